-- What kept whom away, trip by trip, the latest first until everybody who was not reached has a cause.
SELECT
    p.claim,
    p.cause,
    p.day,
    max(0, min(p.gap, p.missing - coalesce(p.before, 0))) AS told
FROM (
    SELECT
        b.claim,
        b.missing,
        x.cause,
        x.day,
        max(0, x.planned - x.reached) AS gap,
        sum(max(0, x.planned - x.reached)) OVER (
            PARTITION BY b.claim ORDER BY x.day DESC, x.cause, x.planned, x.trip
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM claim_base b
    JOIN request_trip x ON x.request = b.request
    WHERE NOT x.own_reasons) p
UNION ALL
SELECT b.claim, b.cause, b.first_day, b.missing FROM claim_base b WHERE b.cause IS NOT NULL
