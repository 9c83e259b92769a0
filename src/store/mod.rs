//! The store on disk: one encrypted database under a random key, the key sealed in age files, and everything that
//! reads or writes it. All SQL of the program is here and in `schema.sql`.
//!
//! A [`Store`] is opened with a [`Key`]; [`Store::change`] is one command and one transaction; what a person typed
//! goes in through [`Change::make`] and comes out as [`Stored`]. What leaves is first [`Recorded`]. Reports go through the one builder from the
//! declarations of `indicator` to SQL.
//!
//! Absent here: a clock (a [`Stamp`] is handed in), words for people, anything in clear on disk. `tests/seized.rs`
//! looks for what was logged in every file that the program writes.

// Links the encrypted SQLite that rusqlite's `in_gecko` leaves to us.
use sqlcipher_rustcrypto as _;

mod agenda;
mod as_written;
mod border;
mod brief;
mod change;
mod copy;
mod destroy;
mod draft;
mod due;
mod dump;
mod error;
mod explain;
mod folder;
mod full_text;
mod head;
mod hierarchy;
mod history;
mod imported;
#[cfg(feature = "in-clear")]
mod in_clear;
mod key;
mod key_error;
mod laid;
mod ledger;
mod level;
mod line;
mod list;
mod lookup;
mod migration;
mod noticed;
mod open;
mod opener;
mod park;
mod past;
mod pool;
mod recent;
mod record;
mod recovery;
mod references;
mod refused;
mod release;
pub mod report;
mod rewrite;
mod rotate;
mod route;
#[cfg(test)]
mod schema_test;
mod setting;
mod slip;
mod slot;
mod tomorrow;
mod touched;
mod verify;
mod version;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::file::Lock;
use crate::model::{Kind, Lookup, Near, PartialDate, RecordId};

pub use agenda::{Dated, Matter};
pub use change::{Change, Held, Loaded, Matter as PurgeMatter, Merged, NameOf, Purge, PurgePlan, Thing};
pub use destroy::Destroyed;
pub use draft::Draft;
pub use due::{Awaited, NextStep, Promised};
pub use dump::DUMP_VERSION;
pub use error::StoreError;
pub use full_text::{Hit, HitField, Search, Searched};
pub use head::Alarm;
pub use hierarchy::{Branch, Link, Span};
pub use history::Action;
pub use imported::Seen;
#[cfg(feature = "in-clear")]
pub use in_clear::in_clear;
pub use key::{Key, LEAST_PASSPHRASE, NewKeys, WeakPassphrase, generate_passphrase};
pub use key_error::KeyError;
pub use ledger::{Door, LedgerLine};
pub use lookup::Found;
pub use noticed::{Driven, Happened, Kept, MetBefore, RoadDays, Spoken};
pub use opener::KeySlot;
pub use park::{Parked, Parking, ParkingPlan};
pub use past::{Break, Deed, Done, Says, Version};
pub use pool::{Contribution, Contributor};
pub use recent::Way;
pub use record::Stored;
pub use recovery::{HandedOut, HeldAs, Holding, Quorum, Rehearsed, SharesTyped, WayBack};
pub use refused::RefusedRow;
pub use release::{
    Counted, CountedPeriod, CountedRow, CountedTable, Country, Entrusted, FixedScheme, Freezing, FrozenCount,
    FrozenKey, FrozenPeriod, FrozenRows, Leaf, Origin, Profile, Pseudonym, Recorded, Releasable, Released,
    Window,
};
pub use rotate::{InHand, Rotation};
pub use route::Route;
pub use setting::{
    Any as AnySetting, Holds, SETTINGS, Setting, TEXT_SETTINGS, TextSetting, find as find_setting, setting,
};
pub use tomorrow::{Applied, Met, Own, Passage, Planned, ROAD_DAYS, Rule, Said, Word};
pub use verify::{Finding, Part, Stage, StateWords, Verified};

pub(crate) use folder::Folder;
pub(crate) use head::{hex, unhex};
pub(crate) use release::{Addressed, Composed, Left, Place, Releasing};
pub(crate) use slip::KEY_BYTES;

/// After so many steps of the database's machine, about a millisecond, it looks whether it is to stop.
const STEPS: i32 = 10_000;

/// When a command is given: the store has no clock.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The day that it is for the person.
    pub today: NaiveDate,
    /// The moment, as ISO text in UTC; kept in the history, never ordered by.
    pub at: String,
}

/// An open store. Closing is dropping.
pub struct Store {
    connection: Connection,
    folder: Folder,
    key: key::DataKey,
    opened_by: key::OpenedBy,
    alarms: Vec<Alarm>,
    /// None of a store that lies nowhere.
    _lock: Option<Lock>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// Which records a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Dated on or after; records without a date are left out.
    pub since: Option<NaiveDate>,
    /// Dated on or before.
    pub until: Option<NaiveDate>,
    /// Void records too.
    pub with_void: bool,
    /// Only those whose field holds this value: a code, an id, or text as stored.
    pub fields: Vec<(&'static str, String)>,
    /// At most so many, the latest.
    pub limit: Option<usize>,
}

impl Store {
    /// What a person has to know before trusting what the store says.
    pub fn alarms(&self) -> &[Alarm] {
        &self.alarms
    }

