//! Looking for a table by walking: from the true one, one atom up or down at a time, always where it mends most of
//! what is wrong, until every row is as it must be again.
//!
//! In a part of thousands of atoms a linear program takes a quarter of a second; most tables that are asked for change
//! some twenty atoms by one, and a walk of so many steps is a thousand times as quick. One that goes astray does not
//! come back, so walks are short and many. Tables found so are whole, and need not be made exact. A walk that finds
//! none says nothing.
//!
//! The choice of steps is that of Luteberget and Sartor, Feasibility Jump: an LP-free Lagrangian MIP heuristic (2023,
//! doi 10.1007/s12532-023-00234-8): rows that stay wrong gain weight.

use super::lp::Side;
use super::reduce::Part;

/// Walks for one side of a count.
const WALKS: usize = 300;

/// Steps of one walk.
const STEPS: u32 = 60;

/// For so many steps, and up to six more, an atom that was changed stays as it is.
const RESTS: u32 = 3;

/// A part's rows by its atoms.
pub(super) struct Ground {
    /// For every atom the rows that it stands in, with its multiple there.
    standing: Vec<Vec<(u32, i64)>>,
    /// For every row an atom that stands in no other, with its multiple: it is what the others leave, and a walk does
    /// not go over it.
    slacks: Vec<Option<(u32, i64)>>,
}

impl Ground {
    /// Of a part some atoms of which are asked for.
    pub(super) fn new(part: &Part, asked: &[u32]) -> Self {
        let slacks = part.slacks(asked);
        let mut standing = vec![Vec::new(); part.atoms.len()];
        for (at, (row, slack)) in part.rows.iter().zip(&slacks).enumerate() {
            for &(atom, sign) in row.terms.iter().filter(|&&term| *slack != Some(term)) {
                standing[atom as usize].push((at as u32, sign));
            }
        }
        Self { standing, slacks }
    }
}

/// A table of a part, near the true one, in which some atoms sum to at most (at least) a bound; none where no walk
/// finds one. The sum is taken there by one after the other, each from the table that the last walk found.
///
/// Deterministic: the same question has the same answer.
pub(super) fn walk(
    part: &Part,
    ground: &Ground,
    truth: &[i64],
    atoms: &[u32],
    side: Side,
    bound: i64,
) -> Option<Vec<i64>> {
    let mut walker = Walker::new(part, ground, atoms, side);
    let mut table = truth.to_vec();
    for _ in 0..WALKS {
        let sum: i64 = atoms.iter().map(|&atom| table[atom as usize]).sum();
        if match side {
            Side::Low => sum <= bound,
            Side::High => sum >= bound,
        } {
            return Some(table);
        }
        if let Some(found) = walker.walk(&table) {
            table = found;
        }
    }
    None
}

struct Walker<'a> {
    part: &'a Part,
    ground: &'a Ground,
    /// What is asked for, as a row behind the part's.
    asked: Vec<(u32, i64)>,
    is_asked: Vec<bool>,
    side: Side,
    /// By how much more a row must sum than it does.
    missing: Vec<i64>,
    weight: Vec<i64>,
    /// Rows that are not as they must be, and where each of them stands in that list.
    wrong: Vec<u32>,
    place: Vec<Option<u32>>,
    /// Until what step an atom stays as it is.
    rests: Vec<u32>,
    dice: u64,
}

impl<'a> Walker<'a> {
    fn new(part: &'a Part, ground: &'a Ground, atoms: &[u32], side: Side) -> Self {
        let mut is_asked = vec![false; part.atoms.len()];
        atoms.iter().for_each(|&atom| is_asked[atom as usize] = true);
        let rows = part.rows.len() + 1;
        Self {
            part,
            ground,
            asked: atoms.iter().map(|&atom| (atom, 1)).collect(),
            is_asked,
            side,
            missing: vec![0; rows],
            weight: vec![1; rows],
            wrong: Vec::new(),
            place: vec![None; rows],
            rests: vec![0; part.atoms.len()],
            dice: 1,
        }
    }

    /// One walk from a table that fits, to one in which what is asked for is nearer by one.
    fn walk(&mut self, from: &[i64]) -> Option<Vec<i64>> {
        let mut table = from.to_vec();
        for (missing, slack) in self.missing.iter_mut().zip(&self.ground.slacks) {
            *missing = slack.map_or(0, |(atom, sign)| sign * from[atom as usize]);
        }
        self.weight.fill(1);
        self.rests.fill(0);
        self.place.fill(None);
        self.wrong.clear();
        let ask = match self.side {
            Side::Low => -1,
            Side::High => 1,
        };
        self.miss(self.part.rows.len(), ask);
        for step in 1..=STEPS {
            if self.wrong.is_empty() {
                for (missing, slack) in self.missing.iter().zip(&self.ground.slacks) {
                    slack.iter().for_each(|&(atom, sign)| table[atom as usize] = sign * missing);
                }
                return Some(table);
            }
            let at = self.roll() % self.wrong.len() as u64;
            let row = self.wrong[at as usize];
            let Some((worse, atom, change)) = self.best(row as usize, &table, step) else { continue };
            if worse >= 0 {
                for &row in &self.wrong {
                    self.weight[row as usize] += 1;
                }
            }
            table[atom as usize] += change;
            self.rests[atom as usize] = step + RESTS + (self.roll() % 7) as u32;
            for &(row, sign) in &self.ground.standing[atom as usize] {
                self.miss(row as usize, self.missing[row as usize] - sign * change);
            }
            if self.is_asked[atom as usize] {
                let row = self.part.rows.len();
                self.miss(row, self.missing[row] - change);
            }
        }
        None
    }

