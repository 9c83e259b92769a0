//! Two actors or two places that are one: everything that names the first names the second from then on, and what the
//! first says that the second does not goes over. What they say differently is for a person to decide, first.

use serde_json::Value;

use super::Change;
use crate::model::{COMMON, Field, Kind, PartialDate, RecordId, Shape, Values, declaration};
use crate::store::history::Action;
use crate::store::references::{self, Reference};
use crate::store::version::{self, KnownAs};
use crate::store::{StoreError, record, setting};
use crate::vocabulary::{Sensitivity, Term};

/// What a merge moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Records that name the one that stays from then on, by kind.
    pub moved: Vec<(Kind, u64)>,
    /// Fields of the one that stays which took something over.
    pub fields: Vec<&'static str>,
}

/// Who wrote a record down, and how, is that record's own: the one that stays keeps what it has.
const OF_THE_WRITING: &[&str] = &[
    "source",
    "checked",
    "reported_on",
    "recorded_by",
    "counted_by",
    "joint_token",
    "paper_reference",
    "retain_until",
    "gazetteer",
    "precision",
];

/// Rows in which one node must not stand twice: each counts by itself.
const ONCE: &[(Kind, &str)] =
    &[(Kind::Request, "addressees"), (Kind::Meeting, "participants"), (Kind::Incident, "actors")];

impl Change<'_> {
    /// Makes one of two actors or of two places: `from` is taken out of every figure, for the reason given, and `into`
    /// stays.
    ///
    /// # Errors
    /// [`StoreError::MergeConflict`] where the two say different things, [`StoreError::MergeTwice`] where a record names
    /// both; a circle is found at the end of the command.
    pub fn merge(&mut self, from: RecordId, into: RecordId, reason: &str) -> Result<Merged, StoreError> {
        let (gone, stays) = (self.read(from)?, self.read(into)?);
        for stored in [&gone, &stays] {
            if stored.voided.is_some() {
                return Err(StoreError::Void { id: stored.id });
            }
        }
        if from == into || from.kind != into.kind || !matches!(from.kind, Kind::Actor | Kind::Place) {
            return Err(StoreError::NothingChanges { id: into });
        }
        let (values, fields) = united(from.kind, &gone.values, &stays.values)
            .map_err(|fields| StoreError::MergeConflict { from, into, fields })?;
        let values = declaration(into.kind).complete(values).map_err(|faults| StoreError::Faults {
            kind: into.kind,
            id: Some(into),
            faults,
        })?;
        record::update(self.connection, declaration(into.kind), into, &values)?;

        // The rows that moved over are in both until here; the one that goes keeps its own, for its history.
        let mut merged = Merged { moved: Vec::new(), fields };
        for kind in Kind::ALL {
            let naming = self.naming(*kind, from)?;
            let moving: Vec<RecordId> = naming.into_iter().filter(|id| *id != from).collect();
            for id in &moving {
                self.rename_in(*id, from, into)?;
            }
            if !moving.is_empty() {
                merged.moved.push((*kind, moving.len() as u64));
            }
        }
        self.rename_in_settings(gone.uid, stays.uid)?;
        let known_as = version::known_as(self.connection, from)?;
        version::put_known_as(self.connection, into, &known_as)?;
        let now = self.read(into)?;
        self.keep_what_follows(into, Some(&stays.values), &now.values)?;
        self.write_merged(into, "external_ids_now", &known_as)?;
        self.void_for(from, reason)?;
        self.write_merged(from, "external_ids", &known_as)?;
        Ok(merged)
    }

    fn write_merged(
        &mut self,
        id: RecordId,
        key: &'static str,
        known_as: &[KnownAs],
    ) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        let (uid, revision) = (stored.uid, stored.revision);
        let mut body = version::body(self.connection, stored)?;
        if !known_as.is_empty() {
            body.insert(key.into(), version::known_as_value(known_as));
        }
        self.append(Action::Merged, id.kind.name(), uid, revision, Value::Object(body))
    }

    /// The records of a kind that name a record anywhere.
    fn naming(&self, kind: Kind, named: RecordId) -> Result<Vec<RecordId>, StoreError> {
        let mut found = std::collections::BTreeSet::new();
        for Reference { table, column, owner, named: kind_named } in references::of(kind) {
            if kind_named != named.kind {
                continue;
            }
            let sql = format!("SELECT {owner} FROM {table} WHERE {column} = ?1");
            let mut statement = self.connection.prepare_cached(&sql)?;
            for number in statement.query_map([named.number], |row| row.get(0))? {
                found.insert(RecordId { kind, number: number? });
            }
        }
        Ok(found.into_iter().collect())
    }

    fn rename_in(&mut self, id: RecordId, from: RecordId, into: RecordId) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        let (from, into) = (from.to_string(), into.to_string());
        for (_, field) in ONCE.iter().filter(|(kind, _)| *kind == id.kind) {
            let rows = stored.values.get(*field).and_then(Value::as_array).into_iter().flatten();
            let nodes: Vec<&str> = rows.filter_map(|row| row.get("node")?.as_str()).collect();
            if nodes.contains(&from.as_str()) && nodes.contains(&into.as_str()) {
                return Err(StoreError::MergeTwice { id, field });
            }
        }
        let mut values = stored.values.clone();
        for field in declaration(id.kind).fields {
            if let Some(value) = values.get_mut(field.name) {
                rename(field.shape, value, &from, &into);
            }
        }
        record::update(self.connection, declaration(id.kind), id, &values)?;
        self.keep_what_follows(id, Some(&stored.values), &values)?;
        if stored.voided.is_some() {
            self.index(id, Some(&values), &values, true)?;
        }
        // The one that stays is written down at the end, with all that it took over.
        if id.to_string() == into { Ok(()) } else { self.write_history(id, Action::Merged) }
    }

    fn rename_in_settings(
        &mut self,
        from: crate::model::Uid,
        into: crate::model::Uid,
    ) -> Result<(), StoreError> {
        for name in setting::TEXT_SETTINGS.iter().map(|setting| setting.name) {
            let Some(text) = setting::text(self.connection, name)? else { continue };
            let renamed = text.replace(&from.to_string(), &into.to_string());
            if renamed != text {
                self.put_setting(name, Some(&renamed))?;
            }
        }
        Ok(())
    }
}

