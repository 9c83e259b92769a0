//! For whom a summary is: what each audience sees, where an organisation works, and the one who is given every count.

use carnet::model::Kind;
use serde_json::{Value, json};

use crate::desks::{Desk, Person};
use crate::summed::{EAST, NORTH, SOUTH};

/// An October with numbers that partners may see and others may not.
fn an_october() -> Desk {
    let desk = Desk::in_kassoura().has_an_october();
    desk.hears_often("referred", "regional", 6, "2026-10-07");
    desk.hears_often("acknowledged", "regional", 7, "2026-10-08");
    desk
}

#[test]
fn partners_see_more_than_everybody() {
    for order in [["partners", "donor", "public"], ["public", "donor", "partners"]] {
        let desk = an_october();
        let to = Person::new();
        for profile in order {
            desk.exports("2026-10", profile, &to, &format!("{profile}.age"));
        }
        let [partners, donor, public] =
            ["partners", "donor", "public"].map(|profile| desk.read_by(&format!("{profile}.age"), &to));
        let seen = [&partners, &donor, &public].map(|found| {
            let count =
                |code, level| found.count("decisions", "2026-10", &[("decision", code), ("level", level)]);
            (found.release("k").as_u64().unwrap(), count("partial", "all"), count("acknowledged", "regional"))
        });
        assert_eq!(seen, [(5, Some(7), Some(7)), (10, None, None), (10, None, None)], "{order:?}");
        assert_eq!(public.total("decisions", "2026-10"), Some(60));
        // What everybody sees, partners see too.
        for table in public.names() {
            for (more, less) in partners.lines(table).iter().zip(public.lines(table)) {
                assert!(less["count"] == "withheld" || less == more, "{table}: {less} {more}");
            }
        }
        assert!(partners.release("published").as_u64() > public.release("published").as_u64());
        // Each audience has a chain of its own.
        assert!([&partners, &donor, &public].iter().all(|found| *found.release("sequence") == 1));
    }
}

#[test]
fn a_threshold_is_raised_and_never_lowered() {
    let desk = an_october();
    let to = Person::new();
    let tried =
        |profile, k, output| desk.tries_to_export("2026-10", profile, &to, output, &["--threshold", k]);
    for (profile, k, least) in [
        ("public", "9", "10"),
        ("public", "0", "10"),
        ("donor", "5", "10"),
        ("partners", "4", "5"),
        ("partners", "1", "5"),
    ] {
        let said = tried(profile, k, "low.age").failed(2);
        assert!(said.contains("CN-0864") && said.contains(&format!("at least {least}.")), "{said}");
    }
    for k in ["-1", "ten", "1.5"] {
        let _ = tried("public", k, "low.age").failed(2);
    }
    assert_eq!(desk.ledger(), 0);
    tried("public", "20", "high.age").done();
    let found = desk.read_by("high.age", &to);
    assert_eq!(*found.release("k"), 20);
    let counts = found
        .names()
        .into_iter()
        .flat_map(|table| found.lines(table))
        .filter_map(|line| line["count"].as_u64());
    assert!(counts.min().unwrap() >= 20);
    assert!(found.0["definitions"].as_str().unwrap().contains("fewer than 20"));
    tried("partners", "5", "partners.age").done();
    assert_eq!(*desk.read_by("partners.age", &to).release("k"), 5);
    // What left is sealed again as it was.
    tried("public", "30", "again.age").done();
    assert_eq!(desk.read_by("again.age", &to).0["release"], found.0["release"]);
}

/// What one knows of a cell, in the attack's format.
fn known(desk: &Desk, dims: &[(&str, &str)]) -> Value {
    let to = Person::new();
    let words = ["summary", "export", "--period", "2026-10", "--dry-run", "--format", "attack-json"];
    desk.carnet(&[&words[..], &["--to", &to.recipient, "--plaintext-output", "known.json"]].concat()).done();
    let file = desk.path("known.json");
    let told: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    std::fs::remove_file(file).unwrap();
    let is = |cell: &&Value| {
        let own = cell["dims"].as_object();
        own.is_some_and(|own| {
            own.len() == dims.len()
                && dims.iter().all(|(by, code)| own.get(*by).is_some_and(|own| own == code))
        })
    };
    let found: Vec<&Value> = told["cells"].as_array().unwrap().iter().filter(is).collect();
    assert_eq!(found.len(), 1, "{dims:?}");
    found[0]["value"].clone()
}

#[test]
fn outside_of_its_provinces_an_organisation_counts_nothing() {
    let desk = an_october();
    let to = Person::new();
    let east = [("period", "2026-10"), ("outcome", "delayed"), ("adm1", "KS03")];
    assert_eq!(known(&desk, &east), Value::Null);
    desk.carnet(&["setting", "set", "coverage", "North, South"]).done();
    // Everybody knows that there is nothing.
    assert_eq!(known(&desk, &east), json!(0));
    desk.travels("facilitated", EAST, 1, "2026-10-20");
    desk.suffers("hold", EAST, 2, "2026-10-20");
    let said = desk.tries_to_export("2026-10", "public", &to, "o.age", &[]).failed(2);
    assert!(said.contains("CN-0865") && said.contains("KS03"), "{said}");
    assert!(["T-48", "I-28", "I-29"].iter().all(|id| said.contains(id)), "{said}");
    assert_eq!(desk.releases(), Vec::<Value>::new());
    // One of another month is of no account here.
    desk.travels("facilitated", EAST, 1, "2026-11-20");
    for id in ["T-48", "I-28", "I-29"] {
        desk.carnet(&["void", id, "--reason", "wrong province"]).done();
    }
    desk.exports("2026-10", "public", &to, "o.age");
    let found = desk.read_by("o.age", &to);
    // The province has its lines all the same, as the whole country has.
    assert_eq!(found.count("trips", "2026-10", &[("outcome", "all"), ("adm1", "KS03")]), None);
    assert_eq!(found.total("trips", "2026-10"), Some(47));
}

