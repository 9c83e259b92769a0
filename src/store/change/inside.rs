//! Records that stand inside another on input, and what one record makes of itself in another.

use serde_json::Value;

use super::{Change, date_of};
use crate::model::read::typed_record;
use crate::model::{Fault, Kind, Lookup, Reason, RecordId, RowId, Values};
use crate::store::StoreError;
use crate::vocabulary::{AskKind, IncidentKind, Term};

impl Change<'_> {
    /// A decision that names a request answers the row of its node; a desk answers for the node it hangs under.
    pub(super) fn link_to_addressee(&self, raw: &mut Values) -> Result<(), StoreError> {
        let Some(request) = raw.remove("request") else { return Ok(()) };
        let fault = |reason| StoreError::fault(Kind::Decision, None, Fault::new("request", reason));
        let text = request.as_str().ok_or_else(|| fault(Reason::WrongType("text")))?;
        let request = self.names().record(Kind::Request, text).map_err(fault)?;
        let node = raw.get("node").and_then(Value::as_str).unwrap_or_default();
        let node = self
            .names()
            .record(Kind::Actor, node)
            .map_err(|reason| StoreError::fault(Kind::Decision, None, Fault::new("node", reason)))?;
        use rusqlite::OptionalExtension;
        let row: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT w.n FROM request_addressee w
                 WHERE w.request = ?1 AND (
                     w.node = ?2
                     OR w.node IN (SELECT p.parent FROM actor_parent p JOIN actor a ON a.id = p.actor
                                   WHERE p.actor = ?2 AND a.desk IS NOT NULL))
                 ORDER BY w.ended_on IS NOT NULL, w.node <> ?2, w.n LIMIT 1",
            )?
            .query_row([request.number, node.number], |row| row.get(0))
            .optional()?;
        let row = row.ok_or_else(|| fault(Reason::NoSuchRow))?;
        raw.insert("addressee".into(), RowId { record: request, row }.to_string().into());
        Ok(())
    }

    /// Makes the records that stand inside another on input, and those that follow from an incident.
    pub(super) fn make_what_follows(
        &mut self,
        outer: RecordId,
        values: &Values,
        embedded: Vec<Embedded>,
        provenance: &str,
    ) -> Result<(), StoreError> {
        let mut asked: Vec<String> = Vec::new();
        for (field, kind, link, value) in embedded {
            let elements = match value {
                Value::Array(elements) => elements,
                other => vec![other],
            };
            for (at, element) in (1..).zip(elements) {
                let made = self.make_inside(outer, kind, link, values, element, provenance);
                let child = made.map_err(|error| inside(error, field, at))?;
                if kind == Kind::Ask
                    && let Some(code) = self.read(child)?.values.get("kind").and_then(Value::as_str)
                {
                    asked.push(code.to_owned());
                }
            }
        }
        if outer.kind == Kind::Incident {
            self.make_own_asks(outer, values, &asked, provenance)?;
            self.break_promise(outer, values)?;
        }
        Ok(())
    }

    /// A record that stands inside another on input: it takes from the outer one what it does not say itself.
    fn make_inside(
        &mut self,
        outer: RecordId,
        kind: Kind,
        link: &str,
        outer_values: &Values,
        element: Value,
        provenance: &str,
    ) -> Result<RecordId, StoreError> {
        let mut raw = match element {
            Value::Object(raw) => raw,
            Value::String(text) => typed_record(kind, &text),
            _ => return Err(StoreError::fault(kind, None, Fault::new("", Reason::WrongType("object")))),
        };
        raw.insert(link.into(), outer.to_string().into());
        let mut inherit = |field: &str, from: &str| {
            if let Some(value) = outer_values.get(from)
                && !raw.contains_key(field)
            {
                raw.insert(field.into(), value.clone());
            }
        };
        match kind {
            Kind::Decision => {
                inherit("date", "date");
                inherit("negotiation", "negotiation");
            }
            Kind::Promise => {
                inherit("made_on", "date");
                inherit("negotiation", "negotiation");
            }
            _ => {}
        }
        // Where one node was talked to, it is the one that answered, asked and promised.
        let rows =
            outer_values.get("participants").or_else(|| outer_values.get("actors")).and_then(Value::as_array);
        let ours = kind == Kind::Promise && raw.get("promised_by").and_then(Value::as_str) == Some("us");
        if let Some([only]) = rows.map(Vec::as_slice)
            && !raw.contains_key("node")
            && !ours
            && let Some(node) = only.get("node")
        {
            raw.insert("node".into(), node.clone());
        }
        self.make_of(kind, raw, provenance)
    }

    /// Demands make their own ask, so that nobody writes the same thing twice.
    fn make_own_asks(
        &mut self,
        incident: RecordId,
        values: &Values,
        asked: &[String],
        provenance: &str,
    ) -> Result<(), StoreError> {
        let author = values.get("actors").and_then(|actors| actors.get(0)?.get("node").cloned());
        let Some(author) = author else { return Ok(()) };
        for ask in own_asks(values) {
            if !asked.iter().any(|code| code == ask.code()) {
                let mut raw = Values::new();
                raw.insert("kind".into(), ask.code().into());
                raw.insert("node".into(), author.clone());
                raw.insert("incident".into(), incident.to_string().into());
                self.make_of(Kind::Ask, raw, provenance)?;
            }
        }
        Ok(())
    }

    /// An incident's 'promise it broke' is a check `broken` on its date.
    pub(super) fn break_promise(&mut self, incident: RecordId, values: &Values) -> Result<(), StoreError> {
        let Some(promise) = values.get("promise_broken").and_then(Value::as_str) else { return Ok(()) };
        let Ok(promise) = promise.parse::<RecordId>() else { return Ok(()) };
        let day = date_of(values, "date").map(|date| date.first().format("%Y-%m-%d").to_string());
        let check = serde_json::json!({ "checks": [{
            "date": day, "finding": "broken", "incident": incident.to_string(),
        }]});
        let Value::Object(patch) = check else { unreachable!("an object was written above") };
        self.edit(promise, &patch, &[]).map(|_| ())
    }
}

/// Whether records follow from a new one, or changes to others.
pub(super) fn follows(kind: Kind, values: &Values) -> bool {
    kind == Kind::Incident && (values.contains_key("promise_broken") || own_asks(values).next().is_some())
}

/// What an incident's demands were for.
fn own_asks(values: &Values) -> impl Iterator<Item = AskKind> {
    let kinds = values.get("kinds").and_then(Value::as_array).into_iter().flatten();
    kinds.filter_map(|kind| IncidentKind::from_code(kind.as_str()?)).filter_map(IncidentKind::own_ask)
}

/// What stands inside a record on input: its field, the kind of its records, the field by which they name it.
pub(super) type Embedded = (&'static str, Kind, &'static str, Value);

/// The same error, its fields under the place inside the outer record.
fn inside(error: StoreError, field: &str, at: usize) -> StoreError {
    match error {
        StoreError::Faults { kind, id, faults } => {
            let faults = faults
                .into_iter()
                .map(|fault| Fault::new(format!("{field}[{at}].{}", fault.field), fault.reason))
                .collect();
            StoreError::Faults { kind, id, faults }
        }
        other => other,
    }
}
