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
use super::lp::Side;
use super::reduce::{Multiples, Reduced, Zeros, reduce};
use super::system::{Row, Source};
use super::view::Target;

/// One reader's rows with deviations.
pub(super) struct Elastic<'a> {
    rows: &'a [Row],
    atoms: &'a Atoms,
    reduced: Reduced,
    /// The price of a record of deviation of a number.
    price: &'a dyn Fn(u32) -> f64,
    solved: BTreeMap<Vec<u32>, Option<Program>>,
}

/// The program of some parts, without any target yet.
struct Program {
    solution: Solution,
    /// The variables of atoms.
    atoms: BTreeMap<u32, Variable>,
    /// The deviations of numbers, up and down.
    deviations: BTreeMap<u32, [Variable; 2]>,
}

impl<'a> Elastic<'a> {
    pub(super) fn new(
        rows: &'a [Row],
        atoms: &'a Atoms,
        price: &'a dyn Fn(u32) -> f64,
    ) -> Result<Self, Fault> {
        let reduced = reduce(atoms, rows, Zeros::Kept)?;
        Ok(Self { rows, atoms, reduced, price, solved: BTreeMap::new() })
    }

    /// The numbers to withhold so that a target can go as far as it must; none where withholding
    /// any does not help, or the solver gives up.
    pub(super) fn withhold(&mut self, target: &Target, side: Side) -> Option<BTreeSet<u32>> {
        let touched = self.atoms.touched(&target.unknowns);
        let parts: Vec<u32> = (0..self.reduced.parts.len() as u32).collect();
        if !self.solved.contains_key(&parts) {
            let program = self.program(&parts, &touched);
            self.solved.insert(parts.clone(), program);
        }
        let program = self.solved.get(&parts)?.as_ref()?;
        let wanted = touched.iter().filter(|&&(_, whole)| whole || side == Side::High);
        let mut terms = Vec::new();
        let mut fixed = 0;
        for &(atom, _) in wanted {
            match program.atoms.get(&atom) {
                Some(&variable) => terms.push((variable, 1.0)),
                None => fixed += self.fixed(atom)?,
            }
        }
        let (operator, bound) = match side {
            Side::Low => (ComparisonOp::Le, target.twice_low),
            Side::High => (ComparisonOp::Ge, target.twice_high),
        };
        let bound = bound as f64 / 2.0 - fixed as f64;
        let outcome = program.solution.clone().add_constraint(&terms[..], operator, bound).ok()?;
        let solution = outcome.into_solution().ok()?;
        let moved = |pair: &[Variable; 2]| pair.iter().any(|&way| solution.var_value(way) > 1e-6);
        let numbers = program.deviations.iter().filter(|(_, pair)| moved(pair));
        Some(numbers.map(|(&number, _)| number).collect())
    }

    fn fixed(&self, atom: u32) -> Option<i64> {
        let by = self.reduced.fixed[atom as usize]?;
        Some(self.reduced.fixings[by as usize].value)
    }

    fn program(&self, parts: &[u32], touched: &[(u32, bool)]) -> Option<Program> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut deviations = BTreeMap::new();
        let mut atoms = BTreeMap::new();
        for &part in parts {
            for row in &self.reduced.parts[part as usize].rows {
                self.deviate(&mut problem, &mut deviations, &row.from);
            }
        }
        for tie in &self.reduced.ties {
            self.deviate(&mut problem, &mut deviations, tie);
        }
        // Where a target is an atom that is fixed, what fixes it may give way.
        let aimed: BTreeSet<u32> =
            touched.iter().filter_map(|&(atom, _)| self.reduced.fixed[atom as usize]).collect();
        for &fixing in &aimed {
            self.deviate(&mut problem, &mut deviations, &self.reduced.fixings[fixing as usize].from);
        }
        for &part in parts {
            let part = &self.reduced.parts[part as usize];
            for &atom in &part.atoms {
                atoms.insert(atom, problem.add_var(0.0, (0.0, f64::INFINITY)));
            }
            for row in &part.rows {
                let variable = |place: u32| atoms[&part.atoms[place as usize]];
                let mut terms: Vec<(Variable, f64)> =
                    row.terms.iter().map(|&(place, sign)| (variable(place), sign as f64)).collect();
                terms.extend(self.deviation(&deviations, &row.from));
                problem.add_constraint(&terms[..], ComparisonOp::Eq, row.value as f64);
            }
        }
        for (number, fixing) in self.reduced.fixings.iter().enumerate() {
            let mut terms = self.deviation(&deviations, &fixing.from);
            if !terms.is_empty() || aimed.contains(&(number as u32)) {
                let variable = problem.add_var(0.0, (0.0, f64::INFINITY));
                atoms.insert(fixing.atoms[0], variable);
                terms.push((variable, 1.0));
                problem.add_constraint(&terms[..], ComparisonOp::Eq, fixing.value as f64);
            }
        }
        for tie in &self.reduced.ties {
            let terms = self.deviation(&deviations, tie);
            if !terms.is_empty() {
                problem.add_constraint(&terms[..], ComparisonOp::Eq, 0.0);
            }
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        Some(Program { solution, atoms, deviations })
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

    /// The terms by which a row's known number deviates, on the side of the atoms.
    fn deviation(&self, deviations: &BTreeMap<u32, [Variable; 2]>, from: &Multiples) -> Vec<(Variable, f64)> {
        let mut multiples: BTreeMap<u32, i64> = BTreeMap::new();
        for (&row, &multiple) in from {
            if let Source::Number(number) = self.rows[row as usize].source {
                *multiples.entry(number).or_insert(0) += multiple;
            }
        }
        let mut terms = Vec::new();
        for (number, multiple) in multiples.into_iter().filter(|&(_, multiple)| multiple != 0) {
            if let Some(&[up, down]) = deviations.get(&number) {
                terms.push((up, -(multiple as f64)));
                terms.push((down, multiple as f64));
            }
        }
        terms
    }
}
