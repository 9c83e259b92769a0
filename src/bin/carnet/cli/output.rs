//! What can be wrong with where and how data is to leave a command.

use carnet::message::{Exit, Explain, Message};
use carnet::render::WorkbookError;

/// Why the data does not leave.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutputError {
    /// The command makes no such document.
    #[error("this command makes no {format}")]
    NotHere { format: &'static str },
    /// A workbook on a terminal is noise.
    #[error("{format} is not shown on a terminal")]
    NotText { format: &'static str },
    /// The name of the file says one shape, the flag another.
    #[error("a file .{ending} in the shape {format}")]
    Contradicts { format: String, ending: &'static str },
    /// The workbook cannot be made.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
}

impl Explain for OutputError {
    fn message(&self) -> Message {
        match self {
            Self::NotHere { format } => Message::new("report-output-not-here").with("format", *format),
            Self::NotText { format } => Message::new("report-output-not-text").with("format", *format),
            Self::Contradicts { format, ending } => {
                Message::new("report-output-contradicts").with("format", format).with("ending", *ending)
            }
            Self::Workbook(WorkbookError::TooManyRows { found, limit }) => {
                Message::new("report-output-too-many-rows").with("found", *found).with("limit", *limit)
            }
            Self::Workbook(WorkbookError::Failed(_)) => Message::new("report-output-workbook"),
        }
    }
    fn hint(&self) -> Option<Message> {
        match self {
            Self::NotHere { .. } => Some(Message::new("report-output-not-here.hint")),
            Self::NotText { .. } => Some(Message::new("report-output-not-text.hint")),
            Self::Contradicts { ending, .. } => {
                Some(Message::new("report-output-contradicts.hint").with("ending", *ending))
            }
            Self::Workbook(WorkbookError::TooManyRows { .. }) => {
                Some(Message::new("report-output-too-many-rows.hint"))
            }
            Self::Workbook(WorkbookError::Failed(_)) => None,
        }
    }
    fn code(&self) -> u16 {
        match self {
            Self::NotHere { .. } => 830,
            Self::NotText { .. } => 831,
            Self::Contradicts { .. } => 950,
            Self::Workbook(WorkbookError::TooManyRows { .. }) => 832,
            Self::Workbook(WorkbookError::Failed(_)) => 833,
        }
    }
    fn exit(&self) -> Exit {
        match self {
            Self::Workbook(WorkbookError::Failed(_)) => Exit::Failed,
            _ => Exit::Input,
        }
    }
}
