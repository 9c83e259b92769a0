//! JSON with one spelling: what is hashed, signed or compared must have the same bytes everywhere.
//!
//! Objects have their keys in the order of their UTF-8 bytes, there is no white space, strings escape
//! what JSON demands and nothing else, numbers are written as serde_json writes them. Ours are whole
//! numbers; a format that needs fractions must say how they are rounded.

use serde_json::Value;

use super::Values;

/// Why bytes are not canonical JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// Not JSON, or nested deeper than 128.
    #[error("not JSON")]
    NotJson,
    /// JSON in another spelling: white space, another order, a key given twice, needless escapes.
    #[error("JSON, but not in its canonical form")]
    OtherForm,
}

/// The one spelling of a value.
///
/// ```
/// use carnet::model::canonical::canonical_json;
/// let value = serde_json::json!({ "b": [1, null], "a": "é\n" });
/// assert_eq!(canonical_json(&value), "{\"a\":\"é\\n\",\"b\":[1,null]}".as_bytes());
/// ```
pub fn canonical_json(value: &Value) -> Vec<u8> {
    let mut text = Vec::with_capacity(256);
    write(value, &mut text);
    text
}

/// The one spelling of an object.
pub fn canonical_object(fields: &Values) -> Vec<u8> {
    let mut text = Vec::with_capacity(256);
    write_fields(fields, &mut text);
    text
}

/// Reads a value that is written in its one spelling.
///
/// # Errors
/// [`CanonicalError`]. A key given twice is found because only one of the two is written again.
pub fn parse_canonical(bytes: &[u8]) -> Result<Value, CanonicalError> {
    let value = serde_json::from_slice(bytes).map_err(|_| CanonicalError::NotJson)?;
    if canonical_json(&value) == bytes { Ok(value) } else { Err(CanonicalError::OtherForm) }
}

fn write(value: &Value, text: &mut Vec<u8>) {
    match value {
        Value::Array(values) => {
            text.push(b'[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    text.push(b',');
                }
                write(value, text);
            }
            text.push(b']');
        }
        Value::Object(fields) => write_fields(fields, text),
        Value::String(string) => write_string(string, text),
        scalar => serde_json::to_writer(text, scalar).expect("a number is JSON, and memory takes it"),
    }
}

fn write_fields(fields: &Values, text: &mut Vec<u8>) {
    // serde_json's map is sorted unless some crate of the build asks it not to be.
    if fields.keys().is_sorted() {
        return write_in_order(fields.iter(), text);
    }
    let mut sorted: Vec<(&String, &Value)> = fields.iter().collect();
    sorted.sort_unstable_by_key(|(key, _)| *key);
    write_in_order(sorted.into_iter(), text);
}

fn write_in_order<'f>(fields: impl Iterator<Item = (&'f String, &'f Value)>, text: &mut Vec<u8>) {
    text.push(b'{');
    for (at, (key, value)) in fields.enumerate() {
        if at > 0 {
            text.push(b',');
        }
        write_string(key, text);
        text.push(b':');
        write(value, text);
    }
    text.push(b'}');
}

fn write_string(string: &str, text: &mut Vec<u8>) {
    serde_json::to_writer(text, string).expect("a string is JSON, and memory takes it");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_spellings_are_refused() {
        assert!(parse_canonical(br#"{"a":1,"b":[true,"x"]}"#).is_ok());
        for other in [
            r#"{"b":1,"a":1}"#,
            r#"{"a":1, "b":1}"#,
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"a":2}"#,
            "{\"a\":1}\n",
            r#"{"a":"\u0061"}"#,
            r#"{"a":1.0e0}"#,
            r#"{"a":-0}"#,
        ] {
            assert_eq!(parse_canonical(other.as_bytes()), Err(CanonicalError::OtherForm), "{other}");
        }
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for not in ["", "{", "{} {}", "{\"a\":NaN}", "\u{feff}{}", r#""\ud800""#, &deep] {
            assert_eq!(parse_canonical(not.as_bytes()), Err(CanonicalError::NotJson));
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let scalar = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        scalar.prop_recursive(3, 20, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..5)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_value_comes_back_from_its_canonical_form(value in values()) {
            prop_assert_eq!(parse_canonical(&canonical_json(&value)), Ok(value));
        }
    }
}
