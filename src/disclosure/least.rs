//! The least change of the true table that takes some atoms where they must go: a linear program, and a dual simplex
//! of its own for it.
//!
//! How far each atom goes up or down, every row staying as it is and as little in all as can be. Nothing moves until
//! something is asked, so the program starts solved, with every row's own slack as its basis; a question makes one sum
//! wrong, and each pivot mends what is most wrong, at the least price (Koberstein, The dual simplex method,
//! techniques for a fast and stable implementation, 2005; prices of places by the steepest edge, Forrest and Goldfarb
//! 1992). An atom's cost is how far it is from the truth, which has a kink there: one column does for both ways, where
//! a solver of programs in general form needs two.

mod search;

use super::factor::Lists;
use search::Search;

/// A program.
#[derive(Debug)]
pub(super) struct Least {
    /// How far each column can go down.
    below: Vec<f64>,
    /// What a move of each column costs, by its length.
    costs: Vec<f64>,
    /// For each column the rows that it stands in, with its multiple there.
    columns: Lists,
    /// For each row its columns, with their multiples.
    rows: Lists,
    /// Whether a column is what a row leaves: its moves cost nothing.
    slack: Vec<bool>,
    /// The first basis, by row: the column that is its slack, or the row's own column of nothing.
    basis: Vec<u32>,
    /// The entries of its columns.
    own: Vec<f64>,
}

/// What came of a question.
#[derive(Debug)]
pub(super) enum Answer {
    /// By how much each column moves.
    Moves(Vec<f64>),
    /// It cannot be, as whole numbers show.
    Not,
    /// Given up.
    Unknown,
}

impl Least {
    /// Of rows of columns with their multiples, all of which stay as they are; how far each column can go down, and what
    /// it costs. Of columns before `atoms` that stand in one row only each row has one for nothing.
    pub(super) fn new(rows: &[Vec<(u32, i64)>], below: Vec<f64>, costs: Vec<f64>, atoms: usize) -> Self {
        let mut columns = vec![Vec::new(); below.len()];
        for (row, terms) in rows.iter().enumerate() {
            terms
                .iter()
                .for_each(|&(column, times)| columns[column as usize].push((row as u32, times as f64)));
        }
        let alone = |&&(column, times): &&(u32, i64)| {
            (column as usize) < atoms && columns[column as usize].len() == 1 && times.abs() == 1
        };
        let slacks = rows.iter().map(|terms| terms.iter().find(alone).map(|&(column, _)| column));
        let column = |(row, slack): (usize, Option<u32>)| slack.unwrap_or((below.len() + 1 + row) as u32);
        let basis: Vec<u32> = slacks.enumerate().map(column).collect();
        let own = basis.iter().map(|&at| columns.get(at as usize).map_or(1.0, |column| column[0].1));
        let own = own.collect();
        let mut slack = vec![false; below.len()];
        for &column in &basis {
            slack.get_mut(column as usize).into_iter().for_each(|slack| *slack = true);
        }
        let floating =
            |terms: &Vec<(u32, i64)>| terms.iter().map(|&(at, times)| (at, times as f64)).collect::<Vec<_>>();
        Self {
            rows: rows.iter().map(floating).collect(),
            columns: columns.into_iter().collect(),
            below,
            costs,
            slack,
            basis,
            own,
        }
    }

    /// The least moves that take a sum of columns with their multiples up by so much.
    pub(super) fn reach(&self, ask: Vec<(u32, f64)>, by: f64) -> Answer {
        Search::new(self, ask, by).map_or(Answer::Unknown, Search::run)
    }

    /// The question's own column.
    fn asked(&self) -> u32 {
        self.below.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
    use proptest::prelude::*;

    use super::*;

    /// The least cost by a solver of programs in general form; none where it finds that there is no way.
    fn least(
        rows: &[Vec<(u32, i64)>],
        below: &[f64],
        costs: &[f64],
        ask: &[(u32, f64)],
        by: f64,
    ) -> Option<f64> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let ways: Vec<_> = below
            .iter()
            .zip(costs)
            .map(|(&below, &cost)| {
                [problem.add_var(cost, (0.0, f64::INFINITY)), problem.add_var(cost, (0.0, below))]
            })
            .collect();
        let both = |terms: &[(u32, f64)]| -> Vec<_> {
            terms
                .iter()
                .flat_map(|&(at, of)| [(ways[at as usize][0], of), (ways[at as usize][1], -of)])
                .collect()
        };
        for row in rows {
            let row: Vec<(u32, f64)> = row.iter().map(|&(at, of)| (at, of as f64)).collect();
            problem.add_constraint(&both(&row)[..], ComparisonOp::Eq, 0.0);
        }
        problem.add_constraint(&both(ask)[..], ComparisonOp::Ge, by);
        match problem.solve().map(SolveOutcome::into_solution) {
            Ok(Ok(solution)) => Some(solution.objective()),
            Err(microlp::Error::Infeasible) => None,
            other => panic!("{other:?}"),
        }
    }

