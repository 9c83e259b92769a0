//! The rows made shorter, without losing or adding anything that follows from them.
//!
//! A published total less its published parts is a row over the withheld parts alone; a row over one atom
//! fixes it; a row of atoms that sum to nothing makes them all nothing. What is left falls into parts that
//! share no atom, and each is a small problem of its own.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Fault;
use super::atoms::{AtomRow, Atoms};
use super::modular::{Sparse, combine, inverse, negative, residue, scale};
use super::system::Row;

/// Multiples of given rows, by their number.
pub(super) type Multiples = BTreeMap<u32, i64>;

/// A row over atoms: the sum of some multiples of the given rows, but for atoms that are nothing.
#[derive(Clone, Debug)]
pub(super) struct ReducedRow {
    pub terms: AtomRow,
    pub value: i64,
    pub from: Multiples,
}

/// A row that can be met in one way only: of one atom, or of atoms that sum to nothing.
#[derive(Clone, Debug)]
pub(super) struct Fixing {
    pub atoms: Vec<u32>,
    pub value: i64,
    pub from: Multiples,
}

/// Atoms with all the rows that they stand in.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The atoms, ascending.
    pub atoms: Vec<u32>,
    /// The rows, their atoms numbered by their place in `atoms`.
    pub rows: Vec<ReducedRow>,
}

impl Part {
    /// Of rows of atoms with their multiples.
    #[cfg(test)]
    pub(super) fn of(rows: &[(&[(u32, i64)], i64)]) -> Self {
        let atoms = rows.iter().flat_map(|(terms, _)| terms.iter().map(|term| term.0 + 1)).max().unwrap();
        let row = |&(terms, value): &(&[(u32, i64)], i64)| ReducedRow {
            terms: terms.to_vec(),
            value,
            from: [].into(),
        };
        Self { atoms: (0..atoms).collect(), rows: rows.iter().map(row).collect() }
    }

    /// For each row an atom that stands in no other, with its sign there, if it has one that is not kept.
    pub(super) fn slacks(&self, kept: &[u32]) -> Vec<Option<(u32, i64)>> {
        let mut standing = vec![0; self.atoms.len()];
        let terms = self.rows.iter().flat_map(|row| &row.terms);
        terms.for_each(|&(atom, _)| standing[atom as usize] += 1);
        kept.iter().for_each(|&atom| standing[atom as usize] = 0);
        let alone = |&&(atom, sign): &&(u32, i64)| standing[atom as usize] == 1 && sign.abs() == 1;
        self.rows.iter().map(|row| row.terms.iter().find(alone).copied()).collect()
    }
}

/// All rows reduced.
#[derive(Debug)]
pub(super) struct Reduced {
    /// For each atom that can have one value only: which row says so.
    pub fixed: Vec<Option<u32>>,
    /// The rows that say so, each by what those before it leave.
    pub fixings: Vec<Fixing>,
    /// Sums of multiples of the given rows that have no atom left: they say that the given rows agree. Only
    /// where zeros are kept.
    pub ties: Vec<Multiples>,
    /// The other atoms.
    pub parts: Vec<Part>,
    /// For each atom that is not fixed its part and its place there.
    pub place: Vec<Option<(u32, u32)>>,
}

impl Reduced {
    /// The value of an atom that can have one only; 0 for others.
    pub(super) fn value(&self, atom: u32) -> i64 {
        let fixing = self.fixed[atom as usize].map(|at| &self.fixings[at as usize]);
        // Several atoms of one row are fixed where they sum to nothing.
        fixing.filter(|fixing| fixing.atoms.len() == 1).map_or(0, |fixing| fixing.value)
    }
}

/// What is made of a row of atoms that sum to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zeros {
    /// They are all nothing, and gone.
    Fixed,
    /// A row, so that every row stays a sum of multiples of the given ones.
    Kept,
}

/// Reduces rows.
///
/// # Errors
/// [`Fault::DoesNotAddUp`] where that shows that no table fits them.
pub(super) fn reduce(atoms: &Atoms, rows: &[Row], zeros: Zeros) -> Result<Reduced, Fault> {
    let mut fixed: Vec<Option<u32>> = vec![None; atoms.len()];
    let mut fixings = Vec::new();
    let reduced = rows.iter().enumerate().map(|(at, row)| ReducedRow {
        terms: atoms.row(row),
        value: row.value,
        from: BTreeMap::from([(at as u32, 1)]),
    });
    let mut rows: Vec<ReducedRow> = reduced.collect();
    let mut ties = Vec::new();
    loop {
        fix(&mut rows, &mut fixed, &mut fixings, zeros)?;
        distinct(&mut rows)?;
        if !subtract_parts(&mut rows) {
            break;
        }
    }
    match zeros {
        Zeros::Fixed => rows = independent(rows),
        Zeros::Kept => {
            let (tied, left) = rows.into_iter().partition(|row| row.terms.is_empty());
            rows = left;
            let tied: Vec<ReducedRow> = tied;
            ties.extend(tied.into_iter().map(|row| row.from).filter(|from| !from.is_empty()));
        }
    }
    let (parts, place) = into_parts(rows, &fixed);
    Ok(Reduced { fixed, fixings, ties, parts, place })
}

