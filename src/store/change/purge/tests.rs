//! A purge seen from inside: what stays in the pages, in the history and in the figures.

use serde_json::{Value, json};

use super::Purge;
use crate::model::{Kind, RecordId, Values};
use crate::seal::Identity;
use crate::store::{Change, NewKeys, PurgePlan, RefusedRow, Says, Stamp, Store, StoreError};

fn on(day: &str) -> Stamp {
    Stamp { today: day.parse().expect("a day"), at: format!("{day}T18:00:00Z") }
}

fn new_store(folder: &std::path::Path, day: &str) -> Store {
    let mut keys = NewKeys::default();
    keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
    Store::create(&folder.join("store"), &keys, &on(day)).expect("a store")
}

fn values(value: Value) -> Values {
    value.as_object().expect("an object").clone()
}

fn change<T>(store: &mut Store, day: &str, work: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>) -> T {
    store.change(&on(day), work).expect("a command that works")
}

fn make(store: &mut Store, day: &str, kind: Kind, raw: Value) -> RecordId {
    change(store, day, |change| change.make(kind, &values(raw), "typed"))
}

fn purge(store: &mut Store, day: &str, purge: Purge) -> PurgePlan {
    let plan = store.purge_plan(&on(day), purge).expect("a plan");
    let name = |actor_type: crate::vocabulary::ActorType, level: crate::vocabulary::Level| {
        use crate::vocabulary::Term;
        format!("{} {}", actor_type.code(), level.code())
    };
    assert_eq!(store.purge(&on(day), purge, &plan.code, &name).expect("a purge"), plan);
    assert_eq!(store.check_history().expect("reads"), None, "the chain is whole");
    store.check().expect("the file is whole");
    plan
}

/// The pages as they lie under the cipher.
fn pages(store: &mut Store) -> Vec<u8> {
    store.connection.serialize("main").expect("pages").to_vec()
}

