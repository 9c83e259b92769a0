//! What encryption costs: the same work of the same code on a store and on one whose database is in clear, in one run.
//!
//! ```text
//! cargo bench --features in-clear               # 100,000 records, three rounds
//! cargo bench --features in-clear -- 20000 1    # fewer records, one round
//! ```
//!
//! Measured, never asserted: a shared machine is no judge. Each stage of each side is a process of its own, so
//! that none finds the pages of another in memory; rounds alternate in the order encrypted, clear, clear, encrypted. The figures
//! are medians of all rounds.
#![allow(clippy::disallowed_methods, reason = "a benchmark needs a clock, a folder and a second process")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its table is its result")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use carnet::guard::ZeroingAllocator;
use carnet::indicator::{Base, Choice, DIMENSIONS, REPORTS, Take, fact};
use carnet::model::Kind;
use carnet::sample::{self, Size};
use carnet::store::report::Query;
use carnet::store::{Key, NewKeys, Search, Stamp, Store, in_clear};
use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

/// As in the program.
#[global_allocator]
static ALLOCATOR: ZeroingAllocator = ZeroingAllocator(std::alloc::System);

/// Work in the order of the table, and what its figure is.
const WORK: &[(&str, &str)] = &[
    ("open", "open an empty store"),
    ("log", "log one trip, durably"),
    ("make", "make all records in one change"),
    ("open-full", "open the full store"),
    ("find-rare", "find a rare word: 4711"),
    ("find-common", "find a word of a tenth of all that has words: convoi"),
    ("find-synonyms", "find a word with synonyms: barrière"),
    ("find-phrase", "find a phrase within a month and a province"),
    ("find-beginning", "find two beginnings: appel bureau*"),
    ("find-nothing", "find what nothing has: convoi xylophone"),
    ("verify", "verify all of it"),
    ("bytes", "size of the database"),
    ("bytes-index", "of it, the full-text index"),
];

/// What is looked for, by the name of its figure.
const LOOKED_FOR: &[(&str, &str)] = &[
    ("find-rare", "4711"),
    ("find-common", "convoi"),
    ("find-synonyms", "barrière"),
    ("find-phrase", "\"sans reçu\""),
    ("find-beginning", "appel bureau*"),
    ("find-nothing", "convoi xylophone"),
];

/// Cross-tabs that are asked for every month: the fact, and by what.
const CROSSED: &[(&str, &str, &[&str])] = &[
    ("trips by month and outcome", "fact_trip", &["month", "outcome"]),
    ("trips by month and province", "fact_trip", &["month", "adm1"]),
    ("decisions by month and level", "fact_decision", &["month", "level"]),
    ("decisions by month, level and decision", "fact_decision", &["month", "level", "decision"]),
    ("incidents by month, category and province", "fact_incident", &["month", "category", "adm1"]),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [side, stage, folder, records] = words.as_slice()
        && let Some(side) = side.strip_prefix("side=")
    {
        let (folder, records) = (Path::new(folder), records.parse().unwrap());
        let work = || match stage.as_str() {
            "prepare" => prepare(folder),
            "make" => make(folder, records),
            _ => measure(folder),
        };
        return if side == "clear" { in_clear(work) } else { work() };
    }
    // A store in clear that stays, for the programs that are measured beside: benches/beside.py.
    if let [keep, folder, records] = words.as_slice()
        && keep == "keep"
    {
        let folder = Path::new(folder);
        in_clear(|| {
            prepare(folder);
            make(folder, records.parse().unwrap());
        });
        return;
    }
    let number = |at: usize, default: u64| words.get(at).map_or(default, |word| word.parse().unwrap());
    compare(number(0, 100_000), number(1, 3));
}

const STAGES: [&str; 3] = ["prepare", "make", "measure"];

/// Two empty stores and the key of both.
fn prepare(folder: &Path) {
    let identity = age::x25519::Identity::generate();
    std::fs::write(folder.join("key"), identity.to_string().expose_secret()).unwrap();
    let mut keys = NewKeys::default();
    keys.add_recipient(&identity.to_public().to_string()).unwrap();
    let mut small = Store::create(&folder.join("small"), &keys, &stamp()).unwrap();
    sample::fill(&mut small, Size::Records(0), 1, &stamp()).unwrap();
    drop(Store::create(&folder.join("full"), &keys, &stamp()).unwrap());
}

