-- The roads on which we made trips and then, for thirty days, none: on the thirtieth day. Where of a trip only the month is
-- kept, it may have been made on the month's last day, and the next one on its first. Many trips of a day are one, read from
-- an index alone.
SELECT
    u.road,
    u.unused_on AS day_first,
    u.unused_on AS day_last,
    a.country,
    a.adm1,
    u.seen_by AS last_used_on,
    u.next_on AS used_again_on,
    u.next_on IS NULL AS still_unused,
    (SELECT count(*) FROM trip t
        WHERE t.road = u.road AND t.date_last > u.seen_by AND t.date_last <= coalesce(u.next_on, u.asked_day)
            AND t.outcome IN ('denied', 'not-cleared-in-time', 'go-ahead-withheld', 'self-restricted')
            AND t.voided_on IS NULL AND coalesce(t.counted_by, 'us') = 'us') AS not_made,
    CASE u.sensitive WHEN 1 THEN 'low' WHEN 2 THEN 'moderate' WHEN 3 THEN 'high' ELSE 'severe' END AS sensitivity
FROM (
    SELECT p.*, date(p.seen_by, '+30 days') AS unused_on
    FROM (
        SELECT
            d.road,
            asked.day AS asked_day,
            max(d.date_last) OVER (
                PARTITION BY d.road ORDER BY d.date_first, d.date_last ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
                AS seen_by,
            lead(d.date_first) OVER (PARTITION BY d.road ORDER BY d.date_first, d.date_last) AS next_on,
            d.sensitive
        FROM (
            SELECT
                t.road,
                t.date_last,
                t.date_first,
                max(CASE t.sensitivity WHEN 'low' THEN 1 WHEN 'moderate' THEN 2 WHEN 'high' THEN 3 ELSE 4 END) AS sensitive
            FROM trip t
            WHERE t.road IS NOT NULL AND t.voided_on IS NULL AND coalesce(t.counted_by, 'us') = 'us'
                AND t.outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back')
            GROUP BY t.road, t.date_last, t.date_first) d
        JOIN asked
        WHERE d.date_last <= asked.day) p) u
LEFT JOIN place_area a ON a.place = u.road
WHERE u.unused_on <= u.asked_day AND coalesce(u.next_on, '9999') > u.unused_on