fn add(sum: &mut Multiples, factor: i64, others: &Multiples) {
    for (&row, &multiple) in others {
        let left = sum.entry(row).or_insert(0);
        *left += factor * multiple;
        if *left == 0 {
            sum.remove(&row);
        }
    }
}

/// Fixes what a row alone fixes, and takes fixed atoms out of the rows, until nothing changes.
fn fix(
    rows: &mut Vec<ReducedRow>,
    fixed: &mut [Option<u32>],
    fixings: &mut Vec<Fixing>,
    zeros: Zeros,
) -> Result<(), Fault> {
    loop {
        let mut changed = false;
        for row in rows.iter_mut() {
            if row.terms.iter().any(|&(atom, _)| fixed[atom as usize].is_some()) {
                let mut left = Vec::new();
                for &(atom, sign) in &row.terms {
                    match fixed[atom as usize].map(|by| &fixings[by as usize]) {
                        Some(by) if by.atoms.len() == 1 => {
                            row.value -= sign * by.value;
                            add(&mut row.from, -sign, &by.from);
                        }
                        Some(_) => {}
                        None => left.push((atom, sign)),
                    }
                }
                row.terms = left;
            }
            let Some(&(_, sign)) = row.terms.first() else {
                if row.value != 0 {
                    return Err(Fault::DoesNotAddUp);
                }
                continue;
            };
            let one_sign = row.terms.iter().all(|&(_, other)| other == sign);
            if one_sign && row.value * sign < 0 {
                return Err(Fault::DoesNotAddUp);
            }
            if row.terms.len() == 1 || one_sign && row.value == 0 && zeros == Zeros::Fixed {
                let mut from = Multiples::new();
                add(&mut from, sign, &row.from);
                let atoms: Vec<u32> = row.terms.drain(..).map(|(atom, _)| atom).collect();
                atoms.iter().for_each(|&atom| fixed[atom as usize] = Some(fixings.len() as u32));
                fixings.push(Fixing { atoms, value: row.value * sign, from });
                row.value = 0;
                row.from.clear();
                changed = true;
            }
        }
        if zeros == Zeros::Fixed {
            rows.retain(|row| !row.terms.is_empty());
        }
        if !changed {
            return Ok(());
        }
    }
}

/// Leaves one row of each kind, and of the others their differences from it, without atoms.
fn distinct(rows: &mut [ReducedRow]) -> Result<(), Fault> {
    let mut known: HashMap<AtomRow, usize> = HashMap::new();
    for at in 0..rows.len() {
        let (before, row) = rows.split_at_mut(at);
        let row = &mut row[0];
        let Some(&(_, sign)) = row.terms.first() else { continue };
        if sign < 0 {
            row.terms.iter_mut().for_each(|(_, sign)| *sign = -*sign);
            row.from.values_mut().for_each(|multiple| *multiple = -*multiple);
            row.value = -row.value;
        }
        match known.get(&row.terms).map(|&first| &before[first]) {
            Some(first) if first.value != row.value => return Err(Fault::DoesNotAddUp),
            Some(first) => {
                add(&mut row.from, -1, &first.from);
                row.terms.clear();
                row.value = 0;
            }
            None => {
                known.insert(row.terms.clone(), at);
            }
        }
    }
    Ok(())
}

/// Takes from every row others that it contains whole, the longest first. Whether there was any.
fn subtract_parts(rows: &mut [ReducedRow]) -> bool {
    let mut standing: HashMap<(u32, i64), Vec<u32>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        row.terms.iter().for_each(|&term| standing.entry(term).or_default().push(at as u32));
    }
    let before: Vec<ReducedRow> = rows.to_vec();
    let mut changed = false;
    for (at, row) in rows.iter_mut().enumerate() {
        let mut met: BTreeMap<u32, usize> = BTreeMap::new();
        for term in &row.terms {
            for &other in &standing[term] {
                *met.entry(other).or_insert(0) += 1;
            }
        }
        let contained = |&(&other, &count): &(&u32, &usize)| {
            other as usize != at && before[other as usize].terms.len() == count
        };
        let mut inside: Vec<u32> = met.iter().filter(contained).map(|(&other, _)| other).collect();
        inside.sort_by_key(|&other| (usize::MAX - before[other as usize].terms.len(), other));
        let mut left: BTreeSet<(u32, i64)> = row.terms.iter().copied().collect();
        for other in inside {
            let other = &before[other as usize];
            if other.terms.iter().all(|term| left.contains(term)) {
                other.terms.iter().for_each(|term| {
                    left.remove(term);
                });
                row.value -= other.value;
                add(&mut row.from, -1, &other.from);
                changed = true;
            }
        }
        row.terms = left.into_iter().collect();
    }
    changed
}

