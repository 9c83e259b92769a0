//! `carnet report`, as a coordinator types it.

use carnet::store::{NewKeys, Store};
use serde_json::Value;

use crate::runner::{Laptop, Ran};
use crate::stores::{identity, stamp};
use crate::worked_month::log_the_month;

/// A laptop on 1 November 2026 with the worked month in its store.
pub fn laptop() -> Laptop {
    let laptop = Laptop::new().on("2026-11-01");
    let (recipient, identity) = identity();
    let mut keys = NewKeys::default();
    keys.add_recipient(&recipient).unwrap();
    let mut store = Store::create(&laptop.home().join("store"), &keys, &stamp()).unwrap();
    log_the_month(&mut store);
    laptop.has_file("me.txt", identity);
    laptop
}

pub fn report(laptop: &Laptop, words: &[&str]) -> Ran {
    laptop.carnet(&[&["--store", "store", "--identity", "me.txt", "report"][..], words].concat())
}

#[test]
fn a_month_is_printed_for_people_and_for_programs() {
    let laptop = laptop();
    let page = report(&laptop, &["outcomes", "--period", "2026-10"]).done();
    assert!(page.starts_with("Outcomes: 2026-10-01 to 2026-10-31\n"), "{page}");
    assert!(
        page.contains("As planned                                2  2 / 8 (few cases)  ████████████\n"),
        "{page}"
    );
    assert!(!page.contains('\u{1b}') && !page.contains('\u{2068}'), "a pipe gets no marks");

    let json = report(&laptop, &["outcomes", "--period", "2026-10", "--json"]).done();
    let object: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(object["as_of"], "2026-10-31");
    assert_eq!(object["rows"][0]["decisions"], 11);
    assert_eq!(json.lines().count(), 1);

    let csv =
        report(&laptop, &["roadblocks", "--by", "month", "--period", "2026-Q4", "--format", "csv"]).done();
    assert!(
        csv.starts_with("section,month,roadblock_incidents,trips_made,per_100_trips,checkpoints_met,"),
        "{csv}"
    );
    assert!(csv.contains("\r\nroadblocks,2026-10,3,7,,24,12.5,1,"), "{csv}");

    let ladder = report(&laptop, &["ladder", "--negotiation", "N-1", "--as-of", "2026-10-12"]).done();
    assert!(ladder.starts_with("Ladder: up to 2026-10-12\n"), "{ladder}");
    assert!(ladder.contains("Last on the road  Not cleared in time            2026-10-12  T-5"), "{ladder}");
}

#[test]
fn who_stands_where_is_refused_before_the_store_is_opened() {
    let laptop = Laptop::new();
    for words in [
        ["report", "roadblocks", "--by", "road,actor-type"],
        ["report", "constraints", "--by", "adm3,level"],
        ["report", "changes", "--by=actor", "--where=adm3=L-1"],
        ["report", "roadblocks", "--by=level", "--where=road=L-1"],
        ["report", "roadblocks", "--where=branch=command", "--where=road=L-1"],
    ] {
        let said = laptop.carnet(&words).failed(5);
        assert!(said.starts_with("Error [CN-0606]"), "{said}");
    }
}

#[test]
fn what_cannot_be_asked_is_named() {
    let laptop = laptop();
    for (words, code) in [
        (&["outcome"][..], "CN-0601"),
        (&["outcomes", "--by", "region"], "CN-0602"),
        (&["outcomes", "--by", "kind"], "CN-0603"),
        (&["outcomes", "--where", "level"], "CN-0604"),
        (&["outcomes", "--where", "level=high"], "CN-0605"),
        (&["outcomes", "--where", "adm2=L-99"], "CN-0605"),
        (&["outcomes", "--since", "2026-12-01"], "CN-0878"),
        (&["outcomes", "--since", "2026-12-01", "--until", "2027-01-31"], "CN-0878"),
        (&["outcomes", "--since", "2026-10-02", "--until", "2026-10-01"], "CN-0607"),
        (&["outcomes", "--max-sensitivity", "low", "--where", "sensitivity=high"], "CN-0860"),
        (&["outcomes", "--max-sensitivity", "lowe"], "CN-0605"),
        (&["outcomes", "--with-below"], "CN-0109"),
        (&["outcomes", "--since", "03/02/2026"], "CN-0248"),
        (&["outcomes", "--period", "2026-13"], "CN-0951"),
        (&["outcomes", "--negotiation", "N-1"], "CN-0108"),
        (&["ladder", "--negotiation", "T-1"], "CN-0259"),
        (&[], "CN-0109"),
    ] {
        let said = report(&laptop, words).failed(2);
        assert!(said.starts_with(&format!("Error [{code}]")), "{words:?}: {said}");
    }
}

