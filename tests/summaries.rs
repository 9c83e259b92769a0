//! The sealed summary from the command line: what leaves, to whom, and what its receivers find.

use carnet::model::Kind;
use serde_json::{Value, json};

use crate::desks::{Desk, Person, files_under, run, skipped};
use crate::runner::Laptop;
use crate::summed::{Found, opened};

/// The tables of a month, in the scheme's order.
const TABLES: [&str; 8] = [
    "trips",
    "requests",
    "answers",
    "decisions",
    "incidents",
    "incident-authors",
    "roadblock-incidents",
    "directives",
];

/// The lines of October's decisions that have a number.
const DECISIONS: [&str; 8] = [
    "2026-10,all,all,47",
    "2026-10,all,regional,23",
    "2026-10,all,local,24",
    "2026-10,granted,all,25",
    "2026-10,granted,regional,12",
    "2026-10,granted,local,13",
    "2026-10,denied,all,11",
    "2026-10,denied,regional,11",
];

fn refused(sealed: &[u8], by: &Person, exit: i32) -> String {
    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &by.identity);
    let file = laptop.has_file("sealed.age", sealed);
    let words = ["summary", "open", file.to_str().unwrap(), "--identity", key.to_str().unwrap()];
    laptop.carnet(&words).failed(exit)
}

#[test]
fn a_month_is_sealed_and_opened_again() {
    let desk = Desk::in_kassoura().has_an_october();
    let coordinator = Person::new();
    let shown = desk.exports("2026-10", "public", &coordinator, "october.age");
    for line in [
        "Summary of 2026-10, Kassoura, for everybody, scheme access-1-month: this will leave, and nothing else\n",
        "  2026-10  Granted   Regional      12\n",
        "29 of 1156 rows published, 1127 withheld (97 %): none, fewer than 10, or not shown.",
        "Of 148 counted in these tables, 126 can be seen in a row of the finest kind; 22 are in no such row",
        "Records marked severe are in no table but that of violence.\n",
        "This fixes the scheme access-1-month for 2026",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }

    let found = desk.read_by("october.age", &coordinator);
    assert_eq!(found.names(), TABLES);
    let decided = |code, level| found.count("decisions", "2026-10", &[("decision", code), ("level", level)]);
    assert_eq!((decided("granted", "local"), decided("denied", "regional")), (Some(13), Some(11)));
    assert_eq!((decided("conditional", "all"), decided("revoked", "all")), (None, None));
    assert_eq!(found.total("trips", "2026-10"), Some(47));
    assert_eq!(found.count("trips", "2026-10", &[("outcome", "all"), ("adm1", "KS03")]), None);
    assert_eq!(found.count("incident-authors", "2026-10", &[("actor-type", "state-military")]), Some(27));
    assert!(TABLES.iter().all(|table| found.total(table, "earlier").is_none()));
    for (part, value) in [
        ("sequence", json!(1)),
        ("previous", Value::Null),
        ("audience", json!("public")),
        ("country", json!("KS")),
        ("period", json!("2026-10")),
        ("protocol", Value::Null),
        ("k", json!(10)),
        ("published", json!(29)),
        ("withheld", json!(1127)),
        ("withdrawals", json!([])),
    ] {
        assert_eq!(*found.release(part), value, "{part}");
    }
    assert_eq!(found.release("scheme")["id"], "access-1-month");
    assert_eq!(found.0["recipients"].as_array().unwrap().len(), 2);
    assert_eq!(found.0["signer_words"], desk.store().words().unwrap().join(" "));
    let definitions = found.0["definitions"].as_str().unwrap();
    for sentence in [
        "Some records are not in these tables.",
        "The signature says that this store made these tables; it names no person",
        "- `KS01`: North\n",
    ] {
        assert!(definitions.contains(sentence), "{definitions}");
    }

    let ledger: Value = serde_json::from_str(&desk.carnet(&["summary", "ledger", "--json"]).done()).unwrap();
    assert_eq!((&ledger["door"], &ledger["what"]), (&json!("summary"), &json!("2026-10 public")));
    assert_eq!(ledger["day"], "2026-11-24");
    let labels = found.0["recipients"].as_array().unwrap().iter().map(|label| label.as_str().unwrap());
    assert_eq!(ledger["recipients"], labels.collect::<Vec<_>>().join(", "));
}

