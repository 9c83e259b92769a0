-- What our own trips to a destination came to, by the day asked about: 1 a trip made, 2 access lost, 3 access given up out of
-- caution. A trip of which not the day is known counts on the first day that it can be; one of which not even the month
-- is known is left out.
SELECT
    u.destination,
    u.adm2,
    t.date_first AS day,
    t.date_last AS last_day,
    CASE
        WHEN t.outcome = 'self-restricted' THEN 3
        WHEN t.outcome = 'denied' THEN 2
        -- By the road, by mines or by fighting nobody was turned back by anyone: that is a trip made.
        WHEN t.outcome = 'turned-back' AND EXISTS (
            SELECT 1 FROM trip_lead l
            JOIN incident i ON i.id = l.incident AND coalesce(i.category, '') NOT IN ('A4', 'A7', 'A8')
            JOIN incident_actor x ON x.incident = i.id
            WHERE l.trip = t.id) THEN 2
        ELSE 1
    END AS what,
    t.id AS trip,
    t.reduced_on IS NOT NULL AS reduced,
    CASE t.sensitivity WHEN 'low' THEN 1 WHEN 'moderate' THEN 2 WHEN 'high' THEN 3 ELSE 4 END AS sensitive
FROM trip t
JOIN asked
JOIN spell_place u ON u.place = t.destination
WHERE t.voided_on IS NULL AND coalesce(t.counted_by, 'us') = 'us' AND t.date_last <= asked.day
    AND t.outcome IN (
        'facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back', 'denied', 'self-restricted')
    AND julianday(t.date_last) - julianday(t.date_first) < 31
