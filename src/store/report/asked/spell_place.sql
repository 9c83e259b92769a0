-- The destination that each place is, or lies in: a site is one of its own, else it is the district; what lies in no known
-- district stands for itself.
SELECT p.id AS place, CASE WHEN p.kind = 'site' THEN p.id ELSE coalesce(a.adm2, p.id) END AS destination, a.adm2
FROM place p
LEFT JOIN place_area a ON a.place = p.id
