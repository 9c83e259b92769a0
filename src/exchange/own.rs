//! What a store seals to itself: a report or a handover that its own people open again, and nobody else.
//!
//! An age file for the store's own recipient; inside, a padded tar of `manifest.json` and `report.json`
//! (docs/formats/report.md). No other recipient can be named: [`seal_to_self`] takes none.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::BundleError;
use super::manifest::Hash;
use super::members::{Reader, TarError, Writer};
use super::party::Identities;
use crate::model::canonical::{canonical_json, parse_canonical};
use crate::seal::{self, SealError, padded_length};
use crate::store::{Door, Stamp, Store};

/// The version of this format, which is not that of summaries.
const FORMAT: u64 = 1;
/// The members' names, in the order in which they stand.
const NAMES: [&str; 2] = ["manifest.json", CONTENT];
const CONTENT: &str = "report.json";
/// Most bytes of the content: a report of some ten thousand rows in three shapes.
const MAX_CONTENT: u64 = 64 * 1024 * 1024;
const MAX_MANIFEST: u64 = 64 * 1024;
const MAX_TAR: u64 = 2 * MAX_CONTENT;
/// Most bytes of a file sealed to the store itself.
pub const MAX_OWN: u64 = MAX_TAR + 64 * 1024;

/// What is sealed: the same in the shapes in which it will be looked at. Opening it again needs neither the records
/// of its day nor the program's words of its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnCopy {
    /// Which report, or `handover`: what the ledger says.
    pub name: String,
    /// Never to be written in clear.
    pub device_only: bool,
    /// For programs.
    pub data: Value,
    /// For a terminal.
    pub text: String,
    /// For a browser; empty where there is none.
    pub html: String,
}

/// By which of the doors it is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnKind {
    /// A report.
    Report,
    /// A brief or a handover.
    Handover,
    /// A pool's answer to somebody who sent to it: the one kind that is sealed for others too.
    Return,
}

impl OwnKind {
    fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Handover => "handover",
            Self::Return => "return",
        }
    }
    fn door(self) -> Door {
        match self {
            Self::Report => Door::Report,
            Self::Handover => Door::Handover,
            Self::Return => Door::Summary,
        }
    }
}

/// What the file says of itself.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    content: Hash,
    format: u64,
    kind: String,
}

/// Seals to the store's own recipient. The ledger's line is written first: a line too many is better than one too few.
///
/// # Errors
/// When the store cannot be written, or what is to be sealed is too large.
pub fn seal_to_self(
    store: &mut Store,
    stamp: &Stamp,
    kind: OwnKind,
    copy: &OwnCopy,
) -> Result<Vec<u8>, super::SummaryError> {
    let tar = assemble(kind, copy)?;
    let own = store.own_identity()?.recipient();
    store.note_door(stamp, kind.door(), &[], &copy.name)?;
    Ok(seal::wrap_for(&tar, &[own])?)
}

pub(super) fn assemble(kind: OwnKind, copy: &OwnCopy) -> Result<Vec<u8>, BundleError> {
    let content = serde_json::to_vec(copy).expect("text, numbers and lists");
    if content.len() as u64 > MAX_CONTENT {
        return Err(SealError::TooLarge { limit: MAX_CONTENT }.into());
    }
    let manifest = Manifest { content: Hash::of(&content), format: FORMAT, kind: kind.code().to_owned() };
    let manifest = canonical_json(&serde_json::to_value(&manifest).expect("two texts and a number"));
    let mut writer = Writer::new(Vec::new());
    for (name, bytes) in NAMES.iter().zip([&manifest, &content]) {
        writer.member(name, bytes.len() as u64, bytes.as_slice())?;
    }
    Ok(writer.finish(padded_length)?)
}

/// Opens what a store sealed to itself; `None` where the file opens and is something else, such as a summary.
///
/// # Errors
/// [`BundleError`]: nothing of it is given out unless all of it holds.
pub fn open_own(sealed: &[u8], identities: &Identities) -> Result<Option<OwnCopy>, BundleError> {
    if sealed.len() as u64 > MAX_OWN {
        return Err(SealError::TooLarge { limit: MAX_OWN }.into());
    }
    let tar = seal::open_with_identities(sealed, identities.all(), MAX_TAR)?;
    read(&tar)
}

