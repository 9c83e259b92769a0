//! What has a day on which somebody has to look at it, answers and promises aside (`due`): next steps, access that runs
//! out, deadlines, cautions, reviews.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};

use super::due::{date, term};
use super::{Store, StoreError};
use crate::model::{Kind, RecordId};
use crate::vocabulary::PromiseSide;

/// What a day is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Their answer to a request.
    Answer,
    /// A promise of the other side.
    PromiseByThem,
    /// A promise of ours.
    PromiseByUs,
    /// A promise of a peace mission.
    PromiseByMission,
    /// A promise of a community.
    PromiseByCommunity,
    /// The next step that was agreed in a meeting.
    NextStep,
    /// The last day of a yes.
    Access,
    /// The day by which a directive wants something done.
    Deadline,
    /// The last day of a caution.
    Caution,
    /// The day on which an event is to be looked at again.
    Review,
}

impl Matter {
    /// Every matter, in the order in which those of one day are told.
    pub const ALL: [Self; 10] = [
        Self::Answer,
        Self::PromiseByThem,
        Self::PromiseByUs,
        Self::PromiseByMission,
        Self::PromiseByCommunity,
        Self::NextStep,
        Self::Access,
        Self::Deadline,
        Self::Caution,
        Self::Review,
    ];

    /// The word for programs; the end of its message id too.
    pub fn code(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::PromiseByThem => "promise-by-them",
            Self::PromiseByUs => "promise-by-us",
            Self::PromiseByMission => "promise-by-mission",
            Self::PromiseByCommunity => "promise-by-community",
            Self::NextStep => "next-step",
            Self::Access => "access",
            Self::Deadline => "deadline",
            Self::Caution => "caution",
            Self::Review => "review",
        }
    }
}

/// A record with a day on which somebody has to look at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// Which.
    pub record: RecordId,
    /// What the day is for.
    pub matter: Matter,
    /// The day.
    pub on: NaiveDate,
    /// Whom it is about.
    pub node: Option<RecordId>,
    /// The negotiation that it belongs to.
    pub negotiation: Option<RecordId>,
    /// The term that says what it is: a decision's code, a directive's category, an event's kind.
    pub code: Option<String>,
    /// Whether it is too sensitive to leave in clear.
    pub severe: bool,
}

impl Store {
    /// Next steps of meetings that are not done.
    ///
    /// # Errors
    /// When the database fails.
    pub fn steps_dated(&self, day: NaiveDate) -> Result<Vec<Dated>, StoreError> {
        self.dated(NEXT_STEPS, day, Matter::NextStep, Kind::Meeting)
    }

    /// Every yes with a last day that nobody has answered anew, of what is not closed and, where it answers a request,
    /// still needed.
    ///
    /// # Errors
    /// When the database fails.
    pub fn running_out(&self, day: NaiveDate) -> Result<Vec<Dated>, StoreError> {
        self.dated(RUNNING_OUT, day, Matter::Access, Kind::Decision)
    }

    /// Deadlines of directives that are not lifted.
    ///
    /// # Errors
    /// When the database fails.
    pub fn deadlines(&self, day: NaiveDate) -> Result<Vec<Dated>, StoreError> {
        self.dated(DEADLINES, day, Matter::Deadline, Kind::Directive)
    }

    /// Cautions, by their last day.
    ///
    /// # Errors
    /// When the database fails.
    pub fn cautions_to_renew(&self, day: NaiveDate) -> Result<Vec<Dated>, StoreError> {
        self.dated(CAUTIONS, day, Matter::Caution, Kind::Caution)
    }

