//! `carnet purge`, through the real program: what it says before, what it asks, what is left.

use crate::officer::Officer;
use crate::stores::stamp;
use carnet::sample::{Size, fill};
use serde_json::Value;

/// An officer who wrote all of this down two years and more ago.
fn officer(officer: Officer) -> Officer {
    for words in [
        "place add --name Goma --kind adm2",
        "place add --name Sake --kind locality --parent L-1",
        "actor add --name Desk --actor-type state-civil",
        "negotiation open --title Road --objective convoy --place L-1 --opened 2024-01-02",
        "trip log --date 2024-02-09 --origin L-1 --destination L-2 --outcome facilitated",
    ] {
        officer.writes(&words.split(' ').collect::<Vec<_>>());
    }
    let meeting = "meeting log --date 2024-02-09 --channel phone --mode alone --topics road --negotiation N-1 \
                   --participant A-1 --notes -";
    let words: Vec<&str> = meeting.split_whitespace().collect();
    officer.carnet_reading("Zorblatt said so.", &words).done();
    officer
}

#[test]
fn it_says_first_and_destroys_for_the_code_alone() {
    for officer in [officer(Officer::new()), officer(Officer::in_french())] {
        let due = officer.carnet(&["agenda"]);
        assert!(due.to_string().contains("carnet purge --due --dry-run"), "{due}");
        let plan = officer.carnet(&["purge", "--due", "--dry-run"]).done();
        insta::assert_snapshot!(plan);
        let json = officer.carnet(&["purge", "--due", "--dry-run", "--json"]).done();
        let json: Value = serde_json::from_str(json.trim()).unwrap();
        assert_eq!(json["done"], false);
        assert_eq!(json["matters"][0]["ids"], serde_json::json!(["T-1"]));
        let code = json["code"].as_str().unwrap().to_owned();

        let not = officer.carnet(&["purge", "--due", "--no-input"]).failed(2);
        assert!(not.contains("[CN-0844]") && not.contains(&code), "{not}");
        let not = officer.carnet(&["purge", "--due", "--confirm", "000000"]).failed(2);
        assert!(not.contains("[CN-0841]"), "{not}");
        assert!(officer.carnet(&["find", "zorblatt"]).done().contains("M-1"));

        let done = officer.carnet(&["purge", "--due", "--confirm", &code]);
        assert_eq!(done.done(), "");
        officer.carnet(&["meeting", "show", "M-1"]).failed(2);
        let found = officer.carnet(&["find", "zorblatt"]).done();
        assert!(!found.contains("M-1"), "{found}");
        let history = officer.carnet(&["history", "M-1", "--full"]).done();
        assert!(!history.contains("Zorblatt") && history.lines().count() > 1, "{history}");
        let ledger = officer.carnet(&["summary", "ledger"]).done();
        assert!(
            ledger.contains("trips reduced: 1, meetings destroyed: 1 (rules of retention)")
                || ledger.contains(
                    "réduction (déplacements) : 1, destruction (rencontres) : 1 (règles de conservation)"
                ),
            "{ledger}"
        );
        let plain = officer.carnet(&["summary", "ledger", "--format", "plain"]).done();
        assert!(plain.contains("due: reduce trip 1, destroy meeting 1"), "{plain}");
        let undone = officer.carnet(&["undo"]).failed(5);
        assert!(undone.contains("[CN-0722]"), "{undone}");
        let again = officer.carnet(&["purge", "--due"]).done();
        assert_eq!(again, "");
        let due = officer.carnet(&["agenda"]);
        assert!(!due.to_string().contains("purge"), "{due}");
    }
}

#[test]
fn a_reduced_trip_shows_what_is_left_and_is_not_changed_any_more() {
    let officer = officer(Officer::new());
    purge(&officer, &["purge", "--due"]);
    insta::assert_snapshot!(officer.carnet(&["trip", "show", "T-1"]).done());
    officer.carnet(&["trip", "list"]).done();
    officer.carnet(&["tomorrow"]).done();
    let edited = officer.carnet(&["trip", "edit", "T-1", "--outcome", "delayed"]).failed(2);
    assert!(edited.contains("[CN-0840]"), "{edited}");
    officer.carnet(&["void", "T-1", "--reason", "Twice"]).done();
}

