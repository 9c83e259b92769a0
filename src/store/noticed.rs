//! What stands around a record that was just written: the rows from which `analysis` tells what is noticeable.
//!
//! Each question is bounded by an index: by a road or an office, or by a few days. No answer joins a road with an author.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, named_params};

use super::due::{Awaited, awaited, current_round, date, optional_date, term};
use super::{Said, Store, StoreError, Word};
use crate::model::{Kind, RecordId, RowId};
use crate::vocabulary::{AskKind, Finding, IncidentKind, Level, Needed, TripOutcome};

/// Most planned trips that are looked at for a rule.
const PLANNED_LOOKED_AT: usize = 100;

/// A trip on a road, over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Driven {
    /// Which.
    pub trip: RecordId,
    /// The day; of a date known in part, the latest that it can be.
    pub day: NaiveDate,
    /// What the road did.
    pub outcome: TripOutcome,
    /// Whether something was demanded on it.
    pub demanded: bool,
}

/// An incident on a road.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Which.
    pub incident: RecordId,
    /// Whether it happened at a roadblock.
    pub at_roadblock: bool,
    /// Whether something was demanded, on no trip that is on record.
    pub demanded_alone: bool,
}

/// Some days of a road.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoadDays {
    /// Its trips that are over, the earliest first.
    pub trips: Vec<Driven>,
    /// Its incidents.
    pub incidents: Vec<Happened>,
}

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
    /// The trips and incidents of ours on a road from one day to another, both included; what may lie outside of them is
    /// left out.
    ///
    /// # Errors
    /// When the database fails.
    pub fn road_days(&self, road: RecordId, from: NaiveDate, to: NaiveDate) -> Result<RoadDays, StoreError> {
        let span = named_params! { ":road": road.number, ":from": from.to_string(), ":to": to.to_string() };
        let mut statement = self.connection().prepare_cached(ROAD_TRIPS)?;
        let trips = statement.query_map(span, |row| {
            Ok(Driven {
                trip: RecordId { kind: Kind::Trip, number: row.get(0)? },
                day: date(row, 1)?,
                outcome: term(row, 2)?.unwrap_or(TripOutcome::Facilitated),
                demanded: row.get(3)?,
            })
        })?;
        let trips = trips.collect::<Result<_, _>>()?;
        let mut statement = self.connection().prepare_cached(ROAD_INCIDENTS)?;
        let incidents = statement.query_map(span, |row| {
            Ok(Happened {
                incident: RecordId { kind: Kind::Incident, number: row.get(0)? },
                at_roadblock: row.get(1)?,
                demanded_alone: row.get(2)?,
            })
        })?;
        Ok(RoadDays { trips, incidents: incidents.collect::<Result<_, _>>()? })
    }

    /// The last day up to this one on which another trip was made on a road.
    ///
    /// # Errors
    /// When the database fails.
    pub fn last_driven(
        &self,
        road: RecordId,
        trip: RecordId,
        day: NaiveDate,
    ) -> Result<Option<NaiveDate>, StoreError> {
        let values = named_params! { ":road": road.number, ":trip": trip.number, ":day": day.to_string() };
        Ok(self.connection().prepare_cached(LAST_DRIVEN)?.query_row(values, |row| date(row, 0)).optional()?)
    }

    /// The road of an incident: its own, or that of its trip.
    ///
    /// # Errors
    /// When the database fails.
    pub fn road_of_incident(&self, incident: RecordId) -> Result<Option<RecordId>, StoreError> {
        let road: Option<Option<i64>> = self
            .connection()
            .prepare_cached("SELECT road FROM fact_incident WHERE id = ?1")?
            .query_row([incident.number], |row| row.get(0))
            .optional()?;
        Ok(road.flatten().map(|number| RecordId { kind: Kind::Place, number }))
    }

    /// Whether every yes that a trip relied on was firm on its day.
    ///
    /// # Errors
    /// When the database fails.
    pub fn was_approved(&self, trip: RecordId) -> Result<bool, StoreError> {
        let approved = self
            .connection()
            .prepare_cached("SELECT approved FROM trip_approval WHERE trip = ?1")?
            .query_row([trip.number], |row| row.get(0))
            .optional()?;
        Ok(approved.unwrap_or(false))
    }

    /// The level at which an incident was, where its author stands in the chain of an office whose firm yes stood behind
    /// the trip on that day.
    ///
    /// # Errors
    /// When the database fails.
    pub fn broken_at(&self, incident: RecordId, trip: RecordId) -> Result<Option<Level>, StoreError> {
        let values = named_params! { ":incident": incident.number, ":trip": trip.number };
        for sql in [BROKEN_WORD, BROKEN_RELIED] {
            let level =
                self.connection().prepare_cached(sql)?.query_row(values, |row| term(row, 0)).optional()?;
            if let Some(level) = level.flatten() {
                return Ok(Some(level));
            }
        }
        Ok(None)
    }

    /// How many incidents of ours are led by a kind, from one day to another.
    ///
    /// # Errors
    /// When the database fails.
    pub fn incidents_led_by(
        &self,
        kind: IncidentKind,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<u64, StoreError> {
        use crate::vocabulary::Term;
        let values = named_params! { ":kind": kind.code(), ":from": from.to_string(), ":to": to.to_string() };
        Ok(self.connection().prepare_cached(LED_BY)?.query_row(values, |row| row.get(0))?)
    }

    /// How many incidents of ours came with a suspicion of a link to a peace mission, from one day to another.
    ///
    /// # Errors
    /// When the database fails.
    pub fn incidents_with_suspicion(&self, from: NaiveDate, to: NaiveDate) -> Result<u64, StoreError> {
        let values = named_params! { ":from": from.to_string(), ":to": to.to_string() };
        Ok(self.connection().prepare_cached(SUSPECTED)?.query_row(values, |row| row.get(0))?)
    }

    /// How many trips of ours were made from one day to another.
    ///
    /// # Errors
    /// When the database fails.
    pub fn trips_made(&self, from: NaiveDate, to: NaiveDate) -> Result<u64, StoreError> {
        let values = named_params! { ":from": from.to_string(), ":to": to.to_string() };
        Ok(self.connection().prepare_cached(TRIPS_MADE)?.query_row(values, |row| row.get(0))?)
    }

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

    /// How many trips are planned, from one day to another, whose way touches one of these areas; all, where none is
    /// named.
    ///
    /// # Errors
    /// When the database fails.
    pub fn planned_through(
        &self,
        areas: &[RecordId],
        from: NaiveDate,
        to: Option<NaiveDate>,
    ) -> Result<u64, StoreError> {
        let mut count = 0;
        for trip in self.planned(from, to)?.into_iter().take(PLANNED_LOOKED_AT) {
            let stops: Vec<RecordId> = self
                .connection()
                .prepare_cached("SELECT origin, destination, road FROM trip WHERE id = ?1")?
                .query_row([trip.number], |row: &Row<'_>| {
                    Ok([row.get(0)?, row.get(1)?, row.get::<_, Option<i64>>(2)?])
                })?
                .into_iter()
                .flatten()
                .map(|number| RecordId { kind: Kind::Place, number })
                .collect();
            let route = self.route(&stops)?;
            let mut touches = areas.is_empty();
            for area in areas {
                touches = touches || route.meets(self.connection(), area.number)?;
            }
            count += u64::from(touches);
        }
        Ok(count)
    }
}

