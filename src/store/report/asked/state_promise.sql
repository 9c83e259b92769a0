-- Where each promise that was made by the day asked about stands on it, by its checks. A check that could tell nothing is
-- none.
SELECT
    q.*,
    CASE
        WHEN q.settled THEN CASE WHEN q.broken_on IS NULL THEN 'kept' ELSE 'settled-after-breach' END
        WHEN q.latest IS NULL THEN 'unchecked'
        WHEN q.latest = 'held' THEN 'holding'
        ELSE q.latest
    END AS state,
    q.latest IS NOT NULL AS checked,
    q.due < q.asked_day AND NOT q.settled AS overdue,
    CASE WHEN q.broken_on IS NOT NULL THEN 'broken' END AS ending,
    max(0, CAST(julianday(coalesce(q.broken_on, q.last_check)) - julianday(q.day_last) AS INTEGER)) AS lasted,
    CASE WHEN q.broken_on IS NOT NULL THEN max(0, CAST(julianday(q.broken_on) - julianday(q.day_last) AS INTEGER)) END
        AS days_to_breach
FROM (
    SELECT
        p.id,
        p.made_on_first AS day_first,
        p.made_on_last AS day_last,
        p.promised_by AS side,
        p.kind AS promise,
        p.node AS actor,
        coalesce(a.actor_type, 'unknown') AS actor_type,
        coalesce((
        SELECT l.level FROM actor_level l
        WHERE l.actor = p.node
            AND coalesce(l.since_first, '0000') <= p.made_on_first
            AND coalesce(l.until_last, '9999') >= p.made_on_last
        ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') AS level,
        coalesce(p.node_level, 'unknown') AS level_recorded,
        (SELECT b.value FROM actor_branches b WHERE b.actor = p.node ORDER BY b.n LIMIT 1) AS branch,
        coalesce(pa.country, n.country) AS country,
        coalesce(pa.adm1, n.adm1) AS adm1,
        CASE WHEN pa.place IS NULL THEN n.adm2 ELSE pa.adm2 END AS adm2,
        p.negotiation,
        n.objective,
        n.sector,
        m.mode,
        -- How a community took part before the day of the promise: the latest of all, of several on one day the furthest.
        (SELECT substr(max(v.date || CASE v.degree
                WHEN 'none' THEN 0 WHEN 'informed' THEN 1 WHEN 'consulted' THEN 2 WHEN 'consented' THEN 3 WHEN 'co-led' THEN 4
                ELSE 5 END || v.degree), 12)
            FROM (
                SELECT i.date, i.degree, i.withdrawn_on, i.consent_until
                FROM negotiation_involvement i WHERE i.negotiation = p.negotiation
                UNION ALL
                SELECT i.date, i.degree, i.withdrawn_on, i.consent_until
                FROM meeting x JOIN meeting_involvement i ON i.meeting = x.id
                WHERE x.negotiation = p.negotiation AND x.voided_on IS NULL AND coalesce(x.counted_by, 'us') = 'us') v
            WHERE v.date < p.made_on_first AND coalesce(v.withdrawn_on, '9999') >= p.made_on_first
                AND coalesce(v.consent_until, '9999') >= p.made_on_first) AS degree,
        p.sensitivity,
        p.due,
        asked.day AS asked_day,
        coalesce(p.settled_on <= asked.day, 0) AS settled,
        (SELECT c.finding FROM promise_check c
            WHERE c.promise = p.id AND c.finding <> 'unknown' AND c.date <= asked.day
            ORDER BY c.date DESC, c.n DESC LIMIT 1) AS latest,
        (SELECT max(c.date) FROM promise_check c
            WHERE c.promise = p.id AND c.finding <> 'unknown' AND c.date <= asked.day) AS last_check,
        (SELECT min(c.date) FROM promise_check c
            WHERE c.promise = p.id AND c.finding = 'broken' AND c.date <= asked.day) AS broken_on
    FROM promise p
    JOIN asked
    LEFT JOIN actor a ON a.id = p.node
    LEFT JOIN place_area pa ON pa.place = p.place
    LEFT JOIN fact_negotiation n ON n.id = p.negotiation
    LEFT JOIN meeting m ON m.id = p.meeting
    WHERE p.voided_on IS NULL AND coalesce(p.counted_by, 'us') = 'us' AND p.made_on_last <= asked.day) q
