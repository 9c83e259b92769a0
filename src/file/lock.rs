//! One process at a time.

#![expect(clippy::disallowed_methods, reason = "one of the owners of file writes: an empty file to lock")]

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::FileError;

/// How often a lock that somebody holds is tried again, and how long one waits between.
const TRIES: u32 = 30;
const PAUSE: Duration = Duration::from_millis(100);

/// Held until dropped. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "kept open: closing it lets go of the lock")] File);

/// Takes the lock on an empty private file, waiting up to three seconds; `None` when another process keeps it. On a medium
/// that cannot be written the file is not made: what is there is locked, the file or else its folder.
///
/// # Errors
/// When the file cannot be made or opened.
pub fn lock(path: &Path) -> Result<Option<Lock>, FileError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600).custom_flags(libc::O_NOFOLLOW);
    }
    let failed = |source| FileError::new(path, source);
    let file = match options.open(path) {
        Err(error) if error.kind() == ErrorKind::ReadOnlyFilesystem => open_unwritable(path),
        opened => opened,
    }
    .map_err(failed)?;
    for attempt in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(Lock(file))),
            Err(TryLockError::WouldBlock) if attempt + 1 < TRIES => thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
    }
    Ok(None)
}

/// A lock needs no more than a file that is open for reading.
fn open_unwritable(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
    }
    match options.open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => options.open(path.parent().unwrap_or(path)),
        opened => opened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let first = lock(&path).expect("can be made").expect("is free");
        assert!(lock(&path).expect("can be opened").is_none());
        drop(first);
        assert!(lock(&path).expect("can be opened").is_some());
    }
}
