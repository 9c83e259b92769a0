//! Kept months say what a count of all records says, whatever was written, changed, taken back, merged or destroyed since.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::super::{Query, asked, tabulate};
use super::{Recounted, recount};
use crate::indicator::{Base, Choice, DIMENSIONS, Fact, fact, measure};
use crate::model::{Kind, RecordId, Values};
use crate::seal::Identity;
use crate::store::{Change, NewKeys, Purge, Stamp, Store, StoreError};

/// One command, by four numbers.
type Act = (u8, u8, u8, u8);

fn stamp(day: NaiveDate) -> Stamp {
    Stamp { today: day, at: format!("{day}T18:00:00Z") }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
}

fn values(value: Value) -> Values {
    value.as_object().expect("an object").clone()
}

/// Four places, four nodes of two parties, two negotiations, two requests.
fn field(folder: &std::path::Path) -> Store {
    let mut keys = NewKeys::default();
    keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
    let mut store = Store::create(&folder.join("store"), &keys, &stamp(today())).expect("a store");
    let raws = [
        (Kind::Place, json!({ "name": "Pays", "kind": "country" })),
        (Kind::Place, json!({ "name": "Nord", "kind": "adm1", "parent": "L-1" })),
        (Kind::Place, json!({ "name": "Goma", "kind": "adm2", "parent": "L-2" })),
        (Kind::Place, json!({ "name": "Sud", "kind": "adm2", "parent": "L-2" })),
        (Kind::Place, json!({ "name": "Axe", "kind": "road", "crosses": ["L-3", "L-4"] })),
        (Kind::Actor, node("état-major", "state-military", "senior", None)),
        (Kind::Actor, node("brigade", "state-military", "regional", Some("A-1"))),
        (Kind::Actor, node("poste", "state-military", "checkpoint", Some("A-2"))),
        (Kind::Actor, node("front", "armed-group", "local", None)),
        (
            Kind::Negotiation,
            json!({ "title": "un", "objective": "convoy", "places": ["L-3"], "opened": "2026-01-05" }),
        ),
        (
            Kind::Negotiation,
            json!({ "title": "deux", "objective": "visa", "places": ["L-4"], "opened": "2026-02-05" }),
        ),
        (
            Kind::Request,
            json!({
                "what": "convoy", "place": "L-3", "first_day": "2026-06-01", "negotiation": "N-1",
                "addressees": [{ "node": "A-1" }, { "node": "A-4", "needed": "one-of", "needed_group": "a" }],
            }),
        ),
        (
            Kind::Request,
            json!({
                "what": "evacuation", "place": "L-4", "first_day": "2026-08-01", "addressees": [{ "node": "A-2" }],
            }),
        ),
    ];
    let made = store.change(&stamp(today()), |change| {
        raws.into_iter().try_for_each(|(kind, raw)| change.make(kind, &values(raw), "typed").map(drop))
    });
    made.expect("records to begin with");
    store
}

fn node(name: &str, actor_type: &str, level: &str, parent: Option<&str>) -> Value {
    let mut node =
        json!({ "name": name, "actor_type": actor_type, "met": true, "levels": [{ "level": level }] });
    if let Some(parent) = parent {
        node["parents"] = json!([{ "parent": parent }]);
    }
    node
}

fn pick<'a>(of: &[&'a str], at: u8) -> &'a str {
    of[usize::from(at) % of.len()]
}

/// A day of 2026, or a whole month of it.
fn date(at: u8) -> String {
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + Days::new(u64::from(at));
    if at.is_multiple_of(9) { day.format("%Y-%m").to_string() } else { day.to_string() }
}

const OUTCOMES: &[&str] = &[
    "facilitated",
    "delayed",
    "turned-back",
    "denied",
    "cancelled-by-us",
    "go-ahead-withheld",
    "stopped-then-passed",
];
const KINDS: &[&str] = &["hold", "fee-demanded", "ambush", "refused", "road-impassable"];
const CODES: &[&str] = &["granted", "denied", "conditional", "deferred", "revoked"];

