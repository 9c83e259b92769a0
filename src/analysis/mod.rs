//! From what the store counted to the tables of a report.
//!
//! Pure: a report is asked for, the rows are fetched through one function that is handed in, and what comes out are
//! typed tables ([`Reported`]). The reports themselves are declared in `indicator`; nothing here adds a definition.
//!
//! Absent here: SQL, the clock (the day is a parameter), words.

mod ladder;
mod report;
pub mod share;

pub use ladder::ladder;
pub use report::report;

use crate::indicator::{Choice, ChoiceError, Report, Reported};
