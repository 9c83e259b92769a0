//! What of a table is worth drawing, read off its columns: whoever declares a report gets its chart with it.
//!
//! | a table has | it is drawn as |
//! |---|---|
//! | a calendar period | small multiples: a panel for each figure, or for each group |
//! | a dimension spread over its columns | bars in parts, with the whole beside each |
//! | how long things last | bars after so many days, each with its interval |
//! | counts, shares, rates | bars; a share over its denominator, with its interval |
//!
//! Nothing is ordered by size: what stands first in the table stands first in the picture. Absent here: figures that
//! the table does not hold.

mod svg;
mod text;

pub(super) use svg::{at, columns, svg};
pub(super) use text::{bars as text_bars, sparklines};

use super::words::{self, BETWEEN};
use crate::indicator::{Cell, Reported, Rows, Section, Shape, Share, Table};
use crate::message::{Arg, Catalogue, Message};

/// Rows that are drawn: more is a table, not a picture.
const ROWS: usize = 30;
/// Panels that are drawn.
const PANELS: usize = 12;
/// Periods that are drawn: five years of months. The latest stay.
const PERIODS: usize = 60;
/// Figures that stand beside each other.
const FIGURES: usize = 3;

/// Something to draw.
#[derive(Debug, PartialEq)]
pub(super) enum Chart {
    Bars(Bars),
    Parts(Parts),
    Periods(Periods),
}

/// Rows with bars, each figure in its own measure.
#[derive(Debug, PartialEq)]
pub(super) struct Bars {
    pub(super) labels: Vec<Label>,
    pub(super) figures: Vec<Figure>,
    pub(super) left_out: usize,
}

/// What a row is called.
#[derive(Debug, PartialEq)]
pub(super) struct Label {
    pub(super) text: String,
    /// Whether it is also counted in the row above it.
    pub(super) of_which: bool,
}

/// A column of bars.
#[derive(Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) title: String,
    /// Whether the bars stand for per cent, of which a hundred is the whole width.
    pub(super) of_whole: bool,
    pub(super) bars: Vec<Bar>,
}

/// A bar with its figure in words. What has no length says only the words: few cases have no share.
#[derive(Debug, PartialEq)]
pub(super) struct Bar {
    /// From 0 to 1.
    pub(super) length: Option<f64>,
    /// Lower and upper end, from 0 to 1.
    pub(super) interval: Option<(f64, f64)>,
    pub(super) text: String,
}

/// Rows made of parts.
#[derive(Debug, PartialEq)]
pub(super) struct Parts {
    pub(super) labels: Vec<Label>,
    pub(super) series: Vec<String>,
    /// For each row, of each series so many.
    pub(super) counts: Vec<Vec<u64>>,
    pub(super) left_out: usize,
}

/// Panels over the same periods.
#[derive(Debug, PartialEq)]
pub(super) struct Periods {
    pub(super) periods: Vec<String>,
    pub(super) panels: Vec<Panel>,
    pub(super) left_out: usize,
}

/// One small picture.
#[derive(Debug, PartialEq)]
pub(super) struct Panel {
    pub(super) title: String,
    /// What the top edge stands for.
    pub(super) most: f64,
    pub(super) of_whole: bool,
    /// One a period; none where there are too few cases for a figure, or nothing at all.
    pub(super) points: Vec<Option<Point>>,
}

/// A figure of one period.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) value: f64,
    pub(super) interval: Option<(f64, f64)>,
    pub(super) text: String,
}

