//! Whether a store is whole: every page, every reference, the chains of history, ledger and releases, the head, what is
//! derived from the records, what is counted of them, and the form of the key slots.
//!
//! Pages that are authentic can still be old: SQLCipher accepts one from an earlier state of the same file. So the
//! records are compared with what the history says of them, and the history with its head.
//!
//! Nothing is written. What a power cut left in the middle of a command is rolled back first, as at every opening, and a new data
//! key that was ready is put in place.

mod explain;
mod parts;
mod records;

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::folder::Folder;
use super::head::{self, Alarm};
use super::history;
use super::key::{DataKey, Key};
use super::ledger;
use super::open::{self, as_damage, connect};
use super::past::{self, Break};
use super::{Store, StoreError, as_written, hierarchy, migration, release, report, rotate, slot};
use crate::file;
use crate::model::RecordId;
use crate::seal;

pub use parts::Part;

/// So many ids are named of what differs.
const NAMED: usize = 12;

/// What is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The pages of the schema cannot be read under the key, and so nothing of the database.
    Unreadable,
    /// Pages that are not as they were written, and what lies on them or cannot be read for them.
    Pages {
        /// How many.
        count: u64,
        /// What is affected.
        parts: Vec<Part>,
    },
    /// Pages that are authentic and do not belong together, or rows that the schema does not allow.
    Structure {
        /// What is affected.
        parts: Vec<Part>,
    },
    /// Somebody altered the schema.
    Schema {
        /// The table, view or trigger.
        object: String,
    },
    /// Rows that refer to what is not there.
    References {
        /// How many.
        count: u64,
        /// Where.
        parts: Vec<Part>,
    },
    /// The chain of the history breaks.
    History(Break),
    /// The chain of the ledger breaks.
    Ledger(Break),
    /// A line of the ledger, of which the history knows, is not there or is another.
    LedgerLine {
        /// The line.
        n: i64,
    },
    /// The head says that there was a later state.
    RolledBack,
    /// There is no head, or it was altered.
    NoHead,
    /// The words that a person noted are those of no state of this store.
    NotExpected,
    /// Records that say something else than the last entry of the history about them.
    Records {
        /// How many.
        count: u64,
        /// The first of them.
        ids: Vec<RecordId>,
    },
    /// Records of which the history tells, and which are not there.
    Lost {
        /// How many.
        count: u64,
        /// The first of them.
        ids: Vec<RecordId>,
    },
    /// What `find` looks through is not what the records say.
    FullText {
        /// How many records.
        count: u64,
        /// The first of them.
        ids: Vec<RecordId>,
    },
    /// The names by which actors and places are found are not those of the records.
    Names,
    /// Who stands above whom does not follow from the actors.
    Lines,
    /// Which division a place lies in does not follow from the places.
    Areas,
    /// Counts of months that are kept for reports are not those of the records.
    Counts {
        /// How many.
        count: u64,
    },
    /// A summary that left is not kept as it left, or is missing from its chain.
    Releases {
        /// Which, by period and audience.
        names: Vec<String>,
    },
    /// The counts that were frozen for a summary are not those that were.
    Frozen {
        /// Which, by period and audience.
        names: Vec<String>,
    },
    /// A key slot that nothing opens any more.
    Slot {
        /// The name of its file.
        name: String,
    },
    /// A key slot that is not as the store wrote it.
    SlotAltered {
        /// The name of its file.
        name: String,
    },
    /// A key slot that is gone, though nobody took it away here.
    SlotLost {
        /// The name of its file.
        name: String,
    },
    /// The public key in the folder is not the store's.
    InboxKey,
}

/// What was looked at, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// What is not as it should be; nothing where the store is whole.
    pub findings: Vec<Finding>,
    /// Entries of the history.
    pub entries: u64,
    /// Lines of the ledger.
    pub lines: u64,
    /// Records, void ones included.
    pub records: u64,
    /// Summaries that left.
    pub releases: u64,
    /// Tables of counts of months that are kept for reports.
    pub kept_counts: u64,
    /// Key slots.
    pub slots: usize,
    /// The four words of the last entry of the history: another state has others.
    pub words: Vec<&'static str>,
    /// So many entries were added since the words that were expected; `None` where none were.
    pub since_expected: Option<u64>,
    /// A store of an earlier version of the schema: what is derived was not looked at.
    pub is_earlier: bool,
}

/// What is being looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Pages, structure, references.
    Pages,
    /// The chains.
    Chains,
    /// Records against the history, and what is derived from them.
    Records,
    /// What is kept of months, once more.
    Counts,
}

/// The four words of a state, as a person noted them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateWords(Vec<String>);

impl std::str::FromStr for StateWords {
    type Err = StoreError;

