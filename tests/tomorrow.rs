//! `carnet tomorrow`: every state of a yes, worked out by hand, and what the list must never say.

use carnet::model::Kind;
use serde_json::{Value, json};

use crate::officer::Officer;
use crate::stores::{stamp, values};

/// Writes records down through the library, in one change, and gives their ids.
fn log(officer: &Officer, records: &[(Kind, Value)]) -> Vec<String> {
    let mut store = officer.opens_store();
    store
        .change(&stamp(), |change| {
            let make = |(kind, raw): &(Kind, Value)| {
                Ok(change.make(*kind, &values(raw.clone()), "typed")?.to_string())
            };
            records.iter().map(make).collect()
        })
        .unwrap()
}

/// A field officer with places, a road, seven offices and a desk of the first; today is 24 November 2026.
fn office(officer: Officer) -> Officer {
    let place = |name: &str, kind: &str, parent: Option<&str>| {
        (Kind::Place, json!({ "name": name, "kind": kind, "parent": parent }))
    };
    let actor = |name: &str| {
        (
            Kind::Actor,
            json!({ "name": name, "actor_type": "state-civil", "levels": [{ "level": "regional" }] }),
        )
    };
    log(
        &officer,
        &[
            place("Nord", "adm1", None),
            place("Goma", "adm2", Some("Nord")),
            place("Rutshuru", "adm2", Some("Nord")),
            place("Binza", "adm3", Some("Rutshuru")),
            place("Masisi", "adm2", Some("Nord")),
            place("Kiwanja", "site", Some("Rutshuru")),
            (Kind::Place, json!({ "name": "RN2", "kind": "road", "crosses": ["Goma", "Rutshuru"] })),
            actor("Gouvernorat"),
            actor("Brigade"),
            actor("Commission"),
            actor("Commune"),
            actor("Chefferie"),
            actor("Comité"),
            actor("Front"),
            (
                Kind::Actor,
                json!({
                    "name": "Guichet", "actor_type": "state-civil", "desk": "liaison", "parents": [{ "parent": "Gouvernorat" }],
                }),
            ),
        ],
    );
    officer
}

/// A request with its addressees, and a trip for tomorrow that relies on it: R-1 and T-1 in an empty log.
fn trip(officer: &Officer, addressees: Value) {
    trip_with(officer, addressees, json!({}), json!({}));
}

fn trip_with(officer: &Officer, addressees: Value, of_request: Value, of_trip: Value) {
    let mut request = json!({
        "what": "convoy", "place": "Kiwanja", "first_day": "2026-11-25", "addressees": addressees,
    });
    let mut trip = json!({
        "date": "2026-11-25", "origin": "Goma", "destination": "Kiwanja", "road": "RN2", "requests": ["R-1"],
    });
    request.as_object_mut().unwrap().extend(values(of_request));
    trip.as_object_mut().unwrap().extend(values(of_trip));
    log(officer, &[(Kind::Request, request), (Kind::Trip, trip)]);
}

fn says(officer: &Officer, node: &str, date: &str, code: &str, more: Value) {
    let mut raw = json!({ "node": node, "date": date, "code": code, "request": "R-1" });
    raw.as_object_mut().unwrap().extend(values(more));
    log(officer, &[(Kind::Decision, raw)]);
}

fn edit(officer: &Officer, id: &str, patch: Value) {
    let mut store = officer.opens_store();
    store.change(&stamp(), |change| change.edit(id.parse().unwrap(), &values(patch), &[])).unwrap();
}

fn page(officer: &Officer) -> Value {
    serde_json::from_str(&officer.carnet(&["tomorrow", "T-1", "--json"]).done()).unwrap()
}

/// How each step stands, with its reason.
fn standings(page: &Value) -> Vec<String> {
    let of = |step: &Value| match step["why"].as_str() {
        Some(why) => format!("{} {why}", step["standing"].as_str().unwrap()),
        None => step["standing"].as_str().unwrap().to_owned(),
    };
    page["steps"].as_array().unwrap().iter().map(of).collect()
}

/// Needed, firm, hollow, pending, of these owing, to ask, no.
fn counts(page: &Value) -> [u64; 7] {
    ["needed", "firm", "hollow", "pending", "owing", "ours", "no"].map(|name| page[name].as_u64().unwrap())
}

fn signs(page: &Value) -> Vec<&str> {
    page["signs"].as_array().unwrap().iter().map(|sign| sign["sign"].as_str().unwrap()).collect()
}

