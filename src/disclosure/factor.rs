//! A basis of a linear program as a product of two triangles, and its equations solved.
//!
//! Most of a basis here are columns of one entry in the row of their own place: what a row leaves. They need no
//! factor. The others are factored row by row, columns of one open entry first, then by Markowitz's rule (1957): the
//! pivot that fills in least. Pivots since then are kept as a product of columns ([`Etas`]).

use std::collections::BTreeSet;

/// Lists of (place, entry), one behind the other.
#[derive(Clone, Debug)]
pub(super) struct Lists {
    starts: Vec<u32>,
    places: Vec<u32>,
    entries: Vec<f64>,
}

impl Lists {
    pub(super) fn new() -> Self {
        Self { starts: vec![0], places: Vec::new(), entries: Vec::new() }
    }

    pub(super) fn push(&mut self, list: impl IntoIterator<Item = (u32, f64)>) {
        for (place, entry) in list {
            self.places.push(place);
            self.entries.push(entry);
        }
        self.starts.push(self.places.len() as u32);
    }

    pub(super) fn get(&self, at: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[at] as usize..self.starts[at + 1] as usize;
        let places = self.places[range.clone()].iter().map(|&place| place as usize);
        places.zip(self.entries[range].iter().copied())
    }

    /// How many entries there are in all.
    pub(super) fn entries(&self) -> usize {
        self.places.len()
    }
}

impl<L: IntoIterator<Item = (u32, f64)>> FromIterator<L> for Lists {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut made = Self::new();
        lists.into_iter().for_each(|list| made.push(list));
        made
    }
}

/// What is too small to be anything but an error of rounding.
const NOTHING: f64 = 1e-11;

/// The factors of a basis: as many columns as rows.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    /// One over the entry of a column that is its own row's only, at the row's place; 0 for others.
    direct: Vec<f64>,
    /// Of each other column, in the order of their pivots: the row of its pivot, its place in the basis, the pivot.
    pivots: Vec<(u32, u32, f64)>,
    /// Pivots before this one have nothing to take off other rows.
    first: usize,
    /// For each pivot how often its row was taken off others, from `first` on.
    lower: Lists,
    /// For each pivot the entries of its column in rows before it.
    above: Lists,
    /// For each pivot the entries of its row in columns behind it, by their pivots.
    behind: Lists,
    /// The same for rows of direct columns.
    beside: Lists,
    /// By pivot, for the work.
    work: Vec<f64>,
}

impl Factor {
    /// Of a basis of columns of one entry, each in the row of its place.
    pub(super) fn direct(entries: impl Iterator<Item = f64>) -> Self {
        let direct: Vec<f64> = entries.map(|entry| 1.0 / entry).collect();
        Self {
            beside: direct.iter().map(|_| []).collect(),
            direct,
            pivots: Vec::new(),
            first: 0,
            lower: Lists::new(),
            above: Lists::new(),
            behind: Lists::new(),
            work: Vec::new(),
        }
    }

    /// Of a basis, given the column of each place as (row, entry); none where the columns hang together.
    pub(super) fn new(columns: &[Vec<(u32, f64)>]) -> Option<Self> {
        let rows = columns.len();
        let is_direct = |&(place, column): &(usize, &Vec<(u32, f64)>)| matches!(column[..], [(row, _)] if row as usize == place);
        let mut direct = vec![0.0; rows];
        for (place, column) in columns.iter().enumerate().filter(is_direct) {
            direct[place] = 1.0 / column[0].1;
        }
        let open: Vec<u32> = (0..rows as u32).filter(|&place| direct[place as usize] == 0.0).collect();
        let mut beside = vec![Vec::new(); rows];
        let mut above: Vec<Vec<(u32, f64)>> = vec![Vec::new(); rows];
        let mut elimination = Elimination::new(rows);
        for &place in &open {
            for &(row, entry) in &columns[place as usize] {
                if direct[row as usize] == 0.0 {
                    elimination.put(row, place, entry);
                } else {
                    beside[row as usize].push((place, entry));
                    above[place as usize].push((row, entry));
                }
            }
        }
        elimination.begin(&open);
        let mut pivots = Vec::with_capacity(open.len());
        let mut lower = Lists::new();
        let mut behind = Vec::with_capacity(open.len());
        let mut first = None;
        for _ in &open {
            let step = elimination.step()?;
            if first.is_none() && !step.taken.is_empty() {
                first = Some(pivots.len());
            }
            if first.is_some() {
                lower.push(step.taken);
            }
            for &(place, entry) in &step.rest {
                above[place as usize].push((step.row, entry));
            }
            behind.push(step.rest);
            pivots.push((step.row, step.place, step.pivot));
        }
        let mut at = vec![0; rows];
        for (number, &(_, place, _)) in pivots.iter().enumerate() {
            at[place as usize] = number as u32;
        }
        let numbered = |list: Vec<(u32, f64)>| {
            list.into_iter().map(|(place, entry)| (at[place as usize], entry)).collect::<Vec<_>>()
        };
        Some(Self {
            direct,
            first: first.unwrap_or(pivots.len()),
            lower,
            above: pivots.iter().map(|&(_, place, _)| std::mem::take(&mut above[place as usize])).collect(),
            behind: behind.into_iter().map(&numbered).collect(),
            beside: beside.into_iter().map(&numbered).collect(),
            work: vec![0.0; pivots.len()],
            pivots,
        })
    }

