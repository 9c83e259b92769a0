//! A dump that is loaded gives equal records: equality by dump, every field of every kind, in any order of lines.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::load::{LineFault, LoadError, Taken, load};
use crate::model::read::OF_REDUCED;
use crate::model::{COMMON, Field, Kind, Reason, RecordId, Shape, Values, declaration};
use crate::seal::Identity;
use crate::store::{NewKeys, Purge, Stamp, Store, StoreError, find_setting, setting};

fn stamp() -> Stamp {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    Stamp { today, at: "2026-11-24T18:00:00Z".into() }
}

fn new_store(folder: &tempfile::TempDir, name: &str) -> Store {
    let mut keys = NewKeys::default();
    keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
    Store::create(&folder.path().join(name), &keys, &stamp()).expect("a store")
}

fn dump(store: &mut Store) -> Vec<String> {
    let mut lines = Vec::new();
    store
        .dump(&stamp(), |line| -> Result<(), StoreError> {
            lines.push(line.to_string());
            Ok(())
        })
        .expect("a dump");
    lines
}

fn load_lines(store: &mut Store, lines: &[String]) -> Result<Taken, LoadError> {
    let text = lines.join("\n");
    load(store, &stamp(), true, false, || Ok(text.as_bytes()))
}

/// A value for every shape; what refers to another record refers to number 1.
fn sample(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!("القرية – Rivière-Noire\nsecond line"),
        Shape::Line => json!("القرية – Rivière-Noire"),
        Shape::Flag => json!(true),
        Shape::Count => json!(7),
        Shape::Amount => json!(12.5),
        Shape::Currency => json!("XAF"),
        Shape::Degrees(_) => json!(-1.5),
        Shape::Hour => json!("07:30"),
        Shape::Day => json!("2026-10-05"),
        Shape::PartialDate => json!("2026-10"),
        Shape::Term(vocabulary) => json!(vocabulary.terms[0].code),
        Shape::Reference(kind) => json!(RecordId { kind: *kind, number: 1 }.to_string()),
        Shape::Row(_) => json!("R-1.1"),
        Shape::List(element) => json!([sample(element)]),
        Shape::Rows(part) => {
            let row: Values = part.fields.iter().map(|f| (f.name.to_owned(), sample(f.shape))).collect();
            json!([row])
        }
    }
}

/// What each kind cannot be without, and what some fields ask of others.
fn variants(kind: Kind) -> Vec<Value> {
    match kind {
        Kind::Place => vec![
            json!({ "kind": "adm1", "parent": null }),
            json!({ "kind": "road" }),
            json!({ "kind": "roadblock" }),
        ],
        Kind::Actor => vec![json!({ "parents": null }), json!({ "met": true })],
        Kind::Negotiation => {
            vec![
                json!({}),
                json!({ "objective": "release-children", "actors": null, "sensitivity": "severe" }),
            ]
        }
        Kind::Request => vec![
            json!({ "what": "asset", "people": 40 }),
            json!({ "addressees": [{ "node": "A-1", "needed": "one-of", "needed_group": "x" }] }),
        ],
        Kind::Decision => vec![json!({ "code": "conditional" })],
        Kind::Trip => vec![json!({ "outcome": "delayed", "checkpoints": 9 })],
        Kind::Incident => {
            vec![json!({ "kinds": ["hold"], "sensitivity": "severe" }), json!({ "kinds": ["movement-ban"] })]
        }
        Kind::Ask => vec![json!({ "incident": null }), json!({ "meeting": null })],
        Kind::Promise => vec![json!({}), json!({ "promised_by": "us" })],
        Kind::Event => vec![json!({ "kind": "acceptance" }), json!({ "kind": "silence-decided" })],
        _ => vec![json!({})],
    }
}

fn is_wanting(reason: &Reason) -> bool {
    matches!(reason, Reason::Missing | Reason::GoesWith(..))
}

/// Writes a record down with as many of the fields as its rules let stand together.
fn make(store: &mut Store, kind: Kind, mut raw: Values) {
    for _ in 0..60 {
        let made = store.change(&stamp(), |change| change.make(kind, &raw, "import:test"));
        match made {
            Ok(_) => return,
            Err(StoreError::Faults { faults, .. }) => {
                for fault in faults {
                    let (top, inner) =
                        fault.field.split_once('[').map_or((fault.field.as_str(), None), |(top, rest)| {
                            (top, rest.split_once('.').map(|(_, inner)| inner))
                        });
                    match inner {
                        Some(inner) => {
                            let rows = raw.get_mut(top).and_then(Value::as_array_mut);
                            for row in rows.into_iter().flatten().filter_map(Value::as_object_mut) {
                                row.remove(inner);
                            }
                        }
                        None if is_wanting(&fault.reason) && !raw.contains_key(top) => {
                            let field = declaration(kind).field(top).expect("a field");
                            raw.insert(top.to_owned(), sample(field.shape));
                        }
                        None => {
                            raw.remove(top);
                        }
                    }
                }
            }
            Err(other) => panic!("{kind}: {other}"),
        }
    }
    panic!("{kind} cannot be made: {raw:?}");
}

