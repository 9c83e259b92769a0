//! The true counts of a frame's tables.

use std::collections::BTreeSet;

use super::{Cell, Fault, Frame};

/// The true counts of the inner cells of every table, which cells too few nodes or parties make up, and
/// which must not be published for another reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    counts: Vec<Vec<u64>>,
    all: Vec<u64>,
    too_few: BTreeSet<Cell>,
    withheld: BTreeSet<Cell>,
}

impl Population {
    /// Without a record yet.
    pub fn new(frame: &Frame) -> Self {
        let inner = |table: &super::Table| {
            table.dimensions().iter().map(|&d| frame.dimensions()[d].leaves().len()).product()
        };
        let counts = frame.tables().iter().map(|table| vec![0; inner(table)]).collect();
        let all = vec![0; frame.tables().len()];
        Self { counts, all, too_few: BTreeSet::new(), withheld: BTreeSet::new() }
    }

    /// The most records that a table may count, so that sums and their multiples are exact.
    pub const MOST_RECORDS: u64 = 1 << 40;

    /// Counts records in an inner cell of one table. Each record is to be counted once in every table of its
    /// fact; [`super::protect_tables`] finds where the margins differ.
    ///
    /// # Errors
    /// [`Fault::Unknown`] where there is no such cell, or it is a margin; [`Fault::TooLarge`] past
    /// [`Population::MOST_RECORDS`].
    pub fn add(&mut self, frame: &Frame, cell: &Cell, records: u64) -> Result<(), Fault> {
        frame.check(cell)?;
        let mut inner = 0;
        for (&d, &node) in frame.tables()[cell.table].dimensions().iter().zip(&cell.nodes) {
            let dimension = &frame.dimensions()[d];
            if !dimension.is_leaf(node) {
                return Err(Fault::Unknown);
            }
            inner = inner * dimension.leaves().len() + dimension.leaves_under(node).start;
        }
        let counts = self.counts.get_mut(cell.table).ok_or(Fault::Unknown)?;
        let all = self.all[cell.table].saturating_add(records);
        if all > Self::MOST_RECORDS {
            return Err(Fault::TooLarge { table: frame.tables()[cell.table].name().to_owned() });
        }
        *counts.get_mut(inner).ok_or(Fault::Unknown)? += records;
        self.all[cell.table] = all;
        Ok(())
    }

    /// Says that too few nodes or parties make up a cell: it is withheld whatever it counts, and readers
    /// must not come nearer to its count than from half of it to one and a half times it.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for a cell that there is not.
    pub fn too_few(&mut self, frame: &Frame, cell: Cell) -> Result<(), Fault> {
        frame.check(&cell)?;
        self.too_few.insert(cell);
        Ok(())
    }

    /// Says that a cell must not be published though it may be large, as where all but a few of its records
    /// are one contributor's. By itself it is nothing to protect: readers may come as near to its count as
    /// what is published lets them.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for a cell that there is not.
    pub fn withhold(&mut self, frame: &Frame, cell: Cell) -> Result<(), Fault> {
        frame.check(&cell)?;
        self.withheld.insert(cell);
        Ok(())
    }

    /// The counts of a table's inner cells, the last dimension varying fastest.
    pub(super) fn counts(&self, table: usize) -> &[u64] {
        &self.counts[table]
    }

    /// The cells of [`Population::too_few`].
    pub(super) fn few(&self) -> &BTreeSet<Cell> {
        &self.too_few
    }

    /// The cells of [`Population::withhold`].
    pub(super) fn withheld(&self) -> &BTreeSet<Cell> {
        &self.withheld
    }

    /// Whether it has counts for just these tables.
    pub(super) fn fits(&self, frame: &Frame) -> bool {
        let other = Self::new(frame);
        self.counts.len() == other.counts.len()
            && self.counts.iter().zip(&other.counts).all(|(one, other)| one.len() == other.len())
    }
}