    /// The solution, by place, of the basis times it being a column, by row, which is nothing afterwards.
    pub(super) fn column(&self, given: &mut [f64], solution: &mut [f64]) {
        for (number, &(row, ..)) in self.pivots.iter().enumerate().skip(self.first) {
            let value = given[row as usize];
            if value != 0.0 {
                self.lower.get(number - self.first).for_each(|(row, times)| given[row] -= times * value);
            }
        }
        for (number, &(row, place, pivot)) in self.pivots.iter().enumerate().rev() {
            let value = std::mem::take(&mut given[row as usize]);
            solution[place as usize] = 0.0;
            if value.abs() > NOTHING {
                let value = value / pivot;
                solution[place as usize] = value;
                self.above.get(number).for_each(|(row, entry)| given[row] -= entry * value);
            }
        }
        for ((given, solution), &direct) in given.iter_mut().zip(solution).zip(&self.direct) {
            if direct != 0.0 {
                *solution = std::mem::take(given) * direct;
            }
        }
    }

    /// The solution, by row, of it times the basis being a row, by place, which is nothing afterwards.
    pub(super) fn row(&mut self, given: &mut [f64], solution: &mut [f64]) {
        for (work, &(_, place, _)) in self.work.iter_mut().zip(&self.pivots) {
            *work = std::mem::take(&mut given[place as usize]);
        }
        for (row, &direct) in self.direct.iter().enumerate() {
            let value = std::mem::take(&mut given[row]) * direct;
            solution[row] = value;
            if value != 0.0 {
                self.beside.get(row).for_each(|(number, entry)| self.work[number] -= entry * value);
            }
        }
        for (number, &(row, _, pivot)) in self.pivots.iter().enumerate() {
            let value = self.work[number];
            if value.abs() > NOTHING {
                let value = value / pivot;
                solution[row as usize] = value;
                self.behind.get(number).for_each(|(number, entry)| self.work[number] -= entry * value);
            }
        }
        for (number, &(row, ..)) in self.pivots.iter().enumerate().skip(self.first).rev() {
            let taken: f64 =
                self.lower.get(number - self.first).map(|(row, times)| times * solution[row]).sum();
            solution[row as usize] -= taken;
        }
    }
}

/// What is left of a matrix while it is eliminated, by row; columns are known by their place in the basis.
struct Elimination {
    rows: Vec<Vec<(u32, f64)>>,
    standing: Vec<Vec<u32>>,
    /// The open columns by how many rows they stand in.
    shortest: BTreeSet<(u32, u32)>,
    sum: Vec<f64>,
    summed: Vec<bool>,
}

/// One pivot, its row's other entries, and how often the row was taken off others.
struct Step {
    row: u32,
    place: u32,
    pivot: f64,
    rest: Vec<(u32, f64)>,
    taken: Vec<(u32, f64)>,
}

impl Elimination {
    fn new(rows: usize) -> Self {
        Self {
            rows: vec![Vec::new(); rows],
            standing: vec![Vec::new(); rows],
            shortest: BTreeSet::new(),
            sum: vec![0.0; rows],
            summed: vec![false; rows],
        }
    }

    fn put(&mut self, row: u32, place: u32, entry: f64) {
        self.rows[row as usize].push((place, entry));
        self.standing[place as usize].push(row);
    }

