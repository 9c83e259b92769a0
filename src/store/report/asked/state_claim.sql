-- People whom a request, or a trip that rested on none, was to reach, less those reached. What is left without a trip is
-- bureaucratic, and waits since the first day needed.
SELECT
    c.claim AS id,
    c.request,
    c.first_day AS day_first,
    c.first_day AS day_last,
    c.country,
    c.adm1,
    c.adm2,
    CASE WHEN c.adm2 IS NULL AND c.missing > 0 THEN 1 END AS no_district,
    c.negotiation,
    c.objective,
    c.sector,
    c.sensitivity,
    c.planned,
    c.missing,
    c.own,
    c.not_known,
    coalesce(a.insecurity, 0) AS insecurity,
    coalesce(a.physical, 0) AS physical,
    coalesce(a.bureaucratic, 0) + c.missing - coalesce(a.told, 0) AS bureaucratic,
    coalesce(a.own_access, 0) AS own_access,
    coalesce(a.unknown_cause, 0) AS unknown_cause,
    CASE WHEN c.missing > 0 THEN
        CASE WHEN c.missing > coalesce(a.told, 0) THEN min(c.first_day, coalesce(a.since, c.first_day)) ELSE a.since END
    END AS waiting_since,
    -- The earlier, the greater.
    CASE WHEN c.missing > 0 THEN -julianday(
        CASE WHEN c.missing > coalesce(a.told, 0) THEN min(c.first_day, coalesce(a.since, c.first_day)) ELSE a.since END)
    END AS waits_longest,
    -- Who they are is known only where nobody of them was reached.
    CASE WHEN c.missing = c.planned THEN c.women END AS women,
    CASE WHEN c.missing = c.planned THEN c.girls END AS girls,
    CASE WHEN c.missing = c.planned THEN c.boys END AS boys,
    CASE WHEN c.missing = c.planned THEN c.men END AS men
FROM claim_base c
LEFT JOIN claim_cause a ON a.claim = c.claim
