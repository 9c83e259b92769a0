//! Words looked for with the real program: folded, narrowed, and shown discreetly.

use crate::officer::Officer;
use insta::assert_snapshot;
use serde_json::Value;

/// Places, two authorities, two meetings and an incident, with notes in French, Spanish and Arabic.
fn written(officer: Officer) -> Officer {
    let places = r#"
        {"name": "Nord-Kivu", "kind": "adm1"}
        {"name": "Rutshuru", "kind": "adm2", "parent": "Nord-Kivu"}
        {"name": "Goma", "kind": "adm2", "parent": "Nord-Kivu"}
        {"name": "RN2", "kind": "road", "crosses": ["Rutshuru"]}"#;
    drop(officer.carnet_reading(places, &["place", "add", "--input", "-"]).done());
    let actors = r#"
        {"name": "Région", "actor_type": "state-military"}
        {"name": "Poste du pont", "actor_type": "state-military", "parents": [{"parent": "A-1"}]}"#;
    drop(officer.carnet_reading(actors, &["actor", "add", "--input", "-"]).done());
    let meetings = r#"
        {"date": "2026-09-10", "channel": "in-person", "place": "Goma", "mode": "alone", "participants": [{"node": "A-1"}],
         "topics": "Les tracasseries à la barrière du pont", "notes": "Il parle d'un jeton à montrer"}
        {"date": "2026-10-12", "channel": "phone", "mode": "alone", "participants": [{"node": "A-2", "function": "adjoint"}],
         "topics": "المرور عند الحاجز", "notes": "Los camiones pasan por el retén"}"#;
    drop(officer.carnet_reading(meetings, &["meeting", "log", "--input", "-"]).done());
    let incident = r#"
        {"date": "2026-11-02", "kinds": ["fee-demanded"], "setting": "checkpoint", "road": "RN2", "actors": [{"node": "A-2"}],
         "what_happened": "Un péage de ٥٠ dollars, \"sans feu vert pas de route\""}"#;
    drop(officer.carnet_reading(incident, &["incident", "log", "--input", "-"]).done());
    officer
}

/// The ids found, best first.
fn ids(officer: &Officer, words: &[&str]) -> Vec<String> {
    let words = [&["find"], words, &["--json"]].concat();
    let lines = officer.carnet(&words).done();
    let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
    lines.lines().map(id).collect()
}

#[test]
fn words_are_found_whatever_their_spelling() {
    let officer = written(Officer::new());
    for (typed, found) in [
        ("TRACASSERIES", &["M-1"][..]),
        ("tracasserie", &["M-1"]),
        ("camion", &["M-2"]),
        ("cami", &["M-2"]),
        ("ca*", &["M-2"]),
        ("ca", &[]),
        ("حاجِز", &["M-2", "M-1"]),
        ("50", &["I-1"]),
        ("۵۰ dollars", &["I-1"]),
        ("nord-kivu", &["L-1"]),
        ("kıvu", &["L-1"]),
        // One meaning: the whole word first, then the newest.
        ("barrière", &["M-1", "M-2"]),
        ("reten", &["M-2", "M-1"]),
        ("hajiz", &["M-2", "M-1"]),
        ("iteawa", &["I-1", "M-1"]),
        ("rapport", &["I-1", "M-1"]),
    ] {
        assert_eq!(ids(&officer, &[typed]), found, "{typed}");
    }
    assert_eq!(ids(&officer, &["jeton", "pont"]), ["M-1"], "all the words, in two fields");
    assert!(ids(&officer, &["jeton", "camion"]).is_empty());
    assert_eq!(ids(&officer, &["feu vert"]), ["I-1"], "a phrase in one argument");
    assert!(ids(&officer, &["vert feu"]).is_empty());
    assert_eq!(ids(&officer, &["vert", "feu"]), ["I-1"]);
    assert_eq!(ids(&officer, &["\"feu vert\" pas"]), ["I-1"]);
}

#[test]
fn a_search_is_narrowed_by_actor_place_day_and_kind() {
    let officer = written(Officer::new());
    let found = |words: &[&str]| ids(&officer, words);
    assert_eq!(found(&["retén"]), ["M-2", "M-1"]);
    assert_eq!(found(&["retén", "--actor", "poste"]), ["M-2"]);
    assert_eq!(found(&["retén", "--actor", "region"]), ["M-2", "M-1"], "and those under it");
    assert_eq!(found(&["retén", "--place", "nord"]), ["M-1"], "and what lies in it");
    assert_eq!(found(&["péage", "--place", "rutshuru"]), ["I-1"], "a road lies in what it crosses");
    assert_eq!(found(&["péage", "--place", "goma"]), ["M-1"]);
    assert_eq!(found(&["retén", "--since", "2026-10-12"]), ["M-2"]);
    assert!(found(&["retén", "--since", "2026-10-13"]).is_empty());
    assert_eq!(found(&["retén", "--until", "2026-10-11"]), ["M-1"]);
    // As people say it, in part or in days before today, as in a record.
    assert_eq!(found(&["retén", "--since", "2026-10"]), ["M-2"]);
    assert_eq!(found(&["retén", "--until", "2026-10"]), ["M-2", "M-1"]);
    assert_eq!(found(&["retén", "--since", "-43"]), ["M-2"]);
    assert!(found(&["retén", "--since", "-42", "--until", "yesterday"]).is_empty());
    officer.carnet(&["find", "retén", "--since", "03/02/2026"]).failed(2);
    assert!(officer.carnet(&["meeting", "list", "--since", "-43"]).done().contains("M-2"));
    assert_eq!(found(&["poste", "--kind", "actor"]), ["A-2"]);
    assert_eq!(found(&["retén", "--limit", "1"]), ["M-2"]);
    assert!(officer.carnet(&["find", "retén", "--actor", "personne"]).failed(2).contains("CN-0"));
}

#[test]
fn what_is_void_or_changed_is_not_found() {
    let officer = written(Officer::new());
    drop(officer.carnet(&["void", "M-1", "--reason", "saisi deux fois"]).done());
    assert!(ids(&officer, &["tracasseries"]).is_empty());
    assert_eq!(ids(&officer, &["tracasseries", "--void"]), ["M-1"]);
    drop(officer.carnet_reading("El jefe", &["meeting", "edit", "M-2", "--notes", "-"]).done());
    assert!(ids(&officer, &["camiones"]).is_empty());
    assert_eq!(ids(&officer, &["jefe"]), ["M-2"]);
}

#[test]
fn the_list_is_discreet_and_says_what_to_do() {
    let officer = written(Officer::new());
    let ran = |words: &[&str]| officer.carnet(&[&["find"], words].concat()).to_string();
    let page = [
        ran(&["pont"]),
        ran(&["pont", "--full"]),
        ran(&["retén", "--format", "plain"]),
        ran(&["retén", "--limit", "1", "--full", "--json"]),
        ran(&["introuvable"]),
        ran(&["mots introuvables"]),
        ran(&["introuvable", "--kind", "trip"]),
        ran(&["?!"]),
        ran(&[]),
    ];
    assert_snapshot!("find_english", page.join("\n=====\n"));
    let officer = written(Officer::in_french());
    let ran = |words: &[&str]| officer.carnet(&[&["find"], words].concat()).to_string();
    assert_snapshot!("find_french", [ran(&["pont"]), ran(&["introuvable"]), ran(&["?!"])].join("\n=====\n"));
}
