//! Applications to several authorities at once, and what each of them answered.

use serde_json::{Value, json};

use super::parties::Parties;
use super::places::{Places, Route};
use super::scribe::{DaysAgo, Scribe, id};
use super::talks::Negotiations;
use super::words;
use crate::model::{Kind, RecordId};
use crate::store::StoreError;

/// What an authority does with an application.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Granted,
    /// On conditions that we accepted.
    Conditional,
    /// For a part of the vehicles.
    Partial,
    /// A yes that the liaison desk passed on, and nobody wrote down.
    Relayed,
    /// A yes, two days after the first day.
    Late,
    Deferred,
    Acknowledged,
    Denied,
    Silent,
}

/// How an application stands on its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Every needed yes is firm.
    Cleared,
    /// Every one has said yes, one of them not firmly.
    Hollow,
    /// A needed yes came after the day.
    ClearedLate,
    /// A needed no.
    Refused,
    /// A needed silence.
    Owing,
}

/// An application and what hangs on it.
pub(super) struct Request {
    pub(super) id: RecordId,
    pub(super) route: Route,
    /// First day needed.
    pub(super) first_day: DaysAgo,
    pub(super) people: u64,
    pub(super) standing: Standing,
    /// Whether the army's region was among those who were asked: its own post is then of the same side.
    pub(super) asked_army: bool,
}

/// An application: how long ago its first day was, where to, of which province's governor, who else is asked, and the
/// answers: of the direction of permits, of the governor, of the third.
pub(super) type Plan = (DaysAgo, &'static str, &'static str, &'static str, [Answer; 3], Silence);

/// Whether the security service was asked too: it never answered anybody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Silence {
    NotAsked,
    Asked,
}

use Answer::{Acknowledged, Conditional, Deferred, Denied, Granted, Late, Partial, Relayed, Silent};
use Silence::{Asked, NotAsked};

const YES: [Answer; 3] = [Granted, Granted, Granted];

/// The half-year, and the two weeks to come.
const PLANS: &[Plan] = &[
    (178, "Béliko", "governor-north", "region", YES, NotAsked),
    (169, "Umm Rakba", "governor-east", "aid-bureau", YES, NotAsked),
    (160, "Fadoua", "governor-north", "region", [Granted, Granted, Conditional], NotAsked),
    (151, "Sakalou", "governor-north", "aid-bureau", [Granted, Granted, Denied], NotAsked),
    (142, "Kolondié", "governor-north", "region", YES, NotAsked),
    (133, "Béliko", "governor-north", "region", [Granted, Late, Granted], NotAsked),
    (124, "Bir Salwan", "governor-east", "aid-bureau", YES, NotAsked),
    (115, "Mirondé", "governor-north", "region", YES, Asked),
    (106, "Fadoua", "governor-north", "region", [Granted, Granted, Relayed], NotAsked),
    (97, "Umm Rakba", "governor-east", "aid-bureau", YES, NotAsked),
    (88, "Béliko", "governor-north", "region", [Granted, Deferred, Granted], NotAsked),
    (79, "Kolondié clinic", "governor-north", "region", YES, NotAsked),
    (70, "Sakalou", "governor-north", "aid-bureau", [Granted, Granted, Partial], NotAsked),
    (61, "Béliko", "governor-north", "region", YES, NotAsked),
    (52, "Fadoua", "governor-north", "region", YES, Asked),
    (43, "Bir Salwan", "governor-east", "aid-bureau", [Granted, Acknowledged, Granted], NotAsked),
    (34, "Centre de santé d’Umm Rakba", "governor-east", "aid-bureau", YES, NotAsked),
    (25, "Béliko", "governor-north", "region", YES, NotAsked),
    (16, "Site de déplacés de Fadoua", "governor-north", "region", [Granted, Granted, Granted], Asked),
    (7, "Kolondié", "governor-north", "region", [Granted, Conditional, Granted], NotAsked),
    (-5, "Béliko", "governor-north", "region", [Granted, Granted, Silent], NotAsked),
    (-12, "Umm Rakba", "governor-east", "aid-bureau", [Granted, Silent, Silent], NotAsked),
];

/// Writes the applications and the answers down.
pub(super) fn make(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    negotiations: &Negotiations,
) -> Result<Vec<Request>, StoreError> {
    let mut requests = Vec::new();
    for plan in PLANS {
        let negotiation = if plan.2 == "governor-east" { negotiations.presence } else { negotiations.convoy };
        requests.push(apply(scribe, places, parties, negotiation, plan)?);
    }
    campaign(scribe, places, parties, negotiations)?;
    Ok(requests)
}

