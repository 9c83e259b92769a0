//! Asked mode on a terminal: how many answers each entry takes, counted; and what happens when somebody stops.

use crate::officer::Officer;
use crate::runner::terminal::Left;

/// What stands in the store before the evening: places, a road, actors, a trip of the week before.
fn before(officer: Officer) -> Officer {
    let places = r#"
        {"name": "Nord-Kivu", "kind": "adm1", "pcode": "CD61"}
        {"name": "Rutshuru", "kind": "adm2", "pcode": "CD6105", "parent": "Nord-Kivu"}
        {"name": "Goma", "kind": "adm2", "pcode": "CD6101", "parent": "Nord-Kivu"}
        {"name": "Kiwanja", "kind": "site", "parent": "Rutshuru"}
        {"name": "RN2", "kind": "road", "crosses": ["Goma", "Rutshuru"]}"#;
    officer.carnet_reading(places, &["place", "add", "--input", "-"]).done();
    let actors = r#"
        {"name": "Gouvernorat", "actor_type": "state-civil", "levels": [{"level": "regional"}]}
        {"name": "Brigade", "actor_type": "state-military", "levels": [{"level": "local"}]}
        {"name": "Brigade anti-fraude", "actor_type": "state-police"}
        {"name": "لجنة الإغاثة", "actor_type": "community-committee"}"#;
    officer.carnet_reading(actors, &["actor", "add", "--input", "-"]).done();
    officer.writes(&[
        "trip",
        "log",
        "--date",
        "2026-11-18",
        "--origin",
        "Goma",
        "--destination",
        "Kiwanja",
        "--road",
        "RN2",
        "--outcome",
        "facilitated",
        "--checkpoints",
        "6",
    ]);
    officer
}

#[track_caller]
fn done(left: Left) -> Left {
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    left
}

#[test]
fn a_trip_that_passed_takes_four_answers() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1")
        .answers("outcome [", "")
        .answers("checkpoints met", "7/0/0")
        .answers("Enter stores", "");
    let left = done(seat.leaves());
    assert!(left.answers <= 4);
    let page = officer.carnet(&["trip", "show", "T-2", "--json"]).done();
    for said in [
        r#""date":"2026-11-24""#,
        r#""origin":"L-3""#,
        r#""destination":"L-4""#,
        r#""road":"L-5""#,
        r#""outcome":"facilitated""#,
        r#""checkpoints":7"#,
    ] {
        assert!(page.contains(said), "{said} in {page}\n{}", left.shown);
    }
}

#[test]
fn a_bad_barrier_takes_at_most_twelve() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1")
        .answers("outcome [", "3")
        .answers("checkpoints met", "7/1/2")
        .answers("what happened", "1,5,8")
        .answers("barrier", "1")
        .answers("who did it", "Brigade")
        .answers("on orders", "2")
        .answers("how much was demanded", "5000 cdf")
        .answers("paper given", "no")
        .answers("account [", "Sent on after two hours; a fee at the rope.")
        .answers("Enter stores", "");
    let left = done(seat.leaves());
    assert!(left.answers <= 12);
    let trip = officer.carnet(&["trip", "show", "T-2", "--json"]).done();
    assert!(trip.contains(r#""checkpoints":7"#) && trip.contains(r#""checkpoints_demanding":2"#), "{trip}");
    let incident = officer.carnet(&["incident", "show", "I-1", "--json"]).done();
    for said in
        [r#""trip":"T-2""#, r#""node":"A-2""#, r#""road":"L-5""#, r#""setting":"checkpoint""#, "fee-demanded"]
    {
        assert!(incident.contains(said), "{said} in {incident}\n{}", left.shown);
    }
    let ask = officer.carnet(&["ask", "show", "K-1", "--json"]).done();
    assert!(ask.contains(r#""amount":5000"#) && ask.contains(r#""currency":"CDF""#), "{ask}");
    assert_eq!(officer.carnet(&["ask", "list", "--format", "plain"]).done().lines().count(), 1);
}

#[test]
fn a_call_and_a_caution_take_three_answers_each() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["meeting", "call"]);
    seat.answers("with whom", "gouv")
        .answers("what they said", "They look at it on Thursday.")
        .answers("next step", "");
    assert_eq!(done(seat.leaves()).answers, 3);
    let page = officer.carnet(&["meeting", "show", "M-1", "--json"]).done();
    assert!(page.contains(r#""channel":"phone""#) && page.contains("They look at it on Thursday."), "{page}");

    let mut seat = officer.sits_down(&["caution", "add"]);
    seat.answers("area", "ruts").answers("keep apart from", "2").answers("until", "");
    let left = done(seat.leaves());
    assert_eq!(left.answers, 3);
    assert!(left.shown.contains("Nothing else needs writing."), "{}", left.shown);
    assert!(officer.carnet(&["caution", "list", "--json"]).done().contains("2026-12-24"));

    // The road crosses the area: it is shown before the trip is stored, and changing stores nothing.
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1")
        .answers("outcome [", "")
        .answers("checkpoints met", "")
        .answers("Enter stores", "")
        .answers("1 go on", "2")
        .answers("Enter stores", "")
        .answers("1 go on", "1");
    assert_eq!(done(seat.leaves()).answers, 7);
    assert_eq!(officer.carnet(&["trip", "list", "--format", "plain"]).done().lines().count(), 2);
}
