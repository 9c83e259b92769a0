//! Counts of whole months that are kept, so that a report reads only what has changed since it was made last.
//!
//! Every change marks the months and the days of what it touches ([`touched`](crate::store::touched)). A kept month is right
//! as long as it was counted after the last mark. Of one that is not, a report counts anew the days that were touched, where
//! these are few, and keeps it day by day from then on; and so the months of which it asks for a part. What is dated in
//! part stands apart, each with its first and last day, for whether it lies in a period depends on it.
//!
//! Only what adds up over months is kept, and only without filters: docs/decisions/kept-months.md.

mod check;
mod kept;
mod line;
mod period;

use std::collections::{BTreeMap, HashMap};

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use serde_json::Value;

pub(in crate::store) use check::{Recounted, recount};

use super::sql::{Asking, Scope, Sql};
use super::{Query, asked};
use crate::indicator::{Base, Take, Values};
use crate::store::StoreError;
use crate::store::touched::{ALL, IN_PART};
use kept::{Kept, Made, Row, WHOLE};
use line::{Line, cell, json};
use period::Period;

/// More months than these are counted in one go through all of them.
const ONE_BY_ONE: usize = 24;
/// More days than these of one month are counted in one go through it.
const FEW: usize = 7;
/// So many days are as quickly counted again the next time as they are written durably.
const UNWRITTEN: usize = 2;

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
    let period = period_of(asking);
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
    let groups = by_value(connection, asking, base, column)?;
    if groups.is_empty() && asking.query.by.is_empty() {
        return Ok(vec![(Vec::new(), 0)]);
    }
    Ok(groups.into_iter().map(|(keys, values)| (keys, values.len() as i64)).collect())
}

/// The median of a column in each group that has one, times `scale`, as [`Asking::median`] has it; from the same.
pub(super) fn middle(
    connection: &Connection,
    asking: &Asking<'_>,
    base: usize,
    column: &'static str,
    scale: f64,
) -> Result<Medians, StoreError> {
    let groups = by_value(connection, asking, base, column)?;
    if groups.is_empty() && asking.query.by.is_empty() {
        return Ok(vec![(Vec::new(), None)]);
    }
    let median = |values: Amounts| {
        let mut amounts: Vec<(f64, i64)> =
            values.into_values().filter_map(|(value, many)| Some((value.as_f64()?, many))).collect();
        amounts.sort_by(|left, right| left.0.total_cmp(&right.0));
        let many: i64 = amounts.iter().map(|(_, many)| many).sum();
        let at = |place: i64| {
            let mut before = 0;
            amounts.iter().find(|(_, many)| {
                before += many;
                before >= place
            })
        };
        let (lower, upper) = (at((many + 1) / 2)?.0, at((many + 2) / 2)?.0);
        Some(((lower + upper) / 2.0 * scale).round() as i64)
    };
    let medians = groups.into_iter().map(|(keys, values)| (keys, median(values)));
    Ok(medians.filter(|(_, median)| median.is_some() || asking.query.by.is_empty()).collect())
}

/// The median of each group.
type Medians = Vec<(Vec<Cell>, Option<i64>)>;
/// Values by how they are written, with how many rows have each.
type Amounts = BTreeMap<String, (Value, i64)>;
/// The values that a column has in each group.
type ByValue = Vec<(Vec<Cell>, Amounts)>;

fn by_value(
    connection: &Connection,
    asking: &Asking<'_>,
    base: usize,
    column: &'static str,
) -> Result<ByValue, StoreError> {
    let rows = Base { take: Take::Rows, ..asking.query.bases[base] };
    let query = Query { bases: vec![rows], ..asking.query.clone() };
    let asking = Asking { query: &query, ..*asking };
    let period = period_of(&asking);
    let rolling = Rolling::new(connection, &asking, &[0], Some(column));
    let mut groups: BTreeMap<String, (Vec<Value>, Amounts)> = BTreeMap::new();
    let inside = |line: &Line| {
        let after = |first| asking.since().is_none() || first >= period.since;
        line.days.is_none_or(|(first, last)| after(first) && last <= period.until)
    };
    for mut line in rolling.within(&period)?.into_iter().filter(inside) {
        let value = line.keys.pop().unwrap_or_default();
        let many = line.taken.first().copied().flatten().unwrap_or(0);
        let name = Value::from(line.keys.clone()).to_string();
        let group = groups.entry(name).or_insert_with(|| (line.keys, BTreeMap::new()));
        if many > 0 && !value.is_null() {
            group.1.entry(value.to_string()).or_insert((value, 0)).1 += many;
        }
    }
    let groups = groups.into_values();
    Ok(groups.map(|(keys, values)| (keys.into_iter().map(cell).collect(), values)).collect())
}

