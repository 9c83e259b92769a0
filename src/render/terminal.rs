//! A report for the eyes: what it says in a sentence, and tables that fit the screen.

use super::chart;
use super::grid::{self, Direction, Set};
use super::ladder;
use super::words;
use crate::indicator::{Cell, Reported, Row, Shape, Table};
use crate::message::Catalogue;
use crate::text::clean;

/// What the tables are printed on.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Columns of characters.
    pub width: usize,
    /// Whether cells are wrapped in direction marks: only on a terminal that knows them. Without, two Arabic cells
    /// beside each other show in exchanged columns; in a pipe, the marks would be dirt.
    pub isolates: bool,
    /// Whether nothing is drawn but with the signs of ASCII, as on a terminal that calls itself dumb.
    pub ascii: bool,
    /// Whether signs have their colours, as escapes that whoever prints to no terminal takes out.
    pub colour: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { width: 80, isolates: false, ascii: false, colour: false }
    }
}

/// Columns of the longest bar; no table is squeezed for it.
const BAR: usize = 12;
/// So many columns of counts are all shown; of more, those that are zero all the way down are not.
const COUNTS_SHOWN: usize = 6;

/// The report as text.
pub fn terminal(made: &Reported, catalogue: &Catalogue, screen: &Screen) -> String {
    let mut page = format!("{}\n", words::heading(made, catalogue));
    if let Some(filters) = words::filters(&made.choice, catalogue) {
        page.push_str(&format!("{filters}\n"));
    }
    for line in words::said(made, catalogue).iter().flat_map(|said| grid::wrap(said, screen.width)) {
        page.push_str(&format!("{line}\n"));
    }
    for (number, table) in made.tables.iter().enumerate() {
        if let Some(picture) = made.pictures.get(number) {
            let picture = ladder::text(picture, catalogue, screen.width, screen.ascii, screen.colour);
            page.push_str(&format!("\n{picture}"));
            page.push_str(&set(made, table, catalogue, screen));
            continue;
        }
        page.push('\n');
        for line in grid::wrap(&clean::one_line(&catalogue.say(&table.title)), screen.width) {
            page.push_str(&format!("{line}\n"));
        }
        page.push_str(&set(made, table, catalogue, screen));
        for line in chart::sparklines(made, table, catalogue, screen.width, screen.ascii) {
            page.push_str(&format!("{line}\n"));
        }
    }
    let notes = words::notes(made, catalogue);
    if !notes.is_empty() {
        page.push('\n');
    }
    for note in notes {
        let note = [Set::plain(if screen.ascii { "-" } else { "·" }), Set::plain(clean::one_line(&note))];
        page.push_str(&grid::lines(None, &[note.to_vec()], &[false, false], screen.width, screen.ascii));
    }
    page
}

fn set(made: &Reported, table: &Table, catalogue: &Catalogue, screen: &Screen) -> String {
    if words::is_blank(table) {
        return format!("{}\n", catalogue.label("report-empty"));
    }
    let places: Vec<usize> =
        words::shown(&table.columns).map(|(at, _)| at).filter(|at| says_something(table, *at)).collect();
    let label = |at: &usize| catalogue.say(&table.columns[*at].label);
    let screen = &Screen { isolates: screen.isolates && runs_right_to_left(table), ..*screen };
    let named = table.columns.iter().any(|column| matches!(column.shape, Shape::Code | Shape::Record));
    // One row without a name is a list of figures, and read down.
    if let ([only], false) = (table.rows.as_slice(), named) {
        let cells = cells(only, &places, catalogue, screen);
        let rows: Vec<Vec<Set>> =
            places.iter().zip(cells).map(|(at, cell)| vec![Set::plain(label(at)), cell]).collect();
        return grid::lines(None, &rows, &[false, true], screen.width, screen.ascii);
    }
    let mut header: Vec<String> = places.iter().map(label).collect();
    let mut right: Vec<bool> = places.iter().map(|at| words::is_number(&table.columns[*at])).collect();
    let mut rows: Vec<Vec<Set>> =
        table.rows.iter().map(|row| cells(row, &places, catalogue, screen)).collect();
    if !grid::keeps_words_whole(&header, &rows, screen.width) {
        let names = places.iter().take_while(|at| words::is_name(&table.columns[**at])).count();
        let says_nothing =
            |row: usize, at: usize| matches!(table.rows[row].cells[places[at]], Cell::Count(0) | Cell::Empty);
        return downwards(&header, &rows, names, says_nothing, screen);
    }
    let bars = chart::text_bars(made, table, catalogue, BAR, screen.ascii);
    if let Some(bars) = bars.filter(|_| grid::natural_width(&header, &rows) + BAR + 2 <= screen.width) {
        header.push(String::new());
        right.push(false);
        let bars = bars.into_iter().chain(std::iter::repeat(String::new()));
        rows.iter_mut().zip(bars).for_each(|(row, bar)| row.push(Set::plain(bar)));
    }
    grid::lines(Some(&header), &rows, &right, screen.width, screen.ascii)
}

