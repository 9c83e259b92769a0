-- Directives by what they restrict.
SELECT f.id AS record, f.day_first, f.day_last, f.sensitivity, f.country, f.actor AS node, f.directive AS restriction
FROM fact_directive f
