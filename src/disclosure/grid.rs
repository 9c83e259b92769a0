//! From a table in floating point to one in fractions that fits every row exactly, where its own fractions are too fine
//! to be read: one near it.
//!
//! An atom that has something in the table can have a little more or less. Of these, as many as the rows do not tell
//! are rounded to parts of 65,536, and the others are what the rows make of them; where a table has room, all stay
//! positive. Which are told is chosen so that little must be divided: each row is solved for an atom that stands once in
//! what is left of it, if one does.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::exact::{Exact, SNAP, fits, gcd};
use super::modular::{PRIME, add, fraction, inverse, negative, residue, times};
use super::reduce::Part;

/// Into so many parts a record is divided.
const PARTS: i64 = 1 << 16;

/// Denominators beside that are read up to this.
const MOST: i64 = 1 << 21;

/// A fitting table near one in floating point, with nothing where it has nothing and, where one was asked for, some
/// atoms at a bound. None where there is not room enough.
pub(super) fn beside(part: &Part, near: &[f64], tight: Option<(&[u32], i64)>) -> Option<Exact> {
    let told = Told::new(part, near, tight)?;
    let mut found: Vec<(i64, i64)> = vec![(0, 1); near.len()];
    let mut residues = vec![0; near.len()];
    for (atom, &near) in
        near.iter().enumerate().filter(|&(atom, &near)| near > SNAP && told.by[atom].is_none())
    {
        let parts = (near * PARTS as f64).round() as i64;
        (found[atom], residues[atom]) = ((parts, 1), residue(parts));
    }
    for (atom, row) in told.rows.iter().rev() {
        let value = row.iter().fold(0, |sum, &(other, factor)| match other {
            other if other == *atom => sum,
            other if other as usize == near.len() => add(sum, times(factor, residue(PARTS))),
            other => add(sum, negative(times(factor, residues[other as usize]))),
        });
        residues[*atom as usize] = value;
        found[*atom as usize] = fraction(value, MOST)?;
    }
    let mut common = 1;
    for &(_, by) in &found {
        common = common / gcd(common, by) * by;
        if common > 1 << 30 {
            return None;
        }
    }
    let numerators = found.iter().map(|&(numerator, by)| numerator.checked_mul(common / by));
    let table = Exact { denominator: PARTS * common, numerators: numerators.collect::<Option<_>>()? };
    fits(part, &table).then_some(table)
}

/// The rows, each solved for one atom, modulo the prime.
struct Told {
    /// Atoms by the rows that tell them.
    by: Vec<Option<u32>>,
    /// In the order in which they were solved: the atom, and the row with 1 at it; the number of the row stands
    /// behind the last atom.
    rows: Vec<(u32, Vec<(u32, u64)>)>,
}

impl Told {
    fn new(part: &Part, near: &[f64], tight: Option<(&[u32], i64)>) -> Option<Self> {
        let atoms = near.len();
        let mut rows: Vec<(Vec<(u32, i64)>, i64)> =
            part.rows.iter().map(|row| (row.terms.clone(), row.value)).collect();
        rows.extend(tight.map(|(sum, value)| (sum.iter().map(|&atom| (atom, 1)).collect(), value)));
        rows.iter_mut().for_each(|(terms, _)| terms.retain(|&(atom, _)| near[atom as usize] > SNAP));
        rows.sort_by_key(|(terms, _)| terms.len());
        let mut standing = vec![0_u32; atoms];
        rows.iter().flat_map(|(terms, _)| terms).for_each(|&(atom, _)| standing[atom as usize] += 1);
        let mut made = Self { by: vec![None; atoms], rows: Vec::new() };
        let mut left =
            Left { values: vec![0; atoms + 1], is_touched: vec![false; atoms + 1], touched: Vec::new() };
        let mut queue: VecDeque<(usize, bool)> = (0..rows.len()).map(|row| (row, false)).collect();
        while let Some((row, late)) = queue.pop_front() {
            let (terms, value) = &rows[row];
            let constant = (*value != 0).then_some((atoms as u32, *value));
            left.set(terms.iter().copied().chain(constant));
            made.take_off(&mut left);
            // Of atoms that stand once those with room first, and that stand in few rows.
            let unit = |value: u64| value == 1 || value == PRIME - 1;
            let fit = |&atom: &u32| {
                let at = atom as usize;
                (
                    unit(left.values[at]),
                    (near[at].min(0.5) * 8.0) as u32,
                    Reverse(standing[at]),
                    Reverse(atom),
                )
            };
            let open = left
                .touched
                .iter()
                .copied()
                .filter(|&atom| (atom as usize) < atoms && left.values[atom as usize] != 0);
            match open.max_by_key(fit) {
                None if left.values[atoms] != 0 => return None,
                None => {}
                // Later other rows may have left one that stands once.
                Some(atom) if !late && !unit(left.values[atom as usize]) => queue.push_back((row, true)),
                Some(atom) => {
                    let by = inverse(left.values[atom as usize]);
                    let touched = left.touched.iter().filter(|&&at| left.values[at as usize] != 0);
                    let solved = touched.map(|&at| (at, times(by, left.values[at as usize]))).collect();
                    made.by[atom as usize] = Some(made.rows.len() as u32);
                    made.rows.push((atom, solved));
                }
            }
        }
        Some(made)
    }

