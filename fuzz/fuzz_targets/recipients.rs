//! Public and private keys as text: recipients one by one, identity files, words of a signer.
#![no_main]

use carnet::exchange::{Identities, Label, Recipients};
use carnet::message::Explain;
use carnet::store::{Key, NewKeys};
use carnet_fuzz::said;
use libfuzzer_sys::fuzz_target;
use secrecy::SecretString;

fuzz_target!(|text: &str| {
    let mut recipients = Recipients::new();
    let mut keys = NewKeys::default();
    for line in text.lines() {
        let (key, label) = line.split_once(' ').unwrap_or((line, ""));
        let label = label.parse::<Label>().ok();
        let here = recipients.add(key, label);
        let there = keys.add_recipient(key);
        assert_eq!(here.is_ok(), there.is_ok());
        if let Err(error) = there {
            said(&error);
        }
    }
    assert_eq!(recipients.envelope().recipients.len(), recipients.labels().len());
    let text = SecretString::from(text);
    let identities = Identities::parse_file(&text);
    let key = Key::from_identity_file(&text);
    assert_eq!(identities.is_ok(), key.is_ok());
    if let Err(error) = key {
        said(&error as &dyn Explain);
    }
});
