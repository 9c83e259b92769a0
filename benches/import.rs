//! What importing an old sheet costs, beside plain SQLite inserting the same rows, in one run.
//!
//! ```text
//! cargo bench --features in-clear --bench import               # 100,000 rows, five rounds
//! cargo bench --features in-clear --bench import -- 20000 1    # fewer rows, one round
//! ```
//!
//! Four sides, each in a process of its own, in turn: the import into a store; the same code into a store whose database
//! is in clear; plain SQLite inserting every row that the import leaves behind, in all tables of the schema, with the
//! settings of a store and the rows in memory before the clock starts; plain SQLite inserting the bare cells of the sheet
//! into one table without an index. The clock of the import runs from the file on the disk to the commit.
//!
//! Measured, never asserted: a shared machine is no judge. The figures are medians, ratios medians of the rounds' own.
#![allow(clippy::disallowed_methods, reason = "a benchmark needs a clock, a folder and a second process")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its table is its result")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use carnet::guard::ZeroingAllocator;
use carnet::import::{DateOrder, MapFrom, Request, What, import};
use carnet::store::{Key, NewKeys, Stamp, Store, in_clear};
use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use secrecy::{ExposeSecret, SecretString};

/// As in the program.
#[global_allocator]
static ALLOCATOR: ZeroingAllocator = ZeroingAllocator(std::alloc::System);

/// The sheets that are imported, by name.
const SHEETS: &[&str] = &["trips", "incidents"];

/// The sides, and what each is called in the table.
const SIDES: &[(&str, &str)] = &[
    ("encrypted", "import into a store"),
    ("clear", "the same code, database in clear"),
    ("plain", "plain SQLite, the same rows in all tables"),
    ("bare", "plain SQLite, the sheet's cells in one table"),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [side, sheet, folder] = words.as_slice()
        && let Some(side) = side.strip_prefix("side=")
    {
        let folder = Path::new(folder);
        let taken = match side {
            "encrypted" => taken_in(folder, sheet),
            "clear" => in_clear(|| taken_in(folder, sheet)),
            "plain" => inserted(folder),
            _ => bare(folder, sheet),
        };
        println!("{}", taken.as_nanos());
        return;
    }
    let number = |at: usize, default: u64| words.get(at).map_or(default, |word| word.parse().unwrap());
    compare(number(0, 100_000), number(1, 5));
}

const TRIPS: &str = r#"
format = 1
kind = "trips"
source = "radio-room"
id = "No"
date_order = "dmy"
[fields]
date = { column = "Date" }
origin = { column = "De", place = { kind = "locality", make = true } }
destination = { column = "À", place = { kind = "locality", make = true } }
hours_late = { column = "Retard (h)", empty = ["-"] }
checkpoints = { column = "Barrières" }
vehicles = { column = "Véhicules" }
persons = { column = "Personnes" }
purpose = { column = "Pour quoi" }
notes = { column = "Notes" }
[fields.outcome]
column = "Résultat"
terms = { "Passé" = "facilitated", "Retard" = "delayed", "Demi-tour" = "turned-back", "Annulé" = "cancelled-by-us" }
"#;

const INCIDENTS: &str = r#"
format = 1
kind = "incidents"
source = "incident-log"
id = "Ref"
[fields]
date = { column = "Date" }
what_happened = { column = "What happened" }
setting = { column = "Setting", terms = { "Checkpoint" = "checkpoint", "Road" = "road" }, otherwise = "unknown" }
place = { column = "Place", place = { kind = "locality", make = true } }
people_delayed = { column = "People delayed" }
[fields.kinds]
column = "Type"
split = [";"]
terms = { "Extortion" = "fee-demanded", "Search" = "search", "Denied" = "refused", "Threat" = "threat" }
[nodes.actors]
column = "Author"
type = { otherwise = "armed-group" }
row = { attribution = "reported" }
"#;

fn map_of(sheet: &str) -> &'static str {
    if sheet == "trips" { TRIPS } else { INCIDENTS }
}

