//! `carnet report durability`: the story of docs/stories.md by the real program, and every way in which trips can follow each
//! other against a model that goes through the days one by one.

use std::collections::BTreeMap;

use carnet::analysis;
use carnet::indicator::fact::asked;
use carnet::indicator::{Base, Cell, Choice, Fact, Take, measure, report};
use carnet::model::Kind;
use carnet::store::report::Query;
use carnet::store::{Stamp, Store};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::desks::Desk;
use crate::stores::{new_store, stamp, values};
use crate::stories::{line, log, node, report as made, row, rows};

/// So many days after 5 January 2026.
fn after(days: u64) -> String {
    (NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + Days::new(days)).to_string()
}

/// Twenty-four districts, all first reached on 5 January: twelve with a community that was consulted before, twelve
/// without. Trips are typed in the order given or from the last to the first.
fn twenty_four_districts(from_the_last: bool) -> Desk {
    let desk = Desk::new().on("2026-05-01");
    let district = |n: usize| json!({ "name": format!("D{n}"), "kind": "adm2" });
    let base = json!({ "name": "Base", "kind": "locality" });
    let places: Vec<Value> = (1..=24).map(district).chain([base]).collect();
    log(&desk, &["place", "add"], &places);
    log(
        &desk,
        &["actor", "add"],
        &[
            node("Village", "armed-group", "local", None),
            node("Staff", "state-military", "senior", None),
            node("Barrier", "state-military", "checkpoint", Some("A-2")),
        ],
    );
    let among = |first: usize, last: usize| (first..=last).map(|n| format!("L-{n}")).collect::<Vec<_>>();
    let mut with = json!({ "title": "With", "objective": "field-visit", "places": among(1, 12), "opened": "2026-01-01" });
    with["involvement"] = json!([
        { "date": "2026-01-02", "degree": "consulted", "groups": ["women"] },
        // On the day itself and after it is not before.
        { "date": after(0), "degree": "co-led", "groups": ["women"] },
    ]);
    let without = json!({ "title": "Without", "objective": "field-visit", "places": among(13, 24), "opened": "2026-01-01" });
    log(&desk, &["negotiation", "open"], &[with, without]);
    let meeting = |negotiation: &str, mode: &str, node: &str| {
        json!({ "date": "2026-01-03", "channel": "phone", "mode": mode, "negotiation": negotiation, "topics": "the way",
            "participants": [{ "node": node }] })
    };
    log(
        &desk,
        &["meeting", "log"],
        &[meeting("N-1", "community-led", "A-1"), meeting("N-2", "alone", "A-2")],
    );
    let asked = |n: usize| {
        json!({ "what": "field-visit", "place": format!("L-{n}"), "first_day": after(0), "negotiation": "N-2",
            "addressees": [{ "node": "A-2", "submitted_on": "2026-01-02", "needed": "yes" }] })
    };
    log(&desk, &["request", "log"], &[asked(23), asked(24)]);
    let said = |node: &str, on: String, code: &str| json!({ "node": node, "date": on, "code": code });
    let of = |mut decision: Value, key: &str, id: &str| {
        decision[key] = id.into();
        decision
    };
    log(
        &desk,
        &["decision", "log"],
        &[
            of(said("A-1", "2026-01-03".into(), "granted"), "negotiation", "N-1"),
            of(said("A-2", "2026-01-03".into(), "granted"), "negotiation", "N-2"),
            of(said("A-2", "2026-01-03".into(), "granted"), "request", "R-1"),
            of(said("A-2", "2026-01-03".into(), "granted"), "request", "R-2"),
            of(said("A-2", after(20), "revoked"), "request", "R-1"),
            of(said("A-2", after(20), "revoked"), "request", "R-2"),
        ],
    );
    let mut trips: Vec<Value> = Vec::new();
    let mut go = |n: usize, days: u64, outcome: &str| {
        trips.push(json!({
            "date": after(days), "origin": "L-25", "destination": format!("L-{n}"), "outcome": outcome,
            "completion": if ["facilitated", "delayed"].contains(&outcome) { "full" } else { "none" },
            "negotiation": if n <= 12 { "N-1" } else { "N-2" },
            "requests": match n { 23 => vec!["R-1"], 24 => vec!["R-2"], _ => vec![] },
        }));
    };
    for n in 1..=24 {
        go(n, 0, "facilitated");
    }
    // With: two lost after 30 days, three given up after 60, seven still visited after 90.
    go(1, 30, "denied");
    go(2, 30, "turned-back");
    for n in 3..=5 {
        go(n, 30, "facilitated");
        go(n, 60, "self-restricted");
    }
    for n in 6..=12 {
        // One of them turned back by the river alone, which is a trip made.
        go(n, 45, if n == 12 { "turned-back" } else { "delayed" });
        go(n, 90, "facilitated");
    }
    // Without: four last visited after ten days, six lost after 20, two still visited after 90.
    for n in 13..=16 {
        go(n, 10, "facilitated");
    }
    for n in 17..=18 {
        go(n, 20, "denied");
    }
    for n in 19..=20 {
        go(n, 20, "turned-back");
    }
    for n in 21..=22 {
        go(n, 50, "facilitated");
        go(n, 90, "facilitated");
    }
    if from_the_last {
        trips.reverse();
    }
    // What is void or counted by others is in no figure.
    trips.push(json!({ "date": after(5), "origin": "L-25", "destination": "L-6", "outcome": "denied", "completion": "none" }));
    trips.push(json!({ "date": after(6), "origin": "L-25", "destination": "L-7", "outcome": "denied", "completion": "none", "counted_by": "other" }));
    log(&desk, &["trip", "log"], &trips);
    desk.carnet(&["void", &format!("T-{}", trips.len() - 1), "--reason", "typed twice"]).done();
    let number = |n: usize, days: u64| {
        let is = |trip: &Value| trip["destination"] == format!("L-{n}") && trip["date"] == after(days);
        format!("T-{}", trips.iter().position(is).unwrap() + 1)
    };
    let stop = |n: usize, days: u64, kind: &str, author: bool| {
        let mut incident = json!({
            "date": after(days), "setting": "road", "place": format!("L-{n}"), "trip": number(n, days), "kinds": [kind],
        });
        if author {
            incident["actors"] = json!([{ "node": "A-3" }]);
        }
        incident
    };
    log(
        &desk,
        &["incident", "log"],
        &[
            stop(2, 30, "refused", true),
            stop(19, 20, "refused", true),
            stop(20, 20, "threat", true),
            stop(12, 45, "road-impassable", false),
        ],
    );
    let check = |days: u64, finding: &str| json!({ "date": after(days), "finding": finding, "verified_by": "own-eyes" });
    let promise = |negotiation: &str, checks: Value| {
        json!({ "promised_by": "them", "kind": "security-guarantee", "made_on": after(0), "node": "A-1",
            "negotiation": negotiation, "checks": checks })
    };
    let promises: Vec<Value> = (0..10)
        .map(|n| match n {
            0..4 => promise("N-1", json!([check(30, "broken"), check(50, "held")])),
            _ => promise("N-1", json!([check(60, "held"), check(70, "unknown")])),
        })
        .chain((0..10).map(|n| match n {
            0..5 => promise("N-2", json!([check(10, "broken")])),
            _ => promise("N-2", json!([check(20, "partly")])),
        }))
        .collect();
    log(&desk, &["promise", "add"], &promises);
    desk
}

