//! From one version of the schema to the next: numbered files, frozen at release, one step a transaction.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::folder::Folder;
use super::full_text;
use super::key::DataKey;
use super::open::connect;

/// The version of `schema.sql`.
pub(crate) const VERSION: i64 = 2;

/// The steps: entry `i` leads from version `i + 1` to `i + 2`.
pub(super) const STEPS: &[&str] = &[include_str!("migrations/1-to-2.sql")];

const _: () = assert!(STEPS.len() as i64 == VERSION - 1, "one step for each version after the first");

/// Brings a store up to the current version, each step on a connection of its own and in one transaction, so that an
/// interrupted step leaves the version before and all its rows. A verified copy is made before the first step.
pub(super) fn upgrade(
    connection: Connection,
    folder: &Folder,
    key: &DataKey,
    from: i64,
) -> Result<Connection, StoreError> {
    let damaged = || StoreError::Damaged { path: folder.database() };
    if from == VERSION {
        return Ok(connection);
    }
    let first = usize::try_from(from - 1).map_err(|_| damaged())?;
    let mut connection = connection;
    if !STEPS.is_empty() {
        super::copy::keep_before_upgrade(&connection, folder, key, from)?;
    }
    for (version, step) in (from + 1..).zip(STEPS.get(first..).ok_or_else(damaged)?) {
        // With the last one the schema is the present one, which is what the records are read by.
        let then = if version == VERSION { full_text::fill } else { |_: &Connection| Ok(()) };
        take(&connection, &folder.database(), version, step, then)?;
        connection = connect(folder, key, OpenFlags::empty())?;
    }
    Ok(connection)
}

/// Takes one step in one transaction. A step may make a table anew, for altering one would leave other text than
/// `schema.sql` has; dropping the old one must not take with it the rows that refer to it, so references are not held
/// on the way, but checked before the end. `then` does in the same transaction what SQL alone cannot.
pub(super) fn take(
    connection: &Connection,
    path: &Path,
    version: i64,
    step: &str,
    then: fn(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;")?;
    let taken = (|| {
        connection.execute_batch(&format!("{step}\nPRAGMA user_version = {version};"))?;
        then(connection)?;
        if connection.prepare("PRAGMA foreign_key_check")?.exists([])? {
            return Err(StoreError::Damaged { path: path.to_owned() });
        }
        Ok(connection.execute_batch("COMMIT")?)
    })();
    if taken.is_err() {
        // Fails only where SQLite has rolled back already.
        let _ = connection.execute_batch("ROLLBACK");
    }
    taken
}
