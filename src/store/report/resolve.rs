//! Between what people name (ids, P-codes) and what the store holds (numbers).

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use super::Key;
use super::sql::Resolved;
use crate::indicator::{Dimension, Filter, Values};
use crate::model::{Kind, RecordId};

/// Why a query was not answered.
#[derive(Debug, thiserror::Error)]
pub enum Unresolved {
    /// No record of that id or P-code.
    #[error("no {dimension} {term:?}")]
    NoSuchRecord {
        /// The dimension.
        dimension: &'static str,
        /// What was given.
        term: String,
    },
    /// The store failed.
    #[error("the store cannot be read")]
    Sqlite(#[from] rusqlite::Error),
}

/// The filters with numbers for ids; several of one dimension become alternatives.
pub(super) fn filters(connection: &Connection, filters: &[&Filter]) -> Result<Vec<Resolved>, Unresolved> {
    let mut resolved: Vec<Resolved> = Vec::new();
    for filter in filters {
        let value = value_of(connection, filter)?;
        match resolved.iter_mut().find(|there| there.dimension.name == filter.dimension.name) {
            Some(there) => there.values.push(value),
            None => resolved.push(Resolved { dimension: filter.dimension, values: vec![value] }),
        }
    }
    Ok(resolved)
}

fn value_of(connection: &Connection, filter: &Filter) -> Result<Option<Value>, Unresolved> {
    let kind = match filter.dimension.values {
        Values::Place => Kind::Place,
        Values::Actor => Kind::Actor,
        Values::Negotiation => Kind::Negotiation,
        _ if filter.term == filter.dimension.absent => return Ok(None),
        _ => return Ok(Some(Value::Text(filter.term.clone()))),
    };
    if filter.term == filter.dimension.absent {
        return Ok(None);
    }
    let number = match filter.term.parse::<RecordId>() {
        Ok(id) if id.kind == kind => exists(connection, kind, id.number)?,
        _ if kind == Kind::Place => by_pcode(connection, &filter.term)?,
        _ => None,
    };
    number.map(|number| Some(Value::Integer(number))).ok_or_else(|| Unresolved::NoSuchRecord {
        dimension: filter.dimension.name,
        term: filter.term.clone(),
    })
}

fn exists(connection: &Connection, kind: Kind, number: i64) -> rusqlite::Result<Option<i64>> {
    let sql = format!("SELECT id FROM {} WHERE id = ? AND voided_on IS NULL", kind.name());
    connection.prepare(&sql)?.query_row([number], |row| row.get(0)).optional()
}

fn by_pcode(connection: &Connection, pcode: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare("SELECT id FROM place WHERE pcode = ? AND voided_on IS NULL ORDER BY id LIMIT 1")?
        .query_row([pcode], |row| row.get(0))
        .optional()
}

/// What a record is called in a table. An actor's short code stands for its name where it is severe.
pub(super) fn record(
    connection: &Connection,
    dimension: &Dimension,
    number: i64,
) -> rusqlite::Result<Key> {
    let (kind, sql) = match dimension.values {
        Values::Place => (Kind::Place, "SELECT name, pcode FROM place WHERE id = ?"),
        Values::Negotiation => (Kind::Negotiation, "SELECT title, NULL FROM negotiation WHERE id = ?"),
        _ => (Kind::Actor, ACTOR_NAME),
    };
    let id = RecordId { kind, number };
    let found = connection
        .prepare(sql)?
        .query_row([number], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?)))
        .optional()?;
    let (name, pcode) = found.unwrap_or_default();
    let id = pcode.unwrap_or_else(|| id.to_string());
    Ok(Key::Record { name: name.unwrap_or_default(), id, number })
}

const ACTOR_NAME: &str = "SELECT CASE WHEN sensitivity = 'severe' THEN coalesce(short_code, '') ELSE name END, NULL
    FROM actor WHERE id = ?";
