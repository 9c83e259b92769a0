//! Rows of an import are written together, and one that is undone costs no other: what comes of many at once is what comes
//! of the same rows one at a time.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};

use carnet::import::{ImportError, MapFrom, Outcome, Request, What, import};
use carnet::model::Kind;
use carnet::store::{Filter, Key, Store, StoreError};
use proptest::prelude::*;
use serde_json::Value;

use crate::stores::{new_store, stamp};

const MAP: &str = r#"
format = 1
kind = "trips"
source = "radio-room"
id = "No"
date_order = "dmy"
[fields]
date = { column = "Date" }
purpose = { column = "Pour quoi" }
checkpoints = { column = "Barrières" }
[fields.origin]
column = "De"
place = { kind = "locality", make = true }
[fields.destination]
column = "À"
place = { kind = "locality", make = true }
[fields.outcome]
column = "Résultat"
terms = { "Passé" = "facilitated", "Retard" = "delayed", "Demi-tour" = "turned-back" }
"#;

const HEAD: &str = "No;Date;De;À;Résultat;Barrières;Pour quoi\n";

/// A store that is imported into.
struct Desk {
    map: &'static str,
    head: &'static str,
    folder: tempfile::TempDir,
    store: Store,
    key: Key,
}

impl Desk {
    fn of(map: &'static str, head: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (store, key) = new_store(&folder.path().join("store"));
        Self { map, head, folder, store, key }
    }

    fn take(&mut self, rows: &str) -> Outcome {
        self.try_to_take(rows).unwrap()
    }

    fn try_to_take(&mut self, rows: &str) -> Result<Outcome, ImportError> {
        let file: PathBuf = self.folder.path().join("sheet.csv");
        std::fs::write(&file, format!("{}{rows}", self.head)).unwrap();
        let request = Request {
            what: What::Records,
            file: &file,
            map: Some(MapFrom::Text(self.map)),
            beside: &[],
            dry_run: false,
            all_or_nothing: false,
            date_order: None,
        };
        import(&mut self.store, &stamp(), &request, &mut |_, _| {})
    }

    /// Every record as a dump has it, named by its id where the dump has what chance gave it.
    fn dump(&mut self) -> Vec<String> {
        let mut lines: Vec<Value> = Vec::new();
        self.store
            .dump(&stamp(), |line| -> Result<(), StoreError> {
                lines.push(line.clone());
                Ok(())
            })
            .unwrap();
        let text = |line: &Value, name: &str| line.get(name).and_then(Value::as_str).map(str::to_owned);
        let ids: BTreeMap<String, String> =
            lines.iter().filter_map(|line| Some((text(line, "uid")?, text(line, "id")?))).collect();
        let named = |line: &Value| {
            line.to_string()
                .split('"')
                .map(|part| ids.get(part).map_or(part, String::as_str))
                .collect::<Vec<_>>()
                .join("\"")
        };
        lines.iter().map(named).collect()
    }

    /// The rows that wait, without their place in their file.
    fn waiting(&self) -> Vec<(Vec<String>, String)> {
        let rows = self.store.refused_rows().unwrap();
        rows.into_iter().map(|row| (row.cells, row.reasons)).collect()
    }

    /// Closes the store; its history, its index and all that is derived must hang together.
    fn ends_whole(self) {
        let Self { folder, store, key, .. } = self;
        drop(store);
        let verified = Store::verify(&folder.path().join("store"), &key, None, &mut |_| {}).unwrap();
        assert_eq!(verified.findings, []);
    }
}

/// A row of the sheet that is good, or bad in some way.
fn row(number: usize, sort: usize) -> String {
    let day = 1 + number % 28;
    match sort {
        // Fails once its place is made: the day is to come.
        0 => format!("{number};{day:02}/05/2031;Neuf {number};Goma;Passé;2;santé\n"),
        // Fails before anything is written.
        1 => format!("{number};{day:02}/05/2031;Goma;Masisi;Passé;2;santé\n"),
        2 => format!("{number};31/02/2025;Goma;Masisi;Passé;2;\n"),
        3 => format!("{number};{day:02}/02/2025;Goma;Masisi;Refus;2;\n"),
        4 => format!("{number};{day:02}/02/2025;Goma\n"),
        // A place of its own, which others name too.
        6 => format!("{number};{day:02}/04/2025;Neuf {};Goma;Demi-tour;;\n", number + 1),
        7 => format!("{number};{day:02}/04/2025;Neuf {};Rutshuru;Passé;1;évaluation\n", number / 3),
        _ => format!("{number};{day:02}/02/2025;Poste {};Goma;Passé;{};vivres\n", number % 9, number % 5),
    }
}

