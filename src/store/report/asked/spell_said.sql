-- The yeses of each negotiation and each request by the day asked about, at the level of their day: of many that hold
-- equally long, the first.
SELECT
    f.negotiation,
    f.request,
    f.level,
    f.level_recorded,
    f.valid_from,
    f.valid_to,
    min(f.day_last) AS said_on
FROM fact_decision f
JOIN asked
WHERE f.is_yes AND f.day_last <= asked.day
GROUP BY f.negotiation, f.request, f.level, f.level_recorded, f.valid_from, f.valid_to
