//! Making and opening a store: the cipher's parameters, and every check that must hold before the first answer.

#![expect(clippy::disallowed_methods, reason = "the one owner of database connections")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::folder::{FORMAT, Folder};
use super::head::{self, Alarm};
use super::key::{DataKey, Key, NewKeys, OpenedBy};
use super::{Stamp, Store, StoreError, as_written, migration, opener, rotate, slot};
use crate::file;
use crate::seal::{self, Identity, SigningKey};

/// The schema of the current version.
pub(crate) const SCHEMA: &str = include_str!("../../schema.sql");

const PLAIN_HEADER: &[u8] = b"SQLite format 3\0";

impl Store {
    /// Makes a store in a folder that does not exist yet, or is empty.
    ///
    /// It is made beside its place and gets its name last: what is interrupted leaves no folder of that name, and can be
    /// done again.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something is there.
    pub fn create(path: &Path, keys: &NewKeys, stamp: &Stamp) -> Result<Self, StoreError> {
        Self::check_vacant(path)?;
        if keys.passphrases.is_empty() && keys.recipients.is_empty() {
            return Err(StoreError::NoSlot);
        }
        let new = file::NewFolder::new_or_over_empty(path)?;
        // Closed before its folder is renamed: the database looks for its journal by the path that it was opened with.
        let key = Self::make_in(&Folder::new(new.path()), keys, stamp)?;
        new.finish()?;
        let folder = Folder::new(path);
        let lock = file::lock(&folder.lock())?.ok_or_else(|| StoreError::Busy { path: path.to_owned() })?;
        let connection = connect(&folder, &key, OpenFlags::empty())?;
        let opened_by = OpenedBy::Making;
        Ok(Self { connection, folder, key, opened_by, alarms: Vec::new(), _lock: Some(lock) })
    }

    fn make_in(folder: &Folder, keys: &NewKeys, stamp: &Stamp) -> Result<DataKey, StoreError> {
        for part in [folder.keys(), folder.inbox()] {
            file::create_private_folder(&part)?;
        }
        let key = DataKey::generate()?;
        let identity = Identity::generate();
        key.write_slots(folder, keys)?;
        file::write_new(&folder.inbox_key(), format!("{}\n", identity.recipient()).as_bytes())?;

        let connection = connect(folder, &key, OpenFlags::SQLITE_OPEN_CREATE)?;
        connection.execute_batch(&format!(
            "BEGIN IMMEDIATE;\n{SCHEMA}\nPRAGMA user_version = {};",
            migration::VERSION
        ))?;
        let alias: [u8; 16] = seal::random()?;
        let epoch: [u8; 16] = seal::random()?;
        let signing = SigningKey::generate()?;
        let line = identity.to_line();
        connection.execute(
            "INSERT INTO store (id, alias, epoch, signing_key, identity) VALUES (1, ?1, ?2, ?3, ?4)",
            rusqlite::params![
                alias,
                epoch,
                signing.to_bytes().as_slice(),
                secrecy::ExposeSecret::expose_secret(&line)
            ],
        )?;
        opener::insert_new(&connection, keys, &stamp.today.to_string())?;
        as_written::note_all(&connection, folder)?;
        connection.execute_batch("COMMIT")?;
        file::write_new(&folder.format(), Folder::format_line().as_bytes())?;
        let opened_by = OpenedBy::Making;
        let (folder, alarms) = (folder.clone(), Vec::new());
        let mut store = Self { connection, folder, key, opened_by, alarms, _lock: None };
        store.change(stamp, |change| change.note_made())?;
        // A change is kept where the head cannot be renewed; a store that never had one would be met with an alarm.
        let (n, hash) = head::last_entry(&store.connection)?;
        head::write(&store.folder, &store.key, (n, &hash), &[])?;
        let Self { key, .. } = store;
        Ok(key)
    }

