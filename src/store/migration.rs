//! From one version of the schema to the next: numbered files, frozen at release, one step a transaction.

use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::folder::Folder;
use super::key::DataKey;
use super::open::{Memory, connect};

/// The version of `schema.sql`.
pub(crate) const VERSION: i64 = 1;

/// The steps: entry `i` leads from version `i + 1` to `i + 2`.
pub(super) const STEPS: &[&str] = &[];

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
        connection
            .execute_batch(&format!("BEGIN IMMEDIATE;\n{step}\nPRAGMA user_version = {version};\nCOMMIT;"))?;
        connection = connect(folder, key, OpenFlags::empty(), Memory::Locked)?;
    }
    Ok(connection)
}
