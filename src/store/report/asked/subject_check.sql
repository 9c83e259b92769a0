-- The checks of the promises of a subject's negotiation, where the promise is one of a node below a yes of the subject, within
-- 30 days of it.
SELECT s.subject, c.date AS day, c.finding
FROM (
    SELECT y.subject, CASE WHEN y.subject < 0 THEN -y.subject ELSE (SELECT r.negotiation FROM request r WHERE r.id = y.subject) END
        AS negotiation
    FROM subject_yes y
    GROUP BY y.subject) s
JOIN promise p ON p.negotiation = s.negotiation AND p.voided_on IS NULL
JOIN promise_check c ON c.promise = p.id
JOIN asked ON c.date <= asked.day
WHERE EXISTS (
    SELECT 1 FROM subject_window w
    JOIN actor_line l ON l.actor = p.node AND l.ancestor = w.node AND c.date BETWEEN l.certain_from AND l.certain_to
    WHERE w.subject = s.subject AND c.date BETWEEN w.opened AND w.closed)
