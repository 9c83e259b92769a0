//! The ledger: everything that left the store, by which door, when, to whom, and of what; chained like the history.

use hmac::{Hmac, Mac};
use rusqlite::{Connection, OptionalExtension};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::key::DataKey;
use super::past::Break;
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
    /// A way back to the key: shares, an identity on paper, somebody's own key.
    Recovery,
    /// The key itself: nothing here opens the store any more.
    Park,
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
            Self::Recovery => "recovery",
            Self::Park => "park",
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
    let hash = link(chain_key, &previous, n, [&day, door, &recipients, line.what]);
    connection.execute(
        "INSERT INTO ledger (n, day, door, recipients, what, release, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        rusqlite::params![n, day, door, recipients, line.what, line.release, hash],
    )?;
    Ok(n)
}

/// The hash of a line after the hash of the one before.
fn link(chain_key: &[u8; 32], previous: &[u8; 32], n: i64, texts: [&str; 4]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(chain_key).expect("HMAC takes keys of any length");
    mac.update(b"carnet/ledger/1\0");
    mac.update(previous);
    mac.update(&n.to_be_bytes());
    for text in texts {
        mac.update(&(text.len() as u32).to_be_bytes());
        mac.update(text.as_bytes());
    }
    mac.finalize().into_bytes().into()
}

/// The chain of the ledger as it was found.
pub(super) struct Checked {
    pub(super) lines: u64,
    pub(super) broken: Option<Break>,
}

/// Walks the whole chain of the ledger.
pub(super) fn check(connection: &Connection, chain_key: &[u8; 32]) -> Result<Checked, StoreError> {
    let mut statement =
        connection.prepare("SELECT n, day, door, recipients, what, hash FROM ledger ORDER BY n")?;
    let mut rows = statement.query([])?;
    let mut checked = Checked { lines: 0, broken: None };
    let (mut before, mut previous) = (0, [0; 32]);
    while let Some(row) = rows.next()? {
        checked.lines += 1;
        let n: i64 = row.get(0)?;
        let texts: [String; 4] = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
        let hash: [u8; 32] = row.get(5)?;
        if checked.broken.is_none() {
            checked.broken = if n != before + 1 {
                Some(Break::Gap { n })
            } else if link(chain_key, &previous, n, texts.each_ref().map(String::as_str)) != hash {
                Some(Break::Altered { n })
            } else {
                None
            };
        }
        (before, previous) = (n, hash);
    }
    Ok(checked)
}

/// The first line of which the history tells, and which is not there or by another door: a chain does not show by itself
/// that its last lines were taken off.
pub(super) fn missing(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT json_extract(h.body, '$.line') FROM history h
         WHERE h.kind = 'ledger' AND h.body IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM ledger l
            WHERE l.n = json_extract(h.body, '$.line') AND l.door = json_extract(h.body, '$.door'))
         ORDER BY h.n LIMIT 1";
    Ok(connection.query_row(sql, [], |row| row.get(0)).optional()?)
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
