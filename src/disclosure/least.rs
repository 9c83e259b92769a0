//! The least change of the true table that takes some atoms where they must go: a linear program, and a dual simplex
//! of its own for it.
//!
//! How far each atom goes up or down, every row staying as it is and as little in all as can be. Nothing moves until
//! something is asked, so the program starts solved, with every row's own slack as its basis; a question makes one sum
//! wrong, and each pivot mends what is most wrong, at the least price (Koberstein, The dual simplex method,
//! techniques for a fast and stable implementation, 2005; prices of places by the steepest edge, Forrest and Goldfarb
//! 1992). An atom's cost is how far it is from the truth, which has a kink there: one column does for both ways, where
//! a solver of programs in general form needs two.

use std::cmp::Ordering;

use super::factor::{Etas, Factor, Lists};

/// How wrong a value may be.
const WRONG: f64 = 1e-7;

/// What is too small to pivot on.
const SMALL: f64 = 1e-7;

/// After so many pivots a question is given up.
const MOST: usize = 10_000;

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

    /// What a column outside the basis can do.
    fn outside(&self, column: usize, gone: bool) -> State {
        match self.below[column] {
            _ if self.slack[column] => State::Slack,
            _ if gone => State::Gone,
            some if some > 0.0 => State::Both,
            _ => State::Up,
        }
    }

    /// The question's own column.
    fn asked(&self) -> u32 {
        self.below.len() as u32
    }
}

/// What a column outside the basis can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It is in the basis.
    In,
    /// As in truth, and nothing there: up, at a cost.
    Up,
    /// As in truth: up or down, at a cost.
    Both,
    /// An atom that is all gone: up, at a gain.
    Gone,
    /// What a row leaves, or the question: up, for nothing.
    Slack,
    /// A row's own column, which stays nothing.
    Fixed,
}

/// Where a value of the basis may lie, and what it costs there.
#[derive(Clone, Copy, Debug)]
struct Room {
    least: f64,
    most: f64,
    cost: f64,
}

/// One question.
struct Search<'a> {
    of: &'a Least,
    /// What is asked, as a row behind the others: by how much the sum is to grow.
    ask: Vec<(u32, f64)>,
    multiple: Vec<f64>,
    by: f64,
    /// The column at each place, and what each column can do.
    basis: Vec<u32>,
    states: Vec<State>,
    factor: Factor,
    etas: Etas,
    /// The values in the basis, by place, where they may lie, how wrong they are, squared, and the weight of that.
    values: Vec<f64>,
    rooms: Vec<Room>,
    wrong: Vec<f64>,
    weights: Vec<f64>,
    /// Places that are wrong, and some that were.
    worst: Vec<u32>,
    /// The price of a unit of each column, its own cost apart.
    prices: Vec<f64>,
    /// A row of the inverse, and of the program.
    inverse: Vec<f64>,
    row: Vec<f64>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    candidates: Vec<(Entering, f64)>,
    given: Vec<f64>,
    column: Vec<f64>,
    edge: Vec<f64>,
}

/// What enters the basis, and which way it goes.
#[derive(Clone, Copy, Debug)]
struct Entering {
    column: u32,
    up: bool,
    cost: f64,
}

impl<'a> Search<'a> {
    fn new(of: &'a Least, ask: Vec<(u32, f64)>, by: f64) -> Option<Self> {
        let rows = of.basis.len();
        let all = of.below.len() + 1 + rows;
        let mut multiple = vec![0.0; all];
        ask.iter().for_each(|&(column, times)| multiple[column as usize] += times);
        let mut basis = of.basis.clone();
        basis.push(of.asked());
        let mut states = vec![State::Fixed; all];
        for (column, state) in states.iter_mut().enumerate().take(of.below.len()) {
            *state = of.outside(column, false);
        }
        basis.iter().for_each(|&column| states[column as usize] = State::In);
        let mut made = Self {
            of,
            ask,
            multiple,
            by,
            factor: Factor::direct(of.own.iter().copied().chain([-1.0])),
            etas: Etas::new(),
            values: vec![0.0; rows + 1],
            rooms: Vec::new(),
            wrong: vec![0.0; rows + 1],
            weights: vec![1.0; rows + 1],
            worst: Vec::new(),
            prices: vec![0.0; all],
            inverse: vec![0.0; rows + 1],
            row: vec![0.0; all],
            touched: Vec::new(),
            is_touched: vec![false; all],
            candidates: Vec::new(),
            given: vec![0.0; rows + 1],
            column: vec![0.0; rows + 1],
            edge: vec![0.0; rows + 1],
            basis,
            states,
        };
        made.rooms = made.basis.iter().map(|&column| made.room(column, true)).collect();
        if made.ask.iter().any(|&(column, _)| of.slack[column as usize]) {
            made.refactor()?;
        }
        (0..=rows).for_each(|at| made.judge(at));
        Some(made)
    }

