//! Which numbers may be published so that no small one becomes a linear combination of them.
//!
//! Go through the candidates from the grand total downwards, the larger first, and keep in B what is
//! published and in W what must not be derived, every vector of W reduced by B. A candidate that reduces
//! to 0 is known already. One that reduces to a multiple of a reduced vector of W would make that one
//! derivable, and is withheld; any other is published (Langsrud 2024, doi 10.1007/978-3-031-69651-0_6,
//! over atoms and modulo a prime).

use std::collections::{BTreeSet, HashMap};

use super::atoms::Atoms;
use super::modular::{Sparse, add, combine, entry, inverse, negative, scale, times};
use super::system::{Row, Source, System};
use super::union::Unions;
use super::view::View;
use super::{Fault, modular};

/// The numbers that may be published as far as algebra goes, the grand totals first.
///
/// # Errors
/// As [`View::targets`].
pub(super) fn eliminate(
    system: &System<'_>,
    views: &[View<'_>],
    candidates: &[u32],
) -> Result<BTreeSet<u32>, Fault> {
    let mut spaces = Vec::new();
    for view in views {
        spaces.push(Space::new(system, view, candidates)?);
    }
    let unions = Unions::new(system, views);
    let mut unions_found: BTreeSet<Vec<u32>> = BTreeSet::new();
    let mut forbidden = exposing(system, views)?;
    loop {
        spaces.iter_mut().for_each(Space::restart);
        let mut published = BTreeSet::new();
        for &number in candidates {
            if forbidden.contains(&number) {
                continue;
            }
            let vectors: Vec<Sparse> = spaces.iter_mut().map(|space| space.reduced(number)).collect();
            let derives = |(space, vector): (&Space, &Sparse)| space.would_derive(vector);
            if spaces.iter().zip(&vectors).any(derives) {
                forbidden.insert(number);
                continue;
            }
            spaces.iter_mut().zip(vectors).for_each(|(space, vector)| space.publish(vector));
            published.insert(number);
        }
        let before = unions_found.len();
        for union in unions.small(system, &published) {
            if unions_found.insert(union.unknowns.clone()) {
                spaces[union.reader].forbid(&union.unknowns);
            }
        }
        if unions_found.len() == before {
            return Ok(published);
        }
    }
}

/// The numbers that would show by themselves that something counts less than it must seem to: totals of
/// which a cell that too few make up is nearly all, or which are small less what a reader knows himself.
///
/// # Errors
/// As [`View::targets`].
pub(super) fn exposing(system: &System<'_>, views: &[View<'_>]) -> Result<BTreeSet<u32>, Fault> {
    let mut found = BTreeSet::new();
    for view in views {
        for target in view.targets(system)? {
            // A sum that is no cell is named by its first part, whose totals need not have the rest of it; and it is
            // small at most, so that whatever has all of it shows too much only where it is small itself.
            if system.under(&target.cell) != target.unknowns {
                continue;
            }
            let homes = &system.numbers[system.number(&target.cell) as usize].homes;
            let above = homes.iter().flat_map(|home| system.above(home));
            found.extend(above.filter(|&above| 2 * view.counts[above as usize] < target.twice_high));
        }
    }
    Ok(found)
}

/// Candidates in the order in which they are tried: from the grand total downwards, the larger first.
pub(super) fn in_order(system: &System<'_>, candidates: &mut [u32]) {
    candidates.sort_by_key(|&number| {
        let found = &system.numbers[number as usize];
        (found.depth, u64::MAX - found.count, number)
    });
}

/// What one reader can derive.
pub(super) struct Space {
    columns: HashMap<u32, Sparse>,
    known: Vec<Sparse>,
    protected: Vec<Sparse>,
    weights: Vec<u64>,
    basis: Basis,
    guarded: Guarded,
    atoms: Atoms,
}

impl Space {
    pub(super) fn new(system: &System<'_>, view: &View<'_>, candidates: &[u32]) -> Result<Self, Fault> {
        let mut rows = system.structure.clone();
        rows.extend(view.earlier.iter().cloned());
        let fixed = rows.len();
        for &number in candidates {
            let plus = system.under(&system.numbers[number as usize].homes[0]);
            let source = Source::Number(number);
            rows.push(Row { plus, minus: Vec::new(), value: 0, source });
        }
        let atoms = Atoms::new(system.unknowns, &rows);
        let vector = |row: &Row| -> Sparse {
            atoms.row(row).into_iter().map(|(atom, sign)| (atom, modular::residue(sign))).collect()
        };
        let known = rows[..fixed].iter().map(vector).collect();
        let columns =
            candidates.iter().zip(&rows[fixed..]).map(|(&number, row)| (number, vector(row))).collect();
        // One weight for each atom, so that a vector has a linear fingerprint.
        let weights = (0..atoms.len() as u64).map(fingerprint).collect();
        let mut space = Self {
            columns,
            known,
            protected: Vec::new(),
            weights,
            basis: Basis::new(atoms.len()),
            guarded: Guarded::default(),
            atoms,
        };
        for target in view.targets(system)? {
            space.forbid(&target.unknowns);
        }
        Ok(space)
    }

    /// Adds a sum of unknowns to those that must not be derived. One that has a part of an atom never is.
    pub(super) fn forbid(&mut self, unknowns: &[u32]) {
        let touched = self.atoms.touched(unknowns);
        if !touched.is_empty() && touched.iter().all(|&(_, whole)| whole) {
            self.protected.push(touched.into_iter().map(|(atom, _)| (atom, 1)).collect());
        }
    }

