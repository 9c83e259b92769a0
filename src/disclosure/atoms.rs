//! Atoms: unknowns that no row tells apart.

use std::collections::HashMap;

use super::system::Row;

/// The unknowns grouped by the rows that they stand in. What readers know of the unknowns of an atom they
/// know of their sum, so an atom is one unknown to them, however it is distributed.
#[derive(Debug)]
pub(super) struct Atoms {
    /// The atom of every unknown.
    pub of: Vec<u32>,
    /// The first unknown of every atom: its name from one set of rows to another.
    pub first: Vec<u32>,
    /// How many unknowns every atom has.
    pub size: Vec<u32>,
}

/// A row over atoms: (atom, 1 or -1) pairs, ascending.
pub(super) type AtomRow = Vec<(u32, i64)>;

impl Atoms {
    /// The atoms of as many unknowns under some rows, numbered by their first unknown.
    pub(super) fn new(unknowns: usize, rows: &[Row]) -> Self {
        let mut columns: Vec<Vec<i64>> = vec![Vec::new(); unknowns];
        for (at, row) in rows.iter().enumerate() {
            let at = at as i64 + 1;
            row.plus.iter().for_each(|&u| columns[u as usize].push(at));
            row.minus.iter().for_each(|&u| columns[u as usize].push(-at));
        }
        let mut known: HashMap<Vec<i64>, u32> = HashMap::new();
        let mut atoms = Self { of: Vec::with_capacity(unknowns), first: Vec::new(), size: Vec::new() };
        for (unknown, column) in columns.into_iter().enumerate() {
            let next = atoms.first.len() as u32;
            let atom = *known.entry(column).or_insert(next);
            if atom == next {
                atoms.first.push(unknown as u32);
                atoms.size.push(0);
            }
            atoms.size[atom as usize] += 1;
            atoms.of.push(atom);
        }
        atoms
    }

    /// Number of atoms.
    pub(super) fn len(&self) -> usize {
        self.first.len()
    }

    /// A row over atoms.
    pub(super) fn row(&self, row: &Row) -> AtomRow {
        let mut over: AtomRow = Vec::new();
        for (side, sign) in [(&row.plus, 1), (&row.minus, -1)] {
            over.extend(side.iter().map(|&u| (self.of[u as usize], sign)));
        }
        over.sort_unstable();
        over.dedup();
        over
    }

    /// The atoms that some distinct unknowns touch, ascending, each with whether they have all of it.
    pub(super) fn touched(&self, unknowns: &[u32]) -> Vec<(u32, bool)> {
        let mut atoms: Vec<u32> = unknowns.iter().map(|&u| self.of[u as usize]).collect();
        atoms.sort_unstable();
        let runs = atoms.chunk_by(|one, other| one == other);
        runs.map(|run| (run[0], run.len() == self.size[run[0] as usize] as usize)).collect()
    }

    /// The true value of every atom.
    pub(super) fn values(&self, truth: &[u64]) -> Vec<i64> {
        let mut values = vec![0; self.len()];
        self.of.iter().zip(truth).for_each(|(&atom, &count)| values[atom as usize] += count as i64);
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::system::Source;

    #[test]
    fn unknowns_in_the_same_rows_are_one_atom() {
        let row = |plus: &[u32], minus: &[u32]| Row {
            plus: plus.to_vec(),
            minus: minus.to_vec(),
            value: 0,
            source: Source::Structure,
        };
        let rows = [row(&[0, 1, 2, 3], &[]), row(&[2, 3], &[4])];
        let atoms = Atoms::new(6, &rows);
        assert_eq!(atoms.of, [0, 0, 1, 1, 2, 3]);
        assert_eq!((atoms.first.clone(), atoms.size.clone()), (vec![0, 2, 4, 5], vec![2, 2, 1, 1]));
        assert_eq!(atoms.row(&rows[1]), [(1, 1), (2, -1)]);
        assert_eq!(atoms.touched(&[0, 2, 3]), [(0, false), (1, true)]);
        assert_eq!(atoms.values(&[1, 2, 3, 4, 5, 6]), [3, 7, 5, 6]);
    }
}
