//! The sealed summary from the command line: what leaves, to whom, and what its receivers find.

use std::io::{Read, Write};

use serde_json::{Value, json};

use crate::desks::{Desk, Person, files_under, run, skipped};
use crate::runner::Laptop;

/// The table of the worked month, as it is sealed.
const WORKED_MONTH: &str = "decision,count\r\ngranted,11\r\nconditional,withheld\r\npartial,withheld\r\n\
    referred,withheld\r\ndeferred,withheld\r\nacknowledged,withheld\r\ndenied,withheld\r\nrevoked,withheld\r\n\
    no-capacity,withheld\r\n";

/// October 2026: fourteen decisions on six requests, eleven of them granted.
fn worked_month() -> Desk {
    let desk = Desk::new();
    desk.meets(&["aid commission", "governor", "senior", "regional", "local", "other regional"]);
    for (node, date, code) in
        [("A-1", "2026-09-28", "granted"), ("A-2", "2026-09-29", "granted"), ("A-1", "2026-09-30", "granted")]
    {
        // Said in September: of no account in October.
        desk.hears_from(json!({ "node": node, "date": date, "code": code }));
    }
    for (node, date, code) in [
        ("A-4", "2026-10-02", "granted"),
        ("A-2", "2026-10-01", "granted"),
        ("A-4", "2026-10-06", "conditional"),
        ("A-1", "2026-10-05", "granted"),
        ("A-4", "2026-10-08", "granted"),
        ("A-1", "2026-10-10", "granted"),
        ("A-2", "2026-10-09", "acknowledged"),
        ("A-6", "2026-10-12", "granted"),
        ("A-1", "2026-10-12", "granted"),
        ("A-3", "2026-10-14", "granted"),
        ("A-2", "2026-10-18", "denied"),
        ("A-1", "2026-10-20", "granted"),
        ("A-5", "2026-10-22", "granted"),
        ("A-2", "2026-10-31", "granted"),
    ] {
        desk.hears_from(json!({ "node": node, "date": date, "code": code }));
    }
    desk
}

fn export(desk: &Desk, to: &Person, output: &str) -> String {
    let words = ["summary", "export", "--period", "2026-10", "--yes", "--to", &to.recipient, "-o", output];
    desk.carnet(&words).done()
}

/// What a coordinator finds, on a laptop without any store.
fn opened(sealed: &str, by: &Person) -> Value {
    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &by.identity);
    let words = ["summary", "open", sealed, "--json", "--identity", key.to_str().unwrap()];
    serde_json::from_str(&laptop.carnet(&words).done()).unwrap()
}

fn refused(sealed: &[u8], by: &Person, exit: i32) -> String {
    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &by.identity);
    let file = laptop.has_file("sealed.age", sealed);
    let words = ["summary", "open", file.to_str().unwrap(), "--identity", key.to_str().unwrap()];
    laptop.carnet(&words).failed(exit)
}

#[test]
fn the_worked_month_is_sealed_and_opened_again() {
    let desk = worked_month();
    let coordinator = Person::new();
    let shown = export(&desk, &coordinator, "october.age");
    assert!(shown.contains("Granted             11\n"), "{shown}");
    assert_eq!(shown.matches("withheld\n").count(), 8, "{shown}");
    assert!(shown.contains("1 of 9 rows published, 8 withheld (89 %)"), "{shown}");

    let sealed = desk.path("october.age");
    let found = opened(&sealed, &coordinator);
    assert_eq!(found["decisions"][0], json!({ "decision": "granted", "count": 11 }));
    assert_eq!(found["decisions"][6], json!({ "decision": "denied", "count": "withheld" }));
    assert_eq!(found["release"]["sequence"], 1);
    assert_eq!(found["release"]["previous"], Value::Null);
    assert_eq!(found["release"]["audience"], "public");
    assert_eq!(found["recipients"].as_array().unwrap().len(), 2);
    assert_eq!(found["signer_words"], desk.store().words().unwrap().join(" "));
    assert!(found["definitions"].as_str().unwrap().contains("Some records are not in these tables."));

    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &coordinator.identity);
    let open = |format: &str| {
        let words = ["summary", "open", &sealed, "--identity", key.to_str().unwrap(), "--format", format];
        laptop.carnet(&words).done()
    };
    assert_eq!(open("csv"), WORKED_MONTH);
    let page = open("table");
    assert!(page.contains("not seen before here"), "{page}");
    assert_eq!(page.matches("withheld\n").count(), 8, "{page}");
    // The store's own copy opens with what opens the store.
    assert_eq!(desk.carnet(&["summary", "open", &sealed, "--format", "csv"]).done(), WORKED_MONTH);

    let ledger: Value = serde_json::from_str(&desk.carnet(&["summary", "ledger", "--json"]).done()).unwrap();
    assert_eq!((&ledger["door"], &ledger["what"]), (&json!("summary"), &json!("2026-10 public")));
    assert_eq!(ledger["day"], "2026-11-24");
    let labels = found["recipients"].as_array().unwrap().iter().map(|label| label.as_str().unwrap());
    assert_eq!(ledger["recipients"], labels.collect::<Vec<_>>().join(", "));
}

