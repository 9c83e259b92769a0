//! The kept counts of one question in the database, and the marks of what was touched since.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use super::line::{Line, read, written};
use super::period::Period;
use crate::store::StoreError;
use crate::store::migration::VERSION;
use crate::store::touched::IN_PART;

/// The row that says when all months were counted, and by which statement; one that has no row of its own had nothing in
/// it then.
pub(super) const WHOLE: &str = "*";
/// The answer of a month whose days have rows of their own; one without had nothing in it when the month was counted.
pub(super) const BY_DAY: &str = "days";
/// Rows kept at most: a few hundred tables of ten years.
const MOST: i64 = 40_000;

/// Rows by month, by day of those that are kept by their days, and what is dated in part.
pub(super) type Rows = BTreeMap<String, Row>;

/// What was counted anew: a month, a day, or nothing of a month that is kept by its days, which then stand beside it.
pub(super) type Made = BTreeMap<String, Option<Vec<Line>>>;

/// What is kept of a month or a day.
pub(super) struct Row {
    /// The place in the history at which it was counted.
    pub(super) made_at: i64,
    answer: String,
}

impl Row {
    pub(super) fn is_by_day(&self) -> bool {
        self.answer == BY_DAY
    }

    pub(super) fn lines(&self) -> Vec<Line> {
        if self.is_by_day() { Vec::new() } else { read(&self.answer) }
    }
}

/// The rows of one question.
pub(super) struct Kept<'a> {
    connection: &'a Connection,
    /// The statement that counts everything.
    statement: String,
    query: [u8; 32],
}

/// What tells one table of counts from another: its statement, and the schema that it reads.
pub(super) fn id_of(statement: &str) -> [u8; 32] {
    Sha256::new().chain_update(VERSION.to_be_bytes()).chain_update(statement).finalize().into()
}

/// The place in the history at which each month was touched last.
pub(super) fn marks(connection: &Connection) -> Result<BTreeMap<String, i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT month, n FROM touched_month")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl<'a> Kept<'a> {
    pub(super) fn new(connection: &'a Connection, statement: String) -> Self {
        let query = id_of(&statement);
        Self { connection, statement, query }
    }

    /// The kept rows of a period, and of the whole months in which it begins and ends.
    pub(super) fn rows(&self, period: &Period) -> Result<Rows, StoreError> {
        let (first, last) = period.spans();
        let mut statement = self.connection.prepare_cached(
            "SELECT month, made_at, answer FROM kept_month
             WHERE query = ?1 AND (month BETWEEN ?2 AND ?3 || '~' OR month = ?4 OR month = ?5)",
        )?;
        let rows = statement.query_map(params![self.query, first, last, WHOLE, IN_PART], |row| {
            Ok((row.get(0)?, Row { made_at: row.get(1)?, answer: row.get(2)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The days of a month that were touched since they were counted, or, where they have no row, since the month was.
    pub(super) fn days_due(
        &self,
        month: &str,
        rows: &Rows,
        counted_at: Option<i64>,
    ) -> Result<Vec<String>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT day, n FROM touched_day WHERE day BETWEEN ?1 AND ?2 AND n > ?3")?;
        let (first, last) = (format!("{month}-01"), format!("{month}-31"));
        let found = statement
            .query_map(params![first, last, counted_at.unwrap_or(-1)], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<Vec<(String, i64)>, _>>()?;
        let is_due = |day: &str, n: i64| rows.get(day).is_none_or(|row| row.made_at < n);
        Ok(found.into_iter().filter(|(day, n)| is_due(day, *n)).map(|(day, _)| day).collect())
    }

    /// Keeps what was counted anew; where that is all of it, in place of what was kept.
    pub(super) fn write(&self, now: i64, made: &Made, is_whole: bool) -> Result<(), StoreError> {
        let transaction = self.connection.unchecked_transaction()?;
        if is_whole {
            let there: i64 =
                transaction.query_row("SELECT count(*) FROM kept_month", [], |row| row.get(0))?;
            match there > MOST {
                true => transaction.execute("DELETE FROM kept_month", [])?,
                false => transaction.execute("DELETE FROM kept_month WHERE query = ?1", [self.query])?,
            };
        }
        {
            let mut insert = transaction.prepare_cached(
                "INSERT OR REPLACE INTO kept_month (query, month, made_at, answer) VALUES (?1, ?2, ?3, ?4)",
            )?;
            let mut forget_days = transaction.prepare_cached(
                "DELETE FROM kept_month WHERE query = ?1 AND month BETWEEN ?2 || '-' AND ?2 || '~'",
            )?;
            let is_month = |at: &str| at.len() == "2026-10".len();
            for (at, lines) in made {
                if is_month(at) && !is_whole {
                    // A month stands before its days.
                    forget_days.execute(params![self.query, at])?;
                }
                let answer = lines.as_ref().map_or_else(|| BY_DAY.to_owned(), |lines| written(lines));
                insert.execute(params![self.query, at, now, answer])?;
            }
            if is_whole {
                insert.execute(params![self.query, WHOLE, now, self.statement])?;
            }
        }
        Ok(transaction.commit()?)
    }
}
