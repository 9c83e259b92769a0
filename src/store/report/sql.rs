//! The text of the queries. Nothing that a person typed is ever in it.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::Query;
use super::asked::{self, Patience};
use crate::indicator::{Base, Condition, Dimension, Fact, Grain, Largest, Take, Values};

/// A filter whose term is known to the store: any of these values.
#[derive(Debug)]
pub(super) struct Resolved {
    pub(super) dimension: &'static Dimension,
    /// Whether what stands below a node counts as it.
    pub(super) below: bool,
    /// Empty values ask for what is absent.
    pub(super) values: Vec<Option<Value>>,
}

/// A statement and the values in it.
pub(super) type Sql = (String, Vec<Value>);

/// A query with everything that it is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking<'a> {
    pub(super) query: &'a Query<'a>,
    pub(super) filters: &'a [Resolved],
    pub(super) patience: Patience,
    /// A table in which the fact's rows stand already.
    pub(super) worked: Option<&'a str>,
}

/// Which rows are counted by month.
#[derive(Clone, Debug)]
pub(super) enum Scope {
    /// All.
    Everything,
    /// Those of a month, as `2026-10`, on a day that is known.
    Month(String),
    /// Those from a day to another, on a day that is known, day by day.
    Days(NaiveDate, NaiveDate),
    /// Those that are dated in part.
    InPart,
}

/// A day as a number, as `chrono` counts them, so that it travels beside counts.
const DAY_NUMBER: &str = "1721424.5";