#[test]
fn every_kind_of_yes_stands_as_it_is() {
    let officer = office(Officer::new());
    let asked = |node: &str| json!({ "node": node, "submitted_on": "2026-11-18" });
    trip(
        &officer,
        json!([
            asked("Gouvernorat"), asked("Brigade"), asked("Commission"), asked("Commune"), asked("Chefferie"),
            asked("Comité"), { "node": "Front", "waits_on": "Brigade" },
        ]),
    );
    // Nobody has answered; all were asked on the 18th, six days ago, but the Front, which nobody asked. Each answer is
    // owed from the day before the trip on, which is today.
    let now = page(&officer);
    assert_eq!(counts(&now), [7, 0, 0, 6, 6, 1, 0]);
    assert_eq!(now["steps"][0]["days"], 6);
    assert_eq!(now["steps"][0]["owed_since"], "2026-11-24");

    let day = "2026-11-20";
    says(&officer, "Guichet", day, "granted", json!({ "form": "written", "valid_to": "2026-11-30" }));
    says(&officer, "Brigade", day, "granted", json!({ "form": "relayed" }));
    says(&officer, "Commission", day, "conditional", json!({ "conditions": "pas de carburant" }));
    says(&officer, "Commune", day, "partial", json!({ "part": "3 camions sur 10" }));
    says(&officer, "Chefferie", day, "granted", json!({ "valid_to": "2026-11-24" }));
    says(&officer, "Comité", day, "granted", json!({}));
    let now = page(&officer);
    // The desk answers for the office that it hangs under.
    assert_eq!(
        standings(&now),
        ["firm", "hollow relayed", "hollow conditions-open", "firm", "hollow expired", "firm", "ours"]
    );
    assert_eq!(counts(&now), [7, 3, 3, 0, 0, 1, 0]);
    assert_eq!(now["until"], "2026-11-30");
    assert_eq!(now["steps"][0]["said_by"], "A-8");
    assert_eq!(now["steps"][3]["part"], "3 camions sur 10");
    assert_eq!(signs(&now), ["ours", "hollow", "in-part", "conditions"]);

    // Written down, refused, extended but to be confirmed, taken back, put off.
    says(&officer, "Brigade", day, "granted", json!({ "form": "written" }));
    edit(&officer, "D-3", json!({ "condition_view": "refused" }));
    says(&officer, "Chefferie", day, "granted", json!({ "confirm_by": "senior" }));
    says(&officer, "Comité", "2026-11-22", "revoked", json!({}));
    says(&officer, "Commune", "2026-11-22", "deferred", json!({}));
    let now = page(&officer);
    assert_eq!(
        standings(&now),
        ["firm", "firm", "hollow conditions-refused", "pending", "hollow unconfirmed", "no", "ours"]
    );
    assert_eq!(counts(&now), [7, 2, 2, 1, 1, 1, 1]);
    assert_eq!(now["steps"][3]["days"], 2);

    edit(&officer, "D-3", json!({ "condition_view": "accepted" }));
    says(&officer, "Chefferie", day, "granted", json!({ "valid_from": "2026-11-26" }));
    let now = page(&officer);
    assert_eq!(standings(&now)[2..5], ["firm", "pending", "hollow not-yet"]);
    assert_eq!(counts(&now), [7, 3, 1, 1, 1, 1, 1]);
}

#[test]
fn who_sends_us_to_the_chief_still_owes_until_the_row_ends() {
    let officer = office(Officer::new());
    trip(&officer, json!([{ "node": "Commune", "submitted_on": "2026-11-10" }]));
    says(&officer, "Commune", "2026-11-15", "referred", json!({}));
    let now = page(&officer);
    assert_eq!((counts(&now), &now["steps"][0]["days"]), ([1, 0, 0, 1, 1, 0, 0], &json!(9)));
    // The referral: the old row ends, the chief is a row of its own.
    edit(
        &officer,
        "R-1",
        json!({ "addressees": [
        { "n": 1, "ended_on": "2026-11-15", "referred_to": "Gouvernorat" },
        { "node": "Gouvernorat", "submitted_on": "2026-11-16" },
    ] }),
    );
    let now = page(&officer);
    assert_eq!(now["steps"].as_array().unwrap().len(), 1);
    assert_eq!((counts(&now), &now["steps"][0]["days"]), ([1, 0, 0, 1, 1, 0, 0], &json!(8)));
}

