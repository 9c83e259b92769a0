//! Words to look for, over a real index: whatever is typed, the index never finds fault with the question.
#![no_main]

use std::cell::RefCell;

use carnet::model::{Kind, Values};
use carnet::store::{Search, Store, StoreError};
use carnet_fuzz::{nowhere, said, stamp, with};
use libfuzzer_sys::fuzz_target;

thread_local!(static STORE: RefCell<Option<Store>> = const { RefCell::new(None) });

const NOTES: [&str; 6] = [
    "The road to Rutshuru was closed, AND we waited NEAR the bridge",
    "Le préfet d'Oïcha a dit « plus tard »",
    "المحافظ قال لا",
    "می\u{200c}خواهم بروم",
    "\"quoted\" * -minus col:umn ^caret (brackets)",
    "日本語 ÅÅÅ ﬁ İstanbul ıssız ß",
];

fn filled() -> Store {
    let mut store = nowhere();
    for (at, note) in NOTES.into_iter().enumerate() {
        let event =
            serde_json::json!({ "kind": "other", "date": format!("2026-10-0{}", at + 1), "text": note });
        let serde_json::Value::Object(event) = event else { unreachable!() };
        let event: Values = event;
        store.change(&stamp(), |change| change.make(Kind::Event, &event, "typed")).unwrap();
    }
    store
}

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    with(&STORE, filled, |store| {
        let search = Search {
            text: text.to_owned(),
            kinds: if choice & 1 == 0 { Vec::new() } else { vec![Kind::Event, Kind::Actor] },
            actor: None,
            place: None,
            since: (choice & 2 != 0).then(|| stamp().today),
            until: None,
            with_void: choice & 4 != 0,
            limit: usize::from(choice >> 4),
        };
        match store.search(&search) {
            Ok(found) => {
                assert!(found.hits.len() <= search.limit.max(1) && found.hits.len() <= NOTES.len());
                for field in found.hits.iter().flat_map(|hit| &hit.fields) {
                    assert!(!field.excerpt.is_empty());
                }
            }
            Err(error) => {
                assert!(matches!(error, StoreError::NothingToFind), "{error:?}");
                said(&error);
            }
        }
    });
});
