-- What went against a yes at local level or at a checkpoint of the same chain within 30 days: an incident on a trip that rested
-- on it, one that is said to have broken it, a no, a promise found broken.
SELECT y.subject, a.day, a.on_orders
FROM subject_yes y
JOIN low_author a ON a.day BETWEEN y.day AND date(y.day, '+30 days')
    AND (a.decision_broken = y.decision
        OR EXISTS (SELECT 1 FROM subject_trip t WHERE t.subject = y.subject AND t.trip = a.trip))
JOIN actor_line l ON ((l.actor = a.node AND l.ancestor = y.node) OR (l.actor = y.node AND l.ancestor = a.node))
    AND a.day BETWEEN l.certain_from AND l.certain_to
WHERE y.rank <= 5
UNION ALL
SELECT y.subject, d.day_last, 'unknown'
FROM subject_yes y
JOIN fact_decision d ON coalesce(d.request, -d.negotiation) = y.subject
    AND d.code IN ('denied', 'revoked') AND d.level IN ('local', 'checkpoint')
    AND d.day_last BETWEEN y.day AND date(y.day, '+30 days')
JOIN asked ON d.day_last <= asked.day
JOIN actor_line l ON l.actor = d.actor AND l.ancestor = y.node AND d.day_last BETWEEN l.certain_from AND l.certain_to
UNION ALL
SELECT y.subject, c.date, 'unknown'
FROM subject_yes y
JOIN promise p ON p.voided_on IS NULL AND p.negotiation = CASE
    WHEN y.subject < 0 THEN -y.subject ELSE (SELECT r.negotiation FROM request r WHERE r.id = y.subject) END
JOIN promise_check c ON c.promise = p.id AND c.finding = 'broken' AND c.date BETWEEN y.day AND date(y.day, '+30 days')
JOIN asked ON c.date <= asked.day
JOIN actor_line l ON l.actor = p.node AND l.ancestor = y.node AND c.date BETWEEN l.certain_from AND l.certain_to