    /// Where a column's value may lie above (below) the truth.
    fn room(&self, column: u32, above: bool) -> Room {
        let (at, columns) = (column as usize, self.of.below.len());
        let (least, most, cost) = match () {
            () if at == columns => (self.by, f64::INFINITY, 0.0),
            () if at > columns => (0.0, 0.0, 0.0),
            () if self.of.slack[at] => (-self.of.below[at], f64::INFINITY, 0.0),
            () if above => (0.0, f64::INFINITY, self.of.costs[at]),
            () => (-self.of.below[at], 0.0, -self.of.costs[at]),
        };
        Room { least, most, cost }
    }

    /// The entries of a column, by row.
    fn entries(&self, column: u32) -> Vec<(u32, f64)> {
        let (at, columns, rows) = (column as usize, self.of.below.len(), self.of.basis.len());
        if at == columns {
            return vec![(rows as u32, -1.0)];
        }
        if at > columns {
            return vec![((at - columns - 1) as u32, 1.0)];
        }
        let entries = self.of.columns.get(at).map(|(row, times)| (row as u32, times));
        let multiple = self.multiple[at];
        entries.chain((multiple != 0.0).then_some((rows as u32, multiple))).collect()
    }

    fn refactor(&mut self) -> Option<()> {
        let columns: Vec<_> = self.basis.iter().map(|&column| self.entries(column)).collect();
        self.factor = Factor::new(&columns)?;
        self.etas = Etas::new();
        Some(())
    }

    fn judge(&mut self, at: usize) {
        let (value, room) = (self.values[at], self.rooms[at]);
        let by = (room.least - value).max(value - room.most);
        let wrong = if by > WRONG { by * by } else { 0.0 };
        if wrong > 0.0 && self.wrong[at] == 0.0 {
            self.worst.push(at as u32);
        }
        self.wrong[at] = wrong;
    }

    fn run(mut self) -> Answer {
        for _ in 0..MOST {
            let Some(leaving) = self.leaving() else { return Answer::Moves(self.moves()) };
            let rise = self.values[leaving] < self.rooms[leaving].least;
            self.row_of(leaving);
            let entering = self.entering(rise);
            if self.turn(leaving, rise, entering) {
                continue;
            }
            let Some(entering) = entering else {
                return if self.is_shown() { Answer::Not } else { Answer::Unknown };
            };
            if self.pivot(leaving, rise, entering).is_none() {
                return Answer::Unknown;
            }
        }
        Answer::Unknown
    }

    /// The place that is most wrong.
    fn leaving(&mut self) -> Option<usize> {
        let (wrong, weights) = (&self.wrong, &self.weights);
        self.worst.retain(|&at| wrong[at as usize] > 0.0);
        self.worst.sort_unstable();
        self.worst.dedup();
        let (mut best, mut most) = (None, 0.0);
        for &at in &self.worst {
            let (wrong, weight) = (wrong[at as usize], weights[at as usize]);
            if wrong > most * weight {
                (best, most) = (Some(at as usize), wrong / weight);
            }
        }
        best
    }

    fn moves(&self) -> Vec<f64> {
        let mut moves: Vec<f64> = (0..self.of.asked()).map(|column| self.from(column)).collect();
        for (&column, &value) in self.basis.iter().zip(&self.values) {
            moves.get_mut(column as usize).into_iter().for_each(|moves| *moves = value);
        }
        moves
    }