    /// An empty store that lies nowhere: in memory, and gone with it. For a form that is filled in where no store is open.
    ///
    /// # Errors
    /// When the database or the source of random numbers fails.
    pub fn nowhere() -> Result<Self, StoreError> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(SCHEMA)?;
        let folder = Folder::new(Path::new(""));
        let (key, opened_by) = (DataKey::generate()?, OpenedBy::Making);
        Ok(Self { connection, folder, key, opened_by, alarms: Vec::new(), _lock: None })
    }

    /// Whether a store that we can open is in the folder, as far as can be told without a key.
    ///
    /// # Errors
    /// As [`Store::open`], but for those that need the key.
    pub fn look(path: &Path) -> Result<(), StoreError> {
        let folder = Folder::new(path);
        folder.check()?;
        check_database_file(&folder)?;
        // No key is needed for it, and nobody has one where the store was being parked: old slots must not stay.
        rotate::go_on(&folder);
        if folder.is_parked() { Err(StoreError::Parked { path: path.to_owned() }) } else { Ok(()) }
    }

    /// Says whether a store can be made there, before anybody thinks of a passphrase for it.
    ///
    /// # Errors
    /// [`StoreError::Exists`].
    pub fn check_vacant(path: &Path) -> Result<(), StoreError> {
        let is_empty = |path: &Path| path.read_dir().is_ok_and(|mut entries| entries.next().is_none());
        match path.symlink_metadata() {
            Ok(found) if !found.is_dir() || !is_empty(path) => {
                Err(StoreError::Exists { path: path.to_owned() })
            }
            _ => Ok(()),
        }
    }

    /// Refuses a file that would be written among the files of a store, over one of them perhaps.
    ///
    /// # Errors
    /// [`StoreError::Inside`].
    pub fn check_outside(path: &Path) -> Result<(), StoreError> {
        let parents = path.ancestors().skip(1).map(|parent| match parent {
            here if here == Path::new("") => Path::new("."),
            parent => parent,
        });
        let Some(folder) = parents.filter_map(|parent| parent.canonicalize().ok()).next() else {
            return Ok(());
        };
        // The file itself may be a link into a store.
        let target = path.canonicalize().ok();
        let folders = folder.ancestors().chain(target.iter().flat_map(|target| target.ancestors().skip(1)));
        let is_store = |folder: &Path| match Folder::new(folder).check_format() {
            Err(StoreError::Newer { .. }) => true,
            checked => checked.is_ok(),
        };
        match folders.into_iter().any(is_store) {
            true => Err(StoreError::Inside { path: path.to_owned() }),
            false => Ok(()),
        }
    }

    /// Opens a store.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotAStore`], [`StoreError::PlainDatabase`], [`StoreError::Newer`],
    /// [`StoreError::Damaged`], [`StoreError::AlteredSchema`], [`StoreError::Busy`], [`StoreError::WrongKey`],
    /// [`StoreError::Parked`]. Nothing is changed and nothing is made anew.
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        Self::look(path)?;
        Self::open_by(path, key, false)
    }

    /// The same, parked or not.
    pub(super) fn open_by(path: &Path, key: &Key, may_be_parked: bool) -> Result<Self, StoreError> {
        let folder = Folder::new(path);
        let lock = file::lock(&folder.lock())?.ok_or_else(|| StoreError::Busy { path: path.to_owned() })?;
        rotate::settle(&folder)?;
        // What was interrupted may have been parking.
        if folder.is_parked() && !may_be_parked {
            return Err(StoreError::Parked { path: path.to_owned() });
        }
        let (mut key, opened_by) = DataKey::open_slots(&folder, key)?;
        let (connection, alarms) =
            looked_through(&folder, &key).map_err(|error| as_damage(error, &folder.database()))?;
        key.take_kept(&connection)?;
        let mut store = Self { connection, folder, key, opened_by, alarms, _lock: Some(lock) };
        // A passphrase opens it again: what says that it is parked was left by an interruption.
        if !store.folder.is_parked() {
            let _ = store.clear_parked();
        }
        let other_key = store.check_inbox_key()?;
        store.alarms.extend(other_key);
        Ok(store)
    }
}

/// The connection to a store's database, of the present version and of our schema, and what has to be told of it.
fn looked_through(folder: &Folder, key: &DataKey) -> Result<(Connection, Vec<Alarm>), StoreError> {
    let ours = our_schema()?;
    let connection = connect(folder, key, OpenFlags::empty())?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version > migration::VERSION {
        return Err(StoreError::Newer {
            path: folder.root().to_owned(),
            found: version,
            known: migration::VERSION,
        });
    }
    let connection = migration::upgrade(connection, folder, key, version)?;
    // What a power cut left unfinished; a folder that cannot be written is told when something is to be written.
    let _ = file::remove_leftovers(folder.root());
    let _ = slot::destroy_leftovers(&folder.keys());
    check_schema(&connection, ours)?;
    let alarms = head::check(&connection, folder, key)?;
    Ok((connection, alarms))
}

/// A page that is not as it was written is the file's damage, whichever statement comes upon it.
pub(super) fn as_damage(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::DamagedPage(_) => StoreError::Damaged { path: path.to_owned() },
        error => error,
    }
}

/// A file in clear, or none at all, is told before a key is asked to open it.
fn check_database_file(folder: &Folder) -> Result<(), StoreError> {
    use std::io::Read;
    let path = folder.database();
    let mut start = Vec::new();
    file::open(&path, u64::MAX)?
        .take(PLAIN_HEADER.len() as u64)
        .read_to_end(&mut start)
        .map_err(|_| StoreError::Damaged { path: path.clone() })?;
    #[cfg(feature = "in-clear")]
    if super::in_clear::is_on() {
        return Ok(());
    }
    if start == PLAIN_HEADER {
        return Err(StoreError::PlainDatabase { path });
    }
    if start.len() < PLAIN_HEADER.len() {
        return Err(StoreError::Damaged { path });
    }
    Ok(())
}