#[test]
fn what_a_receiver_reads_in_other_formats_is_the_same() {
    let desk = Desk::in_kassoura().has_an_october();
    let coordinator = Person::new();
    desk.exports("2026-10", "public", &coordinator, "october.age");
    let sealed = desk.path("october.age");
    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &coordinator.identity);
    let open = |format: &str| {
        let words = ["summary", "open", &sealed, "--identity", key.to_str().unwrap(), "--format", format];
        laptop.carnet(&words).done()
    };
    let csv = open("csv");
    let head =
        "table,period,actor-type,adm1,answer,category,decision,level,outcome,restriction,state,count\r\n";
    assert!(csv.starts_with(head), "{csv}");
    // A line for each cell, and one for the head.
    assert_eq!(csv.lines().count(), 1157);
    assert!(csv.contains("\r\ndecisions,2026-10,,,,,granted,local,,,,13\r\n"), "{csv}");
    assert_eq!(csv.matches(",withheld\r\n").count(), 1127);
    assert_eq!(open("plain").lines().filter(|line| line.ends_with("\twithheld")).count(), 1127);
    assert_eq!(open("md").lines().filter(|line| line.ends_with(" | withheld |")).count(), 1127);
    let page = open("table");
    for line in
        ["not seen before here", "decisions): 8 of 154 rows published", "Granted   Local         13\n"]
    {
        assert!(page.contains(line), "{line}\n{page}");
    }
    let html = open("html");
    assert!(
        html.contains("<td class=\"n\"><bdi>13</bdi></td>") && html.contains("8 of 154 rows published"),
        "not shown"
    );
    assert!(
        html.contains("default-src 'none'")
            && !html.contains("<script")
            && !html.contains("http:")
            && !html.contains("https:"),
        "not a page that stands alone"
    );
    // A sheet a table, and one of the definitions.
    let words = ["summary", "open", &sealed, "--identity", key.to_str().unwrap(), "--format", "xlsx"];
    let output = laptop.command(&words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let book = calamine::open_workbook_from_rs::<calamine::Xlsx<_>, _>(std::io::Cursor::new(output.stdout));
    let sheets = calamine::Reader::sheet_names(&book.unwrap());
    assert_eq!(sheets.len(), TABLES.len() + 1);
    assert_eq!((sheets[3].as_str(), sheets[8].as_str()), ("Decisions, by what was said", "Tables"));
    // The store's own copy opens with what opens the store.
    assert_eq!(desk.carnet(&["summary", "open", "october.age", "--format", "csv"]).done(), csv);
}

/// A standard age program and a standard tar, without Carnet.
#[test]
fn other_programs_open_it() {
    let desk = Desk::in_kassoura().has_an_october();
    let coordinator = Person::new();
    desk.exports("2026-10", "public", &coordinator, "october.age");
    let home = desk.laptop.home();
    std::fs::write(home.join("coordinator.txt"), &coordinator.identity).unwrap();
    let mut seen = Vec::new();
    for program in ["age", "rage"] {
        let output = format!("{program}.tar");
        let words = ["--decrypt", "-i", "coordinator.txt", "-o", &output, "october.age"];
        match run(program, &words, home) {
            None => skipped(program),
            Some(_) => seen.push(output),
        }
    }
    let Some(tar) = seen.first() else { return };
    let same = |other: &String| std::fs::read(home.join(other)).unwrap();
    assert!(seen.iter().all(|other| same(other) == same(tar)));
    if run("tar", &["--extract", "--file", tar], home).is_none() {
        return skipped("tar");
    }
    let decisions = std::fs::read_to_string(home.join("tables/decisions.csv")).unwrap();
    assert!(decisions.starts_with("period,decision,level,count\r\n2026-10,all,all,47\r\n"), "{decisions}");
    let published: Vec<&str> = decisions.lines().skip(1).filter(|line| !line.ends_with("withheld")).collect();
    assert_eq!(published, DECISIONS);
    // First the month, then what came late, with the same codes.
    let codes = |when: &str| -> Vec<String> {
        let lines = decisions.lines().filter_map(|line| line.strip_prefix(when));
        lines.map(|rest| rest.rsplit_once(',').unwrap().0.to_owned()).collect()
    };
    assert_eq!(codes("2026-10"), codes("earlier"));
    assert_eq!(codes("earlier").len(), 77);
    let mut files = files_under(&home.join("tables"));
    files.retain(|(path, _)| path.extension().is_some_and(|extension| extension == "csv"));
    assert_eq!(files.len(), TABLES.len());
    assert!(home.join("definitions.md").exists() && home.join("signature").exists());
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(home.join("manifest.json")).unwrap()).unwrap();
    let listed = manifest["release"]["form"]["tables"].as_array().unwrap().iter();
    assert_eq!(listed.map(|table| table["name"].as_str().unwrap()).collect::<Vec<_>>(), TABLES);
}