    /// The row of the inverse at a place, and by how much each column outside the basis takes its value down.
    fn row_of(&mut self, leaving: usize) {
        self.given[leaving] = 1.0;
        self.etas.row(&mut self.given);
        self.factor.row(&mut self.given, &mut self.inverse);
        for column in self.touched.drain(..) {
            (self.row[column as usize], self.is_touched[column as usize]) = (0.0, false);
        }
        let (rows, asked) = (self.of.basis.len(), self.of.asked());
        for (at, &of) in self.inverse[..rows].iter().enumerate() {
            if of.abs() < 1e-11 {
                continue;
            }
            for (column, times) in self.of.rows.get(at) {
                if self.states[column] != State::In {
                    if !std::mem::replace(&mut self.is_touched[column], true) {
                        self.touched.push(column as u32);
                    }
                    self.row[column] += of * times;
                }
            }
        }
        let of = self.inverse[rows];
        if of != 0.0 {
            for &(column, times) in self.ask.iter().chain(&[(asked, -1.0)]) {
                if self.states[column as usize] != State::In {
                    if !std::mem::replace(&mut self.is_touched[column as usize], true) {
                        self.touched.push(column);
                    }
                    self.row[column as usize] += of * times;
                }
            }
        }
    }

    /// What a column outside the basis costs when it goes up (down), above what it saves; none where it cannot.
    fn cost(&self, column: u32, up: bool) -> Option<f64> {
        let price = self.prices[column as usize];
        let cost = self.of.costs.get(column as usize).copied().unwrap_or(0.0);
        match (self.states[column as usize], up) {
            (State::Slack, true) => Some(price),
            (State::Gone, true) => Some(price - cost),
            (State::Both | State::Up, true) => Some(price + cost),
            (State::Both, false) => Some(cost - price),
            _ => None,
        }
    }

    /// The column that mends a place at the least price; of several the one of the greatest entry.
    fn entering(&mut self, rise: bool) -> Option<Entering> {
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        let mut least = f64::INFINITY;
        for &column in &self.touched {
            let entry = self.row[column as usize];
            let up = rise == (entry < 0.0);
            if let Some(cost) = self.cost(column, up).filter(|_| entry.abs() >= SMALL) {
                let (cost, entry) = (cost.max(0.0), entry.abs());
                least = least.min((cost + 1e-7) / entry);
                candidates.push((Entering { column, up, cost }, entry));
            }
        }
        let (mut best, mut greatest) = (None, 0.0);
        for &(found, entry) in &candidates {
            if found.cost <= least * entry && entry > greatest {
                (best, greatest) = (Some(found), entry);
            }
        }
        self.candidates = candidates;
        best
    }

    /// Lets a value of the basis go through the truth to its other side, where that is cheaper than keeping it from
    /// it.
    fn turn(&mut self, leaving: usize, rise: bool, entering: Option<Entering>) -> bool {
        let (column, room) = (self.basis[leaving], self.rooms[leaving]);
        let through = match room.cost {
            up if up > 0.0 => rise && self.of.below[column as usize] > 0.0,
            down if down < 0.0 => !rise,
            _ => false,
        };
        if !through
            || entering.is_some_and(|found| {
                found.cost < 2.0 * room.cost.abs() * self.row[found.column as usize].abs()
            })
        {
            return false;
        }
        self.price(rise, 2.0 * room.cost.abs());
        self.rooms[leaving] = self.room(column, !rise);
        self.judge(leaving);
        true
    }

    /// Changes the prices along the row.
    fn price(&mut self, rise: bool, by: f64) {
        let by = if rise { -by } else { by };
        for &column in &self.touched {
            self.prices[column as usize] -= by * self.row[column as usize];
        }
    }

