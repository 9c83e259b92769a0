//! One question to a program of least moves: the dual simplex.

use std::cmp::Ordering;

use super::super::factor::{Etas, Factor};
use super::{Answer, Least};

/// How wrong a value may be.
const WRONG: f64 = 1e-7;

/// What is too small to pivot on.
const SMALL: f64 = 1e-7;

/// After so many pivots a question is given up.
const MOST: usize = 10_000;

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

/// What a column outside the basis can do.
fn outside(of: &Least, column: usize, gone: bool) -> State {
    match of.below[column] {
        _ if of.slack[column] => State::Slack,
        _ if gone => State::Gone,
        some if some > 0.0 => State::Both,
        _ => State::Up,
    }
}

/// Where a value of the basis may lie, and what it costs there.
#[derive(Clone, Copy, Debug)]
struct Room {
    least: f64,
    most: f64,
    cost: f64,
}

/// One question.
pub(super) struct Search<'a> {
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
    pub(super) fn new(of: &'a Least, ask: Vec<(u32, f64)>, by: f64) -> Option<Self> {
        let rows = of.basis.len();
        let all = of.below.len() + 1 + rows;
        let mut multiple = vec![0.0; all];
        ask.iter().for_each(|&(column, times)| multiple[column as usize] += times);
        let mut basis = of.basis.clone();
        basis.push(of.asked());
        let mut states = vec![State::Fixed; all];
        for (column, state) in states.iter_mut().enumerate().take(of.below.len()) {
            *state = outside(of, column, false);
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

    pub(super) fn run(mut self) -> Answer {
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
            Ordering::Less => outside(self.of, old, to < -0.5),
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
