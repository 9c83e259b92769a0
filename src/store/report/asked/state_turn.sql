-- The first no of a node after three or more of its yeses in a row, by the day asked about. Later, see my chief and took
-- note are neither and break no row. Of one day the yes comes first. The innermost reads an index alone, in its order.
SELECT
    f.id, f.day_first, f.day_last, f.actor, f.actor_type, f.level, f.level_recorded, f.branch, f.country, f.adm1, f.adm2,
    f.negotiation, f.objective, f.mode, f.code, f.sensitivity,
    t.yeses
FROM (
    SELECT n.id, n.said - lag(n.said, 1, 0) OVER (PARTITION BY n.node ORDER BY n.place) AS yeses
    FROM (
        SELECT
            s.id,
            s.node,
            s.is_no,
            row_number() OVER in_turn AS place,
            sum(NOT s.is_no) OVER in_turn AS said
        FROM (
            SELECT a.id, a.node, a.date_last, a.code IN ('denied', 'revoked') AS is_no
            FROM answer a
            JOIN asked
            WHERE (a.is_yes OR a.code IN ('denied', 'revoked')) AND coalesce(a.counted_by, 'us') = 'us'
                AND a.date_last <= asked.day) s
        WINDOW in_turn AS (
            PARTITION BY s.node ORDER BY s.date_last, s.is_no, s.id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) n
    WHERE n.is_no) t
JOIN fact_decision f ON f.id = t.id
WHERE t.yeses >= 3
