//! Summaries over time: months and their quarter, what is written late, what is changed after it left.

use carnet::model::Kind;
use serde_json::json;

use crate::desks::{Desk, Person};
use crate::stores::{stamp, values};
use crate::summed::{Found, NORTH};

/// What stands for a code of decisions in the whole country and of every level.
#[track_caller]
fn said(found: &Found, period: &str, code: &str) -> Option<u64> {
    found.count("decisions", period, &[("decision", code), ("level", "all")])
}

/// The desk exports for everybody and reads what it exported.
fn leaves(desk: &Desk, period: &str, profile: &str) -> Found {
    let to = Person::new();
    let file = format!("{period}-{profile}-{}.age", desk.ledger());
    desk.exports(period, profile, &to, &file);
    desk.read_by(&file, &to)
}

#[test]
fn what_is_written_late_comes_with_the_next_month_and_in_the_quarter() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let july = leaves(&desk, "2026-07", "public");
    desk.hears_often("denied", "local", 14, "2026-07-25");
    desk.hears_often("granted", "regional", 15, "2026-08-05");
    let august = leaves(&desk, "2026-08", "public");
    assert_eq!(august.total("decisions", "2026-08"), Some(15));
    assert_eq!(august.total("decisions", "earlier"), Some(14));
    assert_eq!(said(&august, "earlier", "denied"), Some(14));
    assert_eq!(august.count("decisions", "earlier", &[("decision", "denied"), ("level", "local")]), Some(14));
    // July is what it was, to whomever it leaves.
    let again = leaves(&desk, "2026-07", "public");
    assert_eq!((&again.0["release"], &again.0["tables"]), (&july.0["release"], &july.0["tables"]));
    assert_eq!(leaves(&desk, "2026-07", "partners").total("decisions", "2026-07"), Some(47));
    // In the quarter it stands where it belongs; nothing came late of a quarter before.
    desk.hears_often("granted", "regional", 20, "2026-09-05");
    let quarter = leaves(&desk, "2026-Q3", "public");
    assert_eq!(quarter.total("decisions", "2026-Q3"), Some(47 + 14 + 15 + 20));
    assert_eq!(said(&quarter, "2026-Q3", "denied"), Some(25));
    assert_eq!(quarter.total("decisions", "earlier"), None);
    // Later still, it comes with the next month, once.
    desk.hears_often("denied", "local", 11, "2026-09-25");
    let october = leaves(&desk, "2026-10", "public");
    assert_eq!(said(&october, "earlier", "denied"), Some(11));
    assert_eq!(october.total("decisions", "2026-10"), None);
}

#[test]
fn a_date_known_in_part_counts_where_the_whole_of_it_lies() {
    let desk = Desk::in_kassoura().on("2027-01-05");
    // Three days either way: the end of July or the beginning of August.
    desk.hears_often("granted", "regional", 12, "~2026-08-01");
    desk.hears_often("denied", "regional", 13, "2026-08");
    desk.hears_often("conditional", "local", 14, "2026");
    for (period, granted, denied, conditional) in [
        ("2026-07", None, None, None),
        ("2026-08", None, Some(13), None),
        ("2026-Q3", Some(12), Some(13), None),
        ("2026", Some(12), Some(13), Some(14)),
    ] {
        let found = leaves(&desk, period, "public");
        let counts = ["granted", "denied", "conditional"].map(|code| said(&found, period, code));
        assert_eq!(counts, [granted, denied, conditional], "{period}");
        assert_eq!(found.total("decisions", "earlier"), None, "{period}");
    }
}

