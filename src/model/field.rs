//! The fields of a record, declared once: from a field's Rust type follow its column, its JSON value, its flag, its
//! question and its line on the page.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::date::{Day, Hour, PartialDate};
use super::id::{
    ActorId, AddresseeId, DecisionId, IncidentId, Kind, MeetingId, NegotiationId, PlaceId, PromiseId,
    RequestId, TripId,
};
use crate::vocabulary::{self, Term, Vocabulary};

/// What a field holds, seen without its Rust type.
#[derive(Debug)]
pub enum Shape {
    /// Free text of several lines, at most [`TEXT_CHARS`] characters.
    Text,
    /// One line, at most [`LINE_CHARS`] characters.
    Line,
    /// Yes or no.
    Flag,
    /// A whole number from 0 to [`COUNT_LIMIT`].
    Count,
    /// A number from 0 with at most two decimals, kept as hundredths.
    Amount,
    /// A currency code of three capital letters (ISO 4217).
    Currency,
    /// Degrees, north and east positive, within plus or minus the limit.
    Degrees(f64),
    /// A time of day.
    Hour,
    /// A whole day.
    Day,
    /// A date that may be known in part.
    PartialDate,
    /// A term of a vocabulary.
    Term(&'static Vocabulary),
    /// The id of another record.
    Reference(Kind),
    /// The id of a row in another record.
    Row(&'static Part),
    /// Several of one shape, in order.
    List(&'static Shape),
    /// Several rows with fields of their own.
    Rows(&'static Part),
}

/// Most characters in a [`Shape::Text`].
pub const TEXT_CHARS: usize = 20_000;
/// Most characters in a [`Shape::Line`].
pub const LINE_CHARS: usize = 200;
/// Greatest [`Shape::Count`].
pub const COUNT_LIMIT: u64 = 1_000_000_000;
/// Greatest [`Shape::Amount`], in whole units.
pub const AMOUNT_LIMIT: u64 = 1_000_000_000_000;
/// Most elements in a list or most rows in a record.
pub const ROWS_LIMIT: usize = 500;

/// A field: its name in JSON, in the store and (with dashes) on the command line, and what it holds.
#[derive(Debug)]
pub struct Field {
    /// Name in snake_case.
    pub name: &'static str,
    /// What it holds.
    pub shape: &'static Shape,
    /// Whether a record cannot be without it.
    pub required: bool,
    /// Whether one that was reduced is without it all the same.
    pub unless_reduced: bool,
}

impl Field {
    /// Whether this is words of a person: shown only in full, never named in an error.
    pub fn is_words(&self) -> bool {
        matches!(self.shape, Shape::Text | Shape::Line)
    }
    /// Name on the command line, `date-of-hand-over` for `date_of_hand_over`.
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// Rows inside a record, such as the addressees of a request.
#[derive(Debug)]
pub struct Part {
    /// Its table in `schema.sql`.
    pub table: &'static str,
    /// The column that names the record which holds the row.
    pub owner: &'static str,
    /// The fields of a row; the first is what a bare value on the command line means.
    pub fields: &'static [Field],
}

/// A Rust type that a field can have.
pub trait Shaped {
    /// Its shape.
    const SHAPE: Shape;
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}
impl<T: Shaped + 'static> Shaped for Vec<T> {
    const SHAPE: Shape = match T::SHAPE {
        Shape::Rows(part) => Shape::Rows(part),
        _ => Shape::List(&T::SHAPE),
    };
}

macro_rules! shaped {
    ($($type:ty => $shape:expr),* $(,)?) => { $( impl Shaped for $type { const SHAPE: Shape = $shape; } )* };
}
macro_rules! shaped_terms {
    ($($type:ident)*) => { $( impl Shaped for vocabulary::$type { const SHAPE: Shape = Shape::Term(Self::VOCABULARY); } )* };
}

/// Free text of several lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub String);
/// One line of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line(pub String);
/// A currency code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Currency(pub String);
/// A number with two decimals, in hundredths. JSON shows it as a number, `12.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub i64);
/// Degrees of latitude.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Latitude(pub f64);
/// Degrees of longitude.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Longitude(pub f64);

impl Amount {
    /// Reads a JSON number of at most two decimals.
    pub fn from_number(number: &serde_json::Number) -> Option<Self> {
        if let Some(whole) = number.as_u64() {
            return (whole <= AMOUNT_LIMIT).then(|| Self(whole as i64 * 100));
        }
        let value = number.as_f64().filter(|value| (0.0..=AMOUNT_LIMIT as f64).contains(value))?;
        let hundredths = (value * 100.0).round();
        ((hundredths - value * 100.0).abs() < 1e-6).then_some(Self(hundredths as i64))
    }
    /// As a JSON number, whole where it is whole.
    pub fn to_number(self) -> serde_json::Number {
        if self.0 % 100 == 0 {
            return serde_json::Number::from(self.0 / 100);
        }
        serde_json::Number::from_f64(self.0 as f64 / 100.0).expect("hundredths are finite")
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_number().serialize(serializer)
    }
}
impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        Self::from_number(&number).ok_or_else(|| de::Error::custom("not an amount"))
    }
}

shaped! {
    Text => Shape::Text,
    Line => Shape::Line,
    bool => Shape::Flag,
    u64 => Shape::Count,
    Amount => Shape::Amount,
    Currency => Shape::Currency,
    Latitude => Shape::Degrees(90.0),
    Longitude => Shape::Degrees(180.0),
    Hour => Shape::Hour,
    Day => Shape::Day,
    PartialDate => Shape::PartialDate,
    ActorId => Shape::Reference(Kind::Actor),
    PlaceId => Shape::Reference(Kind::Place),
    NegotiationId => Shape::Reference(Kind::Negotiation),
    RequestId => Shape::Reference(Kind::Request),
    MeetingId => Shape::Reference(Kind::Meeting),
    DecisionId => Shape::Reference(Kind::Decision),
    PromiseId => Shape::Reference(Kind::Promise),
    TripId => Shape::Reference(Kind::Trip),
    IncidentId => Shape::Reference(Kind::Incident),
    AddresseeId => Shape::Row(&super::request::Addressee::PART),
}

shaped_terms! {
    Level Branch Desk ActorType PlaceKind RoadblockKind Barrier CoordinatePrecision Objective AssetKind Mandate
    NegotiationResult Principle Association Mode Sector Needed PostponedBy Channel ParticipantRole Authority AskedBy
    InvolvementDegree InvolvedGroup Decision DecisionForm ConditionView AskKind AskAnswer PromiseSide PromiseKind
    Finding VerifiedBy TripOutcome Completion GoDecision Setting Attribution IncidentKind Category OnWhom Consequence
    Harm HarmOrigin Sex Response DirectiveCategory DirectiveForm Effect KeepApart EventKind Acceptance AdvocacyForum
    YesNoUnknown PromiseGap Sensitivity Source CountedBy LinkStart LinkEnd
}

/// A record as a type: its kind, its fields and its own rules.
pub trait Record: Serialize + DeserializeOwned {
    /// Its kind.
    const KIND: Kind;
    /// Its own fields, in the order of the page; the ones that all records share are [`super::COMMON`].
    const FIELDS: &'static [Field];
    /// Its sensitivity unless raised.
    const SENSITIVITY: vocabulary::Sensitivity;
    /// The least sensitivity of a record that holds what this one holds; never below [`Record::SENSITIVITY`].
    fn least_sensitivity(&self) -> vocabulary::Sensitivity {
        Self::SENSITIVITY
    }
    /// The rules that one field alone cannot hold.
    fn rules(&self) -> Vec<super::Fault> {
        Vec::new()
    }
}

/// Declares the fields of a record or of a part: a struct and its field table, from one text. What stands under `whole`
/// is required of every record that is whole; only one that was reduced is without.
macro_rules! fields {
    (
        $(#[$doc:meta])*
        $name:ident {
            required { $( $(#[$rdoc:meta])* $rname:ident : $rtype:ty ),* $(,)? }
            $( whole { $( $(#[$wdoc:meta])* $wname:ident : $wtype:ty ),* $(,)? } )?
            optional { $( $(#[$odoc:meta])* $oname:ident : $otype:ty ),* $(,)? }
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $( $(#[$rdoc])* pub $rname: $rtype, )*
            $( $( $(#[$wdoc])* #[serde(default, skip_serializing_if = "crate::model::field::Absent::is_absent")] pub $wname: Option<$wtype>, )* )?
            $( $(#[$odoc])* #[serde(default, skip_serializing_if = "crate::model::field::Absent::is_absent")] pub $oname: $otype, )*
        }
        impl $name {
            /// The fields, in the order of the page.
            pub const FIELDS: &'static [crate::model::Field] = &[
                $( crate::model::Field {
                    name: stringify!($rname),
                    shape: &<$rtype as crate::model::field::Shaped>::SHAPE,
                    required: true,
                    unless_reduced: false,
                }, )*
                $( $( crate::model::Field {
                    name: stringify!($wname),
                    shape: &<$wtype as crate::model::field::Shaped>::SHAPE,
                    required: true,
                    unless_reduced: true,
                }, )* )?
                $( crate::model::Field {
                    name: stringify!($oname),
                    shape: &<$otype as crate::model::field::Shaped>::SHAPE,
                    required: false,
                    unless_reduced: false,
                }, )*
            ];
        }
    };
}

/// Declares a part of a record.
macro_rules! part {
    ($table:literal in $owner:literal; $(#[$doc:meta])* $name:ident { $($body:tt)* }) => {
        crate::model::field::fields! { $(#[$doc])* $name { $($body)* } }
        impl $name {
            /// The part as declared.
            pub const PART: crate::model::Part =
                crate::model::Part { table: $table, owner: $owner, fields: Self::FIELDS };
        }
        impl crate::model::field::Shaped for $name {
            const SHAPE: crate::model::Shape = crate::model::Shape::Rows(&Self::PART);
        }
    };
}

pub(super) use {fields, part};

/// Whether a value is left out of JSON.
pub(super) trait Absent {
    fn is_absent(&self) -> bool;
}
impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}
impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
