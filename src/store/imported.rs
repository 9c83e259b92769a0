//! What an import asks of the store: files and rows seen before, names word for word, circles.

use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

use super::head::unhex;
use super::{Action, Change, StoreError, hex, hierarchy};
use crate::model::{Kind, RecordId, Values};
use crate::text::fold;
use crate::vocabulary::{PlaceKind, Term};

/// A record that an earlier import brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The record.
    pub id: RecordId,
    /// What its row said then, as a digest; none where another row named it and it had none of its own.
    pub digest: Option<[u8; 32]>,
}

impl Change<'_> {
    /// The record that a source calls so, and what the source said of it last.
    ///
    /// # Errors
    /// When the database fails.
    pub fn seen(&self, kind: Kind, source: &str, value: &str) -> Result<Option<Seen>, StoreError> {
        let row = self
            .connection()
            .prepare_cached(
                "SELECT record, digest FROM external_id WHERE kind = ?1 AND source = ?2 AND value = ?3",
            )?
            .query_row(rusqlite::params![kind.name(), source, self.external(kind, value)], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        Ok(row.map(|(number, digest)| Seen { id: RecordId { kind, number }, digest }))
    }

    /// Whether a source has named any record of a kind.
    ///
    /// # Errors
    /// When the database fails.
    pub fn knows_source(&self, kind: Kind, source: &str) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM external_id WHERE kind = ?1 AND source = ?2";
        Ok(self.connection().prepare_cached(sql)?.exists([kind.name(), source])?)
    }

    /// Keeps what a source calls a record, and what it said of it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn note_seen(
        &mut self,
        id: RecordId,
        source: &str,
        value: &str,
        digest: Option<&[u8; 32]>,
    ) -> Result<(), StoreError> {
        self.note_all_seen(source, [(id, value, digest)].into_iter())
    }

    /// As [`Change::note_seen`], of several records.
    ///
    /// # Errors
    /// When the database fails.
    pub fn note_all_seen<'n>(
        &mut self,
        source: &str,
        seen: impl Iterator<Item = (RecordId, &'n str, Option<&'n [u8; 32]>)>,
    ) -> Result<(), StoreError> {
        let mut note = self.connection().prepare_cached(
            "INSERT INTO external_id (kind, source, value, record, digest) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (kind, source, value) DO UPDATE SET record = excluded.record, digest = excluded.digest",
        )?;
        for (id, value, digest) in seen {
            let value = self.external(id.kind, value);
            note.execute(rusqlite::params![id.kind.name(), source, value, id.number, digest])?;
        }
        Ok(())
    }

    /// The actors or places that have this name, or one of their other names, word for word when folded.
    ///
    /// # Errors
    /// When the database fails.
    pub fn called(&self, kind: Kind, name: &str) -> Result<Vec<RecordId>, StoreError> {
        let sql = format!(
            "SELECT DISTINCT t.id FROM folded_name f JOIN {0} t ON t.id = f.record
             WHERE f.kind = '{0}' AND f.folded = ?1 AND t.voided_on IS NULL ORDER BY t.id",
            kind.name()
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows =
            statement.query_map([fold::fold(name)], |row| Ok(RecordId { kind, number: row.get(0)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The places of a kind in an area, at any depth, with each of their names folded.
    ///
    /// # Errors
    /// When the database fails.
    pub fn places_inside(
        &self,
        area: RecordId,
        kind: PlaceKind,
    ) -> Result<Vec<(RecordId, String)>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "WITH RECURSIVE inside (id) AS (
                 SELECT ?1 UNION SELECT p.id FROM place p JOIN inside i ON p.parent = i.id
             )
             SELECT p.id, f.folded FROM inside i
             JOIN place p ON p.id = i.id AND p.kind = ?2 AND p.voided_on IS NULL
             JOIN folded_name f ON f.kind = 'place' AND f.record = p.id
             ORDER BY p.id",
        )?;
        let rows = statement.query_map(rusqlite::params![area.number, kind.code()], |row| {
            Ok((RecordId { kind: Kind::Place, number: row.get(0)? }, row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether an actor would stand above itself on some day, or a place lie in itself.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_in_a_circle(&self, id: RecordId) -> Result<bool, StoreError> {
        match id.kind {
            Kind::Actor => hierarchy::actor_in_a_circle(self.connection(), id.number),
            Kind::Place => hierarchy::place_in_a_circle(self.connection(), id.number),
            _ => Ok(false),
        }
    }

    /// An actor's id elsewhere is kept as a keyed hash: enough to know it again, and nothing to read.
    fn external<'v>(&self, kind: Kind, value: &'v str) -> Cow<'v, str> {
        if kind != Kind::Actor {
            return Cow::Borrowed(value);
        }
        use hmac::{Hmac, Mac};
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(self.chain_key.as_slice()).expect("any length");
        mac.update(b"carnet/external-id/1\0");
        mac.update(value.as_bytes());
        Cow::Owned(hex(&mac.finalize().into_bytes()))
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
        let body = json!({
            "what": what,
            "digest": hex(digest),
            "map_digest": hex(map),
            "rows": rows,
            "imported_on": self.stamp.today.format("%Y-%m-%d").to_string(),
        });
        let Value::Object(file) = &body else { unreachable!("an object was written above") };
        put_file(self.connection, file, true)?;
        self.note(Action::Imported, "import", &body)
    }
}

/// Keeps that a file was imported, or that it was not, as the history has it.
pub(super) fn put_file(connection: &Connection, file: &Values, was: bool) -> Result<(), StoreError> {
    let text = |name: &str| file.get(name).and_then(Value::as_str);
    let bytes = |name: &str| text(name).and_then(unhex::<32>).unwrap_or_default();
    if was {
        connection.execute(
            "INSERT INTO imported_file (what, digest, map_digest, rows, imported_on) VALUES (?1, ?2, ?3, ?4, ?5)",
            rusqlite::params![
                text("what"),
                bytes("digest"),
                bytes("map_digest"),
                file.get("rows").and_then(Value::as_i64),
                text("imported_on")
            ],
        )?;
    } else {
        connection.execute(
            "DELETE FROM imported_file WHERE what = ?1 AND digest = ?2 AND map_digest = ?3",
            rusqlite::params![text("what"), bytes("digest"), bytes("map_digest")],
        )?;
    }
    Ok(())
}
