//! Stores for tests: opened by an age identity, so that no test waits for scrypt.

use std::path::Path;

use carnet::model::Values;
use carnet::store::{Key, NewKeys, Stamp, Store};
use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};

/// The day on which the tests' people live.
pub(crate) fn stamp() -> Stamp {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    Stamp { today, at: "2026-11-24T18:00:00Z".into() }
}

/// A recipient and the text of its identity.
pub(crate) fn identity() -> (String, String) {
    let identity = age::x25519::Identity::generate();
    (identity.to_public().to_string(), identity.to_string().expose_secret().to_owned())
}

/// A new store and what opens it.
pub(crate) fn new_store(path: &Path) -> (Store, Key) {
    let (recipient, identity) = identity();
    let mut keys = NewKeys::default();
    keys.add_recipient(&recipient).expect("a recipient");
    let store = Store::create(path, &keys, &stamp()).expect("a new store");
    (store, Key::from_identity_file(&SecretString::from(identity)).expect("an identity"))
}

/// An object as values.
pub(crate) fn values(json: serde_json::Value) -> Values {
    match json {
        serde_json::Value::Object(values) => values,
        other => panic!("not an object: {other}"),
    }
}
