//! Protecting tables: eliminate, audit, repair, or refuse.

use std::collections::BTreeSet;

use super::audited::{clear, in_the_way_of};
use super::bounds::Bounds;
use super::elastic::Elastic;
use super::eliminate::{eliminate, in_order};
use super::lp::Side;
use super::proof::Move;
use super::restore::restore;
use super::system::{Row, Source, System};
use super::threads::side_by_side;
use super::view::{Target, View};
use super::{AuditedRelease, Fault, Frame, Population, Reader, Release, Shown, Threshold};

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Finding what may be published as far as algebra goes.
    Elimination,
    /// Looking for the two tables of every small count.
    Audit {
        /// The reader, numbered as given.
        reader: usize,
        /// Sides settled; every count has two.
        settled: usize,
        /// Sides in all.
        sides: usize,
    },
    /// Withholding more, where counts were too narrow.
    Repair {
        /// How often now.
        round: usize,
        /// Sides of counts that were too narrow.
        too_narrow: usize,
        /// Cells withheld this time.
        withheld: usize,
    },
}

/// The release of a frame's tables that may leave to some readers: as much as elimination lets through and
/// repair leaves, audited for each of the readers against all that he has read. k is the highest of their
/// thresholds.
///
/// Deterministic: equal tables and readers give equal releases and proofs.
///
/// # Errors
/// [`Fault::Refused`] where nothing that may still be withheld would protect what earlier releases
/// expose; else what is wrong with the counts, the earlier cells or the readers.
pub fn protect_tables(
    frame: &Frame,
    population: &Population,
    readers: &[Reader],
    progress: &mut dyn FnMut(Progress),
) -> Result<AuditedRelease, Fault> {
    let system = System::new(frame, readers, Some(population))?;
    let k = readers.iter().map(|reader| reader.threshold).max().ok_or(Fault::OtherThreshold)?;
    let views = View::all(&system, readers)?;
    let mut candidates: Vec<u32> = (0..system.numbers.len() as u32)
        .filter(|&number| {
            let found = &system.numbers[number as usize];
            let open = found.shown && found.count >= k.k() && !found.too_few && !found.withheld;
            open && !views.iter().any(|view| view.is_small(number))
        })
        .collect();
    in_order(&system, &mut candidates);
    progress(Progress::Elimination);
    let mut published = eliminate(&system, &views, &candidates)?;
    let mut moves: Vec<Vec<Move>> = vec![Vec::new(); readers.len()];
    for round in 1.. {
        match audit_round(&system, &views, &published, &mut moves, progress)? {
            Outcome::Clean(bounds) => {
                let bounds = restore(&system, &views, &candidates, &mut published, bounds)?;
                let release = release(&system, k, &published)?;
                return clear(&system, &views, release, &bounds);
            }
            Outcome::TooNarrow { sides, withhold } => {
                withhold.iter().for_each(|number| {
                    published.remove(number);
                });
                progress(Progress::Repair { round, too_narrow: sides, withheld: withhold.len() });
            }
        }
    }
    unreachable!("every round but the last withholds a cell")
}

enum Outcome {
    Clean(Vec<Bounds>),
    TooNarrow { sides: usize, withhold: BTreeSet<u32> },
}

/// What a record of deviation of a number costs when something must be withheld: the less the deeper the
/// number and the smaller. A grand total is dear: it goes only where nothing else helps.
fn price(system: &System<'_>, number: u32) -> f64 {
    let found = &system.numbers[number as usize];
    let deepest = system.numbers.iter().map(|number| number.depth).max().unwrap_or(0);
    let dear = if found.depth == 0 { 1000.0 } else { 1.0 };
    (found.count as f64 + 5.0) * (1 + deepest - found.depth) as f64 * dear
}

