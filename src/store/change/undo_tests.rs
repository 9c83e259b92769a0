//! Undo and redo, seen from inside: what the store derives follows, and the chain stays whole.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::model::{Kind, RecordId, Values};
use crate::seal::Identity;
use crate::store::{Action, Change, Door, NewKeys, Says, Stamp, Store, StoreError};

fn stamp() -> Stamp {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    Stamp { today, at: "2026-11-24T18:00:00Z".into() }
}

fn new_store(folder: &std::path::Path) -> Store {
    let mut keys = NewKeys::default();
    keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
    Store::create(&folder.join("store"), &keys, &stamp()).expect("a store")
}

fn values(value: Value) -> Values {
    value.as_object().expect("an object").clone()
}

fn change<T>(store: &mut Store, work: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>) -> T {
    store.change(&stamp(), work).expect("a command that works")
}

fn make(store: &mut Store, kind: Kind, raw: Value) -> RecordId {
    change(store, |change| change.make(kind, &values(raw), "typed"))
}

/// Tables that undo does not touch, or that only grow.
const NOT_COMPARED: [&str; 6] =
    ["history", "ledger", "full_text", "kept_month", "touched_month", "touched_day"];

/// Every row of every table as text, revisions aside.
fn rows(store: &Store) -> BTreeMap<String, Vec<String>> {
    let mut names = store
        .connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'full_text%'")
        .expect("tables");
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).expect("names").map(|name| name.expect("a name")).collect();
    let mut found = BTreeMap::new();
    for table in names.into_iter().filter(|name| !NOT_COMPARED.contains(&name.as_str())) {
        let mut statement = store.connection.prepare(&format!("SELECT * FROM {table}")).expect("reads");
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement
            .query_map([], |row| {
                let mut said = String::new();
                for (at, column) in columns.iter().enumerate() {
                    // A row's own key is made anew when it comes back; what refers to it is compared by the dump.
                    let is_key = column == "id" && columns.iter().any(|name| name == "n");
                    if column != "revision" && !is_key && column != "addressee" {
                        said.push_str(&format!("{column}={:?} ", row.get_ref(at)?));
                    }
                }
                Ok(said)
            })
            .expect("rows")
            .map(|row| row.expect("a row"))
            .collect::<Vec<_>>();
        rows.sort();
        found.insert(table, rows);
    }
    found
}

type Command = fn(&mut Change<'_>) -> Result<(), StoreError>;

/// One command of each sort that there is.
fn commands() -> Vec<Command> {
    fn raw(value: Value) -> Values {
        values(value)
    }
    vec![
        |c| c.make(Kind::Place, &raw(json!({ "name": "Nord", "kind": "adm1" })), "typed").map(drop),
        |c| {
            let import = "import:ocha";
            let place = raw(json!({ "name": "Goma", "kind": "adm2", "pcode": "CD61", "parent": "L-1" }));
            let id = c.make(Kind::Place, &place, import)?;
            c.note_seen(id, "ocha", "CD61", Some(&[7; 32]))?;
            c.note_import("places", &[1; 32], &[2; 32], 1)
        },
        |c| {
            for (name, parent) in [("front", None), ("brigade", Some("A-1")), ("post", Some("A-2"))] {
                let mut actor = raw(json!({
                    "name": name, "actor_type": "armed-group", "met": true,
                    "levels": [{ "level": "senior" }], "aliases": [format!("{name} X")],
                }));
                actor.extend(parent.map(|parent| ("parents".to_owned(), json!([{ "parent": parent }]))));
                c.make(Kind::Actor, &actor, "typed")?;
            }
            Ok(())
        },
        |c| {
            let request = raw(json!({
                "what": "convoy", "place": "L-2", "first_day": "2026-12-01",
                "addressees": ["A-1", "A-2 needed=no"],
            }));
            c.make(Kind::Request, &request, "typed")?;
            let meeting = raw(json!({
                "date": "2026-11-20", "channel": "in-person", "mode": "alone", "topics": "passage", "place": "L-2",
                "participants": ["A-1"],
                "decisions": [{ "code": "granted", "request": "R-1" }],
                "promises": [{ "promised_by": "them", "kind": "non-interference" }],
            }));
            c.make(Kind::Meeting, &meeting, "typed").map(drop)
        },
        |c| {
            // The level is another from now on; what was believed stays with what was written.
            let levels = raw(json!({ "levels": [{ "n": 1, "level": "local" }] }));
            c.edit("A-1".parse().expect("an id"), &levels, &[]).map(drop)
        },
        |c| {
            let trip = raw(json!({
                "date": "2026-11-21", "origin": "L-1", "destination": "L-2", "outcome": "delayed",
                "requests": ["R-1"], "demands": [{ "amount": 20, "currency": "USD" }],
            }));
            let trip = c.make(Kind::Trip, &trip, "typed")?;
            let incident = raw(json!({
                "date": "2026-11-21", "kinds": ["fee-demanded"], "setting": "checkpoint", "place": "L-2",
                "trip": trip.to_string(), "actors": ["A-3"], "promise_broken": "P-1",
            }));
            c.make(Kind::Incident, &incident, "typed").map(drop)
        },
        |c| c.edit("R-1".parse().expect("an id"), &Values::new(), &["addressees.2".into()]).map(drop),
        |c| c.set(crate::store::setting("overdue_days").expect("a setting"), Some("21")).map(drop),
        |c| c.set(crate::store::setting("overdue_days").expect("a setting"), None).map(drop),
        |c| c.void("T-1".parse().expect("an id"), "twice"),
        |c| {
            let patch = raw(json!({ "name": "Goma-ville", "names": ["غوما"] }));
            c.edit("L-2".parse().expect("an id"), &patch, &[]).map(drop)
        },
    ]
}

#[test]
fn every_command_is_undone_and_redone_with_all_that_the_store_derives() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path());
    let mut states = vec![rows(&store)];
    for work in commands() {
        change(&mut store, work);
        states.push(rows(&store));
    }
    for state in states.iter().rev().skip(1) {
        change(&mut store, |change| change.undo());
        assert_eq!(&rows(&store), state);
    }
    assert!(matches!(store.change(&stamp(), |c| c.undo()), Err(StoreError::NothingToUndo)));
    // Half of the way forth, one back, and on to the end.
    for (at, state) in states.iter().enumerate().skip(1) {
        change(&mut store, |change| change.redo());
        if at % 3 == 0 {
            change(&mut store, |change| change.undo());
            assert_eq!(rows(&store), states[at - 1]);
            change(&mut store, |change| change.redo());
        }
        assert_eq!(&rows(&store), state);
    }
    assert!(matches!(store.change(&stamp(), |c| c.redo()), Err(StoreError::NothingToRedo)));
    assert_eq!(store.check_history().expect("reads"), None);
    // Something new ends what could be redone.
    change(&mut store, |change| change.undo());
    make(&mut store, Kind::Place, json!({ "name": "Ailleurs", "kind": "adm1" }));
    assert!(matches!(store.change(&stamp(), |c| c.redo()), Err(StoreError::NothingToRedo)));
    // The decision still answers the row that it answered.
    let decision = store.read("D-1".parse().expect("an id")).expect("is there");
    assert_eq!(decision.values["addressee"], "R-1.1");
    let level: String = store
        .connection
        .query_row("SELECT node_level FROM decision WHERE id = 1", [], |row| row.get(0))
        .expect("a level");
    assert_eq!(level, "senior");
}

