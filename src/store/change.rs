//! One command, one transaction: records made, changed and voided, each with its line in the history.

use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::Value;
use zeroize::Zeroizing;

use super::history::{self, Action, Entry};
use super::lookup::{self, Found, Names};
use super::record::{self, Stored};
use super::setting::{self, Setting};
use super::{Filter, Stamp, Store, StoreError, head, hierarchy};
use crate::model::read::{row_values, typed_row, value_of};
use crate::model::{
    Declaration, Fault, Kind, Lookup, Part, PartialDate, Reason, RecordId, RowId, Shape, Uid, Values,
    declaration, read,
};
use crate::seal;
use crate::vocabulary::{IncidentKind, Level, Term};

/// The transaction of one command. What it does is kept when the work given to [`Store::change`] succeeds.
pub struct Change<'s> {
    connection: &'s Connection,
    stamp: &'s Stamp,
    chain_key: Zeroizing<[u8; 32]>,
    command: i64,
    last: (i64, [u8; 32]),
    actors_touched: bool,
    places_touched: bool,
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
                let _ = head::write(&self.folder, &self.key, n, &hash);
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
    ) -> Result<(T, (i64, [u8; 32])), StoreError> {
        let command: i64 =
            self.connection
                .query_row("SELECT coalesce(max(command), 0) + 1 FROM history", [], |row| row.get(0))?;
        let mut change = Change {
            connection: &self.connection,
            stamp,
            chain_key: history::chain_key(&self.key),
            command,
            last: head::last_entry(&self.connection)?,
            actors_touched: false,
            places_touched: false,
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
    /// Writes down a new record. `raw` is what [`read`] takes; records that may stand inside it (decisions in a
    /// meeting) are made with it. `id` and `uid`, as `show --json` prints them, are kept where they are free.
    ///
    /// # Errors
    /// [`StoreError::Faults`], with every fault.
    pub fn make(&mut self, kind: Kind, raw: &Values, provenance: &str) -> Result<RecordId, StoreError> {
        let declaration = declaration(kind);
        let mut raw = raw.clone();
        let number = self.given_id(kind, &mut raw)?;
        let uid = self.given_uid(kind, &mut raw)?;
        let mut embedded = Vec::new();
        for (field, kind, link) in declaration.embedded() {
            if let Some(value) = raw.remove(*field) {
                embedded.push((*field, *kind, *link, value));
            }
        }
        if kind == Kind::Decision {
            self.link_to_addressee(&mut raw)?;
        }
        let mut values = read(declaration, &raw, &self.names()).map_err(|faults| bad(kind, None, faults))?;
        values.entry("sensitivity").or_insert_with(|| self.least_sensitivity(declaration, &raw).into());
        let values = declaration.complete(values).map_err(|faults| bad(kind, None, faults))?;
        self.hold_rules(declaration, &values, None)?;
        let id = record::insert(self.connection, declaration, uid, number, &values, provenance)?;
        self.keep_what_follows(id, &values)?;
        let action = if provenance.starts_with("import:") { Action::Imported } else { Action::Made };
        self.write_history(id, action)?;
        let mut asked: Vec<String> = Vec::new();
        for (field, kind, link, value) in embedded {
            let elements = match value {
                Value::Array(elements) => elements,
                other => vec![other],
            };
            for (at, element) in (1..).zip(elements) {
                let made = self.make_inside(id, kind, link, &values, element, provenance);
                let child = made.map_err(|error| inside(error, field, at))?;
                if kind == Kind::Ask
                    && let Some(code) = self.read(child)?.values.get("kind").and_then(Value::as_str)
                {
                    asked.push(code.to_owned());
                }
            }
        }
        if kind == Kind::Incident {
            self.make_own_asks(id, &values, &asked, provenance)?;
            self.break_promise(id, &values)?;
        }
        Ok(id)
    }

    /// Changes a record: each field of the patch is set, `null` empties it. Rows with `n` change that row, rows
    /// without are added; `remove` holds rows to take out, as `addressees.2`.
    ///
    /// Gives whether anything changed.
    ///
    /// # Errors
    /// [`StoreError::Faults`], [`StoreError::Void`], [`StoreError::NoSuchRecord`].
    pub fn edit(&mut self, id: RecordId, patch: &Values, remove: &[String]) -> Result<bool, StoreError> {
        let declaration = declaration(id.kind);
        let stored = self.read(id)?;
        if stored.voided.is_some() {
            return Err(StoreError::Void { id });
        }
        let mut values = stored.values.clone();
        for row in remove {
            remove_row(declaration, &mut values, row)
                .map_err(|fault| StoreError::fault(id.kind, Some(id), fault))?;
        }
        let mut patch = patch.clone();
        patch.retain(|name, _| !matches!(name.as_str(), "id" | "uid" | "kind_of_record"));
        if id.kind == Kind::Decision {
            self.link_to_addressee(&mut patch)?;
        }
        let mut faults = Vec::new();
        for (name, raw) in &patch {
            let Some(field) = declaration.field(name) else {
                let near =
                    crate::model::read::nearest(name, declaration.all_fields().map(|field| field.name));
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
        record::update(self.connection, declaration, id, &values)?;
        self.keep_what_follows(id, &values)?;
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
        if self.read(id)?.voided.is_some() {
            return Err(StoreError::Void { id });
        }
        let reason = value_of(&Shape::Line, "reason", &reason.into(), &self.names())
            .and_then(|value| value.ok_or_else(|| vec![Fault::new("reason", Reason::Missing)]))
            .map_err(|faults| bad(id.kind, Some(id), faults))?;
        let sql = format!(
            "UPDATE {} SET voided_on = ?1, void_reason = ?2, revision = revision + 1 WHERE id = ?3",
            id.kind.name()
        );
        let today = self.stamp.today.format("%Y-%m-%d").to_string();
        self.connection.execute(&sql, rusqlite::params![today, reason.as_str(), id.number])?;
        self.touch(id.kind);
        self.write_history(id, Action::Voided)
    }

    /// Reads a record as it stands in this transaction.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`].
    pub fn read(&self, id: RecordId) -> Result<Stored, StoreError> {
        record::read(self.connection, id)?.ok_or(StoreError::NoSuchRecord { id })
    }

    /// Does one row's work of an import: an error undoes the row and is given back inside.
    ///
    /// # Errors
    /// When the database itself fails.
    pub fn savepoint<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<Result<T, StoreError>, StoreError> {
        let last = self.last;
        self.connection.execute_batch("SAVEPOINT row")?;
        let result = work(self);
        if result.is_err() {
            self.connection.execute_batch("ROLLBACK TO row")?;
            self.last = last;
        }
        self.connection.execute_batch("RELEASE row")?;
        Ok(result)
    }

    /// The record that another system calls so.
    ///
    /// # Errors
    /// When the database fails.
    pub fn by_external_id(
        &self,
        kind: Kind,
        source: &str,
        value: &str,
    ) -> Result<Option<RecordId>, StoreError> {
        use rusqlite::OptionalExtension;
        let number = self
            .connection
            .prepare_cached("SELECT record FROM external_id WHERE kind = ?1 AND source = ?2 AND value = ?3")?
            .query_row(rusqlite::params![kind.name(), source, self.external(kind, value)], |row| row.get(0))
            .optional()?;
        Ok(number.map(|number| RecordId { kind, number }))
    }

    /// Keeps what another system calls a record. An actor's is kept as a keyed hash: enough to know it again.
    ///
    /// # Errors
    /// When the database fails, as when another record has it.
    pub fn set_external_id(&mut self, id: RecordId, source: &str, value: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO external_id (kind, source, value, record) VALUES (?1, ?2, ?3, ?4)")?
            .execute(rusqlite::params![id.kind.name(), source, self.external(id.kind, value), id.number])?;
        Ok(())
    }

    pub(super) fn external(&self, kind: Kind, value: &str) -> String {
        if kind != Kind::Actor {
            return value.to_owned();
        }
        use hmac::{Hmac, Mac};
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(self.chain_key.as_slice()).expect("any length");
        mac.update(b"carnet/external-id/1\0");
        mac.update(value.as_bytes());
        super::hex(&mac.finalize().into_bytes())
    }

    /// Actors or places whose name fits some letters, in any script.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find_by_name(&self, kind: Kind, text: &str) -> Result<Vec<Found>, StoreError> {
        lookup::find_by_name(self.connection, kind, text)
    }

    /// Whether a file was imported already, with the same map; `digest`s are SHA-256.
    ///
    /// # Errors
    /// When the database fails.
    pub fn was_imported(&self, what: &str, digest: &[u8; 32], map: &[u8; 32]) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM imported_file WHERE what = ?1 AND digest = ?2 AND map_digest = ?3";
        Ok(self.connection.prepare(sql)?.exists(rusqlite::params![what, digest, map])?)
    }

    /// Notes that a file was imported.
    ///
    /// # Errors
    /// When the database fails.
    pub fn note_import(
        &mut self,
        what: &str,
        digest: &[u8; 32],
        map: &[u8; 32],
        rows: usize,
    ) -> Result<(), StoreError> {
        let today = self.stamp.today.format("%Y-%m-%d").to_string();
        self.connection.execute(
            "INSERT INTO imported_file (what, digest, map_digest, rows, imported_on) VALUES (?1, ?2, ?3, ?4, ?5)",
            rusqlite::params![what, digest, map, rows as i64, today],
        )?;
        Ok(())
    }

    /// Sets a setting and gives the value set; `None` goes back to the default.
    ///
    /// # Errors
    /// [`StoreError::BadSetting`].
    pub fn set(&mut self, setting: &'static Setting, typed: Option<&str>) -> Result<u64, StoreError> {
        let value = match typed {
            Some(typed) => setting::set(self.connection, setting, typed)?,
            None => {
                setting::unset(self.connection, setting)?;
                setting.default
            }
        };
        let body = serde_json::json!({ "setting": setting.name, "value": value });
        self.append(Action::Setting, "setting", Uid([0; 16]), 0, &body)?;
        Ok(value)
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
        self.append(Action::Made, "store", Uid([0; 16]), 0, &serde_json::json!({ "store": 1 }))
    }

    /// The line of a store that was put back from a backup.
    pub(super) fn note_restored(&mut self) -> Result<(), StoreError> {
        self.append(Action::Restored, "store", Uid([0; 16]), 0, &serde_json::json!({ "store": 1 }))
    }

    /// The person's word that nothing left after the backup that the store was put back from.
    pub(super) fn note_nothing_sent(&mut self) -> Result<(), StoreError> {
        let body = serde_json::json!({ "setting": "nothing_sent_since", "value": 1 });
        self.append(Action::Setting, "setting", Uid([0; 16]), 0, &body)
    }

    fn names(&self) -> Names<'_> {
        Names { connection: self.connection, today: self.stamp.today }
    }

    fn given_id(&self, kind: Kind, raw: &mut Values) -> Result<Option<i64>, StoreError> {
        let Some(value) = raw.remove("id") else { return Ok(None) };
        let id: Option<RecordId> =
            value.as_str().and_then(|text| text.parse().ok()).filter(|id: &RecordId| id.kind == kind);
        let Some(id) = id else {
            return Err(StoreError::fault(kind, None, Fault::new("id", Reason::NoSuchRecord(kind))));
        };
        if record::exists(self.connection, id)? {
            return Err(StoreError::fault(kind, None, Fault::new("id", Reason::Taken(id))));
        }
        Ok(Some(id.number))
    }

    fn given_uid(&self, kind: Kind, raw: &mut Values) -> Result<Uid, StoreError> {
        let Some(value) = raw.remove("uid") else { return Ok(Uid(seal::random()?)) };
        let uid: Option<Uid> = value.as_str().and_then(|text| text.parse().ok());
        let Some(uid) = uid else {
            return Err(StoreError::fault(kind, None, Fault::new("uid", Reason::WrongType("uid"))));
        };
        match record::by_uid(self.connection, kind, uid)? {
            Some(id) => Err(StoreError::fault(kind, None, Fault::new("uid", Reason::Taken(id)))),
            None => Ok(uid),
        }
    }

    /// The sensitivity of the kind, or `severe` where what is written down always is.
    fn least_sensitivity(&self, declaration: &Declaration, raw: &Values) -> &'static str {
        let always_severe = raw.get("kinds").and_then(Value::as_array).is_some_and(|kinds| {
            let kinds = kinds.iter().filter_map(Value::as_str).filter_map(IncidentKind::from_code);
            kinds.into_iter().any(IncidentKind::is_always_severe)
        });
        let child_release = raw.get("kind").and_then(Value::as_str) == Some("child-release");
        if always_severe || child_release { "severe" } else { declaration.sensitivity.code() }
    }

    /// A decision that names a request answers the row of its node; a desk answers for the node it hangs under.
    fn link_to_addressee(&self, raw: &mut Values) -> Result<(), StoreError> {
        let Some(request) = raw.remove("request") else { return Ok(()) };
        let fault = |reason| StoreError::fault(Kind::Decision, None, Fault::new("request", reason));
        let text = request.as_str().ok_or_else(|| fault(Reason::WrongType("text")))?;
        let request = self.names().record(Kind::Request, text).map_err(fault)?;
        let node = raw.get("node").and_then(Value::as_str).unwrap_or_default();
        let node = self
            .names()
            .record(Kind::Actor, node)
            .map_err(|reason| StoreError::fault(Kind::Decision, None, Fault::new("node", reason)))?;
        use rusqlite::OptionalExtension;
        let row: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT w.n FROM request_addressee w
                 WHERE w.request = ?1 AND (
                     w.node = ?2
                     OR w.node IN (SELECT p.parent FROM actor_parent p JOIN actor a ON a.id = p.actor
                                   WHERE p.actor = ?2 AND a.desk IS NOT NULL))
                 ORDER BY w.ended_on IS NOT NULL, w.node <> ?2, w.n LIMIT 1",
            )?
            .query_row([request.number, node.number], |row| row.get(0))
            .optional()?;
        let row = row.ok_or_else(|| fault(Reason::NoSuchRow))?;
        raw.insert("addressee".into(), RowId { record: request, row }.to_string().into());
        Ok(())
    }

    /// A record that stands inside another on input: it takes from the outer one what it does not say itself.
    fn make_inside(
        &mut self,
        outer: RecordId,
        kind: Kind,
        link: &str,
        outer_values: &Values,
        element: Value,
        provenance: &str,
    ) -> Result<RecordId, StoreError> {
        let mut raw = match element {
            Value::Object(raw) => raw,
            Value::String(text) => typed_record(kind, &text),
            _ => return Err(StoreError::fault(kind, None, Fault::new("", Reason::WrongType("object")))),
        };
        raw.insert(link.into(), outer.to_string().into());
        let mut inherit = |field: &str, from: &str| {
            if let Some(value) = outer_values.get(from)
                && !raw.contains_key(field)
            {
                raw.insert(field.into(), value.clone());
            }
        };
        match kind {
            Kind::Decision => {
                inherit("date", "date");
                inherit("negotiation", "negotiation");
            }
            Kind::Promise => {
                inherit("made_on", "date");
                inherit("negotiation", "negotiation");
            }
            _ => {}
        }
        // Where one node was talked to, it is the one that answered, asked and promised.
        let rows =
            outer_values.get("participants").or_else(|| outer_values.get("actors")).and_then(Value::as_array);
        let ours = kind == Kind::Promise && raw.get("promised_by").and_then(Value::as_str) == Some("us");
        if let Some([only]) = rows.map(Vec::as_slice)
            && !raw.contains_key("node")
            && !ours
            && let Some(node) = only.get("node")
        {
            raw.insert("node".into(), node.clone());
        }
        self.make(kind, &raw, provenance)
    }

    /// Demands make their own ask, so that nobody writes the same thing twice.
    fn make_own_asks(
        &mut self,
        incident: RecordId,
        values: &Values,
        asked: &[String],
        provenance: &str,
    ) -> Result<(), StoreError> {
        let author = values.get("actors").and_then(|actors| actors.get(0)?.get("node").cloned());
        let Some(author) = author else { return Ok(()) };
        let kinds: Vec<IncidentKind> = values
            .get("kinds")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|kind| IncidentKind::from_code(kind.as_str()?))
            .collect();
        for ask in kinds.into_iter().filter_map(IncidentKind::own_ask) {
            if !asked.iter().any(|code| code == ask.code()) {
                let mut raw = Values::new();
                raw.insert("kind".into(), ask.code().into());
                raw.insert("node".into(), author.clone());
                raw.insert("incident".into(), incident.to_string().into());
                self.make(Kind::Ask, &raw, provenance)?;
            }
        }
        Ok(())
    }

    /// An incident's 'promise it broke' is a check `broken` on its date.
    fn break_promise(&mut self, incident: RecordId, values: &Values) -> Result<(), StoreError> {
        let Some(promise) = values.get("promise_broken").and_then(Value::as_str) else { return Ok(()) };
        let Ok(promise) = promise.parse::<RecordId>() else { return Ok(()) };
        let day = date_of(values, "date").map(|date| date.first().format("%Y-%m-%d").to_string());
        let check = serde_json::json!({ "checks": [{
            "date": day, "finding": "broken", "incident": incident.to_string(),
        }]});
        let Value::Object(patch) = check else { unreachable!("an object was written above") };
        self.edit(promise, &patch, &[]).map(|_| ())
    }

    /// The rules that need the store or the day.
    fn hold_rules(
        &self,
        declaration: &Declaration,
        values: &Values,
        id: Option<RecordId>,
    ) -> Result<(), StoreError> {
        let mut faults = Vec::new();
        let happened = match declaration.kind {
            Kind::Meeting | Kind::Decision | Kind::Incident => Some("date"),
            Kind::Promise => Some("made_on"),
            Kind::Trip if values.contains_key("outcome") => Some("date"),
            _ => None,
        };
        if let Some(field) = happened
            && date_of(values, field).is_some_and(|date| date.first() > self.stamp.today)
        {
            faults.push(Fault::new(field, Reason::InTheFuture));
        }
        if declaration.kind == Kind::Caution
            && let Some(area) = values.get("area").and_then(Value::as_str).and_then(|text| text.parse().ok())
        {
            let kind =
                self.read(area)?.values.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
            if !matches!(kind.as_str(), "country" | "adm1" | "adm2" | "adm3") {
                faults.push(Fault::new("area", Reason::TooFineAPlace));
            }
        }
        faults.extend(self.child_release_fault(declaration.kind, values)?);
        if faults.is_empty() { Ok(()) } else { Err(bad(declaration.kind, id, faults)) }
    }

    /// Releases of children name no node below `regional` (domain.md, fact 7).
    fn child_release_fault(&self, kind: Kind, values: &Values) -> Result<Option<Fault>, StoreError> {
        let is_release = match kind {
            Kind::Negotiation => values.get("objective").and_then(Value::as_str) == Some("release-children"),
            Kind::Promise => values.get("kind").and_then(Value::as_str) == Some("child-release"),
            _ => false,
        };
        if !is_release {
            return Ok(None);
        }
        let field = if kind == Kind::Promise { "node" } else { "actors" };
        let nodes: Vec<&Value> = match values.get(field) {
            Some(Value::Array(nodes)) => nodes.iter().collect(),
            Some(node) => vec![node],
            None => Vec::new(),
        };
        for node in
            nodes.into_iter().filter_map(Value::as_str).filter_map(|text| text.parse::<RecordId>().ok())
        {
            let level: String = self.connection.query_row(
                "SELECT coalesce((SELECT level FROM actor_level WHERE actor = ?1
                 ORDER BY coalesce(since_first, '0000') DESC, n DESC LIMIT 1), 'unknown')",
                [node.number],
                |row| row.get(0),
            )?;
            if matches!(Level::from_code(&level), Some(Level::Local | Level::Checkpoint)) {
                return Ok(Some(Fault::new(field, Reason::NotKept)));
            }
        }
        Ok(None)
    }

    fn merged_rows(
        &self,
        part: &'static Part,
        name: &str,
        raw: &Value,
        current: Option<&Value>,
    ) -> Result<Option<Value>, Vec<Fault>> {
        let mut rows: Vec<Value> = current.and_then(Value::as_array).cloned().unwrap_or_default();
        let elements = match raw {
            Value::Array(elements) => elements.clone(),
            other => vec![other.clone()],
        };
        for (at, element) in (1..).zip(elements) {
            let path = format!("{name}[{at}]");
            let row = match element {
                Value::Object(row) => row,
                Value::String(text) => typed_row(part, &text),
                _ => return Err(vec![Fault::new(path, Reason::WrongType("object"))]),
            };
            let number = row.get("n").and_then(|n| n.as_u64().or_else(|| n.as_str()?.trim().parse().ok()));
            let existing = number.and_then(|n| {
                rows.iter_mut()
                    .find(|row| row.get("n").and_then(Value::as_u64) == Some(n))
                    .and_then(Value::as_object_mut)
            });
            match (existing, number) {
                (Some(existing), _) => {
                    for (field, value) in row_values(part, &path, &row, &self.names(), false)? {
                        if value.is_null() {
                            existing.remove(&field);
                        } else {
                            existing.insert(field, value);
                        }
                    }
                    if let Some(field) =
                        part.fields.iter().find(|field| field.required && !existing.contains_key(field.name))
                    {
                        return Err(vec![Fault::new(format!("{path}.{}", field.name), Reason::Missing)]);
                    }
                }
                (None, Some(_)) => return Err(vec![Fault::new(format!("{path}.n"), Reason::NoSuchRow)]),
                (None, None) => rows.push(Value::Object(row_values(part, &path, &row, &self.names(), true)?)),
            }
        }
        Ok((!rows.is_empty()).then_some(Value::Array(rows)))
    }

    /// What the store derives from a record as soon as it is written.
    fn keep_what_follows(&mut self, id: RecordId, values: &Values) -> Result<(), StoreError> {
        lookup::keep_names(self.connection, id, values)?;
        self.touch(id.kind);
        keep_levels(self.connection, id)
    }

    fn touch(&mut self, kind: Kind) {
        self.actors_touched |= kind == Kind::Actor;
        self.places_touched |= kind == Kind::Place;
    }

    fn write_history(&mut self, id: RecordId, action: Action) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        let mut body = stored.values.clone();
        body.insert("id".into(), id.to_string().into());
        body.insert("provenance".into(), stored.provenance.clone().into());
        if let Some((day, reason)) = &stored.voided {
            body.insert("voided_on".into(), day.clone().into());
            body.insert("void_reason".into(), reason.clone().into());
        }
        self.append(action, id.kind.name(), stored.uid, stored.revision, &Value::Object(body))
    }

    fn append(
        &mut self,
        action: Action,
        kind: &str,
        uid: Uid,
        revision: i64,
        body: &Value,
    ) -> Result<(), StoreError> {
        let entry = Entry { command: self.command, at: &self.stamp.at, action, kind, uid, revision, body };
        self.last = history::append(self.connection, &self.chain_key, self.last, &entry)?;
        Ok(())
    }

    fn finish(&mut self) -> Result<(), StoreError> {
        if self.places_touched {
            hierarchy::derive_areas(self.connection)?;
        }
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

/// `A-3 code=granted form=written` inside a meeting: the first value is the node, or the kind of an ask or promise.
fn typed_record(kind: Kind, text: &str) -> Values {
    let first = if kind == Kind::Decision { "node" } else { "kind" };
    let fields = declaration(kind).fields;
    let at = fields.iter().position(|field| field.name == first).unwrap_or(0);
    let part = Part { table: "", owner: "", fields: &fields[at..=at] };
    typed_row(&part, text)
}

fn bad(kind: Kind, id: Option<RecordId>, faults: Vec<Fault>) -> StoreError {
    StoreError::Faults { kind, id, faults }
}

/// The same error, its fields under the place inside the outer record.
fn inside(error: StoreError, field: &str, at: usize) -> StoreError {
    match error {
        StoreError::Faults { kind, id, faults } => {
            let faults = faults
                .into_iter()
                .map(|fault| Fault::new(format!("{field}[{at}].{}", fault.field), fault.reason))
                .collect();
            StoreError::Faults { kind, id, faults }
        }
        other => other,
    }
}

fn remove_row(declaration: &Declaration, values: &mut Values, row: &str) -> Result<(), Fault> {
    let missing = || Fault::new(row, Reason::NoSuchRow);
    let (name, number) = row.split_once('.').ok_or_else(missing)?;
    let name = name.replace('-', "_");
    let number: u64 = number.parse().map_err(|_| missing())?;
    let field = declaration.field(&name).ok_or_else(missing)?;
    let rows = values.get_mut(&name).and_then(Value::as_array_mut).ok_or_else(missing)?;
    let before = rows.len();
    match field.shape {
        Shape::Rows(_) => rows.retain(|row| row.get("n").and_then(Value::as_u64) != Some(number)),
        Shape::List(_) => {
            let at = usize::try_from(number).ok().and_then(|n| n.checked_sub(1)).filter(|at| *at < before);
            rows.remove(at.ok_or_else(missing)?);
        }
        _ => return Err(missing()),
    }
    if rows.len() == before {
        return Err(missing());
    }
    if rows.is_empty() {
        if field.required {
            return Err(Fault::new(name, Reason::Missing));
        }
        values.remove(&name);
    }
    Ok(())
}

fn date_of(values: &Values, field: &str) -> Option<PartialDate> {
    values.get(field)?.as_str()?.parse().ok()
}

/// How many nodes nobody has met and no record names.
pub(super) fn unmet(connection: &Connection) -> Result<u64, StoreError> {
    Ok(connection.query_row("SELECT count(*) FROM unmet_actor", [], |row| row.get(0))?)
}

/// The level of a node on a day, as `fact_decision` reads it.
macro_rules! level_at {
    ($node:literal, $day:literal) => {
        concat!(
            "coalesce((SELECT l.level FROM actor_level l WHERE l.actor = ",
            $node,
            " AND coalesce(l.since_first, '0000') <= ",
            $day,
            " AND coalesce(l.until_last, '9999') >= ",
            $day,
            " ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown')"
        )
    };
}

/// Keeps the level of every node that a record names, at the record's date, as believed now: once.
fn keep_levels(connection: &Connection, id: RecordId) -> Result<(), StoreError> {
    let statements: &[&str] = match id.kind {
        Kind::Decision => &[concat!(
            "UPDATE decision SET node_level = ",
            level_at!("decision.node", "decision.date_first"),
            " WHERE id = ?1 AND node_level IS NULL"
        )],
        Kind::Promise => &[concat!(
            "UPDATE promise SET node_level = ",
            level_at!("promise.node", "promise.made_on_first"),
            " WHERE id = ?1 AND node_level IS NULL AND node IS NOT NULL"
        )],
        Kind::Ask => &[concat!(
            "UPDATE ask SET node_level = (SELECT ",
            level_at!("ask.node", "o.day"),
            " FROM (SELECT date_first AS day FROM meeting WHERE id = ask.meeting
                    UNION ALL SELECT date_first FROM incident WHERE id = ask.incident) o LIMIT 1)
             WHERE id = ?1 AND node_level IS NULL"
        )],
        Kind::Meeting => &[concat!(
            "UPDATE meeting_participant SET node_level = (SELECT ",
            level_at!("meeting_participant.node", "m.date_first"),
            " FROM meeting m WHERE m.id = meeting_participant.meeting) WHERE meeting = ?1 AND node_level IS NULL"
        )],
        Kind::Incident => &[concat!(
            "UPDATE incident_actor SET node_level = (SELECT ",
            level_at!("incident_actor.node", "i.date_first"),
            " FROM incident i WHERE i.id = incident_actor.incident) WHERE incident = ?1 AND node_level IS NULL"
        )],
        _ => &[],
    };
    for statement in statements {
        connection.prepare_cached(statement)?.execute([id.number])?;
    }
    Ok(())
}

