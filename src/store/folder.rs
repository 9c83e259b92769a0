//! The folder of a store: which file lies where. No name in it tells a person, a place or the organisation.

use std::path::{Path, PathBuf};

use super::StoreError;
use crate::file;

/// Version of the folder's layout and of the cipher's parameters.
pub(super) const FORMAT: i64 = 1;

/// The file beside the slots of a parked store. It goes where they go, by one change of a folder's name.
pub(super) const PARKED: &str = "parked";

/// The file of the recipients' slot.
pub(super) const RECIPIENTS: &str = "recipients.age";

/// The file of the n-th passphrase's slot.
pub(super) fn passphrase_file(n: u32) -> String {
    format!("passphrase-{n}.age")
}

const FORMAT_LINE: &str = "carnet-store ";
const FORMAT_BYTES: u64 = 64;

/// The paths of a store.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    keys: PathBuf,
}

impl Folder {
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), keys: root.join("keys") }
    }
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }
    /// The encrypted database.
    pub(crate) fn database(&self) -> PathBuf {
        self.root.join("store.db")
    }
    /// The folder of the key slots.
    pub(crate) fn keys(&self) -> PathBuf {
        self.keys.clone()
    }
    /// The key, sealed under the n-th passphrase.
    pub(crate) fn passphrase_slot(&self, n: u32) -> PathBuf {
        self.keys().join(passphrase_file(n))
    }
    /// The key, sealed to the recipients.
    pub(crate) fn recipients_slot(&self) -> PathBuf {
        self.keys().join(RECIPIENTS)
    }
    /// Says that the key was handed away: no passphrase of this device opens the store.
    pub(super) fn parked(&self) -> PathBuf {
        self.keys().join(PARKED)
    }
    /// Whether the key was handed away. Where a passphrase opens the store again, it is not, whatever else lies there.
    pub(super) fn is_parked(&self) -> bool {
        let is_there = |path: PathBuf| path.symlink_metadata().is_ok();
        is_there(self.parked()) && !(1..=super::key::PASSPHRASES).any(|n| is_there(self.passphrase_slot(n)))
    }
    /// The head of the history, outside the database.
    pub(crate) fn head(&self) -> PathBuf {
        self.root.join("head")
    }
    /// The format version.
    pub(crate) fn format(&self) -> PathBuf {
        self.root.join("format")
    }
    /// Slips that wait to be taken in.
    pub(crate) fn inbox(&self) -> PathBuf {
        self.root.join("inbox")
    }
    /// The public key that slips are sealed to.
    pub(crate) fn inbox_key(&self) -> PathBuf {
        self.inbox().join("key")
    }
    /// Files from the inbox that are no slips of this store.
    pub(crate) fn aside(&self) -> PathBuf {
        self.inbox().join("aside")
    }
    /// The same store with its slots in another folder.
    pub(super) fn with_keys(&self, keys: &Path) -> Self {
        Self { keys: keys.to_owned(), ..self.clone() }
    }
    /// What rolls the database back after a power cut.
    pub(super) fn journal(&self) -> PathBuf {
        self.journal_of(&self.database())
    }
    /// The same of another database.
    pub(super) fn journal_of(&self, database: &Path) -> PathBuf {
        let mut name = database.as_os_str().to_owned();
        name.push("-journal");
        name.into()
    }
    /// Says that the store under a new data key is ready, and is to be put in place.
    pub(super) fn rotation(&self) -> PathBuf {
        self.root.join("rotation")
    }
    /// The database under the new data key.
    pub(super) fn next_database(&self) -> PathBuf {
        self.root.join("store-next.db")
    }
    /// The head under the new data key.
    pub(super) fn next_head(&self) -> PathBuf {
        self.root.join("head-next")
    }
    /// The slots of the new data key.
    pub(super) fn next_keys(&self) -> PathBuf {
        self.root.join("keys-next")
    }
    /// The slots of the old data key, on their way out.
    pub(super) fn old_keys(&self) -> PathBuf {
        self.root.join("keys-old")
    }
    /// Held while a process has the store open.
    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// The copy of the database that is kept before the upgrade from a version.
    pub(super) fn copy_of_before(&self, version: i64) -> PathBuf {
        self.root.join(format!("store-before-{version}.db"))
    }
    /// Removes the copies that were kept before an upgrade: they hold what a purge destroys.
    pub(super) fn remove_copies_of_before(&self, version: i64) -> Result<(), StoreError> {
        for path in (1..version).map(|version| self.copy_of_before(version)).filter(|path| path.exists()) {
            file::remove(&path)?;
        }
        Ok(())
    }

    /// The line that `format` holds.
    pub(super) fn format_line() -> String {
        format!("{FORMAT_LINE}{FORMAT}\n")
    }

    /// Checks that this is a store of a version that we know, before any key is asked for.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        self.check_format()?;
        if !self.database().exists() {
            return Err(StoreError::Damaged { path: self.database() });
        }
        Ok(())
    }

    /// The same without its database, which may be gone.
    pub(super) fn check_format(&self) -> Result<(), StoreError> {
        if !self.root.exists() {
            return Err(StoreError::Missing { path: self.root.clone() });
        }
        let not_a_store = || StoreError::NotAStore { path: self.root.clone() };
        if !self.root.is_dir() || !self.format().exists() {
            return Err(not_a_store());
        }
        let line = file::read(&self.format(), FORMAT_BYTES).map_err(|_| not_a_store())?;
        let line = String::from_utf8(line).map_err(|_| not_a_store())?;
        let version = line.trim_end().strip_prefix(FORMAT_LINE).ok_or_else(not_a_store)?;
        let found: i64 = version.parse().map_err(|_| not_a_store())?;
        if found > FORMAT {
            return Err(StoreError::Newer { path: self.root.clone(), found, known: FORMAT });
        }
        Ok(())
    }
}