/// A row of each sort; the fifth says something else of an earlier record, where one is good.
fn sheet(sorts: &[usize]) -> Vec<String> {
    let of = |(number, sort): (usize, &usize)| match sort {
        5 => {
            let earlier = (0..number).rev().step_by(7).find(|earlier| sorts[*earlier] > 5).unwrap_or(number);
            format!("{earlier};{:02}/03/2025;Goma;Bukavu;Retard;{number};encore\n", 1 + number % 28)
        }
        sort => row(number, *sort),
    };
    sorts.iter().enumerate().map(of).collect()
}

#[test]
fn a_row_that_fails_once_its_place_is_made_costs_the_others_nothing() {
    let mut desk = Desk::of(MAP, HEAD);
    let is_bad = |number: usize| number % 150 == 70;
    let rows: String = (0..450).map(|number| row(number, if is_bad(number) { 0 } else { 9 })).collect();
    let outcome = desk.take(&rows);
    assert_eq!((outcome.rows, outcome.made, outcome.refused, outcome.waiting), (450, 447, 3, 3));
    assert_eq!(outcome.made_beside, BTreeMap::from([(Kind::Place, 10)]));
    let lines: Vec<u64> = outcome.refusals.iter().map(|refusal| refusal.line).collect();
    assert_eq!(lines, [72, 222, 372]);
    // Each of the others is there once, numbered in the order of the file.
    let numbers: Vec<i64> = outcome.touched.iter().map(|touched| touched.id.number).collect();
    assert_eq!(numbers, (1..=447).collect::<Vec<_>>());
    let trips = desk.store.list(Kind::Trip, &Filter::default()).unwrap();
    let mut days: Vec<String> =
        trips.iter().map(|trip| trip.values["date"].as_str().unwrap().to_owned()).collect();
    let mut wanted: Vec<String> = (0..450)
        .filter(|number| !is_bad(*number))
        .map(|number| format!("2025-02-{:02}", 1 + number % 28))
        .collect();
    days.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(days, wanted);
    let places = desk.store.list(Kind::Place, &Filter::default()).unwrap();
    let names: Vec<&str> = places.iter().map(|place| place.values["name"].as_str().unwrap()).collect();
    assert_eq!((names.len(), names.iter().any(|name| name.starts_with("Neuf"))), (10, false));
    desk.ends_whole();
}

/// So many rows that all is known that rows name by then, however far is read ahead.
const PLAIN: usize = 1_600;

/// Good rows that name the few places of the others, with numbers of their own.
fn plain_rows() -> String {
    (0..PLAIN).map(|number| row(10_000 + number, 9)).collect()
}

/// What a sheet leaves at once, and what the same rows leave one at a time, must be the same: the first of them come at once
/// to both, so that the others find all that they name known already.
fn leaves_the_same(map: &'static str, head: &'static str, first: &str, rows: &[String]) {
    let (mut together, mut apart) = (Desk::of(map, head), Desk::of(map, head));
    let at_once = together.take(&format!("{first}{}", rows.concat()));
    let mut sum = [0; 6];
    for rows in std::iter::once(first).chain(rows.iter().map(String::as_str)) {
        let one = apart.take(rows);
        let places = one.made_beside.get(&Kind::Place).copied().unwrap_or_default();
        for (sum, one) in
            sum.iter_mut().zip([one.rows, one.made, one.changed, one.unchanged, one.refused, places])
        {
            *sum += one;
        }
    }
    let places = at_once.made_beside.get(&Kind::Place).copied().unwrap_or_default();
    let Outcome { rows, made, changed, unchanged, refused, .. } = at_once;
    assert_eq!([rows, made, changed, unchanged, refused, places], sum);
    assert_eq!(together.waiting(), apart.waiting());
    assert_eq!(together.dump(), apart.dump());
    together.ends_whole();
    apart.ends_whole();
}

