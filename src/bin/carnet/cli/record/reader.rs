//! Records as people read them: terms in their language, ids with the names they stand for.

use crate::cli::Session;
use carnet::message::Catalogue;
use carnet::model::{Kind, RecordId, Shape};
use carnet::store::{Store, StoreError, Stored};
use carnet::vocabulary::Vocabulary;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Places are shown no finer than this beside an actor (domain.md, fact 6).
const COARSE: [&str; 3] = ["adm2", "adm1", "country"];
/// No gazetteer nests deeper.
const DEEPEST: usize = 32;

/// Reads records for people.
pub(in crate::cli) struct Reader<'s> {
    store: &'s Store,
    catalogue: &'s Catalogue,
    seen: RefCell<BTreeMap<RecordId, Rc<Stored>>>,
}

impl<'s> Reader<'s> {
    pub(in crate::cli) fn new(store: &'s Store, session: &'s Session) -> Self {
        Self::of(store, session.catalogue())
    }

    /// The same without a session.
    pub(in crate::cli) fn of(store: &'s Store, catalogue: &'s Catalogue) -> Self {
        Self { store, catalogue, seen: RefCell::default() }
    }

    /// A record by its id, read once.
    pub(in crate::cli) fn record(&self, id: RecordId) -> Result<Rc<Stored>, StoreError> {
        if let Some(stored) = self.seen.borrow().get(&id) {
            return Ok(Rc::clone(stored));
        }
        let stored = Rc::new(self.store.read(id)?);
        self.seen.borrow_mut().insert(id, Rc::clone(&stored));
        Ok(stored)
    }

    /// A term's label.
    pub(in crate::cli) fn term(&self, vocabulary: &Vocabulary, code: &str) -> String {
        self.catalogue.label(&vocabulary.label_key(code))
    }

    /// What an actor or a place is called: its short code where its sensitivity asks for it, and 'above' for
    /// a node that nobody met.
    pub(in crate::cli) fn name(&self, id: RecordId) -> Result<Option<String>, StoreError> {
        if !matches!(id.kind, Kind::Actor | Kind::Place) {
            return Ok(None);
        }
        let stored = self.record(id)?;
        if is_unmet(&stored) {
            return Ok(Some(self.catalogue.label("record-above")));
        }
        Ok(name_of(&stored).map(str::to_owned))
    }

    /// The district that a place lies in, or what is above it; `None` where nothing is known.
    pub(in crate::cli) fn coarse(&self, id: RecordId) -> Result<Option<RecordId>, StoreError> {
        let mut at = id;
        for _ in 0..DEEPEST {
            let stored = self.record(at)?;
            if text(&stored, "kind").is_some_and(|kind| COARSE.contains(&kind)) {
                return Ok(Some(at));
            }
            match text(&stored, "parent").and_then(|parent| parent.parse().ok()) {
                Some(parent) => at = parent,
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    /// A value on a page: labels with their codes, ids with names.
    pub(in crate::cli) fn value(&self, shape: &Shape, value: &Value) -> Result<String, StoreError> {
        Ok(match (shape, value) {
            (Shape::Term(vocabulary), Value::String(code)) => {
                format!("{} ({code})", self.term(vocabulary, code))
            }
            (Shape::Flag, Value::Bool(flag)) => self.yes_or_no(*flag),
            (Shape::Reference(_), Value::String(id)) => match id.parse() {
                Ok(parsed) => match self.name(parsed)? {
                    Some(name) => format!("{id} {name}"),
                    None => id.clone(),
                },
                Err(_) => id.clone(),
            },
            (Shape::List(element), Value::Array(elements)) => {
                let said: Result<Vec<_>, _> =
                    elements.iter().map(|value| self.value(element, value)).collect();
                said?.join(if matches!(element, Shape::Line | Shape::Text) { " · " } else { ", " })
            }
            (_, Value::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        })
    }

    pub(in crate::cli) fn yes_or_no(&self, flag: bool) -> String {
        self.catalogue.label(if flag { "record-yes" } else { "record-no" })
    }
}

/// A field's text.
pub(in crate::cli) fn text<'v>(stored: &'v Stored, field: &str) -> Option<&'v str> {
    stored.values.get(field)?.as_str()
}

/// The ids in a field, be it a reference, a list of them or rows that begin with one.
pub(in crate::cli) fn ids(stored: &Stored, field: &str) -> Vec<RecordId> {
    let of = |value: &Value| -> Option<RecordId> {
        let value = value.get("node").unwrap_or(value);
        value.as_str()?.parse().ok()
    };
    match stored.values.get(field) {
        Some(Value::Array(values)) => values.iter().filter_map(of).collect(),
        Some(value) => of(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A node that stands in the hierarchy and that nobody met.
pub(in crate::cli) fn is_unmet(stored: &Stored) -> bool {
    stored.id.kind == Kind::Actor && stored.values.get("met") == Some(&Value::Bool(false))
}

/// The name, or the short code where the record is too sensitive for it.
pub(in crate::cli) fn name_of(stored: &Stored) -> Option<&str> {
    let severe = text(stored, "sensitivity") == Some("severe");
    text(stored, "short_code").filter(|_| severe).or_else(|| text(stored, "name"))
}

/// A record as `--json` prints it: its fields, and what it is.
pub(in crate::cli) fn object(stored: &Stored) -> Value {
    let mut object = stored.values.clone();
    object.insert("id".into(), stored.id.to_string().into());
    object.insert("uid".into(), stored.uid.to_string().into());
    object.insert(carnet::import::KIND_FIELD.into(), stored.id.kind.name().into());
    object.insert("revision".into(), stored.revision.into());
    object.insert("provenance".into(), stored.provenance.clone().into());
    if let Some((day, reason)) = &stored.voided {
        object.insert("voided_on".into(), day.clone().into());
        object.insert("void_reason".into(), reason.clone().into());
    }
    Value::Object(object)
}