fn estimate(value: &Value) -> String {
    format!("{} {}", value["percent"], value["interval"])
}

#[test]
fn access_to_twenty_four_districts_lasts_as_worked_out_by_hand() {
    let desk = twenty_four_districts(false);
    let durability = made(&desk, &["durability"]);
    for (end, spells) in [("lost", 8), ("given-up", 3), ("not-visited", 4), ("still-going", 9)] {
        assert_eq!(row(&durability, "spells-by-end", "spell_end", end)["spells"], spells, "{end}");
    }
    assert_eq!(line(&durability, "spells", "spells"), 24);
    assert_eq!(line(&durability, "spells", "destinations"), 24);
    // 24 first trips, 3 x 1 and 7 x 2 with, 4 x 1 and 2 x 2 without.
    assert_eq!(line(&durability, "spells", "spell-trips"), 24 + 3 + 14 + 4 + 4);

    let curve = rows(&durability, "spells-until-ended");
    let at = |days: u64| *curve.iter().find(|row| row["after_days"] == days).unwrap();
    assert_eq!(curve.len(), 5, "read no further than the 90th day");
    let risk: Vec<&Value> = curve.iter().map(|row| &row["at_risk"]).collect();
    assert_eq!(risk, [24, 20, 14, 12, 9], "after 7, 14, 30, 60, 90 days");
    assert_eq!((&at(30)["lost"], &at(30)["given_up"]), (&json!(8), &json!(0)));
    assert_eq!((&at(60)["lost"], &at(60)["given_up"]), (&json!(8), &json!(3)));
    assert_eq!(estimate(&at(30)["lost_by_then"]), "40.0 [22.4,64.3]");
    assert_eq!(estimate(&at(90)["lost_by_then"]), "40.0 [22.4,64.3]");
    assert_eq!(estimate(&at(60)["given_up_by_then"]), "15.0 [5.1,39.6]");
    assert_eq!(estimate(&at(30)["lasting_by_then"]), "60.0 [35.7,77.6]");
    assert_eq!(estimate(&at(60)["lasting_by_then"]), "45.0 [23.1,64.7]");
    assert_eq!(estimate(&at(14)["lost_by_then"]), "0.0 [0.0,0.0]");

    for (section, dimension, with, without) in [
        ("involvement", "degree", "consulted", "not-recorded"),
        ("mode", "mode", "community-led", "alone"),
        ("level", "level", "local", "senior"),
    ] {
        let compared = format!("spells-by-{section}");
        let (with, without) =
            (row(&durability, &compared, dimension, with), row(&durability, &compared, dimension, without));
        let counts = |row: &Value| {
            ["compared", "lost", "given_up", "not_ended"].map(|name| row[name].as_u64().unwrap())
        };
        assert_eq!(counts(with), [12, 2, 3, 7], "{section}");
        assert_eq!(counts(without), [12, 6, 0, 6], "{section}");
        assert_eq!((&with["expected_ended"], &without["expected_ended"]), (&json!(7.8), &json!(3.2)));
        assert_eq!((&with["median_days"], &without["median_days"]), (&Value::Null, &json!(20.0)));
        assert_eq!(
            (&with["chi_square"], &with["degrees"], &with["p"]),
            (&json!(4.86), &json!(1), &json!(0.027))
        );
        let curves = format!("spells-until-ended-by-{section}");
        let lasting: Vec<String> =
            rows(&durability, &curves).iter().map(|row| estimate(&row["lasting_by_then"])).collect();
        let at_90 = ["58.3 [27.0,80.1]", "25.0 [3.7,55.8]"];
        assert_eq!(lasting.len(), 4, "30 and 90 days of both");
        assert!(at_90.iter().all(|wanted| lasting.iter().any(|found| found == wanted)), "{lasting:?}");
    }

    let held = rows(&durability, "promises-until-broken");
    let at = |days: u64| *held.iter().find(|row| row["after_days"] == days).unwrap();
    assert_eq!(
        (&at(7)["at_risk"], &at(30)["at_risk"], &at(30)["broken"]),
        (&json!(20), &json!(10), &json!(9))
    );
    assert_eq!(
        (at(30)["broken_by_then"]["percent"].clone(), at(30)["lasting_by_then"]["percent"].clone()),
        (json!(55.0), json!(45.0))
    );
    let with = row(&durability, "promises-held-by-involvement", "degree", "consulted");
    assert_eq!(
        (&with["compared"], &with["broken"], &with["expected_ended"]),
        (&json!(10), &json!(4), &json!(6.5))
    );
    assert_eq!((&with["chi_square"], &with["p"]), (&json!(6.33), &json!(0.012)));
    // All of one level: a group alone is compared with nothing.
    assert_eq!(row(&durability, "promises-held-by-level", "level", "local")["chi_square"], Value::Null);
    let promises = made(&desk, &["promises"]);
    assert_eq!(row(&promises, "promises-held-by-involvement", "degree", "consulted"), with);

    let page = desk.carnet(&["report", "durability"]).done();
    assert!(page.contains("An upper bound: people stop going where they are afraid."), "{page}");
    assert!(page.contains("log-rank chi-square 4.86"), "{page}");
    for line in page.lines() {
        assert!(carnet::text::width::width(line) <= 80 || !line.contains("  "), "{line}");
    }
    for format in ["csv", "md", "html", "plain"] {
        let page = desk.carnet(&["report", "durability", "--format", format]).done();
        assert!(page.contains("64.7"), "{format}");
    }
    assert!(desk.carnet(&["report", "durability", "--format", "csv"]).done().contains(",0.027"));
    desk.carnet(&["report", "durability", "--plaintext-output", "out.txt"]).failed(5);
    let ran = desk.carnet(&["report", "promises", "--plaintext-output", "promises.txt"]);
    assert!(ran.ended(0), "{ran}");
    let page = std::fs::read_to_string(desk.path("promises.txt")).unwrap();
    assert!(page.contains("that were checked") && !page.contains("took part before"), "{page}");

    // The same whatever was typed first.
    let mut again = made(&twenty_four_districts(true), &["durability"]);
    let mut first = durability.clone();
    for report in [&mut again, &mut first] {
        report.as_object_mut().unwrap().remove("notes");
    }
    assert_eq!(again, first);
}