fn rename(shape: &Shape, value: &mut Value, from: &str, into: &str) {
    match (shape, value) {
        (Shape::Reference(_), value) if value.as_str() == Some(from) => *value = into.into(),
        (Shape::List(element), Value::Array(elements)) => {
            elements.iter_mut().for_each(|value| rename(element, value, from, into));
            let mut seen: Vec<Value> = Vec::new();
            elements.retain(|value| {
                let new = !matches!(element, Shape::Reference(_)) || !seen.contains(value);
                seen.push(value.clone());
                new
            });
        }
        (Shape::Rows(part), Value::Array(rows)) => {
            for row in rows.iter_mut().filter_map(Value::as_object_mut) {
                for field in part.fields {
                    if let Some(value) = row.get_mut(field.name) {
                        rename(field.shape, value, from, into);
                    }
                }
            }
        }
        _ => {}
    }
}

/// What the one that stays says with what the other adds, and the fields that took something over; or the fields in
/// which the two say different things.
fn united(
    kind: Kind,
    gone: &Values,
    stays: &Values,
) -> Result<(Values, Vec<&'static str>), Vec<&'static str>> {
    let mut values = stays.clone();
    let (mut took, mut conflicts) = (Vec::new(), Vec::new());
    let other_names = if kind == Kind::Actor { "aliases" } else { "names" };
    let mut names: Vec<Value> = Vec::new();
    for field in declaration(kind).fields.iter().chain(COMMON) {
        let (Some(theirs), ours) = (gone.get(field.name), stays.get(field.name)) else { continue };
        if ours == Some(theirs) {
            continue;
        }
        match (field.shape, field.name, ours) {
            (_, "name" | "short_code", Some(_)) => names.push(theirs.clone()),
            (_, "sensitivity", _) => {
                let of =
                    |value: Option<&Value>| value.and_then(Value::as_str).and_then(Sensitivity::from_code);
                if let Some(higher) = of(Some(theirs)).max(of(ours)) {
                    values.insert("sensitivity".into(), higher.code().into());
                }
            }
            // Met once is met; a placeholder that is known is none.
            (_, "met", _) => {
                values.insert("met".into(), true.into());
            }
            (_, "placeholder", Some(_)) => {
                values.insert("placeholder".into(), false.into());
            }
            (Shape::Rows(_), "levels", Some(ours)) if levels_differ(theirs, ours) => {
                conflicts.push(field.name)
            }
            (Shape::Rows(_) | Shape::List(_), ..) => {
                if add(field, theirs, &mut values) {
                    took.push(field.name);
                }
            }
            (_, _, None) => {
                values.insert(field.name.into(), theirs.clone());
                took.push(field.name);
            }
            (_, name, Some(_)) if OF_THE_WRITING.contains(&name) => {}
            _ => conflicts.push(field.name),
        }
    }
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    let field = declaration(kind).field(other_names).expect("actors and places have other names");
    names.retain(|name| Some(name) != stays.get("name"));
    if add(field, &Value::Array(names), &mut values) && !took.contains(&other_names) {
        took.push(other_names);
    }
    Ok((values, took))
}

/// Adds the elements or rows that are not there yet; rows get a number of their own.
fn add(field: &Field, theirs: &Value, values: &mut Values) -> bool {
    let without_number = |row: &Value| {
        let mut row = row.clone();
        if let Some(row) = row.as_object_mut() {
            row.remove("n");
        }
        row
    };
    let mut ours: Vec<Value> = values.get(field.name).and_then(Value::as_array).cloned().unwrap_or_default();
    let before = ours.len();
    for theirs in theirs.as_array().into_iter().flatten().map(without_number) {
        if !ours.iter().any(|ours| without_number(ours) == theirs) {
            ours.push(theirs);
        }
    }
    let added = ours.len() > before;
    if added {
        values.insert(field.name.into(), Value::Array(ours));
    }
    added
}

/// Whether two levels hold on one day, and are not the same.
fn levels_differ(theirs: &Value, ours: &Value) -> bool {
    let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let date = |row: &Value, field: &str| row.get(field)?.as_str()?.parse::<PartialDate>().ok();
    let before = |one: &Value, other: &Value| match (date(one, "until"), date(other, "since")) {
        (Some(until), Some(since)) => until.last() < since.first(),
        _ => false,
    };
    rows(theirs).iter().any(|one| {
        rows(ours)
            .iter()
            .any(|other| one.get("level") != other.get("level") && !before(one, other) && !before(other, one))
    })
}