    /// Forgets what was published, not what is known already nor what must not be derived.
    pub(super) fn restart(&mut self) {
        self.basis = Basis::new(self.atoms.len());
        self.guarded = Guarded::new(self.protected.clone(), &self.weights);
        for row in self.known.clone() {
            let row = self.basis.reduced(&row);
            self.publish(row);
        }
    }

    /// A candidate less what is known of it.
    pub(super) fn reduced(&mut self, number: u32) -> Sparse {
        self.basis.reduced(&self.columns[&number])
    }

    /// Whether a reduced vector is a multiple of one that must not be derived.
    pub(super) fn would_derive(&self, vector: &Sparse) -> bool {
        !vector.is_empty() && self.guarded.prints.contains_key(&print(vector, &self.weights))
    }

    /// Makes a reduced vector known.
    pub(super) fn publish(&mut self, mut vector: Sparse) {
        let met = |&&(atom, _): &&(u32, u64)| self.guarded.met.get(atom as usize).copied().unwrap_or(0);
        let Some(&(pivot, lead)) = vector.iter().min_by_key(met) else { return };
        scale(&mut vector, inverse(lead));
        self.guarded.reduce(pivot, &vector, &self.weights);
        self.basis.push(pivot, vector);
    }
}

/// Independent vectors, each with a pivot where it has 1 and every later one 0.
struct Basis {
    vectors: Vec<(u32, Sparse)>,
    /// For each atom the vector that has its pivot there.
    pivot: Vec<Option<u32>>,
    dense: Vec<u64>,
}

impl Basis {
    fn new(atoms: usize) -> Self {
        Self { vectors: Vec::new(), pivot: vec![None; atoms], dense: vec![0; atoms] }
    }

    /// A vector less its multiples of the basis, in the order in which that was made.
    fn reduced(&mut self, vector: &Sparse) -> Sparse {
        let mut touched: BTreeSet<u32> = BTreeSet::new();
        let mut pivots: BTreeSet<u32> = BTreeSet::new();
        for &(atom, value) in vector {
            self.dense[atom as usize] = value;
            touched.insert(atom);
            pivots.extend(self.pivot[atom as usize]);
        }
        // A later vector has 0 at every earlier pivot, so subtracting it brings none of those back.
        while let Some(at) = pivots.pop_first() {
            let (pivot, with) = &self.vectors[at as usize];
            let factor = negative(self.dense[*pivot as usize]);
            if factor == 0 {
                continue;
            }
            for &(atom, value) in with {
                let sum = add(self.dense[atom as usize], times(factor, value));
                self.dense[atom as usize] = sum;
                touched.insert(atom);
                pivots.extend(self.pivot[atom as usize].filter(|&later| later > at));
            }
        }
        let mut left = Vec::new();
        for atom in touched {
            let value = std::mem::take(&mut self.dense[atom as usize]);
            if value != 0 {
                left.push((atom, value));
            }
        }
        left
    }

    fn push(&mut self, pivot: u32, vector: Sparse) {
        self.pivot[pivot as usize] = Some(self.vectors.len() as u32);
        self.vectors.push((pivot, vector));
    }
}

/// The vectors that must not be derived, reduced by all that is known.
#[derive(Default)]
struct Guarded {
    vectors: Vec<Sparse>,
    /// How many of them have each fingerprint.
    prints: HashMap<u64, u32>,
    /// For each atom how many of them have it.
    met: Vec<u32>,
    /// For each atom those that had it once.
    having: Vec<Vec<u32>>,
}

impl Guarded {
    fn new(vectors: Vec<Sparse>, weights: &[u64]) -> Self {
        let mut made = Self {
            vectors,
            prints: HashMap::new(),
            met: vec![0; weights.len()],
            having: vec![Vec::new(); weights.len()],
        };
        for (at, vector) in made.vectors.iter().enumerate() {
            *made.prints.entry(print(vector, weights)).or_insert(0) += 1;
            for &(atom, _) in vector {
                made.met[atom as usize] += 1;
                made.having[atom as usize].push(at as u32);
            }
        }
        made
    }

    /// Takes a new basis vector's multiples out of all of them. What earlier releases alone derive becomes
    /// empty, and is left to the audit.
    fn reduce(&mut self, pivot: u32, by: &Sparse, weights: &[u64]) {
        for at in std::mem::take(&mut self.having[pivot as usize]) {
            let vector = &self.vectors[at as usize];
            let factor = negative(entry(vector, pivot));
            if factor == 0 {
                continue;
            }
            let reduced = combine(vector, factor, by);
            if let Some(count) = self.prints.get_mut(&print(vector, weights)) {
                *count -= 1;
                if *count == 0 {
                    self.prints.remove(&print(vector, weights));
                }
            }
            if !reduced.is_empty() {
                *self.prints.entry(print(&reduced, weights)).or_insert(0) += 1;
            }
            vector.iter().for_each(|&(atom, _)| self.met[atom as usize] -= 1);
            for &(atom, _) in &reduced {
                self.met[atom as usize] += 1;
                if entry(vector, atom) == 0 {
                    self.having[atom as usize].push(at);
                }
            }
            self.vectors[at as usize] = reduced;
        }
    }
}

/// The fingerprint of a vector up to a factor: its weighted sum once the first entry is 1. Two vectors
/// that are no multiples share one with a chance of 2^-61, and then too much is withheld.
fn print(vector: &Sparse, weights: &[u64]) -> u64 {
    let sum = vector.iter().fold(0, |sum, &(atom, value)| add(sum, times(value, weights[atom as usize])));
    vector.first().map_or(0, |&(_, lead)| times(sum, inverse(lead)))
}

/// A fixed, well mixed number for each atom (splitmix64 of Steele, Lea and Flood 2014).
fn fingerprint(atom: u64) -> u64 {
    let mut mixed = atom.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % modular::PRIME
}