#[test]
fn of_a_group_one_yes_is_enough_and_who_need_not_agree_is_not_counted() {
    let officer = office(Officer::new());
    trip(
        &officer,
        json!([
            { "node": "Gouvernorat", "submitted_on": "2026-11-18", "needed": "one-of", "needed_group": "a" },
            { "node": "Brigade", "submitted_on": "2026-11-18", "needed": "one-of", "needed_group": "a" },
            { "node": "Commission", "submitted_on": "2026-11-18", "needed": "no" },
        ]),
    );
    assert_eq!(counts(&page(&officer)), [1, 0, 0, 1, 1, 0, 0]);
    says(&officer, "Gouvernorat", "2026-11-20", "denied", json!({}));
    assert_eq!(counts(&page(&officer)), [1, 0, 0, 1, 1, 0, 0]);
    says(&officer, "Brigade", "2026-11-20", "granted", json!({ "valid_to": "2026-11-26" }));
    let now = page(&officer);
    assert_eq!((counts(&now), &now["until"]), ([1, 1, 0, 0, 0, 0, 0], &json!("2026-11-26")));
    // A second yes of the group without an end: the group's does not end.
    says(&officer, "Gouvernorat", "2026-11-21", "granted", json!({}));
    assert_eq!(page(&officer)["until"], Value::Null);
}

#[test]
fn an_answer_is_owed_by_the_settings_and_by_the_latest_round() {
    let officer = office(Officer::new());
    trip(
        &officer,
        json!([
            { "node": "Brigade", "submitted_on": "2026-11-12" },
            { "node": "Commune", "submitted_on": "2026-11-12", "needed_by": "2026-11-20" },
            { "node": "Chefferie", "submitted_on": "2026-11-23" },
        ]),
    );
    // The day before the first day, the day that was named, three days of grace.
    let since = |page: &Value| -> Vec<Value> {
        page["steps"].as_array().unwrap().iter().map(|step| step["owed_since"].clone()).collect()
    };
    assert_eq!(since(&page(&officer)), [json!("2026-11-24"), json!("2026-11-20"), Value::Null]);
    // Postponed by a week: fourteen days after it was handed in is the 26th, and the first day is the 2nd.
    edit(&officer, "R-1", json!({ "rounds": [{ "first_day": "2026-12-02", "postponed_by": "them" }] }));
    edit(&officer, "T-1", json!({ "date": "2026-12-02" }));
    assert_eq!(since(&page(&officer)), [Value::Null, json!("2026-11-20"), Value::Null]);
    let mut store = officer.opens_store();
    for (name, value) in [("overdue_days", "10"), ("overdue_grace", "0")] {
        let setting = carnet::store::setting(name).unwrap();
        store.change(&stamp(), |change| change.set(setting, Some(value))).unwrap();
    }
    drop(store);
    assert_eq!(since(&page(&officer)), [json!("2026-11-22"), json!("2026-11-20"), Value::Null]);
    let overdue = officer.carnet(&["tomorrow", "--json"]).done();
    assert!(
        overdue.ends_with(
            "{\"overdue\":{\"answers\":2,\"follow_ups\":0,\"outcomes\":0,\"promises\":0,\"slips\":0}}\n"
        ),
        "{overdue}"
    );
}

#[test]
fn the_counts_agree_with_what_the_reports_call_approved() {
    let officer = office(Officer::new());
    trip(
        &officer,
        json!([
            { "node": "Brigade", "submitted_on": "2026-11-12" },
            { "node": "Commune", "submitted_on": "2026-11-12", "needed": "one-of", "needed_group": "a" },
            { "node": "Comité", "submitted_on": "2026-11-12", "needed": "one-of", "needed_group": "a" },
        ]),
    );
    let approved = || {
        let mut store = officer.opens_store();
        // The road's word is what the promise gap asks for: `not-approved` where a yes was not firm.
        let edit = json!({ "outcome": "go-ahead-withheld" });
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let query = carnet::store::report::Query {
            fact: &carnet::indicator::fact::PROMISE_GAP,
            bases: vec![carnet::indicator::Base {
                fact: &carnet::indicator::fact::PROMISE_GAP,
                take: carnet::indicator::Take::Rows,
                given: &[],
            }],
            by: vec![&carnet::indicator::dimension::GAP],
            filters: Vec::new(),
            since: None,
            until: day,
            as_recorded: false,
        };
        let _ = store.change(&stamp(), |change| change.edit("T-1".parse().unwrap(), &values(edit), &[]));
        let answer = store.tabulate(&query).unwrap();
        let back = json!({ "outcome": null, "completion": null });
        store.change(&stamp(), |change| change.edit("T-1".parse().unwrap(), &values(back), &[])).unwrap();
        format!("{:?}", answer.groups.keys().collect::<Vec<_>>()).contains("go-ahead-withheld")
    };
    let all_firm = || {
        let now = page(&officer);
        now["needed"] == now["firm"] && now["needed"] != 0
    };
    assert_eq!((all_firm(), approved()), (false, false));
    says(&officer, "Brigade", "2026-11-20", "granted", json!({}));
    says(&officer, "Commune", "2026-11-20", "granted", json!({ "form": "relayed" }));
    assert_eq!((all_firm(), approved()), (false, false));
    says(&officer, "Comité", "2026-11-20", "conditional", json!({ "condition_view": "accepted" }));
    assert_eq!((all_firm(), approved()), (true, true));
    says(&officer, "Brigade", "2026-11-21", "acknowledged", json!({}));
    assert_eq!((all_firm(), approved()), (false, false));
}

