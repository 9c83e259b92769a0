//! What is to be destroyed, in SQL: the plan's table, filled step by step. A record is in it once: the first step that
//! takes it says what becomes of it, and why.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Thing;
use crate::model::retention::{Act, Rule};
use crate::model::{Kind, RecordId};
use crate::store::StoreError;

/// A trip is over when it is back.
macro_rules! trip_over {
    () => {
        "max(date_last, coalesce(return_on, '')) <= :day"
    };
}

/// An incident is over when the ban, or the suspension that it brought, is.
macro_rules! incident_over {
    () => {
        "max(date_last, coalesce(ban_until, ''), coalesce(suspended_to, '')) <= :day"
    };
}
/// Begins a plan.
pub(super) fn begin(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(
        "DROP TABLE IF EXISTS temp.purging;
         CREATE TEMP TABLE purging (
            kind TEXT NOT NULL, id INTEGER NOT NULL, act TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (kind, id)
         ) WITHOUT ROWID;",
    )?)
}

/// Ends it.
pub(super) fn end(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("DROP TABLE temp.purging")?)
}

/// Takes what a condition names into the plan, but for what is to be kept until later.
fn take(
    connection: &Connection,
    (kind, condition): (Kind, &str),
    (act, rule): (Act, Rule),
    (day, today): (NaiveDate, NaiveDate),
) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT OR IGNORE INTO temp.purging
         SELECT '{0}', id, :act, :rule FROM {0}
         WHERE (retain_until IS NULL OR retain_until < :today) AND :day <> '' AND {condition}",
        kind.name()
    );
    connection.prepare_cached(&sql)?.execute(named_params! {
        ":act": act.code(), ":rule": rule.code(), ":day": day.to_string(), ":today": today.to_string(),
    })?;
    Ok(())
}

/// What is due by the rules, the nodes left out.
pub(super) fn due(connection: &Connection, today: NaiveDate) -> Result<(), StoreError> {
    use Act::{Destroy, Forget, Reduce};
    for kind in Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Actor | Kind::Place)) {
        let past = (*kind, "retain_until < :day");
        take(connection, past, (Destroy, Rule::RetentionDate), (today, today))?;
    }
    let steps: &[(Kind, &str, Act, Rule)] = &[
        // What is void stands in no figure: nothing of it has to stay.
        (Kind::Trip, concat!("voided_on IS NOT NULL AND ", trip_over!()), Destroy, Rule::Trips),
        (Kind::Trip, concat!("reduced_on IS NULL AND ", trip_over!()), Reduce, Rule::Trips),
        (Kind::Incident, concat!("voided_on IS NOT NULL AND ", incident_over!()), Destroy, Rule::Incidents),
        (Kind::Incident, concat!("reduced_on IS NULL AND ", incident_over!()), Reduce, Rule::Incidents),
        (Kind::Incident, STAFF_DETAIL, Forget, Rule::StaffDetail),
    ];
    for (kind, condition, act, rule) in steps {
        if let Some(day) = rule.last_due(today) {
            take(connection, (*kind, condition), (*act, *rule), (day, today))?;
        }
    }
    if let Some(day) = Rule::Talks.last_due(today) {
        talks(connection, Rule::Talks, day, today)?;
    }
    if let Some(day) = Rule::Motives.last_due(today) {
        for (kind, condition) in [
            (Kind::Negotiation, "closed <= :day AND (motive IS NOT NULL OR lesson IS NOT NULL)"),
            (
                Kind::Meeting,
                "lesson IS NOT NULL AND EXISTS (
                    SELECT 1 FROM negotiation n WHERE n.id = meeting.negotiation AND n.closed <= :day)",
            ),
        ] {
            take(connection, (kind, condition), (Forget, Rule::Motives), (day, today))?;
        }
    }
    if let Some(day) = Rule::Unfinished.last_due(today) {
        unfinished(connection, Rule::Unfinished, day)?;
    }
    followers(connection)
}

/// Everything that was over before a day, actors and places left out.
pub(super) fn older_than(
    connection: &Connection,
    today: NaiveDate,
    before: NaiveDate,
) -> Result<(), StoreError> {
    let Some(day) = before.pred_opt() else { return Ok(()) };
    let steps: &[(Kind, &str)] = &[
        (Kind::Trip, trip_over!()),
        (Kind::Incident, incident_over!()),
        (Kind::Directive, "coalesce(lifted_on, in_force_to) <= :day AND date_last <= :day"),
        (Kind::Caution, "until <= :day"),
        (Kind::Event, "max(date_last, coalesce(review_on, '')) <= :day"),
    ];
    for (kind, condition) in steps {
        take(connection, (*kind, condition), (Act::Destroy, Rule::Asked), (day, today))?;
    }
    talks(connection, Rule::Asked, day, today)?;
    followers(connection)?;
    // A negotiation that is closed goes where nothing that stays belongs to it.
    let belongs: Vec<String> =
        [Kind::Request, Kind::Meeting, Kind::Decision, Kind::Promise, Kind::Trip, Kind::Incident]
            .iter()
            .map(|kind| {
                format!(
                    "NOT EXISTS (SELECT 1 FROM {0} x WHERE x.negotiation = negotiation.id AND NOT EXISTS (
                    SELECT 1 FROM temp.purging g WHERE g.kind = '{0}' AND g.id = x.id))",
                    kind.name()
                )
            })
            .collect();
    let closed = format!("closed <= :day AND {}", belongs.join(" AND "));
    take(connection, (Kind::Negotiation, &closed), (Act::Destroy, Rule::Asked), (day, today))?;
    unfinished(connection, Rule::Asked, day)
}

