//! `carnet report changes`: the story of fourteen weeks with its figures worked out by hand, by the real program.

use serde_json::{Value, json};

use crate::desks::Desk;
use crate::stories::{log, node, report as made, row, rows};

/// Fourteen weeks from Monday 3 August 2026: an office that says yes four times and then no, one that falls silent, a road
/// that nobody takes any more, a rule, and a week in November with more incidents than before.
fn fourteen_weeks(from_the_last: bool) -> Desk {
    let desk = Desk::new().on("2026-11-30");
    let road = |name: &str| json!({ "name": name, "kind": "road" });
    log(
        &desk,
        &["place", "add"],
        &[
            json!({ "name": "Goma", "kind": "adm2" }),
            json!({ "name": "Rutshuru", "kind": "adm2" }),
            road("RN2"),
            road("RN4"),
        ],
    );
    let nodes = ["Governor", "Commission", "Customs", "Zone"];
    let mut nodes: Vec<Value> =
        nodes.iter().map(|name| node(name, "state-civil", "regional", None)).collect();
    nodes[3]["actor_type"] = "armed-group".into();
    log(&desk, &["actor", "add"], &nodes);
    // Requests of which the first four are answered; the fifth is refused by the one, the sixth left by the other.
    let asked = |first_day: &str, submitted: &str, node: &str| {
        json!({ "what": "convoy", "place": "Rutshuru", "first_day": first_day,
            "addressees": [{ "node": node, "submitted_on": submitted, "needed": "yes" }] })
    };
    log(
        &desk,
        &["request", "log"],
        &[
            asked("2026-09-01", "2026-08-20", "A-2"),
            asked("2026-11-10", "2026-10-20", "A-2"),
            asked("2026-11-20", "2026-11-01", "A-2"),
            asked("2026-10-10", "2026-09-10", "A-3"),
        ],
    );
    let said = |node: &str, date: &str, code: &str| json!({ "node": node, "date": date, "code": code });
    let mut decisions = vec![
        said("A-1", "2026-08-05", "denied"),
        said("A-1", "2026-08-10", "granted"),
        said("A-1", "2026-08-20", "partial"),
        // See my chief breaks no row, and neither does what is only noted.
        said("A-1", "2026-08-25", "referred"),
        said("A-1", "2026-09-02", "granted"),
        said("A-1", "2026-11-12", "denied"),
        said("A-1", "2026-11-14", "denied"),
        // Two yeses and a no are no first refusal after three.
        said("A-4", "2026-08-10", "granted"),
        said("A-4", "2026-08-20", "granted"),
        said("A-4", "2026-11-20", "denied"),
    ];
    decisions.push(json!({ "node": "A-2", "date": "2026-08-28", "code": "granted", "request": "R-1" }));
    if from_the_last {
        decisions.reverse();
    }
    log(&desk, &["decision", "log"], &decisions);

    let monday =
        |week: i64| chrono::NaiveDate::from_ymd_opt(2026, 8, 3).unwrap() + chrono::Days::new(week as u64 * 7);
    let mut trips: Vec<Value> = Vec::new();
    for week in 0..14 {
        // On RN2 until the ninth week, of 28 September; on RN4 throughout; two trips that were not made in November.
        if week < 9 {
            trips
                .push(json!({ "date": monday(week).to_string(), "origin": "Goma", "destination": "Rutshuru",
                "road": "RN2", "outcome": "facilitated", "completion": "full" }));
        }
        trips.push(json!({ "date": (monday(week) + chrono::Days::new(6)).to_string(), "origin": "Goma",
            "destination": "Rutshuru", "road": "RN4", "outcome": "delayed", "completion": "full" }));
    }
    for date in ["2026-11-02", "2026-11-03"] {
        trips.push(json!({ "date": date, "origin": "Goma", "destination": "Rutshuru", "road": "RN2",
            "outcome": "self-restricted", "completion": "none" }));
    }
    let counts = [2, 4, 2, 3, 1, 2, 1, 3, 2, 9, 1, 3, 2, 8];
    let mut incidents: Vec<Value> = Vec::new();
    for (week, count) in counts.iter().enumerate() {
        for n in 0..*count {
            let day = monday(week as i64) + chrono::Days::new(n % 7);
            incidents.push(json!({ "date": day.to_string(), "setting": "checkpoint", "place": "Rutshuru", "kinds": ["hold"],
                "actors": [{ "node": "A-4" }] }));
        }
    }
    if from_the_last {
        trips.reverse();
        incidents.reverse();
    }
    log(&desk, &["trip", "log"], &trips);
    log(&desk, &["incident", "log"], &incidents);
    let rule = |date: &str| json!({ "issued_by": "A-1", "date": date, "what": "A form for every trip", "category": "movement-permit" });
    log(&desk, &["directive", "log"], &[rule("2026-07-01"), rule("2026-11-05")]);
    desk
}

