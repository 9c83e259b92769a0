//! The level of a node at the date of each record that names it, as believed when it was written.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::StoreError;
use crate::model::{Kind, PartialDate, RecordId, Values};
use crate::vocabulary::{Level, Term};

/// The key under which a level as believed stands in a version and in a dump.
pub(super) const NODE_LEVEL: &str = "node_level";
/// The level of a node of which nobody said one.
const UNKNOWN: &str = "unknown";

/// The level of a node on a day, as `fact_decision` reads it. To put levels in order SQLite sets up a table of its own, which
/// costs more than all else here: of a node without any, as most that an import names are, it is not asked to.
macro_rules! level_at {
    ($node:literal, $day:literal) => {
        concat!(
            "(CASE WHEN EXISTS (SELECT 1 FROM actor_level WHERE actor = ",
            $node,
            ") THEN coalesce((SELECT l.level FROM actor_level l WHERE l.actor = ",
            $node,
            " AND coalesce(l.since_first, '0000') <= ",
            $day,
            " AND coalesce(l.until_last, '9999') >= ",
            $day,
            " ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') ELSE 'unknown' END)"
        )
    };
}

/// Keeps the level of every node that a record has come to name, at the record's date, as believed now: once. A new record
/// is written with them ([`add_believed`]).
pub(super) fn keep_levels(connection: &Connection, id: RecordId) -> Result<(), StoreError> {
    let statements: &[&str] = match id.kind {
        Kind::Decision => &[concat!(
            "UPDATE decision SET node_level = ",
            level_at!("decision.node", "decision.date_first"),
            " WHERE id = ?1 AND node_level IS NULL"
        )],
        Kind::Promise => &[concat!(
            "UPDATE promise SET node_level = ",
            level_at!("promise.node", "promise.made_on_first"),
            " WHERE id = ?1 AND node_level IS NULL AND node IS NOT NULL"
        )],
        Kind::Ask => &[concat!(
            "UPDATE ask SET node_level = (SELECT ",
            level_at!("ask.node", "o.day"),
            " FROM (SELECT date_first AS day FROM meeting WHERE id = ask.meeting
                    UNION ALL SELECT date_first FROM incident WHERE id = ask.incident) o LIMIT 1)
             WHERE id = ?1 AND node_level IS NULL"
        )],
        Kind::Meeting => &[concat!(
            "UPDATE meeting_participant SET node_level = (SELECT ",
            level_at!("meeting_participant.node", "m.date_first"),
            " FROM meeting m WHERE m.id = meeting_participant.meeting) WHERE meeting = ?1 AND node_level IS NULL"
        )],
        Kind::Incident => &[concat!(
            "UPDATE incident_actor SET node_level = (SELECT ",
            level_at!("incident_actor.node", "i.date_first"),
            " FROM incident i WHERE i.id = incident_actor.incident) WHERE incident = ?1 AND node_level IS NULL"
        )],
        _ => &[],
    };
    for statement in statements {
        connection.prepare_cached(statement)?.execute([id.number])?;
    }
    Ok(())
}

/// The level of a node on a day, as known now; unknown where there is no day.
pub(super) fn at(
    connection: &Connection,
    node: RecordId,
    day: Option<PartialDate>,
) -> Result<Level, StoreError> {
    let Some(day) = day else { return Ok(Level::Unknown) };
    let code = code_at(connection, node, Some(&day.first().to_string()))?;
    Ok(Level::from_code(&code).unwrap_or(Level::Unknown))
}

/// The code of the level of a node on a day.
fn code_at(connection: &Connection, node: RecordId, day: Option<&str>) -> Result<String, StoreError> {
    let mut statement = connection.prepare_cached(concat!("SELECT ", level_at!("?1", "?2")))?;
    Ok(statement.query_row(params![node.number, day], |row| row.get(0))?)
}

/// Where the level as believed stands: in the record itself, or in the rows of a field.
enum Stands {
    Nowhere,
    InRecord,
    InRows { field: &'static str, table: &'static str },
}

fn stands(kind: Kind) -> Stands {
    match kind {
        Kind::Decision | Kind::Promise | Kind::Ask => Stands::InRecord,
        Kind::Meeting => Stands::InRows { field: "participants", table: "meeting_participant" },
        Kind::Incident => Stands::InRows { field: "actors", table: "incident_actor" },
        _ => Stands::Nowhere,
    }
}

/// Nodes of which no level is known, as most that an import names: each is looked for once, and the same few stand on
/// thousands of rows. Good until an actor changes.
pub(super) type WithoutLevel = HashSet<i64>;

