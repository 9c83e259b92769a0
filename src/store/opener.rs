//! Who can open the store: the slots of its passphrases and recipients, what people call them, and how one comes and goes.
//!
//! The files say what opens the store; the table `opener` says whose a slot is. A change is written into the history before
//! the files are touched: a line too many is better than one too few. What a power cut leaves between the two is a slot
//! without a name, which the list shows, or a name without a slot, which stands for nothing.

use rusqlite::Connection;
use secrecy::SecretString;

use super::key::{NewKeys, OpenedBy, PASSPHRASES, check_passphrase};
use super::recovery::{HeldAs, Holding};
use super::slot::{self, Slot};
use super::{KeyError, Stamp, Store, StoreError, as_written};
use crate::seal::{Recipient, WorkFactor};

/// Most characters of a label.
const LABEL: usize = 60;

/// One way to open the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySlot {
    /// What it is called in commands: `passphrase-1`, `recipient-2`.
    pub name: String,
    /// What a person calls it.
    pub label: String,
    /// The public key of a recipient.
    pub recipient: Option<String>,
    /// The four words of that key.
    pub words: Vec<&'static str>,
    /// Since which day; unknown for a slot that was put there by other means.
    pub added_on: Option<String>,
    /// Of a way back, or of a parked store: who holds its key.
    pub holding: Option<Holding>,
    /// Whether it can open anything.
    pub is_whole: bool,
    /// Whether it opened the store now.
    pub opened: bool,
}

/// A row of the table.
pub(super) struct Row {
    pub(super) id: i64,
    passphrase: Option<u32>,
    recipient: Option<Recipient>,
    pub(super) label: String,
    added_on: String,
    pub(super) holding: Option<Holding>,
}

/// The columns of a [`Row`].
pub(super) const ROWS: &str = "SELECT id, passphrase, recipient, label, added_on, held_as, holders, needed, abroad, \
                               share_set FROM opener";

/// One row of [`ROWS`].
pub(super) fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let held_as = row.get::<_, Option<String>>(5)?.and_then(|code| HeldAs::from_code(&code));
    let holding = match held_as {
        Some(held_as) => Some(Holding {
            held_as,
            holders: row.get(6)?,
            needed: row.get(7)?,
            abroad: row.get(8)?,
            set: row.get(9)?,
        }),
        None => None,
    };
    Ok(Row {
        id: row.get(0)?,
        passphrase: row.get(1)?,
        recipient: row.get::<_, Option<String>>(2)?.and_then(|text| text.parse().ok()),
        label: row.get(3)?,
        added_on: row.get(4)?,
        holding,
    })
}

/// Notes who can open a new store.
pub(super) fn insert_new(connection: &Connection, keys: &NewKeys, day: &str) -> Result<(), StoreError> {
    for (n, _) in (1..).zip(&keys.passphrases) {
        insert_passphrase(connection, n, "", day)?;
    }
    for recipient in &keys.recipients {
        insert_recipient(connection, recipient, "", day)?;
    }
    Ok(())
}

fn insert_passphrase(connection: &Connection, n: u32, label: &str, day: &str) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO opener (passphrase, label, added_on) VALUES (?1, ?2, ?3)
         ON CONFLICT (passphrase) DO UPDATE SET label = excluded.label, added_on = excluded.added_on",
        rusqlite::params![n, label, day],
    )?;
    Ok(())
}

fn insert_recipient(
    connection: &Connection,
    recipient: &Recipient,
    label: &str,
    day: &str,
) -> Result<i64, StoreError> {
    // The same one twice, at `init`, is one.
    connection.execute(
        "INSERT OR IGNORE INTO opener (recipient, label, added_on) VALUES (?1, ?2, ?3)",
        rusqlite::params![recipient.to_string(), label, day],
    )?;
    Ok(connection.last_insert_rowid())
}

impl Store {
    /// Every way to open the store, passphrases first.
    ///
    /// # Errors
    /// When the folder or the database fails.
    pub fn key_slots(&self) -> Result<Vec<KeySlot>, StoreError> {
        let (mut slots, rows) = (slot::all(&self.folder)?, self.openers()?);
        for unlike in as_written::unlike(&self.connection, &self.folder)? {
            match slots.iter_mut().find(|slot| slot.name == unlike.name) {
                Some(slot) => slot.is_whole = false,
                None => slots.extend(Slot::lost(&unlike.name)),
            }
        }
        slots.sort_by_key(|slot| slot.passphrase.unwrap_or(u32::MAX));
        let mut found = Vec::new();
        for slot in &slots {
            match slot.passphrase {
                Some(n) => {
                    let opened = matches!(self.opened_by, OpenedBy::Passphrase(by) if by == n);
                    let row = rows.iter().find(|row| row.passphrase == Some(n));
                    found.push(KeySlot {
                        name: passphrase_name(n),
                        label: row.map(|row| row.label.clone()).unwrap_or_default(),
                        recipient: None,
                        words: Vec::new(),
                        added_on: row.map(|row| row.added_on.clone()),
                        holding: None,
                        is_whole: slot.is_whole || opened,
                        opened,
                    });
                }
                None => found.extend(rows.iter().filter_map(|row| self.recipient_slot(row, slot))),
            }
        }
        Ok(found)
    }

