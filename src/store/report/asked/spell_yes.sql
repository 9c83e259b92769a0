-- The yeses behind the trips with which a spell began, said by their day and valid on it, whatever their form: those that the
-- trips name, those to their requests, and those in their negotiation that answer no request.
SELECT s.destination, s.run, y.level, y.level_recorded
FROM spell_trip s
JOIN trip_requests q ON q.trip = s.trip
JOIN spell_said y ON y.request = q.value
WHERE y.said_on <= s.last_day AND y.valid_from <= s.last_day AND y.valid_to >= s.day
UNION
SELECT s.destination, s.run, f.level, f.level_recorded
FROM spell_trip s
JOIN trip_decisions x ON x.trip = s.trip
JOIN fact_decision f ON f.id = x.value
    AND f.is_yes AND f.day_last <= s.last_day AND f.valid_from <= s.last_day AND f.valid_to >= s.day
UNION
SELECT s.destination, s.run, y.level, y.level_recorded
FROM spell_trip s
JOIN trip t ON t.id = s.trip
JOIN spell_said y ON y.negotiation = t.negotiation AND y.request IS NULL
WHERE y.said_on <= s.last_day AND y.valid_from <= s.last_day AND y.valid_to >= s.day
