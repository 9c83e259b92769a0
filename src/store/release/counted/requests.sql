-- Requests by where they stand on the day asked about. One that names nobody whose yes it needs is not counted: there is
-- nobody to answer it.
SELECT f.id AS record, f.day_first, f.day_last, f.sensitivity, f.country, NULL AS node, f.state
FROM state_request f
WHERE EXISTS (SELECT 1 FROM needed_word w WHERE w.request = f.id)
