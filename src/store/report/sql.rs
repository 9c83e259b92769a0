//! The text of the queries. Nothing that a person typed is ever in it.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::Query;
use crate::indicator::{Base, Condition, Dimension, Fact, Grain, Take, Values};

/// A filter whose term is known to the store: any of these values.
#[derive(Debug)]
pub(super) struct Resolved {
    pub(super) dimension: &'static Dimension,
    /// Empty values ask for what is absent.
    pub(super) values: Vec<Option<Value>>,
}

/// One row a group: the keys, then what is taken.
pub(super) fn grouped(query: &Query<'_>, bases: &[usize], filters: &[Resolved]) -> (String, Vec<Value>) {
    let keys = keys(query);
    let mut columns = keys.clone();
    columns.extend(bases.iter().map(|at| taken(&query.bases[*at])));
    let (condition, values) = within(query, filters);
    let group = match keys.len() {
        0 => String::new(),
        count => format!(" GROUP BY {}", ordinals(count)),
    };
    (format!("SELECT {} FROM {} f WHERE {condition}{group}", columns.join(", "), query.fact.view), values)
}

/// One row a group: the keys, then the median of a column, rounded to a whole number.
pub(super) fn median(query: &Query<'_>, base: usize, filters: &[Resolved]) -> (String, Vec<Value>) {
    let base = &query.bases[base];
    let Take::Middle(column) = base.take else { unreachable!("asked for medians only") };
    let keys: Vec<String> =
        keys(query).iter().enumerate().map(|(at, key)| format!("{key} AS k{at}")).collect();
    let names: Vec<String> = (0..keys.len()).map(|at| format!("k{at}")).collect();
    let (select, partition, group) = match names.join(", ") {
        none if none.is_empty() => (String::new(), String::new(), String::new()),
        names => (format!("{names}, "), format!("PARTITION BY {names} "), format!(" GROUP BY {names}")),
    };
    let inner: Vec<String> = keys.into_iter().chain([format!("f.{column} AS amount")]).collect();
    let (condition, values) = within(query, filters);
    let mut given: String = base.given.iter().map(|one| format!(" AND {}", holds(one))).collect();
    given.push_str(&format!(" AND f.{column} IS NOT NULL"));
    let sql = format!(
        "WITH taken AS (SELECT {} FROM {} f WHERE {condition}{given}), \
         placed AS (SELECT {select}amount, row_number() OVER ({partition}ORDER BY amount) AS place, \
         count(*) OVER ({partition}) AS many FROM taken) \
         SELECT {select}CAST(round(avg(amount)) AS INTEGER) FROM placed \
         WHERE place IN ((many + 1) / 2, (many + 2) / 2){group}",
        inner.join(", "),
        query.fact.view,
    );
    (sql, values)
}

/// How many rows touch the period without lying in it for certain.
pub(super) fn uncertain(query: &Query<'_>, filters: &[Resolved]) -> (String, Vec<Value>) {
    let until = day(query.until);
    let (condition, mut values) = match query.since {
        Some(since) => (
            "f.day_first <= ? AND f.day_last >= ? AND NOT (f.day_first >= ? AND f.day_last <= ?)",
            vec![until.clone(), day(since), day(since), until],
        ),
        None => ("f.day_first <= ? AND f.day_last > ?", vec![until.clone(), until]),
    };
    let (filtered, more) = filtered(query, filters);
    values.extend(more);
    (format!("SELECT count(*) FROM {} f WHERE {condition}{filtered}", query.fact.view), values)
}

fn within(query: &Query<'_>, filters: &[Resolved]) -> (String, Vec<Value>) {
    let mut condition = "f.day_last <= ?".to_owned();
    let mut values = vec![day(query.until)];
    if let Some(since) = query.since {
        condition.push_str(" AND f.day_first >= ?");
        values.push(day(since));
    }
    let (filtered, more) = filtered(query, filters);
    values.extend(more);
    (condition + &filtered, values)
}

fn filtered(query: &Query<'_>, filters: &[Resolved]) -> (String, Vec<Value>) {
    let mut condition = String::new();
    let mut bound = Vec::new();
    for Resolved { dimension, values } in filters {
        let column = expression(query.fact, dimension, query.as_recorded);
        let mut ways = Vec::new();
        for value in values {
            match value {
                None => ways.push(format!("{column} IS NULL OR {column} = '{}'", dimension.absent)),
                // Everything below the node by links that are certain on the day.
                Some(value) if matches!(dimension.values, Values::Actor) => {
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

fn keys(query: &Query<'_>) -> Vec<String> {
    query.by.iter().map(|dimension| expression(query.fact, dimension, query.as_recorded)).collect()
}

/// The column of a dimension; of a period, the one that the whole date lies in, else nothing.
fn expression(fact: &Fact, dimension: &Dimension, as_recorded: bool) -> String {
    let period = |of: fn(&str) -> String| {
        let (first, last) = (of("f.day_first"), of("f.day_last"));
        format!("CASE WHEN {first} = {last} THEN {first} END")
    };
    match dimension.values {
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

fn taken(base: &Base) -> String {
    let given: Vec<String> = base.given.iter().map(holds).collect();
    let given = if given.is_empty() { "1".to_owned() } else { given.join(" AND ") };
    match base.take {
        Take::Rows => format!("coalesce(sum({given}), 0)"),
        Take::Distinct(column) => format!("count(DISTINCT CASE WHEN {given} THEN f.{column} END)"),
        Take::Sum(column) => format!("coalesce(sum(CASE WHEN {given} THEN f.{column} END), 0)"),
        Take::Middle(_) => unreachable!("medians have their own statement"),
    }
}

fn holds(condition: &Condition) -> String {
    match condition {
        Condition::Is(column) => format!("coalesce(f.{column}, 0) = 1"),
        Condition::IsNot(column) => format!("coalesce(f.{column}, 0) = 0"),
        Condition::OneOf(column, codes) => {
            let codes: Vec<String> = codes.iter().map(|code| format!("'{code}'")).collect();
            format!("coalesce(f.{column}, '') IN ({})", codes.join(", "))
        }
    }
}

fn ordinals(count: usize) -> String {
    (1..=count).map(|at| at.to_string()).collect::<Vec<_>>().join(", ")
}

fn day(day: NaiveDate) -> Value {
    Value::Text(day.to_string())
}
