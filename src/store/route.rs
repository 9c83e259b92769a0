//! Where a way leads through: what a rule, a ban or a caution for an area has to do with a trip.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use super::{Store, StoreError};
use crate::model::{Kind, RecordId};
use crate::vocabulary::{KeepApart, PlaceKind, Term};

/// The places that a way touches, with everything that they lie in.
#[derive(Clone, Debug, Default)]
pub struct Route {
    /// What it touches and all divisions above.
    touched: BTreeSet<i64>,
    /// Of these, the ones that are no larger than a district: an area inside one of them may be on the way.
    near: BTreeSet<i64>,
}

impl Store {
    /// The way through these places; a road brings the districts that it crosses.
    ///
    /// # Errors
    /// When the database fails.
    pub fn route(&self, places: &[RecordId]) -> Result<Route, StoreError> {
        route(self.connection(), places)
    }

    /// What to keep apart from on a way on a day. Nothing else of a caution is told: neither which, nor where, nor until
    /// when.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keep_apart_on(&self, route: &Route, day: NaiveDate) -> Result<Vec<KeepApart>, StoreError> {
        let mut statement = self.connection().prepare_cached(CAUTIONS)?;
        let found = statement.query_map(named_params! { ":day": day.to_string() }, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut crossed: BTreeMap<i64, bool> = BTreeMap::new();
        let mut apart = BTreeSet::new();
        for caution in found {
            let (area, code) = caution?;
            let on_the_way = match crossed.get(&area) {
                Some(known) => *known,
                None => *crossed.entry(area).or_insert(route.meets(self.connection(), area)?),
            };
            apart.extend(KeepApart::from_code(&code).filter(|_| on_the_way));
        }
        Ok(KeepApart::ALL.iter().filter(|one| apart.contains(*one)).copied().collect())
    }
}

impl Store {
    /// The cautions that hold on a way on a day, for the person's own page before it is written down; the one that ends
    /// first stands first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn cautions_on(&self, route: &Route, day: NaiveDate) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT c.id, c.area FROM caution c WHERE c.voided_on IS NULL AND c.until >= :day ORDER BY c.until, c.id",
        )?;
        let held = statement.query_map(named_params! { ":day": day.to_string() }, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        })?;
        let mut found = Vec::new();
        for caution in held {
            let (number, area) = caution?;
            if route.meets(self.connection(), area)? {
                found.push(RecordId { kind: Kind::Caution, number });
            }
        }
        Ok(found)
    }
}

impl Route {
    /// Whether an area has part of the way in it, or lies in a district that the way touches.
    pub(super) fn meets(&self, connection: &Connection, area: i64) -> Result<bool, StoreError> {
        if self.touched.contains(&area) {
            return Ok(true);
        }
        Ok(above(connection, area)?.iter().any(|(id, _)| self.near.contains(id)))
    }
}

pub(super) fn route(connection: &Connection, places: &[RecordId]) -> Result<Route, StoreError> {
    let mut route = Route::default();
    let mut stops: BTreeSet<i64> =
        places.iter().filter(|place| place.kind == Kind::Place).map(|place| place.number).collect();
    let mut statement = connection.prepare_cached("SELECT value FROM place_crosses WHERE place = ?1")?;
    for stop in stops.clone() {
        for crossed in statement.query_map([stop], |row| row.get(0))? {
            stops.insert(crossed?);
        }
    }
    for stop in stops {
        for (id, kind) in above(connection, stop)? {
            route.touched.insert(id);
            if !matches!(kind, Some(PlaceKind::Country | PlaceKind::Adm1)) {
                route.near.insert(id);
            }
        }
    }
    Ok(route)
}

/// A place and everything that it lies in.
fn above(connection: &Connection, place: i64) -> Result<Vec<(i64, Option<PlaceKind>)>, StoreError> {
    let mut statement = connection.prepare_cached(ABOVE)?;
    let found = statement
        .query_map([place], |row| Ok((row.get(0)?, PlaceKind::from_code(&row.get::<_, String>(1)?))))?;
    Ok(found.collect::<Result<_, _>>()?)
}

const ABOVE: &str = "
WITH RECURSIVE above (id) AS (
    SELECT ?1
    UNION
    SELECT p.parent FROM above a JOIN place p ON p.id = a.id WHERE p.parent IS NOT NULL)
SELECT p.id, p.kind FROM above a JOIN place p ON p.id = a.id";

const CAUTIONS: &str = "
SELECT c.area, k.value
FROM caution c JOIN caution_keep_apart_from k ON k.caution = c.id
WHERE c.voided_on IS NULL AND c.until >= :day";
