//! Files and folders that are their owner's alone.
//!
//! On Windows the profile's own access list protects them, and nothing is checked.

use std::fs::{self, DirBuilder, Metadata};
use std::path::Path;

use super::read::{Bounded, open_with, read_all};
use super::write::sync_folder;
use super::{FileError, Kind, require};

/// Makes a folder, and those above it that are missing, for the owner alone.
///
/// # Errors
/// [`FileError::Exists`] if anything has this name.
pub fn create_private_folder(path: &Path) -> Result<(), FileError> {
    let failed = |source| FileError::new(path, source);
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    if let Some(parent) = path.parent().filter(|parent| *parent != Path::new("")) {
        builder.recursive(true).create(parent).map_err(|source| FileError::new(parent, source))?;
    }
    builder.recursive(false).create(path).map_err(failed)?;
    sync_folder(path)
}

/// Refuses a file or folder that others may read or write, that belongs to another user, or that is a symbolic link.
pub fn check_private(path: &Path) -> Result<(), FileError> {
    let found = fs::symlink_metadata(path).map_err(|source| FileError::new(path, source))?;
    if found.is_symlink() {
        return Err(FileError::WrongKind { path: path.to_owned(), kind: Kind::Link });
    }
    check_owner_and_mode(path, &found)
}

/// The bytes of a regular file, of which there are at most `limit`, whoever it belongs to. No symbolic link is followed.
pub fn read_unlinked(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    read_all(path, open_unlinked(path, limit)?)
}

/// The bytes, at most `limit`, of a regular file that [`check_private`] would pass. No symbolic link is followed.
pub fn read_private(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let file = open_unlinked(path, limit)?;
    check_owner_and_mode(path, &file.metadata(path)?)?;
    read_all(path, file)
}

fn open_unlinked(path: &Path, limit: u64) -> Result<Bounded, FileError> {
    let found = fs::symlink_metadata(path).map_err(|source| FileError::new(path, source))?;
    require(path, &found, Kind::File)?;
    #[cfg(unix)]
    return open_with(path, limit, libc::O_NOFOLLOW);
    #[cfg(not(unix))]
    open_with(path, limit, 0)
}

#[cfg(unix)]
fn check_owner_and_mode(path: &Path, found: &Metadata) -> Result<(), FileError> {
    use std::os::unix::fs::MetadataExt;

    let path = || path.to_owned();
    if found.uid() != rustix::process::geteuid().as_raw() {
        return Err(FileError::ForeignOwner { path: path(), owner: found.uid() });
    }
    let mode = found.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(FileError::NotPrivate { path: path(), mode });
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_owner_and_mode(_: &Path, _: &Metadata) -> Result<(), FileError> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("what was made").permissions().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    }

    #[test]
    fn folders_are_made_for_the_owner_alone_and_only_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let (parent, path) = (folder.path().join("share"), folder.path().join("share/notes"));
        create_private_folder(&path).expect("a folder");
        assert_eq!((mode(&parent), mode(&path)), (0o700, 0o700));
        check_private(&path).expect("private");
        assert!(
            matches!(create_private_folder(&path), Err(FileError::Exists { path: named }) if named == path)
        );
        fs::write(path.join("file"), "x").expect("a file");
        assert!(create_private_folder(&path.join("file/below")).is_err());
    }

    #[test]
    fn every_bit_for_others_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        fs::write(&path, "x").expect("a file");
        for bit in [0o040, 0o020, 0o010, 0o004, 0o002, 0o001] {
            set_mode(&path, 0o600 | bit);
            for result in [check_private(&path), read_private(&path, 10).map(drop)] {
                assert!(matches!(result, Err(FileError::NotPrivate { mode, .. }) if mode == 0o600 | bit));
            }
        }
        set_mode(&path, 0o600);
        check_private(&path).expect("private");
        assert_eq!(read_private(&path, 10).expect("the file"), b"x");
        assert!(matches!(read_private(&path, 0), Err(FileError::TooLarge { limit: 0, .. })));
    }

    #[test]
    fn links_are_refused_even_to_private_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, link) = (folder.path().join("a"), folder.path().join("link"));
        fs::write(&path, "x").expect("a file");
        set_mode(&path, 0o600);
        symlink(&path, &link).expect("a link");
        for result in [check_private(&link), read_private(&link, 10).map(drop)] {
            assert!(matches!(result, Err(FileError::WrongKind { kind: Kind::Link, .. })));
        }
        // A link that took the file's place after it was looked at.
        assert!(open_with(&link, 10, libc::O_NOFOLLOW).is_err());
    }

    #[test]
    fn what_belongs_to_another_user_is_refused() {
        // The root folder is the superuser's; for the superuser, a file given to another user is tried.
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        fs::write(&path, "x").expect("a file");
        set_mode(&path, 0o600);
        let foreign =
            match std::os::unix::fs::chown(&path, Some(rustix::process::geteuid().as_raw() + 1), None) {
                Ok(()) => path.as_path(),
                Err(_) => Path::new("/"),
            };
        assert!(
            matches!(check_private(foreign), Err(FileError::ForeignOwner { path, .. }) if path == foreign)
        );
    }
}
