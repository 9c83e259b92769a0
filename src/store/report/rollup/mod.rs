//! Counts of whole months that are kept, so that a report reads only what has changed since it was made last.
//!
//! Every change marks the months of what it touches ([`touched`](crate::store::touched)). A kept month is right as long as
//! it was counted after the last mark; one that is not is counted anew when a report asks for it, and by that alone. Days
//! that are known in part stand apart, each with its first and last day, for whether they lie in a period depends on it.
//!
//! Only what adds up over months is kept, and only without filters: docs/decisions/kept-months.md.

mod check;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use serde_json::Value;

pub(in crate::store) use check::{Recounted, recount};

use super::asked;
use super::sql::{Asking, Scope, Sql};
use crate::indicator::{Take, Values};
use crate::store::StoreError;
use crate::store::touched::{ALL, IN_PART};

/// The row that says when all months were counted, and by which statement; one that has no row of its own had nothing in
/// it then.
const WHOLE: &str = "*";
/// More months than these are counted in one go through all of them.
const ONE_BY_ONE: usize = 24;
/// Rows kept at most: a few hundred tables of ten years.
const KEPT: i64 = 40_000;

/// What is counted of each group; nothing where there was nothing to take it from.
pub(super) type Counted = Vec<Option<i64>>;

/// Groups over a period.
#[derive(Debug, Default)]
pub(super) struct Rolled {
    /// The keys as the database gives them, and what was taken.
    pub(super) groups: Vec<(Vec<Cell>, Counted)>,
    /// Rows that lie in the period in part only.
    pub(super) uncertain: u64,
}

/// One group of one month, or of one day known in part.
#[derive(Clone, Debug)]
struct Line {
    days: Option<(NaiveDate, NaiveDate)>,
    keys: Vec<Value>,
    rows: i64,
    taken: Counted,
}

/// Whether a query's bases add up over months.
pub(super) fn adds_up(asking: &Asking<'_>, base: usize) -> bool {
    match asking.query.bases[base].take {
        Take::Rows | Take::Sum(_) | Take::Most(_) | Take::First(_) => true,
        // A trip lies in one month with every incident on it.
        Take::Distinct(column) => asking.query.fact.view == "fact_stoppage" && column == "trip",
        _ => false,
    }
}

/// Counts from kept months where that is possible; nothing where it is not, or not worth it.
pub(super) fn counted(
    connection: &Connection,
    asking: &Asking<'_>,
    bases: &[usize],
    from_rows: i64,
) -> Result<Option<Rolled>, StoreError> {
    let query = asking.query;
    // What somebody typed stands in its record and nowhere else. Inside a change its own marks are not set yet.
    let is_typed = query.by.iter().any(|dimension| matches!(dimension.values, Values::Words));
    if is_typed || !query.filters.is_empty() || asked::is_asked(query.fact) || !connection.is_autocommit() {
        return Ok(None);
    }
    let rows =
        "SELECT max(coalesce((SELECT max(id) FROM trip), 0), coalesce((SELECT max(id) FROM incident), 0),
                coalesce((SELECT max(id) FROM decision), 0), coalesce((SELECT max(id) FROM meeting), 0))";
    let rows: i64 = connection.prepare_cached(rows)?.query_row([], |row| row.get(0))?;
    if rows < from_rows {
        return Ok(None);
    }
    let period = Period::new(asking.since(), query.until);
    let rolling = Rolling::new(connection, asking, bases, None);
    Ok(Some(rolling.sum(rolling.within(&period)?, &period)))
}