/// A trip of which everything that the page tells is known.
fn full(officer: &Officer) {
    trip_with(
        officer,
        json!([
            { "node": "Gouvernorat", "submitted_on": "2026-11-10" },
            { "node": "Brigade", "submitted_on": "2026-11-18" },
            { "node": "Commission", "submitted_on": "2026-11-10" },
        ]),
        json!({ "notified_on": "2026-11-19" }),
        json!({
            "return_on": "2026-11-28", "turn_back_by": "14:00", "vehicles_planned": 4, "vehicles_on_paper": 3,
            "persons_planned": 9, "persons_on_paper": 9, "women_planned": 2, "permit_aboard": true,
            "go_ahead_asked_at": "06:15", "decided_by": "chef de base", "go": "wait", "notes": "Prendre la copie.",
        }),
    );
    says(
        officer,
        "Gouvernorat",
        "2026-11-20",
        "granted",
        json!({ "form": "written", "valid_to": "2026-11-26" }),
    );
    says(
        officer,
        "Commission",
        "2026-11-20",
        "conditional",
        json!({
            "conditions": "Pas de carburant", "condition_view": "accepted", "part": "3 camions sur 10",
        }),
    );
    let made = |date: &str, outcome: &str| {
        (
            Kind::Trip,
            json!({
                "date": date, "origin": "Goma", "destination": "Kiwanja", "road": "RN2", "outcome": outcome,
            }),
        )
    };
    let incident = |date: &str, kinds: Value| {
        (Kind::Incident, json!({ "date": date, "kinds": kinds, "setting": "road", "road": "RN2" }))
    };
    log(
        officer,
        &[
            made("2026-11-04", "delayed"),
            // Turned back is no passage; nor is another road's.
            made("2026-11-15", "turned-back"),
            incident("2026-11-15", json!(["refused"])),
            incident("2026-10-25", json!(["women-staff-restricted"])),
            incident("2026-10-24", json!(["hold"])),
            (
                Kind::Directive,
                json!({
                    "issued_by": "Gouvernorat", "date": "2026-11-01", "what": "Couvre-feu", "areas": ["Rutshuru"],
                    "category": "A3", "curfew_from": "18:00", "curfew_to": "05:00", "in_force_to": "2026-11-30",
                }),
            ),
            // Over, elsewhere, lifted: none of them is told.
            (
                Kind::Directive,
                json!({
                    "issued_by": "Gouvernorat", "date": "2026-11-01", "what": "Interdit", "areas": ["Rutshuru"],
                    "category": "A3", "in_force_to": "2026-11-24",
                }),
            ),
            (
                Kind::Directive,
                json!({
                    "issued_by": "Gouvernorat", "date": "2026-11-01", "what": "Interdit", "areas": ["Masisi"], "category": "A3",
                }),
            ),
            (
                Kind::Directive,
                json!({
                    "issued_by": "Gouvernorat", "date": "2026-11-01", "what": "Interdit", "category": "A3",
                    "lifted_on": "2026-11-20",
                }),
            ),
            (
                Kind::Incident,
                json!({
                    "date": "2026-11-23", "kinds": ["movement-ban"], "setting": "other", "place": "Goma",
                    "ban_until": "2026-11-25",
                }),
            ),
        ],
    );
}

