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
    /// The history is shorter than, or other than, the head says: an older database was put back.
    RolledBack,
    /// The head is missing or was altered: nothing says whether the database is the latest.
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

/// Writes the head after a commit.
pub(super) fn write(folder: &Folder, key: &DataKey, n: i64, hash: &[u8; 32]) -> Result<(), StoreError> {
    write_to(&folder.head(), key, n, hash)
}

/// The same to another place.
pub(super) fn write_to(path: &Path, key: &DataKey, n: i64, hash: &[u8; 32]) -> Result<(), StoreError> {
    Ok(file::replace(path, text(key, n, hash).as_bytes())?)
}

fn text(key: &DataKey, n: i64, hash: &[u8; 32]) -> String {
    let body = format!("{FIRST_LINE}\n{n}\n{}\n", hex(hash));
    let tag = hex(&mac(key, body.as_bytes()).finalize().into_bytes());
    format!("{body}{tag}\n")
}

/// Compares the head with the database. A head older than the database is what a crash between the two leaves.
pub(super) fn check(
    connection: &Connection,
    folder: &Folder,
    key: &DataKey,
) -> Result<Vec<Alarm>, StoreError> {
    let Some((n, hash)) = read(folder, key) else { return Ok(vec![Alarm::NoHead]) };
    let in_database: Option<[u8; 32]> =
        connection.query_row("SELECT hash FROM history WHERE n = ?1", [n], |row| row.get(0)).optional()?;
    if in_database == Some(hash) { Ok(Vec::new()) } else { Ok(vec![Alarm::RolledBack]) }
}

fn read(folder: &Folder, key: &DataKey) -> Option<(i64, [u8; 32])> {
    let text = String::from_utf8(file::read(&folder.head(), HEAD_BYTES).ok()?).ok()?;
    let (body, tag) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let body = format!("{body}\n");
    mac(key, body.as_bytes()).verify_slice(&unhex::<32>(tag)?).ok()?;
    let mut lines = body.lines();
    (lines.next()? == FIRST_LINE).then_some(())?;
    let n = lines.next()?.parse().ok()?;
    Some((n, unhex(lines.next()?)?))
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
        let written = text(&DataKey::of_examples(), 2, &[0x22; 32]);
        assert!(page.contains(&written), "docs/formats/store.md lacks\n{written}");
    }
}
