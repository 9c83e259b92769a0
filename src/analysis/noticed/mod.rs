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
mod talks;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::due::Patience;
use super::tomorrow::{Hollow, count, outlook};
use crate::message::Message;
use crate::model::{Kind, PartialDate, RecordId, Values};
use crate::store::{ROAD_DAYS, Store, StoreError, Stored, setting};
use crate::vocabulary::{AskKind, Decision, IncidentKind, Level, Term, TripOutcome};

/// Most lines that are said of one entry.
pub const MOST: usize = 2;
/// So many times make it a habit.
const HABIT: u64 = 3;
/// So many times make it happen again.
const AGAIN: u64 = 2;

/// How often, and against what it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of {
    /// So many times.
    pub times: u64,
    /// Of so many.
    pub of: u64,
}

/// How the yeses that are needed stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yeses {
    /// Firm, of those that are needed.
    pub firm: Of,
    /// From whom neither yes nor no has come.
    pub silent: u64,
    /// The first day on which they are needed.
    pub on: NaiveDate,
}

/// Something noticeable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noticed {
    /// An incident broke a promise of passage: at this level, in a chain that had said yes.
    BrokenAt(Level),
    /// All that a trip needed had said yes, and the road did this.
    NotAsSaid(TripOutcome),
    /// A higher level of the chain had said yes.
    YesAbove(Level),
    /// The first no of an office after so many yeses in a row.
    FirstNo(u64),
    /// The first yes of an office after so many noes in a row.
    FirstYes(u64),
    /// A yes that is not firm, and why.
    NotFirm(Hollow),
    /// A promise was found broken for the so-many-th time.
    BrokenAgain(u64),
    /// A promise was found broken after so many checks that found it held.
    FirstBreach(u64),
    /// Something was demanded on a road so often, on so many trips made.
    Demanded(Of),
    /// So many trips on a road were cut short or turned back, of so many made.
    TurnedBack(Of),
    /// So many trips on a road were not made, of so many that were due.
    NotMade(Of),
    /// The first trouble on a road after so many trips that passed.
    FirstTrouble(u64),
    /// So many incidents at roadblocks of a road, on so many trips made.
    AtRoadblocks(Of),
    /// So many incidents of any sort on the road of a trip that is planned.
    OnTheRoad(u64),
    /// The first trip on a road for so many days.
    FirstForDays(i64),
    /// So many incidents led by a kind, on all roads, with the trips made.
    KindAgain(IncidentKind, Of),
    /// So many incidents with a suspected link to a peace mission, with the trips made.
    LinkSuspected(Of),
    /// How the yeses that are needed stand.
    Standing(Yeses),
    /// So many of those whose yes is needed are not asked yet.
    NotAsked(u64),
    /// So many of those who are asked owe an answer to an earlier request.
    OwesAlready(u64),
    /// Put off so often, so many times by them.
    Postponed(Of),
    /// Earlier promises of an office: how many were found broken.
    PromisesBefore {
        /// Broken, of all.
        broken: Of,
        /// Of all, never checked.
        unchecked: u64,
    },
    /// A level that was not met before in a negotiation.
    FirstAtLevel(Level),
    /// The same was asked so often in a negotiation.
    AskedAgain(AskKind, u64),
    /// So many trips are planned where a rule holds, while it holds.
    PlannedThere(u64),
    /// So many promises and answers are open in a negotiation that was closed.
    StillOpen {
        /// Promises that are not settled.
        promises: u64,
        /// Answers that are awaited.
        answers: u64,
    },
    /// So many hours late, which is more than a trip as planned may be.
    LateAsPlanned {
        /// Whole hours late.
        hours: u64,
        /// From more than so many on a trip counts as delayed.
        limit: u64,
    },
}