/// A record of a kind that there is by now, if any.
fn some(change: &Change<'_>, kind: Kind, at: u8) -> Option<RecordId> {
    let last = crate::store::record::last(change.connection(), kind).ok().flatten()?;
    Some(RecordId { kind, number: 1 + i64::from(at) % last.number })
}

fn act(change: &mut Change<'_>, (what, a, b, c): Act) -> Result<(), StoreError> {
    let node = || format!("A-{}", 1 + b % 4);
    let make = |change: &mut Change<'_>, kind, raw| change.make(kind, &values(raw), "typed").map(drop);
    let edit = |change: &mut Change<'_>, kind, raw: Value| match some(change, kind, a) {
        Some(id) => change.edit(id, &values(raw), &[]).map(drop),
        None => Ok(()),
    };
    match what % 16 {
        0..=2 => {
            let mut trip = json!({
                "date": date(a), "origin": "L-3", "destination": format!("L-{}", 3 + c % 2),
                "outcome": pick(OUTCOMES, b), "checkpoints": c % 7, "road": "L-5",
            });
            match c % 4 {
                0 => trip["requests"] = json!([format!("R-{}", 1 + b % 2)]),
                1 => trip["negotiation"] = json!(format!("N-{}", 1 + b % 2)),
                2 => {
                    let decision = some(change, Kind::Decision, b).map(|id| id.to_string());
                    trip["decisions"] = json!(decision.into_iter().collect::<Vec<_>>());
                }
                _ => trip["demands"] = json!([{ "amount": 20 + u32::from(c), "currency": "USD" }]),
            }
            make(change, Kind::Trip, trip)
        }
        3 | 4 => {
            let mut decision = json!({ "date": date(a), "node": node(), "code": pick(CODES, c) });
            match c % 3 {
                0 => decision["addressee"] = json!(pick(&["R-1.1", "R-1.2", "R-2.1"], b)),
                1 => decision["negotiation"] = json!(format!("N-{}", 1 + b % 2)),
                _ => {}
            }
            if pick(&["", "R-"], c) == "R-" {
                decision["node"] = json!(pick(&["A-1", "A-4", "A-2"], b));
            }
            make(change, Kind::Decision, decision)
        }
        5 | 6 => {
            let trip = some(change, Kind::Trip, c).map(|id| id.to_string());
            make(
                change,
                Kind::Incident,
                json!({
                    "date": date(a), "place": "L-3", "kinds": [pick(KINDS, c)], "setting": pick(&["checkpoint", "road"], a),
                    "what_happened": "…", "actors": [node()], "trip": trip,
                }),
            )
        }
        7 => make(
            change,
            Kind::Meeting,
            json!({
                "date": date(a), "channel": "phone", "mode": pick(&["alone", "joint"], c), "topics": "passage",
                "participants": [node()], "negotiation": format!("N-{}", 1 + c % 2),
                "decisions": [{ "node": node(), "code": pick(CODES, b) }],
                "asks": [{ "kind": "money", "node": node(), "amount": 5, "currency": "USD" }],
            }),
        ),
        8 => edit(
            change,
            Kind::Trip,
            match c % 3 {
                0 => json!({ "date": date(b) }),
                1 => json!({ "outcome": pick(OUTCOMES, b), "completion": null }),
                _ => json!({ "requests": [format!("R-{}", 1 + b % 2)] }),
            },
        ),
        9 => edit(
            change,
            Kind::Decision,
            match c % 2 {
                0 => json!({ "code": pick(CODES, b) }),
                _ => json!({ "date": date(b) }),
            },
        ),
        10 => {
            let trip = some(change, Kind::Trip, c).map(|id| id.to_string());
            edit(
                change,
                Kind::Incident,
                match c % 3 {
                    0 => json!({ "trip": trip }),
                    1 => json!({ "kinds": [pick(KINDS, b)], "category": null }),
                    _ => {
                        json!({ "date": date(b), "solved_on": "2026-09-09", "projects_suspended": 1 + c % 3 })
                    }
                },
            )
        }
        11 => match c % 5 {
            0 => edit(
                change,
                Kind::Negotiation,
                json!({ "objective": pick(&["assessment", "visa", "convoy"], b) }),
            ),
            1 => edit(change, Kind::Request, json!({ "what": pick(&["convoy", "assessment"], b) })),
            2 => edit(change, Kind::Actor, json!({ "actor_type": pick(&["criminal", "armed-group"], b) })),
            3 => edit(change, Kind::Place, json!({ "kind": "adm2" })),
            _ => edit(change, Kind::Meeting, json!({ "mode": "via-partner", "date": date(b) })),
        },
        12 => {
            let kind =
                [Kind::Trip, Kind::Incident, Kind::Decision, Kind::Meeting, Kind::Ask][usize::from(b % 5)];
            some(change, kind, a).map_or(Ok(()), |id| change.void(id, "wrong"))
        }
        13 => change.undo().map(drop),
        14 => change.redo().map(drop),
        _ if c % 8 == 1 => make(
            change,
            Kind::Negotiation,
            json!({
                "title": "trois", "objective": "visa", "places": ["L-4"], "opened": (b % 2 == 0).then(|| date(1 + b / 9 * 9)),
            }),
        ),
        _ if c % 8 == 0 => {
            change.merge("A-4".parse().expect("an id"), "A-3".parse().expect("an id"), "one").map(drop)
        }
        _ => make(change, Kind::Event, json!({ "date": date(a), "kind": "agreement", "place": "L-4" })),
    }
}

