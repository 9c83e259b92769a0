//! Ways back for whoever forgot the passphrase: somebody's own key, a key on paper, a key in shares.
//!
//! Each stands as a recipient among the slots. The data key itself is never divided or printed, so a way back is taken away
//! like any other slot. Who holds it is kept as a label and as numbers: how many, how many are needed, how many are outside
//! the country, where nobody who holds this device can press them.

use std::str::FromStr;

use rusqlite::{Connection, OpenFlags, OptionalExtension};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::folder::Folder;
use super::key::{DataKey, Key, OpenedBy, check_passphrase};
use super::open::{as_damage, connect, connect_reading};
use super::opener::{self, checked_label, recipient_name};
use super::{Door, KeyError, Stamp, Store, StoreError, migration, rotate};
use crate::file;
use crate::seal::{self, Identity, MOST_SHARES, Recipient, Share, ShareError};

/// As what the key of a way back is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldAs {
    /// Somebody's own key.
    Recipient,
    /// A key made here, printed once.
    Identity,
    /// Such a key in shares.
    Shares,
}

impl HeldAs {
    /// The word in the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Identity => "identity",
            Self::Shares => "shares",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        [Self::Recipient, Self::Identity, Self::Shares].into_iter().find(|held| held.code() == code)
    }
}

/// Who holds a way back, by numbers alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// As what.
    pub held_as: HeldAs,
    /// By how many.
    pub holders: u8,
    /// How many of them are needed.
    pub needed: u8,
    /// How many are outside the country, as far as was said.
    pub abroad: u8,
    /// The set of the shares, as they say it.
    pub set: Option<String>,
}

impl Holding {
    /// Whether those inside the country are too few to open it, whoever presses them.
    pub fn withstands_pressure(&self) -> bool {
        self.holders - self.abroad < self.needed
    }

    fn one(held_as: HeldAs, abroad: u8) -> Result<Self, KeyError> {
        Self { held_as, holders: 1, needed: 1, abroad, set: None }.checked()
    }

    pub(super) fn checked(self) -> Result<Self, KeyError> {
        if self.abroad > self.holders {
            Err(KeyError::TooManyAbroad { most: self.holders })
        } else {
            Ok(self)
        }
    }
}

/// So many shares of so many, written `2/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorum {
    needed: u8,
    of: u8,
}

impl Quorum {
    /// How many open it.
    pub fn needed(self) -> u8 {
        self.needed
    }

    /// How many there are.
    pub fn of(self) -> u8 {
        self.of
    }

    pub(super) fn held(self, abroad: u8, set: Option<String>) -> Result<Holding, KeyError> {
        let held_as = HeldAs::Shares;
        Holding { held_as, holders: self.of, needed: self.needed, abroad, set }.checked()
    }
}

impl FromStr for Quorum {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let numbers = text.trim().split_once('/').and_then(|(needed, of)| {
            Some(Self { needed: needed.trim().parse().ok()?, of: of.trim().parse().ok()? })
        });
        // One share that opens alone is a key on paper, and is said to be.
        numbers
            .filter(|quorum| (2..=quorum.of).contains(&quorum.needed) && quorum.of <= MOST_SHARES)
            .ok_or(KeyError::NotAQuorum)
    }
}

/// A way back that is to be made.
#[derive(Clone, Debug)]
pub enum WayBack {
    /// Somebody's own key, by its public half.
    Recipient(String),
    /// A key made now.
    Identity,
    /// A key made now, in shares.
    Shares(Quorum),
}

/// What is handed to the holders, once.
#[derive(Debug)]
pub enum HandedOut {
    /// Nothing: they have their key.
    Nothing,
    /// A private key, as an age identity.
    Identity(SecretString),
    /// A share each.
    Shares(Vec<SecretString>),
}

/// A fresh key in shares, tried before it is given.
pub(super) fn shared(quorum: Quorum) -> Result<(Recipient, String, HandedOut), StoreError> {
    let identity = Identity::generate();
    let shares = seal::split(&identity, quorum.needed, quorum.of)?;
    let set = shares.first().map(Share::set).unwrap_or_default();
    let texts: Vec<SecretString> = shares.iter().map(Share::text).collect();
    // Each share, as it is printed, together with those after it.
    for start in 0..texts.len() {
        let some = texts.iter().cycle().skip(start).take(quorum.needed.into());
        let mut text = Zeroizing::new(String::with_capacity(512 * texts.len()));
        some.for_each(|share| text.push_str(share.expose_secret()));
        let found =
            seal::read_shares(&SecretString::from(text.as_str())).and_then(|shares| seal::combine(&shares));
        if found.map(|found| found.recipient()).ok() != Some(identity.recipient()) {
            return Err(KeyError::NotReadBack.into());
        }
    }
    Ok((identity.recipient(), set, HandedOut::Shares(texts)))
}

