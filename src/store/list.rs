//! Which records a list shows, and in which order.

use rusqlite::Connection;
use rusqlite::types::Value as Cell;

use super::{Filter, StoreError, laid};
use crate::model::{Kind, RecordId, Shape, declaration};

/// Whether a field is one column, so that SQL can compare it.
pub(super) fn is_one_column(kind: Kind, field: &str) -> bool {
    declaration(kind)
        .field(field)
        .is_some_and(|field| !matches!(field.shape, Shape::List(_) | Shape::Rows(_) | Shape::Degrees(_)))
}

/// The ids of a kind by date and number. Filters on fields of several columns are the caller's.
pub(super) fn ids(connection: &Connection, kind: Kind, filter: &Filter) -> Result<Vec<RecordId>, StoreError> {
    let declaration = declaration(kind);
    let date = declaration.date_field().and_then(|name| declaration.field(name));
    let (first, last) = match date.map(|field| (field.name, field.shape)) {
        Some((name, Shape::PartialDate)) => (format!("{name}_first"), format!("{name}_last")),
        Some((name, _)) => (name.to_owned(), name.to_owned()),
        None => ("NULL".to_owned(), "NULL".to_owned()),
    };
    let mut wanted = Vec::new();
    let mut conditions = String::new();
    for (name, value) in &filter.fields {
        if let Some(field) = declaration.field(name).filter(|_| is_one_column(kind, name)) {
            wanted.push(laid::scalar_cell(connection, field.shape, &value.as_str().into())?);
            conditions.push_str(&format!("AND {} = ?{} ", field.name, wanted.len() + 2));
        }
    }
    if !filter.with_void {
        conditions.push_str("AND voided_on IS NULL ");
    }
    let sql = format!(
        "SELECT id FROM {} WHERE (?1 IS NULL OR {first} >= ?1) AND (?2 IS NULL OR {last} <= ?2) {conditions}ORDER BY {first}, id",
        kind.name()
    );
    let day = |day: Option<chrono::NaiveDate>| match day {
        Some(day) => Cell::Text(day.format("%Y-%m-%d").to_string()),
        None => Cell::Null,
    };
    let values = [day(filter.since), day(filter.until)].into_iter().chain(wanted);
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement
        .query_map(rusqlite::params_from_iter(values), |row| Ok(RecordId { kind, number: row.get(0)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
