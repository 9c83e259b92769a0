//! A report for the eyes: tables that fit the screen.

use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, TableStyle};
use comfy_table::{ContentLineStyle, LineStyle};

use super::words;
use crate::indicator::{Cell, Reported, Row, Shape, Table};
use crate::message::Catalogue;
use crate::text::clean;

/// What the tables are printed on.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Columns of characters.
    pub width: u16,
    /// Whether cells are wrapped in direction marks: only on a terminal that knows them. Without, two Arabic cells
    /// beside each other show in exchanged columns; in a pipe, the marks would be dirt.
    pub isolates: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { width: 80, isolates: false }
    }
}

/// A table of one row and more columns than this stands as lines, `name: value`.
const LINES_FROM: usize = 3;

/// The report as text.
pub fn terminal(made: &Reported, catalogue: &Catalogue, screen: &Screen) -> String {
    let mut page = words::heading(made, catalogue);
    page.push('\n');
    if let Some(filters) = words::filters(&made.choice, catalogue) {
        page.push_str(&filters);
        page.push('\n');
    }
    for table in &made.tables {
        page.push_str(&format!("\n{}\n", clean::one_line(&catalogue.say(&table.title))));
        page.push_str(&grid(table, catalogue, screen));
    }
    let notes = words::notes(made, catalogue);
    if !notes.is_empty() {
        page.push('\n');
    }
    for note in notes {
        page.push_str(&wrapped(&clean::one_line(&note), screen.width));
    }
    page
}

fn grid(table: &Table, catalogue: &Catalogue, screen: &Screen) -> String {
    if table.rows.is_empty() {
        return format!("  {}\n", catalogue.label("report-empty"));
    }
    let places: Vec<usize> =
        words::shown(&table.columns).map(|(at, _)| at).filter(|at| says_something(table, *at)).collect();
    let mut grid = Grid::new();
    grid.load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(screen.width);

    let label = |at: &usize| catalogue.say(&table.columns[*at].label);
    match table.rows.as_slice() {
        [only] if places.len() >= LINES_FROM => {
            for (at, text) in places.iter().zip(words::row(only, &places, catalogue)) {
                grid.add_row(vec![label(at), isolated(text, &only.cells[*at], screen)]);
            }
            align(&mut grid, 1);
        }
        rows => {
            grid.set_header(places.iter().map(label).collect::<Vec<_>>());
            for row in rows {
                grid.add_row(texts(row, &places, catalogue, screen));
            }
            for (column, at) in places.iter().enumerate() {
                if words::is_number(&table.columns[*at]) {
                    align(&mut grid, column);
                }
            }
        }
    }
    let mut text: String = grid.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    if text.is_empty() {
        text.push('\n');
    }
    text
}

fn align(grid: &mut Grid, column: usize) {
    if let Some(column) = grid.column_mut(column) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

fn texts(row: &Row, places: &[usize], catalogue: &Catalogue, screen: &Screen) -> Vec<String> {
    words::row(row, places, catalogue)
        .into_iter()
        .zip(places)
        .map(|(text, at)| isolated(text, &row.cells[*at], screen))
        .collect()
}

/// Words in isolates that follow their own direction; numbers and dates in ones from left to right.
fn isolated(text: String, cell: &Cell, screen: &Screen) -> String {
    match (screen.isolates && !text.is_empty(), words::is_words(cell)) {
        (false, _) => text,
        (true, true) => clean::isolate(&text),
        (true, false) if matches!(cell, Cell::Date(_) | Cell::Count(_) | Cell::Amount(_)) => {
            clean::isolate_ltr(&text)
        }
        (true, false) => text,
    }
}

/// A column of counts that are all zero says nothing that the total does not, and would push others off the screen;
/// the first two are the row's name and its total, and stay.
fn says_something(table: &Table, at: usize) -> bool {
    let column = &table.columns[at];
    let counts = table.columns.iter().filter(|column| column.shape == Shape::Count).count();
    if column.shape != Shape::Count || counts <= 6 {
        return true;
    }
    table.rows.iter().any(|row| row.cells[at] != Cell::Count(0))
        || table.columns.iter().position(|column| column.shape == Shape::Count) == Some(at)
}

/// Lines of at most so many columns, the later ones set in.
fn wrapped(text: &str, width: u16) -> String {
    let mut grid = Grid::new();
    grid.load_style(TableStyle::new().content_lines(ContentLineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width)
        .add_row(vec!["·", text]);
    if let Some(column) = grid.column_mut(0) {
        column.set_padding((0, 0));
    }
    grid.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─'))
    .content_lines(ContentLineStyle::none());
