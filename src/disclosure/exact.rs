//! From a table in floating point to one in fractions that fits every row exactly.

use std::collections::HashMap;

use super::modular::{Sparse, combine, entry, fraction, inverse, negative, residue, scale};
use super::reduce::Part;

/// The values of a part's atoms, in fractions of one denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    pub denominator: i64,
    pub numerators: Vec<i64>,
}

/// What counts as nothing, and as whole, in floating point. A bound of 4.999999999999996 is 5.
pub(super) const SNAP: f64 = 1e-6;

/// The largest common denominator that is tried or kept.
const MOST: i64 = 1 << 30;

/// A fitting table near one in floating point: rounded to whole numbers, or to halves, thirds and so on;
/// else, as a vertex is the only table with its zeros, with what is as in the true one, and, where one was asked for,
/// with some atoms at a bound, solved for exactly. None where that gives no table that fits.
pub(super) fn exact(part: &Part, near: &[f64], truth: &[i64], tight: Option<(&[u32], i64)>) -> Option<Exact> {
    if near.iter().any(|value| !value.is_finite() || value.abs() > (1_u64 << 41) as f64) {
        return None;
    }
    (1..=12)
        .find_map(|denominator| rounded(part, near, denominator))
        .or_else(|| vertex(part, near, truth, tight))
}

/// Whether a table fits: no atom negative, every row what it must be.
pub(super) fn fits(part: &Part, table: &Exact) -> bool {
    table.numerators.iter().all(|&numerator| numerator >= 0)
        && part.rows.iter().all(|row| {
            let terms = row.terms.iter();
            let sum: i128 = terms
                .map(|&(atom, sign)| i128::from(sign) * i128::from(table.numerators[atom as usize]))
                .sum();
            sum == i128::from(row.value) * i128::from(table.denominator)
        })
}

fn rounded(part: &Part, near: &[f64], denominator: i64) -> Option<Exact> {
    let mut numerators = Vec::with_capacity(near.len());
    for &value in near {
        let scaled = value * denominator as f64;
        if (scaled - scaled.round()).abs() > SNAP * denominator as f64 {
            return None;
        }
        numerators.push(scaled.round() as i64);
    }
    let table = Exact { denominator, numerators };
    fits(part, &table).then_some(table)
}

/// The only solution of the rows that is nothing, or as in truth, where the table is, modulo a prime, read back as
/// fractions.
fn vertex(part: &Part, near: &[f64], truth: &[i64], tight: Option<(&[u32], i64)>) -> Option<Exact> {
    let held = |(&near, &truth): (&f64, &i64)| match near {
        nothing if nothing <= SNAP => Some(0),
        same if (same - truth as f64).abs() <= SNAP => Some(truth),
        _ => None,
    };
    let held: Vec<Option<i64>> = near.iter().zip(truth).map(held).collect();
    let atoms = near.len() as u32;
    // The known value of a row stands behind the last atom.
    let mut basis: HashMap<u32, Sparse> = HashMap::new();
    let extra = tight.map(|(sum, value)| (sum.iter().map(|&atom| (atom, 1)).collect::<Vec<_>>(), value));
    let rows = part.rows.iter().map(|row| (&row.terms, row.value));
    for (terms, value) in rows.chain(extra.iter().map(|(terms, value)| (terms, *value))) {
        let of_held = terms.iter().filter_map(|&(atom, sign)| Some(sign * held[atom as usize]?));
        let value = value - of_held.sum::<i64>();
        let inside = terms.iter().filter(|&&(atom, _)| held[atom as usize].is_none());
        let mut vector: Sparse = inside.map(|&(atom, sign)| (atom, residue(sign))).collect();
        if value != 0 {
            vector.push((atoms, residue(value)));
        }
        while let Some(&(lead, value)) = vector.first() {
            if lead == atoms {
                return None;
            }
            match basis.get(&lead) {
                Some(with) => vector = combine(&vector, negative(value), with),
                None => {
                    scale(&mut vector, inverse(value));
                    basis.insert(lead, vector);
                    break;
                }
            }
        }
    }
    let mut found: Vec<(i64, i64)> = held.iter().map(|held| (held.unwrap_or(0), 1)).collect();
    let mut residues = vec![0; near.len()];
    for atom in (0..atoms).rev().filter(|&atom| held[atom as usize].is_none()) {
        let row = basis.get(&atom)?;
        let known = entry(row, atoms);
        let later = row.iter().filter(|&&(at, _)| at > atom && at < atoms);
        let value = later.fold(known, |value, &(at, factor)| {
            let product = super::modular::times(factor, residues[at as usize]);
            super::modular::add(value, negative(product))
        });
        residues[atom as usize] = value;
        found[atom as usize] = fraction(value, MOST)?;
    }
    let mut denominator: i64 = 1;
    for &(_, by) in &found {
        denominator = denominator / gcd(denominator, by) * by;
        if denominator > MOST {
            return None;
        }
    }
    let numerators = found.iter().map(|&(numerator, by)| numerator.checked_mul(denominator / by));
    let table = Exact { denominator, numerators: numerators.collect::<Option<_>>()? };
    fits(part, &table).then_some(table)
}

