//! Three negotiations, the meetings held for them, what was decided, asked and promised there, and what happened
//! around them.

use serde_json::{Value, json};

use super::parties::Parties;
use super::places::Places;
use super::scribe::{DaysAgo, Scribe, id};
use crate::model::{Kind, RecordId};
use crate::store::StoreError;

/// The negotiations of the half-year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Negotiations {
    /// A monthly convoy through the army's posts.
    pub(super) convoy: RecordId,
    /// A presence that stays, in the Rassemblement's hills.
    pub(super) presence: RecordId,
    /// A clinic without weapons.
    pub(super) clinic: RecordId,
}

impl Negotiations {
    /// All of them.
    pub(super) fn all(&self) -> [RecordId; 3] {
        [self.convoy, self.presence, self.clinic]
    }
}

/// How long ago it was promised that convoys are left alone, and that nothing is taken on the road.
pub(super) const SAFE_PASSAGE_SINCE: DaysAgo = 185;
pub(super) const NO_FEES_SINCE: DaysAgo = 164;

/// Promises that the road later puts to the test.
#[derive(Clone, Copy, Debug)]
pub(super) struct Promises {
    /// No fees on the road.
    pub(super) no_fees: RecordId,
    /// The convoy is left alone.
    pub(super) safe_passage: RecordId,
}

/// Opens the negotiations.
pub(super) fn open(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
) -> Result<Negotiations, StoreError> {
    let convoy = scribe.make(
        Kind::Negotiation,
        json!({
            "title": "Convoi mensuel vers Béliko et Fadoua", "objective": "convoy",
            "places": [places.spot("Béliko"), places.spot("Fadoua")],
            "actors": [parties.node("permits"), parties.node("region"), parties.node("governor-north")],
            "people": 24_000, "for_whom": "Familles déplacées et familles d’accueil",
            "sectors": ["food-security", "health"],
            "women_share": 29, "girls_share": 27, "boys_share": 25, "men_share": 19,
            "mandate": "given", "mandate_on": scribe.day(205), "opened": scribe.day(200),
            "red_lines": ["Pas d’escorte armée", "Pas de liste de bénéficiaires"],
            "bottom_line": "Un convoi par mois, quelle que soit sa taille.",
            "motive": "Montrer que la route est tenue ; éviter des reproches de la capitale.",
            "principle": "impartiality", "highest_association": "notification",
        }),
    )?;
    let presence = scribe.make(
        Kind::Negotiation,
        json!({
            "title": "وجود دائم في المركز الصحي بأم رقبة", "objective": "sustained-presence",
            "places": [places.spot("Centre de santé d’Umm Rakba"), places.spot("Bir Salwan")],
            "actors": [parties.node("politics"), parties.node("aid-bureau"), parties.node("committee")],
            "people": 9_000, "for_whom": "سكان القرى والنازحون", "sectors": ["health", "nutrition"],
            "mandate": "delegated", "mandate_on": scribe.day(190), "opened": scribe.day(186),
            "red_lines": ["لا ضرائب على الأدوية", "النساء يعملن في المركز"],
            "motive": "الاعتراف بهم أمام السكان", "principle": "neutrality", "highest_association": "none",
            "involvement": [{
                "date": scribe.day(180), "degree": "consulted", "groups": ["women", "elders", "committee"],
                "consent_to": "فتح المركز أربعة أيام في الأسبوع",
            }],
        }),
    )?;
    let clinic = scribe.make(
        Kind::Negotiation,
        json!({
            "title": "No weapons inside Kolondié clinic", "objective": "weapons-free-zone",
            "places": [places.spot("Kolondié clinic")],
            "actors": [parties.node("watch"), parties.node("post")],
            "people": 4_000, "for_whom": "Patients and their families", "sectors": ["health"],
            "mandate": "tacit", "opened": scribe.day(170), "closed": scribe.day(45), "result": "partly",
            "lesson": "The signboard at the gate did more than the letter: everybody could point at it.",
        }),
    )?;
    Ok(Negotiations { convoy, presence, clinic })
}

