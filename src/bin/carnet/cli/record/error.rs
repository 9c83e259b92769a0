//! What is wrong with the data given to a record's command.

use super::sheet::Wrong;
use carnet::import::RecordsFault;
use carnet::message::{Exit, Explain, Message};
use carnet::store::StoreError;

/// Why the data given cannot be taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RecordError {
    /// The data cannot be read as records.
    #[error(transparent)]
    Records(#[from] RecordsFault),
    /// One of several records cannot be taken.
    #[error("record {record} of {of}: {error}")]
    InRecord { record: usize, of: usize, error: StoreError },
    /// Text on standard input that is no text.
    #[error("standard input is not UTF-8")]
    NotText,
    /// Two fields are both to be read from standard input.
    #[error("two fields are to be read from standard input")]
    SeveralFromInput,
    /// Nothing was said that should change.
    #[error("no change was given")]
    NothingGiven,
    /// Cells of a sheet that cannot be taken, the first of them.
    #[error("{count} cells of {rows} rows cannot be taken")]
    InSheet { wrong: Vec<Wrong>, count: usize, rows: usize },
    /// A row that is no row of the table.
    #[error("row {row} is not a row of the table")]
    NotASheet { row: usize },
    /// A header that names no column.
    #[error("column {column} has no known name")]
    UnknownColumn { column: usize },
    /// A change is one object.
    #[error("{found} records where one change is due")]
    NotOneChange { found: usize },
    /// More bytes than are taken.
    #[error("more than {limit} bytes on standard input")]
    TooLarge { limit: u64 },
    /// Standard input failed.
    #[error("standard input cannot be read")]
    Unreadable(#[source] std::io::Error),
}

impl Explain for RecordError {
    fn message(&self) -> Message {
        match self {
            Self::Records(fault) => fault.message(),
            Self::InRecord { record, of, error } => Message::new("record-error-in-record")
                .with("record", *record)
                .with("of", *of)
                .with("error", error.message()),
            Self::NotText => Message::new("record-error-not-text"),
            Self::SeveralFromInput => Message::new("record-error-several-from-input"),
            Self::NothingGiven => Message::new("record-error-nothing-given"),
            Self::InSheet { wrong, count, rows } => {
                let head = Message::new("sheet-error-faults").with("count", *count).with("rows", *rows);
                wrong.iter().fold(head, |so_far, wrong| {
                    Message::new("sheet-error-line").with("before", so_far).with("line", wrong.message())
                })
            }
            Self::NotASheet { row } => Message::new("sheet-error-row").with("row", *row),
            Self::UnknownColumn { column } => Message::new("sheet-error-column").with("column", *column),
            Self::NotOneChange { found } => Message::new("record-error-not-one-change").with("count", *found),
            Self::TooLarge { limit } => Message::new("record-error-too-large").with("limit", *limit),
            Self::Unreadable(_) => Message::new("record-error-unreadable"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Records(fault) => return fault.hint(),
            Self::InRecord { error, .. } => return error.hint(),
            Self::NotText => Message::new("record-error-not-text.hint"),
            Self::SeveralFromInput => Message::new("record-error-several-from-input.hint"),
            Self::NothingGiven => Message::new("record-error-nothing-given.hint"),
            Self::NotOneChange { .. } => Message::new("record-error-not-one-change.hint"),
            Self::InSheet { .. } => Message::new("sheet-error-faults.hint"),
            Self::NotASheet { .. } => Message::new("sheet-error-row.hint"),
            Self::UnknownColumn { .. } => Message::new("sheet-error-column.hint"),
            Self::TooLarge { .. } => Message::new("record-error-too-many.hint"),
            Self::Unreadable(_) => Message::new("record-error-unreadable.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Records(fault) => fault.code(),
            Self::InRecord { error, .. } => error.code(),
            Self::NotText => 286,
            Self::SeveralFromInput => 287,
            Self::NothingGiven => 288,
            Self::NotOneChange { .. } => 289,
            Self::InSheet { .. } => 712,
            Self::NotASheet { .. } => 713,
            Self::UnknownColumn { .. } => 714,
            Self::TooLarge { .. } => 291,
            Self::Unreadable(_) => 292,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Records(fault) => fault.exit(),
            Self::InRecord { error, .. } => error.exit(),
            Self::Unreadable(_) => Exit::Failed,
            _ => Exit::Input,
        }
    }
}
