//! Bad input, a row each: exit 2, a sentence that names the field and what to do, and a store that is as it was.
//!
//! What is said to each stands in a reviewed snapshot. Bad input at a prompt is in the tests of the asked mode, a file
//! that grows while it is read in the unit tests of `file`.

use std::fmt::Write as _;
use std::process::Stdio;

use carnet::model::Kind;
use carnet::store::Filter;
use serde_json::{Value, json};

use crate::officer::Officer;
use crate::stores::{stamp, values};

/// What was done wrong, what was typed, what was on standard input, and what the sentence must name.
type Row = (&'static str, &'static [&'static str], &'static str, &'static [&'static str]);

/// What is typed as flags.
const FLAGS: &[Row] = &[
    (
        "unknown actor",
        &["decision", "log", "--node", "Personne", "--date", "-1", "--code", "granted"],
        "",
        &["node"],
    ),
    (
        "ambiguous actor",
        &["decision", "log", "--node", "Bureau", "--date", "-1", "--code", "granted"],
        "",
        &["node", "A-1", "A-2"],
    ),
    ("circle in the hierarchy", &["actor", "edit", "A-1", "--parent", "A-3"], "", &["parents"]),
    ("circle among places", &["place", "edit", "L-1", "--parent", "L-2"], "", &["parent"]),
    ("own parent", &["actor", "edit", "A-1", "--parent", "A-1"], "", &["parents"]),
    (
        "promise settled before it was made",
        &[
            "promise",
            "add",
            "--promised-by",
            "them",
            "--node",
            "A-1",
            "--kind",
            "information",
            "--made-on",
            "2026-11-10",
            "--settled-on",
            "2026-11-01",
        ],
        "",
        &["settled_on", "2026-11-10"],
    ),
    (
        "end before start",
        &[
            "request",
            "log",
            "--what",
            "convoy",
            "--place",
            "L-1",
            "--first-day",
            "2026-12-05",
            "--last-day",
            "2026-12-01",
        ],
        "",
        &["last_day", "2026-12-05"],
    ),
    (
        "rule that ends before it begins",
        &[
            "directive",
            "log",
            "--issued-by",
            "A-1",
            "--date",
            "-1",
            "--what",
            "x",
            "--in-force-from",
            "2026-12-05",
            "--in-force-to",
            "2026-12-01",
        ],
        "",
        &["in_force_to"],
    ),
    (
        "way back before the trip",
        &["trip", "plan", "--date", "+3", "--origin", "L-1", "--destination", "L-2", "--return-on", "+1"],
        "",
        &["return_on"],
    ),
    (
        "31 February",
        &[
            "meeting",
            "log",
            "--date",
            "2026-02-31",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date"],
    ),
    (
        "29 February 1900",
        &["promise", "add", "--promised-by", "us", "--kind", "information", "--made-on", "1900-02-29"],
        "",
        &["made_on"],
    ),
    (
        "day and month that can be exchanged",
        &[
            "meeting",
            "log",
            "--date",
            "03/02/2025",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date", "2025-02-03", "2025-03-02"],
    ),
    (
        "Hijri year",
        &[
            "meeting",
            "log",
            "--date",
            "1448-05-03",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date"],
    ),
    (
        "year 0",
        &[
            "meeting",
            "log",
            "--date",
            "0000-05-03",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date"],
    ),
    (
        "year 10000",
        &[
            "meeting",
            "log",
            "--date",
            "10000-05-03",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date"],
    ),
    (
        "month 13",
        &[
            "meeting",
            "log",
            "--date",
            "2026-13",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date"],
    ),
    (
        "year of two digits",
        &[
            "meeting",
            "log",
            "--date",
            "12/11/10",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date"],
    ),
    (
        "serial of a spreadsheet",
        &[
            "meeting",
            "log",
            "--date",
            "45989",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date"],
    ),
    (
        "a meeting in the future",
        &[
            "meeting",
            "log",
            "--date",
            "2099-01-01",
            "--channel",
            "phone",
            "--mode",
            "alone",
            "--topics",
            "x",
            "--participant",
            "A-1",
        ],
        "",
        &["date"],
    ),
    (
        "negative count",
        &[
            "trip",
            "log",
            "--date",
            "-1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--outcome",
            "facilitated",
            "--checkpoints=-1",
        ],
        "",
        &["checkpoints"],
    ),
    (
        "negative hours",
        &[
            "trip",
            "log",
            "--date",
            "-1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--outcome",
            "delayed",
            "--hours-late=-3",
        ],
        "",
        &["hours_late"],
    ),
    (
        "absurd count",
        &[
            "trip",
            "log",
            "--date",
            "-1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--outcome",
            "facilitated",
            "--checkpoints",
            "9223372036854775808",
        ],
        "",
        &["checkpoints"],
    ),
    (
        "absurd amount",
        &[
            "trip",
            "log",
            "--date",
            "-1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--outcome",
            "facilitated",
            "--demand",
            "1e308 currency=CDF",
        ],
        "",
        &["amount"],
    ),
    (
        "not a number",
        &[
            "trip",
            "log",
            "--date",
            "-1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--outcome",
            "delayed",
            "--hours-late",
            "NaN",
        ],
        "",
        &["hours_late"],
    ),
    (
        "infinity",
        &[
            "trip",
            "log",
            "--date",
            "-1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--outcome",
            "delayed",
            "--hours-late",
            "inf",
        ],
        "",
        &["hours_late"],
    ),
    (
        "money without a currency",
        &[
            "trip",
            "log",
            "--date",
            "-1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--outcome",
            "facilitated",
            "--demand",
            "5000",
        ],
        "",
        &["currency"],
    ),
    (
        "three decimals",
        &[
            "trip",
            "log",
            "--date",
            "-1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--outcome",
            "delayed",
            "--hours-late",
            "1.234",
        ],
        "",
        &["hours_late"],
    ),
    (
        "more women than persons",
        &[
            "trip",
            "plan",
            "--date",
            "+1",
            "--origin",
            "L-1",
            "--destination",
            "L-2",
            "--persons-planned",
            "2",
            "--women-planned",
            "3",
        ],
        "",
        &["women_planned", "persons_planned"],
    ),
    (
        "latitude out of range",
        &["place", "add", "--name", "x", "--kind", "site", "--latitude", "91", "--longitude", "10"],
        "",
        &["latitude"],
    ),
    (
        "longitude out of range",
        &["place", "add", "--name", "x", "--kind", "site", "--latitude", "10", "--longitude", "181"],
        "",
        &["longitude"],
    ),
    (
        "coordinates exchanged",
        &["place", "add", "--name", "x", "--kind", "site", "--latitude", "103.4", "--longitude", "12.1"],
        "",
        &["latitude"],
    ),
    (
        "terminal escape in a name",
        &["actor", "add", "--name", "Poste\u{1b}]0;x\u{7}", "--actor-type", "unknown"],
        "",
        &["name", "U+001B"],
    ),
    (
        "bidi override in a name",
        &["actor", "add", "--name", "Poste \u{202e}etsop", "--actor-type", "unknown"],
        "",
        &["name", "U+202E"],
    ),
    (
        "storm of marks in a name",
        &[
            "place",
            "add",
            "--name",
            "Be\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
            "--kind",
            "site",
        ],
        "",
        &["name"],
    ),
    ("only spaces", &["place", "add", "--name", "   ", "--kind", "site"], "", &["name"]),
    ("a name of two lines", &["place", "add", "--name", "a\nb", "--kind", "site"], "", &["name"]),
    (
        "look-alike name",
        &["actor", "add", "--name", "Brig\u{430}de", "--actor-type", "unknown", "--no-input"],
        "",
        &["name", "--yes"],
    ),
    (
        "finer than a caution may be",
        &["caution", "add", "--area", "L-3", "--keep-apart-from", "escort", "--until", "+20"],
        "",
        &["area"],
    ),
    (
        "unknown code",
        &["decision", "log", "--node", "A-1", "--date", "-1", "--code", "grant"],
        "",
        &["code", "granted"],
    ),
    ("missing flag", &["decision", "log", "--node", "A-1", "--no-input"], "", &["--date", "--code"]),
    ("no such flag", &["trip", "list", "--sinse", "2026"], "", &["--since"]),
    ("a trip of tomorrow that is none", &["tomorrow", "T-77"], "", &["T-77"]),
];

/// What comes as JSON or as text on standard input.
const INPUT: &[Row] = &[
    ("nothing on standard input", &["trip", "log", "--input", "-"], "", &[]),
    (
        "NUL in a name",
        &["actor", "add", "--input", "-"],
        "{\"name\": \"a\\u0000b\", \"actor_type\": \"unknown\"}",
        &["name", "U+0000"],
    ),
    (
        "half of a character",
        &["actor", "add", "--input", "-"],
        "{\"name\": \"a\\ud800\", \"actor_type\": \"unknown\"}",
        &[],
    ),
    (
        "unknown key",
        &["actor", "add", "--input", "-"],
        "{\"nmae\": \"a\", \"actor_type\": \"unknown\"}",
        &["nmae", "name"],
    ),
    (
        "wrong type",
        &["trip", "log", "--input", "-"],
        "{\"date\": 20261120, \"origin\": \"L-1\", \"destination\": \"L-2\", \"outcome\": \"facilitated\"}",
        &["date"],
    ),
    (
        "huge number",
        &["trip", "log", "--input", "-"],
        "{\"date\": \"-1\", \"origin\": \"L-1\", \"destination\": \"L-2\", \"outcome\": \"facilitated\", \"checkpoints\": 1e400}",
        &[],
    ),
    (
        "key given twice",
        &["actor", "add", "--input", "-"],
        "{\"name\": \"a\", \"name\": \"b\", \"actor_type\": \"unknown\"}",
        &["name"],
    ),
    (
        "trailing comma",
        &["actor", "add", "--input", "-"],
        "{\"name\": \"a\", \"actor_type\": \"unknown\",}",
        &[],
    ),
    (
        "two objects glued, the second cut",
        &["actor", "add", "--input", "-"],
        "{\"name\": \"a\", \"actor_type\": \"unknown\"}{\"name\":",
        &[],
    ),
    (
        "one good, one bad",
        &["actor", "add", "--input", "-"],
        "{\"name\": \"a\", \"actor_type\": \"unknown\"}\n{\"name\": \"b\", \"actor_type\": \"king\"}",
        &["actor_type"],
    ),
];

/// Files that are imported: name, content, and what the sentence must name.
fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut wide = b"a,".repeat(999_999);
    wide.push(b'a');
    vec![
        ("a million columns", wide, ""),
        ("empty", Vec::new(), ""),
        ("a heading twice", b"name,name\nx,y\n".to_vec(), "name"),
        ("a quote that is not closed", b"name,type\n\"x,unknown\n".to_vec(), ""),
        ("no column that the map names", b"a,b\n1,2\n".to_vec(), "actor_type"),
    ]
}

/// Two offices of almost one name, the first above a third node; places; nothing else.
fn team() -> Officer {
    let officer = Officer::new();
    let mut store = officer.opens_store();
    let records = [
        (Kind::Place, json!({ "name": "Nord", "kind": "adm1" })),
        (Kind::Place, json!({ "name": "Goma", "kind": "adm2", "parent": "L-1" })),
        (Kind::Place, json!({ "name": "Kiwanja", "kind": "site", "parent": "L-2" })),
        (Kind::Actor, json!({ "name": "Bureau du nord", "actor_type": "state-civil" })),
        (Kind::Actor, json!({ "name": "Bureau du sud", "actor_type": "state-civil" })),
        (
            Kind::Actor,
            json!({ "name": "Brigade", "actor_type": "state-civil", "parents": [{ "parent": "A-1" }] }),
        ),
    ];
    store
        .change(&stamp(), |change| {
            records
                .iter()
                .try_for_each(|(kind, raw)| change.make(*kind, &values(raw.clone()), "typed").map(drop))
        })
        .unwrap();
    officer
}

/// Every record as it stands, with its revision.
fn state(officer: &Officer) -> Vec<(String, i64, Value)> {
    let store = officer.opens_store();
    let all = Filter { with_void: true, ..Filter::default() };
    let kinds = Kind::ALL.iter().flat_map(|kind| store.list(*kind, &all).unwrap());
    kinds.map(|stored| (stored.id.to_string(), stored.revision, Value::Object(stored.values))).collect()
}

/// Types the words and holds them to the promise: exit 2, a sentence, nothing changed.
fn refuse(
    officer: &Officer,
    before: &[(String, i64, Value)],
    (what, words, input, named): Row,
    said: &mut String,
) {
    let error = officer.carnet_reading(input, words).failed(2);
    for name in named {
        assert!(error.contains(name), "{what}: {name} is not named in\n{error}");
    }
    assert!(error.contains("[CN-"), "{what}: no code in\n{error}");
    assert!(!error.contains('\u{1b}') && !error.contains('\u{202e}'), "{what}: {error:?}");
    assert_eq!(state(officer), before, "{what}: the store was changed");
    writeln!(said, "# {what}\n{}\n", error.trim_end()).unwrap();
}

#[test]
fn bad_flags_cost_nothing_and_are_told_in_a_sentence() {
    let officer = team();
    let before = state(&officer);
    let mut said = String::new();
    for row in FLAGS {
        refuse(&officer, &before, *row, &mut said);
    }
    insta::assert_snapshot!(said);
}

#[test]
fn bad_input_costs_nothing_and_is_told_in_a_sentence() {
    let officer = team();
    let before = state(&officer);
    let mut said = String::new();
    for row in INPUT {
        refuse(&officer, &before, *row, &mut said);
    }
    // Too much for constants: a note of 2 MB, nesting without end, bytes that are no text.
    let note = format!(
        "{{\"date\": \"-1\", \"origin\": \"L-1\", \"destination\": \"L-2\", \"notes\": \"{}\"}}",
        "a ".repeat(1 << 20)
    );
    let deep = format!("{{\"name\": {}", "[".repeat(100_000));
    let text = "long ".repeat(420_000);
    let meeting: &[&str] =
        &["meeting", "log", "--date", "-1", "--channel", "phone", "--mode", "alone", "--topics", "-"];
    let trip: &[&str] = &["trip", "plan", "--input", "-"];
    let rows: [(&str, &[&str], &[u8], &str); 4] = [
        ("a note of 2 MB", trip, note.as_bytes(), "notes"),
        ("a text of 2 MB", meeting, text.as_bytes(), "standard input"),
        ("nesting without end", &["actor", "add", "--input", "-"], deep.as_bytes(), ""),
        ("bytes that are no text", &["actor", "add", "--input", "-"], b"{\"name\": \"\xff\xfe\"}", ""),
    ];
    for (what, words, input, named) in rows {
        let error = officer.carnet_reading(input, words).failed(2);
        assert!(error.contains(named) && error.contains("[CN-") && error.len() < 2_000, "{what}: {error}");
        assert_eq!(state(&officer), before, "{what}");
        writeln!(said, "# {what}\n{}\n", error.trim_end()).unwrap();
    }
    insta::assert_snapshot!(said);
}

#[test]
fn bad_files_cost_nothing_and_are_told_in_a_sentence() {
    let officer = team();
    let before = state(&officer);
    officer.has_file("map.toml", "format = 1\nkind = \"actors\"\nsource = \"list\"\n[fields]\nname = { column = \"name\" }\nactor_type = { column = \"type\" }\n");
    let mut said = String::new();
    let mut refuse = |what: &str, file: &str, named: &str| {
        let error = officer.carnet(&["import", "actors", file, "--map", "map.toml"]).failed(2);
        assert!(error.contains(named) && error.contains("[CN-") && error.len() < 4_000, "{what}: {error}");
        assert_eq!(state(&officer), before, "{what}");
        writeln!(
            said,
            "# {what}\n{}\n",
            error.trim_end().replace(&*officer.home().to_string_lossy(), "[home]")
        )
        .unwrap();
    };
    for (what, content, named) in files() {
        officer.has_file("table.csv", content);
        refuse(what, "table.csv", named);
    }
    std::fs::create_dir(officer.home().join("folder.csv")).unwrap();
    refuse("a folder", "folder.csv", "folder.csv");
    refuse("no such file", "nothing.csv", "nothing.csv");
    #[cfg(target_os = "linux")]
    {
        std::os::unix::fs::symlink("/dev/zero", officer.home().join("zero.csv")).unwrap();
        refuse("a device without end", "zero.csv", "zero.csv");
        let made =
            std::process::Command::new("mkfifo").arg(officer.home().join("pipe.csv")).status().unwrap();
        assert!(made.success());
        refuse("a pipe", "pipe.csv", "pipe.csv");
    }
    insta::assert_snapshot!(said);
}

#[test]
#[cfg(unix)]
fn standard_input_that_is_closed_costs_nothing() {
    let officer = team();
    let before = state(&officer);
    for words in ["trip log --input -", "meeting log --date -1 --channel phone --mode alone --topics -"] {
        let ran = std::process::Command::new("sh")
            .args([
                "-c",
                &format!(
                    "exec '{}' --store carnet --identity key.txt {words} <&-",
                    env!("CARGO_BIN_EXE_carnet")
                ),
            ])
            .env_clear()
            .env("HOME", officer.home())
            .current_dir(officer.home())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let error = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{words}: {error}");
        assert!(error.contains("[CN-"), "{words}: {error}");
    }
    assert_eq!(state(&officer), before);
}

#[test]
fn nothing_that_leaves_is_written_among_the_files_of_a_store() {
    let officer = Officer::new();
    let store = officer.home().join("carnet");
    let read = || -> Vec<Vec<u8>> {
        ["store.db", "keys/recipients.age", "head", "format", "inbox/key"]
            .iter()
            .map(|name| std::fs::read(store.join(name)).unwrap())
            .collect()
    };
    officer.writes(&["actor", "add", "--name", "Governor", "--actor-type", "state-civil"]);
    let before = read();
    #[cfg(unix)]
    std::os::unix::fs::symlink(store.join("store.db"), officer.home().join("link")).unwrap();
    for line in [
        "report overview --yes --force --plaintext-output carnet/store.db",
        "report overview --yes --force --plaintext-output link",
        "report overview --force -o carnet/keys/recipients.age",
        "report overview --yes --plaintext-output carnet/new.txt",
        "backup carnet/backup.tar",
        "dump --yes --plaintext-output carnet/keys/dump.jsonl",
        "agenda --ics carnet/inbox/follow.ics",
        "import --write-xlsform carnet/form.xlsx",
        "key recovery identity -o carnet/keys/back.txt --yes",
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let said = officer.carnet(&words).failed(2);
        assert!(said.contains("[CN-0922]"), "{line}: {said}");
    }
    assert!(before == read(), "every file as it was");
    assert!(officer.carnet(&["verify"]).done().starts_with("The store is whole."));
}
