//! A report that stays on the device: sealed to the store's own recipient and to nobody else.
//!
//! There is no way to name another: [`seal_to_self`] takes no recipient. docs/formats/report.md has the bytes.

use std::path::Path;

use serde_json::{Value, json};

use super::error::BundleError;
use super::manifest::Hash;
use super::members::{MAX_MEMBER, Reader, TarError, Writer};
use super::party::Identities;
use crate::file::{self, FileError};
use crate::model::canonical::{canonical_json, parse_canonical};
use crate::seal::{self, SealError, padded_length};
use crate::store::{Door, Stamp, Store, StoreError};

const MANIFEST: &str = "manifest.json";
const REPORT: &str = "report.json";
/// Most bytes of either member.
const LIMIT: u64 = 16 * 1024 * 1024;
/// The format's version.
const FORMAT: u64 = 1;

/// Why a report is not sealed or not opened.
#[derive(Debug, thiserror::Error)]
pub enum SealedReportError {
    /// It cannot be sealed, or is not believed.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The store refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SealError> for SealedReportError {
    fn from(error: SealError) -> Self {
        Self::Bundle(error.into())
    }
}
impl From<TarError> for SealedReportError {
    fn from(error: TarError) -> Self {
        Self::Bundle(error.into())
    }
}
impl From<FileError> for SealedReportError {
    fn from(error: FileError) -> Self {
        Self::Store(error.into())
    }
}

/// Writes a report into a new file, sealed to the store's own recipient. The ledger's line is written first.
///
/// # Errors
/// When there is such a file, or it cannot be written.
pub fn seal_to_self(
    store: &mut Store,
    stamp: &Stamp,
    what: &str,
    report: &Value,
    path: &Path,
) -> Result<(), SealedReportError> {
    if path.symlink_metadata().is_ok() {
        return Err(FileError::Exists { path: path.to_owned() }.into());
    }
    let own = store.own_identity()?.recipient();
    let sealed = seal::wrap_for(&assemble(report)?, std::slice::from_ref(&own))?;
    store.note_door(stamp, Door::Handover, &[own.words().join("-")], what)?;
    Ok(file::write_new(path, &sealed)?)
}

/// The tar that is sealed.
fn assemble(report: &Value) -> Result<Vec<u8>, TarError> {
    let report = canonical_json(report);
    let manifest = canonical_json(&json!({
        "format": FORMAT,
        "kind": "report",
        "members": { REPORT: Hash::of(&report) },
    }));
    let mut writer = Writer::new(Vec::new());
    for (name, content) in [(MANIFEST, &manifest), (REPORT, &report)] {
        writer.member(name, content.len() as u64, content.as_slice())?;
    }
    writer.finish(padded_length)
}

/// Opens a sealed report; `None` where the keys open something else, such as a summary.
///
/// # Errors
/// When no key fits, or the file is altered.
pub fn open_report(sealed: &[u8], identities: &Identities) -> Result<Option<Value>, BundleError> {
    let tar = seal::open_with_identities(sealed, identities.all(), MAX_MEMBER.min(4 * LIMIT))?;
    read(&tar)
}

fn read(tar: &[u8]) -> Result<Option<Value>, BundleError> {
    let mut reader = Reader::new(tar);
    let Some(head) = reader.next()? else { return Ok(None) };
    if head.name != MANIFEST || head.size > LIMIT {
        return Ok(None);
    }
    let manifest = reader.whole(LIMIT)?;
    let Ok(manifest) = parse_canonical(&manifest) else { return Ok(None) };
    if manifest.get("kind").and_then(Value::as_str) != Some("report") {
        return Ok(None);
    }
    match manifest.get("format").and_then(Value::as_u64) {
        Some(FORMAT) => {}
        Some(found) if found > FORMAT => return Err(BundleError::Newer { found }),
        _ => return Err(BundleError::ManifestForm),
    }
    match reader.next()? {
        Some(head) if head.name == REPORT => {}
        _ => return Err(TarError::Missing { name: REPORT }.into()),
    }
    let report = reader.whole(LIMIT)?;
    if reader.next()?.is_some() {
        return Err(TarError::UnknownName { member: 3 }.into());
    }
    let used = reader.end()?;
    let expected = canonical_json(&json!({
        "format": FORMAT, "kind": "report", "members": { REPORT: Hash::of(&report) },
    }));
    if canonical_json(&manifest) != expected || used != tar.len() as u64 {
        return Err(BundleError::OtherMember { member: REPORT });
    }
    parse_canonical(&report).map(Some).map_err(|_| BundleError::ManifestForm)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Value {
        json!({ "name": "negotiation-brief", "of": "N-1", "sections": [] })
    }

    #[test]
    fn what_is_sealed_comes_back_and_nothing_else_does() {
        let tar = assemble(&example()).unwrap();
        assert_eq!(tar.len() as u64, padded_length(0));
        assert_eq!(read(&tar).unwrap(), Some(example()));
        let at = tar.windows(3).position(|window| window == b"N-1").unwrap();
        let mut altered = tar.clone();
        altered[at + 2] = b'2';
        assert!(matches!(read(&altered), Err(BundleError::OtherMember { .. })));
        let mut hidden = tar.clone();
        *hidden.last_mut().unwrap() = 1;
        assert!(read(&hidden).is_err());
        for length in (0..tar.len()).step_by(97) {
            assert!(!matches!(read(&tar[..length]), Ok(Some(_))), "{length}");
        }
    }

    #[test]
    fn the_page_has_the_manifest_that_is_written() {
        let page = include_str!("../../docs/formats/report.md");
        let tar = assemble(&example()).unwrap();
        let manifest = &tar[512..tar[512..].iter().position(|byte| *byte == 0).unwrap() + 512];
        let manifest = std::str::from_utf8(manifest).unwrap();
        assert!(page.contains(manifest), "docs/formats/report.md lacks\n{manifest}");
    }
}
