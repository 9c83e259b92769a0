-- Every addressee whose yes a request needs, with its latest word on the first day needed, as first submitted, and on
-- the day asked about; and the day from which it owes its answer, where it has given none.
SELECT
    l.addressee,
    l.request,
    l.node,
    l.slot,
    l.submitted_on,
    l.owed_from,
    coalesce(early.firm AND l.first_day BETWEEN early.valid_first AND early.valid_last, 0) AS firm_in_time,
    early.code = 'partial' AS part_in_time,
    early.date_last AS in_time_on,
    coalesce(late.code, 'silent') AS word,
    coalesce(late.code, 'silent') NOT IN ('silent', 'referred', 'deferred', 'acknowledged') AS answered,
    coalesce(late.is_yes, 0) AS is_yes,
    coalesce(late.firm, 0) AS firm,
    late.date_last AS word_on,
    late.valid_last
FROM (
    SELECT
        w.id AS addressee,
        w.request,
        w.node,
        CASE coalesce(w.needed, 'yes') WHEN 'one-of' THEN 'group ' || coalesce(w.needed_group, '') ELSE 'row ' || w.n END
            AS slot,
        w.submitted_on,
        r.first_day,
        -- Nobody waits for an answer any more 30 days after the last day needed.
        CASE WHEN w.submitted_on <= asked.day AND asked.day <= date(CASE
                WHEN o.id IS NULL THEN coalesce(r.last_day, r.first_day) ELSE coalesce(o.last_day, o.first_day) END, '+30 days')
            THEN max(
                min(
                    coalesce(w.needed_by, date(coalesce(o.first_day, r.first_day), '-1 day')),
                    date(w.submitted_on, '+' || asked.overdue_days || ' days')),
                date(w.submitted_on, '+' || asked.overdue_grace || ' days'))
        END AS owed_from,
        (SELECT d.id FROM decision d
            WHERE d.addressee = w.id AND d.voided_on IS NULL AND d.date_last <= min(r.first_day, asked.day)
            ORDER BY d.date_last DESC, d.id DESC LIMIT 1) AS early,
        (SELECT d.id FROM decision d
            WHERE d.addressee = w.id AND d.voided_on IS NULL AND d.date_last <= asked.day
            ORDER BY d.date_last DESC, d.id DESC LIMIT 1) AS late
    FROM request_addressee w
    JOIN request r ON r.id = w.request
    JOIN asked
    LEFT JOIN request_round o ON o.request = r.id AND o.n = (
        SELECT max(x.n) FROM request_round x WHERE x.request = r.id)
    WHERE coalesce(w.needed, 'yes') <> 'no' AND (w.ended_on IS NULL OR w.ended_on > asked.day)) l
LEFT JOIN answer early ON early.id = l.early
LEFT JOIN answer late ON late.id = l.late
