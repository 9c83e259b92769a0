//! What is said after something was saved: what it makes noticeable, in two lines at most, to people only.

use crate::officer::Officer;

/// Two places, a road, a chain of two offices and a police post that belongs to nobody.
fn before(officer: Officer) -> Officer {
    let places = r#"
        {"name": "Nord-Kivu", "kind": "adm1"}
        {"name": "Rutshuru", "kind": "adm2", "parent": "Nord-Kivu"}
        {"name": "Goma", "kind": "adm2", "parent": "Nord-Kivu"}
        {"name": "RN2", "kind": "road", "crosses": ["Goma", "Rutshuru"]}"#;
    officer.carnet_reading(places, &["place", "add", "--input", "-"]).done();
    let actors = r#"
        {"name": "Zone", "actor_type": "armed-group", "levels": [{"level": "regional"}]}
        {"name": "Barrier of the zone", "actor_type": "armed-group", "levels": [{"level": "checkpoint"}],
            "parents": [{"parent": "Zone"}]}
        {"name": "Police", "actor_type": "state-police", "levels": [{"level": "local"}]}"#;
    officer.carnet_reading(actors, &["actor", "add", "--input", "-"]).done();
    officer
}

/// Types a command and gives all that it said on both outputs.
#[track_caller]
fn says(officer: &Officer, words: &[&str]) -> String {
    let ran = officer.carnet(words);
    assert!(ran.ended(0), "{ran}");
    ran.to_string()
}

fn trip<'a>(date: &'a str, outcome: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let words = ["trip", "log", "--date", date, "--origin", "Goma", "--destination", "Rutshuru"];
    [&words[..], &["--road", "RN2", "--outcome", outcome], more].concat()
}

#[test]
fn the_third_demand_on_a_road_in_thirty_days_is_noticed() {
    let officer = before(Officer::new());
    let demand = ["--checkpoints", "4", "--checkpoints-demanding", "1"];
    // The 24th of October is thirty-one days before the 24th of November, the 25th thirty, the 26th twenty-nine.
    for date in ["2026-10-24", "2026-10-25"] {
        officer.writes(&trip(date, "facilitated", &demand));
    }
    let second = says(&officer, &trip("2026-11-24", "facilitated", &demand));
    assert!(!second.contains("demanded"), "{second}");
    officer.writes(&trip("2026-10-26", "facilitated", &demand));
    officer.writes(&trip("2026-11-02", "facilitated", &["--checkpoints", "3"]));
    let third = says(&officer, &trip("2026-11-24", "facilitated", &demand));
    let line = "On this road something was demanded 4 times in 30 days; trips made: 5.";
    assert!(third.contains(line), "{third}");
    // What somebody else counts is no trip of ours.
    let theirs = says(
        &officer,
        &trip("2026-11-24", "facilitated", &[&demand[..], &["--counted-by", "other"]].concat()),
    );
    assert!(!theirs.contains("demanded"), "{theirs}");
    // A day that is known in part lies in no thirty days for certain.
    let about = says(&officer, &trip("2026-11", "facilitated", &demand));
    assert!(!about.contains("demanded"), "{about}");
}

#[test]
fn nothing_of_it_stands_where_programs_read_or_nobody_wants_words() {
    let officer = before(Officer::new());
    for date in ["2026-11-20", "2026-11-21"] {
        officer.writes(&trip(date, "turned-back", &[]));
    }
    let said = "On this road 3 trips were cut short or turned back in 30 days; trips made: 3.";
    let shown = says(&officer, &trip("2026-11-22", "turned-back", &[]));
    assert!(shown.contains(said), "{shown}");
    for quiet in [&["--json"][..], &["-q"], &["--format", "plain"], &["--format", "csv"], &["--dry-run"]] {
        let shown = says(&officer, &trip("2026-11-22", "turned-back", quiet));
        assert!(!shown.contains("turned back in"), "{quiet:?}\n{shown}");
    }
    let shown = says(&officer, &trip("2026-11-22", "turned-back", &["--lang", "fr"]));
    assert!(shown.contains("Sur cet axe, 8 déplacements interrompus ou refoulés en 30 jours"), "{shown}");
    let trip = officer.carnet(&["trip", "show", "T-3", "--json"]).done();
    assert!(!trip.contains("noticed"), "{trip}");
}