fn code_of(officer: &Officer, words: &[&str]) -> String {
    let plan = officer.carnet(&[words, &["--dry-run", "--json"]].concat()).done();
    let plan: Value = serde_json::from_str(plan.trim()).unwrap();
    plan["code"].as_str().unwrap().to_owned()
}

fn purge(officer: &Officer, words: &[&str]) {
    let code = code_of(officer, words);
    officer.carnet(&[words, &["--confirm", &code]].concat()).done();
}

#[test]
fn a_code_typed_at_the_terminal_does_it() {
    let officer = officer(Officer::new());
    let words = ["purge", "--older-than", "2025"];
    let code = code_of(&officer, &words);
    let mut seat = officer.sits_down(&words);
    seat.sees("destroyed, with all").answers("to destroy this:", "yes");
    assert_eq!(seat.leaves().exit, Some(2));
    officer.carnet(&["trip", "show", "T-1"]).done();
    let mut seat = officer.sits_down(&words);
    seat.answers("to destroy this:", &code);
    assert_eq!(seat.leaves().exit, Some(0));
    officer.carnet(&["trip", "show", "T-1"]).failed(2);
    officer.carnet(&["place", "show", "L-1"]).done();
    officer.carnet(&["actor", "show", "A-1"]).done();
}

#[test]
fn what_cannot_be_purged_is_told() {
    let officer = officer(Officer::new());
    officer.carnet(&["purge"]).failed(2);
    officer.carnet(&["purge", "--due", "--unmet"]).failed(2);
    officer.carnet(&["purge", "--negotiation", "N-9"]).failed(2);
    let other = officer.carnet(&["purge", "--negotiation", "T-1"]).failed(2);
    assert!(other.contains("--negotiation: no negotiation has this id"), "{other}");
    let no_day = officer.carnet(&["purge", "--older-than", "31/02/2024"]).failed(2);
    assert!(no_day.contains("--older-than: the calendar has no such day"), "{no_day}");
    officer.carnet(&["negotiation", "edit", "N-1", "--retain-until", "2027-01-01"]).done();
    let held = officer.carnet(&["purge", "--negotiation", "N-1", "--dry-run"]).failed(5);
    assert!(held.contains("[CN-0842]"), "{held}");
}

/// Two years of a team: what reports say of trips and roadblocks is the same before and after.
#[test]
fn reports_count_on_what_is_reduced() {
    let officer = Officer::new();
    let mut store = officer.opens_store();
    fill(&mut store, Size::Team, 7, &stamp()).expect("records");
    drop(store);
    let figures = |officer: &Officer| {
        ["outcomes", "roadblocks --by road", "overview", "trips", "people"].map(|report| {
            let words: Vec<&str> = ["report"].into_iter().chain(report.split(' ')).collect();
            let period = ["--since", "2025-12", "--until", "2026-10", "--json"];
            officer.carnet(&[words.as_slice(), &period].concat()).done()
        })
    };
    let before = figures(&officer);
    purge(&officer, &["purge", "--due"]);
    let after = figures(&officer);
    for (before, after) in before.iter().zip(&after) {
        let (before, after): (Value, Value) =
            (serde_json::from_str(before).unwrap(), serde_json::from_str(after).unwrap());
        // Since when people wait is known to the month from then on, and how many persons were late is told as not known.
        let without_day = |report: &Value| {
            let mut report = report.clone();
            let rows = report["rows"].as_array_mut().unwrap();
            rows.retain(|row| {
                !["staff-hours-late", "late-without-persons"].iter().any(|line| row["figure"] == *line)
            });
            for row in rows {
                row.as_object_mut().unwrap().remove("waiting_since");
            }
            report
        };
        for (name, value) in without_day(&before).as_object().unwrap() {
            assert_eq!(value, &without_day(&after)[name], "{name} of {}", before["name"]);
        }
    }
}
