//! The worked month of the docs: invented input, and what `outcomes` and `roadblocks` make of it, to the last figure.

use carnet::analysis;
use carnet::indicator::{Against, Base, Cell, Choice, Reported, Share, Table, Take, dimension, fact, report};
use carnet::message::{Catalogue, Language};
use carnet::model::Kind;
use carnet::render;
use carnet::store::report::Query;
use carnet::store::{Change, Store, StoreError};
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::stores::{new_store, stamp, values};

/// Day of the report: the last of the month.
fn last_of_october() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 31).unwrap()
}

pub fn october() -> Choice {
    let mut choice = Choice::until(last_of_october());
    choice.since = NaiveDate::from_ymd_opt(2026, 10, 1);
    choice
}

/// Logs the month into an empty store, as a field officer would.
pub fn log_the_month(store: &mut Store) {
    store.change(&stamp(), log).expect("the month is logged");
}

fn log(change: &mut Change<'_>) -> Result<(), StoreError> {
    let mut make = |kind, raw: Value| change.make(kind, &values(raw), "typed").map(|id| id.to_string());
    for name in ["Base", "Kola", "Pont", "Sable"] {
        make(Kind::Place, json!({ "name": name, "kind": "adm2" }))?;
    }
    make(Kind::Place, json!({ "name": "RN4", "kind": "road", "crosses": ["Kola", "Pont"] }))?;
    let actors = [
        ("B1", "state-civil", "leadership", "aid-office", None),
        ("C1", "state-civil", "regional", "administration", None),
        ("A1", "state-military", "senior", "command", None),
        ("A2", "state-military", "regional", "command", Some("A1")),
        ("A3", "state-military", "local", "command", Some("A2")),
        ("A4", "state-military", "checkpoint", "command", Some("A3")),
        ("D1", "armed-group", "leadership", "command", None),
        ("D2", "armed-group", "regional", "command", Some("D1")),
        ("D4", "armed-group", "checkpoint", "command", Some("D2")),
    ];
    let mut ids = std::collections::BTreeMap::new();
    for (name, actor_type, level, branch, parent) in actors {
        let mut raw = json!({
            "name": format!("Node {name}"), "actor_type": actor_type, "met": name != "D1",
            "levels": [{ "level": level }], "branches": [branch],
        });
        if let Some(parent) = parent {
            raw["parents"] = json!([{ "parent": ids[parent] }]);
        }
        ids.insert(name, make(Kind::Actor, raw)?);
    }
    make(
        Kind::Negotiation,
        json!({
            "title": "October convoys", "objective": "convoy", "places": ["Kola"], "opened": "2026-09-20",
        }),
    )?;
    type Asked = (
        &'static str,
        u32,
        &'static str,
        &'static str,
        &'static [(&'static str, &'static str, &'static str)],
    );
    let requests: [Asked; 6] = [
        (
            "Kola",
            5000,
            "2026-09-20",
            "2026-10-05",
            &[
                ("B1", "granted", "2026-09-28"),
                ("C1", "granted", "2026-09-29"),
                ("A2", "granted", "2026-10-02"),
            ],
        ),
        (
            "Kola",
            1200,
            "2026-09-22",
            "2026-10-08",
            &[
                ("B1", "granted", "2026-09-30"),
                ("C1", "granted", "2026-10-01"),
                ("A2", "conditional", "2026-10-06"),
            ],
        ),
        (
            "Pont",
            4000,
            "2026-09-25",
            "2026-10-12",
            &[("B1", "granted", "2026-10-05"), ("A2", "granted", "2026-10-08"), ("D2", "", "")],
        ),
        (
            "Pont",
            2500,
            "2026-10-01",
            "2026-10-15",
            &[
                ("B1", "granted", "2026-10-10"),
                ("C1", "acknowledged", "2026-10-09"),
                ("D2", "granted", "2026-10-12"),
            ],
        ),
        (
            "Sable",
            1800,
            "2026-10-05",
            "2026-10-20",
            &[
                ("B1", "granted", "2026-10-12"),
                ("A1", "granted", "2026-10-14"),
                ("C1", "denied", "2026-10-18"),
            ],
        ),
        (
            "Kola",
            900,
            "2026-10-10",
            "2026-10-26",
            &[
                ("B1", "granted", "2026-10-20"),
                ("A3", "granted", "2026-10-22"),
                ("C1", "granted", "2026-10-27"),
            ],
        ),
    ];
    for (place, people, submitted, first_day, answers) in requests {
        let addressees: Vec<Value> = answers
            .iter()
            .map(|(node, ..)| json!({ "node": ids[node], "submitted_on": submitted, "needed": "yes" }))
            .collect();
        let request = make(
            Kind::Request,
            json!({
                "what": "convoy", "place": place, "people": people, "first_day": first_day, "negotiation": "N-1",
                "addressees": addressees,
            }),
        )?;
        for (node, code, date) in answers.iter().filter(|(_, code, _)| !code.is_empty()) {
            let mut raw = json!({ "node": ids[node], "date": date, "code": code, "request": request });
            if *code == "conditional" {
                raw["conditions"] = json!("two trucks less");
                raw["condition_view"] = json!("accepted");
            }
            make(Kind::Decision, raw)?;
        }
    }
    type Went = (&'static str, Option<&'static str>, &'static str, &'static str, u32, u32, Option<u32>);
    let trips: [Went; 12] = [
        ("05", Some("R-1"), "facilitated", "full", 2000, 2000, Some(4)),
        ("08", Some("R-2"), "delayed", "full", 400, 400, Some(4)),
        ("09", Some("R-2"), "stopped-then-passed", "full", 400, 400, Some(5)),
        ("10", Some("R-1"), "turned-back", "none", 600, 0, Some(2)),
        ("12", Some("R-3"), "not-cleared-in-time", "none", 4000, 0, None),
        ("15", Some("R-4"), "not-cleared-in-time", "none", 2500, 0, None),
        ("16", Some("R-1"), "cut-short", "part", 500, 200, Some(3)),
        ("20", Some("R-5"), "denied", "none", 1800, 0, None),
        ("21", None, "facilitated", "full", 0, 0, None),
        ("22", Some("R-2"), "self-restricted", "none", 400, 0, None),
        ("23", Some("R-1"), "go-ahead-withheld", "none", 1900, 0, None),
        ("28", Some("R-6"), "facilitated", "full", 900, 900, Some(6)),
    ];
    for (at, (day, request, outcome, completion, planned, reached, met)) in trips.into_iter().enumerate() {
        let destination = if request.is_none() { "Sable" } else { "Kola" };
        let mut raw = json!({
            "date": format!("2026-10-{day}"), "origin": "Base", "destination": destination, "outcome": outcome,
            "completion": completion, "people_planned": planned, "people_reached": reached,
        });
        if let Some(request) = request {
            raw["requests"] = json!([request]);
            raw["road"] = json!("RN4");
        }
        if let Some(met) = met {
            raw["checkpoints"] = json!(met);
            raw["checkpoints_demanding"] = json!(u32::from(at == 2 || at == 3));
        }
        make(Kind::Trip, raw)?;
    }
    make(
        Kind::Incident,
        json!({
            "date": "2026-10-09", "setting": "checkpoint", "trip": "T-3", "road": "RN4",
            "kinds": ["fee-demanded", "hold"], "actors": [{ "node": ids["A4"] }],
            "asks": [{ "kind": "money", "node": ids["A4"], "amount": 50, "currency": "USD" }],
        }),
    )?;
    make(
        Kind::Incident,
        json!({
            "date": "2026-10-10", "setting": "checkpoint", "trip": "T-4", "road": "RN4",
            "kinds": ["refused", "accused-siding", "phone-search"], "actors": [{ "node": ids["A4"] }],
        }),
    )?;
    make(
        Kind::Incident,
        json!({
            "date": "2026-10-16", "setting": "checkpoint", "trip": "T-7", "road": "RN4",
            "kinds": ["refused"], "actors": [{ "node": ids["D4"] }],
        }),
    )?;
    make(
        Kind::Incident,
        json!({
            "date": "2026-10-21", "setting": "road", "road": "RN4", "place": "Kola", "kinds": ["hostilities-on-route"],
        }),
    )?;
    make(
        Kind::Incident,
        json!({
            "date": "2026-10-14", "setting": "border-port-airport", "place": "Base", "kinds": ["customs"],
            "actors": [{ "node": ids["B1"] }],
        }),
    )?;
    Ok(())
}