/// The greatest common divisor of two positive numbers.
pub(super) fn gcd(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_snapped_and_the_rows_are_exact() {
        let part = Part::of(&[(&[(0, 1), (1, 1)], 5)]);
        let whole = exact(&part, &[4.999_999_999_999_996, 1e-9], &[0; 2], None);
        assert_eq!(whole, Some(Exact { denominator: 1, numerators: vec![5, 0] }));
        let halves = exact(&part, &[2.5, 2.5], &[0; 2], None);
        assert_eq!(halves, Some(Exact { denominator: 2, numerators: vec![5, 5] }));
        assert_eq!(exact(&part, &[3.0, 3.0], &[0; 2], None), None);
        assert_eq!(exact(&part, &[f64::NAN, 1.0], &[0; 2], None), None);
    }

    #[test]
    fn a_vertex_is_solved_for_where_rounding_does_not_help() {
        // a + b = 4, b + c = 5, c + d = 6, d + e = 7, and 17 a = e: a = 4/16, told as far as 1e-8.
        let part = Part::of(&[
            (&[(0, 1), (1, 1)], 4),
            (&[(1, 1), (2, 1)], 5),
            (&[(2, 1), (3, 1)], 6),
            (&[(3, 1), (4, 1)], 7),
            (&[(0, 13), (4, -1)], 0),
        ]);
        let a = 2.0 / 12.0;
        let near = [a, 4.0 - a, 1.0 + a, 5.0 - a, 2.0 + a].map(|value| value + 1e-8);
        let table = exact(&part, &near, &[0; 5], None).unwrap();
        assert_eq!(table, Exact { denominator: 6, numerators: vec![1, 23, 7, 29, 13] });
        let mut fourteen = part;
        fourteen.rows[4].terms[0].1 = 14;
        let a = 2.0 / 13.0;
        let near = [a, 4.0 - a, 1.0 + a, 5.0 - a, 2.0 + a].map(|value| value + 1e-8);
        let table = exact(&fourteen, &near, &[0; 5], None).unwrap();
        assert_eq!(table, Exact { denominator: 13, numerators: vec![2, 50, 15, 63, 28] });
    }

    #[test]
    fn a_bound_that_was_asked_for_makes_the_vertex() {
        // Two free directions but for the bound and the zeros: 13 a + b + c = 20 with a + b = 7, c = 0.
        let part = Part::of(&[(&[(0, 13), (1, 1), (2, 1)], 20)]);
        let a = 13.0 / 12.0;
        let near = [a, 7.0 - a, 0.0].map(|value| value + 3e-8);
        assert_eq!(exact(&part, &[13.0 / 12.9, 7.0 - 13.0 / 12.9, 0.0], &[0; 3], None), None);
        let table = exact(&part, &near, &[0; 3], Some((&[0, 1], 7))).unwrap();
        assert_eq!(table, Exact { denominator: 12, numerators: vec![13, 71, 0] });
    }
    #[test]
    fn what_is_as_in_truth_makes_the_vertex_too() {
        // a + b = 4 and c + d = 3, of which only c and d have moved, to sevenths that the solver tells as far as 1e-8.
        let part = Part::of(&[(&[(0, 1), (1, 1)], 4), (&[(2, 1), (3, 1)], 3), (&[(2, 13), (3, -1)], 2)]);
        let near = [1.0, 3.0, 5.0 / 14.0, 37.0 / 14.0].map(|value| value + 1e-8);
        assert_eq!(exact(&part, &near, &[0; 4], None), None, "a and b could be anything");
        let table = exact(&part, &near, &[1, 3, 1, 2], None).unwrap();
        assert_eq!(table, Exact { denominator: 14, numerators: vec![14, 42, 5, 37] });
    }
}