    /// All is put in: these columns are to be taken out.
    fn begin(&mut self, open: &[u32]) {
        let counted = open.iter().map(|&place| (self.standing[place as usize].len() as u32, place));
        self.shortest = counted.collect();
    }

    fn entry(&self, row: u32, place: u32) -> f64 {
        let found = self.rows[row as usize].iter().find(|entry| entry.0 == place);
        found.map_or(0.0, |entry| entry.1)
    }

    /// Of the shortest columns the entry that fills in least, if it is not much smaller than the column's greatest.
    fn choose(&self) -> Option<(u32, u32, f64)> {
        let mut best: Option<(usize, (u32, u32, f64))> = None;
        for &(_, place) in self.shortest.iter().take(4) {
            let standing = &self.standing[place as usize];
            let greatest = standing.iter().map(|&row| self.entry(row, place).abs()).fold(0.0, f64::max);
            for &row in standing {
                let entry = self.entry(row, place);
                if entry.abs() < 0.3 * greatest || entry.abs() < 1e-9 {
                    continue;
                }
                let fill = (standing.len() - 1) * (self.rows[row as usize].len() - 1);
                if best.is_none_or(|(least, _)| fill < least) {
                    best = Some((fill, (row, place, entry)));
                }
            }
            if best.is_some_and(|(fill, _)| fill == 0) {
                break;
            }
        }
        Some(best?.1)
    }

    /// Takes one row and column out.
    fn step(&mut self) -> Option<Step> {
        let (row, place, pivot) = self.choose()?;
        let mut rest = std::mem::take(&mut self.rows[row as usize]);
        for &(other, _) in &rest {
            let standing = &mut self.standing[other as usize];
            self.shortest.remove(&(standing.len() as u32, other));
            standing.retain(|&standing| standing != row);
        }
        rest.retain(|entry| entry.0 != place);
        let mut taken = Vec::new();
        for other in std::mem::take(&mut self.standing[place as usize]) {
            let times = self.take_off(other, place, pivot, &rest);
            taken.push((other, times));
        }
        for &(other, _) in &rest {
            self.shortest.insert((self.standing[other as usize].len() as u32, other));
        }
        Some(Step { row, place, pivot, rest, taken })
    }

    /// Takes a pivot's row off another one, so that nothing is left in the pivot's column; gives how often.
    fn take_off(&mut self, row: u32, place: u32, pivot: f64, rest: &[(u32, f64)]) -> f64 {
        let entries = &mut self.rows[row as usize];
        let mut times = 0.0;
        entries.retain(|entry| {
            if entry.0 == place {
                times = entry.1 / pivot;
            }
            entry.0 != place
        });
        for &(other, entry) in entries.iter() {
            (self.sum[other as usize], self.summed[other as usize]) = (entry, true);
        }
        for &(other, entry) in rest {
            if !std::mem::replace(&mut self.summed[other as usize], true) {
                self.sum[other as usize] = 0.0;
                entries.push((other, 0.0));
                self.standing[other as usize].push(row);
            }
            self.sum[other as usize] -= times * entry;
        }
        entries.retain_mut(|(other, entry)| {
            self.summed[*other as usize] = false;
            *entry = self.sum[*other as usize];
            if entry.abs() < NOTHING {
                self.standing[*other as usize].retain(|&standing| standing != row);
            }
            entry.abs() >= NOTHING
        });
        times
    }
}

/// Pivots since a basis was factored, each a place with its pivot and what else its column had.
#[derive(Clone, Debug)]
pub(super) struct Etas {
    pivots: Vec<(u32, f64)>,
    columns: Lists,
}

impl Etas {
    pub(super) fn new() -> Self {
        Self { pivots: Vec::new(), columns: Lists::new() }
    }

    /// Whether there are so many that factoring anew is quicker.
    pub(super) fn are_many(&self) -> bool {
        self.pivots.len() >= 100 || self.columns.entries() > 50_000
    }

    pub(super) fn push(&mut self, place: u32, pivot: f64, others: impl Iterator<Item = (u32, f64)>) {
        self.pivots.push((place, pivot));
        self.columns.push(others);
    }

    /// Makes of the old basis' column that of the new one.
    pub(super) fn column(&self, solution: &mut [f64]) {
        for (number, &(place, pivot)) in self.pivots.iter().enumerate() {
            let value = solution[place as usize];
            if value != 0.0 {
                let value = value / pivot;
                solution[place as usize] = value;
                self.columns.get(number).for_each(|(place, entry)| solution[place] -= entry * value);
            }
        }
    }