fn the_month() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = new_store(&folder.path().join("store"));
    log_the_month(&mut store);
    (folder, store)
}

fn table<'a>(made: &'a Reported, name: &str) -> &'a Table {
    made.tables.iter().find(|table| table.name == name).unwrap_or_else(|| panic!("no table {name}"))
}

/// The code that names a row.
fn code(cell: &Cell) -> &str {
    match cell {
        Cell::Term(_, code) | Cell::Code(code) => code,
        Cell::Absent(code) | Cell::Said(code, _) => code,
        Cell::Record { id, .. } => id,
        other => panic!("no code: {other:?}"),
    }
}

fn count(cell: &Cell) -> u64 {
    match cell {
        Cell::Count(count) => *count,
        other => panic!("no count: {other:?}"),
    }
}

fn share(cell: &Cell) -> Share {
    match cell {
        Cell::Share(share) => *share,
        other => panic!("no share: {other:?}"),
    }
}

/// `code count` of each row.
fn counts(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| format!("{} {}", code(&row.cells[0]), count(&row.cells[1]))).collect()
}

/// `78.6 [52.4-92.4]`, or `few`.
fn printed(share: Share) -> String {
    match share.proportion() {
        Some(one) => format!("{:.1} [{:.1}-{:.1}]", one.percent, one.low, one.high),
        None => format!("{}/{} few", share.numerator(), share.denominator()),
    }
}

