//! The stories of docs/stories.md: what is typed, and what the reports make of it, by the real program.

use serde_json::{Value, json};

use crate::desks::Desk;
use crate::source::root;

/// Logs records of a kind, one JSON object a line.
pub(crate) fn log(desk: &Desk, words: &[&str], records: &[Value]) {
    let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
    desk.carnet_reading(&lines, &[words, &["--input", "-"]].concat()).done();
}

/// A report as one object.
pub(crate) fn report(desk: &Desk, words: &[&str]) -> Value {
    let text = desk.carnet(&[&["report"][..], words, &["--json"]].concat()).done();
    serde_json::from_str(&text).unwrap()
}

/// The rows of a section.
pub(crate) fn rows<'a>(report: &'a Value, section: &str) -> Vec<&'a Value> {
    report["rows"].as_array().unwrap().iter().filter(|row| row["section"] == section).collect()
}

/// The row of a section in which a column says this.
pub(crate) fn row<'a>(report: &'a Value, section: &str, column: &str, code: &str) -> &'a Value {
    rows(report, section)
        .into_iter()
        .find(|row| row[column] == code)
        .unwrap_or_else(|| panic!("no {column} {code} in {section}: {report:#}"))
}

/// The number of a line.
pub(crate) fn line(report: &Value, section: &str, figure: &str) -> Value {
    row(report, section, "figure", figure)["count"].clone()
}

/// `numerator/denominator` of a share.
pub(crate) fn of(share: &Value) -> String {
    format!("{}/{}", share["numerator"], share["denominator"])
}

pub(crate) fn node(name: &str, actor_type: &str, level: &str, parent: Option<&str>) -> Value {
    let mut node =
        json!({ "name": name, "actor_type": actor_type, "met": true, "levels": [{ "level": level }] });
    if let Some(parent) = parent {
        node["parents"] = json!([{ "parent": parent }]);
    }
    node
}

fn places(desk: &Desk) {
    let district = |name: &str| json!({ "name": name, "kind": "adm2" });
    let road = json!({ "name": "RN2", "kind": "road", "crosses": ["Goma", "Rutshuru"] });
    log(desk, &["place", "add"], &[district("Goma"), district("Rutshuru"), road]);
}

/// (a): a written yes from a general, fourteen checkpoints passed, turned back at the fifteenth by people of the same army.
fn the_general(soldiers_under: &str, kinds: &[&str]) -> Desk {
    let desk = Desk::new().on("2026-11-20");
    places(&desk);
    log(
        &desk,
        &["actor", "add"],
        &[
            node("General staff", "state-military", "leadership", None),
            node("The general", "state-military", "senior", Some("A-1")),
            node("Another command", "state-military", "senior", Some("A-1")),
            node("Soldiers at the bridge", "state-military", "checkpoint", Some(soldiers_under)),
        ],
    );
    let negotiation =
        json!({ "title": "Clinic at Rutshuru", "objective": "field-visit", "places": ["Rutshuru"] });
    log(&desk, &["negotiation", "open"], &[negotiation]);
    let yes = json!({
        "node": "A-2", "date": "2026-11-02", "code": "granted", "form": "written", "negotiation": "N-1",
    });
    log(&desk, &["decision", "log"], &[yes]);
    let trip = json!({
        "date": "2026-11-10", "origin": "Goma", "destination": "Rutshuru", "road": "RN2", "negotiation": "N-1",
        "decisions": ["D-1"], "outcome": "turned-back", "completion": "none", "people_planned": 350,
        "people_reached": 0, "checkpoints": 15, "checkpoints_demanding": 2,
    });
    log(&desk, &["trip", "log"], &[trip]);
    let incident = json!({
        "date": "2026-11-10", "setting": "checkpoint", "road": "RN2", "trip": "T-1", "kinds": kinds,
        "actors": [{ "node": "A-4", "on_orders": "no" }], "mission_link_suspected": true,
    });
    log(&desk, &["incident", "log"], &[incident]);
    desk
}

