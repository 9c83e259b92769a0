//! Lists on a terminal, in a pipe, in a spreadsheet.

use crate::cli::globals::{Document, Format};
use crate::cli::output::OutputError;
use crate::cli::{Failure, Session};
use carnet::render::{Sheet, Value, workbook};
use carnet::text::clean::{csv_guard, for_terminal, isolate, isolate_ltr, one_line};
use carnet::text::width::{fit, truncate, width};
use chrono::NaiveDate;

/// A discreet list fits so many columns, which is a terminal beside another window.
const COLUMNS: usize = 60;
/// No column is cut below this.
const NARROWEST: usize = 6;

/// One value of a list, for programs and for people.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Cell {
    /// The code, id or date.
    pub(in crate::cli) code: String,
    /// The same for people.
    pub(in crate::cli) shown: String,
    /// Whether the code is a number to reckon with.
    pub(in crate::cli) is_number: bool,
}

impl Cell {
    pub(in crate::cli) fn new(code: impl Into<String>, shown: impl Into<String>) -> Self {
        Self { code: code.into(), shown: shown.into(), is_number: false }
    }

    /// Something that is the same for both.
    pub(in crate::cli) fn plain(code: impl Into<String>) -> Self {
        let code = code.into();
        Self { shown: code.clone(), code, is_number: false }
    }

    /// A number.
    pub(in crate::cli) fn number(number: impl ToString) -> Self {
        Self { is_number: true, ..Self::plain(number.to_string()) }
    }
}

/// A list: for each column its name for programs and its heading for people.
pub(in crate::cli) struct Table {
    pub(in crate::cli) columns: Vec<(&'static str, String)>,
    pub(in crate::cli) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Prints the list in the shape asked for. `full` lets it be as wide as it is.
    pub(in crate::cli) fn print(&self, full: bool, session: &Session) -> Result<(), Failure> {
        match session.format() {
            Format::Csv => {
                let mut data =
                    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
                let names = self.columns.iter().map(|(name, _)| *name);
                let written = data.write_record(names).and_then(|()| {
                    self.rows.iter().try_for_each(|row| {
                        data.write_record(row.iter().map(|cell| csv_guard(&cell.code).into_owned()))
                    })
                });
                // A vector takes everything, and each row has as many cells as there are columns.
                let bytes = written.ok().and_then(|()| data.into_inner().ok()).unwrap_or_default();
                session.write(|out| out.write_all(&bytes))
            }
            Format::Plain | Format::Json => session.write(|out| {
                self.rows.iter().try_for_each(|row| {
                    let cells: Vec<_> = row.iter().map(|cell| one_line(&cell.code)).collect();
                    writeln!(out, "{}", cells.join("\t"))
                })
            }),
            Format::Table | Format::Md if self.rows.is_empty() => Ok(()),
            Format::Md => session.print(&self.markdown()),
            Format::Table => {
                let limit = if full { usize::MAX } else { COLUMNS };
                session.print(&self.page(limit, session.shows_on_terminal()))
            }
        }
    }

    /// Writes the list as a workbook of one sheet: words for people, days as days, numbers as numbers. `name` is what
    /// its table is called whatever the language, `title` what people read.
    pub(super) fn write_workbook(&self, name: &str, title: &str, session: &Session) -> Result<(), Failure> {
        if session.shows_on_terminal() {
            return Err(OutputError::NotText { format: Document::Xlsx.code() }.into());
        }
        let sheet = Sheet {
            name: name.to_owned(),
            title: title.to_owned(),
            headings: self.columns.iter().map(|(_, heading)| heading.clone()).collect(),
            rows: self.rows.iter().map(|row| row.iter().map(typed).collect()).collect(),
            is_text: false,
        };
        let book = workbook(&[sheet], title, session.catalogue().language()).map_err(OutputError::from)?;
        session.write(|out| out.write_all(&book))
    }

    fn markdown(&self) -> String {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let cell = |text: &str| one_line(text).replace('|', "\\|");
        let mut page = row(self.columns.iter().map(|(_, heading)| cell(heading)).collect());
        page.push_str(&row(vec!["---".to_owned(); self.columns.len()]));
        for cells in &self.rows {
            page.push_str(&row(cells.iter().map(|shown| cell(&shown.shown)).collect()));
        }
        page
    }

    fn page(&self, limit: usize, terminal: bool) -> String {
        let headings: Vec<String> =
            self.columns.iter().map(|(_, heading)| one_line(heading).into_owned()).collect();
        let rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| one_line(&cell.shown).into_owned()).collect())
            .collect();
        // A column in which nothing stands is not shown.
        let used: Vec<usize> =
            (0..headings.len()).filter(|column| rows.iter().any(|row| !row[*column].is_empty())).collect();
        let columns: Vec<Width> = used
            .iter()
            .map(|column| {
                let cells = || rows.iter().map(|row| row[*column].as_str());
                let needed = cells().map(width).max().unwrap_or(0);
                let whole = cells().all(is_id_or_date);
                let least = if whole { needed } else { needed.min(NARROWEST) };
                Width { least, needed, taken: needed.max(width(&headings[*column])) }
            })
            .collect();
        let widths = narrowed(columns, limit);
        let line = |cells: &[String], is_row: bool| {
            let mut line = String::new();
            for (at, (column, columns)) in used.iter().zip(&widths).enumerate() {
                let last = at + 1 == used.len();
                let cut = truncate(&cells[*column], *columns);
                let padding = if last { String::new() } else { fit("", columns - width(&cut) + 2) };
                let shown = match terminal && is_row {
                    true if cut.is_ascii() => isolate_ltr(&cut),
                    true => isolate(&cut),
                    false => for_terminal(&cut).into_owned(),
                };
                line.push_str(&shown);
                line.push_str(&padding);
            }
            format!("{}\n", line.trim_end())
        };
        let mut page = line(&headings, false);
        rows.iter().for_each(|row| page.push_str(&line(row, true)));
        page
    }
}

