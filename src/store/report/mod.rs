//! From what `indicator` declares to SQL: the one builder.
//!
//! Every identifier in the SQL is one of a declaration in `indicator`; every value is bound.

mod asked;
mod ladder;
mod resolve;
mod rollup;
mod sql;
mod worked;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::setting;
use super::{Store, StoreError};
use crate::indicator::{Base, Choice, Dimension, Fact, Filter, Largest, Take, Values};
use crate::model::RecordId;

use ladder::climbs;
pub use ladder::{Answered, Climb, Node, Road, Rung};
pub(in crate::store) use rollup::{Recounted, recount};

/// What is taken from the rows of one fact.
#[derive(Clone, Debug)]
pub struct Query<'a> {
    /// The fact.
    pub fact: &'static Fact,
    /// What is taken from each group, all of that fact.
    pub bases: Vec<Base>,
    /// Grouped by.
    pub by: Vec<&'static Dimension>,
    /// Only these; all dimensions of the fact.
    pub filters: Vec<&'a Filter>,
    /// First day.
    pub since: Option<NaiveDate>,
    /// Last day.
    pub until: NaiveDate,
    /// Levels as believed when written.
    pub as_recorded: bool,
}

/// The value of a dimension that a group is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A code: a term, a month, a currency.
    Code(String),
    /// A record, by name, id or P-code, and number.
    Record {
        /// Its name.
        name: String,
        /// Its short id or P-code.
        id: String,
        /// Its number: two places may share a name and a P-code.
        number: i64,
    },
    /// Not there.
    Absent,
}

/// What the rows gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// For each group, what was taken, in the order of the query; below nought where there was nothing to take it from.
    pub groups: BTreeMap<Vec<Key>, Vec<i64>>,
    /// Rows that lie in the period in part only, or may lie outside it: a date is known in part. Left out.
    pub uncertain: u64,
}

impl Query<'_> {
    /// What is taken from one fact, of what was asked; dimensions that the fact lacks are left aside.
    pub fn new<'a>(
        fact: &'static Fact,
        bases: Vec<Base>,
        by: &[&'static Dimension],
        choice: &'a Choice,
    ) -> Query<'a> {
        Query {
            fact,
            bases,
            by: by.iter().copied().filter(|dimension| fact.has(dimension)).collect(),
            filters: choice.filters.iter().filter(|filter| fact.has(filter.dimension)).collect(),
            since: choice.since,
            until: choice.until,
            as_recorded: choice.as_recorded,
        }
    }
}

impl Store {
    /// Counts, sums and medians over the groups of one fact. Rows stream; only groups are held.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tabulate(&self, query: &Query<'_>) -> Result<Answer, StoreError> {
        tabulate(self.connection(), query, ROLLED_FROM)
    }

    /// How long the rows of a query lasted, by a column of days, and what ended them, by another.
    ///
    /// # Errors
    /// When the database fails.
    pub fn spells(
        &self,
        query: &Query<'_>,
        lasted: &'static str,
        ending: &'static str,
    ) -> Result<Vec<Lasted>, StoreError> {
        spells(self.connection(), query, lasted, ending)
    }

    /// The first day of any decision, trip, incident, meeting or request; none in a store without.
    ///
    /// # Errors
    /// When the database fails.
    pub fn records_began(&self) -> Result<Option<NaiveDate>, StoreError> {
        let day: Option<String> = self.connection().prepare_cached(BEGAN)?.query_row([], |row| row.get(0))?;
        Ok(day.and_then(|day| NaiveDate::parse_from_str(&day, "%Y-%m-%d").ok()))
    }

    /// What is known of one negotiation up to a day, or of each.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`].
    pub fn climbs(&self, negotiation: Option<RecordId>, as_of: NaiveDate) -> Result<Vec<Climb>, StoreError> {
        climbs(self.connection(), negotiation, as_of)
    }

    /// The first filter that names a record which is not there: no id of its kind, no P-code.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unknown_term<'a>(&self, filters: &'a [Filter]) -> Result<Option<&'a Filter>, StoreError> {
        resolve::unknown(self.connection(), filters)
    }
}

