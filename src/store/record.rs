//! Records written, read and changed as rows of their tables. In which columns their values stand is in `laid.rs`.
//!
//! A record's columns follow from its declaration, so this file serves every kind; what is special to one kind (the
//! level as believed, the check of a broken promise) is in `change`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;

use super::laid::{self, Laid, columns, json_value, scalar_cell};
use super::{StoreError, level};
use crate::model::{Declaration, Field, Kind, Part, RecordId, Shape, Uid, Values, declaration};

/// A record as it stands in the store.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its id.
    pub id: RecordId,
    /// The same in every copy of it.
    pub uid: Uid,
    /// Counts its changes.
    pub revision: i64,
    /// Its fields in canonical form. Rows have their number in `n`.
    pub values: Values,
    /// Where it is from: `typed`, `import:` and the source, `inbox`.
    pub provenance: String,
    /// The day on which it was taken out of every figure, and why.
    pub voided: Option<(String, String)>,
}

/// Which statement of a table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Text {
    Insert,
    InsertNumbered,
    Read,
    ReadRows,
}

thread_local! {
    /// Statements follow from declarations, and a record of fifty columns has long ones: written once, for an import
    /// asks for the same two a hundred thousand times.
    static TEXTS: RefCell<HashMap<(Text, &'static str), Rc<str>>> = RefCell::default();
}

fn text_of(text: Text, table: &'static str, written: impl FnOnce() -> String) -> Rc<str> {
    TEXTS.with_borrow_mut(|texts| texts.entry((text, table)).or_insert_with(|| written().into()).clone())
}

fn all_fields(declaration: &Declaration) -> Vec<&'static Field> {
    declaration.all_fields().collect()
}

/// Writes a new record and gives its number.
pub(super) fn insert(
    connection: &Connection,
    declaration: &Declaration,
    uid: Uid,
    number: Option<i64>,
    values: &Values,
    provenance: &str,
) -> Result<RecordId, StoreError> {
    let laid = laid::out(connection, &laid::layout_of(declaration), values)?;
    insert_laid_out(connection, declaration, (uid, number), (values, &laid), provenance)
}

/// Writes a new record whose cells are laid out, and gives its number.
pub(super) fn insert_laid_out(
    connection: &Connection,
    declaration: &Declaration,
    (uid, number): (Uid, Option<i64>),
    (values, laid): (&Values, &Laid),
    provenance: &str,
) -> Result<RecordId, StoreError> {
    let table = declaration.kind.name();
    let text = if number.is_some() { Text::InsertNumbered } else { Text::Insert };
    let sql = text_of(text, table, || {
        let also = ["uid", "revision", "provenance"].into_iter().chain(number.map(|_| "id"));
        insert_text(table, &all_fields(declaration), also)
    });
    let mut statement = connection.prepare_cached(&sql)?;
    match &number {
        Some(number) => laid.bind(&mut statement, &[&uid.0, &1, &provenance, number])?,
        None => laid.bind(&mut statement, &[&uid.0, &1, &provenance])?,
    }
    statement.raw_execute()?;
    let id = RecordId { kind: declaration.kind, number: connection.last_insert_rowid() };
    write_lists(connection, table, (id.number, true), declaration.fields, values)?;
    Ok(id)
}

fn insert_text<'t>(table: &str, fields: &[&Field], also: impl Iterator<Item = &'t str>) -> String {
    let mut names = columns(fields);
    names.extend(level::stand_in(table).then(|| level::NODE_LEVEL.to_owned()));
    names.extend(also.map(str::to_owned));
    let marks: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
    format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), marks.join(", "))
}

