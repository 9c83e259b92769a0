//! Files that lie about: an age file from anybody, a slip in the inbox, and in a store's own folder its head, its format,
//! its key slot and its public key, each replaced by other bytes.
#![no_main]

use std::cell::RefCell;
use std::path::PathBuf;

use carnet::exchange::{Identities, open_own, open_summary};
use carnet::import::take_in;
use carnet::model::canonical::canonical_json;
use carnet::store::{Key, NewKeys, Store};
use carnet_fuzz::{Scratch, identity, no_database_error, said, seal_to, stamp, with};
use libfuzzer_sys::fuzz_target;
use secrecy::SecretString;

/// A folder with a store, its files that are replaced, and an open one whose inbox takes slips.
struct Desk {
    scratch: Scratch,
    closed: PathBuf,
    files: Vec<(PathBuf, Vec<u8>)>,
    open: Store,
    inbox: age::x25519::Recipient,
}

thread_local!(static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) });

fn desk() -> Desk {
    let scratch = Scratch::new();
    let (closed, open) = (scratch.path("closed"), scratch.path("open"));
    let mut keys = NewKeys::default();
    keys.add_recipient(&identity().1.to_string()).unwrap();
    drop(Store::create(&closed, &keys, &stamp()).unwrap());
    let store = Store::create(&open, &keys, &stamp()).unwrap();
    let inbox = std::fs::read_to_string(open.join("inbox/key")).unwrap().trim().parse().unwrap();
    let files = ["keys/recipients.age", "head", "format", "inbox/key"].map(|name| {
        let path = closed.join(name);
        let content = std::fs::read(&path).unwrap();
        (path, content)
    });
    Desk { scratch, closed, files: files.into(), open: store, inbox }
}

/// A slip in its form around what somebody wrote: the one spelling, and padding to a size.
fn slip(content: &[u8]) -> Option<Vec<u8>> {
    let content = canonical_json(&serde_json::from_slice(content).ok()?);
    let mut slip = [b"carnet-slip 1\n".as_slice(), &content, b"\n"].concat();
    let size = carnet::import::SLIP_SIZES.into_iter().find(|size| slip.len() <= *size)?;
    slip.resize(size, 0);
    Some(slip)
}

fn secret() -> SecretString {
    SecretString::from(identity().0)
}

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    match choice % 8 {
        0 => {
            let identities = Identities::parse_file(&secret()).unwrap();
            if let Err(error) = open_summary(bytes, &identities) {
                said(&error);
            }
            if let Err(error) = open_own(bytes, &identities) {
                said(&error);
            }
        }
        how @ 1..=3 => with(&DESK, desk, |desk| {
            let content = match how {
                1 => slip(bytes),
                2 => Some(seal_to(&desk.inbox, bytes)),
                _ => Some(bytes.to_vec()),
            };
            let Some(content) = content else { return };
            let sealed = if how == 1 { seal_to(&desk.inbox, &content) } else { content };
            let path = desk.scratch.put("slip", &sealed);
            if let Err(error) = take_in(&desk.open, &path, true) {
                said(&error);
            }
        }),
        file => with(&DESK, desk, |desk| {
            let (path, own) = &desk.files[usize::from(file - 4)];
            std::fs::write(path, bytes).unwrap();
            let opened = Store::open(&desk.closed, &Key::from_identity_file(&secret()).unwrap());
            let name = path.file_name().unwrap().to_str().unwrap();
            match &opened {
                Ok(store) if bytes != own => match name {
                    "recipients.age" => panic!("another slot opens"),
                    "head" => assert!(!store.alarms().is_empty(), "another head is believed"),
                    // White space around it is no other key.
                    "key" => assert!(
                        !store.alarms().is_empty() || bytes.trim_ascii() == own.trim_ascii(),
                        "another key is believed"
                    ),
                    _ => {}
                },
                Ok(_) => {}
                Err(error) => {
                    no_database_error(error);
                    said(error);
                }
            }
            drop(opened);
            std::fs::write(path, own).unwrap();
        }),
    }
});