#[test]
fn a_generals_word_is_broken_at_the_fifteenth_checkpoint() {
    for (under, kinds, gap) in [
        ("A-2", ["refused", "accused-siding"], "same-chain"),
        ("A-3", ["accused-siding", "refused"], "another-branch"),
    ] {
        let desk = the_general(under, &kinds);
        let overview = report(&desk, &["overview", "--period", "2026-11"]);
        let planned = row(&overview, "trips-as-planned", "arrival", "as-planned");
        assert_eq!(of(&planned["share"]), "0/1");
        assert_eq!(row(&overview, "trips-as-planned", "arrival", "not-reached")["trips_due"], 1);
        let due: u64 = rows(&overview, "requests-by-state")
            .iter()
            .map(|row| row["requests_due"].as_u64().unwrap())
            .sum();
        assert_eq!(due, 0, "no request");
        assert_eq!(line(&overview, "people-not-reached", "people-not-reached"), 350);
        assert_eq!(line(&overview, "people-not-reached", "not-reached-insecurity"), 350, "{kinds:?}");
        assert_eq!(line(&overview, "answers-owed", "answers-owed"), 0);

        let outcomes = report(&desk, &["outcomes", "--period", "2026-11"]);
        assert_eq!(row(&outcomes, "decisions", "decision", "granted")["decisions"], 1);
        assert_eq!(row(&outcomes, "decisions-by-level", "level", "senior")["granted"], 1);
        assert_eq!(row(&outcomes, "trips-by-outcome", "outcome", "turned-back")["trips_due"], 1);
        assert_eq!(row(&outcomes, "trips-by-completion", "completion", "none")["trips_due"], 1);
        assert_eq!(of(&row(&outcomes, "promise-gap", "gap", gap)["share"]), "1/1");
        let written = report(&desk, &["outcomes", "--period", "2026-11", "--by", "form"]);
        assert_eq!(row(&written, "decisions", "form", "written")["decisions"], 1);

        let roadblocks = report(&desk, &["roadblocks", "--period", "2026-11"]);
        let counted = rows(&roadblocks, "roadblocks")[0];
        assert_eq!((&counted["roadblock_incidents"], &counted["checkpoints_met"]), (&json!(1), &json!(15)));
        let demanding = &rows(&roadblocks, "demands")[0]["demanding"];
        assert_eq!((of(demanding).as_str(), &demanding["interval"]), ("2/15", &json!([3.7, 37.9])));
        assert_eq!(row(&roadblocks, "roadblock-kinds", "kind", "accused-siding")["roadblock_incidents"], 1);
    }
}

#[test]
fn two_of_six_stay_silent_and_a_convoy_stays_at_home() {
    let desk = Desk::new().on("2026-11-20");
    places(&desk);
    let offices = ["Commission", "Governor", "Army", "Service", "Police", "Front"];
    let nodes: Vec<Value> = offices.iter().map(|name| node(name, "state-civil", "regional", None)).collect();
    log(&desk, &["actor", "add"], &nodes);
    let asked: Vec<Value> = (1..=6)
        .map(|n| json!({ "node": format!("A-{n}"), "submitted_on": "2026-10-20", "needed": "yes" }))
        .collect();
    let request = json!({
        "what": "convoy", "place": "Rutshuru", "first_day": "2026-11-10", "people": 3000, "addressees": asked,
    });
    log(&desk, &["request", "log"], &[request]);
    let yes = |n: usize| json!({ "node": format!("A-{n}"), "date": "2026-11-01", "request": "R-1", "code": "granted" });
    log(&desk, &["decision", "log"], &[1, 2, 3, 4].map(yes));
    let trip = json!({
        "date": "2026-11-10", "origin": "Goma", "destination": "Rutshuru", "requests": ["R-1"], "people_planned": 3000,
    });
    log(&desk, &["trip", "plan"], &[trip]);
    let closed = json!({ "outcome": "not-cleared-in-time", "completion": "none" });
    desk.carnet_reading(&closed.to_string(), &["trip", "edit", "T-1", "--input", "-"]).done();

    let overview = report(&desk, &["overview", "--period", "2026-11"]);
    assert_eq!(of(&row(&overview, "trips-as-planned", "arrival", "as-planned")["share"]), "0/1");
    assert_eq!(of(&row(&overview, "requests-by-state", "request_state", "cleared-in-time")["share"]), "0/1");
    assert_eq!(row(&overview, "requests-by-state", "request_state", "owing")["requests_due"], 1);
    assert_eq!(line(&overview, "people-not-reached", "not-reached-bureaucratic"), 3000);
    assert_eq!(line(&overview, "answers-owed", "answers-owed"), 2);

    let outcomes = report(&desk, &["outcomes", "--period", "2026-11"]);
    assert_eq!(row(&outcomes, "decisions", "decision", "granted")["decisions"], 4);
    assert_eq!(row(&outcomes, "trips-by-outcome", "outcome", "not-cleared-in-time")["trips_due"], 1);
    let approved: u64 =
        rows(&outcomes, "promise-gap").iter().map(|row| row["trips_judged"].as_u64().unwrap()).sum();
    assert_eq!(approved, 0);
    assert_eq!(row(&outcomes, "beside-the-gap", "gap", "not-approved")["trips_judged"], 1);

    let requests = report(&desk, &["requests", "--period", "2026-11"]);
    assert_eq!(of(&rows(&requests, "requests-cleared")[0]["cleared_of_answered"]), "0/0");
    let answers = rows(&requests, "answers")[0];
    assert_eq!((of(&answers["answered"]).as_str(), &answers["overdue"]), ("4/6", &json!(2)));
    let page = desk.carnet(&["report", "requests", "--period", "2026-11"]).done();
    let beside = page.lines().find(|line| line.starts_with("Cleared, of those answered")).unwrap();
    assert!(beside.ends_with(" –"), "{beside}");
}

