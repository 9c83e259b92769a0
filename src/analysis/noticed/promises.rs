//! What a promise, or a check of one, makes noticeable.

use super::{AGAIN, HABIT, Noticed, Of, how_many};
use crate::store::Kept;
use crate::vocabulary::Finding;

/// A check of a promise, by all that its checks found, the earliest first: the last of them was just written.
pub(super) fn found(findings: &[Finding]) -> Option<Noticed> {
    let (last, before) = findings.split_last()?;
    if *last != Finding::Broken {
        return None;
    }
    let broken = how_many(findings, |finding| **finding == Finding::Broken);
    if broken >= AGAIN {
        return Some(Noticed::BrokenAgain(broken));
    }
    let held = how_many(before, |finding| **finding == Finding::Held);
    (held >= HABIT).then_some(Noticed::FirstBreach(held))
}

/// A new promise, by what became of the earlier ones of the same office: those never looked at are told too.
pub(super) fn before(earlier: &[Kept]) -> Option<Noticed> {
    let broken = Of { times: how_many(earlier, |kept| kept.broken), of: earlier.len() as u64 };
    let unchecked = how_many(earlier, |kept| !kept.checked);
    (broken.of >= HABIT).then_some(Noticed::PromisesBefore { broken, unchecked })
}
