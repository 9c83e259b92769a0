//! The last trip once more, or the way back: what is the same in both, so that only what differs is said.

use serde_json::Value;

use super::Values;

/// What does not change from one trip to the next on the same way. What the road did, what was met and what was noted are of
/// each trip alone; who agreed to be seen closer to a mission agreed for one trip.
const SAME: &[&str] =
    &["road", "purpose", "requests", "decisions", "negotiation", "association", "led_by_other"];
/// Who went, and what is planned to go.
const ABOARD: &[(&str, &str)] =
    &[("vehicles", "vehicles_planned"), ("persons", "persons_planned"), ("women", "women_planned")];

/// The same trip once more, of which nobody has said yet what the road did.
pub fn again(trip: &Values) -> Values {
    let same =
        SAME.iter().copied().chain(["origin", "destination"]).chain(ABOARD.iter().map(|(went, _)| *went));
    same.filter_map(|field| Some((field.to_owned(), trip.get(field)?.clone()))).collect()
}

/// The way back with the same vehicles and people; one journey with the way out, where that has one.
pub fn back(trip: &Values) -> Values {
    let mut values = again(trip);
    for (field, from) in [("origin", "destination"), ("destination", "origin"), ("journey", "journey")] {
        if let Some(value) = trip.get(from) {
            values.insert(field.to_owned(), value.clone());
        }
    }
    values
}

/// The same while it is only planned: who went, or was planned to go, is who is planned to go.
pub fn planned(trip: &Values, mut once_more: Values) -> Values {
    for (went, planned) in ABOARD {
        once_more.remove(*went);
        let value: Option<&Value> = trip.get(*went).or_else(|| trip.get(*planned));
        if let Some(value) = value {
            once_more.insert((*planned).to_owned(), value.clone());
        }
    }
    if let Some(people) = trip.get("people_planned") {
        once_more.insert("people_planned".to_owned(), people.clone());
    }
    once_more
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, declaration};
    use serde_json::json;

    fn trip() -> Values {
        let trip = json!({
            "date": "2026-11-20", "origin": "L-1", "destination": "L-2", "road": "L-3", "outcome": "delayed",
            "completion": "full", "hours_late": 5, "vehicles": 2, "persons": 6, "women": 1, "people_planned": 90,
            "checkpoints": 7, "association": "notification", "association_agreed_by": "a function",
            "requests": ["R-1"], "journey": "week 47", "notes": "of that day alone"
        });
        trip.as_object().unwrap().clone()
    }

    #[test]
    fn the_same_way_comes_without_what_the_road_did() {
        let expected = json!({
            "origin": "L-1", "destination": "L-2", "road": "L-3", "vehicles": 2, "persons": 6, "women": 1,
            "association": "notification", "requests": ["R-1"]
        });
        assert_eq!(Value::Object(again(&trip())), expected);
    }

    #[test]
    fn the_way_back_changes_the_ends_and_stays_in_the_journey() {
        let back = back(&trip());
        assert_eq!((&back["origin"], &back["destination"]), (&json!("L-2"), &json!("L-1")));
        assert_eq!(
            (&back["journey"], back.get("date"), back.get("outcome")),
            (&json!("week 47"), None, None)
        );
    }

    #[test]
    fn what_is_planned_has_nobody_aboard_yet() {
        let planned = planned(&trip(), again(&trip()));
        assert_eq!((&planned["vehicles_planned"], &planned["persons_planned"]), (&json!(2), &json!(6)));
        assert_eq!((&planned["women_planned"], &planned["people_planned"]), (&json!(1), &json!(90)));
        assert!(planned.get("vehicles").is_none() && planned.get("persons").is_none());
    }

    #[test]
    fn every_field_named_here_is_one_of_a_trip() {
        let named = SAME.iter().copied().chain(ABOARD.iter().flat_map(|(went, planned)| [*went, *planned]));
        for field in named.chain(["origin", "destination", "journey", "people_planned"]) {
            assert!(declaration(Kind::Trip).field(field).is_some(), "{field}");
        }
    }
}
