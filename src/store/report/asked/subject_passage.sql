-- The days on which something tried a yes within 30 days and passed: a trip that rested on it and arrived, in full or in part; a
-- promise found held.
SELECT p.subject, p.day
FROM (
    SELECT DISTINCT t.subject, f.travel_last AS day
    FROM subject_trip t
    JOIN fact_trip f ON f.id = t.trip AND f.arrival IN ('as-planned', 'with-trouble', 'in-part')
    JOIN asked ON f.travel_last <= asked.day) p
WHERE EXISTS (
    SELECT 1 FROM subject_window w WHERE w.subject = p.subject AND p.day BETWEEN w.opened AND w.closed)
UNION ALL
SELECT s.subject, s.day FROM subject_check s WHERE s.finding = 'held'
