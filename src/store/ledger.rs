//! The ledger: everything that left the store, by which door, when, to whom, and of what; chained like the history.

use hmac::{Hmac, Mac};
use rusqlite::{Connection, OptionalExtension};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::key::DataKey;
use super::{Stamp, Store, StoreError};

/// A door that something left by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A sealed summary.
    Summary,
    /// A backup.
    Backup,
    /// What is due, as a calendar in clear.
    Agenda,
    /// A report, sealed to the store itself.
    Report,
    /// A brief or a handover, sealed to the store itself.
    Handover,
    /// A report in clear.
    Plaintext,
    /// Every record in clear.
    Dump,
    /// Nothing left, but something was destroyed: a line says that it was, without what it said.
    Purge,
}

impl Door {
    /// The word in the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Backup => "backup",
            Self::Agenda => "agenda",
            Self::Report => "report",
            Self::Handover => "handover",
            Self::Plaintext => "plaintext",
            Self::Dump => "dump",
            Self::Purge => "purge",
        }
    }
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// Its number.
    pub n: i64,
    /// The day.
    pub day: String,
    /// By which door.
    pub door: String,
    /// To whom, as labels.
    pub recipients: String,
    /// What it was.
    pub what: String,
}

/// What a line says.
pub(super) struct Line<'a> {
    pub(super) door: Door,
    pub(super) recipients: &'a [String],
    pub(super) what: &'a str,
    pub(super) release: Option<i64>,
}

/// Adds a line, after the last one; gives its number.
pub(super) fn append(
    connection: &Connection,
    chain_key: &[u8; 32],
    stamp: &Stamp,
    line: &Line<'_>,
) -> Result<i64, StoreError> {
    let last: Option<(i64, [u8; 32])> = connection
        .query_row("SELECT n, hash FROM ledger ORDER BY n DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (n, previous) = last.map_or((1, [0; 32]), |(n, hash)| (n + 1, hash));
    let day = stamp.today.format("%Y-%m-%d").to_string();
    let (door, recipients) = (line.door.code(), line.recipients.join(", "));
    let mut mac = Hmac::<Sha256>::new_from_slice(chain_key).expect("HMAC takes keys of any length");
    mac.update(b"carnet/ledger/1\0");
    mac.update(&previous);
    mac.update(&n.to_be_bytes());
    for text in [day.as_str(), door, &recipients, line.what] {
        mac.update(&(text.len() as u32).to_be_bytes());
        mac.update(text.as_bytes());
    }
    let hash: [u8; 32] = mac.finalize().into_bytes().into();
    connection.execute(
        "INSERT INTO ledger (n, day, door, recipients, what, release, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        rusqlite::params![n, day, door, recipients, line.what, line.release, hash],
    )?;
    Ok(n)
}

/// The key of the ledger's chain.
pub(super) fn chain_key(key: &DataKey) -> Zeroizing<[u8; 32]> {
    key.derive("carnet/ledger/1")
}

impl Store {
    /// Notes that something left. Written before it leaves: a line too many is better than one too few.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn note_door(
        &mut self,
        stamp: &Stamp,
        door: Door,
        recipients: &[String],
        what: &str,
    ) -> Result<(), StoreError> {
        self.change(stamp, |change| change.leave(door, recipients, what, None))
    }

    /// What has left, the latest last.
    ///
    /// # Errors
    /// When the database fails.
    pub fn ledger(&self) -> Result<Vec<LedgerLine>, StoreError> {
        let mut statement =
            self.connection.prepare("SELECT n, day, door, recipients, what FROM ledger ORDER BY n")?;
        let rows = statement.query_map([], |row| {
            Ok(LedgerLine {
                n: row.get(0)?,
                day: row.get(1)?,
                door: row.get(2)?,
                recipients: row.get(3)?,
                what: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
