//! Looking back and putting right, through the real program.

use crate::officer::Officer;

/// An officer who wrote down two places, a desk and a trip.
fn officer() -> Officer {
    writes_a_trip(Officer::new())
}

fn writes_a_trip(officer: Officer) -> Officer {
    officer.writes(&["place", "add", "--name", "Goma", "--kind", "adm2"]);
    officer.writes(&["place", "add", "--name", "Rutshuru", "--kind", "adm2"]);
    let words = "--date 2026-11-20 --origin L-1 --destination L-2 --outcome facilitated";
    officer.writes(&[&["trip", "log"], words.split(' ').collect::<Vec<_>>().as_slice()].concat());
    officer
}

/// Moments are the device's: they are put aside before a page is compared.
fn without_moments(page: &str) -> String {
    let mut said = String::new();
    for word in page.split_inclusive(' ') {
        let bytes = word.trim().as_bytes();
        let is_day = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let is_hour = bytes.len() == 5 && bytes[2] == b':';
        said.push_str(if is_day && word.starts_with("20") {
            "DAY "
        } else if is_hour {
            "HOUR "
        } else {
            word
        });
    }
    said
}

#[test]
fn history_says_when_and_what_changed() {
    for officer in [Officer::new(), Officer::in_french()] {
        let officer = writes_a_trip(officer);
        officer
            .carnet_reading(
                "Waited at Kibati.",
                &["trip", "edit", "T-1", "--outcome", "delayed", "--notes", "-"],
            )
            .done();
        officer.carnet(&["trip", "edit", "T-1", "--demand", "amount=20 currency=USD"]).done();
        officer.carnet(&["void", "T-1", "--reason", "Another team's trip"]).done();
        let page = officer.carnet(&["history", "T-1"]).done();
        assert!(!page.contains("Kibati") && !page.contains("Another team"), "{page}");
        insta::assert_snapshot!(without_moments(&page));
        let full = officer.carnet(&["history", "T-1", "--full", "--limit", "3"]).done();
        assert!(full.contains("Waited at Kibati.") && full.contains("Another team's trip"), "{full}");
        insta::assert_snapshot!(without_moments(&officer.carnet(&["history"]).done()));
    }
}

#[test]
fn history_is_read_by_programs() {
    let officer = officer();
    officer
        .carnet_reading("Waited at Kibati.", &["trip", "edit", "T-1", "--outcome", "delayed", "--notes", "-"])
        .done();
    let lines = officer.carnet(&["history", "T-1", "--json"]).done();
    assert!(!lines.contains("Kibati"));
    let last: serde_json::Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!(last["action"], "changed");
    assert_eq!(last["changes"][0]["field"], "outcome");
    assert_eq!(last["changes"][0]["before"], "facilitated");
    assert_eq!(last["changes"][0]["after"], "delayed");
    assert_eq!(last["changes"][1], serde_json::json!({ "field": "notes", "words": true }));
    let full = officer.carnet(&["history", "T-1", "--json", "--full"]).done();
    assert!(full.contains("Kibati"));
    let commands = officer.carnet(&["history", "--json", "--limit", "1"]).done();
    let command: serde_json::Value = serde_json::from_str(commands.trim()).unwrap();
    assert_eq!(command["deeds"][0]["ids"], serde_json::json!(["T-1"]));
    officer.carnet(&["history", "T-9"]).failed(2);
    officer.carnet(&["history", "trip"]).failed(2);
}

#[test]
fn undo_takes_one_command_back_and_redo_brings_it_again() {
    let officer = officer();
    let before = officer.carnet(&["trip", "show", "T-1", "--json"]).done();
    officer.carnet(&["trip", "edit", "T-1", "--outcome", "turned-back"]).done();
    let rehearsed = officer.carnet(&["undo", "--dry-run"]);
    insta::assert_snapshot!(rehearsed.to_string());
    assert!(officer.carnet(&["trip", "show", "T-1", "--json"]).done().contains("turned-back"));
    officer.carnet(&["undo"]).done();
    let without_revision = |line: &str| {
        let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
        value.as_object_mut().unwrap().remove("revision");
        value
    };
    let after = officer.carnet(&["trip", "show", "T-1", "--json"]).done();
    assert_eq!(without_revision(&after), without_revision(&before));
    officer.carnet(&["undo"]).done();
    officer.carnet(&["trip", "show", "T-1"]).failed(2);
    let gone = officer.carnet(&["history", "T-1"]).done();
    assert!(gone.contains("not in the store from here on"), "{gone}");
    officer.carnet(&["redo"]).done();
    officer.carnet(&["redo"]).done();
    assert!(officer.carnet(&["trip", "show", "T-1", "--json"]).done().contains("turned-back"));
    insta::assert_snapshot!(officer.carnet(&["redo"]).to_string());
}

#[test]
fn undo_stops_at_what_left_the_store() {
    let officer = officer();
    officer.carnet(&["backup", "copy.tar"]).done();
    insta::assert_snapshot!(officer.carnet(&["undo"]).to_string());
    assert!(officer.carnet(&["undo", "--lang", "fr"]).failed(5).contains("au-delà"));
    // What was put back from a copy begins anew.
    let words = ["--store", "back", "--identity", "key.txt"];
    officer.carnet_alone(&[&words[..], &["restore", "copy.tar"]].concat()).done();
    let said = officer.carnet_alone(&[&words[..], &["undo"]].concat()).failed(5);
    assert!(said.contains("put back from a backup"), "{said}");
}