#[test]
fn debians_age_and_tar_open_it() {
    let desk = worked_month();
    let coordinator = Person::new();
    export(&desk, &coordinator, "october.age");
    let home = desk.laptop.home();
    std::fs::write(home.join("coordinator.txt"), &coordinator.identity).unwrap();
    let words = ["--decrypt", "-i", "coordinator.txt", "-o", "october.tar", "october.age"];
    if run("age", &words, home).is_none() {
        return skipped("age");
    }
    if run("tar", &["--extract", "--file", "october.tar"], home).is_none() {
        return skipped("tar");
    }
    assert_eq!(std::fs::read_to_string(home.join("tables/decisions.csv")).unwrap(), WORKED_MONTH);
    assert!(home.join("definitions.md").exists() && home.join("signature").exists());
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(home.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["release"]["period"], "2026-10");
}

#[test]
fn a_month_leaves_only_when_it_is_over() {
    let coordinator = Person::new();
    let desk = worked_month().on("2026-10-31");
    let words = |period: &'static str| {
        ["summary", "export", "--period", period, "--yes", "--to", &coordinator.recipient, "-o", "o.age"]
    };
    assert!(desk.carnet(&words("2026-10")).failed(5).contains("CN-0217"));
    for period in ["2026-Q3", "2026", "2025"] {
        assert!(desk.carnet(&words(period)).failed(2).contains("CN-0590"), "{period}");
    }
    for period in ["2026-13", "october", "2026-10-01"] {
        desk.carnet(&words(period)).failed(2);
    }
    assert_eq!(desk.ledger(), 0);
    assert!(!desk.laptop.home().join("o.age").exists());
    let desk = desk.on("2026-11-01");
    desk.carnet(&words("2026-10")).done();
    assert_eq!(desk.ledger(), 1);
}

#[test]
fn a_second_export_seals_the_same_release_whatever_was_written_since() {
    let desk = worked_month();
    let (first, second) = (Person::new(), Person::new());
    export(&desk, &first, "first.age");
    desk.hears("denied", 30, "2026-10-15");
    desk.hears("granted", 30, "2026-10-15");
    let page = export(&desk, &second, "second.age");
    assert!(page.contains("left for the first time on 2026-11-24"), "{page}");
    let (one, two) = (opened(&desk.path("first.age"), &first), opened(&desk.path("second.age"), &second));
    for part in ["release", "release_hash", "decisions", "definitions", "signer"] {
        assert_eq!(one[part], two[part], "{part}");
    }
    assert_ne!(one["recipients"], two["recipients"]);
    assert_eq!(desk.ledger(), 2);
    // Each opens its own copy only, and the store both.
    assert!(refused(&std::fs::read(desk.path("first.age")).unwrap(), &second, 3).contains("CN-0510"));
    desk.carnet(&["summary", "open", "second.age"]).done();
}

