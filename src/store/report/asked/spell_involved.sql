-- How a community took part in what was about a destination, until when that held. What was withdrawn holds no longer.
SELECT w.destination, v.date AS day, v.degree, min(coalesce(v.withdrawn_on, '9999'), coalesce(v.consent_until, '9999')) AS until
FROM negotiation_involvement v
JOIN negotiation n ON n.id = v.negotiation AND n.voided_on IS NULL AND coalesce(n.counted_by, 'us') = 'us'
JOIN spell_way w ON w.negotiation = v.negotiation
UNION ALL
SELECT w.destination, v.date, v.degree, min(coalesce(v.withdrawn_on, '9999'), coalesce(v.consent_until, '9999'))
FROM meeting_involvement v
JOIN spell_meeting w ON w.meeting = v.meeting