/// Each row's count of each column that is not empty: `regional 8: granted 5, conditional 1`.
fn spread(table: &Table) -> Vec<String> {
    table
        .rows
        .iter()
        .map(|row| {
            let parts: Vec<String> = table.columns[2..]
                .iter()
                .zip(&row.cells[2..])
                .filter(|(_, cell)| count(cell) > 0)
                .map(|(column, cell)| format!("{} {}", column.name, count(cell)))
                .collect();
            format!("{} {}: {}", code(&row.cells[0]), count(&row.cells[1]), parts.join(", "))
        })
        .collect()
}

#[test]
fn outcomes_come_out_to_the_last_figure() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::OUTCOMES, &october(), None).unwrap();

    let decisions = table(&made, "decisions");
    assert_eq!(
        counts(decisions),
        [
            "granted 11",
            "conditional 1",
            "partial 0",
            "referred 0",
            "deferred 0",
            "acknowledged 1",
            "denied 1",
            "revoked 0",
            "no-capacity 0",
        ]
    );
    assert_eq!(share(&decisions.rows[0].cells[2]).denominator(), 14);
    assert_eq!(printed(share(&decisions.rows[0].cells[2])), "78.6 [52.4-92.4]");

    assert_eq!(
        spread(table(&made, "decisions-by-level")),
        [
            "leadership 4: granted 4",
            "senior 1: granted 1",
            "regional 8: granted 5, conditional 1, acknowledged 1, denied 1",
            "local 1: granted 1",
            "checkpoint 0: ",
            "unknown 0: ",
        ]
    );
    assert_eq!(
        spread(table(&made, "decisions-by-branch")),
        [
            "command 6: granted 5, conditional 1",
            "aid-office 4: granted 4",
            "administration 4: granted 2, acknowledged 1, denied 1",
        ]
    );

    let outcomes = table(&made, "trips-by-outcome");
    assert_eq!(
        counts(outcomes),
        [
            "facilitated 3",
            "delayed 1",
            "stopped-then-passed 1",
            "cut-short 1",
            "turned-back 1",
            "denied 1",
            "not-cleared-in-time 2",
            "go-ahead-withheld 1",
            "cancelled-by-us 0",
            "self-restricted 1",
            "no-longer-needed 0",
        ]
    );
    assert_eq!(outcomes.rows.iter().map(|row| count(&row.cells[1])).sum::<u64>(), 12);
    let percents: Vec<String> = outcomes
        .rows
        .iter()
        .map(|row| format!("{:.1}", share(&row.cells[2]).proportion().unwrap().percent))
        .collect();
    assert_eq!(percents, ["25.0", "8.3", "8.3", "8.3", "8.3", "8.3", "16.7", "8.3", "0.0", "8.3", "0.0"]);

    let completion = table(&made, "trips-by-completion");
    assert_eq!(counts(completion), ["full 5", "part 1", "none 6"]);
    assert_eq!(printed(share(&completion.rows[0].cells[2])), "41.7 [19.3-68.0]");
    assert_eq!(printed(share(&completion.rows[2].cells[2])), "50.0 [25.4-74.6]");

    let due = table(&made, "trips-due");
    let figures: Vec<u64> = due.rows[0].cells.iter().map(count).collect();
    assert_eq!(figures, [12, 3, 0, 0], "due, OCHA impeded, our own reasons, not recorded");

    let gap = table(&made, "promise-gap");
    assert_eq!(
        counts(gap),
        [
            "as-planned 2",
            "trouble 2",
            "trouble-same-side 1",
            "same-chain 1",
            "another-branch 0",
            "another-party 1",
            "road-or-fighting 0",
            "go-ahead-withheld 1",
            "self-restricted-after-yes 1",
            "unknown 0",
        ]
    );
    let of_which: Vec<&str> =
        gap.rows.iter().filter(|row| row.of_which).map(|row| code(&row.cells[0])).collect();
    assert_eq!(of_which, ["trouble-same-side"]);
    let approved: u64 = gap.rows.iter().filter(|row| !row.of_which).map(|row| count(&row.cells[1])).sum();
    assert_eq!(approved, 8);
    for row in &gap.rows {
        assert_eq!(share(&row.cells[2]).denominator(), 8);
        assert_eq!(share(&row.cells[2]).proportion(), None, "counts only");
    }
    assert_eq!(
        counts(table(&made, "beside-the-gap")),
        ["not-approved 3", "no-recorded-yes 1", "own-reasons 0"]
    );
    assert!(made.notes.is_empty(), "{:?}", made.notes);
}

