//! A slip: one entry by somebody who has no key to the store, as it lies inside its seal.
//!
//! A slip has one of three sizes, whatever it says, and what it says has one spelling only: docs/formats/slip.md. It
//! names actors and places in words, for nobody could look them up; dates are whole, for 'yesterday' is another day
//! when it is read. It proves no sender.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;
use zeroize::Zeroizing;

use super::SlipError;
use crate::model::canonical::{canonical_json, parse_canonical};
use crate::model::field::{LINE_CHARS, ROWS_LIMIT};
use crate::model::read::{typed_record, value_of};
use crate::model::{
    Fault, Kind, Lookup, Near, Part, PartialDate, Reason, RecordId, RowId, Shape, Uid, Values, declaration,
    read,
};
use crate::seal;
use crate::text::clean;
use crate::text::fold::nearest;

/// The sizes that a slip can have inside its seal, in bytes.
pub const SLIP_SIZES: [usize; 3] = [16 * 1024, 64 * 1024, 256 * 1024];
/// Most bytes of a sealed slip: the largest size, a header at its limit, and the tags of its pieces.
pub const MAX_SLIP: u64 = 256 * 1024 + 16 * 1024 + 1024;

const MAGIC: &[u8] = b"carnet-slip ";
const VERSION: &[u8] = b"1";
/// Of what all records share, what only those say who have the store.
const NOT_THEIRS: [&str; 2] = ["checked", "retain_until"];
/// What only an import of a table brings.
const FROM_TABLES: [&str; 3] = ["latitude", "longitude", "precision"];

/// What a slip is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A record of that kind: an incident, a trip or a meeting.
    Record(Kind),
    /// A few words, and what they are is for the reader to say.
    Note,
}

impl Entry {
    /// All that can be posted.
    pub const ALL: [Self; 4] =
        [Self::Record(Kind::Incident), Self::Record(Kind::Trip), Self::Record(Kind::Meeting), Self::Note];

    /// Its word, on the command line and in the slip.
    pub fn code(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.name(),
            Self::Note => "note",
        }
    }

    /// The entry of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entry| entry.code() == code)
    }

    /// Message id of what it is called.
    pub fn label_key(self) -> String {
        match self {
            Self::Record(kind) => kind.label_key(),
            Self::Note => "inbox-note".to_owned(),
        }
    }
}

/// One entry, as its writer gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// A random number, by which the same slip is known again.
    pub uid: Uid,
    /// What it is about.
    pub entry: Entry,
    /// The day on which it was written, by the writer's device.
    pub written_on: NaiveDate,
    /// What it says. References are words.
    pub values: Values,
}

impl Slip {
    /// A new slip, its values read as [`read()`] reads a record's. Rules that need no store are held.
    ///
    /// # Errors
    /// [`SlipError::Store`] with every fault.
    pub fn new(entry: Entry, raw: &Values, today: NaiveDate) -> Result<Self, SlipError> {
        let faults = |faults| crate::store::StoreError::Faults { kind: shown_as(entry), id: None, faults };
        let values = values_of(entry, raw, today).map_err(faults)?;
        hold_rules(entry, &values, today).map_err(faults)?;
        Ok(Self { uid: Uid(seal::random()?), entry, written_on: today, values })
    }