/// A negotiation and all that belongs to it.
pub(super) fn negotiation(connection: &Connection, id: RecordId) -> Result<(), StoreError> {
    for sql in [
        "INSERT INTO temp.purging SELECT 'negotiation', id, 'destroy', 'asked' FROM negotiation WHERE id = :id",
        "INSERT INTO temp.purging SELECT 'request', id, 'destroy', 'asked' FROM request WHERE negotiation = :id",
        "INSERT INTO temp.purging SELECT 'meeting', id, 'destroy', 'asked' FROM meeting WHERE negotiation = :id",
        "INSERT INTO temp.purging SELECT 'decision', id, 'destroy', 'asked' FROM decision WHERE negotiation = :id
            OR meeting IN (SELECT id FROM meeting WHERE negotiation = :id)",
        "INSERT INTO temp.purging SELECT 'promise', id, 'destroy', 'asked' FROM promise WHERE negotiation = :id
            OR meeting IN (SELECT id FROM meeting WHERE negotiation = :id)",
        "INSERT INTO temp.purging SELECT 'incident', id, 'reduce', 'asked' FROM incident
            WHERE negotiation = :id AND reduced_on IS NULL",
        "INSERT INTO temp.purging SELECT 'trip', id, 'reduce', 'asked' FROM trip
            WHERE reduced_on IS NULL AND (negotiation = :id OR id IN (
                SELECT q.trip FROM trip_requests q JOIN request r ON r.id = q.value WHERE r.negotiation = :id))",
    ] {
        connection.prepare(sql)?.execute(named_params! { ":id": id.number })?;
    }
    // What somebody had begun to say of it.
    connection
        .prepare("INSERT INTO temp.purging SELECT 'draft', id, 'destroy', 'asked' FROM draft WHERE instr(body, ?1) > 0")?
        .execute([format!("\"{id}\"")])?;
    undone(connection, Rule::Asked, "max(instr(h.body, ?2)) > 0", &format!("\"{id}\""))?;
    followers(connection)
}

/// Meetings, decisions, requests, asks, promises that speak of nothing later than a day. What a trip that stays whole
/// relied on stays with it.
fn talks(connection: &Connection, rule: Rule, day: NaiveDate, today: NaiveDate) -> Result<(), StoreError> {
    for (kind, condition) in [
        (Kind::Request, REQUEST_OVER),
        (Kind::Decision, DECISION_OVER),
        (Kind::Meeting, "max(date_last, coalesce(next_step_on, '')) <= :day"),
        (Kind::Promise, PROMISE_OVER),
        (Kind::Ask, "EXISTS (SELECT 1 FROM incident i WHERE i.id = ask.incident AND i.date_last <= :day)"),
    ] {
        take(connection, (kind, condition), (Act::Destroy, rule), (day, today))?;
    }
    Ok(())
}

fn unfinished(connection: &Connection, rule: Rule, day: NaiveDate) -> Result<(), StoreError> {
    for (table, column) in [("draft", "begun_on"), ("refused_row", "refused_on")] {
        let sql = format!(
            "INSERT OR IGNORE INTO temp.purging SELECT '{table}', id, 'destroy', ?1 FROM {table} WHERE {column} <= ?2"
        );
        connection.prepare(&sql)?.execute([rule.code(), &day.to_string()])?;
    }
    undone(connection, rule, "max(h.at) < ?2", &day.succ_opt().unwrap_or(day).to_string())
}

/// Records that were undone: nothing is left of them but versions, which the history keeps for redo.
fn undone(connection: &Connection, rule: Rule, which: &str, value: &str) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        let sql = format!(
            "INSERT OR IGNORE INTO temp.purging SELECT 'undone', min(h.n), 'destroy', ?1 FROM history h
             WHERE h.kind = '{0}' AND h.body IS NOT NULL AND json_extract(h.body, '$.taken_out') IS NULL
                AND NOT EXISTS (SELECT 1 FROM {0} r WHERE r.uid = h.uid)
             GROUP BY h.uid HAVING {which}",
            kind.name()
        );
        connection.prepare(&sql)?.execute([rule.code(), value])?;
    }
    Ok(())
}

