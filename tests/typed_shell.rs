//! Somebody at a terminal in `carnet shell`: it locks while a form is open, Ctrl-C ends a command, and lines have flags
//! of their own.

use crate::asked::before;
use crate::officer::Officer;
use crate::runner::terminal::Seat;

/// A shell that locks after so many seconds.
fn shell(officer: &Officer, seconds: &str) -> Seat {
    officer.sits_down(&["shell", "--lock-after", seconds])
}

#[test]
fn a_form_goes_on_after_the_idle_lock_with_what_was_half_typed() {
    let officer = before(Officer::new());
    let mut seat = shell(&officer, "3");
    seat.answers("carnet> ", "trip log")
        .answers("which trip", "1")
        .answers("outcome [", "2")
        .sees("checkpoints met")
        .presses("4")
        .sees("Locked.")
        .sees("Press Enter to unlock:");
    // The keys are wiped: another process opens the store, and what was said is in it.
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done(), "1\t2026-11-24\ttrip\tlog\n");
    assert_eq!(officer.carnet(&["trip", "list", "--format", "plain"]).done().lines().count(), 1);
    seat.presses("\n").sees("carnet> trip log").answers("checkpoints met", "/1/0").answers("hours late", "3");
    seat.answers("Enter stores", "").answers("carnet> ", "exit");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    assert!(!left.shown.contains("Go on with it?"), "{}", left.shown);
    let page = officer.carnet(&["trip", "show", "T-2", "--json"]).done();
    for said in
        [r#""outcome":"delayed""#, r#""checkpoints":4"#, r#""checkpoints_long":1"#, r#""hours_late":3"#]
    {
        assert!(page.contains(said), "{said} in {page}");
    }
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done(), "");
}

#[test]
fn an_actor_that_was_being_made_on_the_spot_is_gone_on_with_too() {
    let officer = before(Officer::new());
    let mut seat = shell(&officer, "3");
    seat.answers("carnet> ", "meeting call")
        .answers("with whom", "Préfecture")
        .answers("+ to make it new", "+")
        .answers("type", "4")
        .sees("level")
        .sees("Press Enter to unlock:")
        .presses("\n");
    // The name stands there again; the type was said and is not asked again.
    seat.sees("with whom").presses("\n").answers("+ to make it new", "+").answers("level", "3");
    seat.answers("what they said", "Thursday.").answers("next step", "").answers("carnet> ", "exit");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    let page = officer.carnet(&["actor", "show", "A-5", "--json"]).done();
    assert!(
        page.contains("Préfecture") && page.contains("state-civil") && page.contains("regional"),
        "{page}"
    );
    assert!(officer.carnet(&["meeting", "show", "M-1", "--json"]).done().contains(r#""node":"A-5""#));
}

#[test]
fn a_half_typed_command_and_an_open_question_outlast_the_lock() {
    let officer = before(Officer::new());
    let mut seat = shell(&officer, "3");
    seat.sees("carnet> ").presses("void T-1").sees("Press Enter to unlock:").presses("\n");
    seat.sees("carnet> void T-1").presses("\n").sees("Why is it wrong").sees("Press Enter to unlock:");
    assert!(!officer.carnet(&["trip", "show", "T-1", "--json"]).done().contains("voided"));
    seat.presses("\n").sees("carnet> void T-1").answers("Why is it wrong", "another convoy");
    seat.answers("carnet> ", "exit");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    assert!(officer.carnet(&["trip", "list", "--format", "plain"]).done().is_empty());
}

#[test]
fn the_evenings_table_goes_on_after_the_idle_lock() {
    let officer = before(Officer::new());
    let mut seat = shell(&officer, "3");
    seat.answers("carnet> ", "trip sheet")
        .answers("  1  ", "goma > kiwanja, 4")
        .sees("  2  ")
        .presses("<, del");
    seat.sees("Press Enter to unlock:")
        .presses("\n")
        .sees("carnet> trip sheet")
        .sees("  2  <, del")
        .presses("ayed\n");
    seat.answers("  3  ", "").answers("adds lines:", "").answers("carnet> ", "exit");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    let page = officer.carnet(&["trip", "show", "T-3", "--json"]).done();
    assert!(page.contains(r#""outcome":"delayed""#) && page.contains(r#""origin":"L-4""#), "{page}");
}

#[test]
fn ctrl_c_ends_a_command_and_the_store_is_as_it_was() {
    let officer = before(Officer::new());
    let mut sheet = String::from("What\n");
    (0..60_000).for_each(|n| sheet.push_str(&format!("visit number {n}\n")));
    officer.has_file("sheet.csv", sheet);
    let map = "format = 1\nkind = \"events\"\nsource = \"log\"\n[fields]\ntext = { column = \"What\" }\n\
        kind = { constant = \"other\" }\ndate = { constant = \"2026-11-20\" }\n";
    officer.has_file("map.toml", map);
    let mut seat = shell(&officer, "60");
    seat.answers("carnet> ", "import records sheet.csv --map map.toml").sees("%").presses("\x03");
    seat.sees("CN-0715").sees("interrupted; the store is as it was").sees("(exit 130)");
    seat.answers("carnet> ", "event list --format plain")
        .answers("carnet> ", "event log --kind other --date today --text x");
    seat.sees("E-1").answers("carnet> ", "exit");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    assert_eq!(officer.carnet(&["event", "list", "--format", "plain"]).done().lines().count(), 1);
}

#[test]
fn ctrl_c_ends_a_question_and_a_list_but_not_the_shell() {
    let officer = before(Officer::new());
    let events: String = (0..3000)
        .map(|n| format!("{{\"kind\": \"other\", \"date\": \"2026-11-20\", \"text\": \"visit {n}\"}}\n"))
        .collect();
    officer.carnet_reading(events, &["event", "log", "--input", "-"]).done();
    let mut seat = shell(&officer, "60");
    seat.answers("carnet> ", "void T-1").sees("Why is it wrong").presses("half\x03");
    seat.sees("(exit 130)").answers("carnet> ", "event list --full").sees("E-5").presses("\x03");
    seat.sees("(exit 130)").sees("carnet> ").presses("half a line\x03").answers("carnet> ", "exit");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    assert!(!left.shown.contains("E-2999"), "it went on to the end");
}