#[test]
fn what_changed_in_november_is_told_as_worked_out_by_hand() {
    let desk = fourteen_weeks(false);
    let changes = made(&desk, &["changes", "--period", "2026-11"]);
    let refusals = rows(&changes, "first-refusals");
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    assert_eq!(
        (&refusals[0]["actor_id"], &refusals[0]["refused_on"], &refusals[0]["yeses_before"]),
        (&json!("A-1"), &json!("2026-11-12"), &json!(3))
    );
    // Owed from 3 November, fourteen days after 20 October; of the second request from the 15th. Customs owed before.
    let silent = rows(&changes, "newly-silent");
    assert_eq!(silent.len(), 1, "{silent:#?}");
    assert_eq!((&silent[0]["actor_id"], &silent[0]["newly_owed"]), (&json!("A-2"), &json!(2)));
    assert_eq!(
        (&silent[0]["silent_since"], &silent[0]["answered_before"]),
        (&json!("2026-11-03"), &json!(1))
    );
    // A fifth, asked in October, never said a word: it is silent, but not newly.
    log(&desk, &["actor", "add"], &[node("Health office", "state-civil", "regional", None)]);
    let asked = json!({ "what": "convoy", "place": "Rutshuru", "first_day": "2026-11-10",
        "addressees": [{ "node": "A-5", "submitted_on": "2026-10-20", "needed": "yes" }] });
    log(&desk, &["request", "log"], &[asked]);
    assert_eq!(rows(&made(&desk, &["changes", "--period", "2026-11"]), "newly-silent").len(), 1);
    assert_eq!(rows(&made(&desk, &["overview"]), "answers-owed")[0]["count"], 3);
    // Last used on 28 September: not used for thirty days on 28 October, which is not in November.
    assert_eq!(rows(&changes, "roads-unused").len(), 0);
    let october = made(&desk, &["changes", "--period", "2026-10"]);
    let unused = row(&october, "roads-unused", "road_name", "RN2");
    assert_eq!(
        (
            &unused["roads_unused"],
            &unused["last_used_on"],
            &unused["roads_still_unused"],
            &unused["not_made_meanwhile"]
        ),
        (&json!(1), &json!("2026-09-28"), &json!(1), &json!(0))
    );
    let whole = made(&desk, &["changes", "--since", "2026-10-01"]);
    assert_eq!(row(&whole, "roads-unused", "road_name", "RN2")["not_made_meanwhile"], 2);
    let rules = rows(&changes, "new-directives");
    assert_eq!(rules.len(), 1);
    assert_eq!(
        (&rules[0]["directive"], &rules[0]["issued_on"]),
        (&json!("movement-permit"), &json!("2026-11-05"))
    );

    // Weeks that end in the period. The first whole week after the first record began on 3 August.
    let weeks = rows(&changes, "weekly-incidents");
    let week = |monday: &str| *weeks.iter().find(|row| row["week"] == monday).unwrap();
    let mondays: Vec<&Value> = weeks.iter().map(|row| &row["week"]).collect();
    assert_eq!(mondays, ["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"]);
    // 8 after 1 3 2 9 1 3 2, mean 3, deviation 2.77: 1.81 is no signal for C1. C2 looks back on 1 2 1 3 2 9 1,
    // mean 19/7, deviation 2.87: 1.84. C3 adds what C2 of three weeks exceeds one by: 0.22 + 0 + 0.84.
    let november = week("2026-11-02");
    assert_eq!(
        (&november["incidents"], &november["trips_made"], &november["trips_not_made"]),
        (&json!(8), &json!(1), &json!(2))
    );
    assert_eq!(
        (&november["c1"], &november["c2"], &november["c3"]),
        (&json!("as-before"), &json!("as-before"), &json!("as-before"))
    );
    assert_eq!(week("2026-11-09")["c1"], "too-few");
    let earlier = made(&desk, &["changes", "--until", "2026-11-08"]);
    let weeks = rows(&earlier, "weekly-incidents");
    let finding = |at: usize| ["c1", "c2", "c3"].map(|rule| weeks[at][rule].as_str().unwrap());
    assert_eq!(weeks.len(), 14);
    assert_eq!(weeks[0]["week"], "2026-08-03");
    // From the eighth, tenth and twelfth week on.
    assert_eq!(finding(6), ["too-early", "too-early", "too-early"]);
    assert_eq!(finding(7), ["as-before", "too-early", "too-early"]);
    // 9 after 2 4 2 3 1 2 1 3 2: C1 8.57, C2 6.41, as in the docs of the rules.
    assert_eq!(finding(9), ["signal", "signal", "too-early"]);
    assert_eq!(finding(10), ["too-few", "too-few", "too-early"]);
    // 3 of a twelfth week: 5.41 of the tenth and 0.22 of its own add up to 5.64 for C3.
    assert_eq!(finding(11), ["as-before", "as-before", "signal"]);

    let page = desk.carnet(&["report", "changes", "--period", "2026-11"]).done();
    assert!(
        page.contains("not a warning of attacks") && page.contains("Not a warning of attacks:"),
        "{page}"
    );
    // Who never stands beside a road.
    let refused = desk.carnet(&["report", "changes", "--by", "road,level"]).failed(5);
    assert!(refused.contains("[CN-0606]"), "{refused}");
    let by_road = desk.carnet(&["report", "changes", "--by", "road"]).done();
    assert!(!by_road.contains("Governor") && by_road.contains("RN2"), "{by_road}");
    let by_type = made(&desk, &["changes", "--by", "actor-type", "--until", "2026-11-08"]);
    let signal = rows(&by_type, "weekly-incidents");
    assert!(signal.iter().any(|row| row["actor_type"] == "armed-group" && row["c1"] == "signal"));

    let again = made(&fourteen_weeks(true), &["changes", "--period", "2026-11"]);
    assert_eq!(again["rows"], changes["rows"], "whatever was typed first");
}

/// Of a trip that was reduced only the month is kept: it stands beside no week, and nobody may read none into that.
#[test]
fn a_week_without_a_day_of_its_trips_says_so() {
    let desk = fourteen_weeks(false);
    let plan = desk.carnet(&["purge", "--due", "--dry-run", "--json"]).done();
    let plan: Value = serde_json::from_str(plan.trim()).unwrap();
    desk.carnet(&["purge", "--due", "--confirm", plan["code"].as_str().unwrap()]).done();
    let changes = made(&desk, &["changes", "--until", "2026-11-08"]);
    let weeks = rows(&changes, "weekly-incidents");
    assert_eq!((&weeks[0]["trips_made"], &weeks[13]["trips_made"]), (&json!("not-recorded"), &json!(1)));
    assert_eq!(weeks[0]["incidents"], 2, "incidents keep their day");
    let told = |note: &Value| note.as_str().unwrap().contains("only the month is kept");
    assert!(changes["notes"].as_array().unwrap().iter().any(told));
    // The road's last trip of August may have been made on the 31st; September's are still whole.
    let october = made(&desk, &["changes", "--period", "2026-10"]);
    assert_eq!(row(&october, "roads-unused", "road_name", "RN2")["last_used_on"], "2026-09-28");
}