    /// Four words of the list, whatever stands between them.
    fn from_str(text: &str) -> Result<Self, StoreError> {
        let words: Vec<String> = text
            .split(|character: char| !character.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let known = |word: &String| seal::WordList::English.all().contains(word);
        if words.len() == WORDS && words.iter().all(known) {
            Ok(Self(words))
        } else {
            Err(StoreError::NotWords)
        }
    }
}

/// Words of a state.
const WORDS: usize = 4;

impl Store {
    /// Looks through a whole store. `tell` hears what is being looked at.
    ///
    /// # Errors
    /// What keeps it from being looked through at all: no store, another's, a newer one, in use, no key that opens it.
    pub fn verify(
        path: &Path,
        key: &Key,
        expected: Option<&StateWords>,
        tell: &mut dyn FnMut(Stage),
    ) -> Result<Verified, StoreError> {
        Self::look(path)?;
        let folder = Folder::new(path);
        let _lock = file::lock(&folder.lock())?.ok_or_else(|| StoreError::Busy { path: path.to_owned() })?;
        rotate::settle(&folder)?;
        if folder.is_parked() {
            return Err(StoreError::Parked { path: path.to_owned() });
        }
        let slots = slot::all(&folder)?;
        let (mut key, _) = DataKey::open_slots(&folder, key)?;
        let mut verified = Verified { slots: slots.len(), ..Verified::default() };
        let damaged = slots.into_iter().filter(|slot| !slot.is_whole);
        verified.findings.extend(damaged.map(|slot| Finding::Slot { name: slot.name }));
        // Rolls back what a power cut left; from then on the file is open for reading alone.
        let connection =
            connect(&folder, &key, OpenFlags::empty()).map(drop).and_then(|()| reading(&folder, &key));
        match connection {
            Ok(connection) => {
                // Where it cannot be read, what follows tells why.
                let _ = key.take_kept(&connection);
                Look { folder: &folder, key: &key, connection, verified: &mut verified }
                    .look(expected, tell)?;
            }
            Err(StoreError::Damaged { .. }) => verified.findings.push(Finding::Unreadable),
            Err(error) => return Err(error),
        }
        Ok(verified)
    }
}

/// A connection that cannot write to the file.
fn reading(folder: &Folder, key: &DataKey) -> Result<Connection, StoreError> {
    let path = folder.database();
    open::connect_reading(&path, key)
}

struct Look<'a> {
    folder: &'a Folder,
    key: &'a DataKey,
    connection: Connection,
    verified: &'a mut Verified,
}

