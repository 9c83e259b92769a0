//! What a brief for the car, or a successor, asks of the store: what happened on the way, what was asked in the talks,
//! who names an actor.

use chrono::NaiveDate;
use rusqlite::named_params;

use super::route::Route;
use super::{Store, StoreError};
use crate::model::{Kind, RecordId};

impl Store {
    /// Whether a place has to do with a way: on it, or in a district that it touches.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_on(&self, route: &Route, place: RecordId) -> Result<bool, StoreError> {
        route.meets(self.connection(), place.number)
    }

    /// The trips that were done, or given up, in a time and belong to a negotiation or to its way.
    ///
    /// # Errors
    /// When the database fails.
    pub fn trips_on(
        &self,
        route: &Route,
        negotiation: RecordId,
        since: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<RecordId>, StoreError> {
        self.on_the_way(TRIPS, Kind::Trip, route, negotiation, (since, until))
    }

    /// The incidents of a time that belong to a negotiation or to its way.
    ///
    /// # Errors
    /// When the database fails.
    pub fn incidents_on(
        &self,
        route: &Route,
        negotiation: RecordId,
        since: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<RecordId>, StoreError> {
        self.on_the_way(INCIDENTS, Kind::Incident, route, negotiation, (since, until))
    }

    /// What was asked of us in the meetings and the incidents of a negotiation, with the day, the earliest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn asks_of(&self, negotiation: RecordId) -> Result<Vec<(String, RecordId)>, StoreError> {
        self.asked(ASKS_OF_NEGOTIATION, negotiation)
    }

    /// What an actor asked of us, with the day, the earliest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn asks_by(&self, actor: RecordId) -> Result<Vec<(String, RecordId)>, StoreError> {
        self.asked(ASKS_BY_ACTOR, actor)
    }

    /// The meetings, incidents and requests in which an actor has a row, the earliest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn naming(&self, actor: RecordId, kind: Kind) -> Result<Vec<RecordId>, StoreError> {
        let sql = match kind {
            Kind::Meeting => MEETINGS_WITH,
            Kind::Incident => INCIDENTS_BY,
            Kind::Request => REQUESTS_TO,
            _ => return Ok(Vec::new()),
        };
        let mut statement = self.connection().prepare_cached(sql)?;
        let found = statement.query_map([actor.number], |row| Ok(RecordId { kind, number: row.get(0)? }))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    fn asked(&self, sql: &str, of: RecordId) -> Result<Vec<(String, RecordId)>, StoreError> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let found = statement.query_map([of.number], |row| {
            Ok((row.get(1)?, RecordId { kind: Kind::Ask, number: row.get(0)? }))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    fn on_the_way(
        &self,
        sql: &str,
        kind: Kind,
        route: &Route,
        negotiation: RecordId,
        (since, until): (NaiveDate, NaiveDate),
    ) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let values = named_params! { ":since": since.to_string(), ":until": until.to_string() };
        let rows = statement.query_map(values, |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, Option<i64>>(1)?,
                [row.get(2)?, row.get::<_, Option<i64>>(3)?],
            ))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (number, of, places): (i64, Option<i64>, [Option<i64>; 2]) = row?;
            let mut belongs = of == Some(negotiation.number);
            for place in places.into_iter().flatten().filter(|_| !belongs).collect::<Vec<_>>() {
                belongs |= route.meets(self.connection(), place)?;
            }
            if belongs {
                found.push(RecordId { kind, number });
            }
        }
        Ok(found)
    }
}

// Each gives: id, negotiation, road, place.

const TRIPS: &str = "
SELECT id, negotiation, road, destination FROM trip
WHERE voided_on IS NULL AND outcome IS NOT NULL AND date_last BETWEEN :since AND :until
ORDER BY date_first, id";

const INCIDENTS: &str = "
SELECT i.id, coalesce(i.negotiation, t.negotiation), coalesce(i.road, t.road), i.place FROM incident i
LEFT JOIN trip t ON t.id = i.trip
WHERE i.voided_on IS NULL AND i.date_last BETWEEN :since AND :until
ORDER BY i.date_first, i.id";

// Each gives: id, day.

const ASKS_OF_NEGOTIATION: &str = "
SELECT k.id, coalesce(m.date, i.date) FROM ask k
LEFT JOIN meeting m ON m.id = k.meeting
LEFT JOIN incident i ON i.id = k.incident
WHERE k.voided_on IS NULL AND coalesce(m.negotiation, i.negotiation) = ?1
ORDER BY coalesce(m.date_first, i.date_first), k.id";

const ASKS_BY_ACTOR: &str = "
SELECT k.id, coalesce(m.date, i.date) FROM ask k
LEFT JOIN meeting m ON m.id = k.meeting
LEFT JOIN incident i ON i.id = k.incident
WHERE k.voided_on IS NULL AND k.node = ?1
ORDER BY coalesce(m.date_first, i.date_first), k.id";

const MEETINGS_WITH: &str = "
SELECT m.id FROM meeting m
WHERE m.voided_on IS NULL AND EXISTS (SELECT 1 FROM meeting_participant p WHERE p.meeting = m.id AND p.node = ?1)
ORDER BY m.date_first, m.id";

const INCIDENTS_BY: &str = "
SELECT i.id FROM incident i
WHERE i.voided_on IS NULL AND EXISTS (SELECT 1 FROM incident_actor a WHERE a.incident = i.id AND a.node = ?1)
ORDER BY i.date_first, i.id";

const REQUESTS_TO: &str = "
SELECT r.id FROM request r
WHERE r.voided_on IS NULL AND EXISTS (SELECT 1 FROM request_addressee w WHERE w.request = r.id AND w.node = ?1)
ORDER BY r.first_day, r.id";