impl Chart {
    /// What there is to draw of a table; nothing where it has no figures, or one figure alone.
    pub(super) fn of(made: &Reported, table: &Table, catalogue: &Catalogue) -> Option<Self> {
        let shown: Vec<usize> = words::shown(&table.columns).map(|(at, _)| at).collect();
        let shape = |at: &usize| table.columns[*at].shape;
        let names: Vec<usize> =
            shown.iter().copied().take_while(|at| matches!(shape(at), Shape::Code | Shape::Record)).collect();
        let figures: Vec<usize> = shown
            .iter()
            .copied()
            .filter(|at| matches!(shape(at), Shape::Count | Shape::Share | Shape::Rate))
            .collect();
        if table.rows.is_empty() || figures.is_empty() {
            return None;
        }
        let own = made.report.sections().iter().find(|section| section.name == table.name);
        if matches!(own.map(|section| &section.rows), Some(Rows::Curve { .. })) {
            return curve(table, &names, figures[0], catalogue).map(Self::Bars);
        }
        if matches!(own.map(|section| &section.rows), Some(Rows::Terms { spread: Some(_), .. })) {
            return parts(table, &names, &figures, catalogue).map(Self::Parts);
        }
        match names.iter().find(|at| grain(&table.columns[**at].name).is_some()) {
            Some(time) => periods(table, *time, &names, &figures, catalogue).map(Self::Periods),
            None => bars(table, &names, &figures, catalogue, alike(own.copied(), table)).map(Self::Bars),
        }
    }
}

/// How many rows from the first on can be drawn in one measure: of measures as rows, those counted in the same unit.
fn alike(section: Option<&Section>, table: &Table) -> usize {
    match section.map(|section| &section.rows) {
        Some(Rows::Lines(measures)) => {
            let same = measures.iter().take_while(|one| one.unit == measures[0].unit).count();
            // In groups the measures come round again.
            if table.rows.len() > measures.len() { 0 } else { same }
        }
        _ => table.rows.len(),
    }
}

fn label(table: &Table, row: usize, names: &[usize], catalogue: &Catalogue) -> Label {
    let row = &table.rows[row];
    let text = words::row(row, names, catalogue).join(BETWEEN);
    Label { text, of_which: row.of_which }
}

fn title(table: &Table, at: usize, catalogue: &Catalogue) -> String {
    catalogue.say(&table.columns[at].label)
}

fn bars(
    table: &Table,
    names: &[usize],
    figures: &[usize],
    catalogue: &Catalogue,
    drawn: usize,
) -> Option<Bars> {
    // A bar is long or short beside another, or within a whole.
    let one_figure_alone = drawn < 2 && table.columns[figures[0]].shape != Shape::Share;
    if one_figure_alone {
        return None;
    }
    let rows = drawn.min(ROWS);
    let figures: Vec<Figure> = figures
        .iter()
        .take(FIGURES)
        .map(|at| {
            let most =
                table.rows.iter().take(drawn).filter_map(|row| value(&row.cells[*at])).fold(0.0, f64::max);
            let of_whole = table.columns[*at].shape == Shape::Share;
            let cells = table.rows.iter().take(rows).map(|row| &row.cells[*at]);
            let bars = cells.map(|cell| bar_of(cell, if of_whole { 100.0 } else { most }, catalogue));
            Figure { title: title(table, *at, catalogue), of_whole, bars: bars.collect() }
        })
        .collect();
    if !figures.iter().flat_map(|figure| &figure.bars).any(|bar| bar.length.is_some_and(|one| one > 0.0)) {
        return None;
    }
    let labels = (0..rows)
        .map(|row| match names.is_empty() {
            true => Label { text: catalogue.say(&table.title), of_which: false },
            false => label(table, row, names, catalogue),
        })
        .collect();
    Some(Bars { labels, figures, left_out: drawn - rows })
}

fn bar_of(cell: &Cell, most: f64, catalogue: &Catalogue) -> Bar {
    let part = |value: f64| if most > 0.0 { (value / most).clamp(0.0, 1.0) } else { 0.0 };
    Bar {
        length: value(cell).map(part),
        interval: interval(cell).map(|(low, high)| (part(low), part(high))),
        text: short(cell, catalogue),
    }
}