impl Noticed {
    /// The sentence.
    pub fn message(&self) -> Message {
        let label = |key: String| Message::new(key);
        match self {
            Self::BrokenAt(level) => {
                Message::new("noticed-broken-at").with("level", label(level.label_key()))
            }
            Self::NotAsSaid(outcome) => {
                Message::new("noticed-not-as-said").with("outcome", label(outcome.label_key()))
            }
            Self::YesAbove(level) => {
                Message::new("noticed-yes-above").with("level", label(level.label_key()))
            }
            Self::FirstNo(after) => Message::new("noticed-first-no").with("count", *after),
            Self::FirstYes(after) => Message::new("noticed-first-yes").with("count", *after),
            Self::NotFirm(Hollow::Relayed) => Message::new("noticed-relayed"),
            Self::NotFirm(Hollow::Unconfirmed(level)) => {
                Message::new("noticed-unconfirmed").with("level", label(level.label_key()))
            }
            Self::NotFirm(Hollow::ConditionsRefused) => Message::new("noticed-conditions-refused"),
            Self::NotFirm(Hollow::ConditionsOpen) => Message::new("noticed-conditions-open"),
            Self::NotFirm(Hollow::NotYet(from)) => {
                Message::new("noticed-not-yet").with("day", from.to_string())
            }
            Self::NotFirm(Hollow::Expired(to)) => Message::new("noticed-expired").with("day", to.to_string()),
            Self::BrokenAgain(times) => Message::new("noticed-broken-again").with("count", *times),
            Self::FirstBreach(held) => Message::new("noticed-first-breach").with("count", *held),
            Self::Demanded(of) => on_road("noticed-demanded").with("count", of.times).with("made", of.of),
            Self::TurnedBack(of) => {
                on_road("noticed-turned-back").with("count", of.times).with("made", of.of)
            }
            Self::NotMade(of) => on_road("noticed-not-made").with("count", of.times).with("due", of.of),
            Self::FirstTrouble(after) => on_road("noticed-first-trouble").with("count", *after),
            Self::AtRoadblocks(of) => {
                on_road("noticed-at-roadblocks").with("count", of.times).with("made", of.of)
            }
            Self::OnTheRoad(times) => on_road("noticed-on-the-road").with("count", *times),
            Self::FirstForDays(days) => Message::new("noticed-first-for-days").with("count", *days),
            Self::KindAgain(kind, of) => on_road("noticed-kind-again")
                .with("kind", label(kind.label_key()))
                .with("count", of.times)
                .with("made", of.of),
            Self::LinkSuspected(of) => {
                on_road("noticed-link-suspected").with("count", of.times).with("made", of.of)
            }
            Self::Standing(yeses) => Message::new(match yeses.silent {
                0 => "noticed-standing",
                _ => "noticed-standing-silent",
            })
            .with("needed", yeses.firm.of)
            .with("firm", yeses.firm.times)
            .with("count", yeses.silent)
            .with("day", yeses.on.to_string()),
            Self::NotAsked(count) => Message::new("noticed-not-asked").with("count", *count),
            Self::OwesAlready(count) => Message::new("noticed-owes-already").with("count", *count),
            Self::Postponed(of) => {
                Message::new("noticed-postponed").with("count", of.of).with("by-them", of.times)
            }
            Self::PromisesBefore { broken, unchecked } => Message::new("noticed-promises-before")
                .with("count", broken.of)
                .with("broken", broken.times)
                .with("unchecked", *unchecked),
            Self::FirstAtLevel(level) => {
                Message::new("noticed-first-at-level").with("level", label(level.label_key()))
            }
            Self::AskedAgain(kind, times) => Message::new("noticed-asked-again")
                .with("kind", label(kind.label_key()))
                .with("count", *times),
            Self::PlannedThere(count) => Message::new("noticed-planned-there").with("count", *count),
            Self::StillOpen { promises, answers } => {
                Message::new("noticed-still-open").with("count", *promises).with("answers", *answers)
            }
            Self::LateAsPlanned { hours, limit } => {
                Message::new("noticed-late-as-planned").with("count", *hours).with("limit", *limit)
            }
        }
    }

    /// What it is about: of two that are about the same, the first is said.
    fn subject(&self) -> u8 {
        match self {
            Self::BrokenAt(_) | Self::NotAsSaid(_) => 1,
            Self::Demanded(_) | Self::AtRoadblocks(_) | Self::KindAgain(..) => 2,
            Self::TurnedBack(_) | Self::FirstTrouble(_) => 3,
            Self::BrokenAgain(_) | Self::FirstBreach(_) => 4,
            Self::FirstNo(_) | Self::FirstYes(_) => 5,
            Self::YesAbove(_) => 6,
            Self::NotFirm(_) => 7,
            Self::NotMade(_) => 8,
            Self::OnTheRoad(_) => 9,
            Self::FirstForDays(_) => 10,
            Self::LinkSuspected(_) => 11,
            Self::Standing(_) => 12,
            Self::NotAsked(_) => 13,
            Self::OwesAlready(_) => 14,
            Self::Postponed(_) => 15,
            Self::PromisesBefore { .. } => 16,
            Self::FirstAtLevel(_) => 17,
            Self::AskedAgain(..) => 18,
            Self::PlannedThere(_) => 19,
            Self::StillOpen { .. } => 20,
            Self::LateAsPlanned { .. } => 21,
        }
    }

    /// Whether it says something of a road.
    fn is_of_a_road(&self) -> bool {
        matches!(
            self,
            Self::Demanded(_)
                | Self::TurnedBack(_)
                | Self::NotMade(_)
                | Self::FirstTrouble(_)
                | Self::AtRoadblocks(_)
                | Self::OnTheRoad(_)
                | Self::FirstForDays(_)
        )
    }

    /// Whether it says something of an office or a level.
    fn is_of_authors(&self) -> bool {
        matches!(
            self,
            Self::BrokenAt(_)
                | Self::YesAbove(_)
                | Self::FirstNo(_)
                | Self::FirstYes(_)
                | Self::NotFirm(_)
                | Self::PromisesBefore { .. }
                | Self::FirstAtLevel(_)
        )
    }

    /// The lower, the sooner it is said.
    fn weight(&self) -> u8 {
        match self {
            Self::BrokenAt(_) => 0,
            Self::NotAsSaid(_) | Self::YesAbove(_) => 1,
            Self::BrokenAgain(_) | Self::FirstBreach(_) => 2,
            Self::FirstNo(_) | Self::NotFirm(_) => 3,
            Self::TurnedBack(_) | Self::NotMade(_) => 4,
            Self::Demanded(_) => 5,
            Self::LateAsPlanned { .. } => 6,
            Self::FirstTrouble(_) | Self::FirstYes(_) => 7,
            Self::Standing(_) | Self::AtRoadblocks(_) => 8,
            Self::LinkSuspected(_) | Self::AskedAgain(..) | Self::Postponed(_) => 9,
            Self::FirstAtLevel(_) | Self::PromisesBefore { .. } => 10,
            Self::OwesAlready(_) | Self::NotAsked(_) => 11,
            Self::StillOpen { .. } | Self::PlannedThere(_) => 12,
            Self::OnTheRoad(_) | Self::FirstForDays(_) | Self::KindAgain(..) => 13,
        }
    }
}

/// How many of them are such.
fn how_many<T>(all: impl IntoIterator<Item = T>, is_such: impl Fn(&T) -> bool) -> u64 {
    all.into_iter().filter(is_such).count() as u64
}

fn on_road(id: &'static str) -> Message {
    Message::new(id).with("days", ROAD_DAYS)
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
