-- The yeses behind the trips with which a spell began, said by their day and valid on it, whatever their form.
SELECT y.destination, y.run, f.level, f.level_recorded
FROM (
    SELECT s.destination, s.run, s.day, s.last_day, d.id AS decision
    FROM spell_trip s
    JOIN trip_requests q ON q.trip = s.trip
    JOIN request_addressee w ON w.request = q.value
    JOIN decision d ON d.addressee = w.id
    UNION
    SELECT s.destination, s.run, s.day, s.last_day, x.value FROM spell_trip s JOIN trip_decisions x ON x.trip = s.trip
    UNION
    SELECT s.destination, s.run, s.day, s.last_day, d.id
    FROM spell_trip s
    JOIN trip t ON t.id = s.trip
    JOIN decision d ON d.negotiation = t.negotiation) y
JOIN fact_decision f ON f.id = y.decision
    AND f.is_yes AND f.day_last <= y.last_day AND f.valid_from <= y.last_day AND f.valid_to >= y.day
