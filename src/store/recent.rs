//! What is likely to be meant: the roads, people and places of the last entries, and who still owes an answer.

use chrono::NaiveDate;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde_json::Value;

use super::due::current_round;
use super::{Store, StoreError};
use crate::model::{Kind, Lookup, RecordId, RowId, Values};
use crate::vocabulary::{Association, Term};

/// Of so many last entries the recent ones are taken.
macro_rules! looked_at {
    () => {
        "200"
    };
}

/// A way that was driven, or is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// From.
    pub origin: RecordId,
    /// To.
    pub destination: RecordId,
    /// By which road.
    pub road: Option<RecordId>,
    /// The day, as ISO text.
    pub day: String,
    /// The trip itself, where it is planned and nobody has said yet what the road did.
    pub planned: Option<RecordId>,
}

fn place(number: i64) -> RecordId {
    RecordId { kind: Kind::Place, number }
}

fn actor(number: i64) -> RecordId {
    RecordId { kind: Kind::Actor, number }
}

fn route(row: &Row<'_>) -> Result<Way, rusqlite::Error> {
    let planned: Option<i64> = row.get(4)?;
    Ok(Way {
        origin: place(row.get(0)?),
        destination: place(row.get(1)?),
        road: row.get::<_, Option<i64>>(2)?.map(place),
        day: row.get(3)?,
        planned: planned.map(|number| RecordId { kind: Kind::Trip, number }),
    })
}

impl Store {
    /// Trips planned up to a day of which nobody has said yet what the road did, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn planned_trips(&self, until: NaiveDate, limit: u32) -> Result<Vec<Way>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT origin, destination, road, date, id FROM trip
             WHERE outcome IS NULL AND voided_on IS NULL AND reduced_on IS NULL AND date_first <= ?1
             ORDER BY date_first DESC, id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map(params![until.format("%Y-%m-%d").to_string(), limit], route)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The ways driven of late, each once, the latest first: a trip that was not made drove none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn recent_routes(&self, limit: u32) -> Result<Vec<Way>, StoreError> {
        let mut statement = self.connection.prepare_cached(concat!(
            "SELECT origin, destination, road, max(date), NULL FROM (
                 SELECT origin, destination, road, date, date_first, id FROM trip
                 WHERE voided_on IS NULL AND reduced_on IS NULL
                     AND outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back')
                 ORDER BY date_first DESC, id DESC LIMIT ",
            looked_at!(),
            ") GROUP BY origin, destination, road ORDER BY max(date_first) DESC, max(id) DESC LIMIT ?1"
        ))?;
        let rows = statement.query_map([limit], route)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The latest trip of which it is said what the road did.
    ///
    /// # Errors
    /// When the database fails.
    pub fn last_trip(&self) -> Result<Option<RecordId>, StoreError> {
        let number = self
            .connection
            .prepare_cached(
                "SELECT id FROM trip WHERE voided_on IS NULL AND outcome IS NOT NULL AND reduced_on IS NULL
                 ORDER BY date_first DESC, id DESC LIMIT 1",
            )?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok(number.map(|number| RecordId { kind: Kind::Trip, number }))
    }

    /// The latest trip of which it is said what the road did, or with `planned` the latest of all, that has these values:
    /// a road, an end, who recorded it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn last_trip_with(
        &self,
        fields: &[(&'static str, String)],
        planned: bool,
    ) -> Result<Option<RecordId>, StoreError> {
        // A team's short code may look like an id.
        let cell = |field: &str, text: &str| match text.parse::<RecordId>() {
            Ok(id) if field != "recorded_by" => Cell::Integer(id.number),
            _ => Cell::Text(text.to_owned()),
        };
        let mut sql = "SELECT id FROM trip WHERE voided_on IS NULL".to_owned();
        for (n, (field, _)) in (1..).zip(fields) {
            let column =
                ["origin", "destination", "road", "recorded_by"].into_iter().find(|known| known == field);
            sql.push_str(&format!(" AND {} = ?{n}", column.unwrap_or("NULL")));
        }
        sql.push_str(if planned { "" } else { " AND outcome IS NOT NULL" });
        sql.push_str(" ORDER BY date_first DESC, id DESC LIMIT 1");
        let values = params_from_iter(fields.iter().map(|(field, value)| cell(field, value)));
        let number = self.connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0)).optional()?;
        Ok(number.map(|number| RecordId { kind: Kind::Trip, number }))
    }

