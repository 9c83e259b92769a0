//! Looking back and putting right: `carnet history`, `undo`, `redo`, `actor merge`, `dump`, `load`.

mod dump;
mod history;
mod merge;
mod undo;

pub(super) use dump::{DumpArgs, LoadArgs, dump, load, reach_of_dump, reach_of_load};
pub(super) use history::Args as HistoryArgs;
pub(super) use history::run as history;
pub(super) use merge::merge;
pub(super) use undo::{redo, undo};

use super::{Failure, Session};
use carnet::guard::Reach;

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}
