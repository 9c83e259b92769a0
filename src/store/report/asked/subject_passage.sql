-- What tried a yes within 30 days and passed: a trip that rested on it and arrived, in full or in part; a promise found held.
SELECT y.subject, f.travel_last AS day
FROM subject_yes y
JOIN subject_trip t ON t.subject = y.subject
JOIN fact_trip f ON f.id = t.trip AND f.arrival IN ('as-planned', 'with-trouble', 'in-part')
    AND f.travel_last BETWEEN y.day AND date(y.day, '+30 days')
JOIN asked ON f.travel_last <= asked.day
UNION ALL
SELECT y.subject, c.date
FROM subject_yes y
JOIN promise p ON p.voided_on IS NULL AND p.negotiation = CASE
    WHEN y.subject < 0 THEN -y.subject ELSE (SELECT r.negotiation FROM request r WHERE r.id = y.subject) END
JOIN promise_check c ON c.promise = p.id AND c.finding = 'held' AND c.date BETWEEN y.day AND date(y.day, '+30 days')
JOIN asked ON c.date <= asked.day
JOIN actor_line l ON l.actor = p.node AND l.ancestor = y.node AND c.date BETWEEN l.certain_from AND l.certain_to
