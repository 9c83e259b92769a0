//! Why a store does not do what was asked.

use std::path::PathBuf;

use crate::file::FileError;
use crate::model::{Fault, Kind, RecordId};
use crate::seal::{IdentityError, RecipientError, SealError, ShareError};
use rusqlite::ErrorCode;

/// Why a store does not do what was asked. Facts only; nothing here holds the words of a record.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is nothing at the path.
    #[error("no store at {path}", path = path.display())]
    Missing {
        /// The folder.
        path: PathBuf,
    },
    /// What is there is not a store.
    #[error("not a store: {path}", path = path.display())]
    NotAStore {
        /// The folder.
        path: PathBuf,
    },
    /// A store, or something else, is there already.
    #[error("exists already: {path}", path = path.display())]
    Exists {
        /// The folder or file.
        path: PathBuf,
    },
    /// A file is to be written where a store keeps its own.
    #[error("inside a store: {path}", path = path.display())]
    Inside {
        /// The file.
        path: PathBuf,
    },
    /// The database in the folder is a plain SQLite file: it would be read and written in clear.
    #[error("the database is not encrypted: {path}", path = path.display())]
    PlainDatabase {
        /// The file.
        path: PathBuf,
    },
    /// Written by a later version of the program.
    #[error("store of version {found}, this program knows up to {known}")]
    Newer {
        /// The folder.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The latest that this program knows.
        known: i64,
    },
    /// A part of the store is damaged or missing.
    #[error("damaged: {path}", path = path.display())]
    Damaged {
        /// The file that is damaged.
        path: PathBuf,
    },
    /// The schema is not the one that the program made: somebody altered it.
    #[error("the schema was altered: {object}")]
    AlteredSchema {
        /// The table, view or trigger that differs.
        object: String,
    },
    /// The database library is not the encrypted one: fail closed.
    #[error("the database library is not the encrypted one")]
    NoCipher,
    /// No key slot opens with what was given.
    #[error("no key opens this store")]
    WrongKey,
    /// The key was handed away: this device cannot open the store.
    #[error("parked: {path}", path = path.display())]
    Parked {
        /// The folder.
        path: PathBuf,
    },
    /// What was given as shares gives no key.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A store must have one key slot at least.
    #[error("no key slot")]
    NoSlot,
    /// Another process has the store open.
    #[error("in use: {path}", path = path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// The fields of a record cannot be taken.
    #[error("bad fields of a {kind}: {}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Faults {
        /// What kind of record.
        kind: Kind,
        /// The record, where there is one already.
        id: Option<RecordId>,
        /// The faults, by field.
        faults: Vec<Fault>,
    },
    /// No record of that id.
    #[error("no such record: {id}")]
    NoSuchRecord {
        /// The id.
        id: RecordId,
        /// The last one of its kind, where there is any.
        last: Option<RecordId>,
    },
    /// The record was taken out already.
    #[error("void: {id}")]
    Void {
        /// The id.
        id: RecordId,
    },
    /// The record was reduced: what it said before is gone, and nothing is added to what is left.
    #[error("reduced: {id}")]
    Reduced {
        /// The id.
        id: RecordId,
        /// The day on which it was.
        on: String,
    },
    /// What a purge would do is not what the code stands for.
    #[error("another purge than the one of the code")]
    OtherPurge,
    /// A record that a purge would destroy is to be kept until later.
    #[error("to be kept: {id}")]
    Held {
        /// The id.
        id: RecordId,
        /// The day.
        until: String,
    },
    /// What was to be destroyed is, but the file could not be written anew.
    #[error("not rewritten: {0}")]
    NotRewritten(#[source] Box<StoreError>),
    /// Not the four words of a state.
    #[error("not the four words of a state")]
    NotWords,
    /// Nothing would change.
    #[error("nothing changes")]
    NothingChanges {
        /// The id.
        id: RecordId,
    },
    /// Too many nodes that nobody has met (domain.md, fact 6).
    #[error("{would_be} unmet nodes, at most {limit}")]
    UnmetLimit {
        /// The limit, a setting.
        limit: u64,
        /// How many there would be.
        would_be: u64,
    },
    /// No setting of that name.
    #[error("no such setting")]
    NoSuchSetting {
        /// The nearest name, where one is near.
        near: Option<&'static str>,
    },
    /// The setting cannot have that value.
    #[error("bad value for {name}")]
    BadSetting {
        /// The setting.
        name: &'static str,
    },
    /// What is looked for has no word in it.
    #[error("nothing to look for")]
    NothingToFind,
    /// The period is not over.
    #[error("{period} is not over")]
    PeriodNotOver {
        /// The period.
        period: String,
    },
    /// The period was released already.
    #[error("{period} was released already")]
    ReleasedAlready {
        /// The period.
        period: String,
        /// The day on which it was released.
        on: String,
    },
    /// What would be frozen is not what was audited: something was written in between.
    #[error("not what was audited")]
    NotAudited,
    /// The period was taken back.
    #[error("{period} was taken back")]
    Withdrawn {
        /// The period.
        period: String,
    },
    /// The period left another copy of this store.
    #[error("{period} left another copy of this store")]
    LeftElsewhere {
        /// The period.
        period: String,
    },
    /// A summary that is to be taken in is one of another store.
    #[error("a summary of another store")]
    NotOwnRelease,
    /// Two copies of this store made two releases of one place.
    #[error("two releases of one place")]
    Fork,
    /// A label, or a key, that another contributor has.
    #[error("{label} is another contributor")]
    LabelTaken {
        /// The label.
        label: String,
    },
    /// No contributor of that label.
    #[error("no such contributor")]
    NoSuchContributor {
        /// The nearest label.
        near: Option<String>,
    },
    /// A pooled release has it.
    #[error("a pooled release has it")]
    InRelease,
    /// A longer period around it has left already.
    #[error("{longer} has left already")]
    LongerReleased {
        /// The period.
        period: String,
        /// The longer one.
        longer: String,
    },
    /// A part of the period left under another scheme.
    #[error("{released} left under another scheme")]
    OtherScheme {
        /// The period.
        period: String,
        /// The period that left.
        released: String,
    },
    /// Exact counts go to the one recipient that is pinned with a protocol, and to nobody else.
    #[error("not the recipient of a protocol")]
    NotEntrusted {
        /// Whether there is a recipient pinned with a protocol.
        pinned: bool,
    },
    /// A longer period around it has left, which was computed from its rows.
    #[error("{longer} was computed from it")]
    LongerStands {
        /// The period that was to be taken back.
        period: String,
        /// The longer one.
        longer: String,
    },
    /// Nothing was released under that name, or it was taken back already.
    #[error("no such release")]
    NoSuchRelease,
    /// A dump is loaded into a store without records only.
    #[error("the store holds records already")]
    NotEmpty,
    /// Two that should become one say different things.
    #[error("{from} and {into} differ in {}", fields.join(", "))]
    MergeConflict {
        /// The one that was to go.
        from: RecordId,
        /// The one that was to stay.
        into: RecordId,
        /// In which fields.
        fields: Vec<&'static str>,
    },
    /// A record names both of two that should become one.
    #[error("{id} names both in {field}")]
    MergeTwice {
        /// The record.
        id: RecordId,
        /// The rows in which it does.
        field: &'static str,
    },
    /// No command is there that could be taken back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// No command was taken back last.
    #[error("nothing to redo")]
    NothingToRedo,
    /// Undo does not go back past what happened last.
    #[error("undo stops at what was {}", action.code())]
    UndoBarred {
        /// What happened: something left, was destroyed, or came from elsewhere.
        action: super::Action,
    },
    /// Who can open the store is not changed so.
    #[error(transparent)]
    Key(#[from] super::KeyError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A key file could not be made or opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Not a recipient that we seal to.
    #[error(transparent)]
    Recipient(#[from] RecipientError),
    /// Not an identity that we open with.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// Somebody stopped it. What was being written is rolled back.
    #[error("interrupted")]
    Interrupted,
    /// The database lies where nothing can be written.
    #[error("the store cannot be written")]
    ReadOnly(#[source] rusqlite::Error),
    /// A page of the database is not as it was written.
    #[error("a part of the database is damaged")]
    DamagedPage(#[source] rusqlite::Error),
    /// The database failed.
    #[error("the database failed")]
    Database(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(error),
            // Whichever statement comes upon it: it is no fault of the disk's that may be gone the next time.
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::DamagedPage(error),
            _ => Self::Database(error),
        }
    }
}

impl StoreError {
    /// The fault of one field.
    pub(crate) fn fault(kind: Kind, id: Option<RecordId>, fault: Fault) -> Self {
        Self::Faults { kind, id, faults: vec![fault] }
    }
}
