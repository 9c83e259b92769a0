-- Violence against people, the gravest included: the one table in which they are counted.
SELECT f.id AS record, f.day_first, f.day_last, 'high' AS sensitivity, f.country, f.actor AS node, f.kind
FROM fact_incident f
WHERE f.category = 'A5'
