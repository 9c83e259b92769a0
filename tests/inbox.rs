//! The inbox: what is posted without a key, what a review makes of it, and what a hostile folder can do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::officer::Officer;
use crate::runner::Ran;

/// What a colleague writes who knows the road and not the store.
const HOLD: &str = r#"{"date": "yesterday", "kinds": ["hold", "fee-demanded"], "setting": "checkpoint", "place": "kola nord", "what_happened": "Zorkandia-Note", "actors": [{"node": "ceux du pont", "attribution": "likely"}]}"#;

fn post(officer: &Officer, entry: &str, input: &str) -> String {
    posted(officer, entry, input).done().trim_end().to_owned()
}

/// Nothing is given that opens the store.
fn posted(officer: &Officer, entry: &str, input: &str) -> Ran {
    officer.carnet_alone_reading(input, &["--store", "carnet", "inbox", "post", entry, "--input", "-"])
}

fn note(officer: &Officer, text: &str) -> String {
    let words = ["--store", "carnet", "inbox", "post", "note", "--text", "-"];
    officer.carnet_alone_reading(text, &words).done().trim_end().to_owned()
}

fn list(officer: &Officer) -> Vec<Value> {
    let said = officer.carnet(&["inbox", "review", "--list", "--json"]).done();
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn inbox(officer: &Officer) -> PathBuf {
    officer.home().join("carnet/inbox")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn with_places(officer: &Officer) {
    officer.writes(&["place", "add", "--name", "Kola", "--kind", "adm2"]);
    officer.writes(&["place", "add", "--name", "Kola-Nord", "--kind", "site", "--parent", "L-1"]);
    officer.writes(&["actor", "add", "--name", "Comité du pont", "--actor-type", "self-defence-group"]);
}

#[test]
fn what_a_colleague_posts_without_a_key_becomes_a_record_at_the_review() {
    let officer = Officer::new();
    with_places(&officer);
    let number = post(&officer, "incident", HOLD);
    let listed = list(&officer);
    assert_eq!(listed[0]["slip"].to_string(), number);
    assert_eq!(listed[0]["written_on"], "2026-11-24");
    // 'Yesterday' is the writer's; places and actors are the writer's words.
    assert_eq!(listed[0]["values"]["date"], "2026-11-23");
    assert_eq!(listed[0]["values"]["place"], "kola nord");

    // The store knows the place by these words, and nobody by the others.
    let refused = officer.carnet(&["inbox", "review", "--accept", &number]).failed(2);
    assert!(refused.contains("actors"), "{refused}");
    assert_eq!(list(&officer).len(), 1);
    let accept = ["inbox", "review", "--accept", &number, "--set", "actors=A-1 attribution=likely", "--json"];
    let made: Value = serde_json::from_str(&officer.carnet(&accept).done()).unwrap();
    assert_eq!(made["provenance"], "inbox");
    assert_eq!(made["place"], "L-2");
    assert_eq!(made["actors"][0]["node"], "A-1");
    assert_eq!(made["what_happened"], "Zorkandia-Note");
    assert_eq!(made["revision"], 1);
    assert!(list(&officer).is_empty());
    assert_eq!(names(&inbox(&officer)), BTreeSet::from(["key".to_owned()]));
    let page = officer.carnet(&["incident", "show", "I-1"]).done();
    assert!(page.contains("Slip; revision 1"), "{page}");
    // The demand made its own ask, as it does when it is typed.
    let asks = officer.carnet(&["ask", "list", "--json"]).done();
    assert!(asks.contains("\"money\""), "{asks}");
}

#[test]
fn a_meeting_brings_what_was_said_in_it() {
    let officer = Officer::new();
    with_places(&officer);
    let meeting = json!({
        "date": "-2", "channel": "phone", "participants": ["comite du pont role=addressed"], "mode": "alone",
        "topics": "passage", "decisions": [{ "code": "granted", "valid_to": "2026-11-30" }],
        "promises": ["information promised-by=us due=2026-11-28"],
    });
    let number = post(&officer, "meeting", &meeting.to_string());
    officer.carnet(&["inbox", "review", "--accept", &number]).done();
    let decision: Value =
        serde_json::from_str(&officer.carnet(&["decision", "show", "D-1", "--json"]).done()).unwrap();
    assert_eq!((&decision["node"], &decision["date"]), (&json!("A-1"), &json!("2026-11-22")));
    assert_eq!(decision["provenance"], "inbox");
    let promise: Value =
        serde_json::from_str(&officer.carnet(&["promise", "show", "P-1", "--json"]).done()).unwrap();
    assert_eq!(promise["due"], "2026-11-28");
}

#[test]
fn a_note_is_an_event_unless_the_reader_says_otherwise() {
    let officer = Officer::new();
    with_places(&officer);
    let (first, second) = (note(&officer, "Barrière levée"), note(&officer, "Arrêtés au pont"));
    let made = officer.carnet(&["inbox", "review", "--accept", &first, "--json"]).done();
    let made: Value = serde_json::from_str(&made).unwrap();
    assert_eq!((&made["kind_of_record"], &made["text"]), (&json!("event"), &json!("Barrière levée")));
    let patch = json!({ "kinds": ["hold"], "setting": "checkpoint", "place": "kola nord" }).to_string();
    let words = ["inbox", "review", "--accept", &second, "--as", "incident", "--input", "-", "--json"];
    let made: Value = serde_json::from_str(&officer.carnet_reading(patch, &words).done()).unwrap();
    assert_eq!((&made["what_happened"], &made["date"]), (&json!("Arrêtés au pont"), &json!("2026-11-24")));
}

#[test]
fn a_dropped_slip_goes_and_so_does_its_twin() {
    let officer = Officer::new();
    let number = note(&officer, "nothing");
    let kept = std::fs::read(inbox(&officer).join(format!("{number}.slip"))).unwrap();
    officer.carnet(&["inbox", "review", "--drop", &number, "--dry-run"]).done();
    assert_eq!(list(&officer).len(), 1);
    officer.carnet(&["inbox", "review", "--drop", &number]).done();
    assert!(list(&officer).is_empty());
    assert!(officer.carnet(&["inbox", "review", "--drop", &number]).failed(2).contains("CN-0765"));
    // The same file once more, and the same words posted again that day.
    std::fs::write(inbox(&officer).join("77.slip"), &kept).unwrap();
    note(&officer, "nothing");
    assert!(list(&officer).is_empty());
    assert_eq!(names(&inbox(&officer)), BTreeSet::from(["key".to_owned()]));
    officer.has_file("mail.slip", &kept);
    assert!(officer.carnet(&["import", "slips", "mail.slip"]).failed(2).contains("CN-0766"));
}

#[test]
fn slips_are_carried_to_a_store_that_is_elsewhere() {
    let (office, colleague) = (Officer::new(), Officer::new());
    colleague.has_file("office.key", std::fs::read(inbox(&office).join("key")).unwrap());
    let words = ["inbox", "post", "note", "--text", "-", "--store-key", "office.key", "-o"];
    let mut slips = Vec::new();
    for name in ["a.slip", "b.slip"] {
        let said = colleague.carnet_alone_reading(name, &[&words[..], &[name]].concat());
        assert!(said.ended(0), "{said}");
        let bytes = std::fs::read(colleague.home().join(name)).unwrap();
        office.has_file(name, &bytes);
        slips.push(bytes);
    }
    // Nothing is overwritten, and a key without a file to write says which flag is missing.
    assert!(
        colleague
            .carnet_alone_reading("x", &[&words[..], &["a.slip"]].concat())
            .failed(2)
            .contains("CN-0222")
    );
    assert!(colleague.carnet_alone_reading("x", &words[..words.len() - 1]).failed(2).contains("--output"));
    office.has_file("c.slip", "not a slip");
    let said = office.carnet(&["import", "slips", "a.slip", "c.slip", "b.slip", "a.slip"]).failed(2);
    assert!(said.contains("CN-0769") && said.contains("CN-0761") && said.contains("CN-0766"), "{said}");
    assert_eq!(list(&office).len(), 2);
    assert!(office.home().join("a.slip").exists(), "a file that was brought is not taken away");
    // A slip for the office is nothing to the colleague's own store.
    assert!(colleague.carnet(&["import", "slips", "a.slip"]).failed(4).contains("CN-0760"));
    assert!(office.carnet(&["import", "slips", "gone.slip"]).failed(2).contains("CN-0221"));
    let table = office.carnet(&["import", "incidents", "a.slip", "b.slip"]).failed(2);
    assert!(table.contains("CN-0104"), "{table}");
}

#[test]
fn the_words_of_the_key_are_shown_and_a_swapped_key_is_told_loudly() {
    let officer = Officer::new();
    let words = ["--store", "carnet", "inbox", "post", "note", "--text", "x", "--dry-run"];
    let shown = |officer: &Officer| format!("{}", officer.carnet_alone(&words));
    let store = officer.opens_store();
    let own = store.inbox_words().unwrap().join(" ");
    drop(store);
    assert!(shown(&officer).contains(&own));
    assert!(!officer.carnet(&["actor", "list"]).to_string().contains("WARNING"));

    let key = std::fs::read(inbox(&officer).join("key")).unwrap();
    let (other, _) = crate::stores::identity();
    for swapped in [format!("{other}\n").into_bytes(), b"age1".to_vec(), Vec::new(), vec![b'a'; 5000]] {
        std::fs::write(inbox(&officer).join("key"), &swapped).unwrap();
        let said = officer.carnet(&["actor", "list", "--quiet"]);
        assert!(said.to_string().contains("WARNING: the public key in inbox/key"), "{said}");
    }
    std::fs::write(inbox(&officer).join("key"), format!("{other}\n")).unwrap();
    assert!(!shown(&officer).contains(&own));
    std::fs::remove_file(inbox(&officer).join("key")).unwrap();
    assert!(officer.carnet_alone(&words).failed(2).contains("CN-0768"));
    assert!(officer.carnet(&["actor", "list"]).to_string().contains("WARNING"));
    officer.carnet(&["inbox", "review", "--put-key-back"]).done();
    assert_eq!(std::fs::read(inbox(&officer).join("key")).unwrap(), key);
    assert!(!officer.carnet(&["actor", "list"]).to_string().contains("WARNING"));
}

/// What follows the header, whose noise has a length of its own each time.
fn payload(sealed: &[u8]) -> usize {
    let header = sealed.windows(5).position(|window| window == b"\n--- ").unwrap() + 5;
    sealed.len() - header - sealed[header..].iter().position(|byte| *byte == b'\n').unwrap()
}

#[test]
fn neither_size_nor_name_tells_what_a_slip_is() {
    let officer = Officer::new();
    let trip = r#"{"date": "2026-11-25", "origin": "Kola", "destination": "Bria"}"#;
    let meeting =
        r#"{"date": "today", "channel": "phone", "participants": ["x"], "mode": "alone", "topics": "y"}"#;
    let mut sizes = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    for _ in 0..3 {
        for number in [
            post(&officer, "incident", HOLD),
            post(&officer, "trip", trip),
            post(&officer, "meeting", meeting),
            note(&officer, "x"),
            note(&officer, &"long ".repeat(2000)),
        ] {
            let bytes = std::fs::read(inbox(&officer).join(format!("{number}.slip"))).unwrap();
            assert!(!bytes.windows(9).any(|window| window == b"Zorkandia"));
            sizes.insert(payload(&bytes));
            numbers.insert(number);
        }
    }
    // A nonce, 16 KiB, a tag.
    assert_eq!(sizes, BTreeSet::from([1 + 16 + 16 * 1024 + 16]));
    assert_eq!(numbers.len(), 15);
    let number = note(&officer, &"é".repeat(20_000));
    let bytes = std::fs::read(inbox(&officer).join(format!("{number}.slip"))).unwrap();
    assert_eq!(payload(&bytes), 1 + 16 + 64 * 1024 + 16);
    assert!(officer.carnet(&["actor", "list"]).to_string().contains("16 slips wait"));
    assert!(!officer.carnet(&["actor", "list", "--quiet"]).to_string().contains("wait"));
}

#[test]
fn the_writer_hears_what_does_not_fit() {
    let officer = Officer::new();
    for (entry, input, said) in [
        ("incident", r#"{"date": "today"}"#, "kinds"),
        ("incident", r#"{"date": "tomorrow", "kinds": ["hold"], "setting": "road", "place": "x"}"#, "CN-"),
        ("incident", r#"{"date": "03/02/2025", "kinds": ["hold"], "setting": "road", "place": "x"}"#, "CN-"),
        (
            "incident",
            r#"{"date": "today", "kinds": ["hold"], "setting": "road", "place": "x", "latitude": 1}"#,
            "CN-",
        ),
        (
            "incident",
            r#"{"date": "today", "kinds": ["hold"], "setting": "road", "place": "x", "checked": true}"#,
            "CN-",
        ),
        ("trip", r#"{"date": "today", "origin": "x", "destination": "y", "outcome": "lost"}"#, "outcome"),
        (
            "meeting",
            r#"{"date": "today", "channel": "in-person", "participants": ["x"], "mode": "alone", "topics": "y"}"#,
            "place",
        ),
        (
            "meeting",
            r#"{"date": "today", "channel": "phone", "participants": ["x"], "mode": "alone", "topics": "y", "decisions": [{"code": "maybe"}]}"#,
            "decisions[1].code",
        ),
    ] {
        let failed = posted(&officer, entry, input).failed(2);
        assert!(failed.contains(said), "{input}: {failed}");
    }
    assert!(
        officer
            .carnet_alone(&["--store", "carnet", "--no-input", "inbox", "post", "note"])
            .failed(2)
            .contains("--text")
    );
    assert!(
        officer
            .carnet_alone(&["--store", "carnet", "inbox", "post", "note", "--text", ""])
            .failed(2)
            .contains("CN-")
    );
    officer.carnet_alone(&["--store", "nothing", "inbox", "post", "note", "--text", "x"]).failed(2);
    assert_eq!(names(&inbox(&officer)), BTreeSet::from(["key".to_owned()]));
}
