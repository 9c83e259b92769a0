//! One group of a month, of a day, or of what is dated in part; and how it is written down.

use chrono::NaiveDate;
use rusqlite::types::{Value as Cell, ValueRef};
use serde_json::Value;

use super::Counted;

/// One group of one month, of one day, or of days known in part.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// First and last day of what is dated in part; nothing where the day is known.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    pub(super) keys: Vec<Value>,
    pub(super) rows: i64,
    pub(super) taken: Counted,
}

pub(super) fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// Adds a cell to the name of a group: no two names are alike that are not of the same cells.
pub(super) fn name(cell: ValueRef<'_>, name: &mut Vec<u8>) {
    let mut add = |kind: u8, bytes: &[u8]| {
        name.push(kind);
        name.extend_from_slice(&bytes.len().to_le_bytes());
        name.extend_from_slice(bytes);
    };
    match cell {
        ValueRef::Null => add(0, &[]),
        ValueRef::Integer(number) => add(1, &number.to_le_bytes()),
        ValueRef::Real(number) => add(2, &number.to_le_bytes()),
        ValueRef::Text(text) => add(3, text),
        ValueRef::Blob(bytes) => add(4, bytes),
    }
}

pub(super) fn json(cell: Cell) -> Value {
    match cell {
        Cell::Integer(number) => number.into(),
        Cell::Text(text) => text.into(),
        Cell::Real(number) => number.into(),
        Cell::Null | Cell::Blob(_) => Value::Null,
    }
}

pub(super) fn cell(value: Value) -> Cell {
    match value {
        Value::Number(number) => {
            number.as_i64().map_or_else(|| number.as_f64().map_or(Cell::Null, Cell::Real), Cell::Integer)
        }
        Value::String(text) => Cell::Text(text),
        _ => Cell::Null,
    }
}

pub(super) fn written(lines: &[Line]) -> String {
    let lines = lines.iter().map(|line| {
        let days = line.days.map(|(first, last)| vec![first.to_string(), last.to_string()]);
        serde_json::json!([days, line.keys, line.rows, line.taken])
    });
    Value::Array(lines.collect()).to_string()
}

pub(super) fn read(answer: &str) -> Vec<Line> {
    type Written = (Option<(String, String)>, Vec<Value>, i64, Counted);
    let lines: Vec<Written> = serde_json::from_str(answer).unwrap_or_default();
    let lines = lines.into_iter().map(|(days, keys, rows, taken)| Line {
        days: days.and_then(|(first, last)| day(&first).zip(day(&last))),
        keys,
        rows,
        taken,
    });
    lines.collect()
}
