//! Text tables (CSV, TSV) of strangers, bounded: separator found, header held to its rules, rows numbered as a person
//! sees them in the file.

use std::borrow::Cow;
use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use super::misread::mend;
use super::workbook::{Head, joined};
use crate::text::clean::for_terminal;

/// Most bytes of a file.
pub const FILE_BYTES: u64 = 128 * 1024 * 1024;
/// Most rows below the header.
pub const ROWS: usize = 1_000_000;
/// Most columns.
pub const COLUMNS: usize = 1_000;
/// Most bytes of a cell.
pub const CELL_BYTES: usize = 64 * 1024;

/// Most bytes of the name of a column: a question of a form is long, and this is longer.
pub const NAME_BYTES: usize = 4 * 1024;

/// So many bytes are looked through for the separator at most.
const LOOKED_THROUGH: usize = 1 << 20;

/// Most characters of each cell that are kept of a row that cannot be read.
const KEPT_CHARS: usize = 2_000;

/// Why a file is no table that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// No text in any encoding that is known here; the one that the map names, where it does.
    #[error("not text: line {line}")]
    NotText {
        /// The first line that is not.
        line: u64,
    },
    /// The map names an encoding that is not known.
    #[error("no such encoding")]
    NoSuchEncoding,
    /// A byte that no text has.
    #[error("NUL in line {line}")]
    Nul {
        /// The line.
        line: u64,
    },
    /// Two columns of one name: which is meant, nobody knows.
    #[error("two columns of one name")]
    DuplicateColumn {
        /// The name.
        column: String,
    },
    /// A workbook that a password locks.
    #[error("locked by a password")]
    Locked,
    /// A workbook of the kind that spreadsheets wrote before 2007.
    #[error("an old workbook (.xls)")]
    OldWorkbook,
    /// A packed file that holds no workbook, or one of another kind (OpenDocument).
    #[error("no workbook in it")]
    OtherArchive,
    /// A workbook that unpacks to more than is taken.
    #[error("unpacks to too much")]
    TooLargeUnpacked,
    /// A workbook that is cut short or damaged.
    #[error("damaged")]
    Damaged,
    /// A workbook whose markup declares entities, which no spreadsheet writes.
    #[error("declares entities")]
    Entities,
    /// A workbook with a member that would lie outside it.
    #[error("a member outside")]
    StrayMember,
    /// No sheet of the name that the map gives, or none that is not hidden.
    #[error("no sheet")]
    NoSheet,
    /// A name of a column that is longer than names are: the header is not where it seems, or a quote is never closed.
    #[error("a name of more than {NAME_BYTES} bytes")]
    LongName,
    /// No row of it can be read.
    #[error("no row can be read: line {line}")]
    NoRow {
        /// The line of the first.
        line: u64,
        /// Why that one cannot.
        fault: RowFault,
    },
    /// The first row holds dates and numbers, and no names of columns.
    #[error("no header")]
    NoHeader,
    /// Too many columns.
    #[error("more than {COLUMNS} columns")]
    TooManyColumns,
    /// Too many rows.
    #[error("more than {ROWS} rows")]
    TooManyRows,
}

/// Why a row cannot be read; the rows after it can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// More or fewer cells than the header has.
    Ragged {
        /// Cells of the row.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// Separated by another sign than the header.
    OtherSeparator {
        /// The sign of the header.
        header: char,
        /// The sign of the row.
        row: char,
    },
    /// A quote that is never closed: it takes in all rows below it.
    OpenQuote,
    /// A cell of more than [`CELL_BYTES`]: a quote that was never closed, most often.
    LongCell {
        /// Its column.
        column: String,
    },
    /// A second row of HXL tags.
    TagsAgain,
    /// The column that says what kind of record it is says none that is known.
    NoKind,
    /// The map that it was first read with is not understood any more.
    MapGone,
    /// A formula that was saved without its result.
    NoResult {
        /// Its column.
        column: String,
    },
    /// An error of the spreadsheet, such as `#REF!`.
    ErrorCell {
        /// Its column.
        column: String,
    },
}

/// A row below the header.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The line of the file on which it begins, from 1.
    pub(super) line: u64,
    /// Its number among the records, from 1; none where it was derived from another row.
    pub(super) record: Option<usize>,
    /// Its cells, mended.
    pub(super) cells: Vec<String>,
}

/// The header of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// The names, trimmed.
    pub(super) names: Vec<String>,
    at: HashMap<String, usize>,
}

