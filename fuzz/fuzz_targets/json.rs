//! JSON from other hands: records to be logged, whole dumps, what is to become of rows that wait, borders.
#![no_main]

use std::cell::RefCell;

use carnet::import::{ImportError, LoadError, borders, load, mendings, records_from_json};
use carnet::model::Kind;
use carnet::store::Store;
use carnet_fuzz::{Scratch, no_database_error, nowhere, said, stamp, with};
use libfuzzer_sys::fuzz_target;

thread_local!(static STORE: RefCell<Option<(Scratch, Store)>> = const { RefCell::new(None) });

const KINDS: [Kind; 12] = [
    Kind::Actor,
    Kind::Place,
    Kind::Negotiation,
    Kind::Request,
    Kind::Meeting,
    Kind::Decision,
    Kind::Ask,
    Kind::Promise,
    Kind::Trip,
    Kind::Incident,
    Kind::Directive,
    Kind::Event,
];

/// Each record on its own, as `log --input` makes it, and kept nowhere.
fn make(store: &mut Store, kind: Kind, bytes: &[u8]) {
    let records = match records_from_json(bytes, kind) {
        Ok(records) => records,
        Err(fault) => return said(&fault),
    };
    assert!(!records.is_empty());
    for values in records {
        let made = store.rehearse(&stamp(), |change| {
            let id = change.make(kind, &values, "typed")?;
            change.read(id)
        });
        match made {
            Ok(stored) => assert_eq!(stored.id.kind, kind),
            Err(error) => {
                no_database_error(&error);
                said(&error);
            }
        }
    }
}

fn load_dump(store: &mut Store, keep_ids: bool, bytes: &[u8]) {
    match load(store, &stamp(), keep_ids, true, || Ok(bytes)) {
        Ok(_) => {}
        Err(error) => {
            if let LoadError::Record { error, .. } | LoadError::Store(error) = &error {
                no_database_error(error);
            }
            said(&error);
        }
    }
}

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    with(
        &STORE,
        || (Scratch::new(), nowhere()),
        |(scratch, store)| match choice % 16 {
            kind @ 0..=11 => make(store, KINDS[usize::from(kind)], bytes),
            keep_ids @ (12 | 13) => load_dump(store, keep_ids == 13, bytes),
            14 => {
                if let Err(error) = mendings(bytes) {
                    assert!(matches!(error, ImportError::NotMendings { .. }), "{error:?}");
                    said(&error);
                }
            }
            _ => {
                let file = scratch.put("borders", bytes);
                if let Err(error) = borders(store, &stamp(), &file, true) {
                    said(&error);
                }
            }
        },
    );
});
