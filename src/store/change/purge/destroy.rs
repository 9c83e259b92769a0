//! Taking records out with all their versions, and what others say of them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::{COMMON, Field, Kind, RecordId, RowId, Shape, Values, declaration};
use crate::store::change::Change;
use crate::store::history::Action;
use crate::store::{StoreError, record, version};

/// Whether a record goes.
type Goes<'g> = &'g BTreeSet<RecordId>;

impl Change<'_> {
    /// Takes out a record that nothing names any more. Its versions keep their place in the chain, without words.
    pub(super) fn destroy(&mut self, id: RecordId) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        self.let_go_what_follows(id)?;
        record::delete(self.connection, id)?;
        // Its number is free from here on; what was released stays counted in the released cells.
        self.connection
            .prepare_cached("DELETE FROM frozen_record WHERE kind = ?1 AND record = ?2")?
            .execute(rusqlite::params![id.kind.name(), id.number])?;
        self.empty_versions(id.kind, stored.uid)?;
        let body = Value::Object(version::body_of_none(id, &[]));
        self.append(Action::Purged, id.kind.name(), stored.uid, stored.revision + 1, &body)
    }

    /// Takes the words out of every version of a record; the commitments to them stay, and with them the chain.
    pub(super) fn empty_versions(&mut self, kind: Kind, uid: crate::model::Uid) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE history SET salt = NULL, body = NULL WHERE uid = ?1 AND kind = ?2")?
            .execute(rusqlite::params![uid.0, kind.name()])?;
        Ok(())
    }

    /// Takes the words out of every version of a record that was undone.
    pub(super) fn empty_undone(&mut self, first: i64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "UPDATE history SET salt = NULL, body = NULL
                 WHERE (uid, kind) = (SELECT uid, kind FROM history WHERE n = ?1)",
            )?
            .execute([first])?;
        Ok(())
    }

    /// Writes what a record says from now on, and takes the words out of every version before.
    pub(super) fn leave_only(
        &mut self,
        id: RecordId,
        before: &Values,
        values: &Values,
    ) -> Result<(), StoreError> {
        record::update(self.connection, declaration(id.kind), id, values)?;
        self.keep_what_follows(id, Some(before), values)?;
        let stored = self.read(id)?;
        if stored.voided.is_some() {
            self.index(id, Some(before), values, true)?;
        }
        self.empty_versions(id.kind, stored.uid)?;
        self.write_history(id, Action::Purged)
    }

    /// Takes every mention of what goes out of the records that stay.
    pub(super) fn detach_doomed(&mut self) -> Result<(), StoreError> {
        let goes = self.doomed()?;
        if goes.is_empty() {
            return Ok(());
        }
        let mut naming = BTreeSet::new();
        for kind in Kind::ALL {
            for field in declaration(*kind).fields {
                self.naming_doomed(*kind, field, &mut naming)?;
            }
        }
        for id in naming.difference(&goes) {
            let stored = self.read(*id)?;
            let mut values = stored.values.clone();
            let fields: Vec<&Field> = declaration(id.kind).fields.iter().chain(COMMON).collect();
            // The links of the hierarchy are hung higher, not cut.
            if id.kind != Kind::Actor {
                forget(&fields, &mut values, &goes);
            }
            if values != stored.values {
                record::update(self.connection, declaration(id.kind), *id, &values)?;
                self.keep_what_follows(*id, Some(&stored.values), &values)?;
                if stored.voided.is_some() {
                    self.index(*id, Some(&stored.values), &values, true)?;
                }
                // What its versions before say of the others is their number, and no words.
                self.write_history(*id, Action::Purged)?;
            }
        }
        Ok(())
    }

    fn doomed(&self) -> Result<BTreeSet<RecordId>, StoreError> {
        let mut statement =
            self.connection.prepare("SELECT kind, id FROM temp.purging WHERE act = 'destroy'")?;
        let mut rows = statement.query([])?;
        let mut doomed = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(0)?;
            // Drafts and rows of files are no records.
            if let Some(kind) = Kind::from_name(&kind) {
                doomed.insert(RecordId { kind, number: row.get(1)? });
            }
        }
        Ok(doomed)
    }

    /// The records of a kind that name in a field, or in a row of it, what goes.
    fn naming_doomed(
        &self,
        kind: Kind,
        field: &'static Field,
        found: &mut BTreeSet<RecordId>,
    ) -> Result<(), StoreError> {
        let table = kind.name();
        let mut look = |owner: &str, from: &str, column: &str, named: Kind| -> Result<(), StoreError> {
            let sql = format!(
                "SELECT DISTINCT x.{owner} FROM {from} x
                 WHERE x.{column} IN (SELECT id FROM temp.purging WHERE kind = ?1 AND act = 'destroy')"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            for number in statement.query_map([named.name()], |row| row.get(0))? {
                found.insert(RecordId { kind, number: number? });
            }
            Ok(())
        };
        match field.shape {
            Shape::Reference(named) => look("id", table, field.name, *named),
            Shape::List(Shape::Reference(named)) => {
                look(table, &format!("{table}_{}", field.name), "value", *named)
            }
            Shape::Rows(part) => {
                for inner in part.fields {
                    if let Shape::Reference(named) = inner.shape {
                        look(part.owner, part.table, inner.name, *named)?;
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// Takes every mention of what goes out of some values; a row that cannot be without it goes whole.
fn forget(fields: &[&Field], values: &mut Values, goes: Goes<'_>) {
    for field in fields {
        let is_gone = match (field.shape, values.get_mut(field.name)) {
            (Shape::Reference(_), Some(Value::String(id))) => {
                id.parse::<RecordId>().is_ok_and(|id| goes.contains(&id))
            }
            (Shape::Row(_), Some(Value::String(row))) => {
                row.parse::<RowId>().is_ok_and(|row| goes.contains(&row.record))
            }
            (Shape::List(Shape::Reference(_)), Some(Value::Array(ids))) => {
                ids.retain(|id| {
                    !id.as_str()
                        .and_then(|id| id.parse::<RecordId>().ok())
                        .is_some_and(|id| goes.contains(&id))
                });
                ids.is_empty()
            }
            (Shape::Rows(part), Some(Value::Array(rows))) => {
                let inner: Vec<&Field> = part.fields.iter().collect();
                rows.retain_mut(|row| match row.as_object_mut() {
                    Some(row) => {
                        forget(&inner, row, goes);
                        inner.iter().all(|field| !field.required || row.contains_key(field.name))
                    }
                    None => true,
                });
                rows.is_empty()
            }
            _ => false,
        };
        if is_gone {
            values.remove(field.name);
        }
    }
}
