//! A store's way into a backup and back: copied and checked, written and read again; unpacked into a folder that
//! becomes a store only when everything holds.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::archive::{Entry, read_archive, write_archive};
use super::members::{MAX_MEMBER, TarError};
use super::party::{Identities, Recipients};
use crate::file::{self, FileError};
use crate::import::MAX_SLIP;
use crate::seal::{self, SealError};
use crate::store::{Door, Folder, Key, Stamp, Store, StoreError};

/// Most bytes of a backup, sealed or not.
const MAX_BACKUP: u64 = MAX_MEMBER + 2 * 1024 * 1024 * 1024;
/// How every age file begins.
const AGE: &[u8] = b"age-encryption.org/";
/// Highest number of a passphrase slot that is looked for.
const PASSPHRASES: u32 = 32;

/// Why a store is not backed up or not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The archive cannot be written, or is not believed.
    #[error(transparent)]
    Archive(#[from] TarError),
    /// Sealing or opening failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The store refuses, or what was put back is no store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was written does not read back as it was.
    #[error("not read back as written: {}", path.display())]
    NotReadBack {
        /// The backup.
        path: PathBuf,
    },
    /// The backup is sealed, and no identity was given to open it.
    #[error("sealed, and no identity given")]
    Sealed,
    /// The head of the history in the archive is not that of its database.
    #[error("the head is not the database's")]
    OtherHead,
    /// What was unpacked is no whole store.
    #[error("a damaged backup")]
    Damaged,
}

impl From<FileError> for BackupError {
    fn from(error: FileError) -> Self {
        Self::Store(error.into())
    }
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        Self::Archive(error.into())
    }
}

/// A backup that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Its bytes.
    pub bytes: u64,
    /// Its files of the store.
    pub entries: usize,
}

/// Copies a store into one new file: checked before it is written, and read back after. With recipients the archive is
/// sealed to them once more; without, it opens with what opens the store.
///
/// The ledger's line is written first, so that the copy has it too.
///
/// # Errors
/// [`BackupError`]; there is no file then.
pub fn back_up(
    store: &mut Store,
    stamp: &Stamp,
    path: &Path,
    to: &Recipients,
) -> Result<BackedUp, BackupError> {
    file::check_new(path)?;
    store.note_door(stamp, Door::Backup, &to.labels(), "backup")?;
    let folder = store.folder().clone();
    let copy = file::Scratch::in_folder(folder.root(), "copy")?;
    store.copy_database(copy.path())?;
    let entries = entries(&folder, copy.path())?;
    let count = entries.len();

    let written = if to.keys().is_empty() {
        put(path, |output| Ok(write_archive(output, entries.iter().map(opened))?))
    } else {
        let tar = file::Scratch::in_folder(folder.root(), "tar")?;
        put(tar.path(), |output| Ok(write_archive(output, entries.iter().map(opened))?))?;
        check_archive(tar.path(), &entries)?;
        put(path, |output| {
            let input = file::open(tar.path(), MAX_BACKUP)?;
            Ok(seal::wrap_stream(input, output, &to.keys())?)
        })
    }?;
    let read_back = digest_of(path).and_then(|read| {
        if read != written {
            return Err(BackupError::NotReadBack { path: path.to_owned() });
        }
        if to.keys().is_empty() { check_archive(path, &entries) } else { Ok(()) }
    });
    if read_back.is_err() {
        file::remove(path)?;
    }
    read_back?;
    Ok(BackedUp { bytes: written.1, entries: count })
}

/// A backup's files in a folder of their own, which is no store yet; dropped before [`Unpacked::open`], nothing stays.
#[derive(Debug)]
pub struct Unpacked(file::NewFolder);