#[test]
fn a_record_that_was_undone_is_still_in_the_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path());
    let id = make(&mut store, Kind::Place, json!({ "name": "Nord", "kind": "adm1" }));
    change(&mut store, |change| change.undo());
    assert!(matches!(store.read(id), Err(StoreError::NoSuchRecord { .. })));
    let versions = store.versions(id).expect("is remembered");
    assert_eq!(versions.iter().map(|v| v.action).collect::<Vec<_>>(), [Action::Made, Action::Undone]);
    assert_eq!(versions[1].says, Says::Nothing);
    assert_eq!(store.commands(10).expect("reads").len(), 3);
}

#[test]
fn undo_never_goes_back_past_what_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path());
    make(&mut store, Kind::Place, json!({ "name": "Nord", "kind": "adm1" }));
    store.note_door(&stamp(), Door::Backup, &[], "backup").expect("a line");
    let barred = |store: &mut Store| store.change(&stamp(), |c| c.undo());
    assert!(matches!(barred(&mut store), Err(StoreError::UndoBarred { action: Action::Left })));
    make(&mut store, Kind::Place, json!({ "name": "Sud", "kind": "adm1" }));
    change(&mut store, |change| change.undo());
    assert!(matches!(barred(&mut store), Err(StoreError::UndoBarred { action: Action::Left })));
    // Nor does redo reach over it.
    store.note_door(&stamp(), Door::Backup, &[], "backup").expect("a line");
    assert!(matches!(store.change(&stamp(), |c| c.redo()), Err(StoreError::NothingToRedo)));
    assert_eq!(store.check_history().expect("reads"), None);
}

#[test]
fn the_walk_finds_where_the_chain_was_altered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = new_store(folder.path());
    for name in ["Nord", "Sud", "Est"] {
        make(&mut store, Kind::Place, json!({ "name": name, "kind": "adm1" }));
    }
    let alter = |sql: &str| {
        store.connection.execute_batch("SAVEPOINT s").expect("begins");
        store.connection.execute_batch(sql).expect("alters");
        let found = store.check_history().expect("reads");
        store.connection.execute_batch("ROLLBACK TO s; RELEASE s").expect("ends");
        found
    };
    use crate::store::Break::{Altered, Gap};
    assert_eq!(
        alter("UPDATE history SET body = replace(body, 'Sud', 'Ost') WHERE n = 3"),
        Some(Altered { n: 3 })
    );
    assert_eq!(alter("UPDATE history SET salt = NULL WHERE n = 3"), Some(Altered { n: 3 }));
    assert_eq!(alter("UPDATE history SET command = 9 WHERE n = 2"), Some(Altered { n: 2 }));
    assert_eq!(alter("DELETE FROM history WHERE n = 2"), Some(Gap { n: 3 }));
    assert_eq!(alter("UPDATE history SET salt = NULL, body = NULL WHERE n = 3"), None);
    assert_eq!(store.check_history().expect("reads"), None);
}
