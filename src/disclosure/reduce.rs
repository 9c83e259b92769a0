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

/// A row over atoms, and the rows that it was made from.
#[derive(Clone, Debug)]
pub(super) struct ReducedRow {
    pub terms: AtomRow,
    pub value: i64,
    pub from: BTreeSet<u32>,
}

/// Atoms with all the rows that they stand in.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The atoms, ascending.
    pub atoms: Vec<u32>,
    /// The rows, their atoms numbered by their place in `atoms`.
    pub rows: Vec<ReducedRow>,
}

/// All rows reduced.
#[derive(Debug)]
pub(super) struct Reduced {
    /// For each atom that can have one value only: the value, and the rows that say so.
    pub fixed: Vec<Option<(i64, BTreeSet<u32>)>>,
    /// The other atoms.
    pub parts: Vec<Part>,
    /// For each atom that is not fixed its part and its place there.
    pub place: Vec<Option<(u32, u32)>>,
}

/// Reduces rows.
///
/// # Errors
/// [`Fault::DoesNotAddUp`] where that shows that no table fits them.
pub(super) fn reduce(atoms: &Atoms, rows: &[Row]) -> Result<Reduced, Fault> {
    let mut fixed: Vec<Option<(i64, BTreeSet<u32>)>> = vec![None; atoms.len()];
    let reduced = rows.iter().enumerate().map(|(at, row)| ReducedRow {
        terms: atoms.row(row),
        value: row.value,
        from: BTreeSet::from([at as u32]),
    });
    let mut rows: Vec<ReducedRow> = reduced.collect();
    loop {
        fix(&mut rows, &mut fixed)?;
        rows = distinct(rows)?;
        if !subtract_parts(&mut rows) {
            break;
        }
    }
    Ok(into_parts(independent(rows), fixed))
}

/// Fixes what a row alone fixes, and takes fixed atoms out of the rows, until nothing changes.
fn fix(rows: &mut Vec<ReducedRow>, fixed: &mut [Option<(i64, BTreeSet<u32>)>]) -> Result<(), Fault> {
    loop {
        let mut changed = false;
        for row in rows.iter_mut() {
            if row.terms.iter().any(|&(atom, _)| fixed[atom as usize].is_some()) {
                let mut left = Vec::new();
                for &(atom, sign) in &row.terms {
                    if let Some((value, from)) = &fixed[atom as usize] {
                        row.value -= sign * value;
                        row.from.extend(from);
                    } else {
                        left.push((atom, sign));
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
            if row.terms.len() == 1 || one_sign && row.value == 0 {
                for &(atom, _) in &row.terms {
                    fixed[atom as usize] = Some((row.value * sign, row.from.clone()));
                }
                row.terms.clear();
                row.value = 0;
                changed = true;
            }
        }
        rows.retain(|row| !row.terms.is_empty());
        if !changed {
            return Ok(());
        }
    }
}

/// One row of each kind.
fn distinct(rows: Vec<ReducedRow>) -> Result<Vec<ReducedRow>, Fault> {
    let mut known: HashMap<AtomRow, usize> = HashMap::new();
    let mut kept: Vec<ReducedRow> = Vec::new();
    for mut row in rows {
        if row.terms[0].1 < 0 {
            row.terms.iter_mut().for_each(|(_, sign)| *sign = -*sign);
            row.value = -row.value;
        }
        match known.get(&row.terms) {
            Some(&at) if kept[at].value != row.value => return Err(Fault::DoesNotAddUp),
            Some(&at) if kept[at].from.len() > row.from.len() => kept[at].from = row.from,
            Some(_) => {}
            None => {
                known.insert(row.terms.clone(), kept.len());
                kept.push(row);
            }
        }
    }
    Ok(kept)
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
                row.from.extend(&other.from);
                changed = true;
            }
        }
        row.terms = left.into_iter().collect();
    }
    changed
}

/// The rows that do not follow from those before them, the shorter first.
fn independent(mut rows: Vec<ReducedRow>) -> Vec<ReducedRow> {
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

fn into_parts(rows: Vec<ReducedRow>, fixed: Vec<Option<(i64, BTreeSet<u32>)>>) -> Reduced {
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
    Reduced { fixed, parts, place }
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
        let rows =
            [row(&[0, 1, 2, 3, 4, 5], &[], 30), row(&[0, 1], &[], 12), row(&[4, 5], &[], 8), row(&[4], &[], 8),
             row(&[2, 6], &[], 7), row(&[0, 7], &[], 9)];
        let atoms = Atoms::new(8, &rows);
        assert_eq!(atoms.len(), 8);
        let reduced = reduce(&atoms, &rows).unwrap();
        assert_eq!(reduced.fixed[4].as_ref().map(|fixed| fixed.0), Some(8));
        assert_eq!(reduced.fixed[5].as_ref().map(|fixed| fixed.0), Some(0));
        assert!(reduced.fixed[5].as_ref().is_some_and(|fixed| fixed.1 == BTreeSet::from([2, 3])));
        let parts: Vec<&[u32]> = reduced.parts.iter().map(|part| &part.atoms[..]).collect();
        assert_eq!(parts, [&[0, 1, 7][..], &[2, 3, 6]]);
        assert!(reduced.parts.iter().all(|part| part.rows.len() == 2));
        let long = reduced.parts[1].rows.iter().find(|row| row.value == 10).unwrap();
        assert_eq!((&long.terms[..], &long.from), (&[(0, 1), (1, 1)][..], &BTreeSet::from([0, 1, 2])));
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
            assert_eq!(reduce(&atoms, &rows).map(|_| ()), Err(Fault::DoesNotAddUp), "{rows:?}");
        }
    }
}
