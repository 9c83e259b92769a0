//! Taking the last command back, and doing it again. Both only add to the history: the state of each record before
//! the command is written over the one after it, as a new version.
//!
//! Undo goes back one command after another, so that nothing written later can refer to what it takes out.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use super::Change;
use crate::model::{Kind, RecordId, Uid, Values};
use crate::store::history::Action;
use crate::store::past::{Done, done};
use crate::store::version::{self, KnownAs};
use crate::store::{StoreError, imported, record, setting};

/// What a command is to undo and redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It can be taken back.
    Plain,
    /// It took one back.
    Undone,
    /// It did one again.
    Redone,
    /// It has nothing to do with what was written: who can open the store.
    Beside,
    /// Nothing before it can be taken back: something left the store, was destroyed, or came from elsewhere.
    Bar(Action),
}

impl Change<'_> {
    /// Takes back the last command that is not taken back yet; gives what it had done.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]; [`StoreError::UndoBarred`] where something left the store since, or was destroyed.
    pub fn undo(&mut self) -> Result<Done, StoreError> {
        let mut taken_back = 0;
        let command = self.command_before(|role| match role {
            Role::Undone => {
                taken_back += 1;
                false
            }
            Role::Plain | Role::Redone if taken_back > 0 => {
                taken_back -= 1;
                false
            }
            _ => true,
        })?;
        match command {
            None | Some((_, Role::Bar(Action::Made))) => Err(StoreError::NothingToUndo),
            Some((_, Role::Bar(action))) => Err(StoreError::UndoBarred { action }),
            Some((command, _)) => self.reverse(command, Action::Undone),
        }
    }

    /// Does again what [`Change::undo`] took back last; gives what it did.
    ///
    /// # Errors
    /// [`StoreError::NothingToRedo`], also where something else was written since.
    pub fn redo(&mut self) -> Result<Done, StoreError> {
        let mut done_again = 0;
        let command = self.command_before(|role| match role {
            Role::Redone => {
                done_again += 1;
                false
            }
            Role::Undone if done_again > 0 => {
                done_again -= 1;
                false
            }
            _ => true,
        })?;
        match command {
            Some((command, Role::Undone)) => self.reverse(command, Action::Redone),
            _ => Err(StoreError::NothingToRedo),
        }
    }

    /// The latest command at which the search ends, and its role.
    fn command_before(&self, mut ends: impl FnMut(Role) -> bool) -> Result<Option<(i64, Role)>, StoreError> {
        let mut last = self.command;
        loop {
            let command: Option<i64> = self
                .connection
                .prepare_cached("SELECT max(command) FROM history WHERE command < ?1")?
                .query_row([last], |row| row.get(0))?;
            let Some(command) = command else { return Ok(None) };
            let role = role(self.connection, command)?;
            if role != Role::Beside && (ends(role) || matches!(role, Role::Bar(_))) {
                return Ok(Some((command, role)));
            }
            last = command;
        }
    }

    /// Puts everything that a command touched back to how it was before it.
    fn reverse(&mut self, command: i64, action: Action) -> Result<Done, StoreError> {
        let was_import = action == Action::Undone && has(self.connection, command, "import")?;
        // A record may come back before what it names does.
        self.connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let mut going: Vec<(RecordId, Uid)> = Vec::new();
        for kind in Kind::ALL {
            for uid in touched(self.connection, command, *kind)? {
                let state = before(self.connection, command, *kind, uid)?;
                let Some((id, there, known_as)) =
                    state.and_then(|state| Some((state.id, state.there?, state.known_as_now)))
                else {
                    going.extend(record::by_uid(self.connection, *kind, uid)?.map(|id| (id, uid)));
                    continue;
                };
                let revision = next_revision(self.connection, *kind, uid)?;
                let was = record::read(self.connection, id)?.map(|stored| stored.values).unwrap_or_default();
                version::put(self.connection, uid, id, &there, revision)?;
                self.put_back_names(command, id, uid)?;
                version::put_known_as(self.connection, id, &known_as)?;
                self.keep_what_follows(id, Some(&was), &there.values)?;
                self.index(id, Some(&was), &there.values, there.voided.is_some())?;
                if was_import {
                    forget_digests(self.connection, id)?;
                }
                self.write_history(id, action)?;
            }
        }
        for (id, uid) in going {
            self.take_out(id, uid, action)?;
        }
        self.reverse_settings(command, action)?;
        self.reverse_imports(command, action)?;
        done(self.connection, command)
    }

    /// What other systems called a record that the command had taken out.
    fn put_back_names(&mut self, command: i64, id: RecordId, uid: Uid) -> Result<(), StoreError> {
        let body: Option<String> = self
            .connection
            .prepare_cached(
                "SELECT body FROM history WHERE uid = ?1 AND kind = ?2 AND command = ?3 ORDER BY n DESC LIMIT 1",
            )?
            .query_row(rusqlite::params![uid.0, id.kind.name(), command], |row| row.get(0))
            .optional()?
            .flatten();
        let state = body.and_then(|body| serde_json::from_str(&body).ok());
        let known_as =
            state.and_then(|body: Values| version::read(id.kind, body)).map(|state| state.known_as);
        version::put_known_as(self.connection, id, &known_as.unwrap_or_default())
    }

    /// Takes a record out wholly; its versions stay in the history.
    fn take_out(&mut self, id: RecordId, uid: Uid, action: Action) -> Result<(), StoreError> {
        let known_as: Vec<KnownAs> = version::known_as(self.connection, id)?;
        let revision = next_revision(self.connection, id.kind, uid)?;
        self.let_go_what_follows(id)?;
        record::delete(self.connection, id)?;
        let body = Value::Object(version::body_of_none(id, &known_as));
        self.append(action, id.kind.name(), uid, revision, body)
    }

    fn reverse_settings(&mut self, command: i64, action: Action) -> Result<(), StoreError> {
        for body in bodies(self.connection, command, "setting")?.into_iter().rev() {
            let name = body.get("setting").and_then(Value::as_str).unwrap_or_default();
            // Without what stood there before, as in the word that nothing was sent, nothing can be put back.
            let Some(before) = body.get("before") else {
                return Err(StoreError::UndoBarred { action: Action::Setting });
            };
            setting::put(self.connection, name, before.as_str())?;
            let body = serde_json::json!({
                "setting": name, "value": before, "before": body.get("value"),
            });
            self.append(action, "setting", Uid([0; 16]), 0, body)?;
        }
        Ok(())
    }

    /// A file that is no longer imported can be imported again.
    fn reverse_imports(&mut self, command: i64, action: Action) -> Result<(), StoreError> {
        for mut body in bodies(self.connection, command, "import")? {
            let was_taken_out = body.remove("taken_out").is_some();
            imported::put_file(self.connection, &body, was_taken_out)?;
            if !was_taken_out {
                body.insert("taken_out".into(), true.into());
            }
            self.append(action, "import", Uid([0; 16]), 0, Value::Object(body))?;
        }
        Ok(())
    }

    /// What the store derived from a record that is taken out.
    pub(super) fn let_go_what_follows(&mut self, id: RecordId) -> Result<(), StoreError> {
        self.unindex(id)?;
        let values = self.read(id)?.values;
        self.touched.add(self.connection, id, Some(&values), &values)?;
        let of = rusqlite::params![id.kind.name(), id.number];
        self.connection
            .prepare_cached("DELETE FROM folded_name WHERE kind = ?1 AND record = ?2")?
            .execute(of)?;
        self.connection
            .prepare_cached("DELETE FROM external_id WHERE kind = ?1 AND record = ?2")?
            .execute(of)?;
        self.touch(id.kind);
        Ok(())
    }
}