/// `code number` of each line of a table of figures.
fn figures(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| format!("{} {}", code(&row.cells[0]), count(&row.cells[1]))).collect()
}

fn day(cell: &Cell) -> String {
    match cell {
        Cell::Date(day) => day.to_string(),
        other => panic!("no day: {other:?}"),
    }
}

#[test]
fn the_three_numbers_come_out_to_the_last_figure() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::numbers::OVERVIEW, &october(), None).unwrap();
    the_three_numbers(&made);
}

fn the_three_numbers(made: &Reported) {
    let went = table(made, "trips-as-planned");
    assert_eq!(counts(went), ["as-planned 3", "with-trouble 2", "in-part 1", "not-reached 6"]);
    assert_eq!(share(&went.rows[0].cells[2]).denominator(), 12);
    assert_eq!(printed(share(&went.rows[0].cells[2])), "25.0 [8.9-53.2]");
    assert_eq!(counts(table(made, "trips-our-own")), ["own-reasons 0"]);

    let states = table(made, "requests-by-state");
    assert_eq!(
        counts(states),
        [
            "cleared-in-time 2",
            "cleared-in-part 0",
            "late 1",
            "refused 1",
            "owing 2",
            "never-answered 0",
            "yes-not-firm 0",
            "waiting 0",
            "withdrawn 0",
        ]
    );
    assert_eq!(printed(share(&states.rows[0].cells[2])), "2/6 few");

    assert_eq!(
        figures(table(made, "people-not-reached")),
        [
            "people-not-reached 8600",
            "not-reached-insecurity 900",
            "not-reached-physical 0",
            "not-reached-bureaucratic 7700",
            "not-reached-own-access 0",
            "not-reached-unknown 0",
            "not-reached-no-district 0",
            "districts-not-reached 3",
        ]
    );
    let districts: Vec<String> = table(made, "people-by-district")
        .rows
        .iter()
        .map(|row| format!("{} {} {}", name(&row.cells[0]), count(&row.cells[1]), day(&row.cells[2])))
        .collect();
    assert_eq!(districts, ["Kola 2800 2026-10-10", "Pont 4000 2026-10-12", "Sable 1800 2026-10-20"]);

    assert_eq!(figures(table(made, "answers-owed")), ["answers-owed 2", "authorities-owing 2"]);
    let owed: Vec<String> = table(made, "answers-owed-by")
        .rows
        .iter()
        .map(|row| {
            let cells = &row.cells;
            format!("{} {} {} {}", code(&cells[0]), name(&cells[1]), day(&cells[2]), count(&cells[3]))
        })
        .collect();
    assert_eq!(owed, ["R-3 Node D2 2026-10-09 22", "R-4 Node C1 2026-10-14 17"]);
    assert!(made.notes.is_empty(), "{:?}", made.notes);
}

