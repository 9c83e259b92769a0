//! What readers see of the tables, and what they have seen before.

use serde::{Deserialize, Serialize};

use super::{Cell, Fault, Frame, Population, Shown, Threshold};

/// A cell of an earlier release that a reader has. Its number, where it was published, is a number of
/// *these* tables: what was since corrected is none, and must be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The table.
    pub table: usize,
    /// For each dimension of the table the nodes that the cell covers, none above another. One node each
    /// for a cell of the trees; several where an earlier release had a sum that is none, as 'records that
    /// came late, of all months before'.
    pub parts: Vec<Vec<usize>>,
    /// What the earlier release showed.
    pub shown: Shown,
}

impl Earlier {
    /// A cell of the trees.
    pub fn cell(cell: Cell, shown: Shown) -> Self {
        Self { table: cell.table, parts: cell.nodes.into_iter().map(|node| vec![node]).collect(), shown }
    }

    /// The cell of the trees that it is, if it is one.
    pub(super) fn as_cell(&self) -> Option<Cell> {
        let nodes = self.parts.iter().map(|parts| match parts[..] {
            [node] => Some(node),
            _ => None,
        });
        Some(Cell { table: self.table, nodes: nodes.collect::<Option<_>>()? })
    }
}

/// Somebody who may read the release, with all that he has read before: releases to his own audience and
/// to every wider one, and with the records that he knows himself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// k, from which on a count is harmless in his hands.
    pub threshold: Threshold,
    /// The cells of earlier releases, published or withheld; the small ones are protected again.
    pub earlier: Vec<Earlier>,
    /// The records that he knows himself, a part of all, as a contributor to a pool knows what he sent. To
    /// him the others are the truth: what is small among *them* is protected from him. Only its counts are
    /// looked at.
    pub own: Option<Population>,
}

impl Reader {
    /// One who has read nothing before, and knows no record himself.
    pub fn new(threshold: Threshold) -> Self {
        Self { threshold, earlier: Vec::new(), own: None }
    }
}

/// The tables as their readers see them: for every table of a frame its shown cells in their fixed order,
/// published or withheld. Two releases with equal published cells are equal, whatever was withheld and
/// why. Anybody can make one; whether it may leave is for [`super::audit_tables`] to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    k: u64,
    tables: Vec<Vec<Option<u64>>>,
}

impl Release {
    /// A release of a frame's tables, checked as far as a reader can: a cell for each line, and nothing
    /// published below the threshold.
    ///
    /// # Errors
    /// [`Fault::OtherCells`], [`Fault::BelowThreshold`].
    pub fn new(frame: &Frame, threshold: Threshold, tables: Vec<Vec<Shown>>) -> Result<Self, Fault> {
        let number = |shown: Shown| match shown {
            Shown::Published(count) => Some(count),
            Shown::Withheld => None,
        };
        let tables = tables.into_iter().map(|cells| cells.into_iter().map(number).collect()).collect();
        let made = Self { k: threshold.k(), tables };
        made.check(frame)?;
        Ok(made)
    }

    /// Whether it is one of these tables, as far as a reader can tell.
    ///
    /// # Errors
    /// [`Fault::OtherCells`], [`Fault::BelowThreshold`].
    pub fn check(&self, frame: &Frame) -> Result<(), Fault> {
        let fits = self.tables.len() == frame.tables().len()
            && self.tables.iter().zip(frame.tables()).all(|(cells, t)| cells.len() == t.cells_shown());
        if !fits {
            return Err(Fault::OtherCells);
        }
        for table in 0..self.tables.len() {
            for (cell, shown) in self.rows(frame, table) {
                if matches!(shown, Shown::Published(count) if count < self.k) {
                    return Err(Fault::BelowThreshold { cell });
                }
            }
        }
        Ok(())
    }

    /// k, the least count that is published.
    pub fn k(&self) -> u64 {
        self.k
    }

    /// What a table shows, in its fixed order.
    pub fn cells(&self, table: usize) -> impl ExactSizeIterator<Item = Shown> + use<'_> {
        self.tables[table].iter().map(|cell| cell.map_or(Shown::Withheld, Shown::Published))
    }

    /// The lines of a table with what is shown in them, in their fixed order.
    pub fn rows<'a>(
        &'a self,
        frame: &'a Frame,
        table: usize,
    ) -> impl Iterator<Item = (Cell, Shown)> + use<'a> {
        frame.cells(table).zip(self.cells(table))
    }

    /// Number of cells published, in all tables.
    pub fn published(&self) -> usize {
        self.tables.iter().flatten().filter(|cell| cell.is_some()).count()
    }

    /// Number of cells withheld, in all tables.
    pub fn withheld(&self) -> usize {
        self.tables.iter().flatten().filter(|cell| cell.is_none()).count()
    }
}
