//! Ids: short and kind-prefixed for people (`T-14`), random 128-bit for everything that must stay true across stores.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The kinds of record, in the order in which `dump` writes them: what is referred to comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A place, a road or a named roadblock.
    Place,
    /// A node of an actor's hierarchy.
    Actor,
    /// One access objective.
    Negotiation,
    /// An application to one or more authorities.
    Request,
    /// One exchange, by any channel.
    Meeting,
    /// What a node said.
    Decision,
    /// A trip, planned or made or not.
    Trip,
    /// What happened.
    Incident,
    /// What they wanted of us.
    Ask,
    /// What somebody undertook to do.
    Promise,
    /// A rule that restricts.
    Directive,
    /// Do not be seen there.
    Caution,
    /// Context.
    Event,
}

impl Kind {
    /// All kinds, referred-to kinds first.
    pub const ALL: &'static [Self] = &[
        Self::Place,
        Self::Actor,
        Self::Negotiation,
        Self::Request,
        Self::Meeting,
        Self::Decision,
        Self::Trip,
        Self::Incident,
        Self::Ask,
        Self::Promise,
        Self::Directive,
        Self::Caution,
        Self::Event,
    ];

    /// The letter before the number in a short id.
    pub fn prefix(self) -> char {
        match self {
            Self::Actor => 'A',
            Self::Place => 'L',
            Self::Negotiation => 'N',
            Self::Request => 'R',
            Self::Meeting => 'M',
            Self::Decision => 'D',
            Self::Ask => 'K',
            Self::Promise => 'P',
            Self::Trip => 'T',
            Self::Incident => 'I',
            Self::Directive => 'X',
            Self::Caution => 'C',
            Self::Event => 'E',
        }
    }

    /// The name: the command's noun, the JSON `kind` and the table in `schema.sql`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Negotiation => "negotiation",
            Self::Request => "request",
            Self::Meeting => "meeting",
            Self::Decision => "decision",
            Self::Ask => "ask",
            Self::Promise => "promise",
            Self::Trip => "trip",
            Self::Incident => "incident",
            Self::Directive => "directive",
            Self::Caution => "caution",
            Self::Event => "event",
        }
    }

    /// The kind of a name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text that is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// The short id of a record: kind and number, `T-14`. Unique within one store; never leaves in a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// What kind of record.
    pub kind: Kind,
    /// Its number in this store, from 1.
    pub number: i64,
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.prefix(), self.number)
    }
}

impl FromStr for RecordId {
    type Err = NotAnId;
    /// Reads `T-14`, `t-14` and `T14`.
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let mut letters = text.chars();
        let prefix = letters.next().ok_or(NotAnId)?.to_ascii_uppercase();
        let kind = Kind::ALL.iter().copied().find(|kind| kind.prefix() == prefix).ok_or(NotAnId)?;
        let rest = letters.as_str();
        let number = positive(rest.strip_prefix('-').unwrap_or(rest))?;
        Ok(Self { kind, number })
    }
}

/// The id of one row inside a record: the second addressee of R-7 is `R-7.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    /// The record that holds the row.
    pub record: RecordId,
    /// The row's number in it, from 1; it never changes while the row exists.
    pub row: i64,
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.record, self.row)
    }
}

impl FromStr for RowId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (record, row) = text.split_once('.').ok_or(NotAnId)?;
        Ok(Self { record: record.parse()?, row: positive(row)? })
    }
}

fn positive(digits: &str) -> Result<i64, NotAnId> {
    if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotAnId);
    }
    digits.parse().ok().filter(|number| *number > 0).ok_or(NotAnId)
}

/// The random 128-bit id of a record; 32 hexadecimal digits in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(pub [u8; 16]);

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Uid {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAnId);
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAnId)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAnId)?;
        }
        Ok(Self(bytes))
    }
}

macro_rules! ids {
    ($( $(#[$doc:meta])* $name:ident : $kind:ident ),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(
            /// The number in this store.
            pub i64,
        );
        impl $name {
            /// The kind of record that it names.
            pub const KIND: Kind = Kind::$kind;
        }
        impl From<$name> for RecordId {
            fn from(id: $name) -> Self {
                Self { kind: Kind::$kind, number: id.0 }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                RecordId::from(*self).fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let id: RecordId = text.parse()?;
                if id.kind == Kind::$kind { Ok(Self(id.number)) } else { Err(NotAnId) }
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )* };
}

ids! {
    /// A node of an actor's hierarchy.
    ActorId: Actor,
    /// A place, a road or a named roadblock.
    PlaceId: Place,
    /// An access objective.
    NegotiationId: Negotiation,
    /// An application.
    RequestId: Request,
    /// An exchange.
    MeetingId: Meeting,
    /// What a node said.
    DecisionId: Decision,
    /// An undertaking.
    PromiseId: Promise,
    /// A trip.
    TripId: Trip,
    /// An incident.
    IncidentId: Incident,
}

/// One addressee row of a request: `R-7.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddresseeId(pub RowId);

impl Serialize for AddresseeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AddresseeId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map(Self).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_as_written_and_nothing_else_reads() {
        for kind in Kind::ALL {
            let id = RecordId { kind: *kind, number: 14 };
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.to_string().to_lowercase().replace('-', "").parse(), Ok(id));
        }
        for wrong in
            ["", "T", "T-", "T-0", "T--1", "T-1.5", "Z-1", "T-99999999999999999999", "T-1x", "-1", "1"]
        {
            assert_eq!(wrong.parse::<RecordId>(), Err(NotAnId), "{wrong}");
        }
        assert_eq!("R-7.2".parse::<RowId>().map(|row| row.to_string()), Ok("R-7.2".into()));
        assert_eq!("M-1".parse::<ActorId>(), Err(NotAnId));
        let uid = Uid([7; 16]);
        assert_eq!(uid.to_string().parse(), Ok(uid));
    }
}
