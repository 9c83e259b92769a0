//! The two years before: twenty-two more negotiations with their meetings, requests, trips and incidents, and what
//! happened around them.

use serde_json::{Value, json};

use super::parties::Parties;
use super::places::{Places, Route};
use super::requests::{self, Answer, Plan, Silence};
use super::road::{self, Deck};
use super::scribe::{DaysAgo, Scribe, id};
use super::talks::{self, Promises};
use super::words;
use crate::model::{Kind, RecordId};
use crate::store::StoreError;

/// What the team wants: title, objective, where to, who is talked to first, in which mode.
const AIMS: &[(&str, &str, &str, &str, &str)] = &[
    ("Vivres pour Pont-Kolou avant les pluies", "convoy", "Pont-Kolou", "governor-north", "alone"),
    ("Visite des puits de Mirondé", "field-visit", "Mirondé", "permits", "joint"),
    ("تقييم الاحتياجات في بئر سلوان", "assessment", "Bir Salwan", "aid-bureau", "alone"),
    ("Crossing the ford to Kolondié", "cross-line", "Kolondié", "watch", "community-led"),
    ("Reprise des soins à Béliko", "sustained-presence", "Béliko", "region", "led-for-us"),
    ("Évacuation des malades de Fadoua", "medical-referral", "Fadoua", "battalion", "alone"),
    (
        "فتح المركز الصحي أيام الجمعة",
        "site-access",
        "Centre de santé d’Umm Rakba",
        "committee",
        "community-led",
    ),
    ("School compound without weapons", "weapons-free-zone", "Sakalou", "watch-village", "alone"),
    ("Protocole avec la commission", "technical-agreement", "Kassoura", "commission", "led-for-us"),
    ("Dédouanement des médicaments", "release-goods", "Kassoura", "permits", "alone"),
    ("Monthly convoy on the N1", "convoy", "Kassoura", "staff", "joint"),
    ("Accès au site de déplacés", "site-access", "Site de déplacés de Fadoua", "governor-north", "joint"),
    ("مفاوضة هدنة يوم التطعيم", "pause-in-fighting", "Umm Rakba", "politics", "via-intermediary"),
    ("Latrines at Kolondié clinic", "site-access", "Kolondié clinic", "watch", "alone"),
    ("Semences pour Mirondé", "convoy", "Mirondé", "governor-north", "alone"),
    ("Gate at the bridge, opened by the mission", "asset", "Pont-Kolou", "mission-base", "we-ask-mission"),
    ("Une équipe mobile à Sakalou", "sustained-presence", "Sakalou", "police-region", "via-partner"),
    ("Market day at Bir Salwan", "community-access", "Bir Salwan", "elders", "community-led"),
    ("Nutrition à Béliko, seconde saison", "convoy", "Béliko", "region", "alone"),
    ("تجديد اتفاق الوصول إلى أم رقبة", "sustained-presence", "Umm Rakba", "aid-bureau", "alone"),
    ("Réhabilitation du bac", "field-visit", "Mirondé", "commander", "via-partner"),
    ("Cold chain to Fadoua", "cross-line", "Fadoua", "battalion", "mission-present"),
];

/// How much of an answer there is of each kind, of a hundred.
const ANSWERS: &[(Answer, u64)] = &[
    (Answer::Granted, 72),
    (Answer::Conditional, 8),
    (Answer::Partial, 6),
    (Answer::Deferred, 4),
    (Answer::Acknowledged, 3),
    (Answer::Denied, 4),
    (Answer::Late, 3),
];

/// Days between two requests of a negotiation.
const BETWEEN_REQUESTS: (u64, u64) = (24, 36);
/// Days between two meetings.
const BETWEEN_MEETINGS: (u64, u64) = (28, 50);

