//! At a terminal: an entry posted without a key by the form that asks for such an entry, and slips at their review.

use crate::asked::before;
use crate::officer::Officer;
use crate::runner::terminal::Left;
use serde_json::Value;

#[track_caller]
fn done(left: Left) -> Left {
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    left
}

fn slips(officer: &Officer) -> Vec<Value> {
    let list = officer.carnet(&["inbox", "review", "--list", "--json"]).done();
    list.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn shown(officer: &Officer, kind: &str, id: &str) -> Value {
    serde_json::from_str(&officer.carnet(&[kind, "show", id, "--json"]).done()).unwrap()
}

fn post(officer: &Officer, entry: &str, input: &str) {
    let words = ["--store", "carnet", "inbox", "post", entry, "--input", "-"];
    officer.carnet_alone_reading(input, &words).done();
}

#[test]
fn a_trip_and_an_incident_are_posted_by_their_forms_without_a_key() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down_alone(&["--store", "carnet", "inbox", "post", "trip"]);
    seat.answers("which trip", "Gomma")
        .answers("which trip", "Gomma > Kiwanja")
        .answers("outcome [", "3")
        .answers("checkpoints met", "7/1/2")
        .answers("Enter stores", "1")
        .answers("which trip", "Goma > Kiwanga")
        .answers("Enter stores", "");
    let left = done(seat.leaves());
    assert!(!left.shown.contains("Passphrase"), "{}", left.shown);

    let mut seat = officer.sits_down_alone(&["--store", "carnet", "inbox", "post", "incident"]);
    seat.answers("date [", "31 February").answers("date [", "yesterday");
    seat.answers("what happened: ", "fee-demanded")
        .answers("setting [", "")
        .answers("place", "Bridge at Kola");
    seat.answers("barrier", "").answers("who did it", "Brigade").answers("on orders", "");
    seat.answers("how much was demanded", "50 usd").answers("paper given", "no").answers("account [", "");
    seat.answers("Enter stores", "");
    let left = done(seat.leaves());

    let mut said = slips(&officer);
    said.sort_by_key(|slip| slip["entry"].to_string());
    let [incident, trip] = said.as_slice() else { panic!("{said:?}\n{}", left.shown) };
    let values = &trip["values"];
    assert_eq!((&values["origin"], &values["destination"]), (&"Goma".into(), &"Kiwanga".into()), "{trip}");
    assert_eq!(
        (&values["outcome"], &values["checkpoints_demanding"]),
        (&"stopped-then-passed".into(), &2.into())
    );
    let values = &incident["values"];
    assert_eq!(values["date"], "2026-11-23", "{incident}");
    assert_eq!(values["place"], "Bridge at Kola");
    assert_eq!(values["actors"][0]["node"], "Brigade");
    assert_eq!(values["asks"][0]["amount"], 50);
}

#[test]
fn who_stops_seals_what_was_said_as_a_note_or_nothing() {
    let officer = before(Officer::new());
    let words = ["--store", "carnet", "inbox", "post", "meeting"];
    let mut seat = officer.sits_down_alone(&words);
    seat.answers("date [", "").answers("with whom", "Gouvernorat").sees("channel [").presses("\x03");
    seat.answers("Seal what you said", "no");
    assert_eq!(seat.leaves().exit, Some(130));
    assert!(slips(&officer).is_empty());

    let mut seat = officer.sits_down_alone(&words);
    seat.answers("date [", "").answers("with whom", "Gouvernorat").sees("channel [").presses("\x03");
    seat.answers("Seal what you said", "");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(130), "{}", left.shown);
    let mut seat = officer.sits_down_alone(&words);
    seat.answers("date [", "").answers("with whom", "Brigade").sees("channel [").pulls_the_plug();
    assert_eq!(seat.leaves().exit, Some(130));
    let said = slips(&officer);
    assert_eq!(said.len(), 2, "{said:?}");
    for slip in &said {
        assert_eq!(slip["entry"], "note");
        assert!(slip["values"]["text"].as_str().unwrap().contains("2026-11-24"), "{slip}");
    }
    assert!(said.iter().any(|slip| slip["values"]["text"].as_str().unwrap().contains("Gouvernorat")));
}

