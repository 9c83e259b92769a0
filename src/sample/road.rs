//! What the road did: trips with their tallies, and the incidents on them.

use serde_json::{Value, json};

use super::parties::Parties;
use super::places::{Places, Route};
use super::requests::{Request, Standing};
use super::scribe::{DaysAgo, Scribe, id};
use super::talks::{NO_FEES_SINCE, Promises, SAFE_PASSAGE_SINCE};
use super::words;
use crate::model::{Kind, RecordId};
use crate::store::StoreError;

/// What became of the trips that had every yes, one card each: none of the outcomes is missing from a half-year.
const DECK: &[(&str, usize)] = &[
    ("facilitated", 17),
    ("delayed", 4),
    ("stopped-then-passed", 4),
    ("cut-short", 2),
    ("turned-back", 3),
    ("go-ahead-withheld", 2),
    ("self-restricted", 2),
    ("cancelled-by-us", 1),
    ("no-longer-needed", 1),
];

/// Days after the first day on which the trips of one request go.
const TRIPS: [DaysAgo; 3] = [0, 2, 4];

/// A trip that somebody or something stood in the way of.
pub(super) struct Troubled {
    trip: RecordId,
    ago: DaysAgo,
    route: Route,
    outcome: &'static str,
    asked_army: bool,
}

/// Writes the trips and the incidents down.
pub(super) fn make(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    requests: &[Request],
    promises: &Promises,
) -> Result<(), StoreError> {
    let troubled = travel_for(scribe, &mut Deck::default(), requests)?;
    // Short trips that need nobody's paper.
    for ago in [172, 146, 121, 92, 65, 38, 12] {
        let route = scribe.random.pick(&places.routes);
        travel(scribe, route, ago, Some("facilitated"), None)?;
    }
    meet_troubles(scribe, parties, promises, &troubled)?;
    elsewhere(scribe, places, parties)
}

/// The cards; when all are drawn, they are shuffled anew.
#[derive(Default)]
pub(super) struct Deck(Vec<&'static str>);

impl Deck {
    fn draw(&mut self, scribe: &mut Scribe<'_, '_>) -> &'static str {
        if self.0.is_empty() {
            self.0 = DECK.iter().flat_map(|(outcome, cards)| std::iter::repeat_n(*outcome, *cards)).collect();
            scribe.random.shuffle(&mut self.0);
        }
        self.0.pop().unwrap_or("facilitated")
    }
}

/// The trips of each request, and those of them that met trouble.
pub(super) fn travel_for(
    scribe: &mut Scribe<'_, '_>,
    deck: &mut Deck,
    requests: &[Request],
) -> Result<Vec<Troubled>, StoreError> {
    let mut troubled = Vec::new();
    for request in requests {
        for after in TRIPS {
            let ago = request.first_day - after;
            if ago < 0 {
                // Planned for the days to come: one, and nothing has become of it yet.
                if after == 0 {
                    travel(scribe, request.route, ago, None, Some(request))?;
                }
                continue;
            }
            let outcome = match request.standing {
                Standing::Cleared => deck.draw(scribe),
                Standing::Refused => "denied",
                Standing::Owing => "not-cleared-in-time",
                Standing::ClearedLate if after < 2 => "not-cleared-in-time",
                Standing::ClearedLate | Standing::Hollow => "facilitated",
            };
            let trip = travel(scribe, request.route, ago, Some(outcome), Some(request))?;
            if matches!(outcome, "stopped-then-passed" | "cut-short" | "turned-back") {
                let asked_army = request.asked_army;
                troubled.push(Troubled { trip, ago, route: request.route, outcome, asked_army });
            }
        }
    }
    Ok(troubled)
}

/// One incident for each trip that met trouble.
pub(super) fn meet_troubles(
    scribe: &mut Scribe<'_, '_>,
    parties: &Parties,
    promises: &Promises,
    troubled: &[Troubled],
) -> Result<(), StoreError> {
    for (n, trouble) in troubled.iter().enumerate() {
        meet_trouble(scribe, parties, promises, n, trouble)?;
    }
    Ok(())
}

