-- The trips that rested on a subject: on its request, on one of its decisions, or, of a negotiation, that belong to it.
SELECT q.value AS subject, q.trip FROM trip_requests q
UNION
SELECT y.subject, x.trip FROM trip_decisions x JOIN subject_yes y ON y.decision = x.value
UNION
SELECT -t.negotiation, t.id FROM trip t WHERE t.negotiation IS NOT NULL
