//! The records as types: what may be written down, and what has no field.
//!
//! Each record is declared once, in a file of its own: a struct whose fields carry their types. The column in
//! `schema.sql`, the JSON name, the flag, the question and the line on the page all follow from that declaration
//! ([`Declaration`]); [`read()`] is the one way in, for flags, `--input` and imports alike.
//!
//! ```
//! use carnet::model::{Kind, declaration};
//! let trip = declaration(Kind::Trip);
//! assert!(trip.field("outcome").is_some());
//! assert!(trip.field("names_of_interlocutors").is_none());
//! ```
//!
//! Absent here: SQL, files, clocks, randomness.

pub mod actor;
pub mod ask;
pub mod canonical;
pub mod caution;
pub mod common;
pub mod date;
pub mod decision;
pub mod difference;
pub mod directive;
pub mod event;
mod explain;
pub mod field;
pub mod id;
pub mod incident;
pub mod involvement;
mod label;
pub mod meeting;
pub mod negotiation;
pub mod place;
pub mod promise;
mod propose;
pub mod read;
pub mod request;
pub mod retention;
pub mod trip;

use std::fmt;

use serde_json::{Map, Value};

pub use common::COMMON;
pub use date::{Day, Hour, PartialDate, Period};
pub use field::{Amount, Field, Part, Record, Shape};
pub use id::{Kind, NotAnId, RecordId, RowId, Uid};
pub use label::field_key;
pub use read::{Lookup, read};

use crate::vocabulary::Sensitivity;

/// A record's values as canonical JSON, by field name.
pub type Values = Map<String, Value>;

/// A field that cannot be taken, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The field, with its row where it has one: `addressees[2].needed_by`.
    pub field: String,
    /// Why.
    pub reason: Reason,
}

impl Fault {
    /// A fault of a field.
    pub fn new(field: impl Into<String>, reason: Reason) -> Self {
        Self { field: field.into(), reason }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.field, self.reason)
    }
}

/// Why a field cannot be taken. Facts only, and never the words that were typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// A record cannot be without it.
    Missing,
    /// There is no such field; perhaps this one is meant.
    NoSuchField(Option<String>),
    /// Another type of value is wanted: `text`, `number`, `list`, `object`.
    WrongType(&'static str),
    /// Not a term of the vocabulary; perhaps this one is meant.
    NotATerm(&'static str, Option<&'static str>),
    /// Not yes or no.
    NotYesOrNo,
    /// Not a whole number.
    NotAWholeNumber,
    /// Not a number.
    NotANumber,
    /// More than the limit.
    Above(u64),
    /// Less than zero.
    Negative,
    /// More than two decimals.
    TooFine,
    /// Not three capital letters.
    NotACurrency,
    /// Outside plus or minus so many degrees.
    OutOfRange(u32),
    /// Not a time of day.
    NotAnHour,
    /// Not a date, and why.
    Date(date::DateFault),
    /// A day after today where only the past has meaning.
    InTheFuture,
    /// Before the date in the other field.
    Before(String),
    /// After the last day that can be taken.
    After(String),
    /// Characters that cannot be taken, and why.
    Text(crate::text::clean::TextFault),
    /// One line only.
    SeveralLines,
    /// More elements than the limit.
    TooMany(usize),
    /// Not an id of that kind, and nothing of that name.
    NoSuchRecord(Kind),
    /// Several records fit.
    SeveralRecords(Kind, Vec<RecordId>),
    /// The record is void.
    VoidRecord(RecordId),
    /// No such row in a record.
    NoSuchRow,
    /// The row cannot go: a record names it.
    NamedBy(RecordId),
    /// Already taken by another record.
    Taken(RecordId),
    /// Named twice.
    Twice,
    /// Only where the other field says so.
    OnlyWith(&'static str, &'static str),
    /// Closer to a mission than the negotiation accepts, and nobody is named who agreed.
    NobodyAgreed,
    /// Only of a trip that was made.
    OnlyWhenMade,
    /// Something has become of the trip already.
    AlreadyOver,
    /// Exactly where the other field says so.
    GoesWith(&'static str, &'static str),
    /// Not together with the other field.
    NotWith(&'static str),
    /// A part is greater than its whole, which is the field named.
    AboveWhole(String),
    /// The whole is less than the sum of its parts.
    LessThanItsParts,
    /// Carnet does not keep this (domain.md, facts 6 and 7).
    NotKept,
    /// Would make a circle in the hierarchy or among places.
    Circle,
    /// Finer than the field allows.
    TooFineAPlace,
}

/// A record's declaration, seen without its Rust type.
#[derive(Debug)]
pub struct Declaration {
    /// Its kind.
    pub kind: Kind,
    /// Its own fields, in the order of the page.
    pub fields: &'static [Field],
    /// Its sensitivity unless raised.
    pub sensitivity: Sensitivity,
    /// Fields that are proposed anew when another changes: `(proposed, from)`.
    pub follows: &'static [(&'static str, &'static str)],
    complete: fn(Values) -> Result<Values, Vec<Fault>>,
}

impl Declaration {
    /// One of its own fields or of those that all records share.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().chain(COMMON).find(|field| field.name == name)
    }
    /// Its own fields and those that all records share.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().chain(COMMON)
    }
    /// Fills in what follows from what is there, and holds the record's own rules.
    ///
    /// # Errors
    /// Every rule that does not hold.
    pub fn complete(&self, values: Values) -> Result<Values, Vec<Fault>> {
        (self.complete)(values)
    }
    /// The records that may stand inside this one on input: `(field, kind, the field that links back)`.
    pub fn embedded(&self) -> &'static [(&'static str, Kind, &'static str)] {
        match self.kind {
            Kind::Meeting => &[
                ("decisions", Kind::Decision, "meeting"),
                ("asks", Kind::Ask, "meeting"),
                ("promises", Kind::Promise, "meeting"),
            ],
            Kind::Incident => &[("asks", Kind::Ask, "incident")],
            _ => &[],
        }
    }
    /// The field that dates the record, where it has one.
    pub fn date_field(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Actor | Kind::Place | Kind::Ask => None,
            Kind::Negotiation => Some("opened"),
            Kind::Request => Some("first_day"),
            Kind::Promise => Some("made_on"),
            Kind::Caution => Some("until"),
            _ => Some("date"),
        }
    }
}

