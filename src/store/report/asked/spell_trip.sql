-- The trips with which a spell began: each trip is read once and its spell looked up, not the other way round.
SELECT r.destination, r.run, g.trip, g.day, g.last_day
FROM spell_going g
CROSS JOIN spell_run r ON r.destination = g.destination AND r.day = g.day
WHERE g.what = 1