/// Reads a backup strictly and puts its files beside the place where the store will be. The identities open one that
/// is sealed once more.
///
/// # Errors
/// [`BackupError`]: when anything is at that place already, or the backup is not believed.
pub fn unpack_backup(
    path: &Path,
    to: &Path,
    identities: Option<&Identities>,
) -> Result<Unpacked, BackupError> {
    let is_sealed = is_sealed(path)?;
    let new = file::NewFolder::new(to)?;
    let folder = Folder::new(new.path());
    for part in [folder.keys(), folder.inbox()] {
        file::create_private_folder(&part)?;
    }
    if is_sealed {
        let identities = identities.ok_or(BackupError::Sealed)?;
        let tar = file::Scratch::in_folder(new.path(), "tar")?;
        file::write_new_with(tar.path(), |output| -> Result<(), BackupError> {
            seal::open_stream(file::open(path, MAX_BACKUP)?, output, identities.all(), MAX_BACKUP)?;
            Ok(())
        })?;
        unpack(tar.path(), &folder)?;
    } else {
        unpack(path, &folder)?;
    }
    Ok(Unpacked(new))
}

impl Unpacked {
    /// Opens what was unpacked, checks it through and through, and makes it the store. It keeps alias and keys, gets
    /// an epoch of its own, and its history says that it was put back.
    ///
    /// # Errors
    /// [`BackupError`]; nothing is left behind then.
    pub fn open(self, key: &Key, stamp: &Stamp) -> Result<(), BackupError> {
        let mut store = Store::open(self.0.path(), key).map_err(of_backup)?;
        // What was told of the store before the backup is told when it is used.
        if !store.fits_head().map_err(of_backup)? {
            return Err(BackupError::OtherHead);
        }
        store.check().map_err(of_backup)?;
        store.begin_epoch(stamp)?;
        drop(store);
        Ok(self.0.finish()?)
    }
}

/// Damage of what was unpacked is the backup's: the files beside the place of the store are gone when it is told.
fn of_backup(error: StoreError) -> BackupError {
    match error {
        StoreError::Damaged { .. } | StoreError::DamagedPage(_) => BackupError::Damaged,
        error => error.into(),
    }
}

/// Says whether a backup could be put back there, as far as can be said without its keys.
///
/// # Errors
/// [`BackupError`].
pub fn check_restore(path: &Path, to: &Path) -> Result<(), BackupError> {
    if to.symlink_metadata().is_ok() {
        return Err(FileError::Exists { path: to.to_owned() }.into());
    }
    if !is_sealed(path)? {
        read_archive(file::open(path, MAX_BACKUP)?, |_, content| {
            io::copy(content, &mut io::sink()).map(drop)
        })?;
    }
    Ok(())
}

/// Whether a backup is sealed once more.
fn is_sealed(path: &Path) -> Result<bool, BackupError> {
    let mut start = Vec::new();
    file::open(path, MAX_BACKUP)?.take(AGE.len() as u64).read_to_end(&mut start)?;
    Ok(start == AGE)
}

/// The files of a store in the archive's order, with the copy in place of the database.
fn entries(folder: &Folder, database: &Path) -> Result<Vec<(Entry, PathBuf)>, BackupError> {
    let mut entries = vec![(Entry::Format, folder.format()), (Entry::Head, folder.head())];
    let slots = (1..=PASSPHRASES).map(|n| (Entry::Passphrase(n), folder.passphrase_slot(n)));
    entries.extend(slots.filter(|(_, path)| path.exists()));
    entries.push((Entry::Recipients, folder.recipients_slot()));
    entries.push((Entry::InboxKey, folder.inbox_key()));
    let failed = |source| FileError::new(&folder.inbox(), source);
    let mut slips = Vec::new();
    for found in std::fs::read_dir(folder.inbox()).map_err(failed)? {
        let found = found.map_err(failed)?;
        let name = format!("inbox/{}", found.file_name().to_string_lossy());
        // Anybody who can write the folder can put a pipe or a flood there; that keeps no backup from being made.
        let is_slip = || found.metadata().is_ok_and(|file| file.is_file() && file.len() <= MAX_SLIP);
        if let Ok(entry @ Entry::Slip(_)) = name.parse()
            && is_slip()
        {
            slips.push((entry, found.path()));
        }
    }
    slips.sort();
    entries.extend(slips);
    entries.retain(|(_, path)| path.exists());
    entries.push((Entry::Database, database.to_owned()));
    Ok(entries)
}