impl<'a> Look<'a> {
    fn look(mut self, expected: Option<&StateWords>, tell: &mut dyn FnMut(Stage)) -> Result<(), StoreError> {
        tell(Stage::Pages);
        let version: i64 = self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version > migration::VERSION {
            return Err(StoreError::Newer {
                path: self.folder.root().to_owned(),
                found: version,
                known: migration::VERSION,
            });
        }
        self.verified.is_earlier = version < migration::VERSION;
        let before = self.verified.findings.len();
        self.pages()?;
        let is_damaged = self.verified.findings.len() > before;
        for (stage, check) in [
            (Stage::Pages, Self::schema as Check<'a>),
            (Stage::Pages, Self::references),
            (Stage::Chains, Self::history),
            (Stage::Chains, Self::ledger),
            (Stage::Chains, Self::releases),
            (Stage::Chains, Self::slots),
            (Stage::Records, Self::records),
            (Stage::Counts, Self::counts),
        ] {
            tell(stage);
            match check(&mut self) {
                // The pages that it stumbled over are told already, and what is affected by them.
                Err(StoreError::Database(_) | StoreError::DamagedPage(_)) if is_damaged => {
                    self.connection = reading(self.folder, self.key)?;
                }
                done => done.map_err(|error| as_damage(error, &self.folder.database()))?,
            }
        }
        match self.expect(expected) {
            Err(StoreError::Database(_) | StoreError::DamagedPage(_)) if is_damaged => Ok(()),
            expected => expected,
        }
    }

    /// Every page's MAC, then whether they make a database.
    fn pages(&mut self) -> Result<(), StoreError> {
        let count = parts::bad_pages(&self.connection)?;
        if count > 0 {
            let parts = parts::unreadable(self.folder, self.key)?;
            self.verified.findings.push(Finding::Pages { count, parts });
            return Ok(());
        }
        if !parts::is_sound(&self.connection, None) {
            let parts = parts::unreadable(self.folder, self.key)?;
            self.verified.findings.push(Finding::Structure { parts });
        }
        Ok(())
    }

    fn schema(&mut self) -> Result<(), StoreError> {
        if self.verified.is_earlier {
            return Ok(());
        }
        match open::check_present_schema(&self.connection) {
            Err(StoreError::AlteredSchema { object }) => {
                self.verified.findings.push(Finding::Schema { object });
                Ok(())
            }
            checked => checked,
        }
    }

    fn references(&mut self) -> Result<(), StoreError> {
        let (count, parts) = parts::broken_references(&self.connection)?;
        if count > 0 {
            self.verified.findings.push(Finding::References { count, parts });
        }
        Ok(())
    }

    fn history(&mut self) -> Result<(), StoreError> {
        let (n, hash) = head::last_entry(&self.connection)?;
        self.verified.entries = n.unsigned_abs();
        self.verified.words = words_of(&hash);
        let broken = past::broken_at(&self.connection, &history::chain_key(self.key))?;
        self.verified.findings.extend(broken.map(Finding::History));
        let alarms = head::check(&self.connection, self.folder, self.key)?;
        self.verified.findings.extend(alarms.into_iter().map(|alarm| match alarm {
            Alarm::RolledBack => Finding::RolledBack,
            Alarm::NoHead => Finding::NoHead,
            Alarm::OtherInboxKey => Finding::InboxKey,
        }));
        Ok(())
    }

    fn ledger(&mut self) -> Result<(), StoreError> {
        let checked = ledger::check(&self.connection, &ledger::chain_key(self.key))?;
        self.verified.lines = checked.lines;
        let broken = match checked.broken {
            // Where the chain breaks there is no need to say which line the history misses.
            Some(broken) => Some(Finding::Ledger(broken)),
            None => ledger::missing(&self.connection)?.map(|n| Finding::LedgerLine { n }),
        };
        self.verified.findings.extend(broken);
        Ok(())
    }

    fn releases(&mut self) -> Result<(), StoreError> {
        if self.verified.is_earlier {
            return Ok(());
        }
        let sql = "SELECT count(*) FROM release";
        self.verified.releases = self.connection.query_row(sql, [], |row| row.get(0))?;
        let release::Unlike { releases, frozen } = release::unlike(&self.connection)?;
        let named = |names: BTreeSet<String>| (!names.is_empty()).then(|| names.into_iter().collect());
        self.verified.findings.extend(named(releases).map(|names| Finding::Releases { names }));
        self.verified.findings.extend(named(frozen).map(|names| Finding::Frozen { names }));
        Ok(())
    }

    /// Each slot as it was written. What has not even the form of one is told already.
    fn slots(&mut self) -> Result<(), StoreError> {
        if self.verified.is_earlier {
            return Ok(());
        }
        for as_written::Unlike { name, is_missing } in as_written::unlike(&self.connection, self.folder)? {
            let told = Finding::Slot { name: name.clone() };
            match is_missing {
                _ if self.verified.findings.contains(&told) => {}
                true => self.verified.findings.push(Finding::SlotLost { name }),
                false => self.verified.findings.push(Finding::SlotAltered { name }),
            }
        }
        Ok(())
    }

    fn counts(&mut self) -> Result<(), StoreError> {
        if self.verified.is_earlier {
            return Ok(());
        }
        let report::Recounted { tables, unlike } = report::recount(&self.connection)?;
        self.verified.kept_counts = tables;
        if unlike > 0 {
            self.verified.findings.push(Finding::Counts { count: unlike });
        }
        Ok(())
    }

    fn records(&mut self) -> Result<(), StoreError> {
        if self.verified.is_earlier {
            return Ok(());
        }
        let own = super::slip::is_inbox_key_own(&self.connection, self.folder)?;
        if !own {
            self.verified.findings.push(Finding::InboxKey);
        }
        records::look(&self.connection, self.verified)?;
        for (follows, finding) in [
            (hierarchy::lines_follow(&self.connection)?, Finding::Lines),
            (hierarchy::areas_follow(&self.connection)?, Finding::Areas),
        ] {
            if !follows {
                self.verified.findings.push(finding);
            }
        }
        Ok(())
    }

    /// Looks for the state of the words that a person noted, from the latest on.
    fn expect(&mut self, expected: Option<&StateWords>) -> Result<(), StoreError> {
        let Some(StateWords(expected)) = expected else { return Ok(()) };
        let mut statement = self.connection.prepare("SELECT hash FROM history ORDER BY n DESC")?;
        let mut rows = statement.query([])?;
        let mut since = 0;
        while let Some(row) = rows.next()? {
            if words_of(&row.get(0)?) == *expected {
                self.verified.since_expected = Some(since);
                return Ok(());
            }
            since += 1;
        }
        self.verified.findings.push(Finding::NotExpected);
        Ok(())
    }
}

type Check<'a> = fn(&mut Look<'a>) -> Result<(), StoreError>;

/// The words of the state that an entry of the history ends.
pub(super) fn words_of(hash: &[u8; 32]) -> Vec<&'static str> {
    seal::words(hash, WORDS)
}