fn has(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// A word that stands nowhere else, as typed and as the index holds it.
const WORDS: &[&str] = &[
    "Zorblatt",
    "zorblatt",
    "Quixmor",
    "quixmor",
    "Vellugan",
    "vellugan",
    "Trompik",
    "trompik",
    "Wexfurd",
    "wexfurd",
    "Jabruno",
    "jabruno",
    "Klimvast",
    "klimvast",
    "Plodderon",
    "plodderon",
    "Grustik",
    "grustik",
    "Hendelow",
    "hendelow",
];

/// One of each kind that goes, dated February 2024, each with a word of its own.
fn talks_of_2024(store: &mut Store) {
    let day = "2024-02-10";
    make(store, day, Kind::Place, json!({ "name": "Goma", "kind": "adm2" }));
    make(store, day, Kind::Place, json!({ "name": "Sake", "kind": "locality", "parent": "L-1" }));
    make(
        store,
        day,
        Kind::Actor,
        json!({
        "name": "Sector desk", "actor_type": "state-military", "levels": [{ "level": "regional" }] }),
    );
    make(
        store,
        day,
        Kind::Negotiation,
        json!({
        "title": "Goma road", "objective": "convoy", "places": ["L-1"], "motive": "Zorblatt wants a seat",
        "lesson": "Quixmor helped", "opened": "2024-01-02", "closed": "2024-03-01" }),
    );
    make(
        store,
        day,
        Kind::Request,
        json!({
        "what": "convoy", "place": "L-2", "first_day": "2024-02-20", "negotiation": "N-1", "goods": "Vellugan flour",
        "people": 100, "addressees": [{ "node": "A-1", "submitted_on": "2024-02-01" }] }),
    );
    make(
        store,
        day,
        Kind::Meeting,
        json!({
        "date": "2024-02-09", "channel": "phone", "mode": "alone", "topics": "Trompik road", "negotiation": "N-1",
        "participants": [{ "node": "A-1" }], "notes": "Wexfurd was said",
        "decisions": [{ "node": "A-1", "code": "conditional", "conditions": "Jabruno before noon", "addressee": "R-1.1",
            "condition_view": "accepted" }],
        "asks": [{ "kind": "money", "node": "A-1", "red_line": "Klimvast" }],
        "promises": [{ "promised_by": "them", "kind": "non-interference", "node": "A-1", "made_on": "2024-02-09",
            "text": "Plodderon" }] }),
    );
    store
        .keep_draft(Kind::Trip, "log", "2024-02-10".parse().unwrap(), &json!({ "notes": "Grustik" }))
        .expect("a draft");
    change(store, day, |change| {
        change.keep_refused(&RefusedRow {
            id: 0,
            what: "incident".into(),
            source: "log".into(),
            row: 2,
            header: vec!["what".into()],
            cells: vec!["Hendelow".into()],
            reasons: "[]".into(),
            map: "map".into(),
            refused_on: String::new(),
        })
    });
}

#[test]
fn nothing_of_what_was_destroyed_is_in_any_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2024-02-10");
    talks_of_2024(&mut store);
    // Corrected since: the words are in more than one version.
    change(&mut store, "2024-02-11", |change| {
        change.edit("M-1".parse().unwrap(), &values(json!({ "notes": "Wexfurd and more" })), &[])
    });
    // Taken back: the history keeps it for redo.
    make(
        &mut store,
        "2024-02-11",
        Kind::Event,
        json!({
        "kind": "other", "date": "2024-02-11", "text": "Murdwick came" }),
    );
    change(&mut store, "2024-02-11", |change| change.undo());
    let before = pages(&mut store);
    for word in WORDS.iter().filter(|word| word.starts_with(char::is_uppercase)) {
        assert!(has(&before, word), "{word}");
    }
    // The index leaves out what a word shares with the one before it: this one shares nothing.
    assert!(has(&before, "wexfurd"));
    let plan = purge(&mut store, "2026-11-24", Purge::Due);
    let counted: Vec<(&str, &str, usize)> = plan
        .matters
        .iter()
        .map(|matter| (matter.act.code(), matter.thing.code(), matter.numbers.len()))
        .collect();
    assert_eq!(
        counted,
        [
            ("forget", "negotiation", 1),
            ("destroy", "request", 1),
            ("destroy", "meeting", 1),
            ("destroy", "decision", 1),
            ("destroy", "ask", 1),
            ("destroy", "promise", 1),
            ("destroy", "draft", 1),
            ("destroy", "refused_row", 1),
            ("destroy", "undone", 1),
        ]
    );
    let after = pages(&mut store);
    for word in WORDS {
        assert!(!has(&after, word), "{word} is still in the file");
    }
    assert!(has(&after, "Goma road"), "what stays, stays");
    let versions = store.versions("M-1".parse().unwrap()).expect("versions");
    let says: Vec<bool> = versions.iter().map(|version| version.says == Says::Purged).collect();
    assert_eq!(says, [true, true, false]);
    assert!(matches!(versions[2].says, Says::Nothing));
    let ledger = store.ledger().expect("a ledger");
    let line = ledger.last().expect("a line");
    assert_eq!(line.door, "purge");
    assert!(line.what.starts_with("due: forget negotiation 1, destroy request 1"), "{}", line.what);
    let undone = store.change(&on("2026-11-24"), |change| change.undo());
    assert!(matches!(undone, Err(StoreError::UndoBarred { .. })));
    assert!(store.purge_plan(&on("2026-11-24"), Purge::Due).expect("a plan").is_empty());
}

#[test]
fn a_code_stands_for_one_plan_in_one_state() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2024-02-10");
    talks_of_2024(&mut store);
    let day = on("2026-11-24");
    let plan = store.purge_plan(&day, Purge::Due).expect("a plan");
    let name = |_, _| "x".to_owned();
    make(&mut store, "2026-11-24", Kind::Place, json!({ "name": "Bunia", "kind": "adm2" }));
    let refused = store.purge(&day, Purge::Due, &plan.code, &name);
    assert!(matches!(refused, Err(StoreError::OtherPurge)));
    assert!(has(&pages(&mut store), "Wexfurd"), "nothing was destroyed");
    let again = store.purge_plan(&day, Purge::Due).expect("a plan");
    assert_ne!(again.code, plan.code);
    assert_eq!(again.matters, plan.matters);
    store.purge(&day, Purge::Due, &again.code.to_lowercase(), &name).expect("letters of either case");
}