/// Writes a recipient with what is known of its holders, over what was known; gives the row's number.
pub(super) fn insert_holder(
    connection: &Connection,
    recipient: &Recipient,
    label: &str,
    day: &str,
    holding: &Holding,
) -> Result<i64, StoreError> {
    connection.execute(
        "INSERT INTO opener (recipient, label, added_on, held_as, holders, needed, abroad, share_set)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (recipient) DO UPDATE SET
            label = CASE excluded.label WHEN '' THEN label ELSE excluded.label END,
            held_as = excluded.held_as, holders = excluded.holders, needed = excluded.needed,
            abroad = excluded.abroad, share_set = excluded.share_set",
        rusqlite::params![
            recipient.to_string(),
            label,
            day,
            holding.held_as.code(),
            holding.holders,
            holding.needed,
            holding.abroad,
            holding.set,
        ],
    )?;
    let sql = "SELECT id FROM opener WHERE recipient = ?1";
    Ok(connection.query_row(sql, [recipient.to_string()], |row| row.get(0))?)
}

/// A slot that was tried: what it is called and how it is held, as far as the store knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsed {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Of a way back.
    pub holding: Option<Holding>,
}

impl Store {
    /// Makes a way back: seals the data key to it, opens that again, and gives what the holders are to be handed. What is
    /// handed out stands on the ledger before. `drops_unknown` lets go of recipients whom the store does not know.
    ///
    /// # Errors
    /// [`KeyError`]; why a text is no recipient; when the slot cannot be written.
    pub fn add_recovery(
        &mut self,
        stamp: &Stamp,
        way: &WayBack,
        label: &str,
        abroad: u8,
        drops_unknown: bool,
    ) -> Result<(String, HandedOut), StoreError> {
        let label = checked_label(label)?;
        self.check_unknown(drops_unknown)?;
        let (recipient, holding, handed) = match way {
            WayBack::Recipient(text) => {
                let holding = Holding::one(HeldAs::Recipient, abroad)?;
                (text.trim().parse::<Recipient>()?, holding, HandedOut::Nothing)
            }
            WayBack::Identity => {
                let (identity, holding) = (Identity::generate(), Holding::one(HeldAs::Identity, abroad)?);
                (identity.recipient(), holding, HandedOut::Identity(identity.to_line()))
            }
            WayBack::Shares(quorum) => {
                quorum.held(abroad, None)?;
                let (recipient, set, handed) = shared(*quorum)?;
                (recipient, quorum.held(abroad, Some(set))?, handed)
            }
        };
        let name = self.change(stamp, |change| {
            let day = stamp.today.to_string();
            let id = insert_holder(change.connection(), &recipient, label, &day, &holding)?;
            let name = recipient_name(id);
            change.note_keys("recovery", &name)?;
            let to = if label.is_empty() { name.clone() } else { label.to_owned() };
            change.leave(Door::Recovery, &[to], &what(&holding), None)?;
            Ok(name)
        })?;
        self.seal_to_recipients()?;
        if let Some(key) = key_of(&handed)? {
            // What lies in the folder now, by what the holders get.
            let (opened, _) = DataKey::open_slots(&self.folder, &key)?;
            if opened.secret() != self.key.secret() {
                return Err(KeyError::NotReadBack.into());
            }
        }
        Ok((name, handed))
    }

    /// Sets a passphrase in place of one that was forgotten: the one named, or the only one that there is; where there is
    /// none, or several, it is added. That it was a way back that opened the store stands in the history. Gives the name of
    /// the slot.
    ///
    /// # Errors
    /// [`KeyError`]; when a file cannot be written.
    pub fn recover(
        &mut self,
        stamp: &Stamp,
        forgotten: Option<&super::KeySlot>,
        passphrase: &SecretString,
        memory: Option<u64>,
    ) -> Result<String, StoreError> {
        check_passphrase(passphrase).map_err(KeyError::from)?;
        let by = self.key_slots()?.into_iter().find(|slot| slot.opened).map(|slot| slot.name);
        self.change(stamp, |change| change.note_keys("recovered", &by.unwrap_or_default()))?;
        match (forgotten, self.passphrase_to_change(None)) {
            (None, Err(_)) => self.add_passphrase(stamp, passphrase, "", memory),
            (forgotten, _) => self.change_passphrase(stamp, forgotten, passphrase, memory),
        }
    }

