//! What the targets share: a day, a scratch folder, a store that lies nowhere, and what no error may be.

use std::cell::RefCell;
use std::path::PathBuf;

use carnet::message::{Catalogue, Explain, Language};
use carnet::store::{Stamp, Store, StoreError};
use tempfile::TempDir;

/// The day on which everything happens.
pub fn stamp() -> Stamp {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    Stamp { today, at: "2026-11-24T18:00:00Z".into() }
}

/// A folder of this process, in memory where the system has one there.
pub struct Scratch(TempDir);

impl Scratch {
    /// A new one.
    pub fn new() -> Self {
        let memory = std::path::Path::new("/dev/shm");
        Self(if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap())
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A file in it.
    pub fn put(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

impl Default for Scratch {
    fn default() -> Self {
        Self::new()
    }
}

/// Calls `work` with what `make` made the first time, one for each thread: stores are not shared.
pub fn with<T, R>(
    slot: &'static std::thread::LocalKey<RefCell<Option<T>>>,
    make: impl FnOnce() -> T,
    work: impl FnOnce(&mut T) -> R,
) -> R {
    slot.with(|slot| work(slot.borrow_mut().get_or_insert_with(make)))
}

/// An empty store in memory.
pub fn nowhere() -> Store {
    Store::nowhere().unwrap()
}

/// Says an error as the program would. Where the sentence lacks a fact or a word, or steers a terminal, that is a finding.
pub fn said(error: &dyn Explain) {
    thread_local!(static CATALOGUES: [Catalogue; 2] =
        [Catalogue::new(Language::English), Catalogue::new(Language::French)]);
    let message = error.message();
    CATALOGUES.with(|all| {
        for catalogue in all {
            assert!(catalogue.has(&message.id), "no sentence {}", message.id);
            let text = catalogue.say(&message);
            // The text of a person may have the sign by which the catalogue shows what it lacks.
            let lacks = text.contains("{$") && !format!("{message:?}").contains("{$");
            assert!(!lacks, "a fact is missing in {}", message.id);
            if let Some(hint) = error.hint() {
                assert!(catalogue.has(&hint.id), "no hint {}", hint.id);
                catalogue.say(&hint);
            }
        }
    });
    assert!(error.code() > 0);
}

/// What the database refuses, the program's own rules have let through: a finding.
pub fn no_database_error(error: &StoreError) {
    assert!(!matches!(error, StoreError::Database(_)), "the database met what a rule should have: {error:?}");
}

/// A key that is nobody's, for what has to be opened: private, public.
pub fn identity() -> (&'static str, age::x25519::Recipient) {
    const SECRET: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
    (SECRET, SECRET.parse::<age::x25519::Identity>().unwrap().to_public())
}

/// Seals bytes as any age program would.
pub fn seal_to(recipient: &age::x25519::Recipient, content: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let recipients = std::iter::once(recipient as &dyn age::Recipient);
    let mut sealed = Vec::new();
    let mut writer = age::Encryptor::with_recipients(recipients).unwrap().wrap_output(&mut sealed).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap();
    sealed
}