/// What others typed in a cell.
fn name(cell: &Cell) -> &str {
    match cell {
        Cell::Record { name, .. } => name,
        other => panic!("no name: {other:?}"),
    }
}

#[test]
fn requests_stand_beside_those_who_were_asked() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::request::REQUESTS, &october(), None).unwrap();
    let cleared = &table(&made, "requests-cleared").rows[0].cells;
    assert_eq!(printed(share(&cleared[0])), "2/6 few");
    assert_eq!(cleared[1], Cell::OutOf(3, 4), "cleared, in time or late, of those cleared or refused");
    assert_eq!(count(&cleared[2]), 0);
    // Eighteen were asked; D2 is silent and C1 only took note.
    let asked = &table(&made, "answers").rows[0].cells;
    assert_eq!(
        (count(&asked[0]), printed(share(&asked[1])), count(&asked[2])),
        (18, "88.9 [67.2-96.9]".into(), 2)
    );
}

#[test]
fn incidents_fall_to_categories_and_groups() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::constraint::CONSTRAINTS, &october(), None).unwrap();
    let found = |name: &str| {
        counts(table(&made, name)).into_iter().filter(|row| !row.ends_with(" 0")).collect::<Vec<_>>()
    };
    assert_eq!(found("incidents-by-category"), ["A2 1", "A3 2", "A4 1", "A5 1"]);
    assert_eq!(found("incidents-by-group"), ["insecurity 3", "bureaucratic 2"]);
    assert_eq!(found("incidents-by-branch"), ["command 3", "aid-office 1", "unknown 1"]);

    let coverage = analysis::make(&store, &report::constraint::COVERAGE, &october(), None).unwrap();
    let cell = |name: &str, at: usize| printed(share(&table(&coverage, name).rows[0].cells[at]));
    assert_eq!(cell("coverage-incidents", 1), "1/5 few", "the fighting has no author");
    assert_eq!(cell("coverage-incidents", 2), "3/5 few", "barriers are counted on their road");
    assert_eq!(cell("coverage-trips-made", 1), "1/7 few");
    assert_eq!(cell("coverage-trips-made", 2), "1/7 few");
    assert_eq!(cell("coverage-weeks", 0), "0/3 few");
    // The month was written down on 24 November: what happened before the 10th is late, all of October.
    assert_eq!(cell("coverage-entries", 1), "100.0 [89.0-100.0]");
}

#[test]
fn requests_wait_until_one_of_several_ends() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::request::REQUESTS, &october(), None).unwrap();
    let rows: Vec<String> = table(&made, "requests-until-cleared")
        .rows
        .iter()
        .map(|row| {
            let numbers: Vec<String> = row
                .cells
                .iter()
                .filter_map(|cell| match cell {
                    Cell::Count(count) => Some(count.to_string()),
                    Cell::Estimate(estimate) => estimate.map(|one| format!("{:.1}", one.percent)),
                    other => panic!("{other:?}"),
                })
                .collect();
            numbers.join(" ")
        })
        .collect();
    // After, still open, cleared, refused, withdrawn: six requests are few, and have no curve.
    assert_eq!(rows, ["7 6 0 0 0", "14 3 2 1 0", "30 1 3 1 0"]);
}

#[test]
fn a_yes_is_followed_down_its_own_chain() {
    let (_folder, store) = the_month();
    let all = Choice::until(last_of_october());
    let made = analysis::make(&store, &report::talk::TRANSMISSION, &all, None).unwrap();
    let conduct = spread(table(&made, "yes-and-conduct"));
    // R1 and R2 broke at A4, below A2; R6 was travelled on; R3, R4 and R5 were tried by nobody.
    assert_eq!(conduct[0], "senior 6: kept 1, breached 2, untested 3");
    assert_eq!(counts(table(&made, "breached-on-orders")), ["yes 0", "no 0", "unknown 2"]);
    for author in ["actor", "actor-type", "level", "branch"] {
        let choice = Choice::until(last_of_october()).by(author).unwrap();
        assert!(analysis::make(&store, &report::talk::TRANSMISSION, &choice, None).is_err(), "{author}");
    }
}