#[test]
fn releases_hang_together_and_count_no_record_twice() {
    let desk = worked_month();
    let to = Person::new();
    export(&desk, &to, "october.age");
    // One that October has counted is now said to be of September; it stays where it was counted.
    let mut store = desk.store();
    let patch = crate::stores::values(json!({ "date": "2026-09-15" }));
    let moved = "D-4".parse().unwrap();
    store.change(&crate::stores::stamp(), |change| change.edit(moved, &patch, &[])).unwrap();
    drop(store);
    desk.hears("granted", 9, "2026-09-10");
    let words = ["summary", "export", "--period", "2026-09", "--yes", "--to", &to.recipient, "-o", "s.age"];
    desk.carnet(&words).done();
    let (october, september) = (opened(&desk.path("october.age"), &to), opened(&desk.path("s.age"), &to));
    assert_eq!(september["release"]["sequence"], 2);
    assert_eq!(september["release"]["previous"], october["release_hash"]);
    assert_eq!(september["release"]["alias"], october["release"]["alias"]);
    // 3 + 9, without the one that moved.
    assert_eq!(september["decisions"][0]["count"], 12);
}

#[test]
fn a_dry_run_leaves_no_trace() {
    let desk = worked_month();
    let before = files_under(desk.laptop.home());
    let to = Person::new();
    let words = ["summary", "export", "--period", "2026-10", "--dry-run", "--to", &to.recipient];
    let shown = desk.carnet(&words).done();
    assert!(shown.contains("Granted             11\n"), "{shown}");
    let words = [&words[..], &["-o", "october.age"]].concat();
    desk.carnet(&words).done();
    assert_eq!(files_under(desk.laptop.home()), before);
    assert_eq!(desk.ledger(), 0);
}