#[test]
fn a_road_that_nobody_drove_for_more_than_thirty_days() {
    let officer = before(Officer::new());
    officer.writes(&trip("2026-09-20", "facilitated", &[]));
    let after_thirty = says(&officer, &trip("2026-10-20", "facilitated", &[]));
    assert!(!after_thirty.contains("First trip"), "{after_thirty}");
    let later = says(&officer, &trip("2026-11-20", "facilitated", &[]));
    assert!(later.contains("First trip on this road for 31 days."), "{later}");
}

#[test]
fn hours_late_and_as_planned_do_not_go_together() {
    let officer = before(Officer::new());
    let shown = says(&officer, &trip("2026-11-24", "facilitated", &["--hours-late", "5"]));
    assert!(shown.contains("5 hours late and as planned? Over 4 hours counts as delayed."), "{shown}");
    officer.carnet(&["setting", "set", "delay_hours", "5"]).done();
    let shown = says(&officer, &trip("2026-11-24", "facilitated", &["--hours-late", "5"]));
    assert!(!shown.contains("hours late and as planned"), "{shown}");
}

#[test]
fn yes_no_and_silence_of_a_request() {
    let officer = before(Officer::new());
    let request = r#"{"what": "convoy", "place": "Rutshuru", "first_day": "2026-12-01", "addressees": [
        {"node": "A-1", "submitted_on": "2026-11-10"}, {"node": "A-2", "submitted_on": "2026-11-20"},
        {"node": "A-3"}]}"#;
    let ran = officer.carnet_reading(request, &["request", "log", "--input", "-"]).to_string();
    assert!(ran.contains("One needed authority is not asked yet: the step is ours."), "{ran}");

    let decide = |node, code, more: &[&'static str]| {
        let words =
            ["decision", "log", "--request", "R-1", "--node", node, "--code", code, "--date", "2026-11-24"];
        says(&officer, &[&words[..], more].concat())
    };
    let relayed = decide("A-1", "granted", &["--form", "relayed"]);
    assert!(relayed.contains("This yes is only passed on: not firm"), "{relayed}");
    assert!(relayed.contains("firm: 0 of 3; one needed authority still says neither"), "{relayed}");
    let firm = decide("A-1", "granted", &["--form", "written"]);
    assert!(firm.contains("Needed yeses that are firm: 1 of 3; one needed authority"), "{firm}");
    let broken = decide("A-2", "denied", &[]);
    assert!(broken.contains("A higher level of the same chain had said yes: Regional"), "{broken}");
    // Who acted and where stand in no line together, and no name in any.
    let noticed: Vec<&str> =
        broken.lines().filter(|line| line.contains("chain") || line.contains("firm:")).collect();
    assert!(noticed.iter().all(|line| !line.contains("Rutshuru") && !line.contains("Zone")), "{broken}");

    // Nothing changed, nothing to notice.
    let same = officer.carnet(&["request", "remind", "R-1"]).to_string();
    assert!(same.contains("already says this") && !same.contains("needed authority"), "{same}");

    // The next request to an office that has not answered the one before by its day.
    let to_police = |first: &str, submitted: &str| {
        let request = format!(
            r#"{{"what": "convoy", "place": "Goma", "first_day": "{first}",
                "addressees": [{{"node": "Police", "submitted_on": "{submitted}"}}]}}"#
        );
        officer.carnet_reading(request, &["request", "log", "--input", "-"]).to_string()
    };
    let first = to_police("2026-11-25", "2026-11-14");
    assert!(!first.contains("owes"), "{first}");
    let second = to_police("2026-12-10", "2026-11-24");
    assert!(second.contains("One of these authorities owes an answer to an earlier request."), "{second}");
}

