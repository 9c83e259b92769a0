//! What a record that was just written makes noticeable: at most two short lines.
//!
//! Pure over the rows that the store gives. Each rule is a function from facts to something [`Noticed`], or to nothing:
//! few or no grounds say nothing. What is noticed are counts, with what they stand against; never a cause.
//!
//! Absent here: any line that joins an office, a type, a branch or a level with a place or a road (domain.md, fact 6;
//! the test `no_sentence_joins_an_author_with_a_road` holds it), and anything about a caution.

mod answers;
mod promises;
mod road;
mod said;
mod talks;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::due::Patience;
use super::tomorrow::{count, outlook};
use crate::model::{Kind, PartialDate, RecordId, Values};
use crate::store::{ROAD_DAYS, Store, StoreError, Stored, setting};
use crate::vocabulary::{Decision, IncidentKind, Term, TripOutcome};

pub use said::{Noticed, Of, Yeses};

/// Most lines that are said of one entry.
pub const MOST: usize = 2;
/// So many times make it a habit.
const HABIT: u64 = 3;
/// So many times make it happen again.
const AGAIN: u64 = 2;

/// How many of them are such.
fn how_many<T>(all: impl IntoIterator<Item = T>, is_such: impl Fn(&T) -> bool) -> u64 {
    all.into_iter().filter(is_such).count() as u64
}

/// Fields of which a change can make something noticeable.
const TELLING: &[(Kind, &[&str])] = &[
    (
        Kind::Trip,
        &[
            "outcome",
            "hours_late",
            "checkpoints_demanding",
            "demands",
            "road",
            "requests",
            "decisions",
            "date",
        ],
    ),
    (Kind::Decision, &["code", "node", "date", "form", "confirm_by", "condition_view", "addressee"]),
    (
        Kind::Incident,
        &["kinds", "actors", "road", "trip", "date", "promise_broken", "mission_link_suspected"],
    ),
    (Kind::Request, &["addressees", "rounds", "first_day"]),
    (Kind::Promise, &["checks"]),
    (Kind::Meeting, &["participants", "negotiation"]),
    (Kind::Directive, &["areas", "in_force_from", "in_force_to"]),
    (Kind::Negotiation, &["closed"]),
];

/// Whether a change of one of these fields can make something noticeable.
pub fn tells<'f>(kind: Kind, mut changed: impl Iterator<Item = &'f str>) -> bool {
    let telling = TELLING.iter().find(|(of, _)| *of == kind).map_or(&[][..], |(_, fields)| *fields);
    changed.any(|field| telling.contains(&field))
}

/// What these records, written by one command, make noticeable: the weightiest, at most [`MOST`].
///
/// # Errors
/// When the database fails.
pub fn noticed(store: &Store, written: &[Stored], today: NaiveDate) -> Result<Vec<Noticed>, StoreError> {
    let mut found = Vec::new();
    for stored in written {
        of_record(store, stored, today, &mut found)?;
    }
    Ok(weightiest(found))
}

/// The first of each subject, by weight. Where one is about who acted, none is about the road.
fn weightiest(mut found: Vec<Noticed>) -> Vec<Noticed> {
    found.sort_by_key(Noticed::weight);
    let mut said: Vec<Noticed> = Vec::new();
    for one in found {
        let fits = |other: &Noticed| {
            let joins = (other.is_of_authors() && one.is_of_a_road())
                || (other.is_of_a_road() && one.is_of_authors());
            other.subject() != one.subject() && !joins
        };
        if said.iter().all(fits) {
            said.push(one);
        }
    }
    said.truncate(MOST);
    said
}

fn of_record(
    store: &Store,
    stored: &Stored,
    today: NaiveDate,
    found: &mut Vec<Noticed>,
) -> Result<(), StoreError> {
    let values = &stored.values;
    // What others count is in no figure of ours, what is severe in no count that a bystander could read.
    let is_counted =
        text(values, "counted_by") != Some("other") && text(values, "sensitivity") != Some("severe");
    if stored.voided.is_some() || !is_counted {
        return Ok(());
    }
    match stored.id.kind {
        Kind::Trip => of_trip(store, stored.id, values, today, found),
        Kind::Incident => of_incident(store, stored.id, values, found),
        Kind::Decision => of_decision(store, stored.id, values, today, found),
        Kind::Request => of_request(store, stored, today, found),
        Kind::Promise => of_promise(store, stored, found),
        Kind::Meeting => {
            found.extend(talks::first_at_level(&store.levels_in(stored.id)?, &store.met_before(stored.id)?));
            Ok(())
        }
        Kind::Ask => {
            found.extend(talks::asked_again(store.asked_in_negotiation(stored.id)?));
            Ok(())
        }
        Kind::Directive => {
            let from = day(values, "in_force_from").or(day(values, "date")).unwrap_or(today).max(today);
            let areas = ids(values, "areas");
            let planned = store.planned_through(&areas, from, day(values, "in_force_to"))?;
            found.extend((planned > 0).then_some(Noticed::PlannedThere(planned)));
            Ok(())
        }
        Kind::Negotiation if values.contains_key("closed") => {
            let (promises, answers) = store.still_open(stored.id, today)?;
            found.extend(talks::still_open(promises, answers));
            Ok(())
        }
        // Of a caution nothing else needs saying; of the others one record says too little.
        Kind::Negotiation | Kind::Caution | Kind::Actor | Kind::Place | Kind::Event => Ok(()),
    }
}

