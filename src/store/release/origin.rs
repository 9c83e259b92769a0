//! Which copy of a store this is: two copies of one must not undo each other's protection.

use crate::seal::Identity;
use crate::store::{Stamp, Store, StoreError};

/// What the store remembers of the person's word after a restore: the epoch for which it was given.
const NOTHING_SENT: &str = "nothing_sent_since";

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

    /// Whether the store was put back from a backup and nobody said since what had left it meanwhile. Two releases of
    /// one month from two copies of a store would undo each other's protection.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_unsure_what_left(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM history WHERE action = 'restored')
                AND NOT EXISTS (
                    SELECT 1 FROM setting, store WHERE name = ?1 AND value = lower(hex(store.epoch)))",
            [NOTHING_SENT],
            |row| row.get(0),
        )?)
    }

    /// Takes the person's word that nothing left the store after the backup that it was put back from.
    ///
    /// # Errors
    /// When the database fails.
    pub fn confirm_nothing_sent(&mut self, stamp: &Stamp) -> Result<(), StoreError> {
        self.change(stamp, |change| {
            change.connection().execute(
                "INSERT INTO setting (name, value) SELECT ?1, lower(hex(epoch)) FROM store WHERE id = 1
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [NOTHING_SENT],
            )?;
            change.note_nothing_sent()
        })
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
