-- Decisions by what was said and by the level that said it.
SELECT f.id AS record, f.day_first, f.day_last, f.sensitivity, f.country, f.actor AS node, f.code AS decision, f.level
FROM fact_decision f