/// A road with a yes, a trip that was turned back on it by the side that had said yes, and its incident.
fn a_broken_yes(store: &mut Store, day: &str) {
    make(store, day, Kind::Place, json!({ "name": "Goma", "kind": "adm2" }));
    make(store, day, Kind::Place, json!({ "name": "Sake", "kind": "locality", "parent": "L-1" }));
    make(store, day, Kind::Place, json!({ "name": "Goma - Sake", "kind": "road", "crosses": ["L-1"] }));
    make(
        store,
        day,
        Kind::Place,
        json!({ "name": "Mubambiro", "kind": "roadblock", "barrier": "fixed", "parent": "L-1" }),
    );
    make(
        store,
        day,
        Kind::Actor,
        json!({
        "name": "Headquarters", "actor_type": "state-military", "levels": [{ "level": "senior" }] }),
    );
    make(
        store,
        day,
        Kind::Actor,
        json!({
        "name": "Barrier of Mubambiro", "actor_type": "state-military", "levels": [{ "level": "checkpoint" }],
        "parents": [{ "parent": "A-1" }] }),
    );
    make(store, day, Kind::Negotiation, json!({ "title": "Sake", "objective": "convoy", "places": ["L-1"] }));
    make(
        store,
        day,
        Kind::Decision,
        json!({
        "node": "A-1", "code": "granted", "form": "written", "date": day, "negotiation": "N-1" }),
    );
    make(
        store,
        day,
        Kind::Request,
        json!({
        "what": "convoy", "place": "L-2", "first_day": day, "people": 300,
        "addressees": [{ "node": "A-1", "submitted_on": day }] }),
    );
    make(
        store,
        day,
        Kind::Decision,
        json!({ "node": "A-1", "code": "granted", "date": day, "addressee": "R-1.1" }),
    );
    make(
        store,
        day,
        Kind::Trip,
        json!({
        "date": day, "origin": "L-1", "destination": "L-2", "road": "L-3", "outcome": "turned-back",
        "requests": ["R-1"], "decisions": ["D-1"], "negotiation": "N-1", "persons": 4, "women": 1, "people_planned": 300,
        "people_reached": 40, "notes": "Ostrander drove", "checkpoints": 15, "checkpoints_demanding": 2,
        "association": "none", "decided_by": "base", "completion": "part" }),
    );
    make(
        store,
        day,
        Kind::Incident,
        json!({
        "date": day, "kinds": ["refused"], "setting": "road", "place": "L-4", "what_happened": "Pennywhist shouted",
        "actors": [{ "node": "A-2", "attribution": "sure" }], "trip": "T-1", "negotiation": "N-1",
        "decision_broken": "D-1", "asks": [{ "kind": "money", "node": "A-2", "amount": 20, "currency": "USD" }] }),
    );
}

fn gap(store: &Store) -> (String, bool) {
    store
        .connection
        .query_row("SELECT gap, approved FROM fact_gap", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("one trip")
}

fn stoppage(store: &Store) -> (i64, String, String, String, Option<i64>) {
    store
        .connection
        .query_row("SELECT count(*), actor_type, level, kind, road FROM fact_stoppage", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })
        .expect("counts")
}

#[test]
fn a_trip_is_reduced_after_ninety_days_and_counts_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2026-08-26");
    a_broken_yes(&mut store, "2026-08-26");
    assert_eq!(gap(&store), ("same-chain".into(), true));
    let counted = stoppage(&store);
    assert!(store.purge_plan(&on("2026-11-23"), Purge::Due).expect("a plan").is_empty(), "89 days");
    let plan = purge(&mut store, "2026-11-24", Purge::Due);
    assert_eq!(plan.matters.len(), 1);
    let trip = store.read("T-1".parse().unwrap()).expect("a trip");
    assert_eq!(
        Value::Object(trip.values),
        json!({
            "date": "2026-08", "destination": "L-1", "road": "L-3", "outcome": "turned-back", "completion": "part",
            "checkpoints": 15, "checkpoints_demanding": 2, "association": "none", "sensitivity": "moderate",
            "reduced_on": "2026-11-24", "gap": "same-chain",
        })
    );
    assert_eq!(gap(&store), ("same-chain".into(), true));
    assert_eq!(stoppage(&store), counted);
    let request = store.read("R-1".parse().unwrap()).expect("a request");
    assert_eq!(request.values["reached_before"], 40);
    assert!(!has(&pages(&mut store), "Ostrander"));
    let edited = store.change(&on("2026-11-24"), |change| {
        change.edit("T-1".parse().unwrap(), &values(json!({ "outcome": "delayed" })), &[])
    });
    assert!(matches!(edited, Err(StoreError::Reduced { .. })));
    let by_hand = store.change(&on("2026-11-24"), |change| {
        let raw = json!({ "date": "2026-08", "reduced_on": "2026-08-01", "gap": "as-planned" });
        change.make(Kind::Trip, &values(raw), "typed")
    });
    assert!(matches!(by_hand, Err(StoreError::Faults { .. })));
}

