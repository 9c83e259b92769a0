//! What to withhold where a count is too narrow: the cheapest change of published numbers that would let
//! it go as far as it must.
//!
//! One linear program says it: every number of this release that may be withheld gets a deviation, at a
//! price; some table with the count where it must be fits the numbers so changed; the deviations that such
//! a table cannot do without are what to withhold. The dual of the audit's program names all numbers that
//! hold the count back (tens of them), of which most give it no room when withheld.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, Variable};

use super::Fault;
use super::atoms::Atoms;
use super::implied::implied;
use super::lp::{Columns, Side, Sum};
use super::reduce::{Multiples, Reduced, ReducedRow, Zeros, reduce};
use super::system::{Row, Source};
use super::view::Target;

/// One reader's rows with deviations.
pub(super) struct Elastic<'a> {
    atoms: &'a Atoms,
    reduced: Reduced,
    /// None where the solver gives up.
    program: Option<Program>,
}

/// The rows, without any target yet.
struct Program {
    solution: Solution,
    /// The atoms of each part.
    parts: Vec<Columns>,
    /// Atoms that a row fixes, and may give way.
    loose: BTreeMap<u32, Sum>,
    /// The deviations of numbers, up and down.
    deviations: BTreeMap<u32, [Variable; 2]>,
}

impl<'a> Elastic<'a> {
    /// Of rows, for some targets, given the price of a record of deviation of a number.
    ///
    /// # Errors
    /// [`Fault::DoesNotAddUp`].
    pub(super) fn new(
        rows: &[Row],
        atoms: &'a Atoms,
        targets: &[&Target],
        price: &dyn Fn(u32) -> f64,
    ) -> Result<Self, Fault> {
        let reduced = reduce(atoms, rows, Zeros::Kept)?;
        let touched = targets.iter().flat_map(|target| atoms.touched(&target.unknowns));
        let touched = touched.map(|(atom, _)| atom).collect();
        let program = Building { rows, reduced: &reduced, touched, price }.program();
        Ok(Self { atoms, reduced, program })
    }

    /// The numbers to withhold so that a target can go as far as it must, and which of the sides (numbered as given) go
    /// as far as they must in the same table; none where withholding any does not help, or the solver gives up.
    pub(super) fn withhold(&self, of: usize, sides: &[(&Target, Side)]) -> Option<Withheld> {
        let program = self.program.as_ref()?;
        let (target, side) = sides[of];
        let (terms, operator, bound) =
            self.sum(program, target, side).is(side.operator(), half(target, side));
        let outcome = program.solution.clone().add_constraint(&terms[..], operator, bound).ok()?;
        let solution = outcome.into_solution().ok()?;
        let moved = |pair: &[Variable; 2]| pair.iter().any(|&way| solution.var_value(way) > 1e-6);
        let numbers: BTreeSet<u32> =
            program.deviations.iter().filter(|(_, pair)| moved(pair)).map(|(&number, _)| number).collect();
        if numbers.is_empty() {
            return None;
        }
        let reached = |&(target, side): &(&Target, Side)| {
            let value = self.sum(program, target, side).value(&solution);
            match side {
                Side::Low => value <= half(target, side) + 1e-6,
                Side::High => value >= half(target, side) - 1e-6,
            }
        };
        let with = (0..sides.len()).filter(|&at| at > of && reached(&sides[at])).collect();
        Some(Withheld { numbers, with })
    }

    /// What a side of a target sums to.
    fn sum(&self, program: &Program, target: &Target, side: Side) -> Sum {
        let mut sum = Sum::default();
        let touched = self.atoms.touched(&target.unknowns);
        for (atom, _) in touched.into_iter().filter(|&(_, whole)| whole || side == Side::High) {
            match (self.reduced.place[atom as usize], program.loose.get(&atom)) {
                (Some((part, place)), _) => sum.add(1.0, &program.parts[part as usize].0[place as usize]),
                (None, Some(loose)) => sum.add(1.0, loose),
                (None, None) => sum.add(1.0, &Sum::number(self.reduced.value(atom) as f64)),
            }
        }
        sum
    }
}

/// How far a side must go.
fn half(target: &Target, side: Side) -> f64 {
    let twice = match side {
        Side::Low => target.twice_low,
        Side::High => target.twice_high,
    };
    twice as f64 / 2.0
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
    /// The atoms of all targets.
    touched: BTreeSet<u32>,
    price: &'a dyn Fn(u32) -> f64,
}

impl Building<'_> {
    fn program(&self) -> Option<Program> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut deviations = BTreeMap::new();
        for row in self.reduced.parts.iter().flat_map(|part| &part.rows) {
            self.deviate(&mut problem, &mut deviations, &row.from);
        }
        for tie in &self.reduced.ties {
            self.deviate(&mut problem, &mut deviations, tie);
        }
        // Where a target is an atom that is fixed, what fixes it may give way.
        let aimed: BTreeSet<u32> =
            self.touched.iter().filter_map(|&atom| self.reduced.fixed[atom as usize]).collect();
        for &fixing in &aimed {
            self.deviate(&mut problem, &mut deviations, &self.reduced.fixings[fixing as usize].from);
        }
        let mut parts = Vec::new();
        for part in &self.reduced.parts {
            let mut count = |problem: &mut Problem, _| Sum::of(problem.add_var(0.0, (0.0, f64::INFINITY)));
            let beside = |row: &ReducedRow| self.deviation(&deviations, &row.from);
            let implied = implied(part, &[], &|row| beside(row).is_number());
            parts.push(Columns::new(&mut problem, (part, &[]), &implied, &mut count, &beside));
        }
        let mut loose = BTreeMap::new();
        for (number, fixing) in self.reduced.fixings.iter().enumerate() {
            let mut sum = self.deviation(&deviations, &fixing.from);
            if !sum.is_number() || aimed.contains(&(number as u32)) {
                let atom = Sum::of(problem.add_var(0.0, (0.0, f64::INFINITY)));
                sum.add(1.0, &atom);
                loose.insert(fixing.atoms[0], atom);
                let (terms, operator, bound) = sum.is(ComparisonOp::Eq, fixing.value as f64);
                problem.add_constraint(&terms[..], operator, bound);
            }
        }
        for tie in &self.reduced.ties {
            let sum = self.deviation(&deviations, tie);
            if !sum.is_number() {
                let (terms, operator, bound) = sum.is(ComparisonOp::Eq, 0.0);
                problem.add_constraint(&terms[..], operator, bound);
            }
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        Some(Program { solution, parts, loose, deviations })
    }

    /// Gives deviations to the numbers behind a row that may have one.
    fn deviate(
        &self,
        problem: &mut Problem,
        deviations: &mut BTreeMap<u32, [Variable; 2]>,
        from: &Multiples,
    ) {
        for &row in from.keys() {
            let Source::Number(number) = self.rows[row as usize].source else { continue };
            let price = (self.price)(number);
            deviations
                .entry(number)
                .or_insert_with(|| [(); 2].map(|()| problem.add_var(price, (0.0, f64::INFINITY))));
        }
    }

    /// By how much a row's known number deviates, on the side of the atoms.
    fn deviation(&self, deviations: &BTreeMap<u32, [Variable; 2]>, from: &Multiples) -> Sum {
        let mut sum = Sum::default();
        for (&row, &multiple) in from {
            if let Source::Number(number) = self.rows[row as usize].source
                && let Some(&[up, down]) = deviations.get(&number)
            {
                sum.add(-multiple as f64, &Sum::of(up));
                sum.add(multiple as f64, &Sum::of(down));
            }
        }
        sum
    }
}
