//! What is done while something goes wrong, one entry a command: how the store lay before, what is typed, what may be
//! found afterwards.

use std::fs;
use std::io::Write;

use carnet::model::Kind;
use rusqlite::Connection;
use secrecy::SecretString;
use serde_json::{Value, json};

use super::scene::{Held, Scene};
use crate::desks::{Desk, Person};

/// A command, and what may come of it.
pub struct Scenario {
    pub name: &'static str,
    /// The laptop on which it is typed.
    pub desk: fn() -> Desk,
    /// What is typed there.
    pub act: fn(&Scene) -> Act,
    pub ends: Ends,
    /// What else must hold, once the store is known to be whole. It is told whether the command said that it is done, and
    /// whether the store is as after it.
    pub also: fn(&Scene, bool, bool),
    /// A state between the two, of a command that takes two steps, from the one before.
    pub between: Option<fn(&Held) -> Held>,
    /// Which names may be in the folder, where others may than those of before and after.
    pub leaves: Option<fn(&[String]) -> bool>,
}

impl Scenario {
    /// How many points of a sample: fewer where each waits for the derivation of a passphrase.
    pub fn sample(&self, many: usize) -> usize {
        if self.name == "passphrase" { 1 } else { many }
    }
}

/// A command as it is typed.
#[derive(Clone, Debug)]
pub struct Act {
    pub words: Vec<String>,
    pub input: &'static str,
    /// Whether it is given the key.
    pub opens: bool,
}

