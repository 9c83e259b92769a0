//! Holds the declarations to the views, and the SQL to what may be in it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::indicator::{Condition, DIMENSIONS, FACTS, Figure, MEASURES};
use crate::store::open::SCHEMA;

fn database() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(SCHEMA).unwrap();
    connection
}

fn until() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 31).unwrap()
}

#[test]
fn every_declared_column_is_one_of_its_view() {
    let connection = database();
    for fact in FACTS {
        let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        let columns: BTreeSet<String> =
            statement.query_map([fact.view], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut named = vec!["day_first", "day_last"];
        named.extend(fact.columns.iter().flat_map(|column| [Some(column.column), column.recorded]).flatten());
        let bases = MEASURES.iter().filter_map(|measure| match measure.figure {
            Figure::Count(base) | Figure::Median(base) => Some(base),
            _ => None,
        });
        for base in bases.filter(|base| base.fact.name == fact.name) {
            match base.take {
                Take::Rows => {}
                Take::Distinct(column) | Take::Sum(column) | Take::Middle(column) => named.push(column),
            }
            named.extend(base.given.iter().map(|condition| match condition {
                Condition::Is(column) | Condition::IsNot(column) | Condition::OneOf(column, _) => *column,
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
    for measure in MEASURES {
        let bases: Vec<Base> =
            measure.bases().into_iter().filter(|base| base.fact.name == measure.fact().name).collect();
        for dimension in DIMENSIONS.iter().copied().filter(|dimension| measure.fact().has(dimension)) {
            let mut choice = Choice::until(until()).by(dimension.name).unwrap();
            for as_recorded in [false, true] {
                choice.as_recorded = as_recorded;
                let query = Query::new(measure.fact(), bases.clone(), &choice.by, &choice);
                let answer = tabulate(&connection, &query).unwrap();
                assert_eq!(answer, Answer::default(), "{} by {}", measure.name, dimension.name);
            }
        }
    }
}

/// A hot report must not read more rows than those of its period.
#[test]
fn trips_of_a_period_are_found_by_their_index_or_one_scan() {
    let connection = database();
    let choice = Choice::until(until());
    let query = Query::new(MEASURES[0].fact(), MEASURES[0].bases(), &[], &choice);
    let (sql, values) = sql::grouped(&query, &[0], &[]);
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
    /// Whatever is typed as a filter stands beside the SQL, never in it.
    #[test]
    fn what_is_typed_is_bound(term in "[A-Za-z0-9'\";-]{1,20}", which in 0usize..25) {
        let dimension = DIMENSIONS[which];
        let filter = Filter { dimension, term: term.clone() };
        let mut choice = Choice::until(until());
        choice.filters.push(filter);
        for fact in FACTS.iter().filter(|fact| fact.has(dimension)) {
            let base = Base { fact, take: Take::Rows, given: &[] };
            let query = Query::new(fact, vec![base], &[], &choice);
            let sql = DATABASE.with(|connection| {
                let filters = resolve::filters(connection, &query.filters).unwrap();
                tabulate(connection, &query).unwrap();
                sql::grouped(&query, &[0], &filters).0
            });
            prop_assert!(!sql.contains('"') && !sql.contains(';'));
            let quoted = format!("'{term}'");
            prop_assert!(term == dimension.absent || !sql.contains(&quoted));
        }
    }
}
