//! Copies of the database: made under the same key, opened again and checked before anybody relies on them.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::folder::Folder;
use super::key::DataKey;
use super::open::connect_file;

/// Copies the database to a new file and checks the copy: every page's MAC, the structure, the references.
pub(super) fn copy(connection: &Connection, key: &DataKey, to: &Path) -> Result<(), StoreError> {
    if to.exists() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let name = to.to_str().ok_or_else(|| StoreError::Damaged { path: to.to_owned() })?;
    connection.execute("VACUUM INTO ?1", [name])?;
    let copy = connect_file(to, key, OpenFlags::empty())?;
    check(&copy, to)
}

/// Checks a database through and through.
///
/// `cipher_integrity_check` gives no row when all is well; `integrity_check` is needed too, for a page can be
/// authentic and in the wrong place.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let damaged = || StoreError::Damaged { path: path.to_owned() };
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    if statement.query([])?.next()?.is_some() {
        return Err(damaged());
    }
    let word: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if word != "ok" {
        return Err(damaged());
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    if statement.query([])?.next()?.is_some() {
        return Err(damaged());
    }
    Ok(())
}

/// A checked copy beside the database, kept before the first step of an upgrade.
pub(super) fn keep_before_upgrade(
    connection: &Connection,
    folder: &Folder,
    key: &DataKey,
    version: i64,
) -> Result<(), StoreError> {
    let to = folder.root().join(format!("store-before-{version}.db"));
    if to.exists() { Ok(()) } else { copy(connection, key, &to) }
}