fn complete<R: Record + propose::Propose>(mut values: Values) -> Result<Values, Vec<Fault>> {
    let mut common = Values::new();
    for field in COMMON {
        if let Some(value) = values.remove(field.name) {
            common.insert(field.name.into(), value);
        }
    }
    let numbers = take_row_numbers(R::FIELDS, &mut values);
    let mut record: R =
        serde_json::from_value(Value::Object(values)).expect("read() gives what the type takes");
    record.propose();
    let mut faults = record.rules();
    faults.extend(common::rules(&common, R::SENSITIVITY));
    if !faults.is_empty() {
        return Err(faults);
    }
    common::raise(&mut common, record.least_sensitivity());
    let Ok(Value::Object(mut values)) = serde_json::to_value(&record) else {
        unreachable!("a record is an object")
    };
    values.extend(common);
    give_row_numbers(numbers, &mut values);
    Ok(values)
}

/// The numbers of the rows, by field: they are the store's, and no type of a row knows them.
type RowNumbers = Vec<(&'static str, Vec<Option<Value>>)>;

fn take_row_numbers(fields: &'static [Field], values: &mut Values) -> RowNumbers {
    let rows = fields.iter().filter(|field| matches!(field.shape, Shape::Rows(_)));
    rows.filter_map(|field| {
        let rows = values.get_mut(field.name)?.as_array_mut()?;
        Some((field.name, rows.iter_mut().map(|row| row.as_object_mut()?.remove("n")).collect()))
    })
    .collect()
}

fn give_row_numbers(numbers: RowNumbers, values: &mut Values) {
    for (field, numbers) in numbers {
        let rows = values.get_mut(field).and_then(Value::as_array_mut);
        for (row, number) in rows.into_iter().flatten().zip(numbers) {
            if let (Some(row), Some(number)) = (row.as_object_mut(), number) {
                row.insert("n".into(), number);
            }
        }
    }
}

macro_rules! declarations {
    ($($kind:ident : $type:ty),* $(,)?) => {
        /// The declaration of a kind.
        pub fn declaration(kind: Kind) -> &'static Declaration {
            match kind { $(
                Kind::$kind => {
                    static DECLARATION: Declaration = Declaration {
                        kind: <$type as Record>::KIND,
                        fields: <$type as Record>::FIELDS,
                        sensitivity: <$type as Record>::SENSITIVITY,
                        follows: <$type as propose::Propose>::FOLLOWS,
                        complete: complete::<$type>,
                    };
                    &DECLARATION
                }
            )* }
        }
    };
}

declarations! {
    Actor: actor::Actor,
    Place: place::Place,
    Negotiation: negotiation::Negotiation,
    Request: request::Request,
    Meeting: meeting::Meeting,
    Decision: decision::Decision,
    Ask: ask::Ask,
    Promise: promise::Promise,
    Trip: trip::Trip,
    Incident: incident::Incident,
    Directive: directive::Directive,
    Caution: caution::Caution,
    Event: event::Event,
}

/// The fault of an end before its start; partial dates only where no completion is in order.
fn order(field: &str, start: Option<PartialDate>, end: Option<PartialDate>) -> Option<Fault> {
    let (start, end) = (start?, end?);
    (end.last() < start.first()).then(|| Fault::new(field, Reason::Before(start.to_string())))
}

/// The fault of a day before another.
fn order_days(field: &str, start: Option<Day>, end: Option<Day>) -> Option<Fault> {
    let (start, end) = (start?, end?);
    (end < start).then(|| Fault::new(field, Reason::Before(start.to_string())))
}

/// The fault of a part greater than its whole.
fn limit(field: &str, part: Option<u64>, whole_name: &str, whole: Option<u64>) -> Option<Fault> {
    (part? > whole?).then(|| Fault::new(field, Reason::AboveWhole(whole_name.into())))
}