/// What stands in a cell of a workbook. A P-code that looks like a number keeps its zeros.
fn typed(cell: &Cell) -> Value {
    let code = cell.code.as_str();
    if code.is_empty() && cell.shown.is_empty() {
        return Value::Empty;
    }
    let day = (code.len() == 10).then(|| NaiveDate::parse_from_str(code, "%Y-%m-%d").ok()).flatten();
    match day {
        Some(day) => Value::Day(day),
        None if cell.is_number => code.parse().map_or_else(|_| Value::Text(code.to_owned()), Value::Number),
        None => Value::Text(one_line(&cell.shown).into_owned()),
    }
}

/// Ids, dates and numbers are not cut: a part of one is another one.
fn is_id_or_date(cell: &str) -> bool {
    cell.len() <= 12 && cell.bytes().all(|byte| byte.is_ascii_uppercase() || b"0123456789-.~".contains(&byte))
}

/// How wide a column is.
struct Width {
    /// It cannot be less.
    least: usize,
    /// Its cells are whole.
    needed: usize,
    /// Its cells and its heading are whole; in the end, what it takes.
    taken: usize,
}

/// The widths in which all columns fit, two spaces between them. Headings give way first, then the widest column.
fn narrowed(mut columns: Vec<Width>, limit: usize) -> Vec<usize> {
    let gaps = 2 * columns.len().saturating_sub(1);
    while columns.iter().map(|column| column.taken).sum::<usize>() + gaps > limit {
        let heading = columns.iter_mut().filter(|column| column.taken > column.needed.max(NARROWEST));
        if let Some(column) = heading.max_by_key(|column| column.taken) {
            column.taken -= 1;
            continue;
        }
        match columns
            .iter_mut()
            .filter(|column| column.taken > column.least)
            .max_by_key(|column| column.taken)
        {
            Some(column) => column.taken -= 1,
            None => break,
        }
    }
    columns.into_iter().map(|column| column.taken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let cell = Cell::plain;
        Table {
            columns: vec![("id", "id".into()), ("place", "lieu | axe".into()), ("empty", "vide".into())],
            rows: vec![
                vec![cell("T-1"), cell("صنعاء"), cell("")],
                vec![cell("T-2"), cell(&"long ".repeat(30)), cell("")],
            ],
        }
    }

    #[test]
    fn a_list_fits_its_columns_and_shows_no_empty_one() {
        let page = table().page(60, false);
        assert!(page.lines().all(|line| width(line) <= 60), "{page}");
        assert!(page.contains("T-1  صنعاء\n") && !page.contains("vide"), "{page}");
        assert!(page.contains('…'));
    }

    #[test]
    fn isolates_stand_around_cells_on_a_terminal_only() {
        assert!(!table().page(60, false).contains('\u{2068}'));
        let page = table().page(60, true);
        assert!(page.contains("\u{2066}T-1\u{2069}  \u{2068}صنعاء\u{2069}\n"), "{page:?}");
    }

    #[test]
    fn bars_in_markdown_are_no_cells() {
        assert!(table().markdown().starts_with("| id | lieu \\| axe | vide |\n| --- | --- | --- |\n"));
    }
}