/// How many different values a column has in each group, from kept months with their values: of a query that [`counted`]
/// could answer.
pub(super) fn different(
    connection: &Connection,
    asking: &Asking<'_>,
    base: usize,
    column: &'static str,
) -> Result<Vec<(Vec<Cell>, i64)>, StoreError> {
    let period = Period::new(asking.since(), asking.query.until);
    let bases = [base];
    let rolling = Rolling::new(connection, asking, &bases, Some(column));
    let mut groups: BTreeMap<String, (Vec<Value>, BTreeSet<String>)> = BTreeMap::new();
    let inside = |line: &Line| {
        let after = |first| asking.since().is_none() || first >= period.since;
        line.days.is_none_or(|(first, last)| after(first) && last <= period.until)
    };
    for mut line in rolling.within(&period)?.into_iter().filter(inside) {
        let value = line.keys.pop().unwrap_or_default();
        let name = Value::from(line.keys.clone()).to_string();
        let group = groups.entry(name).or_insert_with(|| (line.keys, BTreeSet::new()));
        if line.taken.first().copied().flatten().unwrap_or(0) > 0 {
            group.1.insert(value.to_string());
        }
    }
    if groups.is_empty() && asking.query.by.is_empty() {
        return Ok(vec![(Vec::new(), 0)]);
    }
    let groups = groups.into_values();
    Ok(groups.map(|(keys, values)| (keys.into_iter().map(cell).collect(), values.len() as i64)).collect())
}

/// The days asked for, as whole months and what is left at either end.
struct Period {
    since: NaiveDate,
    until: NaiveDate,
    /// First and last whole month, as `2026-10`; nothing where there is none.
    months: Option<(String, String)>,
    ends: Vec<(NaiveDate, NaiveDate)>,
}

impl Period {
    fn new(since: Option<NaiveDate>, until: NaiveDate) -> Self {
        let since = since.unwrap_or(NaiveDate::from_ymd_opt(1, 1, 1).expect("the first day of the calendar"));
        let begins = |day: NaiveDate| day.with_day(1).expect("every month has a first day");
        let after = |day: NaiveDate| begins(day) + chrono::Months::new(1);
        let first = if since.day() == 1 { since } else { after(since) };
        // The month of the last day, where that is the last of its month; else the one before.
        let end = if after(until).pred_opt() == Some(until) { after(until) } else { begins(until) };
        if first >= end {
            let ends = if since <= until { vec![(since, until)] } else { Vec::new() };
            return Self { since, until, months: None, ends };
        }
        let last = end.pred_opt().expect("a month has days before its end");
        let mut ends = Vec::new();
        if since < first {
            ends.push((since, first.pred_opt().expect("a month has days before its end")));
        }
        if end <= until {
            ends.push((end, until));
        }
        let name = |day: NaiveDate| day.format("%Y-%m").to_string();
        Self { since, until, months: Some((name(first), name(last))), ends }
    }

    fn edges(&self) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        self.ends.iter().copied()
    }

    fn has(&self, month: &str) -> bool {
        month == IN_PART
            || self
                .months
                .as_ref()
                .is_some_and(|(first, last)| first.as_str() <= month && month <= last.as_str())
    }
}

struct Rolling<'a> {
    connection: &'a Connection,
    asking: &'a Asking<'a>,
    bases: &'a [usize],
    /// A column whose values are told apart, after the keys.
    apart: Option<&'static str>,
    /// The statement that counts everything.
    statement: String,
    /// What tells its table of counts from another.
    id: [u8; 32],
}

impl<'a> Rolling<'a> {
    fn new(
        connection: &'a Connection,
        asking: &'a Asking<'a>,
        bases: &'a [usize],
        apart: Option<&'static str>,
    ) -> Self {
        let (statement, values) = asking.by_month(bases, apart, &Scope::Everything);
        debug_assert!(values.is_empty(), "what depends on values is not told apart by its statement");
        let id = check::id_of(&statement);
        Self { connection, asking, bases, apart, statement, id }
    }

    /// Everything that lies in a period, and what is dated in part wherever it lies.
    fn within(&self, period: &Period) -> Result<Vec<Line>, StoreError> {
        let mut lines = self.lines(period)?;
        for (first, last) in period.edges() {
            lines.extend(self.count(Scope::Days(first, last))?.into_values().flatten());
        }
        Ok(lines)
    }

