//! Holds the declarations to the views, and the SQL to what may be in it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::indicator::{Condition, DIMENSIONS, Figure, REPORTS, Reveals, fact, measure};
use crate::message::{Exit, Explain};
use crate::store::open::SCHEMA;

fn database() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(SCHEMA).unwrap();
    connection
}

fn until() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 31).unwrap()
}

const PATIENCE: asked::Patience = asked::Patience { overdue_days: 14, overdue_grace: 3, gap_days: 60 };

#[test]
fn every_declared_column_is_one_of_its_view() {
    let connection = database();
    for fact in fact::all() {
        let choice = Choice::until(until());
        let query = Query::new(fact, Vec::new(), &[], &choice);
        let asking = sql::Asking { query: &query, filters: &[], patience: PATIENCE, worked: None };
        let statement =
            connection.prepare(&asking.everything().0).unwrap_or_else(|why| panic!("{}: {why}", fact.view));
        let columns: BTreeSet<&str> = statement.column_names().collect();
        let mut named = vec!["day_first", "day_last"];
        named.extend(fact.all_columns().flat_map(|column| [Some(column.column), column.recorded]).flatten());
        let bases = measure::all().filter_map(|measure| match measure.figure {
            Figure::Count(base)
            | Figure::Hundredths(base)
            | Figure::Median(base)
            | Figure::MedianDays(base)
            | Figure::Day(base) => Some(base),
            Figure::Share(..) | Figure::OutOf(..) | Figure::Rate { .. } => None,
        });
        for base in bases.filter(|base| base.fact.name == fact.name) {
            match base.take {
                Take::Rows => {}
                Take::SumOfLargest(largest, column) | Take::FirstOfLargest(largest, column) => {
                    named.extend(largest.by);
                    named.extend([largest.within, column]);
                }
                Take::Distinct(column)
                | Take::Sum(column)
                | Take::Middle(column)
                | Take::MiddleDays(column)
                | Take::Most(column)
                | Take::First(column) => named.push(column),
            }
            named.extend(base.given.iter().map(|condition| match condition {
                Condition::Is(column)
                | Condition::IsNot(column)
                | Condition::Some(column)
                | Condition::OneOf(column, _)
                | Condition::NoneOf(column, _) => *column,
            }));
        }
        for name in named {
            assert!(columns.contains(name), "{}.{name}", fact.view);
        }
    }
}

#[test]
fn every_fact_can_be_taken_by_every_dimension_that_it_has() {
    let connection = database();
    for fact in fact::all() {
        // All figures of the fact at once: each question is put together anew, and that is what takes the time.
        let bases: Vec<Base> = measure::all()
            .flat_map(|measure| measure.bases())
            .filter(|base| base.fact.name == fact.name)
            .collect();
        for dimension in DIMENSIONS.iter().copied().filter(|dimension| fact.has(dimension)) {
            let mut choice = Choice::until(until()).by(dimension.name).unwrap();
            let recorded = fact.column(dimension).is_some_and(|column| column.recorded.is_some());
            for as_recorded in [false, true].into_iter().filter(|as_recorded| recorded || !as_recorded) {
                choice.as_recorded = as_recorded;
                let query = Query::new(fact, bases.clone(), &choice.by, &choice);
                let answer = tabulate(&connection, &query, ROLLED_FROM).unwrap();
                assert_eq!(answer, Answer::default(), "{} by {}", fact.name, dimension.name);
            }
        }
    }
}