#[test]
fn a_period_leaves_only_when_it_is_over() {
    let coordinator = Person::new();
    let desk = Desk::in_kassoura().has_an_october().on("2026-10-31");
    let tried =
        |desk: &Desk, period: &str| desk.tries_to_export(period, "public", &coordinator, "o.age", &[]);
    for period in ["2026-10", "2026-Q4", "2026", "2027"] {
        assert!(tried(&desk, period).failed(5).contains("CN-0217"), "{period}");
    }
    for period in ["2026-13", "october", "2026-10-01", "2026-Q5"] {
        let _ = tried(&desk, period).failed(2);
    }
    assert_eq!(desk.ledger(), 0);
    assert!(!desk.laptop.home().join("o.age").exists());
    let desk = desk.on("2026-11-01");
    tried(&desk, "2026-10").done();
    assert_eq!(desk.ledger(), 1);
}

#[test]
fn a_second_export_seals_the_same_release_whatever_was_written_since() {
    let desk = Desk::in_kassoura().has_an_october();
    let (first, second) = (Person::new(), Person::new());
    desk.exports("2026-10", "public", &first, "first.age");
    desk.hears_often("denied", "local", 30, "2026-10-15");
    desk.hears_often("granted", "regional", 30, "2026-10-15");
    let page = desk.exports("2026-10", "public", &second, "second.age");
    assert!(page.contains("left for the first time on 2026-11-24"), "{page}");
    let (one, two) = (desk.read_by("first.age", &first), desk.read_by("second.age", &second));
    for part in ["release", "release_hash", "tables", "definitions", "signer"] {
        assert_eq!(one.0[part], two.0[part], "{part}");
    }
    assert_ne!(one.0["recipients"], two.0["recipients"]);
    assert_eq!(desk.ledger(), 2);
    assert_eq!(desk.releases().len(), 1);
    // Each opens its own copy only, and the store both.
    assert!(refused(&std::fs::read(desk.path("first.age")).unwrap(), &second, 3).contains("CN-0510"));
    desk.carnet(&["summary", "open", "second.age"]).done();
}

#[test]
fn releases_hang_together_and_count_no_record_twice() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    desk.exports("2026-10", "public", &to, "october.age");
    // One that October has counted is now said to be of September; it stays where it was counted.
    let mut store = desk.store();
    let patch = crate::stores::values(json!({ "date": "2026-09-15" }));
    let moved = "D-4".parse().unwrap();
    store.change(&crate::stores::stamp(), |change| change.edit(moved, &patch, &[])).unwrap();
    drop(store);
    desk.hears_often("granted", "regional", 12, "2026-09-10");
    desk.exports("2026-09", "public", &to, "september.age");
    let (october, september) = (desk.read_by("october.age", &to), desk.read_by("september.age", &to));
    assert_eq!(*september.release("sequence"), 2);
    assert_eq!(*september.release("previous"), october.0["release_hash"]);
    assert_eq!(september.release("alias"), october.release("alias"));
    assert_eq!(september.total("decisions", "2026-09"), Some(12));
}

#[test]
fn a_dry_run_leaves_no_trace() {
    let desk = Desk::in_kassoura().has_an_october();
    let before = files_under(desk.laptop.home());
    let to = Person::new();
    let words = ["summary", "export", "--period", "2026-10", "--dry-run", "--to", &to.recipient];
    let shown = desk.carnet(&words).done();
    assert!(shown.contains("  2026-10  Granted   Regional      12\n"), "{shown}");
    let words = [&words[..], &["-o", "october.age"]].concat();
    desk.carnet(&words).done();
    assert_eq!(files_under(desk.laptop.home()), before);
    assert_eq!(desk.ledger(), 0);
    // What a program reads is what would leave.
    let words = [&words[..], &["--json"]].concat();
    let planned: Value = serde_json::from_str(&desk.carnet(&words).done()).unwrap();
    desk.exports("2026-10", "public", &to, "october.age");
    assert_eq!(planned["tables"], desk.read_by("october.age", &to).0["tables"]);
    assert_eq!((&planned["sealed"], &planned["k"]), (&Value::Null, &json!(10)));
    assert_eq!(planned["records"]["trips"], 47);
}

#[test]
fn nothing_is_sealed_unasked() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    let words = ["summary", "export", "--period", "2026-10", "--to", &to.recipient, "-o", "october.age"];
    let said = desk.carnet(&words).failed(2);
    assert!(said.contains("CN-0120") && said.contains("--yes"), "{said}");
    let said = desk.carnet(&words[..6]).failed(2);
    assert!(said.contains("--output"), "{said}");
    assert_eq!(desk.ledger(), 0);
    assert!(!desk.laptop.home().join("october.age").exists());
}