#[test]
fn an_incident_is_reduced_after_twelve_months_to_district_type_and_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2025-11-24");
    a_broken_yes(&mut store, "2025-11-24");
    let counted = stoppage(&store);
    let plan = store.purge_plan(&on("2026-11-23"), Purge::Due).expect("a plan");
    assert!(plan.matters.iter().all(|matter| matter.thing != super::Thing::Record(Kind::Incident)));
    purge(&mut store, "2026-11-24", Purge::Due);
    let incident = store.read("I-1".parse().unwrap()).expect("an incident");
    assert_eq!(
        Value::Object(incident.values),
        json!({
            "date": "2025-11-24", "kinds": ["refused"], "setting": "checkpoint", "place": "L-1", "category": "A3",
            "actors": [{ "n": 1, "node": "A-3", "attribution": "sure" }], "trip": "T-1", "sensitivity": "high",
            "reduced_on": "2026-11-24",
        })
    );
    assert_eq!(stoppage(&store), counted, "the same kind of author, on the same road");
    let author = store.read("A-3".parse().unwrap()).expect("a placeholder");
    assert_eq!(author.values["name"], "state-military checkpoint");
    assert_eq!(author.values["placeholder"], true);
    let ask = store.read("K-1".parse().unwrap()).expect("an ask");
    assert_eq!((&ask.values["node"], &ask.values["amount"]), (&json!("A-3"), &json!(20)));
    let after = pages(&mut store);
    assert!(!has(&after, "Pennywhist") && has(&after, "Barrier of Mubambiro"));
}

#[test]
fn a_negotiation_goes_with_all_that_belongs_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2026-11-01");
    a_broken_yes(&mut store, "2026-11-01");
    let refused = store.purge_plan(&on("2026-11-24"), Purge::Negotiation("N-9".parse().unwrap()));
    assert!(matches!(refused, Err(StoreError::NoSuchRecord { .. })));
    change(&mut store, "2026-11-02", |change| {
        change.edit("D-1".parse().unwrap(), &values(json!({ "retain_until": "2026-12-31" })), &[])
    });
    let held = store.purge_plan(&on("2026-11-24"), Purge::Negotiation("N-1".parse().unwrap()));
    assert!(matches!(held, Err(StoreError::Held { id, .. }) if id == "D-1".parse().unwrap()));
    purge(&mut store, "2027-01-01", Purge::Negotiation("N-1".parse().unwrap()));
    for gone in ["N-1", "D-1"] {
        assert!(matches!(store.read(gone.parse().unwrap()), Err(StoreError::NoSuchRecord { .. })), "{gone}");
    }
    // A request of no negotiation stays, with its answer; the trip and the incident are reduced.
    assert!(store.read("R-1".parse().unwrap()).is_ok() && store.read("D-2".parse().unwrap()).is_ok());
    for reduced in ["T-1", "I-1"] {
        let values = store.read(reduced.parse().unwrap()).expect("stays").values;
        assert_eq!(values["reduced_on"], "2027-01-01", "{reduced}");
        assert!(!values.contains_key("negotiation") && !values.contains_key("decision_broken"));
    }
}

#[test]
fn a_retention_date_keeps_whole_and_then_destroys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2024-02-10");
    talks_of_2024(&mut store);
    change(&mut store, "2024-02-12", |change| {
        let patch = values(json!({ "retain_until": "2026-11-24" }));
        change.edit("M-1".parse().unwrap(), &patch, &[])?;
        change.edit("L-2".parse().unwrap(), &values(json!({ "retain_until": "2024-06-01" })), &[])
    });
    let plan = purge(&mut store, "2026-11-24", Purge::Due);
    assert_eq!(plan.held, 1);
    let meeting = store.read("M-1".parse().unwrap()).expect("is kept");
    assert_eq!(meeting.values["notes"], "Wexfurd was said");
    // A request named the place when the plan was made; now nothing does.
    assert!(store.read("L-2".parse().unwrap()).is_ok());
    let plan = purge(&mut store, "2026-11-25", Purge::Due);
    assert_eq!(plan.held, 0);
    assert!(store.read("M-1".parse().unwrap()).is_err() && store.read("L-2".parse().unwrap()).is_err());
    // What stood in the meeting went with what it hangs on.
    assert!(store.read("K-1".parse().unwrap()).is_err());
}

