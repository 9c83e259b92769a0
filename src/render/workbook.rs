//! Sheets as a workbook (XLSX) for people: typed cells, real dates, a named table a sheet, ready to print.
//!
//! A text is written as a text, never as a formula, so that what begins with `=` stays what somebody wrote. The file
//! names no author and no day: two runs give the same bytes.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Table, TableColumn, TableStyle,
    Workbook, Worksheet, XlsxError,
};

use crate::message::Language;
use crate::text::{clean, width};

/// Rows that a sheet has below its header.
const MAX_ROWS: usize = 1_048_575;
/// Characters that a cell holds.
const LONGEST: usize = 32_000;
/// Widest and narrowest column, in characters.
const WIDTHS: (usize, usize) = (9, 60);
/// Rows by which the width of a column is judged.
const LOOKED_AT: usize = 500;
/// Height of a line, in points.
const LINE: f64 = 15.0;
/// A4, as the format numbers it.
const A4: u8 = 9;

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// A sheet would have more rows than the format takes.
    #[error("{found} rows, and a sheet takes {limit}")]
    TooManyRows {
        /// Rows that there are.
        found: usize,
        /// Rows that fit.
        limit: usize,
    },
    /// It cannot be put together.
    #[error("cannot put the workbook together")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// A sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Stable name of its table, in kebab-case or snake_case.
    pub name: String,
    /// What the sheet is called; cut to what the format takes.
    pub title: String,
    /// Headings.
    pub headings: Vec<String>,
    /// As many values a row as headings.
    pub rows: Vec<Vec<Value>>,
    /// Whether it is read as a text: no table, lines broken inside their cells.
    pub is_text: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A text, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// A part of one, shown in per cent.
    Part(f64),
    /// A day.
    Day(NaiveDate),
}

/// The bytes of a workbook.
///
/// # Errors
/// [`WorkbookError::TooManyRows`].
pub fn workbook(sheets: &[Sheet], title: &str, language: Language) -> Result<Vec<u8>, WorkbookError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(clean::one_line(title))
            .set_author("")
            .set_creation_datetime(&created),
    );
    let mut taken: Vec<String> = Vec::new();
    for (number, one) in sheets.iter().enumerate() {
        if one.rows.len() > MAX_ROWS {
            return Err(WorkbookError::TooManyRows { found: one.rows.len(), limit: MAX_ROWS });
        }
        let called = tab(&one.title, &taken);
        let sheet = book.add_worksheet();
        sheet.set_name(&called)?;
        taken.push(called);
        sheet.set_right_to_left(language.is_right_to_left());
        fill(sheet, one, number)?;
        set_up_print(sheet, one, title)?;
    }
    Ok(book.save_to_buffer()?)
}

struct Formats {
    heading: Format,
    text: Format,
    day: Format,
    part: Format,
    decimal: Format,
}

impl Formats {
    fn new(is_text: bool) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let text = if is_text { top().set_text_wrap() } else { top() };
        Self {
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color(0xDCE6F1)
                .set_border_bottom(FormatBorder::Thin),
            text,
            day: top().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            part: top().set_num_format("0.0%"),
            decimal: top().set_num_format("0.0"),
        }
    }
}

