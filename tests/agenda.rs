//! The agenda: what is due, told by ids and days, ticked off, and written as a calendar without a name.

use serde_json::Value;

use crate::officer::Officer;

/// A store on 24 November 2026 with one matter of each kind.
fn busy() -> Officer {
    let officer = Officer::new();
    let writes = |words: &[&str]| officer.writes(words);
    writes(&["place", "add", "--name", "Kola", "--kind", "adm2"]);
    writes(&["actor", "add", "--name", "Préfet Zorkandia", "--actor-type", "state-civil"]);
    writes(&[
        "actor",
        "add",
        "--name",
        "Chef Quibblewick",
        "--actor-type",
        "armed-group",
        "--sensitivity",
        "severe",
        "--short-code",
        "CQ",
    ]);
    writes(&["negotiation", "open", "--title", "Villefantôme", "--objective", "convoy", "--place", "L-1"]);
    // Owed since 19 November: the day before it is needed.
    writes(&[
        "request",
        "log",
        "--what",
        "convoy",
        "--place",
        "L-1",
        "--first-day",
        "2026-11-20",
        "--negotiation",
        "N-1",
        "--addressee",
        "A-1 submitted-on=2026-11-10",
    ]);
    writes(&[
        "promise",
        "add",
        "--promised-by",
        "them",
        "--node",
        "A-2",
        "--kind",
        "information",
        "--made-on",
        "2026-11-01",
        "--due",
        "2026-11-20",
    ]);
    writes(&[
        "promise",
        "add",
        "--promised-by",
        "us",
        "--kind",
        "assistance",
        "--made-on",
        "2026-11-01",
        "--due",
        "2026-11-24",
    ]);
    writes(&[
        "meeting",
        "log",
        "--date",
        "2026-11-12",
        "--channel",
        "phone",
        "--mode",
        "alone",
        "--participant",
        "A-1",
        "--topics",
        "passage",
        "--next-step",
        "call back",
        "--next-step-on",
        "2026-11-22",
    ]);
    writes(&[
        "decision",
        "log",
        "--node",
        "A-2",
        "--date",
        "2026-11-02",
        "--code",
        "granted",
        "--valid-to",
        "2026-12-03",
    ]);
    writes(&[
        "directive",
        "log",
        "--issued-by",
        "A-1",
        "--date",
        "2026-11-02",
        "--what",
        "lists",
        "--category",
        "staff-data",
        "--deadline",
        "2026-11-30",
    ]);
    writes(&["caution", "add", "--area", "L-1", "--keep-apart-from", "escort", "--until", "2026-11-27"]);
    writes(&[
        "event",
        "log",
        "--date",
        "2026-11-02",
        "--kind",
        "silence-decided",
        "--review-on",
        "2027-01-15",
    ]);
    officer
}

fn agenda(officer: &Officer, words: &[&str]) -> Vec<(String, String, String, i64)> {
    let said = officer.carnet(&[&["agenda", "--json"], words].concat()).done();
    let text = |object: &Value, name: &str| object[name].as_str().unwrap().to_owned();
    said.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .map(|object: Value| {
            (
                text(&object, "when"),
                text(&object, "matter"),
                text(&object, "id"),
                object["days"].as_i64().unwrap(),
            )
        })
        .collect()
}

fn expected(rows: &[(&str, &str, &str, i64)]) -> Vec<(String, String, String, i64)> {
    rows.iter()
        .map(|(when, matter, id, days)| ((*when).into(), (*matter).into(), (*id).into(), *days))
        .collect()
}

