//! `carnet tomorrow`: every state of a yes, worked out by hand, and what the list must never say.

use crate::officer::Officer;

/// Places, a road, and seven offices; today is 24 November 2026.
fn office(officer: &Officer) {
    for words in [
        &["place", "add", "--name", "Nord", "--kind", "adm1"][..],
        &["place", "add", "--name", "Goma", "--kind", "adm2", "--parent", "Nord"],
        &["place", "add", "--name", "Rutshuru", "--kind", "adm2", "--parent", "Nord"],
        &["place", "add", "--name", "Kiwanja", "--kind", "site", "--parent", "Rutshuru"],
        &["place", "add", "--name", "RN2", "--kind", "road", "--crosses", "Goma,Rutshuru"],
    ] {
        officer.writes(words);
    }
    for name in ["Gouvernorat", "Brigade", "Commission", "Commune", "Chefferie", "Comité", "Front"] {
        officer.writes(&[
            "actor",
            "add",
            "--name",
            name,
            "--actor-type",
            "state-civil",
            "--level",
            "regional",
        ]);
    }
    officer.writes(&[
        "actor",
        "add",
        "--name",
        "Guichet",
        "--actor-type",
        "state-civil",
        "--desk",
        "liaison",
        "--parent",
        "Gouvernorat",
    ]);
}

/// A trip for tomorrow that relies on a request to these offices.
fn trip(officer: &Officer, addressees: &[&str]) -> (String, String) {
    let mut words = vec!["request", "log", "--what", "convoy", "--place", "Kiwanja", "--first-day", "+1"];
    words.extend(addressees.iter().flat_map(|one| ["--addressee", one]));
    let request = officer.writes(&words);
    let trip = officer.writes(&[
        "trip",
        "plan",
        "--date",
        "+1",
        "--origin",
        "Goma",
        "--destination",
        "Kiwanja",
        "--road",
        "RN2",
        "--request",
        &request,
    ]);
    (request, trip)
}

fn page(officer: &Officer, trip: &str) -> serde_json::Value {
    serde_json::from_str(&officer.carnet(&["tomorrow", trip, "--json"]).done()).unwrap()
}

/// How each step stands, with its reason.
fn standings(page: &serde_json::Value) -> Vec<String> {
    let steps = page["steps"].as_array().unwrap();
    let of = |step: &serde_json::Value| match step["why"].as_str() {
        Some(why) => format!("{} {why}", step["standing"].as_str().unwrap()),
        None => step["standing"].as_str().unwrap().to_owned(),
    };
    steps.iter().map(of).collect()
}

fn counts(page: &serde_json::Value) -> [u64; 7] {
    ["needed", "firm", "hollow", "pending", "owing", "ours", "no"].map(|name| page[name].as_u64().unwrap())
}

