//! The linear programs, by `microlp`. Their answers are numbers in floating point: hints, from which
//! [`super::exact`] makes tables that are checked in whole numbers.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable};

use super::reduce::Part;

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Downwards: the least that a reader must think possible.
    Low,
    /// Upwards: the greatest.
    High,
}

/// A part solved once, from where tables with one more condition are near.
pub(super) struct Base {
    solution: Solution,
    variables: Vec<Variable>,
}

impl Base {
    /// A feasible table of the part of least cost; none where the solver gives up. Costs are not negative.
    pub(super) fn new(part: &Part, costs: &[f64]) -> Option<Self> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let variables: Vec<Variable> =
            costs.iter().map(|&cost| problem.add_var(cost, (0.0, f64::INFINITY))).collect();
        add_rows(&mut problem, &variables, part);
        let solution = problem.solve().ok()?.into_solution().ok()?;
        Some(Self { solution, variables })
    }

    /// The table.
    pub(super) fn values(&self) -> Vec<f64> {
        values(&self.solution, &self.variables)
    }

    /// A table in which some atoms sum to at most (at least) a bound; [`End::Infeasible`] where the solver finds from
    /// here that there is none, which [`end`] can confirm from the start.
    pub(super) fn reach(&self, atoms: &[u32], side: Side, bound: f64) -> End {
        let terms: Vec<(Variable, f64)> =
            atoms.iter().map(|&atom| (self.variables[atom as usize], 1.0)).collect();
        let operator = match side {
            Side::Low => ComparisonOp::Le,
            Side::High => ComparisonOp::Ge,
        };
        let solved = self.solution.clone().add_constraint(&terms[..], operator, bound);
        match solved.map(SolveOutcome::into_solution) {
            Ok(Ok(solution)) => End::At(bound, values(&solution, &self.variables)),
            Err(microlp::Error::Infeasible) => End::Infeasible,
            Ok(Err(_)) | Err(_) => End::Unknown,
        }
    }
}

fn add_rows(problem: &mut Problem, variables: &[Variable], part: &Part) {
    for row in &part.rows {
        let terms: Vec<(Variable, f64)> =
            row.terms.iter().map(|&(atom, sign)| (variables[atom as usize], sign as f64)).collect();
        problem.add_constraint(&terms[..], ComparisonOp::Eq, row.value as f64);
    }
}

fn values(solution: &Solution, variables: &[Variable]) -> Vec<f64> {
    variables.iter().map(|&variable| solution.var_value(variable)).collect()
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
    let variables: Vec<Variable> =
        costs.iter().map(|&cost| problem.add_var(cost, (0.0, f64::INFINITY))).collect();
    add_rows(&mut problem, &variables, part);
    if side == Side::High {
        let terms: Vec<(Variable, f64)> = atoms.iter().map(|&atom| (variables[atom as usize], 1.0)).collect();
        problem.add_constraint(&terms[..], ComparisonOp::Le, most);
    }
    match problem.solve().map(SolveOutcome::into_solution) {
        Ok(Ok(solution)) => End::At(solution.objective(), values(&solution, &variables)),
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
    Some(values(&solution, &prices))
}