const INCIDENTS: &str = r#"
format = 1
kind = "incidents"
source = "incident-log"
id = "Ref"
[fields]
date = { column = "Date" }
what_happened = { column = "What" }
setting = { otherwise = "checkpoint", column = "Setting", terms = { "Road" = "road" } }
place = { column = "Place", place = { kind = "locality", make = true } }
[fields.kinds]
column = "Type"
split = [";"]
terms = { "Extortion" = "fee-demanded", "Search" = "search", "Denied" = "refused", "Threat" = "threat", "Rape" = "sexual-violence-or-harassment" }
[nodes.actors]
column = "Author"
type = { otherwise = "armed-group" }
row = { attribution = "reported" }
"#;

/// An incident; some make an ask of their own, some are to come, some name what none named before, some are such that not all
/// of their row may be kept, and the one after those says something else of the same.
fn incident(number: usize) -> String {
    let (day, year) = (1 + number % 28, if number % 17 == 3 { 2031 } else { 2025 });
    let place = if number % 29 == 7 { format!("New {number}") } else { format!("Post {}", number % 7) };
    let kind = match number % 13 {
        5 => "Rape",
        _ => ["Extortion", "Search", "Denied;Threat", "Search;Extortion"][number % 4],
    };
    let called = if number % 13 == 6 { number - 1 } else { number };
    format!("I{called},{year}-03-{day:02},{place},Road,{kind},Unit {},held {number}\n", number % 5)
}

#[test]
fn incidents_with_their_asks_come_out_alike_at_once_and_one_at_a_time() {
    let is_good = |number: &usize| number % 17 != 3 && number % 29 != 7;
    let first: String = (10_000..12_000).filter(is_good).take(PLAIN).map(incident).collect();
    let rows: Vec<String> = (0..120).map(incident).collect();
    leaves_the_same(INCIDENTS, "Ref,Date,Place,Setting,Type,Author,What\n", &first, &rows);
}

/// After so many looks whether it is to stop, it is.
static LOOKS: AtomicI64 = AtomicI64::new(0);

fn is_to_stop() -> bool {
    LOOKS.fetch_sub(1, Ordering::SeqCst) <= 0
}

#[test]
fn an_import_that_is_stopped_anywhere_leaves_the_store_as_it_was() {
    let sheets = [(MAP, HEAD, plain_rows()), {
        let rows: String = (0..PLAIN).map(|number| incident(17 * 29 * 13 * number + 1)).collect();
        (INCIDENTS, "Ref,Date,Place,Setting,Type,Author,What\n", rows)
    }];
    let mut stopped = 0;
    for (map, head, rows) in sheets {
        // More closely together at first, where the first portions are, and at least to the end.
        for looks in (0..).map(|step| step * (step + 1) * 3) {
            let mut desk = Desk::of(map, head);
            let before = desk.dump();
            LOOKS.store(looks, Ordering::SeqCst);
            desk.store.heed(is_to_stop).unwrap();
            match desk.try_to_take(&rows) {
                Err(error) => {
                    assert!(matches!(error, ImportError::Store(StoreError::Interrupted)), "{error:?}")
                }
                Ok(_) => break,
            }
            stopped += 1;
            desk.store.heed(|| false).unwrap();
            assert_eq!(desk.dump(), before, "after {looks} looks");
            desk.ends_whole();
        }
    }
    assert!(stopped > 8, "{stopped}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 40, ..ProptestConfig::default() })]
    #[test]
    fn many_rows_at_once_and_one_at_a_time_leave_the_same(
        sorts in prop::collection::vec(0_usize..24, 202..230),
        is_known in any::<bool>(),
    ) {
        let first = if is_known { plain_rows() } else { String::new() };
        leaves_the_same(MAP, HEAD, &first, &sheet(&sorts));
    }
}
