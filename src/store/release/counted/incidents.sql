-- Incidents by their category and the group of their cause, by district and by what their author is.
SELECT
    f.id AS record,
    f.day_first,
    f.day_last,
    f.sensitivity,
    f.country,
    f.actor AS node,
    f.category || '/' || f.cause_group AS category,
    f.adm1,
    f.actor_type AS "actor-type"
FROM fact_incident f
