//! The store through its public functions.

use carnet::model::{Kind, RecordId};
use carnet::store::{Filter, Key, NewKeys, Store, StoreError};
use secrecy::SecretString;
use serde_json::json;

use crate::stores::{new_store, stamp, values};

fn make(store: &mut Store, kind: Kind, raw: serde_json::Value) -> RecordId {
    try_make(store, kind, raw).expect("the record is good")
}

fn try_make(store: &mut Store, kind: Kind, raw: serde_json::Value) -> Result<RecordId, StoreError> {
    store.change(&stamp(), |change| change.make(kind, &values(raw), "typed"))
}

#[test]
fn what_is_written_reads_back_after_opening_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, key) = new_store(&folder.path().join("store"));
    let pont = make(&mut store, Kind::Place, json!({ "name": "Pont", "kind": "adm2", "pcode": "QQ0103" }));
    let army = make(
        &mut store,
        Kind::Actor,
        json!({
            "name": "3e Région", "actor_type": "state-military", "branches": ["command"],
            "levels": [{ "level": "regional" }],
        }),
    );
    let request = make(
        &mut store,
        Kind::Request,
        json!({
            "what": "convoy", "place": "Pont", "first_day": "2026-10-12",
            "addressees": [{ "node": army.to_string(), "submitted_on": "2026-09-25", "reminders": ["2026-10-01"] }],
        }),
    );
    let decision = make(
        &mut store,
        Kind::Decision,
        json!({
            "node": "3e region", "date": "2026-10-08", "code": "granted", "request": request.to_string(),
        }),
    );
    drop(store);
    let store = Store::open(&folder.path().join("store"), &key).expect("opens again");
    assert!(store.alarms().is_empty());
    let read = store.read(request).expect("is there");
    assert_eq!(read.values["place"], json!(pont.to_string()));
    assert_eq!(
        read.values["addressees"],
        json!([{ "n": 1, "node": "A-1", "needed": "yes", "submitted_on": "2026-09-25", "reminders": ["2026-10-01"] }])
    );
    let said = store.read(decision).expect("is there");
    assert_eq!(said.values["addressee"], json!("R-1.1"));
    assert_eq!(said.values["form"], json!("oral"));
    assert_eq!(store.list(Kind::Decision, &Filter::default()).expect("lists").len(), 1);
}

#[test]
fn a_row_keeps_its_number_while_others_come_and_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, _) = new_store(&folder.path().join("store"));
    make(&mut store, Kind::Place, json!({ "name": "Pont", "kind": "adm2" }));
    for name in ["one", "two", "three"] {
        make(&mut store, Kind::Actor, json!({ "name": name, "actor_type": "state-civil" }));
    }
    let request = make(
        &mut store,
        Kind::Request,
        json!({
            "what": "convoy", "place": "Pont", "first_day": "2026-10-12", "addressees": ["A-1", "A-2", "A-3"],
        }),
    );
    let edit = |store: &mut Store, patch: serde_json::Value, remove: &[String]| {
        store.change(&stamp(), |change| change.edit(request, &values(patch), remove))
    };
    assert!(edit(&mut store, json!({}), &["addressees.2".into()]).expect("row 2 goes"));
    assert!(edit(&mut store, json!({ "addressees": ["n=3 needed=no"] }), &[]).expect("row 3 changes"));
    assert!(!edit(&mut store, json!({ "addressees": ["n=3 needed=no"] }), &[]).expect("nothing changes"));
    let rows = store.read(request).expect("is there").values["addressees"].clone();
    assert_eq!(
        rows,
        json!([{ "n": 1, "node": "A-1", "needed": "yes" }, { "n": 3, "node": "A-3", "needed": "no" }])
    );
    assert_eq!(store.read(request).expect("is there").revision, 3);
}

#[test]
fn a_fault_names_the_field_and_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, _) = new_store(&folder.path().join("store"));
    let place = make(&mut store, Kind::Place, json!({ "name": "Pont", "kind": "adm2" }));
    for (kind, raw, field) in [
        (Kind::Place, json!({ "name": "x", "kind": "castle" }), "kind"),
        (Kind::Place, json!({ "name": "x", "kind": "adm2", "parent": "L-99" }), "parent"),
        (Kind::Place, json!({ "id": place.to_string(), "name": "x", "kind": "adm2" }), "id"),
        (Kind::Trip, json!({ "date": "2026-02-31", "origin": "Pont", "destination": "Pont" }), "date"),
        (Kind::Trip, json!({ "date": "2026-10-01", "origin": "Pont" }), "destination"),
        (
            Kind::Trip,
            json!({ "date": "2027-01-01", "origin": "Pont", "destination": "Pont", "outcome": "delayed" }),
            "date",
        ),
        (
            Kind::Trip,
            json!({ "date": "2026-10-01", "origin": "Pont", "destination": "Pont", "names": "x" }),
            "names",
        ),
        (Kind::Incident, json!({ "date": "2026-10-01", "kinds": ["hold"], "setting": "road" }), "place"),
        (
            Kind::Request,
            json!({ "what": "convoy", "place": "Pont", "first_day": "2026-10-12", "addressees": [{ "node": "A-7" }] }),
            "addressees[1].node",
        ),
    ] {
        match try_make(&mut store, kind, raw) {
            Err(StoreError::Faults { faults, .. }) => assert_eq!(faults[0].field, field),
            other => panic!("{field}: {other:?}"),
        }
    }
    for kind in [Kind::Trip, Kind::Incident, Kind::Request] {
        assert_eq!(store.count(kind).expect("counts"), 0);
    }
    assert_eq!(store.count(Kind::Place).expect("counts"), 1);
}

