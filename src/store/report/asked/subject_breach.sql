-- What went against a yes at local level or at a checkpoint of the same chain within 30 days: an incident that is said to have
-- broken it, one on a trip that rested on it, a no, a promise found broken. Each looks back for one such yes: a subject can
-- have thousands of both.
SELECT y.subject, a.day, a.on_orders
FROM low_author a
JOIN subject_yes y ON y.decision = a.decision_broken AND y.rank <= 5 AND a.day BETWEEN y.day AND y.tried_until
WHERE EXISTS (
    SELECT 1 FROM actor_line l
    WHERE ((l.actor = a.node AND l.ancestor = y.node) OR (l.actor = y.node AND l.ancestor = a.node))
        AND a.day BETWEEN l.certain_from AND l.certain_to)
UNION ALL
SELECT t.subject, a.day, a.on_orders
FROM low_author a
JOIN subject_trip t ON t.trip = a.trip
WHERE EXISTS (
        SELECT 1 FROM actor_line l
        CROSS JOIN subject_yes y ON y.subject = t.subject AND y.node = l.ancestor
        WHERE l.actor = a.node AND a.day BETWEEN l.certain_from AND l.certain_to
            AND y.rank <= 5 AND a.day BETWEEN y.day AND y.tried_until)
    OR EXISTS (
        SELECT 1 FROM actor_line l
        CROSS JOIN subject_yes y ON y.subject = t.subject AND y.node = l.actor
        WHERE l.ancestor = a.node AND a.day BETWEEN l.certain_from AND l.certain_to
            AND y.rank <= 5 AND a.day BETWEEN y.day AND y.tried_until)
UNION ALL
SELECT coalesce(d.request, -d.negotiation), d.day_last, 'unknown'
FROM fact_decision d
JOIN asked ON d.day_last <= asked.day
WHERE d.code IN ('denied', 'revoked') AND d.level IN ('local', 'checkpoint') AND EXISTS (
    SELECT 1 FROM actor_line l
    CROSS JOIN subject_yes y ON y.subject = coalesce(d.request, -d.negotiation) AND y.node = l.ancestor
    WHERE l.actor = d.actor AND d.day_last BETWEEN l.certain_from AND l.certain_to
        AND d.day_last BETWEEN y.day AND y.tried_until)
UNION ALL
SELECT s.subject, s.day, 'unknown' FROM subject_check s WHERE s.finding = 'broken'
