//! How a command can fail to do what it was told.

use carnet::message::{Exit, Explain};
use std::error::Error;
use std::fmt::Debug;

/// An error that explains itself to people and, in English, to logs.
pub(crate) trait Told: Explain + Error {
    /// The same error, for its chain of causes.
    fn as_error(&self) -> &dyn Error;
}

impl<E: Explain + Error> Told for E {
    fn as_error(&self) -> &dyn Error {
        self
    }
}

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to tell the person.
    Explained(Box<dyn Told>),
    /// Whoever read our output (`carnet actor list | head`) has enough: nothing to tell, nothing wrong.
    ReaderGone,
    /// What went wrong was told already; this is how to end.
    Told(Exit),
}

impl<E: Explain + Error + Debug + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Explained(Box::new(error))
    }
}
