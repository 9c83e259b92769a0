//! What offices said, promised and owe, and what was asked in talks.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params};

use crate::model::{Kind, RecordId, RowId};
use crate::store::due::{Awaited, awaited, current_round, optional_date, term};
use crate::store::{Said, Store, StoreError, Word};
use crate::vocabulary::{AskKind, Finding, Level, Needed};

/// Something that an office said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Whether it was a yes; else it was a no.
    pub is_yes: bool,
}

/// An earlier promise of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub promise: RecordId,
    /// Whether it was ever found broken.
    pub broken: bool,
    /// Whether anybody looked and could tell.
    pub checked: bool,
}

/// The exchanges of a negotiation before one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetBefore {
    /// How many.
    pub meetings: u64,
    /// The levels that were met in them.
    pub levels: Vec<Level>,
}

impl Store {
    /// What an office said before a decision, the latest first: yeses and noes, nothing else.
    ///
    /// # Errors
    /// When the database fails.
    pub fn said_before(&self, decision: RecordId) -> Result<Vec<Spoken>, StoreError> {
        let mut statement = self.connection().prepare_cached(SAID_BEFORE)?;
        let found = statement.query_map([decision.number], |row| Ok(Spoken { is_yes: row.get(0)? }))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The level of an office higher in the same chain whose last word on the same request, or in the same negotiation
    /// where it answers none, was a yes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn yes_above(&self, decision: RecordId) -> Result<Option<Level>, StoreError> {
        for sql in [YES_ABOVE_REQUEST, YES_ABOVE_NEGOTIATION] {
            let level = self
                .connection()
                .prepare_cached(sql)?
                .query_row([decision.number], |row| term(row, 0))
                .optional()?;
            if let Some(level) = level.flatten() {
                return Ok(Some(level));
            }
        }
        Ok(None)
    }

    /// The offices whose yes a request needs, and the last word of each on a day; firm, where it is so on the first day
    /// needed. Nothing where the request was taken back.
    ///
    /// # Errors
    /// When the database fails.
    pub fn words_of_request(&self, request: RecordId, day: NaiveDate) -> Result<Vec<Word>, StoreError> {
        let first_day = current_round(self.connection(), request)?.0;
        let values = named_params! {
            ":request": request.number, ":day": day.to_string(), ":first": first_day.to_string(),
        };
        let mut statement = self.connection().prepare_cached(REQUEST_WORDS)?;
        let rows = statement.query_map(values, |row| {
            let word = Word {
                addressee: RowId { record: request, row: row.get(0)? },
                node: RecordId { kind: Kind::Actor, number: row.get(1)? },
                needed: term(row, 2)?.unwrap_or(Needed::Yes),
                group: row.get(3)?,
                submitted_on: optional_date(row, 4)?,
                waits_on: None,
                needed_by: optional_date(row, 5)?,
                first_day,
                said: None,
            };
            Ok((word, row.get::<_, Option<i64>>(6)?, row.get::<_, bool>(7)?))
        })?;
        let rows: Vec<(Word, Option<i64>, bool)> = rows.collect::<Result<_, _>>()?;
        rows.into_iter()
            .map(|(word, decision, firm)| {
                let said: Option<Said> = decision.map(|decision| self.said(decision, firm)).transpose()?;
                Ok(Word { said, ..word })
            })
            .collect()
    }