    /// Events to be looked at again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reviews(&self, day: NaiveDate) -> Result<Vec<Dated>, StoreError> {
        self.dated(REVIEWS, day, Matter::Review, Kind::Event)
    }

    /// Promises with a day on them that are not settled, each side's under its own matter.
    ///
    /// # Errors
    /// When the database fails.
    pub fn promises_dated(&self, day: NaiveDate) -> Result<Vec<Dated>, StoreError> {
        let mut statement = self.connection().prepare_cached(PROMISES)?;
        let found = statement.query_map(named_params! { ":day": day.to_string() }, |row| {
            let matter = match term(row, 6)? {
                Some(PromiseSide::Us) => Matter::PromiseByUs,
                Some(PromiseSide::Mission) => Matter::PromiseByMission,
                Some(PromiseSide::Community) => Matter::PromiseByCommunity,
                Some(PromiseSide::Them) | None => Matter::PromiseByThem,
            };
            dated(row, matter, Kind::Promise)
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The negotiation of a request, where it has one, and whether it is too sensitive to leave in clear.
    ///
    /// # Errors
    /// When the database fails.
    pub fn request_belongs(&self, request: RecordId) -> Result<(Option<RecordId>, bool), StoreError> {
        let sql = "SELECT negotiation, sensitivity = 'severe' FROM request WHERE id = ?1";
        Ok(self
            .connection()
            .prepare_cached(sql)?
            .query_row([request.number], |row| Ok((record(row, 0, Kind::Negotiation)?, row.get(1)?)))?)
    }

    fn dated(&self, sql: &str, day: NaiveDate, matter: Matter, kind: Kind) -> Result<Vec<Dated>, StoreError> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let found =
            statement.query_map(named_params! { ":day": day.to_string() }, |row| dated(row, matter, kind))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

fn dated(row: &Row<'_>, matter: Matter, kind: Kind) -> rusqlite::Result<Dated> {
    Ok(Dated {
        record: RecordId { kind, number: row.get(0)? },
        matter,
        on: date(row, 1)?,
        node: record(row, 2, Kind::Actor)?,
        negotiation: record(row, 3, Kind::Negotiation)?,
        code: row.get(4)?,
        severe: row.get(5)?,
    })
}

fn record(row: &Row<'_>, at: usize, kind: Kind) -> rusqlite::Result<Option<RecordId>> {
    Ok(row.get::<_, Option<i64>>(at)?.map(|number| RecordId { kind, number }))
}

// Each gives: id, day, node, negotiation, code, severe.

const NEXT_STEPS: &str = "
SELECT m.id, m.next_step_on,
    (SELECT p.node FROM meeting_participant p WHERE p.meeting = m.id ORDER BY p.n LIMIT 1),
    m.negotiation, NULL, m.sensitivity = 'severe'
FROM meeting m
WHERE m.voided_on IS NULL AND m.next_step_on IS NOT NULL AND m.date_first <= :day
    AND (m.next_step_done_on IS NULL OR m.next_step_done_on > :day)
ORDER BY m.next_step_on, m.id";

const RUNNING_OUT: &str = "
SELECT d.id, d.valid_to, d.node, coalesce(d.negotiation, r.negotiation), d.code, d.sensitivity = 'severe'
FROM answer d
LEFT JOIN request_addressee w ON w.id = d.addressee
LEFT JOIN request r ON r.id = w.request
LEFT JOIN request_round o ON o.request = r.id AND o.n = (SELECT max(n) FROM request_round WHERE request = r.id)
LEFT JOIN negotiation n ON n.id = coalesce(d.negotiation, r.negotiation)
WHERE d.is_yes AND d.valid_to IS NOT NULL AND d.date_first <= :day
    AND (r.id IS NULL OR (r.voided_on IS NULL AND (r.withdrawn_on IS NULL OR r.withdrawn_on > :day)))
    AND (r.id IS NULL OR :day <= CASE
        WHEN o.id IS NULL THEN coalesce(r.last_day, r.first_day) ELSE coalesce(o.last_day, o.first_day) END)
    AND (n.closed IS NULL OR n.closed > :day)
    AND NOT EXISTS (
        SELECT 1 FROM decision x
        WHERE x.voided_on IS NULL AND x.node = d.node AND x.date_last <= :day
            AND (x.date_last > d.date_last OR (x.date_last = d.date_last AND x.id > d.id))
            AND (x.addressee = d.addressee
                OR (d.addressee IS NULL AND x.addressee IS NULL AND x.negotiation IS d.negotiation)))
ORDER BY d.valid_to, d.id";

const DEADLINES: &str = "
SELECT id, deadline, issued_by, NULL, category, sensitivity = 'severe'
FROM directive
WHERE voided_on IS NULL AND deadline IS NOT NULL AND date_first <= :day
    AND (lifted_on IS NULL OR lifted_on > :day)
ORDER BY deadline, id";

/// One that was given an earlier day, which is over, was lifted: nobody is to renew it.
const CAUTIONS: &str = "
SELECT id, until, NULL, NULL, NULL, 1
FROM caution c
WHERE voided_on IS NULL AND (until >= :day OR NOT EXISTS (
    SELECT 1 FROM history h
    WHERE h.uid = c.uid AND h.revision = c.revision - 1 AND h.kind = 'caution'
    AND json_extract(h.body, '$.until') > c.until))
ORDER BY until, id";

const REVIEWS: &str = "
SELECT id, review_on, actor, NULL, kind, sensitivity = 'severe'
FROM event
WHERE voided_on IS NULL AND review_on IS NOT NULL AND date_first <= :day
ORDER BY review_on, id";

const PROMISES: &str = "
SELECT id, due, node, negotiation, kind, sensitivity = 'severe', promised_by
FROM promise
WHERE voided_on IS NULL AND due IS NOT NULL AND made_on_first <= :day
    AND (settled_on IS NULL OR settled_on > :day)
ORDER BY due, id";