    /// Everything of the whole months of a period, and of days known in part.
    fn lines(&self, period: &Period) -> Result<Vec<Line>, StoreError> {
        let now: i64 = self
            .connection
            .prepare_cached("SELECT coalesce(max(n), 0) FROM history")?
            .query_row([], |row| row.get(0))?;
        let mut kept = self.kept(period)?;
        let whole = kept.remove(WHOLE).map(|(made_at, _)| made_at);
        let marks = marks(self.connection)?;
        let of_all = marks.get(ALL).copied().unwrap_or(0);
        let due: Vec<&str> = marks
            .iter()
            .filter(|(month, n)| {
                let counted = kept.get(month.as_str()).map(|(made_at, _)| *made_at).or(whole);
                *month != ALL && period.has(month) && counted.is_none_or(|counted| counted < **n)
            })
            .map(|(month, _)| month.as_str())
            .collect();
        let (made, is_whole) = if whole.is_none_or(|whole| whole < of_all) || due.len() > ONE_BY_ONE {
            kept.clear();
            (self.count(Scope::Everything)?, true)
        } else {
            let mut made = BTreeMap::new();
            for month in due {
                let scope = if month == IN_PART { Scope::InPart } else { Scope::Month(month.to_owned()) };
                let lines = self.count(scope)?.remove(month).unwrap_or_default();
                made.insert(month.to_owned(), lines);
            }
            (made, false)
        };
        if is_whole || !made.is_empty() {
            // What cannot be kept is counted again the next time.
            let _ = self.keep(now, &made, is_whole);
        }
        let mut lines = Vec::new();
        for (month, (_, answer)) in &kept {
            if !made.contains_key(month) {
                lines.extend(read(answer));
            }
        }
        lines.extend(made.into_iter().filter(|(month, _)| period.has(month)).flat_map(|(_, lines)| lines));
        Ok(lines)
    }