#[test]
fn the_page_tells_all_that_is_known() {
    for (language, officer) in [("en", Officer::new()), ("fr", Officer::in_french())] {
        let officer = office(officer);
        full(&officer);
        let page = format!("{}\n{}", officer.carnet(&["tomorrow"]), officer.carnet(&["tomorrow", "T-1"]));
        insta::assert_snapshot!(format!("tomorrow_page_{language}"), page);
    }
    let officer = office(Officer::new());
    full(&officer);
    let now = page(&officer);
    assert_eq!(now["passage"], json!({ "trip": "T-2", "date": "2026-11-04", "old": true }));
    assert_eq!(now["incidents"].as_array().unwrap().len(), 2);
    assert_eq!(now["women"], json!({ "planned": 2, "restrictions": ["I-2"] }));
    let rules: Vec<&str> =
        now["rules"].as_array().unwrap().iter().map(|rule| rule["record"].as_str().unwrap()).collect();
    assert_eq!(rules, ["X-1", "I-4"]);
    assert_eq!(
        signs(&now),
        [
            "ban",
            "pending",
            "curfew",
            "ends-before-return",
            "conditions",
            "vehicles",
            "women",
            "not-acknowledged",
            "decided"
        ]
    );
}

/// What the program says of a caution, and where: on the page alone, and there without which, where or until when.
#[test]
fn no_list_tells_whether_there_is_a_caution() {
    let officer = office(Officer::new());
    trip(&officer, json!([{ "node": "Brigade", "submitted_on": "2026-11-20" }]));
    let shapes: [&[&str]; 5] = [
        &["tomorrow"],
        &["tomorrow", "--json"],
        &["tomorrow", "--format", "csv"],
        &["tomorrow", "--format", "plain"],
        &["tomorrow", "--days", "7"],
    ];
    let seen = || -> Vec<String> { shapes.iter().map(|words| officer.carnet(words).to_string()).collect() };
    let before = seen();
    let page_before = officer.carnet(&["tomorrow", "T-1"]).done();
    let caution = |area: &str, until: &str| {
        (Kind::Caution, json!({ "area": area, "keep_apart_from": ["escort", "uniforms"], "until": until }))
    };
    // Elsewhere, or over by the day: the page is the same.
    log(&officer, &[caution("Masisi", "2026-12-20"), caution("Goma", "2026-11-24")]);
    assert_eq!(officer.carnet(&["tomorrow", "T-1"]).done(), page_before);
    // A part of a district that the road crosses.
    log(&officer, &[caution("Binza", "2026-12-19")]);
    assert_eq!(seen(), before);
    let page = officer.carnet(&["tomorrow", "T-1"]).done();
    assert_eq!(page.lines().count(), page_before.lines().count());
    let (changed, was): (Vec<&str>, Vec<&str>) =
        page.lines().zip(page_before.lines()).filter(|(now, was)| now != was).unzip();
    assert_eq!(was, ["notes             keep apart from: –"]);
    assert_eq!(changed, ["notes             keep apart from: Escort, Uniforms"]);
    assert!(!page.contains("Binza") && !page.contains("C-3") && !page.contains("19 Dec"), "{page}");
    assert!(before[0].lines().filter(|line| line.starts_with("T-")).all(|line| line.ends_with("  notes")));
}

#[test]
fn no_row_is_green_and_none_says_that_you_can_go() {
    let officer = office(Officer::new());
    trip_with(
        &officer,
        json!([{ "node": "Brigade", "submitted_on": "2026-11-01" }]),
        json!({}),
        json!({ "permit_aboard": true, "go": "go", "decided_by": "chef de base" }),
    );
    says(
        &officer,
        "Brigade",
        "2026-11-20",
        "granted",
        json!({ "form": "written", "valid_to": "2026-12-30" }),
    );
    for words in [&["tomorrow", "--color", "always"][..], &["tomorrow", "T-1", "--color", "always"]] {
        let said = officer.carnet(words).done();
        for forbidden in ["\u{1b}[32m", "\u{1b}[92m", "OK", "✓", "✔", "safe to"] {
            assert!(!said.contains(forbidden), "{forbidden:?} in {said:?}");
        }
        assert!(said.contains("No report is not a safe road."));
    }
}

