//! Reports as a workbook: what to read first, a sheet a section, the definitions.

use super::words;
use super::workbook::{Sheet, Value, WorkbookError, workbook};
use crate::indicator::{Against, Cell, Column, Reported, Shape};
use crate::message::{Catalogue, Message};
use crate::text::clean;

/// The workbook of one report, or of several.
///
/// # Errors
/// [`WorkbookError::TooManyRows`].
pub fn xlsx(all: &[Reported], catalogue: &Catalogue) -> Result<Vec<u8>, WorkbookError> {
    let title = match all {
        [only] => words::heading(only, catalogue),
        _ => catalogue.label("report-all"),
    };
    let mut sheets = vec![about(all, catalogue)];
    for made in all {
        sheets.extend(sections(made, catalogue));
    }
    sheets.push(definitions(all, catalogue));
    workbook(&sheets, &title, catalogue.language())
}

fn about(all: &[Reported], catalogue: &Catalogue) -> Sheet {
    let mut lines = Vec::new();
    for made in all {
        lines.push(words::heading(made, catalogue));
        lines.extend(words::filters(&made.choice, catalogue));
        if made.report.device_only {
            lines.push(catalogue.label("report-device-only"));
        }
        lines.extend(words::summary(made, catalogue));
        lines.extend(words::notes(made, catalogue).into_iter().map(|note| format!("– {note}")));
        lines.push(String::new());
    }
    lines.push(catalogue.label("report-html-footer"));
    Sheet {
        name: "about".to_owned(),
        title: catalogue.label("report-sheet-about"),
        headings: vec![catalogue.label("report-html-notes")],
        rows: lines.into_iter().map(|line| vec![text(&line)]).collect(),
        is_text: true,
    }
}

/// Tables of one name are one sheet: a ladder of a hundred chains is not a hundred tabs.
fn sections(made: &Reported, catalogue: &Catalogue) -> Vec<Sheet> {
    let mut sheets: Vec<(&str, Sheet)> = Vec::new();
    for table in &made.tables {
        let rows = table.rows.iter().map(|row| {
            let cells = table.columns.iter().zip(&row.cells);
            cells.flat_map(|(column, cell)| values(column, cell, catalogue)).collect()
        });
        match sheets.iter_mut().find(|(name, _)| *name == table.name) {
            Some((_, sheet)) => sheet.rows.extend(rows),
            None => {
                let shared = made.tables.iter().filter(|other| other.name == table.name).count() > 1;
                let title = if shared {
                    catalogue.label(&made.report.label_key())
                } else {
                    catalogue.say(&table.title)
                };
                let headings = table.columns.iter().flat_map(|column| headings(column, catalogue)).collect();
                let sheet = Sheet {
                    name: table.name.to_owned(),
                    title,
                    headings,
                    rows: rows.collect(),
                    is_text: false,
                };
                sheets.push((table.name, sheet));
            }
        }
    }
    let empty = |mut sheet: Sheet| {
        if sheet.rows.is_empty() {
            let mut row = vec![Value::Empty; sheet.headings.len()];
            row[0] = Value::Text(catalogue.label("report-empty"));
            sheet.rows.push(row);
        }
        sheet
    };
    sheets.into_iter().map(|(_, sheet)| empty(sheet)).collect()
}

fn headings(column: &Column, catalogue: &Catalogue) -> Vec<String> {
    let label = catalogue.say(&column.label);
    match column.shape {
        Shape::Record => {
            vec![catalogue.say(&Message::new("report-sheet-id").with("what", label.as_str())), label]
        }
        Shape::Share => ["part", "whole", "share", "low", "high"]
            .iter()
            .map(|part| {
                let key = format!("report-sheet-{part}");
                catalogue.say(&Message::new(key).with("what", Message::new(short_label(column))))
            })
            .collect(),
        Shape::OutOf => parted(&label, &["part", "whole"], catalogue),
        Shape::Estimate => parted(&label, &["share", "low", "high"], catalogue),
        Shape::Earlier => parted(&label, &["before", "change"], catalogue),
        _ => vec![label],
    }
}