#[test]
fn a_country_must_be_known_and_be_one() {
    let desk = Desk::new();
    let to = Person::new();
    let tried = |more: &[&str]| desk.tries_to_export("2026-10", "public", &to, "o.age", more);
    assert!(tried(&[]).failed(2).contains("CN-0855"));
    for name in ["Kassoura", "Mirondé"] {
        desk.carnet(&["place", "add", "--name", name, "--kind", "country", "--no-input"]).done();
    }
    assert!(tried(&[]).failed(2).contains("--country"));
    tried(&["--country", "mirondé"]).done();
    assert_eq!(*desk.read_by("o.age", &to).release("country"), "Mirondé");
    // As long as a name can be.
    let long = "K".repeat(200);
    desk.carnet(&["place", "add", "--name", &long, "--kind", "country", "--no-input"]).done();
    desk.tries_to_export("2026-09", "public", &to, "long.age", &["--country", &long]).done();
    assert_eq!(*desk.read_by("long.age", &to).release("country"), long.as_str());
    desk.carnet(&["setting", "set", "country", "Kassoura"]).done();
    desk.exports("2026-10", "public", &to, "k.age");
    assert_eq!(*desk.read_by("k.age", &to).release("country"), "Kassoura");
}

#[test]
fn a_bad_recipient_or_an_output_that_exists_stops_everything() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    let base = ["summary", "export", "--period", "2026-10", "--yes", "-o", "october.age"];
    let with = |more: &[&str]| desk.carnet(&[&base[..], more].concat());
    assert!(with(&[]).failed(2).contains("CN-0514"));
    assert!(with(&["--to", &to.recipient, "--to", "age1nobody"]).failed(2).contains("CN-0524"));
    assert!(with(&["--to", &to.identity]).failed(2).contains("CN-0520"));
    let list = format!("# the cluster\n\n{}\nssh-ed25519 AAAA\n", to.recipient);
    desk.laptop.has_file("cluster.txt", list);
    let said = with(&["--recipients-file", "cluster.txt"]).failed(2);
    assert!(said.contains("CN-0141") && said.contains("line 4 of cluster.txt"), "{said}");
    assert!(!said.contains("AAAA"), "{said}");
    let many: String = (0..63).map(|_| format!("{}\n", Person::new().recipient)).collect();
    desk.laptop.has_file("many.txt", many);
    assert!(with(&["--recipients-file", "many.txt"]).failed(2).contains("CN-0515"));
    assert!(!desk.laptop.home().join("october.age").exists());
    desk.laptop.has_file("october.age", "mine");
    assert!(with(&["--to", &to.recipient]).failed(2).contains("CN-0222"));
    assert_eq!(std::fs::read(desk.path("october.age")).unwrap(), b"mine");
    assert_eq!(desk.ledger(), 0);
    let said = desk.tries_to_export("2026-10", "public", &to, "no/o.age", &[]).failed(2);
    assert!(said.contains("CN-0221"), "{said}");
    assert_eq!(desk.ledger(), 0);
    desk.exports("2026-10", "public", &to, "again.age");
    assert_eq!(*opened(&desk.path("again.age"), &to).release("sequence"), 1);
}

#[test]
fn the_definitions_speak_the_language_of_the_first_export() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    let export = |output: &str, language: &str| -> (String, Found) {
        let words = ["--lang", language, "summary", "export", "--period", "2026-10", "--yes"];
        let shown = desk.carnet(&[&words[..], &["--to", &to.recipient, "-o", output]].concat()).done();
        (shown, desk.read_by(output, &to))
    };
    let (shown, one) = export("octobre.age", "fr");
    assert!(shown.contains("lignes publiées"), "{shown}");
    let (_, two) = export("october.age", "en");
    let said = one.0["definitions"].as_str().unwrap();
    assert!(said.contains("Certains enregistrements ne sont pas dans ces tableaux."), "{said}");
    assert_eq!(one.0["definitions"], two.0["definitions"]);
}

#[test]
fn districts_may_be_called_like_the_words_of_a_table() {
    let desk = Desk::in_kassoura();
    let names = ["all", "unknown", "earlier", "=North", "-South"];
    let district = |name: &str| json!({ "name": name, "kind": "adm1", "parent": "L-1" });
    desk.keeps(Kind::Place, &names.map(district));
    for n in 0..5 {
        desk.travels("facilitated", &format!("L-{}", 8 + n), 12 + n, "2026-10-02");
    }
    let to = Person::new();
    desk.exports("2026-10", "public", &to, "names.age");
    let found = desk.read_by("names.age", &to);
    let of = |adm1: &str| found.count("trips", "2026-10", &[("outcome", "facilitated"), ("adm1", adm1)]);
    for (n, name) in (0..).zip(names) {
        assert_eq!(of(&format!("adm1 {name}")), Some(12 + n), "{name}");
    }
    assert_eq!(of("all"), Some(70));
}
