//! A name that nothing has: which ones are near it. Nothing is ever taken for granted.

use crate::officer::Officer;

fn places_and_actors() -> Officer {
    let officer = Officer::new();
    let places = r#"
        {"name": "Nord-Kivu", "kind": "adm1"}
        {"name": "Goma", "kind": "adm2", "parent": "Nord-Kivu"}
        {"name": "Rutshuru", "kind": "adm2", "parent": "Nord-Kivu"}
        {"name": "Ndélé", "kind": "locality"}
        {"name": "Al-Hudaydah", "kind": "adm2", "names": ["محافظة الحديدة"]}"#;
    officer.carnet_reading(places, &["place", "add", "--input", "-"]).done();
    let actors = r#"
        {"name": "Gouvernorat du Nord-Kivu", "actor_type": "state-civil", "levels": [{"level": "regional"}]}
        {"name": "Brigade 34", "actor_type": "state-military"}"#;
    officer.carnet_reading(actors, &["actor", "add", "--input", "-"]).done();
    officer
}

fn trip(from: &str, to: &str) -> Vec<String> {
    ["trip", "log", "--date", "today", "--origin", from, "--destination", to, "--outcome", "facilitated"]
        .map(str::to_owned)
        .to_vec()
}

#[test]
fn a_misspelt_place_or_actor_is_told_the_near_ones_and_refused() {
    let officer = places_and_actors();
    for (typed, id, name) in [
        ("Gomma", "L-2", "Goma"),
        ("GOME", "L-2", "Goma"),
        ("Rutchuru", "L-3", "Rutshuru"),
        ("Ndelle", "L-4", "Ndélé"),
        // One letter of the Arabic name is another one, the article is missing.
        ("حديذة", "L-5", "Al-Hudaydah"),
    ] {
        let said = officer.carnet(&trip(typed, "Goma")).failed(2);
        assert!(said.contains("CN-0259") && said.contains("origin: no place has this id or name."), "{said}");
        assert!(said.contains(&format!("Much the same name: {id}.")), "{typed}\n{said}");
        assert!(said.contains(&format!("{name} ({id})")), "{typed}\n{said}");
    }
    let said = officer
        .carnet(&["decision", "log", "--node", "Gouvernrat", "--date", "today", "--code", "granted"])
        .failed(2);
    assert!(said.contains("Gouvernorat du Nord-Kivu (A-1) · Regional"), "{said}");
    // Of several faults each is told, each candidate once; what several names have is told by all of them.
    let said = officer.carnet(&trip("Gomma", "Gomma")).failed(2);
    assert_eq!(said.matches("Goma (L-2)").count(), 1, "{said}");
    let said = officer.carnet(&["actor", "show", "Brigad 34"]);
    assert!(said.ended(0), "a few letters are enough: {said}");
    let said = officer.carnet(&["actor", "show", "Brigafe"]).failed(2);
    assert!(said.contains("Much the same name: A-2."), "{said}");
    // Nothing was stored.
    assert_eq!(officer.carnet(&["trip", "list", "--format", "plain"]).done(), "");
}

#[test]
fn what_is_near_nothing_is_not_compared_with_anything() {
    let officer = places_and_actors();
    let said = officer.carnet(&trip("Kinshasa", "Goma")).failed(2);
    assert!(said.contains("Give its id or a few letters of its name.") && !said.contains("Much"), "{said}");
}

#[test]
fn records_on_input_and_programs_are_told_ids_alone() {
    let officer = places_and_actors();
    let record =
        r#"{"date": "2026-11-24", "origin": "Gomma", "destination": "Rutshuru", "outcome": "delayed"}"#;
    let said = officer.carnet_reading(record, &["trip", "log", "--input", "-"]).failed(2);
    assert!(said.contains("record 1 of 1: trip, origin") && said.contains("Goma (L-2)"), "{said}");
    let said = officer.carnet_reading(record, &["trip", "log", "--input", "-", "--json"]).failed(2);
    assert!(said.contains("L-2") && !said.contains("Goma ("), "{said}");
    assert!(serde_json::from_str::<serde_json::Value>(&said).is_ok(), "{said}");
}

#[test]
fn an_unknown_id_is_told_the_last_one_of_its_kind() {
    let officer = places_and_actors();
    let said = officer.carnet(&["trip", "show", "T-9"]).failed(2);
    assert!(said.contains("there is no T-9.") && said.contains("carnet trip list shows"), "{said}");
    officer.carnet(&trip("Goma", "Rutshuru")).done();
    for words in [
        &["trip", "show", "T-9"][..],
        &["trip", "edit", "T-9", "--notes", "x"],
        &["void", "T-9", "--reason", "x"],
    ] {
        let said = officer.carnet(words).failed(2);
        assert!(
            said.contains("there is no T-9.") && said.contains("The last one is T-1"),
            "{words:?}\n{said}"
        );
    }
    let said =
        officer.carnet(&["incident", "log", "--date", "today", "--kind", "hold", "--trip", "T-7"]).failed(2);
    assert!(
        said.contains("trip: no trip has this id or name.") && said.contains("The last one is T-1"),
        "{said}"
    );
    let said = officer.carnet(&["request", "show", "convoy"]).failed(2);
    assert!(said.contains("There is none yet: request"), "{said}");
}

#[test]
fn several_that_fit_are_shown_by_name() {
    let officer = places_and_actors();
    officer.carnet(&["place", "add", "--name", "Goma Airport", "--kind", "site"]).done();
    officer.carnet(&["place", "add", "--name", "Goma port", "--kind", "site"]).done();
    let said = officer.carnet(&trip("Rutshuru", "goma p")).to_string();
    assert!(said.contains("T-1"), "one fits: {said}");
    let said = officer
        .carnet(&[
            "trip",
            "log",
            "--date",
            "today",
            "--origin",
            "Nord-Kivu",
            "--destination",
            "go ",
            "--outcome",
            "delayed",
        ])
        .failed(2);
    assert!(said.contains("Which one: L-2, L-6") && said.contains("Goma Airport (L-6)"), "{said}");
}