#[test]
fn a_no_writes_the_trip_that_was_not_made() {
    let officer = office(Officer::new());
    trip(&officer, json!([{ "node": "Brigade", "submitted_on": "2026-11-01" }]));
    let said = officer.carnet(&["tomorrow", "T-1", "--no", "--no-input"]).failed(2);
    assert!(said.contains("--by"), "{said}");
    let _ = officer.carnet(&["tomorrow", "T-1", "--wait", "--by", "chef de base"]).done();
    let now = page(&officer);
    assert_eq!((&now["go"], &now["decided_by"]), (&json!("wait"), &json!("chef de base")));
    let _ = officer.carnet(&["tomorrow", "T-1", "--no", "--dry-run"]).done();
    assert_eq!(page(&officer)["go"], "wait");
    let said = officer.carnet(&["tomorrow", "T-1", "--no"]).done();
    assert_eq!(said, "T-1: chef de base says No; written down as Self-restricted\n");
    let stored = officer.opens_store().read("T-1".parse().unwrap()).unwrap().values;
    assert_eq!(stored["outcome"], "self-restricted");
    assert_eq!(stored["completion"], "none");
    let said = officer.carnet(&["tomorrow", "T-1", "--go"]).failed(2);
    assert!(said.contains("CN-0780") && said.contains("--clear outcome"), "{said}");
    assert!(officer.carnet(&["tomorrow"]).done().starts_with("Answers owed: 1"));
    // Another reason is named; one of a trip that was made is none.
    log(
        &officer,
        &[(Kind::Trip, json!({ "date": "2026-11-26", "origin": "Goma", "destination": "Kiwanja" }))],
    );
    let _ = officer.carnet(&["tomorrow", "T-2", "--no=delayed", "--by", "chef"]).failed(2);
    let _ = officer.carnet(&["tomorrow", "T-2", "--no=go-ahead-withheld", "--by", "chef"]).done();
    let stored = officer.opens_store().read("T-2".parse().unwrap()).unwrap().values;
    assert_eq!(stored["outcome"], "go-ahead-withheld");
}

#[test]
fn what_is_past_its_day_is_a_line_each() {
    let officer = office(Officer::new());
    let meeting = |date: &str, next: Value| {
        (
            Kind::Meeting,
            json!({
                "date": date, "channel": "phone", "mode": "alone", "topics": "x", "participants": [{ "node": "Brigade" }],
                "next_step": "Rappeler", "next_step_on": next,
            }),
        )
    };
    let promise = |due: &str, settled: Value| {
        (
            Kind::Promise,
            json!({
                "promised_by": "them", "node": "Brigade", "kind": "information", "made_on": "2026-11-01", "due": due,
                "settled_on": settled,
            }),
        )
    };
    log(
        &officer,
        &[
            // Closed by the second, which is open since four days.
            meeting("2026-11-01", json!("2026-11-05")),
            meeting("2026-11-10", json!("2026-11-20")),
            promise("2026-11-14", Value::Null),
            promise("2026-11-15", json!("2026-11-16")),
            promise("2026-11-24", Value::Null),
            // Its day is over and nobody wrote what became of it.
            (Kind::Trip, json!({ "date": "2026-11-20", "origin": "Goma", "destination": "Kiwanja" })),
            (Kind::Trip, json!({ "date": "2026-11", "origin": "Goma", "destination": "Kiwanja" })),
        ],
    );
    let said = officer.carnet(&["tomorrow"]).done();
    assert!(
        said.ends_with(
            "Promises past their day: 1, the longest for 10 days (P-1)\n\
             Next steps past their day: 1, the longest for 4 days (M-2)\n\
             Trips past their day without an outcome: 1\n"
        ),
        "{said}"
    );
    assert!(said.contains("T-2  2026-11"), "{said}");
}

#[test]
fn a_day_or_some_days_are_chosen() {
    let officer = office(Officer::new());
    let plan = |date: &str| (Kind::Trip, json!({ "date": date, "origin": "Goma", "destination": "Kiwanja" }));
    log(&officer, &[plan("2026-11-24"), plan("2026-11-25"), plan("2026-11-30"), plan("2027-02-01")]);
    let seen = |words: &[&str]| -> Vec<String> {
        let plain = officer.carnet(&[&["tomorrow", "--format", "plain"], words].concat()).done();
        plain.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
    };
    assert_eq!(seen(&[]), ["T-1", "T-2", "T-3", "T-4"]);
    assert_eq!(seen(&["--date", "+1"]), ["T-2"]);
    assert_eq!(seen(&["--days", "7"]), ["T-1", "T-2", "T-3"]);
    assert_eq!(seen(&["--date", "2026-11-25", "--days", "6"]), ["T-2", "T-3"]);
    assert_eq!(seen(&["--date", "2027-02"]), ["T-4"]);
    assert!(officer.carnet(&["tomorrow", "--date", "31/02/2026"]).failed(2).contains("--date"));
    assert!(officer.carnet(&["tomorrow", "R-1"]).failed(2).contains("CN-"));
    let _ = officer.carnet(&["tomorrow", "T-9"]).failed(2);
}
