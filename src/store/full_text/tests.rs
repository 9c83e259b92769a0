use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::store::{Change, Filter, Key, NewKeys, Stamp, Store};

/// A store in a folder of its own.
struct Shelf {
    folder: tempfile::TempDir,
    store: Store,
    key: secrecy::SecretString,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = crate::seal::Identity::generate();
        let mut keys = NewKeys::default();
        keys.add_recipient(&identity.recipient().to_string()).unwrap();
        let store = Store::create(&folder.path().join("store"), &keys, &stamp()).unwrap();
        Self { folder, store, key: identity.to_line() }
    }

    fn make(&mut self, kind: Kind, values: Value) -> RecordId {
        self.store.change(&stamp(), |change| make(change, kind, values)).unwrap()
    }

    fn found(&self, text: &str) -> Vec<String> {
        self.found_by(Search { text: text.into(), limit: 20, ..Search::default() })
    }

    fn found_by(&self, search: Search) -> Vec<String> {
        self.store.search(&search).unwrap().hits.iter().map(|hit| hit.stored.id.to_string()).collect()
    }

    /// Whether a word is anywhere in the pages of the index.
    fn has_in_pages(&self, word: &str) -> bool {
        let mut statement = self.store.connection.prepare("SELECT block FROM full_text_data").unwrap();
        let blocks = statement.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        blocks.map(Result::unwrap).any(|block| block.windows(word.len()).any(|at| at == word.as_bytes()))
    }
}

fn stamp() -> Stamp {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    Stamp { today, at: "2026-11-24T18:00:00Z".into() }
}

fn make(change: &mut Change<'_>, kind: Kind, values: Value) -> Result<RecordId, StoreError> {
    change.make(kind, values.as_object().unwrap(), "typed")
}

fn event(text: &str) -> Value {
    json!({ "kind": "other", "date": "2026-10-05", "text": text })
}

fn patch(values: Value) -> Values {
    values.as_object().unwrap().clone()
}

#[test]
fn what_is_written_is_found_as_soon_as_it_is_kept_and_as_long_as_it_stands() {
    let mut shelf = Shelf::new();
    let id = shelf.make(Kind::Event, event("Le préfet reçoit à Ndélé"));
    assert_eq!(shelf.found("PREFET recoit"), [id.to_string()]);
    shelf
        .store
        .change(&stamp(), |change| change.edit(id, &patch(json!({"text": "Le sous-préfet écrit"})), &[]))
        .unwrap();
    assert!(shelf.found("recoit").is_empty());
    assert_eq!(shelf.found("ecrit"), [id.to_string()]);
    shelf.store.change(&stamp(), |change| change.undo()).unwrap();
    assert_eq!(shelf.found("recoit"), [id.to_string()]);
    assert!(shelf.found("ecrit").is_empty());
    shelf.store.change(&stamp(), |change| change.redo()).unwrap();
    shelf.store.change(&stamp(), |change| change.void(id, "saisi deux fois")).unwrap();
    assert!(shelf.found("ecrit").is_empty());
    let with_void = Search { text: "ecrit".into(), with_void: true, limit: 5, ..Search::default() };
    assert_eq!(shelf.found_by(with_void), [id.to_string()]);
}

#[test]
fn rows_lists_and_names_are_found_and_no_phrase_crosses_two_fields() {
    let mut shelf = Shelf::new();
    let actor = json!({ "name": "Bureau alpha", "aliases": ["Guichet bravo"], "actor_type": "state-civil" });
    let actor = shelf.make(Kind::Actor, actor);
    let negotiation = json!({
        "title": "Titre charlie", "objective": "convoy", "places": [], "lesson": "delta",
    });
    let place = shelf.make(Kind::Place, json!({ "name": "Ville echo", "kind": "adm2" }));
    let mut negotiation = patch(negotiation);
    negotiation.insert("places".into(), json!([place.to_string()]));
    let negotiation = shelf.make(Kind::Negotiation, Value::Object(negotiation));
    for (word, id) in [
        ("bravo", actor),
        ("alpha", actor),
        ("charlie", negotiation),
        ("delta", negotiation),
        ("echo", place),
    ] {
        assert_eq!(shelf.found(word), [id.to_string()], "{word}");
    }
    assert_eq!(shelf.found("alpha bravo"), [actor.to_string()]);
    assert!(shelf.found("\"alpha guichet\"").is_empty());
}

#[test]
fn what_is_undone_is_not_found() {
    let mut shelf = Shelf::new();
    shelf
        .store
        .change(&stamp(), |change| {
            make(change, Kind::Event, event("gardé"))?;
            let undone = change.savepoint(|change| {
                make(change, Kind::Event, event("défait"))?;
                Err::<(), _>(StoreError::NothingToFind)
            })?;
            assert!(undone.is_err());
            Ok(())
        })
        .unwrap();
    assert_eq!(shelf.found("garde").len(), 1);
    assert!(shelf.found("defait").is_empty());
    let _ = shelf.store.rehearse(&stamp(), |change| make(change, Kind::Event, event("répété"))).unwrap();
    assert!(shelf.found("repete").is_empty());
}

