//! Eight parties with their posts and desks at every level, as an access team comes to know them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::scribe::{DaysAgo, Scribe, id};
use crate::model::{Kind, RecordId};
use crate::store::StoreError;

/// A post, a desk or a function.
struct Node {
    key: &'static str,
    name: &'static str,
    other: &'static str,
    level: &'static str,
    branches: &'static [&'static str],
    /// The key of the node above, of the same party.
    above: &'static str,
    /// Whether they answered us, met us or stopped us.
    met: bool,
}

const fn node(
    key: &'static str,
    name: &'static str,
    other: &'static str,
    level: &'static str,
    branches: &'static [&'static str],
    above: &'static str,
    met: bool,
) -> Node {
    Node { key, name, other, level, branches, above, met }
}

const COMMAND: &[&str] = &["command"];
const AID: &[&str] = &["aid-office"];
const GOVERNOR: &[&str] = &["administration", "aid-office"];
const SECURITY: &[&str] = &["security-service"];
const POLITICAL: &[&str] = &["political-wing"];
const CUSTOM: &[&str] = &["customary-religious"];

/// Type of a party and its nodes, from the top down.
const PARTIES: &[(&str, &[Node])] = &[
    (
        "state-military",
        &[
            node("ministry", "Ministère de la Défense", "وزارة الدفاع", "leadership", COMMAND, "", false),
            node("staff", "État-major général", "هيئة الأركان", "senior", COMMAND, "ministry", true),
            node(
                "region",
                "2e Région militaire",
                "المنطقة العسكرية الثانية",
                "regional",
                COMMAND,
                "staff",
                true,
            ),
            node("battalion", "Bataillon territorial", "", "local", COMMAND, "region", true),
            node("post", "Poste routier de l’armée", "", "checkpoint", COMMAND, "battalion", true),
        ],
    ),
    (
        "state-security",
        &[
            node(
                "security-head",
                "Direction de la sûreté du territoire",
                "",
                "leadership",
                SECURITY,
                "",
                false,
            ),
            node(
                "security-service",
                "Service des étrangers et ONG",
                "",
                "senior",
                SECURITY,
                "security-head",
                true,
            ),
            node(
                "security",
                "Antenne provinciale de la sûreté",
                "",
                "regional",
                SECURITY,
                "security-service",
                true,
            ),
            node("security-desk", "Bureau de sûreté du district", "", "local", SECURITY, "security", true),
            node(
                "security-post",
                "Contrôle des voyageurs",
                "",
                "checkpoint",
                SECURITY,
                "security-desk",
                true,
            ),
        ],
    ),
    (
        "state-civil",
        &[
            node(
                "commission",
                "مفوضية العون الإنساني",
                "Commission d’aide humanitaire",
                "leadership",
                AID,
                "",
                true,
            ),
            node(
                "permits",
                "Direction des autorisations",
                "إدارة التصاريح",
                "senior",
                AID,
                "commission",
                true,
            ),
            node(
                "governor-north",
                "Bureau du gouverneur, Kassoura",
                "",
                "regional",
                GOVERNOR,
                "commission",
                true,
            ),
            node(
                "governor-east",
                "مكتب والي وادي سهلة",
                "Bureau du wali",
                "regional",
                GOVERNOR,
                "commission",
                true,
            ),
            node("district-1", "Guichet des autorisations, Béliko", "", "local", AID, "governor-north", true),
            node(
                "district-2",
                "Guichet des autorisations, Nanbolé",
                "",
                "local",
                AID,
                "governor-north",
                true,
            ),
            node("district-3", "Guichet des autorisations, Fadoua", "", "local", AID, "governor-north", true),
            node(
                "district-4",
                "مكتب محلية أم رقبة",
                "Guichet d’Umm Rakba",
                "local",
                AID,
                "governor-east",
                true,
            ),
            node(
                "district-5",
                "مكتب محلية بئر سلوان",
                "Guichet de Bir Salwan",
                "local",
                AID,
                "governor-east",
                true,
            ),
            node("port", "Guichet du port", "", "checkpoint", &["immigration-customs"], "permits", true),
        ],
    ),
    (
        "armed-group",
        &[
            node("council", "Conseil du Rassemblement", "مجلس تجمع التلال", "leadership", COMMAND, "", false),
            node("politics", "Bureau politique", "المكتب السياسي", "senior", POLITICAL, "council", true),
            node("aid-bureau", "Bureau humanitaire du Rassemblement", "", "regional", AID, "politics", true),
            node("commander", "Responsable de secteur", "", "local", COMMAND, "zone-above", true),
            node("barrier", "Barrière du Rassemblement", "", "checkpoint", COMMAND, "commander", true),
        ],
    ),
    (
        "self-defence-group",
        &[
            node("watch", "Coordination des Veilleurs", "", "regional", COMMAND, "", true),
            node("watch-village", "Veilleurs de village", "", "local", COMMAND, "watch", true),
            node("watch-rope", "Corde des Veilleurs", "", "checkpoint", COMMAND, "watch-village", true),
        ],
    ),
    (
        "peace-mission-un",
        &[
            node(
                "mission",
                "Peace mission, head of office",
                "Mission de paix",
                "leadership",
                COMMAND,
                "",
                false,
            ),
            node(
                "mission-civil",
                "Peace mission, civil affairs",
                "",
                "senior",
                &["administration"],
                "mission",
                true,
            ),
            node(
                "mission-field",
                "Peace mission, field office",
                "",
                "regional",
                COMMAND,
                "mission-civil",
                true,
            ),
            node(
                "mission-base",
                "Peace mission, liaison officer",
                "",
                "local",
                COMMAND,
                "mission-field",
                true,
            ),
            node("mission-gate", "Peace mission, gate", "", "checkpoint", COMMAND, "mission-base", true),
        ],
    ),
    (
        "community-committee",
        &[
            node("elders", "مجلس الأعيان", "Conseil des notables", "regional", CUSTOM, "", true),
            node("committee", "لجنة السلام في أم رقبة", "Comité de paix", "local", CUSTOM, "elders", true),
            node("women", "Comité des femmes, Fadoua", "لجنة النساء", "local", CUSTOM, "elders", true),
            node("camp-gate", "Comité d’accueil du site", "", "checkpoint", CUSTOM, "elders", true),
        ],
    ),
    (
        "state-police",
        &[
            node("police-head", "Direction de la police nationale", "", "leadership", COMMAND, "", false),
            node("police-region", "Police provinciale", "", "regional", COMMAND, "police-head", true),
            node("police-station", "Commissariat de district", "", "local", COMMAND, "police-region", true),
            node(
                "police-road",
                "Police de la route",
                "شرطة المرور",
                "checkpoint",
                COMMAND,
                "police-station",
                true,
            ),
        ],
    ),
];