/// Holds the meetings.
pub(super) fn meet(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    negotiations: &Negotiations,
) -> Result<Promises, StoreError> {
    let safe_passage = about_the_convoy(scribe, places, parties, negotiations.convoy)?;
    let no_fees = about_the_presence(scribe, places, parties, negotiations.presence)?;
    about_the_clinic(scribe, places, parties, negotiations.clinic)?;
    Ok(Promises { no_fees, safe_passage })
}

pub(super) fn hold(
    scribe: &mut Scribe<'_, '_>,
    ago: DaysAgo,
    negotiation: RecordId,
    mut raw: Value,
) -> Result<RecordId, StoreError> {
    raw["date"] = json!(scribe.day(ago));
    raw["negotiation"] = id(negotiation);
    scribe.make(Kind::Meeting, raw)
}

/// Gives the promise that convoys are left alone.
fn about_the_convoy(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    convoy: RecordId,
) -> Result<RecordId, StoreError> {
    let kassoura = places.spot("Kassoura");
    hold(
        scribe,
        196,
        convoy,
        json!({
            "channel": "in-person", "place": kassoura, "mode": "joint", "asked_by": "us",
            "topics": "Présentation du convoi mensuel, calendrier, itinéraire par Pont-Kolou.",
            "participants": [{
                "node": parties.node("permits"), "function": "chef de service", "authority": "recommends",
            }],
            "our_roles": ["coordination", "logistique"],
            "decisions": [{ "code": "referred", "form": "oral" }],
            "next_step": "Écrire à l’état-major", "next_step_on": scribe.day(190), "next_step_by": "coordination",
        }),
    )?;
    let staff = hold(
        scribe,
        185,
        convoy,
        json!({
            "channel": "letter", "mode": "led-for-us", "asked_by": "us",
            "topics": "Réponse de l’état-major à la lettre de la coordination.",
            "participants": [{ "node": parties.node("staff"), "authority": "decides" }],
            "decisions": [{ "code": "granted", "form": "written", "checked": true }],
        }),
    )?;
    let safe_passage = scribe.make(
        Kind::Promise,
        json!({
            "promised_by": "them", "node": parties.node("staff"), "kind": "security-guarantee",
            "made_on": scribe.day(185), "negotiation": id(convoy), "meeting": id(staff),
            "text": "Les convois notifiés passent sans être retenus.",
            "checks": [{ "date": scribe.day(150), "finding": "held", "verified_by": "own-eyes" }],
        }),
    )?;
    hold(
        scribe,
        150,
        convoy,
        json!({
            "channel": "in-person", "place": places.spot("Béliko"), "mode": "alone", "asked_by": "us",
            "topics": "Passage du convoi au poste routier, durée des contrôles.",
            "participants": [{ "node": parties.node("battalion"), "function": "adjoint", "authority": "decides" }],
            "decisions": [{
                "code": "conditional", "condition_view": "open",
                "conditions": "Que les chauffeurs attendent l’arrivée du chef de poste.",
            }],
            "asks": [{ "kind": "services", "linked_to_access": false, "answer": "passed-up" }],
            "lesson": "Venir avec la copie de la lettre : elle n’était pas descendue jusqu’ici.",
        }),
    )?;
    hold(
        scribe,
        119,
        convoy,
        json!({
            "channel": "phone", "mode": "alone", "asked_by": "them",
            "topics": "Appel du bureau de liaison : la région accepte, le courrier suivra.",
            "participants": [{ "node": parties.node("liaison"), "authority": "relays", "speaks_for": parties.node("region") }],
            "promises": [
                { "promised_by": "them", "kind": "information", "text": "Prévenir le poste la veille.",
                  "due": scribe.day(110), "checks": [{ "date": scribe.day(108), "finding": "partly", "verified_by": "own-eyes" }] },
                { "promised_by": "us", "kind": "notification", "text": "Liste des véhicules 48 heures avant.",
                  "checks": [{ "date": scribe.day(60), "finding": "held", "verified_by": "own-eyes" }] },
            ],
        }),
    )?;
    hold(
        scribe,
        71,
        convoy,
        json!({
            "channel": "in-person", "place": places.spot("Pont-Kolou"), "mode": "alone", "asked_by": "them",
            "topics": "Arrêtés au poste ; discussion avec les hommes de garde.",
            "participants": [{ "node": parties.node("post"), "function": "chef de poste", "authority": "relays" }],
            "decisions": [{ "code": "denied" }],
            "asks": [
                { "kind": "money", "linked_to_access": true, "answer": "declined", "amount": 25_000, "currency": "QQF",
                  "tell_group": true, "red_line": "arbitrary-fees" },
                { "kind": "carry-message", "answer": "declined" },
            ],
            "next_step": "Revoir le bataillon avec la lettre", "next_step_on": scribe.day(60),
            "next_step_by": "chef de base",
        }),
    )?;
    hold(
        scribe,
        20,
        convoy,
        json!({
            "channel": "in-person", "place": kassoura, "mode": "mission-present", "asked_by": "third",
            "topics": "Coordination meeting on the convoy; the peace mission offered to open its gate at the bridge.",
            "participants": [
                { "node": parties.node("governor-north"), "function": "secrétaire général", "authority": "decides" },
                { "node": parties.node("mission-field"), "role": "mission", "function": "civil affairs officer" },
            ],
            "decisions": [{ "node": parties.node("governor-north"), "code": "granted" }],
            "promises": [
                { "promised_by": "mission", "node": parties.node("mission-field"), "kind": "notification",
                  "text": "Word before any patrol on the convoy's days.", "due": scribe.day(-10) },
            ],
        }),
    )?;
    Ok(safe_passage)
}