/// One trip, with what it relied on and its tally.
fn travel(
    scribe: &mut Scribe<'_, '_>,
    route: Route,
    ago: DaysAgo,
    outcome: Option<&str>,
    request: Option<&Request>,
) -> Result<RecordId, StoreError> {
    let made = outcome.is_some_and(|outcome| {
        matches!(outcome, "facilitated" | "delayed" | "stopped-then-passed" | "cut-short" | "turned-back")
    });
    let vehicles = scribe.random.between(1, 4);
    let persons = vehicles * 3;
    let women = scribe.random.between(0, 2);
    let planned = request.map_or(0, |request| request.people / 3);
    let mut raw = json!({
        "date": scribe.day(ago), "origin": id(route.origin), "destination": id(route.destination),
        "road": id(route.road), "purpose": scribe.random.pick(words::PURPOSES), "association": "none",
        "vehicles_planned": vehicles, "persons_planned": persons, "women_planned": women,
        "decided_by": "chef de base",
    });
    if let Some(request) = request {
        raw["requests"] = json!([request.id.to_string()]);
        raw["people_planned"] = json!(planned);
        raw["vehicles_on_paper"] = json!(vehicles);
    }
    let Some(outcome) = outcome else { return scribe.make(Kind::Trip, raw) };
    raw["outcome"] = json!(outcome);
    raw["go"] = json!(if outcome == "self-restricted" { "no" } else { "go" });
    if request.is_some() {
        raw["people_reached"] = json!(match outcome {
            "facilitated" | "delayed" | "stopped-then-passed" => planned,
            "cut-short" => planned / 3,
            _ => 0,
        });
        raw["go_ahead_asked_at"] = json!("06:15");
        if outcome != "go-ahead-withheld" && made {
            raw["go_ahead_received_at"] = json!("07:05");
        }
    }
    if made {
        let met = scribe.random.between(2, 7);
        let demanding = scribe.random.below(3).min(met);
        raw["vehicles"] = json!(vehicles);
        raw["persons"] = json!(persons);
        raw["women"] = json!(women);
        raw["checkpoints"] = json!(met);
        raw["checkpoints_long"] = json!(scribe.random.below(2));
        raw["checkpoints_demanding"] = json!(demanding);
        if demanding > 0 {
            raw["demands"] = json!([{ "amount": scribe.random.between(1, 8) * 500, "currency": "QQF" }]);
        }
        if outcome == "delayed" {
            raw["hours_late"] = json!(scribe.random.between(9, 14) as f64 / 2.0);
        }
        if scribe.random.percent(40) {
            raw["notes"] = json!(scribe.random.pick(words::ON_THE_ROAD));
        }
    }
    scribe.make(Kind::Trip, raw)
}

/// The incident of a trip that was stopped, cut short or turned back.
fn meet_trouble(
    scribe: &mut Scribe<'_, '_>,
    parties: &Parties,
    promises: &Promises,
    n: usize,
    trouble: &Troubled,
) -> Result<(), StoreError> {
    // Where the army's region had said yes, it is the army's own post half of the time.
    let author = match (trouble.asked_army, n % 4) {
        (true, 0 | 2) => "post",
        (true, 1) => "police-road",
        (true, _) => "watch-rope",
        (false, 3) => "camp-gate",
        (false, _) => "barrier",
    };
    let mut raw = json!({
        "date": scribe.day(trouble.ago), "road": id(trouble.route.road), "trip": id(trouble.trip),
        "setting": "checkpoint", "barrier": "mobile", "on_whom": ["own"], "sector": "food-security",
        "what_happened": words::AT_THE_BARRIER[n % words::AT_THE_BARRIER.len()],
        "actors": [{ "node": parties.node(author), "attribution": "sure", "on_orders": "unknown" }],
        "response": "negotiated", "checked": true,
    });
    let amount = scribe.random.between(2, 20) * 1_000;
    match trouble.outcome {
        "stopped-then-passed" => {
            raw["kinds"] = json!(["hold", "fee-demanded"]);
            raw["paper_given"] = json!(false);
            raw["asks"] = json!([fee(parties, author, amount)]);
            raw["consequences"] = json!(["people-waited"]);
        }
        "cut-short" => {
            raw["kinds"] = json!(["hostilities-on-route"]);
            raw["setting"] = json!("road");
            raw["barrier"] = Value::Null;
            raw["actors"] = Value::Null;
            raw["what_happened"] = json!("Détonations devant nous ; demi-tour après le deuxième village.");
            raw["response"] = json!("withdrew");
        }
        _ => {
            let kinds: &[&str] =
                if author == "post" { &["refused", "accused-siding"] } else { &["refused", "lists"] };
            raw["kinds"] = json!(kinds);
            raw["response"] = json!("withdrew");
        }
    }
    match author {
        "barrier" if trouble.outcome == "stopped-then-passed" && trouble.ago < NO_FEES_SINCE => {
            raw["promise_broken"] = id(promises.no_fees);
        }
        "post" if trouble.outcome == "turned-back" && trouble.ago < SAFE_PASSAGE_SINCE => {
            raw["promise_broken"] = id(promises.safe_passage)
        }
        _ => {}
    }
    scribe.make(Kind::Incident, raw).map(|_| ())
}

