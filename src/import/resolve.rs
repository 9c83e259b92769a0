//! What a row names, found in the store: places, actors, records of the same source, and what stands above.

use serde_json::Value;

use super::draft::{Draft, Goes, Node, Parent, Place};
use super::finder::{Finder, Located, in_field};
use super::outcome::Refused;
use super::patch::holds;
use super::work::Work;
use super::write::Found;
use crate::model::{Fault, Kind, Near, Reason, RecordId, Shape, Values, declaration};
use crate::store::{Change, Seen, StoreError};

/// Finds what rows name.
pub(super) trait Finds {
    /// Why it is not found.
    type Error: From<StoreError>;
    /// A place by its name, as the map of the rows wants it.
    fn place(&mut self, place: &Place) -> Result<Located, Self::Error>;
    /// An actor by its name.
    fn actor(&mut self, node: &Node) -> Result<RecordId, Self::Error>;
}

/// Finds it in the store, and makes it there where the map says so.
struct InStore<'i, 'c> {
    finder: &'i mut Finder,
    change: &'i mut Change<'c>,
    source: &'i str,
    provenance: &'i str,
}

impl Finds for InStore<'_, '_> {
    type Error = StoreError;

    fn place(&mut self, place: &Place) -> Result<Located, StoreError> {
        self.finder.place(self.change, place, self.source, self.provenance)
    }
    fn actor(&mut self, node: &Node) -> Result<RecordId, StoreError> {
        self.finder.actor(self.change, node, self.source, self.provenance)
    }
}

/// Finds the places and actors that a row names.
pub(super) fn find<F: Finds>(draft: &Draft, finds: &mut F, found: &mut Found) -> Result<(), F::Error> {
    for place in &draft.places {
        let located = match place.name.is_empty() && !place.or_within {
            true => Located::Not { area_known: false, candidates: 0 },
            false => finds.place(place)?,
        };
        if let (Located::Not { candidates, .. }, None) = (&located, &place.text) {
            let reason = match candidates {
                0 => Reason::NoSuchRecord(Kind::Place, Near::Unknown),
                _ => Reason::SeveralRecords(Kind::Place, Vec::new()),
            };
            return Err(fault(draft.kind, place.field, reason).into());
        }
        found.located.push(located);
    }
    for node in &draft.nodes {
        found.nodes.push(finds.actor(node)?);
    }
    Ok(())
}

/// Puts what was found of a row into what it says itself.
pub(super) fn put_found(draft: &Draft, raw: &mut Values, found: &Found) {
    for (place, located) in draft.places.iter().zip(&found.located) {
        let id = match located {
            Located::Found(id) | Located::Made(id) | Located::Around(id, _) => Some(*id),
            Located::Not { .. } => None,
        };
        if let Some(id) = id {
            put(raw, place.field, place.goes, id.to_string().into());
        }
        if let (Located::Around(..) | Located::Not { .. }, Some((field, words))) = (located, &place.text) {
            raw.insert(field.clone(), words.as_str().into());
        }
    }
    for (node, id) in draft.nodes.iter().zip(&found.nodes) {
        let value = match node.goes {
            Goes::Row => {
                let mut row = node.row.clone();
                let lead = lead(draft.kind, node.field).unwrap_or("node");
                row.insert(lead.into(), id.to_string().into());
                Value::Object(row)
            }
            Goes::Field | Goes::List => id.to_string().into(),
        };
        put(raw, node.field, node.goes, value);
    }
}

/// Whether a row says itself which record it means, by an id or by what the same source calls it.
pub(super) fn refers(kind: Kind, raw: &Values) -> bool {
    raw.keys().any(|name| declaration(kind).field(name).is_some_and(|field| is_reference(field.shape)))
}

fn is_reference(shape: &Shape) -> bool {
    matches!(shape, Shape::Reference(_) | Shape::List(Shape::Reference(_)))
}

