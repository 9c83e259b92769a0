//! What happened on a road, and on all of them, in some days.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, named_params};

use crate::model::{Kind, RecordId};
use crate::store::due::{date, term};
use crate::store::{Store, StoreError};
use crate::vocabulary::{IncidentKind, Level, TripOutcome};

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
pub(super) const ROAD_TRIPS: &str = "
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

pub(super) const ROAD_INCIDENTS: &str = "
SELECT f.id, f.roadblock,
    f.trip IS NULL AND EXISTS (
        SELECT 1 FROM incident_kinds k
        WHERE k.incident = f.id AND k.value IN ('fee-demanded', 'in-kind-demanded'))
FROM fact_incident f
WHERE f.day_first BETWEEN :from AND :to AND f.day_last <= :to AND f.road = :road
ORDER BY f.id";

pub(super) const LAST_DRIVEN: &str = "
SELECT date_last FROM trip
WHERE road = :road AND date_last <= :day AND id <> :trip AND voided_on IS NULL
    AND outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back')
ORDER BY date_last DESC LIMIT 1";

pub(super) const BROKEN_WORD: &str = "
SELECT coalesce(i.node_level, 'unknown')
FROM trip_word y
JOIN incident x ON x.id = :incident
JOIN incident_actor i ON i.incident = x.id
JOIN actor_line l ON l.actor = i.node AND l.ancestor = y.node
    AND x.date_first >= l.certain_from AND x.date_last <= l.certain_to
WHERE y.trip = :trip AND y.firm
LIMIT 1";

pub(super) const BROKEN_RELIED: &str = "
SELECT coalesce(i.node_level, 'unknown')
FROM trip_relied_decision y
JOIN incident x ON x.id = :incident
JOIN incident_actor i ON i.incident = x.id
JOIN actor_line l ON l.actor = i.node AND l.ancestor = y.node
    AND x.date_first >= l.certain_from AND x.date_last <= l.certain_to
WHERE y.trip = :trip AND y.firm
LIMIT 1";

pub(super) const LED_BY: &str = "
SELECT count(*) FROM incident i
WHERE i.date_first BETWEEN :from AND :to AND i.date_last <= :to
    AND i.voided_on IS NULL AND coalesce(i.counted_by, 'us') = 'us'
    AND (SELECT k.value FROM incident_kinds k WHERE k.incident = i.id ORDER BY k.n LIMIT 1) = :kind";

pub(super) const SUSPECTED: &str = "
SELECT count(*) FROM incident i
WHERE i.date_first BETWEEN :from AND :to AND i.date_last <= :to AND i.mission_link_suspected = 1
    AND i.voided_on IS NULL AND coalesce(i.counted_by, 'us') = 'us'";

pub(super) const TRIPS_MADE: &str = "
SELECT count(*) FROM trip t
WHERE t.date_first BETWEEN :from AND :to AND t.date_last <= :to
    AND t.outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back')
    AND t.voided_on IS NULL AND coalesce(t.counted_by, 'us') = 'us'";