    /// The change of one atom that mends most of a row: by how much it makes everything worse, the atom, the change.
    fn best(&mut self, row: usize, table: &[i64], step: u32) -> Option<(i64, u32, i64)> {
        let part = self.part;
        let asked = std::mem::take(&mut self.asked);
        let terms = part.rows.get(row).map_or(&asked[..], |row| &row.terms);
        let mut best: Option<((i64, u64), u32, i64)> = None;
        for &(atom, sign) in terms {
            if self.rests[atom as usize] > step || self.is_slack(row, atom) {
                continue;
            }
            let all = self.missing[row] * sign;
            for change in [Some(all), (all.abs() > 1).then(|| all.signum())].into_iter().flatten() {
                let change = change.max(-table[atom as usize]);
                if change == 0 {
                    continue;
                }
                let worse = (self.worse(atom, change), self.roll());
                if best.is_none_or(|(least, ..)| worse < least) {
                    best = Some((worse, atom, change));
                }
            }
        }
        self.asked = asked;
        best.map(|((worse, _), atom, change)| (worse, atom, change))
    }

    fn worse(&self, atom: u32, change: i64) -> i64 {
        let by = |row: usize, change: i64| {
            let missing = self.missing[row];
            self.weight[row] * (self.fault(row, missing - change) - self.fault(row, missing))
        };
        let standing = self.ground.standing[atom as usize].iter();
        let rows: i64 = standing.map(|&(row, sign)| by(row as usize, sign * change)).sum();
        rows + if self.is_asked[atom as usize] { by(self.part.rows.len(), change) } else { 0 }
    }

    /// How wrong a row is by which so much is missing: what is asked for may also be more than met.
    fn fault(&self, row: usize, missing: i64) -> i64 {
        match self.ground.slacks.get(row) {
            Some(None) => missing.abs(),
            Some(&Some((_, sign))) => (-sign * missing).max(0),
            None if self.side == Side::Low => (-missing).max(0),
            None => missing.max(0),
        }
    }

    fn is_slack(&self, row: usize, atom: u32) -> bool {
        self.ground.slacks.get(row).is_some_and(|slack| slack.is_some_and(|(slack, _)| slack == atom))
    }

    fn miss(&mut self, row: usize, missing: i64) {
        self.missing[row] = missing;
        match (self.fault(row, missing) > 0, self.place[row]) {
            (true, None) => {
                self.place[row] = Some(self.wrong.len() as u32);
                self.wrong.push(row as u32);
            }
            (false, Some(at)) => {
                self.place[row] = None;
                self.wrong.swap_remove(at as usize);
                if let Some(&moved) = self.wrong.get(at as usize) {
                    self.place[moved as usize] = Some(at);
                }
            }
            _ => {}
        }
    }

    /// Marsaglia's xorshift (2003).
    fn roll(&mut self) -> u64 {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        self.dice >> 11
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::reduce::ReducedRow;

    /// Rows of atoms that are all added.
    fn part(atoms: u32, rows: &[(&[u32], i64)]) -> Part {
        let row = |&(atoms, value): &(&[u32], i64)| ReducedRow {
            terms: atoms.iter().map(|&atom| (atom, 1)).collect(),
            value,
            from: [].into(),
        };
        Part { atoms: (0..atoms).collect(), rows: rows.iter().map(row).collect() }
    }

    #[test]
    fn a_table_with_the_same_margins_is_found_where_there_is_one() {
        // Three by three, all margins known.
        let rows = part(
            9,
            &[
                (&[0, 1, 2], 6),
                (&[3, 4, 5], 7),
                (&[6, 7, 8], 8),
                (&[0, 3, 6], 5),
                (&[1, 4, 7], 9),
                (&[2, 5, 8], 7),
            ],
        );
        let truth = [2, 3, 1, 1, 4, 2, 2, 2, 4];
        let ground = Ground::new(&rows, &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
        for (side, bound) in [(Side::Low, 0), (Side::High, 5)] {
            for atom in 0..9 {
                let most = [5, 6, 6, 5, 7, 7, 5, 8, 7][atom as usize];
                let found = walk(&rows, &ground, &truth, &[atom], side, bound.min(most));
                let table = found.expect("every cell can be nothing, and five");
                for row in &rows.rows {
                    let sum: i64 = row.terms.iter().map(|&(atom, _)| table[atom as usize]).sum();
                    assert_eq!(sum, row.value, "{table:?}");
                }
                assert!(table.iter().all(|&count| count >= 0));
                match side {
                    Side::Low => assert_eq!(table[atom as usize], 0),
                    Side::High => assert!(table[atom as usize] >= 5.min(most)),
                }
            }
        }
        assert_eq!(walk(&rows, &ground, &truth, &[0, 1], Side::High, 7), None, "a row sums to six");
        assert_eq!(walk(&rows, &ground, &truth, &[], Side::Low, -1), None);
    }
}
