//! Which copy of a store this is: two copies of one must not undo each other's protection.

use rusqlite::{Connection, OptionalExtension};

use super::{Composed, Place};
use crate::seal::Identity;
use crate::store::{Alarm, Change, Stamp, Store, StoreError, head};

/// What the store remembers of the person's word after a restore: the epoch for which it was given.
const NOTHING_SENT: &str = "nothing_sent_since";
/// That the store was filled by `load`: another store has the same records, and may have released them.
const MADE_BY_LOAD: &str = "made_by_load";

impl Store {
    /// The store's own X25519 identity: it opens the store's copy of what left.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn own_identity(&self) -> Result<Identity, StoreError> {
        let line: String =
            self.connection.query_row("SELECT identity FROM store WHERE id = 1", [], |row| row.get(0))?;
        let keys = Identity::parse_file(&secrecy::SecretString::from(line))?;
        keys.into_iter().next().ok_or(StoreError::Identity(crate::seal::IdentityError::Empty))
    }

    /// Whether the store was put back from a backup, or filled by `load`, and nobody said since what had left the other
    /// copy. Two releases of one month from two copies of a store would undo each other's protection.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_unsure_what_left(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row(
            "SELECT (EXISTS (SELECT 1 FROM history WHERE action = 'restored')
                    OR EXISTS (SELECT 1 FROM setting WHERE name = ?2))
                AND NOT EXISTS (
                    SELECT 1 FROM setting, store WHERE name = ?1 AND value = lower(hex(store.epoch)))",
            [NOTHING_SENT, MADE_BY_LOAD],
            |row| row.get(0),
        )?)
    }

    /// Takes the person's word that nothing left the store after the backup that it was put back from.
    ///
    /// # Errors
    /// When the database fails.
    pub fn confirm_nothing_sent(&mut self, stamp: &Stamp) -> Result<(), StoreError> {
        self.change(stamp, confirm)
    }

    /// Takes in what left another copy of this store, as the store's own copies of it say: nothing of the same periods
    /// leaves again but the same bytes, and every later check knows the numbers. With them the person says that nothing
    /// else was sent. Gives how many were new.
    ///
    /// # Errors
    /// [`StoreError::NotOwnRelease`] for one of another store, [`StoreError::Fork`] where this copy has another release of
    /// the same place in the chain; then nothing is taken in.
    pub(crate) fn take_in(&mut self, stamp: &Stamp, all: &[Left]) -> Result<usize, StoreError> {
        let key = self.signing_key()?.public().to_bytes();
        let countries = self.countries()?;
        let day = super::day(stamp);
        self.change(stamp, |change| {
            let connection = change.connection();
            let (alias, loaded): ([u8; 16], bool) = connection.query_row(
                "SELECT alias, EXISTS (SELECT 1 FROM setting WHERE name = ?1) FROM store WHERE id = 1",
                [MADE_BY_LOAD],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            let mut taken = 0;
            for left in all {
                let named = super::alias_of(alias, left.place.period.year());
                let own = left.place.alias == named && left.signer == key;
                let country = countries.iter().find(|country| country.code == left.country);
                let (Some(country), true) = (country, own || loaded) else {
                    return Err(StoreError::NotOwnRelease);
                };
                let there: Option<[u8; 32]> = connection
                    .query_row(
                        "SELECT hash FROM release WHERE epoch = ?1 AND audience = ?2 AND sequence = ?3",
                        rusqlite::params![
                            left.place.epoch,
                            left.place.profile.code(),
                            left.place.sequence as i64
                        ],
                        |row| row.get(0),
                    )
                    .optional()?;
                match there {
                    Some(hash) if hash == left.composed.hash => continue,
                    Some(_) => return Err(StoreError::Fork),
                    None => {}
                }
                super::insert(connection, &left.place, &country.uid, &left.composed, "{}", &day, Some(&day))?;
                taken += 1;
            }
            confirm(change)?;
            Ok(taken)
        })
    }

    /// Takes the person's word that this is the state to go on from, though an older database was put back, or nothing says
    /// whether it is the latest: the alarm ends. It is a restore like any other, for something may have left after that state.
    ///
    /// # Errors
    /// When the database or the head cannot be written; then the alarm stays.
    pub fn accept_state(&mut self, stamp: &Stamp) -> Result<(), StoreError> {
        self.begin_epoch(stamp)?;
        let (n, hash) = head::last_entry(&self.connection)?;
        let mut left = self.alarms.clone();
        left.retain(|alarm| !matches!(alarm, Alarm::RolledBack | Alarm::NoHead));
        head::write(&self.folder, &self.key, (n, &hash), &left)?;
        self.alarms = left;
        Ok(())
    }

    /// Gives a store that was put back from a backup its own epoch, and writes that down: its releases must not look
    /// like a fork of those that the original makes.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn begin_epoch(&mut self, stamp: &Stamp) -> Result<(), StoreError> {
        let epoch: [u8; 16] = crate::seal::random()?;
        self.change(stamp, |change| {
            change.connection().execute("UPDATE store SET epoch = ?1 WHERE id = 1", [epoch])?;
            change.note_restored()
        })
    }
}

/// A release that left another copy of the store.
pub(crate) struct Left {
    /// Its place in the chain.
    pub(crate) place: Place,
    /// Who signed it.
    pub(crate) signer: [u8; 32],
    /// The country that it covers, by its code.
    pub(crate) country: String,
    /// Its bytes.
    pub(crate) composed: Composed,
}

fn confirm(change: &mut Change<'_>) -> Result<(), StoreError> {
    change.connection().execute(
        "INSERT INTO setting (name, value) SELECT ?1, lower(hex(epoch)) FROM store WHERE id = 1
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [NOTHING_SENT],
    )?;
    change.note_nothing_sent()
}

/// Remembers that the store was filled by `load`.
pub(in crate::store) fn made_by_load(connection: &Connection) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?1, '1') ON CONFLICT (name) DO NOTHING",
        [MADE_BY_LOAD],
    )?;
    Ok(())
}