/// A heading for each value of a cell that holds several.
fn parted(label: &str, parts: &[&str], catalogue: &Catalogue) -> Vec<String> {
    parts
        .iter()
        .map(|part| catalogue.say(&Message::new(format!("report-sheet-{part}")).with("what", label)))
        .collect()
}

/// The label of a share without what it says of its interval, which has columns of its own here.
fn short_label(column: &Column) -> String {
    match column.name.as_str() {
        "share" => "report-sheet-of-all".to_owned(),
        _ => column.label.id.clone().into_owned(),
    }
}

fn values(column: &Column, cell: &Cell, catalogue: &Catalogue) -> Vec<Value> {
    let blank = || match column.shape {
        Shape::Record | Shape::OutOf | Shape::Earlier => vec![Value::Empty; 2],
        Shape::Estimate => vec![Value::Empty; 3],
        Shape::Share => vec![Value::Empty; 5],
        _ => vec![Value::Empty],
    };
    match cell {
        Cell::Empty => blank(),
        Cell::Without(_) if blank().len() > 1 => blank(),
        Cell::Without(_) => vec![text(&words::cell(cell, catalogue))],
        Cell::Record { id, name } => vec![text(id), text(name)],
        Cell::Absent(_) if column.shape == Shape::Record => {
            vec![Value::Empty, text(&words::cell(cell, catalogue))]
        }
        Cell::Count(count) => vec![Value::Number(*count as f64)],
        Cell::Amount(hundredths) => vec![Value::Number(*hundredths as f64 / 100.0)],
        Cell::Rate(rate) => vec![rate.value().map_or(Value::Empty, Value::Number)],
        Cell::Date(day) => vec![Value::Day(*day)],
        Cell::Share(share) => {
            let part = |of: fn(crate::indicator::Proportion) -> f64| {
                share.proportion().map_or(Value::Empty, |one| Value::Part(of(one) / 100.0))
            };
            vec![
                Value::Number(share.numerator() as f64),
                Value::Number(share.denominator() as f64),
                part(|one| one.percent),
                part(|one| one.low),
                part(|one| one.high),
            ]
        }
        Cell::OutOf(part, whole) => vec![Value::Number(*part as f64), Value::Number(*whole as f64)],
        Cell::Days(hundredths) => vec![Value::Number(*hundredths as f64 / 100.0)],
        Cell::Decimal(value, _) => vec![Value::Number(*value)],
        Cell::Estimate(None) | Cell::Earlier(Against::NotRecorded) => blank(),
        Cell::Estimate(Some(one)) => {
            [one.percent, one.low, one.high].map(|one| Value::Part(one / 100.0)).to_vec()
        }
        Cell::Earlier(Against::Change(change)) => vec![
            Value::Number(change.before() as f64),
            change.percent().map_or(Value::Empty, |percent| Value::Part(percent / 100.0)),
        ],
        Cell::Term(..) | Cell::Absent(_) | Cell::Said(..) | Cell::Code(_) => {
            vec![text(&words::cell(cell, catalogue))]
        }
    }
}

fn text(said: &str) -> Value {
    match clean::one_line(said) {
        empty if empty.is_empty() => Value::Empty,
        said => Value::Text(said.into_owned()),
    }
}

fn definitions(all: &[Reported], catalogue: &Catalogue) -> Sheet {
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for made in all {
        let report = made.report;
        rows.push(vec![
            text(report.name),
            text(&catalogue.label(&report.label_key())),
            text(&catalogue.definition(&report.label_key())),
            Value::Empty,
            Value::Empty,
        ]);
        for measure in report.measures() {
            let against = measure
                .denominator()
                .map_or(Value::Empty, |other| text(&catalogue.label(&other.label_key())));
            let row = vec![
                text(&measure.column_name()),
                text(&catalogue.label(&measure.label_key())),
                text(&catalogue.definition(&measure.label_key())),
                against,
                text(measure.source),
            ];
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    let heading = |part: &str| catalogue.label(&format!("report-sheet-{part}"));
    Sheet {
        name: "definitions".to_owned(),
        title: catalogue.label("report-html-definitions"),
        headings: ["name", "called", "definition", "against", "source"].map(heading).to_vec(),
        rows,
        is_text: true,
    }
}
