-- The first no of a node after three or more of its yeses in a row, by the day asked about. Later, see my chief and took
-- note are neither and break no row. Of one day the yes comes first.
SELECT
    f.id, f.day_first, f.day_last, f.actor, f.actor_type, f.level, f.level_recorded, f.branch, f.country, f.adm1, f.adm2,
    f.negotiation, f.objective, f.mode, f.code, f.sensitivity,
    t.yeses
FROM (
    SELECT s.id, s.is_no, sum(NOT s.is_no) OVER (PARTITION BY s.node, s.noes) AS yeses
    FROM (
        SELECT a.id, a.node, a.code IN ('denied', 'revoked') AS is_no,
            coalesce(sum(a.code IN ('denied', 'revoked')) OVER (
                PARTITION BY a.node ORDER BY a.date_last, a.code IN ('denied', 'revoked'), a.id
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS noes
        FROM answer a
        JOIN asked
        WHERE (a.is_yes OR a.code IN ('denied', 'revoked')) AND coalesce(a.counted_by, 'us') = 'us'
            AND a.date_last <= asked.day) s) t
JOIN fact_decision f ON f.id = t.id
WHERE t.is_no AND t.yeses >= 3
