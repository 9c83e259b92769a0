//! The picture of a ladder: levels as rows, time as columns, what was said and what the road did as signs.
//!
//! Every sign has a form of its own, so that the picture holds in black and white; the legend names those that occur.

mod svg;
mod text;

pub(super) use svg::svg;
pub(super) use text::text;

use crate::indicator::{Conduct, Ladder, Sign};

/// The signs that occur, in the order of the legend.
fn signs(ladder: &Ladder) -> Vec<Sign> {
    let there = |sign: &Sign| ladder.rungs.iter().flat_map(|rung| &rung.answers).any(|one| one.sign == *sign);
    Sign::ALL.iter().copied().filter(there).collect()
}

/// What the road did, as far as it occurs, in the order of the legend.
fn conducts(ladder: &Ladder) -> Vec<Conduct> {
    let there = |conduct: &Conduct| ladder.road.iter().any(|one| one.conduct == *conduct);
    Conduct::ALL.iter().copied().filter(there).collect()
}