/// What a command leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// The store as it was, or as it is to be.
    Changed,
    /// The same, and a new file: none at all, or a whole one.
    Made(&'static str),
    /// A store in a new folder, or none.
    NewStore(&'static str),
    /// The key handed away, or brought back: the store as it was, or parked, or open again.
    Parked,
    /// No store; or one of which some slots are gone, and it can be gone on with.
    Gone,
}

/// A command of which the store is as before or as after, and nothing else is to be looked at.
const fn of(name: &'static str, desk: fn() -> Desk, act: fn(&Scene) -> Act, ends: Ends) -> Scenario {
    Scenario { name, desk, act, ends, also: |_, _, _| {}, between: None, leaves: None }
}

pub const SCENARIOS: &[Scenario] = &[
    of("log", some_records, logs_one, Ends::Changed),
    of("import", a_sheet, imports, Ends::Changed),
    of("trips", a_long_sheet, imports_trips, Ends::Changed),
    of("load", a_dump, loads, Ends::Changed),
    of("purge", old_records, purges, Ends::Changed),
    Scenario { also: copy_of_before, ..of("upgrade", version_1, lists, Ends::Changed) },
    of("rotate", some_records, rotates, Ends::Changed),
    of("park", by_passphrase, parks, Ends::Parked),
    of("unpark", parked, unparks, Ends::Parked),
    Scenario {
        also: one_opens,
        leaves: Some(two_passphrases),
        ..of("passphrase", by_passphrase, changes_passphrase, Ends::Changed)
    },
    Scenario {
        also: slip_is_whole,
        leaves: Some(slips_only),
        ..of("post", some_records, posts, Ends::Changed)
    },
    Scenario {
        also: slip_became_one_record,
        leaves: Some(slips_only),
        ..of("review", a_slip, reviews, Ends::Changed)
    },
    Scenario { between: Some(sender_is_known), ..of("pool", a_pool, adds, Ends::Changed) },
    Scenario { also: summary_opens, ..of("export", an_october, exports, Ends::Made("october.age")) },
    Scenario { also: copy_restores, ..of("backup", some_records, backs_up, Ends::Made("copy.tar")) },
    of("restore", a_backup, restores, Ends::NewStore("back")),
    of("init", some_records, makes, Ends::NewStore("new")),
    of("destroy", by_passphrase, destroys, Ends::Gone),
];

fn act(words: &[&str]) -> Act {
    Act { words: words.iter().map(|word| (*word).to_owned()).collect(), input: "", opens: true }
}

fn some_records() -> Desk {
    let desk = Desk::new();
    desk.keeps(
        Kind::Place,
        &[json!({ "name": "Goma", "kind": "adm2" }), json!({ "name": "Sake", "kind": "locality" })],
    );
    desk.meets(&["Governor", "Commander"]);
    desk.hears("granted", 3, "2026-10-05");
    desk
}

fn logs_one(_: &Scene) -> Act {
    act(&[
        "decision",
        "log",
        "--node",
        "A-2",
        "--date",
        "2026-10-08",
        "--code",
        "granted",
        "--format",
        "plain",
    ])
}

fn lists(_: &Scene) -> Act {
    act(&["place", "list"])
}

fn a_sheet() -> Desk {
    let desk = some_records();
    let mut sheet = "code,name,kind\n".to_owned();
    for n in 0..300 {
        sheet.push_str(&format!("v{n},Village {n},locality\n"));
    }
    sheet.push_str("x,Nowhere,castle\n");
    desk.laptop.has_file("places.csv", sheet);
    desk.laptop.has_file("places.toml", MAP);
    desk
}

const MAP: &str = "format = 1\nkind = \"places\"\nsource = \"team\"\nid = \"code\"\n\n[fields]\n\
    name = { column = \"name\" }\nkind = { column = \"kind\" }\n";

fn imports(_: &Scene) -> Act {
    act(&["import", "places", "places.csv", "--map", "places.toml"])
}

/// Of so many rows the last are ready before they are written, and put down without a savepoint.
fn a_long_sheet() -> Desk {
    let desk = some_records();
    let row = |n: usize| format!("{n},2026-09-{:02},Village {},Goma\n", 1 + n % 28, n % 7);
    let rows: String = (0..1_500).map(row).collect();
    desk.laptop.has_file("trips.csv", format!("No,Date,From,To\n{rows}"));
    desk.laptop.has_file("trips.toml", TRIPS);
    desk
}

const TRIPS: &str = "format = 1\nkind = \"trips\"\nsource = \"team\"\nid = \"No\"\n\n[fields]\n\
    date = { column = \"Date\" }\noutcome = { constant = \"facilitated\" }\n\
    origin = { column = \"From\", place = { kind = \"locality\", make = true } }\n\
    destination = { column = \"To\", place = { kind = \"locality\", make = true } }\n";

fn imports_trips(_: &Scene) -> Act {
    act(&["import", "records", "trips.csv", "--map", "trips.toml"])
}

fn a_dump() -> Desk {
    let from = some_records();
    let dump = from.carnet(&["dump", "--yes"]).done();
    let desk = Desk::new();
    desk.laptop.has_file("dump.jsonl", dump);
    desk
}

fn loads(_: &Scene) -> Act {
    act(&["load", "dump.jsonl"])
}

fn old_records() -> Desk {
    let desk = some_records();
    desk.keeps(
        Kind::Negotiation,
        &[json!({ "title": "Road", "objective": "convoy", "places": ["L-1"], "opened": "2024-01-02" })],
    );
    let trip = json!({ "date": "2024-02-09", "origin": "L-1", "destination": "L-2", "outcome": "facilitated", "completion": "full" });
    desk.keeps(Kind::Trip, &[trip]);
    let meeting = json!({
        "date": "2024-02-09", "channel": "phone", "mode": "alone", "topics": "road", "negotiation": "N-1",
        "participants": [{ "node": "A-1" }], "notes": "Zorblatt said so.",
    });
    desk.keeps(Kind::Meeting, &[meeting]);
    desk
}

fn purges(scene: &Scene) -> Act {
    let plan = scene.carnet(&["purge", "--due", "--dry-run", "--json"]).done();
    let plan: Value = serde_json::from_str(plan.trim()).unwrap();
    act(&["purge", "--due", "--confirm", plan["code"].as_str().unwrap()])
}

/// A store as version 1 made it: its own schema, and of each table the columns that it had.
pub(crate) fn version_1() -> Desk {
    let desk = some_records();
    let (database, old) = (desk.folder().join("store.db"), desk.folder().join("old.db"));
    let schema = include_str!("../fixtures/stores/v1.sql");
    // It ends by beginning a transaction in which references are not held.
    let schema = &schema[..schema.find("\nINSERT INTO").unwrap()];
    {
        let (now, then) = (opened(&desk, "store.db"), opened(&desk, "old.db"));
        then.execute_batch(schema).unwrap();
        let tables: Vec<String> =
            column(&then, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        for table in tables {
            let of = |connection: &Connection| {
                column(connection, &format!("SELECT name FROM pragma_table_info('{table}')"))
            };
            let new = of(&now);
            let names: Vec<String> = of(&then).into_iter().filter(|name| new.contains(name)).collect();
            if names.is_empty() {
                continue;
            }
            let marks = vec!["?"; names.len()].join(", ");
            let into = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
            let mut from = now.prepare(&format!("SELECT {} FROM {table}", names.join(", "))).unwrap();
            let mut rows = from.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let cells = (0..names.len()).map(|at| row.get::<_, rusqlite::types::Value>(at).unwrap());
                then.execute(&into, rusqlite::params_from_iter(cells)).unwrap();
            }
        }
        then.execute_batch("COMMIT; PRAGMA user_version = 1").unwrap();
    }
    fs::rename(old, database).unwrap();
    desk
}

fn column(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// A database beside the store, under the store's key and parameters, as another program opens it.
fn opened(desk: &Desk, name: &str) -> Connection {
    let digits: String = data_key(desk).iter().map(|byte| format!("{byte:02x}")).collect();
    let connection = Connection::open(desk.folder().join(name)).unwrap();
    connection.pragma_update(None, "key", format!("x'{digits}'")).unwrap();
    connection
        .execute_batch("PRAGMA cipher_page_size = 4096; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;")
        .unwrap();
    connection
}

pub fn data_key(desk: &Desk) -> Vec<u8> {
    let identity: age::x25519::Identity = desk.owner.identity.trim().parse().unwrap();
    opens(&fs::read(desk.folder().join("keys/recipients.age")).unwrap(), &identity).unwrap()
}

fn opens(slot: &[u8], identity: &dyn age::Identity) -> Option<Vec<u8>> {
    let mut key = Vec::new();
    let opened = age::Decryptor::new(slot).ok()?.decrypt(std::iter::once(identity));
    std::io::Read::read_to_end(&mut opened.ok()?, &mut key).ok()?;
    Some(key)
}

fn copy_of_before(scene: &Scene, _: bool, _: bool) {
    let copy = fs::metadata(scene.folder().join("store-before-1.db")).unwrap();
    assert!(copy.len() > 4096, "no copy of the store before its upgrade");
}

fn rotates(_: &Scene) -> Act {
    act(&["key", "rotate", "--yes"])
}

/// To the key that opens it anyway, so that it can be looked into afterwards.
fn parks(scene: &Scene) -> Act {
    act(&["key", "park", "--to", &scene.recipient(), "--abroad", "1", "--yes"])
}

fn parked() -> Desk {
    let desk = by_passphrase();
    desk.carnet(&["key", "park", "--to", &desk.owner.recipient, "--abroad", "1", "--yes"]).done();
    desk
}

fn unparks(scene: &Scene) -> Act {
    act(&["key", "unpark", "--recipient", &scene.recipient()])
}

/// The passphrase of [`by_passphrase`].
pub const OLD: &str = "le pont de la riviere seche";
const NEW: &str = "une autre phrase de passe";

/// A store with a passphrase besides, at a cost that nobody waits for.
pub fn by_passphrase() -> Desk {
    let desk = some_records();
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(OLD));
    recipient.set_work_factor(2);
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(&data_key(&desk)).unwrap();
    writer.finish().unwrap();
    fs::write(desk.folder().join("keys/passphrase-1.age"), sealed).unwrap();
    desk.laptop.has_file("new.txt", NEW);
    desk
}

fn changes_passphrase(_: &Scene) -> Act {
    act(&["key", "passphrase", "--slot", "passphrase-1", "--new-passphrase-file", "new.txt"])
}

/// One of the two passphrases opens the store at every moment, and only the new one once that was said.
fn one_opens(scene: &Scene, said: bool, _: bool) {
    let keys = scene.folder().join("keys");
    let opens = |passphrase: &str| {
        fs::read_dir(&keys).unwrap().any(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase));
            // The old slot costs next to nothing, the new one what passphrases cost.
            identity.set_max_work_factor(if passphrase == OLD { 2 } else { 18 });
            name.starts_with("passphrase-") && opens(&fs::read(&path).unwrap(), &identity).is_some()
        })
    };
    let old = opens(OLD);
    assert!(!(said && old), "the old passphrase opens the store after the new one was acknowledged");
    assert!(old || opens(NEW), "neither passphrase opens the store");
}