/// The nodes that the other records name.
pub(super) struct Parties(BTreeMap<&'static str, RecordId>);

impl Parties {
    /// A node, by its key in this file.
    pub(super) fn node(&self, key: &str) -> Value {
        id(self.0[key])
    }
}

/// Writes the parties down, each from its top.
pub(super) fn make(scribe: &mut Scribe<'_, '_>) -> Result<Parties, StoreError> {
    let mut made: BTreeMap<&'static str, RecordId> = BTreeMap::new();
    for (actor_type, nodes) in PARTIES {
        for node in *nodes {
            if node.above == "zone-above" {
                let placeholder = scribe.make(Kind::Actor, unknown_zone(scribe, made["council"]))?;
                made.insert("zone-above", placeholder);
            }
            let mut raw = json!({
                "name": node.name, "actor_type": actor_type, "branches": node.branches, "met": node.met,
                "aliases": if node.other.is_empty() { Vec::new() } else { vec![node.other] },
                "levels": levels(scribe, node),
                "parents": parents(scribe, node, &made),
            });
            if node.key == "mission" {
                raw["mandates"] = mandates(scribe);
            }
            made.insert(node.key, scribe.make(Kind::Actor, raw)?);
        }
    }
    let desk = scribe.make(
        Kind::Actor,
        json!({
            "name": "Bureau de liaison avec les humanitaires", "aliases": ["مكتب الاتصال", "Liaison desk"],
            "actor_type": "state-military", "desk": "liaison", "branches": ["command"], "met": true,
            "short_code": "BL2", "levels": [{ "level": "regional" }], "parents": [{ "parent": id(made["region"]) }],
        }),
    )?;
    made.insert("liaison", desk);
    Ok(Parties(made))
}

/// Somebody stands between the council and the sector, and nobody told us who.
fn unknown_zone(scribe: &Scribe<'_, '_>, council: RecordId) -> Value {
    json!({
        "name": "Échelon au-dessus du secteur", "actor_type": "armed-group", "placeholder": true,
        "branches": ["command"], "levels": [{ "level": "regional", "basis": "dit par le responsable de secteur" }],
        "parents": [{ "parent": id(council), "since": scribe.month(200), "since_is": "first-seen" }],
    })
}

/// Most posts are where they always were; two changed while we knew them.
fn levels(scribe: &Scribe<'_, '_>, node: &Node) -> Value {
    let changed = |before: &str, ago: DaysAgo, basis: &str| {
        json!([
            { "level": before, "until": scribe.day(ago + 1) },
            { "level": node.level, "since": scribe.day(ago), "basis": basis },
        ])
    };
    match node.key {
        "aid-bureau" => changed("local", 420, "lettre d’accréditation"),
        "watch" => changed("local", 300, "told by the committee of elders"),
        _ => json!([{ "level": node.level }]),
    }
}

/// The posts above, dated where the team saw a change.
fn parents(scribe: &Scribe<'_, '_>, node: &Node, made: &BTreeMap<&'static str, RecordId>) -> Value {
    let Some(above) = made.get(node.above) else { return json!([]) };
    match node.key {
        // The wali's office answered to the ministry's own direction before it was put under the commission.
        "governor-east" => json!([
            { "parent": id(made["permits"]), "until": scribe.day(366), "until_is": "ended" },
            { "parent": id(*above), "since": scribe.day(365), "since_is": "began" },
        ]),
        "battalion" => {
            json!([{ "parent": id(*above), "since": scribe.month(500), "since_is": "first-seen" }])
        }
        "commander" => {
            json!([{ "parent": id(*above), "since": scribe.month(200), "since_is": "first-seen" }])
        }
        _ => json!([{ "parent": id(*above) }]),
    }
}

fn mandates(scribe: &Scribe<'_, '_>) -> Value {
    json!([
        { "until": scribe.day(366), "protection": true, "gate": true, "escort": true },
        { "since": scribe.day(365), "protection": true, "gate": true, "escort": false },
    ])
}
