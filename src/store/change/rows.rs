//! Changes to the rows inside a record: one row changed, added or taken out, the others left as they are.

use rusqlite::OptionalExtension;
use serde_json::Value;

use super::Change;
use crate::model::read::{row_values, typed_row};
use crate::model::{Declaration, Fault, Kind, Part, Reason, RecordId, Shape, Values};
use crate::store::StoreError;

impl Change<'_> {
    /// A row to which a decision is the answer stays, void decisions included: their history tells of it.
    pub(super) fn check_unnamed(&self, id: RecordId, row: &str) -> Result<(), StoreError> {
        let Some(("addressees", n)) = row.split_once('.') else { return Ok(()) };
        let answer: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT d.id FROM decision d JOIN request_addressee a ON a.id = d.addressee
                 WHERE a.request = ?1 AND a.n = ?2 LIMIT 1",
            )?
            .query_row(rusqlite::params![id.number, n.parse::<i64>().unwrap_or_default()], |row| row.get(0))
            .optional()?;
        match answer {
            Some(number) => {
                let named_by = Reason::NamedBy(RecordId { kind: Kind::Decision, number });
                Err(StoreError::fault(id.kind, Some(id), Fault::new(row, named_by)))
            }
            None => Ok(()),
        }
    }

    pub(super) fn merged_rows(
        &self,
        part: &'static Part,
        name: &str,
        raw: &Value,
        current: Option<&Value>,
    ) -> Result<Option<Value>, Vec<Fault>> {
        let mut rows: Vec<Value> = current.and_then(Value::as_array).cloned().unwrap_or_default();
        let elements = match raw {
            Value::Array(elements) => elements.clone(),
            other => vec![other.clone()],
        };
        for (at, element) in (1..).zip(elements) {
            let path = format!("{name}[{at}]");
            let row = match element {
                Value::Object(row) => row,
                Value::String(text) => typed_row(part, &text),
                _ => return Err(vec![Fault::new(path, Reason::WrongType("object"))]),
            };
            let number = row.get("n").and_then(|n| n.as_u64().or_else(|| n.as_str()?.trim().parse().ok()));
            let existing = number.and_then(|n| {
                rows.iter_mut()
                    .find(|row| row.get("n").and_then(Value::as_u64) == Some(n))
                    .and_then(Value::as_object_mut)
            });
            match (existing, number) {
                (Some(existing), _) => {
                    for (field, value) in row_values(part, &path, &row, &self.names(), false)? {
                        if value.is_null() {
                            existing.remove(&field);
                        } else {
                            existing.insert(field, value);
                        }
                    }
                    if let Some(field) =
                        part.fields.iter().find(|field| field.required && !existing.contains_key(field.name))
                    {
                        return Err(vec![Fault::new(format!("{path}.{}", field.name), Reason::Missing)]);
                    }
                }
                (None, Some(_)) => return Err(vec![Fault::new(format!("{path}.n"), Reason::NoSuchRow)]),
                (None, None) => rows.push(Value::Object(row_values(part, &path, &row, &self.names(), true)?)),
            }
        }
        Ok((!rows.is_empty()).then_some(Value::Array(rows)))
    }
}

pub(super) fn remove_row(declaration: &Declaration, values: &mut Values, row: &str) -> Result<(), Fault> {
    let missing = || Fault::new(row, Reason::NoSuchRow);
    let (name, number) = row.split_once('.').ok_or_else(missing)?;
    let name = name.replace('-', "_");
    let number: u64 = number.parse().map_err(|_| missing())?;
    let field = declaration.field(&name).ok_or_else(missing)?;
    let rows = values.get_mut(&name).and_then(Value::as_array_mut).ok_or_else(missing)?;
    let before = rows.len();
    match field.shape {
        Shape::Rows(_) => rows.retain(|row| row.get("n").and_then(Value::as_u64) != Some(number)),
        Shape::List(_) => {
            let at = usize::try_from(number).ok().and_then(|n| n.checked_sub(1)).filter(|at| *at < before);
            rows.remove(at.ok_or_else(missing)?);
        }
        _ => return Err(missing()),
    }
    if rows.len() == before {
        return Err(missing());
    }
    if rows.is_empty() {
        if field.required {
            return Err(Fault::new(name, Reason::Missing));
        }
        values.remove(&name);
    }
    Ok(())
}
