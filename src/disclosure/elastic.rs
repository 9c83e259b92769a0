//! What to withhold where a count is too narrow: the cheapest change of published numbers that would let
//! it go as far as it must.
//!
//! One linear program says it: every number of this release that may be withheld gets a deviation, at a
//! price; some table with the count where it must be fits the numbers so changed; the deviations that such
//! a table cannot do without are what to withhold. The dual of the audit's program names all numbers that
//! hold the count back (tens of them), of which most give it no room when withheld. It is asked as that of the least
//! moves is ([`Least`]), from the true table, where nothing deviates.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::atoms::Atoms;
use super::least::{Answer, Least};
use super::lp::Side;
use super::reduce::{Multiples, Reduced, Zeros, reduce};
use super::system::{Row, Source};
use super::view::Target;

/// What a record costs that moves between inner cells: next to nothing beside a published number, so that of the tables
/// that change the same numbers the nearest is found.
const MOVE: f64 = 1.0 / 1024.0;

/// One reader's rows with deviations.
pub(super) struct Elastic<'a> {
    atoms: &'a Atoms,
    truth: &'a [i64],
    reduced: Reduced,
    program: Program,
}

/// The rows, without any target yet.
struct Program {
    least: Least,
    /// The column of the first atom of each part.
    parts: Vec<u32>,
    /// The columns of atoms that a row fixes, and may give way.
    loose: BTreeMap<u32, u32>,
    /// The columns of the numbers' deviations.
    deviations: BTreeMap<u32, u32>,
}

impl<'a> Elastic<'a> {
    /// Of rows, for some targets, given the true values of the atoms and the price of a record of deviation of a number.
    ///
    /// # Errors
    /// [`Fault::DoesNotAddUp`].
    pub(super) fn new(
        rows: &[Row],
        (atoms, truth): (&'a Atoms, &'a [i64]),
        targets: &[&Target],
        price: &dyn Fn(u32) -> f64,
    ) -> Result<Self, Fault> {
        let reduced = reduce(atoms, rows, Zeros::Kept)?;
        let touched = targets.iter().flat_map(|target| atoms.touched(&target.unknowns));
        let touched = touched.map(|(atom, _)| atom).collect();
        let program = Building { rows, reduced: &reduced, truth, touched, price }.program();
        Ok(Self { atoms, truth, reduced, program })
    }

    /// The numbers to withhold so that a target can go as far as it must, and which of the sides (numbered as given) go
    /// as far as they must in the same table; none where withholding any does not help, or the solver gives up.
    pub(super) fn withhold(&self, of: usize, sides: &[(&Target, Side)]) -> Option<Withheld> {
        let (target, side) = sides[of];
        let sign = if side == Side::High { 1.0 } else { -1.0 };
        let (columns, missing) = self.sum(target, side);
        let ask = columns.into_iter().map(|column| (column, sign)).collect();
        let Answer::Moves(moves) = self.program.least.reach(ask, sign * missing) else { return None };
        let moved = |&(_, &column): &(&u32, &u32)| moves[column as usize].abs() > 1e-6;
        let numbers: BTreeSet<u32> =
            self.program.deviations.iter().filter(moved).map(|(&number, _)| number).collect();
        if numbers.is_empty() {
            return None;
        }
        let reached = |&(target, side): &(&Target, Side)| {
            let (columns, missing) = self.sum(target, side);
            let moved: f64 = columns.iter().map(|&column| moves[column as usize]).sum();
            match side {
                Side::Low => moved <= missing + 1e-6,
                Side::High => moved >= missing - 1e-6,
            }
        };
        let with = (0..sides.len()).filter(|&at| at > of && reached(&sides[at])).collect();
        Some(Withheld { numbers, with })
    }

    /// The columns that a side of a target sums, and by how much more (less) than in truth they must.
    fn sum(&self, target: &Target, side: Side) -> (Vec<u32>, f64) {
        let (mut columns, mut truth) = (Vec::new(), 0);
        let touched = self.atoms.touched(&target.unknowns);
        for (atom, _) in touched.into_iter().filter(|&(_, whole)| whole || side == Side::High) {
            truth += self.truth[atom as usize];
            columns.extend(match self.reduced.place[atom as usize] {
                Some((part, place)) => Some(self.program.parts[part as usize] + place),
                None => self.program.loose.get(&atom).copied(),
            });
        }
        let twice = match side {
            Side::Low => target.twice_low,
            Side::High => target.twice_high,
        };
        (columns, twice as f64 / 2.0 - truth as f64)
    }
}