/// What cannot be without what goes: the answers to a request, what was asked in a meeting or an incident.
fn followers(connection: &Connection) -> Result<(), StoreError> {
    for sql in [
        "INSERT OR REPLACE INTO temp.purging
         SELECT 'decision', d.id, 'destroy', g.rule FROM temp.purging g
         JOIN request_addressee w ON w.request = g.id
         JOIN decision d ON d.addressee = w.id
         WHERE g.kind = 'request' AND g.act = 'destroy'",
        "INSERT OR REPLACE INTO temp.purging
         SELECT 'ask', k.id, 'destroy', g.rule FROM temp.purging g JOIN ask k ON k.meeting = g.id
         WHERE g.kind = 'meeting' AND g.act = 'destroy'",
        "INSERT OR REPLACE INTO temp.purging
         SELECT 'ask', k.id, 'destroy', g.rule FROM temp.purging g JOIN ask k ON k.incident = g.id
         WHERE g.kind = 'incident' AND g.act = 'destroy'",
    ] {
        connection.execute_batch(sql)?;
    }
    Ok(())
}

/// The numbers of one line of the plan.
pub(super) fn numbers(
    connection: &Connection,
    rule: Rule,
    act: Act,
    thing: Thing,
) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM temp.purging WHERE kind = ?1 AND act = ?2 AND rule = ?3 ORDER BY id",
    )?;
    let rows = statement.query_map([thing.code(), act.code(), rule.code()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many records have a retention date that is still to come.
pub(super) fn held(connection: &Connection, today: NaiveDate) -> Result<u64, StoreError> {
    let mut held = 0;
    for kind in Kind::ALL {
        let sql = format!("SELECT count(*) FROM {} WHERE retain_until >= ?1", kind.name());
        let found: i64 = connection.prepare(&sql)?.query_row([today.to_string()], |row| row.get(0))?;
        held += found.unsigned_abs();
    }
    Ok(held)
}

/// A record of the plan that is to be kept until later.
pub(super) fn first_held(
    connection: &Connection,
    today: NaiveDate,
) -> Result<Option<(RecordId, String)>, StoreError> {
    for kind in Kind::ALL {
        let sql = format!(
            "SELECT r.id, r.retain_until FROM temp.purging g JOIN {0} r ON r.id = g.id
             WHERE g.kind = '{0}' AND r.retain_until >= ?1 ORDER BY r.id LIMIT 1",
            kind.name()
        );
        let found = connection
            .prepare(&sql)?
            .query_row([today.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((number, until)) = found {
            return Ok(Some((RecordId { kind: *kind, number }, until)));
        }
    }
    Ok(None)
}

/// Words on an incident in which our people came to harm, or are likely to have.
const STAFF_DETAIL: &str = "
    coalesce(reported_on, date_last) <= :day AND reduced_on IS NULL
    AND (what_happened IS NOT NULL OR solved_by IS NOT NULL OR hour IS NOT NULL)
    AND (EXISTS (SELECT 1 FROM incident_harm h WHERE h.incident = incident.id)
        OR EXISTS (SELECT 1 FROM incident_consequences c WHERE c.incident = incident.id
            AND c.value IN ('staff-harmed', 'staff-relocated'))
        OR EXISTS (SELECT 1 FROM incident_kinds k WHERE k.incident = incident.id
            AND k.value IN ('assault', 'detained', 'abducted', 'killed-injured', 'sexual-violence-or-harassment')))";

/// A trip that stays whole.
macro_rules! whole_trip {
    () => {
        "t.reduced_on IS NULL AND t.voided_on IS NULL
            AND NOT EXISTS (SELECT 1 FROM temp.purging g WHERE g.kind = 'trip' AND g.id = t.id)"
    };
}

const REQUEST_OVER: &str = concat!(
    "max(first_day, coalesce(last_day, ''), coalesce((
        SELECT max(max(o.first_day, coalesce(o.last_day, ''))) FROM request_round o WHERE o.request = request.id), ''),
        coalesce((
        SELECT max(max(d.date_last, coalesce(d.valid_to, ''))) FROM request_addressee w
        JOIN decision d ON d.addressee = w.id WHERE w.request = request.id), '')) <= :day
    AND NOT EXISTS (SELECT 1 FROM trip_requests q JOIN trip t ON t.id = q.trip WHERE q.value = request.id AND ",
    whole_trip!(),
    ")"
);

/// An answer to a request goes with the request.
const DECISION_OVER: &str = concat!(
    "addressee IS NULL AND max(date_last, coalesce(valid_to, '')) <= :day
    AND NOT EXISTS (SELECT 1 FROM trip_decisions x JOIN trip t ON t.id = x.trip WHERE x.value = decision.id AND ",
    whole_trip!(),
    ")"
);

/// Looked at last, due, settled.
const PROMISE_OVER: &str = "
    max(made_on_last, coalesce(due, ''), coalesce(settled_on, ''), coalesce((
        SELECT max(c.date) FROM promise_check c WHERE c.promise = promise.id), '')) <= :day";
