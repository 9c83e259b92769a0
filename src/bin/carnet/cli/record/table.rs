//! Lists on a terminal, in a pipe, in a spreadsheet.

use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::text::clean::{csv_guard, for_terminal, isolate, isolate_ltr, one_line};
use carnet::text::width::{fit, truncate, width};

/// A discreet list fits so many columns, which is a terminal beside another window.
const COLUMNS: usize = 60;
/// No column is cut below this.
const NARROWEST: usize = 6;

/// One value of a list, for programs and for people.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// The code, id or date.
    pub(super) code: String,
    /// The same for people.
    pub(super) shown: String,
}

impl Cell {
    pub(super) fn new(code: impl Into<String>, shown: impl Into<String>) -> Self {
        Self { code: code.into(), shown: shown.into() }
    }

    /// Something that is the same for both.
    pub(super) fn plain(code: impl Into<String>) -> Self {
        let code = code.into();
        Self { shown: code.clone(), code }
    }
}

/// A list: for each column its name for programs and its heading for people.
pub(super) struct Table {
    pub(super) columns: Vec<(&'static str, String)>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Prints the list in the shape asked for. `full` lets it be as wide as it is.
    pub(super) fn print(&self, full: bool, session: &Session) -> Result<(), Failure> {
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
        let needed: Vec<usize> = used
            .iter()
            .map(|column| rows.iter().map(|row| width(&row[*column])).max().unwrap_or(0))
            .collect();
        let with_headings =
            used.iter().zip(&needed).map(|(column, needed)| width(&headings[*column]).max(*needed)).collect();
        let widths = narrowed(with_headings, &needed, limit);
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

/// The widths in which all columns fit, two spaces between them. Headings give way first, then the widest column.
fn narrowed(mut widths: Vec<usize>, needed: &[usize], limit: usize) -> Vec<usize> {
    let gaps = 2 * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > limit {
        let wide = |only_headings: bool| {
            (0..widths.len())
                .filter(|at| widths[*at] > NARROWEST && (!only_headings || widths[*at] > needed[*at]))
                .max_by_key(|at| widths[*at])
        };
        match wide(true).or_else(|| wide(false)) {
            Some(widest) => widths[widest] -= 1,
            None => break,
        }
    }
    widths
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