#[test]
fn every_kind_of_yes_stands_as_it_is() {
    let officer = Officer::new();
    office(&officer);
    let asked = |name: &str| format!("{name} submitted_on=2026-11-18");
    let names = ["Gouvernorat", "Brigade", "Commission", "Commune", "Chefferie", "Comité"];
    let rows: Vec<String> = names.iter().map(|name| asked(name)).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).chain(["Front"]).collect();
    let (request, trip) = trip(&officer, &rows);
    let says = |node: &str, code: &str, more: &[&str]| {
        let words = [
            &[
                "decision",
                "log",
                "--node",
                node,
                "--date",
                "2026-11-20",
                "--code",
                code,
                "--request",
                &request,
            ],
            more,
        ];
        officer.writes(&words.concat())
    };
    // Nobody has answered; all were asked on the 18th, six days ago, but the Front, which nobody asked. Each answer is
    // owed from the day before the trip on, which is today.
    let now = page(&officer, &trip);
    assert_eq!(counts(&now), [7, 0, 0, 6, 6, 1, 0]);
    assert_eq!(now["steps"][0]["days"], 6);
    assert_eq!(now["steps"][0]["owed_since"], "2026-11-24");

    says("Guichet", "granted", &["--form", "written", "--valid-to", "2026-11-30"]);
    says("Brigade", "granted", &["--form", "relayed"]);
    says("Commission", "conditional", &["--conditions", "pas de carburant"]);
    says("Commune", "partial", &["--part", "3 camions sur 10"]);
    says("Chefferie", "granted", &["--valid-to", "2026-11-24"]);
    says("Comité", "granted", &[]);
    let now = page(&officer, &trip);
    // The desk answers for the office that it hangs under.
    assert_eq!(
        standings(&now),
        ["firm", "hollow relayed", "hollow conditions-open", "firm", "hollow expired", "firm", "ours"]
    );
    assert_eq!(counts(&now), [7, 3, 3, 0, 0, 1, 0]);
    assert_eq!(now["until"], "2026-11-30");

    // Written down, accepted, extended, taken back, put off.
    says("Brigade", "granted", &["--form", "written"]);
    officer.carnet(&["decision", "edit", "D-3", "--condition-view", "refused"]).done();
    says("Chefferie", "granted", &["--confirm-by", "senior"]);
    officer.writes(&[
        "decision",
        "log",
        "--node",
        "Comité",
        "--date",
        "2026-11-22",
        "--code",
        "revoked",
        "--request",
        &request,
    ]);
    officer.writes(&[
        "decision",
        "log",
        "--node",
        "Commune",
        "--date",
        "2026-11-22",
        "--code",
        "deferred",
        "--request",
        &request,
    ]);
    let now = page(&officer, &trip);
    assert_eq!(
        standings(&now),
        ["firm", "firm", "hollow conditions-refused", "pending", "hollow unconfirmed", "no", "ours"]
    );
    assert_eq!(counts(&now), [7, 2, 2, 1, 1, 1, 1]);
    assert_eq!(now["steps"][3]["days"], 2);

    officer.carnet(&["decision", "edit", "D-3", "--condition-view", "accepted"]).done();
    assert_eq!(counts(&page(&officer, &trip)), [7, 3, 1, 1, 1, 1, 1]);
}

#[test]
fn of_a_group_one_yes_is_enough_and_who_need_not_agree_is_not_counted() {
    let officer = Officer::new();
    office(&officer);
    let (request, trip) = trip(
        &officer,
        &[
            "Gouvernorat submitted_on=2026-11-18 needed=one-of needed_group=a",
            "Brigade submitted_on=2026-11-18 needed=one-of needed_group=a",
            "Commission submitted_on=2026-11-18 needed=no",
        ],
    );
    assert_eq!(counts(&page(&officer, &trip)), [1, 0, 0, 1, 1, 0, 0]);
    officer.writes(&[
        "decision",
        "log",
        "--node",
        "Gouvernorat",
        "--date",
        "2026-11-20",
        "--code",
        "denied",
        "--request",
        &request,
    ]);
    assert_eq!(counts(&page(&officer, &trip)), [1, 0, 0, 1, 1, 0, 0]);
    officer.writes(&[
        "decision",
        "log",
        "--node",
        "Brigade",
        "--date",
        "2026-11-20",
        "--code",
        "granted",
        "--request",
        &request,
    ]);
    assert_eq!(counts(&page(&officer, &trip)), [1, 1, 0, 0, 0, 0, 0]);
}

#[test]
fn the_list_has_one_row_a_trip_in_both_languages() {
    for (language, officer) in [("en", Officer::new()), ("fr", Officer::in_french())] {
        office(&officer);
        let (request, _) = trip(
            &officer,
            &[
                "Gouvernorat submitted_on=2026-11-18",
                "Brigade submitted_on=2026-11-18",
                "Commission submitted_on=2026-11-20 needed_by=2026-11-26",
            ],
        );
        officer.writes(&[
            "decision",
            "log",
            "--node",
            "Gouvernorat",
            "--date",
            "2026-11-20",
            "--code",
            "granted",
            "--form",
            "written",
            "--valid-to",
            "2026-11-30",
            "--request",
            &request,
        ]);
        officer.writes(&["trip", "plan", "--date", "+3", "--origin", "Kiwanja", "--destination", "Goma"]);
        officer.writes(&[
            "trip",
            "log",
            "--date",
            "-20",
            "--origin",
            "Goma",
            "--destination",
            "Kiwanja",
            "--road",
            "RN2",
            "--outcome",
            "facilitated",
        ]);
        let one = officer.carnet(&["tomorrow", "T-1"]);
        insta::assert_snapshot!(
            format!("tomorrow_{language}"),
            format!("{}\n{one}", officer.carnet(&["tomorrow"]))
        );
    }
}
