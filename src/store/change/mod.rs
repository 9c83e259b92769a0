//! One command, one transaction: records made, changed and voided, each with its line in the history.

mod behind;
mod decide;
mod held;
mod inside;
mod load;
mod merge;
mod purge;
mod rows;
mod rules;
mod undo;
#[cfg(test)]
mod undo_tests;
mod write;

use std::cell::RefCell;
use std::collections::HashSet;

use rusqlite::Connection;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::seal::Drawn;
use crate::store::history::{self, Action, Last};
use crate::store::ledger::Door;
use crate::store::lookup::{self, Found, Names};
use crate::store::record::{self, Stored};
use crate::store::setting::{self, Setting, TextSetting};
use crate::store::touched::Touched;
use crate::store::{Stamp, Store, StoreError, full_text, head, hierarchy, ledger, level, release, version};

use behind::{Beside, Left, Version};
pub use held::Held;
pub use load::Loaded;
pub use merge::Merged;
pub use purge::{Matter, NameOf, Purge, PurgePlan, Thing};

use crate::model::{Fault, Kind, PartialDate, RecordId, Uid, Values};

/// The transaction of one command. What it does is kept when the work given to [`Store::change`] succeeds.
pub struct Change<'s> {
    pub(super) connection: &'s Connection,
    pub(super) stamp: &'s Stamp,
    pub(super) chain_key: Zeroizing<[u8; 32]>,
    ledger_key: Zeroizing<[u8; 32]>,
    command: i64,
    last: Last,
    actors_touched: bool,
    places_touched: bool,
    touched: Touched,
    full_text: full_text::Waiting,
    in_savepoint: bool,
    /// Records that rows of the savepoint at hand named, and that stand.
    standing: RefCell<HashSet<RecordId>>,
    without_level: level::WithoutLevel,
    /// Ids for the records of savepoints.
    uids: Drawn,
    /// What the records of savepoints left.
    left: Vec<Left>,
    beside: Option<Beside>,
    /// Versions that the history has, where somebody wants to free them.
    spent: Option<Vec<Value>>,
}

impl Store {
    /// Does one command's work in one transaction: history, derived tables and limits at its end. An error leaves the
    /// store as it was.
    ///
    /// # Errors
    /// What the work gives, or why its result cannot be kept.
    pub fn change<T>(
        &mut self,
        stamp: &Stamp,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        match self.worked(stamp, work) {
            Ok((value, (n, hash))) => {
                self.connection.execute_batch("COMMIT").inspect_err(|_| self.roll_back())?;
                // A head older than the database is what a crash here leaves, and no cause for alarm: what was
                // committed stays acknowledged even where the head cannot be renewed.
                let _ = head::write(&self.folder, &self.key, (n, &hash), &self.alarms);
                Ok(value)
            }
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }

    /// Does the work to see what would come of it, and keeps nothing.
    ///
    /// # Errors
    /// As [`Store::change`].
    pub fn rehearse<T>(
        &mut self,
        stamp: &Stamp,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let worked = self.worked(stamp, work);
        self.roll_back();
        worked.map(|(value, _)| value)
    }

    fn worked<T>(
        &self,
        stamp: &Stamp,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Last), StoreError> {
        let command: i64 =
            self.connection
                .query_row("SELECT coalesce(max(command), 0) + 1 FROM history", [], |row| row.get(0))?;
        let mut change = Change {
            connection: &self.connection,
            stamp,
            chain_key: history::chain_key(&self.key),
            ledger_key: ledger::chain_key(&self.key),
            command,
            last: head::last_entry(&self.connection)?,
            actors_touched: false,
            places_touched: false,
            touched: Touched::default(),
            full_text: full_text::Waiting::default(),
            in_savepoint: false,
            standing: RefCell::default(),
            without_level: level::WithoutLevel::default(),
            uids: Drawn::default(),
            left: Vec::new(),
            beside: None,
            spent: None,
        };
        let value = work(&mut change)?;
        change.finish()?;
        Ok((value, change.last))
    }

    fn roll_back(&self) {
        // Fails only where SQLite has rolled back already.
        let _ = self.connection.execute_batch("ROLLBACK");
    }
}

impl Change<'_> {
    /// Reads a record as it stands in this transaction.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`].
    pub fn read(&self, id: RecordId) -> Result<Stored, StoreError> {
        record::there(self.connection, id)
    }

    /// Does the work of one row of an import, or of several: an error undoes it and is given back inside.
    ///
    /// # Errors
    /// When the database itself fails.
    pub fn savepoint<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<Result<T, StoreError>, StoreError> {
        let (left, outer) = (self.left.len(), self.in_savepoint);
        self.run("SAVEPOINT row")?;
        self.in_savepoint = true;
        let result = work(self);
        self.in_savepoint = outer;
        self.standing.get_mut().clear();
        if result.is_err() {
            if let Err(undone) = self.run("ROLLBACK TO row") {
                // A statement that was interrupted, or found no room, has rolled back all of it already, and says why.
                return match result {
                    Ok(_) | Err(StoreError::Faults { .. } | StoreError::Void { .. }) => Err(undone),
                    Err(error) => Err(error),
                };
            }
            self.left.truncate(left);
            self.full_text.forget_areas();
            self.without_level.clear();
        }
        self.run("RELEASE row")?;
        if !self.in_savepoint {
            self.hand_over()?;
        }
        Ok(result)
    }

