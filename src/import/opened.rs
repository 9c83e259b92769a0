//! A file as the rows of a table, whatever it is: text in some encoding, or a sheet of a workbook; and the files beside
//! it, or packed with it, in which the rows of its repeats are.

use std::path::Path;

use super::container::{self, Named};
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

/// A file that was opened, and what lies beside it or was packed with it.
pub(super) struct Files<'b> {
    pub(super) main: Opened<'b>,
    /// Each under the name of its file without the ending.
    beside: Vec<(String, Opened<'b>)>,
}

/// Names of sheets that are taken for one.
pub(super) fn is_called(sheet: &str, wanted: &str) -> bool {
    sheet == wanted || sheet.strip_suffix(wanted).is_some_and(|before| before.ends_with('-'))
}

impl<'b> Files<'b> {
    /// Opens a file; `encoding` is the one that a map names.
    pub(super) fn open(bytes: &'b [u8], encoding: Option<&str>) -> Result<Self, TableFault> {
        match container::packed_tables(bytes)? {
            Some(tables) => Self::of_packed(tables, encoding),
            None => Ok(Self { main: Opened::open(bytes, encoding)?, beside: Vec::new() }),
        }
    }

    /// Opens one beside it.
    pub(super) fn open_beside(
        &mut self,
        (name, bytes): &'b Named,
        encoding: Option<&str>,
    ) -> Result<(), TableFault> {
        self.beside.push((name.clone(), Opened::open(bytes, encoding)?));
        Ok(())
    }

    /// The table that names none above it is the main one.
    fn of_packed(tables: Vec<Named>, encoding: Option<&str>) -> Result<Self, TableFault> {
        let mut opened = Vec::new();
        for (name, bytes) in tables {
            let Decoded { text, encoding } = encoding::decode(&bytes, encoding)?;
            let text = text.into_owned().into();
            opened.push((stem(Path::new(&name)), Opened::Text(Decoded { text, encoding })));
        }
        opened.sort_by_key(|(name, _)| (name.len(), name.clone()));
        let is_main = |opened: &Opened<'_>| {
            opened.header(None, Head::default()).is_ok_and(|header| !header.has("PARENT_KEY"))
        };
        let at = opened.iter().position(|(_, opened)| is_main(opened)).unwrap_or(0);
        let (own, main) = opened.remove(at);
        let short = |name: String| match name.strip_prefix(&own).and_then(|rest| rest.strip_prefix('-')) {
            Some(short) => short.to_owned(),
            None => name,
        };
        Ok(Self { main, beside: opened.into_iter().map(|(name, opened)| (short(name), opened)).collect() })
    }

    /// The table of a repeat: a sheet of the workbook, or a file beside it.
    pub(super) fn table(&self, wanted: &str) -> Option<(&Opened<'b>, Option<String>)> {
        if let Opened::Book(book) = &self.main
            && let Some(sheet) = book.sheets.iter().find(|sheet| sheet.name == wanted)
        {
            return Some((&self.main, Some(sheet.name.clone())));
        }
        let named = |is: &dyn Fn(&str) -> bool| self.beside.iter().find(|(name, _)| is(name));
        let found = named(&|name| name == wanted).or_else(|| named(&|name| is_called(name, wanted)));
        found.map(|(_, opened)| (opened, None))
    }

    /// Names the column that names a record of the main table.
    pub(super) fn has_id(&mut self, sheet: Option<&str>, column: &str) {
        if let Opened::Book(book) = &mut self.main
            && let Ok(sheet) = book.sheet_mut(sheet)
        {
            sheet.has_id(column);
        }
    }

    /// The tables that are not the main one, by name.
    pub(super) fn others(&self, main: Option<&str>) -> Vec<String> {
        let mut names = self.main.left_aside(main).1;
        names.extend(self.beside.iter().map(|(name, _)| name.clone()));
        names
    }

    /// What is not read: the hidden sheets counted, the others by name.
    pub(super) fn left_aside(&self, main: Option<&str>, read: &[&str]) -> (usize, Vec<String>) {
        let hidden = self.main.left_aside(main).0;
        let is_read = |name: &String| read.iter().any(|read| is_called(name, read));
        (hidden, self.others(main).into_iter().filter(|name| !is_read(name)).collect())
    }
}

/// The name of a file without its folder and its ending.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

impl<'b> Opened<'b> {
    /// Opens a file; `encoding` is the one that a map names.
    pub(super) fn open(bytes: &'b [u8], encoding: Option<&str>) -> Result<Self, TableFault> {
        if container::is_packed(bytes) {
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