#[test]
fn silence_is_never_left_out_of_a_share_of_visas() {
    let desk = Desk::new().on("2025-02-28");
    log(&desk, &["place", "add"], &[json!({ "name": "Sudan", "kind": "country" })]);
    log(&desk, &["actor", "add"], &[node("Commission", "state-civil", "leadership", None)]);
    let visa = json!({
        "what": "visa", "place": "Sudan", "first_day": "2025-02-20",
        "addressees": [{ "node": "A-1", "submitted_on": "2025-02-01", "needed": "yes" }],
    });
    log(&desk, &["request", "log"], &vec![visa; 113]);
    let answers: Vec<Value> = (1..=76)
        .map(|n| {
            let code = if n <= 66 { "granted" } else { "denied" };
            json!({ "node": "A-1", "date": "2025-02-15", "request": format!("R-{n}"), "code": code })
        })
        .collect();
    log(&desk, &["decision", "log"], &answers);

    let requests = report(&desk, &["requests", "--period", "2025-02"]);
    let cleared = rows(&requests, "requests-cleared")[0];
    assert_eq!(of(&cleared["cleared_in_time"]), "66/113");
    assert_eq!(cleared["cleared_in_time"]["percent"], 58.4);
    assert_eq!(cleared["cleared_of_answered"], json!({ "numerator": 66, "denominator": 76 }));
    for format in ["table", "plain", "md", "csv", "json", "html"] {
        let page = desk.carnet(&["report", "requests", "--period", "2025-02", "--format", format]).done();
        assert!(page.contains("58.4"), "{format}");
        // 66 of 76 is 86.8: no format may print it.
        assert!(!page.contains("86.8") && !page.contains("87 %"), "{format}: {page}");
    }
    let page = desk.carnet(&["report", "requests", "--period", "2025-02"]).done();
    assert!(page.contains("66 / 113 = 58.4 %") && page.contains("66 of 76"), "{page}");
}

