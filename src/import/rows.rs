//! Rows from wherever they are: straight from the file, or from a gazetteer laid out anew.

use super::table::{Header, Row, RowFault, Table};

/// A source of rows.
pub(super) enum Rows<'t> {
    /// Read while they are asked for.
    Table(Box<Table<'t>>),
    /// Laid out anew.
    Laid(Laid),
}

/// Rows laid out anew.
pub(super) struct Laid {
    pub(super) header: Header,
    pub(super) rows: std::vec::IntoIter<Result<Row, (Row, RowFault)>>,
    pub(super) tagged: bool,
    pub(super) tags: Vec<String>,
    pub(super) mended: usize,
    /// Cells that stand for those below which they are merged with.
    pub(super) filled: usize,
}

impl Rows<'_> {
    pub(super) fn next_row(&mut self) -> Option<Result<Row, (Row, RowFault)>> {
        match self {
            Self::Table(table) => table.next_row(),
            Self::Laid(laid) => laid.rows.next(),
        }
    }

    /// Reads to the end and says whether there are more rows than are taken.
    pub(super) fn runs_too_long(self) -> bool {
        match self {
            Self::Table(table) => table.runs_too_long(),
            // What was laid out was counted then.
            Self::Laid(_) => false,
        }
    }

    pub(super) fn percent(&self) -> u8 {
        match self {
            Self::Table(table) => table.percent(),
            Self::Laid(_) => 50,
        }
    }

    pub(super) fn header(&self) -> &Header {
        match self {
            Self::Table(table) => &table.header,
            Self::Laid(laid) => &laid.header,
        }
    }

    pub(super) fn tagged(&self) -> bool {
        match self {
            Self::Table(table) => table.tagged,
            Self::Laid(laid) => laid.tagged,
        }
    }

    /// The HXL tags that stood below the header, column by column.
    pub(super) fn tags(&self) -> &[String] {
        match self {
            Self::Table(table) => &table.tags,
            Self::Laid(laid) => &laid.tags,
        }
    }

    pub(super) fn filled(&self) -> usize {
        match self {
            Self::Table(_) => 0,
            Self::Laid(laid) => laid.filled,
        }
    }

    pub(super) fn mended(&self) -> usize {
        match self {
            Self::Table(table) => table.mended,
            Self::Laid(laid) => laid.mended,
        }
    }
}