/// Writes the two years down.
pub(super) fn make(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    promises: &Promises,
) -> Result<(), StoreError> {
    let mut deck = Deck::default();
    for (n, aim) in AIMS.iter().enumerate() {
        let opened = scribe.random.between(260, 730) as DaysAgo;
        let lasted = scribe.random.between(170, 330) as DaysAgo;
        let ended = (opened - lasted).max(3);
        let negotiation = open(scribe, places, parties, *aim, opened, ended)?;
        let mut ago = opened - 3;
        while ago > ended {
            meet(scribe, places, parties, negotiation, *aim, ago)?;
            ago -= scribe.random.between(BETWEEN_MEETINGS.0, BETWEEN_MEETINGS.1) as DaysAgo;
        }
        let mut made = Vec::new();
        let mut first_day = opened - 30;
        while first_day > ended {
            let plan = planned(scribe, aim.2, first_day, n);
            made.push(requests::apply(scribe, places, parties, negotiation, &plan)?);
            first_day -= scribe.random.between(BETWEEN_REQUESTS.0, BETWEEN_REQUESTS.1) as DaysAgo;
        }
        let troubled = road::travel_for(scribe, &mut deck, &made)?;
        road::meet_troubles(scribe, parties, promises, &troubled)?;
    }
    elsewhere(scribe, places, parties)?;
    around(scribe, places, parties)
}

fn open(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    (title, objective, place, first, _): (&str, &str, &str, &str, &str),
    opened: DaysAgo,
    ended: DaysAgo,
) -> Result<RecordId, StoreError> {
    let is_over = ended > 60;
    let result = scribe.random.pick(&["reached", "partly", "partly", "failed", "given-up", "overtaken"]);
    let community = scribe.random.percent(40).then(|| {
        json!([{
            "date": scribe.day(opened - 2), "degree": "consulted", "groups": ["committee", "women"],
        }])
    });
    let mut actors = vec![parties.node(first)];
    if first != "permits" {
        actors.push(parties.node("permits"));
    }
    let raw = json!({
        "title": title, "objective": objective, "places": [places.spot(place)],
        "actors": actors, "opened": scribe.day(opened),
        "people": scribe.random.between(5, 90) * 100, "sectors": ["multi-sector"],
        "mandate": scribe.random.pick(&["given", "given", "delegated", "tacit"]),
        "highest_association": scribe.random.pick(&["none", "information", "notification"]),
        "red_lines": ["Pas d’escorte armée"], "involvement": community,
        "closed": is_over.then(|| scribe.day(ended)), "result": is_over.then_some(result),
    });
    scribe.make(Kind::Negotiation, raw)
}

/// One exchange: what it was about, what was said, sometimes what was asked or promised.
fn meet(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    negotiation: RecordId,
    (_, _, place, node, mode): (&str, &str, &str, &str, &str),
    ago: DaysAgo,
) -> Result<(), StoreError> {
    let channel = scribe.random.pick(&["in-person", "in-person", "phone", "letter", "message"]);
    let is_community = matches!(node, "committee" | "elders");
    let is_mission = node.starts_with("mission");
    let role = match (is_community, is_mission) {
        (true, _) => "community",
        (_, true) => "mission",
        _ => "addressed",
    };
    let code = scribe.random.pick(&["granted", "granted", "granted", "deferred", "acknowledged", "denied"]);
    let mut raw = json!({
        "channel": channel, "mode": mode, "asked_by": scribe.random.pick(&["us", "us", "them"]),
        "topics": scribe.random.pick(words::TOPICS),
        "participants": [{
            "node": parties.node(node), "role": role,
            "authority": scribe.random.pick(&["decides", "recommends", "relays"]),
        }],
    });
    if channel == "in-person" {
        raw["place"] = places.spot(place);
    }
    if scribe.random.percent(60) {
        raw["decisions"] =
            json!([{ "code": code, "form": if channel == "letter" { "written" } else { "oral" } }]);
    }
    if scribe.random.percent(35) {
        raw["asks"] = json!([asked(scribe)]);
    }
    if scribe.random.percent(30) {
        raw["promises"] = json!([promised(scribe, ago, is_community, is_mission)]);
    }
    if is_community || scribe.random.percent(15) {
        let degree = scribe.random.pick(&["informed", "consulted", "consented", "co-led"]);
        raw["involvement"] =
            json!([{ "date": scribe.day(ago), "degree": degree, "groups": ["elders", "women"] }]);
    }
    talks::hold(scribe, ago, negotiation, raw).map(drop)
}

