//! Whether what left is kept as it left: the bytes of each release, its place in the chain, the rows that were frozen for it.
//!
//! The entry of the history beside each line of the ledger commits to them; what left before entries did so is held to its own
//! hash and to the chain alone.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::store::{StoreError, hex};

/// What is not as it left, each as its period and its audience.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Unlike {
    /// Releases that were altered, are gone, or do not hang together.
    pub(in crate::store) releases: BTreeSet<String>,
    /// Releases whose frozen rows were altered or are gone.
    pub(in crate::store) frozen: BTreeSet<String>,
}

/// What an entry of the history says of a release that leaves, or is taken back.
pub(in crate::store) fn committed(connection: &Connection, id: i64) -> Result<Value, StoreError> {
    let hash: [u8; 32] =
        connection.query_row("SELECT hash FROM release WHERE id = ?1", [id], |row| row.get(0))?;
    Ok(json!({ "hash": hex(&hash), "kept": kept(connection, id)?, "frozen": frozen(connection, id)? }))
}

/// Looks at every release.
pub(in crate::store) fn unlike(connection: &Connection) -> Result<Unlike, StoreError> {
    let mut found = Unlike::default();
    chain(connection, &mut found)?;
    commitments(connection, &mut found)?;
    Ok(found)
}

/// The numbers and hashes of each epoch and audience. What left another copy of the store may stand after a gap.
fn chain(connection: &Connection, found: &mut Unlike) -> Result<(), StoreError> {
    let mut statement = connection.prepare(
        "SELECT epoch, audience, sequence, hash, manifest, taken_in_on IS NOT NULL, period,
            (withdrawn_on IS NOT NULL) <> EXISTS (
                SELECT 1 FROM ledger l WHERE l.release = r.id AND l.what LIKE 'withdrawn %')
         FROM release r ORDER BY epoch, audience, sequence",
    )?;
    let mut rows = statement.query([])?;
    let mut before: Option<(Vec<u8>, String, i64, [u8; 32])> = None;
    while let Some(row) = rows.next()? {
        let (epoch, audience, sequence): (Vec<u8>, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (hash, manifest): ([u8; 32], Vec<u8>) = (row.get(3)?, row.get(4)?);
        let (is_taken_in, period): (bool, String) = (row.get(5)?, row.get(6)?);
        let says = serde_json::from_slice::<Value>(&manifest).unwrap_or_default();
        let follows = match before.as_ref().filter(|before| (&before.0, &before.1) == (&epoch, &audience)) {
            Some((_, _, last, previous)) if last + 1 == sequence => says["previous"] == hex(previous),
            None if sequence == 1 => says["previous"].is_null(),
            _ => is_taken_in,
        };
        let is_as_it_left = <[u8; 32]>::from(Sha256::digest(&manifest)) == hash
            && says["sequence"] == sequence
            && says["epoch"] == hex(&epoch)
            && says["audience"] == audience.as_str()
            && says["period"] == period.as_str();
        if !follows || !is_as_it_left || row.get(7)? {
            found.releases.insert(named(&period, &audience));
        }
        before = Some((epoch, audience, sequence, hash));
    }
    Ok(())
}

/// What the history says last of each release.
fn commitments(connection: &Connection, found: &mut Unlike) -> Result<(), StoreError> {
    let mut statement = connection.prepare(
        "SELECT body FROM history WHERE kind = 'ledger' AND body IS NOT NULL AND json_extract(body, '$.release') IS NOT NULL
         ORDER BY n",
    )?;
    let bodies = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut last: BTreeMap<String, Value> = BTreeMap::new();
    for body in bodies {
        let body: Value = serde_json::from_str(&body?).unwrap_or_default();
        last.insert(body["release"]["hash"].as_str().unwrap_or_default().to_owned(), body);
    }
    for (hash, body) in last {
        let mut there = connection.prepare_cached(
            "SELECT r.id, r.period, r.audience, coalesce(l.release = r.id, 0)
             FROM release r LEFT JOIN ledger l ON l.n = ?2 WHERE lower(hex(r.hash)) = ?1",
        )?;
        let mut rows = there.query(rusqlite::params![hash, body["line"].as_i64()])?;
        let Some(row) = rows.next()? else {
            // Its line says what it was, where that is still there.
            let what = connection.query_row(
                "SELECT what FROM ledger WHERE n = ?1",
                [body["line"].as_i64()],
                |row| row.get(0),
            );
            found.releases.insert(what.unwrap_or(hash));
            continue;
        };
        let id: i64 = row.get(0)?;
        let name = named(&row.get::<_, String>(1)?, &row.get::<_, String>(2)?);
        if !row.get::<_, bool>(3)? || body["release"]["kept"] != kept(connection, id)? {
            found.releases.insert(name.clone());
        }
        if body["release"]["frozen"] != Value::from(frozen(connection, id)?) {
            found.frozen.insert(name);
        }
    }
    Ok(())
}

fn named(period: &str, audience: &str) -> String {
    format!("{period} {audience}")
}

/// A digest of a release with everything that is kept of it.
fn kept(connection: &Connection, id: i64) -> Result<String, StoreError> {
    let sql = "SELECT epoch, audience, sequence, period, country, scheme, scheme_hash, manifest, members, hash, proof,
            released_on, withdrawn_on, withdrawn_reason, taken_in_on
         FROM release WHERE id = ?1";
    digest(connection, b"carnet/release/1\0", &[sql], id)
}

/// A digest of the rows that are frozen for a release's period; none where none are.
fn frozen(connection: &Connection, id: i64) -> Result<Option<String>, StoreError> {
    let period =
        "SELECT p.n FROM frozen_period p JOIN release r ON r.country = p.country AND r.period = p.period
         WHERE r.id = ?1";
    let found = connection.prepare_cached(period)?.query_map([id], |row| row.get(0))?.next().transpose()?;
    let Some(n) = found else { return Ok(None) };
    let period =
        "SELECT country, period, scheme_hash, kinds, districts, frozen_on FROM frozen_period WHERE n = ?1";
    let cells = "SELECT table_name, cell, true_period, leaf, count, nodes, parties FROM released_cell WHERE frozen = ?1
         ORDER BY table_name, cell, true_period";
    digest(connection, b"carnet/frozen-rows/1\0", &[period, cells], n).map(Some)
}

/// A digest of what statements give, told apart cell by cell.
fn digest(connection: &Connection, purpose: &[u8], asked: &[&str], id: i64) -> Result<String, StoreError> {
    use rusqlite::types::ValueRef;
    let mut digest = Sha256::new().chain_update(purpose);
    for sql in asked {
        let mut statement = connection.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            for at in 0..columns {
                let number;
                let (kind, bytes): (u8, &[u8]) = match row.get_ref(at)? {
                    ValueRef::Null => (0, &[]),
                    ValueRef::Integer(integer) => {
                        number = integer.to_be_bytes();
                        (1, &number)
                    }
                    ValueRef::Real(real) => {
                        number = real.to_be_bytes();
                        (2, &number)
                    }
                    ValueRef::Text(text) => (3, text),
                    ValueRef::Blob(blob) => (4, blob),
                };
                digest.update([kind]);
                digest.update((bytes.len() as u64).to_be_bytes());
                digest.update(bytes);
            }
        }
    }
    Ok(hex(&digest.finalize()))
}
