//! Taking records out with all their versions, and what others say of them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::{COMMON, Field, Kind, RecordId, RowId, Shape, Values, declaration};
use crate::store::change::Change;
use crate::store::history::Action;
use crate::store::level::{self, Levels};
use crate::store::references::{self, Reference};
use crate::store::{StoreError, Stored, record, version};

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
        self.append(Action::Purged, id.kind.name(), stored.uid, stored.revision + 1, body)
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

    /// Writes what a record says from now on, and takes the words out of every version before. `levels` are of the nodes
    /// that it names anew.
    pub(super) fn leave_only(
        &mut self,
        id: RecordId,
        before: &Stored,
        values: &Values,
        levels: &Levels,
    ) -> Result<(), StoreError> {
        self.empty_versions(id.kind, before.uid)?;
        self.say_from_now(before, values, levels)
    }

    fn say_from_now(&mut self, before: &Stored, values: &Values, levels: &Levels) -> Result<(), StoreError> {
        let id = before.id;
        record::update(self.connection, declaration(id.kind), id, values)?;
        level::put_levels(self.connection, id, levels)?;
        self.keep_what_follows(id, Some(&before.values), values)?;
        if before.voided.is_some() {
            self.index(id, Some(&before.values), values, true)?;
        }
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
            self.naming_doomed(*kind, &mut naming)?;
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
                // What its versions before say of the others is their number, and no words.
                self.say_from_now(&stored, &values, &Levels::new())?;
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

    /// The records of a kind that name what goes.
    fn naming_doomed(&self, kind: Kind, found: &mut BTreeSet<RecordId>) -> Result<(), StoreError> {
        for Reference { table, column, owner, named } in references::of(kind) {
            let sql = format!(
                "SELECT DISTINCT x.{owner} FROM {table} x
                 WHERE x.{column} IN (SELECT id FROM temp.purging WHERE kind = ?1 AND act = 'destroy')"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            for number in statement.query_map([named.name()], |row| row.get(0))? {
                found.insert(RecordId { kind, number: number? });
            }
        }
        Ok(())
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