/// Writes one application and its answers down.
pub(super) fn apply(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    negotiation: RecordId,
    plan: &Plan,
) -> Result<Request, StoreError> {
    let (first_day, to, governor, third, answers, silence) = *plan;
    let route = places.route_to(to);
    let submitted = first_day + scribe.random.between(18, 24) as DaysAgo;
    let people = scribe.random.between(4, 60) * 100;
    let mut addressees = vec![
        json!({ "node": parties.node("permits"), "submitted_on": scribe.day(submitted) }),
        json!({ "node": parties.node(governor), "submitted_on": scribe.day(submitted - 1) }),
        json!({
            "node": parties.node(third), "submitted_on": scribe.day(submitted - 2),
            "waits_on": parties.node("permits"),
        }),
        json!({ "node": parties.node("police-region"), "submitted_on": scribe.day(submitted - 2), "needed": "no" }),
    ];
    if silence == Asked {
        addressees.push(json!({
            "node": parties.node("security"), "submitted_on": scribe.day(submitted),
            "reminders": [scribe.day(submitted - 8), scribe.day(submitted - 14)],
        }));
    }
    let goods = scribe.random.pick(words::GOODS);
    let id_of_request = scribe.make(
        Kind::Request,
        json!({
            "what": if governor == "governor-east" { "sustained-presence" } else { "convoy" },
            "place": id(route.destination), "first_day": scribe.day(first_day), "last_day": scribe.day(first_day - 5),
            "negotiation": id(negotiation), "sectors": ["food-security"], "people": people,
            "goods": goods, "notified_on": scribe.day(submitted - 3),
            "addressees": addressees, "recorded_by": "B1",
        }),
    )?;
    for (node, answer) in [("permits", answers[0]), (governor, answers[1]), (third, answers[2])] {
        let said = scribe.random.between(3, 12) as DaysAgo;
        answered(scribe, parties, id_of_request, node, answer, first_day, said)?;
    }
    let standing =
        if silence == Asked || answers.iter().any(|a| matches!(a, Deferred | Acknowledged | Silent)) {
            Standing::Owing
        } else if answers.contains(&Denied) {
            Standing::Refused
        } else if answers.contains(&Late) {
            Standing::ClearedLate
        } else if answers.contains(&Relayed) {
            Standing::Hollow
        } else {
            Standing::Cleared
        };
    Ok(Request { id: id_of_request, route, first_day, people, standing, asked_army: third == "region" })
}

/// Writes down what an authority said, some days before the first day.
fn answered(
    scribe: &mut Scribe<'_, '_>,
    parties: &Parties,
    request: RecordId,
    node: &str,
    answer: Answer,
    first_day: DaysAgo,
    before: DaysAgo,
) -> Result<(), StoreError> {
    let code = match answer {
        Silent => return Ok(()),
        Granted | Relayed | Late => "granted",
        Conditional => "conditional",
        Partial => "partial",
        Deferred => "deferred",
        Acknowledged => "acknowledged",
        Denied => "denied",
    };
    // Nobody can have answered after today.
    let ago = if answer == Late { first_day - 2 } else { first_day + before }.max(0);
    let form = match answer {
        Relayed => "relayed",
        _ if node == "region" || node == "aid-bureau" => "oral",
        _ => "written",
    };
    let speaker = if answer == Relayed { parties.node("liaison") } else { parties.node(node) };
    let mut raw = json!({
        "node": speaker, "date": scribe.day(ago), "code": code, "form": form, "request": request.to_string(),
        "checked": form == "written",
    });
    if answer == Conditional {
        raw["conditions"] = json!(scribe.random.pick(words::CONDITIONS));
        raw["condition_view"] = json!("accepted");
    }
    if answer == Partial {
        raw["part"] = json!("3 véhicules sur 5");
    }
    if code != "denied" && form == "written" {
        raw["valid_from"] = json!(scribe.day(first_day + 1));
        raw["valid_to"] = json!(scribe.day(first_day - 14));
    }
    scribe.make(Kind::Decision, raw).map(|_| ())
}

/// A vaccination campaign in the last whole month: one application, and a permit of every office on its way. It is why
/// that month has enough yeses for a summary to say how many.
fn campaign(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    negotiations: &Negotiations,
) -> Result<RecordId, StoreError> {
    const OFFICES: &[&str] = &[
        "commission",
        "permits",
        "governor-north",
        "governor-east",
        "district-1",
        "district-2",
        "district-3",
        "district-4",
        "district-5",
        "region",
        "police-region",
        "aid-bureau",
    ];
    let month = scribe.last_month();
    let first_day = month - 22;
    let addressees: Vec<Value> = OFFICES
        .iter()
        .map(|office| json!({ "node": parties.node(office), "submitted_on": scribe.day(month + 6) }))
        .collect();
    let request = scribe.make(
        Kind::Request,
        json!({
            "what": "field-visit", "place": places.division("QQ0102"), "first_day": scribe.day(first_day),
            "last_day": scribe.day(first_day - 4), "negotiation": id(negotiations.convoy), "sectors": ["health"],
            "people": 18_000, "goods": "حملة تطعيم ضد الحصبة", "addressees": addressees, "recorded_by": "B1",
        }),
    )?;
    for office in OFFICES {
        let before = scribe.random.between(3, 18) as DaysAgo;
        answered(scribe, parties, request, office, Granted, first_day, before)?;
    }
    Ok(request)
}
