//! Workbooks (XLSX) of strangers, bounded before they are read: a small file can unpack to more than a laptop has.
//!
//! The container is walked first ([`bounded`]): its members' names, sizes and ratios, what they really unpack to, cells
//! and shared strings counted, no document type declared. Only then the sheets are read, cell by cell, never as the
//! rectangle that their corners span.

use std::collections::HashMap;
use std::io::Cursor;
use std::iter::Peekable;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};

use super::container::{OLD, bounded};
use super::dates::counted;
use super::misread::mend;
use super::rows::Laid;
use super::table::{
    CELL_BYTES, COLUMNS, FILE_BYTES, Header, NAME_BYTES, ROWS, Row, RowFault, TableFault, are_tags,
};
use crate::model::date::DateFault;

/// A sheet as it was read: rows with the number that a person sees, cells as text.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    rows: Vec<SheetRow>,
    /// Cells that are merged down over several rows, in the order of their rows.
    merged: Vec<Merged>,
    /// The column that names a record: what is merged there would be one record several times.
    id: Option<String>,
}

/// A cell that is merged down over several rows: the first and the last, and its column.
#[derive(Clone, Copy, Debug)]
struct Merged {
    first: u64,
    last: u64,
    column: usize,
}

/// Its number, its cells, and the first flaw in it with the column.
type SheetRow = (u64, Vec<String>, Option<(usize, CellFlaw)>);

#[derive(Clone, Copy, Debug)]
enum CellFlaw {
    NoResult,
    Error,
    Long,
}

/// The sheets that a person sees.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    /// Sheets that were hidden, and are not read.
    pub(super) hidden: usize,
    /// Whether its days count from 1904.
    pub(super) from_1904: bool,
}

