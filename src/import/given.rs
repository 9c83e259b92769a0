//! Records as JSON: one object, one a line, or an array of them. All of it may be hostile.
//!
//! Nesting is bounded by the parser (128 levels), records here, bytes by whoever reads them; a key given twice is
//! refused, for which of the two values was meant nobody can tell.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use crate::message::{Exit, Explain, Message};
use crate::model::{Kind, Values};

/// Most records that are taken at once; more come by an import.
const RECORDS: usize = 10_000;
/// What `show --json` prints beside the fields, and nobody can set.
const PRINTED_ONLY: [&str; 2] = ["revision", "provenance"];
/// The field in which `show --json` says what kind of record it is.
pub const KIND_FIELD: &str = "kind_of_record";

/// Why records that were given cannot be taken, as JSON or as the lines of a sheet.
#[derive(Debug, thiserror::Error)]
pub enum RecordsFault {
    /// Not JSON, or nested too deeply.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Something else than an object stands where a record should.
    #[error("record {record} is not an object")]
    NotAnObject {
        /// Which, from 1.
        record: usize,
    },
    /// An object says the same thing twice: which of the two is meant?
    #[error("record {record} has a field twice")]
    FieldTwice {
        /// Which, from 1.
        record: usize,
        /// The field.
        field: String,
    },
    /// Two objects on one line.
    #[error("two records on line {line}")]
    Glued {
        /// The line, from 1.
        line: usize,
    },
    /// More records than are taken at once.
    #[error("more than {limit} records")]
    TooMany {
        /// Most records.
        limit: usize,
    },
    /// Nothing at all.
    #[error("no record")]
    Empty,
    /// A record of another kind.
    #[error("record {record} is not a {wanted}")]
    OtherKind {
        /// Which, from 1.
        record: usize,
        /// What it should be.
        wanted: Kind,
    },
}

