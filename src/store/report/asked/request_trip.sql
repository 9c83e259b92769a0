-- The trips of a request whose day has come by the day asked about: how many people each was to reach, did reach for all
-- we know, and by what the rest was kept from us. Where nobody wrote how many a part was, all of it counts as reached, and
-- the trip as not known.
SELECT
    q.value AS request,
    t.id AS trip,
    t.day_last AS day,
    coalesce(t.people_planned, 0) AS planned,
    CASE
        WHEN t.people_reached IS NOT NULL THEN t.people_reached
        WHEN t.completion IN ('full', 'part') THEN coalesce(t.people_planned, 0)
        ELSE 0
    END AS reached,
    t.completion = 'part' AND t.people_reached IS NULL AS not_known,
    t.own_reasons,
    coalesce(t.cause, 'unknown') AS cause
FROM trip_requests q
JOIN fact_trip t ON t.id = q.trip
JOIN asked
WHERE t.day_last <= asked.day