/// Trips that others count are not ours to count.
const ROAD_TRIPS: &str = "
SELECT t.id, t.date_last, t.outcome,
    coalesce(t.checkpoints_demanding, 0) > 0
        OR EXISTS (SELECT 1 FROM trip_demand d WHERE d.trip = t.id)
        OR EXISTS (
            SELECT 1 FROM incident i JOIN incident_kinds k ON k.incident = i.id
            WHERE i.trip = t.id AND i.voided_on IS NULL AND k.value IN ('fee-demanded', 'in-kind-demanded'))
FROM trip t
WHERE t.road = :road AND t.date_last BETWEEN :from AND :to AND t.date_first >= :from
    AND t.outcome IS NOT NULL AND t.voided_on IS NULL AND coalesce(t.counted_by, 'us') = 'us'
ORDER BY t.date_last, t.id";

const ROAD_INCIDENTS: &str = "
SELECT f.id, f.roadblock,
    f.trip IS NULL AND EXISTS (
        SELECT 1 FROM incident_kinds k
        WHERE k.incident = f.id AND k.value IN ('fee-demanded', 'in-kind-demanded'))
FROM fact_incident f
WHERE f.day_first BETWEEN :from AND :to AND f.day_last <= :to AND f.road = :road
ORDER BY f.id";

