-- The noes, and yeses taken back, by the day asked about, that are about going somewhere: in answer to a request, or in a
-- negotiation.
SELECT d.id AS decision, r.id AS request, n.id AS negotiation
FROM decision d
JOIN asked
LEFT JOIN request_addressee w ON w.id = d.addressee
LEFT JOIN request r ON r.id = w.request
LEFT JOIN negotiation n ON n.id = d.negotiation AND d.addressee IS NULL
WHERE d.code IN ('denied', 'revoked') AND d.date_last <= asked.day
    AND d.voided_on IS NULL AND coalesce(d.counted_by, 'us') = 'us'
    AND coalesce(w.needed, 'yes') = 'yes'
    AND coalesce(r.voided_on, n.voided_on) IS NULL AND coalesce(r.counted_by, n.counted_by, 'us') = 'us'
    AND coalesce(r.what, n.objective) IN (
        'convoy', 'cross-line', 'cross-border', 'field-visit', 'assessment', 'sustained-presence', 'site-access',
        'community-access', 'evacuation', 'medical-referral', 'other')