#[test]
fn nothing_is_sealed_unasked() {
    let desk = worked_month();
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
fn what_is_withheld_looks_alike_everywhere() {
    let to = Person::new();
    let outputs = |denied: usize, deferred: usize| {
        let desk = Desk::new();
        desk.meets(&["governor"]);
        desk.hears("granted", 10, "2026-10-05");
        desk.hears("denied", denied, "2026-10-06");
        desk.hears("deferred", deferred, "2026-10-07");
        let shown = export(&desk, &to, "october.age");
        let table = shown.split("\n\n").nth(1).unwrap().split("Sealed to").next().unwrap().to_owned();
        let laptop = Laptop::new();
        let key = laptop.has_file("key.txt", &to.identity);
        let formats = ["csv", "plain", "md", "json"].map(|format| {
            let file = desk.path("october.age");
            let words = ["summary", "open", &file, "--identity", key.to_str().unwrap(), "--format", format];
            laptop.carnet(&words).done()
        });
        let length = std::fs::read(desk.path("october.age")).unwrap().len();
        let [csv, plain, md, json] = formats;
        let json: Value = serde_json::from_str(&json).unwrap();
        (table, csv, plain, md, json["decisions"].clone(), json["release"]["members"].clone(), length / 1024)
    };
    let one = outputs(9, 1);
    assert_eq!(one, outputs(0, 0));
    assert!(one.2.contains("granted\t10\n") && one.2.contains("denied\twithheld\n"), "{}", one.2);
}

#[test]
fn the_gravest_records_are_in_no_table() {
    let desk = Desk::new();
    desk.meets(&["governor"]);
    for _ in 0..10 {
        let decision =
            json!({ "node": "A-1", "date": "2026-10-05", "code": "denied", "sensitivity": "severe" });
        desk.hears_from(decision);
    }
    // Nor is one that may be of another month.
    for _ in 0..10 {
        desk.hears_from(json!({ "node": "A-1", "date": "~2026-10-01", "code": "granted" }));
    }
    let to = Person::new();
    export(&desk, &to, "october.age");
    assert_eq!(opened(&desk.path("october.age"), &to)["release"]["published"], 0);
}

#[test]
fn a_file_that_is_altered_cut_or_for_others_gives_nothing() {
    let desk = worked_month();
    let to = Person::new();
    export(&desk, &to, "october.age");
    let sealed = std::fs::read(desk.path("october.age")).unwrap();
    assert!(refused(&sealed, &Person::new(), 3).contains("CN-0510"));
    for at in [sealed.len() / 2, sealed.len() - 1] {
        let mut flipped = sealed.clone();
        flipped[at] ^= 1;
        assert!(refused(&flipped, &to, 4).contains("CN-0512"), "byte {at}");
    }
    assert!(refused(&sealed[..sealed.len() - 100], &to, 4).contains("CN-0512"));
    refused(&sealed[..50], &to, 4);
    refused(b"", &to, 4);
    refused(b"decision,count\r\n", &to, 4);
}

#[test]
fn what_a_recipient_seals_again_is_told() {
    let desk = worked_month();
    let to = Person::new();
    export(&desk, &to, "october.age");
    let sealed = std::fs::read(desk.path("october.age")).unwrap();
    let tar = unsealed(&sealed, &to);
    let altered = |from: &str, into: &str| {
        assert_eq!(from.len(), into.len());
        let at = tar.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        let mut tar = tar.clone();
        tar[at..at + into.len()].copy_from_slice(into.as_bytes());
        resealed(&tar, &to)
    };
    // Sealed again as it was, it is as good as before.
    let laptop = Laptop::new();
    let (key, file) =
        (laptop.has_file("key.txt", &to.identity), laptop.has_file("o.age", resealed(&tar, &to)));
    let words = ["summary", "open", file.to_str().unwrap(), "--identity", key.to_str().unwrap()];
    laptop.carnet(&words).done();

    for (from, into, code) in [
        ("\"published\":1", "\"published\":2", "CN-0542"),
        ("\"period\":\"2026-10\"", "\"period\":\"2026-11\"", "CN-0542"),
    ] {
        let said = refused(&altered(from, into), &to, 5);
        assert!(said.contains(code), "{said}");
    }
    assert!(refused(&altered("granted,11", "granted,91"), &to, 4).contains("CN-0555"));
    // A recipient who passes it on to somebody whom the sender did not mean.
    let other = Person::new();
    assert!(refused(&resealed(&tar, &other), &other, 5).contains("CN-0562"));
}

fn unsealed(sealed: &[u8], by: &Person) -> Vec<u8> {
    let identity: age::x25519::Identity = by.identity.parse().unwrap();
    let decryptor = age::Decryptor::new_buffered(sealed).unwrap();
    let mut tar = Vec::new();
    decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .unwrap()
        .read_to_end(&mut tar)
        .unwrap();
    tar
}

fn resealed(tar: &[u8], to: &Person) -> Vec<u8> {
    let recipient: age::x25519::Recipient = to.recipient.parse().unwrap();
    let mut sealed = Vec::new();
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(tar).unwrap();
    writer.finish().unwrap();
    sealed
}

#[test]
fn a_bad_recipient_or_an_output_that_exists_stops_everything() {
    let desk = worked_month();
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
    let words =
        ["summary", "export", "--period", "2026-10", "--yes", "--to", &to.recipient, "-o", "no/o.age"];
    let said = desk.carnet(&words).failed(2);
    assert!(said.contains("The ledger has its line all the same"), "{said}");
    assert_eq!(desk.ledger(), 1);
    export(&desk, &to, "again.age");
    assert_eq!(opened(&desk.path("again.age"), &to)["release"]["sequence"], 1);
}

#[test]
fn the_definitions_speak_the_language_of_the_first_export() {
    let desk = worked_month();
    let to = Person::new();
    let words = |output: &'static str, language: &'static str| {
        [
            "--lang",
            language,
            "summary",
            "export",
            "--period",
            "2026-10",
            "--yes",
            "--to",
            &to.recipient,
            "-o",
            output,
        ]
    };
    let shown = desk.carnet(&words("octobre.age", "fr")).done();
    assert!(shown.contains("non publié\n"), "{shown}");
    desk.carnet(&words("october.age", "en")).done();
    let (one, two) = (opened(&desk.path("octobre.age"), &to), opened(&desk.path("october.age"), &to));
    assert!(
        one["definitions"]
            .as_str()
            .unwrap()
            .contains("Certains enregistrements ne sont pas dans ces tableaux.")
    );
    assert_eq!(one["definitions"], two["definitions"]);
}
