//! A cell, a period, a note as people read them.

use std::borrow::Cow;

use super::spoken;
use crate::indicator::{Against, Cell, Choice, Column, Reported, Row, Shape, Table};
use crate::message::{Catalogue, Message};
use crate::text::clean;

/// Stands between one name and the next: of what a row is called in several dimensions, and in a heading.
pub(super) const BETWEEN: &str = " · ";

/// What a cell says, on one line.
pub(super) fn cell(cell: &Cell, catalogue: &Catalogue) -> String {
    let said = |message: Message| catalogue.say(&message);
    match cell {
        Cell::Empty => String::new(),
        Cell::Without(code) => catalogue.label(&format!("report-without-{code}")),
        Cell::Term(vocabulary, code) => catalogue.label(&vocabulary.label_key(code)),
        Cell::Absent(code) => catalogue.label(&format!("report-absent-{code}")),
        Cell::Said(_, message) => said(message.clone()),
        Cell::Code(text) => clean::one_line(text).into_owned(),
        Cell::Record { id, name } if name.is_empty() => id.clone(),
        Cell::Record { name, .. } => clean::one_line(name).into_owned(),
        Cell::Count(count) => count.to_string(),
        Cell::Share(share) => match share.proportion() {
            Some(one) => said(
                Message::new("report-cell-share")
                    .with("numerator", share.numerator())
                    .with("denominator", share.denominator())
                    .with("percent", decimal(one.percent))
                    .with("low", decimal(one.low))
                    .with("high", decimal(one.high)),
            ),
            None => said(
                Message::new("report-cell-few")
                    .with("numerator", share.numerator())
                    .with("denominator", share.denominator()),
            ),
        },
        Cell::Rate(rate) => match rate.value() {
            Some(value) => said(Message::new("report-cell-rate").with("value", decimal(value))),
            None => said(Message::new("report-cell-few-rate")),
        },
        Cell::Amount(hundredths) => amount(*hundredths),
        Cell::Date(day) => day.to_string(),
        Cell::OutOf(_, 0) => catalogue.label("report-cell-none"),
        Cell::OutOf(part, whole) => {
            said(Message::new("report-cell-out-of").with("numerator", *part).with("denominator", *whole))
        }
        Cell::Days(hundredths) => {
            said(Message::new("report-cell-days").with("days", decimal(*hundredths as f64 / 100.0)))
        }
        Cell::Decimal(value, places) => {
            let value = crate::message::Arg::Decimal { value: *value, places: usize::from(*places) };
            said(Message::new("report-cell-rate").with("value", value))
        }
        Cell::Estimate(Some(one)) => said(
            Message::new("report-cell-estimate")
                .with("percent", decimal(one.percent))
                .with("low", decimal(one.low))
                .with("high", decimal(one.high)),
        ),
        Cell::Estimate(None) => said(Message::new("report-cell-few-rate")),
        Cell::Earlier(Against::NotRecorded) => said(Message::new("report-cell-not-yet")),
        Cell::Earlier(Against::Change(change)) => match change.percent() {
            Some(percent) => said(
                Message::new("report-cell-change")
                    .with("before", change.before())
                    .with("direction", if percent < 0.0 { "down" } else { "up" })
                    .with("percent", decimal(percent.abs())),
            ),
            None => change.before().to_string(),
        },
    }
}

fn decimal(value: f64) -> crate::message::Arg {
    crate::message::Arg::Decimal { value, places: 1 }
}

/// Hundredths with a point, and without what is not needed: `50`, `12.50`.
pub(super) fn amount(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") }
}

/// Whether a cell holds words that others typed, which may run from right to left.
pub(super) fn is_words(cell: &Cell) -> bool {
    matches!(cell, Cell::Record { .. } | Cell::Code(_))
}

/// Whether a column can name the rows that begin with it.
pub(super) fn is_name(column: &Column) -> bool {
    matches!(column.shape, Shape::Code | Shape::Record)
}

/// Whether a column stands to the right, as numbers do.
pub(super) fn is_number(column: &Column) -> bool {
    matches!(
        column.shape,
        Shape::Count
            | Shape::Rate
            | Shape::Amount
            | Shape::OutOf
            | Shape::Days
            | Shape::Earlier
            | Shape::Decimal
    )
}

/// The columns that people see, with their place.
pub(super) fn shown(columns: &[Column]) -> impl Iterator<Item = (usize, &Column)> {
    columns.iter().enumerate().filter(|(_, column)| !column.in_title)
}

/// Whether a table has nothing to show: no row, or none with a word in it.
pub(super) fn is_blank(table: &Table) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).all(|cell| *cell == Cell::Empty)
}

/// The cells of a row that people see; one that is also counted in the row above is set in.
pub(super) fn row(row: &Row, places: &[usize], catalogue: &Catalogue) -> Vec<String> {
    let mut texts: Vec<String> = places.iter().map(|at| cell(&row.cells[*at], catalogue)).collect();
    if row.of_which
        && let Some(first) = texts.first_mut()
    {
        *first = catalogue.say(&Message::new("report-of-which").with("what", first.as_str()));
    }
    texts
}

/// Title and period: the first line of a report.
pub(super) fn heading(made: &Reported, catalogue: &Catalogue) -> String {
    catalogue.say(
        &Message::new("report-heading")
            .with("title", Message::new(made.report.label_key()))
            .with("period", made.choice.period()),
    )
}