impl Asking<'_> {
    /// One row a group: the keys, then what is taken.
    pub(super) fn grouped(&self, bases: &[usize]) -> Sql {
        let keys = self.keys();
        let mut columns = keys.clone();
        columns.extend(bases.iter().map(|at| taken(&self.query.bases[*at])));
        let (condition, values) = self.within();
        let group = grouping(keys.len());
        let sql = format!("SELECT {} FROM {} f WHERE {condition}{group}", columns.join(", "), self.rows());
        self.with(&[], &sql, values)
    }

    /// One row a month and group, or a day and group where days are asked for, of what lies in it on a day that is known, and
    /// one a first and last day and group of what is dated in part: the month or the day, the two days, the keys, the column
    /// told apart, how many rows, then what is taken.
    pub(super) fn by_month(&self, bases: &[usize], apart: Option<&'static str>, scope: &Scope) -> Sql {
        let (mut columns, condition, values) = self.monthly(apart, scope);
        let group = grouping(columns.len());
        columns.push("count(*)".into());
        columns.extend(bases.iter().map(|at| taken(&self.query.bases[*at])));
        let sql = format!("SELECT {} FROM {} f WHERE {condition}{group}", columns.join(", "), self.rows());
        self.with(&[], &sql, values)
    }

    /// The rows of which [`Asking::by_month`] makes groups, of everything: the same columns as far as the column told apart,
    /// then what each row gives.
    pub(super) fn one_by_one(&self, bases: &[usize], apart: Option<&'static str>) -> Sql {
        let (mut columns, condition, values) = self.monthly(apart, &Scope::Everything);
        columns.extend(bases.iter().map(|at| given(&self.query.bases[*at])));
        let sql = format!("SELECT {} FROM {} f WHERE {condition}", columns.join(", "), self.rows());
        self.with(&[], &sql, values)
    }

    /// What rows are grouped by month or day by, and which rows.
    fn monthly(&self, apart: Option<&'static str>, scope: &Scope) -> (Vec<String>, String, Vec<Value>) {
        let known = "f.day_first = f.day_last";
        let (condition, values) = match scope {
            Scope::Everything => {
                ("f.day_first IS NOT NULL AND f.day_last IS NOT NULL".to_owned(), Vec::new())
            }
            Scope::Month(month) => (
                format!("f.day_first >= ? AND f.day_first <= ? AND {known}"),
                vec![Value::Text(format!("{month}-01")), Value::Text(format!("{month}-31"))],
            ),
            Scope::InPart => ("f.day_first <> f.day_last".to_owned(), Vec::new()),
            Scope::Days(first, last) => {
                (format!("f.day_first >= ? AND f.day_first <= ? AND {known}"), vec![day(*first), day(*last)])
            }
        };
        let mut columns = vec![
            match scope {
                Scope::Days(..) => "f.day_first".to_owned(),
                _ => format!("CASE WHEN {known} THEN substr(f.day_first, 1, 7) ELSE '' END"),
            },
            format!("CASE WHEN {known} THEN '' ELSE f.day_first END"),
            format!("CASE WHEN {known} THEN '' ELSE f.day_last END"),
        ];
        columns.extend(self.keys());
        columns.extend(apart.map(|column| format!("f.{column}")));
        (columns, condition, values)
    }

    /// One row a group: the keys, then the median of a column, rounded to a whole number.
    pub(super) fn median(&self, base: usize) -> Sql {
        let base = &self.query.bases[base];
        let (column, scale) = match base.take {
            Take::Middle(column) => (column, 1),
            Take::MiddleDays(column) => (column, 100),
            _ => unreachable!("asked for medians only"),
        };
        let keys: Vec<String> =
            self.keys().iter().enumerate().map(|(at, key)| format!("{key} AS k{at}")).collect();
        let names = names(keys.len());
        let (select, partition) = leading(&names);
        let inner: Vec<String> = keys.into_iter().chain([format!("f.{column} AS amount")]).collect();
        let (condition, values) = self.within();
        let mut given: String = base.given.iter().map(|one| format!(" AND {}", holds(one))).collect();
        given.push_str(&format!(" AND f.{column} IS NOT NULL"));
        let taken = format!("SELECT {} FROM {} f WHERE {condition}{given}", inner.join(", "), self.rows());
        let placed = format!(
            "SELECT {select}amount, row_number() OVER ({partition}ORDER BY amount) AS place, \
             count(*) OVER ({partition}) AS many FROM taken"
        );
        let sql = format!(
            "SELECT {select}CAST(round(avg(amount) * {scale}) AS INTEGER) FROM placed \
             WHERE place IN ((many + 1) / 2, (many + 2) / 2){}",
            grouping(names.len())
        );
        self.with(&[("taken", taken), ("placed", placed)], &sql, values)
    }

    /// One row a group: the keys, then what is taken from the largest row of each division.
    pub(super) fn of_largest(&self, largest: &Largest, bases: &[usize]) -> Sql {
        let keys: Vec<String> =
            self.keys().iter().enumerate().map(|(at, key)| format!("{key} AS k{at}")).collect();
        let names = names(keys.len());
        let (select, _) = leading(&names);
        let partition: Vec<String> =
            self.keys().into_iter().chain([format!("f.{}", largest.within)]).collect();
        let order: Vec<String> = largest.by.iter().map(|column| format!("f.{column} DESC")).collect();
        let inner: Vec<String> = keys
            .into_iter()
            .chain(["f.*".to_owned()])
            .chain([format!(
                "row_number() OVER (PARTITION BY {} ORDER BY {}) AS place",
                partition.join(", "),
                order.join(", ")
            )])
            .collect();
        let (condition, values) = self.within();
        let placed = format!(
            "SELECT {} FROM {} f WHERE {condition} AND f.{} IS NOT NULL",
            inner.join(", "),
            self.rows(),
            largest.within
        );
        let columns: Vec<String> = bases.iter().map(|at| taken(&self.query.bases[*at])).collect();
        let sql = format!(
            "SELECT {select}{} FROM placed f WHERE place = 1{}",
            columns.join(", "),
            grouping(names.len())
        );
        self.with(&[("placed", placed)], &sql, values)
    }

    /// One row a group, a number of days and an end: the keys, the days, the end, and how many.
    pub(super) fn spells(&self, base: &Base, lasted: &str, ending: &str) -> Sql {
        let mut columns = self.keys();
        columns.extend([format!("f.{lasted}"), format!("f.{ending}"), "count(*)".to_owned()]);
        let (condition, values) = self.within();
        let given: String = base.given.iter().map(|one| format!(" AND {}", holds(one))).collect();
        let sql = format!(
            "SELECT {} FROM {} f WHERE {condition}{given} AND f.{lasted} IS NOT NULL{}",
            columns.join(", "),
            self.rows(),
            grouping(columns.len() - 1)
        );
        self.with(&[], &sql, values)
    }

    /// How many rows touch the period without lying in it for certain.
    pub(super) fn uncertain(&self) -> Sql {
        let query = self.query;
        let until = day(query.until);
        let (condition, mut values) = match self.since() {
            Some(since) => (
                "f.day_first <= ? AND f.day_last >= ? AND NOT (f.day_first >= ? AND f.day_last <= ?)",
                vec![until.clone(), day(since), day(since), until],
            ),
            None => ("f.day_first <= ? AND f.day_last > ?", vec![until.clone(), until]),
        };
        let (filtered, more) = self.filtered();
        values.extend(more);
        let sql = format!("SELECT count(*) FROM {} f WHERE {condition}{filtered}", self.rows());
        self.with(&[], &sql, values)
    }

    /// Every column of every row, for whoever wants to know what there is.
    #[cfg(test)]
    pub(super) fn everything(&self) -> Sql {
        self.with(&[], &format!("SELECT * FROM {} f", self.rows()), Vec::new())
    }

    /// A statement behind the tables that it needs; the values of these come first.
    fn with(&self, tables: &[(&str, String)], sql: &str, values: Vec<Value>) -> Sql {
        let (mut before, mut all) = match self.worked {
            Some(_) => (String::new(), Vec::new()),
            None => asked::prologue(self.query, self.patience),
        };
        for (name, text) in tables {
            if !before.is_empty() {
                before.push_str(", ");
            }
            before.push_str(&format!("{name} AS ({text})"));
        }
        all.extend(values);
        let before = if before.is_empty() { before } else { format!("WITH {before} ") };
        (before + sql, all)
    }

    /// What the fact's rows are read from.
    fn rows(&self) -> &str {
        self.worked.unwrap_or(self.query.fact.view)
    }

    /// The first day asked for; none where what there is counts, whenever it began.
    pub(super) fn since(&self) -> Option<NaiveDate> {
        self.query.since.filter(|_| !self.query.fact.stock)
    }

    fn within(&self) -> Sql {
        // The second says nothing that the first does not: it is for the index on first days.
        let mut condition = "f.day_last <= ? AND f.day_first <= ?".to_owned();
        let mut values = vec![day(self.query.until), day(self.query.until)];
        if let Some(since) = self.since() {
            condition.push_str(" AND f.day_first >= ?");
            values.push(day(since));
        }
        let (filtered, more) = self.filtered();
        values.extend(more);
        (condition + &filtered, values)
    }

    fn filtered(&self) -> Sql {
        let mut condition = String::new();
        let mut bound = Vec::new();
        for Resolved { dimension, below, values } in self.filters {
            let column = expression(self.query.fact, dimension, self.query.as_recorded);
            let mut ways = Vec::new();
            for value in values {
                match value {
                    None => ways.push(format!("{column} IS NULL OR {column} = '{}'", dimension.absent)),
                    // Everything below the node by links that are certain on the day.
                    Some(value) if *below && matches!(dimension.values, Values::Actor) => {
                        ways.push(format!(
                            "EXISTS (SELECT 1 FROM actor_line l WHERE l.actor = {column} AND l.ancestor = ? \
                             AND f.day_first >= l.certain_from AND f.day_last <= l.certain_to)"
                        ));
                        bound.push(value.clone());
                    }
                    Some(value) => {
                        ways.push(format!("{column} = ?"));
                        bound.push(value.clone());
                    }
                }
            }
            condition.push_str(&format!(" AND ({})", ways.join(" OR ")));
        }
        (condition, bound)
    }

    fn keys(&self) -> Vec<String> {
        let query = self.query;
        query
            .by
            .iter()
            .map(|dimension| {
                let column = expression(query.fact, dimension, query.as_recorded);
                // What is not there and what is written as such are one group.
                match dimension.values {
                    Values::Terms(_) => format!("coalesce({column}, '{}')", dimension.absent),
                    _ => column,
                }
            })
            .collect()
    }
}

