//! What the errors of this room say to the person who met them, and those of `file`, which knows no sentences.

use super::{Alarm, LEAST_PASSPHRASE, StoreError, WeakPassphrase};
use crate::file::{self, FileError};
use crate::message::{Exit, Explain, Message};
use crate::model::{Fault, Kind, RecordId};

impl Alarm {
    /// What the person must know before trusting what the store says.
    pub fn message(self) -> Message {
        match self {
            Self::RolledBack => Message::new("store-alarm-rolled-back"),
            Self::NoHead => Message::new("store-alarm-no-head"),
            Self::OtherInboxKey => Message::new("store-alarm-other-inbox-key"),
        }
    }
}

impl Explain for StoreError {
    fn message(&self) -> Message {
        match self {
            Self::Missing { path } => Message::new("store-missing").with("path", path.as_path()),
            Self::NotAStore { path } => Message::new("store-not-a-store").with("path", path.as_path()),
            Self::Exists { path } => Message::new("store-exists").with("path", path.as_path()),
            Self::Inside { path } => Message::new("store-inside").with("path", path.as_path()),
            Self::PlainDatabase { path } => Message::new("store-plain").with("path", path.as_path()),
            Self::Newer { found, known, .. } => {
                Message::new("store-newer").with("found", *found).with("known", *known)
            }
            Self::Damaged { path } => Message::new("store-damaged").with("path", path.as_path()),
            Self::AlteredSchema { object } => Message::new("store-altered-schema").with("object", object),
            Self::NoCipher => Message::new("store-no-cipher"),
            Self::WrongKey => Message::new("store-wrong-key"),
            Self::Parked { .. } => Message::new("keys-parked"),
            Self::Share(error) => error.message(),
            Self::NoSlot => Message::new("store-no-slot"),
            Self::Busy { path } => Message::new("store-busy").with("path", path.as_path()),
            Self::Faults { kind, id, faults } => faults_message(*kind, *id, faults),
            Self::NoSuchRecord { id, .. } => Message::new("store-no-such-record").with("id", id.to_string()),
            Self::Void { id } => Message::new("store-void").with("id", id.to_string()),
            Self::Reduced { id, on } => {
                Message::new("purge-reduced").with("id", id.to_string()).with("on", on)
            }
            Self::OtherPurge => Message::new("purge-other"),
            Self::Held { id, until } => {
                Message::new("purge-held-record").with("id", id.to_string()).with("until", until)
            }
            Self::NotRewritten(error) => Message::new("purge-not-rewritten").with("why", error.message()),
            Self::NotWords => Message::new("verify-not-words"),
            Self::NothingChanges { id } => Message::new("store-nothing-changes").with("id", id.to_string()),
            Self::UnmetLimit { limit, would_be } => {
                Message::new("store-unmet-limit").with("limit", *limit).with("count", *would_be)
            }
            Self::NoSuchSetting { .. } => Message::new("store-no-such-setting"),
            Self::BadSetting { name } => Message::new("store-bad-setting").with("name", *name),
            Self::NothingToFind => Message::new("store-nothing-to-find"),
            Self::PeriodNotOver { period } => Message::new("store-period-not-over").with("period", period),
            Self::ReleasedAlready { period, on } => {
                Message::new("store-released-already").with("period", period).with("on", on)
            }
            Self::NotAudited => Message::new("store-not-audited"),
            Self::Withdrawn { period } => Message::new("store-withdrawn").with("period", period),
            Self::LeftElsewhere { period } => Message::new("store-left-elsewhere").with("period", period),
            Self::LabelTaken { label } => Message::new("store-label-taken").with("label", label),
            Self::NoSuchContributor { .. } => Message::new("store-no-such-contributor"),
            Self::InRelease => Message::new("store-in-release"),
            Self::NotOwnRelease => Message::new("store-not-own-release"),
            Self::Fork => Message::new("store-fork"),
            Self::LongerReleased { period, longer } => {
                Message::new("store-longer-released").with("period", period).with("longer", longer)
            }
            Self::LongerStands { period, longer } => {
                Message::new("store-longer-stands").with("period", period).with("longer", longer)
            }
            Self::OtherScheme { period, released } => {
                Message::new("store-other-scheme").with("period", period).with("released", released)
            }
            Self::NotEntrusted { pinned: true } => Message::new("store-not-entrusted"),
            Self::NotEntrusted { pinned: false } => Message::new("store-nobody-entrusted"),
            Self::NoSuchRelease => Message::new("store-no-such-release"),
            Self::NotEmpty => Message::new("mend-not-empty"),
            Self::MergeConflict { from, into, fields } => Message::new("mend-merge-conflict")
                .with("from", from.to_string())
                .with("into", into.to_string())
                .with("fields", fields.join(", ")),
            Self::MergeTwice { id, field } => {
                Message::new("mend-merge-twice").with("id", id.to_string()).with("field", *field)
            }
            Self::NothingToUndo => Message::new("mend-nothing-to-undo"),
            Self::NothingToRedo => Message::new("mend-nothing-to-redo"),
            Self::UndoBarred { action } => {
                Message::new("mend-undo-barred").with("what", Message::new(action.label_key()))
            }
            Self::Key(error) => error.message(),
            Self::File(error) => error.message(),
            Self::Seal(error) => error.message(),
            Self::Recipient(error) => error.message(),
            Self::Identity(error) => error.message(),
            Self::Interrupted => Message::new("store-interrupted"),
            Self::ReadOnly(_) => Message::new("store-read-only"),
            Self::DamagedPage(_) => Message::new("store-damaged-page"),
            Self::Database(_) => Message::new("store-database"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Missing { .. } => Message::new("store-missing.hint"),
            Self::NotAStore { .. } => Message::new("store-not-a-store.hint"),
            Self::Exists { .. } => Message::new("store-exists.hint"),
            Self::Inside { .. } => Message::new("store-inside.hint"),
            Self::PlainDatabase { .. } => Message::new("store-plain.hint"),
            Self::Newer { .. } => Message::new("store-newer.hint"),
            Self::Damaged { .. } => Message::new("store-damaged.hint"),
            Self::AlteredSchema { .. } => Message::new("store-altered-schema.hint"),
            Self::NoCipher => Message::new("store-no-cipher.hint"),
            Self::WrongKey => Message::new("store-wrong-key.hint"),
            Self::Parked { .. } => Message::new("keys-parked.hint"),
            Self::Share(error) => return error.hint(),
            Self::NoSlot => Message::new("store-no-slot.hint"),
            Self::Busy { .. } => Message::new("store-busy.hint"),
            Self::Faults { faults, .. } => return faults_hint(faults),
            Self::NoSuchRecord { last: Some(last), .. } => Message::new("store-no-such-record.last")
                .with("last", last.to_string())
                .with("command", last.kind.name()),
            Self::NoSuchRecord { id, last: None } => {
                Message::new("store-no-such-record.hint").with("command", id.kind.name())
            }
            Self::Void { id } => {
                Message::new("store-void.hint").with("command", id.kind.name()).with("id", id.to_string())
            }
            Self::Reduced { .. } => Message::new("purge-reduced.hint"),
            Self::OtherPurge => Message::new("purge-other.hint"),
            Self::Held { .. } => Message::new("purge-held-record.hint"),
            Self::NotRewritten(_) => Message::new("purge-not-rewritten.hint"),
            Self::NotWords => Message::new("verify-not-words.hint"),
            Self::NothingChanges { .. } => Message::new("store-nothing-changes.hint"),
            Self::UnmetLimit { .. } => Message::new("store-unmet-limit.hint"),
            Self::NoSuchSetting { near: Some(near) } => Message::new("errors-cli-near").with("near", *near),
            Self::NoSuchSetting { near: None } => Message::new("store-no-such-setting.hint"),
            Self::BadSetting { name } => match super::find_setting(name) {
                Ok(super::AnySetting::Text(setting)) => match setting.holds {
                    super::Holds::Country => Message::new("mend-setting-country"),
                    super::Holds::Provinces => Message::new("mend-setting-provinces"),
                    super::Holds::OneOf(codes) => {
                        Message::new("mend-setting-one-of").with("codes", codes.join(", "))
                    }
                    super::Holds::Lines => Message::new("mend-setting-lines"),
                    super::Holds::Line => Message::new("mend-setting-line"),
                    super::Holds::Recipient => Message::new("mend-setting-recipient"),
                },
                Ok(super::AnySetting::Number(setting)) => {
                    let (least, most) = setting.bounds;
                    Message::new("store-bad-setting.hint").with("least", least).with("most", most)
                }
                Err(_) => Message::new("store-no-such-setting.hint"),
            },
            Self::NothingToFind => Message::new("store-nothing-to-find.hint"),
            Self::PeriodNotOver { .. } => Message::new("store-period-not-over.hint"),
            Self::ReleasedAlready { .. } => Message::new("store-released-already.hint"),
            Self::NotAudited => Message::new("store-not-audited.hint"),
            Self::Withdrawn { .. } => Message::new("store-withdrawn.hint"),
            Self::LeftElsewhere { .. } => Message::new("store-left-elsewhere.hint"),
            Self::LabelTaken { .. } => Message::new("store-label-taken.hint"),
            Self::NoSuchContributor { near: Some(near) } => {
                Message::new("store-no-such-contributor.near").with("near", near)
            }
            Self::NoSuchContributor { near: None } => Message::new("store-no-such-contributor.hint"),
            Self::InRelease => Message::new("store-in-release.hint"),
            Self::NotOwnRelease => Message::new("store-not-own-release.hint"),
            Self::Fork => Message::new("store-fork.hint"),
            Self::LongerReleased { .. } => Message::new("store-longer-released.hint"),
            Self::LongerStands { longer, .. } => {
                Message::new("store-longer-stands.hint").with("longer", longer)
            }
            Self::OtherScheme { .. } => Message::new("store-other-scheme.hint"),
            Self::NotEntrusted { pinned: true } => Message::new("store-not-entrusted.hint"),
            Self::NotEntrusted { pinned: false } => Message::new("store-nobody-entrusted.hint"),
            Self::NoSuchRelease => Message::new("store-no-such-release.hint"),
            Self::NotEmpty => Message::new("mend-not-empty.hint"),
            Self::MergeConflict { .. } => Message::new("mend-merge-conflict.hint"),
            Self::MergeTwice { id, .. } => Message::new("mend-merge-twice.hint")
                .with("command", id.kind.name())
                .with("id", id.to_string()),
            Self::NothingToUndo => Message::new("mend-nothing-to-undo.hint"),
            Self::NothingToRedo => Message::new("mend-nothing-to-redo.hint"),
            Self::UndoBarred { .. } => Message::new("mend-undo-barred.hint"),
            Self::Key(error) => return error.hint(),
            Self::File(error) => return error.hint(),
            Self::Seal(error) => return error.hint(),
            Self::Recipient(error) => return error.hint(),
            Self::Identity(error) => return error.hint(),
            Self::Interrupted => return None,
            Self::ReadOnly(_) => Message::new("store-read-only.hint"),
            Self::DamagedPage(_) => Message::new("store-damaged-page.hint"),
            Self::Database(_) => Message::new("store-database.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Missing { .. } => 200,
            Self::NotAStore { .. } => 201,
            Self::Exists { .. } => 202,
            Self::Inside { .. } => 922,
            Self::PlainDatabase { .. } => 203,
            Self::Newer { .. } => 204,
            Self::Damaged { .. } => 205,
            Self::AlteredSchema { .. } => 206,
            Self::NoCipher => 207,
            Self::WrongKey => 208,
            Self::Parked { .. } => 930,
            Self::Share(error) => error.code(),
            Self::NoSlot => 209,
            Self::Busy { .. } => 210,
            Self::Faults { faults, .. } => match faults.first() {
                Some(fault) => fault.code(),
                None => 231,
            },
            Self::NoSuchRecord { .. } => 211,
            Self::Void { .. } => 212,
            Self::NotWords => 880,
            Self::NothingChanges { .. } => 213,
            Self::Reduced { .. } => 840,
            Self::OtherPurge => 841,
            Self::Held { .. } => 842,
            Self::NotRewritten(_) => 843,
            Self::UnmetLimit { .. } => 214,
            Self::NoSuchSetting { .. } => 215,
            Self::BadSetting { .. } => 216,
            Self::PeriodNotOver { .. } => 217,
            Self::NothingToFind => 740,
            Self::ReleasedAlready { .. } => 218,
            Self::NotAudited => 219,
            Self::Withdrawn { .. } => 858,
            Self::LongerReleased { .. } => 859,
            Self::LeftElsewhere { .. } => 921,
            Self::NotOwnRelease => 902,
            Self::LabelTaken { .. } => 904,
            Self::NoSuchContributor { .. } => 900,
            Self::InRelease => 901,
            Self::Fork => 903,
            Self::OtherScheme { .. } => 861,
            Self::NotEntrusted { .. } => 862,
            Self::NoSuchRelease => 863,
            Self::LongerStands { .. } => 869,
            Self::NothingToUndo => 720,
            Self::NothingToRedo => 721,
            Self::UndoBarred { .. } => 722,
            Self::NotEmpty => 728,
            Self::MergeConflict { .. } => 729,
            Self::MergeTwice { .. } => 730,
            Self::Key(error) => error.code(),
            Self::File(error) => error.code(),
            Self::Seal(error) => error.code(),
            Self::Recipient(error) => error.code(),
            Self::Identity(error) => error.code(),
            Self::Interrupted => 715,
            Self::DamagedPage(_) => 970,
            Self::ReadOnly(_) => 971,
            Self::Database(_) => 220,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Missing { .. }
            | Self::NotAStore { .. }
            | Self::PlainDatabase { .. }
            | Self::Newer { .. }
            | Self::Damaged { .. }
            | Self::DamagedPage(_)
            | Self::AlteredSchema { .. }
            | Self::NoCipher => Exit::Damaged,
            Self::WrongKey | Self::Parked { .. } => Exit::Key,
            Self::Share(error) => error.exit(),
            Self::Exists { .. }
            | Self::Inside { .. }
            | Self::NoSlot
            | Self::Faults { .. }
            | Self::NoSuchRecord { .. }
            | Self::Void { .. }
            | Self::NothingChanges { .. }
            | Self::Reduced { .. }
            | Self::OtherPurge
            | Self::NotWords
            | Self::NoSuchSetting { .. }
            | Self::BadSetting { .. }
            | Self::NotEmpty
            | Self::MergeConflict { .. }
            | Self::MergeTwice { .. }
            | Self::NothingToFind
            | Self::NothingToUndo
            | Self::NoSuchRelease
            | Self::NoSuchContributor { .. }
            | Self::NothingToRedo => Exit::Input,
            Self::Busy { .. } => Exit::Busy,
            Self::UnmetLimit { .. }
            | Self::PeriodNotOver { .. }
            | Self::ReleasedAlready { .. }
            | Self::NotAudited
            | Self::Withdrawn { .. }
            | Self::LongerReleased { .. }
            | Self::LeftElsewhere { .. }
            | Self::NotOwnRelease
            | Self::LabelTaken { .. }
            | Self::InRelease
            | Self::Fork
            | Self::LongerStands { .. }
            | Self::OtherScheme { .. }
            | Self::NotEntrusted { .. }
            | Self::Held { .. }
            | Self::UndoBarred { .. } => Exit::Refused,
            Self::Key(error) => error.exit(),
            Self::File(error) => error.exit(),
            Self::Seal(error) => error.exit(),
            Self::Recipient(error) => error.exit(),
            Self::Identity(error) => error.exit(),
            Self::Interrupted => Exit::Interrupted,
            Self::Database(_) | Self::ReadOnly(_) | Self::NotRewritten(_) => Exit::Failed,
        }
    }
}

impl Explain for WeakPassphrase {
    fn message(&self) -> Message {
        match self {
            Self::Short => Message::new("backup-weak").with("least", LEAST_PASSPHRASE),
            Self::Common => Message::new("backup-weak-common"),
        }
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("backup-weak.hint"))
    }
    fn code(&self) -> u16 {
        match self {
            Self::Short => 290,
            Self::Common => 923,
        }
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

/// Every fault on a line of its own; one alone stands in the sentence.
fn faults_message(kind: Kind, id: Option<RecordId>, faults: &[Fault]) -> Message {
    let about = match id {
        Some(id) => Message::new("store-record").with("kind", label(kind)).with("id", id.to_string()),
        None => label(kind),
    };
    match faults {
        [fault] => Message::new("store-one-fault").with("record", about).with("fault", fault.message()),
        _ => Message::new("store-faults")
            .with("record", about)
            .with("lines", lines(faults.iter().map(Explain::message)).unwrap_or_else(|| label(kind))),
    }
}

/// What to do about them: each advice once, and nothing said where nothing more can be.
fn faults_hint(faults: &[Fault]) -> Option<Message> {
    let missing: Vec<String> = faults.iter().filter_map(Fault::missing_flag).collect();
    let mut hints: Vec<Message> = Vec::new();
    if !missing.is_empty() {
        hints.push(Message::new("store-fault-missing.hint").with("flags", missing.join(", ")));
    }
    let others = faults.iter().filter(|fault| fault.missing_flag().is_none());
    for hint in others.filter_map(Explain::hint) {
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    lines(hints)
}

fn label(kind: Kind) -> Message {
    Message::new(kind.label_key())
}

fn lines(messages: impl IntoIterator<Item = Message>) -> Option<Message> {
    messages
        .into_iter()
        .reduce(|before, next| Message::new("store-lines").with("before", before).with("next", next))
}

impl Explain for FileError {
    fn message(&self) -> Message {
        match self {
            Self::Missing { path } => Message::new("store-file-missing").with("path", path.as_path()),
            Self::Exists { path } => Message::new("store-file-exists").with("path", path.as_path()),
            Self::WrongKind { path, kind } => Message::new("store-file-wrong-kind")
                .with("path", path.as_path())
                .with("kind", kind_of_file(*kind)),
            Self::TooLarge { path, limit } => {
                Message::new("store-file-too-large").with("path", path.as_path()).with("limit", *limit)
            }
            Self::Changed { path } => Message::new("store-file-changed").with("path", path.as_path()),
            Self::Denied { path } => Message::new("store-file-denied").with("path", path.as_path()),
            Self::ReadOnly { path } => Message::new("store-file-read-only").with("path", path.as_path()),
            Self::Full { path } => Message::new("store-file-full").with("path", path.as_path()),
            Self::NotPrivate { path, .. } => {
                Message::new("store-file-not-private").with("path", path.as_path())
            }
            Self::ForeignOwner { path, .. } => {
                Message::new("store-file-foreign-owner").with("path", path.as_path())
            }
            Self::Failed { path, .. } => Message::new("store-file-failed").with("path", path.as_path()),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Missing { .. } => Message::new("store-file-missing.hint"),
            Self::Exists { .. } => Message::new("store-file-exists.hint"),
            Self::WrongKind { .. } => Message::new("store-file-wrong-kind.hint"),
            Self::TooLarge { .. } => Message::new("store-file-too-large.hint"),
            Self::Changed { .. } => Message::new("store-file-changed.hint"),
            Self::Denied { .. } => Message::new("store-file-denied.hint"),
            Self::ReadOnly { .. } => Message::new("store-file-read-only.hint"),
            Self::Full { .. } => Message::new("store-file-full.hint"),
            Self::NotPrivate { .. } => Message::new("store-file-not-private.hint"),
            Self::ForeignOwner { .. } => Message::new("store-file-foreign-owner.hint"),
            Self::Failed { .. } => Message::new("store-file-failed.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Missing { .. } => 221,
            Self::Exists { .. } => 222,
            Self::WrongKind { .. } => 223,
            Self::TooLarge { .. } => 224,
            Self::Changed { .. } => 826,
            Self::Denied { .. } => 225,
            Self::ReadOnly { .. } => 226,
            Self::Full { .. } => 227,
            Self::NotPrivate { .. } => 228,
            Self::ForeignOwner { .. } => 229,
            Self::Failed { .. } => 230,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Missing { .. }
            | Self::Exists { .. }
            | Self::WrongKind { .. }
            | Self::TooLarge { .. }
            | Self::Changed { .. } => Exit::Input,
            _ => Exit::Failed,
        }
    }
}

fn kind_of_file(kind: file::Kind) -> Message {
    match kind {
        file::Kind::File => Message::new("store-file-kind-file"),
        file::Kind::Folder => Message::new("store-file-kind-folder"),
        file::Kind::Link => Message::new("store-file-kind-link"),
        file::Kind::Pipe => Message::new("store-file-kind-pipe"),
        file::Kind::Socket => Message::new("store-file-kind-socket"),
        file::Kind::Device => Message::new("store-file-kind-device"),
        file::Kind::Other => Message::new("store-file-kind-other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Catalogue, Language};
    use crate::model::Reason;

    fn faults(faults: Vec<Fault>) -> StoreError {
        let id = Some(RecordId { kind: Kind::Trip, number: 14 });
        StoreError::Faults { kind: Kind::Trip, id, faults }
    }

    fn every_error() -> Vec<StoreError> {
        let path = || std::path::PathBuf::from("/home/a/carnet");
        let id = RecordId { kind: Kind::Trip, number: 14 };
        let file = |kind: std::io::ErrorKind| StoreError::File(FileError::new(&path(), kind.into()));
        vec![
            StoreError::Missing { path: path() },
            StoreError::NotAStore { path: path() },
            StoreError::Exists { path: path() },
            StoreError::PlainDatabase { path: path() },
            StoreError::Newer { path: path(), found: 9, known: 1 },
            StoreError::Damaged { path: path() },
            StoreError::AlteredSchema { object: "view fact_trip".into() },
            StoreError::NoCipher,
            StoreError::WrongKey,
            StoreError::NoSlot,
            StoreError::Busy { path: path() },
            faults(vec![Fault::new("date", Reason::Missing)]),
            faults(vec![Fault::new("date", Reason::Missing), Fault::new("go", Reason::NotYesOrNo)]),
            StoreError::NoSuchRecord { id, last: None },
            StoreError::Void { id },
            StoreError::NothingChanges { id },
            StoreError::Reduced { id, on: "2026-11-24".into() },
            StoreError::OtherPurge,
            StoreError::Held { id, until: "2027-01-01".into() },
            StoreError::NotRewritten(Box::new(StoreError::Database(rusqlite::Error::InvalidQuery))),
            StoreError::UnmetLimit { limit: 60, would_be: 61 },
            StoreError::NoSuchSetting { near: None },
            StoreError::BadSetting { name: "unmet_limit" },
            StoreError::NothingToFind,
            StoreError::PeriodNotOver { period: "2026-10".into() },
            StoreError::ReleasedAlready { period: "2026-10".into(), on: "2026-11-02".into() },
            StoreError::NotAudited,
            StoreError::Withdrawn { period: "2026-10".into() },
            StoreError::LongerReleased { period: "2026-10".into(), longer: "2026-Q4".into() },
            StoreError::LongerStands { period: "2026-10".into(), longer: "2026-Q4".into() },
            StoreError::OtherScheme { period: "2026-Q4".into(), released: "2026-10".into() },
            StoreError::NotEntrusted { pinned: true },
            StoreError::NotEntrusted { pinned: false },
            StoreError::NoSuchRelease,
            StoreError::LeftElsewhere { period: "2026-10".into() },
            StoreError::NotOwnRelease,
            StoreError::LabelTaken { label: "north".into() },
            StoreError::NoSuchContributor { near: None },
            StoreError::NoSuchContributor { near: Some("north".into()) },
            StoreError::InRelease,
            StoreError::Fork,
            StoreError::File(FileError::Changed { path: path() }),
            file(std::io::ErrorKind::NotFound),
            file(std::io::ErrorKind::PermissionDenied),
            file(std::io::ErrorKind::StorageFull),
            StoreError::File(FileError::WrongKind { path: path(), kind: file::Kind::Pipe }),
            StoreError::ReadOnly(rusqlite::Error::InvalidQuery),
            StoreError::DamagedPage(rusqlite::Error::InvalidQuery),
            StoreError::Database(rusqlite::Error::InvalidQuery),
        ]
    }

    #[test]
    fn every_error_is_said_in_full() {
        for error in every_error() {
            for language in Language::ALL {
                let catalogue = Catalogue::new(*language);
                for message in [Some(error.message()), error.hint()].into_iter().flatten() {
                    let said = catalogue.say(&message);
                    assert!(
                        !said.starts_with("store-") && !said.starts_with("purge-") && !said.contains('{'),
                        "{error:?}: {said}"
                    );
                }
            }
        }
    }

    #[test]
    fn several_faults_stand_on_lines_of_their_own_and_each_advice_once() {
        let english = Catalogue::new(Language::English);
        let error = faults(vec![
            Fault::new("go", Reason::NotYesOrNo),
            Fault::new("demands[1].currency", Reason::NotACurrency),
            Fault::new("led_by_other", Reason::NotYesOrNo),
        ]);
        assert_eq!(
            english.say(&error.message()),
            "trip T-14: these fields cannot be taken. Nothing was stored.\n\
             go: neither yes nor no.\n\
             demands[1].currency: not a currency.\n\
             led_by_other: neither yes nor no."
        );
        let hint = english.say(&error.hint().expect("a hint"));
        assert_eq!(hint, "Write yes or no.\nThree letters: USD, CDF, XOF.");
        assert_eq!(error.code(), 236);
    }

    #[test]
    fn what_protects_the_store_ends_with_its_own_exit_code() {
        let exits = |wanted: Exit| every_error().iter().filter(|error| error.exit() == wanted).count();
        assert_eq!(exits(Exit::Damaged), 8);
        assert_eq!(exits(Exit::Key), 1);
        assert_eq!(exits(Exit::Refused), 16);
        assert_eq!(exits(Exit::Busy), 1);
    }
}
