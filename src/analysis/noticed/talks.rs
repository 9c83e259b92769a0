//! What an exchange, or the end of a negotiation, makes noticeable.

use super::{HABIT, Noticed};
use crate::store::MetBefore;
use crate::vocabulary::{AskKind, Level};

/// The highest level of a meeting that no earlier one of its negotiation had.
pub(super) fn first_at_level(now: &[Level], before: &MetBefore) -> Option<Noticed> {
    if before.meetings == 0 {
        return None;
    }
    let new = now.iter().filter(|level| !before.levels.contains(level));
    new.min().copied().map(Noticed::FirstAtLevel)
}

/// The same was asked again.
pub(super) fn asked_again(asked: Option<(AskKind, u64)>) -> Option<Noticed> {
    let (kind, times) = asked?;
    (times >= HABIT).then_some(Noticed::AskedAgain(kind, times))
}

/// A negotiation was closed, and not all of it is over.
pub(super) fn still_open(promises: u64, answers: u64) -> Option<Noticed> {
    (promises + answers > 0).then_some(Noticed::StillOpen { promises, answers })
}