/// The column of a dimension; of a period, the one that the whole date lies in, else nothing.
fn expression(fact: &Fact, dimension: &Dimension, as_recorded: bool) -> String {
    let period = |of: fn(&str) -> String| {
        let (first, last) = (of("f.day_first"), of("f.day_last"));
        format!("CASE WHEN {first} = {last} THEN {first} END")
    };
    match dimension.values {
        // The Monday on or before.
        Values::Period(Grain::Week) => period(|day| format!("date({day}, 'weekday 0', '-6 days')")),
        Values::Period(Grain::Month) => period(|day| format!("substr({day}, 1, 7)")),
        Values::Period(Grain::Year) => period(|day| format!("substr({day}, 1, 4)")),
        Values::Period(Grain::Quarter) => period(|day| {
            format!("(substr({day}, 1, 4) || '-Q' || ((CAST(substr({day}, 6, 2) AS INTEGER) + 2) / 3))")
        }),
        _ => {
            let column = fact.column(dimension).expect("queries hold only dimensions that their fact has");
            format!("f.{}", column.recorded.filter(|_| as_recorded).unwrap_or(column.column))
        }
    }
}

/// What a group gives.
fn taken(base: &Base) -> String {
    let given = given(base);
    match base.take {
        Take::Rows => format!("coalesce(sum({given}), 0)"),
        Take::Distinct(_) => format!("count(DISTINCT {given})"),
        Take::Sum(_) => format!("coalesce(sum({given}), 0)"),
        // Nothing where nobody wrote a number, and nought where there is no row at all.
        Take::SumOfLargest(..) => format!("CASE WHEN count(*) = 0 THEN 0 ELSE sum({given}) END"),
        Take::Most(_) => format!("max({given})"),
        Take::First(_) | Take::FirstOfLargest(..) => format!("min({given})"),
        Take::Middle(_) | Take::MiddleDays(_) => unreachable!("medians have their own statement"),
    }
}

