-- The days on which a yes of a node to a subject is being tried, without gaps: from the yes until 30 days after it, and on
-- where another comes meanwhile. A subject can have thousands of yeses, and few windows.
SELECT w.subject, w.node, w.ranked, min(w.day) AS opened, max(w.tried_until) AS closed
FROM (
    SELECT v.*, sum(v.starts) OVER (PARTITION BY v.subject, v.node, v.ranked ORDER BY v.day) AS island
    FROM (
        SELECT
            y.*,
            y.day > coalesce(max(y.tried_until) OVER (
                PARTITION BY y.subject, y.node, y.ranked ORDER BY y.day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '')
                AS starts
        FROM (
            SELECT DISTINCT subject, node, day, tried_until, coalesce(rank <= 5, 0) AS ranked FROM subject_yes) y) v) w
GROUP BY w.subject, w.node, w.ranked, w.island
