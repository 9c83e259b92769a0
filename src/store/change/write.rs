//! Records made, changed and voided, each held to its rules.

use serde_json::Value;

use super::held::Held;
use super::rows::remove_row;
use super::{Change, bad, inside, rules};
use crate::model::read::value_of;
use crate::model::{Fault, Kind, Near, Reason, RecordId, Shape, Uid, Values, declaration, read};
use crate::seal;
use crate::store::StoreError;
use crate::store::history::Action;
use crate::store::{level, record};

impl Change<'_> {
    /// Writes down a new record. `raw` is what [`read()`] takes; records that may stand inside it (decisions in a
    /// meeting) are made with it. `id` and `uid`, as `show --json` prints them, are kept where they are free.
    ///
    /// # Errors
    /// [`StoreError::Faults`], with every fault.
    pub fn make(&mut self, kind: Kind, raw: &Values, provenance: &str) -> Result<RecordId, StoreError> {
        self.make_of(kind, raw.clone(), provenance)
    }

    /// As [`Change::make`], of values that nobody needs any more.
    ///
    /// # Errors
    /// [`StoreError::Faults`], with every fault.
    pub fn make_of(&mut self, kind: Kind, mut raw: Values, provenance: &str) -> Result<RecordId, StoreError> {
        let number = self.given_id(kind, &mut raw)?;
        let uid = self.given_uid(kind, &mut raw)?;
        if kind == Kind::Decision {
            self.link_to_addressee(&mut raw)?;
        }
        let mut held = Held::to_its_fields(kind, raw, provenance, &self.names())?;
        self.hold_rules(declaration(kind), &held.values, None)?;
        // What an old sheet says of a trip was over before anybody could be asked.
        if kind == Kind::Trip
            && !provenance.starts_with("import:")
            && let Some(fault) = self.nobody_agreed(&held.values)?
        {
            return Err(bad(kind, None, vec![fault]));
        }
        self.write_held(&mut held, (uid, number), provenance)
    }

    /// Writes down a new record of an import that was held to its rules before. Its cells stay where they are, for whoever
    /// made them to free.
    ///
    /// # Errors
    /// When the database fails, and where a record that follows from it cannot be made.
    pub fn make_held(&mut self, held: &mut Held, provenance: &str) -> Result<RecordId, StoreError> {
        let uid = self.new_uid()?;
        self.write_held(held, (uid, None), provenance)
    }

    fn write_held(
        &mut self,
        held: &mut Held,
        (uid, number): (Uid, Option<i64>),
        provenance: &str,
    ) -> Result<RecordId, StoreError> {
        let declaration = declaration(held.kind);
        let mut values = std::mem::take(&mut held.values);
        level::add_believed(self.connection, &mut self.without_level, held.kind, &mut values)?;
        // Where the level is a column of the record itself, it is not among the cells yet.
        let id = match held.laid.as_ref().filter(|_| !level::stand_in_record(held.kind)) {
            Some(laid) => {
                let laid = (&values, laid);
                record::insert_laid_out(self.connection, declaration, (uid, number), laid, provenance)?
            }
            None => record::insert(self.connection, declaration, uid, number, &values, provenance)?,
        };
        let action = if provenance.starts_with("import:") { Action::Imported } else { Action::Made };
        let stored = record::as_stored(id, uid, values, provenance);
        #[cfg(debug_assertions)]
        {
            let mut without = stored.clone();
            level::take_levels(id.kind, &mut without.values);
            assert_eq!(record::read(self.connection, id)?.as_ref(), Some(&without));
        }
        self.derive(id, None, &stored.values)?;
        let embedded = std::mem::take(&mut held.embedded);
        let outer = (!embedded.is_empty() || inside::follows(held.kind, &stored.values))
            .then(|| stored.values.clone());
        self.write_first(stored, action)?;
        if let Some(outer) = outer {
            self.make_what_follows(id, &outer, embedded, provenance)?;
        }
        Ok(id)
    }

    /// Changes a record: each field of the patch is set, `null` empties it. Rows with `n` change that row, rows
    /// without are added; `remove` holds rows to take out, as `addressees.2`.
    ///
    /// Gives whether anything changed.
    ///
    /// # Errors
    /// [`StoreError::Faults`], [`StoreError::Void`], [`StoreError::Reduced`], [`StoreError::NoSuchRecord`].
    pub fn edit(&mut self, id: RecordId, patch: &Values, remove: &[String]) -> Result<bool, StoreError> {
        let declaration = declaration(id.kind);
        let stored = self.read(id)?;
        if stored.voided.is_some() {
            return Err(StoreError::Void { id });
        }
        let mut values = stored.values.clone();
        for row in remove {
            let removed = remove_row(declaration, &mut values, row);
            removed.map_err(|fault| StoreError::fault(id.kind, Some(id), fault))?;
            self.check_unnamed(id, row)?;
        }
        if let Some(on) = stored.values.get(read::REDUCED_ON).and_then(Value::as_str) {
            return Err(StoreError::Reduced { id, on: on.to_owned() });
        }
        let mut patch = patch.clone();
        rules::nothing_reduced_by_hand(id.kind, Some(id), &patch)?;
        patch.retain(|name, _| !matches!(name.as_str(), "id" | "uid" | "kind_of_record"));
        if id.kind == Kind::Decision {
            self.link_to_addressee(&mut patch)?;
        }
        let mut faults = Vec::new();
        for (name, raw) in &patch {
            let Some(field) = declaration.field(name) else {
                let near = crate::text::fold::nearest(name, declaration.all_fields().map(|field| field.name));
                faults.push(Fault::new(name.clone(), Reason::NoSuchField(near.map(str::to_owned))));
                continue;
            };
            let merged = match field.shape {
                Shape::Rows(part) if !raw.is_null() => self.merged_rows(part, name, raw, values.get(name)),
                shape => value_of(shape, name, raw, &self.names()),
            };
            match merged {
                Ok(Some(value)) => {
                    values.insert(name.clone(), value);
                }
                Ok(None) if field.required => faults.push(Fault::new(name.clone(), Reason::Missing)),
                Ok(None) => {
                    values.remove(name);
                }
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(bad(id.kind, Some(id), faults));
        }
        if !stored.provenance.starts_with("import:") {
            rules::no_coordinates_by_hand(id.kind, Some(id), &patch)?;
        }
        for (proposed, from) in declaration.follows {
            if patch.contains_key(*from) && !patch.contains_key(*proposed) {
                values.remove(*proposed);
            }
        }
        let values = declaration.complete(values).map_err(|faults| bad(id.kind, Some(id), faults))?;
        if values == stored.values {
            return Ok(false);
        }
        self.hold_rules(declaration, &values, Some(id))?;
        if id.kind == Kind::Trip
            && ["association", "association_agreed_by", "negotiation", "requests"]
                .iter()
                .any(|field| patch.contains_key(*field))
            && !stored.provenance.starts_with("import:")
            && let Some(fault) = self.nobody_agreed(&values)?
        {
            return Err(bad(id.kind, Some(id), vec![fault]));
        }
        record::update(self.connection, declaration, id, &values)?;
        self.keep_what_follows(id, Some(&stored.values), &values)?;
        self.write_history(id, Action::Changed)?;
        if id.kind == Kind::Incident && values.get("promise_broken") != stored.values.get("promise_broken") {
            self.break_promise(id, &values)?;
        }
        Ok(true)
    }

    /// Takes a record out of every figure; it stays in the history.
    ///
    /// # Errors
    /// [`StoreError::Void`] when it is void already, [`StoreError::Faults`] when the reason cannot be taken.
    pub fn void(&mut self, id: RecordId, reason: &str) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        if stored.voided.is_some() {
            return Err(StoreError::Void { id });
        }
        self.void_for(id, reason)?;
        self.write_history(id, Action::Voided)
    }

    pub(super) fn void_for(&mut self, id: RecordId, reason: &str) -> Result<(), StoreError> {
        let reason = value_of(&Shape::Line, "reason", &reason.into(), &self.names())
            .and_then(|value| value.ok_or_else(|| vec![Fault::new("reason", Reason::Missing)]))
            .map_err(|faults| bad(id.kind, Some(id), faults))?;
        let sql = format!(
            "UPDATE {} SET voided_on = ?1, void_reason = ?2, revision = revision + 1 WHERE id = ?3",
            id.kind.name()
        );
        let today = self.stamp.today.format("%Y-%m-%d").to_string();
        self.standing.get_mut().remove(&id);
        self.connection.execute(&sql, rusqlite::params![today, reason.as_str(), id.number])?;
        self.touch(id.kind);
        let values = self.read(id)?.values;
        self.touched.add(self.connection, id, Some(&values), &values)?;
        self.index(id, Some(&values), &values, true)
    }

    fn given_id(&self, kind: Kind, raw: &mut Values) -> Result<Option<i64>, StoreError> {
        let Some(value) = raw.remove("id") else { return Ok(None) };
        let id: Option<RecordId> =
            value.as_str().and_then(|text| text.parse().ok()).filter(|id: &RecordId| id.kind == kind);
        let Some(id) = id else {
            return Err(StoreError::fault(
                kind,
                None,
                Fault::new("id", Reason::NoSuchRecord(kind, Near::Unknown)),
            ));
        };
        if record::exists(self.connection, id)? {
            return Err(StoreError::fault(kind, None, Fault::new("id", Reason::Taken(id))));
        }
        Ok(Some(id.number))
    }

    fn new_uid(&mut self) -> Result<Uid, StoreError> {
        Ok(Uid(if self.in_savepoint { self.uids.next()? } else { seal::random()? }))
    }

    fn given_uid(&mut self, kind: Kind, raw: &mut Values) -> Result<Uid, StoreError> {
        let Some(value) = raw.remove("uid") else { return self.new_uid() };
        let uid: Option<Uid> = value.as_str().and_then(|text| text.parse().ok());
        let Some(uid) = uid else {
            return Err(StoreError::fault(kind, None, Fault::new("uid", Reason::WrongType("uid"))));
        };
        match record::by_uid(self.connection, kind, uid)? {
            Some(id) => Err(StoreError::fault(kind, None, Fault::new("uid", Reason::Taken(id)))),
            None => Ok(uid),
        }
    }
}
