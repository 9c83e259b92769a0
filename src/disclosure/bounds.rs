//! How near a reader can come to each small count.
//!
//! For every target a table is looked for in which it is (as good as) nothing, and one in which it is
//! harmless, both equal to the true one in all that the reader knows. A table is kept as its difference
//! from the true one, a [`Move`], and every table found is tried on all targets before another linear
//! program is solved.

mod search;
mod ways;

use std::collections::BTreeMap;

use super::atoms::Atoms;
use super::exact::Exact;
use super::lp::Side;
use super::proof::Move;
use super::reduce::{Multiples, Part, Reduced, Zeros, reduce};
use super::system::Row;
use super::view::Target;
use super::{Fault, lp};
use ways::Ways;

/// One reader's rows, and how far each target is shown to reach.
pub(super) struct Bounds {
    pub atoms: Atoms,
    pub reduced: Reduced,
    /// The true values of the atoms.
    truth: Vec<i64>,
    pub goals: Vec<Goal>,
    /// Tables found so far, as differences from the true one.
    pub moves: Vec<Move>,
    /// For every atom the shares that touch it, each with whether it has all of the atom.
    touching: Vec<Vec<(u32, u32, bool)>>,
    /// For every atom the rows that it stands in, with its sign there.
    standing: Vec<Vec<(u32, f64)>>,
    /// How each part's tables are looked for.
    ways: Vec<Ways>,
    /// How many linear programs were solved.
    pub programs: usize,
}

/// A target over atoms.
#[derive(Debug)]
pub(super) struct Goal {
    pub target: Target,
    /// What the fixed atoms that it has all of sum to, and those that it touches.
    fixed: [i64; 2],
    pub shares: Vec<Share>,
}

/// What a target has of one part.
#[derive(Debug)]
pub(super) struct Share {
    pub part: u32,
    /// The places of the atoms that it has all of, and of those that it touches.
    pub atoms: [Vec<u32>; 2],
    /// The least and the greatest sum found, each as (numerator, denominator) and the move to it.
    best: [Best; 2],
}

#[derive(Clone, Copy, Debug)]
struct Best {
    numerator: i64,
    denominator: i64,
    by: Option<u32>,
}

impl Best {
    fn below(self, other: Self) -> bool {
        i128::from(self.numerator) * i128::from(other.denominator)
            < i128::from(other.numerator) * i128::from(self.denominator)
    }

    fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl Goal {
    /// Whether a side is shown to reach as far as it must.
    pub(super) fn reached(&self, side: Side) -> bool {
        // sum of n / d against bound / 2, over one common denominator.
        let (mut numerator, mut denominator) = (i128::from(self.fixed[side as usize]), 1_i128);
        for share in &self.shares {
            let best = share.best[side as usize];
            let Some(common) = denominator.checked_mul(i128::from(best.denominator)) else { return false };
            if common > 1 << 80 {
                return false;
            }
            numerator = numerator * i128::from(best.denominator) + i128::from(best.numerator) * denominator;
            denominator = common;
        }
        match side {
            Side::Low => 2 * numerator <= i128::from(self.target.twice_low) * denominator,
            Side::High => 2 * numerator >= i128::from(self.target.twice_high) * denominator,
        }
    }

    /// How far a side of a share must go when the others stay where they are, as a number.
    fn wanted(&self, share: usize, side: Side) -> f64 {
        let others = self.shares.iter().enumerate().filter(|&(at, _)| at != share);
        let others: f64 = others.map(|(_, share)| share.best[side as usize].value()).sum();
        let bound = match side {
            Side::Low => self.target.twice_low,
            Side::High => self.target.twice_high,
        };
        bound as f64 / 2.0 - self.fixed[side as usize] as f64 - others
    }

    /// The moves that together take a side as far as it is shown to reach.
    pub(super) fn moves(&self, side: Side) -> impl Iterator<Item = u32> + use<'_> {
        self.shares.iter().filter_map(move |share| share.best[side as usize].by)
    }
}

