//! Looking back and putting right, through the real program.

use crate::officer::Officer;
use crate::stores::{new_store, stamp};
use carnet::import::load;
use carnet::sample::{Size, fill};
use carnet::store::{Store, StoreError};

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

fn dump(store: &mut Store) -> Vec<String> {
    let mut lines = Vec::new();
    let line = |value: &serde_json::Value| -> Result<(), StoreError> {
        lines.push(value.to_string());
        Ok(())
    };
    store.dump(&stamp(), line).unwrap();
    lines
}

#[test]
fn a_store_of_invented_records_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = new_store(&folder.path().join("one"));
    fill(&mut store, Size::Tour, 7, &stamp()).unwrap();
    let lines = dump(&mut store);
    assert!(lines.len() > 300, "{}", lines.len());
    let (mut copy, _) = new_store(&folder.path().join("two"));
    let text = lines.join("\n");
    load(&mut copy, &stamp(), true, false, || Ok(text.as_bytes())).unwrap();
    assert_eq!(dump(&mut copy), lines);
    assert_eq!(copy.check_history().unwrap(), None);
}

#[test]
fn where_there_is_no_store_nothing_is_loaded_and_init_is_named() {
    let officer = Officer::new();
    officer.has_file("all.jsonl", "");
    std::fs::create_dir(officer.home().join("empty")).unwrap();
    for folder in ["nowhere", "empty"] {
        let error = officer.carnet_alone(&["--store", folder, "load", "all.jsonl"]).failed(2);
        assert!(
            error.contains("CN-0854") && error.contains(folder) && error.contains("carnet init"),
            "{error}"
        );
    }
}

#[test]
fn a_dump_is_loaded_into_a_new_store() {
    let officer = officer();
    officer.carnet_reading("Waited at Kibati.", &["trip", "edit", "T-1", "--notes", "-"]).done();
    officer.carnet(&["void", "T-1", "--reason", "Written twice"]).done();
    officer.carnet(&["setting", "set", "overdue_days", "21"]).done();
    officer.carnet(&["dump"]).failed(2);
    insta::assert_snapshot!(officer.carnet(&["dump", "--dry-run"]).to_string());
    let dumped = officer.carnet(&["dump", "--yes"]).done();
    assert!(dumped.contains("Kibati") && dumped.contains("Written twice"));
    officer.carnet(&["dump", "--yes", "--plaintext-output", "all.jsonl"]).done();
    let file = std::fs::read_to_string(officer.home().join("all.jsonl")).unwrap();
    assert_eq!(file, dumped);
    officer.carnet(&["dump", "--yes", "--plaintext-output", "all.jsonl"]).failed(2);
    let ledger = officer.carnet(&["summary", "ledger", "--json"]).done();
    assert_eq!(ledger.matches("dump").count(), 4, "{ledger}");
    assert!(officer.carnet(&["undo"]).failed(5).contains("left the store"));
    officer.carnet(&["load", "all.jsonl", "--keep-ids"]).failed(2);

    let other = Officer::new();
    other.has_file("all.jsonl", &file);
    other.carnet(&["load", "all.jsonl", "--keep-ids", "--dry-run"]).done();
    insta::assert_snapshot!(other.carnet(&["load", "all.jsonl", "--keep-ids"]).to_string());
    assert_eq!(other.carnet(&["dump", "--yes"]).done(), dumped);
    let third = Officer::new();
    third.carnet_reading(&file, &["load", "-"]).done();
    assert_eq!(third.carnet(&["dump", "--yes"]).done(), dumped);
    let fourth = Officer::new();
    let cut_short: Vec<&str> = file.lines().take(3).collect();
    fourth.carnet_reading(cut_short.join("\n"), &["load", "-"]).failed(2);
    insta::assert_snapshot!(fourth.carnet_reading("id;date\n1;2026", &["load", "-"]).to_string());
}

#[test]
fn settings_of_words_are_set_shown_and_undone() {
    let officer = officer();
    officer.carnet(&["setting", "set", "country", "cod"]).done();
    officer.carnet(&["setting", "set", "red-lines", "armed escorts; staff lists"]).done();
    officer.carnet(&["setting", "set", "organisation_type", "international-ngo"]).done();
    officer.writes(&["place", "add", "--name", "Nord-Kivu", "--kind", "adm1"]);
    officer.carnet(&["setting", "set", "coverage", "Nord-Kivu"]).done();
    insta::assert_snapshot!(officer.carnet(&["setting", "list"]).done());
    let lines = officer.carnet(&["setting", "list", "--json"]).done();
    assert!(
        lines.contains(r#"{"default":null,"name":"red_lines","value":["armed escorts","staff lists"]}"#),
        "{lines}"
    );
    officer.carnet(&["undo"]).done();
    let lines = officer.carnet(&["setting", "list", "--format", "plain"]).done();
    assert!(lines.contains("coverage\t\n") && lines.contains("country\tCOD\n"), "{lines}");
    officer.carnet(&["setting", "unset", "country"]).done();
    for (name, value) in
        [("country", "Goma"), ("coverage", "Goma"), ("organisation-type", "mafia"), ("red-line", "x")]
    {
        officer.carnet(&["setting", "set", name, value]).failed(2);
    }
    let said = officer.carnet(&["setting", "set", "organisation-type", "mafia"]).failed(2);
    assert!(said.contains("international-ngo"), "{said}");
}

/// Two desks that are one, each with a past.
fn two_desks() -> Officer {
    let officer = officer();
    let raw = r#"{"name": "Aid office", "actor_type": "state-civil", "aliases": ["HAC"], "met": true,
        "levels": [{"level": "regional", "until": "2025"}]}
        {"name": "Aid commission", "actor_type": "state-civil", "short_code": "X7",
        "levels": [{"level": "local", "since": "2026"}]}
        {"name": "Ministry", "actor_type": "state-civil", "met": false}
        {"name": "Desk", "actor_type": "state-civil", "desk": "liaison", "met": false, "parents": ["A-2"]}"#;
    officer.carnet_reading(raw, &["actor", "add", "--input", "-"]).done();
    officer.writes(&["decision", "log", "--node", "A-2", "--date", "2026-11-02", "--code", "granted"]);
    officer.writes(&[
        "request",
        "log",
        "--what",
        "convoy",
        "--place",
        "L-1",
        "--first-day",
        "2026-12-01",
        "--addressee",
        "A-2",
    ]);
    officer
}

