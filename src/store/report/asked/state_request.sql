-- Where each request stands on the day asked about: the first state that fits. A request that names nobody whose yes it
-- needs is never cleared. Of a group of which one yes is enough, one.
SELECT
    q.id,
    q.id AS request,
    q.first_day AS day_first,
    q.first_day AS day_last,
    q.country,
    q.adm1,
    q.adm2,
    q.adm3,
    q.negotiation,
    q.objective,
    q.asset,
    q.sector,
    q.sensitivity,
    q.state,
    q.state IN ('cleared-in-time', 'cleared-in-part', 'late') AS cleared,
    q.state IN ('cleared-in-time', 'cleared-in-part') AS cleared_in_time,
    q.state = 'refused' AS refused,
    q.submitted_on IS NULL AS not_submitted,
    -- From the first day on which it was handed in to what ended the wait.
    CASE q.state
        WHEN 'withdrawn' THEN 'withdrawn' WHEN 'refused' THEN 'refused'
        WHEN 'cleared-in-time' THEN 'cleared' WHEN 'cleared-in-part' THEN 'cleared' WHEN 'late' THEN 'cleared'
    END AS ending,
    max(0, CAST(julianday(CASE q.state
        WHEN 'withdrawn' THEN q.withdrawn_on
        WHEN 'cleared-in-time' THEN q.in_time_on
        WHEN 'cleared-in-part' THEN q.in_time_on
        WHEN 'late' THEN q.cleared_on
        WHEN 'refused' THEN q.refused_on
        ELSE q.asked_day
    END) - julianday(q.submitted_on) AS INTEGER)) AS waited
FROM (
    SELECT
        p.*,
        CASE
            WHEN p.withdrawn_on <= p.asked_day THEN 'withdrawn'
            WHEN p.in_time_on IS NOT NULL THEN CASE WHEN EXISTS (
                SELECT 1 FROM needed_word x WHERE x.request = p.id AND x.firm_in_time AND x.part_in_time)
                THEN 'cleared-in-part' ELSE 'cleared-in-time' END
            WHEN p.refused_on IS NOT NULL THEN 'refused'
            WHEN p.cleared_on IS NOT NULL THEN 'late'
            WHEN EXISTS (
                SELECT 1 FROM needed_word x WHERE x.request = p.id AND NOT x.answered AND x.owed_from <= p.asked_day)
                THEN 'owing'
            WHEN p.asked_day > date(p.last_needed, '+30 days') AND EXISTS (
                SELECT 1 FROM needed_word x WHERE x.request = p.id AND NOT x.answered AND x.submitted_on <= p.asked_day)
                THEN 'never-answered'
            WHEN (
                SELECT min(yes) FROM (
                    SELECT max(x.is_yes) AS yes FROM needed_word x WHERE x.request = p.id GROUP BY x.slot)) = 1
                THEN 'yes-not-firm'
            ELSE 'waiting'
        END AS state
    FROM (
        SELECT
            r.id,
            r.first_day,
            r.withdrawn_on,
            pa.country,
            pa.adm1,
            pa.adm2,
            pa.adm3,
            r.negotiation,
            r.what AS objective,
            r.asset,
            (SELECT s.value FROM request_sectors s WHERE s.request = r.id ORDER BY s.n LIMIT 1) AS sector,
            r.sensitivity,
            asked.day AS asked_day,
            CASE WHEN o.id IS NULL THEN coalesce(r.last_day, r.first_day) ELSE coalesce(o.last_day, o.first_day) END
                AS last_needed,
            (SELECT min(w.submitted_on) FROM request_addressee w
                WHERE w.request = r.id AND w.submitted_on <= asked.day AND coalesce(w.needed, 'yes') <> 'no') AS submitted_on,
            -- The day on which the last firm yes came, where all had come by the first day needed.
            (SELECT CASE WHEN min(firm) = 1 AND r.first_day <= asked.day THEN max(came) END FROM (
                SELECT max(x.firm_in_time) AS firm, min(CASE WHEN x.firm_in_time THEN x.in_time_on END) AS came
                FROM needed_word x WHERE x.request = r.id GROUP BY x.slot)) AS in_time_on,
            -- The same whenever they came, if none had run out by then.
            (SELECT CASE WHEN min(firm) = 1 AND min(runs_out) >= max(came) THEN max(came) END FROM (
                SELECT
                    max(x.firm) AS firm,
                    min(CASE WHEN x.firm THEN x.word_on END) AS came,
                    max(CASE WHEN x.firm THEN x.valid_last END) AS runs_out
                FROM needed_word x WHERE x.request = r.id GROUP BY x.slot)) AS cleared_on,
            -- A no to a group is one of all of it.
            (SELECT min(came) FROM (
                SELECT max(x.word_on) AS came
                FROM needed_word x WHERE x.request = r.id
                GROUP BY x.slot HAVING min(x.word IN ('denied', 'revoked')) = 1)) AS refused_on
        FROM request r
        JOIN asked
        LEFT JOIN place_area pa ON pa.place = r.place
        LEFT JOIN request_round o ON o.request = r.id AND o.n = (
            SELECT max(x.n) FROM request_round x WHERE x.request = r.id)
        WHERE r.voided_on IS NULL AND coalesce(r.counted_by, 'us') = 'us'
            AND r.first_day BETWEEN asked.since AND asked.day) p) q
