//! Every record and setting as JSON, one value each (docs/formats/dump.md): what `carnet dump` writes and `load` reads.
//!
//! References are uids, which are the same in every store; keys, history, ledger, frozen rows and received summaries
//! are in none of it.

use rusqlite::OptionalExtension;
use serde_json::{Value, json};

use super::ledger::Door;
use super::setting::{self, SETTINGS, TEXT_SETTINGS};
use super::{Stamp, Store, StoreError, hex, level, record, version};
use crate::model::{COMMON, Field, Kind, RecordId, RowId, Shape, Uid, Values, declaration};

/// The version of the format.
pub const DUMP_VERSION: u64 = 1;

impl Store {
    /// Gives every record, void ones too, and every setting, after a head that says how many lines follow. The
    /// ledger's line is written first.
    ///
    /// # Errors
    /// When the database fails, and what `line` gives.
    pub fn dump<E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        mut line: impl FnMut(&Value) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.note_door(stamp, Door::Dump, &[], "dump")?;
        let settings = self.settings_set()?;
        let mut count = settings.len() as u64;
        for kind in Kind::ALL {
            let sql = format!("SELECT count(*) FROM {}", kind.name());
            let found: i64 =
                self.connection.query_row(&sql, [], |row| row.get(0)).map_err(StoreError::from)?;
            count += found.unsigned_abs();
        }
        line(&json!({ "kind": "dump", "version": DUMP_VERSION, "lines": count }))?;
        for (name, value) in settings {
            line(&json!({ "kind": "setting", "name": name, "value": value }))?;
        }
        for kind in Kind::ALL {
            for id in self.numbers(*kind)? {
                line(&self.dumped(id)?)?;
            }
        }
        Ok(count)
    }

    /// What is set, by name.
    fn settings_set(&self) -> Result<Vec<(&'static str, String)>, StoreError> {
        let names = SETTINGS.iter().map(|setting| setting.name);
        let names = names.chain(TEXT_SETTINGS.iter().map(|setting| setting.name));
        let mut set = Vec::new();
        for name in names {
            set.extend(setting::text(&self.connection, name)?.map(|value| (name, value)));
        }
        set.sort_unstable();
        Ok(set)
    }

    fn numbers(&self, kind: Kind) -> Result<Vec<RecordId>, StoreError> {
        let mut statement =
            self.connection.prepare(&format!("SELECT id FROM {} ORDER BY id", kind.name()))?;
        let rows = statement.query_map([], |row| Ok(RecordId { kind, number: row.get(0)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn dumped(&self, id: RecordId) -> Result<Value, StoreError> {
        let stored = record::there(&self.connection, id)?;
        let mut fields = stored.values;
        level::add_levels(&self.connection, id, &mut fields)?;
        let all: Vec<&Field> = declaration(id.kind).fields.iter().chain(COMMON).collect();
        self.refer_by_uid(&all, &mut fields)?;
        let mut object = json!({
            "kind": id.kind.name(),
            "id": id.to_string(),
            "uid": stored.uid.to_string(),
            "revision": stored.revision,
            "provenance": stored.provenance,
            "fields": fields,
        });
        if let Some((on, reason)) = stored.voided {
            object["void"] = json!({ "on": on, "reason": reason });
        }
        // An actor's are hashes under this store's key: nothing to another.
        if id.kind != Kind::Actor {
            let known_as: Vec<Value> = version::known_as(&self.connection, id)?
                .into_iter()
                .map(|known| {
                    let digest = known.digest.as_deref().map(hex);
                    json!({ "source": known.source, "id": known.value, "digest": digest })
                })
                .collect();
            if !known_as.is_empty() {
                object["external_ids"] = known_as.into();
            }
        }
        Ok(object)
    }

    fn refer_by_uid(&self, fields: &[&Field], values: &mut Values) -> Result<(), StoreError> {
        for field in fields {
            if let Some(value) = values.get_mut(field.name) {
                self.value_by_uid(field.shape, value)?;
            }
        }
        Ok(())
    }

    fn value_by_uid(&self, shape: &Shape, value: &mut Value) -> Result<(), StoreError> {
        match (shape, &mut *value) {
            (Shape::Reference(_), Value::String(id)) => {
                if let Some(uid) = id.parse().ok().map(|id| self.uid(id)).transpose()?.flatten() {
                    *value = uid.to_string().into();
                }
            }
            (Shape::Row(_), Value::String(row)) => {
                if let Ok(row) = row.parse::<RowId>()
                    && let Some(uid) = self.uid(row.record)?
                {
                    *value = format!("{uid}.{}", row.row).into();
                }
            }
            (Shape::List(element), Value::Array(elements)) => {
                for value in elements {
                    self.value_by_uid(element, value)?;
                }
            }
            (Shape::Rows(part), Value::Array(rows)) => {
                let fields: Vec<&Field> = part.fields.iter().collect();
                for row in rows.iter_mut().filter_map(Value::as_object_mut) {
                    self.refer_by_uid(&fields, row)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The uid of a record.
    fn uid(&self, id: RecordId) -> Result<Option<Uid>, StoreError> {
        let sql = format!("SELECT uid FROM {} WHERE id = ?1", id.kind.name());
        let uid =
            self.connection.prepare_cached(&sql)?.query_row([id.number], |row| row.get(0)).optional()?;
        Ok(uid.map(Uid))
    }

    /// Whether there is any record, void ones included.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_without_records(&self) -> Result<bool, StoreError> {
        for kind in Kind::ALL {
            if self.connection.prepare(&format!("SELECT 1 FROM {} LIMIT 1", kind.name()))?.exists([])? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