impl Header {
    /// A header of these names.
    pub(super) fn new(names: Vec<String>) -> Result<Self, TableFault> {
        if names.len() > COLUMNS {
            return Err(TableFault::TooManyColumns);
        }
        let mut at = HashMap::new();
        for (index, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            if at.insert(name.clone(), index).is_some() {
                let column = for_terminal(name).chars().take(80).collect();
                return Err(TableFault::DuplicateColumn { column });
            }
        }
        Ok(Self { names, at })
    }

    /// Whether there is such a column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.at.contains_key(column)
    }

    /// The cell of a column, trimmed; empty where there is none.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: &str) -> &'r str {
        self.at.get(column).and_then(|index| row.cells.get(*index)).map_or("", |cell| cell.trim())
    }
}

/// A table that is read row by row.
pub(super) struct Table<'t> {
    text: &'t str,
    separator: u8,
    /// Its header.
    pub(super) header: Header,
    /// Whether a row of HXL tags stood below the header.
    pub(super) tagged: bool,
    /// Those tags.
    pub(super) tags: Vec<String>,
    reader: csv::Reader<&'t [u8]>,
    waiting: Option<StringRecord>,
    /// The room that the last record took, for the next one.
    room: StringRecord,
    counted_to: usize,
    line: u64,
    records: usize,
    /// Cells that were mended so far.
    pub(super) mended: usize,
}

impl<'t> Table<'t> {
    /// Reads the header.
    pub(super) fn read(text: &'t str) -> Result<Self, TableFault> {
        Self::below(text, Head::default())
    }

    /// Where the table of a text begins.
    pub(super) fn head(text: &str) -> Head {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = reader_of(text);
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut record = StringRecord::new();
        while rows.len() < 12 && read_record(&mut reader, &mut record) {
            let cells = record.iter().take(COLUMNS);
            rows.push(cells.map(|cell| cell.chars().take(200).collect()).collect());
        }
        Head::of(rows.iter().map(Vec::as_slice))
    }