#[test]
fn a_slip_is_taken_in_once_its_names_are_found_and_its_lines_are_right() {
    let officer = before(Officer::new());
    let trip = r#"{"date": "2026-11-23", "origin": "Goma", "destination": "Kiwanga", "outcome": "delayed",
        "checkpoints": 7, "checkpoints_long": 1, "hours_late": 3, "purpose": "semences"}"#;
    post(&officer, "trip", trip);
    let mut seat = officer.sits_down(&["inbox", "review"]);
    // Taken in as it is it would not fit: the name that nobody knows is looked for by its letters.
    seat.answers("What becomes of it?", "1")
        .sees("to: Kiwanga")
        .sees("Kiwanja (L-4)")
        .answers("+ to make it new", "1")
        .sees("7/1")
        .sees("semences")
        .answers("Enter stores", "outcome")
        .answers("outcome [", "3")
        .answers("what happened", "")
        .answers("Enter stores", "notes")
        .answers("notes [", "The second lorry broke down.")
        .answers("Enter stores", "");
    let left = done(seat.leaves());
    let trip = shown(&officer, "trip", "T-2");
    assert_eq!(trip["destination"], "L-4", "{trip}\n{}", left.shown);
    assert_eq!(trip["outcome"], "stopped-then-passed");
    assert_eq!((&trip["checkpoints"], &trip["checkpoints_long"]), (&7.into(), &1.into()));
    assert_eq!(
        (&trip["purpose"], &trip["notes"]),
        (&"semences".into(), &"The second lorry broke down.".into())
    );
    assert_eq!(trip["provenance"], "inbox");
    assert!(slips(&officer).is_empty());
}

#[test]
fn a_slip_under_review_is_a_draft_when_somebody_stops() {
    let officer = before(Officer::new());
    post(
        &officer,
        "meeting",
        r#"{"date": "2026-11-23", "channel": "phone", "mode": "alone",
        "participants": [{"node": "Sureté nationale"}], "topics": "The list."}"#,
    );
    let mut seat = officer.sits_down(&["inbox", "review"]);
    seat.answers("What becomes of it?", "2").sees("Sureté nationale").answers("Number", "<");
    seat.answers("actor [nothing]", "Sûreté")
        .answers("+ to make it new", "+")
        .answers("type", "2")
        .answers("level", "");
    seat.answers("Enter stores", "1").answers("date [", "-2").sees("Enter stores").presses("\x03");
    seat.answers("Keep what you said", "");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(130), "{}", left.shown);
    assert!(officer.carnet(&["draft", "list"]).done().contains("carnet inbox review"));
    assert_eq!(slips(&officer).len(), 1);

    let mut seat = officer.sits_down(&["inbox", "review"]);
    seat.answers("What becomes of it?", "2").answers("Go on with it?", "").answers("Enter stores", "");
    let _ = done(seat.leaves());
    let meeting = shown(&officer, "meeting", "M-1");
    assert_eq!(
        (&meeting["date"], &meeting["participants"][0]["node"]),
        (&"2026-11-22".into(), &"A-5".into())
    );
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done(), "");
}

#[test]
fn a_note_becomes_a_record_by_its_form_and_a_shell_goes_on_with_it() {
    let officer = before(Officer::new());
    officer
        .carnet_alone(&["--store", "carnet", "inbox", "post", "note", "--text", "Held at the bridge"])
        .done();
    let mut seat = officer.sits_down(&["shell", "--lock-after", "3"]);
    seat.answers("carnet> ", "inbox review").answers("What becomes of it?", "2").answers("as what?", "1");
    seat.answers("what happened: ", "hold").answers("setting [", "").sees("place").presses("kiw");
    seat.sees("Press Enter to unlock:").presses("\n").sees("Held at the bridge").sees("place").presses("\n");
    // The summary names what was not said; it is not asked. A line typed ahead would be lost to the next prompt.
    seat.answers("Enter stores", "").answers("carnet> ", "exit");
    let left = done(seat.leaves());
    let incident = shown(&officer, "incident", "I-1");
    assert_eq!(incident["place"], "L-4", "{incident}\n{}", left.shown);
    assert_eq!(incident["what_happened"], "Held at the bridge");
    assert_eq!(incident["provenance"], "inbox");
}