#[test]
fn the_gravest_records_are_told_of_a_quarter_and_of_the_whole_country() {
    let desk = Desk::in_kassoura();
    // Severe by what they are, and by what somebody thought of them.
    desk.suffers("abducted", NORTH, 12, "2026-08-10");
    let severe = |kind: &str| {
        json!({
            "date": "2026-08-11", "place": NORTH, "setting": "road", "kinds": [kind], "what_happened": "it happened",
            "actors": [{ "node": "A-4", "attribution": "sure" }], "sensitivity": "severe",
        })
    };
    desk.keeps(Kind::Incident, &vec![severe("hold"); 15]);
    desk.keeps(Kind::Incident, &vec![severe("threat"); 11]);
    let decision = json!({ "node": "A-1", "date": "2026-08-12", "code": "denied", "sensitivity": "severe" });
    desk.keeps(Kind::Decision, &vec![decision; 20]);
    desk.suffers("hold", NORTH, 10, "2026-08-12");

    let august = leaves(&desk, "2026-08", "public");
    assert!(!august.names().contains(&"violence"));
    assert_eq!(august.total("incidents", "2026-08"), Some(10));
    assert_eq!(august.total("incident-authors", "2026-08"), Some(10));
    assert_eq!(august.total("decisions", "2026-08"), None);
    assert_eq!(*august.release("published"), 8);

    let quarter = leaves(&desk, "2026-Q3", "public");
    assert_eq!(quarter.total("incidents", "2026-Q3"), Some(10));
    assert_eq!(quarter.total("violence", "2026-Q3"), Some(23));
    let violence = |kind| quarter.count("violence", "2026-Q3", &[("kind", kind)]);
    assert_eq!((violence("abducted"), violence("threat"), violence("detained")), (Some(12), Some(11), None));
    assert!(quarter.lines("violence").iter().all(|line| line.as_object().unwrap().len() == 3));
    assert_eq!(quarter.total("decisions", "2026-Q3"), None);
    // The year has it no more: its quarters add up.
    let desk = desk.on("2027-01-05");
    assert!(!leaves(&desk, "2026", "public").names().contains(&"violence"));
}

#[test]
fn a_part_does_not_leave_after_the_whole() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    // Else the first to leave would be a quarter, and the year would have no months.
    desk.carnet(&["summary", "scheme", "set", "access-1-month"]).done();
    let desk = desk.on("2027-01-05");
    leaves(&desk, "2026-Q3", "public");
    let tried =
        |period: &str, profile: &str| desk.tries_to_export(period, profile, &Person::new(), "part.age", &[]);
    for profile in ["public", "partners"] {
        for period in ["2026-07", "2026-09"] {
            assert!(tried(period, profile).failed(5).contains("CN-0859"), "{period} {profile}");
        }
    }
    // A month that left can be sealed again after its quarter, for those who had it.
    leaves(&desk, "2026-10", "public");
    leaves(&desk, "2026", "public");
    assert!(tried("2026-Q4", "public").failed(5).contains("CN-0859"));
    assert_eq!(leaves(&desk, "2026-10", "public").release("period"), "2026-10");
    assert!(tried("2026-10", "partners").failed(5).contains("CN-0859"));
    assert_eq!(desk.releases().len(), 3);
    assert!(!desk.laptop.home().join("part.age").exists());
}

/// What happens to the records afterwards changes what is on the device, not what was sealed, nor what is computed from it.
#[test]
fn what_left_stays_whatever_becomes_of_the_records() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let july = leaves(&desk, "2026-07", "public");
    let mut store = desk.store();
    for number in 1..=6 {
        let id = format!("D-{number}").parse().unwrap();
        let patch = values(json!({ "code": "revoked", "date": "2026-08-15" }));
        store.change(&stamp(), |change| change.edit(id, &patch, &[])).unwrap();
    }
    drop(store);
    for number in 7..=12 {
        desk.carnet(&["void", &format!("D-{number}"), "--reason", "never said"]).done();
    }
    desk.carnet(&["void", "T-1", "--reason", "never made"]).done();
    desk.carnet(&["undo"]).done();
    let plan = desk.carnet(&["purge", "--older-than", "2026-07-13", "--dry-run", "--json"]).done();
    let plan: serde_json::Value = serde_json::from_str(plan.trim()).unwrap();
    desk.carnet(&["purge", "--older-than", "2026-07-13", "--confirm", plan["code"].as_str().unwrap()]).done();
    assert!(desk.carnet(&["trip", "list", "--format", "plain"]).done().is_empty(), "the trips are gone");

    let again = leaves(&desk, "2026-07", "public");
    for part in ["release", "release_hash", "tables", "definitions"] {
        assert_eq!(again.0[part], july.0[part], "{part}");
    }
    // From the same rows: for others, and for the quarter.
    let partners = leaves(&desk, "2026-07", "partners");
    assert_eq!(said(&partners, "2026-07", "granted"), Some(25));
    let august = leaves(&desk, "2026-08", "public");
    assert_eq!((august.total("decisions", "2026-08"), august.total("decisions", "earlier")), (None, None));
    let quarter = leaves(&desk, "2026-Q3", "public");
    for table in july.names() {
        assert_eq!(quarter.total(table, "2026-Q3"), july.total(table, "2026-07"), "{table}");
    }
    assert_eq!(said(&quarter, "2026-Q3", "granted"), Some(25));
}