impl Bounds {
    /// The bounds as far as the true table and tables found before show them.
    ///
    /// # Errors
    /// [`Fault::DoesNotAddUp`].
    pub(super) fn new(
        truth: &[u64],
        rows: &[Row],
        targets: Vec<Target>,
        moves: Vec<Move>,
    ) -> Result<Self, Fault> {
        let atoms = Atoms::new(truth.len(), rows);
        let reduced = reduce(&atoms, rows, Zeros::Fixed)?;
        let values = atoms.values(truth);
        let mut standing = vec![Vec::new(); atoms.len()];
        for (at, row) in rows.iter().enumerate() {
            for (atom, sign) in atoms.row(row) {
                standing[atom as usize].push((at as u32, sign as f64));
            }
        }
        let mut made = Self {
            standing,
            goals: Vec::new(),
            moves: Vec::new(),
            touching: vec![Vec::new(); atoms.len()],
            ways: Vec::new(),
            programs: 0,
            truth: values,
            atoms,
            reduced,
        };
        for target in targets {
            made.add_goal(target);
        }
        let truth = |part: &Part| part.atoms.iter().map(|&atom| made.truth[atom as usize]).collect();
        made.ways = made.reduced.parts.iter().map(|part| Ways::new(truth(part))).collect();
        for found in moves {
            for found in made.by_parts(found) {
                if made.fits(&found) {
                    made.offer(found);
                }
            }
        }
        made.free_parts();
        Ok(made)
    }

    /// The true values of the atoms.
    pub(super) fn truth(&self) -> &[i64] {
        &self.truth
    }

    fn add_goal(&mut self, target: Target) {
        let mut fixed = [0, 0];
        let mut shares: Vec<Share> = Vec::new();
        for (atom, whole) in self.atoms.touched(&target.unknowns) {
            let Some((part, place)) = self.reduced.place[atom as usize] else {
                fixed[1] += self.truth[atom as usize];
                fixed[0] += if whole { self.truth[atom as usize] } else { 0 };
                continue;
            };
            let at = shares.iter().position(|share| share.part == part).unwrap_or_else(|| {
                let start = Best { numerator: 0, denominator: 1, by: None };
                shares.push(Share { part, atoms: [Vec::new(), Vec::new()], best: [start, start] });
                shares.len() - 1
            });
            let share = &mut shares[at];
            share.atoms[1].push(place);
            share.best[1].numerator += self.truth[atom as usize];
            if whole {
                share.atoms[0].push(place);
                share.best[0].numerator += self.truth[atom as usize];
            }
            self.touching[atom as usize].push((self.goals.len() as u32, at as u32, whole));
        }
        self.goals.push(Goal { target, fixed, shares });
    }

    /// A move as one for each part that it touches. With less published, what was one part may be several; every row is
    /// of one part, so each piece is a move by itself. Moves that took a target's parts one by one, and overlapped, would
    /// not add up to a table.
    fn by_parts(&self, found: Move) -> Vec<Move> {
        let mut pieces: BTreeMap<u32, Vec<(u32, i64)>> = BTreeMap::new();
        for (unknown, change) in found.changes {
            if let Some((part, _)) = self.reduced.place[self.atoms.of[unknown as usize] as usize] {
                pieces.entry(part).or_default().push((unknown, change));
            }
        }
        let denominator = found.denominator;
        pieces.into_values().map(|changes| Move { denominator, changes }).collect()
    }

    /// Whether a move leaves every row as it is and no atom below nothing. Not one that was found when less was
    /// known, perhaps.
    fn fits(&self, found: &Move) -> bool {
        let mut by_atom: BTreeMap<u32, i64> = BTreeMap::new();
        for &(unknown, change) in &found.changes {
            *by_atom.entry(self.atoms.of[unknown as usize]).or_default() += change;
        }
        let mut sums: BTreeMap<u32, i64> = BTreeMap::new();
        for (atom, change) in by_atom {
            if self.truth[atom as usize] * found.denominator + change < 0 {
                return false;
            }
            for &(row, sign) in &self.standing[atom as usize] {
                *sums.entry(row).or_default() += sign as i64 * change;
            }
        }
        sums.values().all(|&sum| sum == 0)
    }