/// Whether a field is one column, so that SQL can compare it.
pub(super) fn is_one_column(kind: Kind, field: &str) -> bool {
    declaration(kind)
        .field(field)
        .is_some_and(|field| !matches!(field.shape, Shape::List(_) | Shape::Rows(_) | Shape::Degrees(_)))
}

/// The ids of a kind by date and number. Filters on fields of several columns are the caller's.
pub(super) fn ids(connection: &Connection, kind: Kind, filter: &Filter) -> Result<Vec<RecordId>, StoreError> {
    let declaration = declaration(kind);
    let date = declaration.date_field().and_then(|name| declaration.field(name));
    let (first, last) = match date.map(|field| (field.name, field.shape)) {
        Some((name, Shape::PartialDate)) => (format!("{name}_first"), format!("{name}_last")),
        Some((name, _)) => (name.to_owned(), name.to_owned()),
        None => ("NULL".to_owned(), "NULL".to_owned()),
    };
    let mut wanted = Vec::new();
    let mut conditions = String::new();
    for (name, value) in &filter.fields {
        if let Some(field) = declaration.field(name).filter(|_| is_one_column(kind, name)) {
            wanted.push(record::scalar_cell(connection, field.shape, &value.as_str().into())?);
            conditions.push_str(&format!("AND {} = ?{} ", field.name, wanted.len() + 2));
        }
    }
    if !filter.with_void {
        conditions.push_str("AND voided_on IS NULL ");
    }
    let sql = format!(
        "SELECT id FROM {} WHERE (?1 IS NULL OR {first} >= ?1) AND (?2 IS NULL OR {last} <= ?2) {conditions}ORDER BY {first}, id",
        kind.name()
    );
    let day = |day: Option<chrono::NaiveDate>| match day {
        Some(day) => Cell::Text(day.format("%Y-%m-%d").to_string()),
        None => Cell::Null,
    };
    let values = [day(filter.since), day(filter.until)].into_iter().chain(wanted);
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement
        .query_map(rusqlite::params_from_iter(values), |row| Ok(RecordId { kind, number: row.get(0)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