fn asked(scribe: &mut Scribe<'_, '_>) -> Value {
    let kind = scribe.random.pick(&[
        "money",
        "goods-share",
        "in-kind",
        "tax-registration",
        "hiring",
        "contracts-transport",
        "beneficiary-choice",
        "place-steering",
        "staff-data",
        "recognition",
        "services",
        "escort",
        "officials-aboard",
    ]);
    let mut ask = json!({
        "kind": kind, "linked_to_access": scribe.random.percent(50),
        "answer": scribe.random.pick(&["declined", "declined", "deferred", "passed-up"]),
    });
    if kind == "money" {
        ask["amount"] = json!(scribe.random.between(2, 40) * 1_000);
        ask["currency"] = json!("QQF");
    }
    ask
}

/// A promise with its checks, none of them after today.
fn promised(scribe: &mut Scribe<'_, '_>, ago: DaysAgo, is_community: bool, is_mission: bool) -> Value {
    let by = match (is_community, is_mission) {
        (true, _) => "community",
        (_, true) => "mission",
        _ => scribe.random.pick(&["them", "them", "them", "us"]),
    };
    let kind =
        scribe.random.pick(&["information", "notification", "non-interference", "no-taxation", "assistance"]);
    let mut checks = Vec::new();
    let mut when = ago;
    for _ in 0..scribe.random.below(3) {
        when -= scribe.random.between(10, 40) as DaysAgo;
        if when >= 0 {
            checks.push(json!({
                "date": scribe.day(when),
                "finding": scribe.random.pick(&["held", "held", "held", "partly", "broken", "unknown"]),
                "verified_by": scribe.random.pick(&["own-eyes", "partner", "community"]),
            }));
        }
    }
    // What fell due long ago was settled: a team does not carry two years of open promises.
    let due = ago - scribe.random.between(14, 60) as DaysAgo;
    let settled = (due > 30).then(|| scribe.day(due.min(when).max(0)));
    json!({
        "promised_by": by, "kind": kind, "text": scribe.random.pick(words::PROMISED), "due": scribe.day(due),
        "checks": checks, "settled_on": settled,
    })
}

/// A request with answers by chance; some are asked of the security service too, which answers nobody.
fn planned(scribe: &mut Scribe<'_, '_>, to: &'static str, first_day: DaysAgo, n: usize) -> Plan {
    let is_east = matches!(to, "Umm Rakba" | "Bir Salwan" | "Centre de santé d’Umm Rakba");
    let third = match (is_east, n % 3) {
        (true, _) => "aid-bureau",
        (false, 0) => "aid-bureau",
        (false, _) => "region",
    };
    let mut answer = || {
        let mut card = scribe.random.below(ANSWERS.iter().map(|(_, cards)| cards).sum());
        for (answer, cards) in ANSWERS {
            match card.checked_sub(*cards) {
                None => return *answer,
                Some(left) => card = left,
            }
        }
        Answer::Granted
    };
    let answers = [answer(), answer(), answer()];
    let silence = if scribe.random.percent(6) { Silence::Asked } else { Silence::NotAsked };
    (first_day, to, if is_east { "governor-east" } else { "governor-north" }, third, answers, silence)
}

