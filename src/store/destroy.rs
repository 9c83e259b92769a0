//! Destroying a store: what opens it first, then what it holds.
//!
//! No key is asked for: whoever holds the folder can delete it anyway, and there may be no time. Only files that the program
//! makes go, by their names; whatever else lies in the folder stays, and the folder with it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::folder::Folder;
use super::slip::slip_number;
use super::{Store, StoreError, head, slot};
use crate::file::{self, FileError};

/// Characters of a code.
const CODE: usize = 6;
/// Of the database so many bytes go into the code: its salt.
const SALT: u64 = 16;
const HEAD_BYTES: u64 = 1024;

/// A store that was destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Destroyed {
    /// Something lies in the folder that is not the store's, and stays with it.
    pub leaves_folder: bool,
}

impl Store {
    /// What a person gives to have a store destroyed: it stands for this store in its present state.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotAStore`], [`StoreError::Newer`].
    pub fn destroy_code(path: &Path) -> Result<String, StoreError> {
        let folder = Folder::new(path);
        folder.check_format()?;
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let mut digest = Sha256::new_with_prefix(b"carnet/destroy/1\0");
        digest.update(place.as_os_str().as_encoded_bytes());
        // What an interrupted destruction took away counts as nothing, and so has another code.
        let salt = file::open(&folder.database(), u64::MAX).and_then(|database| {
            use std::io::Read;
            let mut salt = Vec::new();
            let read = database.take(SALT).read_to_end(&mut salt);
            read.map_err(|source| FileError::new(&folder.database(), source))?;
            Ok(salt)
        });
        digest.update(salt.unwrap_or_default());
        digest.update(file::read(&folder.head(), HEAD_BYTES).unwrap_or_default());
        let mut code = head::hex(&digest.finalize());
        code.truncate(CODE);
        Ok(code.to_uppercase())
    }

    /// Destroys a store: the key slots first, each overwritten in place, renamed and removed; then the database and all the
    /// rest, likewise. What cannot be destroyed does not keep the rest from going; running it again goes on.
    ///
    /// # Errors
    /// [`StoreError::OtherPurge`] where the code stands for something else, [`StoreError::Busy`]; the first file that could
    /// not be destroyed.
    pub fn destroy(path: &Path, code: &str) -> Result<Destroyed, StoreError> {
        if !Self::destroy_code(path)?.eq_ignore_ascii_case(code.trim()) {
            return Err(StoreError::OtherPurge);
        }
        let folder = Folder::new(path);
        let lock = file::lock(&folder.lock())?.ok_or_else(|| StoreError::Busy { path: path.to_owned() })?;
        let mut failed = None;
        for keys in [folder.keys(), folder.next_keys(), folder.old_keys()] {
            destroy_all(&keys, slot::is_slot_name, &mut failed);
        }
        destroy_all(&folder.aside(), |_| true, &mut failed);
        destroy_all(&folder.inbox(), is_of_inbox, &mut failed);
        each(folder.root(), is_data, &mut failed);
        if let Some(error) = failed {
            // The line that makes it a store stays, so that this can be done again.
            return Err(error.into());
        }
        drop(lock);
        file::remove(&folder.lock())?;
        // It says nothing of anybody, and goes last and at once: until then this can be done again.
        file::remove(&folder.format())?;
        let is_gone = remove_if_empty(folder.root())?;
        Ok(Destroyed { leaves_folder: !is_gone })
    }
}

/// Whether a file in the store's folder is one that the program makes, the two left out that go last.
fn is_data(name: &str) -> bool {
    let before = |name: &str| {
        let number = name.strip_prefix("store-before-").and_then(|name| name.strip_suffix(".db"));
        number.is_some_and(|number| number.parse::<u32>().is_ok())
    };
    let name = name.strip_suffix("-journal").unwrap_or(name);
    matches!(name, "store.db" | "store-next.db" | "head" | "head-next" | "rotation")
        || before(name)
        || file::is_unfinished(name)
}

/// Whether a file in the inbox is one that the program makes: a post that was interrupted leaves an unfinished one.
fn is_of_inbox(name: &str) -> bool {
    name == "key" || slip_number(name).is_some() || file::is_unfinished(name)
}

/// Destroys the files of a folder that have such names, and the folder where nothing else is in it.
fn destroy_all(folder: &Path, is_ours: impl Fn(&str) -> bool, failed: &mut Option<FileError>) {
    if folder.symlink_metadata().is_ok() {
        each(folder, is_ours, failed);
        if let Err(error) = remove_if_empty(folder) {
            failed.get_or_insert(error);
        }
    }
}

/// Removes a folder, unless somebody else's files are in it, which keep it. Gives whether it is gone.
fn remove_if_empty(folder: &Path) -> Result<bool, FileError> {
    match file::remove_folder(folder) {
        Ok(()) => Ok(true),
        // Which of the two it is called depends on the system.
        Err(FileError::Exists { .. }) => Ok(false),
        Err(FileError::Failed { source, .. }) if source.kind() == ErrorKind::DirectoryNotEmpty => Ok(false),
        Err(error) => Err(error),
    }
}

fn each(folder: &Path, is_ours: impl Fn(&str) -> bool, failed: &mut Option<FileError>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(source) => {
            failed.get_or_insert(FileError::new(folder, source));
            return;
        }
    };
    let ours = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(&is_ours);
    // Listed before anything gets another name.
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(ours).collect();
    for path in paths {
        if let Err(error) = slot::destroy(&path) {
            failed.get_or_insert(error);
        }
    }
}
