//! A request like another one: what it takes from it, so that only what differs is said.

use super::{Given, find, last_day};
use carnet::model::{Kind, Values};
use carnet::store::{Store, StoreError};
use chrono::NaiveDate;
use serde_json::Value;

/// What is the same in both.
const SAME: &[&str] = &["what", "asset", "place", "negotiation", "sectors", "goods"];
/// Of each office: who it is and whether its yes is needed; when it was asked and what it said is of the other request.
const OF_ADDRESSEE: &[&str] = &["node", "needed", "needed_group"];

/// The request that `--like` names.
pub(super) fn pattern(given: &Given, store: &Store) -> Result<Option<Values>, StoreError> {
    let named = given.matches.try_get_one::<String>("like").ok().flatten();
    named.map(|text| Ok(store.read(find(store, Kind::Request, text)?)?.values)).transpose()
}

/// Takes what flags do not say from the pattern.
pub(super) fn take(values: &mut Values, pattern: &Values) {
    for name in SAME {
        if let Some(value) = pattern.get(*name) {
            values.entry(*name).or_insert_with(|| value.clone());
        }
    }
    let rows = pattern.get("addressees").and_then(Value::as_array).into_iter().flatten();
    let rows: Vec<Value> = rows
        .filter_map(Value::as_object)
        .filter(|row| !row.contains_key("ended_on"))
        .map(|row| {
            let same = row.iter().filter(|(name, _)| OF_ADDRESSEE.contains(&name.as_str()));
            Value::Object(same.map(|(name, value)| (name.clone(), value.clone())).collect())
        })
        .collect();
    if !rows.is_empty() {
        values.entry("addressees").or_insert(rows.into());
    }
}

/// Takes what somebody who is asked could still change: how many days and people.
pub(super) fn take_the_rest(values: &mut Values, pattern: &Values, today: NaiveDate) {
    if let Some(people) = pattern.get("people") {
        values.entry("people").or_insert_with(|| people.clone());
    }
    let last = values.get("first_day").and_then(Value::as_str).and_then(|day| last_day(pattern, day, today));
    if let Some(last) = last {
        values.entry("last_day").or_insert(last.into());
    }
}
