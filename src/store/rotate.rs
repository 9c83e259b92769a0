//! Replacing the data key: every page under a new one, every slot sealed anew.
//!
//! All that is new is made beside the old: `store-next.db`, `head-next`, the folder `keys-next`. Only when every page of the
//! new database was read again, and every slot opened, does the file `rotation` say that it is to be put in place; from then
//! on the way is forward, and needs no key ([`settle`]). Before, what lies there is thrown away. Whatever interrupts it, the
//! next opening finds one of the two stores whole.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use secrecy::SecretString;

use super::as_written;
use super::folder::Folder;
use super::head::{self, Alarm};
use super::history::{self, Action, Entry};
use super::key::{DataKey, OUTLIVING, OpenedBy, SLOT_BYTES};
use super::open::{connect_file, to_nothing};
use super::slot;
use super::{KeyError, KeySlot, Stamp, Store, StoreError, copy, migration, park};
use crate::file::{self, FileError};
use crate::model::Uid;
use crate::seal::{self, WorkFactor};

/// What the file `rotation` holds.
const MARK: &[u8] = b"carnet-rotation 1\n";

/// What opens a store after its data key was replaced, and what does not any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    /// Recipients, and the passphrases in hand.
    pub stays: Vec<KeySlot>,
    /// Passphrases of which nobody is there to say them, and slots that open nothing.
    pub goes: Vec<KeySlot>,
}

