//! Copies of the database: made under the same key, opened again and checked before anybody relies on them.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::folder::Folder;
use super::key::DataKey;
use super::open::{as_damage, connect_file};
use crate::file;

/// Copies the database to a new file and checks the copy: every page's MAC, the structure, the references.
pub(super) fn copy(connection: &Connection, key: &DataKey, to: &Path) -> Result<(), StoreError> {
    if to.exists() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    // Not `VACUUM INTO`: it would give the copy the cipher's default parameters, which are not ours.
    let mut copy = connect_file(to, key, OpenFlags::SQLITE_OPEN_CREATE)?;
    let done = Backup::new(connection, &mut copy)?.step(-1)?;
    if done != StepResult::Done {
        return Err(StoreError::Damaged { path: to.to_owned() });
    }
    // Opened anew: what is checked is what lies on the disk.
    drop(copy);
    let copy = connect_file(to, key, OpenFlags::empty())?;
    check(&copy, to)
}

/// Checks a database through and through.
///
/// `cipher_integrity_check` gives no row when all is well; `integrity_check` is needed too, for a page can be
/// authentic and in the wrong place.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    checked(connection, path).map_err(|error| as_damage(error, path))
}

fn checked(connection: &Connection, path: &Path) -> Result<(), StoreError> {
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
    let to = folder.copy_of_before(version);
    if to.exists() {
        return Ok(());
    }
    // It has its name once it is whole: half a copy would be taken for the one to go back to.
    let unfinished = file::Scratch::in_folder(folder.root(), "copy")?;
    let journal = file::Scratch::in_folder(folder.root(), "copy-journal")?;
    copy(connection, key, unfinished.path())?;
    drop(journal);
    Ok(file::put_in_place(unfinished.path(), &to)?)
}

#[cfg(test)]
mod tests {
    use super::super::{NewKeys, Stamp, Store};
    use super::*;
    use crate::seal::Identity;

    #[test]
    fn a_copy_is_whole_under_the_same_key_and_in_no_file_of_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keys = NewKeys::default();
        keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
        let stamp = Stamp { today: chrono::NaiveDate::MIN, at: "2026-11-24T18:00:00Z".into() };
        let store = Store::create(&folder.path().join("store"), &keys, &stamp).expect("a store");
        let to = folder.path().join("copy.db");
        copy(&store.connection, &store.key, &to).expect("a copy");
        assert!(matches!(
            copy(&store.connection, &store.key, &to),
            Err(StoreError::Exists { path }) if path == to
        ));
        let opened = connect_file(&to, &store.key, OpenFlags::empty()).expect("opens");
        let alias = |connection: &Connection| -> [u8; 16] {
            connection.query_row("SELECT alias FROM store", [], |row| row.get(0)).expect("a row")
        };
        assert_eq!(alias(&opened), alias(&store.connection));
        let mut bytes = std::fs::read(&to).expect("the copy");
        assert!(!bytes.windows(6).any(|window| window == b"SQLite"));
        // Not a page of the schema, which opening reads.
        let page: usize = opened
            .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'caution'", [], |row| row.get(0))
            .expect("a table");
        bytes[(page - 1) * 4096 + 2000] ^= 1;
        std::fs::write(&to, bytes).expect("writes");
        let opened = connect_file(&to, &store.key, OpenFlags::empty()).expect("its first page is whole");
        assert!(matches!(check(&opened, &to), Err(StoreError::Damaged { .. })));
    }
}
