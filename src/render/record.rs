//! A row as programs read it: stable names, codes, plain numbers.

use crate::indicator::{Against, Cell, Column, Shape, Table};

/// The names that a column has in a file: one, or several where a cell holds several values.
pub(super) fn names(column: &Column) -> Vec<String> {
    let name = &column.name;
    match column.shape {
        Shape::Record => {
            let id = if name.starts_with("adm") { "pcode" } else { "id" };
            vec![format!("{name}_{id}"), format!("{name}_name")]
        }
        Shape::Share => ["numerator", "denominator", "percent", "low", "high"]
            .iter()
            .map(|part| format!("{name}_{part}"))
            .collect(),
        Shape::OutOf => vec![format!("{name}_numerator"), format!("{name}_denominator")],
        Shape::Estimate => ["percent", "low", "high"].iter().map(|part| format!("{name}_{part}")).collect(),
        Shape::Earlier => vec![name.clone(), format!("{name}_percent")],
        Shape::Code
        | Shape::Count
        | Shape::Rate
        | Shape::Amount
        | Shape::Date
        | Shape::Days
        | Shape::Decimal => vec![name.clone()],
    }
}

/// The values of a cell, as many as its column has names.
pub(super) fn values(cell: &Cell, shape: Shape) -> Vec<String> {
    match (cell, shape) {
        (Cell::Record { id, name }, _) => vec![id.clone(), name.clone()],
        (Cell::Absent(code), Shape::Record) => vec![(*code).to_owned(), String::new()],
        (Cell::Share(share), _) => {
            let part = |of: fn(crate::indicator::Proportion) -> f64| {
                share.proportion().map(|one| decimal(of(one))).unwrap_or_default()
            };
            vec![
                share.numerator().to_string(),
                share.denominator().to_string(),
                part(|one| one.percent),
                part(|one| one.low),
                part(|one| one.high),
            ]
        }
        (Cell::OutOf(part, whole), _) => vec![part.to_string(), whole.to_string()],
        (Cell::Days(hundredths), _) => vec![decimal(*hundredths as f64 / 100.0)],
        (Cell::Decimal(value, places), _) => vec![format!("{value:.*}", usize::from(*places))],
        (Cell::Estimate(one), _) => {
            let part = |of: fn(crate::indicator::Proportion) -> f64| {
                one.map(|one| decimal(of(one))).unwrap_or_default()
            };
            vec![part(|one| one.percent), part(|one| one.low), part(|one| one.high)]
        }
        (Cell::Earlier(Against::NotRecorded), _) => vec![String::new(); 2],
        (Cell::Earlier(Against::Change(change)), _) => {
            vec![change.before().to_string(), change.percent().map(decimal).unwrap_or_default()]
        }
        (Cell::Empty | Cell::Without(_), Shape::Share) => vec![String::new(); 5],
        (Cell::Empty | Cell::Without(_), Shape::Estimate) => vec![String::new(); 3],
        (Cell::Empty | Cell::Without(_), Shape::Record | Shape::OutOf | Shape::Earlier) => {
            vec![String::new(); 2]
        }
        (Cell::Empty | Cell::Without(_), _) => vec![String::new()],
        (Cell::Term(_, code) | Cell::Code(code), _) => vec![code.clone()],
        (Cell::Absent(code) | Cell::Said(code, _), _) => vec![(*code).to_owned()],
        (Cell::Count(count), _) => vec![count.to_string()],
        (Cell::Rate(rate), _) => vec![rate.value().map(decimal).unwrap_or_default()],
        (Cell::Amount(hundredths), _) => vec![super::words::amount(*hundredths)],
        (Cell::Date(day), _) => vec![day.to_string()],
    }
}

/// One decimal, as people read it; a program that wants more divides the counts.
fn decimal(value: f64) -> String {
    format!("{value:.1}")
}

/// The names of all columns of all tables, in order, each once, after `section`.
pub(super) fn header<'a>(tables: impl Iterator<Item = &'a Table>) -> Vec<String> {
    let mut header = vec!["section".to_owned()];
    for name in tables.flat_map(|table| &table.columns).flat_map(names) {
        if !header.contains(&name) {
            header.push(name);
        }
    }
    header
}

/// A row laid out under a header; what its table lacks is empty.
pub(super) fn line(table: &Table, row: usize, header: &[String]) -> Vec<String> {
    let mut line = vec![String::new(); header.len()];
    line[0] = table.name.to_owned();
    for (column, cell) in table.columns.iter().zip(&table.rows[row].cells) {
        for (name, value) in names(column).iter().zip(values(cell, column.shape)) {
            if let Some(at) = header.iter().position(|there| there == name) {
                line[at] = value;
            }
        }
    }
    line
}