/// What one row gives: 1 or 0 of a number of rows, nothing of all else where it is not one that counts.
fn given(base: &Base) -> String {
    let given: Vec<String> = base.given.iter().map(holds).collect();
    let given = if given.is_empty() { "1".to_owned() } else { given.join(" AND ") };
    match base.take {
        Take::Rows => format!("({given})"),
        Take::First(column) | Take::FirstOfLargest(_, column) => {
            format!("CAST(CASE WHEN {given} THEN julianday(f.{column}) END - {DAY_NUMBER} AS INTEGER)")
        }
        Take::Distinct(column)
        | Take::Sum(column)
        | Take::SumOfLargest(_, column)
        | Take::Most(column)
        | Take::Middle(column)
        | Take::MiddleDays(column) => format!("CASE WHEN {given} THEN f.{column} END"),
    }
}

fn holds(condition: &Condition) -> String {
    match condition {
        Condition::Is(column) => format!("coalesce(f.{column}, 0) = 1"),
        Condition::IsNot(column) => format!("coalesce(f.{column}, 0) = 0"),
        Condition::Some(column) => format!("coalesce(f.{column}, 0) > 0"),
        Condition::OneOf(column, codes) => format!("coalesce(f.{column}, '') IN ({})", listed(codes)),
        Condition::NoneOf(column, codes) => format!("coalesce(f.{column}, '') NOT IN ({})", listed(codes)),
    }
}

fn listed(codes: &[&str]) -> String {
    codes.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ")
}

/// The names of so many keys.
fn names(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("k{at}")).collect()
}

/// The keys before what is selected, and as a partition.
fn leading(names: &[String]) -> (String, String) {
    match names.join(", ") {
        none if none.is_empty() => (String::new(), String::new()),
        names => (format!("{names}, "), format!("PARTITION BY {names} ")),
    }
}

fn grouping(keys: usize) -> String {
    match keys {
        0 => String::new(),
        count => format!(" GROUP BY {}", (1..=count).map(|at| at.to_string()).collect::<Vec<_>>().join(", ")),
    }
}

fn day(day: NaiveDate) -> Value {
    Value::Text(day.to_string())
}
