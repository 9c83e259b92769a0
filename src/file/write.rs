//! Atomic writes: a file is made beside its target, brought to the disk, and renamed.
#![expect(clippy::disallowed_methods, reason = "the one place from which files are written")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use super::{FileError, Kind, require};

/// How the name of a file begins until it is whole. It says nothing about the program or the content.
pub(super) const UNFINISHED: &str = ".part-";

/// Says whether a new file could be made there, before anything is written down about it.
///
/// # Errors
/// [`FileError::Exists`] if anything has this name, [`FileError::Missing`] where its folder is not there.
pub fn check_new(path: &Path) -> Result<(), FileError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(FileError::Exists { path: path.to_owned() });
    }
    let folder = folder_of(path);
    if folder.is_dir() { Ok(()) } else { Err(FileError::Missing { path: folder.to_owned() }) }
}

/// Writes a file where there is none, for its owner alone.
///
/// If it fails there is no new file; if the power fails there may be an unfinished one, which [`remove_leftovers`]
/// finds.
///
/// # Errors
/// [`FileError::Exists`] if anything has this name, even if it appeared meanwhile.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(FileError::Exists { path: path.to_owned() });
    }
    let unfinished = write_beside(path, bytes)?;
    unfinished.persist_noclobber(path).map_err(|error| FileError::new(path, error.error))?;
    sync_folder(path)
}

/// Writes a file, for its owner alone, in place of the one that is there, if any.
///
/// At every moment the name stands for the old bytes or for the new ones.
///
/// # Errors
/// [`FileError::WrongKind`] if the name stands for anything but a regular file, a symbolic link included.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    match fs::symlink_metadata(path) {
        Ok(found) => require(path, &found, Kind::File)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(FileError::new(path, error)),
    }
    let unfinished = write_beside(path, bytes)?;
    unfinished.persist(path).map_err(|error| FileError::new(path, error.error))?;
    sync_folder(path)
}

/// Writes a file where there is none, for its owner alone, as `fill` gives its bytes: for what is too large to hold.
///
/// # Errors
/// As [`write_new`], and what `fill` gives; there is no new file then.
pub fn write_new_with<E: From<FileError>>(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(FileError::Exists { path: path.to_owned() }.into());
    }
    let unfinished = unfinished_beside(path)?;
    let mut writer = io::BufWriter::with_capacity(64 * 1024, unfinished);
    fill(&mut writer)?;
    let unfinished = writer.into_inner().map_err(|error| FileError::new(path, error.into_error()))?;
    unfinished.as_file().sync_all().map_err(|source| FileError::new(path, source))?;
    unfinished.persist_noclobber(path).map_err(|error| FileError::new(path, error.error))?;
    Ok(sync_folder(path)?)
}

/// Removes a file that the program made, also from the disk.
///
/// # Errors
/// When there is none, or it cannot be removed.
pub fn remove(path: &Path) -> Result<(), FileError> {
    fs::remove_file(path).map_err(|source| FileError::new(path, source))?;
    sync_folder(path)
}

/// Whether a file of this name is unfinished.
pub fn is_unfinished(name: &str) -> bool {
    name.starts_with(UNFINISHED)
}

/// Removes a folder that is empty.
///
/// # Errors
/// When something is in it, or it cannot be removed.
pub fn remove_folder(path: &Path) -> Result<(), FileError> {
    fs::remove_dir(path).map_err(|source| FileError::new(path, source))?;
    sync_folder(path)
}

/// Brings a file to the disk and puts it in place of another in the same folder.
///
/// # Errors
/// When either cannot be done; the other is still there then.
pub fn put_in_place(from: &Path, to: &Path) -> Result<(), FileError> {
    let synced = fs::File::open(from).and_then(|file| file.sync_all());
    synced.map_err(|source| FileError::new(from, source))?;
    fs::rename(from, to).map_err(|source| FileError::new(to, source))?;
    sync_folder(to)
}

/// Gives whatever stands at a path, a link or a pipe included, another name on the same disk where nothing has it.
///
/// # Errors
/// [`FileError::Exists`] if anything has the new name.
pub fn move_new(from: &Path, to: &Path) -> Result<(), FileError> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(FileError::Exists { path: to.to_owned() });
    }
    fs::rename(from, to).map_err(|source| FileError::new(from, source))?;
    sync_folder(to)
}

/// The path of a file that goes away when this is dropped, in a folder that nobody else writes to.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// A path for it; nothing is made there yet. What an earlier power cut left of it is removed.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn in_folder(folder: &Path, name: &str) -> Result<Self, FileError> {
        let path = folder.join(format!("{UNFINISHED}{name}"));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(FileError::new(&path, error)),
            _ => Ok(Self(path)),
        }
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Not there where nothing was written; what cannot be removed now goes with the next leftovers.
        let _ = fs::remove_file(&self.0);
    }
}