/// The same question on kept months and on all records.
fn ask_both(store: &Store, fact: &'static Fact, by: &[&str], since: Option<NaiveDate>, until: NaiveDate) {
    let mut choice = Choice::until(until);
    choice.since = since;
    for dimension in by {
        choice = choice.by(dimension).expect("a dimension");
    }
    let bases: Vec<Base> = measure::all()
        .flat_map(|measure| measure.bases())
        .filter(|base| base.fact.name == fact.name)
        .collect();
    let query = Query::new(fact, bases, &choice.by, &choice);
    let kept = tabulate(store.connection(), &query, 0).expect("kept months");
    let afresh = tabulate(store.connection(), &query, i64::MAX).expect("all records");
    assert_eq!(kept, afresh, "{} by {by:?} from {since:?} to {until}", fact.name);
}

/// Asks of every fact, or of a fifth of them.
fn compare(store: &Store, (a, b): (u8, u8), every: bool) {
    let day = |at: u8| NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + Days::new(u64::from(at));
    let (since, until) = (day(a.min(b)), day(a.max(b)).max(day(40)));
    let facts = fact::all().filter(|fact| !asked::is_asked(fact)).enumerate();
    for (at, fact) in facts.filter(|(at, _)| every || (at + usize::from(a)).is_multiple_of(5)) {
        let dimensions: Vec<&str> = DIMENSIONS
            .iter()
            .filter(|dimension| fact.has(dimension))
            .map(|dimension| dimension.name)
            .collect();
        let one = dimensions[(usize::from(a) + at) % dimensions.len()];
        ask_both(store, fact, &[one], None, today());
        match b % 3 {
            0 => ask_both(store, fact, &[], Some(since), until),
            1 => ask_both(store, fact, &[one], Some(since.min(day(10))), until),
            _ => ask_both(store, fact, &[], None, until),
        }
    }
}

/// What `verify` counts again is what is kept.
fn counted_rightly(store: &Store) {
    let Recounted { tables, unlike } = recount(store.connection()).expect("a count");
    assert!(tables > 0 && unlike == 0, "{unlike} unlike of {tables} tables");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]
    #[test]
    fn kept_months_say_what_all_records_say(acts in prop::collection::vec(any::<Act>(), 10..28)) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = field(folder.path());
        for (n, one) in acts.iter().enumerate() {
            // What cannot be done is left undone, as for a person.
            let _ = store.change(&stamp(today()), |change| act(change, *one));
            if n % 3 == 0 {
                compare(&store, (one.1, one.2), false);
                counted_rightly(&store);
            }
        }
        compare(&store, (0, 200), true);
        counted_rightly(&store);
        let later = stamp(NaiveDate::from_ymd_opt(2027, 2, 1).expect("a day"));
        let plan = store.purge_plan(&later, Purge::Due).expect("a plan");
        store.purge(&later, Purge::Due, &plan.code, &|_, _| "…".to_owned()).expect("a purge");
        let kept: i64 = store.connection().query_row("SELECT count(*) FROM kept_month", [], |row| row.get(0)).expect("a count");
        prop_assert_eq!(kept, 0);
        let marks = "SELECT (SELECT count(*) FROM touched_month WHERE month <> 'all') + (SELECT count(*) FROM touched_day)";
        let marks: i64 = store.connection().query_row(marks, [], |row| row.get(0)).expect("a count");
        prop_assert_eq!(marks, 0, "the days of what was destroyed are gone");
        compare(&store, (1, 250), true);
    }
}