#[test]
fn the_answers_of_a_meeting_are_decisions_asks_and_promises_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, _) = new_store(&folder.path().join("store"));
    make(&mut store, Kind::Place, json!({ "name": "Pont", "kind": "locality" }));
    make(
        &mut store,
        Kind::Actor,
        json!({ "name": "Zone", "actor_type": "armed-group", "levels": ["regional"] }),
    );
    make(
        &mut store,
        Kind::Meeting,
        json!({
            "date": "2026-10-12", "channel": "in-person", "place": "Pont", "participants": ["A-1"], "mode": "alone",
            "topics": "passage of two trucks",
            "decisions": [{ "code": "granted" }],
            "asks": ["money amount=50 currency=usd"],
            "promises": [{ "kind": "security-guarantee", "promised_by": "them", "due": "2026-10-20" }],
        }),
    );
    let decision = store.read(RecordId { kind: Kind::Decision, number: 1 }).expect("is there");
    assert_eq!(decision.values["node"], json!("A-1"));
    assert_eq!(decision.values["date"], json!("2026-10-12"));
    let ask = store.read(RecordId { kind: Kind::Ask, number: 1 }).expect("is there");
    assert_eq!((&ask.values["amount"], &ask.values["currency"]), (&json!(50), &json!("USD")));
    assert_eq!(store.count(Kind::Promise).expect("counts"), 1);
    // One bad ask undoes the whole meeting, and its path is told.
    let error = try_make(
        &mut store,
        Kind::Meeting,
        json!({
            "date": "2026-10-12", "channel": "phone", "participants": ["A-1"], "mode": "alone", "topics": "x",
            "asks": [{ "kind": "gold" }],
        }),
    );
    assert!(matches!(error, Err(StoreError::Faults { faults, .. }) if faults[0].field == "asks[1].kind"));
    assert_eq!(store.count(Kind::Meeting).expect("counts"), 1);
}

#[test]
fn an_incident_leads_with_the_gravest_makes_its_asks_and_breaks_the_promise() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, _) = new_store(&folder.path().join("store"));
    make(&mut store, Kind::Place, json!({ "name": "Axe 3", "kind": "road" }));
    make(
        &mut store,
        Kind::Actor,
        json!({ "name": "Barrier", "actor_type": "state-military", "levels": ["checkpoint"] }),
    );
    let promise = make(
        &mut store,
        Kind::Promise,
        json!({
            "promised_by": "them", "node": "A-1", "kind": "no-taxation", "made_on": "2026-09-01",
        }),
    );
    let incident = make(
        &mut store,
        Kind::Incident,
        json!({
            "date": "2026-10-10", "kinds": ["refused", "fee-demanded", "phone-search"], "setting": "checkpoint",
            "road": "Axe 3", "actors": ["A-1"], "promise_broken": "P-1",
        }),
    );
    let stored = store.read(incident).expect("is there");
    assert_eq!(stored.values["kinds"], json!(["phone-search", "refused", "fee-demanded"]));
    assert_eq!(stored.values["category"], json!("A5"));
    let asks = store.list(Kind::Ask, &Filter::default()).expect("lists");
    assert_eq!(asks.len(), 1);
    assert_eq!(asks[0].values["kind"], json!("money"));
    let checks = store.read(promise).expect("is there").values["checks"].clone();
    assert_eq!(checks, json!([{ "n": 1, "date": "2026-10-10", "finding": "broken", "incident": "I-1" }]));
}

#[test]
fn a_circle_is_refused_and_nodes_that_nobody_met_are_limited() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, _) = new_store(&folder.path().join("store"));
    let top = make(&mut store, Kind::Actor, json!({ "name": "top", "actor_type": "armed-group" }));
    make(&mut store, Kind::Actor, json!({ "name": "low", "actor_type": "armed-group", "parents": ["A-1"] }));
    let circle =
        store.change(&stamp(), |change| change.edit(top, &values(json!({ "parents": ["A-2"] })), &[]));
    assert!(matches!(circle, Err(StoreError::Faults { faults, .. }) if faults[0].field == "parents"));
    let crowd = store.change(&stamp(), |change| {
        (0..61).try_for_each(|n| {
            let node = json!({ "name": format!("node {n}"), "actor_type": "armed-group", "met": false });
            change.make(Kind::Actor, &values(node), "typed").map(|_| ())
        })
    });
    assert!(matches!(crowd, Err(StoreError::UnmetLimit { limit: 60, would_be: 61 })));
    assert_eq!(store.count(Kind::Actor).expect("counts"), 2);
}