/// A sheet as an office keeps one: the same few places and words, each row with an hour or a remark of its own.
fn sheet_of(sheet: &str, rows: u64) -> String {
    let start = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap();
    let pick = |words: &[&'static str], at: u64| words[(at % words.len() as u64) as usize];
    let day = |at: u64| start + Days::new(at * 3_900 / rows.max(1));
    let mut text = match sheet {
        "trips" => {
            "No;Date;De;À;Résultat;Retard (h);Barrières;Véhicules;Personnes;Pour quoi;Notes\n".to_owned()
        }
        _ => "Ref,Date,Place,Setting,Type,Author,People delayed,What happened\n".to_owned(),
    };
    // A multiplier without a common factor with the lengths of the lists: every pair comes up, none in order.
    for (at, mixed) in (0..rows).map(|at| (at, at.wrapping_mul(2_654_435_761) >> 7)) {
        let line = match sheet {
            "trips" => writeln!(
                text,
                "{at};{};Poste {};Poste {};{};{};{};{};{};{};{}",
                day(at).format("%d/%m/%Y"),
                mixed % 60,
                (mixed / 61) % 60,
                pick(&["Passé", "Passé", "Passé", "Retard", "Demi-tour"], mixed),
                pick(&["-", "", "0,5", "4,5", "6"], mixed / 3),
                mixed % 9,
                1 + mixed % 3,
                2 + mixed % 8,
                pick(&["distribution de vivres", "santé", "évaluation", "eau et assainissement"], mixed / 5),
                if mixed.is_multiple_of(10) { "pluie, route coupée au pont" } else { "" },
            ),
            _ => writeln!(
                text,
                "I{at},{},Post {},{},{},Unit {},{},\"Two vehicles were held for {} hours at the barrier before the \
                 bridge; the team showed its papers, {} asked for {}, and went on after the office had called.\"",
                day(at),
                mixed % 60,
                pick(&["Checkpoint", "Road", "Office"], mixed),
                pick(&["Extortion", "Search", "Denied;Threat", "Denied"], mixed / 7),
                mixed % 40,
                mixed % 12,
                mixed % 7,
                pick(&["the guard", "an officer", "two men"], mixed / 11),
                pick(&["fuel", "a list of staff", "5000 CDF"], mixed / 13),
            ),
        };
        line.unwrap();
    }
    text
}

/// The real import, from the file to the commit.
fn taken_in(folder: &Path, sheet: &str) -> Duration {
    let mut store = Store::open(&folder.join("store"), &key(folder)).unwrap();
    let request = Request {
        what: What::Records,
        file: &folder.join("sheet.csv"),
        map: Some(MapFrom::Text(map_of(sheet))),
        beside: &[],
        dry_run: false,
        all_or_nothing: false,
        date_order: Some(DateOrder::Dmy),
    };
    let start = Instant::now();
    let outcome = import(&mut store, &stamp(), &request, &mut |_, _| {}).unwrap();
    let taken = start.elapsed();
    assert_eq!(
        (outcome.made, outcome.refused),
        (outcome.rows, 0),
        "a sheet that is refused measures nothing"
    );
    taken
}

/// A new store of either sort, with its key and its sheet.
fn prepare(folder: &Path, text: &str) {
    let identity = age::x25519::Identity::generate();
    std::fs::write(folder.join("key"), identity.to_string().expose_secret()).unwrap();
    std::fs::write(folder.join("sheet.csv"), text).unwrap();
    let mut keys = NewKeys::default();
    keys.add_recipient(&identity.to_public().to_string()).unwrap();
    drop(Store::create(&folder.join("store"), &keys, &stamp()).unwrap());
}

/// Rows of one table, and the statement that inserts one.
struct Table {
    insert: String,
    rows: Vec<Vec<Value>>,
}

/// Every row of a database in clear, table by table. The full-text index keeps no texts: its rows are made of those that
/// it was made of, which is what their inserting costs.
fn rows_of(from: &Connection, of_new: &Connection) -> Vec<Table> {
    let names = |sql: &str| -> Vec<String> {
        let mut statement = from.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let tables = names(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'full_text%' AND name NOT LIKE 'sqlite_%'",
    );
    let mut found: Vec<Table> = Vec::new();
    for table in tables {
        let mut statement = from.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
        let rows: Vec<Vec<Value>> = rows.unwrap().map(Result::unwrap).collect();
        let there: i64 =
            of_new.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        if rows.len() as i64 > there {
            let marks = vec!["?"; columns].join(", ");
            found.push(Table { insert: format!("INSERT INTO {table} VALUES ({marks})"), rows });
        }
    }
    let mut texts: Vec<Vec<Value>> = Vec::new();
    for (kind, words) in [
        ("trip", "coalesce(purpose, '') || ' ' || coalesce(notes, '')"),
        ("incident", "coalesce(what_happened, '')"),
    ] {
        let sql = format!(
            "SELECT id * 16, '', lower({words}), 'k y2020 m202001 l1 l2' FROM {kind} WHERE trim({words}) <> ''"
        );
        let mut statement = from.prepare(&sql).unwrap();
        let rows = statement.query_map([], |row| (0..4).map(|at| row.get(at)).collect()).unwrap();
        texts.extend(rows.map(Result::unwrap));
    }
    let insert = "INSERT INTO full_text (rowid, names, words, about) VALUES (?, ?, ?, ?)".to_owned();
    found.push(Table { insert, rows: texts });
    found
}

/// The rows that the import left in the twin, inserted into a new database of the same schema.
fn inserted(folder: &Path) -> Duration {
    let twin = Connection::open(folder.join("twin.db")).unwrap();
    let plain = plain(folder);
    plain.execute_batch(include_str!("../schema.sql")).unwrap();
    let tables = rows_of(&twin, &plain);
    drop(twin);
    let start = Instant::now();
    plain.execute_batch("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON").unwrap();
    for table in tables {
        let mut insert = plain.prepare(&table.insert).unwrap();
        for row in table.rows {
            insert.execute(params_from_iter(row)).unwrap();
        }
    }
    plain.execute_batch("COMMIT").unwrap();
    start.elapsed()
}

/// The cells of the sheet, read before, in one table without an index.
fn bare(folder: &Path, sheet: &str) -> Duration {
    let text = std::fs::read(folder.join("sheet.csv")).unwrap();
    let mark = if sheet == "trips" { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(mark).from_reader(text.as_slice());
    let columns = reader.headers().unwrap().len();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let plain = plain(folder);
    let names: Vec<String> = (0..columns).map(|at| format!("c{at}")).collect();
    plain.execute_batch(&format!("CREATE TABLE sheet ({})", names.join(", "))).unwrap();
    let start = Instant::now();
    plain.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut insert =
        plain.prepare(&format!("INSERT INTO sheet VALUES ({})", vec!["?"; columns].join(", "))).unwrap();
    for row in &rows {
        insert.execute(params_from_iter(row.iter())).unwrap();
    }
    drop(insert);
    plain.execute_batch("COMMIT").unwrap();
    start.elapsed()
}

/// A plain database with the settings of a store.
fn plain(folder: &Path) -> Connection {
    let path = folder.join("plain.db");
    let _ = std::fs::remove_file(&path);
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = DELETE;
             PRAGMA synchronous = EXTRA;
             PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -28672;
             PRAGMA secure_delete = ON;
             PRAGMA foreign_keys = ON;
             PRAGMA cell_size_check = ON;",
        )
        .unwrap();
    connection
}

fn key(folder: &Path) -> Key {
    let text = SecretString::from(std::fs::read_to_string(folder.join("key")).unwrap());
    Key::from_identity_file(&text).unwrap()
}

fn stamp() -> Stamp {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    Stamp { today, at: "2026-11-24T18:00:00Z".into() }
}

fn compare(rows: u64, rounds: u64) {
    println!("{rows} rows, {rounds} rounds\n");
    println!("| sheet | side | seconds | rows a second | the import, times this |\n|---|---|---:|---:|---:|");
    for sheet in SHEETS {
        let text = sheet_of(sheet, rows);
        let twin = tempfile::tempdir().unwrap();
        in_clear(|| prepare(twin.path(), &text));
        run("clear", sheet, twin.path());
        let twin = twin.path().join("store/store.db");
        let mut taken: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for round in 0..rounds {
            let mut order: Vec<&str> = SIDES.iter().map(|(side, _)| *side).collect();
            if round % 2 == 1 {
                order.reverse();
            }
            for side in order {
                eprintln!("{sheet}, round {} of {rounds}, {side}", round + 1);
                let folder = tempfile::tempdir().unwrap();
                match side {
                    "clear" => in_clear(|| prepare(folder.path(), &text)),
                    _ => prepare(folder.path(), &text),
                }
                std::fs::copy(&twin, folder.path().join("twin.db")).unwrap();
                taken.entry(side).or_default().push(run(side, sheet, folder.path()));
            }
        }
        for (side, label) in SIDES {
            let ratios = taken["encrypted"].iter().zip(&taken[side]).map(|(ours, theirs)| ours / theirs);
            let (seconds, ratio) = (middle(taken[side].clone()), middle(ratios.collect()));
            println!("| {sheet} | {label} | {seconds:.2} | {:.0} | {ratio:.2} |", rows as f64 / seconds);
        }
    }
}

fn run(side: &str, sheet: &str, folder: &Path) -> f64 {
    let child = Command::new(std::env::current_exe().unwrap())
        .args([&format!("side={side}"), sheet])
        .arg(folder)
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(child.status.success(), "the side {side} failed");
    let nanoseconds: u64 = String::from_utf8(child.stdout).unwrap().trim().parse().unwrap();
    nanoseconds as f64 / 1e9
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}
