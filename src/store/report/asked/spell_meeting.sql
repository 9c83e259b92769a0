-- The exchanges about a destination.
SELECT m.id AS meeting, w.destination
FROM meeting m
JOIN spell_way w ON w.negotiation = m.negotiation
WHERE m.voided_on IS NULL AND coalesce(m.counted_by, 'us') = 'us'
UNION
SELECT m.id, p.destination
FROM meeting m
JOIN spell_place p ON p.place = m.place
WHERE m.voided_on IS NULL AND coalesce(m.counted_by, 'us') = 'us'