    /// Tries a table on all targets, and keeps it where it shows more than those before.
    fn offer(&mut self, found: Move) {
        let number = self.moves.len() as u32;
        let mut sums: BTreeMap<(u32, u32), [i64; 2]> = BTreeMap::new();
        for &(unknown, change) in &found.changes {
            for &(goal, share, whole) in &self.touching[self.atoms.of[unknown as usize] as usize] {
                let sum = sums.entry((goal, share)).or_default();
                sum[1] += change;
                sum[0] += if whole { change } else { 0 };
            }
        }
        let mut useful = false;
        for ((goal, share), change) in sums {
            let share = &mut self.goals[goal as usize].shares[share as usize];
            for side in [Side::Low, Side::High] {
                let places = share.atoms[side as usize].iter();
                let atoms = &self.reduced.parts[share.part as usize].atoms;
                let truth: i64 = places.map(|&place| self.truth[atoms[place as usize] as usize]).sum();
                let numerator = truth * found.denominator + change[side as usize];
                let reaches = Best { numerator, denominator: found.denominator, by: Some(number) };
                let best = &mut share.best[side as usize];
                let better = match side {
                    Side::Low => reaches.below(*best),
                    Side::High => best.below(reaches),
                };
                if better {
                    *best = reaches;
                    useful = true;
                }
            }
        }
        if useful {
            self.moves.push(found);
        }
    }

    /// Where a part's rows are all of a known number of nothing (or there is none), whatever fits them fits them many
    /// times over, and not at all. So it is wherever only shared margins and links are known. An atom in no row can be
    /// anything though it is nothing in truth.
    fn free_parts(&mut self) {
        let most =
            self.goals.iter().map(|goal| goal.target.twice_high).max().unwrap_or(0).min(1 << 41) as i64;
        for part in 0..self.reduced.parts.len() {
            let of = &self.reduced.parts[part];
            if of.rows.iter().any(|row| row.value != 0) {
                continue;
            }
            let alone = of.rows.is_empty();
            let truth: Vec<(u32, i64)> = of
                .atoms
                .iter()
                .map(|&atom| (self.atoms.first[atom as usize], self.truth[atom as usize]))
                .filter(|&(_, truth)| truth > 0 || alone)
                .collect();
            if truth.is_empty() {
                continue;
            }
            let times = |factor: i64| Move {
                denominator: 1,
                changes: truth.iter().map(|&(unknown, truth)| (unknown, truth * factor)).collect(),
            };
            let more = match alone {
                true => Move { denominator: 1, changes: vec![(truth[0].0, most)] },
                false => times(most),
            };
            let nothing = times(-1);
            self.offer(nothing);
            self.offer(more);
        }
    }

    /// The difference of a part's table from the true one.
    fn difference(&self, part: usize, table: &Exact) -> Move {
        let mut changes = Vec::new();
        for (&atom, &numerator) in self.reduced.parts[part].atoms.iter().zip(&table.numerators) {
            let change = numerator - self.truth[atom as usize] * table.denominator;
            if change != 0 {
                changes.push((self.atoms.first[atom as usize], change));
            }
        }
        Move { denominator: table.denominator, changes }
    }

    /// The rows (numbered as given) that hold back a side of a target: those with a price in the dual
    /// program over all rows and atoms. The parts give it for the reduced rows; what fixed atoms before that
    /// is priced so that no atom is left that would gain.
    pub(super) fn reasons(&self, rows: &[Row], goal: usize, side: Side) -> Vec<u32> {
        let goal = &self.goals[goal];
        let mut prices = vec![0.0; rows.len()];
        let add = |from: &Multiples, factor: f64, prices: &mut Vec<f64>| {
            from.iter().for_each(|(&row, &multiple)| prices[row as usize] += factor * multiple as f64);
        };
        for share in &goal.shares {
            let part = &self.reduced.parts[share.part as usize];
            let of_part = lp::prices(part, &share.atoms[side as usize], side);
            let of_part = of_part.unwrap_or_else(|| vec![1.0; part.rows.len()]);
            part.rows.iter().zip(of_part).for_each(|(row, price)| add(&row.from, price, &mut prices));
        }
        let mut gains = vec![0.0; self.atoms.len()];
        for (atom, whole) in self.atoms.touched(&goal.target.unknowns) {
            if side == Side::High || whole {
                gains[atom as usize] = 1.0;
            }
        }
        for fixing in self.reduced.fixings.iter().rev() {
            let left = fixing.atoms.iter().map(|&atom| {
                let paid: f64 =
                    self.standing[atom as usize].iter().map(|&(row, sign)| sign * prices[row as usize]).sum();
                gains[atom as usize] - paid
            });
            let price = match side {
                _ if fixing.value != 0 => left.sum(),
                Side::High => left.fold(0.0, f64::max),
                Side::Low => left.fold(0.0, f64::min),
            };
            if price != 0.0 {
                add(&fixing.from, price, &mut prices);
            }
        }
        (0..rows.len() as u32).filter(|&row| prices[row as usize].abs() > 1e-7).collect()
    }
}