/// Adds to the values of a new record the level of every node that it names, at its date, as believed now. So they are
/// written with it, and stand in its first version.
pub(super) fn add_believed(
    connection: &Connection,
    known: &mut WithoutLevel,
    kind: Kind,
    values: &mut Values,
) -> Result<(), StoreError> {
    let day = match kind {
        Kind::Decision | Kind::Meeting | Kind::Incident => first_day(values, "date"),
        Kind::Promise => first_day(values, "made_on"),
        Kind::Ask => day_of_ask(connection, values)?,
        _ => return Ok(()),
    };
    let mut believed = |values: &Values| -> Result<Value, StoreError> {
        let node = values.get("node").and_then(Value::as_str).and_then(|node| node.parse::<RecordId>().ok());
        let Some(node) = node.filter(|node| !known.contains(&node.number)) else { return Ok(UNKNOWN.into()) };
        let has_any = "SELECT 1 FROM actor_level WHERE actor = ?1";
        if !connection.prepare_cached(has_any)?.exists([node.number])? {
            known.insert(node.number);
            return Ok(UNKNOWN.into());
        }
        Ok(code_at(connection, node, day.as_deref())?.into())
    };
    match stands(kind) {
        Stands::InRecord if values.contains_key("node") => {
            let level = believed(values)?;
            values.insert(NODE_LEVEL.to_owned(), level);
        }
        Stands::InRows { field, .. } => {
            let rows = values.get_mut(field).and_then(Value::as_array_mut);
            for row in rows.into_iter().flatten().filter_map(Value::as_object_mut) {
                let level = believed(row)?;
                row.insert(NODE_LEVEL.to_owned(), level);
            }
        }
        _ => {}
    }
    Ok(())
}

fn first_day(values: &Values, field: &str) -> Option<String> {
    let date: PartialDate = values.get(field)?.as_str()?.parse().ok()?;
    Some(date.first().to_string())
}

/// An ask is of the day of the meeting or the incident in which it was made.
fn day_of_ask(connection: &Connection, values: &Values) -> Result<Option<String>, StoreError> {
    for (field, sql) in [
        ("meeting", "SELECT date_first FROM meeting WHERE id = ?1"),
        ("incident", "SELECT date_first FROM incident WHERE id = ?1"),
    ] {
        let id = values.get(field).and_then(Value::as_str).and_then(|id| id.parse::<RecordId>().ok());
        if let Some(id) = id {
            return Ok(connection
                .prepare_cached(sql)?
                .query_row([id.number], |row| row.get(0))
                .optional()?);
        }
    }
    Ok(None)
}

/// Whether the levels as believed of a kind stand in its own table, and not in those of its rows.
pub(super) fn stand_in_record(kind: Kind) -> bool {
    matches!(stands(kind), Stands::InRecord)
}

/// Whether a table has a column for the level as believed.
pub(super) fn stand_in(table: &str) -> bool {
    Kind::ALL.iter().any(|kind| match stands(*kind) {
        Stands::Nowhere => false,
        Stands::InRecord => kind.name() == table,
        Stands::InRows { table: rows, .. } => rows == table,
    })
}

/// Adds the levels as believed to a record's values, as `node_level`: for its version in the history, and for a dump.
pub(super) fn add_levels(
    connection: &Connection,
    id: RecordId,
    values: &mut Values,
) -> Result<(), StoreError> {
    match stands(id.kind) {
        Stands::Nowhere => {}
        Stands::InRecord => {
            let sql = format!("SELECT node_level FROM {} WHERE id = ?1", id.kind.name());
            let level: Option<String> =
                connection.prepare_cached(&sql)?.query_row([id.number], |row| row.get(0))?;
            values.extend(level.map(|level| (NODE_LEVEL.to_owned(), level.into())));
        }
        Stands::InRows { field, table } => {
            let Some(rows) = values.get_mut(field).and_then(Value::as_array_mut) else { return Ok(()) };
            let sql = format!("SELECT node_level FROM {table} WHERE {} = ?1 AND n = ?2", id.kind.name());
            let mut statement = connection.prepare_cached(&sql)?;
            for row in rows.iter_mut().filter_map(Value::as_object_mut) {
                let n = row.get("n").and_then(Value::as_i64).unwrap_or_default();
                let level: Option<String> = statement.query_row([id.number, n], |row| row.get(0))?;
                row.extend(level.map(|level| (NODE_LEVEL.to_owned(), level.into())));
            }
        }
    }
    Ok(())
}

/// Levels as believed, by the number of their row; 0 is the record itself.
pub(super) type Levels = Vec<(i64, Option<String>)>;

/// Takes the levels as believed out of values that [`add_levels`] completed.
pub(super) fn take_levels(kind: Kind, values: &mut Values) -> Levels {
    let text = |value: Option<Value>| value.and_then(|value| value.as_str().map(str::to_owned));
    match stands(kind) {
        Stands::Nowhere => Levels::new(),
        Stands::InRecord => vec![(0, text(values.remove(NODE_LEVEL)))],
        Stands::InRows { field, .. } => {
            let rows = values.get_mut(field).and_then(Value::as_array_mut);
            let rows = rows.into_iter().flatten().filter_map(Value::as_object_mut);
            rows.map(|row| {
                let level = text(row.remove(NODE_LEVEL));
                (row.get("n").and_then(Value::as_i64).unwrap_or_default(), level)
            })
            .collect()
        }
    }
}

/// Writes the levels as they were believed.
pub(super) fn put_levels(connection: &Connection, id: RecordId, levels: &Levels) -> Result<(), StoreError> {
    for (n, level) in levels {
        match stands(id.kind) {
            Stands::Nowhere => {}
            Stands::InRecord => {
                let sql = format!("UPDATE {} SET node_level = ?1 WHERE id = ?2", id.kind.name());
                connection.prepare_cached(&sql)?.execute(rusqlite::params![level, id.number])?;
            }
            Stands::InRows { table, .. } => {
                let sql =
                    format!("UPDATE {table} SET node_level = ?1 WHERE {} = ?2 AND n = ?3", id.kind.name());
                connection.prepare_cached(&sql)?.execute(rusqlite::params![level, id.number, n])?;
            }
        }
    }
    Ok(())
}