/// A store in which every field of every kind is filled in somewhere.
fn full_store(folder: &tempfile::TempDir) -> Store {
    let mut store = new_store(folder, "full");
    for stage in 0..2 {
        for kind in Kind::ALL {
            let declaration = declaration(*kind);
            for variant in variants(*kind) {
                let fields: Vec<&Field> = match stage {
                    // Something to refer to first.
                    0 => declaration.fields.iter().filter(|field| field.required).collect(),
                    _ => declaration.fields.iter().chain(COMMON).collect(),
                };
                let mut raw: Values =
                    fields.iter().map(|field| (field.name.to_owned(), sample(field.shape))).collect();
                if stage == 0 && *kind == Kind::Request {
                    raw.insert("addressees".into(), json!(["A-1"]));
                }
                if stage == 0 && *kind == Kind::Incident {
                    raw.insert("place".into(), json!("L-1"));
                }
                for (name, value) in variant.as_object().expect("an object") {
                    if stage == 1 || declaration.field(name).is_some_and(|field| field.required) {
                        raw.insert(name.clone(), value.clone());
                    }
                }
                if stage == 1 {
                    raw.insert("sensitivity".into(), json!("severe"));
                }
                make(&mut store, *kind, raw);
            }
        }
    }
    let second = "T-2".parse().expect("an id");
    store.change(&stamp(), |change| change.void(second, "deux fois – مرتين")).expect("voids");
    // A circle of references: a promise that an incident broke names the incident.
    store
        .change(&stamp(), |change| {
            change.set(setting("overdue_days")?, Some("21"))?;
            for (name, typed) in
                [("country", "COD"), ("coverage", "L-1"), ("organisation_type", "un"), ("red-lines", "a ; b")]
            {
                let crate::store::AnySetting::Text(setting) = find_setting(name)? else { panic!("{name}") };
                change.set_text(setting, Some(typed))?;
            }
            Ok(())
        })
        .expect("sets");
    store
}

/// `trip.outcome`, `request.addressees.node` of all that stands in a dump.
fn filled(lines: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in lines {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let kind = line["kind"].as_str().unwrap_or_default().to_owned();
        for (name, value) in line["fields"].as_object().into_iter().flatten() {
            found.insert(format!("{kind}.{name}"));
            for row in value.as_array().into_iter().flatten().filter_map(Value::as_object) {
                found.extend(row.keys().map(|inner| format!("{kind}.{name}.{inner}")));
            }
        }
    }
    found
}

#[test]
fn what_was_reduced_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(&folder, "full");
    let raw = |raw: Value| raw.as_object().expect("an object").clone();
    make(&mut store, Kind::Place, raw(json!({ "name": "Goma", "kind": "adm2" })));
    make(&mut store, Kind::Actor, raw(json!({ "name": "Desk", "actor_type": "state-civil" })));
    make(
        &mut store,
        Kind::Request,
        raw(json!({
        "what": "convoy", "place": "L-1", "first_day": "2025-10-05", "addressees": ["A-1"] })),
    );
    make(
        &mut store,
        Kind::Trip,
        raw(json!({
        "date": "2025-10-05", "origin": "L-1", "destination": "L-1", "outcome": "turned-back", "requests": ["R-1"],
        "completion": "part", "people_reached": 5 })),
    );
    make(
        &mut store,
        Kind::Incident,
        raw(json!({
        "date": "2025-10-05", "kinds": ["hold"], "setting": "road", "actors": ["A-1"], "place": "L-1" })),
    );
    let code = store.purge_plan(&stamp(), Purge::Due).expect("a plan").code;
    store.purge(&stamp(), Purge::Due, &code, &|_, _| "Civil authority".into()).expect("a purge");
    let lines = dump(&mut store);
    let filled = filled(&lines);
    for path in ["request.reached_before", "trip.reduced_on", "trip.gap", "incident.reduced_on"] {
        assert!(filled.contains(path), "{path}");
    }
    let mut other = new_store(&folder, "other");
    load_lines(&mut other, &lines).expect("loads");
    assert_eq!(dump(&mut other), lines);
}