/// Gives the promise that nothing is taken on the road.
fn about_the_presence(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    presence: RecordId,
) -> Result<RecordId, StoreError> {
    let rakba = places.spot("Umm Rakba");
    hold(
        scribe,
        180,
        presence,
        json!({
            "channel": "in-person", "place": rakba, "mode": "community-led", "asked_by": "third", "interpreter": true,
            "topics": "اجتماع مع لجنة السلام حول حاجات القرى وأيام فتح المركز.",
            "participants": [
                { "node": parties.node("committee"), "role": "community", "authority": "decides" },
                { "node": parties.node("elders"), "role": "community", "authority": "recommends" },
            ],
            "involvement": [{ "date": scribe.day(180), "degree": "co-led", "groups": ["elders", "women", "committee"] }],
            "decisions": [{ "node": parties.node("committee"), "code": "granted" }],
            "promises": [{
                "promised_by": "community", "node": parties.node("committee"), "kind": "information",
                "text": "إبلاغنا إذا تغير حال الطريق",
                "checks": [{ "date": scribe.day(120), "finding": "held", "verified_by": "own-eyes" }],
            }],
        }),
    )?;
    let bureau = hold(
        scribe,
        164,
        presence,
        json!({
            "channel": "intermediary", "mode": "via-intermediary", "asked_by": "us",
            "topics": "Conditions d’une présence au centre de santé ; taxes sur les médicaments.",
            "participants": [
                { "node": parties.node("politics"), "authority": "decides" },
                { "node": parties.node("elders"), "role": "intermediary" },
            ],
            "decisions": [{ "node": parties.node("politics"), "code": "granted", "form": "oral" }],
            "asks": [
                { "kind": "tax-registration", "node": parties.node("politics"), "linked_to_access": true, "answer": "declined" },
                { "kind": "visibility-or-silence", "node": parties.node("politics"), "answer": "agreed" },
            ],
        }),
    )?;
    let no_fees = scribe.make(
        Kind::Promise,
        json!({
            "promised_by": "them", "node": parties.node("politics"), "kind": "no-taxation",
            "made_on": scribe.day(164), "negotiation": id(presence), "meeting": id(bureau),
            "text": "Rien ne sera demandé sur la route.",
            "checks": [{ "date": scribe.day(126), "finding": "held", "verified_by": "own-eyes" }],
        }),
    )?;
    hold(
        scribe,
        112,
        presence,
        json!({
            "channel": "message", "mode": "alone", "asked_by": "them",
            "topics": "الرد على رسالتنا بشأن عمل الممرضات في المركز.",
            "participants": [{ "node": parties.node("aid-bureau"), "authority": "recommends" }],
            "decisions": [{ "code": "deferred" }],
            "asks": [{ "kind": "hiring", "linked_to_access": true, "answer": "declined", "red_line": "hiring" }],
        }),
    )?;
    hold(
        scribe,
        83,
        presence,
        json!({
            "channel": "in-person", "place": places.spot("Bir Salwan"), "mode": "via-partner", "asked_by": "us",
            "topics": "Talk with the sector about the road: who may stop the car of the health centre, and why.",
            "participants": [{ "node": parties.node("commander"), "function": "responsable", "authority": "decides" }],
            "decisions": [{ "code": "conditional", "condition_view": "accepted", "conditions": "العودة قبل المساء" }],
            "promises": [{
                "promised_by": "them", "kind": "non-interference", "text": "The nurses choose whom they treat.",
                "checks": [{ "date": scribe.day(40), "finding": "held", "verified_by": "partner" }],
            }],
        }),
    )?;
    hold(
        scribe,
        30,
        presence,
        json!({
            "channel": "in-person", "place": rakba, "mode": "alone", "asked_by": "us",
            "topics": "متابعة: المركز يعمل أربعة أيام في الأسبوع، والنساء يطلبن يوما خامسا.",
            "participants": [{ "node": parties.node("women"), "role": "community" }],
            "involvement": [{ "date": scribe.day(30), "degree": "consulted", "groups": ["women"] }],
            "notes": "الحاضرات راضيات عن الخدمة ويخفن من الطريق.",
        }),
    )?;
    Ok(no_fees)
}