    /// What goes under the seal.
    ///
    /// # Errors
    /// [`SlipError::TooLong`].
    pub(crate) fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, SlipError> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(SLIP_SIZES[2]));
        for part in [MAGIC, VERSION, b"\n", &self.content(), b"\n"] {
            bytes.extend_from_slice(part);
        }
        let size = size_of(bytes.len()).ok_or(SlipError::TooLong { limit: SLIP_SIZES[2] })?;
        bytes.resize(size, 0);
        Ok(bytes)
    }

    fn content(&self) -> Vec<u8> {
        canonical_json(&serde_json::json!({
            "entry": self.entry.code(),
            "uid": self.uid.to_string(),
            "values": self.values,
            "written_on": self.written_on.to_string(),
        }))
    }

    /// What tells whether two slips say the same.
    pub(crate) fn said(&self) -> Vec<u8> {
        canonical_json(&serde_json::json!({
            "entry": self.entry.code(),
            "values": self.values,
            "written_on": self.written_on.to_string(),
        }))
    }

    /// Reads what was under a seal. Anybody can have written it.
    ///
    /// # Errors
    /// [`SlipError::Newer`], [`SlipError::Form`].
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, SlipError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(SlipError::Form)?;
        let line = rest.iter().take(16).position(|byte| *byte == b'\n').ok_or(SlipError::Form)?;
        let (version, rest) = (&rest[..line], &rest[line + 1..]);
        if version != VERSION {
            let is_number = !version.is_empty() && version.iter().all(u8::is_ascii_digit);
            return Err(if is_number && version[0] != b'0' { SlipError::Newer } else { SlipError::Form });
        }
        let end = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
        let (content, padding) = rest.split_at(end);
        let used = bytes.len() - padding.len();
        if size_of(used) != Some(bytes.len()) || padding.iter().any(|byte| *byte != 0) {
            return Err(SlipError::Form);
        }
        let content = content.strip_suffix(b"\n").ok_or(SlipError::Form)?;
        Self::from_content(content).ok_or(SlipError::Form)
    }

    fn from_content(content: &[u8]) -> Option<Self> {
        let Ok(Value::Object(mut object)) = parse_canonical(content) else { return None };
        let text = |object: &mut Values, name: &str| match object.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        let entry = Entry::from_code(&text(&mut object, "entry")?)?;
        let uid: Uid = text(&mut object, "uid")?.parse().ok()?;
        let day = text(&mut object, "written_on")?;
        let written_on: NaiveDate = day.parse().ok()?;
        let Some(Value::Object(values)) = object.remove("values") else { return None };
        let slip = Self { uid, entry, written_on, values };
        let is_whole = object.is_empty() && slip.content() == content;
        // What it says must be what its writer's program would have made of it: no unknown field, no 'yesterday'.
        let read = values_of(entry, &slip.values, written_on);
        (is_whole && read.is_ok_and(|read| read == slip.values)).then_some(slip)
    }
}

/// The size for so many bytes.
fn size_of(used: usize) -> Option<usize> {
    SLIP_SIZES.into_iter().find(|size| used <= *size)
}

/// The kind under whose labels a fault of the entry is told.
fn shown_as(entry: Entry) -> Kind {
    match entry {
        Entry::Record(kind) => kind,
        Entry::Note => Kind::Event,
    }
}