const LAST_DRIVEN: &str = "
SELECT date_last FROM trip
WHERE road = :road AND date_last <= :day AND id <> :trip AND voided_on IS NULL
    AND outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back')
ORDER BY date_last DESC LIMIT 1";

const BROKEN_WORD: &str = "
SELECT coalesce(i.node_level, 'unknown')
FROM trip_word y
JOIN incident x ON x.id = :incident
JOIN incident_actor i ON i.incident = x.id
JOIN actor_line l ON l.actor = i.node AND l.ancestor = y.node
    AND x.date_first >= l.certain_from AND x.date_last <= l.certain_to
WHERE y.trip = :trip AND y.firm
LIMIT 1";

const BROKEN_RELIED: &str = "
SELECT coalesce(i.node_level, 'unknown')
FROM trip_relied_decision y
JOIN incident x ON x.id = :incident
JOIN incident_actor i ON i.incident = x.id
JOIN actor_line l ON l.actor = i.node AND l.ancestor = y.node
    AND x.date_first >= l.certain_from AND x.date_last <= l.certain_to
WHERE y.trip = :trip AND y.firm
LIMIT 1";

const LED_BY: &str = "
SELECT count(*) FROM incident i
WHERE i.date_first BETWEEN :from AND :to AND i.date_last <= :to
    AND i.voided_on IS NULL AND coalesce(i.counted_by, 'us') = 'us'
    AND (SELECT k.value FROM incident_kinds k WHERE k.incident = i.id ORDER BY k.n LIMIT 1) = :kind";

const SUSPECTED: &str = "
SELECT count(*) FROM incident i
WHERE i.date_first BETWEEN :from AND :to AND i.date_last <= :to AND i.mission_link_suspected = 1
    AND i.voided_on IS NULL AND coalesce(i.counted_by, 'us') = 'us'";

const TRIPS_MADE: &str = "
SELECT count(*) FROM trip t
WHERE t.date_first BETWEEN :from AND :to AND t.date_last <= :to
    AND t.outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back')
    AND t.voided_on IS NULL AND coalesce(t.counted_by, 'us') = 'us'";

const SAID_BEFORE: &str = "
SELECT a.is_yes
FROM decision own
JOIN answer a ON a.node = own.node
WHERE own.id = ?1 AND (a.is_yes OR a.code IN ('denied', 'revoked'))
    AND (a.date_last < own.date_last OR (a.date_last = own.date_last AND a.id < own.id))
ORDER BY a.date_last DESC, a.id DESC
LIMIT 20";

const YES_ABOVE_REQUEST: &str = "
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

const YES_ABOVE_NEGOTIATION: &str = "
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

const REQUEST_WORDS: &str = "
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
const AWAITED_ELSEWHERE: &str = "
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

const PROMISED_BEFORE: &str = "
SELECT p.id,
    EXISTS (SELECT 1 FROM promise_check c WHERE c.promise = p.id AND c.finding = 'broken'),
    EXISTS (SELECT 1 FROM promise_check c WHERE c.promise = p.id AND c.finding <> 'unknown')
FROM promise own
JOIN promise p ON p.node = own.node AND p.id <> own.id
WHERE own.id = ?1 AND p.voided_on IS NULL AND p.promised_by = own.promised_by
    AND p.made_on_last <= own.made_on_first
ORDER BY p.id";