/// To whom the new data key is sealed.
pub(super) enum To<'a> {
    /// To the recipients, and to the passphrases in hand.
    All(&'a InHand),
    /// To the holders of a parked store.
    Holders(&'a [park::Holder]),
}

/// The passphrases in hand, by the number of their slot.
pub struct InHand(Vec<(u32, SecretString)>);

impl Store {
    /// Finds the slots of passphrases. `own` is the one that opened the store, where one did.
    ///
    /// # Errors
    /// [`KeyError::OpensNothing`] for a passphrase that opens no slot.
    pub fn passphrases_in_hand(
        &self,
        own: Option<SecretString>,
        others: Vec<SecretString>,
    ) -> Result<InHand, StoreError> {
        let mut found: Vec<(u32, SecretString)> = Vec::new();
        if let (OpenedBy::Passphrase(n), Some(own)) = (&self.opened_by, own) {
            found.push((*n, own));
        }
        let numbers: Vec<u32> = slot::all(&self.folder)?.iter().filter_map(|slot| slot.passphrase).collect();
        for other in others {
            let opens = |n: &u32| {
                let slot = file::read(&self.folder.passphrase_slot(*n), SLOT_BYTES).ok();
                slot.is_some_and(|slot| seal::open_with_passphrase(&slot, &other).is_ok())
            };
            let n = numbers.iter().copied().find(opens).ok_or(KeyError::OpensNothing)?;
            if found.iter().all(|(number, _)| *number != n) {
                found.push((n, other));
            }
        }
        Ok(InHand(found))
    }

    /// What a replacement of the data key would leave.
    ///
    /// # Errors
    /// [`KeyError::Last`] where nothing would open the store; [`KeyError::UnknownRecipients`]; [`KeyError::RolledBack`].
    pub fn rotation(&self, in_hand: &InHand, drops_unknown: bool) -> Result<Rotation, StoreError> {
        if self.alarms.contains(&Alarm::RolledBack) {
            return Err(KeyError::RolledBack.into());
        }
        let unknown = self.unknown_recipients()?;
        if unknown > 0 && !drops_unknown {
            return Err(KeyError::UnknownRecipients { unknown }.into());
        }
        let (stays, goes): (Vec<_>, Vec<_>) = self.key_slots()?.into_iter().partition(|slot| {
            slot.recipient.is_some() || in_hand.0.iter().any(|(n, _)| slot.name == format!("passphrase-{n}"))
        });
        if stays.is_empty() {
            let name = goes.first().map(|slot| slot.name.clone()).unwrap_or_default();
            return Err(KeyError::Last { name }.into());
        }
        Ok(Rotation { stays, goes })
    }

    /// Replaces the data key. The store is closed by it; what opens it then is what [`Store::rotation`] said.
    ///
    /// # Errors
    /// [`KeyError`]; when a file cannot be written, and then the store is as it was. [`KeyError::OldSlotsStay`] where the new
    /// key holds, and old slots could not be destroyed.
    pub fn rotate(
        self,
        stamp: &Stamp,
        in_hand: &InHand,
        drops_unknown: bool,
        memory: Option<u64>,
    ) -> Result<Rotation, StoreError> {
        let rotation = self.rotation(in_hand, drops_unknown)?;
        discard(&self.folder)?;
        let made = self.make_next(stamp, &To::All(in_hand), memory);
        if let Err(error) = made {
            // What cannot be thrown away now goes at the next opening.
            let _ = discard(&self.folder);
            return Err(error);
        }
        self.put_next_in_place()?;
        Ok(rotation)
    }

    /// Puts in place what was made, and closes the store.
    pub(super) fn put_next_in_place(mut self) -> Result<(), StoreError> {
        // Closed before its file goes.
        self.connection = to_nothing()?;
        file::write_new(&self.folder.rotation(), MARK)?;
        match settle(&self.folder)? {
            true => Ok(()),
            false => Err(KeyError::OldSlotsStay.into()),
        }
    }

    /// Makes everything that is to take the place of the old.
    pub(super) fn make_next(
        &self,
        stamp: &Stamp,
        to: &To<'_>,
        memory: Option<u64>,
    ) -> Result<(), StoreError> {
        let key = DataKey::generate()?;
        let keys = self.folder.next_keys();
        file::create_private_folder(&keys)?;
        let next = self.folder.with_keys(&keys);
        let slots = slot::Writing { folder: &next, key: &key, noted_in: None };
        match to {
            To::All(in_hand) => {
                for (n, passphrase) in &in_hand.0 {
                    slots.passphrase(*n, passphrase, WorkFactor::for_memory(memory))?;
                }
                slots.recipients(&self.recipients()?)?;
            }
            To::Holders(holders) => {
                slots.recipients(&park::recipients(holders))?;
                park::mark(&next)?;
            }
        }
        let path = self.folder.next_database();
        // Read again page by page under the new key.
        copy::copy(&self.connection, &key, &path)?;
        let last = {
            let next = connect_file(&path, &key, OpenFlags::empty())?;
            self.note_rotation(&next, stamp, to)?
        };
        {
            // Opened anew: what is checked is what lies on the disk.
            let next = connect_file(&path, &key, OpenFlags::empty())?;
            copy::check(&next, &path)?;
            if head::last_entry(&next)? != last {
                return Err(StoreError::Damaged { path });
            }
        }
        head::write_to(&self.folder.next_head(), &key, (last.0, &last.1), &self.alarms)
    }

    /// Writes into the new database what the old one does not have: the keys that outlive the old data key, and an entry.
    fn note_rotation(
        &self,
        next: &Connection,
        stamp: &Stamp,
        to: &To<'_>,
    ) -> Result<(i64, [u8; 32]), StoreError> {
        let transaction = next.unchecked_transaction()?;
        for purpose in OUTLIVING {
            transaction.execute(
                "INSERT OR REPLACE INTO kept_key (purpose, key) VALUES (?1, ?2)",
                rusqlite::params![purpose, self.key.derive(purpose).as_slice()],
            )?;
        }
        match to {
            To::All(in_hand) => {
                let stays: Vec<String> = in_hand.0.iter().map(|(n, _)| n.to_string()).collect();
                transaction.execute(
                    "DELETE FROM opener WHERE passphrase IS NOT NULL
                        AND passphrase NOT IN (SELECT value FROM json_each(?1))",
                    [format!("[{}]", stays.join(","))],
                )?;
            }
            To::Holders(holders) => park::leave_holders(&transaction, holders, &stamp.today.to_string())?,
        }
        as_written::note_all(&transaction, &self.folder.with_keys(&self.folder.next_keys()))?;
        let command: i64 =
            transaction
                .query_row("SELECT coalesce(max(command), 0) + 1 FROM history", [], |row| row.get(0))?;
        let entry = Entry {
            command,
            at: &stamp.at,
            action: Action::Rotated,
            kind: "store",
            uid: Uid([0; 16]),
            revision: 0,
            body: &serde_json::json!({ "store": 1 }),
        };
        let last = head::last_entry(&transaction)?;
        let last = history::append(&transaction, &history::chain_key(&self.key), last, &entry)?;
        transaction.commit()?;
        Ok(last)
    }
}

/// Goes on with a rotation that was ready, where no other process has the store and its folder can be written.
pub(super) fn go_on(folder: &Folder) {
    if folder.rotation().exists()
        && let Ok(Some(_lock)) = file::lock(&folder.lock())
    {
        // What fails is told by whatever opens the store, which tries it again.
        let _ = settle(folder);
    }
}

/// Goes on with a rotation that was interrupted, or throws away what one left that was not ready. Needs no key, for all that
/// is to be done is to give files their names. Gives whether nothing of the old is left.
///
/// The caller holds the store's lock.
pub(super) fn settle(folder: &Folder) -> Result<bool, StoreError> {
    if !folder.rotation().exists() {
        discard(folder)?;
        return Ok(true);
    }
    if folder.next_database().exists() {
        // It would be played back into the new database.
        remove_if_there(&folder.journal())?;
        file::put_in_place(&folder.next_database(), &folder.database())?;
    }
    if folder.next_head().exists() {
        file::put_in_place(&folder.next_head(), &folder.head())?;
    }
    if folder.next_keys().exists() {
        if folder.keys().exists() {
            file::move_new(&folder.keys(), &folder.old_keys())?;
        }
        file::move_new(&folder.next_keys(), &folder.keys())?;
    }
    // The new store is in place; what stays of the old is tried again at the next opening.
    let is_clean = bring_back(&folder.old_keys(), &folder.keys()).is_ok()
        && destroy_slots(&folder.old_keys()).is_ok()
        && folder.remove_copies_of_before(migration::VERSION).is_ok();
    if is_clean {
        file::remove(&folder.rotation())?;
    }
    Ok(is_clean)
}

/// Throws away what a rotation made that was not ready.
pub(super) fn discard(folder: &Folder) -> Result<(), StoreError> {
    destroy_slots(&folder.next_keys())?;
    let database = folder.next_database();
    let journal = folder.journal_of(&database);
    for path in [database, journal, folder.next_head()] {
        remove_if_there(&path)?;
    }
    Ok(())
}

fn remove_if_there(path: &Path) -> Result<(), FileError> {
    if path.symlink_metadata().is_ok() { file::remove(path) } else { Ok(()) }
}

/// What somebody else put among the slots stays there.
fn bring_back(from: &Path, to: &Path) -> Result<(), StoreError> {
    for (path, name) in files_of(from)? {
        if !slot::is_slot_name(&name) {
            file::move_new(&path, &to.join(name))?;
        }
    }
    Ok(())
}

/// Destroys every slot of a folder, and the folder.
fn destroy_slots(keys: &Path) -> Result<(), StoreError> {
    for (path, name) in files_of(keys)? {
        if slot::is_slot_name(&name) {
            slot::destroy(&path)?;
        }
    }
    if keys.symlink_metadata().is_ok() { Ok(file::remove_folder(keys)?) } else { Ok(()) }
}

/// What lies in a folder, by path and name; nothing where there is none.
fn files_of(folder: &Path) -> Result<Vec<(PathBuf, String)>, StoreError> {
    if folder.symlink_metadata().is_err() {
        return Ok(Vec::new());
    }
    let failed = |source| FileError::new(folder, source);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        found.push((entry.path(), entry.file_name().to_string_lossy().into_owned()));
    }
    Ok(found)
}
