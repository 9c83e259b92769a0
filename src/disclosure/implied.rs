//! Atoms that are what others of a row sum to.
//!
//! A link of `at most` says that a cell is another and what is left over: `a = b + c`. Where all that it is made of cannot be
//! negative it cannot be either, so a program needs no variable for it, no bound and no row. In a year nine rows in ten are
//! links.

use super::atoms::AtomRow;
use super::reduce::Part;

/// The most atoms of a row that says one: the others take its place wherever else it stands.
const MOST: usize = 4;

/// An atom that a row says: a number and what others sum to, each a positive number of times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Implied {
    pub atom: u32,
    pub value: i64,
    pub others: AtomRow,
}

/// For each row of a part the atom that it says, of those that are not kept. No atom that is said stands among those that
/// say another.
pub(super) fn implied(part: &Part, kept: &[u32]) -> Vec<Option<Implied>> {
    let mut standing = vec![0; part.atoms.len()];
    let terms = part.rows.iter().flat_map(|row| &row.terms);
    terms.for_each(|&(atom, _)| standing[atom as usize] += 1);
    let mut said = vec![false; part.atoms.len()];
    // What says another, or is kept, stays itself.
    let mut stays = vec![false; part.atoms.len()];
    kept.iter().for_each(|&atom| stays[atom as usize] = true);
    let mut order: Vec<usize> = (0..part.rows.len()).collect();
    order.sort_by_key(|&at| part.rows[at].terms.len());
    let mut found = vec![None; part.rows.len()];
    for at in order {
        let row = &part.rows[at];
        let is_open = (2..=MOST).contains(&row.terms.len());
        if !is_open || row.terms.iter().any(|&(atom, _)| said[atom as usize]) {
            continue;
        }
        let says = |&&(atom, sign): &&(u32, i64)| {
            let against = |&(other, of): &(u32, i64)| other == atom || sign * of < 0;
            sign.abs() == 1 && sign * row.value >= 0 && !stays[atom as usize] && row.terms.iter().all(against)
        };
        let candidates = row.terms.iter().filter(says);
        let Some(&(atom, sign)) = candidates.min_by_key(|(atom, _)| standing[*atom as usize]) else {
            continue;
        };
        let others = row.terms.iter().filter(|&&(other, _)| other != atom);
        let others: AtomRow = others.map(|&(other, of)| (other, -sign * of)).collect();
        said[atom as usize] = true;
        others.iter().for_each(|&(other, _)| stays[other as usize] = true);
        found[at] = Some(Implied { atom, value: sign * row.value, others });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_the_greater_cell() {
        // 0 = 1 + 2 and 3 = 4 + 5 + 6; 0 + 3 = 9; 1 = 7, said by the one that stands in fewer rows.
        let links = Part::of(&[
            (&[(0, 1), (1, -1), (2, -1)], 0),
            (&[(3, -1), (4, 1), (5, 1), (6, 1)], -6),
            (&[(0, 1), (3, 1)], 9),
            (&[(1, 1), (7, -1)], 0),
        ]);
        let found = implied(&links, &[]);
        let said =
            |atom, value, others: &[(u32, i64)]| Some(Implied { atom, value, others: others.to_vec() });
        assert_eq!(
            found,
            [
                said(0, 0, &[(1, 1), (2, 1)]),
                said(3, 6, &[(4, 1), (5, 1), (6, 1)]),
                None,
                said(7, 0, &[(1, 1)]),
            ]
        );
        let found = implied(&links, &[0, 7]);
        assert_eq!(found, [None, said(3, 6, &[(4, 1), (5, 1), (6, 1)]), None, said(1, 0, &[(7, 1)])]);
    }

    #[test]
    fn what_could_be_negative_is_not_said() {
        // 0 = 1 + 2 - 5: more than 5 have to stand there. 3 + 4 = 5: either could be more than it may.
        let rows = Part::of(&[(&[(0, 1), (1, -1), (2, -1)], -5), (&[(3, 1), (4, 1)], 5)]);
        assert_eq!(implied(&rows, &[]), [None, None]);
    }
}
