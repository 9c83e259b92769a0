-- Projects that are still suspended on the day asked about, since the day on which they were.
SELECT f.*, CAST(julianday(asked.day) - julianday(f.day_last) AS INTEGER) AS age
FROM fact_suspension f
JOIN asked
WHERE f.day_last <= asked.day AND NOT EXISTS (
    SELECT 1 FROM fact_resumption r WHERE r.incident = f.incident AND r.day_first <= asked.day)
