-- The spells of each destination: from a trip made to the last one before access was lost or given up, or before nobody went
-- for longer than the team's `gap_days`. Of one day trips made come first, then losses. A trip made to a site of a district
-- is told there as well, as 4: it makes and ends nothing.
SELECT
    n.destination,
    n.run,
    -- As a text, so that it can be looked up beside others.
    CAST(min(CASE WHEN n.what = 1 THEN n.day END) AS TEXT) AS day,
    max(CASE WHEN n.what = 1 THEN n.day END) AS seen_on,
    max(CASE WHEN n.what = 1 THEN n.last_day END) AS seen_by,
    substr(max(CASE WHEN n.what = 1 THEN n.day || n.reduced END), 11) = '1' AS reduced,
    sum(n.trips) AS trips,
    -- All that ends a spell comes after its last trip.
    min(CASE WHEN n.what IN (2, 3) THEN n.day || n.what END) AS ended,
    max(CASE WHEN n.what = 4 THEN n.day END) AS near_by,
    max(CASE WHEN n.what < 4 THEN n.sensitive END) AS sensitive
FROM (
    SELECT s.*, sum(s.what = 1 AND s.begins) OVER (
        PARTITION BY s.destination ORDER BY s.day, s.what ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
    FROM (
        SELECT
            e.*,
            max(CASE WHEN e.what = 1 THEN e.day END) OVER before IS NULL
                OR max(CASE WHEN e.what IN (2, 3) THEN e.day END) OVER before >= max(CASE WHEN e.what = 1 THEN e.day END) OVER before
                OR julianday(e.day) - julianday(max(CASE WHEN e.what = 1 THEN e.last_day END) OVER before) > asked.gap_days
                AS begins
        FROM (
            SELECT destination, day, what, last_day, trips, reduced, sensitive FROM spell_day
            UNION ALL
            SELECT adm2, day, 4, last_day, 0, 0, 1 FROM spell_day WHERE what = 1 AND adm2 <> destination) e
        JOIN asked
        WINDOW before AS (
            PARTITION BY e.destination ORDER BY e.day, e.what ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) s) n
WHERE n.run > 0
GROUP BY n.destination, n.run