    /// A row of few columns, each once or taken off once.
    fn row() -> impl Strategy<Value = Vec<(u32, i64)>> {
        let terms = prop::collection::btree_map(0_u32..14, prop::sample::select(vec![1_i64, 1, 1, -1]), 2..6);
        terms.prop_map(|terms| terms.into_iter().collect())
    }

    proptest! {
        #[test]
        fn the_moves_fit_and_no_others_cost_less(
            rows in prop::collection::vec(row(), 1..8),
            below in prop::collection::vec(0_u8..4, 14),
            dear in prop::collection::vec(1_u8..4, 14),
            atoms in prop::sample::select(vec![0, 9, 14]),
            ask in prop::collection::btree_set(0_u32..14, 1..4),
            (down, by) in (any::<bool>(), 1_u8..9),
        ) {
            let below: Vec<f64> = below.into_iter().map(f64::from).collect();
            let mut costs: Vec<f64> = dear.into_iter().map(f64::from).collect();
            let ask: Vec<(u32, f64)> = ask.into_iter().map(|at| (at, if down { -1.0 } else { 1.0 })).collect();
            let by = f64::from(by) / 2.0;
            let program = Least::new(&rows, below.clone(), costs.clone(), atoms);
            // What a row leaves costs nothing.
            (0..14).filter(|&at| program.slack[at]).for_each(|at| costs[at] = 0.0);
            let cost = least(&rows, &below, &costs, &ask, by);
            match program.reach(ask.clone(), by) {
                Answer::Moves(moves) => {
                    let sum = |terms: &[(u32, f64)]| terms.iter().map(|&(at, of)| of * moves[at as usize]).sum::<f64>();
                    for row in &rows {
                        let row: Vec<(u32, f64)> = row.iter().map(|&(at, of)| (at, of as f64)).collect();
                        prop_assert!(sum(&row).abs() < 1e-6, "{moves:?}");
                    }
                    prop_assert!(moves.iter().zip(&below).all(|(of, below)| *of > -below - 1e-6), "{moves:?}");
                    prop_assert!(sum(&ask) > by - 1e-6, "{moves:?}");
                    let of = moves.iter().zip(&costs).map(|(of, cost)| of.abs() * cost).sum::<f64>();
                    prop_assert!(cost.is_some_and(|cost| (of - cost).abs() < 1e-5), "{of} {cost:?}");
                }
                Answer::Not => prop_assert_eq!(cost, None),
                Answer::Unknown => prop_assert_eq!(cost, None, "given up where there is a way"),
            }
        }
    }

    #[test]
    fn a_table_with_the_same_margins_is_found_where_there_is_one() {
        // Three by three, all margins known.
        let rows: Vec<Vec<(u32, i64)>> = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8]]
            .map(|row| row.map(|at| (at, 1)).to_vec())
            .to_vec();
        let truth = [2.0, 3.0, 1.0, 1.0, 4.0, 2.0, 2.0, 2.0, 4.0];
        let program = Least::new(&rows, truth.to_vec(), vec![1.0; 9], 9);
        let moved = |at: u32, by: f64| match program.reach(vec![(at, by.signum())], by.abs()) {
            Answer::Moves(moves) => moves.iter().map(|of| of.abs()).sum::<f64>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(moved(0, 1.0), 4.0, "one more, and one more or less in each row that it stands in");
        assert_eq!(moved(0, -2.0), 8.0);
        assert_eq!(moved(2, 5.0), 20.0);
        let asked = program.reach(vec![(0, 1.0), (1, 1.0)], 2.0);
        assert!(matches!(asked, Answer::Not), "a row sums to six: {asked:?}");
        let asked = program.reach(vec![(4, -1.0)], 4.5);
        assert!(matches!(asked, Answer::Not), "nothing is less than nothing: {asked:?}");
        assert!(matches!(program.reach(vec![(4, 1.0)], 0.0), Answer::Moves(moves) if moves == [0.0; 9]));
    }
}