#[test]
fn access_is_told_as_of_a_day_and_by_the_teams_own_patience() {
    let desk = twenty_four_districts(false);
    // On the 28th day eight are lost of none: the six of the 20th, not the two of the 30th.
    let early = made(&desk, &["durability", "--as-of", &after(28)]);
    for (end, spells) in [("lost", 6), ("given-up", 0), ("not-visited", 0), ("still-going", 18)] {
        assert_eq!(row(&early, "spells-by-end", "spell_end", end)["spells"], spells, "{end}");
    }
    // The last trip was 60 days ago, and that is not longer than 60 days.
    let on = |days: u64| {
        let report = made(&desk, &["durability", "--as-of", &after(days)]);
        row(&report, "spells-by-end", "spell_end", "not-visited")["spells"].clone()
    };
    assert_eq!((on(70), on(71)), (json!(0), json!(4)));

    desk.carnet(&["setting", "set", "gap_days", "44"]).done();
    let shorter = made(&desk, &["durability"]);
    // Seven waited 45 days for their second trip and 45 for their third; two 50 days and 40.
    assert_eq!(line(&shorter, "spells", "spells"), 24 + 14 + 2);
    assert_eq!(line(&shorter, "spells", "destinations"), 24);
    assert_eq!(line(&shorter, "spells", "spell-trips"), 24 + 3 + 14 + 4 + 4, "every trip is in one");

    // A group of fewer than ten: counts for all, and no test.
    let few = made(&desk, &["durability", "--where", "level=local", "--by", "adm2", "--where", "adm2=L-1"]);
    assert!(rows(&few, "spells-by-mode").iter().all(|row| row["p"].is_null()));
    let mixed = made(&desk, &["durability", "--as-of", &after(0)]);
    assert_eq!(rows(&mixed, "spells-by-mode").len(), 2);
    desk.carnet(&["void", "T-1", "--reason", "not that day"]).done();
    for trip in ["T-2", "T-3"] {
        desk.carnet(&["void", trip, "--reason", "not that day"]).done();
    }
    let nine = made(&desk, &["durability", "--as-of", &after(28)]);
    let with = row(&nine, "spells-by-mode", "mode", "community-led");
    let without = row(&nine, "spells-by-mode", "mode", "alone");
    assert_eq!((&with["compared"], &without["compared"]), (&json!(9), &json!(12)));
    assert!([with, without].iter().all(|row| row["p"].is_null() && row["median_days"].is_null()));
    let curves = rows(&nine, "spells-until-ended-by-mode");
    assert!(curves.is_empty(), "no curve of groups that cannot be compared: {curves:#?}");
    assert!(
        nine["notes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|note| note.as_str().unwrap().contains("fewer than ten")),
        "{nine:#}"
    );
}

/// A site is a destination of its own until its trips are reduced; then they count with their district, on the first day
/// of their month.
#[test]
fn reduced_trips_count_on_the_first_of_their_month_with_their_district() {
    let desk = Desk::new().on("2026-11-24");
    log(
        &desk,
        &["place", "add"],
        &[
            json!({ "name": "Base", "kind": "adm2" }),
            json!({ "name": "District", "kind": "adm2" }),
            json!({ "name": "Camp", "kind": "site", "parent": "L-2" }),
            json!({ "name": "Town", "kind": "locality", "parent": "L-2" }),
        ],
    );
    let go = |to: &str, date: &str, outcome: &str| {
        let completion = if outcome == "facilitated" { "full" } else { "none" };
        json!({ "date": date, "origin": "L-1", "destination": to, "outcome": outcome, "completion": completion })
    };
    log(
        &desk,
        &["trip", "log"],
        &[
            go("L-3", "2026-06-10", "facilitated"),
            go("L-3", "2026-07-20", "facilitated"),
            go("L-3", "2026-10-01", "facilitated"),
            go("L-3", "2026-10-21", "facilitated"),
            go("L-4", "2026-07-30", "denied"),
            go("L-4", "2026-02-11", "facilitated"),
            go("L-4", "2026-03-02", "facilitated"),
            go("L-4", "2026-04-11", "denied"),
        ],
    );
    // The camp: 10 June to 20 July, not visited for 73 days; from 1 October on. The town: 11 February to its no on 11 April;
    // the no of July takes nothing that there was.
    let durations = |made: &Value| -> Vec<(u64, u64)> {
        rows(made, "spells-until-ended")
            .iter()
            .map(|row| (row["after_days"].as_u64().unwrap(), row["at_risk"].as_u64().unwrap()))
            .collect()
    };
    let whole = made(&desk, &["durability"]);
    let ended = |made: &Value| {
        ["lost", "given-up", "not-visited", "still-going"]
            .map(|end| row(made, "spells-by-end", "spell_end", end)["spells"].as_u64().unwrap())
    };
    assert_eq!(ended(&whole), [1, 0, 1, 1]);
    assert_eq!(line(&whole, "spells", "destinations"), 2);
    assert_eq!(line(&whole, "spells", "spell-trips"), 6);
    assert_eq!(durations(&whole), [(7, 3), (14, 3), (30, 2)], "59, 40 and 20 days");

    let plan = desk.carnet(&["purge", "--due", "--dry-run", "--json"]).done();
    let plan: Value = serde_json::from_str(plan.trim()).unwrap();
    desk.carnet(&["purge", "--due", "--confirm", plan["code"].as_str().unwrap()]).done();
    assert!(desk.carnet(&["trip", "show", "T-1"]).done().contains("2026-06"));
    let reduced = made(&desk, &["durability"]);
    // The district: 1 February to the no on 1 April, 59 days; 1 June to the no on 1 July, 30 days, with the trip of
    // July before it, for of one day trips come first. The camp: 1 to 21 October.
    assert_eq!(ended(&reduced), [2, 0, 0, 1]);
    assert_eq!(line(&reduced, "spells", "destinations"), 2);
    assert_eq!(line(&reduced, "spells", "spell-trips"), 6, "every trip is still in one");
    assert_eq!(durations(&reduced), [(7, 3), (14, 3), (30, 2)]);
    // On 15 July nobody knows which trips of July were made by then.
    let july = made(&desk, &["durability", "--as-of", "2026-07-15"]);
    assert_eq!(line(&july, "spells", "spell-trips"), 3);
    assert_eq!(ended(&july), [1, 0, 0, 1]);
}

/// One trip of a model: to which of three places, when, what the road did.
#[derive(Clone, Debug)]
struct Went {
    to: usize,
    day: u64,
    outcome: usize,
    void: bool,
}

const OUTCOMES: [(&str, Told); 7] = [
    ("facilitated", Told::Made),
    ("delayed", Told::Made),
    ("turned-back", Told::Made),
    ("denied", Told::Lost),
    ("self-restricted", Told::GivenUp),
    ("not-cleared-in-time", Told::Nothing),
    ("cancelled-by-us", Told::Nothing),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Made,
    Lost,
    GivenUp,
    Nothing,
}

/// Spells as the definition says them, a day at a time: what each lasted, what ended it, how many trips it holds.
fn by_the_day(trips: &[Went], as_of: u64, gap: u64) -> BTreeMap<(u64, &'static str), (u64, u64)> {
    let mut found: BTreeMap<(u64, &'static str), (u64, u64)> = BTreeMap::new();
    for place in 0..3 {
        // Where it began, when it was last seen, trips.
        let mut running: Option<(u64, u64, u64)> = None;
        let mut close = |spell: (u64, u64, u64), until: u64, end: &'static str| {
            let of = found.entry((until - spell.0, end)).or_default();
            *of = (of.0 + 1, of.1 + spell.2);
        };
        for day in 0..=as_of {
            if let Some(spell) = running
                && day - spell.1 > gap
            {
                close(spell, spell.1, "not-visited");
                running = None;
            }
            let mut today: Vec<Told> = trips
                .iter()
                .filter(|trip| trip.to == place && trip.day == day && !trip.void)
                .map(|trip| OUTCOMES[trip.outcome].1)
                .collect();
            today.sort();
            for told in today {
                match (told, running) {
                    (Told::Made, None) => running = Some((day, day, 1)),
                    (Told::Made, Some((began, _, trips))) => running = Some((began, day, trips + 1)),
                    (Told::Lost, Some(spell)) => {
                        close(spell, day, "lost");
                        running = None;
                    }
                    (Told::GivenUp, Some(spell)) => {
                        close(spell, day, "given-up");
                        running = None;
                    }
                    _ => {}
                }
            }
        }
        if let Some(spell) = running {
            close(spell, spell.1, "still-going");
        }
    }
    found
}

fn stored(trips: &[Went]) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = new_store(&folder.path().join("store"));
    let today = Stamp { today: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), ..stamp() };
    store
        .change(&today, |change| {
            for raw in [
                json!({ "name": "D", "kind": "adm2" }),
                json!({ "name": "S", "kind": "site", "parent": "L-1" }),
                json!({ "name": "Nowhere known", "kind": "locality" }),
            ] {
                change.make(Kind::Place, &values(raw), "typed")?;
            }
            for trip in trips {
                let raw = json!({
                    "date": after(trip.day), "origin": "L-3", "destination": format!("L-{}", trip.to + 1),
                    "outcome": OUTCOMES[trip.outcome].0,
                });
                let id = change.make(Kind::Trip, &values(raw), "typed")?;
                if trip.void {
                    change.void(id, "typed twice")?;
                }
            }
            Ok(())
        })
        .unwrap();
    (folder, store)
}

