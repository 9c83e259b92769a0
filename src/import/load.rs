//! A dump that comes back (docs/formats/dump.md). All of it may be hostile: lines are bounded, every record goes through
//! the same gate as one that is typed, and nothing is kept unless all of it is.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, Read};

use chrono::NaiveDate;
use serde_json::Value;

use crate::message::{Exit, Explain, Message};
use crate::model::{Kind, Lookup, Part, Reason, RecordId, RowId, Uid, Values};
use crate::store::{DUMP_VERSION, Loaded, Stamp, Store, StoreError};

/// Most bytes of one line.
const LINE_BYTES: u64 = 16 * 1024 * 1024;
/// Most lines.
const LINES: u64 = 20_000_000;

/// Why a dump is not loaded. Nothing is kept then.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It has no head, or another one than a dump has.
    #[error("not a dump")]
    NotADump,
    /// Written by a later version.
    #[error("a dump of version {found}")]
    Newer {
        /// Its version.
        found: u64,
    },
    /// A line is not as it must be.
    #[error("line {line}: {fault:?}")]
    Line {
        /// Which, from 1.
        line: u64,
        /// Why.
        fault: LineFault,
    },
    /// A line's record cannot be taken.
    #[error("line {line}: {error}")]
    Record {
        /// Which, from 1.
        line: u64,
        /// Why.
        error: StoreError,
    },
    /// The head says another number of lines.
    #[error("{found} lines where there should be {expected}")]
    OtherLength {
        /// How many there are.
        found: u64,
        /// How many the head says.
        expected: u64,
    },
    /// It could not be read.
    #[error("cannot be read")]
    Unreadable(#[from] io::Error),
    /// What the store says.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a line is none of a dump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// Not JSON, nested too deeply, or not text.
    NotJson,
    /// Too long.
    TooLong,
    /// Not an object with what a line has.
    Form,
    /// Its uid or its id stands on another line too.
    Twice,
}

/// How many records and settings came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Records.
    pub records: u64,
    /// Settings.
    pub settings: u64,
}

/// Loads a dump into a store that has no record yet, in one command. The order of its lines does not matter, and
/// records may name each other in circles: what each is called is read first. `open` gives the dump from its beginning,
/// each time that it is called. With `keep_ids` records keep their numbers; else they are numbered anew in order.
///
/// # Errors
/// [`LoadError`]; nothing is kept then.
pub fn load<R: Read>(
    store: &mut Store,
    stamp: &Stamp,
    keep_ids: bool,
    dry_run: bool,
    mut open: impl FnMut() -> Result<R, LoadError>,
) -> Result<Taken, LoadError> {
    if !store.is_without_records()? {
        return Err(StoreError::NotEmpty.into());
    }
    let index = index(open()?, keep_ids, stamp.today)?;
    let mut taken = Taken { records: 0, settings: 0 };
    // The transaction speaks in errors of the store; what else can go wrong is kept beside.
    let mut failed = None;
    let work = |change: &mut crate::store::Change<'_>| -> Result<(), StoreError> {
        change.begin_load()?;
        // A request comes before the decisions that answer its rows.
        for requests_now in [true, false] {
            let read = open().and_then(|dump| {
                each(dump, |line, value| {
                    let is_request = value.get("kind").and_then(Value::as_str) == Some(Kind::Request.name());
                    if is_request != requests_now {
                        return Ok(());
                    }
                    match parsed(line, value)? {
                        Parsed::Head => {}
                        Parsed::Setting { name, value } => {
                            change
                                .load_setting(&name, &value)
                                .map_err(|error| LoadError::Record { line, error })?;
                            taken.settings += 1;
                        }
                        Parsed::Record { kind, mut loaded } => {
                            loaded.id = index.record(kind, &loaded.uid.to_string()).map_err(|_| {
                                // Another one than was read before: the file changed meanwhile.
                                LoadError::Line { line, fault: LineFault::Form }
                            })?;
                            let loading = change.load(&loaded, &index);
                            loading.map_err(|error| LoadError::Record { line, error })?;
                            taken.records += 1;
                        }
                    }
                    Ok(())
                })
            });
            if let Err(error) = read {
                failed = Some(error);
                return Err(StoreError::NotEmpty);
            }
        }
        change.finish_load()
    };
    let done = if dry_run { store.rehearse(stamp, work) } else { store.change(stamp, work) };
    match (failed, done) {
        (Some(error), _) => Err(error),
        (None, done) => done.map(|()| taken).map_err(LoadError::from),
    }
}

