-- What a request of the period, or a trip that rested on none, set out to reach, did reach, and what we kept back ourselves.
-- Requests that we took back are left aside.
SELECT b.*, max(0, b.planned - b.reached - b.own) AS missing
FROM (
    SELECT
        r.id AS claim,
        r.id AS request,
        r.first_day,
        pa.country,
        pa.adm1,
        pa.adm2,
        r.negotiation,
        r.what AS objective,
        (SELECT s.value FROM request_sectors s WHERE s.request = r.id ORDER BY s.n LIMIT 1) AS sector,
        r.sensitivity,
        coalesce(r.people, (SELECT sum(x.planned) FROM request_trip x WHERE x.request = r.id), 0) AS planned,
        coalesce((SELECT sum(x.reached) FROM request_trip x WHERE x.request = r.id), 0) AS reached,
        coalesce((SELECT sum(x.planned) FROM request_trip x WHERE x.request = r.id AND x.own_reasons), 0) AS own,
        coalesce((SELECT sum(x.not_known) FROM request_trip x WHERE x.request = r.id), 0) AS not_known,
        r.women,
        r.girls,
        r.boys,
        r.men,
        NULL AS cause
    FROM request r
    JOIN asked
    LEFT JOIN place_area pa ON pa.place = r.place
    WHERE r.voided_on IS NULL AND coalesce(r.counted_by, 'us') = 'us'
        AND (r.withdrawn_on IS NULL OR r.withdrawn_on > asked.day)
        AND r.first_day BETWEEN asked.since AND asked.day
    UNION ALL
    SELECT
        -t.id,
        NULL,
        t.day_first,
        t.country,
        t.adm1,
        t.adm2,
        t.negotiation,
        t.objective,
        t.sector,
        t.sensitivity,
        coalesce(t.people_planned, 0),
        CASE
            WHEN t.people_reached IS NOT NULL THEN t.people_reached
            WHEN t.completion IN ('full', 'part') THEN coalesce(t.people_planned, 0)
            ELSE 0
        END,
        CASE WHEN t.own_reasons THEN coalesce(t.people_planned, 0) ELSE 0 END,
        t.completion = 'part' AND t.people_reached IS NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        coalesce(t.cause, 'unknown')
    FROM fact_trip t
    JOIN asked
    WHERE t.day_first >= asked.since AND t.day_last <= asked.day
        -- A trip of which nobody wrote how many people it was to reach says nothing of them.
        AND (t.people_planned > 0 OR (t.completion = 'part' AND t.people_reached IS NULL))
        AND NOT EXISTS (SELECT 1 FROM trip_requests q WHERE q.trip = t.id)) b
