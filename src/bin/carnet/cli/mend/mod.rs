//! Looking back and putting right: `carnet history`, `undo`, `redo`.

mod history;
mod undo;

pub(super) use history::Args as HistoryArgs;
pub(super) use history::run as history;
pub(super) use undo::{redo, undo};

use super::{Failure, Session};
use carnet::guard::Reach;

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}
