-- The noes, and yeses taken back, by the day asked about, of those whose yes was needed to go to a destination: to a request,
-- where it or a trip that rested on it was to go; in a negotiation, where that is about. Where the yes of one of a
-- group is enough, the no of one takes nothing.
SELECT n.decision, p.destination
FROM spell_no n
JOIN request r ON r.id = n.request
JOIN spell_place p ON p.place = r.place
UNION
SELECT n.decision, p.destination
FROM spell_no n
JOIN trip_requests q ON q.value = n.request
JOIN trip t ON t.id = q.trip AND t.voided_on IS NULL
JOIN spell_place p ON p.place = t.destination
UNION
SELECT n.decision, p.destination
FROM spell_no n
JOIN negotiation_places x ON x.negotiation = n.negotiation
JOIN spell_place p ON p.place = x.value
WHERE n.request IS NULL