#[test]
fn what_did_not_change_is_not_counted_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = field(folder.path());
    let trip = |date: &str| {
        values(json!({ "date": date, "origin": "L-3", "destination": "L-4", "outcome": "facilitated" }))
    };
    for date in ["2026-03-04", "2026-04-04", "2026-04"] {
        store
            .change(&stamp(today()), |change| change.make(Kind::Trip, &trip(date), "typed"))
            .expect("a trip");
    }
    let ask = |store: &Store| ask_both(store, &fact::TRIP, &["outcome"], None, today());
    ask(&store);
    // A wrong number that only a count of March would put right.
    let spoil =
        "UPDATE kept_month SET answer = replace(answer, 'facilitated', 'denied') WHERE month = '2026-03'";
    store.connection().execute(spoil, []).expect("a kept month");
    store
        .change(&stamp(today()), |change| change.make(Kind::Trip, &trip("2026-04-05"), "typed"))
        .expect("a trip");
    let wrong = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ask(&store)));
    assert!(wrong.is_err(), "March was counted again");
    store
        .change(&stamp(today()), |change| change.make(Kind::Trip, &trip("2026-03-05"), "typed"))
        .expect("a trip");
    ask(&store);
}

#[test]
fn of_a_month_that_goes_on_only_the_days_that_were_touched_are_counted_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = field(folder.path());
    let make = |store: &mut Store, dates: &[&str]| {
        for date in dates {
            let trip = values(json!({
                "date": date, "origin": "L-3", "destination": "L-4", "outcome": "facilitated",
                "demands": [{ "amount": 20 + dates.len(), "currency": "USD" }],
            }));
            store.change(&stamp(today()), |change| change.make(Kind::Trip, &trip, "typed")).expect("a trip");
        }
    };
    // The month of the last day asked about is kept by its days, for not all of them are asked for.
    let ask = |store: &Store| {
        ask_both(store, &fact::TRIP, &["outcome"], None, today());
        ask_both(store, &fact::DEMAND, &["currency"], None, today());
    };
    make(&mut store, &["2026-10-03", "2026-11-04", "2026-11-05", "2026-11-23", "2026-10"]);
    ask(&store);
    let by_day = "SELECT count(*) FROM kept_month WHERE month = '2026-11' AND answer = 'days'";
    let by_day: i64 = store.connection().query_row(by_day, [], |row| row.get(0)).expect("a count");
    assert!(by_day >= 2, "{by_day}");
    let spoil = |store: &Store, day: &str| {
        let sql = "UPDATE kept_month SET answer = replace(answer, 'facilitated', 'denied') WHERE month = ?1";
        assert!(store.connection().execute(sql, [day]).expect("a kept day") > 0, "{day} is kept");
    };
    let is_wrong =
        |store: &Store| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ask(store))).is_err();
    spoil(&store, "2026-11-04");
    make(&mut store, &["2026-11-05"]);
    assert!(is_wrong(&store), "the fourth was counted again");
    assert!(recount(store.connection()).expect("a count").unlike > 0, "and is found");
    make(&mut store, &["2026-11-04"]);
    counted_rightly(&store);
    ask(&store);
    counted_rightly(&store);
    // Many days at once are one go through the month, which mends what no mark tells of.
    spoil(&store, "2026-11-23");
    let many = ["06", "07", "08", "09", "10", "11", "12", "13"].map(|day| format!("2026-11-{day}"));
    make(&mut store, &many.each_ref().map(String::as_str));
    ask(&store);
    ask_both(&store, &fact::TRIP, &["outcome"], None, NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day"));
    // A month that lies behind is kept whole, until something of it is touched.
    let of_october = |store: &Store| -> i64 {
        let sql = "SELECT count(*) FROM kept_month WHERE month LIKE '2026-10-%'";
        store.connection().query_row(sql, [], |row| row.get(0)).expect("a count")
    };
    assert_eq!(of_october(&store), 0);
    counted_rightly(&store);
    make(&mut store, &["2026-10-09"]);
    ask(&store);
    assert!(of_october(&store) > 0);
    spoil(&store, "2026-10-03");
    make(&mut store, &["2026-10-09", "2026-10-10"]);
    assert!(is_wrong(&store), "the third was counted again");
}

