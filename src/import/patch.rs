//! What a row that says something else than the last time changes in its record.

use serde_json::Value;

use super::resolve::{fault, parent_field};
use super::work::Work;
use crate::model::{Kind, Reason, RecordId, Shape, Values, declaration};
use crate::store::{Change, StoreError, Stored};

impl Work<'_> {
    /// Changes a record to what its row says now. Of the fields that the map does not fill nothing changes.
    pub(super) fn change_record(
        &self,
        change: &mut Change<'_>,
        id: RecordId,
        raw: &Values,
    ) -> Result<bool, StoreError> {
        let stored = change.read(id)?;
        let (patch, remove) = self.patch(&stored, raw);
        let changed = change.edit(id, &patch, &remove)?;
        if changed
            && (patch.contains_key("parents") || patch.contains_key("parent"))
            && change.is_in_a_circle(id)?
        {
            return Err(fault(id.kind, parent_field(id.kind), Reason::Circle));
        }
        Ok(changed)
    }

    fn patch(&self, stored: &Stored, raw: &Values) -> (Values, Vec<String>) {
        let (mut patch, mut remove) = (Values::new(), Vec::new());
        let kind = stored.id.kind;
        for field in self.filled(kind).keys() {
            let (new, old) = (raw.get(field), stored.values.get(field));
            if has_rows(kind, field) {
                let rows =
                    |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
                let (rows, gone) = matched_rows(kind, field, rows(new), rows(old));
                remove.extend(gone.into_iter().map(|n| format!("{field}.{n}")));
                if !rows.is_empty() {
                    patch.insert(field.clone(), Value::Array(rows));
                }
                continue;
            }
            match (new, old) {
                (None, None) => {}
                // Other names that people added stay where the file has none.
                (None, Some(_)) if is_names(kind, field) => {}
                (None, Some(_)) => {
                    patch.insert(field.clone(), Value::Null);
                }
                (Some(Value::Array(new)), Some(Value::Array(old))) if is_names(kind, field) => {
                    let mut names = new.clone();
                    names.extend(old.iter().filter(|name| !new.contains(name)).cloned());
                    patch.insert(field.clone(), Value::Array(names));
                }
                (Some(new), _) => {
                    patch.insert(field.clone(), new.clone());
                }
            }
        }
        (patch, remove)
    }
}

/// Whether a field holds rows.
fn has_rows(kind: Kind, field: &str) -> bool {
    declaration(kind).field(field).is_some_and(|field| matches!(field.shape, Shape::Rows(_)))
}

/// Whether a field is a list of other names.
fn is_names(kind: Kind, field: &str) -> bool {
    declaration(kind).field(field).is_some_and(|field| matches!(field.shape, Shape::List(Shape::Line)))
}

/// Whether a stored row says all that a new one says, and nothing else but its number.
pub(super) fn holds(stored: &Value, new: &Value) -> bool {
    let (Value::Object(stored), Value::Object(new)) = (stored, new) else { return false };
    stored.len() == new.len() + usize::from(stored.contains_key("n"))
        && new.iter().all(|(name, value)| stored.get(name).is_some_and(|old| alike(old, value)))
}

/// Whether two values are the same once one of them is read: `"3"` and 3, `true` and `"yes"`.
fn alike(stored: &Value, new: &Value) -> bool {
    stored == new
        || matches!((stored, new), (Value::Number(number), Value::String(text)) if number.to_string() == *text)
}

/// The new rows of a field with the numbers of the stored ones that they replace, and the numbers of those that go.
fn matched_rows(kind: Kind, field: &str, new: Vec<Value>, old: Vec<Value>) -> (Vec<Value>, Vec<i64>) {
    let lead = match declaration(kind).field(field).map(|field| field.shape) {
        Some(Shape::Rows(part)) => part.fields[0].name,
        _ => return (new, Vec::new()),
    };
    let mut left: Vec<&Value> = old.iter().collect();
    let mut rows = Vec::new();
    let mut open = Vec::new();
    // What is there already stays as it is; then what says something else of the same node or kind takes its row.
    for row in new {
        match left.iter().position(|old| holds(old, &row)) {
            Some(at) => {
                left.remove(at);
            }
            None => open.push(row),
        }
    }
    for row in open {
        let Value::Object(mut row) = row else { continue };
        if let Some(at) = left.iter().position(|old| old.get(lead) == row.get(lead)) {
            let old = left.remove(at);
            for name in old.as_object().into_iter().flat_map(|old| old.keys()) {
                if name == "n" {
                    row.insert("n".into(), old["n"].clone());
                } else if !row.contains_key(name) {
                    row.insert(name.clone(), Value::Null);
                }
            }
        }
        rows.push(Value::Object(row));
    }
    let gone = left.iter().filter_map(|old| old.get("n")?.as_i64()).collect();
    (rows, gone)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_are_replaced_kept_added_and_taken_out_by_what_they_are_about() {
        let old = vec![
            json!({ "n": 1, "node": "A-1", "attribution": "reported" }),
            json!({ "n": 2, "node": "A-2", "attribution": "reported", "on_orders": "yes" }),
            json!({ "n": 4, "node": "A-3", "attribution": "reported" }),
        ];
        let new = vec![
            json!({ "node": "A-2", "attribution": "sure" }),
            json!({ "node": "A-1", "attribution": "reported" }),
            json!({ "node": "A-9", "attribution": "reported" }),
        ];
        let (rows, gone) = matched_rows(Kind::Incident, "actors", new, old);
        assert_eq!(
            rows,
            [
                json!({ "n": 2, "node": "A-2", "attribution": "sure", "on_orders": null }),
                json!({ "node": "A-9", "attribution": "reported" }),
            ]
        );
        assert_eq!(gone, [4]);
    }
}
