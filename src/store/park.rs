//! Parking: the key is handed to holders elsewhere, and nothing on this device opens the store until it is brought back.
//!
//! The data key is replaced first ([`super::rotate`]): a slot that was overwritten may survive on the disk, and under the old
//! key it would open what lies here. The new one is sealed to the holders alone. What they are to be handed is handed out
//! before anything is put in place, so that no interruption leaves a store that nobody can open.

use rusqlite::{Connection, OpenFlags};

use super::folder::Folder;
use super::key::DataKey;
use super::open::connect_file;
use super::opener::checked_label;
use super::recovery::{self, HandedOut, HeldAs, Holding, Quorum};
use super::rotate::{self, To};
use super::{Door, KeyError, KeySlot, Stamp, Store, StoreError, slot};
use crate::file;
use crate::seal::Recipient;

/// What the file beside the slots holds.
const MARK: &[u8] = b"carnet-parked 1\n";

/// A store whose key was handed away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parked {
    /// To how many keys, as far as the form of the slot tells.
    pub keys: usize,
}

/// To whom the key is to be handed, and what of that opens the store already.
#[derive(Clone, Debug)]
pub struct ParkingPlan {
    /// What would open the store, but for the shares that are to be made: slots by name, new recipients by their words.
    pub stays: Vec<String>,
    /// What would not open it any more.
    pub goes: Vec<KeySlot>,
    /// Whether the holders inside the country are too few to open it.
    pub withstands_pressure: bool,
    holders: Vec<Holder>,
    quorum: Option<(Quorum, String, u8)>,
}

#[derive(Clone, Debug)]
pub(super) struct Holder {
    recipient: Recipient,
    label: String,
    holding: Holding,
}

/// A store that is ready to be parked: what is new lies beside the old.
pub struct Parking {
    store: Store,
    handed: HandedOut,
}

impl Store {
    /// Whether the key of the store was handed away. No key is needed to tell.
    ///
    /// # Errors
    /// As [`Store::look`], but for [`StoreError::Parked`].
    pub fn parked(path: &std::path::Path) -> Result<Option<Parked>, StoreError> {
        match Self::look(path) {
            Ok(()) => Ok(None),
            Err(StoreError::Parked { .. }) => {
                let slots = slot::all(&Folder::new(path))?;
                Ok(Some(Parked { keys: slots.iter().map(|slot| slot.recipients).sum() }))
            }
            Err(error) => Err(error),
        }
    }

    /// What parking would do. `to` are public keys, or slots of recipients by their name or label; `shares` is a key that is
    /// made for it; `abroad` says how many of those that are new are outside the country.
    ///
    /// # Errors
    /// [`KeyError::NoHolder`], [`KeyError::TooManyAbroad`], [`KeyError::RolledBack`]; why a text is no recipient.
    pub fn parking_plan(
        &self,
        to: &[String],
        shares: Option<Quorum>,
        label: &str,
        abroad: u8,
    ) -> Result<ParkingPlan, StoreError> {
        if self.alarms.contains(&super::Alarm::RolledBack) {
            return Err(KeyError::RolledBack.into());
        }
        let label = checked_label(label)?;
        let slots = self.key_slots()?;
        let mut holders: Vec<Holder> = Vec::new();
        let (mut new, mut stays) = (Vec::new(), Vec::new());
        for text in to {
            let there = self.key_slot(text).ok();
            let recipient = there.as_ref().and_then(|slot| slot.recipient.as_deref()).unwrap_or(text);
            let recipient: Recipient = recipient.trim().parse()?;
            if holders.iter().any(|holder| holder.recipient == recipient) || new.contains(&recipient) {
                continue;
            }
            match there.and_then(|slot| Some((slot.holding?, slot.name, slot.label))) {
                Some((holding, name, label)) => {
                    stays.push(if label.is_empty() { name } else { format!("{name} ({label})") });
                    holders.push(Holder { recipient, label, holding });
                }
                None => new.push(recipient),
            }
        }
        let most = shares.map_or(u8::try_from(new.len()).unwrap_or(u8::MAX), Quorum::of);
        if abroad > most {
            return Err(KeyError::TooManyAbroad { most }.into());
        }
        for recipient in new {
            // Where not all of them are outside, any of them may be the one who is not.
            let is_abroad = shares.is_none() && abroad == most;
            let holding = Holding {
                held_as: HeldAs::Recipient,
                holders: 1,
                needed: 1,
                abroad: is_abroad.into(),
                set: None,
            };
            stays.push(recipient.words().join(" "));
            holders.push(Holder { recipient, label: label.to_owned(), holding });
        }
        let mut withstands_pressure = holders.iter().all(|holder| holder.holding.withstands_pressure());
        if let Some(quorum) = shares {
            withstands_pressure &= quorum.held(abroad, None)?.withstands_pressure();
        }
        if holders.is_empty() && shares.is_none() {
            return Err(KeyError::NoHolder.into());
        }
        let stay = |slot: &KeySlot| {
            holders.iter().any(|holder| slot.recipient.as_ref() == Some(&holder.recipient.to_string()))
        };
        let goes = slots.into_iter().filter(|slot| !stay(slot)).collect();
        let quorum = shares.map(|quorum| (quorum, label.to_owned(), abroad));
        Ok(ParkingPlan { stays, goes, withstands_pressure, holders, quorum })
    }