/// A table too wide for the screen, each row read down: its names once, the columns that it begins with, then a line for
/// each figure that says something. A figure is never without the heading of its column, whatever it is: a date or an
/// estimate names no row.
fn downwards(
    header: &[String],
    rows: &[Vec<Set>],
    names: usize,
    says_nothing: impl Fn(usize, usize) -> bool,
    screen: &Screen,
) -> String {
    let mut lines: Vec<Vec<Set>> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        // The first figure is the whole, and stands for a row of which all are zero.
        let mut said: Vec<Option<usize>> = (names..header.len())
            .filter(|at| !says_nothing(number, *at) || *at == names && !row[*at].text.is_empty())
            .map(Some)
            .collect();
        if said.is_empty() {
            said.push(None);
        }
        for (n, at) in said.into_iter().enumerate() {
            let name = |of: usize| if n == 0 { row[of].clone() } else { Set::plain("") };
            let mut line: Vec<Set> = (0..names).map(name).collect();
            line.extend(match at {
                Some(at) => [Set::plain(header[at].clone()), row[at].clone()],
                None => [Set::plain(""), Set::plain("")],
            });
            lines.push(line);
        }
    }
    let right: Vec<bool> = (0..names).map(|_| false).chain([false, true]).collect();
    grid::lines(None, &lines, &right, screen.width, screen.ascii)
}

fn cells(row: &Row, places: &[usize], catalogue: &Catalogue, screen: &Screen) -> Vec<Set> {
    let direction = |cell: &Cell| match cell {
        _ if !screen.isolates => Direction::Unmarked,
        cell if words::is_words(cell) => Direction::FirstStrong,
        Cell::Date(_) | Cell::Count(_) | Cell::Amount(_) => Direction::LeftToRight,
        _ => Direction::Unmarked,
    };
    words::row(row, places, catalogue)
        .into_iter()
        .zip(places)
        .map(|(text, at)| Set { text, direction: direction(&row.cells[*at]) })
        .collect()
}

/// Whether somebody typed a name in Arabic, Hebrew or another such script. Where nobody did, marks would only be
/// boxes on old consoles.
fn runs_right_to_left(table: &Table) -> bool {
    let texts = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
        Cell::Record { name: text, .. } | Cell::Code(text) => Some(text),
        _ => None,
    });
    texts.flat_map(|text| text.chars()).any(|character| {
        matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

/// A column of counts that are all zero would push others off the screen, where there are many.
fn says_something(table: &Table, at: usize) -> bool {
    let counts: Vec<usize> =
        (0..table.columns.len()).filter(|at| table.columns[*at].shape == Shape::Count).collect();
    counts.len() <= COUNTS_SHOWN
        || !counts.contains(&at)
        || counts.first() == Some(&at)
        || table.rows.iter().any(|row| row.cells[at] != Cell::Count(0))
}