#[test]
fn a_month_stands_beside_the_one_before_and_the_same_a_year_before() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::constraint::SNAPSHOT, &october(), None).unwrap();
    for table in made.tables.iter().filter(|table| table.column("last_month").is_some()) {
        assert!(table.column("last_year").is_some(), "{}: never one without the other", table.name);
        for row in &table.rows {
            let (month, year) = (table.column("last_month").unwrap(), table.column("last_year").unwrap());
            assert!(
                matches!(row.cells[month], Cell::Earlier(Against::Change(change)) if change.percent().is_none())
            );
            assert_eq!(
                row.cells[year],
                Cell::Earlier(Against::NotRecorded),
                "nothing was written a year before"
            );
        }
    }
    let due = table(&made, "trips-as-planned");
    assert!(due.column("last_month").is_some());
    let room = table(&made, "for-the-coordinator");
    assert_eq!((room.rows.len(), &room.rows[0].cells[1]), (3, &Cell::Empty));
}

#[test]
fn incidents_stand_beside_their_denominators() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::ROADBLOCKS, &october(), None).unwrap();
    let cells = &table(&made, "roadblocks").rows[0].cells;
    assert_eq!((count(&cells[0]), count(&cells[1])), (3, 7), "incidents, trips made");
    assert!(matches!(cells[2], Cell::Rate(rate) if rate.value().is_none()), "seven trips are few");
    assert_eq!(count(&cells[3]), 24, "checkpoints met");
    assert!(matches!(cells[4], Cell::Rate(rate) if rate.value() == Some(12.5)));
    assert_eq!(count(&cells[5]), 1, "a trip without tally");
    assert_eq!(printed(share(&table(&made, "trips-stopped").rows[0].cells[0])), "3/7 few");
    assert_eq!(printed(share(&table(&made, "demands").rows[0].cells[0])), "8.3 [2.3-25.8]");
    let amounts = &table(&made, "amounts").rows[0].cells;
    assert_eq!((code(&amounts[0]), count(&amounts[1])), ("USD", 1));
    assert_eq!(amounts[2], Cell::Amount(5000));
    assert_eq!(counts(table(&made, "roadblock-kinds")), ["phone-search 1", "hold 1", "refused 1"]);
}

