//! A report as one JSON object with English keys (docs/formats/report.md).

use serde_json::{Map, Value, json};

use super::{record, words};
use crate::indicator::{Against, Cell, Reported, Shape, Table};
use crate::message::Catalogue;

/// The object. Definitions and notes are in the catalogue's language, everything else is codes and numbers.
pub fn json(made: &Reported, catalogue: &Catalogue) -> Value {
    let report = made.report;
    let definitions: Map<String, Value> = report
        .measures()
        .into_iter()
        .map(|measure| {
            (measure.column_name(), catalogue.label(&format!("{}.definition", measure.label_key())).into())
        })
        .collect();
    json!({
        "name": report.name,
        "period": { "since": made.choice.since.map(|day| day.to_string()), "until": made.choice.until.to_string() },
        "as_of": made.choice.until.to_string(),
        "by": made.choice.by.iter().map(|dimension| dimension.column_name()).collect::<Vec<_>>(),
        "where": made.choice.filters.iter().map(|filter| json!({
            "dimension": filter.dimension.column_name(), "term": filter.term,
        })).collect::<Vec<_>>(),
        "definition": catalogue.definition(&report.label_key()),
        "definitions": definitions,
        "device_only": report.device_only,
        "notes": words::notes(made, catalogue),
        "rows": made.tables.iter().flat_map(rows).collect::<Vec<_>>(),
    })
}

fn rows(table: &Table) -> impl Iterator<Item = Value> {
    table.rows.iter().map(|row| {
        let mut object = Map::new();
        object.insert("section".to_owned(), table.name.into());
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            if column.shape == Shape::Record {
                for (name, value) in record::names(column).into_iter().zip(record::values(cell, column.shape))
                {
                    object.insert(name, if value.is_empty() { Value::Null } else { value.into() });
                }
            } else {
                object.insert(column.name.clone(), value(cell));
            }
        }
        if row.of_which {
            object.insert("of_which".to_owned(), true.into());
        }
        Value::Object(object)
    })
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty | Cell::Without(_) => Value::Null,
        Cell::Term(_, code) | Cell::Code(code) => code.as_str().into(),
        Cell::Absent(code) | Cell::Said(code, _) => (*code).into(),
        Cell::Record { id, .. } => id.as_str().into(),
        Cell::Count(count) => (*count).into(),
        Cell::Share(share) => json!({
            "numerator": share.numerator(),
            "denominator": share.denominator(),
            "percent": share.proportion().map(|one| rounded(one.percent)),
            "interval": share.proportion().map(|one| [rounded(one.low), rounded(one.high)]),
        }),
        Cell::Rate(rate) => json!({
            "numerator": rate.numerator(),
            "denominator": rate.denominator(),
            "value": rate.value().map(rounded),
        }),
        Cell::Amount(_) => Value::Number(
            record::values(cell, Shape::Amount)[0].parse().expect("an amount is written as a number"),
        ),
        Cell::Date(day) => day.to_string().into(),
        Cell::OutOf(part, whole) => json!({ "numerator": part, "denominator": whole }),
        Cell::Days(hundredths) => rounded(*hundredths as f64 / 100.0).into(),
        Cell::Decimal(value, places) => {
            let tens = 10_f64.powi(i32::from(*places));
            ((value * tens).round() / tens).into()
        }
        Cell::Estimate(one) => json!({
            "percent": one.map(|one| rounded(one.percent)),
            "interval": one.map(|one| [rounded(one.low), rounded(one.high)]),
        }),
        Cell::Earlier(Against::NotRecorded) => Value::Null,
        Cell::Earlier(Against::Change(change)) => json!({
            "count": change.before(), "percent": change.percent().map(rounded),
        }),
    }
}

/// One decimal.
fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
