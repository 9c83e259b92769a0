//! Trips, decisions and incidents by the thousand, for benchmarks.

use serde_json::json;

use super::parties::Parties;
use super::places::Places;
use super::scribe::{DaysAgo, Scribe, id};
use super::talks::Negotiations;
use super::words;
use crate::model::{Kind, RecordId};
use crate::store::StoreError;
use crate::vocabulary::{Decision, IncidentKind, Term, TripOutcome};

/// Over how many days: five years.
const DAYS: u64 = 5 * 365;

/// Who answers, and who stands on the road.
const SPEAKERS: &[&str] = &[
    "commission",
    "permits",
    "governor-north",
    "governor-east",
    "region",
    "battalion",
    "aid-bureau",
    "watch",
];
const ON_THE_ROAD: &[&str] = &["post", "barrier", "watch-rope", "police-road", "security-post"];

/// So many papers have a number that people wrote down: each is a rare word among common ones.
const PAPERS: u64 = 50_000;

/// Writes so many records: of a hundred, 50 trips, 35 decisions and 15 incidents. Words stand in all incidents and in a
/// third of the trips.
pub(super) fn make(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    negotiations: &Negotiations,
    records: u64,
) -> Result<(), StoreError> {
    let mut decision: Option<RecordId> = None;
    let mut trip: Option<(RecordId, DaysAgo)> = None;
    let on_the_road = |kind: &&IncidentKind| kind.is_on_the_road() && !kind.is_always_severe();
    let kinds: Vec<IncidentKind> = IncidentKind::ALL.iter().filter(on_the_road).copied().collect();
    for _ in 0..records {
        let ago = scribe.random.between(0, DAYS) as DaysAgo;
        match scribe.random.below(100) {
            0..50 => {
                let outcome = scribe.random.pick(TripOutcome::ALL).code();
                let route = scribe.random.pick(&places.routes);
                let met = scribe.random.below(9);
                let demanding = scribe.random.below(met + 1);
                let relied = decision.filter(|_| scribe.random.percent(70)).map(|said| said.to_string());
                let noted = scribe.random.percent(33);
                let notes = noted.then(|| {
                    format!("{} ({})", scribe.random.pick(words::ON_THE_ROAD), scribe.random.below(PAPERS))
                });
                let raw = json!({
                    "date": scribe.day(ago), "origin": id(route.origin), "destination": id(route.destination),
                    "road": id(route.road), "outcome": outcome, "checkpoints": met,
                    "checkpoints_demanding": demanding, "decisions": relied, "notes": notes,
                });
                trip = Some((scribe.make(Kind::Trip, raw)?, ago));
            }
            50..85 => {
                let code = scribe.random.pick(Decision::ALL).code();
                let speaker = scribe.random.pick(SPEAKERS);
                let negotiation = scribe.random.pick(&negotiations.all());
                let raw = json!({
                    "node": parties.node(speaker), "date": scribe.day(ago), "code": code,
                    "negotiation": id(negotiation),
                });
                decision = Some(scribe.make(Kind::Decision, raw)?);
            }
            _ => {
                // On the trip before, where there was one.
                let (on, ago) = trip.map_or((None, ago), |(trip, ago)| (Some(trip.to_string()), ago));
                let road = scribe.random.pick(&places.routes).road;
                let kind = scribe.random.pick(&kinds).code();
                let author = scribe.random.pick(ON_THE_ROAD);
                let what_happened = format!(
                    "{} ({})",
                    scribe.random.pick(words::AT_THE_BARRIER),
                    scribe.random.below(PAPERS)
                );
                let raw = json!({
                    "date": scribe.day(ago), "kinds": [kind], "setting": "checkpoint", "road": id(road), "trip": on,
                    "what_happened": what_happened,
                    "actors": [{ "node": parties.node(author) }],
                });
                scribe.make(Kind::Incident, raw)?;
            }
        }
    }
    Ok(())
}
