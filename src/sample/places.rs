//! The gazetteer of a country that does not exist.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::scribe::{Scribe, id};
use crate::model::{Kind, RecordId};
use crate::store::StoreError;

/// The gazetteer as records name it.
pub(super) const GAZETTEER: &str = "COD-AB QQ v02 (invented)";

/// Provinces with their districts, by P-code; the second name is in another script or language.
const DIVISIONS: &[(&str, &str, &str)] = &[
    ("QQ01", "Hauts-Plateaux", "الهضاب العليا"),
    ("QQ0101", "Kassoura-Ville", "كسورة المدينة"),
    ("QQ0102", "Béliko", "بليكو"),
    ("QQ0103", "Nanbolé", ""),
    ("QQ0104", "Fadoua", "فضوة"),
    ("QQ02", "Lomandji", ""),
    ("QQ0201", "Lomandji-Centre", ""),
    ("QQ0202", "Mirondé", ""),
    ("QQ0203", "Sakalou", ""),
    ("QQ03", "Ténébara", "تنبارة"),
    ("QQ0301", "Ténébara-Nord", "تنبارة الشمالية"),
    ("QQ0302", "Ténébara-Sud", "تنبارة الجنوبية"),
    ("QQ0303", "Djaromé", ""),
    ("QQ04", "Wadi Sahla", "وادي سهلة"),
    ("QQ0401", "Sahla", "سهلة"),
    ("QQ0402", "Umm Rakba", "أم رقبة"),
    ("QQ0403", "Bir Salwan", "بئر سلوان"),
    ("QQ0404", "Qoz Naddar", "قوز نضار"),
    ("QQ05", "Dorembé", ""),
    ("QQ0501", "Dorembé-Centre", ""),
    ("QQ0502", "Kolondié", ""),
    ("QQ0503", "Foulabara", ""),
    ("QQ06", "Port-Amira", "ميناء أميرة"),
    ("QQ0601", "Port-Amira-Ville", "مدينة ميناء أميرة"),
    ("QQ0602", "Ras Ghannam", "رأس غنام"),
    ("QQ0603", "Lagounié", ""),
];

/// Towns, sites and one border point: name, kind, district, other name.
const SPOTS: &[(&str, &str, &str, &str)] = &[
    ("Kassoura", "locality", "QQ0101", "كسورة"),
    ("Béliko", "locality", "QQ0102", "بليكو"),
    ("Pont-Kolou", "locality", "QQ0102", ""),
    ("Nanbolé", "locality", "QQ0103", ""),
    ("Fadoua", "locality", "QQ0104", "فضوة"),
    ("Lomandji", "locality", "QQ0201", ""),
    ("Mirondé", "locality", "QQ0202", ""),
    ("Sakalou", "locality", "QQ0203", ""),
    ("Djaromé", "locality", "QQ0303", ""),
    ("Sahla", "locality", "QQ0401", "سهلة"),
    ("Umm Rakba", "locality", "QQ0402", "أم رقبة"),
    ("Bir Salwan", "locality", "QQ0403", "بئر سلوان"),
    ("Kolondié", "locality", "QQ0502", ""),
    ("Foulabara", "locality", "QQ0503", ""),
    ("Port-Amira", "locality", "QQ0601", "ميناء أميرة"),
    ("Centre de santé d’Umm Rakba", "site", "QQ0402", "المركز الصحي في أم رقبة"),
    ("Site de déplacés de Fadoua", "site", "QQ0104", "موقع النازحين في فضوة"),
    ("Kolondié clinic", "site", "QQ0502", ""),
    ("Entrepôt de Kassoura", "site", "QQ0101", "مخزن كسورة"),
    ("School compound, Sakalou", "site", "QQ0203", ""),
    ("Port d’Amira", "border-point", "QQ0601", "ميناء أميرة"),
];

/// Roads: name, the districts that they cross, other name.
const ROADS: &[(&str, &[&str], &str)] = &[
    ("Axe Kassoura–Béliko", &["QQ0101", "QQ0102"], "طريق كسورة بليكو"),
    ("Axe Béliko–Fadoua", &["QQ0102", "QQ0104"], "طريق بليكو فضوة"),
    ("Axe Lomandji–Mirondé", &["QQ0201", "QQ0202", "QQ0203"], ""),
    ("طريق سهلة – أم رقبة", &["QQ0401", "QQ0402", "QQ0403"], "Sahla–Umm Rakba road"),
    ("Kolondié track", &["QQ0501", "QQ0502", "QQ0503"], "Piste de Kolondié"),
    ("Nationale 1, Port-Amira–Kassoura", &["QQ0601", "QQ0303", "QQ0101"], "الطريق الوطني ١"),
];

