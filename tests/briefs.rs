//! Briefs and handovers: what stands in them, what does not, and that they leave the store sealed to itself only.

use carnet::sample::{self, Size};
use carnet::store::Store;
use serde_json::Value;

use crate::officer::Officer;
use crate::stores::stamp;

/// An officer whose store holds the six invented months; gives the negotiation with most to show.
fn sampled(officer: Officer) -> (Officer, String) {
    let mut store: Store = officer.opens_store();
    let filled = sample::fill(&mut store, Size::Tour, 1, &stamp()).unwrap();
    drop(store);
    (officer, filled.negotiation.to_string())
}

fn sections(document: &Value) -> Vec<&str> {
    document["sections"].as_array().unwrap().iter().map(|section| section["name"].as_str().unwrap()).collect()
}

fn lines(document: &Value, name: &str) -> Vec<String> {
    let sections = document["sections"].as_array().unwrap().iter();
    let lines = sections
        .filter(|section| section["name"] == name)
        .flat_map(|section| section["lines"].as_array().unwrap());
    lines.map(|line| line.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_brief_reads_well_in_both_languages() {
    for (officer, name) in [(Officer::new(), "brief_en"), (Officer::in_french(), "brief_fr")] {
        let (officer, negotiation) = sampled(officer);
        insta::assert_snapshot!(name, officer.carnet(&["negotiation", "brief", &negotiation]));
        // Six chains stand in it; a sheet of paper takes about as much.
        let brief = officer.carnet(&["negotiation", "brief", &negotiation]).done();
        assert!(brief.lines().count() <= 90, "{} lines", brief.lines().count());
    }
}

#[test]
fn a_handover_is_longer_and_holds_the_brief() {
    let (officer, negotiation) = sampled(Officer::new());
    let read = |verb: &str| -> Value {
        serde_json::from_str(&officer.carnet(&["negotiation", verb, &negotiation, "--json"]).done()).unwrap()
    };
    let (brief, handover) = (read("brief"), read("handover"));
    assert!(sections(&brief).iter().all(|name| sections(&handover).contains(name)));
    for name in ["meetings", "decisions", "requests", "promises-all"] {
        assert!(sections(&handover).contains(&name), "{name}");
        assert!(!sections(&brief).contains(&name), "{name}");
    }
    assert!(lines(&handover, "asks").len() >= lines(&brief, "asks").len());
    assert!(lines(&brief, "trips").len() <= 9);
}

#[test]
fn what_is_severe_or_was_never_met_has_no_name_and_a_caution_no_reason() {
    let officer = Officer::new();
    let writes = |words: &[&str]| officer.writes(words);
    writes(&["place", "add", "--name", "Kola", "--kind", "adm2"]);
    writes(&["place", "add", "--name", "Zorkandia-Site", "--kind", "site", "--parent", "L-1"]);
    writes(&[
        "actor",
        "add",
        "--name",
        "Quibblewick",
        "--actor-type",
        "armed-group",
        "--sensitivity",
        "severe",
        "--short-code",
        "QW",
    ]);
    writes(&[
        "negotiation",
        "open",
        "--title",
        "Passage",
        "--objective",
        "convoy",
        "--place",
        "L-2",
        "--actor",
        "A-1",
        "--red-line",
        "no escort",
    ]);
    writes(&[
        "promise",
        "add",
        "--promised-by",
        "them",
        "--node",
        "A-1",
        "--kind",
        "information",
        "--made-on",
        "2026-11-01",
        "--negotiation",
        "N-1",
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
        "--negotiation",
        "N-1",
    ]);
    writes(&[
        "promise",
        "add",
        "--promised-by",
        "us",
        "--kind",
        "visibility",
        "--made-on",
        "2026-11-01",
        "--negotiation",
        "N-1",
        "--settled-on",
        "2026-11-02",
    ]);
    writes(&[
        "meeting",
        "log",
        "--date",
        "2026-11-12",
        "--channel",
        "in-person",
        "--place",
        "L-2",
        "--mode",
        "alone",
        "--negotiation",
        "N-1",
        "--participant",
        "A-1",
        "--topics",
        "passage",
        "--ask",
        "money",
    ]);
    writes(&[
        "incident",
        "log",
        "--date",
        "2026-11-13",
        "--kinds",
        "hold",
        "--setting",
        "checkpoint",
        "--place",
        "L-2",
        "--actor",
        "A-1",
        "--what-happened",
        "x",
    ]);
    writes(&[
        "incident",
        "log",
        "--date",
        "2026-07-13",
        "--kinds",
        "hold",
        "--setting",
        "checkpoint",
        "--place",
        "L-2",
        "--what-happened",
        "x",
    ]);
    writes(&["caution", "add", "--area", "L-1", "--keep-apart-from", "escort", "--until", "2026-11-27"]);
    let read = |words: &[&str]| -> Value { serde_json::from_str(&officer.carnet(words).done()).unwrap() };

    let brief = read(&["negotiation", "brief", "N-1", "--json"]);
    assert_eq!(lines(&brief, "red-lines"), ["no escort"]);
    assert_eq!(lines(&brief, "promises-theirs").len(), 1);
    assert_eq!(lines(&brief, "promises-ours").len(), 1, "what is settled is not open");
    assert_eq!(lines(&brief, "asks").len(), 1);
    assert_eq!(lines(&brief, "incidents").len(), 1, "90 days: {brief}");
    assert_eq!(lines(&brief, "apart").len(), 1);
    assert!(!lines(&brief, "never-met").is_empty(), "{brief}");
    let handover = read(&["actor", "handover", "quibble", "--json"]);
    assert_eq!(lines(&handover, "incidents-with").len(), 1);
    for document in [brief.to_string(), handover.to_string()] {
        assert!(document.contains("QW") && !document.contains("Quibblewick"), "{document}");
    }
    // Beside an actor no place is finer than a district.
    assert!(
        !handover.to_string().contains("Zorkandia") && handover.to_string().contains("Kola"),
        "{handover}"
    );
    for line in lines(&brief, "about") {
        assert!(!line.contains("Zorkandia"), "{line}");
    }
    officer.carnet(&["negotiation", "brief", "N-7"]).failed(2);
}

#[test]
fn a_document_leaves_sealed_to_the_store_itself_and_stands_on_the_ledger() {
    let (officer, negotiation) = sampled(Officer::new());
    let words = ["negotiation", "handover", &negotiation, "-o", "handover.age"];
    officer.carnet(&[&words[..], &["--dry-run"]].concat()).done();
    assert!(!officer.home().join("handover.age").exists());
    officer.carnet(&words).done();
    assert!(officer.carnet(&words).failed(2).contains("CN-0222"));
    let sealed = std::fs::read(officer.home().join("handover.age")).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/v1"));

    // The store opens it again, and says what it would have said on the terminal.
    let shown = officer.carnet(&["negotiation", "handover", &negotiation]).done();
    assert_eq!(officer.carnet(&["summary", "open", "handover.age"]).done(), shown);
    let ledger = officer.carnet(&["summary", "ledger", "--json"]).done();
    assert_eq!(ledger.lines().count(), 1);
    assert!(ledger.contains("\"handover\"") && ledger.contains(&negotiation), "{ledger}");

    // Another store does not; nor does anything that is cut or altered.
    let other = Officer::new();
    other.has_file("handover.age", &sealed);
    other.carnet(&["summary", "open", "handover.age"]).failed(3);
    let middle = sealed.len() / 2;
    let mut altered = sealed.clone();
    altered[middle] ^= 1;
    for bytes in [&altered[..], &sealed[..middle], &sealed[..sealed.len() - 1]] {
        officer.has_file("bad.age", bytes);
        officer.carnet(&["summary", "open", "bad.age"]).failed(4);
    }
}