#[test]
fn what_a_report_means_is_read_without_a_store() {
    let laptop = Laptop::new().in_french();
    let list = laptop.carnet(&["report", "--list"]).done();
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let declared: Vec<&str> = carnet::indicator::REPORTS.iter().map(|report| report.name).collect();
    assert_eq!(names, declared);
    assert!(list.starts_with("overview      Les trois chiffres\noutcomes      Résultats\n"), "{list}");
    for name in declared {
        let explained = laptop.carnet(&["report", "--explain", name]).done();
        let said = ["Faits", "Formule", "À ne pas confondre"].iter().all(|said| explained.contains(said));
        assert!(said, "{explained}");
    }
    let explained = laptop.carnet(&["report", "--explain", "roadblocks"]).done();
    assert!(
        explained.contains("(`per_100_trips`, incidents)") && explained.contains("En regard : "),
        "{explained}"
    );
}

#[test]
fn a_report_leaves_in_clear_once_and_the_ledger_knows() {
    let laptop = laptop();
    let words = ["outcomes", "--period", "2026-10", "--format", "html", "--plaintext-output", "october.html"];
    let ran = report(&laptop, &words);
    assert!(ran.ended(0), "{ran}");
    let said = ran.to_string();
    assert_eq!(said.matches("In clear").count(), 1, "one warning: {said}");
    let page = std::fs::read_to_string(laptop.home().join("october.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Outcomes: 2026-10-01 to 2026-10-31"));
    let refused = report(&laptop, &words).failed(2);
    assert!(refused.contains("october.html"), "{refused}");
    laptop.has_file("october.xlsx", "an older one");
    let workbook = ["all", "--format", "xlsx", "--force", "--plaintext-output", "october.xlsx"];
    report(&laptop, &workbook).done();
    assert!(std::fs::read(laptop.home().join("october.xlsx")).unwrap().starts_with(b"PK"));
    let ledger = laptop.carnet(&["--store", "store", "--identity", "me.txt", "summary", "ledger"]).done();
    assert_eq!(ledger.matches("report, in clear").count(), 2, "{ledger}");
    assert!(!ledger.contains("october"), "where it went is nobody's business: {ledger}");
}

#[test]
fn a_sealed_report_opens_with_the_store_and_nothing_else() {
    let laptop = laptop();
    let shown = report(&laptop, &["outcomes", "--period", "2026-10"]).done();
    let _ = report(&laptop, &["outcomes", "--period", "2026-10", "-o", "october.report"]).done();
    let sealed = std::fs::read(laptop.home().join("october.report")).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/") && !sealed.windows(8).any(|at| at == b"Outcomes"));
    let open = |words: &[&str]| {
        let all = ["--store", "store", "--identity", "me.txt", "summary", "open", "october.report"];
        laptop.carnet(&[&all[..], words].concat())
    };
    assert_eq!(open(&[]).done(), shown, "as it was on the screen");
    assert!(open(&["--format", "html"]).done().starts_with("<!DOCTYPE html>"));
    let object: Value = serde_json::from_str(&open(&["--json"]).done()).unwrap();
    assert_eq!(object["name"], "outcomes");
    assert!(open(&["--format", "csv"]).failed(2).contains("[CN-0830]"));
    // Another store's key, or a byte that is not the sealed one, opens nothing.
    let (_, other) = identity();
    laptop.has_file("other.txt", other);
    let stranger = laptop.carnet(&["--identity", "other.txt", "summary", "open", "october.report"]);
    stranger.failed(3);
    let mut cut = sealed.clone();
    let last = cut.len() - 1;
    cut[last] ^= 1;
    laptop.has_file("october.report.cut", cut);
    let all = ["--store", "store", "--identity", "me.txt", "summary", "open", "october.report.cut"];
    laptop.carnet(&all).failed(4);
    let ledger = laptop.carnet(&["--store", "store", "--identity", "me.txt", "summary", "ledger"]).done();
    assert!(ledger.contains("sealed report"), "{ledger}");
}

