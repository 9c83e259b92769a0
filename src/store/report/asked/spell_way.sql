-- Which negotiations are about which destinations.
SELECT np.negotiation, p.destination
FROM negotiation_places np
JOIN spell_place p ON p.place = np.value
UNION
SELECT t.negotiation, p.destination
FROM trip t
JOIN spell_place p ON p.place = t.destination
WHERE t.negotiation IS NOT NULL AND t.voided_on IS NULL
UNION
SELECT r.negotiation, p.destination
FROM request r
JOIN spell_place p ON p.place = r.place
WHERE r.negotiation IS NOT NULL AND r.voided_on IS NULL
UNION
SELECT r.negotiation, p.destination
FROM request r
JOIN trip_requests q ON q.value = r.id
JOIN trip t ON t.id = q.trip AND t.voided_on IS NULL
JOIN spell_place p ON p.place = t.destination
WHERE r.negotiation IS NOT NULL AND r.voided_on IS NULL