/// A folder in the making beside the place that it is meant for. Until [`NewFolder::finish`] nothing has that name, or an
/// empty folder, and where it is dropped before, nothing stays.
#[derive(Debug)]
pub struct NewFolder {
    unfinished: TempDir,
    target: PathBuf,
}

impl NewFolder {
    /// An empty folder, for its owner alone; the folders above it are made where they are missing.
    ///
    /// # Errors
    /// [`FileError::Exists`] if anything has this name.
    pub fn new(target: &Path) -> Result<Self, FileError> {
        if fs::symlink_metadata(target).is_ok() {
            return Err(FileError::Exists { path: target.to_owned() });
        }
        Self::beside(target)
    }

    /// The same in place of an empty folder, where there is one.
    ///
    /// # Errors
    /// [`FileError::Exists`] if anything else has this name.
    pub fn new_or_over_empty(target: &Path) -> Result<Self, FileError> {
        if is_empty_folder(target) { Self::beside(target) } else { Self::new(target) }
    }

    fn beside(target: &Path) -> Result<Self, FileError> {
        let parent = folder_of(target);
        if !parent.exists() {
            super::create_private_folder(parent)?;
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(UNFINISHED);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        let unfinished = builder.tempdir_in(parent).map_err(|source| FileError::new(parent, source))?;
        Ok(Self { unfinished, target: target.to_owned() })
    }

    /// Where it is being made.
    pub fn path(&self) -> &Path {
        self.unfinished.path()
    }

    /// Gives it its name.
    ///
    /// # Errors
    /// [`FileError::Exists`] if something has taken the name meanwhile.
    pub fn finish(self) -> Result<(), FileError> {
        let Self { unfinished, target } = self;
        if is_empty_folder(&target) {
            fs::remove_dir(&target).map_err(|source| FileError::new(&target, source))?;
        } else if fs::symlink_metadata(&target).is_ok() {
            return Err(FileError::Exists { path: target });
        }
        fs::rename(unfinished.path(), &target).map_err(|source| FileError::new(&target, source))?;
        // It has its name: there is nothing left to remove under the old one.
        let _ = unfinished.keep();
        sync_folder(&target)
    }
}

/// Whether a folder, and no link to one, is there with nothing in it.
fn is_empty_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
        && path.read_dir().is_ok_and(|mut entries| entries.next().is_none())
}