    /// Does the work of several rows of an import of which none can be at fault: they need no savepoint, for which SQLite keeps
    /// a copy of every page that they touch.
    ///
    /// # Errors
    /// As the work: nothing of it is undone but with all of the command.
    pub fn without_savepoint<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let outer = std::mem::replace(&mut self.in_savepoint, true);
        let result = work(self);
        self.in_savepoint = outer;
        let value = result?;
        if !self.in_savepoint {
            self.hand_over()?;
        }
        Ok(value)
    }

    /// How many rows were written so far in the database: where the number stands still, there is nothing to undo.
    pub fn written(&self) -> u64 {
        self.connection.total_changes()
    }

    /// Runs a statement that takes and gives nothing, compiled once.
    fn run(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    /// Actors or places whose name fits some letters, in any script.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find_by_name(&self, kind: Kind, text: &str) -> Result<Vec<Found>, StoreError> {
        lookup::find_by_name(self.connection, kind, text)
    }

    /// Sets a setting and gives the value set; `None` goes back to the default.
    ///
    /// # Errors
    /// [`StoreError::BadSetting`].
    pub fn set(&mut self, setting: &'static Setting, typed: Option<&str>) -> Result<u64, StoreError> {
        let before = setting::text(self.connection, setting.name)?;
        let value = match typed {
            Some(typed) => setting::set(self.connection, setting, typed)?,
            None => {
                setting::put(self.connection, setting.name, None)?;
                setting.default
            }
        };
        let after = setting::text(self.connection, setting.name)?;
        let body = serde_json::json!({ "setting": setting.name, "value": after, "before": before });
        self.note(Action::Setting, "setting", &body)?;
        Ok(value)
    }

    /// Sets a setting of words or places and gives what is kept of it; `None` empties it.
    ///
    /// # Errors
    /// [`StoreError::BadSetting`], and why a place is none.
    pub fn set_text(
        &mut self,
        setting: &'static TextSetting,
        typed: Option<&str>,
    ) -> Result<Option<String>, StoreError> {
        let kept = typed.map(|typed| setting.kept(self.connection, typed, &self.names())).transpose()?;
        self.put_setting(setting.name, kept.as_deref())?;
        Ok(kept)
    }

    fn put_setting(&mut self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        let before = setting::text(self.connection, name)?;
        setting::put(self.connection, name, value)?;
        let body = serde_json::json!({ "setting": name, "value": value, "before": before });
        self.note(Action::Setting, "setting", &body)
    }

    /// The day that it is for the person.
    pub fn stamp(&self) -> &Stamp {
        self.stamp
    }

    /// The database, for the ledger.
    pub(super) fn connection(&self) -> &Connection {
        self.connection
    }

    /// The first line of a new store's history.
    pub(super) fn note_made(&mut self) -> Result<(), StoreError> {
        self.note(Action::Made, "store", &serde_json::json!({ "store": 1 }))
    }

    /// The line of a store that was put back from a backup.
    pub(super) fn note_restored(&mut self) -> Result<(), StoreError> {
        self.note(Action::Restored, "store", &serde_json::json!({ "store": 1 }))
    }

    /// Who can open the store is about to be changed: what is done, and to which slot.
    pub(super) fn note_keys(&mut self, what: &str, slot: &str) -> Result<(), StoreError> {
        self.note(Action::Keyed, "store", &serde_json::json!({ "keys": what, "slot": slot }))
    }

    /// The person's word that nothing left after the backup that the store was put back from.
    pub(super) fn note_nothing_sent(&mut self) -> Result<(), StoreError> {
        let body = serde_json::json!({ "setting": "nothing_sent_since", "value": 1 });
        self.note(Action::Setting, "setting", &body)
    }

    /// The line of a contributor whose key was pinned.
    pub(super) fn note_pinned(&mut self, label: &str) -> Result<(), StoreError> {
        let body = serde_json::json!({ "setting": "contributor", "value": label });
        self.note(Action::Setting, "setting", &body)
    }

    /// The line of a pool that grew or shrank.
    pub(super) fn note_pooled(&mut self, added: usize) -> Result<(), StoreError> {
        let body = serde_json::json!({ "setting": "pool", "value": added });
        self.note(Action::Setting, "setting", &body)
    }

    /// The line of a scheme that was fixed.
    pub(super) fn note_scheme(&mut self, id: &str, year: i32) -> Result<(), StoreError> {
        let body = serde_json::json!({ "setting": "scheme", "value": id, "since": year });
        self.note(Action::Setting, "setting", &body)
    }

    fn names(&self) -> Names<'_> {
        Names {
            connection: self.connection,
            today: self.stamp.today,
            // A row of many looks for no near names: it is told by its row, and mended later.
            looks_near: !self.in_savepoint,
            standing: self.in_savepoint.then_some(&self.standing),
        }
    }

    /// What the store derives from a record as soon as it is written. `before` is the record as it was, `None` for a new
    /// one.
    fn keep_what_follows(
        &mut self,
        id: RecordId,
        before: Option<&Values>,
        values: &Values,
    ) -> Result<(), StoreError> {
        self.index(id, before, values, false)?;
        self.derive(id, before, values)?;
        level::keep_levels(self.connection, id)
    }

    /// As [`Change::keep_what_follows`], without the words and the levels.
    fn derive(&mut self, id: RecordId, before: Option<&Values>, values: &Values) -> Result<(), StoreError> {
        lookup::keep_names(self.connection, id, values)?;
        self.touch(id.kind);
        self.touched.add(self.connection, id, before, values)
    }

    /// Keeps a record's words in the full-text index; written at the end of the command. `before` is the record as it
    /// was, `None` for a new one.
    pub(super) fn index(
        &mut self,
        id: RecordId,
        before: Option<&Values>,
        values: &Values,
        is_void: bool,
    ) -> Result<(), StoreError> {
        self.full_text.note_place(id, before, values);
        let row = full_text::Row::of(id, before.is_none(), values, is_void);
        row.map_or(Ok(()), |row| self.leave_words(row))
    }

    /// Takes a record's words out of the full-text index; `full_text::optimise` then takes them out of its pages.
    pub(super) fn unindex(&mut self, id: RecordId) -> Result<(), StoreError> {
        self.leave_words(full_text::Row::gone(id))
    }

    fn touch(&mut self, kind: Kind) {
        if kind == Kind::Actor {
            self.actors_touched = true;
            self.without_level.clear();
        }
        self.places_touched |= kind == Kind::Place;
    }

    fn write_history(&mut self, id: RecordId, action: Action) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        let (uid, revision) = (stored.uid, stored.revision);
        let body = version::body(self.connection, stored)?;
        self.append(action, id.kind.name(), uid, revision, Value::Object(body))
    }

    /// Keeps the first version of a record, whose values have the levels as believed, and its words.
    fn write_first(&mut self, stored: Stored, action: Action) -> Result<(), StoreError> {
        let (id, uid, revision) = (stored.id, stored.uid, stored.revision);
        self.full_text.note_place(id, None, &stored.values);
        let body = Value::Object(version::body_of_new(stored));
        self.leave_version(Version { action, kind: id.kind.name(), uid, revision, body, of_new: Some(id) })
    }

    /// Writes the ledger's line of something that is about to leave: a line too many is better than one too few. The
    /// history has an entry beside it, which undo never crosses.
    ///
    /// # Errors
    /// When the database fails.
    pub(in crate::store) fn leave(
        &mut self,
        door: Door,
        recipients: &[String],
        what: &str,
        release: Option<i64>,
    ) -> Result<(), StoreError> {
        let line = ledger::Line { door, recipients, what, release };
        let n = ledger::append(self.connection, &self.ledger_key, self.stamp, &line)?;
        let action = if door == Door::Purge { Action::Purged } else { Action::Left };
        let mut body = serde_json::json!({ "door": door.code(), "line": n });
        if let Some(id) = release {
            body["release"] = release::committed(self.connection, id)?;
        }
        self.note(action, "ledger", &body)
    }

    /// An entry that is about no record.
    pub(in crate::store) fn note(
        &mut self,
        action: Action,
        kind: &'static str,
        body: &Value,
    ) -> Result<(), StoreError> {
        self.append(action, kind, Uid([0; 16]), 0, body.clone())
    }

    fn append(
        &mut self,
        action: Action,
        kind: &'static str,
        uid: Uid,
        revision: i64,
        body: Value,
    ) -> Result<(), StoreError> {
        self.leave_version(Version { action, kind, uid, revision, body, of_new: None })
    }

    fn finish(&mut self) -> Result<(), StoreError> {
        self.settle()?;
        if self.places_touched {
            hierarchy::derive_areas(self.connection)?;
        }
        self.full_text.write(self.connection)?;
        self.touched.write(self.connection, self.last.0)?;
        if self.actors_touched {
            hierarchy::derive_lines(self.connection)?;
            let limit = setting::value(self.connection, setting::setting("unmet_limit")?)?;
            let would_be = unmet(self.connection)?;
            if would_be > limit {
                return Err(StoreError::UnmetLimit { limit, would_be });
            }
        }
        Ok(())
    }
}

fn bad(kind: Kind, id: Option<RecordId>, faults: Vec<Fault>) -> StoreError {
    StoreError::Faults { kind, id, faults }
}

fn date_of(values: &Values, field: &str) -> Option<PartialDate> {
    values.get(field)?.as_str()?.parse().ok()
}

/// How many nodes nobody has met and no record names.
pub(super) fn unmet(connection: &Connection) -> Result<u64, StoreError> {
    Ok(connection.query_row("SELECT count(*) FROM unmet_actor", [], |row| row.get(0))?)
}
