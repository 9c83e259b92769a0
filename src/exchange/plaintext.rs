//! The door by which a report leaves in clear: into a file that the person named, on the ledger.

use std::path::Path;

use crate::file::{self, FileError};
use crate::message::{Exit, Explain, Message};
use crate::store::{Door, Stamp, Store, StoreError};

/// Why a report does not leave in clear.
#[derive(Debug, thiserror::Error)]
pub enum PlaintextError {
    /// It must not leave this device but sealed.
    #[error("{report} is for this device only")]
    DeviceOnly {
        /// The report.
        report: String,
    },
    /// There is such a file, and nobody said that it may be replaced; or it cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<FileError> for PlaintextError {
    fn from(error: FileError) -> Self {
        Self::Store(error.into())
    }
}

impl Explain for PlaintextError {
    fn message(&self) -> Message {
        match self {
            Self::DeviceOnly { report } => {
                Message::new("report-plaintext-device-only").with("report", report.as_str())
            }
            Self::Store(error) => error.message(),
        }
    }
    fn hint(&self) -> Option<Message> {
        match self {
            Self::DeviceOnly { .. } => Some(Message::new("report-plaintext-device-only.hint")),
            Self::Store(error) => error.hint(),
        }
    }
    fn code(&self) -> u16 {
        match self {
            Self::DeviceOnly { .. } => 834,
            Self::Store(error) => error.code(),
        }
    }
    fn exit(&self) -> Exit {
        match self {
            Self::DeviceOnly { .. } => Exit::Refused,
            Self::Store(error) => error.exit(),
        }
    }
}

/// Refuses what can be refused before the store is opened: a report for this device only, a file that is there.
///
/// # Errors
/// [`PlaintextError::DeviceOnly`]; a file of that name, unless it may be replaced.
pub fn check_plaintext(path: &Path, replace: bool, device_only: Option<&str>) -> Result<(), PlaintextError> {
    if let Some(report) = device_only {
        return Err(PlaintextError::DeviceOnly { report: report.to_owned() });
    }
    if !replace {
        file::check_new(path)?;
    }
    Ok(())
}

/// Writes a report in clear, whole or not at all. The ledger's line is written first, and says which report, never
/// where it went.
///
/// # Errors
/// As [`check_plaintext`]; when the file cannot be written.
pub fn write_plaintext(
    store: &mut Store,
    stamp: &Stamp,
    what: &str,
    device_only: Option<&str>,
    (path, replace): (&Path, bool),
    bytes: &[u8],
) -> Result<(), PlaintextError> {
    check_plaintext(path, replace, device_only)?;
    store.note_door(stamp, Door::Plaintext, &[], what)?;
    if replace {
        file::replace(path, bytes)?
    } else {
        file::write_new(path, bytes)?
    }
    Ok(())
}