#[test]
fn everything_with_a_day_is_told_overdue_first_and_what_is_done_is_not() {
    let officer = busy();
    let all = agenda(&officer, &["--all"]);
    assert_eq!(
        all,
        expected(&[
            ("overdue", "answer", "R-1.1", 5),
            ("overdue", "promise-by-them", "P-1", 4),
            ("overdue", "next-step", "M-1", 2),
            ("this-week", "promise-by-us", "P-2", 0),
            ("this-week", "caution", "C-1", -3),
            ("this-week", "deadline", "X-1", -6),
            ("next-week", "access", "D-1", -9),
            ("later", "review", "E-1", -52),
        ])
    );
    assert_eq!(agenda(&officer, &[]), all[..7]);

    // Done, settled, answered, renewed, lifted, and said anew.
    officer.writes(&["meeting", "edit", "M-1", "--next-step-done-on", "today"]);
    officer.writes(&["promise", "edit", "P-1", "--check", "2026-11-21 finding=held verified-by=own-eyes"]);
    assert!(agenda(&officer, &[]).iter().any(|(_, _, id, _)| id == "P-1"), "a check alone settles nothing");
    officer.writes(&["promise", "edit", "P-1", "--settled-on", "2026-11-21"]);
    officer.writes(&[
        "decision",
        "log",
        "--request",
        "R-1",
        "--node",
        "A-1",
        "--date",
        "2026-11-23",
        "--code",
        "acknowledged",
    ]);
    assert!(agenda(&officer, &[]).iter().any(|(_, _, id, _)| id == "R-1.1"), "taking note is no answer");
    officer.writes(&[
        "decision",
        "log",
        "--request",
        "R-1",
        "--node",
        "A-1",
        "--date",
        "2026-11-24",
        "--code",
        "denied",
    ]);
    officer.carnet(&["agenda", "--renew", "C-1"]).done();
    officer.writes(&["directive", "edit", "X-1", "--lifted-on", "today"]);
    officer.writes(&["decision", "log", "--node", "A-2", "--date", "2026-11-24", "--code", "revoked"]);
    assert_eq!(
        agenda(&officer, &["--all"]),
        expected(&[
            ("this-week", "promise-by-us", "P-2", 0),
            ("later", "caution", "C-1", -30),
            ("later", "review", "E-1", -52)
        ])
    );
    assert!(officer.carnet(&["agenda", "--renew", "P-2"]).failed(2).contains("CN-0771"));
}

#[test]
fn names_are_shown_only_when_asked_for_and_severe_ones_by_their_code() {
    let officer = busy();
    insta::assert_snapshot!(officer.carnet(&["agenda"]));
    let full = officer.carnet(&["agenda", "--full"]).done();
    assert!(full.contains("A-1 Préfet Zorkandia") && full.contains("A-2 CQ"), "{full}");
    assert!(!full.contains("Quibblewick"), "{full}");
}

#[test]
fn in_french_no_word_is_english() {
    let officer = Officer::in_french();
    officer.writes(&[
        "promise",
        "add",
        "--promised-by",
        "us",
        "--kind",
        "assistance",
        "--made-on",
        "2026-11-01",
        "--due",
        "2026-11-20",
    ]);
    insta::assert_snapshot!(officer.carnet(&["agenda"]));
}

#[test]
fn a_calendar_is_in_clear_once_agreed_without_names_and_on_the_ledger() {
    let officer = busy();
    assert!(officer.carnet(&["agenda", "--ics", "week.ics"]).failed(2).contains("--yes"));
    officer.carnet(&["agenda", "--ics", "week.ics", "--dry-run"]).done();
    assert!(!officer.home().join("week.ics").exists());
    officer.carnet(&["agenda", "--ics", "week.ics", "--yes", "--all"]).done();
    let calendar = std::fs::read_to_string(officer.home().join("week.ics")).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 7, "all but the caution: {calendar}");
    assert!(calendar.contains("SUMMARY:R-1.1 · their answer\r\n"), "{calendar}");
    assert!(calendar.contains("DTSTART;VALUE=DATE:20261119\r\n"), "{calendar}");
    for word in ["Zorkandia", "Quibblewick", "CQ", "Villefant", "Kola", "C-1", "call back"] {
        assert!(!calendar.contains(word), "{word}: {calendar}");
    }
    let uids = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    assert!(officer.carnet(&["agenda", "--ics", "week.ics", "--yes"]).failed(2).contains("CN-0222"));
    officer.carnet(&["agenda", "--ics", "again.ics", "--yes", "--all"]).done();
    let again = std::fs::read_to_string(officer.home().join("again.ics")).unwrap();
    assert_eq!(uids(&again), uids(&calendar));
    let ledger = officer.carnet(&["summary", "ledger", "--json"]).done();
    assert_eq!(ledger.matches("\"agenda\"").count(), 4, "door and content of two files: {ledger}");
}