fn role(connection: &Connection, command: i64) -> Result<Role, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT action, kind FROM history WHERE command = ?1 ORDER BY action, kind",
    )?;
    let mut rows = statement.query([command])?;
    let mut role = Role::Plain;
    while let Some(row) = rows.next()? {
        let (action, kind): (String, String) = (row.get(0)?, row.get(1)?);
        match Action::from_code(&action) {
            Some(
                bar @ (Action::Left | Action::Restored | Action::Migrated | Action::Purged | Action::Rotated),
            ) => return Ok(Role::Bar(bar)),
            // With what was handed out, which says nothing of any record: the ledger's line beside it comes after it.
            Some(Action::Keyed) => return Ok(Role::Beside),
            Some(Action::Made) if kind == "store" => return Ok(Role::Bar(Action::Made)),
            Some(Action::Undone) => role = Role::Undone,
            Some(Action::Redone) => role = Role::Redone,
            _ => {}
        }
    }
    Ok(role)
}

fn has(connection: &Connection, command: i64, kind: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM history WHERE command = ?1 AND kind = ?2";
    Ok(connection.prepare_cached(sql)?.exists(rusqlite::params![command, kind])?)
}

/// The records of a kind that a command touched, in the order in which it did.
fn touched(connection: &Connection, command: i64, kind: Kind) -> Result<BTreeSet<Uid>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT uid FROM history WHERE command = ?1 AND kind = ?2 ORDER BY n")?;
    let rows = statement.query_map(rusqlite::params![command, kind.name()], |row| Ok(Uid(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the last version before a command says; `None` where there is none.
fn before(
    connection: &Connection,
    command: i64,
    kind: Kind,
    uid: Uid,
) -> Result<Option<version::State>, StoreError> {
    let body: Option<Option<String>> = connection
        .prepare_cached(
            "SELECT body FROM history WHERE uid = ?1 AND kind = ?2 AND command < ?3 ORDER BY n DESC LIMIT 1",
        )?
        .query_row(rusqlite::params![uid.0, kind.name(), command], |row| row.get(0))
        .optional()?;
    let Some(body) = body else { return Ok(None) };
    let state = body.and_then(|body| serde_json::from_str(&body).ok());
    match state.and_then(|body| version::read(kind, body)) {
        Some(state) => Ok(Some(state)),
        // Its words were destroyed: nothing can be put back, and a purge bars the way there anyway.
        None => Err(StoreError::UndoBarred { action: Action::Purged }),
    }
}

fn next_revision(connection: &Connection, kind: Kind, uid: Uid) -> Result<i64, StoreError> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(revision), 0) + 1 FROM history WHERE uid = ?1 AND kind = ?2")?
        .query_row(rusqlite::params![uid.0, kind.name()], |row| row.get(0))?)
}

fn bodies(connection: &Connection, command: i64, kind: &str) -> Result<Vec<Values>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT body FROM history WHERE command = ?1 AND kind = ?2 AND body IS NOT NULL ORDER BY n",
    )?;
    let rows = statement.query_map(rusqlite::params![command, kind], |row| row.get::<_, String>(0))?;
    let mut bodies = Vec::new();
    for body in rows {
        bodies.extend(serde_json::from_str::<Values>(&body?).ok());
    }
    Ok(bodies)
}

/// What a source said of a record last counts as never said, so that the same file changes it again.
fn forget_digests(connection: &Connection, id: RecordId) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE external_id SET digest = NULL WHERE kind = ?1 AND record = ?2")?
        .execute(rusqlite::params![id.kind.name(), id.number])?;
    Ok(())
}