/// The same from the store.
fn by_the_store(store: &Store, as_of: u64) -> BTreeMap<(u64, &'static str), u64> {
    let choice = Choice::until(after(as_of).parse().unwrap()).by("spell-end").unwrap();
    let fact: &'static Fact = &asked::SPELL;
    let base = |take| Base { fact, take, given: &[] };
    let query = Query::new(fact, vec![base(Take::Rows)], &choice.by, &choice);
    let mut found: BTreeMap<(u64, &'static str), u64> = BTreeMap::new();
    for one in store.spells(&query, "lasted", "spell_end").unwrap() {
        let end = ["lost", "given-up", "not-visited", "still-going"]
            .into_iter()
            .find(|end| one.ending.as_deref() == Some(*end))
            .unwrap();
        *found.entry((one.days.into(), end)).or_default() += one.count;
    }
    found
}

fn some_trips() -> impl Strategy<Value = Vec<Went>> {
    let trip = (0usize..3, 0u64..300, 0usize..7, prop::bool::weighted(0.05))
        .prop_map(|(to, day, outcome, void)| Went { to, day, outcome, void });
    prop::collection::vec(trip, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn spells_are_those_of_a_walk_through_the_days(
        (trips, shuffled) in some_trips().prop_flat_map(|trips| (Just(trips.clone()), Just(trips).prop_shuffle())),
        as_of in 1u64..323,
    ) {
        let (_folder, store) = stored(&trips);
        let wanted = by_the_day(&trips, as_of, 60);
        let counts: BTreeMap<(u64, &'static str), u64> =
            wanted.iter().map(|(key, (count, _))| (*key, *count)).collect();
        prop_assert_eq!(by_the_store(&store, as_of), counts);
        let choice = Choice::until(after(as_of).parse().unwrap());
        let made = analysis::make(&store, &report::durability::DURABILITY, &choice, None).unwrap();
        // Every trip made is in one spell, and no other is.
        let figures = made.tables.iter().find(|table| table.name == "spells").unwrap();
        let said = |name: &str| figures.rows.iter().find_map(|row| match (&row.cells[0], &row.cells[1]) {
            (Cell::Said(figure, _), Cell::Count(count)) if *figure == name => Some(*count),
            _ => None,
        });
        let went = trips.iter().filter(|trip| {
            OUTCOMES[trip.outcome].1 == Told::Made && !trip.void && trip.day <= as_of
        }).count() as u64;
        prop_assert_eq!(said(measure::durability::TRIPS.name), Some(went));
        prop_assert_eq!(wanted.values().map(|(_, trips)| trips).sum::<u64>(), went);
        // What ended and what lasts on add up to one, and to no more.
        for table in made.tables.iter().filter(|table| table.name.starts_with("spells-until-ended")) {
            let by = |name: &str| table.column(name).unwrap();
            for row in &table.rows {
                let parts = [by("lost_by_then"), by("given_up_by_then"), by("lasting_by_then")]
                    .map(|at| match row.cells[at] { Cell::Estimate(one) => one.map(|one| one.percent), _ => None });
                if let [Some(lost), Some(given_up), Some(lasting)] = parts {
                    prop_assert!(lost + given_up <= 100.0 + 1e-9);
                    prop_assert!((lost + given_up + lasting - 100.0).abs() < 1e-9);
                }
            }
        }
        // The order of typing changes nothing.
        let (_other, again) = stored(&shuffled);
        let same = analysis::make(&again, &report::durability::DURABILITY, &choice, None).unwrap();
        prop_assert_eq!(format!("{:?}", made.tables), format!("{:?}", same.tables));
    }
}
