//! Why a slip is not posted or not taken in.

use std::path::PathBuf;

use crate::file::FileError;
use crate::message::{Exit, Explain, Message};
use crate::seal::{RecipientError, SealError};
use crate::store::StoreError;

/// Why a slip is not posted or not taken in.
#[derive(Debug, thiserror::Error)]
pub enum SlipError {
    /// It was not sealed to this store.
    #[error("sealed to another key")]
    Foreign,
    /// It is no sealed file, or one that is altered or cut short.
    #[error("damaged or cut short")]
    Damaged(#[source] SealError),
    /// Something is sealed in it that no program of ours wrote.
    #[error("not a slip")]
    Form,
    /// Written by a later version of the program.
    #[error("a slip of a newer version")]
    Newer,
    /// An entry longer than the largest slip.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// Most bytes.
        limit: usize,
    },
    /// No slip of that number waits.
    #[error("no slip {number}")]
    NoSuchSlip {
        /// The number.
        number: u32,
    },
    /// The same slip, or the same words of the same day, were taken in or dropped before.
    #[error("taken in before")]
    Again,
    /// The file is no store's public key.
    #[error("not a store's key: {}", path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// Why.
        source: RecipientError,
    },
    /// There is no key to seal to.
    #[error("no key at {}", path.display())]
    NoKey {
        /// The file.
        path: PathBuf,
    },
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The store refuses what it says.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl SlipError {
    /// Why it does not open.
    pub(crate) fn opening(error: SealError) -> Self {
        match error {
            SealError::NoKeyFits => Self::Foreign,
            other => Self::Damaged(other),
        }
    }

    /// Whether the file itself is at fault, and is kept aside; else it waits where it is.
    pub(crate) fn is_of_the_file(&self) -> bool {
        match self {
            Self::Foreign | Self::Damaged(_) | Self::Form => true,
            Self::File(error) => matches!(error, FileError::WrongKind { .. } | FileError::TooLarge { .. }),
            _ => false,
        }
    }
}

impl Explain for SlipError {
    fn message(&self) -> Message {
        match self {
            Self::Foreign => Message::new("inbox-foreign"),
            Self::Damaged(_) => Message::new("inbox-damaged"),
            Self::Form => Message::new("inbox-form"),
            Self::Newer => Message::new("inbox-newer"),
            Self::TooLong { limit } => Message::new("inbox-too-long").with("limit", *limit),
            Self::NoSuchSlip { number } => Message::new("inbox-no-such-slip").with("id", number.to_string()),
            Self::Again => Message::new("inbox-again"),
            Self::Key { path, .. } => Message::new("inbox-key").with("path", path.as_path()),
            Self::NoKey { path } => Message::new("inbox-no-key").with("path", path.as_path()),
            Self::Seal(error) => error.message(),
            Self::File(error) => error.message(),
            Self::Store(error) => error.message(),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Foreign => Message::new("inbox-foreign.hint"),
            Self::Damaged(_) => Message::new("inbox-damaged.hint"),
            Self::Form => Message::new("inbox-form.hint"),
            Self::Newer => Message::new("inbox-newer.hint"),
            Self::TooLong { .. } => Message::new("inbox-too-long.hint"),
            Self::NoSuchSlip { .. } => Message::new("inbox-no-such-slip.hint"),
            Self::Again => Message::new("inbox-again.hint"),
            Self::Key { .. } => Message::new("inbox-key.hint"),
            Self::NoKey { .. } => Message::new("inbox-no-key.hint"),
            Self::Seal(error) => return error.hint(),
            Self::File(error) => return error.hint(),
            Self::Store(error) => return error.hint(),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Foreign => 760,
            Self::Damaged(_) => 761,
            Self::Form => 762,
            Self::Newer => 763,
            Self::TooLong { .. } => 764,
            Self::NoSuchSlip { .. } => 765,
            Self::Again => 766,
            Self::Key { .. } => 767,
            Self::NoKey { .. } => 768,
            Self::Seal(error) => error.code(),
            Self::File(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Foreign | Self::Damaged(_) | Self::Form | Self::Newer => Exit::Damaged,
            Self::TooLong { .. } | Self::NoSuchSlip { .. } | Self::Again => Exit::Input,
            Self::Key { .. } | Self::NoKey { .. } => Exit::Input,
            Self::Seal(error) => error.exit(),
            Self::File(error) => error.exit(),
            Self::Store(error) => error.exit(),
        }
    }
}