/// Every figure of a fact by every two dimensions that it has, but who beside where finer than a district, which is never
/// asked of the store.
#[test]
fn every_fact_can_be_taken_by_every_two_dimensions_that_it_has() {
    let connection = database();
    let (mut asked, mut refused) = (0, 0);
    for fact in fact::all() {
        let bases: Vec<Base> = measure::all()
            .flat_map(|measure| measure.bases())
            .filter(|base| base.fact.name == fact.name)
            .collect();
        assert!(!bases.is_empty(), "nothing is counted of {}", fact.name);
        let adds_up = |base: &Base| matches!(base.take, Take::Rows | Take::Sum(_) | Take::Distinct(_));
        let plain: Vec<usize> = (0..bases.len()).filter(|at| adds_up(&bases[*at])).collect();
        let has: Vec<_> = DIMENSIONS.iter().copied().filter(|dimension| fact.has(dimension)).collect();
        // What can be grouped by all of them at once can be by any two; two by two they would take a minute.
        let choice = Choice::until(until());
        let query = Query::new(fact, bases.clone(), &has, &choice);
        let asking = sql::Asking { query: &query, filters: &[], patience: PATIENCE, worked: None };
        connection.prepare(&asking.grouped(&plain).0).unwrap_or_else(|why| panic!("{}: {why}", fact.name));
        for (at, one) in has.iter().enumerate() {
            for other in &has[at + 1..] {
                let choice = Choice::until(until()).by(one.name).unwrap().by(other.name).unwrap();
                if let Some(report) = REPORTS.iter().find(|report| {
                    report.dimensions().any(|known| known.name == one.name)
                        && report.dimensions().any(|known| known.name == other.name)
                }) && let Err(why) = choice.check(report)
                {
                    assert_eq!(why.exit(), Exit::Refused, "{} by {} and {}", fact.name, one.name, other.name);
                    refused += 1;
                    continue;
                }
                let reveals = [one.reveals, other.reveals];
                let joins = reveals.contains(&Reveals::Author) && reveals.contains(&Reveals::FinePlace);
                assert!(
                    !joins,
                    "{} joins {} and {}, and no report refuses it",
                    fact.name, one.name, other.name
                );
                asked += 1;
            }
        }
    }
    assert!(asked > 2000 && refused > 20, "{asked} asked, {refused} refused");
}

/// Every ceiling of sensitivity must reach every figure.
#[test]
fn every_fact_knows_how_sensitive_its_rows_are() {
    for fact in fact::all() {
        assert!(fact.has(&crate::indicator::dimension::SENSITIVITY), "{}", fact.name);
    }
}

/// A hot report must not read more rows than those of its period.
#[test]
fn trips_of_a_period_are_found_by_their_index_or_one_scan() {
    let connection = database();
    let choice = Choice::until(until());
    let query = Query::new(measure::DECISIONS.fact(), measure::DECISIONS.bases(), &[], &choice);
    let (sql, values) =
        sql::Asking { query: &query, filters: &[], patience: PATIENCE, worked: None }.grouped(&[0]);
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let plan: Vec<String> = statement
        .query_map(params_from_iter(values), |row| row.get(3))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let scans = plan.iter().filter(|line| line.starts_with("SCAN")).count();
    assert!(scans <= 1, "{plan:#?}");
    assert!(!plan.iter().any(|line| line.contains("MATERIALIZE")), "{plan:#?}");
}

thread_local! {
    /// One database for all cases: making it takes longer than asking it.
    static DATABASE: Connection = database();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever is typed as a filter stands beside the SQL, never in it.
    #[test]
    fn what_is_typed_is_bound(term in "[A-Za-z0-9'\";-]{1,20}", which in 0usize..DIMENSIONS.len()) {
        let dimension = DIMENSIONS[which];
        let asked = |fact: &'static Fact, term: &str| {
            let filter = Filter { dimension, term: term.to_owned(), name: None, below: which % 2 == 0 };
            let mut choice = Choice::until(until());
            choice.filters.push(filter);
            let base = Base { fact, take: Take::Rows, given: &[] };
            let query = Query::new(fact, vec![base], &[], &choice);
            let sql = DATABASE.with(|connection| {
                let filters = resolve::filters(connection, &query.filters).unwrap();
                tabulate(connection, &query, ROLLED_FROM).unwrap();
                sql::Asking { query: &query, filters: &filters, patience: PATIENCE, worked: None }.grouped(&[0]).0
            });
            // Comments of our own aside.
            sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<String>()
        };
        for fact in fact::all().filter(|fact| fact.has(dimension)) {
            let sql = asked(fact, &term);
            prop_assert!(!sql.contains('"') && !sql.contains(';'));
            // Ours may have the same word of its own, as often as for any other term.
            let quoted = format!("'{term}'");
            let ours = asked(fact, "no term of ours").matches(&quoted).count();
            prop_assert!(term == dimension.absent || sql.matches(&quoted).count() == ours);
        }
    }
}
