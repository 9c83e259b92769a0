-- The trips with which a spell began.
SELECT r.destination, r.run, e.trip, e.day, e.last_day
FROM spell_run r
JOIN spell_event e ON e.destination = r.destination AND e.day = r.day AND e.what = 1
