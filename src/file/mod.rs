//! Reading and writing files so that neither a hostile file nor a power cut does harm.
//!
//! [`read`] and [`open`] take regular files only, up to a size that the caller names. [`write_new`] and [`replace`]
//! leave either the whole new file or what was there before, readable by its owner alone. [`create_private_folder`],
//! [`check_private`] and [`read_private`] are for the folder that holds the store.
//!
//! ```
//! use carnet::file::{self, FileError};
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("september.age");
//! file::write_new(&path, b"sealed")?;
//! assert!(matches!(file::write_new(&path, b"other"), Err(FileError::Exists { .. })));
//! assert_eq!(file::read(&path, 1024)?, b"sealed");
//! assert!(matches!(file::read(&path, 5), Err(FileError::TooLarge { limit: 5, .. })));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Absent: what the bytes mean, and standard input and output.

mod destroy;
mod lock;
mod private;
mod read;
mod write;

use std::fs::{FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};

pub use destroy::{Noise, destroy, replace_destroying};
pub use lock::{Lock, lock};
pub use private::{check_private, create_private_folder, read_private, read_unlinked};
pub use read::{Bounded, open, open_given, read};
pub use write::{
    NewFolder, Scratch, check_new, is_unfinished, move_new, put_in_place, remove, remove_folder,
    remove_leftovers, replace, write_new, write_new_with,
};

/// Why a file could not be read or written. `path` is the file, or the folder, that the reason is about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// There is nothing of this name.
    #[error("{} does not exist", path.display())]
    Missing {
        /// The file or folder.
        path: PathBuf,
    },
    /// A new file was to be made where there is one.
    #[error("{} exists already", path.display())]
    Exists {
        /// The file or folder.
        path: PathBuf,
    },
    /// Something else is there than a regular file, or, for a folder, than a folder.
    #[error("{} is {kind:?}, which cannot be used here", path.display())]
    WrongKind {
        /// The file.
        path: PathBuf,
        /// What it is.
        kind: Kind,
    },
    /// The file has more bytes than are taken.
    #[error("{} has more than {limit} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes that are taken.
        limit: u64,
    },
    /// Something wrote to it while it was read: what was read may be cut anywhere.
    #[error("{} changed while it was read", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The system does not allow it.
    #[error("{}: permission denied", path.display())]
    Denied {
        /// The file or folder.
        path: PathBuf,
    },
    /// The file lies on a medium that cannot be written.
    #[error("{}: read-only file system", path.display())]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// The disk, or the share of it that the user may fill, is full.
    #[error("{}: no space left", path.display())]
    Full {
        /// The file or folder.
        path: PathBuf,
    },
    /// Others than the owner may read or write it.
    #[error("{} is open to others (mode {mode:03o})", path.display())]
    NotPrivate {
        /// The file or folder.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// It belongs to another user.
    #[error("{} belongs to user {owner}", path.display())]
    ForeignOwner {
        /// The file or folder.
        path: PathBuf,
        /// The number of the user that it belongs to.
        owner: u32,
    },
    /// Another fault of the system.
    #[error("{}", path.display())]
    Failed {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl FileError {
    /// The reason behind an error of the system.
    pub(crate) fn new(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::IsADirectory => Self::WrongKind { path, kind: Kind::Folder },
            io::ErrorKind::PermissionDenied => Self::Denied { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            // The last is what a file size limit of the shell gives.
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full { path }
            }
            _ => Self::Failed { path, source },
        }
    }
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, where none is followed.
    Link,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A disk, a terminal, `/dev/zero` and the like.
    Device,
    /// Something that this system alone knows.
    Other,
}

impl Kind {
    #[cfg(unix)]
    fn of(kind: FileType) -> Self {
        use std::os::unix::fs::FileTypeExt;

        match kind {
            kind if kind.is_file() => Self::File,
            kind if kind.is_dir() => Self::Folder,
            kind if kind.is_symlink() => Self::Link,
            kind if kind.is_fifo() => Self::Pipe,
            kind if kind.is_socket() => Self::Socket,
            kind if kind.is_char_device() || kind.is_block_device() => Self::Device,
            _ => Self::Other,
        }
    }

    #[cfg(not(unix))]
    fn of(kind: FileType) -> Self {
        match kind {
            kind if kind.is_file() => Self::File,
            kind if kind.is_dir() => Self::Folder,
            kind if kind.is_symlink() => Self::Link,
            _ => Self::Other,
        }
    }
}

/// Refuses what is not of the kind `wanted`.
fn require(path: &Path, found: &Metadata, wanted: Kind) -> Result<(), FileError> {
    match Kind::of(found.file_type()) {
        kind if kind == wanted => Ok(()),
        kind => Err(FileError::WrongKind { path: path.to_owned(), kind }),
    }
}
