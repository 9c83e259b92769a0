-- How long each destination could be reached, as far as we went and saw: a row a spell, on the day on which it began. What
-- it is grouped by was recorded before it began, or stood behind its first trips.
SELECT
    s.destination,
    s.day AS day_first,
    s.day AS day_last,
    a.country,
    a.adm1,
    a.adm2,
    about.negotiation,
    about.objective,
    about.sector,
    before.degree,
    met.mode,
    coalesce(yes.level, 'unknown') AS level,
    coalesce(yes.level_recorded, 'unknown') AS level_recorded,
    CASE s.sensitive WHEN 1 THEN 'low' WHEN 2 THEN 'moderate' WHEN 3 THEN 'high' ELSE 'severe' END AS sensitivity,
    s.trips,
    s.spell_end,
    CASE WHEN s.spell_end IN ('lost', 'given-up') THEN s.spell_end END AS ending,
    max(0, CAST(julianday(CASE WHEN s.spell_end IN ('lost', 'given-up') THEN substr(s.ended, 1, 10) ELSE s.seen_on END)
        - julianday(s.day) AS INTEGER)) AS lasted
FROM (
    SELECT r.*, CASE
        WHEN julianday(substr(r.ended, 1, 10)) - julianday(r.seen_by) <= asked.gap_days
            THEN CASE substr(r.ended, 11) WHEN '2' THEN 'lost' ELSE 'given-up' END
        WHEN julianday(asked.day) - julianday(r.seen_by) <= asked.gap_days THEN 'still-going'
        -- Reduced trips are told of their district; the later ones of its sites are told of those.
        WHEN r.reduced AND r.near_by >= r.seen_on THEN 'still-going'
        ELSE 'not-visited'
    END AS spell_end
    FROM spell_run r
    JOIN asked) s
LEFT JOIN place_area a ON a.place = s.destination
LEFT JOIN (
    SELECT t.destination, t.run, min(f.negotiation) AS negotiation, min(f.objective) AS objective, min(f.sector) AS sector
    FROM spell_trip t JOIN fact_trip f ON f.id = t.trip
    GROUP BY t.destination, t.run) about ON about.destination = s.destination AND about.run = s.run
-- The latest of all; of several on one day, the furthest.
LEFT JOIN (
    SELECT r.destination, r.run, substr(max(v.day || CASE v.degree
        WHEN 'none' THEN 0 WHEN 'informed' THEN 1 WHEN 'consulted' THEN 2 WHEN 'consented' THEN 3 WHEN 'co-led' THEN 4 ELSE 5
        END || v.degree), 12) AS degree
    FROM spell_run r JOIN spell_involved v ON v.destination = r.destination AND v.day < r.day AND v.until >= r.day
    GROUP BY r.destination, r.run) before ON before.destination = s.destination AND before.run = s.run
LEFT JOIN (
    SELECT r.destination, r.run, substr(max(m.date_last || m.mode), 11) AS mode
    FROM spell_run r
    JOIN spell_meeting w ON w.destination = r.destination
    JOIN meeting m ON m.id = w.meeting AND m.mode IS NOT NULL AND m.date_last <= r.day
    GROUP BY r.destination, r.run) met ON met.destination = s.destination AND met.run = s.run
LEFT JOIN (
    SELECT
        y.destination,
        y.run,
        substr(min(CASE y.level WHEN 'leadership' THEN 1 WHEN 'senior' THEN 2 WHEN 'regional' THEN 3 WHEN 'local' THEN 4
            WHEN 'checkpoint' THEN 5 ELSE 6 END || y.level), 2) AS level,
        substr(min(CASE y.level_recorded WHEN 'leadership' THEN 1 WHEN 'senior' THEN 2 WHEN 'regional' THEN 3
            WHEN 'local' THEN 4 WHEN 'checkpoint' THEN 5 ELSE 6 END || y.level_recorded), 2) AS level_recorded
    FROM spell_yes y
    GROUP BY y.destination, y.run) yes ON yes.destination = s.destination AND yes.run = s.run