#[test]
fn a_promise_of_passage_that_a_lower_level_broke() {
    let officer = before(Officer::new());
    let said = [
        r#"{"what": "convoy", "place": "Rutshuru", "first_day": "2026-11-20", "last_day": "2026-11-26",
            "addressees": [{"node": "A-1", "submitted_on": "2026-11-01"}]}"#,
        r#"{"node": "A-1", "date": "2026-11-15", "code": "granted", "form": "written", "request": "R-1"}"#,
    ];
    officer.carnet_reading(said[0], &["request", "log", "--input", "-"]).done();
    officer.carnet_reading(said[1], &["decision", "log", "--input", "-"]).done();
    let shown = says(&officer, &trip("2026-11-23", "turned-back", &["--requests", "R-1"]));
    assert!(shown.contains("Every yes that it needed was there; what became of it: Turned back"), "{shown}");
    let incident = r#"{"date": "2026-11-23", "kinds": ["refused"], "setting": "checkpoint", "road": "RN2",
        "trip": "T-1", "actors": [{"node": "A-2"}]}"#;
    let shown = officer.carnet_reading(incident, &["incident", "log", "--input", "-"]).to_string();
    assert!(shown.contains("A promise of passage was broken at this level: Checkpoint"), "{shown}");
    let other = incident.replace("A-2", "A-3");
    let shown = officer.carnet_reading(other, &["incident", "log", "--input", "-"]).to_string();
    assert!(!shown.contains("promise of passage"), "{shown}");
}

#[test]
fn what_a_check_and_a_change_make_noticeable() {
    let officer = before(Officer::new());
    officer.writes(&[
        "promise",
        "add",
        "--promised-by",
        "them",
        "--node",
        "A-1",
        "--kind",
        "no-taxation",
        "--made-on",
        "2026-11-01",
    ]);
    for day in ["2026-11-05", "2026-11-10", "2026-11-15"] {
        let held = says(&officer, &["promise", "check", "P-1", "--finding", "held", "--date", day]);
        assert!(!held.contains("breach"), "{held}");
    }
    let broken = says(&officer, &["promise", "check", "P-1", "--finding", "broken", "--date", "2026-11-20"]);
    assert!(broken.contains("First breach of this promise, after 3 checks that found it held."), "{broken}");
    let again = says(&officer, &["promise", "check", "P-1", "--finding", "broken", "--date", "2026-11-22"]);
    assert!(again.contains("found broken for the second time."), "{again}");
    // A change of something else says nothing of it anew.
    let edited = says(&officer, &["promise", "edit", "P-1", "--due", "2026-12-01"]);
    assert!(!edited.contains("broken"), "{edited}");
}

#[test]
fn a_caution_says_nothing_more() {
    let officer = before(Officer::new());
    officer.writes(&[
        "trip",
        "plan",
        "--date",
        "2026-11-26",
        "--origin",
        "Goma",
        "--destination",
        "Rutshuru",
    ]);
    let words =
        ["caution", "add", "--area", "Rutshuru", "--keep-apart-from", "escort", "--until", "2026-12-20"];
    let ran = officer.carnet(&words).to_string();
    let said = ran.split("--- standard error\n").nth(1).unwrap();
    assert_eq!(said.trim(), "Nothing else needs writing.", "{ran}");
    // A rule does say which trips are planned while it holds.
    let words = [
        "directive",
        "log",
        "--issued-by",
        "A-3",
        "--date",
        "2026-11-24",
        "--what",
        "No convoys",
        "--areas",
        "Rutshuru",
    ];
    let shown = says(&officer, &words);
    assert!(shown.contains("One trip is planned where this holds, while it holds."), "{shown}");
}

#[cfg(unix)]
#[test]
fn it_is_said_at_the_terminal_too_before_the_next_command() {
    let officer = before(Officer::new());
    for date in ["2026-11-20", "2026-11-21"] {
        officer.writes(&trip(date, "facilitated", &["--checkpoints", "4", "--checkpoints-demanding", "1"]));
    }
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1")
        .answers("outcome [", "")
        .answers("checkpoints met", "5/0/1")
        .answers("Enter stores", "");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    let noticed = left.shown.find("On this road something was demanded 3 times in 30 days; trips made: 3.");
    let next = left.shown.find("Next: carnet trip show T-3");
    assert!(noticed.is_some() && noticed < next, "{}", left.shown);
}
