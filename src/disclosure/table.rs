//! Tables of counts by one dimension, true and protected.

use std::collections::HashSet;

use super::{Finding, Threshold};

/// The rows of a flat table, fixed before anybody looks at the data: a row that appeared or vanished, or
/// an order that followed the counts, would tell what is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    dimension: String,
    cells: Vec<String>,
}

impl Layout {
    /// A dimension with the names of its cells, in the order in which they are shown.
    ///
    /// # Errors
    /// [`Finding::NoCells`], [`Finding::NamedTwice`].
    pub fn new<N: Into<String>>(
        dimension: &str,
        cells: impl IntoIterator<Item = N>,
    ) -> Result<Self, Finding> {
        let cells: Vec<String> = cells.into_iter().map(Into::into).collect();
        if cells.is_empty() {
            return Err(Finding::NoCells);
        }
        let mut seen = HashSet::new();
        if let Some(cell) = cells.iter().position(|cell| !seen.insert(cell)) {
            return Err(Finding::NamedTwice { cell });
        }
        Ok(Self { dimension: dimension.to_owned(), cells })
    }

    /// What is counted by.
    pub fn dimension(&self) -> &str {
        &self.dimension
    }

    /// The cells' names in their order.
    pub fn cells(&self) -> &[String] {
        &self.cells
    }
}

/// The true counts by one dimension. Every record is counted in one cell at most, and no cell is a sum
/// of others; totals are not part of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlatTable {
    layout: Layout,
    counts: Vec<u64>,
}

impl FlatTable {
    /// A table of one count for each cell of the layout, in its order.
    ///
    /// # Errors
    /// [`Finding::OtherCells`] when there are more or fewer counts than cells.
    pub fn new(layout: Layout, counts: Vec<u64>) -> Result<Self, Finding> {
        if counts.len() == layout.cells.len() {
            Ok(Self { layout, counts })
        } else {
            Err(Finding::OtherCells)
        }
    }

    /// The rows.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The true counts, in the layout's order.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }
}

/// What a reader sees of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The true count.
    Published(u64),
    /// Not published: one marker, whatever the reason.
    Withheld,
}

impl Shown {
    /// The count, where it is published.
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Published(count) => Some(count),
            Self::Withheld => None,
        }
    }
}

/// A table as its readers see it. Anybody can make one; whether it may leave is for [`super::audit`] to
/// say, which knows the true counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protected {
    layout: Layout,
    threshold: Threshold,
    cells: Vec<Shown>,
}

impl Protected {
    /// A table as its readers see it, checked as far as a reader can: a cell for each row, and nothing
    /// published below the threshold.
    ///
    /// # Errors
    /// [`Finding::OtherCells`], [`Finding::BelowThreshold`].
    pub fn new(layout: Layout, threshold: Threshold, cells: Vec<Shown>) -> Result<Self, Finding> {
        if cells.len() != layout.cells.len() {
            return Err(Finding::OtherCells);
        }
        let below = |shown: &Shown| matches!(shown, Shown::Published(count) if *count < threshold.k());
        match cells.iter().position(below) {
            Some(cell) => Err(Finding::BelowThreshold { cell }),
            None => Ok(Self { layout, threshold, cells }),
        }
    }

    /// The rows.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The threshold that the table was protected with.
    pub fn threshold(&self) -> Threshold {
        self.threshold
    }

    /// What is shown, in the layout's order.
    pub fn cells(&self) -> &[Shown] {
        &self.cells
    }

    /// The rows with what is shown in them.
    pub fn rows(&self) -> impl Iterator<Item = (&str, Shown)> {
        self.layout.cells.iter().map(String::as_str).zip(self.cells.iter().copied())
    }

    /// Number of cells published.
    pub fn published(&self) -> usize {
        self.cells.len() - self.withheld()
    }

    /// Number of cells withheld.
    pub fn withheld(&self) -> usize {
        self.cells.iter().filter(|shown| **shown == Shown::Withheld).count()
    }
}