/// What to withhold for a side.
pub(super) struct Withheld {
    /// The numbers.
    pub numbers: BTreeSet<u32>,
    /// The sides after it that need no more than these.
    pub with: Vec<usize>,
}

/// What a program is built of.
struct Building<'a> {
    rows: &'a [Row],
    reduced: &'a Reduced,
    /// The true values of all atoms.
    truth: &'a [i64],
    /// The atoms of all targets.
    touched: BTreeSet<u32>,
    price: &'a dyn Fn(u32) -> f64,
}

impl Building<'_> {
    fn program(&self) -> Program {
        let (reduced, mut below, mut rows) = (self.reduced, Vec::new(), Vec::new());
        let mut parts = Vec::new();
        for part in &reduced.parts {
            parts.push(below.len() as u32);
            below.extend(part.atoms.iter().map(|&atom| self.truth[atom as usize] as f64));
        }
        // Where a target is an atom that is fixed, what fixes it may give way.
        let aimed: BTreeSet<u32> =
            self.touched.iter().filter_map(|&atom| reduced.fixed[atom as usize]).collect();
        let mut numbers = BTreeSet::new();
        let of_parts = reduced.parts.iter().flat_map(|part| &part.rows).map(|row| &row.from);
        let of_aimed = aimed.iter().map(|&fixing| &reduced.fixings[fixing as usize].from);
        for from in of_parts.chain(&reduced.ties).chain(of_aimed) {
            numbers.extend(from.keys().filter_map(|&row| self.number(row)));
        }
        let gives_way = |(number, from): (usize, &Multiples)| {
            aimed.contains(&(number as u32))
                || from.keys().any(|&row| self.number(row).is_some_and(|of| numbers.contains(&of)))
        };
        let mut loose = BTreeMap::new();
        for (number, fixing) in reduced.fixings.iter().enumerate() {
            if gives_way((number, &fixing.from)) {
                loose.insert(fixing.atoms[0], below.len() as u32);
                below.push(fixing.value as f64);
            }
        }
        let atoms = below.len();
        let mut costs = vec![MOVE; atoms];
        let mut deviations = BTreeMap::new();
        for number in numbers {
            deviations.insert(number, below.len() as u32);
            below.push(f64::INFINITY);
            costs.push((self.price)(number));
        }
        for (part, first) in reduced.parts.iter().zip(&parts) {
            for row in &part.rows {
                let terms = row.terms.iter().map(|&(place, times)| (first + place, times));
                rows.push(terms.chain(self.deviation(&deviations, &row.from)).collect());
            }
        }
        for fixing in &reduced.fixings {
            if let Some(&column) = loose.get(&fixing.atoms[0]) {
                rows.push(
                    [(column, 1)].into_iter().chain(self.deviation(&deviations, &fixing.from)).collect(),
                );
            }
        }
        for tie in &reduced.ties {
            let row: Vec<(u32, i64)> = self.deviation(&deviations, tie).collect();
            if !row.is_empty() {
                rows.push(row);
            }
        }
        Program { least: Least::new(&rows, below, costs, atoms), parts, loose, deviations }
    }

    /// The number of this release that a row is of, if it is of one.
    fn number(&self, row: u32) -> Option<u32> {
        match self.rows[row as usize].source {
            Source::Number(number) => Some(number),
            _ => None,
        }
    }

    /// By how much a row's known number deviates, on the side of the atoms.
    fn deviation(
        &self,
        deviations: &BTreeMap<u32, u32>,
        from: &Multiples,
    ) -> impl Iterator<Item = (u32, i64)> {
        let mut sums: BTreeMap<u32, i64> = BTreeMap::new();
        for (&row, &multiple) in from {
            if let Some(&column) = self.number(row).and_then(|number| deviations.get(&number)) {
                *sums.entry(column).or_default() -= multiple;
            }
        }
        sums.into_iter().filter(|&(_, multiple)| multiple != 0)
    }
}