    /// Takes off a row what was solved before, in the order in which it was.
    fn take_off(&self, left: &mut Left) {
        let told = |atom: u32| self.by.get(atom as usize).copied().flatten();
        let mut heap: BinaryHeap<Reverse<u32>> =
            left.touched.iter().filter_map(|&atom| told(atom)).map(Reverse).collect();
        let mut last = None;
        while let Some(Reverse(row)) = heap.pop() {
            let (atom, solved) = &self.rows[row as usize];
            let value = left.values[*atom as usize];
            if last.replace(row) == Some(row) || value == 0 {
                continue;
            }
            for &(at, factor) in solved {
                if left.add(at, times(negative(value), factor)) {
                    heap.extend(told(at).map(Reverse));
                }
            }
        }
    }
}

/// A row in the making.
struct Left {
    values: Vec<u64>,
    is_touched: Vec<bool>,
    touched: Vec<u32>,
}

impl Left {
    fn set(&mut self, terms: impl Iterator<Item = (u32, i64)>) {
        for at in self.touched.drain(..) {
            (self.values[at as usize], self.is_touched[at as usize]) = (0, false);
        }
        for (at, value) in terms {
            self.add(at, residue(value));
        }
    }

    /// Adds; whether the place is new.
    fn add(&mut self, at: u32, value: u64) -> bool {
        let sum = add(self.values[at as usize], value);
        self.values[at as usize] = sum;
        let new = !std::mem::replace(&mut self.is_touched[at as usize], true);
        if new {
            self.touched.push(at);
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_with_room_has_one_beside_it_that_fits() {
        // Three by three, all margins known; the third row's multiples have no one among them.
        let rows = Part::of(&[
            (&[(0, 1), (1, 1), (2, 1)], 6),
            (&[(3, 1), (4, 1), (5, 1)], 10),
            (&[(6, 2), (7, 3), (8, 3), (9, 5)], 27),
            (&[(0, 1), (3, 1), (6, 1)], 5),
            (&[(1, 1), (4, 1), (7, 1)], 9),
        ]);
        let (a, b, g, h, j) = (0.011, 2.0_f64.sqrt(), 1.1, 3.3, 0.7);
        let e = 9.0 - b - h;
        let i = (27.0 - 2.0 * g - 3.0 * h - 5.0 * j) / 3.0;
        let near = [a, b, 6.0 - a - b, 5.0 - a - g, e, 5.0 + a + g - e, g, h, i, j];
        let table = beside(&rows, &near, None).unwrap();
        for (row, near) in table.numerators.iter().zip(near) {
            assert!((*row as f64 / table.denominator as f64 - near).abs() < 1e-3, "{table:?}");
        }
        let mut bound = near;
        (bound[0], bound[1]) = (0.0, 5.0);
        (bound[2], bound[3], bound[4]) = (1.0, 5.0 - g, 4.0 - h);
        bound[5] = 5.0 + g - bound[4];
        let table = beside(&rows, &bound, Some((&[0, 1], 5))).unwrap();
        assert_eq!(table.numerators[0], 0, "what has nothing keeps it");
        assert_eq!(table.numerators[1], 5 * table.denominator, "what was asked for is at its bound");
    }

    #[test]
    fn a_table_without_room_and_rows_that_do_not_fit_have_none() {
        let rows = Part::of(&[(&[(0, 1), (1, 1)], 4), (&[(0, 1), (1, -1)], 1)]);
        assert_eq!(
            beside(&rows, &[2.5, 1.5], None).map(|table| table.numerators[0] * 2 == 5 * table.denominator),
            Some(true)
        );
        assert_eq!(beside(&rows, &[2.5, 1.5], Some((&[0], 3))), None);
        let coarse = Part::of(&[(&[(0, 4_194_301), (1, 1)], 4_194_302)]);
        assert!(beside(&coarse, &[1.0, 1.0], None).is_some());
    }
}