/// What was interrupted between the two leaves both slots, which `key list` shows.
fn two_passphrases(names: &[String]) -> bool {
    names.iter().all(|name| !name.contains(".part-"))
        && names.iter().filter(|name| name.contains("passphrase-")).count() <= 2
}

/// Whoever posts holds no lock, so what one of them left unfinished is not another's to remove; it is sealed.
fn slips_only(names: &[String]) -> bool {
    names
        .iter()
        .all(|name| !name.contains("aside") && (!name.contains(".part-") || name.starts_with("inbox/.part-")))
}

/// A new sender is told as a step of its own; the file is added in the next.
fn sender_is_known(before: &Held) -> Held {
    let mut held = before.clone();
    held.0.insert("senders".into(), "1".into());
    held.0.get_mut("history").unwrap().push_str("\n[\"Setting None 1\"]");
    held
}

fn posts(_: &Scene) -> Act {
    let words = ["inbox", "post", "note", "--text", "-"].map(str::to_owned).to_vec();
    Act { words, input: "The bridge is closed since noon.", opens: false }
}

fn slips(scene: &Scene) -> Vec<Value> {
    let listed = scene.carnet(&["inbox", "review", "--list", "--json"]).done();
    listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn slip_is_whole(scene: &Scene, said: bool, _: bool) {
    let slips = slips(scene);
    assert!(slips.len() == 1 || slips.is_empty() && !said, "{} slips", slips.len());
    assert!(slips.iter().all(|slip| slip["values"].to_string().contains("bridge is closed")), "{slips:?}");
    assert!(!scene.folder().join("inbox/aside").exists(), "a slip was put aside");
}

fn a_slip() -> Desk {
    let desk = some_records();
    let words = ["inbox", "post", "note", "--text", "-"];
    desk.laptop.carnet_reading("The bridge is closed since noon.", &words).done();
    desk
}

fn reviews(scene: &Scene) -> Act {
    let number = slips(scene)[0]["slip"].to_string();
    act(&["inbox", "review", "--accept", &number])
}

/// However often it is accepted, one record comes of it, and then the slip is gone.
fn slip_became_one_record(scene: &Scene, _: bool, _: bool) {
    for slip in slips(scene) {
        let number = slip["slip"].to_string();
        let _ = scene.carnet(&["inbox", "review", "--accept", &number]).done();
    }
    assert!(slips(scene).is_empty(), "a slip is left");
    let held = scene.held_in(&scene.folder());
    assert_eq!(held.0.keys().filter(|id| id.starts_with("E-")).count(), 1, "records of one slip");
}

fn a_pool() -> Desk {
    let pool = Desk::in_kassoura();
    let (from, to) = (Desk::in_kassoura(), pool.owner.recipient.clone());
    from.hears_often("granted", "regional", 12, "2026-08-05");
    from.carnet(&["setting", "set", "trusted_recipient", &to]).done();
    from.carnet(&["setting", "set", "trusted_protocol", "ISP 2026-04"]).done();
    let words =
        ["summary", "export", "--period", "2026-08", "--profile", "trusted", "--yes", "--to", &to, "-o"];
    from.carnet(&[&words[..], &[&from.path("north.age")]].concat()).done();
    pool.laptop.has_file("north.age", fs::read(from.path("north.age")).unwrap());
    pool.laptop.has_file("words.txt", from.store().words().unwrap().join(" "));
    pool
}

fn adds(scene: &Scene) -> Act {
    let words = fs::read_to_string(scene.home().join("words.txt")).unwrap();
    act(&["pool", "add", "north.age", "--as", "north", "--signer", &words])
}

fn an_october() -> Desk {
    let desk = Desk::in_kassoura().has_an_october();
    let reader = Person::new();
    desk.laptop.has_file("reader.txt", &reader.identity);
    desk.laptop.has_file("to.txt", &reader.recipient);
    desk
}

fn exports(_: &Scene) -> Act {
    act(&[
        "summary",
        "export",
        "--period",
        "2026-10",
        "--yes",
        "--recipients-file",
        "to.txt",
        "-o",
        "october.age",
    ])
}

fn summary_opens(scene: &Scene, _: bool, _: bool) {
    let opened = scene.laptop.carnet(&["summary", "open", "october.age", "--identity", "reader.txt"]).done();
    assert!(opened.contains("2026-10"), "{opened}");
}

fn backs_up(_: &Scene) -> Act {
    act(&["backup", "copy.tar"])
}

fn copy_restores(scene: &Scene, _: bool, _: bool) {
    scene.carnet(&["--store", "again", "restore", "copy.tar"]).done();
    let of = |folder| {
        let mut held = scene.held_in(folder);
        held.0.retain(|key, _| !["ledger", "history"].contains(&key.as_str()));
        held.without_place(super::kill::THEN)
    };
    assert_eq!(of(&scene.home().join("again")), of(&scene.folder()));
}

fn a_backup() -> Desk {
    let desk = some_records();
    desk.carnet(&["backup", &desk.path("copy.tar")]).done();
    desk
}

fn restores(_: &Scene) -> Act {
    act(&["--store", "back", "restore", "copy.tar"])
}

fn makes(scene: &Scene) -> Act {
    let mut act = act(&["--store", "new", "init", "--no-passphrase", "--recipient", &scene.recipient()]);
    act.opens = false;
    act
}

fn destroys(scene: &Scene) -> Act {
    let plan = scene.laptop.carnet(&["destroy", "--dry-run", "--json"]).done();
    let plan: Value = serde_json::from_str(plan.trim()).unwrap();
    let mut act = act(&["destroy", "--confirm", plan["code"].as_str().unwrap()]);
    act.opens = false;
    act
}
