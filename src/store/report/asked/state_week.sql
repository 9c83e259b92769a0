-- The weeks from Monday to Sunday that lie in the period, from the first entry on, and whether anything is dated in them.
WITH RECURSIVE week (monday) AS (
    SELECT date(max(asked.since, (SELECT e.date_first FROM entry e ORDER BY e.date_first LIMIT 1)), 'weekday 1') FROM asked
    UNION ALL
    SELECT date(w.monday, '+7 days') FROM week w, asked WHERE date(w.monday, '+13 days') <= asked.day
)
SELECT
    w.monday AS day_first,
    date(w.monday, '+6 days') AS day_last,
    'low' AS sensitivity,
    NOT EXISTS (
        SELECT 1 FROM entry e WHERE e.date_first >= w.monday AND e.date_first <= date(w.monday, '+6 days')) AS empty
FROM week w
JOIN asked
WHERE date(w.monday, '+6 days') <= asked.day