/// After so many days, how likely each end was by then: the days are what a row is called, not a figure of it.
fn curve(table: &Table, names: &[usize], days: usize, catalogue: &Catalogue) -> Option<Bars> {
    let estimates = (0..table.columns.len()).filter(|at| table.columns[*at].shape == Shape::Estimate);
    let rows = table.rows.len().min(ROWS);
    let figures: Vec<Figure> = estimates
        .take(FIGURES)
        .map(|at| {
            let bars = table.rows.iter().take(rows).map(|row| bar_of(&row.cells[at], 100.0, catalogue));
            Figure { title: title(table, at, catalogue), of_whole: true, bars: bars.collect() }
        })
        .collect();
    let is_drawn = figures.iter().flat_map(|figure| &figure.bars).any(|bar| bar.length.is_some());
    let label = |row: usize| {
        let days = match table.rows[row].cells[days] {
            Cell::Count(days) => days,
            _ => 0,
        };
        let after = catalogue.say(&Message::new("report-chart-after").with("days", days));
        let mut parts = words::row(&table.rows[row], names, catalogue);
        parts.push(after);
        Label { text: parts.join(BETWEEN), of_which: false }
    };
    let labels = (0..rows).map(label).collect();
    is_drawn.then_some(Bars { labels, figures, left_out: table.rows.len() - rows })
}

/// What a bar is as long as.
fn value(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Count(count) => Some(*count as f64),
        Cell::Share(share) => share.proportion().map(|one| one.percent),
        Cell::Rate(rate) => rate.value(),
        Cell::Estimate(estimate) => estimate.map(|one| one.percent),
        _ => None,
    }
}

fn interval(cell: &Cell) -> Option<(f64, f64)> {
    match cell {
        Cell::Share(share) => share.proportion().map(|one| (one.low, one.high)),
        Cell::Estimate(estimate) => estimate.map(|one| (one.low, one.high)),
        _ => None,
    }
}

/// A figure as short as it can be without losing its denominator.
fn short(cell: &Cell, catalogue: &Catalogue) -> String {
    match cell {
        Cell::Share(share) => short_share(share, catalogue),
        Cell::Estimate(Some(one)) => catalogue.say(
            &Message::new("report-chart-estimate")
                .with("percent", Arg::Decimal { value: one.percent, places: 1 }),
        ),
        Cell::Rate(rate) if rate.value().is_none() => format!("{}/{}", rate.numerator(), rate.denominator()),
        other => words::cell(other, catalogue),
    }
}

fn short_share(share: &Share, catalogue: &Catalogue) -> String {
    match share.proportion() {
        Some(one) => catalogue.say(
            &Message::new("report-chart-share")
                .with("percent", Arg::Decimal { value: one.percent, places: 1 })
                .with("numerator", share.numerator())
                .with("denominator", share.denominator()),
        ),
        None => format!("{}/{}", share.numerator(), share.denominator()),
    }
}

fn parts(table: &Table, names: &[usize], figures: &[usize], catalogue: &Catalogue) -> Option<Parts> {
    // The first figure is the whole; those after it are its parts.
    let series: Vec<usize> = figures
        .iter()
        .copied()
        .skip(1)
        .filter(|at| table.rows.iter().any(|row| value(&row.cells[*at]).is_some_and(|one| one > 0.0)))
        .collect();
    if series.is_empty() {
        return None;
    }
    let rows = table.rows.len().min(ROWS);
    let count = |row: usize, at: usize| match table.rows[row].cells[at] {
        Cell::Count(count) => count,
        _ => 0,
    };
    Some(Parts {
        labels: (0..rows).map(|row| label(table, row, names, catalogue)).collect(),
        series: series.iter().map(|at| title(table, *at, catalogue)).collect(),
        counts: (0..rows).map(|row| series.iter().map(|at| count(row, *at)).collect()).collect(),
        left_out: table.rows.len() - rows,
    })
}