    /// The trip that is planned on this way up to a day and of which nobody has said yet what the road did.
    ///
    /// # Errors
    /// When the database fails.
    pub fn planned_on(
        &self,
        origin: RecordId,
        destination: RecordId,
        until: NaiveDate,
    ) -> Result<Option<RecordId>, StoreError> {
        let number = self
            .connection
            .prepare_cached(
                "SELECT id FROM trip
                 WHERE outcome IS NULL AND voided_on IS NULL AND date_first <= ?3 AND origin = ?1 AND destination = ?2
                 ORDER BY date_first DESC, id DESC LIMIT 1",
            )?
            .query_row(params![origin.number, destination.number, until.to_string()], |row| row.get(0))
            .optional()?;
        Ok(number.map(|number| RecordId { kind: Kind::Trip, number }))
    }

    /// Whether a request or a decision can still be relied on, on a day: neither void nor taken back, and not over.
    ///
    /// # Errors
    /// When the database fails.
    pub fn still_stands(&self, record: RecordId, day: NaiveDate) -> Result<bool, StoreError> {
        let sql = match record.kind {
            Kind::Request => {
                let is_there: bool = self
                    .connection
                    .prepare_cached(
                        "SELECT 1 FROM request WHERE id = ?1 AND voided_on IS NULL AND withdrawn_on IS NULL",
                    )?
                    .exists([record.number])?;
                return Ok(is_there && day <= current_round(&self.connection, record)?.1);
            }
            Kind::Decision => "SELECT 1 FROM answer WHERE id = ?1 AND is_yes AND ?2 <= valid_last",
            _ => return Ok(true),
        };
        Ok(self.connection.prepare_cached(sql)?.exists(params![record.number, day.to_string()])?)
    }

    /// The road between two places: the one that was taken last, else the only one that crosses the districts of both.
    ///
    /// # Errors
    /// When the database fails.
    pub fn road_between(&self, one: RecordId, other: RecordId) -> Result<Option<RecordId>, StoreError> {
        let taken: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT road FROM trip WHERE road IS NOT NULL AND voided_on IS NULL
                     AND ((origin = ?1 AND destination = ?2) OR (origin = ?2 AND destination = ?1))
                 ORDER BY date_first DESC, id DESC LIMIT 1",
            )?
            .query_row([one.number, other.number], |row| row.get(0))
            .optional()?;
        if let Some(number) = taken {
            return Ok(Some(place(number)));
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT r.id FROM place r WHERE r.kind = 'road' AND r.voided_on IS NULL
                 AND NOT EXISTS (SELECT 1 FROM (SELECT ?1 AS end UNION ALL SELECT ?2) e WHERE NOT EXISTS (
                     SELECT 1 FROM place_crosses c LEFT JOIN place_area a ON a.place = e.end
                     WHERE c.place = r.id AND (c.value = a.adm2 OR c.value = e.end)))
             LIMIT 2",
        )?;
        let roads: Vec<i64> =
            statement.query_map([one.number, other.number], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(if let [only] = roads.as_slice() { Some(place(*only)) } else { None })
    }