fn fill(sheet: &mut Worksheet, one: &Sheet, number: usize) -> Result<(), WorkbookError> {
    let formats = Formats::new(one.is_text);
    let headings = distinct(&one.headings);
    let last = u16::try_from(headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (column, heading) in (0u16..).zip(&headings) {
        sheet.write_string_with_format(0, column, heading, &formats.heading)?;
        sheet.set_column_width(column, wide(one, usize::from(column)) as f64)?;
    }
    let widths: Vec<usize> = (0..headings.len()).map(|column| wide(one, column)).collect();
    let lines =
        |text: &str, column: usize| width::width(text).div_ceil(widths[column].saturating_sub(2).max(1));
    let most = (0..headings.len()).map(|column| lines(&headings[column], column)).max().unwrap_or(1);
    // Not every program makes a row as high as its text needs.
    sheet.set_row_height(0, LINE * most.max(1) as f64)?;
    for (row, values) in (1u32..).zip(&one.rows) {
        for (column, value) in (0u16..).zip(values) {
            write(sheet, row, column, value, &formats)?;
        }
        if one.is_text {
            let of = |(column, value): (usize, &Value)| match value {
                Value::Text(text) => lines(text, column),
                _ => 1,
            };
            let most = values.iter().enumerate().map(of).max().unwrap_or(1);
            sheet.set_row_height(row, LINE * most.max(1) as f64)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if !one.is_text && !one.rows.is_empty() {
        let columns: Vec<TableColumn> = headings
            .iter()
            .map(|heading| TableColumn::new().set_header(heading).set_header_format(&formats.heading))
            .collect();
        let name = one.name.replace(|character: char| !character.is_ascii_alphanumeric(), "_");
        let table = Table::new()
            .set_name(format!("carnet_{}_{name}", number + 1))
            .set_columns(&columns)
            .set_style(TableStyle::Light1);
        let rows = u32::try_from(one.rows.len()).unwrap_or(u32::MAX);
        sheet.add_table(0, 0, rows, last, &table)?;
    }
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    formats: &Formats,
) -> Result<(), WorkbookError> {
    match value {
        Value::Empty => {}
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, shortened(text), &formats.text)?;
        }
        Value::Number(number) => {
            let whole = number.fract() == 0.0;
            let format = if whole { &formats.text } else { &formats.decimal };
            sheet.write_number_with_format(row, column, *number, format)?;
        }
        Value::Part(part) => {
            sheet.write_number_with_format(row, column, *part, &formats.part)?;
        }
        Value::Day(day) => match excel_day(*day) {
            Some(date) => {
                sheet.write_datetime_with_format(row, column, &date, &formats.day)?;
            }
            // Before 1900 the format has no days.
            None => {
                sheet.write_string_with_format(row, column, day.to_string(), &formats.text)?;
            }
        },
    }
    Ok(())
}

fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

fn set_up_print(sheet: &mut Worksheet, one: &Sheet, title: &str) -> Result<(), WorkbookError> {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    if one.headings.len() > 5 {
        sheet.set_landscape();
    }
    sheet.set_repeat_rows(0, 0)?;
    // `&` begins a code in a header.
    let title: String = clean::one_line(title).replace('&', "&&").chars().take(120).collect();
    sheet.set_header(format!("&L{title}&R&A")).set_footer("&C&P / &N");
    Ok(())
}

/// A name that the format takes and no other sheet has: at most 31 characters, none of `[]:*?/\`.
fn tab(title: &str, taken: &[String]) -> String {
    let clean: String = clean::one_line(title)
        .chars()
        .map(
            |character| {
                if matches!(character, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { character }
            },
        )
        .collect();
    let clean = clean.trim_matches(['\'', ' ']);
    let clean = if clean.is_empty() { "Carnet" } else { clean };
    // The format counts UTF-16 units.
    let cut = |units: usize| {
        let mut left = units;
        let part: String = clean
            .chars()
            .take_while(|character| {
                let fits = character.len_utf16() <= left;
                left = left.saturating_sub(character.len_utf16());
                fits
            })
            .collect();
        // Not in the middle of a word, where that leaves enough.
        let whole = match part.rsplit_once(' ') {
            Some((before, _)) if part.len() < clean.len() && before.len() > part.len() / 2 => before,
            _ => part.as_str(),
        };
        whole.trim_matches(['\'', ' ', ':', ',']).to_owned()
    };
    let same = |name: &String| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let plain = cut(31);
    if !same(&plain) {
        return plain;
    }
    (2..)
        .map(|number| format!("{} {number}", cut(26)))
        .find(|name| !same(name))
        .expect("there are more numbers than sheets")
}

/// Headings of a table differ, or a spreadsheet mends the file with a warning.
fn distinct(headings: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for heading in headings {
        let heading = clean::one_line(heading).into_owned();
        let same =
            |name: &str, found: &[String]| found.iter().any(|one| one.to_lowercase() == name.to_lowercase());
        let name = match same(&heading, &found) {
            false => heading,
            true => (2..)
                .map(|number| format!("{heading} {number}"))
                .find(|name| !same(name, &found))
                .expect("there are more numbers than columns"),
        };
        found.push(name);
    }
    found
}

fn shortened(text: &str) -> String {
    let text = clean::for_terminal(text);
    if text.chars().count() <= LONGEST {
        text.into_owned()
    } else {
        text.chars().take(LONGEST).chain(['…']).collect()
    }
}

/// As wide as what stands in the column, within bounds.
fn wide(sheet: &Sheet, column: usize) -> usize {
    let cell = |row: &Vec<Value>| match &row[column] {
        Value::Text(text) => width::width(text),
        Value::Day(_) => 10,
        _ => 8,
    };
    // A heading breaks between words, and leaves room for the button of the filter.
    let longest = |heading: &str| heading.split(' ').map(width::width).max().unwrap_or(0) + 3;
    let most = sheet.rows.iter().take(LOOKED_AT).map(cell).max().unwrap_or(0);
    let widest = if sheet.is_text && sheet.headings.len() == 1 { 80 } else { WIDTHS.1 };
    (most + 2).max(longest(&sheet.headings[column])).clamp(WIDTHS.0, widest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_are_what_the_format_takes_and_differ() {
        let long = "Écart entre parole et passage : déplacements échus autorisés";
        let first = tab(long, &[]);
        assert_eq!(first, "Écart entre parole et passage");
        let second = tab(long, std::slice::from_ref(&first));
        assert_eq!(second, "Écart entre parole et 2");
        assert_eq!(tab("'a/b[c]'", &[]), "a b c");
        assert_eq!(tab("", &[]), "Carnet");
    }

    #[test]
    fn headings_differ_whatever_their_case() {
        let headings = ["Type", "type", "Type"].map(str::to_owned);
        assert_eq!(distinct(&headings), ["Type", "type 2", "Type 3"]);
    }

    #[test]
    fn more_rows_than_a_sheet_has_are_refused() {
        let sheet = Sheet {
            name: "a".into(),
            title: "a".into(),
            headings: vec!["a".into()],
            rows: vec![vec![Value::Empty]; MAX_ROWS + 1],
            is_text: false,
        };
        let refused = workbook(&[sheet], "a", Language::English);
        assert!(matches!(refused, Err(WorkbookError::TooManyRows { .. })));
    }
}
