-- The answers that are owed on the day asked about, since the first day on which they were.
SELECT
    s.id, s.request, s.owed_from AS day_first, s.owed_from AS day_last, s.owed_from, s.days_owed, s.actor, s.actor_type,
    s.level, s.level_recorded, s.branch, s.country, s.adm1, s.adm2, s.negotiation, s.objective, s.sector, s.sensitivity
FROM state_addressee s
WHERE s.owes