    fn recipient_slot(&self, row: &Row, slot: &Slot) -> Option<KeySlot> {
        let recipient = row.recipient.as_ref()?;
        let opened = matches!(&self.opened_by, OpenedBy::Identities(mine) if mine.contains(recipient));
        Some(KeySlot {
            name: recipient_name(row.id),
            label: row.label.clone(),
            recipient: Some(recipient.to_string()),
            words: recipient.words(),
            added_on: Some(row.added_on.clone()),
            holding: row.holding.clone(),
            is_whole: slot.is_whole || opened,
            opened,
        })
    }

    /// How many more recipients open the store than it knows: of a store made by an early version, or whose slot was made
    /// by other means.
    ///
    /// # Errors
    /// When the folder or the database fails.
    pub fn unknown_recipients(&self) -> Result<usize, StoreError> {
        let known = self.recipients()?.len();
        let slots = slot::all(&self.folder)?;
        let sealed = slots.iter().find(|slot| slot.passphrase.is_none()).map_or(0, |slot| slot.recipients);
        Ok(sealed.saturating_sub(known))
    }

    /// Adds a passphrase that opens the store, in a slot of its own; gives the slot's name. `memory` is that of this
    /// machine, where it is known.
    ///
    /// # Errors
    /// [`KeyError`]; when the slot cannot be written.
    pub fn add_passphrase(
        &mut self,
        stamp: &Stamp,
        passphrase: &SecretString,
        label: &str,
        memory: Option<u64>,
    ) -> Result<String, StoreError> {
        check_passphrase(passphrase).map_err(KeyError::from)?;
        let label = checked_label(label)?;
        let n = self.free_passphrase()?;
        let name = passphrase_name(n);
        self.change(stamp, |change| {
            change.note_keys("added", &name)?;
            insert_passphrase(change.connection(), n, label, &stamp.today.to_string())
        })?;
        let work = WorkFactor::for_memory(memory);
        self.slots().passphrase(n, passphrase, work)?;
        Ok(name)
    }

    /// Adds recipients who can open the store; gives the names of their slots. `drops_unknown` lets go of those whom the
    /// store does not know.
    ///
    /// # Errors
    /// Why a text is no recipient; [`KeyError`]; when the slot cannot be written.
    pub fn add_recipients(
        &mut self,
        stamp: &Stamp,
        texts: &[String],
        label: &str,
        drops_unknown: bool,
    ) -> Result<Vec<String>, StoreError> {
        let label = checked_label(label)?;
        self.check_unknown(drops_unknown)?;
        let mut new: Vec<Recipient> = Vec::new();
        for text in texts {
            let recipient: Recipient = text.trim().parse()?;
            let there = self.openers()?.into_iter().find(|row| row.recipient.as_ref() == Some(&recipient));
            // One that stands in the table, and to whom the slot is not sealed, is added after all.
            if let Some(row) = there.filter(|_| self.folder.recipients_slot().exists()) {
                return Err(KeyError::There { name: recipient_name(row.id) }.into());
            }
            if !new.contains(&recipient) {
                new.push(recipient);
            }
        }
        let names = self.change(stamp, |change| {
            let mut names = Vec::new();
            for recipient in &new {
                let day = stamp.today.to_string();
                let name = recipient_name(insert_recipient(change.connection(), recipient, label, &day)?);
                change.note_keys("added", &name)?;
                names.push(name);
            }
            Ok(names)
        })?;
        self.seal_to_recipients()?;
        Ok(names)
    }

    /// The slot of a name, a label, or a recipient's public key.
    ///
    /// # Errors
    /// [`KeyError::NoSuchSlot`], also where several have the label.
    pub fn key_slot(&self, name: &str) -> Result<KeySlot, StoreError> {
        let name = name.trim();
        let slots = self.key_slots()?;
        let is_called = |slot: &&KeySlot| slot.name == name || slot.recipient.as_deref() == Some(name);
        if let Some(slot) = slots.iter().find(is_called) {
            return Ok(slot.clone());
        }
        let labelled: Vec<&KeySlot> =
            slots.iter().filter(|slot| !name.is_empty() && slot.label == name).collect();
        match labelled[..] {
            [slot] => Ok(slot.clone()),
            _ => Err(KeyError::NoSuchSlot { name: name.to_owned() }.into()),
        }
    }

    /// What would still open the store without a slot.
    ///
    /// # Errors
    /// [`KeyError::Last`] where nothing would.
    pub fn what_opens_without(&self, slot: &KeySlot) -> Result<Vec<KeySlot>, StoreError> {
        let mut others = self.key_slots()?;
        others.retain(|other| other.name != slot.name && other.is_whole);
        if others.is_empty() {
            return Err(KeyError::Last { name: slot.name.clone() }.into());
        }
        Ok(others)
    }