/// Reads a workbook.
///
/// # Errors
/// [`TableFault`], before anything large is made of it.
pub(super) fn read(bytes: &[u8]) -> Result<Book, TableFault> {
    if bytes.starts_with(OLD) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|window| window == name);
        return Err(if is_locked { TableFault::Locked } else { TableFault::OldWorkbook });
    }
    let walked = bounded(bytes)?;
    if !walked.has_workbook {
        return Err(TableFault::OtherArchive);
    }
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let mut book = Book { from_1904: xlsx.has_1904_epoch(), ..Book::default() };
    let mut cells = 0;
    for sheet in xlsx.sheets_metadata().to_vec() {
        if sheet.visible != SheetVisible::Visible {
            book.hidden += 1;
            continue;
        }
        match sheet_of(&mut xlsx, &sheet.name, book.from_1904, &mut cells) {
            Ok(mut read) => {
                if walked.merged > 0 {
                    read.merged = merged_down(&mut xlsx, &sheet.name)?;
                }
                book.sheets.push(read);
            }
            // A sheet of a chart has no cells.
            Err(_) if sheet.typ != calamine::SheetType::WorkSheet => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(book)
}

/// What is merged down over several rows of a sheet.
fn merged_down(xlsx: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Merged>, TableFault> {
    let regions = xlsx.merge_cells_by_sheet_name(name).map_err(fault)?;
    let row = |row: u32| u64::from(row) + 1;
    let down = regions.iter().filter(|region| region.end.0 > region.start.0);
    let mut merged: Vec<Merged> = down
        .map(|region| Merged {
            first: row(region.start.0),
            last: row(region.end.0),
            column: region.start.1 as usize,
        })
        .collect();
    merged.sort_unstable_by_key(|merged| merged.first);
    Ok(merged)
}

fn sheet_of(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    from_1904: bool,
    cells: &mut usize,
) -> Result<Sheet, TableFault> {
    let mut reader = xlsx.worksheet_cells_reader(name).map_err(fault)?;
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(fault)? {
        let (row, column) = (u64::from(cell.pos.0) + 1, cell.pos.1 as usize);
        let (text, flaw) = match (&cell.value, &cell.formula) {
            (DataRef::Empty, Some(_)) => (String::new(), Some(CellFlaw::NoResult)),
            (DataRef::Error(_), _) => (String::new(), Some(CellFlaw::Error)),
            (value, _) => (text_of(value, from_1904), None),
        };
        if text.is_empty() && flaw.is_none() {
            continue;
        }
        if column >= COLUMNS {
            return Err(TableFault::TooManyColumns);
        }
        *cells += 1;
        if sheet.rows.last().is_none_or(|(last, ..)| *last < row) {
            if sheet.rows.len() > ROWS + 2 {
                return Err(TableFault::TooManyRows);
            }
            sheet.rows.push((row, Vec::new(), None));
        } else if sheet.rows.last().is_some_and(|(last, ..)| *last > row) {
            // Rows in any other order than from top to bottom no spreadsheet writes.
            return Err(TableFault::Damaged);
        }
        let Some((_, cells, flaws)) = sheet.rows.last_mut() else { continue };
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        let long = (text.len() > CELL_BYTES).then_some(CellFlaw::Long);
        cells[column] = if long.is_some() { text.chars().take(200).collect() } else { text };
        if let Some(flaw) = flaw.or(long) {
            flaws.get_or_insert((column, flaw));
        }
    }
    Ok(sheet)
}

/// A cell as text: days as ISO dates, whole numbers without a point.
fn text_of(value: &DataRef<'_>, from_1904: bool) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(moment) if moment.is_duration() => hours(moment.as_f64()),
        DataRef::DateTime(moment) => {
            let days = moment.as_f64();
            if !(0.0..3_000_000.0).contains(&days) {
                return days.to_string();
            }
            let (whole, part) = (days.floor(), days.fract());
            if whole == 0.0 && !from_1904 {
                return hours(part);
            }
            let day = match counted(whole as u64, from_1904) {
                Ok(day) => day.to_string(),
                // The day that spreadsheets have and no calendar; it is refused under its own name.
                Err(DateFault::NoSuchDay) => "1900-02-29".to_owned(),
                Err(_) => return days.to_string(),
            };
            if part < 1.0 / 172_800.0 { day } else { format!("{day} {}", hours(part)) }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn hours(days: f64) -> String {
    let minutes = (days * 1440.0).round() as i64;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn fault(error: XlsxError) -> TableFault {
    match error {
        XlsxError::Password => TableFault::Locked,
        _ => TableFault::Damaged,
    }
}

/// Where the table of a sheet begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Rows above the header.
    pub(super) skip: usize,
    /// Whether the header has two rows, the upper one with cells that stand over several.
    pub(super) is_double: bool,
}

impl Head {
    /// Where a table begins, by its first rows: below what stands alone above it, with a header of two rows where the
    /// upper one has gaps that the lower one fills.
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r [String]>) -> Self {
        let rows: Vec<Vec<&str>> =
            rows.take(12).map(|row| row.iter().map(|cell| cell.trim()).collect()).collect();
        let filled = |row: &[&str]| row.iter().filter(|cell| !cell.is_empty()).count();
        let widest = rows.iter().map(|row| filled(row)).max().unwrap_or(0);
        let skip = rows.iter().position(|row| filled(row) * 2 >= widest && (filled(row) > 1 || widest == 1));
        let skip = skip.unwrap_or(0);
        let is_double = match (rows.get(skip), rows.get(skip + 1)) {
            (Some(top), Some(sub)) => {
                let cell = |row: &[&str], at: usize| row.get(at).is_some_and(|cell| !cell.is_empty());
                let last = top.iter().rposition(|cell| !cell.is_empty()).unwrap_or(0);
                let gaps = (1..sub.len()).filter(|at| !cell(top, *at) && cell(sub, *at));
                let are_words = sub.iter().filter(|cell| !cell.is_empty()).all(|cell| {
                    !cell.starts_with('#') && !cell.chars().next().is_some_and(|sign| sign.is_ascii_digit())
                });
                let gaps: Vec<usize> = gaps.collect();
                // Under a gap stands a name, beside it the cell that spans it has one below as well.
                !gaps.is_empty()
                    && are_words
                    && gaps[0] <= last + 1
                    && gaps.iter().any(|at| cell(sub, at - 1))
            }
            _ => false,
        };
        Self { skip, is_double }
    }
}

impl Book {
    /// The same, to be changed.
    pub(super) fn sheet_mut(&mut self, name: Option<&str>) -> Result<&mut Sheet, TableFault> {
        let name = self.sheet(name)?.name.clone();
        self.sheets.iter_mut().find(|sheet| sheet.name == name).ok_or(TableFault::NoSheet)
    }

    /// The sheet of a name; else the first with a table in it.
    pub(super) fn sheet(&self, name: Option<&str>) -> Result<&Sheet, TableFault> {
        let found = match name {
            Some(name) => self.sheets.iter().find(|sheet| sheet.name == name),
            None => self.sheets.iter().find(|sheet| sheet.rows.len() > 1).or(self.sheets.first()),
        };
        found.ok_or(TableFault::NoSheet)
    }
}

impl Sheet {
    /// Names the column in which nothing is filled.
    pub(super) fn has_id(&mut self, column: &str) {
        self.id = Some(column.to_owned());
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How its rows begin.
    pub(super) fn head(&self) -> Head {
        Head::of(self.rows.iter().map(|(_, cells, _)| cells.as_slice()))
    }

    /// Its rows as a table.
    pub(super) fn laid(&self, head: Head) -> Result<Laid, TableFault> {
        let mut rows = self.rows.iter().skip(head.skip).peekable();
        let (_, first, _) = rows.next().ok_or(TableFault::Empty)?;
        let names = match rows.peek().filter(|_| head.is_double) {
            Some((_, second, _)) => {
                let names = joined(first, second);
                rows.next();
                names
            }
            None => first.iter().map(|name| mend(name.trim()).into_owned()).collect(),
        };
        if names.iter().any(|name| name.len() > NAME_BYTES) {
            return Err(TableFault::LongName);
        }
        let header = Header::new(names)?;
        let mut laid = Laid {
            header,
            rows: Vec::new().into_iter(),
            tagged: false,
            tags: Vec::new(),
            mended: 0,
            filled: 0,
        };
        let mut down =
            Down { regions: self.merged.iter().copied().peekable(), open: HashMap::new(), bytes: 0 };
        let id = self.id.as_ref().and_then(|id| laid.header.names.iter().position(|name| name == id));
        let width = laid.header.names.len();
        let mut read = Vec::new();
        for (line, cells, flaw) in rows {
            if cells.iter().all(|cell| cell.trim().is_empty()) && flaw.is_none() {
                continue;
            }
            let tags = are_tags(cells.iter().map(String::as_str));
            if tags && read.is_empty() && !laid.tagged {
                laid.tagged = true;
                laid.tags = cells.iter().map(|tag| tag.trim().to_owned()).collect();
                continue;
            }
            down.at(*line, cells);
            let mut row = Row { line: *line, record: Some(read.len() + 1), cells: Vec::with_capacity(width) };
            for at in 0..width {
                let cell = cells.get(at).map_or("", String::as_str);
                let merged = match cell.trim().is_empty() && Some(at) != id {
                    true => down.fill(at)?,
                    false => None,
                };
                laid.filled += usize::from(merged.is_some());
                let cell = merged.as_deref().unwrap_or(cell);
                let mended = mend(cell);
                laid.mended += usize::from(mended != cell);
                row.cells.push(mended.into_owned());
            }
            let column = |at: usize| laid.header.names.get(at).cloned().unwrap_or_default();
            let beyond = cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
            read.push(match flaw {
                _ if tags => Err((row, RowFault::TagsAgain)),
                _ if beyond => Err((row, RowFault::Ragged { found: cells.len(), expected: width })),
                Some((at, CellFlaw::NoResult)) => Err((row, RowFault::NoResult { column: column(*at) })),
                Some((at, CellFlaw::Error)) => Err((row, RowFault::ErrorCell { column: column(*at) })),
                Some((at, CellFlaw::Long)) => Err((row, RowFault::LongCell { column: column(*at) })),
                None => Ok(row),
            });
        }
        if read.len() > ROWS {
            return Err(TableFault::TooManyRows);
        }
        laid.rows = read.into_iter();
        Ok(laid)
    }
}

/// The merged cells that reach down to a row.
struct Down<I: Iterator<Item = Merged>> {
    regions: Peekable<I>,
    /// By column: the last row, and what stands in the first.
    open: HashMap<usize, (u64, String)>,
    /// What was filled so far: a long cell that is merged over a million rows is no table.
    bytes: u64,
}

impl<I: Iterator<Item = Merged>> Down<I> {
    /// Comes to a row. What begins above the first of them is part of the header, or of nothing.
    fn at(&mut self, line: u64, cells: &[String]) {
        self.open.retain(|_, (last, _)| *last >= line);
        while let Some(merged) = self.regions.next_if(|merged| merged.first <= line) {
            let cell = cells.get(merged.column).filter(|cell| !cell.trim().is_empty());
            if let Some(cell) = cell.filter(|_| merged.first == line) {
                self.open.insert(merged.column, (merged.last, cell.clone()));
            }
        }
    }

    /// What stands for an empty cell of the row.
    fn fill(&mut self, column: usize) -> Result<Option<String>, TableFault> {
        let Some((_, cell)) = self.open.get(&column) else { return Ok(None) };
        self.bytes += cell.len() as u64;
        if self.bytes > FILE_BYTES { Err(TableFault::TooLargeUnpacked) } else { Ok(Some(cell.clone())) }
    }
}

/// A header of two rows as one: what spans several columns stands before the name of each.
pub(super) fn joined(top: &[String], sub: &[String]) -> Vec<String> {
    let mut above = "";
    (0..top.len().max(sub.len()))
        .map(|at| {
            let cell = |row: &'_ [String]| row.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default();
            let own = top.get(at).map_or("", |cell| cell.trim());
            if !own.is_empty() {
                above = own;
            }
            let below = cell(sub);
            match (own.is_empty(), below.is_empty()) {
                (_, true) => own.to_owned(),
                _ if above.is_empty() => below,
                _ => format!("{above} / {below}"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_header_of_two_rows_is_one() {
        let (top, sub) = (row(&["Date", "Route", "", "Result"]), row(&["", "From", "To", ""]));
        assert_eq!(joined(&top, &sub), ["Date", "Route / From", "Route / To", "Result"]);
        let data = row(&["2025-01-01", "Goma", "Masisi", "OK"]);
        let head = |rows: &[Vec<String>]| Head::of(rows.iter().map(Vec::as_slice));
        assert_eq!(head(&[top.clone(), sub, data.clone()]), Head { skip: 0, is_double: true });
        let plain = row(&["Date", "From", "To", "Result"]);
        assert_eq!(head(&[plain.clone(), data.clone()]), Head::default());
        let title = row(&["Movements 2025"]);
        assert_eq!(head(&[title, plain, data]), Head { skip: 1, is_double: false });
    }
}