/// Removes the unfinished files that a power cut left in a folder, and says how many there were.
///
/// The caller makes sure that nobody writes there meanwhile.
pub fn remove_leftovers(folder: &Path) -> Result<usize, FileError> {
    let failed = |source| FileError::new(folder, source);
    let mut removed = 0;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let is_file = entry.file_type().map_err(failed)?.is_file();
        if is_file && entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) {
            fs::remove_file(entry.path()).map_err(|source| FileError::new(&entry.path(), source))?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// The bytes in a file of their own in the target's folder, on the disk, which is removed unless it is persisted.
fn write_beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, FileError> {
    let mut unfinished = unfinished_beside(path)?;
    let written = unfinished.write_all(bytes).and_then(|()| unfinished.as_file().sync_all());
    written.map_err(|source| FileError::new(path, source))?;
    Ok(unfinished)
}

fn unfinished_beside(path: &Path) -> Result<NamedTempFile, FileError> {
    let folder = folder_of(path);
    // The file is made with mode 0600.
    tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempfile_in(folder)
        .map_err(|source| FileError::new(folder, source))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Brings the new name to the disk: else a power cut could take it back.
pub(super) fn sync_folder(path: &Path) -> Result<(), FileError> {
    if cfg!(not(unix)) {
        // Windows opens no folder as a file, and keeps its names in a journal.
        return Ok(());
    }
    let folder = folder_of(path);
    match fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network file systems cannot, and say so.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        Err(source) => Err(FileError::new(folder, source)),
        Ok(()) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_whole_and_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        write_new(&path, b"first").expect("a new file");
        assert!(
            matches!(write_new(&path, b"second"), Err(FileError::Exists { path: named }) if named == path)
        );
        assert_eq!(fs::read(&path).expect("the file"), b"first");
        replace(&path, b"second").expect("a replacement");
        assert_eq!(fs::read(&path).expect("the file"), b"second");
        replace(&folder.path().join("b"), b"third").expect("a file where none was");
        assert_eq!(names(folder.path()), ["a", "b"]);
    }

    #[cfg(unix)]
    #[test]
    fn files_are_for_their_owner_alone_even_where_they_were_not() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().expect("a folder");
        let (new, old) = (folder.path().join("new"), folder.path().join("old"));
        fs::write(&old, "x").expect("a file");
        fs::set_permissions(&old, fs::Permissions::from_mode(0o666)).expect("a mode");
        write_new(&new, b"x").expect("a new file");
        replace(&old, b"x").expect("a replacement");
        for path in [new, old] {
            assert_eq!(fs::metadata(path).expect("the file").permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing");
        for result in [write_new(&missing.join("a"), b"x"), replace(&missing.join("a"), b"x")] {
            assert!(matches!(result, Err(FileError::Missing { path }) if path == missing));
        }
    }

    #[test]
    fn what_is_no_file_is_not_replaced_and_nothing_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).expect("a folder");
        assert!(matches!(replace(&inner, b"x"), Err(FileError::WrongKind { kind: Kind::Folder, .. })));
        assert!(matches!(write_new(&inner, b"x"), Err(FileError::Exists { .. })));
        assert_eq!(names(folder.path()), ["inner"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_sockets_are_neither_followed_nor_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        std::os::unix::fs::symlink(&target, &link).expect("a link to nothing");
        assert!(matches!(write_new(&link, b"x"), Err(FileError::Exists { .. })));
        assert!(matches!(replace(&link, b"x"), Err(FileError::WrongKind { kind: Kind::Link, .. })));
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
        assert!(matches!(replace(&socket, b"x"), Err(FileError::WrongKind { kind: Kind::Socket, .. })));
        assert_eq!(names(folder.path()), ["link", "socket"]);
    }

    #[test]
    fn a_write_that_fails_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("n".repeat(300));
        // The name is longer than a file system takes, which shows only when the finished file is renamed.
        assert!(write_new(&path, b"x").is_err());
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn a_file_filled_piece_by_piece_is_whole_or_not_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        let failed: Result<(), FileError> = write_new_with(&path, |writer| {
            writer.write_all(b"half").expect("room");
            Err(FileError::Full { path: path.clone() })
        });
        assert!(matches!(failed, Err(FileError::Full { .. })));
        assert_eq!(names(folder.path()), Vec::<String>::new());
        let fill = |writer: &mut dyn Write| -> Result<(), FileError> {
            (0..9)
                .try_for_each(|_| writer.write_all(&[7; 20_000]))
                .map_err(|error| FileError::new(&path, error))
        };
        write_new_with(&path, fill).expect("a new file");
        assert_eq!(fs::read(&path).expect("the file"), vec![7; 180_000]);
        assert!(matches!(write_new_with(&path, fill), Err(FileError::Exists { .. })));
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_new_folder_is_whole_or_not_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("share/store");
        let new = NewFolder::new(&target).expect("a new folder");
        write_new(&new.path().join("a"), b"x").expect("a file");
        drop(new);
        assert_eq!(names(&folder.path().join("share")), Vec::<String>::new());
        let new = NewFolder::new(&target).expect("a new folder");
        write_new(&new.path().join("a"), b"x").expect("a file");
        new.finish().expect("gets its name");
        assert_eq!(names(&folder.path().join("share")), ["store"]);
        assert_eq!(names(&target), ["a"]);
        for new in [NewFolder::new, NewFolder::new_or_over_empty] {
            assert!(matches!(new(&target), Err(FileError::Exists { .. })));
        }
        fs::remove_file(target.join("a")).expect("goes");
        assert!(matches!(NewFolder::new(&target), Err(FileError::Exists { .. })));
        let new = NewFolder::new_or_over_empty(&target).expect("over an empty one");
        write_new(&new.path().join("b"), b"x").expect("a file");
        new.finish().expect("gets its name");
        assert_eq!(
            (names(&target), names(&folder.path().join("share"))),
            (vec!["b".into()], vec!["store".into()])
        );
    }

    #[test]
    fn a_scratch_file_goes_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let scratch = Scratch::in_folder(folder.path(), "copy").expect("a path");
        fs::write(scratch.path(), "x").expect("a file");
        std::mem::forget(scratch);
        let scratch = Scratch::in_folder(folder.path(), "copy").expect("a path");
        assert!(!scratch.path().exists());
        fs::write(scratch.path(), "x").expect("a file");
        drop(scratch);
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn leftovers_are_removed_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let unfinished = write_beside(&folder.path().join("a"), b"x").expect("an unfinished file");
        unfinished.keep().expect("a power cut");
        fs::write(folder.path().join("part-1"), "x").expect("a file");
        fs::create_dir(folder.path().join(".part-folder")).expect("a folder");
        assert_eq!(names(folder.path()).len(), 3);
        assert_eq!(remove_leftovers(folder.path()).expect("a count"), 1);
        assert_eq!(names(folder.path()), [".part-folder", "part-1"]);
    }
}