const SHEET: &str = "Date;De;Vers;Résultat;Retard\n31/02/2025;Goma;Kiwanga;Refus;3\n";
const MAP: &str = r#"
format = 1
kind = "trips"
source = "radio-room"
[fields]
date = { column = "Date", dates = ["DD/MM/YYYY"] }
hours_late = { column = "Retard" }
origin = { column = "De", place = { kind = "adm2" } }
destination = { column = "Vers", place = { kind = "site" } }
[fields.outcome]
column = "Résultat"
terms = { "Passé" = "facilitated", "Retard" = "delayed", "Demi-tour" = "turned-back" }
"#;

fn with_a_refused_row() -> Officer {
    let officer = before(Officer::new());
    officer.has_file("log.csv", SHEET);
    officer.has_file("map.toml", MAP);
    let _ = officer.carnet(&["import", "records", "log.csv", "--map", "map.toml"]).failed(2);
    officer
}

#[test]
fn a_refused_row_is_mended_by_the_fields_that_its_cells_fill() {
    let officer = with_a_refused_row();
    let mut seat = officer.sits_down(&["import", "--mend"]);
    // Only those terms are offered for which the file has a word, and a day is spelt as the map reads it.
    seat.answers("Which one", "1")
        .answers("Date [31/02/2025]", "2025-02-30")
        .sees("no such day")
        .answers("Date [31/02/2025]", "2025-02-28")
        .answers("Résultat [Refus]", "<")
        .answers("Date [2025-02-28]", "")
        .answers("Résultat [Refus]", "turned")
        .answers("Enter stores", "2")
        .sees("3  Turned back")
        .answers("Résultat [Turned back]", "2")
        .answers("Enter stores", "");
    // What comes to light then is asked next: the place, by its letters.
    seat.answers("Vers [Kiwanga]", "kiwa").answers("Enter stores", "").sees("T-2").answers("Which one", "");
    let left = done(seat.leaves());
    let trip = shown(&officer, "trip", "T-2");
    assert_eq!(
        (&trip["date"], &trip["destination"]),
        (&"2025-02-28".into(), &"L-4".into()),
        "{trip}\n{}",
        left.shown
    );
    assert_eq!((&trip["outcome"], &trip["hours_late"]), (&"delayed".into(), &3.into()));
    assert_eq!(trip["provenance"], "import:radio-room");
    assert_eq!(officer.carnet(&["import", "--mend"]).done(), "No row waits to be mended.\n");
}

#[test]
fn a_row_under_mending_is_a_draft_when_somebody_stops_or_the_shell_locks() {
    let officer = with_a_refused_row();
    let mut seat = officer.sits_down(&["import", "--mend", "1"]);
    seat.answers("Date [31/02/2025]", "2025-02-28").sees("Résultat [Refus]").presses("\x03");
    seat.answers("Keep what you said", "");
    assert_eq!(seat.leaves().exit, Some(130));
    assert!(officer.carnet(&["draft", "list"]).done().contains("carnet import --mend 1"));
    let mut seat = officer.sits_down(&["shell", "--lock-after", "3"]);
    seat.answers("carnet> ", "import --mend").answers("Which one", "1").answers("Go on with it?", "");
    seat.sees("Résultat [Refus]").presses("dela").sees("Press Enter to unlock:").presses("\n");
    seat.sees("Résultat [Refus]").presses("yed\n").sees("2025-02-28").answers("Enter stores", "");
    seat.answers("Vers [Kiwanga]", "L-4").answers("Enter stores", "").sees("T-2").answers("carnet> ", "exit");
    let left = done(seat.leaves());
    assert_eq!(shown(&officer, "trip", "T-2")["destination"], "L-4", "{}", left.shown);
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done(), "");
}
