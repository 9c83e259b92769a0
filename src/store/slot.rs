//! The files in which the data key lies sealed.

use std::path::Path;

use rusqlite::Connection;
use secrecy::SecretString;

use super::folder::{Folder, PARKED, RECIPIENTS, passphrase_file};
use super::key::{DataKey, PASSPHRASES, SLOT_BYTES};
use super::{KeyError, StoreError, as_written};
use crate::file::{self, FileError};
use crate::seal::{self, Recipient, WorkFactor, header};

/// Bytes of a slot after its header: a nonce, the data key, a tag.
const PAYLOAD: usize = 16 + 32 + 16;

/// A file that can hold the data key.
#[derive(Debug)]
pub(super) struct Slot {
    /// Its name in the folder `keys`.
    pub(super) name: String,
    /// Which passphrase's it is; `None` for the recipients'.
    pub(super) passphrase: Option<u32>,
    /// How many recipients it is sealed to, as far as its form tells.
    pub(super) recipients: usize,
    /// Whether it has the form of a slot: what does not, nothing opens.
    pub(super) is_whole: bool,
}

impl Slot {
    /// Of a file that is gone.
    pub(super) fn lost(name: &str) -> Option<Self> {
        let passphrase = (1..=PASSPHRASES).find(|n| passphrase_file(*n) == name);
        let known = passphrase.is_some() || name == RECIPIENTS;
        known.then(|| Self { name: name.to_owned(), passphrase, recipients: 0, is_whole: false })
    }
}

/// The slots of a store, those of passphrases first, by number.
pub(super) fn all(folder: &Folder) -> Result<Vec<Slot>, StoreError> {
    let passphrases = (1..=PASSPHRASES).map(|n| (Some(n), folder.passphrase_slot(n)));
    let paths = passphrases.chain([(None, folder.recipients_slot())]);
    let mut slots = Vec::new();
    for (passphrase, path) in paths {
        // A link to nowhere is there too, and is no slot.
        if path.symlink_metadata().is_err() {
            continue;
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let header = file::read(&path, SLOT_BYTES).ok().and_then(|slot| {
            let header = header::check(&slot).ok()?;
            (header.passphrase == passphrase.is_some() && slot.len() == header.length + PAYLOAD)
                .then_some(header)
        });
        // One stanza is noise, so that the number of recipients does not show at once.
        let recipients = match (header, passphrase) {
            (Some(header), None) => header.stanzas.saturating_sub(1),
            _ => 0,
        };
        slots.push(Slot { name, passphrase, recipients, is_whole: header.is_some() });
    }
    Ok(slots)
}

/// Random bytes to write over a key. Where the system gives none, zeros do as well on a disk that writes in place.
pub(super) fn noise() -> [u8; 4096] {
    seal::random().unwrap_or([0; 4096])
}

/// Where slots are written, and noted as they are.
pub(super) struct Writing<'a> {
    pub(super) folder: &'a Folder,
    pub(super) key: &'a DataKey,
    /// None where all of them are noted at once, afterwards.
    pub(super) noted_in: Option<&'a Connection>,
}

impl Writing<'_> {
    /// Seals the data key under a passphrase in a new file, and opens that again: what does not open is no slot.
    pub(super) fn passphrase(
        &self,
        n: u32,
        passphrase: &SecretString,
        work: WorkFactor,
    ) -> Result<(), StoreError> {
        let (path, name) = (self.folder.passphrase_slot(n), passphrase_file(n));
        let slot = seal::wrap_with_passphrase(self.key.secret(), passphrase, work)?;
        self.note_next(&name, Some(&slot))?;
        file::write_new(&path, &slot)?;
        let read = file::read(&path, SLOT_BYTES)?;
        match seal::open_with_passphrase(&read, passphrase) {
            Ok(opened) if opened.as_slice() == self.key.secret() => {
                self.note_done(&name, Some(&slot));
                Ok(())
            }
            _ => {
                file::destroy(&path, noise)?;
                self.note_done(&name, None);
                Err(KeyError::NotReadBack.into())
            }
        }
    }

    /// Seals the data key to recipients, over the slot that is there, if any.
    pub(super) fn recipients(&self, recipients: &[Recipient]) -> Result<(), StoreError> {
        let path = self.folder.recipients_slot();
        let is_there = path.symlink_metadata().is_ok();
        if recipients.is_empty() {
            return if is_there { self.destroy(&path, RECIPIENTS) } else { Ok(()) };
        }
        let slot = seal::wrap_for(self.key.secret(), recipients)?;
        self.note_next(RECIPIENTS, Some(&slot))?;
        match is_there {
            true => file::replace_destroying(&path, &slot, noise)?,
            false => file::write_new(&path, &slot)?,
        }
        self.note_done(RECIPIENTS, Some(&slot));
        Ok(())
    }

    /// Takes the slot of a passphrase away. One that is gone already is forgotten.
    pub(super) fn destroy_passphrase(&self, n: u32) -> Result<(), StoreError> {
        self.destroy(&self.folder.passphrase_slot(n), &passphrase_file(n))
    }

    fn destroy(&self, path: &Path, name: &str) -> Result<(), StoreError> {
        self.note_next(name, None)?;
        if path.symlink_metadata().is_ok() {
            file::destroy(path, noise)?;
        }
        self.note_done(name, None);
        Ok(())
    }

    fn note_next(&self, name: &str, bytes: Option<&[u8]>) -> Result<(), StoreError> {
        match self.noted_in {
            Some(connection) => as_written::note_next(connection, self.folder, name, bytes),
            None => Ok(()),
        }
    }

    fn note_done(&self, name: &str, bytes: Option<&[u8]>) {
        if let Some(connection) = self.noted_in {
            as_written::note_done(connection, name, bytes);
        }
    }
}

/// Whether a file in a folder of slots is one that the program makes.
pub(super) fn is_slot_name(name: &str) -> bool {
    let number = name.strip_prefix("passphrase-").and_then(|name| name.strip_suffix(".age"));
    name == RECIPIENTS
        || name == PARKED
        || number.is_some_and(|number| number.parse::<u32>().is_ok())
        || file::is_unfinished(name)
}

/// Destroys what an interruption left in a folder of slots: a new slot that did not become one, or an old one on its way out,
/// which may still hold the key.
pub(super) fn destroy_leftovers(keys: &Path) -> Result<(), FileError> {
    let failed = |source| FileError::new(keys, source);
    for entry in std::fs::read_dir(keys).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let is_file = entry.file_type().map_err(failed)?.is_file();
        if is_file && entry.file_name().to_str().is_some_and(file::is_unfinished) {
            destroy(&entry.path())?;
        }
    }
    Ok(())
}

/// Destroys a file of the store. A link in its place goes by its own name alone.
pub(super) fn destroy(path: &Path) -> Result<(), FileError> {
    match file::destroy(path, noise) {
        Err(FileError::WrongKind { kind: file::Kind::Link, .. }) => file::remove(path),
        destroyed => destroyed,
    }
}
