//! The key slots as the store wrote them. Nothing else tells that one was lost or altered: only its form shows, until
//! somebody tries to open it, and that may be years later and abroad.
//!
//! What is to be written is noted before the file is, and what was there before is forgotten after. An interruption between
//! the two leaves both, and either is right. Of a slot that was put there by other means nothing is noted, and nothing told.

use std::collections::BTreeMap;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::StoreError;
use super::folder::Folder;
use super::key::SLOT_BYTES;
use super::slot;
use crate::file;

/// A slot that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unlike {
    /// The name of its file.
    pub(super) name: String,
    /// Whether there is none.
    pub(super) is_missing: bool,
}

/// What a slot is: a hash of its file, or nothing where there is none.
fn state(bytes: Option<&[u8]>) -> Vec<u8> {
    bytes.map(|bytes| Sha256::digest(bytes).to_vec()).unwrap_or_default()
}

fn state_in(folder: &Folder, name: &str) -> Vec<u8> {
    state(file::read(&folder.keys().join(name), SLOT_BYTES).ok().as_deref())
}

/// Notes every slot of a folder as it is, and nothing else.
pub(super) fn note_all(connection: &Connection, folder: &Folder) -> Result<(), StoreError> {
    connection.execute("DELETE FROM slot", [])?;
    for slot in slot::all(folder)? {
        insert(connection, &slot.name, &state_in(folder, &slot.name))?;
    }
    Ok(())
}

/// Notes what a slot is going to be: `bytes`, or none.
pub(super) fn note_next(
    connection: &Connection,
    folder: &Folder,
    name: &str,
    bytes: Option<&[u8]>,
) -> Result<(), StoreError> {
    let is_known: bool = connection.query_row("SELECT EXISTS (SELECT 1 FROM slot)", [], |row| row.get(0))?;
    if !is_known {
        // A store made before this was noted.
        note_all(connection, folder)?;
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM slot WHERE name = ?1)";
    if !connection.query_row(sql, [name], |row| row.get(0))? {
        insert(connection, name, &state_in(folder, name))?;
    }
    insert(connection, name, &state(bytes))
}

/// Forgets what a slot no longer is, once it is what was noted last; of one that is gone, everything. Where that fails,
/// more is taken for right than need be.
pub(super) fn note_done(connection: &Connection, name: &str, bytes: Option<&[u8]>) {
    let sql = "DELETE FROM slot WHERE name = ?1 AND (hash <> ?2 OR ?2 = x'')";
    let _ = connection.execute(sql, rusqlite::params![name, state(bytes)]);
}

/// The slots that are not as they were written.
pub(super) fn unlike(connection: &Connection, folder: &Folder) -> Result<Vec<Unlike>, StoreError> {
    let mut noted: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT name, hash FROM slot")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        noted.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut found = Vec::new();
    for (name, states) in noted {
        let state = state_in(folder, &name);
        if !states.contains(&state) {
            found.push(Unlike { name, is_missing: state.is_empty() });
        }
    }
    Ok(found)
}

fn insert(connection: &Connection, name: &str, state: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO slot (name, hash) VALUES (?1, ?2)";
    connection.execute(sql, rusqlite::params![name, state])?;
    Ok(())
}
