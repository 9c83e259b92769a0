//! A trip: which one, what the road did, what was met on it; where it went badly, its incident.

use super::incident;
use crate::cli::asked::form::{Act, Desk, Form, List};
use crate::cli::asked::question::{Question, Takes};
use crate::cli::asked::said::Said;
use carnet::model::{Kind, RecordId, Values};
use carnet::store::{StoreError, Way};
use carnet::vocabulary::{Association, Term, TripOutcome};
use serde_json::Value;

/// Ways offered at once.
const OFFERED: usize = 8;

/// The form of a trip, planned or made.
pub(super) struct Trip {
    pub(super) planned: bool,
    /// Whether an incident of it is asked for too, or is an entry of its own.
    pub(super) alone: bool,
}

impl Form for Trip {
    fn kind(&self) -> Option<Kind> {
        Some(Kind::Trip)
    }

    fn questions(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Question>, StoreError> {
        let mut list = List::new(said, desk);
        let is_said = |name: &str| said.is_given(name) || said.answer(name).is_some();
        if is_said("trip.origin") || is_said("trip.destination") {
            let recent = desk.store.recent_places(6)?;
            list.field("trip.origin").needed().among(recent.clone());
            list.field("trip.destination").needed().among(recent);
        } else {
            list.own("trip.route", "asked-route", Takes::Route(self.routes(desk)?)).needed();
        }
        let day = desk.today + chrono::Days::new(u64::from(self.planned));
        let day = match said.text("route.day") {
            Some(day) if !self.planned => day.to_owned(),
            _ => day.format("%Y-%m-%d").to_string(),
        };
        let date = list.field("trip.date").default(desk, Some(day.into()))?;
        if !self.planned {
            date.quiet();
        }
        list.field("trip.road").default(desk, road(said, desk)?.map(Value::from))?.quiet();
        if self.planned {
            let asked_for = open_requests(said, desk)?;
            if !asked_for.is_empty() {
                list.field("trip.requests").among(asked_for);
            }
            list.field("trip.vehicles_planned");
            list.field("trip.association");
        } else {
            let outcome = list.field("trip.outcome").needed();
            outcome.default(desk, Some(TripOutcome::Facilitated.code().into()))?;
            self.after_the_road(&mut list, said, desk)?;
        }
        if above_what_is_accepted(said, desk)? {
            list.field("trip.association_agreed_by").called("asked-agreed-by").needed();
        }
        Ok(list.done())
    }

    fn acts(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Act>, StoreError> {
        let values = said.values(Kind::Trip);
        let trip = match said.text("route.planned").and_then(|id| id.parse::<RecordId>().ok()) {
            Some(id) => Act::Edit { id, patch: values },
            None => Act::Make { kind: Kind::Trip, values, within: None },
        };
        let mut acts = vec![trip];
        let incident = incident::values(said, desk)?;
        if let Some(mut incident) = incident {
            let trip = match &acts[0] {
                Act::Edit { id, patch } => {
                    let mut values = desk.store.read(*id)?.values;
                    values.extend(patch.clone());
                    values
                }
                Act::Make { values, .. } => values.clone(),
            };
            let date = trip.get("date").cloned();
            for (field, value) in [("date", date), ("negotiation", trip.get("negotiation").cloned())] {
                if let Some(value) = value {
                    incident.insert(field.to_owned(), value);
                }
            }
            if !incident.contains_key("place") {
                let road = trip.get("road").map(|road| ("road", road));
                if let Some((field, value)) = road.or(trip.get("destination").map(|place| ("place", place))) {
                    incident.insert(field.to_owned(), value.clone());
                }
            }
            acts.push(Act::Make { kind: Kind::Incident, values: incident, within: Some("trip") });
        }
        // Where nobody is named who demanded it, the amount stays with the trip.
        if said.get("money.amount").is_some() && said.text("incident.who").is_none() {
            let row = incident::demand(said);
            match &mut acts[0] {
                Act::Make { values, .. } | Act::Edit { patch: values, .. } => {
                    values.insert("demands".into(), Value::Array(vec![Value::Object(row)]));
                }
            }
        }
        Ok(acts)
    }
}

impl Trip {
    /// What was planned and is due, then the ways driven of late, each with its way back.
    fn routes(&self, desk: &Desk<'_>) -> Result<Vec<Way>, StoreError> {
        let mut routes = if self.planned { Vec::new() } else { desk.store.planned_trips(desk.today, 4)? };
        for route in desk.store.recent_routes(4)? {
            let back = Way { origin: route.destination, destination: route.origin, ..route.clone() };
            for way in [route, back] {
                let is_there = routes.iter().any(|other: &Way| {
                    other.planned.is_none()
                        && (other.origin, other.destination) == (way.origin, way.destination)
                });
                if !is_there {
                    routes.push(way);
                }
            }
        }
        routes.truncate(OFFERED);
        Ok(routes)
    }

    fn after_the_road(&self, list: &mut List<'_>, said: &Said, desk: &Desk<'_>) -> Result<(), StoreError> {
        let Some(outcome) = said.text("trip.outcome").and_then(TripOutcome::from_code) else { return Ok(()) };
        if outcome.is_made() && !said.is_given("trip.checkpoints") {
            list.own("trip.tally", "asked-tally", Takes::Tally).optional();
        }
        if outcome == TripOutcome::Delayed {
            list.field("trip.hours_late");
        }
        if outcome.is_impeded() && !self.alone {
            list.field("incident.kinds")
                .called("asked-incident")
                .optional()
                .offering(incident::on_the_road());
            incident::details(list, said, desk)?;
        }
        Ok(())
    }
}

/// The road of the way chosen, else the one between the two places.
fn road(said: &Said, desk: &Desk<'_>) -> Result<Option<String>, StoreError> {
    if let Some(road) = said.text("route.road") {
        return Ok(Some(road.to_owned()));
    }
    use carnet::model::Lookup;
    let lookup = desk.store.lookup(desk.today);
    let end = |name: &str| said.text(name).and_then(|text| lookup.record(Kind::Place, text).ok());
    let (Some(origin), Some(destination)) = (end("trip.origin"), end("trip.destination")) else {
        return Ok(None);
    };
    Ok(desk.store.road_between(origin, destination)?.map(|road| road.to_string()))
}

/// Requests for this destination that are not over.
fn open_requests(said: &Said, desk: &Desk<'_>) -> Result<Vec<RecordId>, StoreError> {
    let Some(destination) = said.text("trip.destination") else { return Ok(Vec::new()) };
    desk.store.open_requests_for(destination, desk.today)
}

/// The question who agreed, where flags say a trip whole, and one that is seen closer to a mission than its
/// negotiation accepts.
pub(super) fn who_agreed(said: &Said, desk: &Desk<'_>) -> Result<Option<Question>, StoreError> {
    let mut list = List::new(said, desk);
    if above_what_is_accepted(said, desk)? {
        list.field("trip.association_agreed_by").called("asked-agreed-by").needed();
    }
    Ok(list.done().pop())
}

/// Whether the trip is seen closer to a mission than its negotiation accepts.
fn above_what_is_accepted(said: &Said, desk: &Desk<'_>) -> Result<bool, StoreError> {
    let planned = match said.text("route.planned").and_then(|id| id.parse().ok()) {
        Some(id) => desk.store.read(id)?.values,
        None => Values::new(),
    };
    let mut values = planned;
    values.extend(said.values(Kind::Trip));
    let text = |name: &str| values.get(name).and_then(Value::as_str);
    let Some(association) = text("association").and_then(Association::from_code) else { return Ok(false) };
    match desk.store.accepted_association(&values)? {
        Some(accepted) => Ok(association > accepted
            && text("association_agreed_by")
                .is_none_or(|_| said.answer("trip.association_agreed_by").is_some())),
        None => Ok(false),
    }
}