    /// Makes of the new basis' row that of the old one.
    pub(super) fn row(&self, given: &mut [f64]) {
        for (number, &(place, pivot)) in self.pivots.iter().enumerate().rev() {
            let others: f64 = self.columns.get(number).map(|(place, entry)| entry * given[place]).sum();
            given[place as usize] = (given[place as usize] - others) / pivot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A column of few small entries for each place, most of one in its own row.
    fn columns() -> impl Strategy<Value = Vec<Vec<(u32, f64)>>> {
        let entry = (0_u32..12, prop::sample::select(vec![-2.0, -1.0, 1.0, 1.0, 3.0]));
        let column = prop::collection::vec(entry, 1..5);
        prop::collection::vec((any::<bool>(), column), 12).prop_map(|columns| {
            let made = |(place, (own, column)): (usize, (bool, Vec<(u32, f64)>))| match own {
                true => vec![(place as u32, -1.0)],
                false => {
                    column.into_iter().collect::<std::collections::BTreeMap<_, _>>().into_iter().collect()
                }
            };
            columns.into_iter().enumerate().map(made).collect()
        })
    }

    fn times(columns: &[Vec<(u32, f64)>], by: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; columns.len()];
        for (column, by) in columns.iter().zip(by) {
            column.iter().for_each(|&(row, entry)| sums[row as usize] += entry * by);
        }
        sums
    }

    fn is_near(one: &[f64], other: &[f64]) -> bool {
        one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-6)
    }

    proptest! {
        #[test]
        fn what_is_solved_for_solves(columns in columns(), given in prop::collection::vec(-5_i8..6, 12), at in 0..12_usize) {
            let given: Vec<f64> = given.into_iter().map(f64::from).collect();
            if let Some(mut factor) = Factor::new(&columns) {
                let (mut work, mut found) = (given.clone(), vec![7.0; 12]);
                factor.column(&mut work, &mut found);
                prop_assert!(is_near(&times(&columns, &found), &given), "{found:?}");
                prop_assert!(work.iter().all(|&left| left == 0.0));
                let mut row = vec![7.0; 12];
                work.copy_from_slice(&given);
                factor.row(&mut work, &mut row);
                let by_row = |column: &Vec<(u32, f64)>| column.iter().map(|&(at, entry)| entry * row[at as usize]).sum();
                prop_assert!(is_near(&columns.iter().map(by_row).collect::<Vec<f64>>(), &given), "{row:?}");
                prop_assert!(work.iter().all(|&left| left == 0.0));

                // A column takes the place of another, and the factor is that of the new basis with it.
                let mut others = columns.clone();
                others[at] = vec![(0, 1.0), (5, 2.0), (11, -1.0)];
                let (mut work, mut found) = (vec![0.0; 12], vec![0.0; 12]);
                others[at].iter().for_each(|&(row, entry)| work[row as usize] = entry);
                factor.column(&mut work, &mut found);
                prop_assume!(found[at].abs() > 1e-6);
                let mut etas = Etas::new();
                let rest = found.iter().enumerate().filter(|&(place, _)| place != at);
                etas.push(at as u32, found[at], rest.map(|(place, &entry)| (place as u32, entry)));
                work.copy_from_slice(&given);
                factor.column(&mut work, &mut found);
                etas.column(&mut found);
                prop_assert!(is_near(&times(&others, &found), &given), "{found:?}");
                work.copy_from_slice(&given);
                etas.row(&mut work);
                factor.row(&mut work, &mut row);
                let by_row = |column: &Vec<(u32, f64)>| column.iter().map(|&(at, entry)| entry * row[at as usize]).sum();
                prop_assert!(is_near(&others.iter().map(by_row).collect::<Vec<f64>>(), &given), "{row:?}");
            }
        }
    }

    #[test]
    fn columns_that_hang_together_have_none() {
        assert!(Factor::new(&[vec![(0, 1.0), (1, 1.0)], vec![(0, 2.0), (1, 2.0)]]).is_none());
        assert!(Factor::new(&[vec![(1, 1.0)], vec![(1, 1.0)]]).is_none());
        assert!(Factor::new(&[vec![(0, 1.0), (1, 1.0)], vec![(0, 1.0), (1, -1.0)]]).is_some());
    }
}