/// The tables that a fact of the day asked about is worked out from, itself last, to stand behind `WITH`; and the values in
/// them.
pub(super) fn prologue_of(
    store: &Store,
    view: &str,
    since: Option<NaiveDate>,
    until: NaiveDate,
) -> Result<(String, Vec<Value>), StoreError> {
    Ok(asked::of_view(view, since, until, patience(store.connection())?))
}

const BEGAN: &str = "
SELECT min(day) FROM (
    SELECT min(date_first) AS day FROM decision WHERE voided_on IS NULL
    UNION ALL SELECT min(date_first) FROM trip WHERE voided_on IS NULL
    UNION ALL SELECT min(date_first) FROM incident WHERE voided_on IS NULL
    UNION ALL SELECT min(date_first) FROM meeting WHERE voided_on IS NULL
    UNION ALL SELECT min(first_day) FROM request WHERE voided_on IS NULL)";

/// So many of a group that lasted as many days, with what ended them.
#[derive(Clone, Debug, PartialEq)]
pub struct Lasted {
    /// The group.
    pub key: Vec<Key>,
    /// Days.
    pub days: u32,
    /// What ended them; none where nothing has.
    pub ending: Option<String>,
    /// How many.
    pub count: u64,
}

/// How long the rows of a query lasted.
fn spells(
    connection: &Connection,
    query: &Query<'_>,
    lasted: &str,
    ending: &str,
) -> Result<Vec<Lasted>, StoreError> {
    let Some(base) = query.bases.first() else { return Ok(Vec::new()) };
    let filters = resolve::filters(connection, &query.filters)?;
    let patience = patience(connection)?;
    let worked = worked::table(connection, query, patience)?;
    let asking = sql::Asking { query, filters: &filters, patience, worked: worked.as_deref() };
    let (sql, values) = asking.spells(base, lasted, ending);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut key = Vec::with_capacity(query.by.len());
        for (at, dimension) in query.by.iter().enumerate() {
            key.push(key_of(connection, dimension, row.get(at)?)?);
        }
        let at = query.by.len();
        found.push(Lasted {
            key,
            days: row.get(at)?,
            ending: row.get(at + 1)?,
            count: row.get::<_, i64>(at + 2)?.unsigned_abs(),
        });
    }
    Ok(found)
}

/// Stands for a median, a day or a highest of nothing.
const NONE: i64 = -1;

/// Records of the most frequent kind from which on months are kept: fewer are counted as quickly as they are looked up.
const ROLLED_FROM: i64 = 20_000;