#[test]
fn two_actors_become_one_and_can_be_parted_again() {
    let officer = two_desks();
    let before = officer.carnet(&["dump", "--yes"]).done();
    insta::assert_snapshot!(officer.carnet(&["actor", "merge", "A-2", "A-1", "--dry-run"]).to_string());
    officer.carnet(&["actor", "merge", "A-2", "A-1"]).done();
    let merged = officer.carnet(&["actor", "show", "A-1", "--json"]).done();
    for part in ["Aid commission", "X7", "regional", "local"] {
        assert!(merged.contains(part), "{merged}");
    }
    assert!(officer.carnet(&["decision", "show", "D-1", "--json"]).done().contains(r#""node":"A-1""#));
    assert!(officer.carnet(&["request", "show", "R-1", "--json"]).done().contains(r#""node":"A-1""#));
    assert!(officer.carnet(&["actor", "show", "A-4", "--json"]).done().contains(r#""parent":"A-1""#));
    assert!(officer.carnet(&["actor", "show", "A-2"]).done().contains("merged into A-1"));
    // Found by the name that it had.
    assert!(
        officer.carnet(&["actor", "list", "commission", "--format", "plain"]).done().starts_with("A-1\t")
    );
    officer.carnet(&["undo"]).done();
    let without_revision = |text: &str| -> Vec<serde_json::Value> {
        let line = |line: &str| {
            let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
            value.as_object_mut().unwrap().remove("revision");
            value
        };
        text.lines().map(line).collect()
    };
    officer.carnet(&["redo"]).done();
    assert!(officer.carnet(&["actor", "show", "A-2"]).done().contains("merged into A-1"));
    officer.carnet(&["undo"]).done();
    assert_eq!(without_revision(&officer.carnet(&["dump", "--yes"]).done()), without_revision(&before));
}

#[test]
fn a_merge_that_would_lose_something_or_make_a_circle_is_refused() {
    let officer = two_desks();
    // A desk and the office that it hangs under; two levels on one day; another type.
    officer.carnet(&["actor", "merge", "A-4", "A-2"]).failed(2);
    officer.carnet(&["actor", "edit", "A-4", "--clear", "desk"]).done();
    let said = officer.carnet(&["actor", "merge", "A-2", "A-4"]).failed(2);
    assert!(said.contains("Circle") || said.contains("circle") || said.contains("itself"), "{said}");
    officer.carnet(&["actor", "edit", "A-1", "--level", "n=1 until=2027"]).done();
    let said = officer.carnet(&["actor", "merge", "A-2", "A-1"]).failed(2);
    assert!(said.contains("levels"), "{said}");
    officer.carnet(&["actor", "edit", "A-3", "--actor-type", "state-military"]).done();
    assert!(officer.carnet(&["actor", "merge", "A-3", "A-4"]).failed(2).contains("actor_type"));
    officer.carnet(&["request", "edit", "R-1", "--addressee", "A-4"]).done();
    officer.carnet(&["actor", "edit", "A-4", "--clear", "parents"]).done();
    let said = officer.carnet(&["actor", "merge", "A-4", "A-2"]).failed(2);
    assert!(said.contains("R-1"), "{said}");
    officer.carnet(&["actor", "merge", "A-1", "A-1"]).failed(2);
    // Places: of another kind, or one inside the other.
    officer.carnet(&["place", "merge", "L-2", "L-1"]).done();
    assert!(officer.carnet(&["trip", "show", "T-1", "--json"]).done().contains(r#""destination":"L-1""#));
    officer.carnet(&["place", "merge", "L-2", "L-1"]).failed(2);
    officer.writes(&["place", "add", "--name", "Camp", "--kind", "site"]);
    assert!(officer.carnet(&["place", "merge", "L-3", "L-1"]).failed(2).contains("kind"));
}

#[test]
fn who_was_not_met_is_listed_as_the_limit_counts_them() {
    let officer = two_desks();
    let listed = officer.carnet(&["actor", "list", "--unmet", "--format", "plain"]).done();
    // A-1 was met, A-2 was asked and answered.
    let ids: Vec<&str> = listed.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(ids, ["A-3", "A-4"]);
}
