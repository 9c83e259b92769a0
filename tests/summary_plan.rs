//! What schemes would let others see: the same records as the reports count, and no more than the closed list lets through.

use std::collections::BTreeMap;

use carnet::sample::{self, Size};
use serde_json::{Value, json};

use crate::officer::Officer;
use crate::stores::stamp;

fn a_team() -> Officer {
    let officer = Officer::new();
    let mut store = officer.opens_store();
    sample::fill(&mut store, Size::Tour, 1, &stamp()).unwrap();
    officer
}

fn asked(officer: &Officer, words: &[&str]) -> Value {
    serde_json::from_str(&officer.carnet(words).done()).unwrap()
}

/// A number of a report on the same records: those that are not severe, by what is in the first table that has it.
fn reported(officer: &Officer, report: &str, measure: &str) -> u64 {
    let made = asked(
        officer,
        &["report", report, "--period", "2026-Q3", "--max-sensitivity", "high", "--format", "json"],
    );
    let rows = made["rows"].as_array().unwrap();
    let first = rows.iter().find(|row| !row[measure].is_null()).unwrap();
    let whole = |row: &&Value| row["section"] == first["section"] && row["of_which"].is_null();
    let counted = rows.iter().filter(whole).map(|row| &row[measure]);
    counted.filter_map(Value::as_u64).sum()
}

#[test]
fn a_plan_counts_what_the_reports_count() {
    let officer = a_team();
    let plan = asked(&officer, &["summary", "plan", "--json"]);
    let schemes = plan["schemes"].as_array().unwrap();
    assert_eq!(schemes.len(), 2);
    let quarters = schemes[1]["periods"].as_array().unwrap();
    let third = quarters.iter().find(|one| one["period"] == "2026-Q3").unwrap();
    let records = |table: &str| third["partners"][table]["records"].as_u64().unwrap();
    assert_eq!(records("decisions"), reported(&officer, "outcomes", "decisions"));
    assert_eq!(records("trips"), reported(&officer, "trips", "trips_due"));
    assert_eq!(records("incidents"), reported(&officer, "constraints", "incidents"));
    assert_eq!(records("incidents"), records("incident-authors"));
    assert!(records("requests") > 0 && records("requests") <= records("answers"));
    assert!(records("roadblock-incidents") <= records("incidents"));
    assert!(records("violence") > 0);

    // More leaves to partners than to everybody, and the quarter lets more be seen than its months. Not of each period alone:
    // which of two numbers is withheld for the other's sake differs.
    let sum = |period: &Value, whose: &str, what: &str| -> u64 {
        let tables = period[whose].as_object().into_iter().flatten();
        tables.map(|(_, table)| table[what].as_u64().unwrap()).sum()
    };
    let mut of_quarters = BTreeMap::new();
    for (at, scheme) in schemes.iter().enumerate() {
        let periods = scheme["periods"].as_array().unwrap();
        for period in periods {
            let all: u64 = period["records"].as_u64().unwrap();
            assert!(
                ["partners", "public"].iter().all(|whose| sum(period, whose, "shown") <= all),
                "{period}"
            );
        }
        let both = periods.iter().filter(|one| !one["partners"].is_null() && !one["public"].is_null());
        let both: Vec<&Value> = both.collect();
        let published = |whose| -> u64 { both.iter().map(|one| sum(one, whose, "published")).sum() };
        assert!(both.is_empty() || published("public") < published("partners"));
        of_quarters.insert(at, periods.iter().map(|one| sum(one, "partners", "shown")).sum::<u64>());
    }
    assert!(of_quarters[&1] > of_quarters[&0], "{of_quarters:?}");
    assert_eq!(plan["proposed"], "access-1-quarter");
    // A month tells nothing of violence.
    let months = schemes[0]["periods"].as_array().unwrap();
    assert!(months.iter().all(|one| one["partners"]["violence"].is_null()));
    // Nothing left the store, and nothing is on the ledger.
    assert_eq!(officer.carnet(&["summary", "ledger", "--format", "plain"]).done(), "");
}

#[test]
fn people_read_a_line_a_period_and_a_proposal() {
    for (officer, head) in [(a_team(), "Everybody sees"), (in_french(), "Tout le monde voit")] {
        let page = officer.carnet(&["summary", "plan"]).done();
        assert!(page.contains("access-1-quarter  2026-Q3") && page.contains(head), "{page}");
    }
}

fn in_french() -> Officer {
    let officer = Officer::in_french();
    let mut store = officer.opens_store();
    sample::fill(&mut store, Size::Tour, 1, &stamp()).unwrap();
    officer
}

#[test]
fn a_summary_covers_one_country() {
    let officer = Officer::new();
    drop(officer.opens_store());
    assert!(officer.carnet(&["summary", "plan"]).failed(2).contains("CN-0855"));
    for name in ["Kassoura", "Mirondé"] {
        officer.carnet(&["place", "add", "--name", name, "--kind", "country", "--no-input"]).done();
    }
    let refused = officer.carnet(&["summary", "plan"]).failed(2);
    assert!(refused.contains("CN-0855") && refused.contains("--country"), "{refused}");
    assert_eq!(officer.carnet(&["summary", "plan", "--country", "mirondé"]).done(), "");
}

#[test]
fn schemes_are_shown_without_a_store() {
    let officer = Officer::new();
    let listed = officer.carnet(&["summary", "scheme", "list", "--format", "plain"]).done();
    assert_eq!(listed, "access-1-month\t1\tmonth\t9\naccess-1-quarter\t1\tquarter\t9\n");
    let shown = asked(&officer, &["summary", "scheme", "show", "access-1-month", "--json"]);
    assert_eq!(
        shown["tables"][3],
        json!({ "table": "decisions", "counts": "decisions", "by": ["decision", "level"], "only": null })
    );
    assert_eq!(shown["hash"].as_str().unwrap().len(), 64);
    let near = officer.carnet(&["summary", "scheme", "show", "acces-1-month"]).failed(2);
    assert!(near.contains("CN-0857") && near.contains("access-1-month?"), "{near}");
}