/// The filters, as a line.
pub(super) fn filters(choice: &Choice, catalogue: &Catalogue) -> Option<String> {
    if choice.filters.is_empty() {
        return None;
    }
    let all: Vec<String> = choice
        .filters
        .iter()
        .map(|filter| {
            let name = catalogue.label(&filter.dimension.label_key());
            let term: Cow<'_, str> = match filter.dimension.values {
                crate::indicator::Values::Terms(vocabulary) if vocabulary.has(&filter.term) => {
                    catalogue.label(&vocabulary.label_key(&filter.term)).into()
                }
                _ => clean::one_line(&filter.term),
            };
            let term = match &filter.name {
                Some(name) => format!("{} ({term})", clean::one_line(name)).into(),
                None => term,
            };
            format!("{name} = {term}")
        })
        .collect();
    Some(catalogue.say(&Message::new("report-only").with("filters", all.join(", "))))
}

/// Tables of which the summary speaks: the first ones, or it is no summary.
const SUMMED: usize = 4;
/// Figures of a table without names that it says.
const SAID: usize = 3;

/// The report in a few sentences: its own, or, where it is grouped, of each of its first tables the whole, and which term
/// there is most of.
///
/// Places and actors are never named so: they are not ranked.
pub(super) fn summary(made: &Reported, catalogue: &Catalogue) -> Option<String> {
    if let Some(said) = said(made, catalogue) {
        return Some(said);
    }
    let mut sentences: Vec<String> = made
        .tables
        .iter()
        .filter_map(|table| sentence(table, catalogue))
        .take(SUMMED)
        .map(|message| catalogue.say(&message))
        .collect();
    // Tables that are the same rows in other columns say the same.
    sentences.dedup();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The report in its own sentences.
pub(super) fn said(made: &Reported, catalogue: &Catalogue) -> Option<String> {
    let own = spoken::sentences(made, catalogue);
    (!own.is_empty()).then(|| own.join(" "))
}

/// Whether a cell says a word of ours.
fn is_ours(cell: &Cell) -> bool {
    matches!(cell, Cell::Term(..) | Cell::Absent(_) | Cell::Said(..))
}

fn sentence(table: &Table, catalogue: &Catalogue) -> Option<Message> {
    let counts: Vec<usize> =
        shown(&table.columns).filter(|(_, column)| column.shape == Shape::Count).map(|(at, _)| at).collect();
    let names: Vec<usize> = shown(&table.columns)
        .take_while(|(_, column)| matches!(column.shape, Shape::Code | Shape::Record))
        .map(|(at, _)| at)
        .collect();
    // Measures as rows are no parts of one whole: a sum of them would be of nothing.
    if let ([figure], [at]) = (names.as_slice(), counts.as_slice())
        && table.columns[*figure].name == "figure"
    {
        let figures = table.rows.iter().take(SAID).map(|row| {
            catalogue.say(
                &Message::new("report-summary-figure")
                    .with("what", cell(&row.cells[*figure], catalogue))
                    .with("figure", cell(&row.cells[*at], catalogue)),
            )
        });
        let figures: Vec<String> = figures.collect();
        return (!figures.is_empty()).then(|| {
            Message::new("report-summary-figures")
                .with("section", table.title.clone())
                .with("figures", figures.join(", "))
        });
    }
    match (table.rows.as_slice(), names.as_slice(), counts.as_slice()) {
        (rows, [_, ..], [at]) if !rows.is_empty() => {
            let count = |row: &Row| match row.cells[*at] {
                Cell::Count(count) => count,
                _ => 0,
            };
            let whole: u64 = rows.iter().filter(|row| !row.of_which).map(count).sum();
            let measure = catalogue.say(&table.columns[*at].label);
            let said =
                Message::new("report-summary-whole").with("measure", measure.as_str()).with("whole", whole);
            // Of several with the highest count none is *the* most frequent.
            let most = rows.iter().filter(|row| !row.of_which).map(count).max().filter(|most| *most > 0);
            let mut leading = rows.iter().filter(|row| !row.of_which && Some(count(row)) == most);
            match (leading.next(), leading.next()) {
                (Some(first), None)
                    if rows.len() > 1 && names.iter().all(|at| is_ours(&first.cells[*at])) =>
                {
                    Some(
                        Message::new("report-summary-most")
                            .with("measure", measure)
                            .with("whole", whole)
                            .with("what", row(first, &names, catalogue).join(BETWEEN))
                            .with("count", count(first)),
                    )
                }
                _ => Some(said),
            }
        }
        ([only], [], _) => {
            let figures = shown(&table.columns).take(SAID).map(|(at, column)| {
                let figure = cell(&only.cells[at], catalogue);
                let what = catalogue.say(&column.label);
                catalogue
                    .say(&Message::new("report-summary-figure").with("what", what).with("figure", figure))
            });
            Some(
                Message::new("report-summary-figures")
                    .with("section", table.title.clone())
                    .with("figures", figures.collect::<Vec<_>>().join(", ")),
            )
        }
        _ => None,
    }
}

/// The notes, and what a reader could take the report for and must not.
pub(super) fn notes(made: &Reported, catalogue: &Catalogue) -> Vec<String> {
    let traps = made.report.traps.iter().map(|id| catalogue.label(id));
    made.notes.iter().map(|note| catalogue.say(note)).chain(traps).collect()
}
