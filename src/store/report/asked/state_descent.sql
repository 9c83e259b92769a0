-- Each subject with a yes: how high it was said, and what became of it lower down by the day asked about. The day is that of
-- the first yes at the highest level. It says nothing of who.
SELECT
    q.subject AS id,
    q.day AS day_first,
    q.day AS day_last,
    q.negotiation,
    q.objective,
    q.country,
    q.adm1,
    q.adm2,
    q.sector,
    q.sensitivity,
    q.contact,
    CASE WHEN q.breached_on IS NOT NULL THEN 'breached' WHEN q.passed_on IS NOT NULL THEN 'kept' ELSE 'untested' END AS conduct,
    q.breached_on IS NOT NULL AS breached,
    q.breached_on IS NULL AND q.passed_on IS NOT NULL AS kept,
    CASE WHEN q.breached_on IS NOT NULL THEN (
        SELECT CASE WHEN sum(b.on_orders = 'yes') > 0 THEN 'yes' WHEN sum(b.on_orders = 'no') > 0 THEN 'no' ELSE 'unknown' END
        FROM subject_breach b WHERE b.subject = q.subject) ELSE 'not-breached' END AS on_orders,
    CAST(julianday(coalesce(q.breached_on, q.passed_on)) - julianday(q.day) AS INTEGER) AS lag
FROM (
    SELECT
        s.subject,
        CASE WHEN s.rank <= 2 THEN 'senior' WHEN s.rank = 3 THEN 'regional' WHEN s.rank <= 5 THEN 'bottom-up' ELSE 'unknown' END
            AS contact,
        (SELECT min(y.day) FROM subject_yes y WHERE y.subject = s.subject AND coalesce(y.rank, 9) = coalesce(s.rank, 9)) AS day,
        coalesce(r.negotiation, n.id) AS negotiation,
        coalesce(r.what, n.objective) AS objective,
        coalesce(pa.country, n.country) AS country,
        coalesce(pa.adm1, n.adm1) AS adm1,
        CASE WHEN pa.place IS NULL THEN n.adm2 ELSE pa.adm2 END AS adm2,
        n.sector,
        coalesce(r.sensitivity, n.sensitivity, 'high') AS sensitivity,
        (SELECT min(b.day) FROM subject_breach b WHERE b.subject = s.subject) AS breached_on,
        (SELECT min(b.day) FROM subject_passage b WHERE b.subject = s.subject) AS passed_on
    FROM (SELECT y.subject, min(y.rank) AS rank FROM subject_yes y GROUP BY y.subject) s
    LEFT JOIN request r ON r.id = s.subject
    LEFT JOIN fact_negotiation n ON n.id = CASE WHEN s.subject < 0 THEN -s.subject ELSE r.negotiation END
    LEFT JOIN place_area pa ON pa.place = r.place
    WHERE r.id IS NULL OR (r.voided_on IS NULL AND coalesce(r.counted_by, 'us') = 'us')) q