impl Explain for RecordsFault {
    fn message(&self) -> Message {
        match self {
            Self::NotJson { line, column } => {
                Message::new("record-error-not-json").with("line", *line).with("column", *column)
            }
            Self::NotAnObject { record } => {
                Message::new("record-error-not-an-object").with("record", *record)
            }
            Self::FieldTwice { record, field } => {
                Message::new("record-error-field-twice").with("record", *record).with("field", field)
            }
            Self::Glued { line } => Message::new("record-error-glued").with("line", *line),
            Self::TooMany { limit } => Message::new("record-error-too-many").with("limit", *limit),
            Self::Empty => Message::new("record-error-empty"),
            Self::OtherKind { record, wanted } => Message::new("record-error-other-kind")
                .with("record", *record)
                .with("kind", Message::new(wanted.label_key())),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(Message::new(match self {
            Self::NotJson { .. } | Self::NotAnObject { .. } | Self::Glued { .. } => {
                "record-error-not-json.hint"
            }
            Self::FieldTwice { .. } => "record-error-field-twice.hint",
            Self::TooMany { .. } => "record-error-too-many.hint",
            Self::Empty => "record-error-empty.hint",
            Self::OtherKind { .. } => "record-error-other-kind.hint",
        }))
    }

    fn code(&self) -> u16 {
        match self {
            Self::NotJson { .. } => 280,
            Self::NotAnObject { .. } => 281,
            Self::FieldTwice { .. } => 282,
            Self::Glued { .. } => 283,
            Self::TooMany { .. } => 284,
            Self::Empty => 285,
            Self::OtherKind { .. } => 293,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Input
    }
}

/// Reads the records of a kind. Values stay as they were given: what they may be is for [`crate::model::read()`] to say.
///
/// # Errors
/// [`RecordsFault`] with the first that cannot be taken.
pub fn records(bytes: &[u8], kind: Kind) -> Result<Vec<Values>, RecordsFault> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut stream = serde_json::Deserializer::from_slice(bytes).into_iter::<Once>();
    let mut records = Vec::new();
    let mut end_of_last = None;
    while let Some(next) = stream.next() {
        let next = next.map_err(|error| {
            // The stream counts lines from where the object began.
            let line = lines(&bytes[..end_of_last.unwrap_or(0)]) + error.line();
            RecordsFault::NotJson { line, column: error.column() }
        })?;
        if let Some(end) = end_of_last {
            let gap = bytes[end..].iter().take_while(|byte| byte.is_ascii_whitespace());
            if !gap.into_iter().any(|byte| *byte == b'\n') {
                return Err(RecordsFault::Glued { line: lines(&bytes[..end]) + 1 });
            }
        }
        end_of_last = Some(stream.byte_offset());
        let elements = match next {
            Once { value: Value::Array(elements), twice: None } => elements,
            Once { twice: Some(field), .. } => {
                return Err(RecordsFault::FieldTwice { record: records.len() + 1, field });
            }
            Once { value, .. } => vec![value],
        };
        for element in elements {
            let record = records.len() + 1;
            let Value::Object(values) = element else { return Err(RecordsFault::NotAnObject { record }) };
            records.push(as_given(values, kind, record)?);
            if records.len() > RECORDS {
                return Err(RecordsFault::TooMany { limit: RECORDS });
            }
        }
    }
    if records.is_empty() { Err(RecordsFault::Empty) } else { Ok(records) }
}

/// The values without what only `show --json` says.
fn as_given(mut values: Values, kind: Kind, record: usize) -> Result<Values, RecordsFault> {
    if values.remove(KIND_FIELD).is_some_and(|said| said != kind.name()) {
        return Err(RecordsFault::OtherKind { record, wanted: kind });
    }
    values.retain(|name, _| !PRINTED_ONLY.contains(&name.as_str()));
    Ok(values)
}

fn lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

/// A JSON value, and the first key in it that an object has twice.
struct Once {
    value: Value,
    twice: Option<String>,
}

impl From<Value> for Once {
    fn from(value: Value) -> Self {
        Self { value, twice: None }
    }
}

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Once;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Once, E> {
        Ok(Value::Null.into())
    }
    fn visit_bool<E>(self, value: bool) -> Result<Once, E> {
        Ok(Value::Bool(value).into())
    }
    fn visit_u64<E>(self, value: u64) -> Result<Once, E> {
        Ok(Value::Number(value.into()).into())
    }
    fn visit_i64<E>(self, value: i64) -> Result<Once, E> {
        Ok(Value::Number(value.into()).into())
    }
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Once, E> {
        Number::from_f64(value)
            .map(|number| Value::Number(number).into())
            .ok_or_else(|| E::custom("not finite"))
    }
    fn visit_str<E>(self, value: &str) -> Result<Once, E> {
        Ok(Value::String(value.to_owned()).into())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Once, A::Error> {
        let (mut values, mut twice) = (Vec::new(), None);
        while let Some(element) = elements.next_element::<Once>()? {
            twice = twice.or(element.twice);
            values.push(element.value);
        }
        Ok(Once { value: Value::Array(values), twice })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Once, A::Error> {
        let (mut values, mut twice) = (Values::new(), None);
        while let Some((name, entry)) = entries.next_entry::<String, Once>()? {
            twice = twice.or(entry.twice);
            if values.insert(name.clone(), entry.value).is_some() {
                twice = twice.or(Some(name));
            }
        }
        Ok(Once { value: Value::Object(values), twice })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<usize, RecordsFault> {
        records(text.as_bytes(), Kind::Trip).map(|records| records.len())
    }

    #[test]
    fn one_object_one_a_line_or_an_array() {
        for (text, records) in [
            ("{}", 1),
            ("\u{feff}{\"a\": 1}\n", 1),
            ("{\"a\": {\"b\": [1, null, true, -2.5]}}\n{}\n\n{}", 3),
            ("[{}, {}]", 2),
            ("{\n  \"kind_of_record\": \"trip\", \"revision\": 3\n}", 1),
        ] {
            assert_eq!(read(text).unwrap(), records, "{text}");
        }
    }

    #[test]
    fn what_is_hostile_or_unclear_is_refused_with_its_place() {
        assert!(matches!(read(""), Err(RecordsFault::Empty)));
        assert!(matches!(read(" \n"), Err(RecordsFault::Empty)));
        assert!(matches!(read("{}\n{\"a\": 1,}"), Err(RecordsFault::NotJson { line: 2, .. })));
        assert!(matches!(read("{\"a\": 1e400}"), Err(RecordsFault::NotJson { line: 1, .. })));
        assert!(matches!(read("{\"a\": \"\\ud800\"}"), Err(RecordsFault::NotJson { .. })));
        assert!(matches!(records(b"{\"a\": \"\xff\"}", Kind::Trip), Err(RecordsFault::NotJson { .. })));
        assert!(matches!(read(&"[".repeat(100_000)), Err(RecordsFault::NotJson { .. })));
        assert!(matches!(read("{}\n{}{}"), Err(RecordsFault::Glued { line: 2 })));
        assert!(matches!(read("[{}, 3]"), Err(RecordsFault::NotAnObject { record: 2 })));
        assert!(matches!(read("\"trip\""), Err(RecordsFault::NotAnObject { record: 1 })));
        let twice = read("{}\n{\"demands\": [{\"amount\": 1, \"amount\": 2}]}");
        assert!(matches!(twice, Err(RecordsFault::FieldTwice { record: 2, field }) if field == "amount"));
        assert!(matches!(
            read("{\"kind_of_record\": \"incident\"}"),
            Err(RecordsFault::OtherKind { record: 1, wanted: Kind::Trip })
        ));
        let many = "{}\n".repeat(RECORDS + 1);
        assert!(matches!(read(&many), Err(RecordsFault::TooMany { .. })));
    }
}
