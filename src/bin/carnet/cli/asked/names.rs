//! Names in an entry that was written where the store was not open: what the store does not know by them is asked, by the
//! letters that stand there.

use super::Rim;
use super::ask::{Step, ask};
use super::pick::{self, Picked};
use super::question::{Question, Takes};
use crate::cli::Failure;
use carnet::message::Message;
use carnet::model::{Kind, Lookup, Shape, Values, declaration, field_key};
use carnet::store::Store;
use serde_json::Value;

/// Puts ids in the place of names that the store does not know, and of those that several records have.
pub(super) fn found(
    kind: Kind,
    values: &mut Values,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Step<()>, Failure> {
    for field in declaration(kind).all_fields() {
        let Some(value) = values.get_mut(field.name) else { continue };
        let key = field_key(rim.catalogue, kind.name(), field.name);
        let step = match field.shape {
            Shape::Rows(part) => rows(part.table, part.fields, value, store, rim)?,
            shape => in_value(&key, shape, value, store, rim)?,
        };
        if let Step::Back | Step::Stop(_) = step {
            return Ok(step);
        }
    }
    for (name, inside, _) in declaration(kind).embedded() {
        let elements = values.get_mut(*name).and_then(Value::as_array_mut);
        for element in elements.into_iter().flatten().filter_map(Value::as_object_mut) {
            let step = found(*inside, element, store, rim)?;
            if let Step::Back | Step::Stop(_) = step {
                return Ok(step);
            }
        }
    }
    values.retain(|_, value| !value.is_null());
    Ok(Step::Said(()))
}

fn rows(
    table: &str,
    fields: &'static [carnet::model::Field],
    value: &mut Value,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Step<()>, Failure> {
    for row in value.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        for field in fields {
            let Some(value) = row.get_mut(field.name) else { continue };
            let key = field_key(rim.catalogue, table, field.name);
            let step = in_value(&key, field.shape, value, store, rim)?;
            if let Step::Back | Step::Stop(_) = step {
                return Ok(step);
            }
        }
        row.retain(|_, value| !value.is_null());
    }
    Ok(Step::Said(()))
}

fn in_value(
    key: &str,
    shape: &Shape,
    value: &mut Value,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Step<()>, Failure> {
    match (shape, value) {
        (Shape::Reference(kind), value) => one(key, *kind, value, store, rim),
        (Shape::List(Shape::Reference(kind)), Value::Array(values)) => {
            for value in values.iter_mut() {
                let step = one(key, *kind, value, store, rim)?;
                if let Step::Back | Step::Stop(_) = step {
                    return Ok(step);
                }
            }
            values.retain(|value| !value.is_null());
            Ok(Step::Said(()))
        }
        _ => Ok(Step::Said(())),
    }
}

/// One name. It is looked for as if it were typed now; who knows nobody by it may leave it out.
fn one(
    key: &str,
    kind: Kind,
    value: &mut Value,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Step<()>, Failure> {
    let Some(text) = value.as_str().map(str::to_owned) else { return Ok(Step::Said(())) };
    if store.lookup(rim.stamp.today).record(kind, &text).is_ok() {
        return Ok(Step::Said(()));
    }
    let label = Message::new(key.to_owned());
    let help = Message::new(format!("{key}.help"));
    rim.tell(&Message::new("record-labelled").with("label", label.clone()).with("value", &text))?;
    match pick::pick(kind, &text, &[], &help, store, rim)? {
        Picked::Record(id) => {
            *value = id.to_string().into();
            return Ok(Step::Said(()));
        }
        Picked::Stop(stopped) => return Ok(Step::Stop(stopped)),
        Picked::Nothing => {}
    }
    let takes = Takes::Record(kind, Vec::new());
    let question = Question {
        name: "name",
        label,
        help,
        takes,
        default: None,
        optional: true,
        quiet: false,
        warns: false,
    };
    Ok(match ask(&question, store, rim)? {
        Step::Said(mut answer) => {
            *value = answer.values.remove("name").unwrap_or_default();
            Step::Said(())
        }
        Step::Back => Step::Back,
        Step::Stop(stopped) => Step::Stop(stopped),
    })
}
