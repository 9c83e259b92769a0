//! The one way in: what was typed, piped or imported becomes a record's values, or a list of faults by field.

use chrono::NaiveDate;
use serde_json::{Number, Value};

use super::field::{AMOUNT_LIMIT, COUNT_LIMIT, LINE_CHARS, ROWS_LIMIT, TEXT_CHARS};
use super::{
    Amount, Day, Declaration, Fault, Field, Hour, Kind, Part, PartialDate, Reason, RecordId, RowId, Shape,
    Values, declaration,
};
use crate::text::fold::nearest;
use crate::text::{clean, digits, fold};
use crate::vocabulary::Vocabulary;

/// How ids and names are looked up while reading; the store answers.
pub trait Lookup {
    /// The record of an id, a uid, or a name that fits one record only.
    ///
    /// # Errors
    /// [`Reason::NoSuchRecord`], [`Reason::SeveralRecords`], [`Reason::VoidRecord`].
    fn record(&self, kind: Kind, text: &str) -> Result<RecordId, Reason>;
    /// The row of an id such as `R-7.2`.
    ///
    /// # Errors
    /// [`Reason::NoSuchRow`].
    fn row(&self, part: &'static Part, text: &str) -> Result<RowId, Reason>;
    /// The day it is for the person.
    fn today(&self) -> NaiveDate;
    /// What is kept of a record that is named: its id. Where there is no store to look in, the words.
    ///
    /// # Errors
    /// As [`Lookup::record`].
    fn reference(&self, kind: Kind, text: &str) -> Result<Value, Reason> {
        self.record(kind, text).map(|id| id.to_string().into())
    }
    /// What is kept of a row that is named; as [`Lookup::reference`].
    ///
    /// # Errors
    /// As [`Lookup::row`].
    fn row_reference(&self, part: &'static Part, text: &str) -> Result<Value, Reason> {
        self.row(part, text).map(|row| row.to_string().into())
    }
}

/// Reads the values of a record, each in its place. Values may be typed text (`"5"`, `"yes"`, `"yesterday"`) or proper JSON; rows may be
/// objects or the text `LEAD name=value name=value`. A `null` says that the field is empty.
///
/// # Errors
/// Every fault found, by field. Rules across fields are [`Declaration::complete`]'s.
pub fn read(
    declaration: &Declaration,
    mut values: Values,
    lookup: &dyn Lookup,
) -> Result<Values, Vec<Fault>> {
    let mut faults = Vec::new();
    for (name, value) in &mut values {
        let Some(field) = declaration.field(name) else {
            let near = nearest(name, declaration.all_fields().map(|field| field.name));
            faults.push(Fault::new(name.clone(), Reason::NoSuchField(near.map(str::to_owned))));
            continue;
        };
        *value = match value_of(field.shape, name, value, lookup) {
            Ok(read) => read.unwrap_or_default(),
            Err(found) => {
                faults.extend(found);
                Value::Null
            }
        };
    }
    values.retain(|_, value| !value.is_null());
    add_missing(&mut faults, declaration.fields, &values, "");
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

/// The field that says of a record on which day it was reduced.
pub const REDUCED_ON: &str = "reduced_on";
/// The fields that only reducing a record writes.
pub const OF_REDUCED: &[&str] = &[REDUCED_ON, "gap"];

/// Adds the required fields that are not there, but for those whose value is already a fault.
fn add_missing(faults: &mut Vec<Fault>, fields: &[Field], values: &Values, prefix: &str) {
    // Only the program reduces a record: `store` lets nobody say so by hand.
    let is_reduced = values.contains_key(REDUCED_ON);
    let needed = fields.iter().filter(|field| field.required && !(is_reduced && field.unless_reduced));
    for field in needed.filter(|field| !values.contains_key(field.name)) {
        let path = format!("{prefix}{}", field.name);
        let inside = format!("{path}[");
        if !faults.iter().any(|fault| fault.field == path || fault.field.starts_with(&inside)) {
            faults.push(Fault::new(path, Reason::Missing));
        }
    }
}

/// The value of one field in canonical form; `None` where it is empty.
///
/// # Errors
/// The faults, under the field's path.
pub fn value_of(
    shape: &Shape,
    path: &str,
    raw: &Value,
    lookup: &dyn Lookup,
) -> Result<Option<Value>, Vec<Fault>> {
    if raw.is_null() || raw.as_str().is_some_and(|text| text.trim().is_empty()) {
        return Ok(None);
    }
    match shape {
        Shape::List(element) => list(element, path, raw, lookup),
        Shape::Rows(part) => rows(part, path, raw, lookup),
        _ => scalar(shape, raw, lookup).map(Some).map_err(|reason| vec![Fault::new(path, reason)]),
    }
}

fn list(element: &Shape, path: &str, raw: &Value, lookup: &dyn Lookup) -> Result<Option<Value>, Vec<Fault>> {
    let single;
    let elements: &[Value] = match raw {
        Value::Array(elements) => elements,
        // A list of codes or ids may be typed in one go, with commas; words may hold commas of their own.
        Value::String(text) if !matches!(element, Shape::Text | Shape::Line) => {
            single = text.split([',', '،']).map(|part| Value::from(part.trim())).collect::<Vec<_>>();
            &single
        }
        other => {
            single = vec![other.clone()];
            &single
        }
    };
    if elements.len() > ROWS_LIMIT {
        return Err(vec![Fault::new(path, Reason::TooMany(ROWS_LIMIT))]);
    }
    let mut values = Vec::new();
    let mut faults = Vec::new();
    for (at, element_raw) in elements.iter().enumerate() {
        match value_of(element, &format!("{path}[{}]", at + 1), element_raw, lookup) {
            Ok(Some(value)) if values.contains(&value) && !matches!(element, Shape::Day) => {
                faults.push(Fault::new(format!("{path}[{}]", at + 1), Reason::Twice));
            }
            Ok(Some(value)) => values.push(value),
            Ok(None) => {}
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok((!values.is_empty()).then_some(Value::Array(values)))
}

fn rows(
    part: &'static Part,
    path: &str,
    raw: &Value,
    lookup: &dyn Lookup,
) -> Result<Option<Value>, Vec<Fault>> {
    let single;
    let elements: &[Value] = match raw {
        Value::Array(elements) => elements,
        other => {
            single = vec![other.clone()];
            &single
        }
    };
    if elements.len() > ROWS_LIMIT {
        return Err(vec![Fault::new(path, Reason::TooMany(ROWS_LIMIT))]);
    }
    let mut values = Vec::new();
    let mut faults = Vec::new();
    for (at, element) in elements.iter().enumerate() {
        let here = format!("{path}[{}]", at + 1);
        let typed;
        let row = match element {
            Value::Object(row) => row,
            Value::String(text) => {
                typed = typed_row(part, text);
                &typed
            }
            _ => {
                faults.push(Fault::new(here, Reason::WrongType("object")));
                continue;
            }
        };
        match row_values(part, &here, row, lookup, true) {
            Ok(row) => values.push(Value::Object(row)),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok((!values.is_empty()).then_some(Value::Array(values)))
}

/// The values of a row. `n` is its number in the record, which a whole new row may leave out; where the row is not
/// `whole`, it is a change to one that is there, and names only what changes (`null` empties).
///
/// # Errors
/// The faults, under the row's path.
pub fn row_values(
    part: &'static Part,
    path: &str,
    row: &Values,
    lookup: &dyn Lookup,
    whole: bool,
) -> Result<Values, Vec<Fault>> {
    let mut values = Values::new();
    let mut faults = Vec::new();
    for (name, raw) in row {
        let here = format!("{path}.{name}");
        if name == "n" {
            match count(raw) {
                Ok(n) => {
                    values.insert(name.clone(), n.into());
                }
                Err(reason) => faults.push(Fault::new(here, reason)),
            }
            continue;
        }
        let Some(field) = part.fields.iter().find(|field| field.name == name) else {
            let near = nearest(name, part.fields.iter().map(|field| field.name));
            faults.push(Fault::new(here, Reason::NoSuchField(near.map(str::to_owned))));
            continue;
        };
        match value_of(field.shape, &here, raw, lookup) {
            Ok(Some(value)) => {
                values.insert(name.clone(), value);
            }
            Ok(None) if whole => {}
            Ok(None) => {
                values.insert(name.clone(), Value::Null);
            }
            Err(found) => faults.extend(found),
        }
    }
    if whole {
        add_missing(&mut faults, part.fields, &values, &format!("{path}."));
    }
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

/// `A-3 needed=no submitted-on=2026-09-20`: the first value is the part's first field, the others are named.
/// A value runs to the next name, so that it may hold spaces.
pub fn typed_row(part: &Part, text: &str) -> Values {
    let mut values = Values::new();
    let mut current = part.fields[0].name.to_owned();
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        if let Some((name, rest)) = word.split_once('=') {
            let name = name.replace('-', "_");
            let looks_like_a_name =
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            if looks_like_a_name {
                if !words.is_empty() {
                    values.insert(current, words.join(" ").into());
                }
                current = name;
                words = if rest.is_empty() { Vec::new() } else { vec![rest] };
                continue;
            }
        }
        words.push(word);
    }
    if !words.is_empty() {
        values.insert(current, words.join(" ").into());
    }
    values
}

/// `A-3 code=granted form=written` inside a meeting: the first value is the node, or the kind of an ask or promise.
pub fn typed_record(kind: Kind, text: &str) -> Values {
    let first = if kind == Kind::Decision { "node" } else { "kind" };
    let fields = declaration(kind).fields;
    let at = fields.iter().position(|field| field.name == first).unwrap_or(0);
    let part = Part { table: "", owner: "", fields: &fields[at..=at] };
    typed_row(&part, text)
}

fn scalar(shape: &Shape, raw: &Value, lookup: &dyn Lookup) -> Result<Value, Reason> {
    match shape {
        Shape::Text => words(raw, TEXT_CHARS).map(Value::from),
        Shape::Line => {
            let line = words(raw, LINE_CHARS)?;
            if line.contains(['\n', '\r']) { Err(Reason::SeveralLines) } else { Ok(line.into()) }
        }
        Shape::Flag => flag(raw).map(Value::from),
        Shape::Count => count(raw).map(Value::from),
        Shape::Amount => amount(raw).map(|amount| Value::Number(amount.to_number())),
        Shape::Currency => {
            let code = text(raw)?.trim().to_uppercase();
            let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
            if is_code { Ok(code.into()) } else { Err(Reason::NotACurrency) }
        }
        Shape::Degrees(limit) => {
            let degrees = number(raw)?;
            if degrees.abs() > *limit {
                return Err(Reason::OutOfRange(*limit as u32));
            }
            Number::from_f64(degrees).map(Value::Number).ok_or(Reason::NotANumber)
        }
        Shape::Hour => {
            let typed = digits::to_ascii(text(raw)?.trim());
            typed.parse::<Hour>().map(|hour| hour.to_string().into()).map_err(|_| Reason::NotAnHour)
        }
        Shape::Day => match PartialDate::typed(text(raw)?, lookup.today()) {
            Ok(PartialDate::Day(day)) => Ok(Day(day).to_string().into()),
            Ok(_) => Err(Reason::Date(super::date::DateFault::NotAWholeDay)),
            Err(fault) => Err(Reason::Date(fault)),
        },
        Shape::PartialDate => PartialDate::typed(text(raw)?, lookup.today())
            .map(|date| date.to_string().into())
            .map_err(Reason::Date),
        Shape::Term(vocabulary) => term(vocabulary, text(raw)?).map(Value::from),
        Shape::Reference(kind) => lookup.reference(*kind, text(raw)?.trim()),
        Shape::Row(part) => lookup.row_reference(part, text(raw)?.trim()),
        Shape::List(_) | Shape::Rows(_) => unreachable!("lists and rows are read before scalars"),
    }
}

fn text(raw: &Value) -> Result<&str, Reason> {
    raw.as_str().ok_or(Reason::WrongType("text"))
}

fn words(raw: &Value, limit: usize) -> Result<String, Reason> {
    clean::check_input(text(raw)?, limit).map_err(Reason::Text)
}

fn flag(raw: &Value) -> Result<bool, Reason> {
    if let Some(flag) = raw.as_bool() {
        return Ok(flag);
    }
    match fold::fold(text(raw)?).as_str() {
        "yes" | "y" | "true" | "1" | "oui" | "o" | "si" | "s" | "نعم" => Ok(true),
        "no" | "n" | "false" | "0" | "non" | "لا" => Ok(false),
        _ => Err(Reason::NotYesOrNo),
    }
}

fn count(raw: &Value) -> Result<u64, Reason> {
    let value = match raw {
        Value::Number(number) if number.as_u64().is_some() => number.as_u64().unwrap_or_default(),
        _ => {
            let value = number(raw)?;
            if value < 0.0 {
                return Err(Reason::Negative);
            }
            if value.fract() != 0.0 {
                return Err(Reason::NotAWholeNumber);
            }
            if value > COUNT_LIMIT as f64 {
                return Err(Reason::Above(COUNT_LIMIT));
            }
            value as u64
        }
    };
    if value > COUNT_LIMIT { Err(Reason::Above(COUNT_LIMIT)) } else { Ok(value) }
}

fn amount(raw: &Value) -> Result<Amount, Reason> {
    let value = number(raw)?;
    if value < 0.0 {
        return Err(Reason::Negative);
    }
    if value > AMOUNT_LIMIT as f64 {
        return Err(Reason::Above(AMOUNT_LIMIT));
    }
    Number::from_f64(value).as_ref().and_then(Amount::from_number).ok_or(Reason::TooFine)
}

fn number(raw: &Value) -> Result<f64, Reason> {
    let value = match raw {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => digits::number(text),
        _ => return Err(Reason::WrongType("number")),
    };
    value.filter(|value| value.is_finite()).ok_or(Reason::NotANumber)
}

/// The code of a term as typed: case and underscores do not matter.
///
/// # Errors
/// [`Reason::NotATerm`], with the nearest code where one is near.
pub fn term(vocabulary: &'static Vocabulary, typed: &str) -> Result<&'static str, Reason> {
    let wanted = typed.trim().replace(['_', ' '], "-");
    vocabulary
        .codes()
        .find(|code| code.eq_ignore_ascii_case(&wanted))
        .ok_or_else(|| Reason::NotATerm(vocabulary.name, nearest(&wanted, vocabulary.codes())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::model::Near;

    /// Takes every id for one that is there.
    struct Anything;

    impl Lookup for Anything {
        fn record(&self, kind: Kind, text: &str) -> Result<RecordId, Reason> {
            text.parse()
                .ok()
                .filter(|id: &RecordId| id.kind == kind)
                .ok_or(Reason::NoSuchRecord(kind, Near::Unknown))
        }
        fn row(&self, _: &'static Part, text: &str) -> Result<RowId, Reason> {
            text.parse().map_err(|_| Reason::NoSuchRow)
        }
        fn today(&self) -> NaiveDate {
            NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
        }
    }

    /// A value that the shape takes, or one of those that people and programs give in its place.
    fn value(shape: &'static Shape) -> BoxedStrategy<Value> {
        let good = match shape {
            Shape::Text | Shape::Line => json!("Rivière-Noire أم رقبة"),
            Shape::Flag => json!("oui"),
            Shape::Count => json!("٧"),
            Shape::Amount => json!("12,5"),
            Shape::Currency => json!("xaf"),
            Shape::Degrees(_) => json!(-1),
            Shape::Hour => json!("7h30"),
            Shape::Day => json!("-2"),
            Shape::PartialDate => json!("2026-10"),
            Shape::Term(vocabulary) => json!(vocabulary.terms[0].code),
            Shape::Reference(kind) => json!(RecordId { kind: *kind, number: 1 }.to_string()),
            Shape::Row(_) => json!("R-1.1"),
            Shape::List(element) => {
                return prop::collection::vec(value(element), 0..3).prop_map(Value::Array).boxed();
            }
            Shape::Rows(part) => {
                return prop::collection::vec(object(part.fields), 0..3).prop_map(Value::Array).boxed();
            }
        };
        prop_oneof![
            80 => Just(good),
            1 => Just(Value::Null),
            1 => prop::sample::select(vec![
                json!(true), json!(-1), json!(1e300), json!(0.001), json!([]), json!({}), json!({ "n": 1 }), json!(""),
                json!("03/02/2025"), json!("1446-01-01"), json!("2026-02-31"), json!("a\u{0}b"), json!("n=2 x=1"),
            ]),
        ]
        .boxed()
    }

    fn object(fields: &'static [Field]) -> BoxedStrategy<Value> {
        let fields: Vec<BoxedStrategy<(String, Value)>> = fields
            .iter()
            .map(|field| value(field.shape).prop_map(|value| (field.name.to_owned(), value)).boxed())
            .collect();
        (fields, any::<u64>())
            .prop_map(|(fields, kept)| {
                // Each field is there or not by one bit, required ones more often than not.
                let kept = |at: usize| at < 5 || kept >> (at % 64) & 1 == 1;
                Value::Object(
                    fields
                        .into_iter()
                        .enumerate()
                        .filter(|(at, _)| kept(*at))
                        .map(|(_, field)| field)
                        .collect(),
                )
            })
            .boxed()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        /// What is read is what the record's type takes: a fault or a record, never a panic; and what a record became
        /// reads back as itself.
        #[test]
        fn what_is_read_becomes_a_record_or_a_fault(
            (kind, raw) in prop::sample::select(Kind::ALL.to_vec())
                .prop_flat_map(|kind| object(declaration(kind).fields).prop_map(move |raw| (kind, raw)))
        ) {
            let Value::Object(raw) = raw else { unreachable!("an object was made") };
            let declaration = declaration(kind);
            if let Ok(values) = read(declaration, raw.clone(), &Anything)
                && let Ok(record) = declaration.complete(values)
            {
                let again = read(declaration, record.clone(), &Anything).map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
                prop_assert_eq!(declaration.complete(again), Ok(record));
            }
        }
    }
}