    /// What the offices that a request asks have not answered of earlier requests.
    ///
    /// # Errors
    /// When the database fails.
    pub fn awaited_elsewhere(&self, request: RecordId, day: NaiveDate) -> Result<Vec<Awaited>, StoreError> {
        let values = named_params! { ":request": request.number, ":day": day.to_string() };
        let mut statement = self.connection().prepare_cached(AWAITED_ELSEWHERE)?;
        let found = statement.query_map(values, awaited)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The earlier promises of the office that made one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn promised_before(&self, promise: RecordId) -> Result<Vec<Kept>, StoreError> {
        let mut statement = self.connection().prepare_cached(PROMISED_BEFORE)?;
        let found = statement.query_map([promise.number], |row| {
            Ok(Kept {
                promise: RecordId { kind: Kind::Promise, number: row.get(0)? },
                broken: row.get(1)?,
                checked: row.get(2)?,
            })
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// What the checks of a promise found, the earliest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn findings(&self, promise: RecordId) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT finding FROM promise_check WHERE promise = ?1 ORDER BY date, n")?;
        let found =
            statement.query_map([promise.number], |row| Ok(term(row, 0)?.unwrap_or(Finding::Unknown)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The levels of those who took part in a meeting.
    ///
    /// # Errors
    /// When the database fails.
    pub fn levels_in(&self, meeting: RecordId) -> Result<Vec<Level>, StoreError> {
        let mut statement = self.connection().prepare_cached(LEVELS_IN)?;
        let found = statement.query_map([meeting.number], |row| term(row, 0))?;
        let levels: Vec<Option<Level>> = found.collect::<Result<_, _>>()?;
        Ok(levels.into_iter().flatten().collect())
    }

    /// The other exchanges of the same negotiation that were not after a meeting.
    ///
    /// # Errors
    /// When the database fails.
    pub fn met_before(&self, meeting: RecordId) -> Result<MetBefore, StoreError> {
        let connection = self.connection();
        let meetings =
            connection.prepare_cached(MEETINGS_BEFORE)?.query_row([meeting.number], |row| row.get(0))?;
        let mut statement = connection.prepare_cached(LEVELS_BEFORE)?;
        let found = statement.query_map([meeting.number], |row| term(row, 0))?;
        let levels: Vec<Option<Level>> = found.collect::<Result<_, _>>()?;
        Ok(MetBefore { meetings, levels: levels.into_iter().flatten().collect() })
    }

    /// What was asked, and how often the same was asked in the exchanges of the same negotiation, this time included.
    ///
    /// # Errors
    /// When the database fails.
    pub fn asked_in_negotiation(&self, ask: RecordId) -> Result<Option<(AskKind, u64)>, StoreError> {
        let found = self
            .connection()
            .prepare_cached(ASKED)?
            .query_row([ask.number], |row| Ok((term(row, 0)?, row.get(1)?)))
            .optional()?;
        Ok(found.and_then(|(kind, times)| Some((kind?, times))))
    }

    /// What is open in a negotiation on a day: promises that are not settled, and offices that were asked and have said
    /// neither yes nor no.
    ///
    /// # Errors
    /// When the database fails.
    pub fn still_open(&self, negotiation: RecordId, day: NaiveDate) -> Result<(u64, u64), StoreError> {
        let values = named_params! { ":negotiation": negotiation.number, ":day": day.to_string() };
        let count = |sql| self.connection().prepare_cached(sql)?.query_row(values, |row| row.get(0));
        Ok((count(UNSETTLED)?, count(UNANSWERED)?))
    }
}

pub(super) const SAID_BEFORE: &str = "
SELECT a.is_yes
FROM decision own
JOIN answer a ON a.node = own.node
WHERE own.id = ?1 AND (a.is_yes OR a.code IN ('denied', 'revoked'))
    AND (a.date_last < own.date_last OR (a.date_last = own.date_last AND a.id < own.id))
ORDER BY a.date_last DESC, a.id DESC
LIMIT 20";

pub(super) const YES_ABOVE_REQUEST: &str = "
SELECT coalesce(a.node_level, 'unknown')
FROM decision own
JOIN request_addressee o ON o.id = own.addressee
JOIN request_addressee w ON w.request = o.request AND w.id <> o.id
JOIN actor_line l ON l.actor = own.node AND l.ancestor = w.node AND l.depth > 0
    AND own.date_first >= l.certain_from AND own.date_last <= l.certain_to
JOIN answer a ON a.id = (
    SELECT x.id FROM decision x
    WHERE x.addressee = w.id AND x.voided_on IS NULL AND x.date_last <= own.date_last
    ORDER BY x.date_last DESC, x.id DESC LIMIT 1)
WHERE own.id = ?1 AND a.is_yes
LIMIT 1";

pub(super) const YES_ABOVE_NEGOTIATION: &str = "
SELECT coalesce(a.node_level, 'unknown')
FROM decision own
JOIN answer a ON a.negotiation = own.negotiation AND a.node <> own.node AND a.date_last <= own.date_last
JOIN actor_line l ON l.actor = own.node AND l.ancestor = a.node AND l.depth > 0
    AND own.date_first >= l.certain_from AND own.date_last <= l.certain_to
WHERE own.id = ?1 AND own.addressee IS NULL AND a.is_yes
    AND NOT EXISTS (
        SELECT 1 FROM decision x
        WHERE x.negotiation = own.negotiation AND x.node = a.node AND x.voided_on IS NULL
            AND x.date_last <= own.date_last
            AND (x.date_last > a.date_last OR (x.date_last = a.date_last AND x.id > a.id)))
LIMIT 1";

pub(super) const REQUEST_WORDS: &str = "
SELECT w.n, w.node, w.needed, w.needed_group, w.submitted_on, w.needed_by, a.id,
    coalesce(a.firm AND :first BETWEEN a.valid_first AND a.valid_last, 0)
FROM request r
JOIN request_addressee w ON w.request = r.id
LEFT JOIN answer a ON a.id = (
    SELECT d.id FROM decision d
    WHERE d.addressee = w.id AND d.voided_on IS NULL AND d.date_last <= :day
    ORDER BY d.date_last DESC, d.id DESC LIMIT 1)
WHERE r.id = :request AND r.voided_on IS NULL AND r.withdrawn_on IS NULL
    AND coalesce(w.needed, 'yes') <> 'no' AND (w.ended_on IS NULL OR w.ended_on > :day)
ORDER BY w.n";

/// As what is awaited of everybody, of a few offices only.
pub(super) const AWAITED_ELSEWHERE: &str = "
SELECT r.id, w.n, w.node, w.submitted_on, w.needed_by,
    coalesce(o.first_day, r.first_day) AS first_day,
    CASE WHEN o.id IS NULL THEN coalesce(r.last_day, r.first_day) ELSE coalesce(o.last_day, o.first_day) END,
    d.code
FROM request_addressee own
JOIN request_addressee w ON w.node = own.node AND w.request <> own.request
JOIN request r ON r.id = w.request
LEFT JOIN request_round o ON o.request = r.id AND o.n = (SELECT max(n) FROM request_round WHERE request = r.id)
LEFT JOIN decision d ON d.id = (
    SELECT x.id FROM decision x
    WHERE x.addressee = w.id AND x.voided_on IS NULL AND x.date_last <= :day
    ORDER BY x.date_last DESC, x.id DESC LIMIT 1)
WHERE own.request = :request AND coalesce(own.needed, 'yes') <> 'no'
    AND r.voided_on IS NULL AND coalesce(r.counted_by, 'us') = 'us'
    AND (r.withdrawn_on IS NULL OR r.withdrawn_on > :day)
    AND coalesce(w.needed, 'yes') <> 'no' AND (w.ended_on IS NULL OR w.ended_on > :day)
    AND w.submitted_on <= :day
    AND coalesce(d.code, 'deferred') IN ('referred', 'deferred', 'acknowledged')
ORDER BY w.submitted_on, r.id, w.n";

pub(super) const PROMISED_BEFORE: &str = "
SELECT p.id,
    EXISTS (SELECT 1 FROM promise_check c WHERE c.promise = p.id AND c.finding = 'broken'),
    EXISTS (SELECT 1 FROM promise_check c WHERE c.promise = p.id AND c.finding <> 'unknown')
FROM promise own
JOIN promise p ON p.node = own.node AND p.id <> own.id
WHERE own.id = ?1 AND p.voided_on IS NULL AND p.promised_by = own.promised_by
    AND p.made_on_last <= own.made_on_first
ORDER BY p.id";

pub(super) const LEVELS_IN: &str = "
SELECT DISTINCT node_level FROM meeting_participant
WHERE meeting = ?1 AND coalesce(node_level, 'unknown') <> 'unknown'
ORDER BY node_level";

pub(super) const MEETINGS_BEFORE: &str = "
SELECT count(*)
FROM meeting own
JOIN meeting m ON m.negotiation = own.negotiation AND m.id <> own.id
WHERE own.id = ?1 AND m.voided_on IS NULL AND m.date_first <= own.date_last";

pub(super) const LEVELS_BEFORE: &str = "
SELECT DISTINCT p.node_level
FROM meeting own
JOIN meeting m ON m.negotiation = own.negotiation AND m.id <> own.id
JOIN meeting_participant p ON p.meeting = m.id
WHERE own.id = ?1 AND m.voided_on IS NULL AND m.date_first <= own.date_last AND p.node_level IS NOT NULL
ORDER BY p.node_level";

pub(super) const ASKED: &str = "
SELECT own.kind, (
    SELECT count(*) FROM meeting other JOIN ask k ON k.meeting = other.id
    WHERE other.negotiation = m.negotiation AND other.voided_on IS NULL AND k.voided_on IS NULL
        AND k.kind = own.kind AND other.date_first <= m.date_last)
FROM ask own
JOIN meeting m ON m.id = own.meeting
WHERE own.id = ?1 AND m.negotiation IS NOT NULL";

pub(super) const UNSETTLED: &str = "
SELECT count(*) FROM promise
WHERE negotiation = :negotiation AND voided_on IS NULL AND (settled_on IS NULL OR settled_on > :day)";

pub(super) const UNANSWERED: &str = "
SELECT count(*)
FROM request r
JOIN request_addressee w ON w.request = r.id
WHERE r.negotiation = :negotiation AND r.voided_on IS NULL AND r.withdrawn_on IS NULL
    AND coalesce(w.needed, 'yes') <> 'no' AND (w.ended_on IS NULL OR w.ended_on > :day) AND w.submitted_on <= :day
    AND coalesce((
        SELECT d.code FROM decision d
        WHERE d.addressee = w.id AND d.voided_on IS NULL AND d.date_last <= :day
        ORDER BY d.date_last DESC, d.id DESC LIMIT 1), 'deferred') IN ('referred', 'deferred', 'acknowledged')";