/// Incidents that no trip of ours met.
fn elsewhere(scribe: &mut Scribe<'_, '_>, places: &Places, parties: &Parties) -> Result<(), StoreError> {
    const KINDS: &[(&str, &str, &str)] = &[
        ("travel-permit-delayed", "authority-office", "permits"),
        ("technical-agreement-delayed", "authority-office", "commission"),
        ("visa-delayed", "authority-office", "security-service"),
        ("customs", "border-port-airport", "port"),
        ("programme-demand", "authority-office", "governor-north"),
        ("search", "road", "security-post"),
        ("documents", "road", "police-road"),
        ("fee-demanded", "road", "watch-rope"),
        ("hold", "road", "post"),
        ("threat", "road", "barrier"),
        ("hostilities-on-route", "road", ""),
        ("road-impassable", "road", ""),
        ("crowd", "road", ""),
        ("burglary", "our-premises", ""),
        ("network-shutdown", "other", ""),
        ("population-blocked", "other", "barrier"),
    ];
    for _ in 0..60 {
        let (kind, setting, author) = scribe.random.pick(KINDS);
        let route: Route = scribe.random.pick(&places.routes);
        let ago = scribe.random.between(1, 720) as DaysAgo;
        let mut raw = json!({
            "date": scribe.day(ago), "kinds": [kind], "setting": setting,
            "source": scribe.random.pick(&["own", "own", "partner", "community"]),
            "sector": scribe.random.pick(&["health", "food-security", "wash", "logistics"]),
            "response": scribe.random.pick(&["negotiated", "withdrew", "passed-up", "none"]),
        });
        match setting {
            "road" => raw["road"] = id(route.road),
            _ => raw["place"] = id(route.destination),
        }
        if !author.is_empty() {
            raw["actors"] = json!([{ "node": parties.node(author), "attribution": scribe.random.pick(&["sure", "likely", "reported"]) }]);
        }
        scribe.make(Kind::Incident, raw)?;
    }
    Ok(())
}

/// Rules, cautions and events. A caution hangs on nothing but its area.
fn around(scribe: &mut Scribe<'_, '_>, places: &Places, parties: &Parties) -> Result<(), StoreError> {
    const RULES: &[(&str, &str, &str, &str)] = &[
        (
            "commission",
            "re-registration",
            "Toutes les organisations se réenregistrent avant la fin de l’année.",
            "cost",
        ),
        ("governor-east", "hiring", "التوظيف المحلي عبر المكتب فقط", "slower"),
        ("permits", "movement-permit", "Un passager de plus demande une autorisation de plus.", "slower"),
        ("aid-bureau", "tax", "Contribution de solidarité sur les camions.", "cost"),
        ("watch", "A3", "No cars on the track after the evening prayer.", "partial-stop"),
        ("commission", "staff-data", "Transmettre la liste du personnel chaque trimestre.", "none-yet"),
        ("politics", "women", "يرافق الموظفات محرم خارج المدينة", "partial-stop"),
        (
            "governor-north",
            "beneficiary-selection",
            "Les listes passent par les chefs de quartier.",
            "slower",
        ),
    ];
    for (n, (issuer, category, what, effect)) in RULES.iter().enumerate() {
        let ago = 700 - 80 * n as DaysAgo;
        let area = ["QQ04", "QQ01", "QQ0502", "QQ0402"][n % 4];
        scribe.make(
            Kind::Directive,
            json!({
                "issued_by": parties.node(issuer), "date": scribe.day(ago), "what": what, "category": category,
                "form": if n % 3 == 0 { "informal" } else { "formal" }, "areas": [places.division(area)],
                "effect": effect, "lifted_on": (n % 3 == 1).then(|| scribe.day(ago - 60)),
            }),
        )?;
    }
    for (area, apart, until) in
        [("QQ0402", json!(["escort"]), 12), ("QQ0502", json!(["logo", "officials"]), 45)]
    {
        scribe.make(
            Kind::Caution,
            json!({ "area": places.division(area), "keep_apart_from": apart, "until": scribe.day(-until) }),
        )?;
    }
    let events = ["acceptance", "training", "private-advocacy", "mission-reduced", "agreement", "election"];
    for n in 0..22_i64 {
        let kind = events[n as usize % events.len()];
        let mut raw = json!({ "date": scribe.day(715 - 32 * n), "kind": kind });
        match kind {
            "acceptance" => {
                raw["acceptance"] =
                    json!(scribe.random.pick(&["welcoming", "guarded", "guarded", "unknown"]));
                raw["place"] = places.division(scribe.random.pick(&["QQ0102", "QQ0402", "QQ0104"]));
            }
            "private-advocacy" => raw["forum"] = json!(scribe.random.pick(&["local", "capital", "hct"])),
            "mission-reduced" => raw["actor"] = parties.node("mission"),
            _ => {}
        }
        scribe.make(Kind::Event, raw)?;
    }
    Ok(())
}