    /// Reads the header where it begins.
    pub(super) fn below(text: &'t str, head: Head) -> Result<Self, TableFault> {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Err(TableFault::Empty);
        }
        if let Some(at) = text.find('\0') {
            return Err(TableFault::Nul { line: 1 + line_ends(&text.as_bytes()[..at]) });
        }
        let mut reader = reader_of(text);
        let mut first = StringRecord::new();
        for _ in 0..=head.skip {
            if !read_record(&mut reader, &mut first) {
                return Err(TableFault::Empty);
            }
        }
        if first.len() > COLUMNS {
            return Err(TableFault::TooManyColumns);
        }
        if first.iter().any(|name| name.len() > NAME_BYTES) {
            return Err(TableFault::LongName);
        }
        let mut names: Vec<String> = first.iter().map(|name| mend(name.trim()).into_owned()).collect();
        if head.is_double {
            let mut second = StringRecord::new();
            if read_record(&mut reader, &mut second) && second.len() <= COLUMNS {
                if second.iter().any(|name| name.len() > NAME_BYTES) {
                    return Err(TableFault::LongName);
                }
                let second: Vec<String> = second.iter().map(|name| mend(name.trim()).into_owned()).collect();
                names = joined(&names, &second);
            }
        }
        let header = Header::new(names)?;
        let mut table = Self {
            text,
            separator: separator(text),
            header,
            tagged: false,
            tags: Vec::new(),
            reader,
            waiting: None,
            room: StringRecord::new(),
            counted_to: 0,
            line: 1,
            records: 0,
            mended: 0,
        };
        let mut record = StringRecord::new();
        if read_record(&mut table.reader, &mut record) {
            table.tagged = are_tags(record.iter());
            if table.tagged {
                table.tags = record.iter().map(|tag| tag.trim().to_owned()).collect();
            }
            table.waiting = (!table.tagged).then_some(record);
        }
        Ok(table)
    }

    /// How much of the file was read, in per cent.
    pub(super) fn percent(&self) -> u8 {
        let done = self.reader.position().byte().saturating_mul(100) / (self.text.len().max(1) as u64);
        u8::try_from(done).unwrap_or(100).min(100)
    }

    /// The next row, or why it cannot be read; none at the end.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, (Row, RowFault)>> {
        let mut record = std::mem::take(&mut self.room);
        let row = self.read_row(&mut record);
        self.room = record;
        row
    }

    fn read_row(&mut self, record: &mut StringRecord) -> Option<Result<Row, (Row, RowFault)>> {
        loop {
            match self.waiting.take() {
                Some(waiting) => *record = waiting,
                None if read_record(&mut self.reader, record) => {}
                None => return None,
            }
            // A row of empty cells is what is left below a table when a spreadsheet saves it.
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            self.records += 1;
            let line = self.line_of(record);
            let expected = self.header.names.len();
            // What is kept of a row that cannot be taken is bounded as well.
            let raw = || -> Vec<String> {
                let cell = |cell: &str| cell.chars().take(KEPT_CHARS).collect();
                record.iter().take(COLUMNS).map(cell).collect()
            };
            let mut row = Row { line, record: Some(self.records), cells: Vec::with_capacity(expected) };
            if let Some(at) = record.iter().position(|cell| cell.len() > CELL_BYTES) {
                let column = self.header.names.get(at).cloned().unwrap_or_default();
                row.cells = raw();
                return Some(Err((row, RowFault::LongCell { column })));
            }
            if are_tags(record.iter()) {
                return Some(Err((row, RowFault::TagsAgain)));
            }
            // Spreadsheets also leave empty cells behind the last column.
            if record.len() < expected || record.iter().skip(expected).any(|cell| !cell.trim().is_empty()) {
                row.cells = raw();
                return Some(Err((row, self.raggedness(record, expected))));
            }
            for cell in record.iter().take(expected) {
                let cell = match cell.contains('\r') {
                    true => Cow::Owned(cell.replace("\r\n", "\n").replace('\r', "\n")),
                    false => Cow::Borrowed(cell),
                };
                let mended = mend(&cell);
                self.mended += usize::from(mended != cell);
                row.cells.push(mended.into_owned());
            }
            return Some(Ok(row));
        }
    }

    /// Why a row has another number of cells than the header.
    fn raggedness(&self, record: &StringRecord, expected: usize) -> RowFault {
        let own = self.separator;
        let others = [b',', b';', b'\t'].into_iter().filter(|mark| *mark != own);
        let count = |mark: u8| record.iter().flat_map(str::bytes).filter(|byte| *byte == mark).count();
        let start = record.position().map_or(0, |position| position.byte() as usize);
        // Only what reaches to the end of the file can be open, and a quote within quotes is doubled.
        if self.reader.position().byte() >= self.text.len() as u64
            && record.iter().any(|cell| cell.contains('\n'))
            && self.text.as_bytes()[start..].iter().filter(|byte| **byte == b'"').count() % 2 == 1
        {
            return RowFault::OpenQuote;
        }
        match others.max_by_key(|mark| count(*mark)) {
            Some(mark) if record.len() < expected && count(mark) + 1 >= expected => {
                RowFault::OtherSeparator { header: own.into(), row: mark.into() }
            }
            _ => RowFault::Ragged { found: record.len(), expected },
        }
    }

    /// Reads to the end and says whether there are more rows than are taken; cells are not looked at.
    pub(super) fn runs_too_long(mut self) -> bool {
        let mut rows = usize::from(self.waiting.is_some());
        let mut record = StringRecord::new();
        while rows <= ROWS && read_record(&mut self.reader, &mut record) {
            rows += usize::from(!record.iter().all(|cell| cell.trim().is_empty()));
        }
        rows > ROWS
    }

    /// The line on which a record begins. The reader counts line feeds only, and its position may stand before
    /// the line end of the record before.
    fn line_of(&mut self, record: &StringRecord) -> u64 {
        let bytes = self.text.as_bytes();
        let mut start = record.position().map_or(0, |position| position.byte() as usize).min(bytes.len());
        while bytes.get(start).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            start += 1;
        }
        if start > self.counted_to {
            self.line += line_ends(&bytes[self.counted_to..start]);
            self.counted_to = start;
        }
        self.line
    }
}

fn reader_of(text: &str) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator(text)).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

/// Reads a record into `record`; false at the end. Text in memory that is UTF-8 gives no other fault.
fn read_record(reader: &mut csv::Reader<&[u8]>, record: &mut StringRecord) -> bool {
    reader.read_record(record).unwrap_or(false)
}

/// Line ends: `\n`, `\r\n`, or `\r` alone.
pub(super) fn line_ends(bytes: &[u8]) -> u64 {
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    ends.count() as u64
}

/// The separator that stands most often in one of the first lines, outside quotes; the comma where none does. A title
/// above the header has none.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut best = (b',', 0);
    let (mut quoted, mut lines) = (false, 0);
    for byte in text.trim_start_matches(['\r', '\n']).bytes().take(LOOKED_THROUGH).chain([b'\n']) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                for (separator, count) in &mut counts {
                    if *count > best.1 {
                        best = (*separator, *count);
                    }
                    *count = 0;
                }
                lines += 1;
                // The header decides, unless it has no separator at all.
                if best.1 > 0 || lines == 8 {
                    break;
                }
            }
            _ if quoted => {}
            _ => counts
                .iter_mut()
                .filter(|(separator, _)| *separator == byte)
                .for_each(|(_, count)| *count += 1),
        }
    }
    best.0
}

