-- The people not reached of each claim by the group of what kept them away.
SELECT
    g.claim,
    sum(g.told) AS told,
    min(CASE WHEN g.told > 0 THEN g.day END) AS since,
    sum(CASE WHEN g.cause = 'insecurity' THEN g.told ELSE 0 END) AS insecurity,
    sum(CASE WHEN g.cause = 'physical' THEN g.told ELSE 0 END) AS physical,
    sum(CASE WHEN g.cause = 'bureaucratic' THEN g.told ELSE 0 END) AS bureaucratic,
    sum(CASE WHEN g.cause = 'people' THEN g.told ELSE 0 END) AS own_access,
    sum(CASE WHEN g.cause IN ('unknown', 'none') THEN g.told ELSE 0 END) AS unknown_cause
FROM claim_told g
GROUP BY g.claim