/// A record that was just written, as [`read`] would give it: its rows numbered in their order.
pub(super) fn as_stored(id: RecordId, uid: Uid, mut values: Values, provenance: &str) -> Stored {
    for field in declaration(id.kind).fields.iter().filter(|field| matches!(field.shape, Shape::Rows(_))) {
        if let Some(Value::Array(rows)) = values.get_mut(field.name) {
            let kept = rows.iter().filter_map(|row| row.get("n")?.as_i64()).max().unwrap_or(0);
            let new = rows.iter_mut().filter_map(Value::as_object_mut).filter(|row| !row.contains_key("n"));
            new.zip(kept + 1..).for_each(|(row, n)| _ = row.insert("n".into(), n.into()));
            rows.sort_by_key(|row| row.get("n").and_then(Value::as_i64));
        }
    }
    Stored { id, uid, revision: 1, values, provenance: provenance.to_owned(), voided: None }
}

/// The record, which has to be there, void or not.
///
/// # Errors
/// [`StoreError::NoSuchRecord`].
pub(super) fn there(connection: &Connection, id: RecordId) -> Result<Stored, StoreError> {
    match read(connection, id)? {
        Some(stored) => Ok(stored),
        None => Err(missing(connection, id)?),
    }
}

/// Why a record that is not there cannot be read: with the last one of its kind, for an id is often off by a few.
pub(super) fn missing(connection: &Connection, id: RecordId) -> Result<StoreError, StoreError> {
    Ok(StoreError::NoSuchRecord { id, last: last(connection, id.kind)? })
}

/// The last record of a kind, void or not.
pub(super) fn last(connection: &Connection, kind: Kind) -> Result<Option<RecordId>, StoreError> {
    let number: Option<i64> =
        connection.query_row(&format!("SELECT max(id) FROM {}", kind.name()), [], |row| row.get(0))?;
    Ok(number.map(|number| RecordId { kind, number }))
}

/// Whether there is such a record, void or not.
pub(super) fn exists(connection: &Connection, id: RecordId) -> Result<bool, StoreError> {
    let sql = format!("SELECT 1 FROM {} WHERE id = ?1", id.kind.name());
    Ok(connection.prepare_cached(&sql)?.exists([id.number])?)
}

/// The record of a uid, void or not.
pub(super) fn by_uid(connection: &Connection, kind: Kind, uid: Uid) -> Result<Option<RecordId>, StoreError> {
    let sql = format!("SELECT id FROM {} WHERE uid = ?1", kind.name());
    let number = connection.prepare_cached(&sql)?.query_row([uid.0], |row| row.get(0)).optional()?;
    Ok(number.map(|number| RecordId { kind, number }))
}

/// Writes the new values of a record over the old ones.
pub(super) fn update(
    connection: &Connection,
    declaration: &Declaration,
    id: RecordId,
    values: &Values,
) -> Result<(), StoreError> {
    let laid = laid::out(connection, &laid::layout_of(declaration), values)?;
    let fields = all_fields(declaration);
    update_row(connection, declaration.kind.name(), id.number, (&fields, laid), ", revision = revision + 1")?;
    write_lists(connection, declaration.kind.name(), (id.number, false), declaration.fields, values)
}

/// Takes a record out with its lists and rows.
pub(super) fn delete(connection: &Connection, id: RecordId) -> Result<(), StoreError> {
    let sql = format!("DELETE FROM {} WHERE id = ?1", id.kind.name());
    connection.prepare_cached(&sql)?.execute([id.number])?;
    Ok(())
}

/// Sets what is no field of a record: its revision, and whether it is void.
pub(super) fn set_state(
    connection: &Connection,
    id: RecordId,
    revision: i64,
    voided: Option<&(String, String)>,
) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE {} SET revision = ?1, voided_on = ?2, void_reason = ?3 WHERE id = ?4",
        id.kind.name()
    );
    let (day, reason) = voided.map(|(day, reason)| (day, reason)).unzip();
    connection.prepare_cached(&sql)?.execute(rusqlite::params![revision, day, reason, id.number])?;
    Ok(())
}

fn update_row(
    connection: &Connection,
    table: &str,
    id: i64,
    (fields, laid): (&[&Field], Laid),
    also: &str,
) -> Result<(), StoreError> {
    let sets: Vec<String> =
        columns(fields).iter().zip(1..).map(|(name, n)| format!("{name} = ?{n}")).collect();
    if sets.is_empty() {
        return Ok(());
    }
    let sql = format!("UPDATE {table} SET {}{also} WHERE id = ?{}", sets.join(", "), laid.width() + 1);
    let mut statement = connection.prepare_cached(&sql)?;
    laid.bind(&mut statement, &[&id])?;
    statement.raw_execute()?;
    Ok(())
}