/// Barriers that are always there and that every driver knows by name.
const BARRIERS: &[(&str, &str, &str, &str)] = &[
    ("Barrière de Pont-Kolou", "fixed", "Pont-Kolou", "حاجز بون كولو"),
    ("Bac de Mirondé", "river", "Mirondé", ""),
    ("بوابة سهلة", "gate", "Sahla", "Sahla north gate"),
];

/// The ways that the team travels: from, to, road.
const ROUTES: &[(&str, &str, &str)] = &[
    ("Kassoura", "Béliko", "Axe Kassoura–Béliko"),
    ("Kassoura", "Pont-Kolou", "Axe Kassoura–Béliko"),
    ("Béliko", "Fadoua", "Axe Béliko–Fadoua"),
    ("Béliko", "Site de déplacés de Fadoua", "Axe Béliko–Fadoua"),
    ("Lomandji", "Mirondé", "Axe Lomandji–Mirondé"),
    ("Lomandji", "Sakalou", "Axe Lomandji–Mirondé"),
    ("Sahla", "Umm Rakba", "طريق سهلة – أم رقبة"),
    ("Sahla", "Centre de santé d’Umm Rakba", "طريق سهلة – أم رقبة"),
    ("Sahla", "Bir Salwan", "طريق سهلة – أم رقبة"),
    ("Foulabara", "Kolondié", "Kolondié track"),
    ("Foulabara", "Kolondié clinic", "Kolondié track"),
    ("Port-Amira", "Kassoura", "Nationale 1, Port-Amira–Kassoura"),
];

/// One way that the team travels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Route {
    pub(super) origin: RecordId,
    pub(super) destination: RecordId,
    pub(super) road: RecordId,
}

/// The places that the other records name.
pub(super) struct Places {
    divisions: BTreeMap<&'static str, RecordId>,
    spots: BTreeMap<&'static str, RecordId>,
    /// The ways that the team travels.
    pub(super) routes: Vec<Route>,
}

impl Places {
    /// A district or province, by its P-code.
    pub(super) fn division(&self, pcode: &str) -> Value {
        id(self.divisions[pcode])
    }

    /// A town, a site, a road or a barrier, by its name.
    pub(super) fn spot(&self, name: &str) -> Value {
        id(self.spots[name])
    }

    /// The route to a place.
    pub(super) fn route_to(&self, name: &str) -> Route {
        let destination = self.spots[name];
        *self
            .routes
            .iter()
            .find(|route| route.destination == destination)
            .expect("requests ask only for places that a route leads to")
    }
}

/// Writes the gazetteer down.
pub(super) fn make(scribe: &mut Scribe<'_, '_>) -> Result<Places, StoreError> {
    let mut place = |raw: Value| scribe.make(Kind::Place, raw);
    let country = place(json!({
        "name": "Belsara", "kind": "country", "pcode": "QQ", "gazetteer": GAZETTEER, "names": ["بلسارة"],
    }))?;
    let mut divisions: BTreeMap<&'static str, RecordId> = BTreeMap::new();
    for (pcode, name, other) in DIVISIONS {
        let (kind, parent) =
            if pcode.len() == 4 { ("adm1", country) } else { ("adm2", divisions[&pcode[..4]]) };
        let made = place(json!({
            "name": name, "kind": kind, "pcode": pcode, "gazetteer": GAZETTEER, "parent": id(parent),
            "names": names(other),
        }))?;
        divisions.insert(pcode, made);
    }
    let mut spots: BTreeMap<&'static str, RecordId> = BTreeMap::new();
    for (name, kind, district, other) in SPOTS {
        let made = place(json!({
            "name": name, "kind": kind, "parent": id(divisions[district]), "names": names(other),
        }))?;
        spots.insert(name, made);
    }
    for (name, crosses, other) in ROADS {
        let crosses: Vec<Value> = crosses.iter().map(|pcode| id(divisions[pcode])).collect();
        let made = place(json!({ "name": name, "kind": "road", "crosses": crosses, "names": names(other) }))?;
        spots.insert(name, made);
    }
    for (name, barrier, near, other) in BARRIERS {
        let made = place(json!({
            "name": name, "kind": "roadblock", "barrier": barrier, "parent": id(spots[near]), "names": names(other),
        }))?;
        spots.insert(name, made);
    }
    let routes = ROUTES.iter().map(|(from, to, road)| Route {
        origin: spots[from],
        destination: spots[to],
        road: spots[road],
    });
    Ok(Places { routes: routes.collect(), divisions, spots })
}

fn names(other: &str) -> Vec<&str> {
    if other.is_empty() { Vec::new() } else { vec![other] }
}
