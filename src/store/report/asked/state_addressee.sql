-- Every authority whose yes a request needs and that was asked by the day asked about, with what came of it. What is
-- left aside of a withdrawn request: nobody owes it an answer.
SELECT
    x.addressee AS id,
    x.request,
    r.first_day AS day_first,
    r.first_day AS day_last,
    x.node AS actor,
    a.actor_type,
    coalesce((
        SELECT l.level FROM actor_level l
        WHERE l.actor = x.node
            AND coalesce(l.since_first, '0000') <= x.submitted_on
            AND coalesce(l.until_last, '9999') >= x.submitted_on
        ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') AS level,
    coalesce((
        SELECT d.node_level FROM decision d
        WHERE d.addressee = x.addressee AND d.voided_on IS NULL AND d.date_last <= asked.day
        ORDER BY d.date_last DESC, d.id DESC LIMIT 1), 'unknown') AS level_recorded,
    (SELECT b.value FROM actor_branches b WHERE b.actor = x.node ORDER BY b.n LIMIT 1) AS branch,
    pa.country,
    pa.adm1,
    pa.adm2,
    r.negotiation,
    r.what AS objective,
    (SELECT s.value FROM request_sectors s WHERE s.request = r.id ORDER BY s.n LIMIT 1) AS sector,
    r.sensitivity,
    x.answered,
    NOT x.answered AND x.owed_from <= asked.day AS owes,
    CASE WHEN NOT x.answered THEN x.owed_from END AS owed_from,
    CASE WHEN NOT x.answered THEN CAST(julianday(asked.day) - julianday(x.owed_from) AS INTEGER) END AS days_owed,
    CAST(julianday((
        SELECT min(d.date_last) FROM decision d
        WHERE d.addressee = x.addressee AND d.voided_on IS NULL AND d.date_last <= asked.day
            AND d.code NOT IN ('referred', 'deferred', 'acknowledged'))) - julianday(x.submitted_on) AS INTEGER)
        AS days_to_answer
FROM needed_word x
JOIN asked
JOIN request r ON r.id = x.request
JOIN actor a ON a.id = x.node
LEFT JOIN place_area pa ON pa.place = r.place
WHERE r.voided_on IS NULL AND coalesce(r.counted_by, 'us') = 'us'
    AND (r.withdrawn_on IS NULL OR r.withdrawn_on > asked.day)
    AND x.submitted_on <= asked.day