fn fee(parties: &Parties, author: &str, amount: u64) -> Value {
    json!({
        "kind": "money", "node": parties.node(author), "linked_to_access": true, "answer": "declined",
        "amount": amount, "currency": "QQF", "red_line": "arbitrary-fees", "tell_group": true,
    })
}

/// Incidents that no trip of ours met.
fn elsewhere(scribe: &mut Scribe<'_, '_>, places: &Places, parties: &Parties) -> Result<(), StoreError> {
    let sure = |key: &str| json!([{ "node": parties.node(key), "attribution": "sure" }]);
    let incidents = [
        json!({
            "date": scribe.day(157), "place": places.spot("Port d’Amira"), "setting": "border-port-airport",
            "kinds": ["customs"], "actors": sure("port"), "projects_suspended": 1,
            "suspended_from": scribe.day(157), "suspended_to": scribe.day(139), "solved_on": scribe.day(139),
            "solved_by": "Lettre de la commission", "response": "passed-up",
            "what_happened": "Conteneur de médicaments retenu faute d’un cachet.",
        }),
        json!({
            "date": scribe.day(101), "place": places.spot("Bac de Mirondé"), "setting": "checkpoint",
            "kinds": ["fee-demanded"], "actors": sure("watch-rope"), "on_whom": ["transporter"], "source": "partner",
            "asks": [fee(parties, "watch-rope", 15_000)], "response": "none",
            "what_happened": "Le transporteur d’un partenaire a attendu le bac une demi-journée.",
        }),
        json!({
            "date": scribe.day(77), "place": places.spot("بوابة سهلة"), "setting": "checkpoint",
            "kinds": ["search", "documents"], "response": "followed-instructions",
            "actors": [{ "node": parties.node("security-post"), "attribution": "likely", "on_orders": "yes" }],
            "what_happened": "تفتيش كامل للسيارات والسؤال عن تصريح جديد لم نسمع به.",
        }),
        json!({
            "date": scribe.month(60), "road": places.spot("Kolondié track"), "setting": "road",
            "kinds": ["road-impassable"], "what_happened": "The ford is too deep for the trucks until the rains end.",
            "consequences": ["activity-suspended"], "source": "community",
        }),
        json!({
            "date": scribe.day(41), "place": places.spot("Sakalou"), "setting": "other", "kinds": ["hostile-rumour"],
            "mission_link_suspected": true, "on_whom": ["own"], "source": "community", "response": "passed-up",
            "what_happened": "Said in the market that our cars belong to the mission.",
        }),
        json!({
            "date": scribe.day(9), "place": places.spot("Béliko"), "setting": "authority-office",
            "kinds": ["travel-permit-delayed"], "actors": sure("security"), "response": "passed-up",
            "what_happened": "Dossier déposé trois fois, aucun récépissé.",
        }),
    ];
    for incident in incidents {
        scribe.make(Kind::Incident, incident)?;
    }
    Ok(())
}
