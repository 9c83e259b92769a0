//! Publishing again what was withheld needlessly.
//!
//! Elimination goes by an order, and repair withholds a number for each count that was too narrow; what one
//! of them withheld may be needless once the other has withheld more. Each number is tried, the largest
//! first, and stays published if no small number becomes a linear combination, no small union appears and
//! the audit stays clean. The algebra turns most down, so few are audited.

use std::collections::BTreeSet;

use super::Fault;
use super::bounds::Bounds;
use super::eliminate::{Space, exposing};
use super::system::System;
use super::union::{Union, Unions};
use super::view::View;

/// The most numbers that are audited again.
const MOST_TRIED: usize = 200;

/// The most unknowns in all these audits together, so that large tables, where each audit is dear and one
/// number more is little, take a few seconds longer and not many times as long.
const MOST_UNKNOWNS: usize = 50_000;

/// The most linear programs for one of them.
const MOST_PROGRAMS: usize = 40;

/// Publishes again what can be, and gives the bounds of what is published then.
///
/// # Errors
/// None that the audit before had not.
pub(super) fn restore(
    system: &System<'_>,
    views: &[View<'_>],
    candidates: &[u32],
    published: &mut BTreeSet<u32>,
    mut bounds: Vec<Bounds>,
) -> Result<Vec<Bounds>, Fault> {
    let exposing = exposing(system, views)?;
    let withheld = candidates.iter().copied();
    let mut withheld: Vec<u32> =
        withheld.filter(|number| !published.contains(number) && !exposing.contains(number)).collect();
    if withheld.is_empty() {
        return Ok(bounds);
    }
    withheld.sort_by_key(|&number| (u64::MAX - system.numbers[number as usize].count, number));
    let mut spaces = Vec::new();
    for view in views {
        let mut space = Space::new(system, view, candidates)?;
        space.restart();
        for &number in published.iter() {
            let vector = space.reduced(number);
            space.publish(vector);
        }
        spaces.push(space);
    }
    let unions = Unions::new(system, views);
    let key = |union: Union| (union.reader, union.unknowns);
    let before: BTreeSet<_> = unions.small(system, &BTreeSet::new()).into_iter().map(key).collect();
    let unknowns = views.iter().map(|_| system.unknowns).sum::<usize>().max(1);
    let most = (MOST_UNKNOWNS / unknowns).min(MOST_TRIED);
    let mut tried = 0;
    for number in withheld {
        let vectors: Vec<_> = spaces.iter_mut().map(|space| space.reduced(number)).collect();
        if spaces.iter().zip(&vectors).any(|(space, vector)| space.would_derive(vector)) {
            continue;
        }
        if tried == most {
            break;
        }
        tried += 1;
        published.insert(number);
        let small = unions.small(system, published).into_iter().map(key);
        let found = match small.into_iter().all(|union| before.contains(&union)) {
            true => audit(system, views, published, &bounds)?,
            false => None,
        };
        match found {
            Some(found) => {
                bounds = found;
                spaces.iter_mut().zip(vectors).for_each(|(space, vector)| space.publish(vector));
            }
            None => drop(published.remove(&number)),
        }
    }
    Ok(bounds)
}

/// The bounds of all readers where they are clean, from tables found when less was published.
fn audit(
    system: &System<'_>,
    views: &[View<'_>],
    published: &BTreeSet<u32>,
    before: &[Bounds],
) -> Result<Option<Vec<Bounds>>, Fault> {
    let values = system.values(published);
    let mut all = Vec::new();
    for (view, before) in views.iter().zip(before) {
        let rows = view.rows(system, &values)?;
        let mut bounds = Bounds::new(&view.truth, &rows, view.targets(system)?, before.moves.clone())?;
        if !bounds.all_reach(MOST_PROGRAMS) {
            return Ok(None);
        }
        all.push(bounds);
    }
    Ok(Some(all))
}
