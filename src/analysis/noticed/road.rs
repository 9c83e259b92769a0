//! What a trip or an incident makes noticeable on its road. Nothing here knows an author.

use chrono::NaiveDate;

use super::{AGAIN, HABIT, Noticed, Of, how_many};
use crate::model::RecordId;
use crate::store::{Driven, ROAD_DAYS, RoadDays};
use crate::vocabulary::TripOutcome;

/// A trip that is over, among those of its road in the days up to its own.
pub(super) fn of_trip(trip: RecordId, outcome: TripOutcome, days: &RoadDays) -> Vec<Noticed> {
    let mut found = Vec::new();
    if days.trips.iter().any(|driven| driven.trip == trip && driven.demanded) {
        found.extend(demanded(days));
    }
    if was_broken_off(outcome) {
        let times = how_many(&days.trips, |driven| was_broken_off(driven.outcome));
        found.extend((times >= AGAIN).then(|| Noticed::TurnedBack(Of { times, of: made(days) })));
    }
    if is_not_made(outcome) {
        let times = how_many(&days.trips, |driven| is_not_made(driven.outcome));
        let due = how_many(&days.trips, |driven| !driven.outcome.is_our_own_reason());
        found.extend((times >= AGAIN).then_some(Noticed::NotMade(Of { times, of: due })));
    }
    if outcome.is_impeded() {
        let before = days.trips.iter().rev().skip_while(|driven| driven.trip != trip).skip(1);
        let passed = before
            .filter(|driven| driven.outcome.is_made())
            .take_while(|driven| !driven.outcome.is_impeded());
        let passed = how_many(passed, |_| true);
        found.extend((passed >= HABIT).then_some(Noticed::FirstTrouble(passed)));
    }
    found
}

/// An incident, among those of its road in the days up to its own.
pub(super) fn of_incident(incident: RecordId, is_demand: bool, days: &RoadDays) -> Option<Noticed> {
    if is_demand && let Some(noticed) = demanded(days) {
        return Some(noticed);
    }
    let own = days.incidents.iter().find(|happened| happened.incident == incident)?;
    let times = how_many(&days.incidents, |happened| happened.at_roadblock);
    (own.at_roadblock && times >= HABIT).then(|| Noticed::AtRoadblocks(Of { times, of: made(days) }))
}

/// A trip is one demand, however many asked on it; an incident that belongs to no trip is another.
fn demanded(days: &RoadDays) -> Option<Noticed> {
    let on_trips = how_many(&days.trips, |driven| driven.demanded);
    let times = on_trips + how_many(&days.incidents, |happened| happened.demanded_alone);
    (times >= HABIT).then(|| Noticed::Demanded(Of { times, of: made(days) }))
}

/// The first trip on a road since it was last driven: longer ago than a road is looked back on.
pub(super) fn first_for_days(day: NaiveDate, before: Option<NaiveDate>) -> Option<Noticed> {
    let days = (day - before?).num_days();
    (days > ROAD_DAYS as i64).then_some(Noticed::FirstForDays(days))
}

/// A trip is planned: what happened on its road of late.
pub(super) fn before_leaving(incidents: usize) -> Option<Noticed> {
    (incidents > 0).then_some(Noticed::OnTheRoad(incidents as u64))
}

/// All that was needed had said yes, and yet.
pub(super) fn not_as_said(outcome: TripOutcome, approved: bool) -> Option<Noticed> {
    let is_against = outcome.is_impeded() || outcome == TripOutcome::GoAheadWithheld;
    (approved && is_against).then_some(Noticed::NotAsSaid(outcome))
}

/// As planned, and later than the setting allows.
pub(super) fn late_as_planned(outcome: TripOutcome, hours: f64, limit: u64) -> Option<Noticed> {
    let is_late = outcome == TripOutcome::Facilitated && hours > limit as f64;
    is_late.then_some(Noticed::LateAsPlanned { hours: hours as u64, limit })
}

fn made(days: &RoadDays) -> u64 {
    how_many(&days.trips, |driven: &&Driven| driven.outcome.is_made())
}

fn was_broken_off(outcome: TripOutcome) -> bool {
    matches!(outcome, TripOutcome::CutShort | TripOutcome::TurnedBack)
}

fn is_not_made(outcome: TripOutcome) -> bool {
    !outcome.is_made() && !outcome.is_our_own_reason()
}