    /// Whether what the holders have opens the store: the slot, and the database under the key that lies in it. Nothing is
    /// changed. A parked store can be tried like any other.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn try_key(path: &std::path::Path, key: &Key) -> Result<Rehearsed, StoreError> {
        let folder = Folder::new(path);
        folder.check()?;
        let _lock = file::lock(&folder.lock())?.ok_or_else(|| StoreError::Busy { path: path.to_owned() })?;
        rotate::settle(&folder)?;
        let (key, by) = DataKey::open_slots(&folder, key)?;
        // Rolls back what a power cut left; from then on the file is open for reading alone.
        drop(connect(&folder, &key, OpenFlags::empty())?);
        let connection = connect_reading(&folder.database(), &key)?;
        rehearsed(&connection, &by).map_err(|error| as_damage(error, &folder.database()))
    }
}

fn rehearsed(connection: &Connection, by: &OpenedBy) -> Result<Rehearsed, StoreError> {
    let nameless = |name| Rehearsed { name, label: String::new(), holding: None };
    let recipients = match by {
        OpenedBy::Passphrase(n) => return Ok(nameless(opener::passphrase_name(*n))),
        OpenedBy::Identities(recipients) => recipients,
        OpenedBy::Making => &Vec::new(),
    };
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for recipient in recipients.iter().filter(|_| version == migration::VERSION) {
        let sql = format!("{} WHERE recipient = ?1", opener::ROWS);
        let row = connection.query_row(&sql, [recipient.to_string()], opener::row).optional()?;
        if let Some(row) = row {
            return Ok(Rehearsed { name: recipient_name(row.id), label: row.label, holding: row.holding });
        }
    }
    Ok(nameless("recipients".to_owned()))
}

/// What a ledger says of key material that left.
pub(super) fn what(holding: &Holding) -> String {
    match holding.held_as {
        HeldAs::Shares => format!("shares {}/{}", holding.needed, holding.holders),
        held_as => held_as.code().to_owned(),
    }
}

/// What was handed out, as a key.
pub(super) fn key_of(handed: &HandedOut) -> Result<Option<Key>, StoreError> {
    Ok(match handed {
        HandedOut::Nothing => None,
        HandedOut::Identity(line) => Some(Key::from_identity_file(line)?),
        HandedOut::Shares(texts) => {
            let mut all = Zeroizing::new(String::with_capacity(512 * texts.len()));
            texts.iter().for_each(|text| all.push_str(text.expose_secret()));
            Some(Key::from_shares(&SecretString::from(all.as_str()))?)
        }
    })
}

/// Shares that are typed line by line: a line that does not fit is told at once.
#[derive(Default)]
pub struct SharesTyped {
    shares: Vec<Share>,
    /// The lines of the share that is being typed, as they are printed.
    lines: Zeroizing<String>,
    typed: usize,
}

impl SharesTyped {
    /// Which line of a share comes next, from 1 on.
    pub fn line(&self) -> usize {
        self.typed + 1
    }

    /// Which share comes next, from 1 on.
    pub fn share(&self) -> usize {
        self.shares.len() + 1
    }

    /// How many are needed; unknown before the first is there.
    pub fn needed(&self) -> Option<usize> {
        self.shares.first().map(|share| usize::from(share.needed()))
    }

    /// Whether there are enough.
    pub fn is_enough(&self) -> bool {
        self.needed().is_some_and(|needed| self.shares.len() >= needed)
    }

    /// Takes a line; the last of a share completes it.
    ///
    /// # Errors
    /// [`StoreError::Share`]. A line that is mistyped is to be typed again; where the share as a whole is wrong, it is to be
    /// typed anew from its first line. A share that was typed already does not count twice.
    pub fn take(&mut self, line: &str) -> Result<(), StoreError> {
        // The line above the numbered ones says what they say again.
        if self.typed == 0 && seal::is_share_head(line) {
            return Ok(());
        }
        let mistyped = ShareError::Mistyped { share: self.share(), line: self.line() };
        let bytes = seal::read_share_line(self.line(), line).ok_or(mistyped)?;
        if self.lines.capacity() == 0 {
            self.lines.reserve(512);
        }
        seal::write_share_line(self.line(), bytes.as_slice(), &mut self.lines);
        self.typed += 1;
        if self.typed < seal::SHARE_LINES {
            return Ok(());
        }
        let lines = std::mem::take(&mut self.lines);
        self.typed = 0;
        for share in seal::read_shares(&SecretString::from(lines.as_str()))? {
            if self.shares.iter().any(|other| !other.is_of_one_set_with(&share)) {
                return Err(ShareError::OtherSet.into());
            }
            if self.shares.iter().all(|other| other.number() != share.number()) {
                self.shares.push(share);
            }
        }
        Ok(())
    }

    /// The key that they give.
    ///
    /// # Errors
    /// [`StoreError::Share`].
    pub fn key(&self) -> Result<Key, StoreError> {
        Ok(Key::of(seal::combine(&self.shares)?))
    }
}
