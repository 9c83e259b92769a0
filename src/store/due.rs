//! What is owed to us and by us: the rows from which `analysis` tells what is overdue.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use super::{Store, StoreError};
use crate::model::{Kind, RecordId, RowId};
use crate::vocabulary::{Decision, PromiseSide, Term};

/// An office that was asked and has said neither yes nor no.
#[derive(Clone, Debug, PartialEq)]
pub struct Awaited {
    /// The row of the request.
    pub addressee: RowId,
    /// Who was asked.
    pub node: RecordId,
    /// When.
    pub submitted_on: NaiveDate,
    /// The answer is needed by, where somebody said so.
    pub needed_by: Option<NaiveDate>,
    /// First day needed, of the latest round.
    pub first_day: NaiveDate,
    /// Last day needed, of the latest round.
    pub last_day: NaiveDate,
    /// What it said last, which is no answer: see my chief, later, we took note.
    pub said: Option<Decision>,
}

/// A promise with a day on which it is due, not settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Promised {
    /// Which.
    pub promise: RecordId,
    /// Whose.
    pub by: PromiseSide,
    /// Due on.
    pub due: NaiveDate,
}

/// A next step with a day on it, after which nobody has spoken again.
#[derive(Clone, Debug, PartialEq)]
pub struct NextStep {
    /// The meeting in which it was agreed.
    pub meeting: RecordId,
    /// On which day.
    pub on: NaiveDate,
}

impl Store {
    /// Every next step with a day on it that no later exchange closed: one of the same negotiation, or with one of the
    /// same nodes where the meeting belongs to none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn next_steps(&self, day: NaiveDate) -> Result<Vec<NextStep>, StoreError> {
        let mut statement = self.connection().prepare_cached(NEXT_STEPS)?;
        let found = statement.query_map(named_params! { ":day": day.to_string() }, |row| {
            Ok(NextStep { meeting: RecordId { kind: Kind::Meeting, number: row.get(0)? }, on: date(row, 1)? })
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Every needed office that was asked by a request which stands, and has said neither yes nor no by the day.
    ///
    /// # Errors
    /// When the database fails.
    pub fn awaited(&self, day: NaiveDate) -> Result<Vec<Awaited>, StoreError> {
        let mut statement = self.connection().prepare_cached(AWAITED)?;
        let found = statement.query_map(named_params! { ":day": day.to_string() }, awaited)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Every promise with a day on it that is not settled by the day.
    ///
    /// # Errors
    /// When the database fails.
    pub fn promised(&self, day: NaiveDate) -> Result<Vec<Promised>, StoreError> {
        let mut statement = self.connection().prepare_cached(PROMISED)?;
        let found = statement.query_map(named_params! { ":day": day.to_string() }, |row| {
            Ok(Promised {
                promise: RecordId { kind: Kind::Promise, number: row.get(0)? },
                by: term(row, 1)?.unwrap_or(PromiseSide::Them),
                due: date(row, 2)?,
            })
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

pub(super) fn awaited(row: &Row<'_>) -> rusqlite::Result<Awaited> {
    let request = RecordId { kind: Kind::Request, number: row.get(0)? };
    Ok(Awaited {
        addressee: RowId { record: request, row: row.get(1)? },
        node: RecordId { kind: Kind::Actor, number: row.get(2)? },
        submitted_on: date(row, 3)?,
        needed_by: optional_date(row, 4)?,
        first_day: date(row, 5)?,
        last_day: date(row, 6)?,
        said: term(row, 7)?,
    })
}

pub(super) fn term<T: Term>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    Ok(row.get::<_, Option<String>>(at)?.as_deref().and_then(T::from_code))
}

pub(super) fn date(row: &Row<'_>, at: usize) -> rusqlite::Result<NaiveDate> {
    optional_date(row, at)?.ok_or(rusqlite::Error::InvalidColumnType(
        at,
        "date".into(),
        rusqlite::types::Type::Null,
    ))
}

pub(super) fn optional_date(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(at)?;
    text.map(|text| {
        NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(error))
        })
    })
    .transpose()
}

/// When a request was put off, its latest round says which days are needed.
pub(super) fn current_round(
    connection: &Connection,
    request: RecordId,
) -> Result<(NaiveDate, NaiveDate), StoreError> {
    Ok(connection
        .prepare_cached(ROUND)?
        .query_row([request.number], |row| Ok((date(row, 0)?, date(row, 1)?)))?)
}

const ROUND: &str = "
SELECT coalesce(o.first_day, r.first_day),
    CASE WHEN o.id IS NULL THEN coalesce(r.last_day, r.first_day) ELSE coalesce(o.last_day, o.first_day) END
FROM request r
LEFT JOIN request_round o ON o.request = r.id AND o.n = (SELECT max(n) FROM request_round WHERE request = r.id)
WHERE r.id = ?1";

const AWAITED: &str = "
SELECT r.id, w.n, w.node, w.submitted_on, w.needed_by,
    coalesce(o.first_day, r.first_day) AS first_day,
    CASE WHEN o.id IS NULL THEN coalesce(r.last_day, r.first_day) ELSE coalesce(o.last_day, o.first_day) END,
    d.code
FROM request r
JOIN request_addressee w ON w.request = r.id
LEFT JOIN request_round o ON o.request = r.id AND o.n = (SELECT max(n) FROM request_round WHERE request = r.id)
LEFT JOIN decision d ON d.id = (
    SELECT x.id FROM decision x
    WHERE x.addressee = w.id AND x.voided_on IS NULL AND x.date_last <= :day
    ORDER BY x.date_last DESC, x.id DESC LIMIT 1)
WHERE r.voided_on IS NULL AND coalesce(r.counted_by, 'us') = 'us'
    AND (r.withdrawn_on IS NULL OR r.withdrawn_on > :day)
    AND coalesce(w.needed, 'yes') <> 'no' AND (w.ended_on IS NULL OR w.ended_on > :day)
    AND w.submitted_on <= :day
    AND coalesce(d.code, 'deferred') IN ('referred', 'deferred', 'acknowledged')
ORDER BY w.submitted_on, r.id, w.n";

const PROMISED: &str = "
SELECT id, promised_by, due
FROM promise
WHERE voided_on IS NULL AND due IS NOT NULL AND made_on_first <= :day
    AND (settled_on IS NULL OR settled_on > :day)
ORDER BY due, id";

const NEXT_STEPS: &str = "
SELECT m.id, m.next_step_on
FROM meeting m
WHERE m.voided_on IS NULL AND m.next_step_on IS NOT NULL
    AND (m.next_step_done_on IS NULL OR m.next_step_done_on > :day) AND m.date_first <= :day
    AND NOT EXISTS (
        SELECT 1 FROM meeting later
        WHERE later.negotiation = m.negotiation AND later.voided_on IS NULL
            AND later.date_first > m.date_last AND later.date_first <= :day)
    AND (m.negotiation IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM meeting_participant p
        JOIN meeting_participant other ON other.node = p.node
        JOIN meeting later ON later.id = other.meeting
        WHERE p.meeting = m.id AND later.voided_on IS NULL
            AND later.date_first > m.date_last AND later.date_first <= :day))
ORDER BY m.next_step_on, m.id";
