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
    /// No column fills fields without which there is no record; the map that was proposed can be saved and put right.
    #[error("no column for {kind}: {}", fields.join(", "))]
    NotGuessed {
        /// What kind of record the file seems to hold.
        kind: crate::model::Kind,
        /// The fields.
        fields: Vec<&'static str>,
    },
    /// The form cannot be put together.
    #[error(transparent)]
    Form(#[from] rust_xlsxwriter::XlsxError),
    /// What should say how rows are mended is not understood.
    #[error("line {line} is no mending")]
    NotMendings {
        /// The first line that is not.
        line: u64,
    },
    /// No row of that number waits to be mended.
    #[error("no row {id} waits")]
    NoSuchRow {
        /// The number.
        id: i64,
    },
    /// A row that waits has no such column; perhaps this one is meant.
    #[error("row {id} has no such column")]
    NoSuchColumn {
        /// The row.
        id: i64,
        /// The column that was named.
        column: String,
        /// The nearest that there is.
        near: Option<String>,
    },
    /// The store refuses the whole.
    #[error(transparent)]
    Store(#[from] StoreError),
}
