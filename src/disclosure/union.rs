//! Small unions: withheld parts of a published number that sum to 1..k-1.

use std::collections::{BTreeSet, HashMap};

use super::system::System;
use super::{Cell, Reader, Shown};

/// A union that a reader can compute and that is small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Union {
    /// The reader, numbered.
    pub reader: usize,
    /// The published cell.
    pub cell: Cell,
    /// The dimension by which it is parted.
    pub dimension: usize,
    /// What the union sums.
    pub unknowns: Vec<u32>,
}

/// What readers know of cells before this release says anything.
pub(super) struct Unions {
    /// For each reader the cells of the trees that an earlier release had.
    earlier: Vec<HashMap<Cell, Shown>>,
    thresholds: Vec<u64>,
}

/// What a reader knows of a cell.
enum Known {
    /// Its number.
    Published,
    /// That there is such a line, and no number in it.
    Withheld,
    /// It stood in no release.
    Nowhere,
}

impl Unions {
    pub(super) fn new(system: &System<'_>, readers: &[Reader]) -> Self {
        let cells = |reader: &Reader| {
            let cells = reader.earlier.iter().filter_map(|earlier| Some((earlier.as_cell()?, earlier.shown)));
            // Known in one place is known in all where the same number stands.
            let mut known = HashMap::new();
            for (cell, shown) in cells {
                for home in &system.numbers[system.number(&cell) as usize].homes {
                    known.insert(home.clone(), shown);
                }
            }
            known
        };
        Self {
            earlier: readers.iter().map(cells).collect(),
            thresholds: readers.iter().map(|reader| reader.threshold.k()).collect(),
        }
    }

    /// All small unions when just these numbers are published: for every published cell and every dimension
    /// that parts it, the nearest cells below that stand in some release, those of them that are withheld.
    pub(super) fn small(&self, system: &System<'_>, published: &BTreeSet<u32>) -> Vec<Union> {
        let mut found = Vec::new();
        for reader in 0..self.earlier.len() {
            let mut totals: BTreeSet<Cell> = BTreeSet::new();
            for &number in published {
                totals.extend(system.numbers[number as usize].homes.iter().cloned());
            }
            let earlier = self.earlier[reader].iter().filter(|(_, shown)| **shown != Shown::Withheld);
            totals.extend(earlier.map(|(cell, _)| cell.clone()));
            for cell in totals {
                for (at, &dimension) in system.frame.tables()[cell.table].dimensions().iter().enumerate() {
                    let Some(parts) = self.parts(system, published, reader, &cell, at) else { continue };
                    let left = system.numbers[system.number(&cell) as usize].count
                        - parts.iter().map(|part| system.numbers[*part as usize].count).sum::<u64>();
                    if (1..self.thresholds[reader]).contains(&left) {
                        let mut unknowns: BTreeSet<u32> = system.under(&cell).into_iter().collect();
                        for part in parts {
                            let homes = &system.numbers[part as usize].homes;
                            let home = homes.iter().find(|home| home.table == cell.table);
                            for unknown in home.map(|home| system.under(home)).unwrap_or_default() {
                                unknowns.remove(&unknown);
                            }
                        }
                        let unknowns = unknowns.into_iter().collect();
                        found.push(Union { reader, cell: cell.clone(), dimension, unknowns });
                    }
                }
            }
        }
        found
    }

    /// The published numbers among the nearest cells below a cell by one of its dimensions; none where no
    /// cell below stands in any release.
    fn parts(
        &self,
        system: &System<'_>,
        published: &BTreeSet<u32>,
        reader: usize,
        cell: &Cell,
        at: usize,
    ) -> Option<Vec<u32>> {
        let dimension = &system.frame.dimensions()[system.frame.tables()[cell.table].dimensions()[at]];
        let mut stack = dimension.children(cell.nodes[at]).to_vec();
        let (mut parts, mut stands) = (Vec::new(), false);
        while let Some(node) = stack.pop() {
            let mut below = cell.clone();
            below.nodes[at] = node;
            let number = system.number(&below);
            match self.known(system, published, reader, &below, number) {
                Known::Published => {
                    stands = true;
                    parts.push(number);
                }
                Known::Withheld => stands = true,
                Known::Nowhere => stack.extend(dimension.children(node)),
            }
        }
        stands.then_some(parts)
    }

    fn known(
        &self,
        system: &System<'_>,
        published: &BTreeSet<u32>,
        reader: usize,
        cell: &Cell,
        number: u32,
    ) -> Known {
        if published.contains(&number) {
            return Known::Published;
        }
        match self.earlier[reader].get(cell) {
            Some(Shown::Published(_)) => Known::Published,
            Some(Shown::Withheld) => Known::Withheld,
            None if system.numbers[number as usize].shown => Known::Withheld,
            None => Known::Nowhere,
        }
    }
}
