-- The nodes at a low level, local or at a checkpoint, that an incident names, with the day and whether they were said to be on
-- orders.
SELECT x.incident, x.node, coalesce(x.on_orders, 'unknown') AS on_orders, i.trip, i.decision_broken, i.date_last AS day
FROM incident_actor x
JOIN incident i ON i.id = x.incident AND i.voided_on IS NULL
WHERE EXISTS (
    SELECT 1 FROM actor_level l
    WHERE l.actor = x.node AND l.level IN ('local', 'checkpoint')
        AND coalesce(l.since_first, '0000') <= i.date_first AND coalesce(l.until_last, '9999') >= i.date_last)
