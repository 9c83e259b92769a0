-- The rules that are in force on the day asked about, since the day on which they came into force.
SELECT
    f.id,
    f.in_force_from AS day_first,
    f.in_force_from AS day_last,
    f.actor,
    f.actor_type,
    f.level,
    f.branch,
    f.country,
    f.adm1,
    f.adm2,
    f.directive,
    f.effect,
    f.sensitivity,
    CAST(julianday(asked.day) - julianday(f.in_force_from) AS INTEGER) AS age
FROM fact_directive f
JOIN asked
WHERE f.in_force_from <= asked.day AND coalesce(f.in_force_to, '9999') >= asked.day
    AND coalesce(f.lifted_on, '9999') > asked.day