fn periods(
    table: &Table,
    time: usize,
    names: &[usize],
    figures: &[usize],
    catalogue: &Catalogue,
) -> Option<Periods> {
    let code = |row: usize| match &table.rows[row].cells[time] {
        Cell::Code(code) => Some(code.as_str()),
        _ => None,
    };
    let found: Vec<&str> = (0..table.rows.len()).filter_map(code).collect();
    let mut periods = run(found.iter().min()?, found.iter().max()?);
    periods.drain(..periods.len().saturating_sub(PERIODS));
    let others: Vec<usize> = names.iter().copied().filter(|at| *at != time).collect();
    // Each group in the order of the table, with its rows.
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for row in (0..table.rows.len()).filter(|row| code(*row).is_some()) {
        let name = label(table, row, &others, catalogue).text;
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((name, vec![row])),
        }
    }
    let mut panels = Vec::new();
    for (name, rows) in &groups {
        // Of groups one figure each; without, every figure has its panel.
        for at in figures.iter().take(if others.is_empty() { PANELS } else { 1 }) {
            let point = |period: &String| {
                let row = rows.iter().find(|row| code(**row) == Some(period));
                row.and_then(|row| {
                    let cell = &table.rows[*row].cells[*at];
                    let (value, interval, text) = (value(cell)?, interval(cell), short(cell, catalogue));
                    Some(Point { value, interval, text })
                })
            };
            let points: Vec<Option<Point>> = periods.iter().map(point).collect();
            let of_whole = table.columns[*at].shape == Shape::Share;
            let most = points.iter().flatten().map(|point| point.value).fold(0.0, f64::max);
            if most > 0.0 {
                let title = if others.is_empty() { title(table, *at, catalogue) } else { name.clone() };
                panels.push(Panel { title, most: if of_whole { 100.0 } else { most }, of_whole, points });
            }
        }
    }
    if !others.is_empty() {
        // Panels of one figure have one measure, or they could not be compared.
        let most = panels.iter().map(|panel| panel.most).fold(0.0, f64::max);
        panels.iter_mut().for_each(|panel| panel.most = most);
    }
    let left_out = panels.len().saturating_sub(PANELS);
    panels.truncate(PANELS);
    (!panels.is_empty()).then_some(Periods { periods, panels, left_out })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Month,
    Quarter,
    Year,
}

fn grain(column: &str) -> Option<Grain> {
    match column {
        "month" => Some(Grain::Month),
        "quarter" => Some(Grain::Quarter),
        "year" => Some(Grain::Year),
        _ => None,
    }
}

/// Every period from the first to the last: a month in which nothing happened has its place too.
fn run(first: &str, last: &str) -> Vec<String> {
    let numbered = |code: &str| -> Option<(i64, i64)> {
        match code.split_once('-') {
            None => Some((code.parse().ok()?, 1)),
            Some((year, rest)) => match rest.strip_prefix('Q') {
                Some(quarter) => Some((year.parse::<i64>().ok()? * 4 + quarter.parse::<i64>().ok()? - 1, 4)),
                None => Some((year.parse::<i64>().ok()? * 12 + rest.parse::<i64>().ok()? - 1, 12)),
            },
        }
    };
    let (Some((from, parts)), Some((to, _))) = (numbered(first), numbered(last)) else { return Vec::new() };
    let from = from.max(to - PERIODS as i64);
    (from..=to)
        .map(|at| match parts {
            12 => format!("{:04}-{:02}", at / 12, at % 12 + 1),
            4 => format!("{:04}-Q{}", at / 4, at % 4 + 1),
            _ => format!("{at:04}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn no_period_is_skipped() {
        assert_eq!(run("2025-11", "2026-02"), ["2025-11", "2025-12", "2026-01", "2026-02"]);
        assert_eq!(run("2025-Q4", "2026-Q1"), ["2025-Q4", "2026-Q1"]);
        assert_eq!(run("2024", "2026"), ["2024", "2025", "2026"]);
        assert_eq!(run("0001-01", "2026-12").len(), 61);
    }
}