    /// Takes a slot away: its file is overwritten, given another name and removed; the recipients' slot is sealed anew to
    /// the others.
    ///
    /// # Errors
    /// [`KeyError`]; when a file cannot be written.
    pub fn remove_key(
        &mut self,
        stamp: &Stamp,
        slot: &KeySlot,
        drops_unknown: bool,
    ) -> Result<(), StoreError> {
        self.what_opens_without(slot)?;
        if slot.recipient.is_some() {
            self.check_unknown(drops_unknown)?;
        }
        let passphrase = self.number_of(slot);
        self.change(stamp, |change| {
            change.note_keys("removed", &slot.name)?;
            change.connection().execute(
                "DELETE FROM opener WHERE passphrase = ?1 OR recipient = ?2",
                rusqlite::params![passphrase, slot.recipient],
            )?;
            Ok(())
        })?;
        match passphrase {
            Some(n) => self.slots().destroy_passphrase(n),
            None => self.seal_to_recipients(),
        }
    }

    /// Gives a slot another passphrase: that one gets a file of its own, which is opened again before the old one is
    /// destroyed. At every moment one of the two opens the store. Without a slot it is the one that opened the store now.
    /// Gives the name of the new slot.
    ///
    /// # Errors
    /// [`KeyError`]; when a file cannot be written.
    pub fn change_passphrase(
        &mut self,
        stamp: &Stamp,
        slot: Option<&KeySlot>,
        passphrase: &SecretString,
        memory: Option<u64>,
    ) -> Result<String, StoreError> {
        check_passphrase(passphrase).map_err(KeyError::from)?;
        let old = self.passphrase_to_change(slot)?;
        let n = self.free_passphrase()?;
        let work = WorkFactor::for_memory(memory);
        self.slots().passphrase(n, passphrase, work)?;
        let name = passphrase_name(n);
        self.change(stamp, |change| {
            change.note_keys("changed", &name)?;
            let connection = change.connection();
            connection.execute("DELETE FROM opener WHERE passphrase = ?1", [n])?;
            let moved = "UPDATE opener SET passphrase = ?1, added_on = ?2 WHERE passphrase = ?3";
            let day = stamp.today.to_string();
            if connection.execute(moved, rusqlite::params![n, day, old])? == 0 {
                insert_passphrase(connection, n, "", &day)?;
            }
            Ok(())
        })?;
        self.slots().destroy_passphrase(old)?;
        if matches!(self.opened_by, OpenedBy::Passphrase(by) if by == old) {
            self.opened_by = OpenedBy::Passphrase(n);
        }
        Ok(name)
    }

    /// The passphrase that is meant: the one named, the one that opened the store, the only one that there is.
    ///
    /// # Errors
    /// [`KeyError::WhichPassphrase`].
    pub fn passphrase_to_change(&self, slot: Option<&KeySlot>) -> Result<u32, StoreError> {
        let which = || StoreError::from(KeyError::WhichPassphrase);
        match (slot, &self.opened_by) {
            (Some(slot), _) => self.number_of(slot).ok_or_else(which),
            (None, OpenedBy::Passphrase(n)) => Ok(*n),
            (None, _) => {
                let slots = slot::all(&self.folder)?;
                let numbers: Vec<u32> = slots.iter().filter_map(|slot| slot.passphrase).collect();
                match numbers[..] {
                    [only] => Ok(only),
                    _ => Err(which()),
                }
            }
        }
    }

    fn number_of(&self, slot: &KeySlot) -> Option<u32> {
        (1..=PASSPHRASES).find(|n| passphrase_name(*n) == slot.name)
    }

    fn free_passphrase(&self) -> Result<u32, StoreError> {
        let is_free = |n: &u32| self.folder.passphrase_slot(*n).symlink_metadata().is_err();
        Ok((1..=PASSPHRASES).find(is_free).ok_or(KeyError::TooMany)?)
    }

    pub(super) fn check_unknown(&self, drops_unknown: bool) -> Result<(), StoreError> {
        match self.unknown_recipients()? {
            unknown if unknown > 0 && !drops_unknown => Err(KeyError::UnknownRecipients { unknown }.into()),
            _ => Ok(()),
        }
    }

    pub(super) fn seal_to_recipients(&self) -> Result<(), StoreError> {
        self.slots().recipients(&self.recipients()?)
    }

    fn slots(&self) -> slot::Writing<'_> {
        slot::Writing { folder: &self.folder, key: &self.key, noted_in: Some(&self.connection) }
    }

    /// The recipients that the store knows.
    pub(super) fn recipients(&self) -> Result<Vec<Recipient>, StoreError> {
        Ok(self.openers()?.into_iter().filter_map(|row| row.recipient).collect())
    }

    fn openers(&self) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{ROWS} ORDER BY id"))?;
        let rows = statement.query_map([], row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

pub(super) fn passphrase_name(n: u32) -> String {
    format!("passphrase-{n}")
}

pub(super) fn recipient_name(id: i64) -> String {
    format!("recipient-{id}")
}

pub(super) fn checked_label(label: &str) -> Result<&str, KeyError> {
    let label = label.trim();
    let is_line = label.chars().count() <= LABEL && !label.chars().any(char::is_control);
    if is_line { Ok(label) } else { Err(KeyError::BadLabel) }
}