    fn pivot(&mut self, leaving: usize, rise: bool, Entering { column, up, cost }: Entering) -> Option<()> {
        for (row, entry) in self.entries(column) {
            self.given[row as usize] = entry;
        }
        self.factor.column(&mut self.given, &mut self.column);
        self.etas.column(&mut self.column);
        let pivot = self.column[leaving];
        let told = self.row[column as usize];
        if (pivot - told).abs() > 1e-6 * (1.0 + pivot.abs()) {
            return None;
        }
        let (room, old) = (self.rooms[leaving], self.basis[leaving] as usize);
        let to = if rise { room.least } else { room.most };
        let step = (self.values[leaving] - to) / pivot;
        self.weigh(leaving, pivot);
        let changed: Vec<(u32, f64)> = self
            .column
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.abs() > 1e-11)
            .map(|(at, &entry)| (at as u32, entry))
            .collect();
        for &(at, entry) in &changed {
            self.values[at as usize] -= entry * step;
            self.judge(at as usize);
        }
        let price = cost / told.abs();
        self.price(rise, price);
        self.prices[old] = if rise { price } else { -price } - room.cost;
        self.states[old] = match old.cmp(&self.of.below.len()) {
            Ordering::Less => self.of.outside(old, to < -0.5),
            Ordering::Equal => State::Slack,
            Ordering::Greater => State::Fixed,
        };
        self.values[leaving] = self.from(column) + step;
        self.rooms[leaving] = self.room(column, up && self.states[column as usize] != State::Gone);
        self.prices[column as usize] = -self.rooms[leaving].cost;
        self.states[column as usize] = State::In;
        self.basis[leaving] = column;
        self.judge(leaving);
        self.etas.push(leaving as u32, pivot, changed.into_iter().filter(|&(at, _)| at as usize != leaving));
        if self.etas.are_many() { self.refactor() } else { Some(()) }
    }

    /// By how much a column outside the basis has moved.
    fn from(&self, column: u32) -> f64 {
        let at = column as usize;
        match self.states[at] {
            State::Slack if at == self.of.below.len() => self.by,
            State::Gone | State::Slack => -self.of.below[at],
            _ => 0.0,
        }
    }

    /// The weights of the places after a pivot.
    fn weigh(&mut self, leaving: usize, pivot: f64) {
        let norm: f64 = self.inverse.iter().map(|of| of * of).sum();
        self.given.copy_from_slice(&self.inverse);
        self.factor.column(&mut self.given, &mut self.edge);
        self.etas.column(&mut self.edge);
        for (at, (&entry, weight)) in self.column.iter().zip(&mut self.weights).enumerate() {
            if entry != 0.0 && at != leaving {
                let times = entry / pivot;
                *weight = (*weight - 2.0 * times * self.edge[at] + times * times * norm).max(1e-4);
            }
        }
        self.weights[leaving] = (norm / (pivot * pivot)).max(1e-4);
    }

    /// Whether the row of the inverse at a place that nothing mends shows, in whole numbers, that no table does: the sum
    /// asked for is then a sum of multiples of rows and of atoms times numbers that are not positive, of which each
    /// can be no less than gone.
    fn is_shown(&self) -> bool {
        let rows = self.of.basis.len();
        let of = self.inverse[rows];
        if of.abs() < SMALL {
            return false;
        }
        (1..=12).map(f64::from).any(|times| {
            let multiples: Vec<f64> = self.inverse[..rows].iter().map(|&row| -row / of * times).collect();
            if multiples
                .iter()
                .any(|multiple| (multiple - multiple.round()).abs() > 1e-6 || multiple.abs() > 1e9)
            {
                return false;
            }
            let mut left: Vec<i64> =
                self.multiple.iter().map(|&multiple| (multiple * times) as i64).collect();
            for (row, multiple) in
                multiples.iter().enumerate().filter(|(_, multiple)| multiple.round() != 0.0)
            {
                for (atom, entry) in self.of.rows.get(row) {
                    left[atom] -= multiple.round() as i64 * entry as i64;
                }
            }
            let least = left.iter().zip(&self.of.below).map(|(&left, &below)| match left {
                0 => 0.0,
                _ => -left as f64 * below,
            });
            left[..self.of.below.len()].iter().all(|&left| left <= 0)
                && least.sum::<f64>() < self.by * times - 0.25
        })
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