/// The values in the one form that a slip has them in.
fn values_of(entry: Entry, raw: &Values, today: NaiveDate) -> Result<Values, Vec<Fault>> {
    let words = Words { today };
    let mut values = Values::new();
    let mut faults = Vec::new();
    let mut keep = |name: &str, read: Result<Option<Value>, Vec<Fault>>| match read {
        Ok(Some(value)) => {
            values.insert(name.to_owned(), value);
        }
        Ok(None) => {}
        Err(found) => faults.extend(found),
    };
    for (name, value) in raw {
        let Entry::Record(kind) = entry else {
            match name.as_str() {
                "text" => keep(name, value_of(&Shape::Text, name, value, &words)),
                _ => keep(name, Err(vec![Fault::new(name.clone(), Reason::NoSuchField(None))])),
            }
            continue;
        };
        let inside = declaration(kind).embedded().iter().find(|(field, ..)| field == name);
        match inside {
            Some((_, of, link)) => keep(name, records_inside(*of, link, name, value, &words)),
            None => keep(name, field_of(kind, name, value, &words)),
        }
    }
    let missing = |name: &&str| {
        let given = |field: &str| field == *name || field.starts_with(&format!("{name}["));
        !values.contains_key(*name) && !faults.iter().any(|fault| given(&fault.field))
    };
    let required: Vec<&str> = match entry {
        Entry::Note => vec!["text"],
        Entry::Record(kind) => {
            declaration(kind).fields.iter().filter(|field| field.required).map(|field| field.name).collect()
        }
    };
    let missing: Vec<Fault> =
        required.into_iter().filter(missing).map(|name| Fault::new(name, Reason::Missing)).collect();
    faults.extend(missing);
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

fn field_of(kind: Kind, name: &str, value: &Value, words: &Words) -> Result<Option<Value>, Vec<Fault>> {
    if NOT_THEIRS.contains(&name) || kind == Kind::Incident && FROM_TABLES.contains(&name) {
        return if value.is_null() { Ok(None) } else { Err(vec![Fault::new(name, Reason::NotKept)]) };
    }
    match declaration(kind).field(name) {
        Some(field) => value_of(field.shape, name, value, words),
        None => {
            let near = nearest(name, declaration(kind).all_fields().map(|field| field.name));
            Err(vec![Fault::new(name, Reason::NoSuchField(near.map(str::to_owned)))])
        }
    }
}

/// Records that stand inside the entry: what a meeting decided, what was asked in it. What they lack they take from it
/// when it is taken in.
fn records_inside(
    kind: Kind,
    link: &str,
    name: &str,
    raw: &Value,
    words: &Words,
) -> Result<Option<Value>, Vec<Fault>> {
    let single;
    let elements: &[Value] = match raw {
        Value::Null => return Ok(None),
        Value::Array(elements) => elements,
        other => {
            single = vec![other.clone()];
            &single
        }
    };
    if elements.len() > ROWS_LIMIT {
        return Err(vec![Fault::new(name, Reason::TooMany(ROWS_LIMIT))]);
    }
    let (mut made, mut faults) = (Vec::new(), Vec::new());
    for (at, element) in (1..).zip(elements) {
        let here = |field: &str| format!("{name}[{at}].{field}");
        let typed;
        let element = match element {
            Value::Object(element) => element,
            Value::String(text) => {
                typed = typed_record(kind, text);
                &typed
            }
            _ => {
                faults.push(Fault::new(format!("{name}[{at}]"), Reason::WrongType("object")));
                continue;
            }
        };
        let mut values = Values::new();
        for (field, value) in element {
            // The link back is made when the entry is taken in; a decision may name the request that it answers.
            let read = match field.as_str() {
                "request" if kind == Kind::Decision => value_of(&Shape::Line, field, value, words),
                _ if field == link => Err(vec![Fault::new(field.clone(), Reason::NoSuchField(None))]),
                _ => field_of(kind, field, value, words),
            };
            match read {
                Ok(Some(value)) => {
                    values.insert(field.clone(), value);
                }
                Ok(None) => {}
                Err(found) => {
                    faults
                        .extend(found.into_iter().map(|fault| Fault::new(here(&fault.field), fault.reason)));
                }
            }
        }
        made.push(Value::Object(values));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok((!made.is_empty()).then_some(Value::Array(made)))
}

/// The rules of the record that need no store, so that its writer hears of them and not its reader.
fn hold_rules(entry: Entry, values: &Values, today: NaiveDate) -> Result<(), Vec<Fault>> {
    let Entry::Record(kind) = entry else { return Ok(()) };
    let declaration = declaration(kind);
    let mut own = values.clone();
    declaration.embedded().iter().for_each(|(field, ..)| {
        own.remove(*field);
    });
    let pretend = Pretend { today, seen: RefCell::default() };
    declaration.complete(read(declaration, own, &pretend)?)?;
    let happened = kind != Kind::Trip || values.contains_key("outcome");
    let date = values.get("date").and_then(Value::as_str).and_then(|text| text.parse::<PartialDate>().ok());
    match date {
        Some(date) if happened && date.first() > today => Err(vec![Fault::new("date", Reason::InTheFuture)]),
        _ => Ok(()),
    }
}

/// Where there is no store: records are the words that name them.
pub(super) struct Words {
    pub(super) today: NaiveDate,
}

impl Lookup for Words {
    fn record(&self, kind: Kind, _: &str) -> Result<RecordId, Reason> {
        Err(Reason::NoSuchRecord(kind, Near::Unknown))
    }
    fn row(&self, _: &'static Part, _: &str) -> Result<RowId, Reason> {
        Err(Reason::NoSuchRow)
    }
    fn today(&self) -> NaiveDate {
        self.today
    }
    fn reference(&self, _: Kind, text: &str) -> Result<Value, Reason> {
        name(text)
    }
    fn row_reference(&self, _: &'static Part, text: &str) -> Result<Value, Reason> {
        name(text)
    }
}

fn name(text: &str) -> Result<Value, Reason> {
    let text = clean::check_input(text, LINE_CHARS).map_err(Reason::Text)?;
    if text.contains(['\n', '\r']) { Err(Reason::SeveralLines) } else { Ok(text.into()) }
}

/// Takes every name for a record of its own, to hold the rules that say which goes with which.
struct Pretend {
    today: NaiveDate,
    seen: RefCell<BTreeMap<(Kind, String), i64>>,
}

impl Pretend {
    fn number(&self, kind: Kind, text: &str) -> i64 {
        let mut seen = self.seen.borrow_mut();
        let next = seen.len() as i64 + 1;
        *seen.entry((kind, text.to_owned())).or_insert(next)
    }
}

impl Lookup for Pretend {
    fn record(&self, kind: Kind, text: &str) -> Result<RecordId, Reason> {
        Ok(RecordId { kind, number: self.number(kind, text) })
    }
    fn row(&self, part: &'static Part, text: &str) -> Result<RowId, Reason> {
        let kind = Kind::from_name(part.owner).ok_or(Reason::NoSuchRow)?;
        Ok(RowId { record: RecordId { kind, number: self.number(kind, text) }, row: 1 })
    }
    fn today(&self) -> NaiveDate {
        self.today
    }
}