/// The full store filled.
fn make(folder: &Path, records: u64) {
    let mut store = Store::open(&folder.join("full"), &key(folder)).unwrap();
    let start = Instant::now();
    sample::fill(&mut store, Size::Records(records), 1, &stamp()).unwrap();
    say("make", start.elapsed());
}

/// All else: a line for each figure.
fn measure(folder: &Path) {
    let (path, full, key, stamp) = (folder.join("small"), folder.join("full"), key(folder), stamp());
    say("open", median(15, || open(&path, &key)));

    let mut store = Store::open(&path, &key).unwrap();
    say("log", median(60, || one_more_trip(&mut store, &stamp)));
    drop(store);

    say("open-full", median(15, || open(&full, &key)));

    find(&full, &key);
    reports(&full, &key, &stamp);
    crossed(&full, &key, &stamp);
    let start = Instant::now();
    assert!(Store::verify(&full, &key, None, &mut |_| {}).unwrap().findings.is_empty());
    say("verify", start.elapsed());
    println!("bytes\t{}", std::fs::metadata(full.join("store.db")).unwrap().len());
}

/// Every report over everything: the first time, and again after one more trip, when the months that it did not touch need
/// not be counted again. Each time on a store opened for it, as a command opens one, and with the most memory that the
/// process had meanwhile.
fn reports(path: &Path, key: &Key, stamp: &Stamp) {
    let everything = Choice::until(stamp.today);
    for report in REPORTS {
        for time in ["first", "again"] {
            if time == "again" {
                one_more_trip(&mut Store::open(path, key).unwrap(), stamp);
            }
            let store = Store::open(path, key).unwrap();
            forget_peak();
            let start = Instant::now();
            carnet::analysis::make(&store, report, &everything, None).unwrap();
            say(&format!("{time} {}", report.name), start.elapsed());
            println!("memory-{time} {}\t{}", report.name, peak());
        }
    }
}

/// Every cross-tab as the reports above, and by itself: nothing else was read before.
fn crossed(path: &Path, key: &Key, stamp: &Stamp) {
    let everything = Choice::until(stamp.today);
    for (name, view, by) in CROSSED {
        let fact = fact::all().find(|fact| fact.view == *view).unwrap();
        let by: Vec<_> =
            by.iter().map(|by| *DIMENSIONS.iter().find(|there| there.name == *by).unwrap()).collect();
        let query = Query::new(fact, vec![Base { fact, take: Take::Rows, given: &[] }], &by, &everything);
        for time in ["first", "again"] {
            if time == "again" {
                one_more_trip(&mut Store::open(path, key).unwrap(), stamp);
            }
            let store = Store::open(path, key).unwrap();
            let start = Instant::now();
            assert!(store.tabulate(&query).unwrap().groups.len() > 5);
            say(&format!("{time} {name}"), start.elapsed());
        }
    }
}

fn one_more_trip(store: &mut Store, stamp: &Stamp) {
    let trip = json!({
        "date": "2026-11-20", "origin": "L-28", "destination": "L-29", "outcome": "facilitated", "checkpoints": 4,
    });
    let trip = trip.as_object().unwrap();
    store.change(stamp, |change| change.make(Kind::Trip, trip, "typed")).unwrap();
}

/// From now on the most memory is counted anew. Linux alone tells it; elsewhere it is shown as nothing.
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that this process had at once, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// Each search on a store opened for it, the first search of all: beyond the unlock, nothing is warm.
fn find(path: &Path, key: &Key) {
    for (name, text) in LOOKED_FOR {
        let mut taken: Vec<Duration> = (0..5)
            .map(|_| {
                let store = Store::open(path, key).unwrap();
                let narrowed = *name == "find-phrase";
                let province = || {
                    store.find_by_name(Kind::Place, "Hauts-Plateaux").unwrap().first().map(|found| found.id)
                };
                let search = Search {
                    text: (*text).to_owned(),
                    place: narrowed.then(province).flatten(),
                    since: NaiveDate::from_ymd_opt(2026, 3, 1).filter(|_| narrowed),
                    until: NaiveDate::from_ymd_opt(2026, 3, 31).filter(|_| narrowed),
                    limit: 20,
                    ..Search::default()
                };
                let start = Instant::now();
                let found = store.search(&search).unwrap();
                let taken = start.elapsed();
                // Among few records nobody may have written the rare word.
                if *name != "find-rare" {
                    assert_eq!(found.hits.is_empty(), *name == "find-nothing", "{name}");
                }
                taken
            })
            .collect();
        taken.sort_unstable();
        say(name, taken[2]);
    }
    let store = Store::open(path, key).unwrap();
    println!("bytes-index\t{}", store.full_text_bytes().unwrap());
}

