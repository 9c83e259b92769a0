//! Why nothing of a file was imported.

use std::path::PathBuf;

use super::map::MapFault;
use super::table::TableFault;
use crate::file::FileError;
use crate::store::StoreError;

/// Why nothing of a file was imported. Rows that are refused while others are taken are in the
/// [`Outcome`](super::Outcome).
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is no table that can be read.
    #[error("{}: {fault}", path.display())]
    Table {
        /// The file.
        path: PathBuf,
        /// Why.
        fault: TableFault,
    },
    /// The map cannot be used.
    #[error("map: {0}")]
    Map(#[from] MapFault),
    /// The columns are of no gazetteer that is known, and no map was given.
    #[error("{}: a map is needed", path.display())]
    MapNeeded {
        /// The file.
        path: PathBuf,
    },
    /// The store refuses the whole.
    #[error(transparent)]
    Store(#[from] StoreError),
}