/// One audit for all readers, and what to withhold where it fails: for every side that is too narrow the
/// cheapest published numbers that would make room for it, unless one of them was chosen for another side,
/// which may have made room for both.
fn audit_round(
    system: &System<'_>,
    views: &[View<'_>],
    published: &BTreeSet<u32>,
    moves: &mut [Vec<Move>],
    progress: &mut dyn FnMut(Progress),
) -> Result<Outcome, Fault> {
    let values = system.values(published);
    let mut withhold: BTreeSet<u32> = BTreeSet::new();
    let (mut too_narrow, mut in_the_way) = (BTreeSet::new(), BTreeSet::new());
    let mut sides_failing = 0;
    let mut all = Vec::new();
    for (numbered, view) in views.iter().enumerate() {
        let rows = view.rows(system, &values)?;
        let known = std::mem::take(&mut moves[numbered]);
        let mut bounds = Bounds::new(&view.truth, &rows, view.targets(system)?, known)?;
        let sides = 2 * bounds.goals.len();
        let mut settled = 0;
        let failing = bounds.search(&mut || {
            settled += 1;
            progress(Progress::Audit { reader: numbered, settled, sides });
        });
        sides_failing += failing.len();
        let price = |number: u32| price(system, number);
        let stuck = make_room(&rows, &bounds, &failing, &price, &mut withhold)?;
        for (goal, side) in stuck {
            // Where no program tells the cheapest way, any number that holds it back will do.
            let reasons = bounds.reasons(&rows, goal, side);
            let numbers = reasons.iter().filter_map(|&row| match rows[row as usize].source {
                Source::Number(number) => Some(number),
                _ => None,
            });
            match numbers.min_by(|&one, &other| price(one).total_cmp(&price(other))) {
                Some(number) => drop(withhold.insert(number)),
                None => {
                    too_narrow.insert(bounds.goals[goal].target.cell.clone());
                    in_the_way.extend(in_the_way_of(system, view, &rows, &reasons));
                }
            }
        }
        // Tables found stay tables when less is published.
        moves[numbered] = bounds.moves.clone();
        all.push(bounds);
    }
    if sides_failing == 0 {
        return Ok(Outcome::Clean(all));
    }
    if withhold.is_empty() {
        let too_narrow = too_narrow.into_iter().collect();
        return Err(Fault::Refused { too_narrow, in_the_way: in_the_way.into_iter().collect() });
    }
    Ok(Outcome::TooNarrow { sides: sides_failing, withhold })
}

/// So many programs that say what to withhold are solved side by side. Fixed, as what is withheld hangs on it.
const AT_ONCE: usize = 16;

/// Adds to what is withheld, for every side that fails, the cheapest published numbers that would make room for it,
/// unless one of them was chosen for another side, which may have made room for both. A side that the table found for
/// another takes as far as it must needs no program of its own: of 193 in a year's first round 56 were asked, and the
/// same numbers withheld. Gives the sides of which no program tells what to withhold.
fn make_room(
    rows: &[Row],
    bounds: &Bounds,
    failing: &[(usize, Side)],
    price: &dyn Fn(u32) -> f64,
    withhold: &mut BTreeSet<u32>,
) -> Result<Vec<(usize, Side)>, Fault> {
    let mut stuck = Vec::new();
    if failing.is_empty() {
        return Ok(stuck);
    }
    let sides: Vec<(&Target, Side)> =
        failing.iter().map(|&(goal, side)| (&bounds.goals[goal].target, side)).collect();
    let targets: Vec<&Target> = sides.iter().map(|(target, _)| *target).collect();
    let elastic = Elastic::new(rows, (&bounds.atoms, bounds.truth()), &targets, price)?;
    let mut settled = vec![false; sides.len()];
    let mut left = 0..sides.len();
    loop {
        let some: Vec<usize> = left.by_ref().filter(|&at| !settled[at]).take(AT_ONCE).collect();
        if some.is_empty() {
            return Ok(stuck);
        }
        for (at, found) in some.iter().zip(side_by_side(&some, |&at| elastic.withhold(at, &sides))) {
            match found {
                Some(found) => {
                    found.with.iter().for_each(|&with| settled[with] = true);
                    if found.numbers.is_disjoint(withhold) {
                        withhold.extend(found.numbers);
                    }
                }
                None => stuck.push(failing[*at]),
            }
        }
    }
}

/// The release that publishes just these numbers.
fn release(system: &System<'_>, k: Threshold, published: &BTreeSet<u32>) -> Result<Release, Fault> {
    let show = |cell| {
        let number = system.number(&cell);
        if published.contains(&number) {
            Shown::Published(system.numbers[number as usize].count)
        } else {
            Shown::Withheld
        }
    };
    let tables = (0..system.frame.tables().len()).map(|table| system.frame.cells(table).map(show).collect());
    Release::new(system.frame, k, tables.collect())
}
