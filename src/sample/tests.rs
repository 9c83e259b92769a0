//! One seed, one store; and every promise of the room's first page.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::{Filled, Size, fill};
use crate::model::Kind;
use crate::seal::Identity;
use crate::store::{Filter, NewKeys, Stamp, Store};

fn stamp(year: i32, month: u32, day: u32) -> Stamp {
    let today = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    Stamp { today, at: format!("{today}T18:00:00Z") }
}

fn filled(folder: &tempfile::TempDir, name: &str, size: Size, seed: u64, stamp: &Stamp) -> (Store, Filled) {
    let mut keys = NewKeys::default();
    keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
    let mut store = Store::create(&folder.path().join(name), &keys, stamp).expect("a new store");
    let filled = fill(&mut store, size, seed, stamp).expect("every invented record can be written down");
    (store, filled)
}

fn all_values(store: &Store) -> Vec<Value> {
    let everything = Filter { with_void: true, ..Filter::default() };
    let kinds = Kind::ALL.iter().flat_map(|kind| store.list(*kind, &everything).expect("lists"));
    kinds.map(|stored| Value::Object(stored.values)).collect()
}

fn count(store: &Store, kind: Kind) -> u64 {
    store.count(kind).expect("counts")
}

#[test]
fn one_seed_gives_one_store_and_another_seed_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let day = stamp(2026, 11, 24);
    let (first, filled_first) = filled(&folder, "first", Size::Tour, 7, &day);
    let (again, filled_again) = filled(&folder, "again", Size::Tour, 7, &day);
    let (other, _) = filled(&folder, "other", Size::Tour, 8, &day);
    assert_eq!(all_values(&first), all_values(&again));
    assert_eq!(filled_first, filled_again);
    assert_ne!(all_values(&first), all_values(&other));
}

#[test]
fn the_tour_has_what_it_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, filled) = filled(&folder, "store", Size::Tour, 1, &stamp(2026, 11, 24));
    let trips = store.list(Kind::Trip, &Filter::default()).expect("lists");
    let went = trips.iter().filter(|trip| trip.values.contains_key("outcome")).count();
    assert!((55..=70).contains(&went), "{went} trips");
    assert!(
        (13..=18).contains(&count(&store, Kind::Incident)),
        "{} incidents",
        count(&store, Kind::Incident)
    );
    assert_eq!(count(&store, Kind::Negotiation), 3);
    assert!(count(&store, Kind::Promise) >= 8);
    assert!(count(&store, Kind::Ask) >= 8);
    for kind in Kind::ALL {
        assert!(count(&store, *kind) > 0, "no {kind}");
    }
    for outcome in <crate::vocabulary::TripOutcome as crate::vocabulary::Term>::ALL {
        let code = crate::vocabulary::Term::code(*outcome);
        assert!(trips.iter().any(|trip| trip.values.get("outcome") == Some(&code.into())), "no {code}");
    }
    assert_eq!(filled.negotiation.kind, Kind::Negotiation);
    assert_eq!(filled.records[&Kind::Trip], count(&store, Kind::Trip));
    assert_eq!(filled.records[&Kind::Meeting], count(&store, Kind::Meeting));
    assert_eq!(filled.records[&Kind::Decision], count(&store, Kind::Decision));
    assert!(store.unmet().expect("counts") < 10);
}

#[test]
fn the_last_whole_month_has_enough_yeses_to_say_how_many_on_any_day() {
    let folder = tempfile::tempdir().expect("a folder");
    for (n, day) in
        [stamp(2026, 11, 24), stamp(2026, 3, 1), stamp(2028, 2, 29), stamp(2027, 1, 31)].iter().enumerate()
    {
        let (store, _) = filled(&folder, &n.to_string(), Size::Tour, 3, day);
        let first =
            day.today.with_day(1).and_then(|first| first.pred_opt()).and_then(|last| last.with_day(1));
        let until = day.today.with_day(1).and_then(|first| first.pred_opt());
        let month = Filter { since: first, until, ..Filter::default() };
        let decisions = store.list(Kind::Decision, &month).expect("lists");
        let granted = decisions.iter().filter(|said| said.values["code"] == "granted").count();
        assert!(granted >= 10, "{granted} granted in the month before {}", day.today);
    }
}

#[test]
fn as_many_records_as_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = filled(&folder, "store", Size::Records(400), 1, &stamp(2026, 11, 24));
    let bulk = [Kind::Trip, Kind::Decision, Kind::Incident].map(|kind| count(&store, kind));
    assert_eq!(bulk.iter().sum::<u64>(), 400);
    assert!(bulk.iter().all(|records| *records > 20), "{bulk:?}");
}

#[test]
fn two_years_of_a_team_have_the_size_that_they_are_said_to_have() {
    let folder = tempfile::tempdir().expect("a folder");
    for (n, (seed, day)) in [(1, stamp(2026, 11, 24)), (5, stamp(2028, 3, 1))].iter().enumerate() {
        let (store, filled) = filled(&folder, &n.to_string(), Size::Team, *seed, day);
        let of = |kind| count(&store, kind);
        assert!((38..=48).contains(&of(Kind::Actor)), "{} actors", of(Kind::Actor));
        assert_eq!(of(Kind::Negotiation), 25);
        assert!((500..=720).contains(&of(Kind::Trip)), "{} trips", of(Kind::Trip));
        assert!((120..=190).contains(&of(Kind::Incident)), "{} incidents", of(Kind::Incident));
        assert!(of(Kind::Caution) >= 3 && of(Kind::Directive) >= 8 && of(Kind::Event) >= 20);
        assert!(of(Kind::Promise) >= 30 && of(Kind::Ask) >= 50 && of(Kind::Meeting) >= 100);
        assert_eq!(filled.records[&Kind::Trip], of(Kind::Trip));
        // Authorities that owe an answer, promises past their day, and trips to go tomorrow in every state.
        let owed = store.awaited(day.today).expect("reads");
        assert!(owed.len() >= 3, "{} answers awaited", owed.len());
        let planned = store.planned(day.today, None).expect("reads");
        assert!((8..=12).contains(&planned.len()), "{} planned", planned.len());
        assert!(store.without_outcome(day.today).expect("reads") >= 1);
        assert!(store.unmet().expect("counts") < 10);
    }
}
