//! What is taken back: told to whoever had it, and back in the next longer period alone.

use serde_json::{Value, json};

use crate::desks::{Desk, Person, files_under};
use crate::summed::Found;

/// The desk exports for an audience and reads what it exported.
fn leaves(desk: &Desk, period: &str, profile: &str) -> Found {
    let to = Person::new();
    let file = format!("{period}-{profile}-{}.age", desk.ledger());
    desk.exports(period, profile, &to, &file);
    desk.read_by(&file, &to)
}

fn withdrawals(found: &Found) -> Value {
    found.release("withdrawals").clone()
}

#[test]
fn whoever_had_it_is_told_once_and_the_period_returns_in_its_quarter() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let (public, partners) = (leaves(&desk, "2026-07", "public"), leaves(&desk, "2026-07", "partners"));
    let hash = public.0["release_hash"].as_str().unwrap();
    let said = desk.carnet(&["summary", "withdraw", &hash[..12], "--reason", "wrong-records", "--yes"]);
    let said = said.to_string();
    assert!(said.contains("exit: 0"), "{said}");
    for line in ["Taken back: 2026-07, for everybody.", "Taken back: 2026-07, for the group that pools."] {
        assert!(said.contains(line), "{said}");
    }
    let listed: Vec<Value> =
        desk.releases().iter().map(|release| release["withdrawn"]["reason"].clone()).collect();
    assert_eq!(listed, ["wrong-records", "wrong-records"]);

    for profile in ["public", "partners", "donor"] {
        let tried = desk.tries_to_export("2026-07", profile, &Person::new(), "july.age", &[]);
        assert!(tried.failed(5).contains("CN-0858"), "{profile}");
    }
    desk.hears_often("granted", "regional", 15, "2026-08-05");
    let names = |found: &Found| json!([{ "reason": "wrong-records", "release": found.0["release_hash"] }]);
    let to = Person::new();
    let shown = desk.exports("2026-08", "public", &to, "august.age");
    assert!(shown.contains(&format!("Tells them to strike release {}", &hash[..12])), "{shown}");
    let august = desk.read_by("august.age", &to);
    assert_eq!(withdrawals(&august), names(&public));
    assert_eq!(august.release("previous"), &public.0["release_hash"]);
    let page = desk.carnet(&["summary", "open", "august.age"]).done();
    assert!(page.contains(&format!("The sender takes back release {}", &hash[..12])), "{page}");
    assert_eq!(withdrawals(&leaves(&desk, "2026-08", "partners")), names(&partners));
    // The donor never had it; and nobody is told twice.
    assert_eq!(withdrawals(&leaves(&desk, "2026-08", "donor")), json!([]));
    // What was wrong: a day's worth of answers that nobody gave.
    for number in 1..=12 {
        desk.carnet(&["void", &format!("D-{number}"), "--reason", "never said"]).done();
    }
    let quarter = leaves(&desk, "2026-Q3", "public");
    assert_eq!(withdrawals(&quarter), json!([]));
    assert_eq!(quarter.total("decisions", "2026-Q3"), Some(47 - 12 + 15));
    assert_eq!(quarter.total("trips", "2026-Q3"), Some(47));
    assert_eq!(withdrawals(&leaves(&desk, "2026-Q3", "partners")), json!([]));
}

/// What left and was corrected by a few would tell of those few beside the quarter.
#[test]
fn a_correction_by_a_few_does_not_show() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let july = leaves(&desk, "2026-07", "public");
    let hash = july.0["release_hash"].as_str().unwrap();
    desk.carnet(&["summary", "withdraw", hash, "--reason", "counted-twice", "--yes"]).done();
    for number in 1..=3 {
        desk.carnet(&["void", &format!("D-{number}"), "--reason", "never said"]).done();
    }
    let quarter = leaves(&desk, "2026-Q3", "public");
    let count = |code, level| quarter.count("decisions", "2026-Q3", &[("decision", code), ("level", level)]);
    assert_eq!(
        july.count("decisions", "2026-07", &[("decision", "granted"), ("level", "regional")]),
        Some(12)
    );
    for (code, level) in [("all", "all"), ("granted", "all"), ("granted", "regional"), ("all", "regional")] {
        assert_eq!(count(code, level), None, "{code} {level}");
    }
    assert_eq!(quarter.total("trips", "2026-Q3"), Some(47));
    // What did not change is what it was.
    assert!([None, Some(11)].contains(&count("denied", "regional")));
}

