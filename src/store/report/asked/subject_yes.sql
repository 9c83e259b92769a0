-- The firm yeses by the day asked about of each request, and of each negotiation that has none: a subject. A negotiation is
-- numbered below nought. What happens within 30 days of a yes tries it.
SELECT
    coalesce(f.request, -f.negotiation) AS subject,
    f.id AS decision,
    f.actor AS node,
    f.day_last AS day,
    date(f.day_last, '+30 days') AS tried_until,
    CASE f.level WHEN 'leadership' THEN 1 WHEN 'senior' THEN 2 WHEN 'regional' THEN 3 WHEN 'local' THEN 4 WHEN 'checkpoint' THEN 5 END
        AS rank
FROM fact_decision f
JOIN asked
WHERE f.firm AND f.day_last <= asked.day
    AND (f.request IS NOT NULL OR (f.negotiation IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM request r WHERE r.negotiation = f.negotiation AND r.voided_on IS NULL)))
