//! The one door by which dates leave in clear: a calendar file, which the ledger knows of.

use std::path::Path;

use crate::file;
use crate::store::{Door, Stamp, Store, StoreError};

/// Writes a calendar into a new file. The ledger's line is written first: a line too many is better than one too few.
///
/// # Errors
/// When there is such a file, or it cannot be written.
pub fn write_calendar(store: &mut Store, stamp: &Stamp, path: &Path, text: &str) -> Result<(), StoreError> {
    file::check_new(path)?;
    store.note_door(stamp, Door::Agenda, &[], "agenda")?;
    Ok(file::write_new(path, text.as_bytes())?)
}