#[test]
fn what_stays_on_the_device_never_leaves_in_clear() {
    let laptop = laptop();
    let (folder, to) = (laptop.home().join("store"), laptop.home().join("bargain.html"));
    let key = carnet::store::Key::from_identity_file(
        &std::fs::read_to_string(laptop.home().join("me.txt")).unwrap().into(),
    );
    let mut store = Store::open(&folder, &key.unwrap()).unwrap();
    let write = |store: &mut Store, device_only| {
        carnet::exchange::write_plaintext(store, &stamp(), "bargain", device_only, (&to, false), b"x")
    };
    let refused = write(&mut store, Some("bargain")).unwrap_err();
    assert_eq!(carnet::message::Explain::exit(&refused).code(), 5);
    assert!(!to.exists() && store.ledger().unwrap().is_empty(), "neither file nor line");
    write(&mut store, None).unwrap();
    assert_eq!(store.ledger().unwrap().len(), 1);
}

#[test]
fn lists_open_in_spreadsheets_and_other_commands_make_no_documents() {
    let laptop = laptop();
    let carnet =
        |words: &[&str]| laptop.carnet(&[&["--store", "store", "--identity", "me.txt"][..], words].concat());
    let ran = carnet(&["trip", "list", "--format", "xlsx"]);
    assert!(ran.ended(0) && ran.to_string().contains("PK"), "a workbook");
    for words in [&["trip", "list", "--format", "html"][..], &["setting", "list", "--format", "xlsx"]] {
        assert!(carnet(words).failed(2).contains("[CN-0830]"));
    }
}

#[test]
fn plain_draws_with_the_signs_of_ascii() {
    let laptop = laptop();
    for words in [&["ladder", "--format", "plain"][..], &["roadblocks", "--by", "month", "--format", "plain"]]
    {
        let page = report(&laptop, words).done();
        assert!(!page.contains(['─', '█', '▁', '●', '○', '◇', '✕', '▲', '△', '▼', '□', '░', '┄']), "{page}");
    }
    for lang in ["en", "fr"] {
        for one in carnet::indicator::REPORTS {
            let page = report(&laptop, &[one.name, "--format", "plain", "--lang", lang]).done();
            // Letters are the language's; what people typed is of this month's records, which have letters alone.
            let sign = page.chars().find(|letter| !letter.is_ascii() && !letter.is_alphabetic());
            assert_eq!(sign, None, "{lang} {}: {page}", one.name);
        }
    }
    let page = report(&laptop, &["ladder"]).done();
    assert!(page.contains('●') && !page.contains('\u{1b}'), "{page}");
}

/// Hours are typed in halves and kept in hundredths; a report gives hours.
#[test]
fn hours_lost_are_hours() {
    let desk = crate::desks::Desk::new();
    desk.carnet(&["place", "add", "--name", "Goma", "--kind", "adm2"]).done();
    for (hours, persons) in [("4.5", "2"), ("5", "3")] {
        let words = ["trip", "log", "--date", "2026-10-02", "--origin", "L-1", "--destination", "L-1"];
        let late = ["--outcome", "delayed", "--hours-late", hours, "--persons", persons];
        desk.carnet(&[&words[..], &late].concat()).done();
    }
    let csv = desk.carnet(&["report", "trips", "--format", "csv"]).done();
    assert!(csv.contains(",hours-late,9.50") && csv.contains(",staff-hours-late,24"), "{csv}");
    let json: Value = serde_json::from_str(&desk.carnet(&["report", "trips", "--json"]).done()).unwrap();
    let rows = json["rows"].as_array().unwrap();
    let hours = rows.iter().find(|row| row["figure"] == "hours-late").unwrap();
    assert_eq!(hours["count"], 9.5);
}

