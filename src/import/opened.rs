//! A file as the rows of a table, whatever it is: text in some encoding, or a sheet of a workbook.

use super::encoding::{self, Decoded};
use super::gazetteer::Layout;
use super::rows::Rows;
use super::table::{Header, Table, TableFault};
use super::workbook::{self, Book, Head};

/// A file that was opened.
pub(super) enum Opened<'b> {
    /// A text table.
    Text(Decoded<'b>),
    /// A workbook.
    Book(Book),
}

impl<'b> Opened<'b> {
    /// Opens a file; `encoding` is the one that a map names.
    pub(super) fn open(bytes: &'b [u8], encoding: Option<&str>) -> Result<Self, TableFault> {
        if workbook::is_workbook(bytes) {
            return workbook::read(bytes).map(Self::Book);
        }
        encoding::decode(bytes, encoding).map(Self::Text)
    }

    /// The encoding, where it is a text in another one than UTF-8.
    pub(super) fn encoding(&self) -> Option<&'static str> {
        match self {
            Self::Text(decoded) => decoded.encoding,
            Self::Book(_) => None,
        }
    }

    /// Whether its days count from 1904.
    pub(super) fn counts_from_1904(&self) -> bool {
        matches!(self, Self::Book(book) if book.from_1904)
    }

    /// Sheets that are not read: the hidden ones counted, the others by name.
    pub(super) fn left_aside(&self, sheet: Option<&str>) -> (usize, Vec<String>) {
        let Self::Book(book) = self else { return (0, Vec::new()) };
        let read = book.sheet(sheet).map(|sheet| sheet.name.clone()).unwrap_or_default();
        let others = book.sheets.iter().filter(|sheet| sheet.name != read && !sheet.is_empty());
        (book.hidden, others.map(|sheet| sheet.name.clone()).collect())
    }

    /// Where its table begins, by its first rows.
    pub(super) fn head(&self, sheet: Option<&str>) -> Head {
        match self {
            Self::Text(decoded) => Table::head(&decoded.text),
            Self::Book(book) => book.sheet(sheet).map(workbook::Sheet::head).unwrap_or_default(),
        }
    }

    /// The header.
    pub(super) fn header(&self, sheet: Option<&str>, head: Head) -> Result<Header, TableFault> {
        Ok(self.rows(sheet, head, None)?.header().clone())
    }

    /// The rows from the first one, laid out anew where it is a gazetteer.
    pub(super) fn rows(
        &self,
        sheet: Option<&str>,
        head: Head,
        layout: Option<&Layout>,
    ) -> Result<Rows<'_>, TableFault> {
        let rows = match self {
            Self::Text(decoded) => Rows::Table(Box::new(Table::below(&decoded.text, head)?)),
            Self::Book(book) => Rows::Laid(book.sheet(sheet)?.laid(head)?),
        };
        match layout {
            Some(layout) => Ok(Rows::Laid(layout.lay(rows)?)),
            None => Ok(rows),
        }
    }
}
