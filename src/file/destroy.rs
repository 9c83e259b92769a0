//! Destroying a file: what stood in it is overwritten where it lies before its name goes.
//!
//! That holds where a file system writes a file in place, as ext4 and NTFS do. It does not hold on btrfs and other systems
//! that write elsewhere, with `data=journal`, in snapshots, or on a drive that moves its blocks, as every SSD and every
//! memory card does: there only a key that is destroyed too keeps the old blocks shut.

#![expect(
    clippy::disallowed_methods,
    reason = "one of the owners of file writes: a file is overwritten in place"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::write::sync_folder;
use super::{FileError, Kind, require};

/// Bytes that are written over others at a time.
const BLOCK: usize = 4096;

/// Where the bytes come from that are written over others.
pub type Noise = fn() -> [u8; BLOCK];

/// Gives a file another name, overwrites it in place, brings that to the disk, removes it, and brings that to the disk.
///
/// The name goes first, so that nothing that is half overwritten stands under it. Where that cannot be, as on a full disk
/// that takes no new name, the file is overwritten all the same.
///
/// # Errors
/// When any of the rest cannot be done. What stays then has a name that [`super::is_unfinished`] knows.
pub fn destroy(path: &Path, noise: Noise) -> Result<(), FileError> {
    let mut file = open(path)?;
    let unnamed = unname(path);
    let renamed = unnamed.as_deref().map_or(Ok(()), sync_folder);
    let path = unnamed.as_deref().unwrap_or(path);
    overwrite(&mut file, noise).map_err(|source| FileError::new(path, source))?;
    drop(file);
    fs::remove_file(path).map_err(|source| FileError::new(path, source))?;
    // What could not be brought to the disk is told once the file is gone: nothing of it may wait for that.
    sync_folder(path).and(renamed)
}

/// Gives a file a name that says nothing: the entry of a folder outlives its file.
fn unname(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let taken = tempfile::Builder::new().prefix(super::write::UNFINISHED).tempfile_in(folder).ok()?;
    fs::rename(path, taken.path()).ok()?;
    taken.into_temp_path().keep().ok()
}

/// Writes a file in place of the one that is there, and then overwrites what that held. At every moment the name stands for
/// the old bytes or for the new ones.
///
/// # Errors
/// When the new file cannot be written, which leaves the old one as it was; or when that cannot be overwritten.
pub fn replace_destroying(path: &Path, bytes: &[u8], noise: Noise) -> Result<(), FileError> {
    let mut old = open(path)?;
    super::replace(path, bytes)?;
    overwrite(&mut old, noise).map_err(|source| FileError::new(path, source))
}

fn open(path: &Path) -> Result<File, FileError> {
    let failed = |source| FileError::new(path, source);
    let found = fs::symlink_metadata(path).map_err(failed)?;
    require(path, &found, Kind::File)?;
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
    }
    options.open(path).map_err(failed)
}

fn overwrite(file: &mut File, noise: Noise) -> io::Result<()> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let mut left = length;
    while left > 0 {
        let take = left.min(BLOCK as u64) as usize;
        file.write_all(&noise()[..take])?;
        left -= take as u64;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sevens() -> [u8; BLOCK] {
        [7; BLOCK]
    }

    #[test]
    fn what_stood_in_a_destroyed_file_is_overwritten_where_it_lay() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other_name) = (folder.path().join("slot"), folder.path().join("other"));
        fs::write(&path, vec![1; 5000]).expect("a file");
        // A second name of the same bytes shows what became of them.
        fs::hard_link(&path, &other_name).expect("a second name");
        destroy(&path, sevens).expect("destroyed");
        assert_eq!(fs::read(&other_name).expect("the bytes"), vec![7; 5000]);
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
        assert!(matches!(destroy(&path, sevens), Err(FileError::Missing { .. })));
    }

    #[test]
    fn a_replaced_file_is_new_under_its_name_and_overwritten_where_it_lay() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other_name) = (folder.path().join("slot"), folder.path().join("other"));
        fs::write(&path, b"the old key").expect("a file");
        fs::hard_link(&path, &other_name).expect("a second name");
        replace_destroying(&path, b"new", sevens).expect("replaced");
        assert_eq!(fs::read(&path).expect("the file"), b"new");
        assert_eq!(fs::read(&other_name).expect("the bytes"), [7; 11]);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_overwritten_through_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let (target, link) = (folder.path().join("letter"), folder.path().join("slot"));
        fs::write(&target, "mine").expect("a file");
        std::os::unix::fs::symlink(&target, &link).expect("a link");
        assert!(matches!(destroy(&link, sevens), Err(FileError::WrongKind { kind: Kind::Link, .. })));
        assert_eq!(fs::read(&target).expect("the file"), b"mine");
    }
}