#[test]
fn a_zone_without_weapons_is_promised_checked_and_broken_once() {
    let desk = Desk::new().on("2026-10-31");
    places(&desk);
    log(
        &desk,
        &["actor", "add"],
        &[
            node("Front council", "armed-group", "leadership", None),
            node("Front zone", "armed-group", "regional", Some("A-1")),
            node("Front village", "armed-group", "local", Some("A-2")),
            node("Clinic committee", "community-committee", "local", None),
            node("Peace mission", "peace-mission-un", "regional", None),
        ],
    );
    let zone = json!({ "title": "No weapons at the clinic", "objective": "weapons-free-zone", "places": ["Rutshuru"], "opened": "2026-05-02" });
    log(&desk, &["negotiation", "open"], &[zone]);
    let meeting = |date: &str, node: &str, groups: &[&str]| {
        let mut meeting = json!({
            "date": date, "channel": "phone", "mode": "community-led", "negotiation": "N-1", "topics": "the zone",
            "participants": [{ "node": node }],
        });
        if !groups.is_empty() {
            meeting["involvement"] = json!([{ "date": date, "degree": "consulted", "groups": groups }]);
        }
        meeting
    };
    log(
        &desk,
        &["meeting", "log"],
        &[
            meeting("2026-05-10", "A-4", &["women", "youth"]),
            meeting("2026-05-20", "A-3", &[]),
            meeting("2026-06-01", "A-2", &[]),
            meeting("2026-06-15", "A-1", &["women"]),
        ],
    );
    let said = |node: &str, date: &str, code: &str| json!({ "node": node, "date": date, "code": code, "negotiation": "N-1" });
    log(
        &desk,
        &["decision", "log"],
        &[
            said("A-3", "2026-05-20", "referred"),
            said("A-2", "2026-06-01", "granted"),
            said("A-1", "2026-06-15", "granted"),
        ],
    );
    let check =
        |date: &str, finding: &str| json!({ "date": date, "finding": finding, "verified_by": "own-eyes" });
    let promise = json!({
        "promised_by": "them", "kind": "weapons-free-zone", "made_on": "2026-06-20", "node": "A-1", "place": "Rutshuru",
        "negotiation": "N-1", "checks": [check("2026-07-10", "held"), check("2026-08-05", "held")],
    });
    log(&desk, &["promise", "add"], &[promise]);
    let closed =
        json!({ "date": "2026-08-15", "kind": "mission-base-closed", "place": "Rutshuru", "actor": "A-5" });
    log(&desk, &["event", "log"], &[closed]);
    let broken = json!({
        "date": "2026-09-01", "setting": "health-facility", "place": "Rutshuru", "kinds": ["weapon-in-free-zone"],
        "actors": [{ "node": "A-3" }], "negotiation": "N-1", "promise_broken": "P-1",
    });
    log(&desk, &["incident", "log"], &[broken]);
    desk.carnet(&["promise", "check", "P-1", "--date", "2026-10-01", "--finding", "held"]).done();

    let promises = report(&desk, &["promises"]);
    assert_eq!(row(&promises, "promises-by-state", "promise_state", "holding")["them"], 1);
    let theirs = row(&promises, "promises-checked", "side", "them");
    assert_eq!(of(&theirs["checked"]), "1/1");
    assert_eq!((&theirs["promises_broken"], &theirs["days_to_breach"]), (&json!(1), &json!(73.0)));
    let august = report(&desk, &["promises", "--as-of", "2026-09-15"]);
    assert_eq!(row(&august, "promises-by-state", "promise_state", "broken")["them"], 1);

    let levels = report(&desk, &["levels"]);
    for (level, met) in [("leadership", 1), ("regional", 1), ("local", 2)] {
        assert_eq!(row(&levels, "by-level", "level", level)["meetings_with_level"], met, "{level}");
        assert_eq!(of(&row(&levels, "levels-ever-met", "level", level)["ever_met"]), "1/1");
    }
    assert_eq!(
        row(&levels, "by-level", "level", "local")["deciding_answers"],
        0,
        "see my chief decides nothing"
    );
    assert_eq!(row(&levels, "by-level", "level", "local")["incidents"], 1);
    assert_eq!(of(&rows(&levels, "meetings-with-community")[0]["community_involved"]), "2/4");
    assert_eq!(row(&levels, "involvement", "involved_group", "women")["consulted"], 2);
    assert_eq!(row(&levels, "involvement", "involved_group", "youth")["consulted"], 1);

    // The council said yes on 15 June; on 10 July its promise held; the breach came after the 30 days.
    let transmission = report(&desk, &["transmission"]);
    let senior = row(&transmission, "yes-and-conduct", "contact", "senior");
    assert_eq!(
        (&senior["kept"], &senior["breached"], &senior["untested"]),
        (&json!(1), &json!(0), &json!(0))
    );
    assert_eq!(row(&transmission, "yes-kept", "contact", "senior")["days_to_first_trial"], 25.0);
    let early = report(&desk, &["transmission", "--as-of", "2026-07-09"]);
    assert_eq!(row(&early, "yes-and-conduct", "contact", "senior")["untested"], 1, "untested is not kept");

    let mission = report(&desk, &["mission"]);
    assert_eq!(row(&mission, "mission-events", "event", "mission-base-closed")["events"], 1);
    let constraints = report(&desk, &["constraints", "--period", "2026-09"]);
    assert_eq!(row(&constraints, "incidents-by-group", "group", "insecurity")["incidents"], 1);

    // What is for this device only never leaves in clear, as a report or as a part of one.
    for name in ["transmission", "mission", "bargain", "advocacy"] {
        desk.carnet(&["report", name, "--plaintext-output", "out.txt"]).failed(5);
    }
    let ran = desk.carnet(&["report", "levels", "--plaintext-output", "levels.txt"]);
    assert!(
        ran.ended(0) && ran.to_string().contains("left out: Meetings with a community involved"),
        "{ran}"
    );
    let page = std::fs::read_to_string(desk.path("levels.txt")).unwrap();
    assert!(page.contains("by level") && !page.contains("community involved"), "{page}");
}

/// The page tells the same figures as are asserted here.
#[test]
fn the_page_of_stories_holds_their_figures() {
    let page = std::fs::read_to_string(root().join("docs/stories.md")).unwrap();
    for figure in [
        "2 / 15 = 13.3 % [3.7–37.9]",
        "66 / 113 = 58.4 %",
        "66 of 76",
        "4 / 6",
        "350",
        "3,000",
        "73 days",
        "25 days",
        "40.0 % [22.4–64.3]",
        "45.0 % [23.1–64.7]",
        "58.3 % [27.0–80.1]",
        "chi-square 4.86, p = 0.027",
        "chi-square 6.33, p = 0.012",
        "8.57 for C1",
        "6.41 for C2",
        "14.5; staff hours",
    ] {
        assert!(page.contains(figure), "{figure}");
    }
}
