//! CSV for machines (RFC 4180, UTF-8): one header, one line a row, codes and stable names.

use std::io::{self, Write};

use super::{hxl, record};
use crate::indicator::Reported;
use crate::text::clean;

/// How CSV is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct CsvOptions {
    /// Begin with a byte-order mark, by which some spreadsheets know UTF-8.
    pub bom: bool,
    /// Leave cells that a spreadsheet would take for a formula as they are.
    pub raw: bool,
    /// A row of HXL tags below the header.
    pub hxl: bool,
}

/// Writes the reports: the sections one under the other, the first column says which. A section that stands in several
/// reports is the same in each, and is written once.
///
/// # Errors
/// Those of the writer.
pub fn csv(all: &[Reported], output: &mut dyn Write, options: CsvOptions) -> io::Result<()> {
    if options.bom {
        output.write_all("\u{feff}".as_bytes())?;
    }
    let known = |at: usize, name: &str| {
        all[..at].iter().flat_map(|made| &made.tables).any(|table| table.name == name)
    };
    let tables = || {
        let each =
            all.iter().enumerate().flat_map(|(at, made)| made.tables.iter().map(move |table| (at, table)));
        each.filter(|(at, table)| !known(*at, table.name)).map(|(_, table)| table)
    };
    let header = record::header(tables());
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(output);
    writer.write_record(&header)?;
    if options.hxl {
        writer.write_record(header.iter().map(|name| hxl::tag(name)))?;
    }
    for table in tables() {
        for row in 0..table.rows.len() {
            let line = record::line(table, row, &header);
            let guarded = line
                .iter()
                .map(|cell| if options.raw { cell.as_str().into() } else { clean::csv_guard(cell) });
            writer.write_record(guarded.map(|cell| cell.into_owned()))?;
        }
    }
    writer.flush()
}
