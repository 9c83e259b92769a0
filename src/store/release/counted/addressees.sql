-- Those whose yes a request needs, by what they had answered by the day asked about, and by what they are. The record is
-- their request: once that is frozen, so are they.
SELECT
    w.request AS record,
    r.first_day AS day_first,
    r.first_day AS day_last,
    r.sensitivity,
    pa.country,
    w.node,
    CASE
        WHEN r.withdrawn_on <= asked.day THEN 'withdrawn'
        WHEN w.firm_in_time THEN 'yes-in-time'
        WHEN w.firm THEN 'yes-late'
        WHEN w.word IN ('denied', 'revoked') THEN 'no'
        WHEN NOT w.answered AND w.owed_from <= asked.day THEN 'owing'
        ELSE 'other'
    END AS answer,
    a.actor_type AS "actor-type"
FROM needed_word w
JOIN asked
JOIN request r ON r.id = w.request
JOIN actor a ON a.id = w.node
LEFT JOIN place_area pa ON pa.place = r.place
WHERE r.voided_on IS NULL AND coalesce(r.counted_by, 'us') = 'us' AND r.first_day BETWEEN asked.since AND asked.day