    /// The kept months of a period, with the place in the history at which each was counted.
    fn kept(&self, period: &Period) -> Result<BTreeMap<String, (i64, String)>, StoreError> {
        let (first, last) = period.months.clone().unwrap_or(("~".into(), "~".into()));
        let mut statement = self.connection.prepare_cached(
            "SELECT month, made_at, answer FROM kept_month
             WHERE query = ?1 AND (month BETWEEN ?2 AND ?3 OR month = ?4 OR month = ?5)",
        )?;
        let rows = statement.query_map(rusqlite::params![self.id, first, last, WHOLE, IN_PART], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn count(&self, scope: Scope) -> Result<BTreeMap<String, Vec<Line>>, StoreError> {
        let (sql, values): Sql = self.asking.by_month(self.bases, self.apart, &scope);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let keys = self.asking.query.by.len() + usize::from(self.apart.is_some());
        let mut found: BTreeMap<String, Vec<Line>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (first, last): (String, String) = (row.get(1)?, row.get(2)?);
            let line = Line {
                days: day(&first).zip(day(&last)),
                keys: (0..keys).map(|at| Ok(json(row.get(3 + at)?))).collect::<Result<_, StoreError>>()?,
                rows: row.get(3 + keys)?,
                taken: (0..self.bases.len()).map(|at| row.get(4 + keys + at)).collect::<Result<_, _>>()?,
            };
            found.entry(row.get(0)?).or_default().push(line);
        }
        Ok(found)
    }

    fn keep(&self, now: i64, made: &BTreeMap<String, Vec<Line>>, whole: bool) -> Result<(), StoreError> {
        let transaction = self.connection.unchecked_transaction()?;
        let there: i64 = transaction.query_row("SELECT count(*) FROM kept_month", [], |row| row.get(0))?;
        if there > KEPT {
            transaction.execute("DELETE FROM kept_month", [])?;
        } else if whole {
            transaction.execute("DELETE FROM kept_month WHERE query = ?1", [self.id])?;
        }
        {
            let mut insert = transaction.prepare_cached(
                "INSERT OR REPLACE INTO kept_month (query, month, made_at, answer) VALUES (?1, ?2, ?3, ?4)",
            )?;
            for (month, lines) in made {
                insert.execute(rusqlite::params![self.id, month, now, written(lines)])?;
            }
            if whole {
                insert.execute(rusqlite::params![self.id, WHOLE, now, self.statement])?;
            }
        }
        Ok(transaction.commit()?)
    }

    /// Adds up the lines that lie in the period, and counts the rows of those that may.
    fn sum(&self, lines: Vec<Line>, period: &Period) -> Rolled {
        let takes: Vec<&Take> = self.bases.iter().map(|at| &self.asking.query.bases[*at].take).collect();
        let mut groups: BTreeMap<String, (Vec<Value>, Counted)> = BTreeMap::new();
        let mut uncertain = 0;
        for line in lines {
            if let Some((first, last)) = line.days {
                if first > period.until || last < period.since {
                    continue;
                }
                // What lies before everything asked for has no first day to lie after.
                if last > period.until || (first < period.since && self.asking.since().is_some()) {
                    uncertain += line.rows.unsigned_abs();
                    continue;
                }
            }
            let name = Value::from(line.keys.clone()).to_string();
            match groups.entry(name) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    _ = entry.insert((line.keys, line.taken))
                }
                std::collections::btree_map::Entry::Occupied(mut entry) => {
                    for ((sum, one), take) in entry.get_mut().1.iter_mut().zip(line.taken).zip(&takes) {
                        *sum = joined(take, *sum, one);
                    }
                }
            }
        }
        if groups.is_empty() && self.asking.query.by.is_empty() {
            let none = takes.iter().map(|take| match take {
                Take::Most(_) | Take::First(_) => None,
                _ => Some(0),
            });
            groups.insert(String::new(), (Vec::new(), none.collect()));
        }
        let groups = groups.into_values().map(|(keys, taken)| (keys.into_iter().map(cell).collect(), taken));
        Rolled { groups: groups.collect(), uncertain }
    }
}

/// The last entry of the history that touched each month.
fn marks(connection: &Connection) -> Result<BTreeMap<String, i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT month, n FROM touched_month")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn joined(take: &Take, one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (take, one, other) {
        (Take::Most(_), Some(one), Some(other)) => Some(one.max(other)),
        (Take::First(_), Some(one), Some(other)) => Some(one.min(other)),
        (_, Some(one), Some(other)) => Some(one + other),
        (_, one, other) => one.or(other),
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

fn json(cell: Cell) -> Value {
    match cell {
        Cell::Integer(number) => number.into(),
        Cell::Text(text) => text.into(),
        Cell::Real(number) => number.into(),
        Cell::Null | Cell::Blob(_) => Value::Null,
    }
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Number(number) => {
            number.as_i64().map_or_else(|| number.as_f64().map_or(Cell::Null, Cell::Real), Cell::Integer)
        }
        Value::String(text) => Cell::Text(text),
        _ => Cell::Null,
    }
}

fn written(lines: &[Line]) -> String {
    let lines = lines.iter().map(|line| {
        let days = line.days.map(|(first, last)| vec![first.to_string(), last.to_string()]);
        serde_json::json!([days, line.keys, line.rows, line.taken])
    });
    Value::Array(lines.collect()).to_string()
}

fn read(answer: &str) -> Vec<Line> {
    type Written = (Option<(String, String)>, Vec<Value>, i64, Counted);
    let lines: Vec<Written> = serde_json::from_str(answer).unwrap_or_default();
    let lines = lines.into_iter().map(|(days, keys, rows, taken)| Line {
        days: days.and_then(|(first, last)| day(&first).zip(day(&last))),
        keys,
        rows,
        taken,
    });
    lines.collect()
}

#[cfg(test)]
mod tests;
