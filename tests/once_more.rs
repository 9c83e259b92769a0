//! The last trip once more, and the way back: only what differs is said.

use crate::officer::Officer;

/// A trip of last week that relied on a request, and one of yesterday by another team.
fn trips_before(officer: &Officer) {
    let places = r#"{"name": "Goma", "kind": "adm2"}
        {"name": "Kiwanja", "kind": "site"}
        {"name": "Sake", "kind": "site"}
        {"name": "RN2", "kind": "road", "crosses": ["Goma"]}"#;
    officer.carnet_reading(places, &["place", "add", "--input", "-"]).done();
    officer.writes(&["actor", "add", "--name", "Gouvernorat", "--actor-type", "state-civil"]);
    for last_day in ["2026-11-20", "2026-11-30"] {
        let request = format!(
            r#"{{"what": "convoy", "place": "Kiwanja", "first_day": "2026-11-10", "last_day": "{last_day}",
                "addressees": [{{"node": "A-1"}}]}}"#
        );
        officer.carnet_reading(request, &["request", "log", "--input", "-"]).done();
    }
    let trips = r#"
        {"date": "2026-11-18", "origin": "Goma", "destination": "Kiwanja", "road": "RN2", "outcome": "delayed",
            "hours_late": 6, "vehicles": 3, "persons": 8, "checkpoints": 9, "association": "notification",
            "requests": ["R-1", "R-2"], "journey": "47", "notes": "of that day", "recorded_by": "T1"}
        {"date": "2026-11-23", "origin": "Goma", "destination": "Sake", "outcome": "facilitated", "recorded_by": "T2"}"#;
    officer.carnet_reading(trips, &["trip", "log", "--input", "-"]).done();
}

fn shown(officer: &Officer, trip: &str) -> serde_json::Value {
    serde_json::from_str(&officer.carnet(&["trip", "show", trip, "--json"]).done()).unwrap()
}

#[test]
fn a_trip_is_repeated_without_what_the_road_did() {
    let officer = Officer::new();
    let none = officer.carnet(&["trip", "log", "--again", "--outcome", "facilitated"]).failed(2);
    assert!(none.contains("CN-0781") && none.contains("no trip yet to repeat"), "{none}");
    trips_before(&officer);
    let words = ["trip", "log", "--again", "--road", "RN2", "--outcome", "facilitated", "--checkpoints", "5"];
    let said = officer.carnet(&words).to_string();
    assert!(said.contains("As T-1: Goma → Kiwanja"), "{said}");
    let trip = shown(&officer, "T-3");
    for (field, value) in [
        ("date", "2026-11-24"),
        ("origin", "L-1"),
        ("destination", "L-2"),
        ("road", "L-4"),
        ("association", "notification"),
    ] {
        assert_eq!(trip[field], value, "{trip}");
    }
    assert_eq!((&trip["vehicles"], &trip["checkpoints"]), (&3.into(), &5.into()), "{trip}");
    // A request that is over carries no later trip; what was noted of one day stays with it.
    assert_eq!(trip["requests"], serde_json::json!(["R-2"]));
    for field in ["notes", "hours_late", "journey"] {
        assert!(trip.get(field).is_none(), "{field}: {trip}");
    }

    // The last of this team, the way back, another one by its id, and flags that say otherwise.
    officer.writes(&["trip", "log", "--back", "--recorded-by", "T2", "--outcome", "turned-back"]);
    let trip = shown(&officer, "T-4");
    assert_eq!((&trip["origin"], &trip["destination"]), (&"L-3".into(), &"L-1".into()), "{trip}");
    officer.writes(&[
        "trip",
        "log",
        "--back",
        "T-1",
        "--date",
        "-1",
        "--vehicles",
        "2",
        "--outcome",
        "facilitated",
    ]);
    let trip = shown(&officer, "T-5");
    assert_eq!((&trip["date"], &trip["vehicles"]), (&"2026-11-23".into(), &2.into()), "{trip}");
    assert_eq!((&trip["origin"], &trip["journey"]), (&"L-2".into(), &"47".into()), "{trip}");
    let none =
        officer.carnet(&["trip", "log", "--again", "--recorded-by", "T9", "--outcome", "denied"]).failed(2);
    assert!(none.contains("CN-0781") && none.contains("these flags"), "{none}");
    let both = officer.carnet(&["trip", "log", "--again", "--back", "--outcome", "denied"]);
    assert!(both.ended(2), "{both}");
}

#[test]
fn a_repeated_trip_that_is_planned_has_nobody_aboard_yet() {
    let officer = Officer::new();
    trips_before(&officer);
    officer.writes(&["trip", "plan", "--again", "T-1", "--date", "+1"]);
    let trip = shown(&officer, "T-3");
    assert_eq!((&trip["vehicles_planned"], &trip["persons_planned"]), (&3.into(), &8.into()), "{trip}");
    assert!(trip.get("vehicles").is_none() && trip.get("outcome").is_none(), "{trip}");
    // The way back of what was planned last.
    officer.writes(&["trip", "plan", "--back", "--date", "+2"]);
    let trip = shown(&officer, "T-4");
    assert_eq!((&trip["origin"], &trip["vehicles_planned"]), (&"L-2".into(), &3.into()), "{trip}");
    // A plan on the same way that nobody closed is pointed out, and nothing is taken for granted.
    let later =
        Officer::carnet(&officer, &["trip", "log", "--again", "T-1", "--date", "+1", "--outcome", "denied"]);
    let later = later.to_string();
    assert!(later.contains("T-3 is planned on this way"), "{later}");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_only_what_differs_is_asked() {
    let officer = Officer::new();
    trips_before(&officer);
    let mut seat = officer.sits_down(&["trip", "log", "--again", "T-1"]);
    seat.sees("As T-1: Goma → Kiwanja")
        .answers("outcome [", "")
        .answers("checkpoints met", "4/0/0")
        .answers("Enter stores", "");
    let left = seat.leaves();
    assert_eq!((left.exit, left.answers), (Some(0), 3), "{}", left.shown);
    let trip = shown(&officer, "T-3");
    assert_eq!((&trip["road"], &trip["checkpoints"]), (&"L-4".into(), &4.into()), "{trip}");

    let mut seat = officer.sits_down(&["trip", "plan", "--back", "T-1"]);
    seat.sees("Back from T-1: Kiwanja → Goma").answers("date [", "").answers("Enter stores", "");
    let left = seat.leaves();
    assert_eq!((left.exit, left.answers), (Some(0), 2), "{}", left.shown);
}
