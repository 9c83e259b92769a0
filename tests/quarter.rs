//! The story of a quarter beside a peace mission: every section of `trips`, `mission`, `bargain` and `advocacy` by figures
//! worked out by hand, by the real program.

use serde_json::{Value, json};

use crate::desks::Desk;
use crate::stories::{line, log, node, of, report as made, row, rows};

/// July to September 2026. In each list the records that must not count stand last; `from_the_last` turns round the rest.
fn a_quarter(from_the_last: bool) -> Desk {
    let desk = Desk::new().on("2026-10-20");
    let log = |words: &[&str], mut records: Vec<Value>, fixed: bool| {
        if from_the_last && !fixed {
            records.reverse();
        }
        log(&desk, words, &records);
    };
    let district = |name: &str| json!({ "name": name, "kind": "adm2" });
    log(&["place", "add"], vec![district("Goma"), district("Rutshuru"), district("Masisi")], true);
    log(
        &["actor", "add"],
        vec![
            node("Ministry", "state-civil", "leadership", None),
            node("Mission base", "peace-mission-un", "regional", None),
            node("Front", "armed-group", "regional", None),
            node("Barrier", "armed-group", "checkpoint", Some("A-3")),
            node("Neighbours' mission", "peace-mission-regional", "regional", None),
        ],
        true,
    );
    let negotiation = |title: &str, opened: &str, principle: Option<&str>| {
        let mut one =
            json!({ "title": title, "objective": "cross-line", "places": ["Rutshuru"], "opened": opened });
        if let Some(principle) = principle {
            one["principle"] = principle.into();
        }
        one
    };
    let with_objective = |mut one: Value, objective: &str| {
        one["objective"] = objective.into();
        one
    };
    log(
        &["negotiation", "open"],
        vec![
            negotiation("The line", "2026-05-01", Some("neutrality")),
            negotiation("The clinic", "2026-07-01", Some("neutrality")),
            negotiation("The school", "2026-08-01", None),
            with_objective(negotiation("The flight", "2026-07-01", None), "asset"),
            // Opened after the quarter.
            negotiation("The well", "2026-10-05", Some("humanity")),
        ],
        true,
    );
    let asked = |what: &str, first_day: &str, node: &str| {
        json!({ "what": what, "place": "Rutshuru", "first_day": first_day,
            "addressees": [{ "node": node, "submitted_on": "2026-06-20", "needed": "yes" }] })
    };
    let asset = |asset: &str, first_day: &str| {
        let mut request = asked("asset", first_day, "A-2");
        request["asset"] = asset.into();
        request
    };
    log(
        &["request", "log"],
        vec![
            asset("flight", "2026-07-10"),
            asset("flight", "2026-07-20"),
            asset("fuel", "2026-08-10"),
            asked("cross-line", "2026-07-15", "A-2"),
            asked("convoy", "2026-09-15", "A-5"),
            asked("convoy", "2026-09-15", "A-1"),
            // Due before and after the quarter.
            asset("radio", "2026-06-30"),
            asked("cross-line", "2026-10-01", "A-2"),
        ],
        true,
    );
    let exchange = |date: &str, mode: &str, node: &str| {
        json!({ "date": date, "channel": "phone", "mode": mode, "negotiation": "N-1", "topics": "passage",
            "participants": [{ "node": node }] })
    };
    let ask = |kind: &str, node: &str, linked: bool, red_line: Option<&str>| {
        let mut one = json!({ "kind": kind, "node": node, "linked_to_access": linked });
        if let Some(line) = red_line {
            one["red_line"] = line.into();
        }
        one
    };
    let with = |mut record: Value, key: &str, value: Value| {
        record[key] = value;
        record
    };
    log(
        &["meeting", "log"],
        vec![
            with(
                exchange("2026-07-05", "mission-asks-for-us", "A-3"),
                "asks",
                json!([
                    ask("hiring", "A-3", true, Some("Hiring")),
                    ask("beneficiary-data", "A-3", false, None)
                ]),
            ),
            with(exchange("2026-08-05", "alone", "A-1"), "asks", json!([ask("hiring", "A-1", true, None)])),
            // An ask of June.
            with(exchange("2026-06-05", "alone", "A-1"), "asks", json!([ask("money", "A-1", true, None)])),
        ],
        true,
    );
    let said = |node: &str, date: &str, code: &str, key: &str, id: &str| {
        let mut one = json!({ "node": node, "date": date, "code": code });
        if !key.is_empty() {
            one[key] = id.into();
        }
        one
    };
    log(
        &["decision", "log"],
        vec![
            said("A-2", "2026-07-08", "granted", "request", "R-1"),
            said("A-2", "2026-07-18", "no-capacity", "request", "R-2"),
            said("A-2", "2026-07-12", "partial", "request", "R-4"),
            said("A-5", "2026-09-01", "conditional", "request", "R-5"),
            said("A-5", "2026-09-10", "no-capacity", "request", "R-5"),
            said("A-2", "2026-08-20", "denied", "", ""),
            said("A-3", "2026-07-05", "granted", "meeting", "M-1"),
            said("A-4", "2026-07-06", "denied", "meeting", "M-1"),
            said("A-1", "2026-08-05", "granted", "meeting", "M-2"),
            // A gate opened in a negotiation without a request, and an asset granted in another.
            said("A-2", "2026-08-21", "granted", "negotiation", "N-1"),
            said("A-2", "2026-07-25", "granted", "negotiation", "N-4"),
            // Before the quarter.
            said("A-2", "2026-06-25", "granted", "request", "R-7"),
        ],
        false,
    );
    let trip = |day: &str, to: &str, outcome: &str, completion: &str, more: Value| {
        let mut one = json!({ "date": day, "origin": "Goma", "destination": to });
        if !outcome.is_empty() {
            one["outcome"] = outcome.into();
            one["completion"] = completion.into();
        }
        for (key, value) in more.as_object().unwrap() {
            one[key] = value.clone();
        }
        one
    };
    let trips = vec![
        trip(
            "2026-07-02",
            "Rutshuru",
            "facilitated",
            "full",
            json!({ "association": "none", "hours_late": 1, "persons": 5 }),
        ),
        trip("2026-07-03", "Rutshuru", "facilitated", "full", json!({ "association": "none" })),
        trip("2026-07-09", "Masisi", "facilitated", "part", json!({ "association": "notification" })),
        trip(
            "2026-07-16",
            "Masisi",
            "delayed",
            "full",
            json!({ "association": "shared-asset", "hours_late": 5, "persons": 4 }),
        ),
        trip(
            "2026-07-21",
            "Rutshuru",
            "delayed",
            "full",
            json!({ "association": "none", "hours_late": 6.5 }),
        ),
        trip(
            "2026-08-04",
            "Rutshuru",
            "stopped-then-passed",
            "full",
            json!({ "association": "armed-escort", "hours_late": 2, "persons": 3 }),
        ),
        trip("2026-08-11", "Masisi", "cut-short", "part", json!({ "association": "seen-together" })),
        trip("2026-08-18", "Rutshuru", "turned-back", "none", json!({ "association": "none" })),
        trip("2026-08-25", "Rutshuru", "denied", "none", json!({})),
        trip("2026-09-01", "Rutshuru", "not-cleared-in-time", "none", json!({})),
        trip("2026-09-02", "Masisi", "go-ahead-withheld", "none", json!({})),
        trip("2026-09-03", "Masisi", "cancelled-by-us", "none", json!({})),
        trip("2026-09-08", "Rutshuru", "self-restricted", "none", json!({})),
        trip("2026-09-09", "Rutshuru", "no-longer-needed", "none", json!({})),
        // Planned for June and made in July; one that another organisation counts; one of October; one void.
        trip(
            "2026-07-04",
            "Rutshuru",
            "delayed",
            "full",
            json!({ "first_planned": "2026-06-30", "hours_late": 9, "persons": 9 }),
        ),
        trip(
            "2026-07-05",
            "Rutshuru",
            "facilitated",
            "full",
            json!({ "counted_by": "other", "association": "armed-escort" }),
        ),
        trip("2026-10-02", "Rutshuru", "facilitated", "full", json!({ "association": "armed-escort" })),
        trip("2026-07-06", "Rutshuru", "denied", "none", json!({})),
    ];
    log(&["trip", "log"], trips, true);
    desk.carnet(&["void", "T-18", "--reason", "typed twice"]).done();
    // Of one that was due nobody has written what happened.
    let planned = trip("2026-09-15", "Rutshuru", "", "", json!({ "association": "shared-asset" }));
    log(&["trip", "plan"], vec![planned], true);
    let incident = |date: &str, kind: &str, trip: Option<&str>, node: Option<&str>, link: Option<bool>| {
        let mut one = json!({ "date": date, "setting": "road", "place": "Rutshuru", "kinds": [kind] });
        if let Some(trip) = trip {
            one["trip"] = trip.into();
        }
        if let Some(node) = node {
            one["actors"] = json!([{ "node": node }]);
        }
        if let Some(link) = link {
            one["mission_link_suspected"] = link.into();
        }
        one
    };
    let barrier = incident("2026-08-18", "refused", Some("T-8"), Some("A-4"), Some(true));
    log(
        &["incident", "log"],
        vec![
            incident("2026-07-21", "women-people-restricted", Some("T-5"), Some("A-1"), None),
            incident("2026-08-04", "documents", Some("T-6"), Some("A-1"), Some(false)),
            incident("2026-08-11", "road-impassable", Some("T-7"), None, None),
            with(barrier, "asks", json!([ask("money", "A-4", true, None)])),
            incident("2026-09-12", "guarantee-refused", None, Some("A-3"), Some(true)),
            incident("2026-09-13", "guarantee-refused", None, Some("A-3"), None),
            // Of June.
            incident("2026-06-12", "guarantee-refused", None, Some("A-3"), Some(true)),
        ],
        false,
    );
    let promise = |by: &str, kind: &str, made_on: &str, place: &str, more: Value| {
        let mut one = json!({ "promised_by": by, "kind": kind, "made_on": made_on, "place": place,
            "node": if by == "mission" { "A-2" } else { "A-3" } });
        for (key, value) in more.as_object().unwrap() {
            one[key] = value.clone();
        }
        one
    };
    let found = |finding: &str| json!({ "checks": [{ "date": "2026-08-01", "finding": finding, "verified_by": "own-eyes" }] });
    log(
        &["promise", "add"],
        vec![
            promise("mission", "security-guarantee", "2026-05-20", "Rutshuru", json!({})),
            promise("mission", "security-guarantee", "2026-07-20", "Masisi", found("broken")),
            promise("mission", "assistance", "2026-07-20", "Masisi", found("held")),
            promise("mission", "assistance", "2026-07-01", "Masisi", json!({ "settled_on": "2026-09-01" })),
            promise("them", "security-guarantee", "2026-07-20", "Masisi", json!({})),
            // After the quarter.
            promise("mission", "security-guarantee", "2026-10-01", "Masisi", json!({})),
        ],
        false,
    );
    let event = |date: &str, kind: &str, forum: Option<&str>| {
        let mut one = json!({ "date": date, "kind": kind, "place": "Masisi" });
        if let Some(forum) = forum {
            one["forum"] = forum.into();
        }
        one
    };
    log(
        &["event", "log"],
        vec![
            event("2026-07-15", "private-advocacy", Some("capital")),
            event("2026-09-10", "public-statement-joint", Some("geneva")),
            event("2026-09-11", "private-advocacy", Some("capital")),
            event("2026-09-20", "silence-decided", None),
            event("2026-08-15", "mission-reduction-announced", None),
            event("2026-09-30", "mission-base-closed", None),
            event("2026-07-25", "training", None),
            // After the quarter.
            event("2026-10-01", "public-statement-ours", Some("media")),
            event("2026-10-02", "mission-left", None),
        ],
        false,
    );
    desk
}

