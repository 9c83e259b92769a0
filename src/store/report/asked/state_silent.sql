-- The answers that are owed on the day asked about by those who had answered before and owed none before the period, since the
-- day on which each was owed; and how often they had answered. Who never answered is silent, but not newly.
SELECT
    o.id, o.owed_from AS day_first, o.owed_from AS day_last, o.owed_from, o.days_owed, o.request, o.actor, o.actor_type, o.level,
    o.level_recorded, o.branch, o.country, o.adm1, o.adm2, o.negotiation, o.objective, o.sector, o.sensitivity,
    (SELECT count(*) FROM answer a
        WHERE a.node = o.actor AND coalesce(a.counted_by, 'us') = 'us' AND a.date_last < o.silent_from
            AND a.code NOT IN ('referred', 'deferred', 'acknowledged')) AS answered_before
FROM (
    SELECT s.*, min(s.owed_from) OVER (PARTITION BY s.actor) AS silent_from
    FROM state_addressee s
    WHERE s.owes) o
JOIN asked
WHERE o.silent_from >= asked.since AND answered_before > 0
