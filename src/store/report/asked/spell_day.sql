-- What happened to our going to each destination, day by day, however often: by trips, and by a no, which is access lost. There
-- are many trips, so they are grouped as they are read.
SELECT e.destination, max(e.adm2) AS adm2, e.day, e.what, max(e.last_day) AS last_day, sum(e.what = 1) AS trips,
    max(e.reduced) AS reduced, max(e.sensitive) AS sensitive
FROM (
    SELECT g.destination, g.adm2, g.day, g.last_day, g.what, g.reduced, g.sensitive FROM spell_going g
    UNION ALL
    SELECT
        w.destination, NULL, d.date_last, d.date_last, 2, 0,
        CASE d.sensitivity WHEN 'low' THEN 1 WHEN 'moderate' THEN 2 WHEN 'high' THEN 3 ELSE 4 END
    FROM spell_refusal w
    JOIN decision d ON d.id = w.decision) e
GROUP BY e.destination, e.day, e.what