/// Whether what a row is dated by stands for a whole month, so that a day may change what stands on another.
fn is_by_month(asking: &Asking<'_>) -> bool {
    asking.query.fact.view == "fact_road_month"
}

/// The days asked for; where a row stands for a month, the months whose first day is.
fn period_of(asking: &Asking<'_>) -> Period {
    let period = Period::new(asking.since(), asking.query.until);
    if is_by_month(asking) { period.by_first_days() } else { period }
}

struct Rolling<'a> {
    connection: &'a Connection,
    asking: &'a Asking<'a>,
    bases: &'a [usize],
    /// A column whose values are told apart, after the keys.
    apart: Option<&'static str>,
    kept: Kept<'a>,
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
        Self { connection, asking, bases, apart, kept: Kept::new(connection, statement) }
    }

    /// Everything that lies in a period, and what is dated in part wherever it lies.
    fn within(&self, period: &Period) -> Result<Vec<Line>, StoreError> {
        let now: i64 = self
            .connection
            .prepare_cached("SELECT coalesce(max(n), 0) FROM history")?
            .query_row([], |row| row.get(0))?;
        let marks = kept::marks(self.connection)?;
        let mut rows = self.kept.rows(period)?;
        let whole = rows.remove(WHOLE).map(|row| row.made_at);
        let due: Vec<(&str, Option<i64>)> = marks
            .iter()
            .filter(|(month, _)| *month != ALL && (period.has(month) || period.is_end(month)))
            .map(|(month, n)| (month.as_str(), *n, rows.get(month).map(|row| row.made_at).or(whole)))
            .filter(|(_, n, counted_at)| counted_at.is_none_or(|counted| counted < *n))
            .map(|(month, _, counted_at)| (month, counted_at))
            .collect();
        let of_all = marks.get(ALL).copied().unwrap_or(0);
        let is_whole = whole.is_none_or(|whole| whole < of_all) || due.len() > ONE_BY_ONE;
        let mut made = Made::new();
        if is_whole {
            rows.clear();
            made = self.count(Scope::Everything)?.into_iter().map(|(at, lines)| (at, Some(lines))).collect();
        } else {
            for (month, counted_at) in due {
                let days = self.kept.days_due(month, &rows, counted_at)?;
                if month == IN_PART {
                    let has_none = is_by_month(self.asking);
                    let lines = if has_none { Vec::new() } else { self.only(Scope::InPart, month)? };
                    made.insert(month.to_owned(), Some(lines));
                } else if is_by_month(self.asking) || (days.len() > FEW && !period.is_end(month)) {
                    let lines = self.only(Scope::Month(month.to_owned()), month)?;
                    made.insert(month.to_owned(), Some(lines));
                } else if days.len() > FEW || !rows.get(month).is_some_and(Row::is_by_day) {
                    self.by_day(month, &mut made)?;
                } else {
                    for day in days {
                        let Some(date) = line::day(&day) else { continue };
                        let lines = self.only(Scope::Days(date, date), &day)?;
                        made.insert(day, Some(lines));
                    }
                }
            }
        }
        for end in &period.ends {
            let is_by_day = match made.get(&end.month) {
                Some(counted) => counted.is_none(),
                None => rows.get(&end.month).is_some_and(Row::is_by_day),
            };
            if !is_by_day {
                self.by_day(&end.month, &mut made)?;
            }
        }
        if made.len() > UNWRITTEN || made.keys().any(|at| at.len() < "2026-10-20".len()) || is_whole {
            // What cannot be kept is counted again the next time.
            let _ = self.kept.write(now, &made, is_whole);
        }
        let mut lines = Vec::new();
        for (at, row) in &rows {
            let is_anew = made.contains_key(at) || at.get(..7).is_some_and(|month| made.contains_key(month));
            if period.has(at) && !is_anew {
                lines.extend(row.lines());
            }
        }
        lines.extend(
            made.into_iter().filter(|(at, _)| period.has(at)).filter_map(|(_, lines)| lines).flatten(),
        );
        Ok(lines)
    }

    /// Counts a month day by day.
    fn by_day(&self, month: &str, made: &mut Made) -> Result<(), StoreError> {
        let Some((first, last)) = period::days_of(month) else { return Ok(()) };
        let counted = self.count(Scope::Days(first, last))?;
        made.insert(month.to_owned(), None);
        made.extend(counted.into_iter().map(|(day, lines)| (day, Some(lines))));
        Ok(())
    }

    /// Counts what stands under one name.
    fn only(&self, scope: Scope, at: &str) -> Result<Vec<Line>, StoreError> {
        Ok(self.count(scope)?.remove(at).unwrap_or_default())
    }

    fn count(&self, scope: Scope) -> Result<BTreeMap<String, Vec<Line>>, StoreError> {
        let is_told_apart = |at: &usize| matches!(self.asking.query.bases[*at].take, Take::Distinct(_));
        if matches!(scope, Scope::Everything) && !self.bases.iter().any(is_told_apart) {
            return self.one_by_one();
        }
        let (sql, values): Sql = self.asking.by_month(self.bases, self.apart, &scope);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found: BTreeMap<String, Vec<Line>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (key, at) = self.key(row)?;
            let taken = (0..self.bases.len()).map(|base| row.get(at + 1 + base)).collect::<Result<_, _>>()?;
            found.entry(row.get(0)?).or_default().push(Line { rows: row.get(at)?, taken, ..key });
        }
        Ok(found)
    }

    /// Counts everything without more in memory than the groups: to group rows, SQLite would sort all of them there.
    fn one_by_one(&self) -> Result<BTreeMap<String, Vec<Line>>, StoreError> {
        let takes: Vec<&Take> = self.bases.iter().map(|at| &self.asking.query.bases[*at].take).collect();
        let (sql, values): Sql = self.asking.one_by_one(self.bases, self.apart);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut groups: HashMap<Vec<u8>, (String, Line)> = HashMap::new();
        let mut name = Vec::new();
        while let Some(row) = rows.next()? {
            let names = 3 + self.asking.query.by.len() + usize::from(self.apart.is_some());
            name.clear();
            for at in 0..names {
                line::name(row.get_ref(at)?, &mut name);
            }
            if let Some((_, line)) = groups.get_mut(&name) {
                line.rows += 1;
                for (base, sum) in line.taken.iter_mut().enumerate() {
                    *sum = joined(takes[base], *sum, row.get(names + base)?);
                }
                continue;
            }
            let (key, at) = self.key(row)?;
            let first = |base: usize| -> Result<Option<i64>, rusqlite::Error> {
                Ok(row.get::<_, Option<i64>>(at + base)?.or_else(|| of_nothing(takes[base])))
            };
            let taken = (0..takes.len()).map(first).collect::<Result<_, _>>()?;
            groups.insert(name.clone(), (row.get(0)?, Line { rows: 1, taken, ..key }));
        }
        let mut found: BTreeMap<String, Vec<Line>> = BTreeMap::new();
        for (month, line) in groups.into_values() {
            found.entry(month).or_default().push(line);
        }
        Ok(found)
    }

    /// The days and the keys that a row begins with, and where it goes on.
    fn key(&self, row: &rusqlite::Row<'_>) -> Result<(Line, usize), StoreError> {
        let at = 3 + self.asking.query.by.len() + usize::from(self.apart.is_some());
        let (first, last): (String, String) = (row.get(1)?, row.get(2)?);
        let days = line::day(&first).zip(line::day(&last));
        let keys = (3..at).map(|at| Ok(json(row.get(at)?))).collect::<Result<_, StoreError>>()?;
        Ok((Line { days, keys, rows: 0, taken: Vec::new() }, at))
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
            let none = takes.iter().map(|take| of_nothing(take));
            groups.insert(String::new(), (Vec::new(), none.collect()));
        }
        let groups = groups.into_values().map(|(keys, taken)| (keys.into_iter().map(cell).collect(), taken));
        Rolled { groups: groups.collect(), uncertain }
    }
}

/// What nothing gives.
fn of_nothing(take: &Take) -> Option<i64> {
    match take {
        Take::Most(_) | Take::First(_) => None,
        _ => Some(0),
    }
}

fn joined(take: &Take, one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (take, one, other) {
        (Take::Most(_), Some(one), Some(other)) => Some(one.max(other)),
        (Take::First(_), Some(one), Some(other)) => Some(one.min(other)),
        (_, Some(one), Some(other)) => Some(one + other),
        (_, one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests;
