//! Writing the database file anew: nothing is in it then but what the tables hold.

use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::open::{as_damage, connect, connect_file, to_nothing};
use super::{Store, StoreError, copy, head};
use crate::file;

/// Writes the database into a new file under the same key, checks that one page by page, and puts it in place of the old
/// one. Where anything fails before that the old one stays.
pub(super) fn rewrite(store: &mut Store) -> Result<(), StoreError> {
    let scratch = file::Scratch::in_folder(store.folder.root(), "rewritten")?;
    vacuum_into(&store.connection, scratch.path())?;
    {
        let copy = connect_file(scratch.path(), &store.key, OpenFlags::empty())?;
        copy::check(&copy, scratch.path())?;
        if head::last_entry(&copy)? != head::last_entry(&store.connection)? {
            return Err(StoreError::Damaged { path: scratch.path().to_owned() });
        }
    }
    // Closed before its file goes: Windows gives no name away that somebody holds open.
    store.connection = to_nothing()?;
    let put = file::put_in_place(scratch.path(), &store.folder.database());
    store.connection = connect(&store.folder, &store.key, OpenFlags::empty())
        .map_err(|error| as_damage(error, &store.folder.database()))?;
    Ok(put?)
}

/// `VACUUM INTO` attaches the new file, which is made with SQLCipher's defaults: these are set to ours before. A plain
/// `VACUUM` would hold the whole database in memory.
fn vacuum_into(connection: &Connection, to: &std::path::Path) -> Result<(), StoreError> {
    #[cfg(feature = "in-clear")]
    let in_clear = super::in_clear::is_on();
    #[cfg(not(feature = "in-clear"))]
    let in_clear = false;
    if !in_clear {
        connection.execute_batch(
            "PRAGMA cipher_default_page_size = 4096;
             PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256;",
        )?;
    }
    // A path that is no text would become another one.
    let path = to.to_str().ok_or_else(|| rusqlite::Error::InvalidPath(to.to_owned()))?;
    let attached = connection.limit(Limit::SQLITE_LIMIT_ATTACHED)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let written = connection.execute("VACUUM INTO ?1", [path]);
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, attached)?;
    written?;
    Ok(())
}
