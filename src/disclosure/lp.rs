//! The linear programs, by `microlp`. Their answers are numbers in floating point: hints, from which
//! [`super::exact`] makes tables that are checked in whole numbers.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable};

use super::implied::implied;
use super::reduce::Part;

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Downwards: the least that a reader must think possible.
    Low,
    /// Upwards: the greatest.
    High,
}

/// A sum of variables and a number.
#[derive(Clone, Debug, Default)]
struct Sum {
    terms: BTreeMap<Variable, f64>,
    number: f64,
}

impl Sum {
    /// A variable.
    fn of(variable: Variable) -> Self {
        Self { terms: BTreeMap::from([(variable, 1.0)]), number: 0.0 }
    }

    /// A number.
    fn number(number: f64) -> Self {
        Self { terms: BTreeMap::new(), number }
    }

    fn add(&mut self, multiple: f64, other: &Sum) {
        self.number += multiple * other.number;
        for (&variable, &of) in &other.terms {
            *self.terms.entry(variable).or_insert(0.0) += multiple * of;
        }
    }

    fn value(&self, solution: &Solution) -> f64 {
        self.terms.iter().fold(self.number, |sum, (&variable, of)| sum + of * solution.var_value(variable))
    }

    /// The condition that the sum is so much, or at most, or at least.
    fn is(&self, operator: ComparisonOp, bound: f64) -> (Vec<(Variable, f64)>, ComparisonOp, f64) {
        let terms = self.terms.iter().filter(|&(_, &of)| of != 0.0);
        (terms.map(|(&variable, &of)| (variable, of)).collect(), operator, bound - self.number)
    }
}

/// A part's atoms by the variables of a program.
struct Columns(Vec<Sum>);

impl Columns {
    /// Puts a part's rows into a program, given what its atoms cost and which are kept as variables. What a row says to be
    /// the sum of others ([`implied`]) needs neither variable nor row. What stands in one row only is what the row's others
    /// leave: it needs no variable, and the row is a bound. A third of a year's atoms are so, as a link of `at most` has one
    /// for each pair of cells.
    fn new(problem: &mut Problem, (part, kept): (&Part, &[u32]), costs: &[f64]) -> Self {
        let implied = implied(part, kept);
        let mut follows = vec![false; part.atoms.len()];
        implied.iter().flatten().for_each(|implied| follows[implied.atom as usize] = true);
        let slacks: Vec<Option<(u32, i64)>> = part
            .slacks(kept)
            .into_iter()
            .zip(&implied)
            .map(|(slack, implied)| slack.filter(|_| implied.is_none()))
            .collect();
        slacks.iter().flatten().for_each(|&(atom, _)| follows[atom as usize] = true);
        let atoms = 0..part.atoms.len() as u32;
        let made = atoms.map(|atom| match follows[atom as usize] {
            true => Sum::default(),
            false => Sum::of(problem.add_var(costs[atom as usize], (0.0, f64::INFINITY))),
        });
        let mut columns = Self(made.collect());
        for implied in implied.iter().flatten() {
            let mut sum = columns.sum(implied.others.iter().map(|&(atom, of)| (atom, of as f64)));
            sum.add(1.0, &Sum::number(implied.value as f64));
            columns.0[implied.atom as usize] = sum;
        }
        let rows = part.rows.iter().zip(slacks).zip(&implied);
        for ((row, slack), _) in rows.filter(|(_, implied)| implied.is_none()) {
            let others = row.terms.iter().filter(|&&(atom, _)| slack.is_none_or(|(slack, _)| slack != atom));
            let others = columns.sum(others.map(|&(atom, sign)| (atom, sign as f64)));
            let value = row.value as f64;
            let (terms, operator, bound) = match slack {
                None => others.is(ComparisonOp::Eq, value),
                Some((_, sign)) if sign > 0 => others.is(ComparisonOp::Le, value),
                Some(_) => others.is(ComparisonOp::Ge, value),
            };
            problem.add_constraint(&terms[..], operator, bound);
            if let Some((atom, sign)) = slack {
                let left = &mut columns.0[atom as usize];
                left.number = sign as f64 * value;
                left.add(-sign as f64, &others);
            }
        }
        columns
    }

    fn sum(&self, atoms: impl Iterator<Item = (u32, f64)>) -> Sum {
        let mut sum = Sum::default();
        atoms.for_each(|(atom, multiple)| sum.add(multiple, &self.0[atom as usize]));
        sum
    }

    fn values(&self, solution: &Solution) -> Vec<f64> {
        self.0.iter().map(|sum| sum.value(solution)).collect()
    }
}

/// The end of what some atoms of a part can sum to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum End {
    /// The least or greatest value, and a table that has it.
    At(f64, Vec<f64>),
    /// No table fits the rows.
    Infeasible,
    /// The solver gave up.
    Unknown,
}

/// The least or the greatest that some atoms of a part can sum to, the greatest no greater than `most`.
pub(super) fn end(part: &Part, atoms: &[u32], side: Side, most: f64) -> End {
    let mut problem = Problem::new(match side {
        Side::Low => OptimizationDirection::Minimize,
        Side::High => OptimizationDirection::Maximize,
    });
    let mut costs = vec![0.0; part.atoms.len()];
    atoms.iter().for_each(|&atom| costs[atom as usize] = 1.0);
    let columns = Columns::new(&mut problem, (part, atoms), &costs);
    if side == Side::High {
        let (terms, operator, by) =
            columns.sum(atoms.iter().map(|&atom| (atom, 1.0))).is(ComparisonOp::Le, most);
        problem.add_constraint(&terms[..], operator, by);
    }
    match problem.solve().map(SolveOutcome::into_solution) {
        Ok(Ok(solution)) => End::At(solution.objective(), columns.values(&solution)),
        Err(microlp::Error::Infeasible) => End::Infeasible,
        Ok(Err(_)) | Err(_) => End::Unknown,
    }
}

/// The prices of a part's rows in the dual program of how far some atoms can go: by how much the end moves
/// for each record more in a row. For the greatest sum: least `b'p` with `M'p >= c`, c being 1 at the atoms
/// and 0 elsewhere. None where the solver gives up.
pub(super) fn prices(part: &Part, atoms: &[u32], side: Side) -> Option<Vec<f64>> {
    let (direction, operator) = match side {
        Side::High => (OptimizationDirection::Minimize, ComparisonOp::Ge),
        Side::Low => (OptimizationDirection::Maximize, ComparisonOp::Le),
    };
    let mut problem = Problem::new(direction);
    let free = (f64::NEG_INFINITY, f64::INFINITY);
    let prices: Vec<Variable> = part.rows.iter().map(|row| problem.add_var(row.value as f64, free)).collect();
    let mut columns: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); part.atoms.len()];
    for (row, &price) in part.rows.iter().zip(&prices) {
        row.terms.iter().for_each(|&(atom, sign)| columns[atom as usize].push((price, sign as f64)));
    }
    for (atom, column) in columns.iter().enumerate() {
        let cost = if atoms.contains(&(atom as u32)) { 1.0 } else { 0.0 };
        problem.add_constraint(&column[..], operator, cost);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some(prices.iter().map(|&price| solution.var_value(price)).collect())
}
