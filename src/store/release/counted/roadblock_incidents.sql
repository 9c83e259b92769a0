-- Incidents at checkpoints and roadblocks.
SELECT
    f.id AS record,
    f.day_first,
    f.day_last,
    f.sensitivity,
    f.country,
    f.actor AS node,
    f.category || '/' || f.cause_group AS category,
    f.adm1
FROM fact_incident f
WHERE f.roadblock
