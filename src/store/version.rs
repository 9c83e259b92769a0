//! A record as one version of it: what the history keeps of it, and how it is put back.

use rusqlite::Connection;
use serde_json::Value;

use super::{StoreError, level, record};
use crate::model::{Kind, RecordId, Uid, Values, declaration};
use crate::store::record::Stored;

/// The key that says of a version that there was no such record any more.
const TAKEN_OUT: &str = "taken_out";

/// What a version says of a record.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) id: RecordId,
    /// Its fields; `None` where the record was taken out.
    pub(super) there: Option<There>,
    /// What other systems called it when it was taken out, or went into another.
    pub(super) known_as: Vec<KnownAs>,
    /// What they call it from here on, where another went into it.
    pub(super) known_as_now: Vec<KnownAs>,
}

/// A record that is there.
#[derive(Clone, Debug)]
pub(super) struct There {
    pub(super) values: Values,
    pub(super) provenance: String,
    pub(super) voided: Option<(String, String)>,
    levels: level::Levels,
}

/// What a source calls a record, and the digest of what it last said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KnownAs {
    pub(super) source: String,
    pub(super) value: String,
    pub(super) digest: Option<Vec<u8>>,
}

/// The body of the version that a record is now.
pub(super) fn body(connection: &Connection, mut stored: Stored) -> Result<Values, StoreError> {
    level::add_levels(connection, stored.id, &mut stored.values)?;
    Ok(body_of_new(stored))
}

/// The body of the first version of a record, whose values have the levels as believed.
pub(super) fn body_of_new(stored: Stored) -> Values {
    let mut body = stored.values;
    body.insert("id".into(), stored.id.to_string().into());
    body.insert("provenance".into(), stored.provenance.into());
    if let Some((day, reason)) = stored.voided {
        body.insert("voided_on".into(), day.into());
        body.insert("void_reason".into(), reason.into());
    }
    body
}

/// The body of a version that says that the record is not there any more.
pub(super) fn body_of_none(id: RecordId, known_as: &[KnownAs]) -> Values {
    let mut body = Values::new();
    body.insert("id".into(), id.to_string().into());
    body.insert(TAKEN_OUT.into(), true.into());
    if !known_as.is_empty() {
        body.insert("external_ids".into(), known_as_value(known_as));
    }
    body
}

/// What other systems call a record, as a version keeps it.
pub(super) fn known_as_value(known_as: &[KnownAs]) -> Value {
    let known_as = known_as.iter().map(|known| {
        let digest = known.digest.as_deref().map(super::hex);
        serde_json::json!([known.source, known.value, digest])
    });
    known_as.collect()
}

/// What the body of a version says; `None` where it is not one of a record.
pub(super) fn read(kind: Kind, mut body: Values) -> Option<State> {
    let id: RecordId = text(&mut body, "id")?.parse().ok()?;
    let mut known_as = |key| match body.remove(key) {
        Some(Value::Array(known_as)) => known_as.iter().filter_map(known_as_of).collect(),
        _ => Vec::new(),
    };
    let (known_as, known_as_now) = (known_as("external_ids"), known_as("external_ids_now"));
    if body.contains_key(TAKEN_OUT) {
        return Some(State { id, there: None, known_as, known_as_now });
    }
    let provenance = text(&mut body, "provenance")?;
    let voided = text(&mut body, "voided_on").zip(text(&mut body, "void_reason"));
    let levels = level::take_levels(kind, &mut body);
    let there = There { values: body, provenance, voided, levels };
    Some(State { id, there: Some(there), known_as, known_as_now })
}

fn known_as_of(value: &Value) -> Option<KnownAs> {
    let [source, value, digest] = value.as_array()?.as_slice() else { return None };
    Some(KnownAs {
        source: source.as_str()?.to_owned(),
        value: value.as_str()?.to_owned(),
        digest: digest.as_str().and_then(super::head::unhex::<32>).map(Vec::from),
    })
}

fn text(body: &mut Values, name: &str) -> Option<String> {
    match body.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

/// Writes a record as a version says, over what is there or anew under its id.
pub(super) fn put(
    connection: &Connection,
    uid: Uid,
    id: RecordId,
    there: &There,
    revision: i64,
) -> Result<(), StoreError> {
    let declaration = declaration(id.kind);
    if record::exists(connection, id)? {
        record::update(connection, declaration, id, &there.values)?;
    } else {
        record::insert(connection, declaration, uid, Some(id.number), &there.values, &there.provenance)?;
    }
    record::set_state(connection, id, revision, there.voided.as_ref())?;
    level::put_levels(connection, id, &there.levels)
}

/// What other systems call a record.
pub(super) fn known_as(connection: &Connection, id: RecordId) -> Result<Vec<KnownAs>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT source, value, digest FROM external_id WHERE kind = ?1 AND record = ?2 ORDER BY source, value",
    )?;
    let rows = statement.query_map(rusqlite::params![id.kind.name(), id.number], |row| {
        Ok(KnownAs { source: row.get(0)?, value: row.get(1)?, digest: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps what other systems call a record.
pub(super) fn put_known_as(
    connection: &Connection,
    id: RecordId,
    known_as: &[KnownAs],
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT OR REPLACE INTO external_id (kind, source, value, record, digest) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for known in known_as {
        insert.execute(rusqlite::params![
            id.kind.name(),
            known.source,
            known.value,
            id.number,
            known.digest
        ])?;
    }
    Ok(())
}