    /// Makes everything that parking puts in place, beside what is there. Until [`Parking::finish`] the store is as it was,
    /// but for a line on its ledger.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn make_parking(mut self, stamp: &Stamp, plan: &ParkingPlan) -> Result<Parking, StoreError> {
        let (mut holders, mut handed) = (plan.holders.clone(), HandedOut::Nothing);
        if let Some((quorum, label, abroad)) = &plan.quorum {
            let (recipient, set, shares) = recovery::shared(*quorum)?;
            let holding = quorum.held(*abroad, Some(set))?;
            holders.push(Holder { recipient, label: label.clone(), holding });
            handed = shares;
        }
        let labels: Vec<String> = holders
            .iter()
            .map(|holder| match holder.label.as_str() {
                "" => holder.recipient.words().join(" "),
                label => label.to_owned(),
            })
            .collect();
        let kinds: Vec<String> = holders.iter().map(|holder| recovery::what(&holder.holding)).collect();
        self.note_door(stamp, Door::Park, &labels, &kinds.join(", "))?;
        rotate::discard(&self.folder)?;
        let made = self.make_next(stamp, &To::Holders(&holders), None);
        match made.and_then(|()| self.try_next(&handed)) {
            Ok(()) => Ok(Parking { store: self, handed }),
            Err(error) => {
                // What cannot be thrown away now goes at the next opening.
                let _ = rotate::discard(&self.folder);
                Err(error)
            }
        }
    }

    /// What is to be handed out opens what is to be put in place; of holders who have their own key nothing can be tried.
    fn try_next(&self, handed: &HandedOut) -> Result<(), StoreError> {
        let Some(key) = recovery::key_of(handed)? else { return Ok(()) };
        let (key, _) = DataKey::open_slots(&self.folder.with_keys(&self.folder.next_keys()), &key)?;
        connect_file(&self.folder.next_database(), &key, OpenFlags::empty()).map(drop)
    }

    /// Opens a parked store by what its holders have.
    ///
    /// # Errors
    /// [`KeyError::NotParked`]; as [`Store::open`].
    pub fn open_parked(path: &std::path::Path, key: &super::Key) -> Result<Self, StoreError> {
        match Self::look(path) {
            Err(StoreError::Parked { .. }) => Self::open_by(path, key, true),
            Ok(()) => Err(KeyError::NotParked.into()),
            Err(error) => Err(error),
        }
    }

    /// Says that the store opens here again: to be called when something new does. The data key stays: it was made at
    /// parking, and has been in no slot since but the holders'.
    ///
    /// # Errors
    /// When the file cannot be removed; as long as only recipients open the store, it is parked until then.
    pub fn unpark(&mut self, stamp: &Stamp, slot: &str) -> Result<(), StoreError> {
        self.change(stamp, |change| change.note_keys("unparked", slot))?;
        self.clear_parked()
    }

    /// Removes what says that the store is parked, where it is there.
    pub(super) fn clear_parked(&self) -> Result<(), StoreError> {
        let parked = self.folder.parked();
        if parked.symlink_metadata().is_ok() { Ok(file::remove(&parked)?) } else { Ok(()) }
    }
}

impl Parking {
    /// What the holders are to be handed before [`Parking::finish`].
    pub fn handed(&self) -> &HandedOut {
        &self.handed
    }

    /// Puts it in place. From here on the holders open the store, and nothing else does.
    ///
    /// # Errors
    /// When a file cannot be written: then the store is as it was, or the next command goes on. [`KeyError::OldSlotsStay`].
    pub fn finish(self) -> Result<(), StoreError> {
        self.store.put_next_in_place()
    }

    /// Throws away what was made.
    ///
    /// # Errors
    /// When something cannot be removed; the next opening tries again.
    pub fn abandon(self) -> Result<(), StoreError> {
        rotate::discard(&self.store.folder)
    }
}

/// Writes the mark into the folder of the new slots.
pub(super) fn mark(folder: &Folder) -> Result<(), StoreError> {
    Ok(file::write_new(&folder.parked(), MARK)?)
}

/// Leaves the holders, and nobody else, in the table of a database that is to be put in place.
pub(super) fn leave_holders(
    connection: &Connection,
    holders: &[Holder],
    day: &str,
) -> Result<(), StoreError> {
    let recipients: Vec<String> = holders.iter().map(|holder| holder.recipient.to_string()).collect();
    connection.execute(
        "DELETE FROM opener WHERE recipient IS NULL OR recipient NOT IN (SELECT value FROM json_each(?1))",
        [serde_json::json!(recipients).to_string()],
    )?;
    for holder in holders {
        recovery::insert_holder(connection, &holder.recipient, &holder.label, day, &holder.holding)?;
    }
    Ok(())
}

/// Their keys.
pub(super) fn recipients(holders: &[Holder]) -> Vec<Recipient> {
    holders.iter().map(|holder| holder.recipient.clone()).collect()
}