/// What is counted anew is found by an index: what was touched costs, and nothing else.
#[test]
fn a_day_and_what_is_dated_in_part_are_found_by_an_index() {
    let connection = Connection::open_in_memory().expect("a database");
    connection.execute_batch(crate::store::open::SCHEMA).expect("our schema");
    let plan = |view: &str, condition: &str| -> Vec<String> {
        let sql = format!("EXPLAIN QUERY PLAN SELECT count(*) FROM {view} f WHERE {condition}");
        let mut statement = connection.prepare(&sql).expect("a statement");
        let rows = statement.query_map([], |row| row.get(3)).expect("a plan");
        rows.collect::<Result<_, _>>().expect("a plan")
    };
    let day = "f.day_first >= '2026-11-20' AND f.day_first <= '2026-11-20' AND f.day_first = f.day_last";
    for (view, index) in [
        ("fact_trip", "trip_due"),
        ("fact_gap", "trip_due"),
        ("fact_passage", "trip_date"),
        ("fact_stoppage", "trip_date"),
        ("fact_incident", "incident_date"),
        ("fact_harm", "incident_date"),
        ("fact_solved", "incident_solved"),
        ("fact_suspension", "incident_suspended"),
        ("fact_resumption", "incident_suspended"),
        ("fact_road_month", "incident_month"),
        ("fact_decision", "decision_date"),
        ("fact_encounter", "meeting_date"),
        ("fact_ask", "ask_meeting"),
        ("fact_ask", "ask_incident"),
    ] {
        let plan = plan(view, day);
        assert!(
            plan.iter().any(|line| line.contains(&format!(" {index} ")) || line.ends_with(index)),
            "{view}\n{plan:#?}"
        );
    }
    for (view, index) in [
        ("fact_trip", "trip_due_in_part"),
        ("fact_passage", "trip_in_part"),
        ("fact_incident", "incident_in_part"),
        ("fact_decision", "decision_in_part"),
        ("fact_meeting", "meeting_in_part"),
    ] {
        let plan = plan(view, "f.day_first <> f.day_last");
        assert!(plan.iter().any(|line| line.ends_with(index)), "{view}\n{plan:#?}");
    }
}

#[test]
fn what_somebody_typed_is_never_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = field(folder.path());
    let incident = values(json!({
        "date": "2026-03-04", "place": "L-3", "kinds": ["hold"], "setting": "checkpoint", "what_happened": "…",
        "solved_on": "2026-03-05", "solved_by": "Zorblatt",
    }));
    store
        .change(&stamp(today()), |change| change.make(Kind::Incident, &incident, "typed"))
        .expect("an incident");
    let mut asked = 0;
    for fact in fact::all() {
        for dimension in DIMENSIONS.iter().filter(|dimension| fact.has(dimension)) {
            ask_both(&store, fact, &[dimension.name], None, today());
            asked += 1;
        }
    }
    let sql = "SELECT count(*), sum(answer LIKE '%orblat%') FROM kept_month";
    let (kept, typed): (i64, i64) =
        store.connection().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).expect("counts");
    assert!(asked > 100 && kept > 100, "{asked} asked, {kept} kept");
    assert_eq!(typed, 0);
}