/// A file as the archive takes it.
fn opened((entry, path): &(Entry, PathBuf)) -> Result<(Entry, u64, file::Bounded), TarError> {
    let file = file::open(path, entry.limit()).map_err(|error| TarError::Io(io::Error::other(error)))?;
    Ok((*entry, file.length(), file))
}

/// Hash and length of what is written or read.
type Written = ([u8; 32], u64);

/// Writes a new file and gives the hash of what went into it.
fn put(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), BackupError>,
) -> Result<Written, BackupError> {
    let mut written = None;
    file::write_new_with(path, |output| -> Result<(), BackupError> {
        let mut hashing = Hashing { output, digest: Sha256::new(), length: 0 };
        fill(&mut hashing)?;
        written = Some((hashing.digest.finalize().into(), hashing.length));
        Ok(())
    })?;
    Ok(written.expect("set where `fill` succeeds"))
}

struct Hashing<'a> {
    output: &'a mut dyn Write,
    digest: Sha256,
    length: u64,
}

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.output.write(bytes)?;
        self.digest.update(&bytes[..taken]);
        self.length += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

fn digest_of(path: &Path) -> Result<Written, BackupError> {
    hashed(&mut file::open(path, MAX_BACKUP)?)
}

fn hashed(input: &mut dyn Read) -> Result<Written, BackupError> {
    let mut hashing = Hashing { output: &mut io::sink(), digest: Sha256::new(), length: 0 };
    io::copy(input, &mut hashing)?;
    Ok((hashing.digest.finalize().into(), hashing.length))
}

/// Reads an archive as strictly as `restore` would, and compares each of its files with the store's.
fn check_archive(path: &Path, entries: &[(Entry, PathBuf)]) -> Result<(), BackupError> {
    let other = || BackupError::NotReadBack { path: path.to_owned() };
    let mut found = Vec::new();
    let read = read_archive(file::open(path, MAX_BACKUP)?, |_, content| {
        let hash = hashed(content).map_err(io::Error::other)?;
        found.push(hash);
        Ok(())
    })?;
    if read.len() != entries.len() {
        return Err(other());
    }
    for ((entry, source), (read, hash)) in entries.iter().zip(read.iter().zip(&found)) {
        if entry != read || digest_of(source)? != *hash {
            return Err(other());
        }
    }
    Ok(())
}

/// Writes the files of an archive into an empty folder. The names are keys to places that we know, never paths.
fn unpack(path: &Path, folder: &Folder) -> Result<(), BackupError> {
    let place = |entry| match entry {
        Entry::Format => folder.format(),
        Entry::Head => folder.head(),
        Entry::Passphrase(n) => folder.passphrase_slot(n),
        Entry::Recipients => folder.recipients_slot(),
        Entry::InboxKey => folder.inbox_key(),
        Entry::Slip(n) => folder.inbox().join(format!("{n}.slip")),
        Entry::Database => folder.database(),
    };
    let mut failed = None;
    let read = read_archive(file::open(path, MAX_BACKUP)?, |entry, content| {
        let written = file::write_new_with(&place(entry), |output| -> Result<(), Failed> {
            io::copy(content, output)?;
            Ok(())
        });
        written.map_err(|error| match error {
            Failed::Io(error) => error,
            Failed::File(error) => {
                failed = Some(error);
                io::ErrorKind::Other.into()
            }
        })
    });
    match (failed, read) {
        (Some(error), _) => Err(error.into()),
        (None, read) => Ok(read.map(drop)?),
    }
}

/// What stops an entry: its source (cut short), or its new file.
enum Failed {
    Io(io::Error),
    File(FileError),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<FileError> for Failed {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}