fn about_the_clinic(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
    clinic: RecordId,
) -> Result<(), StoreError> {
    hold(
        scribe,
        165,
        clinic,
        json!({
            "channel": "in-person", "place": places.spot("Kolondié clinic"), "mode": "alone", "asked_by": "us",
            "topics": "Weapons are left at the gate; a rack and a signboard.",
            "participants": [{ "node": parties.node("watch"), "function": "spokesman", "authority": "decides" }],
            "decisions": [{ "code": "granted" }],
            "promises": [{
                "promised_by": "them", "kind": "weapons-free-zone", "place": places.spot("Kolondié clinic"),
                "text": "Nobody enters with a weapon.", "settled_on": scribe.day(45),
                "checks": [
                    { "date": scribe.day(130), "finding": "held", "verified_by": "own-eyes" },
                    { "date": scribe.day(90), "finding": "broken", "verified_by": "own-eyes" },
                    { "date": scribe.day(46), "finding": "held", "verified_by": "community" },
                ],
            }],
        }),
    )?;
    hold(
        scribe,
        88,
        clinic,
        json!({
            "channel": "phone", "mode": "alone", "asked_by": "us",
            "topics": "Men of the watch came in with rifles on market day; the spokesman apologised.",
            "participants": [{ "node": parties.node("watch-village"), "authority": "recommends" }],
            "decisions": [{ "code": "acknowledged" }],
        }),
    )
    .map(|_| ())
}

/// Writes down the rule, the caution and the events of the half-year.
pub(super) fn note_around(
    scribe: &mut Scribe<'_, '_>,
    places: &Places,
    parties: &Parties,
) -> Result<(), StoreError> {
    scribe.make(
        Kind::Directive,
        json!({
            "issued_by": parties.node("governor-north"), "date": scribe.day(74), "form": "formal",
            "category": "movement-permit", "what": "Toute mission hors de la ville demande une autorisation par véhicule.",
            "areas": [places.division("QQ01")], "in_force_from": scribe.day(70), "effect": "slower",
        }),
    )?;
    scribe.make(
        Kind::Caution,
        json!({
            "area": places.division("QQ0104"), "keep_apart_from": ["mission-vehicles", "uniforms"],
            "until": scribe.day(-20),
        }),
    )?;
    scribe.make(
        Kind::Event,
        json!({
            "date": scribe.month(100), "kind": "mission-reduction-announced", "place": places.division("QQ05"),
            "actor": parties.node("mission"), "text": "The base at the bridge is to be closed within the year.",
        }),
    )?;
    scribe.make(
        Kind::Event,
        json!({
            "date": scribe.day(32), "kind": "acceptance", "acceptance": "welcoming",
            "place": places.division("QQ0402"), "text": "استقبال حسن في السوق",
        }),
    )?;
    Ok(())
}