fn write_lists(
    connection: &Connection,
    table: &str,
    (owner, is_new): (i64, bool),
    fields: &'static [Field],
    values: &Values,
) -> Result<(), StoreError> {
    for field in fields.iter().filter(|field| matches!(field.shape, Shape::List(_) | Shape::Rows(_))) {
        let elements =
            values.get(field.name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        // What is new has no elements that could go: half of the statements of an import.
        if is_new && elements.is_empty() {
            continue;
        }
        match field.shape {
            Shape::List(element) => write_list(
                connection,
                &format!("{table}_{}", field.name),
                table,
                (owner, is_new),
                element,
                elements,
            )?,
            Shape::Rows(part) => write_rows(connection, part, (owner, is_new), elements)?,
            _ => {}
        }
    }
    Ok(())
}

fn write_list(
    connection: &Connection,
    list: &str,
    owner_column: &str,
    (owner, is_new): (i64, bool),
    element: &Shape,
    elements: &[Value],
) -> Result<(), StoreError> {
    if !is_new {
        connection
            .prepare_cached(&format!("DELETE FROM {list} WHERE {owner_column} = ?1"))?
            .execute([owner])?;
    }
    if elements.is_empty() {
        return Ok(());
    }
    let sql = format!("INSERT INTO {list} ({owner_column}, n, value) VALUES (?1, ?2, ?3)");
    let mut insert = connection.prepare_cached(&sql)?;
    for (n, value) in (1..).zip(elements) {
        let cell = scalar_cell(connection, element, value)?;
        insert.execute(rusqlite::params![owner, n, cell])?;
    }
    Ok(())
}

/// Rows keep their number and their key while they exist, for other records may answer them.
fn write_rows(
    connection: &Connection,
    part: &'static Part,
    (owner, is_new): (i64, bool),
    rows: &[Value],
) -> Result<(), StoreError> {
    let fields: Vec<&'static Field> = part.fields.iter().collect();
    let kept: Vec<i64> = rows.iter().filter_map(|row| row.get("n")?.as_i64()).collect();
    let mut existing: Vec<(i64, i64)> = if is_new {
        Vec::new()
    } else {
        let sql = format!("SELECT n, id FROM {} WHERE {} = ?1", part.table, part.owner);
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([owner], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<Result<_, _>>()?
    };
    for (_, id) in existing.iter().filter(|(n, _)| !kept.contains(n)) {
        connection.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", part.table))?.execute([id])?;
    }
    let mut next = existing.iter().map(|(n, _)| *n).chain(kept.iter().copied()).max().unwrap_or(0);
    existing.retain(|(n, _)| kept.contains(n));
    for row in rows {
        let Value::Object(values) = row else { continue };
        let laid = laid::out(connection, &laid::layout(part.table, part.fields.iter()), values)?;
        let number = values.get("n").and_then(Value::as_i64);
        let (id, is_new) = match number.and_then(|n| existing.iter().find(|(other, _)| *other == n)) {
            Some((_, id)) => {
                update_row(connection, part.table, *id, (&fields, laid), "")?;
                (*id, false)
            }
            None => {
                next += 1;
                let sql = text_of(Text::Insert, part.table, || {
                    insert_text(part.table, &fields, [part.owner, "n"].into_iter())
                });
                let mut statement = connection.prepare_cached(&sql)?;
                laid.bind(&mut statement, &[&owner, &number.unwrap_or(next)])?;
                statement.raw_execute()?;
                (connection.last_insert_rowid(), true)
            }
        };
        write_lists(connection, part.table, (id, is_new), part.fields, values)?;
    }
    Ok(())
}

/// Reads a record; `None` where there is none.
pub(super) fn read(connection: &Connection, id: RecordId) -> Result<Option<Stored>, StoreError> {
    let declaration = declaration(id.kind);
    let fields = all_fields(declaration);
    let sql = text_of(Text::Read, id.kind.name(), || {
        format!(
            "SELECT {}, uid, revision, provenance, voided_on, void_reason FROM {} WHERE id = ?1",
            columns(&fields).join(", "),
            id.kind.name()
        )
    });
    let stored = connection
        .prepare_cached(&sql)?
        .query_row([id.number], |row| {
            let (values, at) = row_values(connection, row, &fields)?;
            let voided: Option<String> = row.get(at + 3)?;
            let reason: Option<String> = row.get(at + 4)?;
            Ok(Stored {
                id,
                uid: Uid(row.get(at)?),
                revision: row.get(at + 1)?,
                provenance: row.get(at + 2)?,
                voided: voided.map(|day| (day, reason.unwrap_or_default())),
                values,
            })
        })
        .optional()?;
    let Some(mut stored) = stored else { return Ok(None) };
    read_lists(connection, id.kind.name(), id.number, declaration.fields, &mut stored.values)?;
    Ok(Some(stored))
}

fn row_values(
    connection: &Connection,
    row: &Row<'_>,
    fields: &[&Field],
) -> Result<(Values, usize), rusqlite::Error> {
    let mut values = Values::new();
    let mut at = 0;
    for field in fields {
        let width = match field.shape {
            Shape::List(_) | Shape::Rows(_) => continue,
            Shape::PartialDate => 3,
            _ => 1,
        };
        if let Some(value) = json_value(connection, field.shape, row.get(at)?)? {
            values.insert(field.name.into(), value);
        }
        at += width;
    }
    Ok((values, at))
}

fn read_lists(
    connection: &Connection,
    table: &str,
    owner: i64,
    fields: &'static [Field],
    values: &mut Values,
) -> Result<(), StoreError> {
    for field in fields {
        let elements: Vec<Value> = match field.shape {
            Shape::List(element) => {
                let sql = format!("SELECT value FROM {table}_{} WHERE {table} = ?1 ORDER BY n", field.name);
                let mut statement = connection.prepare_cached(&sql)?;
                let rows =
                    statement.query_map([owner], |row| json_value(connection, element, row.get(0)?))?;
                rows.filter_map(Result::transpose).collect::<Result<_, _>>()?
            }
            Shape::Rows(part) => read_rows(connection, part, owner)?,
            _ => continue,
        };
        if !elements.is_empty() {
            values.insert(field.name.into(), Value::Array(elements));
        }
    }
    Ok(())
}

fn read_rows(connection: &Connection, part: &'static Part, owner: i64) -> Result<Vec<Value>, StoreError> {
    let fields: Vec<&Field> = part.fields.iter().collect();
    let sql = text_of(Text::ReadRows, part.table, || {
        let mut names = columns(&fields);
        names.extend(["id".into(), "n".into()]);
        format!("SELECT {} FROM {} WHERE {} = ?1 ORDER BY n", names.join(", "), part.table, part.owner)
    });
    let rows: Vec<(Values, i64)> = {
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([owner], |row| {
            let (mut values, at) = row_values(connection, row, &fields)?;
            let id: i64 = row.get(at)?;
            values.insert("n".into(), row.get::<_, i64>(at + 1)?.into());
            Ok((values, id))
        })?;
        rows.collect::<Result<_, _>>()?
    };
    rows.into_iter()
        .map(|(mut values, id)| {
            read_lists(connection, part.table, id, part.fields, &mut values)?;
            Ok(Value::Object(values))
        })
        .collect()
}

/// The columns that the schema must have for a table of records or rows, as declared; for the test that holds the
/// schema to the declarations.
#[cfg(test)]
pub(super) fn declared_columns(fields: &'static [Field], shared: bool) -> Vec<String> {
    let all: Vec<&Field> = fields.iter().chain(if shared { crate::model::COMMON } else { &[] }).collect();
    columns(&all)
}
