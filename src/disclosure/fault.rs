//! Why tables cannot be protected, or may not leave.

use super::Cell;

/// What is wrong with the tables or stands in the way. No count is named, for a fault may be logged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// A dimension without nodes, or a table without dimensions.
    #[error("a table needs a cell")]
    NoCells,
    /// A node whose parent is not named before it, or a second node without a parent.
    #[error("node {node} of dimension {dimension} has no parent")]
    NoParent {
        /// The dimension's name.
        dimension: String,
        /// The node, numbered from 0.
        node: usize,
    },
    /// Two nodes of one code.
    #[error("node {node} of dimension {dimension} has the code of another")]
    CodeTwice {
        /// The dimension's name.
        dimension: String,
        /// The second of the two.
        node: usize,
    },
    /// A fact, dimension, table, node or cell that is not declared.
    #[error("no such fact, dimension, table, node or cell")]
    Unknown,
    /// A table that has a dimension twice.
    #[error("table {table} has a dimension twice")]
    DimensionTwice {
        /// The table's name.
        table: String,
    },
    /// More cells than can be protected.
    #[error("table {table} has too many cells")]
    TooLarge {
        /// The table's name.
        table: String,
    },
    /// The tables of a fact are linked in a circle, so their margins do not say all that links them.
    #[error("table {table} closes a circle of tables")]
    Cyclic {
        /// The name of the table that closes it.
        table: String,
    },
    /// A record is counted where nothing can be.
    #[error("a record is counted in a structural zero of table {table}")]
    InStructuralZero {
        /// The table.
        table: usize,
    },
    /// Two tables of one fact do not agree on a margin that both have.
    #[error("tables {one} and {other} count different records")]
    MarginsDiffer {
        /// The first table.
        one: usize,
        /// The second.
        other: usize,
    },
    /// A cell that counts at most as much as another counts more.
    #[error("link {link} does not hold")]
    LinkBroken {
        /// The link, numbered as declared.
        link: usize,
    },
    /// An earlier release published another number than its cell counts.
    #[error("earlier cell {earlier} of reader {reader} is not the sum of its parts")]
    EarlierDiffers {
        /// The reader, numbered as given.
        reader: usize,
        /// The earlier cell, numbered as given.
        earlier: usize,
    },
    /// What a reader knows himself is more than there is.
    #[error("reader {reader} knows records that are not among those counted")]
    NotAPart {
        /// The reader, numbered as given.
        reader: usize,
    },
    /// Published numbers do not add up: no table fits them.
    #[error("published numbers do not add up")]
    DoesNotAddUp,
    /// A threshold below 2, no reader, or one of them has a higher threshold than the release.
    #[error("the release's threshold is not the highest of its readers'")]
    OtherThreshold,
    /// The release has other cells than the tables.
    #[error("the release has other cells than its tables")]
    OtherCells,
    /// A published count is not the true one.
    #[error("cell {cell:?} does not show its true count")]
    Altered {
        /// The cell.
        cell: Cell,
    },
    /// A count below the threshold is published (or one that is so less what a reader knows himself), or one
    /// that too few nodes or parties make up, or that [`super::Population::withhold`] names.
    #[error("cell {cell:?} is published below the threshold")]
    BelowThreshold {
        /// The cell.
        cell: Cell,
    },
    /// One number is published in one table and withheld in another.
    #[error("cell {cell:?} is published in another table")]
    TwoAnswers {
        /// The cell as withheld.
        cell: Cell,
    },
    /// The withheld parts of a published cell sum to 1..k-1.
    #[error("the withheld parts of cell {cell:?} by dimension {dimension} are a small union")]
    SmallUnion {
        /// The published cell.
        cell: Cell,
        /// The dimension, numbered as declared.
        dimension: usize,
    },
    /// What some small cells count is too narrow for a reader, and the published cells that make it so
    /// stand in earlier releases.
    #[error("{} small cells are not protected", too_narrow.len())]
    Refused {
        /// The cells (of this release or an earlier one) whose interval is too narrow.
        too_narrow: Vec<Cell>,
        /// The published cells that make it so, where one of this frame's cells is it.
        in_the_way: Vec<Cell>,
    },
    /// The proof does not show what it must.
    #[error("the proof does not hold")]
    NotProven,
}