#[test]
fn the_order_in_which_kinds_were_typed_changes_nothing() {
    let (_folder, mut store) = the_month();
    let made = |store: &Store| -> Vec<Table> {
        [&report::OUTCOMES, &report::ROADBLOCKS]
            .into_iter()
            .flat_map(|report| analysis::make(store, report, &october(), None).unwrap().tables)
            .collect()
    };
    let rows = |tables: &[Table]| tables.iter().flat_map(|table| table.rows.clone()).collect::<Vec<_>>();
    let before = made(&store);
    let kinds = json!({ "kinds": ["phone-search", "accused-siding", "refused"] });
    let second = "I-2".parse().unwrap();
    store.change(&stamp(), |change| change.edit(second, &values(kinds), &[])).unwrap();
    assert_eq!(rows(&before), rows(&made(&store)));

    let choice = october();
    let categories = |dimension| {
        let base = Base { fact: &fact::INCIDENT, take: Take::Rows, given: &[] };
        let query = Query::new(&fact::INCIDENT, vec![base], &[dimension], &choice);
        let groups = store.tabulate(&query).unwrap().groups;
        groups.into_iter().map(|(key, count)| format!("{:?} {}", key[0], count[0])).collect::<Vec<_>>()
    };
    assert_eq!(
        categories(&dimension::CATEGORY),
        [r#"Code("A2") 1"#, r#"Code("A3") 2"#, r#"Code("A4") 1"#, r#"Code("A5") 1"#]
    );
    assert_eq!(categories(&dimension::GROUP), [r#"Code("bureaucratic") 2"#, r#"Code("insecurity") 3"#]);
}

#[test]
fn groups_keep_the_whole() {
    let (_folder, store) = the_month();
    let by_road = analysis::make(&store, &report::ROADBLOCKS, &october().by("road").unwrap(), None).unwrap();
    let rows: Vec<(&str, u64, u64)> = table(&by_road, "roadblocks")
        .rows
        .iter()
        .map(|row| (code(&row.cells[0]), count(&row.cells[1]), count(&row.cells[2])))
        .collect();
    assert_eq!(rows, [("L-5", 3, 6), ("unknown", 0, 1)]);

    let by_type = october().by("actor-type").unwrap();
    let by_type = analysis::make(&store, &report::ROADBLOCKS, &by_type, None).unwrap();
    let rows: Vec<(&str, u64, u64)> = table(&by_type, "roadblocks")
        .rows
        .iter()
        .map(|row| (code(&row.cells[0]), count(&row.cells[1]), count(&row.cells[2])))
        .collect();
    assert!(rows.contains(&("state-military", 2, 7)) && rows.contains(&("armed-group", 1, 7)), "{rows:?}");
    assert!(
        by_type.notes.iter().any(|note| note.id == "report-note-whole"),
        "the denominator is said to be whole"
    );
    assert!(!by_type.tables.iter().any(|table| table.name == "demands"), "checkpoints have no author");
}

/// Every count of rows, grouped by every dimension of its fact, alone and with another: nothing is lost, nothing doubled.
#[test]
fn no_dimension_loses_or_doubles_a_row() {
    let (_folder, store) = the_month();
    let whole = Choice::until(last_of_october());
    let mut crossed = 0;
    for fact in fact::all() {
        let base = Base { fact, take: Take::Rows, given: &[] };
        let sum = |by: &[&'static dimension::Dimension]| -> i64 {
            let answer = store.tabulate(&Query::new(fact, vec![base], by, &whole)).unwrap();
            answer.groups.values().map(|taken| taken[0]).sum()
        };
        let all = sum(&[]);
        let own: Vec<_> = dimension::DIMENSIONS.iter().copied().filter(|one| fact.has(one)).collect();
        for (at, dimension) in own.iter().enumerate() {
            // Every two of them, without a row, are tried where the statements are made; here, some with rows.
            for other in [1, 5].map(|step| own[(at + step) % own.len()]).into_iter().filter(|_| all > 0) {
                assert_eq!(
                    sum(&[dimension, other]),
                    all,
                    "{} by {},{}",
                    fact.name,
                    dimension.name,
                    other.name
                );
                crossed += 1;
            }
        }
    }
    assert!(crossed > 300, "{crossed} crossings of facts that have rows");
}

#[test]
fn what_a_filter_keeps_is_counted_in_every_section() {
    let (_folder, store) = the_month();
    let below = october().only("actor=A-3").unwrap();
    let made = analysis::make(&store, &report::OUTCOMES, &below, None).unwrap();
    let decisions: u64 = table(&made, "decisions").rows.iter().map(|row| count(&row.cells[1])).sum();
    assert_eq!(decisions, 5, "the senior node and all below it");
    assert!(!made.tables.iter().any(|table| table.name == "promise-gap"), "trips have no node");
    let missing = october().only("actor=A-77").unwrap();
    let refused = analysis::make(&store, &report::OUTCOMES, &missing, None).unwrap_err();
    assert!(matches!(refused, analysis::AnalysisError::Choice(_)), "{refused:?}");
    let crossed = october().by("road").unwrap().by("level").unwrap();
    assert!(analysis::make(&store, &report::ROADBLOCKS, &crossed, None).is_err());
}

#[test]
fn the_ladder_shows_where_assent_stops() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::LADDER, &october(), None).unwrap();
    let steps = |chain: &str| -> Vec<String> {
        let table = made
            .tables
            .iter()
            .find(|table| matches!(&table.rows[0].cells[1], Cell::Record { name, .. } if name == chain))
            .unwrap();
        let text = |cell: &Cell| if *cell == Cell::Empty { String::new() } else { code(cell).to_owned() };
        table
            .rows
            .iter()
            .map(|row| format!("{} {} {}", text(&row.cells[2]), text(&row.cells[3]), text(&row.cells[7])))
            .collect()
    };
    assert_eq!(
        steps("Node A1"),
        [
            "leadership never-met ",
            "senior granted carries",
            "regional granted carries",
            "local granted carries",
            "checkpoint never-met ",
            "road facilitated ",
        ]
    );
    assert_eq!(
        steps("Node C1"),
        [
            "leadership never-met ",
            "senior never-met ",
            "regional granted carries",
            "local never-met ",
            "checkpoint never-met ",
            "road facilitated ",
        ]
    );
    assert_eq!(made.tables.len(), 4, "one chain for each party");
    let english = Catalogue::new(Language::English);
    for format in [
        render::markdown(&made, &english),
        render::terminal(&made, &english, &render::Screen::default()),
        render::json(&made, &english).to_string(),
    ] {
        assert!(!format.contains("Node D1"), "a node that nobody met is never named: {format}");
    }
}
