//! Whether what is kept of whole months is what the records say: each table of counts once more, from all records.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Statement};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{WHOLE, json, marks};
use crate::store::migration::VERSION;
use crate::store::touched::ALL;
use crate::store::{Store, StoreError};

/// What was counted anew of what is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Recounted {
    /// Tables of counts.
    pub(in crate::store) tables: u64,
    /// Months of them, or whole tables, that are not as the records say, and that a report would go by.
    pub(in crate::store) unlike: u64,
}

/// What tells one table of counts from another: its statement, and the schema that it reads.
pub(super) fn id_of(statement: &str) -> [u8; 32] {
    Sha256::new().chain_update(VERSION.to_be_bytes()).chain_update(statement).finalize().into()
}

impl Store {
    /// Drops what is kept of months: the next reports count anew.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_counts(&mut self) -> Result<(), StoreError> {
        self.connection().execute("DELETE FROM kept_month", [])?;
        Ok(())
    }
}

/// Counts everything that is kept once more. What a report would count anew anyway may be as it likes.
pub(in crate::store) fn recount(connection: &Connection) -> Result<Recounted, StoreError> {
    let marks = marks(connection)?;
    let mut found = Recounted::default();
    let mut tables = connection.prepare("SELECT query, made_at, answer FROM kept_month WHERE month = ?1")?;
    let mut rows = tables.query([WHOLE])?;
    while let Some(row) = rows.next()? {
        let (id, made_at, statement): (Vec<u8>, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if marks.get(ALL).is_some_and(|n| made_at < *n) {
            continue;
        }
        // A statement other than the one that the counts are of would say what it is asked to say.
        if id != id_of(&statement) {
            found.tables += 1;
            found.unlike += 1;
            continue;
        }
        // Of another version of the program, which asked of columns that are not there any more: nobody reads it.
        let Ok(statement) = connection.prepare(&statement) else { continue };
        found.tables += 1;
        let (kept, counted) = (kept(connection, &id)?, count(statement)?);
        let is_right_still = |month: &str| {
            let counted_at = kept.get(month).map_or(made_at, |(made_at, _)| *made_at);
            marks.get(month).is_none_or(|n| counted_at >= *n)
        };
        let nothing = Vec::new();
        let is_unlike = |month: &&String| {
            let kept = kept.get(*month).map_or(Some(&nothing), |(_, lines)| lines.as_ref());
            is_right_still(month) && kept != Some(counted.get(*month).unwrap_or(&nothing))
        };
        let months: BTreeSet<&String> = kept.keys().chain(counted.keys()).collect();
        found.unlike += months.iter().filter(|month| is_unlike(month)).count() as u64;
    }
    Ok(found)
}

/// A line as the columns that it was counted as, its days first.
type Flat = Vec<Value>;
/// The place in the history at which a month was counted, and its lines; none where they cannot be read.
type Kept = (i64, Option<Vec<Flat>>);

/// The kept months of a table, with the place in the history at which each was counted; no lines where they cannot be read.
fn kept(connection: &Connection, id: &[u8]) -> Result<BTreeMap<String, Kept>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT month, made_at, answer FROM kept_month WHERE query = ?1 AND month <> ?2")?;
    let rows = statement.query_map(rusqlite::params![id, WHOLE], |row| {
        Ok((row.get(0)?, (row.get(1)?, flat(&row.get::<_, String>(2)?))))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn flat(answer: &str) -> Option<Vec<Flat>> {
    type Written = (Option<(String, String)>, Vec<Value>, Value, Vec<Value>);
    let lines: Vec<Written> = serde_json::from_str(answer).ok()?;
    let lines = lines.into_iter().map(|(days, keys, rows, taken)| {
        let (first, last) = days.unwrap_or_default();
        [first.into(), last.into()].into_iter().chain(keys).chain([rows]).chain(taken).collect()
    });
    Some(in_order(lines.collect()))
}

/// Everything by month, as the statement counts it.
fn count(mut statement: Statement<'_>) -> Result<BTreeMap<String, Vec<Flat>>, StoreError> {
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<String, Vec<Flat>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let line = (1..columns).map(|at| Ok(json(row.get(at)?))).collect::<Result<_, StoreError>>()?;
        found.entry(row.get(0)?).or_default().push(line);
    }
    Ok(found.into_iter().map(|(month, lines)| (month, in_order(lines))).collect())
}

fn in_order(mut lines: Vec<Flat>) -> Vec<Flat> {
    lines.sort_by_cached_key(|line| Value::from(line.clone()).to_string());
    lines
}