/// Opens the database under its key. The order of the first statements is the format's: they are not stored in the
/// file, and a wrong one looks like a wrong key.
pub(super) fn connect(folder: &Folder, key: &DataKey, create: OpenFlags) -> Result<Connection, StoreError> {
    connect_file(&folder.database(), key, create)
}

/// As [`connect`], for a file anywhere: backups are verified with it.
pub(super) fn connect_file(path: &Path, key: &DataKey, create: OpenFlags) -> Result<Connection, StoreError> {
    // The slot gave the right key, so a file that does not open under it is damaged or another store's.
    opened(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | create).map_err(|error| as_damage(error, path))
}

/// A connection that cannot write to the file. What a power cut left has to be rolled back before.
pub(super) fn connect_reading(path: &Path, key: &DataKey) -> Result<Connection, StoreError> {
    opened(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| as_damage(error, path))
}

/// A connection to no file, to stand where one was closed.
pub(super) fn to_nothing() -> Result<Connection, StoreError> {
    Ok(Connection::open_in_memory()?)
}

fn opened(path: &Path, key: &DataKey, access: OpenFlags) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(path, flags | access)?;
    #[cfg(feature = "in-clear")]
    if super::in_clear::is_on() {
        return settled(connection);
    }
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", key.pragma().as_str())?;
    connection.execute_batch(
        "PRAGMA cipher_page_size = 4096;
         PRAGMA cipher_hmac_algorithm = HMAC_SHA256;",
    )?;
    require_cipher(&connection)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    settled(connection)
}

/// The connection with the settings that have nothing to do with the cipher.
fn settled(connection: Connection) -> Result<Connection, StoreError> {
    // 28 MB of pages: what is read again need not be deciphered again, and no report of a million records takes 100 MB.
    connection.execute_batch(
        "PRAGMA journal_mode = DELETE;
         PRAGMA synchronous = EXTRA;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -28672;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Plans do not follow the values bound. Without this SQLite compiles a kept statement anew each time that it is
    // used with another value, which costs more than the statement does.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(connection)
}

/// `PRAGMA key` on a plain build is silently ignored and the file written in clear; so the cipher has to show itself.
fn require_cipher(connection: &Connection) -> Result<(), StoreError> {
    let pragma = |name: &str| -> Option<String> {
        connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).ok()
    };
    let version = pragma("cipher_version").unwrap_or_default();
    let provider = pragma("cipher_provider").unwrap_or_default();
    let temp_in_memory: bool = connection.query_row(
        "SELECT count(*) FROM pragma_compile_options WHERE compile_options = 'TEMP_STORE=3'",
        [],
        |row| row.get(0),
    )?;
    if version.is_empty() || provider != "rustcrypto" || !temp_in_memory {
        return Err(StoreError::NoCipher);
    }
    Ok(())
}

/// The schema as a database holds it: each object's statement by name. The tables in which the full-text index keeps
/// itself are left out: SQLite writes their statements, and lets nobody else write into them. They are named here, for
/// asking SQLite which tables are such has it work out the columns of every view: opening took three times as long.
pub(super) fn schema_of(connection: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT type || ' ' || name, sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND NOT (type = 'table' AND name IN (
            'full_text_data', 'full_text_idx', 'full_text_docsize', 'full_text_config'))",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The schema that every store of this version has; worked out once, for it takes longer than all else of opening.
fn our_schema() -> Result<&'static BTreeMap<String, String>, StoreError> {
    static OURS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    if let Some(ours) = OURS.get() {
        return Ok(ours);
    }
    let plain = Connection::open_in_memory()?;
    plain.execute_batch(SCHEMA)?;
    let ours = schema_of(&plain)?;
    Ok(OURS.get_or_init(|| ours))
}

/// The same for a database of which nothing else was looked at.
pub(super) fn check_present_schema(connection: &Connection) -> Result<(), StoreError> {
    check_schema(connection, our_schema()?)
}

/// A trigger or a view that somebody slipped in would run with our rights: the schema must be ours to the letter.
fn check_schema(connection: &Connection, ours: &BTreeMap<String, String>) -> Result<(), StoreError> {
    let theirs = schema_of(connection)?;
    let differs = theirs
        .iter()
        .find(|(name, sql)| ours.get(*name) != Some(sql))
        .or_else(|| ours.iter().find(|(name, _)| !theirs.contains_key(*name)));
    match differs {
        Some((object, _)) => Err(StoreError::AlteredSchema { object: object.clone() }),
        None => Ok(()),
    }
}

const _: () = assert!(FORMAT == 1, "the cipher's parameters above are those of format 1");