#[test]
fn unmet_nodes_go_and_their_children_hang_higher() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2026-10-01");
    let node = |name: &str, parent: Option<&str>| {
        let parents: Vec<Value> = parent.iter().map(|id| json!({ "parent": id, "since": "2020" })).collect();
        json!({ "name": name, "actor_type": "state-military", "met": false, "parents": parents })
    };
    let early = "2026-10-01";
    make(&mut store, early, Kind::Actor, node("Top", None));
    make(&mut store, early, Kind::Actor, node("Middle", Some("A-1")));
    make(&mut store, early, Kind::Actor, node("Named", Some("A-2")));
    make(&mut store, early, Kind::Actor, node("Other top", None));
    make(&mut store, early, Kind::Actor, node("Other middle", Some("A-4")));
    make(&mut store, "2026-11-20", Kind::Actor, node("Other young", Some("A-5")));
    make(&mut store, early, Kind::Actor, node("Sought", None));
    make(&mut store, early, Kind::Place, json!({ "name": "Goma", "kind": "adm2" }));
    make(
        &mut store,
        early,
        Kind::Negotiation,
        json!({
        "title": "x", "objective": "convoy", "places": ["L-1"], "actors": ["A-7"] }),
    );
    make(&mut store, early, Kind::Decision, json!({ "node": "A-3", "code": "denied", "date": "2026-10-01" }));
    let plan = store.purge_plan(&on("2026-10-30"), Purge::Due).expect("a plan");
    assert!(plan.is_empty(), "29 days");
    let plan = purge(&mut store, "2026-11-24", Purge::Due);
    // The way up from a named node stays, and so does the one that a negotiation seeks.
    assert_eq!(plan.matters.len(), 1);
    assert_eq!(plan.matters[0].numbers, [4, 5]);
    let young = store.read("A-6".parse().unwrap()).expect("stays").values;
    assert!(!young.contains_key("parents"), "above it is nobody any more");
    let plan = purge(&mut store, "2026-11-24", Purge::Unmet);
    assert_eq!(plan.matters[0].numbers, [6], "whatever its age");
}

#[test]
fn a_child_hangs_on_the_next_one_up_that_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2026-10-01");
    let node = |name: &str, parents: Value| json!({ "name": name, "actor_type": "state-military", "met": false, "parents": parents });
    make(&mut store, "2026-11-20", Kind::Actor, node("Top, young", json!([])));
    make(&mut store, "2026-10-01", Kind::Actor, node("Middle", json!([{ "parent": "A-1" }])));
    make(&mut store, "2026-10-01", Kind::Actor, node("Lower", json!([{ "parent": "A-2" }])));
    let link = json!([{ "parent": "A-3", "since": "2021", "since_is": "began" }]);
    make(&mut store, "2026-11-20", Kind::Actor, node("Child, young", link));
    let plan = purge(&mut store, "2026-11-24", Purge::Due);
    assert_eq!(plan.matters[0].numbers, [2, 3]);
    let child = store.read("A-4".parse().unwrap()).expect("stays").values;
    assert_eq!(child["parents"][0]["parent"], "A-1");
    assert_eq!(child["parents"][0]["since"], "2021", "with the days of its own link");
}

#[test]
fn what_a_whole_trip_relied_on_stays_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2024-02-10");
    let old = "2024-02-10";
    make(&mut store, old, Kind::Place, json!({ "name": "Goma", "kind": "adm2" }));
    make(&mut store, old, Kind::Actor, json!({ "name": "Ministry", "actor_type": "state-civil" }));
    make(
        &mut store,
        old,
        Kind::Decision,
        json!({ "node": "A-1", "code": "granted", "form": "written", "date": old }),
    );
    make(
        &mut store,
        old,
        Kind::Decision,
        json!({
        "node": "A-1", "code": "granted", "form": "written", "date": old, "valid_to": "2026-12-31" }),
    );
    make(&mut store, old, Kind::Decision, json!({ "node": "A-1", "code": "denied", "date": old }));
    make(
        &mut store,
        "2026-11-20",
        Kind::Trip,
        json!({
        "date": "2026-11-20", "origin": "L-1", "destination": "L-1", "outcome": "facilitated", "decisions": ["D-1"] }),
    );
    let plan = purge(&mut store, "2026-11-24", Purge::Due);
    assert_eq!(plan.matters.len(), 1);
    assert_eq!(plan.matters[0].numbers, [3], "relied on; still valid; neither");
}

#[test]
fn the_copy_from_before_an_upgrade_goes_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path(), "2024-02-10");
    talks_of_2024(&mut store);
    let copy = folder.path().join("store").join("store-before-1.db");
    std::fs::write(&copy, b"sealed").expect("writes");
    purge(&mut store, "2026-11-24", Purge::OlderThan("2024-03-02".parse().unwrap()));
    assert!(!copy.exists());
    assert!(store.read("N-1".parse().unwrap()).is_err(), "closed before, and nothing belongs to it");
    let names: Vec<String> = std::fs::read_dir(folder.path().join("store"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
}
