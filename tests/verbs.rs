//! What becomes of a record later: postponed, reminded, withdrawn, checked, settled, lifted, renewed.

use crate::officer::Officer;
use serde_json::{Value, json};

/// A request to three offices, of which one said no; a promise, a directive, a caution.
pub(crate) fn month() -> Officer {
    let officer = Officer::new();
    let places = r#"{"name": "Rutshuru", "kind": "adm2"} {"name": "Goma", "kind": "adm2"}"#;
    officer.carnet_reading(places.replace("} {", "}\n{"), &["place", "add", "--input", "-"]).done();
    let actors = r#"{"name": "Gouvernorat", "actor_type": "state-civil"}
        {"name": "Brigade", "actor_type": "state-military"}
        {"name": "Auditorat", "actor_type": "state-civil"}"#;
    officer.carnet_reading(actors, &["actor", "add", "--input", "-"]).done();
    let request = r#"{"what": "convoy", "place": "L-1", "first_day": "2026-12-02", "last_day": "2026-12-04", "people": 900,
        "addressees": [{"node": "A-1", "submitted_on": "2026-11-01", "reminders": ["2026-11-12"]},
            {"node": "A-2", "submitted_on": "2026-11-02"}, {"node": "A-3", "submitted_on": "2026-11-02"}]}"#;
    officer.carnet_reading(request, &["request", "log", "--input", "-"]).done();
    for words in [
        "decision log --node A-3 --date 2026-11-20 --code denied --request R-1",
        "promise add --promised-by them --node A-1 --kind no-taxation --made-on 2026-11-10",
        "directive log --issued-by A-1 --date 2026-11-01 --what Escorte",
        "caution add --area L-1 --keep-apart-from escort",
        "trip log --date 2026-11-20 --origin L-2 --destination L-1 --outcome facilitated",
    ] {
        officer.writes(&words.split(' ').collect::<Vec<_>>());
    }
    officer
}

fn types(officer: &Officer, line: &str) -> crate::runner::Ran {
    officer.carnet(&line.split(' ').collect::<Vec<_>>())
}

fn shown(officer: &Officer, line: &str) -> Value {
    serde_json::from_str(&types(officer, &format!("{line} --json")).done()).unwrap()
}

#[test]
fn a_postponement_is_a_round_and_the_first_day_stays() {
    let officer = month();
    let told = types(&officer, "request postpone R-1 --to 2026-12-09 --by them");
    assert!(told.to_string().contains("R-1 is now wanted from 2026-12-09 to 2026-12-11."), "{told}");
    let said =
        shown(&officer, "request postpone R-1 --to 2026-12-16 --by us --last-day 2026-12-16 --on yesterday");
    assert_eq!((&said["first_day"], &said["last_day"]), (&json!("2026-12-02"), &json!("2026-12-04")));
    let rounds = json!([
        {"n": 1, "first_day": "2026-12-09", "last_day": "2026-12-11", "postponed_by": "them", "postponed_on": "2026-11-24"},
        {"n": 2, "first_day": "2026-12-16", "last_day": "2026-12-16", "postponed_by": "us", "postponed_on": "2026-11-23"}]);
    assert_eq!(said["rounds"], rounds);

    let told = types(&officer, "request postpone R-1 --to 2026-12-20 --by thme").failed(2);
    assert!(told.contains("them"), "{told}");
    let told = types(&officer, "request postpone R-1 --by us").failed(2);
    assert!(told.contains("--to"), "{told}");
    types(&officer, "request postpone R-1 --to 2026-12-20 --by us --dry-run").done();
    assert_eq!(shown(&officer, "request show R-1")["rounds"], rounds);
    types(&officer, "undo --yes").done();
    assert_eq!(shown(&officer, "request show R-1")["rounds"].as_array().unwrap().len(), 1);
}

#[test]
fn those_who_owe_an_answer_are_reminded_and_nobody_else() {
    let officer = month();
    let said = shown(&officer, "request remind R-1 --on yesterday");
    let reminders: Vec<&Value> =
        said["addressees"].as_array().unwrap().iter().map(|row| &row["reminders"]).collect();
    assert_eq!(reminders, [&json!(["2026-11-12", "2026-11-23"]), &json!(["2026-11-23"]), &Value::Null]);
    let said = shown(&officer, "request remind R-1 --node Brig");
    assert_eq!(said["addressees"][1]["reminders"], json!(["2026-11-23", "2026-11-24"]));
    assert_eq!(said["addressees"][0]["reminders"].as_array().unwrap().len(), 2);
    let told = types(&officer, "request remind R-1 --node A-3").failed(2);
    assert!(told.contains("CN-0704"), "{told}");

    assert_eq!(shown(&officer, "request withdraw R-1 --on yesterday")["withdrawn_on"], "2026-11-23");
    let before = shown(&officer, "request show R-1");
    types(&officer, "request remind R-1").done();
    assert_eq!(shown(&officer, "request show R-1"), before);
}

#[test]
fn a_promise_is_checked_and_settled_but_not_before_it_was_made() {
    let officer = month();
    let line = "promise check P-1 --finding held --date 2026-11-20 --verified-by own-eyes --evidence T-1";
    let check =
        json!([{"n": 1, "date": "2026-11-20", "finding": "held", "verified_by": "own-eyes", "trip": "T-1"}]);
    assert_eq!(shown(&officer, line)["checks"], check);
    let told = types(&officer, "promise check P-1 --finding brokn").failed(2);
    assert!(told.contains("broken"), "{told}");
    types(&officer, "promise check P-1 --finding held --evidence L-1").failed(2);
    types(&officer, "promise check P-1").failed(2);
    types(&officer, "promise settle P-1 --on 2026-11-09").failed(2);
    assert_eq!(shown(&officer, "promise show P-1").get("settled_on"), None);
    assert_eq!(shown(&officer, "promise settle P-1")["settled_on"], "2026-11-24");
}

#[test]
fn a_directive_and_a_caution_are_lifted() {
    let officer = month();
    let said = shown(&officer, "directive lift X-1 --on yesterday --by Circulaire");
    assert_eq!((&said["lifted_on"], &said["lifted_by"]), (&json!("2026-11-23"), &json!("Circulaire")));
    types(&officer, "directive lift X-1 --on 2026-10-01").failed(2);

    assert_eq!(shown(&officer, "caution renew C-1 --until +90")["until"], "2027-02-22");
    types(&officer, "caution renew C-1 --until +181").failed(2);
    assert_eq!(shown(&officer, "caution renew C-1")["until"], "2026-12-24");
    let warned = || {
        let told = types(
            &officer,
            "trip log --date today --origin L-2 --destination L-1 --outcome facilitated --dry-run",
        );
        format!("{told}").to_lowercase().contains("escort")
    };
    assert!(warned());
    assert!(types(&officer, "agenda --all --json").done().contains("C-1"));
    types(&officer, "caution lift C-1").done();
    // Nobody is asked to renew what was lifted; what is renewed all the same is told again.
    assert!(!types(&officer, "agenda --all --json").done().contains("C-1"));
    types(&officer, "caution renew C-1").done();
    assert!(types(&officer, "agenda --all --json").done().contains("C-1"));
    types(&officer, "caution lift C-1").done();
    assert!(!warned());
}
