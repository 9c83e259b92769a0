//! The level of a node at the date of each record that names it, as believed when it was written.

use rusqlite::Connection;
use serde_json::Value;

use super::StoreError;
use crate::model::{Kind, PartialDate, RecordId, Values};
use crate::vocabulary::{Level, Term};

/// The key under which a level as believed stands in a version and in a dump.
pub(super) const NODE_LEVEL: &str = "node_level";

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

/// Keeps the level of every node that a record names, at the record's date, as believed now: once.
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
    let code: String = connection
        .prepare_cached(concat!("SELECT ", level_at!("?1", "?2")))?
        .query_row(rusqlite::params![node.number, day.first().to_string()], |row| row.get(0))?;
    Ok(Level::from_code(&code).unwrap_or(Level::Unknown))
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
