//! What the team plans for tomorrow and the day after: trips in every state that a yes can be in.

use serde_json::{Value, json};

use super::parties::Parties;
use super::places::Places;
use super::scribe::{DaysAgo, Scribe, id};
use super::talks::{self, Negotiations};
use crate::model::{Kind, RecordId};
use crate::store::StoreError;

/// An answer: who said it, what, in which form; nobody answered where there is none.
type Answer = (&'static str, Option<(&'static str, &'static str)>);

/// In how many days, where to, who was asked and what they said.
const PLANS: &[(DaysAgo, &str, &[Answer])] = &[
    (
        1,
        "Béliko",
        &[
            ("permits", Some(("granted", "written"))),
            ("governor-north", Some(("granted", "written"))),
            ("region", Some(("granted", "relayed"))),
        ],
    ),
    (
        1,
        "Umm Rakba",
        &[("permits", Some(("granted", "written"))), ("aid-bureau", Some(("conditional", "oral")))],
    ),
    (1, "Kolondié clinic", &[("watch", Some(("granted", "oral")))]),
    (
        2,
        "Site de déplacés de Fadoua",
        &[
            ("permits", Some(("granted", "written"))),
            ("governor-north", Some(("partial", "written"))),
            ("security", None),
        ],
    ),
    (2, "Sakalou", &[("permits", Some(("granted", "written"))), ("police-region", Some(("denied", "oral")))]),
    (3, "Mirondé", &[("permits", None)]),
];

/// Plans the days to come.
pub(super) fn plan(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    negotiations: &Negotiations,
) -> Result<(), StoreError> {
    for (n, (days, to, answers)) in PLANS.iter().enumerate() {
        let request = apply(scribe, places, parties, negotiations.convoy, (*days, to, answers))?;
        let route = places.route_to(to);
        let mut trip = json!({
            "date": scribe.day(-days), "origin": id(route.origin), "destination": id(route.destination),
            "road": id(route.road), "requests": [id(request)], "vehicles_planned": 3, "persons_planned": 9,
            "decided_by": "chef de base", "association": "none", "people_planned": 1_200,
        });
        match n {
            0 => trip.as_object_mut().into_iter().for_each(|trip| {
                trip.extend([
                    ("vehicles_on_paper".to_owned(), json!(2)),
                    ("persons_on_paper".to_owned(), json!(9)),
                    ("permit_aboard".to_owned(), json!(true)),
                    ("turn_back_by".to_owned(), json!("13:30")),
                    ("return_on".to_owned(), json!(scribe.day(-days - 2))),
                ]);
            }),
            1 => trip["women_planned"] = json!(3),
            3 => trip["led_by_other"] = json!(true),
            4 => trip["go"] = json!("wait"),
            _ => {}
        }
        scribe.make(Kind::Trip, trip)?;
    }
    // Short ways that need nobody's paper, and one whose day is over and of which nobody wrote what became of it.
    for ago in [-4, 2] {
        let route = places.route_to("Pont-Kolou");
        scribe.make(
            Kind::Trip,
            json!({ "date": scribe.day(ago), "origin": id(route.origin), "destination": id(route.destination) }),
        )?;
    }
    restrict(scribe, places, parties)?;
    talks::hold(
        scribe,
        12,
        negotiations.clinic,
        json!({
            "channel": "phone", "mode": "alone", "asked_by": "us", "topics": "Days on which the gate is open.",
            "participants": [{ "node": parties.node("watch-village"), "authority": "recommends" }],
            "promises": [{
                "promised_by": "them", "kind": "information", "text": "A list of the days.", "due": scribe.day(4),
            }],
            "next_step": "Ask again", "next_step_on": scribe.day(5), "next_step_by": "liaison",
        }),
    )
    .map(drop)
}

fn apply(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    negotiation: RecordId,
    (days, to, answers): (DaysAgo, &str, &[Answer]),
) -> Result<RecordId, StoreError> {
    let addressees: Vec<Value> = answers
        .iter()
        .map(|(node, _)| json!({ "node": parties.node(node), "submitted_on": scribe.day(13) }))
        .collect();
    let request = scribe.make(
        Kind::Request,
        json!({
            "what": "convoy", "place": id(places.route_to(to).destination), "first_day": scribe.day(-days),
            "negotiation": id(negotiation), "people": 1_200, "addressees": addressees,
            "notified_on": scribe.day(2), "notification_acknowledged_on": (days > 1).then(|| scribe.day(1)),
        }),
    )?;
    for (node, answer) in answers {
        let Some((code, form)) = answer else { continue };
        let speaker = if *form == "relayed" { "liaison" } else { node };
        let mut said = json!({
            "node": parties.node(speaker), "date": scribe.day(4), "code": code, "form": form,
            "request": id(request),
        });
        match *code {
            "conditional" => {
                said["conditions"] = json!("العودة قبل المساء");
                said["condition_view"] = json!("open");
            }
            "partial" => said["part"] = json!("3 véhicules sur 10"),
            _ => {}
        }
        if *form == "written" {
            said["valid_to"] = json!(scribe.day(-days - 1));
        }
        scribe.make(Kind::Decision, said)?;
    }
    Ok(request)
}

/// A curfew, and a ban that somebody announced.
fn restrict(scribe: &mut Scribe<'_, '_>, places: &Places, parties: &Parties) -> Result<(), StoreError> {
    scribe.make(
        Kind::Directive,
        json!({
            "issued_by": parties.node("governor-north"), "date": scribe.day(6), "form": "formal", "category": "A3",
            "what": "Couvre-feu dans le district.", "areas": [places.division("QQ0102")],
            "in_force_from": scribe.day(5), "in_force_to": scribe.day(-20), "curfew_from": "18:00",
            "curfew_to": "05:00", "effect": "slower",
        }),
    )?;
    scribe.make(
        Kind::Incident,
        json!({
            "date": scribe.day(1), "kinds": ["movement-ban"], "setting": "other",
            "place": places.division("QQ0203"), "ban_until": scribe.day(-2), "source": "community",
            "what_happened": "Ville morte annoncée sur le marché pour trois jours.",
        }),
    )?;
    Ok(())
}