/// A store with a district and a locality in it that have one name, and two offices that begin alike.
fn named() -> crate::desks::Desk {
    let desk = crate::desks::Desk::new();
    let places = r#"
        {"name": "Haut-Fleuve", "kind": "adm1"}
        {"name": "Béliko", "kind": "adm2", "parent": "Haut-Fleuve", "names": ["بيليكو"]}
        {"name": "Béliko", "kind": "locality", "parent": "L-2"}
        {"name": "Ndoumba", "kind": "locality", "parent": "L-2"}
        {"name": "Fadoua Nord", "kind": "adm2", "parent": "Haut-Fleuve"}
        {"name": "Fadoua Sud", "kind": "adm2", "parent": "Haut-Fleuve"}"#;
    desk.carnet_reading(places, &["place", "add", "--input", "-"]).done();
    let actors = r#"
        {"name": "1re Région militaire", "actor_type": "state-military"}
        {"name": "2e Région militaire", "actor_type": "state-military"}"#;
    desk.carnet_reading(actors, &["actor", "add", "--input", "-"]).done();
    desk
}

#[test]
fn a_filter_takes_an_actor_or_a_place_by_its_name() {
    let desk = named();
    for typed in ["Béliko", "beliko", "بيليكو", "Béli", "L-2"] {
        let filter = format!("adm2={typed}");
        let page = desk.carnet(&["report", "requests", "--where", &filter]).done();
        let said = if typed == "L-2" { "District = L-2" } else { "District = Béliko (L-2)" };
        assert!(page.lines().nth(1).is_some_and(|line| line.contains(said)), "{typed}: {page}");
    }
    let page = desk.carnet(&["report", "requests", "--actor", "2e region"]).done();
    assert!(page.contains("2e Région militaire (A-2)"), "{page}");
    let json = desk.carnet(&["report", "requests", "--where", "adm2=beliko", "--json"]).done();
    let object: Value = serde_json::from_str(&json).unwrap();
    assert!(object.to_string().contains(r#""term":"L-2""#), "{object}");
}

#[test]
fn a_name_that_no_filter_knows_points_to_the_true_nearest() {
    let desk = named();
    for (words, code, said) in [
        (["--where", "adm2=Fadoua"], "CN-0949", "Fadoua Nord (L-5), Fadoua Sud (L-6)"),
        (["--actor", "Région militaire"], "CN-0949", "1re Région militaire (A-1), 2e Région militaire (A-2)"),
        (["--where", "adm2=Belliko"], "CN-0605", "Did you mean Béliko (L-2)?"),
        // A locality is in no report by district: the district is.
        (["--where", "adm2=Ndoumba"], "CN-0605", "Did you mean Béliko (L-2)?"),
        (["--where", "adm2=Kalemba"], "CN-0605", "carnet place list shows what there is"),
        (["--where", "adm2=L-99"], "CN-0605", "carnet place list shows what there is"),
        (["--actor", "Gendarmerie"], "CN-0605", "carnet actor list shows what there is"),
        (["--where", "negotiation=convoi"], "CN-0605", "carnet negotiation list shows what there is"),
    ] {
        let refused = desk.carnet(&[&["report", "requests"][..], &words].concat()).failed(2);
        assert!(refused.contains(code) && refused.contains(said), "{words:?}: {refused}");
    }
}

#[test]
fn the_ending_of_the_file_says_what_is_written_into_it() {
    let laptop = laptop();
    let write = |name: &str, words: &[&str]| {
        report(&laptop, &[&["outcomes", "--by", "adm2", "--plaintext-output", name][..], words].concat())
    };
    for (name, begins) in [
        ("o.xlsx", "PK"),
        ("o.csv", "section,"),
        ("o.geojson", "{"),
        ("o.json", "{"),
        ("o.HTML", "<!DOCTYPE html>"),
        ("o.md", "# "),
        ("o.txt", "Outcomes"),
        ("o", "Outcomes"),
    ] {
        write(name, &[]).done();
        let written = std::fs::read(laptop.home().join(name)).unwrap();
        assert!(written.starts_with(begins.as_bytes()), "{name}: {}", String::from_utf8_lossy(&written));
    }
    let features = std::fs::read_to_string(laptop.home().join("o.geojson")).unwrap();
    assert!(features.contains("FeatureCollection"), "{features}");
    for (name, format) in [("p.xlsx", "csv"), ("p.csv", "plain"), ("p.html", "xlsx"), ("p.geojson", "json")] {
        let refused = write(name, &["--format", format]).failed(2);
        assert!(refused.contains("CN-0950") && refused.contains(format), "{refused}");
        assert!(!laptop.home().join(name).exists());
    }
    // GeoJSON is JSON, and an ending that says nothing takes any shape.
    write("p.json", &["--format", "geojson"]).done();
    write("p.out", &["--format", "csv"]).done();
}

#[test]
fn nothing_is_said_to_be_readable_that_was_not_written() {
    let laptop = laptop();
    let refused = report(&laptop, &["outcomes", "--plaintext-output", "nowhere/o.txt"]);
    assert!(!refused.ended(0), "{refused}");
    assert!(!refused.to_string().contains("In clear"), "{refused}");
}

/// What a page says first, each report's own sentences.
fn said_first(page: &str) -> String {
    let begin = page.find("<p class=\"summary\">").expect("a page says something first") + 19;
    page[begin..].split("</p>").next().unwrap().to_owned()
}

#[test]
fn a_page_says_first_what_went_as_planned_and_leaves_no_state_out() {
    let laptop = laptop();
    let page = |name: &str, lang: &str| {
        report(&laptop, &[name, "--format", "html", "--lang", lang]).done().replace("&#39;", "'")
    };
    let overview = said_first(&page("overview", "en"));
    for said in
        ["Of 12 trips due, 3 went as planned; the others:", "Not reached", "requests due,", "owed past"]
    {
        assert!(overview.contains(said), "{said}: {overview}");
    }
    assert!(!overview.contains("most often"), "{overview}");
    let overview = said_first(&page("overview", "fr"));
    assert!(
        overview.starts_with("Sur 12 déplacements échus, 3 comme prévu\u{a0}; les autres\u{a0}:"),
        "{overview}"
    );
    let transmission = said_first(&page("transmission", "en"));
    for state in ["kept lower down ", "breached ", "untested "] {
        assert!(transmission.contains(state), "{transmission}");
    }
    for lang in ["en", "fr"] {
        for one in carnet::indicator::REPORTS {
            let said = said_first(&page(one.name, lang));
            assert!(said.ends_with('.') && !said.contains("report-said"), "{}: {said}", one.name);
        }
    }
    // Groups may overlap: of a grouped report nothing is added up that could count twice.
    let grouped = report(&laptop, &["overview", "--by", "month", "--format", "html"]).done();
    assert!(!said_first(&grouped).contains("went as planned"), "{grouped}");
}

#[test]
fn a_period_in_which_nothing_is_on_record_is_said_to_be_so() {
    let laptop = laptop();
    for name in ["overview", "requests", "trips", "constraints", "transmission"] {
        let page = report(&laptop, &[name, "--period", "1990"]).done();
        assert!(page.contains("This report finds nothing on record for 1990-01-01"), "{name}: {page}");
        let page = report(&laptop, &[name, "--period", "1990", "--lang", "fr"]).done();
        assert!(page.contains("Ce rapport ne trouve rien de noté"), "{page}");
        let page = report(&laptop, &[name, "--period", "2026-10"]).done();
        assert!(!page.contains("finds nothing on record"), "{page}");
    }
}

#[test]
fn french_quotation_marks_stay_with_their_words() {
    let laptop = laptop();
    let page = report(&laptop, &["all", "--format", "html", "--lang", "fr"]).done();
    assert!(page.contains("«\u{a0}") && !page.contains("« ") && !page.contains(" »"));
}
