//! Names in which letters of two alphabets stand that look alike.

use crate::cli::{Failure, Session};
use carnet::message::Message;
use carnet::model::{Kind, Values};
use carnet::text::fold::look_alike;
use serde_json::Value;

/// Points out a name that looks like another and is not it, such as one with a Cyrillic а among Latin letters, and
/// asks whether it is meant; where nobody can be asked, only `--yes` writes it.
pub(super) fn confirm(kind: Kind, raws: &[Values], session: &Session) -> Result<bool, Failure> {
    if !matches!(kind, Kind::Actor | Kind::Place) {
        return Ok(true);
    }
    for (field, value) in raws.iter().flatten() {
        let is_name = matches!(field.as_str(), "name" | "names" | "aliases" | "short_code");
        let texts: Vec<&str> = match value {
            Value::String(text) => vec![text],
            Value::Array(texts) => texts.iter().filter_map(Value::as_str).collect(),
            _ => continue,
        };
        if is_name && texts.iter().any(|text| look_alike(text)) {
            session.say(&Message::new("record-look-alike").with("field", field.as_str()))?;
            if !session.confirm(&Message::new("record-look-alike.ask"))? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}