const LEVELS_IN: &str = "
SELECT DISTINCT node_level FROM meeting_participant
WHERE meeting = ?1 AND coalesce(node_level, 'unknown') <> 'unknown'
ORDER BY node_level";

const MEETINGS_BEFORE: &str = "
SELECT count(*)
FROM meeting own
JOIN meeting m ON m.negotiation = own.negotiation AND m.id <> own.id
WHERE own.id = ?1 AND m.voided_on IS NULL AND m.date_first <= own.date_last";

const LEVELS_BEFORE: &str = "
SELECT DISTINCT p.node_level
FROM meeting own
JOIN meeting m ON m.negotiation = own.negotiation AND m.id <> own.id
JOIN meeting_participant p ON p.meeting = m.id
WHERE own.id = ?1 AND m.voided_on IS NULL AND m.date_first <= own.date_last AND p.node_level IS NOT NULL
ORDER BY p.node_level";

const ASKED: &str = "
SELECT own.kind, (
    SELECT count(*) FROM meeting other JOIN ask k ON k.meeting = other.id
    WHERE other.negotiation = m.negotiation AND other.voided_on IS NULL AND k.voided_on IS NULL
        AND k.kind = own.kind AND other.date_first <= m.date_last)
FROM ask own
JOIN meeting m ON m.id = own.meeting
WHERE own.id = ?1 AND m.negotiation IS NOT NULL";

const UNSETTLED: &str = "
SELECT count(*) FROM promise
WHERE negotiation = :negotiation AND voided_on IS NULL AND (settled_on IS NULL OR settled_on > :day)";

const UNANSWERED: &str = "
SELECT count(*)
FROM request r
JOIN request_addressee w ON w.request = r.id
WHERE r.negotiation = :negotiation AND r.voided_on IS NULL AND r.withdrawn_on IS NULL
    AND coalesce(w.needed, 'yes') <> 'no' AND (w.ended_on IS NULL OR w.ended_on > :day) AND w.submitted_on <= :day
    AND coalesce((
        SELECT d.code FROM decision d
        WHERE d.addressee = w.id AND d.voided_on IS NULL AND d.date_last <= :day
        ORDER BY d.date_last DESC, d.id DESC LIMIT 1), 'deferred') IN ('referred', 'deferred', 'acknowledged')";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::open::SCHEMA;
    use rusqlite::Connection;

    /// Each is asked whenever something is saved: none may read a table from end to end.
    #[test]
    fn every_question_is_answered_by_an_index() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        for (sql, index) in [
            (ROAD_TRIPS, "trip_road"),
            (ROAD_INCIDENTS, "incident_date"),
            (LAST_DRIVEN, "trip_road"),
            (BROKEN_WORD, "q USING PRIMARY KEY (trip=?)"),
            (BROKEN_RELIED, "PRIMARY KEY"),
            (LED_BY, "incident_date"),
            (SUSPECTED, "incident_date"),
            (TRIPS_MADE, "trip_date"),
            (SAID_BEFORE, "decision_node"),
            (YES_ABOVE_REQUEST, "decision_addressee"),
            (YES_ABOVE_NEGOTIATION, "decision_negotiation"),
            (REQUEST_WORDS, "decision_addressee"),
            (AWAITED_ELSEWHERE, "request_addressee_node"),
            (PROMISED_BEFORE, "promise_node"),
            (MEETINGS_BEFORE, "meeting_negotiation"),
            (LEVELS_BEFORE, "meeting_negotiation"),
            (ASKED, "ask_meeting"),
            (UNSETTLED, "promise_negotiation"),
            (UNANSWERED, "request_negotiation"),
        ] {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let plan: Vec<String> =
                statement.raw_query().mapped(|row| row.get(3)).collect::<Result<_, _>>().unwrap();
            assert!(!plan.iter().any(|line| line.starts_with("SCAN")), "{sql}\n{plan:#?}");
            assert!(!plan.iter().any(|line| line.contains("MATERIALIZE")), "{sql}\n{plan:#?}");
            assert!(plan.iter().any(|line| line.contains(index)), "{sql}\n{plan:#?}");
        }
    }
}