/// Unlocking, and the first answer.
fn open(path: &Path, key: &Key) {
    let store = Store::open(path, key).unwrap();
    assert!(store.count(Kind::Place).unwrap() > 0);
}

fn key(folder: &Path) -> Key {
    let text = SecretString::from(std::fs::read_to_string(folder.join("key")).unwrap());
    Key::from_identity_file(&text).unwrap()
}

fn stamp() -> Stamp {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    Stamp { today, at: "2026-11-24T18:00:00Z".into() }
}

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    taken.sort_unstable();
    taken[times / 2]
}

fn say(name: &str, taken: Duration) {
    println!("{name}\t{}", taken.as_nanos());
}

/// Both sides, round by round, and the table.
fn compare(records: u64, rounds: u64) {
    let mut figures: BTreeMap<(&str, String), Vec<u64>> = BTreeMap::new();
    for round in 0..rounds {
        let order = if round % 2 == 0 { ["encrypted", "clear"] } else { ["clear", "encrypted"] };
        for side in order {
            eprintln!("round {} of {rounds}, {side}", round + 1);
            for (name, value) in run(side, records) {
                figures.entry((side, name)).or_default().push(value);
            }
        }
    }
    let middle = |side, name: &str| {
        let values = figures.get_mut(&(side, name.to_owned())).unwrap();
        values.sort_unstable();
        values[values.len() / 2]
    };
    print_table(records, rounds, middle);
}

fn run(side: &str, records: u64) -> Vec<(String, u64)> {
    let own = std::env::current_exe().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut figures = Vec::new();
    for stage in STAGES {
        let child = Command::new(&own)
            .args([&format!("side={side}"), stage])
            .arg(folder.path())
            .arg(records.to_string())
            .stderr(Stdio::inherit())
            .output()
            .unwrap();
        assert!(child.status.success(), "the side {side} failed");
        for line in String::from_utf8(child.stdout).unwrap().lines() {
            let (name, value) = line.split_once('\t').unwrap();
            figures.push((name.to_owned(), value.parse().unwrap()));
        }
    }
    figures
}

fn print_table(records: u64, rounds: u64, mut middle: impl FnMut(&'static str, &str) -> u64) {
    println!("{records} records, {rounds} rounds\n");
    println!("| work | encrypted | in clear | ratio |\n|---|---:|---:|---:|");
    let time = |value: u64| match value {
        _ if value < 1_000_000_000 => format!("{:.2} ms", value as f64 / 1e6),
        _ => format!("{:.2} s", value as f64 / 1e9),
    };
    for (name, label) in WORK {
        let (encrypted, clear) = (middle("encrypted", name), middle("clear", name));
        let ratio = encrypted as f64 / clear as f64;
        let shown = |value: u64| match *name {
            "bytes" | "bytes-index" => format!("{:.1} MB", value as f64 / 1e6),
            _ => time(value),
        };
        println!("| {label} | {} | {} | {ratio:.2} |", shown(encrypted), shown(clear));
    }
    println!(
        "\n| report | in clear, first | encrypted, first | encrypted, after one more trip | that, times the first | \
         memory at most |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    for report in REPORTS {
        let (first, again) = (format!("first {}", report.name), format!("again {}", report.name));
        let (clear, encrypted, after) =
            (middle("clear", &first), middle("encrypted", &first), middle("encrypted", &again));
        let ratio = after as f64 / clear as f64;
        let memory = middle("encrypted", &format!("memory-{first}"))
            .max(middle("encrypted", &format!("memory-{again}")));
        println!(
            "| {} | {} | {} | {} | {ratio:.2} | {:.0} MB |",
            report.name,
            time(clear),
            time(encrypted),
            time(after),
            memory as f64 / 1e6
        );
    }
    println!(
        "\n| cross-tab | in clear, first | encrypted, first | encrypted, after one more trip | that, times the first |"
    );
    println!("|---|---:|---:|---:|---:|");
    for (name, ..) in CROSSED {
        let (first, again) = (format!("first {name}"), format!("again {name}"));
        let (clear, encrypted, after) =
            (middle("clear", &first), middle("encrypted", &first), middle("encrypted", &again));
        let ratio = after as f64 / clear as f64;
        println!("| {name} | {} | {} | {} | {ratio:.2} |", time(clear), time(encrypted), time(after));
    }
}