/// Runs a query; on kept months where the store has so many records of a kind.
fn tabulate(connection: &Connection, query: &Query<'_>, rolled_from: i64) -> Result<Answer, StoreError> {
    let filters = resolve::filters(connection, &query.filters)?;
    let patience = patience(connection)?;
    let worked = worked::table(connection, query, patience)?;
    let asking = sql::Asking { query, filters: &filters, patience, worked: worked.as_deref() };
    let mut answer = Answer::default();
    let mut plain = Vec::new();
    let rolled: Vec<usize> = (0..query.bases.len()).filter(|at| rollup::adds_up(&asking, *at)).collect();
    let is_rolled = match rollup::counted(connection, &asking, &rolled, rolled_from)? {
        Some(found) => {
            answer.uncertain = found.uncertain;
            for (keys, taken) in if rolled.is_empty() { Vec::new() } else { found.groups } {
                let keys = query.by.iter().zip(keys).map(|(by, key)| key_of(connection, by, key));
                let group = answer.groups.entry(keys.collect::<Result<_, _>>()?);
                let group = group.or_insert_with(|| vec![NONE; query.bases.len()]);
                rolled.iter().zip(taken).for_each(|(at, taken)| group[*at] = taken.unwrap_or(NONE));
            }
            true
        }
        None => {
            answer.uncertain = uncertain(connection, &asking)?;
            false
        }
    };
    let mut largest: Vec<(&'static Largest, Vec<usize>)> = Vec::new();
    for (at, base) in query.bases.iter().enumerate() {
        if is_rolled && rolled.contains(&at) {
            continue;
        }
        let apart = match base.take {
            _ if !is_rolled => None,
            Take::Distinct(column) => {
                let found = rollup::different(connection, &asking, at, column)?;
                Some(found.into_iter().map(|(keys, many)| (keys, Some(many))).collect())
            }
            Take::Middle(column) => Some(rollup::middle(connection, &asking, at, column, 1.0)?),
            Take::MiddleDays(column) => Some(rollup::middle(connection, &asking, at, column, 100.0)?),
            _ => None,
        };
        if let Some(found) = apart {
            for (keys, taken) in found {
                let keys = query.by.iter().zip(keys).map(|(by, key)| key_of(connection, by, key));
                let group = answer.groups.entry(keys.collect::<Result<_, _>>()?);
                group.or_insert_with(|| vec![NONE; query.bases.len()])[at] = taken.unwrap_or(NONE);
            }
            continue;
        }
        match base.take {
            Take::Middle(_) | Take::MiddleDays(_) => {
                run(connection, query, asking.median(at), &[at], &mut answer)?
            }
            Take::SumOfLargest(of, _) | Take::FirstOfLargest(of, _) => {
                match largest.iter_mut().find(|(there, _)| *there == of) {
                    Some((_, bases)) => bases.push(at),
                    None => largest.push((of, vec![at])),
                }
            }
            _ => plain.push(at),
        }
    }
    if !plain.is_empty() {
        run(connection, query, asking.grouped(&plain), &plain, &mut answer)?;
    }
    for (of, bases) in largest {
        run(connection, query, asking.of_largest(of, &bases), &bases, &mut answer)?;
    }
    Ok(answer)
}

fn patience(connection: &Connection) -> Result<asked::Patience, StoreError> {
    let days = |name| -> Result<i64, StoreError> {
        let days = setting::value(connection, setting::setting(name)?)?;
        Ok(i64::try_from(days).unwrap_or(i64::MAX))
    };
    Ok(asked::Patience {
        overdue_days: days("overdue_days")?,
        overdue_grace: days("overdue_grace")?,
        gap_days: days("gap_days")?,
    })
}

fn run(
    connection: &Connection,
    query: &Query<'_>,
    (sql, values): (String, Vec<Value>),
    taken: &[usize],
    answer: &mut Answer,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        let mut key = Vec::with_capacity(query.by.len());
        for (at, dimension) in query.by.iter().enumerate() {
            key.push(key_of(connection, dimension, row.get(at)?)?);
        }
        let group = answer.groups.entry(key).or_insert_with(|| vec![NONE; query.bases.len()]);
        for (at, base) in taken.iter().enumerate() {
            group[*base] = row.get::<_, Option<i64>>(query.by.len() + at)?.unwrap_or(NONE);
        }
    }
    Ok(())
}

fn uncertain(connection: &Connection, asking: &sql::Asking<'_>) -> Result<u64, StoreError> {
    let (sql, values) = asking.uncertain();
    let count: i64 =
        connection.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

fn key_of(connection: &Connection, dimension: &Dimension, value: Value) -> Result<Key, StoreError> {
    Ok(match (dimension.values, value) {
        (_, Value::Null) => Key::Absent,
        (Values::Place | Values::Actor | Values::Negotiation | Values::Request, Value::Integer(number)) => {
            resolve::record(connection, dimension, number)?
        }
        (_, Value::Text(code)) if code == dimension.absent && !is_term(dimension, &code) => Key::Absent,
        (_, Value::Text(code)) => Key::Code(code),
        (_, Value::Integer(flag)) => Key::Code(flag.to_string()),
        (_, other) => Key::Code(format!("{other:?}")),
    })
}

fn is_term(dimension: &Dimension, code: &str) -> bool {
    matches!(dimension.values, Values::Terms(vocabulary) if vocabulary.has(code))
}

#[cfg(test)]
mod tests;