fn read(tar: &[u8]) -> Result<Option<OwnCopy>, BundleError> {
    let mut reader = Reader::new(tar);
    // What does not begin as one of ours is refused by whoever knows the other kinds.
    let Ok(Some(head)) = reader.next() else { return Ok(None) };
    if head.name != NAMES[0] || head.size > MAX_MANIFEST {
        return Ok(None);
    }
    let manifest = reader.whole(MAX_MANIFEST)?;
    let Ok(value) = parse_canonical(&manifest) else { return Ok(None) };
    if ![OwnKind::Report, OwnKind::Handover, OwnKind::Return].iter().any(|kind| value["kind"] == kind.code())
    {
        return Ok(None);
    }
    match value["format"].as_u64() {
        Some(found) if found > FORMAT => return Err(BundleError::Newer { found }),
        Some(FORMAT) => {}
        _ => return Err(BundleError::Manifest { field: "format" }),
    }
    let said: Manifest = serde_json::from_value(value).map_err(|_| BundleError::ManifestForm)?;
    let Some(head) = reader.next()? else {
        return Err(TarError::Missing { name: CONTENT.to_owned() }.into());
    };
    if head.name != CONTENT {
        return Err(TarError::UnknownName { member: head.member }.into());
    }
    let content = reader.whole(MAX_CONTENT)?;
    if let Some(head) = reader.next()? {
        return Err(TarError::UnknownName { member: head.member }.into());
    }
    let length = reader.end()?;
    let used: u64 =
        [&manifest, &content].iter().map(|bytes| 512 + (bytes.len() as u64).next_multiple_of(512)).sum();
    if length != padded_length(used + 1024) {
        return Err(BundleError::OtherLength);
    }
    if said.content != Hash::of(&content) {
        return Err(BundleError::OtherMember { member: CONTENT.to_owned() });
    }
    let copy = serde_json::from_slice(&content)
        .map_err(|_| BundleError::OtherMember { member: CONTENT.to_owned() })?;
    Ok(Some(copy))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy() -> OwnCopy {
        OwnCopy {
            name: "outcomes".into(),
            device_only: false,
            data: serde_json::json!([{ "percent": 78.6 }]),
            text: "Outcomes\n".into(),
            html: String::new(),
        }
    }

    #[test]
    fn what_was_sealed_comes_back_and_an_altered_byte_does_not() {
        let tar = assemble(OwnKind::Report, &copy()).unwrap();
        assert_eq!(tar, assemble(OwnKind::Report, &copy()).unwrap(), "the same bytes twice");
        assert_eq!(read(&tar).unwrap(), Some(copy()));
        let content = 1024 + 512 + 20;
        let mut altered = tar.clone();
        altered[content] ^= 1;
        assert_eq!(read(&altered).unwrap_err().name(), "member-hash");
        assert_eq!(read(&tar[..1600]).unwrap_err().name(), "tar-truncated");
        let mut longer = tar.clone();
        longer.extend([0; 1024]);
        assert_eq!(read(&longer).unwrap_err().name(), "tar-length");
    }

    #[test]
    fn another_kind_is_none_of_ours_and_a_newer_one_is_said() {
        let with = |manifest: Value| {
            let mut writer = Writer::new(Vec::new());
            let manifest = canonical_json(&manifest);
            writer.member(NAMES[0], manifest.len() as u64, manifest.as_slice()).unwrap();
            read(&writer.finish(padded_length).unwrap())
        };
        assert_eq!(with(serde_json::json!({ "kind": "summary", "format": 1 })).unwrap(), None);
        let newer = with(serde_json::json!({ "kind": "report", "format": 2 }));
        assert_eq!(newer.unwrap_err().name(), "bundle-newer");
        let bare = with(serde_json::json!({ "kind": "report", "format": 1 }));
        assert_eq!(bare.unwrap_err().name(), "manifest-form");
    }
}