fn of_trip(
    store: &Store,
    trip: RecordId,
    values: &Values,
    today: NaiveDate,
    found: &mut Vec<Noticed>,
) -> Result<(), StoreError> {
    let road = id(values, "road");
    let Some(outcome) = text(values, "outcome").and_then(TripOutcome::from_code) else {
        let outlook = outlook(store, trip, today)?;
        found.extend(answers::standing(outlook.count, outlook.planned.date.first()));
        found.extend(road::before_leaving(outlook.planned.incidents.len()));
        return Ok(());
    };
    if let Some(hours) = values.get("hours_late").and_then(Value::as_f64) {
        found.extend(road::late_as_planned(outcome, hours, store.setting(setting("delay_hours")?)?));
    }
    found.extend(road::not_as_said(outcome, store.was_approved(trip)?));
    // A day that is known in part lies in no thirty days for certain.
    if let (Some(road), Some(day)) = (road, day(values, "date")) {
        let days = store.road_days(road, window(day), day)?;
        found.extend(road::of_trip(trip, outcome, &days));
        if outcome.is_made() {
            found.extend(road::first_for_days(day, store.last_driven(road, trip, day)?));
        }
    }
    Ok(())
}

fn of_incident(
    store: &Store,
    incident: RecordId,
    values: &Values,
    found: &mut Vec<Noticed>,
) -> Result<(), StoreError> {
    if let Some(trip) = id(values, "trip") {
        found.extend(store.broken_at(incident, trip)?.map(Noticed::BrokenAt));
    }
    if let Some(promise) = id(values, "promise_broken") {
        found.extend(promises::found(&store.findings(promise)?));
    }
    let Some(day) = day(values, "date") else { return Ok(()) };
    let from = window(day);
    if let Some(road) = store.road_of_incident(incident)? {
        found.extend(road::of_incident(incident, is_demand(values), &store.road_days(road, from, day)?));
    }
    let kinds = values.get("kinds").and_then(Value::as_array).into_iter().flatten();
    let leading = kinds.filter_map(Value::as_str).find_map(IncidentKind::from_code);
    if let Some(kind) = leading {
        let times = store.incidents_led_by(kind, from, day)?;
        if times >= HABIT {
            found.push(Noticed::KindAgain(kind, Of { times, of: store.trips_made(from, day)? }));
        }
    }
    if values.get("mission_link_suspected") == Some(&Value::Bool(true)) {
        let times = store.incidents_with_suspicion(from, day)?;
        if times >= AGAIN {
            found.push(Noticed::LinkSuspected(Of { times, of: store.trips_made(from, day)? }));
        }
    }
    Ok(())
}

fn of_decision(
    store: &Store,
    decision: RecordId,
    values: &Values,
    today: NaiveDate,
    found: &mut Vec<Noticed>,
) -> Result<(), StoreError> {
    let Some(code) = text(values, "code").and_then(Decision::from_code) else { return Ok(()) };
    if code.is_no() {
        found.extend(store.yes_above(decision)?.map(Noticed::YesAbove));
    }
    if code.is_yes() || code.is_no() {
        found.extend(answers::turn(code, &store.said_before(decision)?));
    }
    let request = text(values, "addressee").and_then(|row| row.split_once('.')?.0.parse().ok());
    let Some(request) = request else { return Ok(()) };
    let words = store.words_of_request(request, today)?;
    found.extend(answers::not_firm(decision, &words));
    found.extend(standing_of(words, store, today)?);
    Ok(())
}

fn of_request(
    store: &Store,
    stored: &Stored,
    today: NaiveDate,
    found: &mut Vec<Noticed>,
) -> Result<(), StoreError> {
    let words = store.words_of_request(stored.id, today)?;
    if stored.revision > 1 {
        found.extend(answers::postponed(&stored.values));
        found.extend(standing_of(words, store, today)?);
        return Ok(());
    }
    found.extend(answers::not_asked(&words));
    let patience = Patience::of(store)?;
    found.extend(answers::owes_already(&store.awaited_elsewhere(stored.id, today)?, patience, today));
    Ok(())
}

fn of_promise(store: &Store, stored: &Stored, found: &mut Vec<Noticed>) -> Result<(), StoreError> {
    let findings = store.findings(stored.id)?;
    if findings.is_empty() {
        found.extend(promises::before(&store.promised_before(stored.id)?));
    } else {
        found.extend(promises::found(&findings));
    }
    Ok(())
}

fn standing_of(
    words: Vec<crate::store::Word>,
    store: &Store,
    today: NaiveDate,
) -> Result<Option<Noticed>, StoreError> {
    let Some(on) = words.first().map(|word| word.first_day) else { return Ok(None) };
    Ok(answers::standing(count(words, Patience::of(store)?, today), on))
}

/// The first day that counts: as of a road that is looked at before a trip, thirty days before.
fn window(day: NaiveDate) -> NaiveDate {
    day - Days::new(ROAD_DAYS)
}

fn text<'v>(values: &'v Values, field: &str) -> Option<&'v str> {
    values.get(field)?.as_str()
}

fn id(values: &Values, field: &str) -> Option<RecordId> {
    text(values, field)?.parse().ok()
}

fn ids(values: &Values, field: &str) -> Vec<RecordId> {
    let all = values.get(field).and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|value| value.as_str()?.parse().ok()).collect()
}

/// A whole day.
fn day(values: &Values, field: &str) -> Option<NaiveDate> {
    match text(values, field)?.parse::<PartialDate>().ok()? {
        PartialDate::Day(day) => Some(day),
        _ => None,
    }
}

/// Whether an incident was a demand.
fn is_demand(values: &Values) -> bool {
    let kinds = values.get("kinds").and_then(Value::as_array).into_iter().flatten();
    kinds.filter_map(Value::as_str).any(|kind| {
        matches!(
            IncidentKind::from_code(kind),
            Some(IncidentKind::FeeDemanded | IncidentKind::InKindDemanded)
        )
    })
}