impl Work<'_> {
    /// A record that is there already though this source never named it: a place of the same code, a country of the
    /// same name, or, where the file gives no ids, an actor or place of the same name.
    pub(super) fn adopted(&self, change: &Change<'_>, draft: &Draft) -> Result<Option<Seen>, StoreError> {
        let text = |field: &str| draft.values.get(field).and_then(Value::as_str).unwrap_or_default();
        let mut candidates = Vec::new();
        if draft.kind == Kind::Place && !text("pcode").is_empty() {
            for id in change.called(Kind::Place, text("pcode"))? {
                let stored = change.read(id)?;
                if stored.values.get("pcode").is_some_and(|code| code == text("pcode")) {
                    candidates.push(id);
                }
            }
        }
        if candidates.is_empty() && draft.kind == Kind::Place && text("kind") == "country" {
            for id in change.called(Kind::Place, text("name"))? {
                let stored = change.read(id)?.values;
                let country = stored.get("kind").is_some_and(|kind| kind == "country");
                if country && !stored.contains_key("pcode") {
                    candidates.push(id);
                }
            }
        }
        if self.drafting.map.id.is_none() && matches!(draft.kind, Kind::Actor | Kind::Place) {
            candidates = change.called(draft.kind, text("name"))?;
        }
        match candidates.as_slice() {
            [] => Ok(None),
            [id] => Ok(Some(Seen { id: *id, digest: None })),
            several => {
                let fault = Fault::new("name", Reason::SeveralRecords(draft.kind, several.to_vec()));
                Err(StoreError::Faults { kind: draft.kind, id: None, faults: vec![fault] })
            }
        }
    }

    /// What the row says, with what it names found in the store.
    pub(super) fn resolved(
        &mut self,
        change: &mut Change<'_>,
        draft: &mut Draft,
        found: &mut Found,
    ) -> Result<Values, StoreError> {
        let mut raw = match (draft.copy.take(), draft.values.is_empty()) {
            (Some(copy), _) => copy,
            // They went into a record that was made ready, and is not to be written as it is.
            (None, true) => self.drafting.values_again(draft),
            (None, false) => draft.values.clone(),
        };
        self.known_by_their_ids(change, draft.kind, &mut raw)?;
        let (source, provenance) = (self.source, self.provenance.as_str());
        let mut store = InStore { finder: &mut self.finder, change, source, provenance };
        find(draft, &mut store, found)?;
        put_found(draft, &mut raw, found);
        for parent in &draft.parents {
            let above = self.above(change, parent, found)?;
            self.add_parent(&mut raw, above, parent);
        }
        Ok(raw)
    }

    /// Records that the row refers to by what the same source calls them.
    fn known_by_their_ids(
        &self,
        change: &Change<'_>,
        kind: Kind,
        raw: &mut Values,
    ) -> Result<(), StoreError> {
        let known = |kind: Kind, value: &mut Value| -> Result<(), StoreError> {
            if let Some(text) = value.as_str()
                && let Some(seen) = change.seen(kind, self.source, text)?
            {
                *value = seen.id.to_string().into();
            }
            Ok(())
        };
        for (name, value) in raw.iter_mut() {
            match (declaration(kind).field(name).map(|field| field.shape), value) {
                (Some(Shape::Reference(kind)), value) => known(*kind, value)?,
                (Some(Shape::List(Shape::Reference(kind))), Value::Array(values)) => {
                    values.iter_mut().try_for_each(|value| known(*kind, value))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn add_parent(&self, raw: &mut Values, above: RecordId, parent: &Parent) {
        if above.kind == Kind::Actor {
            let mut row = parent.row.clone();
            row.insert("parent".into(), above.to_string().into());
            put(raw, "parents", Goes::Row, Value::Object(row));
        } else {
            raw.insert("parent".into(), above.to_string().into());
        }
    }

    /// The record above; one without a row of its own is made where the map says of what.
    fn above(
        &self,
        change: &mut Change<'_>,
        parent: &Parent,
        found: &mut Found,
    ) -> Result<RecordId, StoreError> {
        let Some(kind) = self.drafting.map.one_kind() else {
            return Err(fault(Kind::Place, "parent", Reason::NoSuchRecord(Kind::Place, Near::Unknown)));
        };
        if let Some(seen) = change.seen(kind, self.source, &parent.id)? {
            return Ok(seen.id);
        }
        let field = parent_field(kind);
        let rule = self.drafting.map.parent.as_ref().map(|rule| rule.get_ref());
        let Some(fields) = rule.and_then(|rule| rule.missing.as_ref()) else {
            return Err(fault(kind, field, Reason::NoSuchRecord(kind, Near::Unknown)));
        };
        let mut raw: Values =
            fields.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
        let name = if parent.name.is_empty() { &parent.id } else { &parent.name };
        raw.insert("name".into(), name.as_str().into());
        raw.insert("placeholder".into(), true.into());
        raw.insert("met".into(), false.into());
        raw.entry("actor_type").or_insert_with(|| "unknown".into());
        let id = change.make(kind, &raw, &self.provenance).map_err(|error| in_field(error, field))?;
        change.note_seen(id, self.source, &parent.id, None)?;
        found.beside += 1;
        Ok(id)
    }

    /// A link that could not be made with its record, because what is above it came later.
    pub(super) fn later_link(
        &mut self,
        change: &mut Change<'_>,
        child: &str,
        parent: &Parent,
    ) -> Result<(), StoreError> {
        let Some(kind) = self.drafting.map.one_kind() else { return Ok(()) };
        let done = change.savepoint(|change| {
            let Some(child) = change.seen(kind, self.source, child)? else { return Ok(()) };
            let above = self.above(change, parent, &mut Found::default())?;
            let stored = change.read(child.id)?;
            let mut raw = Values::new();
            self.add_parent(&mut raw, above, parent);
            if let (Some(Value::Array(new)), Some(Value::Array(old))) =
                (raw.get("parents"), stored.values.get("parents"))
                && new.iter().all(|row| old.iter().any(|old| holds(old, row)))
            {
                return Ok(());
            }
            change.edit(child.id, &raw, &[])?;
            if change.is_in_a_circle(child.id)? {
                return Err(fault(kind, parent_field(kind), Reason::Circle));
            }
            Ok(())
        })?;
        let faults = match done {
            Ok(()) => return Ok(()),
            Err(StoreError::Faults { faults, .. }) => faults,
            Err(StoreError::Void { id }) => {
                self.refuse(parent.line, parent.record, None, vec![Refused::Void(id)]);
                return Ok(());
            }
            Err(other) => return Err(other),
        };
        // The record stands; only its link does not. There is no row to be mended, but one to be thought about.
        let column = self.filled(kind).get(parent_field(kind)).cloned();
        self.refuse(parent.line, parent.record, column, faults.into_iter().map(Refused::Field).collect());
        Ok(())
    }
}

/// The field that names what is above.
pub(super) fn parent_field(kind: Kind) -> &'static str {
    if kind == Kind::Actor { "parents" } else { "parent" }
}

/// A fault of one field.
pub(super) fn fault(kind: Kind, field: &str, reason: Reason) -> StoreError {
    StoreError::Faults { kind, id: None, faults: vec![Fault::new(field, reason)] }
}

/// The first field of a field's rows.
fn lead(kind: Kind, field: &str) -> Option<&'static str> {
    match declaration(kind).field(field)?.shape {
        Shape::Rows(part) => Some(part.fields[0].name),
        _ => None,
    }
}

/// Puts a value where it goes.
fn put(raw: &mut Values, field: &str, goes: Goes, value: Value) {
    if goes == Goes::Field {
        raw.insert(field.into(), value);
        return;
    }
    let list = raw.entry(field).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(list) = list
        && !(goes == Goes::List && list.contains(&value))
    {
        list.push(value);
    }
}
