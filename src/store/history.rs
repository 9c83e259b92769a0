//! The history: every change as a version, in a keyed hash chain over salted commitments (docs/formats/history.md).

use hmac::{Hmac, Mac};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::StoreError;
use super::key::DataKey;
use crate::model::Uid;
use crate::model::canonical::canonical_json;
use crate::seal;

/// What happened to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Written down.
    Made,
    /// Changed.
    Changed,
    /// Taken out of every figure.
    Voided,
    /// Came in from a file.
    Imported,
    /// A setting was changed.
    Setting,
    /// The store was put back from a backup.
    Restored,
    /// The schema was brought to a later version.
    Migrated,
    /// A command was taken back.
    Undone,
    /// A command that was taken back was done again.
    Redone,
    /// Two records became one.
    Merged,
    /// Its words, or all of it, were destroyed.
    Purged,
    /// Something left the store.
    Left,
    /// Who can open the store was changed.
    Keyed,
    /// The data key was replaced.
    Rotated,
}

impl Action {
    /// The word in the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Changed => "changed",
            Self::Voided => "voided",
            Self::Imported => "imported",
            Self::Setting => "setting",
            Self::Restored => "restored",
            Self::Migrated => "migrated",
            Self::Undone => "undone",
            Self::Redone => "redone",
            Self::Merged => "merged",
            Self::Purged => "purged",
            Self::Left => "left",
            Self::Keyed => "keyed",
            Self::Rotated => "rotated",
        }
    }

    /// Every action.
    pub const ALL: &'static [Self] = &[
        Self::Made,
        Self::Changed,
        Self::Voided,
        Self::Imported,
        Self::Setting,
        Self::Restored,
        Self::Migrated,
        Self::Undone,
        Self::Redone,
        Self::Merged,
        Self::Purged,
        Self::Left,
        Self::Keyed,
        Self::Rotated,
    ];

    /// The action of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.code() == code)
    }

    /// Key of its label in the catalogue.
    pub fn label_key(self) -> String {
        format!("mend-action-{}", self.code())
    }
}

/// What is written down of one change.
pub(super) struct Entry<'a> {
    pub(super) command: i64,
    pub(super) at: &'a str,
    pub(super) action: Action,
    pub(super) kind: &'static str,
    pub(super) uid: Uid,
    pub(super) revision: i64,
    pub(super) body: &'a serde_json::Value,
}

/// Where the chain has come to: the number and the hash of its last entry.
pub(super) type Last = (i64, [u8; 32]);

/// An entry as it will stand in the chain.
#[derive(Debug)]
pub(super) struct Line {
    n: i64,
    action: Action,
    kind: &'static str,
    uid: Uid,
    revision: i64,
    salt: [u8; 16],
    body: String,
    commitment: [u8; 32],
    hash: [u8; 32],
}

impl Line {
    /// The chain ends here.
    pub(super) fn last(&self) -> Last {
        (self.n, self.hash)
    }
}

/// The entry after the given last one. Needs no database.
pub(super) fn chained(chain_key: &[u8; 32], last: Last, salt: [u8; 16], entry: &Entry<'_>) -> Line {
    let n = last.0 + 1;
    let body = canonical_json(entry.body);
    let commitment = commitment(&salt, &body);
    let hash = link(chain_key, &last.1, n, &entry.named(), &commitment);
    let body = String::from_utf8(body).expect("canonical JSON is UTF-8");
    let Entry { action, kind, uid, revision, .. } = *entry;
    Line { n, action, kind, uid, revision, salt, body, commitment, hash }
}

/// Adds an entry after the given last one, and gives the new last one.
pub(super) fn append(
    connection: &Connection,
    chain_key: &[u8; 32],
    last: Last,
    entry: &Entry<'_>,
) -> Result<Last, StoreError> {
    let line = chained(chain_key, last, seal::random()?, entry);
    write(connection, (entry.command, entry.at), std::slice::from_ref(&line))?;
    Ok(line.last())
}

/// Writes entries of a command.
pub(super) fn write(
    connection: &Connection,
    (command, at): (i64, &str),
    lines: &[Line],
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO history (n, command, at, action, kind, uid, revision, salt, body, commitment, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    for line in lines {
        insert.execute(rusqlite::params![
            line.n,
            command,
            at,
            line.action.code(),
            line.kind,
            line.uid.0,
            line.revision,
            line.salt,
            line.body,
            line.commitment,
            line.hash,
        ])?;
    }
    Ok(())
}

/// SHA-256 of the label, the salt and the canonical bytes: without the salt nobody can try texts against it.
pub(super) fn commitment(salt: &[u8; 16], body: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(b"carnet/record/1\0").chain_update(salt).chain_update(body).finalize().into()
}

/// What the hash of an entry binds beside its number and its commitment.
pub(super) struct Named<'a> {
    pub(super) command: i64,
    pub(super) at: &'a str,
    pub(super) action: &'a str,
    pub(super) kind: &'a str,
    pub(super) uid: [u8; 16],
    pub(super) revision: i64,
}

