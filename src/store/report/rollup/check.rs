//! Whether what is kept of whole months is what the records say: each table of counts once more, from all records.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Statement};
use serde_json::Value;

use super::kept::{BY_DAY, WHOLE, id_of, marks};
use super::line::json;
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
    let touched = touched(connection)?;
    let mut found = Recounted::default();
    let mut tables = connection.prepare("SELECT query, made_at, answer FROM kept_month WHERE month = ?1")?;
    let mut rows = tables.query([WHOLE])?;
    while let Some(row) = rows.next()? {
        let (id, made_at, statement): (Vec<u8>, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if touched.get(ALL).is_some_and(|n| made_at < *n) {
            continue;
        }
        // A statement other than the one that the counts are of would say what it is asked to say.
        if id != id_of(&statement) {
            found.tables += 1;
            found.unlike += 1;
            continue;
        }
        // Of another version of the program, which asked of columns that are not there any more: nobody reads it.
        let Ok(by_month) = connection.prepare(&statement) else { continue };
        found.tables += 1;
        let kept = kept(connection, &id)?;
        let is_by_day = |at: &str| kept.get(at).is_some_and(|row| row.is_by_day);
        let mut counted = count(by_month)?;
        if kept.values().any(|row| row.is_by_day) {
            let by_day = count(connection.prepare(&statement.replacen(OF_MONTH, OF_DAY, 1))?)?;
            counted.retain(|month, _| !is_by_day(month));
            counted.extend(by_day.into_iter().filter(|(day, _)| day.get(..7).is_some_and(is_by_day)));
        }
        let of_month = |at: &str| at.get(..7).and_then(|month| kept.get(month)).map(|row| row.made_at);
        let nothing = Vec::new();
        let is_unlike = |at: &str| {
            let row = kept.get(at);
            // What a report would count anew: a month or a day that was touched since.
            let since_month = of_month(at).unwrap_or(made_at);
            let counted_at = row.map_or(since_month, |row| row.made_at.max(since_month));
            if touched.get(at).is_some_and(|n| counted_at < *n) {
                return false;
            }
            row.map_or(Some(&nothing), |row| row.lines.as_ref()) != Some(counted.get(at).unwrap_or(&nothing))
        };
        let all: BTreeSet<&String> =
            kept.iter().filter(|(_, row)| !row.is_by_day).map(|(at, _)| at).chain(counted.keys()).collect();
        found.unlike += all.into_iter().filter(|at| is_unlike(at)).count() as u64;
    }
    Ok(found)
}

/// How a statement names the month of a row, and how it would name its day.
const OF_MONTH: &str = "THEN substr(f.day_first, 1, 7) ELSE";
const OF_DAY: &str = "THEN f.day_first ELSE";

/// When each month and each day was touched last.
fn touched(connection: &Connection) -> Result<BTreeMap<String, i64>, StoreError> {
    let mut all = marks(connection)?;
    let mut statement = connection.prepare("SELECT day, n FROM touched_day")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    all.extend(rows.collect::<Result<Vec<(String, i64)>, _>>()?);
    Ok(all)
}

/// A line as the columns that it was counted as, its days first.
type Flat = Vec<Value>;

/// What is kept of a month or a day.
struct Row {
    /// The place in the history at which it was counted.
    made_at: i64,
    /// Whether its days have rows of their own.
    is_by_day: bool,
    /// None where they cannot be read.
    lines: Option<Vec<Flat>>,
}

/// The kept months and days of a table.
fn kept(connection: &Connection, id: &[u8]) -> Result<BTreeMap<String, Row>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT month, made_at, answer FROM kept_month WHERE query = ?1 AND month <> ?2")?;
    let rows = statement.query_map(rusqlite::params![id, WHOLE], |row| {
        let answer: String = row.get(2)?;
        let of = Row { made_at: row.get(1)?, is_by_day: answer == BY_DAY, lines: flat(&answer) };
        Ok((row.get(0)?, of))
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