#[test]
fn a_release_is_taken_back_by_its_name_and_when_asked() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let july = leaves(&desk, "2026-07", "public");
    leaves(&desk, "2026-08", "public");
    let hash = july.0["release_hash"].as_str().unwrap().to_owned();
    let before = files_under(desk.laptop.home());
    let withdraw = |release: &str, more: &[&str]| {
        desk.carnet(&[&["summary", "withdraw", release, "--reason", "other"][..], more].concat())
    };
    for unknown in ["0000000000000000", "", "xyz", "2026-07"] {
        let said = withdraw(unknown, &["--yes"]).failed(2);
        assert!(said.contains("CN-0863"), "{said}");
    }
    let said = withdraw(&hash, &[]).failed(2);
    assert!(said.contains("CN-0120"), "{said}");
    withdraw(&hash, &["--dry-run"]).done();
    let words = ["summary", "withdraw", &hash, "--reason", "because I said so", "--yes"];
    let _ = desk.carnet(&words).failed(2);
    assert_eq!(files_under(desk.laptop.home()), before);
    withdraw(&hash.to_uppercase(), &["--yes"]).done();
    assert!(withdraw(&hash, &["--yes"]).failed(2).contains("CN-0863"), "it is taken back already");
    assert_eq!(desk.ledger(), 3);
    let page = desk.carnet(&["summary", "ledger"]).done();
    assert!(page.contains("withdrawn 2026-07 public"), "{page}");
}

/// The quarter was counted from the month's rows: without them its records would come late, and the difference would tell.
#[test]
fn a_month_is_not_taken_back_while_its_quarter_stands() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let july = leaves(&desk, "2026-07", "public");
    let quarter = leaves(&desk, "2026-Q3", "public");
    let withdraw = |found: &Found| {
        let hash = found.0["release_hash"].as_str().unwrap();
        desk.carnet(&["summary", "withdraw", hash, "--reason", "wrong-records", "--yes"])
    };
    let said = withdraw(&july).failed(5);
    assert!(said.contains("CN-0869") && said.contains("2026-Q3"), "{said}");
    withdraw(&quarter).done();
    withdraw(&july).done();
    let october = leaves(&desk, "2026-10", "public");
    assert_eq!(october.total("decisions", "earlier"), None);
    let told = withdrawals(&october);
    assert_eq!(told.as_array().unwrap().len(), 2, "{told}");
    for period in ["2026-07", "2026-Q3"] {
        let tried = desk.tries_to_export(period, "public", &Person::new(), "again.age", &[]);
        assert!(tried.failed(5).contains("CN-0858"), "{period}");
    }
    let desk = desk.on("2027-01-05");
    assert_eq!(leaves(&desk, "2026", "public").total("decisions", "2026"), Some(47));
}

/// What was seen to have come late with a month that was taken back is known all the same.
#[test]
fn what_came_late_with_a_month_taken_back_does_not_show_what_came_since() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    leaves(&desk, "2026-07", "public");
    desk.hears_often("denied", "local", 14, "2026-07-25");
    let august = leaves(&desk, "2026-08", "public");
    assert_eq!(august.total("decisions", "earlier"), Some(14));
    let hash = august.0["release_hash"].as_str().unwrap();
    desk.carnet(&["summary", "withdraw", hash, "--reason", "wrong-records", "--yes"]).done();
    // One more: 15 less 14 would tell of it.
    desk.hears_often("denied", "local", 1, "2026-07-26");
    let september = leaves(&desk, "2026-09", "public");
    assert_eq!(september.total("decisions", "earlier"), None);
    let quarter = leaves(&desk, "2026-Q3", "public");
    assert_eq!(quarter.total("decisions", "2026-Q3"), None);
    assert_eq!(quarter.total("trips", "2026-Q3"), Some(47));
}
