//! Between what people name (ids, P-codes) and what the store holds (numbers).

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use super::sql::Resolved;
use super::{Key, StoreError};
use crate::indicator::{Dimension, Filter, Values};
use crate::model::{Kind, RecordId};

/// The filters with numbers for ids; several of one dimension become alternatives.
pub(super) fn filters(connection: &Connection, filters: &[&Filter]) -> Result<Vec<Resolved>, StoreError> {
    let mut resolved: Vec<Resolved> = Vec::new();
    for filter in filters {
        // What is not there is equal to nothing.
        let value = value_of(connection, filter)?.unwrap_or(Some(Value::Integer(-1)));
        match resolved.iter_mut().find(|there| there.dimension.name == filter.dimension.name) {
            Some(there) => there.values.push(value),
            None => resolved.push(Resolved {
                dimension: filter.dimension,
                below: filter.below,
                values: vec![value],
            }),
        }
    }
    Ok(resolved)
}

/// The first filter whose record is not there.
pub(super) fn unknown<'a>(
    connection: &Connection,
    filters: &'a [Filter],
) -> Result<Option<&'a Filter>, StoreError> {
    for filter in filters {
        if value_of(connection, filter)?.is_none() {
            return Ok(Some(filter));
        }
    }
    Ok(None)
}

/// The value to compare with, an empty one for what is absent; nothing where there is no such record.
fn value_of(connection: &Connection, filter: &Filter) -> Result<Option<Option<Value>>, StoreError> {
    if filter.term == filter.dimension.absent && !names_a_term(filter) {
        return Ok(Some(None));
    }
    let kind = match filter.dimension.values {
        Values::Place => Kind::Place,
        Values::Actor => Kind::Actor,
        Values::Negotiation => Kind::Negotiation,
        Values::Request => Kind::Request,
        _ => return Ok(Some(Some(Value::Text(filter.term.clone())))),
    };
    let number = match filter.term.parse::<RecordId>() {
        Ok(id) if id.kind == kind => exists(connection, kind, id.number)?,
        _ if kind == Kind::Place => by_pcode(connection, &filter.term)?,
        _ => None,
    };
    Ok(number.map(|number| Some(Value::Integer(number))))
}

/// Where `unknown` is itself a term, as of a level, the column holds it.
fn names_a_term(filter: &Filter) -> bool {
    matches!(filter.dimension.values, Values::Terms(vocabulary) if vocabulary.has(&filter.term))
}

fn exists(connection: &Connection, kind: Kind, number: i64) -> rusqlite::Result<Option<i64>> {
    let sql = format!("SELECT id FROM {} WHERE id = ? AND voided_on IS NULL", kind.name());
    connection.prepare_cached(&sql)?.query_row([number], |row| row.get(0)).optional()
}

fn by_pcode(connection: &Connection, pcode: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM place WHERE pcode = ? AND voided_on IS NULL ORDER BY id LIMIT 1")?
        .query_row([pcode], |row| row.get(0))
        .optional()
}

/// What a record is called in a table. An actor's short code stands for its name where it is severe.
pub(super) fn record(connection: &Connection, dimension: &Dimension, number: i64) -> rusqlite::Result<Key> {
    let (kind, sql) = match dimension.values {
        Values::Place => (Kind::Place, "SELECT name, pcode FROM place WHERE id = ?"),
        Values::Request => (Kind::Request, "SELECT NULL, NULL FROM request WHERE id = ?"),
        Values::Negotiation => (Kind::Negotiation, "SELECT title, NULL FROM negotiation WHERE id = ?"),
        _ => (Kind::Actor, ACTOR_NAME),
    };
    let id = RecordId { kind, number };
    let found = connection
        .prepare_cached(sql)?
        .query_row([number], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?)))
        .optional()?;
    let (name, pcode) = found.unwrap_or_default();
    let id = pcode.unwrap_or_else(|| id.to_string());
    Ok(Key::Record { name: name.unwrap_or_default(), id, number })
}

const ACTOR_NAME: &str =
    "SELECT CASE WHEN sensitivity = 'severe' THEN coalesce(short_code, '') ELSE name END, NULL
    FROM actor WHERE id = ?";
