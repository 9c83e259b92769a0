//! The head of the history, kept in a file beside the database: the only thing on the device that can say that the
//! database went back in time, for SQLCipher accepts an older page, or the whole older file, without a word.

use std::path::Path;

use hmac::{Hmac, Mac};
use rusqlite::{Connection, OptionalExtension};
use sha2::Sha256;

use super::StoreError;
use super::folder::Folder;
use super::key::DataKey;
use crate::file;

const HEAD_BYTES: u64 = 1024;
const FIRST_LINE: &str = "carnet-head 1";

/// Something that a person has to know before trusting what the store says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// The history is shorter than, or other than, the head says: an older database was put back. It is told until a person
    /// accepts the state, whatever is written meanwhile.
    RolledBack,
    /// The head is missing or was altered: nothing says whether the database is the latest. Told as long as the first.
    NoHead,
    /// The public key in the folder is not the store's: what is posted since may be readable by somebody else.
    OtherInboxKey,
}

/// The last entry of the history: its number and hash.
pub(super) fn last_entry(connection: &Connection) -> Result<(i64, [u8; 32]), StoreError> {
    let last = connection
        .query_row("SELECT n, hash FROM history ORDER BY n DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(last.unwrap_or((0, [0; 32])))
}

impl Alarm {
    /// The line by which a head keeps it, where heads keep it.
    fn line(self) -> Option<&'static str> {
        match self {
            Self::RolledBack => Some("rolled-back"),
            Self::NoHead => Some("no-head"),
            Self::OtherInboxKey => None,
        }
    }
}

/// Writes the head after a commit. What was told of the state before it is kept there: an entry more does not bring back
/// what is missing.
pub(super) fn write(
    folder: &Folder,
    key: &DataKey,
    (n, hash): (i64, &[u8; 32]),
    told: &[Alarm],
) -> Result<(), StoreError> {
    write_to(&folder.head(), key, (n, hash), told)
}

/// The same to another place.
pub(super) fn write_to(
    path: &Path,
    key: &DataKey,
    (n, hash): (i64, &[u8; 32]),
    told: &[Alarm],
) -> Result<(), StoreError> {
    Ok(file::replace(path, text(key, n, hash, told).as_bytes())?)
}

fn text(key: &DataKey, n: i64, hash: &[u8; 32], told: &[Alarm]) -> String {
    let mut body = format!("{FIRST_LINE}\n{n}\n{}\n", hex(hash));
    if let Some(line) = told.iter().find_map(|alarm| alarm.line()) {
        body.push_str(line);
        body.push('\n');
    }
    let tag = hex(&mac(key, body.as_bytes()).finalize().into_bytes());
    format!("{body}{tag}\n")
}

/// What a head says.
struct Head {
    n: i64,
    hash: [u8; 32],
    /// What was told before it was written, and not accepted since.
    told: Option<Alarm>,
}

/// Compares the head with the database. A head older than the database is what a crash between the two leaves.
pub(super) fn check(
    connection: &Connection,
    folder: &Folder,
    key: &DataKey,
) -> Result<Vec<Alarm>, StoreError> {
    let Some(head) = read(folder, key) else { return Ok(vec![Alarm::NoHead]) };
    Ok(if is_in(connection, &head)? { head.told.into_iter().collect() } else { vec![Alarm::RolledBack] })
}

/// Whether there is a head, and it is that of an entry in the database.
pub(super) fn fits(connection: &Connection, folder: &Folder, key: &DataKey) -> Result<bool, StoreError> {
    read(folder, key).map_or(Ok(false), |head| is_in(connection, &head))
}

fn is_in(connection: &Connection, head: &Head) -> Result<bool, StoreError> {
    let there: Option<[u8; 32]> = connection
        .query_row("SELECT hash FROM history WHERE n = ?1", [head.n], |row| row.get(0))
        .optional()?;
    Ok(there == Some(head.hash))
}

fn read(folder: &Folder, key: &DataKey) -> Option<Head> {
    let text = String::from_utf8(file::read(&folder.head(), HEAD_BYTES).ok()?).ok()?;
    let (body, tag) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let body = format!("{body}\n");
    mac(key, body.as_bytes()).verify_slice(&unhex::<32>(tag)?).ok()?;
    let mut lines = body.lines();
    (lines.next()? == FIRST_LINE).then_some(())?;
    let n = lines.next()?.parse().ok()?;
    let hash = unhex(lines.next()?)?;
    let told = lines.next().and_then(|line| {
        [Alarm::RolledBack, Alarm::NoHead].into_iter().find(|alarm| alarm.line() == Some(line))
    });
    Some(Head { n, hash, told })
}

fn mac(key: &DataKey, body: &[u8]) -> Hmac<Sha256> {
    let derived = key.derive("carnet/head/1");
    let mut mac = Hmac::<Sha256>::new_from_slice(derived.as_slice()).expect("HMAC takes keys of any length");
    mac.update(body);
    mac
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string does not fail");
        text
    })
}

/// The bytes of lower-case hexadecimal, where they are so many.
pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_bytes_that_are_written() {
        let page = include_str!("../../docs/formats/store.md");
        for told in [&[][..], &[Alarm::RolledBack]] {
            let written = text(&DataKey::of_examples(), 2, &[0x22; 32], told);
            assert!(page.contains(&written), "docs/formats/store.md lacks\n{written}");
        }
    }
}
