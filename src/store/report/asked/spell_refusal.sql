-- The noes, and yeses taken back, by the day asked about, of those whose yes was needed to go to a destination. Where the
-- yes of one of a group is enough, the no of one takes nothing.
SELECT d.id AS decision, p.destination
FROM decision d
JOIN asked
LEFT JOIN request_addressee w ON w.id = d.addressee
LEFT JOIN request r ON r.id = w.request
LEFT JOIN negotiation n ON n.id = d.negotiation AND d.addressee IS NULL
JOIN spell_place p ON p.place IN (
    SELECT r.place
    UNION ALL SELECT t.destination FROM trip_requests q JOIN trip t ON t.id = q.trip WHERE q.value = r.id AND t.voided_on IS NULL
    UNION ALL SELECT np.value FROM negotiation_places np WHERE np.negotiation = n.id)
WHERE d.code IN ('denied', 'revoked') AND d.date_last <= asked.day
    AND d.voided_on IS NULL AND coalesce(d.counted_by, 'us') = 'us'
    AND coalesce(w.needed, 'yes') = 'yes'
    AND coalesce(r.voided_on, n.voided_on) IS NULL AND coalesce(r.counted_by, n.counted_by, 'us') = 'us'
    AND coalesce(r.what, n.objective) IN (
        'convoy', 'cross-line', 'cross-border', 'field-visit', 'assessment', 'sustained-presence', 'site-access',
        'community-access', 'evacuation', 'medical-referral', 'other')