/// Every record of the dump by its uid.
struct Index {
    ids: HashMap<Uid, RecordId>,
    today: NaiveDate,
}

impl Lookup for Index {
    fn record(&self, kind: Kind, text: &str) -> Result<RecordId, Reason> {
        let found = text.parse::<Uid>().ok().and_then(|uid| self.ids.get(&uid));
        found.copied().filter(|id| id.kind == kind).ok_or(Reason::NoSuchRecord(kind))
    }

    fn row(&self, part: &'static Part, text: &str) -> Result<RowId, Reason> {
        let kind = Kind::from_name(part.owner).ok_or(Reason::NoSuchRow)?;
        let (uid, row) = text.split_once('.').ok_or(Reason::NoSuchRow)?;
        let record = self.record(kind, uid).map_err(|_| Reason::NoSuchRow)?;
        format!("{record}.{row}").parse().map_err(|_| Reason::NoSuchRow)
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}

fn index(dump: impl Read, keep_ids: bool, today: NaiveDate) -> Result<Index, LoadError> {
    let mut index = Index { ids: HashMap::new(), today };
    let (mut expected, mut found) = (None, 0);
    let mut numbers: HashSet<RecordId> = HashSet::new();
    let mut last: HashMap<Kind, i64> = HashMap::new();
    each(dump, |line, value| {
        let twice = LoadError::Line { line, fault: LineFault::Twice };
        match parsed(line, value)? {
            Parsed::Head if expected.is_some() => return Err(twice),
            Parsed::Head => expected = value.get("lines").and_then(Value::as_u64),
            Parsed::Setting { .. } => found += 1,
            Parsed::Record { kind, loaded } => {
                found += 1;
                let number = last.entry(kind).or_default();
                *number += 1;
                let id = if keep_ids { loaded.id } else { RecordId { kind, number: *number } };
                if !numbers.insert(id) || index.ids.insert(loaded.uid, id).is_some() {
                    return Err(twice);
                }
            }
        }
        Ok(())
    })?;
    match expected {
        None => Err(LoadError::NotADump),
        Some(expected) if expected != found => Err(LoadError::OtherLength { found, expected }),
        Some(_) => Ok(index),
    }
}

/// Calls with each line that is not empty, and its number.
fn each(
    dump: impl Read,
    mut take: impl FnMut(u64, &Value) -> Result<(), LoadError>,
) -> Result<(), LoadError> {
    let mut dump = io::BufReader::with_capacity(64 * 1024, dump);
    let mut bytes = Vec::new();
    let mut line = 0;
    loop {
        bytes.clear();
        line += 1;
        let fault = |fault| LoadError::Line { line, fault };
        let read = dump.by_ref().take(LINE_BYTES + 1).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(());
        }
        if read as u64 > LINE_BYTES || line > LINES {
            return Err(fault(LineFault::TooLong));
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let value: Value = match serde_json::from_slice(&bytes) {
            Ok(value) => value,
            // What does not even begin as a dump is something else.
            Err(_) if line == 1 => return Err(LoadError::NotADump),
            Err(_) => return Err(fault(LineFault::NotJson)),
        };
        take(line, &value)?;
    }
}

enum Parsed {
    Head,
    Setting { name: String, value: String },
    Record { kind: Kind, loaded: Box<Loaded> },
}

fn parsed(line: u64, value: &Value) -> Result<Parsed, LoadError> {
    let form = || LoadError::Line { line, fault: LineFault::Form };
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let kind = text("kind").ok_or_else(form)?;
    match kind {
        "dump" => {
            let found = value.get("version").and_then(Value::as_u64).ok_or(LoadError::NotADump)?;
            value.get("lines").and_then(Value::as_u64).ok_or(LoadError::NotADump)?;
            if found > DUMP_VERSION { Err(LoadError::Newer { found }) } else { Ok(Parsed::Head) }
        }
        "setting" => {
            let (name, value) = text("name").zip(text("value")).ok_or_else(form)?;
            Ok(Parsed::Setting { name: name.to_owned(), value: value.to_owned() })
        }
        kind => {
            let kind = Kind::from_name(kind).ok_or_else(form)?;
            let loaded = Box::new(loaded(kind, value).ok_or_else(form)?);
            Ok(Parsed::Record { kind, loaded })
        }
    }
}

/// The names that a record's line may have.
const NAMES: &[&str] = &["kind", "id", "uid", "revision", "provenance", "fields", "void", "external_ids"];

fn loaded(kind: Kind, value: &Value) -> Option<Loaded> {
    let object = value.as_object()?;
    if object.keys().any(|name| !NAMES.contains(&name.as_str())) {
        return None;
    }
    let text = |value: &Value, name: &str| value.get(name)?.as_str().map(str::to_owned);
    let id: RecordId = text(value, "id")?.parse().ok()?;
    let provenance = text(value, "provenance")?;
    let from = provenance.split(':').next().unwrap_or_default();
    let known = matches!(from, "typed" | "import" | "inbox" | "reduced") && id.kind == kind;
    let voided = match object.get("void") {
        None => None,
        Some(void) => Some((text(void, "on")?, text(void, "reason")?)),
    };
    let known_as = match object.get("external_ids") {
        None => Vec::new(),
        Some(ids) => ids.as_array()?.iter().map(known_as).collect::<Option<Vec<_>>>()?,
    };
    known.then_some(Loaded {
        id,
        uid: text(value, "uid")?.parse().ok()?,
        revision: value.get("revision")?.as_i64().filter(|revision| *revision > 0)?,
        provenance,
        fields: value.get("fields")?.as_object().cloned().map(Values::from_iter)?,
        voided,
        known_as,
    })
}

/// Longest id or name of a source that is kept.
const LONGEST_ID: usize = 500;

fn known_as(value: &Value) -> Option<(String, String, Option<[u8; 32]>)> {
    let text = |name: &str| {
        let text = value.get(name)?.as_str()?;
        (text.len() <= LONGEST_ID).then(|| text.to_owned())
    };
    let digest = match value.get("digest")? {
        Value::Null => None,
        digest => Some(crate::store::unhex::<32>(digest.as_str()?)?),
    };
    Some((text("source")?, text("id")?, digest))
}

impl Explain for LoadError {
    fn message(&self) -> Message {
        match self {
            Self::NotADump => Message::new("mend-not-a-dump"),
            Self::Newer { found } => {
                Message::new("mend-dump-newer").with("found", *found).with("known", DUMP_VERSION)
            }
            Self::Line { line, fault } => {
                let fault = match fault {
                    LineFault::NotJson => "mend-line-not-json",
                    LineFault::TooLong => "mend-line-too-long",
                    LineFault::Form => "mend-line-form",
                    LineFault::Twice => "mend-line-twice",
                };
                Message::new("mend-line").with("line", *line).with("fault", Message::new(fault))
            }
            Self::Record { line, error } => {
                Message::new("mend-line").with("line", *line).with("fault", error.message())
            }
            Self::OtherLength { found, expected } => {
                Message::new("mend-dump-length").with("found", *found).with("expected", *expected)
            }
            Self::Unreadable(_) => Message::new("mend-dump-unreadable"),
            Self::Store(error) => error.message(),
        }
    }
    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Store(error) => return error.hint(),
            Self::Newer { .. } => Message::new("mend-dump-newer.hint"),
            Self::OtherLength { .. } => Message::new("mend-dump-length.hint"),
            _ => Message::new("mend-not-a-dump.hint"),
        })
    }
    fn code(&self) -> u16 {
        match self {
            Self::NotADump => 723,
            Self::Newer { .. } => 724,
            Self::Line { .. } => 725,
            Self::Record { error, .. } => error.code(),
            Self::OtherLength { .. } => 726,
            Self::Unreadable(_) => 727,
            Self::Store(error) => error.code(),
        }
    }
    fn exit(&self) -> Exit {
        match self {
            Self::Record { error, .. } | Self::Store(error) => error.exit(),
            Self::Unreadable(_) => Exit::Failed,
            _ => Exit::Input,
        }
    }
}
