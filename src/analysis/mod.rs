//! From what the store counted to the tables of a report.
//!
//! Pure: rows are fetched through the store that is handed in, and what comes out are typed tables
//! ([`Reported`]), to which the common rules of shares cling. The reports themselves are declared in `indicator`;
//! nothing here adds a definition.
//!
//! ```no_run
//! # fn example(store: &carnet::store::Store) -> Result<(), carnet::analysis::AnalysisError> {
//! use carnet::indicator::{Choice, report};
//! let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 31).unwrap();
//! let choice = Choice::until(day).by("month").unwrap();
//! let roadblocks = carnet::analysis::make(&store, &report::ROADBLOCKS, &choice, None)?;
//! assert_eq!(roadblocks.tables[0].name, "roadblocks");
//! # Ok(())
//! # }
//! ```
//!
//! Absent here: SQL, the clock (the day is a parameter), words.

mod agenda;
mod brief;
mod compared;
mod curve;
pub mod due;
mod ladder;
mod noticed;
mod report;
pub mod share;
pub mod statistics;
mod terms;
mod tomorrow;
mod watched;

pub use agenda::{Item, When, agenda, agenda_of};
pub use brief::{Acquaintance, Brief, WAY_DAYS, acquaintance, brief, is_open};
pub use ladder::ladder;
pub use noticed::{MOST, Noticed, Of, Yeses, noticed, tells};
pub use report::report;
pub use tomorrow::{Count, Hollow, Outlook, Sign, Standing, Step, judge, keep_apart, outlook, tomorrow};

use crate::indicator::{Body, Choice, ChoiceError, Report, Reported};
use crate::message::{Exit, Explain, Message};
use crate::model::RecordId;
use crate::store::{Store, StoreError};

/// Why a report was not made.
#[derive(Debug, thiserror::Error)]
pub enum AnalysisError {
    /// What was asked cannot be asked.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// The store failed, or lacks the negotiation.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AnalysisError {
    fn explained(&self) -> &dyn Explain {
        match self {
            Self::Choice(error) => error,
            Self::Store(error) => error,
        }
    }
}

impl Explain for AnalysisError {
    fn message(&self) -> Message {
        self.explained().message()
    }
    fn hint(&self) -> Option<Message> {
        self.explained().hint()
    }
    fn code(&self) -> u16 {
        self.explained().code()
    }
    fn exit(&self) -> Exit {
        self.explained().exit()
    }
}

/// Makes a report from a store; of the ladder, only one negotiation where one is named.
///
/// # Errors
/// What [`Choice::check`] refuses, a filter that names no record, a negotiation that is not there.
pub fn make(
    store: &Store,
    of: &'static Report,
    choice: &Choice,
    negotiation: Option<RecordId>,
) -> Result<Reported, AnalysisError> {
    choice.check(of)?;
    if let Some(filter) = store.unknown_term(&choice.filters)? {
        return Err(ChoiceError::no_such_term(filter.dimension, filter.term.as_str()).into());
    }
    match of.body {
        Body::Sections(_) => Ok(report(store, of, choice)?),
        Body::Ladder => Ok(ladder(of, choice, &store.climbs(negotiation, choice.until)?)),
    }
}
