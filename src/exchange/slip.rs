//! A slip's way out: sealed to one store's public key, by somebody who needs no secret for it.

use std::path::Path;

use crate::file::{self, FileError};
use crate::import::{Slip, SlipError, put};
use crate::seal::{self, Recipient};
use crate::store::{Folder, KEY_BYTES};

/// The public key of one store, to which slips are sealed.
#[derive(Clone, Debug)]
pub struct StoreKey(Recipient);

impl StoreKey {
    /// The key in a file: `inbox/key` of a store, or a copy of it.
    ///
    /// # Errors
    /// [`SlipError::NoKey`], [`SlipError::Key`]; when the file cannot be read.
    pub fn read(path: &Path) -> Result<Self, SlipError> {
        let bytes = file::read(path, KEY_BYTES).map_err(|error| match error {
            FileError::Missing { path } => SlipError::NoKey { path },
            other => other.into(),
        })?;
        let text = String::from_utf8_lossy(&bytes);
        let key = text.parse().map_err(|source| SlipError::Key { path: path.to_owned(), source })?;
        Ok(Self(key))
    }

    /// The key in the folder of a store.
    ///
    /// # Errors
    /// As [`StoreKey::read`].
    pub fn of_store(folder: &Path) -> Result<Self, SlipError> {
        Self::read(&Folder::new(folder).inbox_key())
    }

    /// The four words by which people know it.
    pub fn words(&self) -> Vec<&'static str> {
        self.0.words()
    }
}

/// Seals a slip to one store, and to nobody else.
///
/// # Errors
/// [`SlipError::TooLong`], or when it cannot be sealed.
pub fn seal_slip(key: &StoreKey, slip: &Slip) -> Result<Vec<u8>, SlipError> {
    Ok(seal::wrap_for(&slip.to_bytes()?, std::slice::from_ref(&key.0))?)
}

/// Puts a sealed slip into the inbox of a store, and gives its number there.
///
/// # Errors
/// When it cannot be written.
pub fn post(folder: &Path, sealed: &[u8]) -> Result<u32, SlipError> {
    put(&Folder::new(folder), sealed)
}
