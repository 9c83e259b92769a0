//! The atoms round some others: few of a large part, where most small counts find room already.

use std::collections::HashSet;

use super::reduce::Part;

/// How many atoms are taken in all, and how many of one row at a time.
const MOST: usize = 500;
const MOST_OF_A_ROW: usize = 10;

/// For each atom of a part (by its place) the rows that it stands in.
pub(super) fn rows_by_atom(part: &Part) -> Vec<Vec<u32>> {
    let mut rows = vec![Vec::new(); part.atoms.len()];
    for (at, row) in part.rows.iter().enumerate() {
        row.terms.iter().for_each(|&(atom, _)| rows[atom as usize].push(at as u32));
    }
    rows
}

/// Atoms near some given ones, ascending: of the rows that these stand in, the shorter first, those that are
/// something before those that are nothing; then the same round the atoms so found.
pub(super) fn nearby(part: &Part, rows: &[Vec<u32>], atoms: &[u32], truth: &dyn Fn(u32) -> i64) -> Vec<u32> {
    // Those that are something can go down; of the others a few are enough to go up.
    let mut frontier: Vec<u32> = atoms.to_vec();
    frontier.sort_by_key(|&atom| (truth(atom) == 0, atom));
    frontier.truncate(MOST_OF_A_ROW);
    let mut chosen: HashSet<u32> = frontier.iter().copied().collect();
    let mut met: HashSet<u32> = HashSet::new();
    while !frontier.is_empty() && chosen.len() < MOST {
        let mut round: Vec<u32> =
            frontier.iter().flat_map(|&atom| rows[atom as usize].iter().copied()).collect();
        round.retain(|&row| met.insert(row));
        round.sort_by_key(|&row| (part.rows[row as usize].terms.len(), row));
        frontier.clear();
        for row in round {
            let of = part.rows[row as usize].terms.iter().map(|&(atom, _)| atom);
            let mut of: Vec<u32> = of.filter(|atom| !chosen.contains(atom)).collect();
            of.sort_by_key(|&atom| (truth(atom) == 0, atom));
            of.truncate(MOST_OF_A_ROW.min(MOST.saturating_sub(chosen.len())));
            chosen.extend(&of);
            frontier.extend(of);
        }
    }
    let mut chosen: Vec<u32> = chosen.into_iter().collect();
    chosen.sort_unstable();
    chosen
}