#[test]
fn every_field_of_every_kind_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = full_store(&folder);
    let lines = dump(&mut store);
    let filled = filled(&lines);
    let mut nowhere = Vec::new();
    for kind in Kind::ALL {
        for field in declaration(*kind).fields.iter().chain(COMMON) {
            nowhere.push(format!("{kind}.{}", field.name));
            if let Shape::Rows(part) = field.shape {
                nowhere
                    .extend(part.fields.iter().map(|inner| format!("{kind}.{}.{}", field.name, inner.name)));
            }
        }
    }
    // Only a purge writes these: the test above.
    let of_reduced = |path: &str| path.rsplit('.').next().is_some_and(|name| OF_REDUCED.contains(&name));
    nowhere.retain(|path| !filled.contains(path) && !of_reduced(path));
    assert!(nowhere.is_empty(), "filled in nowhere: {nowhere:?}");
    assert!(lines.iter().any(|line| line.contains("node_level")));
    let mut copy = new_store(&folder, "copy");
    let taken = load_lines(&mut copy, &lines).expect("loads");
    assert_eq!(taken.records + taken.settings + 1, lines.len() as u64);
    assert_eq!(dump(&mut copy), lines);
    assert_eq!(copy.check_history().expect("reads"), None);

    // Backwards, and from the middle: what a record names may come after it.
    let mut backwards: Vec<String> = lines.iter().rev().cloned().collect();
    let mut other = new_store(&folder, "backwards");
    load_lines(&mut other, &backwards).expect("loads");
    assert_eq!(dump(&mut other), lines);
    backwards.rotate_left(lines.len() / 3);
    let mut third = new_store(&folder, "rotated");
    load_lines(&mut third, &backwards).expect("loads");
    assert_eq!(dump(&mut third), lines);

    // Numbered anew, everything else is the same.
    let mut anew = new_store(&folder, "anew");
    let text = lines.join("\n");
    load(&mut anew, &stamp(), false, false, || Ok(text.as_bytes())).expect("loads");
    assert_eq!(dump(&mut anew), lines, "the numbers had no gaps");
    // One command, and one undo.
    anew.change(&stamp(), |change| change.undo().map(drop)).expect_err("the dump left");
}

#[test]
fn what_is_hostile_or_cut_short_is_refused_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = full_store(&folder);
    let lines = dump(&mut store);
    let mut empty = new_store(&folder, "empty");
    let mut refused = |lines: &[String]| {
        let error = load_lines(&mut empty, lines).expect_err("is refused");
        assert!(empty.is_without_records().expect("reads"));
        error
    };
    let with = |from: &str, to: &str| -> Vec<String> {
        let at = lines.iter().position(|line| line.contains(from)).expect("is there");
        let mut lines = lines.clone();
        lines[at] = lines[at].replacen(from, to, 1);
        lines
    };
    assert!(matches!(refused(&lines[..lines.len() - 1]), LoadError::OtherLength { .. }));
    assert!(matches!(refused(&lines[1..]), LoadError::NotADump));
    assert!(matches!(refused(&["PK\u{3}\u{4}".to_owned()]), LoadError::NotADump));
    assert!(matches!(refused(&[]), LoadError::NotADump));
    assert!(matches!(refused(&with("\"version\":1", "\"version\":2")), LoadError::Newer { found: 2 }));
    let form = |error| matches!(error, LoadError::Line { fault: LineFault::Form, .. });
    assert!(form(refused(&with("\"kind\":\"trip\"", "\"kind\":\"bribe\""))));
    assert!(form(refused(&with("\"provenance\":\"import:test\"", "\"provenance\":\"rumour\""))));
    assert!(form(refused(&with("\"revision\":1", "\"revision\":-1"))));
    let mut twice = lines.clone();
    twice.push(lines[lines.len() - 1].clone());
    assert!(matches!(refused(&twice), LoadError::Line { fault: LineFault::Twice, .. }));
    let mut broken = lines.clone();
    let half = broken[3].len() / 2;
    broken[3].truncate(half);
    assert!(matches!(refused(&broken), LoadError::Line { line: 4, fault: LineFault::NotJson }));
    let mut deep = lines.clone();
    deep[3] = "[".repeat(100_000);
    assert!(matches!(refused(&deep), LoadError::Line { line: 4, fault: LineFault::NotJson }));
    let mut long = lines.clone();
    long[3] = "x".repeat(17 * 1024 * 1024);
    assert!(matches!(refused(&long), LoadError::Line { line: 4, fault: LineFault::TooLong }));
    // A field that there is not, a term that there is not, a reference to nothing, coordinates that nobody imported.
    let record = |error| matches!(error, LoadError::Record { error: StoreError::Faults { .. }, .. });
    assert!(record(refused(&with("\"outcome\":", "\"amount_paid\":"))));
    assert!(record(refused(&with("\"outcome\":\"delayed\"", "\"outcome\":\"late\""))));
    let uid = |kind: &str| {
        let line = lines
            .iter()
            .find(|line| line.contains(&format!("\"kind\":\"{kind}\",\"provenance\"")))
            .or_else(|| {
                lines
                    .iter()
                    .find(|line| line.contains(&format!("\"kind\":\"{kind}\"")) && line.contains("\"uid\""))
            });
        let line: Value = serde_json::from_str(line.expect("a line")).expect("JSON");
        line["uid"].as_str().expect("a uid").to_owned()
    };
    let origin = format!("\"origin\":\"{}\"", uid("place"));
    assert!(record(refused(&with(&origin, &format!("\"origin\":\"{}\"", "0".repeat(32))))));
    assert!(record(refused(&with(&origin, &format!("\"origin\":\"{}\"", uid("actor"))))));
    let at =
        lines.iter().position(|line| line.contains("\"latitude\"") && line.contains("\"kind\":\"incident\""));
    let mut by_hand = lines.clone();
    let at = at.expect("an incident with coordinates");
    by_hand[at] = by_hand[at].replace("import:test", "typed");
    assert!(record(refused(&by_hand)));
    assert!(matches!(load_lines(&mut store, &lines), Err(LoadError::Store(StoreError::NotEmpty))));
}