/// The rows of a section of counts: code and number, those of none left aside.
fn counts(report: &Value, section: &str, column: &str, count: &str) -> Vec<(String, u64)> {
    let pair = |row: &&Value| (row[column].as_str().unwrap().to_owned(), row[count].as_u64().unwrap());
    rows(report, section).iter().map(pair).filter(|(_, count)| *count > 0).collect()
}

fn wanted(pairs: &[(&str, u64)]) -> Vec<(String, u64)> {
    pairs.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect()
}

#[test]
fn a_quarter_of_trips_comes_out_to_the_last_figure() {
    let desk = a_quarter(false);
    let trips = made(&desk, &["trips", "--period", "2026-Q3"]);
    assert_eq!(
        counts(&trips, "trips-by-outcome", "outcome", "trips_due"),
        wanted(&[
            ("facilitated", 3),
            ("delayed", 2),
            ("stopped-then-passed", 1),
            ("cut-short", 1),
            ("turned-back", 1),
            ("denied", 1),
            ("not-cleared-in-time", 1),
            ("go-ahead-withheld", 1),
            ("cancelled-by-us", 1),
            ("self-restricted", 1),
            ("no-longer-needed", 1),
            ("not-recorded", 1),
        ])
    );
    assert_eq!(of(&row(&trips, "trips-by-outcome", "outcome", "facilitated")["share"]), "3/15");
    // Our own reasons stand outside: thirteen of fifteen.
    assert_eq!(of(&row(&trips, "trips-as-planned", "arrival", "as-planned")["share"]), "2/13");
    assert_eq!(
        counts(&trips, "trips-as-planned", "arrival", "trips_due"),
        wanted(&[
            ("as-planned", 2),
            ("with-trouble", 3),
            ("in-part", 2),
            ("not-reached", 5),
            ("not-recorded", 1)
        ])
    );
    assert_eq!(counts(&trips, "trips-our-own", "arrival", "trips_due"), wanted(&[("own-reasons", 2)]));
    assert_eq!(
        counts(&trips, "trips-not-made", "outcome", "trips_due"),
        wanted(&[
            ("denied", 1),
            ("not-cleared-in-time", 1),
            ("go-ahead-withheld", 1),
            ("self-restricted", 1)
        ])
    );
    // 3 + 2 + 5 hindered: the barrier of an armed group and our caution; the mud; a ministry's papers, a no, a silence, a
    // missing green light; women held back; a part and a delay that nobody explained.
    assert_eq!(
        counts(&trips, "trips-by-cause", "cause", "trips_hindered"),
        wanted(&[("insecurity", 2), ("physical", 1), ("bureaucratic", 4), ("people", 1), ("unknown", 2)])
    );
    // 1 + 5 + 6.5 + 2 hours, and 1 x 5 + 5 x 4 + 2 x 3 where persons are known.
    assert_eq!(line(&trips, "hours-lost", "hours-late"), 14.5);
    assert_eq!(line(&trips, "hours-lost", "staff-hours-late"), 31);
    assert_eq!(line(&trips, "hours-lost", "late-without-persons"), 1);
    let association =
        |code: &str, arrival: &str| row(&trips, "trips-by-association", "association", code)[arrival].clone();
    assert_eq!(
        counts(&trips, "trips-by-association", "association", "trips_due"),
        wanted(&[
            ("none", 4),
            ("notification", 1),
            ("shared-asset", 2),
            ("seen-together", 1),
            ("armed-escort", 1),
            ("not-recorded", 6),
        ])
    );
    assert_eq!(
        (
            association("none", "as_planned"),
            association("none", "with_trouble"),
            association("none", "not_reached")
        ),
        (json!(2), json!(1), json!(1))
    );
    assert_eq!(
        (association("shared-asset", "with_trouble"), association("shared-asset", "not_recorded")),
        (json!(1), json!(1))
    );
    let page = desk.carnet(&["report", "trips", "--period", "2026-Q3"]).done();
    let says = |label: &str, hours: &str| {
        page.lines().any(|line| line.starts_with(label) && line.split_whitespace().any(|word| word == hours))
    };
    assert!(says("Hours late", "14.50") && says("Staff hours lost", "31"), "{page}");
    // The trip put off from June is June's, by the day for which it was planned first.
    let june = made(&desk, &["trips", "--period", "2026-06"]);
    assert_eq!(counts(&june, "trips-by-outcome", "outcome", "trips_due"), wanted(&[("delayed", 1)]));
    assert_eq!(line(&june, "hours-lost", "staff-hours-late"), 81);
    // By district the same trips: eleven and four.
    let by_district = made(&desk, &["trips", "--period", "2026-Q3", "--by", "adm2"]);
    let due = |name: &str| {
        let own = rows(&by_district, "trips-by-outcome").into_iter().filter(|row| row["adm2_name"] == name);
        own.map(|row| row["trips_due"].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!((due("Rutshuru"), due("Masisi")), (10, 5));
}

#[test]
fn what_a_mission_made_possible_and_harder_comes_out_to_the_last_figure() {
    let desk = a_quarter(false);
    let mission = made(&desk, &["mission", "--period", "2026-Q3"]);
    for (section, figure, count) in [
        ("mission-made-possible", "assets-asked", 3),
        // The flight of 10 July; that of the 20th had no capacity, and the fuel no answer.
        ("mission-made-possible", "assets-granted", 1),
        // The line and one convoy were asked of a mission; the other convoy of a ministry.
        ("mission-made-possible", "gates-asked", 2),
        // In part is a yes, on conditions that nobody took is none; and one in a negotiation that asked in no writing.
        ("mission-made-possible", "gates-opened", 2),
        // By the last day, whenever: May's too, not October's, not the front's.
        ("mission-made-possible", "guarantees-given", 2),
        // The front's yes where a mission asked for us; not the barrier's no.
        ("mission-made-possible", "passages-obtained", 1),
        // Not able on 10 September, and a no of 20 August to nothing in writing; the flight is an asset.
        ("mission-made-harder", "gates-shut", 2),
        ("mission-made-harder", "guarantees-refused", 1),
        // The barrier's and the front's; where it was denied or nobody wrote it, not.
        ("mission-made-harder", "link-suspected", 2),
    ] {
        assert_eq!(line(&mission, section, figure), count, "{figure}");
    }
    let flight = row(&mission, "assets-by-kind", "asset", "flight");
    assert_eq!((&flight["assets_asked"], &flight["assets_granted"]), (&json!(2), &json!(1)));
    let fuel = row(&mission, "assets-by-kind", "asset", "fuel");
    assert_eq!((&fuel["assets_asked"], &fuel["assets_granted"]), (&json!(1), &json!(0)));
    assert_eq!(
        counts(&mission, "incidents-by-association", "association", "incidents"),
        wanted(&[("none", 2), ("seen-together", 1), ("armed-escort", 1), ("not-recorded", 2)])
    );
    let hangs = |name: &str| {
        let row = row(&mission, "hangs-on-the-mission", "adm2_name", name);
        ["trips_with_mission", "gates_opened", "mission_promises"].map(|column| row[column].as_u64().unwrap())
    };
    // Rutshuru: an escort and a trip not yet told of; two gates; May's guarantee. Masisi: a shared asset and a trip
    // seen together; of its three promises one is broken and one settled.
    assert_eq!(hangs("Rutshuru"), [2, 2, 1]);
    assert_eq!(hangs("Masisi"), [2, 0, 1]);
    assert_eq!(
        counts(&mission, "mission-events", "event", "events"),
        wanted(&[("mission-reduction-announced", 1), ("mission-base-closed", 1)])
    );
    assert_eq!(
        counts(&mission, "trips-by-association", "association", "trips_due"),
        wanted(&[
            ("none", 4),
            ("notification", 1),
            ("shared-asset", 2),
            ("seen-together", 1),
            ("armed-escort", 1),
            ("not-recorded", 6),
        ])
    );
    let page = desk.carnet(&["report", "mission", "--period", "2026-Q3"]).done();
    assert!(!page.contains('%'), "counts alone, on both sides: {page}");
}

#[test]
fn what_was_wanted_of_us_comes_out_to_the_last_figure() {
    let desk = a_quarter(false);
    let bargain = made(&desk, &["bargain", "--period", "2026-Q3"]);
    assert_eq!(
        counts(&bargain, "asks-by-kind", "ask", "asks"),
        wanted(&[("money", 1), ("hiring", 2), ("beneficiary-data", 1)])
    );
    assert_eq!(counts(&bargain, "asks-by-month", "month", "asks"), wanted(&[("2026-07", 2), ("2026-08", 2)]));
    assert_eq!(
        counts(&bargain, "asks-by-type", "actor_type", "asks"),
        wanted(&[("state-civil", 1), ("armed-group", 3)])
    );
    assert_eq!(line(&bargain, "asks-touching", "asks"), 4);
    assert_eq!(line(&bargain, "asks-touching", "asks-linked-to-access"), 3);
    assert_eq!(line(&bargain, "asks-touching", "asks-red-line"), 1);
    // Of negotiations opened by the last day, whenever.
    assert_eq!(
        counts(&bargain, "principles-at-risk", "principle", "negotiations"),
        wanted(&[("neutrality", 2), ("not-recorded", 2)])
    );
    for text in [
        desk.carnet(&["report", "bargain", "--period", "2026-Q3"]).done(),
        desk.carnet(&["report", "bargain", "--period", "2026-Q3", "--json"]).done(),
    ] {
        assert!(!text.contains("answer\"") && !text.contains("agreed") && !text.contains("Agreed"), "{text}");
    }
}

#[test]
fn advocacy_stands_on_the_line_of_months_to_the_last_figure() {
    let desk = a_quarter(false);
    let advocacy = made(&desk, &["advocacy", "--period", "2026-Q3"]);
    let month = |code: &str| {
        let row = row(&advocacy, "advocacy-by-month", "month", code);
        ["advocacy_events", "decisions", "incidents"].map(|column| row[column].as_u64().unwrap())
    };
    assert_eq!(rows(&advocacy, "advocacy-by-month").len(), 3);
    assert_eq!((month("2026-07"), month("2026-08"), month("2026-09")), ([1, 6, 1], [0, 3, 3], [3, 2, 2]));
    assert_eq!(
        counts(&advocacy, "advocacy-by-kind", "event", "advocacy_events"),
        wanted(&[("public-statement-joint", 1), ("private-advocacy", 2), ("silence-decided", 1)])
    );
    assert_eq!(
        counts(&advocacy, "advocacy-by-forum", "forum", "advocacy_events"),
        wanted(&[("capital", 2), ("geneva", 1), ("not-recorded", 1)])
    );
    let page = desk.carnet(&["report", "advocacy", "--period", "2026-Q3"]).done();
    assert!(!page.contains('%') && !page.contains("Month before"), "no before and after: {page}");
}

#[test]
fn a_quarter_is_the_same_whatever_was_typed_first() {
    let (first, last) = (a_quarter(false), a_quarter(true));
    for name in ["trips", "mission", "bargain", "advocacy"] {
        let of = |desk: &Desk| made(desk, &[name, "--period", "2026-Q3"])["rows"].clone();
        assert_eq!(of(&first), of(&last), "{name}");
    }
}
