//! `carnet report`, as a coordinator types it.

use carnet::store::{NewKeys, Store};
use serde_json::Value;

use crate::runner::{Laptop, Ran};
use crate::stores::{identity, stamp};
use crate::worked_month::log_the_month;

/// A laptop on 1 November 2026 with the worked month in its store.
fn laptop() -> Laptop {
    let laptop = Laptop::new().on("2026-11-01");
    let (recipient, identity) = identity();
    let mut keys = NewKeys::default();
    keys.add_recipient(&recipient).unwrap();
    let mut store = Store::create(&laptop.home().join("store"), &keys, &stamp()).unwrap();
    log_the_month(&mut store);
    laptop.has_file("me.txt", identity);
    laptop
}

fn report(laptop: &Laptop, words: &[&str]) -> Ran {
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
        (&["outcomes", "--by", "sector"], "CN-0603"),
        (&["outcomes", "--where", "level"], "CN-0604"),
        (&["outcomes", "--where", "level=high"], "CN-0605"),
        (&["outcomes", "--where", "adm2=L-99"], "CN-0605"),
        (&["outcomes", "--since", "2026-12-01"], "CN-0607"),
        (&["outcomes", "--since", "03/02/2026"], "CN-0248"),
        (&["outcomes", "--period", "2026-13"], "CN-0246"),
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
    assert_eq!(list, "outcomes    Résultats\nladder      Échelle\nroadblocks  Barrières\n");
    let explained = laptop.carnet(&["report", "--explain", "roadblocks"]).done();
    assert!(
        explained.contains("(`per_100_trips`, incidents)") && explained.contains("En regard : "),
        "{explained}"
    );
}