    /// Actors met, answering or acting of late, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn recent_actors(&self, limit: u32) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(concat!(
            "SELECT s.node FROM (
                 SELECT node, day FROM (SELECT d.node, d.date_first AS day FROM decision d WHERE d.voided_on IS NULL
                     ORDER BY d.date_first DESC LIMIT ",
            looked_at!(),
            ") UNION ALL
                 SELECT p.node, m.date_first FROM (SELECT id, date_first FROM meeting WHERE voided_on IS NULL
                     ORDER BY id DESC LIMIT ",
            looked_at!(),
            ") m JOIN meeting_participant p ON p.meeting = m.id UNION ALL
                 SELECT a.node, i.date_first FROM (SELECT id, date_first FROM incident WHERE voided_on IS NULL
                     ORDER BY date_first DESC LIMIT ",
            looked_at!(),
            ") i JOIN incident_actor a ON a.incident = i.id
             ) s JOIN actor a ON a.id = s.node AND a.voided_on IS NULL
             GROUP BY s.node ORDER BY max(s.day) DESC, s.node DESC LIMIT ?1"
        ))?;
        let rows = statement.query_map([limit], |row| Ok(actor(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Places at an end of a trip, or asked for, of late; the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn recent_places(&self, limit: u32) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT s.place FROM (
                 SELECT destination AS place, date_first AS day FROM (SELECT destination, date_first FROM trip
                     WHERE voided_on IS NULL ORDER BY date_first DESC LIMIT 100)
                 UNION ALL SELECT place, first_day FROM (SELECT place, first_day FROM request
                     WHERE voided_on IS NULL ORDER BY id DESC LIMIT 100)
             ) s JOIN place p ON p.id = s.place AND p.voided_on IS NULL
             GROUP BY s.place ORDER BY max(s.day) DESC, s.place DESC LIMIT ?1",
        )?;
        let rows = statement.query_map([limit], |row| Ok(place(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The last day on which a node answered or took part in a meeting, as ISO text.
    ///
    /// # Errors
    /// When the database fails.
    pub fn last_contact(&self, node: RecordId) -> Result<Option<String>, StoreError> {
        let day = self
            .connection
            .prepare_cached(
                "SELECT max(day) FROM (
                     SELECT max(date_last) AS day FROM decision WHERE node = ?1 AND voided_on IS NULL
                     UNION ALL SELECT max(m.date_last) FROM meeting_participant p JOIN meeting m ON m.id = p.meeting
                         WHERE p.node = ?1 AND m.voided_on IS NULL)",
            )?
            .query_row([node.number], |row| row.get(0))?;
        Ok(day)
    }

    /// The currency in which something was demanded last.
    ///
    /// # Errors
    /// When the database fails.
    pub fn last_currency(&self) -> Result<Option<String>, StoreError> {
        let last = self
            .connection
            .prepare_cached(
                "SELECT coalesce(
                     (SELECT currency FROM ask WHERE currency IS NOT NULL ORDER BY id DESC LIMIT 1),
                     (SELECT currency FROM trip_demand ORDER BY id DESC LIMIT 1))",
            )?
            .query_row([], |row| row.get(0))?;
        Ok(last)
    }

    /// The rows of requests that wait for this node's answer, or for that of the node whose desk it is; the latest
    /// request first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn rows_waiting_for(&self, node: RecordId) -> Result<Vec<RowId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT w.request, w.n FROM request_addressee w JOIN request r ON r.id = w.request
             WHERE (w.node = ?1 OR w.node IN (SELECT p.parent FROM actor_parent p JOIN actor a ON a.id = p.actor
                        WHERE p.actor = ?1 AND a.desk IS NOT NULL))
                 AND w.ended_on IS NULL AND r.withdrawn_on IS NULL AND r.voided_on IS NULL
                 AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.addressee = w.id AND d.voided_on IS NULL
                     AND d.code NOT IN ('referred', 'deferred', 'acknowledged'))
             ORDER BY r.id DESC, w.n LIMIT 9",
        )?;
        let rows = statement.query_map([node.number], |row| {
            let record = RecordId { kind: Kind::Request, number: row.get(0)? };
            Ok(RowId { record, row: row.get(1)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The open negotiation in which a node is sought or was met, where there is only one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn negotiation_with(&self, node: RecordId) -> Result<Option<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id FROM negotiation n
             WHERE n.closed IS NULL AND n.voided_on IS NULL AND (
                 EXISTS (SELECT 1 FROM negotiation_actors a WHERE a.negotiation = n.id AND a.value = ?1)
                 OR EXISTS (SELECT 1 FROM meeting m JOIN meeting_participant p ON p.meeting = m.id
                            WHERE m.negotiation = n.id AND p.node = ?1 AND m.voided_on IS NULL)
                 OR EXISTS (SELECT 1 FROM request r JOIN request_addressee w ON w.request = r.id
                            WHERE r.negotiation = n.id AND w.node = ?1 AND r.voided_on IS NULL))
             LIMIT 2",
        )?;
        let found: Vec<i64> =
            statement.query_map([node.number], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(match found.as_slice() {
            [number] => Some(RecordId { kind: Kind::Negotiation, number: *number }),
            _ => None,
        })
    }

    /// The open negotiations, the last one opened first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open_negotiations(&self, limit: u32) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM negotiation WHERE closed IS NULL AND voided_on IS NULL ORDER BY id DESC LIMIT ?1",
        )?;
        let rows = statement
            .query_map([limit], |row| Ok(RecordId { kind: Kind::Negotiation, number: row.get(0)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Requests for a place that are neither withdrawn nor past, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open_requests_for(&self, place: &str, today: NaiveDate) -> Result<Vec<RecordId>, StoreError> {
        let Ok(place) = self.lookup(today).record(Kind::Place, place) else { return Ok(Vec::new()) };
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM request WHERE place = ?1 AND withdrawn_on IS NULL AND voided_on IS NULL
                 AND coalesce(last_day, first_day) >= ?2
             ORDER BY id DESC LIMIT 6",
        )?;
        let rows = statement
            .query_map(params![place.number, today.format("%Y-%m-%d").to_string()], |row| {
                Ok(RecordId { kind: Kind::Request, number: row.get(0)? })
            })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The closest association with a mission that the negotiation of a trip accepts: the trip's own negotiation, else
    /// that of a request it relies on. `None` where neither says.
    ///
    /// # Errors
    /// When the database fails.
    pub fn accepted_association(&self, trip: &Values) -> Result<Option<Association>, StoreError> {
        accepted_association(&self.connection, trip)
    }
}

/// What [`Store::accepted_association`] gives.
pub(super) fn accepted_association(
    connection: &Connection,
    trip: &Values,
) -> Result<Option<Association>, StoreError> {
    let numbers = |field: &str, kind: Kind| -> Vec<i64> {
        let texts: Vec<&str> = match trip.get(field) {
            Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(text)) => text.split(',').map(str::trim).collect(),
            _ => Vec::new(),
        };
        let ids = texts.into_iter().filter_map(|text| text.parse::<RecordId>().ok());
        ids.filter(|id| id.kind == kind).map(|id| id.number).collect()
    };
    let mut negotiations = numbers("negotiation", Kind::Negotiation);
    for request in numbers("requests", Kind::Request) {
        let negotiation: Option<Option<i64>> = connection
            .prepare_cached("SELECT negotiation FROM request WHERE id = ?1")?
            .query_row([request], |row| row.get(0))
            .optional()?;
        negotiations.extend(negotiation.flatten());
    }
    let mut least = None;
    for negotiation in negotiations {
        let code: Option<Option<String>> = connection
            .prepare_cached("SELECT highest_association FROM negotiation WHERE id = ?1")?
            .query_row([negotiation], |row| row.get(0))
            .optional()?;
        let accepted = code.flatten().and_then(|code| Association::from_code(&code));
        least = match (least, accepted) {
            (Some(least), Some(accepted)) => Some(std::cmp::min(least, accepted)),
            (least, accepted) => least.or(accepted),
        };
    }
    Ok(least)
}