/// The rows that do not follow from those before them, the shorter first.
fn independent(mut rows: Vec<ReducedRow>) -> Vec<ReducedRow> {
    rows.retain(|row| !row.terms.is_empty());
    rows.sort_by_key(|row| row.terms.len());
    let mut basis: HashMap<u32, Sparse> = HashMap::new();
    rows.retain(|row| {
        let terms = row.terms.iter();
        let mut vector: Sparse = terms.map(|&(atom, sign)| (atom, residue(sign))).collect();
        // The last entry leads: a vector of the basis has none after its own.
        while let Some(&(lead, value)) = vector.last() {
            match basis.get(&lead) {
                Some(with) => vector = combine(&vector, negative(value), with),
                None => {
                    scale(&mut vector, inverse(value));
                    basis.insert(lead, vector);
                    return true;
                }
            }
        }
        false
    });
    rows
}

/// The rows by parts, and the place of every atom that is not fixed.
fn into_parts(rows: Vec<ReducedRow>, fixed: &[Option<u32>]) -> (Vec<Part>, Vec<Option<(u32, u32)>>) {
    let mut group: Vec<u32> = (0..fixed.len() as u32).collect();
    fn root(group: &mut [u32], mut atom: u32) -> u32 {
        while group[atom as usize] != atom {
            group[atom as usize] = group[group[atom as usize] as usize];
            atom = group[atom as usize];
        }
        atom
    }
    for row in &rows {
        let first = root(&mut group, row.terms[0].0);
        for &(atom, _) in &row.terms[1..] {
            let other = root(&mut group, atom);
            group[other as usize] = first;
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut numbered: HashMap<u32, u32> = HashMap::new();
    let mut place = vec![None; fixed.len()];
    for atom in (0..fixed.len() as u32).filter(|&atom| fixed[atom as usize].is_none()) {
        let part = *numbered.entry(root(&mut group, atom)).or_insert_with(|| {
            parts.push(Part::default());
            parts.len() as u32 - 1
        });
        let atoms = &mut parts[part as usize].atoms;
        place[atom as usize] = Some((part, atoms.len() as u32));
        atoms.push(atom);
    }
    for mut row in rows {
        let mut part = 0;
        for (atom, _) in &mut row.terms {
            let (of, at) = place[*atom as usize].expect("fixed atoms were taken out of the rows");
            (part, *atom) = (of as usize, at);
        }
        parts[part].rows.push(row);
    }
    (parts, place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::system::Source;

    fn row(plus: &[u32], minus: &[u32], value: i64) -> Row {
        Row { plus: plus.to_vec(), minus: minus.to_vec(), value, source: Source::Structure }
    }

    #[test]
    fn a_total_less_its_parts_is_a_row_of_what_is_withheld() {
        // 0 + .. + 5 = 30, 0 + 1 = 12, 4 + 5 = 8 with 4 = 8, so 5 = 0 and 2 + 3 = 10.
        let rows = [
            row(&[0, 1, 2, 3, 4, 5], &[], 30),
            row(&[0, 1], &[], 12),
            row(&[4, 5], &[], 8),
            row(&[4], &[], 8),
            row(&[2, 6], &[], 7),
            row(&[0, 7], &[], 9),
        ];
        let atoms = Atoms::new(8, &rows);
        assert_eq!(atoms.len(), 8);
        let reduced = reduce(&atoms, &rows, Zeros::Fixed).unwrap();
        let fixing = |atom: usize| reduced.fixed[atom].map(|by| &reduced.fixings[by as usize]).unwrap();
        assert_eq!((fixing(4).value, fixing(5).value), (8, 0));
        assert_eq!(fixing(5).from, BTreeMap::from([(2, 1), (3, -1)]));
        let parts: Vec<&[u32]> = reduced.parts.iter().map(|part| &part.atoms[..]).collect();
        assert_eq!(parts, [&[0, 1, 7][..], &[2, 3, 6]]);
        assert!(reduced.parts.iter().all(|part| part.rows.len() == 2));
        let long = reduced.parts[1].rows.iter().find(|row| row.value == 10).unwrap();
        assert_eq!(
            (&long.terms[..], &long.from),
            (&[(0, 1), (1, 1)][..], &BTreeMap::from([(0, 1), (1, -1), (2, -1)]))
        );
    }

    #[test]
    fn numbers_that_do_not_add_up_are_found() {
        let contradictory = [
            vec![row(&[0, 1], &[], 5), row(&[0], &[], 2), row(&[1], &[], 4)],
            vec![row(&[0, 1], &[], 5), row(&[0, 1, 2], &[], 4)],
            vec![row(&[0, 1], &[], 5), row(&[0, 1], &[], 6)],
            vec![row(&[0, 1], &[2], 0), row(&[2], &[], 3), row(&[0], &[], 4)],
        ];
        for rows in contradictory {
            let atoms = Atoms::new(3, &rows);
            assert_eq!(reduce(&atoms, &rows, Zeros::Fixed).map(|_| ()), Err(Fault::DoesNotAddUp), "{rows:?}");
        }
    }
}