#[test]
fn exact_counts_go_to_the_one_who_is_set_down_with_a_protocol() {
    let desk = an_october();
    let with_people = |late: u64| {
        json!({
            "date": "2026-10-12", "origin": SOUTH, "destination": NORTH, "outcome": "delayed", "completion": "full",
            "people_planned": 450, "people_reached": 350, "hours_late": late,
        })
    };
    desk.keeps(Kind::Trip, &[with_people(2), with_people(3)]);
    let (trusted, other) = (Person::new(), Person::new());
    let tried = |to: &Person, more: &[&str]| desk.tries_to_export("2026-10", "trusted", to, "t.age", more);
    let said = tried(&trusted, &[]).failed(5);
    assert!(said.contains("CN-0862") && said.contains("trusted_recipient"), "{said}");
    // Half of the two is nobody yet.
    desk.carnet(&["setting", "set", "trusted_recipient", &trusted.recipient]).done();
    assert!(tried(&trusted, &[]).failed(5).contains("CN-0862"));
    desk.carnet(&["setting", "set", "trusted_protocol", "ISP 2026-3"]).done();
    assert!(tried(&other, &[]).failed(5).contains("CN-0862"));
    assert!(tried(&trusted, &["--to", &other.recipient]).failed(5).contains("CN-0862"));
    assert_eq!((desk.ledger(), desk.releases().len()), (0, 0));
    assert!(!desk.laptop.home().join("t.age").exists());

    // A least number has no meaning there.
    assert!(tried(&trusted, &["--threshold", "20"]).failed(2).contains("CN-0920"));
    let shown = tried(&trusted, &[]).done();
    assert!(
        shown.contains("EXACT COUNTS, not protected, for one recipient under the protocol ISP 2026-3."),
        "{shown}"
    );
    let found = desk.read_by("t.age", &trusted);
    // Sums come with the counts, by what trips are counted by.
    assert_eq!(found.names()[found.names().len() - 3..], ["people-planned", "people-reached", "hours-late"]);
    let sum = |table, adm1| found.count(table, "2026-10", &[("outcome", "all"), ("adm1", adm1)]);
    assert_eq!((sum("people-planned", "KS01"), sum("people-reached", "all")), (Some(900), Some(700)));
    assert_eq!((sum("hours-late", "KS01"), sum("hours-late", "KS02")), (Some(5), Some(0)));
    let count = |code, level| found.count("decisions", "2026-10", &[("decision", code), ("level", level)]);
    assert_eq!(
        (count("conditional", "local"), count("revoked", "all"), count("all", "all")),
        (Some(4), Some(0), Some(60))
    );
    let trips = |outcome, adm1| found.count("trips", "2026-10", &[("outcome", outcome), ("adm1", adm1)]);
    assert_eq!((trips("delayed", "KS01"), trips("all", "KS03")), (Some(5), Some(0)));
    for (part, value) in [
        ("audience", json!("trusted")),
        ("k", json!(0)),
        ("withheld", json!(0)),
        ("protocol", json!("ISP 2026-3")),
    ] {
        assert_eq!(*found.release(part), value, "{part}");
    }
    let definitions = found.0["definitions"].as_str().unwrap();
    assert!(
        definitions.contains("Exact counts, given to one recipient under the protocol ISP 2026-3."),
        "{definitions}"
    );
    assert!(definitions.starts_with("# Humanitarian access: EXACT COUNTS\n"), "{definitions}");
    let page = desk.carnet(&["summary", "open", "t.age"]).done();
    assert!(page.contains("EXACT COUNTS, not protected, under the protocol ISP 2026-3"), "{page}");
    assert!(page.contains("for one trusted recipient"), "{page}");
    assert_eq!(desk.releases()[0]["profile"], "trusted");
}

/// Whoever is first to get a period, it is frozen for all; and exact counts are known to no audience.
#[test]
fn what_one_was_given_in_full_is_protected_for_the_others() {
    let desk = an_october();
    let (trusted, to) = (Person::new(), Person::new());
    desk.carnet(&["setting", "set", "trusted_recipient", &trusted.recipient]).done();
    desk.carnet(&["setting", "set", "trusted_protocol", "ISP 2026-3"]).done();
    desk.exports("2026-10", "trusted", &trusted, "t.age");
    desk.hears_often("granted", "regional", 30, "2026-10-20");
    desk.keeps(Kind::Decision, &[json!({ "node": "A-1", "date": "2026-10-21", "code": "revoked" })]);
    desk.travels("facilitated", NORTH, 5, "2026-10-20");
    desk.travels("denied", SOUTH, 5, "2026-10-20");
    desk.exports("2026-10", "public", &to, "p.age");
    let (exact, public) = (desk.read_by("t.age", &trusted), desk.read_by("p.age", &to));
    for table in public.names() {
        for (true_count, shown) in exact.lines(table).iter().zip(public.lines(table)) {
            assert!(shown["count"] == "withheld" || shown == true_count, "{table}: {shown} {true_count}");
        }
    }
    assert_eq!(public.total("decisions", "2026-10"), Some(60));
    let small = [("decision", "referred"), ("level", "regional")];
    assert_eq!(public.count("decisions", "2026-10", &small), None);
}