#[test]
fn a_place_moved_takes_along_what_happened_in_it() {
    let mut shelf = Shelf::new();
    let mut place = |name: &str, kind: &str| shelf.make(Kind::Place, json!({ "name": name, "kind": kind }));
    let (north, south) = (place("Nord", "adm1"), place("Sud", "adm1"));
    let town =
        shelf.make(Kind::Place, json!({ "name": "Bourg", "kind": "locality", "parent": north.to_string() }));
    let road = shelf.make(Kind::Place, json!({ "name": "Axe", "kind": "road", "crosses": [] }));
    let mut incident = |field: &str, place: RecordId| {
        let raw = json!({
            "date": "2026-10-05", "kinds": ["search"], "setting": "road", "what_happened": "fouille", field: place.to_string(),
        });
        shelf.make(Kind::Incident, raw)
    };
    let (in_town, on_road) = (incident("place", town), incident("road", road));
    let within = |shelf: &Shelf, place| {
        shelf.found_by(Search { text: "fouille".into(), place: Some(place), limit: 5, ..Search::default() })
    };
    assert_eq!(within(&shelf, north), [in_town.to_string()]);
    assert!(within(&shelf, south).is_empty());
    shelf
        .store
        .change(&stamp(), |change| {
            change.edit(town, &patch(json!({ "parent": south.to_string() })), &[])?;
            change.edit(road, &patch(json!({ "crosses": [north.to_string()] })), &[])
        })
        .unwrap();
    assert_eq!(within(&shelf, south), [in_town.to_string()]);
    assert_eq!(within(&shelf, north), [on_road.to_string()]);
}

#[test]
fn nothing_is_left_of_what_was_taken_out_once_the_index_is_optimised() {
    let mut shelf = Shelf::new();
    let id = shelf.make(Kind::Event, event("xylophone"));
    shelf.make(Kind::Event, event("autre"));
    assert!(shelf.has_in_pages("xylophone"));
    shelf
        .store
        .change(&stamp(), |change| {
            change.unindex(id)?;
            Ok(())
        })
        .unwrap();
    assert!(shelf.has_in_pages("xylophone"), "else optimising is not needed, and its docs are wrong");
    optimise(&shelf.store.connection).unwrap();
    assert!(!shelf.has_in_pages("xylophone"));
    assert!(shelf.found("xylophone").is_empty());
    assert_eq!(shelf.found("autre").len(), 1);
    shelf
        .store
        .connection
        .execute_batch("INSERT INTO full_text (full_text) VALUES ('integrity-check')")
        .unwrap();
}

#[test]
fn filling_anew_finds_what_was_found() {
    let mut shelf = Shelf::new();
    let id = shelf.make(Kind::Event, event("xylophone"));
    let void = shelf.make(Kind::Event, event("xylophone aussi"));
    shelf.store.change(&stamp(), |change| change.void(void, "double")).unwrap();
    fill(&shelf.store.connection).unwrap();
    assert_eq!(shelf.found("xylophone"), [id.to_string()]);
    assert_eq!(shelf.store.list(Kind::Event, &Filter::default()).unwrap().len(), 1);
    let path = shelf.folder.path().join("store");
    drop(shelf.store);
    let store = Store::open(&path, &Key::from_identity_file(&shelf.key).unwrap()).unwrap();
    let again = store.search(&Search { text: "xylophone".into(), limit: 5, ..Search::default() }).unwrap();
    assert_eq!(again.hits.len(), 1);
}

#[test]
fn each_row_of_the_index_says_which_record_it_is() {
    for kind in Kind::ALL {
        for number in [1, 77, 5_000_000_000] {
            let id = RecordId { kind: *kind, number };
            assert_eq!(record_of(row_number(id)), Some(id));
        }
    }
}

#[test]
fn whatever_is_typed_is_taken_as_words() {
    let mut shelf = Shelf::new();
    shelf.make(Kind::Event, event("NEAR (gate) AND not a word more"));
    assert_eq!(shelf.found("NEAR(gate AND)").len(), 1);
    assert_eq!(shelf.found("words:gate").len(), 0);
    let hostile = proptest::collection::vec(
        prop_oneof![
            Just("\"".to_owned()),
            Just("'".to_owned()),
            Just("*".to_owned()),
            Just("^".to_owned()),
            Just(" AND ".to_owned()),
            Just(" OR ".to_owned()),
            Just(" NOT ".to_owned()),
            Just("NEAR(a b, 2)".to_owned()),
            Just("{names} : ".to_owned()),
            Just("-about:".to_owned()),
            Just(" + ".to_owned()),
            Just("((".to_owned()),
            Just(");--".to_owned()),
            Just("\0".to_owned()),
            Just("\u{e000}".to_owned()),
            "\\PC{0,6}",
            "[a-z*\"():^+ -]{0,12}",
        ],
        0..12,
    );
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(300));
    runner
        .run(&hostile, |pieces| {
            let search = Search { text: pieces.concat(), limit: 5, ..Search::default() };
            match shelf.store.search(&search) {
                Ok(_) | Err(StoreError::NothingToFind) => Ok(()),
                Err(error) => Err(TestCaseError::fail(format!("{error:?}"))),
            }
        })
        .unwrap();
}
