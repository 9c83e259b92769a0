//! A line that was being typed when a shell locked: kept inside the store, for nowhere else is it safe.

use rusqlite::OptionalExtension;

use super::{Stamp, Store, StoreError};

/// What says of a draft that it is such a line.
const KIND: &str = "shell";

impl Store {
    /// Keeps a half-typed line, in place of an earlier one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keep_line(&mut self, line: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        transaction.execute("DELETE FROM draft WHERE kind = ?1", [KIND])?;
        transaction.execute(
            "INSERT INTO draft (kind, verb, begun_on, body) VALUES (?1, 'line', ?2, ?3)",
            rusqlite::params![KIND, stamp.today.format("%Y-%m-%d").to_string(), line],
        )?;
        Ok(transaction.commit()?)
    }

    /// The half-typed line, which is then no longer kept.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take_line(&mut self) -> Result<Option<String>, StoreError> {
        let line = self
            .connection
            .query_row("SELECT body FROM draft WHERE kind = ?1", [KIND], |row| row.get(0))
            .optional()?;
        if line.is_some() {
            self.connection.execute("DELETE FROM draft WHERE kind = ?1", [KIND])?;
        }
        Ok(line)
    }
}