impl Entry<'_> {
    fn named(&self) -> Named<'_> {
        Named {
            command: self.command,
            at: self.at,
            action: self.action.code(),
            kind: self.kind,
            uid: self.uid.0,
            revision: self.revision,
        }
    }
}

/// The hash of an entry after the hash of the one before.
pub(super) fn link(
    chain_key: &[u8; 32],
    previous: &[u8; 32],
    n: i64,
    entry: &Named<'_>,
    commitment: &[u8; 32],
) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(chain_key).expect("HMAC takes keys of any length");
    mac.update(b"carnet/history/1\0");
    mac.update(previous);
    mac.update(&n.to_be_bytes());
    mac.update(&entry.command.to_be_bytes());
    // Lengths first, so that no two entries share one spelling.
    for text in [entry.at, entry.action, entry.kind] {
        mac.update(&(text.len() as u32).to_be_bytes());
        mac.update(text.as_bytes());
    }
    mac.update(&entry.uid);
    mac.update(&entry.revision.to_be_bytes());
    mac.update(commitment);
    mac.finalize().into_bytes().into()
}

/// The key of the chain.
pub(super) fn chain_key(key: &DataKey) -> zeroize::Zeroizing<[u8; 32]> {
    key.derive("carnet/history/1")
}

#[cfg(test)]
mod tests {
    use super::super::hex;
    use super::*;
    use serde_json::json;

    const PAGE: &str = include_str!("../../docs/formats/history.md");

    /// The second entry of a store whose first has a hash of 32 bytes 22.
    fn example() -> [String; 4] {
        let body = json!({
            "id": "A-1", "name": "Gouverneur", "actor_type": "state-civil", "met": true, "provenance": "typed",
            "sensitivity": "confidential",
        });
        let entry = Entry {
            command: 2,
            at: "2026-11-24T18:00:00Z",
            action: Action::Made,
            kind: "actor",
            uid: Uid([0x33; 16]),
            revision: 1,
            body: &body,
        };
        let canonical = canonical_json(entry.body);
        let commitment = commitment(&[0x11; 16], &canonical);
        let chain_key = chain_key(&DataKey::of_examples());
        let hash = link(&chain_key, &[0x22; 32], 2, &entry.named(), &commitment);
        [String::from_utf8(canonical).expect("JSON"), hex(chain_key.as_slice()), hex(&commitment), hex(&hash)]
    }

    #[test]
    fn the_page_has_the_bytes_that_are_written() {
        for written in example() {
            assert!(PAGE.contains(&written), "docs/formats/history.md lacks {written}");
        }
    }

    #[test]
    fn every_part_of_an_entry_is_in_its_hash() {
        let body = json!({});
        let entry = |at: &'static str, kind: &'static str, revision| Entry {
            command: 1,
            at,
            action: Action::Made,
            kind,
            uid: Uid([0; 16]),
            revision,
            body: &body,
        };
        let key = [1; 32];
        let base = link(&key, &[0; 32], 1, &entry("2026", "actor", 1).named(), &[0; 32]);
        let others = [
            link(&[2; 32], &[0; 32], 1, &entry("2026", "actor", 1).named(), &[0; 32]),
            link(&key, &[1; 32], 1, &entry("2026", "actor", 1).named(), &[0; 32]),
            link(&key, &[0; 32], 2, &entry("2026", "actor", 1).named(), &[0; 32]),
            link(&key, &[0; 32], 1, &entry("2027", "actor", 1).named(), &[0; 32]),
            link(&key, &[0; 32], 1, &entry("2026", "place", 1).named(), &[0; 32]),
            link(&key, &[0; 32], 1, &entry("2026", "actor", 2).named(), &[0; 32]),
            link(&key, &[0; 32], 1, &entry("2026", "actor", 1).named(), &[1; 32]),
        ];
        assert!(others.iter().all(|other| *other != base));
        assert_ne!(commitment(&[0; 16], b"{}"), commitment(&[1; 16], b"{}"));
    }
}
