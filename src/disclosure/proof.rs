//! The proof that a release may leave, and the check of it, which solves nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::atoms::Atoms;
use super::system::System;
use super::view::{Target, View};
use super::{Fault, Population, Reader, Release, audited};

/// A way to move records between inner cells that changes no number known to a reader.
///
/// An inner cell is named by its number among all that are no structural zero (table by table, the last
/// dimension varying fastest; after them one for each class of links, the difference of its two sides), and stands
/// for its atom: all inner cells under just the same known numbers. A change of 3 with a denominator of 2
/// is one and a half records more.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Move {
    pub(super) denominator: i64,
    pub(super) changes: Vec<(u32, i64)>,
}

/// For each reader and each count that must stay uncertain to him, a table in which it is 0 and one in
/// which it is at least k, equal to the true one in every number that he knows: the strict guarantee.
/// (Where too few nodes make up a cell: one with at most half of its count, one with at least one and a
/// half times it.) Each table is the true one after some [`Move`]s.
///
/// Holds for readers who know that counts are not negative; one who knows that they are whole may know
/// more, though no table was found where he does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    pub(super) readers: Vec<ReaderProof>,
}

/// The proof for one reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ReaderProof {
    pub moves: Vec<Move>,
    /// For each target the moves to the table in which it is absent, and those to the one in which it is
    /// harmless.
    pub targets: Vec<[Vec<u32>; 2]>,
}

impl Proof {
    /// Whether it is a proof for this release, given the true counts. Compares and adds whole numbers only.
    ///
    /// # Errors
    /// [`Fault::NotProven`], and whatever is wrong with the release itself, as [`super::audit_tables`] says.
    pub fn check(
        &self,
        frame: &super::Frame,
        population: &Population,
        readers: &[Reader],
        release: &Release,
    ) -> Result<(), Fault> {
        let system = System::new(frame, readers, Some(population))?;
        let views = View::all(&system, readers)?;
        let published = audited::published(&system, &views, release)?;
        self.holds(&system, &views, &published)
    }

    /// The proof itself, for a release that is otherwise in order.
    pub(super) fn holds(
        &self,
        system: &System<'_>,
        views: &[View<'_>],
        published: &[Option<u64>],
    ) -> Result<(), Fault> {
        if self.readers.len() != views.len() {
            return Err(Fault::NotProven);
        }
        for (view, proof) in views.iter().zip(&self.readers) {
            let rows = view.rows(system, published)?;
            let atoms = Atoms::new(system.unknowns, &rows);
            let truth = atoms.values(&view.truth);
            let mut standing: Vec<Vec<(usize, i64)>> = vec![Vec::new(); atoms.len()];
            for (at, row) in rows.iter().enumerate() {
                let mut sum = 0;
                for (atom, sign) in atoms.row(row) {
                    standing[atom as usize].push((at, sign));
                    sum += sign * truth[atom as usize];
                }
                if sum != row.value {
                    return Err(Fault::NotProven);
                }
            }
            let moves = proof.moves.iter().map(|found| checked(found, &atoms, &truth, &standing));
            let moves: Vec<Changes> = moves.collect::<Option<_>>().ok_or(Fault::NotProven)?;
            let targets = view.targets(system)?;
            let shown = proof.targets.len() == targets.len()
                && targets.iter().zip(&proof.targets).all(|(target, [absent, harmless])| {
                    reaches(target, &atoms, &truth, &moves, absent, false)
                        && reaches(target, &atoms, &truth, &moves, harmless, true)
                });
            if !shown {
                return Err(Fault::NotProven);
            }
        }
        Ok(())
    }
}

/// The changes of atoms by a move, over its denominator.
struct Changes {
    denominator: i128,
    by_atom: BTreeMap<u32, i128>,
}

/// A move that leaves every row as it is and no atom below 0.
fn checked(found: &Move, atoms: &Atoms, truth: &[i64], standing: &[Vec<(usize, i64)>]) -> Option<Changes> {
    if found.denominator < 1 {
        return None;
    }
    let denominator = i128::from(found.denominator);
    let mut by_atom: BTreeMap<u32, i128> = BTreeMap::new();
    for &(unknown, change) in &found.changes {
        let atom = *atoms.of.get(unknown as usize)?;
        *by_atom.entry(atom).or_insert(0) += i128::from(change);
    }
    let mut sums: BTreeMap<usize, i128> = BTreeMap::new();
    for (&atom, &change) in &by_atom {
        if i128::from(truth[atom as usize]) * denominator + change < 0 {
            return None;
        }
        for &(row, sign) in &standing[atom as usize] {
            *sums.entry(row).or_insert(0) += i128::from(sign) * change;
        }
    }
    sums.values().all(|&sum| sum == 0).then_some(Changes { denominator, by_atom })
}

/// Whether moves that share no atom take a target to one of its ends together. Of an atom that a target
/// has only a part of, nothing need be in that part, and all may be.
fn reaches(
    target: &Target,
    atoms: &Atoms,
    truth: &[i64],
    moves: &[Changes],
    by: &[u32],
    upwards: bool,
) -> bool {
    let mut of_atom: BTreeMap<u32, (i128, i128)> = BTreeMap::new();
    for &number in by {
        let Some(found) = moves.get(number as usize) else { return false };
        for (&atom, &change) in &found.by_atom {
            if of_atom.insert(atom, (change, found.denominator)).is_some() {
                return false;
            }
        }
    }
    let mut common = 1_i128;
    for &number in by {
        let product = common.checked_mul(moves[number as usize].denominator).filter(|&c| c < 1 << 80);
        let Some(product) = product else { return false };
        common = product;
    }
    let counted = atoms.touched(&target.unknowns).into_iter().filter(|&(_, whole)| whole || upwards);
    let sum: i128 = counted
        .map(|(atom, _)| {
            let (change, denominator) = of_atom.get(&atom).copied().unwrap_or((0, 1));
            i128::from(truth[atom as usize]) * common + change * (common / denominator)
        })
        .sum();
    if upwards {
        2 * sum >= i128::from(target.twice_high) * common
    } else {
        2 * sum <= i128::from(target.twice_low) * common
    }
}
