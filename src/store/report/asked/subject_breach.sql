-- The days on which something went against a yes at local level or at a checkpoint of the same chain within 30 days: an
-- incident that is said to have broken it, one on a trip that rested on it, a no, a promise found broken.
SELECT y.subject, a.day, a.on_orders
FROM low_author a
JOIN subject_yes y ON y.decision = a.decision_broken AND y.rank <= 5 AND a.day BETWEEN y.day AND y.tried_until
WHERE EXISTS (
    SELECT 1 FROM actor_line l
    WHERE ((l.actor = a.node AND l.ancestor = y.node) OR (l.actor = y.node AND l.ancestor = a.node))
        AND a.day BETWEEN l.certain_from AND l.certain_to)
UNION ALL
SELECT b.subject, b.day, b.on_orders
FROM (
    SELECT DISTINCT t.subject, a.node, a.day, a.on_orders
    FROM low_author a
    JOIN subject_trip t ON t.trip = a.trip) b
WHERE EXISTS (
        SELECT 1 FROM actor_line l
        CROSS JOIN subject_window w ON w.subject = b.subject AND w.node = l.ancestor AND w.ranked
        WHERE l.actor = b.node AND b.day BETWEEN l.certain_from AND l.certain_to AND b.day BETWEEN w.opened AND w.closed)
    OR EXISTS (
        SELECT 1 FROM actor_line l
        CROSS JOIN subject_window w ON w.subject = b.subject AND w.node = l.actor AND w.ranked
        WHERE l.ancestor = b.node AND b.day BETWEEN l.certain_from AND l.certain_to AND b.day BETWEEN w.opened AND w.closed)
UNION ALL
SELECT n.subject, n.day, 'unknown'
FROM (
    SELECT DISTINCT coalesce(d.request, -d.negotiation) AS subject, d.actor AS node, d.day_last AS day
    FROM fact_decision d
    JOIN asked ON d.day_last <= asked.day
    WHERE d.code IN ('denied', 'revoked') AND d.level IN ('local', 'checkpoint')) n
WHERE EXISTS (
    SELECT 1 FROM actor_line l
    CROSS JOIN subject_window w ON w.subject = n.subject AND w.node = l.ancestor
    WHERE l.actor = n.node AND n.day BETWEEN l.certain_from AND l.certain_to AND n.day BETWEEN w.opened AND w.closed)
UNION ALL
SELECT s.subject, s.day, 'unknown' FROM subject_check s WHERE s.finding = 'broken'