/// Whether a row holds HXL tags: cells that begin with `#`, and empty ones.
pub(super) fn are_tags<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut cells = cells.map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.len() > 1 && cell.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Read = (Vec<String>, Vec<Result<(u64, Vec<String>), (u64, RowFault)>>);

    fn read(bytes: &[u8]) -> Result<Read, TableFault> {
        let text = crate::import::encoding::decode(bytes, None)?.text;
        let mut table = Table::read(&text)?;
        let mut rows = Vec::new();
        while let Some(row) = table.next_row() {
            rows.push(match row {
                Ok(row) => Ok((row.line, row.cells)),
                Err((row, fault)) => Err((row.line, fault)),
            });
        }
        Ok((table.header.names, rows))
    }

    fn lines(bytes: &[u8]) -> Vec<u64> {
        let rows = read(bytes).expect("a table").1;
        rows.into_iter().map(|row| row.map_or_else(|(line, _)| line, |(line, _)| line)).collect()
    }

    #[test]
    fn rows_stand_where_a_person_sees_them() {
        assert_eq!(lines(b"a,b\n1,2\n\n\"x\ny\",3\n4,5"), [2, 4, 6]);
        assert_eq!(lines(b"a,b\r\n1,2\r\n\r\n\"x\r\ny\",3\r\n4,5\r\n"), [2, 4, 6]);
        assert_eq!(lines(b"a,b\r1,2\r\r\"x\ry\",3\r4,5\r"), [2, 4, 6]);
        assert_eq!(lines(b"a,b\n#x,#y\n,\n1,2"), [4]);
    }

    #[test]
    fn separators_marks_and_quotes() {
        for text in
            ["a;\"b,c\";d\n1;2,5;3", "a\t\"b,c\"\td\n1\t2,5\t3", "\u{feff}\u{feff}a,\"b,c\",d\n1,\"2,5\",3"]
        {
            let (names, rows) = read(text.as_bytes()).expect("a table");
            assert_eq!(names, ["a", "b,c", "d"]);
            assert_eq!(rows, [Ok((2, vec!["1".into(), "2,5".into(), "3".into()]))]);
        }
    }

    #[test]
    fn what_is_no_table_is_told() {
        for (bytes, fault) in [
            (&b""[..], TableFault::Empty),
            (b"\xef\xbb\xbf \n\n", TableFault::Empty),
            (b"a,b\n1,\x81", TableFault::NotText { line: 2 }),
            (b"a,b\n1,2\n3,\0", TableFault::Nul { line: 3 }),
            (b"a, a \n1,2", TableFault::DuplicateColumn { column: "a".into() }),
            (",".repeat(1000).as_bytes(), TableFault::TooManyColumns),
        ] {
            assert_eq!(read(bytes), Err(fault));
        }
    }

    #[test]
    fn a_bad_row_is_told_and_the_next_one_read() {
        let long = "x".repeat(CELL_BYTES + 1);
        let text = format!("a,b\n#x,#y\n1\n1,2,3\n#x,#y\n1,{long}\n1,2,,\n7,8\ncut");
        let rows = read(text.as_bytes()).expect("a table").1;
        let ragged = |found| RowFault::Ragged { found, expected: 2 };
        let cells = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        assert_eq!(
            rows,
            [
                Err((3, ragged(1))),
                Err((4, ragged(3))),
                Err((5, RowFault::TagsAgain)),
                Err((6, RowFault::LongCell { column: "b".into() })),
                Ok((7, cells("1", "2"))),
                Ok((8, cells("7", "8"))),
                Err((9, ragged(1))),
            ]
        );
    }

    proptest! {
        #[test]
        fn bytes_of_any_kind_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
        }

        #[test]
        fn text_near_a_table_never_panics_and_lines_grow(text in "[a#,;\t\"\r\n\u{feff}_x0D]{0,80}") {
            if let Ok((_, rows)) = read(text.as_bytes()) {
                let lines: Vec<u64> =
                    rows.into_iter().map(|row| row.map_or_else(|(line, _)| line, |(line, _)| line)).collect();
                prop_assert!(lines.is_sorted());
                prop_assert!(lines.iter().all(|line| *line <= 1 + line_ends(text.as_bytes())));
            }
        }
    }
}