    /// Whether the head beside the database is that of an entry in it.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn fits_head(&self) -> Result<bool, StoreError> {
        head::fits(&self.connection, &self.folder, &self.key)
    }

    /// Reads a record, void ones included.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`].
    pub fn read(&self, id: RecordId) -> Result<Stored, StoreError> {
        record::there(&self.connection, id)
    }

    /// The records of a kind, by date and then by id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn list(&self, kind: Kind, filter: &Filter) -> Result<Vec<Stored>, StoreError> {
        // One read transaction for all: each of its own would look at the file's first page anew.
        let _reading = self.connection.unchecked_transaction()?;
        let mut ids = list::ids(&self.connection, kind, filter)?;
        let others: Vec<_> =
            filter.fields.iter().filter(|(field, _)| !list::is_one_column(kind, field)).collect();
        if let Some(limit) = filter.limit.filter(|_| others.is_empty()) {
            ids.drain(..ids.len().saturating_sub(limit));
        }
        let mut found = Vec::new();
        for id in ids {
            let stored = self.read(id)?;
            let fits = others.iter().all(|(field, wanted)| {
                stored.values.get(*field).is_some_and(|value| match value {
                    serde_json::Value::Array(values) => values.iter().any(|value| value == wanted.as_str()),
                    value => value == wanted.as_str(),
                })
            });
            if fits {
                found.push(stored);
            }
        }
        if let Some(limit) = filter.limit {
            found.drain(..found.len().saturating_sub(limit));
        }
        Ok(found)
    }

    /// Actors or places whose name fits some letters, in any script.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find_by_name(&self, kind: Kind, text: &str) -> Result<Vec<Found>, StoreError> {
        lookup::find_by_name(&self.connection, kind, text)
    }

    /// Actors or places whose name is much like this one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn similar_names(&self, kind: Kind, name: &str) -> Result<Vec<Found>, StoreError> {
        lookup::similar_names(&self.connection, kind, name)
    }

    /// How ids and names are looked up while what a person typed is read.
    pub fn lookup(&self, today: NaiveDate) -> impl Lookup + '_ {
        lookup::Names { connection: &self.connection, today, looks_near: true, standing: None }
    }

    /// What stands near an id or a name that nothing has.
    ///
    /// # Errors
    /// When the database fails.
    pub fn near(&self, kind: Kind, text: &str) -> Result<Near, StoreError> {
        lookup::near(&self.connection, kind, text)
    }

    /// The actor tree at a date, which may be partial: a link is certain where it is so on each of its days.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tree(&self, at: PartialDate, with_possible: bool) -> Result<Vec<Branch>, StoreError> {
        hierarchy::tree(&self.connection, hierarchy::days_of(at), with_possible)
    }

    /// Every link of the hierarchy, dated.
    ///
    /// # Errors
    /// When the database fails.
    pub fn links(&self) -> Result<Vec<Link>, StoreError> {
        hierarchy::links(&self.connection)
    }

    /// The value of a setting.
    ///
    /// # Errors
    /// When the database fails.
    pub fn setting(&self, setting: &Setting) -> Result<u64, StoreError> {
        setting::value(&self.connection, setting)
    }

    /// What is kept of a setting of words or places: places by uid, lines by line feeds.
    ///
    /// # Errors
    /// When the database fails.
    pub fn text_setting(&self, setting: &TextSetting) -> Result<Option<String>, StoreError> {
        setting::text(&self.connection, setting.name)
    }

    /// The record of a uid, void or not.
    ///
    /// # Errors
    /// When the database fails.
    pub fn id_of(&self, kind: Kind, uid: crate::model::Uid) -> Result<Option<RecordId>, StoreError> {
        record::by_uid(&self.connection, kind, uid)
    }

    /// The nodes that nobody has met and that no record names, by number.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unmet_actors(&self) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection.prepare("SELECT id FROM unmet_actor ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok(RecordId { kind: Kind::Actor, number: row.get(0)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many nodes nobody has met and no record names.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unmet(&self) -> Result<u64, StoreError> {
        change::unmet(&self.connection)
    }

    /// The records of a kind by number, counted; void ones left out.
    ///
    /// # Errors
    /// When the database fails.
    pub fn count(&self, kind: Kind) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM {} WHERE voided_on IS NULL", kind.name());
        Ok(self.connection.query_row(&sql, [], |row| row.get(0))?)
    }

    /// From here on whatever the database does is ended by `stop`, as soon as it gives true: what was being written is
    /// rolled back, and the error is [`StoreError::Interrupted`].
    ///
    /// # Errors
    /// When the database fails.
    pub fn heed(&mut self, stop: fn() -> bool) -> Result<(), StoreError> {
        Ok(self.connection.progress_handler(STEPS, Some(stop))?)
    }

    /// The database, for the files of this room.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The folder, for backups.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Copies the database, under the same key, to a new file; the copy is opened and checked.
    pub(crate) fn copy_database(&self, to: &std::path::Path) -> Result<(), StoreError> {
        copy::copy(&self.connection, &self.key, to)
    }

    /// Checks the database through and through: every page's MAC, the structure, the references.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        copy::check(&self.connection, &self.folder.database())
    }
}