#[test]
fn what_is_not_a_store_is_told_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("store");
    let (store, key) = new_store(&path);
    drop(store);
    let open = |path: &std::path::Path| Store::open(path, &key).map(|_| ());
    assert!(matches!(open(&folder.path().join("nothing")), Err(StoreError::Missing { .. })));
    assert!(matches!(open(folder.path()), Err(StoreError::NotAStore { .. })));
    let other =
        Key::from_identity_file(&SecretString::from(crate::stores::identity().1)).expect("an identity");
    assert!(matches!(Store::open(&path, &other), Err(StoreError::WrongKey)));

    let database = path.join("store.db");
    let bytes = std::fs::read(&database).expect("reads");
    let mut flipped = bytes.clone();
    flipped[100] ^= 1;
    std::fs::write(&database, &flipped).expect("writes");
    let damaged = open(&path);
    assert!(matches!(damaged, Err(StoreError::Damaged { .. })), "{damaged:?}");
    std::fs::write(&database, b"SQLite format 3\0 and so on").expect("writes");
    assert!(matches!(open(&path), Err(StoreError::PlainDatabase { .. })));
    std::fs::write(&database, b"").expect("writes");
    assert!(matches!(open(&path), Err(StoreError::Damaged { .. })));
    std::fs::write(&database, &bytes).expect("writes");
    assert!(open(&path).is_ok());
    std::fs::write(path.join("format"), "carnet-store 99\n").expect("writes");
    assert!(matches!(open(&path), Err(StoreError::Newer { found: 99, .. })));
}

#[test]
fn an_older_database_put_back_raises_the_alarm() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("store");
    let (mut store, key) = new_store(&path);
    let old = std::fs::read(path.join("store.db")).expect("reads");
    make(&mut store, Kind::Place, json!({ "name": "Pont", "kind": "adm2" }));
    drop(store);
    assert!(Store::open(&path, &key).expect("opens").alarms().is_empty());
    std::fs::write(path.join("store.db"), old).expect("writes");
    assert_eq!(Store::open(&path, &key).expect("opens").alarms(), [carnet::store::Alarm::RolledBack]);
    std::fs::remove_file(path.join("head")).expect("removes");
    assert_eq!(Store::open(&path, &key).expect("opens").alarms(), [carnet::store::Alarm::NoHead]);
}

#[test]
fn two_processes_do_not_meet() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("store");
    let (store, key) = new_store(&path);
    assert!(matches!(Store::open(&path, &key), Err(StoreError::Busy { .. })));
    drop(store);
    assert!(Store::open(&path, &key).is_ok());
    assert!(matches!(Store::create(&path, &NewKeys::default(), &stamp()), Err(StoreError::Exists { .. })));
}

#[test]
fn what_is_severe_is_severe_however_it_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, _) = new_store(&folder.path().join("store"));
    make(&mut store, Kind::Place, json!({ "name": "Pont", "kind": "locality" }));
    let incident = |kinds: serde_json::Value| json!({ "date": "2026-10-10", "kinds": kinds, "setting": "road", "place": "Pont" });
    let sensitivity = |store: &Store, id| store.read(id).expect("is there").values["sensitivity"].clone();
    let mild = make(&mut store, Kind::Incident, incident(json!("hold")));
    assert_eq!(sensitivity(&store, mild), json!("high"));
    let said_once = make(&mut store, Kind::Incident, incident(json!("Detained")));
    assert_eq!(sensitivity(&store, said_once), json!("severe"));
    // Raised by a later change, and not lowered by what is said of it.
    store
        .change(&stamp(), |change| change.edit(mild, &values(json!({ "kinds": ["hold", "abducted"] })), &[]))
        .expect("changes");
    assert_eq!(sensitivity(&store, mild), json!("severe"));
    let lowered =
        store.change(&stamp(), |change| change.edit(mild, &values(json!({ "sensitivity": "high" })), &[]));
    assert!(!lowered.expect("nothing changes"));

    // Coordinates come with an import, and are severe; nobody types them.
    let mut spot = incident(json!("hold"));
    spot["latitude"] = json!(1.5);
    spot["longitude"] = json!(29);
    match try_make(&mut store, Kind::Incident, spot.clone()) {
        Err(StoreError::Faults { faults, .. }) => assert_eq!(faults[0].field, "latitude"),
        other => panic!("{other:?}"),
    }
    let imported = store
        .change(&stamp(), |change| change.make(Kind::Incident, &values(spot), "import:a table"))
        .expect("is taken");
    assert_eq!(sensitivity(&store, imported), json!("severe"));
}
