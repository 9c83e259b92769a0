//! `--again` and `--back` of a trip: what is the same as on the last one is taken from it, and said.

use super::{Given, Verb, find, name_of};
use crate::cli::{Failure, Session};
use carnet::message::{Exit, Explain, Message};
use carnet::model::{Kind, Lookup, PartialDate, RecordId, Values, again};
use carnet::store::{Store, StoreError};
use carnet::text::clean::one_line;
use chrono::NaiveDate;
use serde_json::Value;

/// Flags by which the last trip is told from others: the last on this road, from here, of this team.
const TOLD_BY: [&str; 4] = ["origin", "destination", "road", "recorded_by"];

/// Takes what flags do not say from the last trip, where `--again` or `--back` asks for it.
pub(super) fn take(
    given: &Given,
    values: &mut Values,
    store: &Store,
    session: &Session,
) -> Result<(), Failure> {
    let said = |flag: &str| given.matches.try_get_one::<String>(flag).ok().flatten();
    let (is_back, named) = match (said("again"), said("back")) {
        (Some(named), _) => (false, named),
        (None, Some(named)) => (true, named),
        (None, None) => return Ok(()),
    };
    let is_planned = matches!(given.verb, Verb::Make("plan"));
    let pattern = match named.as_str() {
        "" => last(values, (is_back, is_planned), store, session)?,
        named => find(store, Kind::Trip, named)?,
    };
    let trip = store.read(pattern)?.values;
    let mut once_more = if is_back { again::back(&trip) } else { again::again(&trip) };
    if is_planned {
        once_more = again::planned(&trip, once_more);
    } else {
        values.entry("date").or_insert_with(|| session.today().to_string().into());
    }
    let day = values.get("date").and_then(Value::as_str);
    let day = day.and_then(|text| PartialDate::typed(text, session.today()).ok()).map(PartialDate::first);
    for field in ["requests", "decisions"] {
        keep_what_stands(&mut once_more, field, day.unwrap_or(session.today()), store)?;
    }
    let message = Message::new(if is_back { "again-back" } else { "again-same" })
        .with("trip", pattern.to_string())
        .with("way", way(&once_more, store)?);
    session.say(&message)?;
    for (field, value) in once_more {
        values.entry(field).or_insert(value);
    }
    say_what_is_planned(values, is_planned, day, store, session)
}

/// The last trip that fits what flags say of it.
fn last(
    values: &Values,
    (is_back, is_planned): (bool, bool),
    store: &Store,
    session: &Session,
) -> Result<RecordId, Failure> {
    let lookup = store.lookup(session.today());
    let mut fields = Vec::new();
    for field in TOLD_BY {
        let Some(text) = values.get(field).and_then(Value::as_str) else { continue };
        // The end of the way back is where the way out began.
        let column = match (field, is_back) {
            ("origin", true) => "destination",
            ("destination", true) => "origin",
            (other, _) => other,
        };
        let value = match field {
            "recorded_by" => text.to_owned(),
            _ => match lookup.record(Kind::Place, text) {
                Ok(place) => place.to_string(),
                // What is wrong with the name is said when the trip is read.
                Err(_) => continue,
            },
        };
        fields.push((column, value));
    }
    Ok(store
        .last_trip_with(&fields, is_planned)?
        .ok_or(AgainError::NoTrip { narrowed: !fields.is_empty() })?)
}

/// Requests that are over and yeses that have ended carry no later trip.
fn keep_what_stands(
    once_more: &mut Values,
    field: &str,
    day: NaiveDate,
    store: &Store,
) -> Result<(), StoreError> {
    let Some(Value::Array(ids)) = once_more.get(field) else { return Ok(()) };
    let mut kept = Vec::new();
    for id in ids {
        let record = id.as_str().and_then(|id| id.parse().ok());
        if record.map(|record| store.still_stands(record, day)).transpose()?.unwrap_or(false) {
            kept.push(id.clone());
        }
    }
    match kept.is_empty() {
        true => drop(once_more.remove(field)),
        false => drop(once_more.insert(field.to_owned(), kept.into())),
    }
    Ok(())
}

/// `Goma → Rutshuru`
fn way(trip: &Values, store: &Store) -> Result<String, StoreError> {
    let mut ends = Vec::new();
    for field in ["origin", "destination"] {
        let Some(id) = place(trip, field) else { continue };
        let stored = store.read(id)?;
        ends.push(name_of(&stored).map_or_else(|| id.to_string(), |name| one_line(name).into_owned()));
    }
    Ok(ends.join(" → "))
}

fn place(trip: &Values, field: &str) -> Option<RecordId> {
    trip.get(field)?.as_str()?.parse().ok()
}

/// A trip that is planned on this way is still without an outcome: was it this one?
fn say_what_is_planned(
    values: &Values,
    is_planned: bool,
    day: Option<NaiveDate>,
    store: &Store,
    session: &Session,
) -> Result<(), Failure> {
    let (Some(origin), Some(destination), false) =
        (place(values, "origin"), place(values, "destination"), is_planned)
    else {
        return Ok(());
    };
    if let Some(trip) = store.planned_on(origin, destination, day.unwrap_or(session.today()))? {
        session.say(&Message::new("again-planned").with("trip", trip.to_string()))?;
    }
    Ok(())
}

/// Why there is nothing to repeat.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AgainError {
    /// There is no trip yet, or none that fits what flags say.
    #[error("no trip to repeat")]
    NoTrip { narrowed: bool },
}

impl Explain for AgainError {
    fn message(&self) -> Message {
        let Self::NoTrip { narrowed } = self;
        Message::new(if *narrowed { "again-none-such" } else { "again-none" })
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("again-none.hint"))
    }
    fn code(&self) -> u16 {
        781
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}
