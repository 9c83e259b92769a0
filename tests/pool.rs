//! A pool from the command line: who may add to it, what is summed, what is published, and the answer.

use serde_json::{Value, json};

use crate::desks::{Desk, Person};
use crate::runner::Laptop;
use crate::verify::raw_store;

/// One table is enough to see who stands behind a number.
const SCHEME: &str = "id = \"words\"\nversion = 1\nperiod = \"month\"\n[[tables]]\nname = \"decisions\"\n\
                      counts = \"decisions\"\nby = [\"decision\"]\n";

/// An organisation that heard so many yeses, noes and laters in a month, and may send them to one recipient.
fn organisation(to: &str, heard: [usize; 3]) -> Desk {
    let desk = Desk::in_kassoura();
    desk.meets(&["commission"]);
    hears(&desk, heard, "2026-08-05");
    desk.hears("conditional", 6, "2026-08-06");
    desk.carnet(&["setting", "set", "trusted_recipient", to]).done();
    desk.carnet(&["setting", "set", "trusted_protocol", "ISP 2026-04"]).done();
    follows(&desk, SCHEME);
    desk
}

fn hears(desk: &Desk, heard: [usize; 3], day: &str) {
    for (code, times) in ["granted", "denied", "deferred"].into_iter().zip(heard) {
        desk.hears(code, times, day);
    }
}

fn follows(desk: &Desk, scheme: &str) {
    let file = desk.laptop.has_file("words.toml", scheme);
    desk.carnet(&["summary", "scheme", "set", file.to_str().unwrap()]).done();
}

/// Sends exact counts, as a file that the coordinator's laptop has.
fn sends(desk: &Desk, pool: &Desk, period: &str, name: &str) -> String {
    let to = pool.owner.recipient.as_str();
    let output = desk.path(name);
    let words =
        ["summary", "export", "--period", period, "--profile", "trusted", "--yes", "--to", to, "-o", &output];
    desk.carnet(&words).done();
    pool.laptop.has_file(name, std::fs::read(output).unwrap()).to_str().unwrap().to_owned()
}

fn words_of(desk: &Desk) -> String {
    desk.store().words().unwrap().join(" ")
}

/// The store of a coordinator, and three who sent their August.
fn pool_of_three() -> (Desk, [Desk; 3]) {
    let pool = Desk::in_kassoura();
    follows(&pool, SCHEME);
    let to = pool.owner.recipient.clone();
    let senders = [[10, 20, 4], [12, 0, 1], [13, 0, 0]].map(|heard| organisation(&to, heard));
    for (desk, name) in senders.iter().zip(["north", "south", "east"]) {
        let file = sends(desk, &pool, "2026-08", &format!("{name}.age"));
        pool.carnet(&["pool", "add", &file, "--as", name, "--signer", &words_of(desk)]).done();
    }
    (pool, senders)
}

fn exported(pool: &Desk, period: &str, profile: &str) -> Value {
    let output = pool.path(&format!("{period}-{profile}.age"));
    let to = &pool.owner.recipient;
    let words = [
        "pool",
        "export",
        "--period",
        period,
        "--profile",
        profile,
        "--yes",
        "--json",
        "--to",
        to,
        "-o",
        &output,
    ];
    serde_json::from_str(&pool.carnet(&words).done()).unwrap()
}

/// The number in a line of the only table.
fn number(made: &Value, period: &str, code: &str) -> Value {
    let rows = made["tables"][0]["rows"].as_array().unwrap();
    rows.iter().find(|row| row["period"] == period && row["decision"] == code).unwrap()["count"].clone()
}

#[test]
fn a_sum_is_published_where_three_stand_behind_it() {
    let (pool, _) = pool_of_three();
    let report: Value =
        serde_json::from_str(&pool.carnet(&["pool", "report", "--period", "2026-08", "--json"]).done())
            .unwrap();
    for (code, sum) in [("granted", 35), ("denied", 20), ("deferred", 5), ("conditional", 18), ("all", 78)] {
        assert_eq!(number(&report, "2026-08", code), sum, "{code}");
    }
    let made = exported(&pool, "2026-08", "partners");
    assert_eq!(number(&made, "2026-08", "all"), 78);
    assert_eq!(number(&made, "2026-08", "granted"), 35);
    // One organisation alone stands behind the noes. Of the five laters four are of one: without it one is left.
    assert_eq!(number(&made, "2026-08", "denied"), "withheld");
    assert_eq!(number(&made, "2026-08", "deferred"), "withheld");
    // All three stand behind the eighteen conditions; but with them shown, the one with the noes and four of the laters would
    // know that the others have one more.
    assert_eq!(number(&made, "2026-08", "conditional"), "withheld");
    let ledger = pool.carnet(&["summary", "ledger"]).done();
    assert!(ledger.contains("2026-08 partners pooled"), "{ledger}");
    // The same release again, for somebody else.
    let other = Person::new();
    let output = pool.path("again.age");
    let words = [
        "pool",
        "export",
        "--period",
        "2026-08",
        "--profile",
        "partners",
        "--yes",
        "--to",
        &other.recipient,
        "-o",
        &output,
    ];
    assert!(pool.carnet(&words).done().contains("left for the first time"));
    // Exact counts of all are given to nobody.
    let words = [
        "pool",
        "export",
        "--period",
        "2026-08",
        "--profile",
        "trusted",
        "--dry-run",
        "--to",
        &other.recipient,
    ];
    assert!(pool.carnet(&words).failed(5).contains("CN-0862"));
}

#[test]
fn who_is_new_is_compared_by_words_first() {
    let pool = Desk::in_kassoura();
    follows(&pool, SCHEME);
    let desk = organisation(&pool.owner.recipient, [4, 5, 6]);
    let file = sends(&desk, &pool, "2026-08", "north.age");
    let said = pool.carnet(&["pool", "add", &file]).failed(2);
    assert!(said.contains("CN-0912") && said.contains(&words_of(&desk)), "{said}");
    let said =
        pool.carnet(&["pool", "add", &file, "--as", "north", "--signer", "not these words here"]).failed(5);
    assert!(said.contains("CN-0914"), "{said}");
    assert!(
        pool.carnet(&["pool", "add", &file, "--as", "north", "--no-input"]).failed(2).contains("CN-0120")
    );
    assert!(pool.carnet(&["pool", "list"]).failed(0).starts_with("The pool is empty: 'carnet pool add'"));
    pool.carnet(&["pool", "add", &file, "--as", "north", "--signer", &words_of(&desk)]).done();
    // Another's file under the same label is another key.
    let other = organisation(&pool.owner.recipient, [4, 5, 6]);
    let second = sends(&other, &pool, "2026-08", "other.age");
    let said = pool.carnet(&["pool", "add", &second, "--as", "north", "--yes"]).failed(5);
    assert!(said.contains("CN-0904"), "{said}");
    let listed = pool.carnet(&["pool", "list", "--json"]).done();
    assert_eq!(listed.lines().count(), 1, "{listed}");
    // What was there already changes nothing.
    pool.carnet(&["pool", "add", &file]).done();
    assert_eq!(pool.carnet(&["pool", "list", "--json"]).done(), listed);
}

#[test]
fn neither_signature_nor_manifest_of_exact_counts_is_kept() {
    let (pool, [north, ..]) = pool_of_three();
    let sealed = std::fs::read(north.path("north.age")).unwrap();
    let opened = pool.carnet(&["summary", "open", &pool.path("north.age"), "--json"]);
    drop(sealed);
    let opened: Value = serde_json::from_str(&opened.done()).unwrap();
    // The coordinator's store knows whose words these are.
    assert_eq!((&opened["seen_before"], &opened["contributor"]), (&json!(true), &json!("north")));
    let page = pool.carnet(&["summary", "open", &pool.path("north.age")]).done();
    assert!(page.contains("(known here as north, since 2026-11-24)"), "{page}");
    let signer = opened["signer"].as_str().unwrap().to_owned();
    let store = pool.store();
    let columns: Vec<String> = store.contributions().unwrap().iter().map(|one| format!("{one:?}")).collect();
    let columns = columns.join("\n");
    assert!(!columns.contains(&signer) && !columns.contains("signature"), "{columns}");
    assert!(opened["release"]["protocol"] == "ISP 2026-04" && !columns.contains("ISP 2026-04"));
}

#[test]
fn what_comes_late_stands_in_the_next_release() {
    let (pool, [north, south, east]) = pool_of_three();
    let late = organisation(&pool.owner.recipient, [9, 0, 0]);
    exported(&pool, "2026-08", "partners");
    let file = sends(&late, &pool, "2026-08", "west.age");
    pool.carnet(&["pool", "add", &file, "--as", "west", "--yes"]).done();
    for (at, desk) in [&north, &south, &east].into_iter().enumerate() {
        hears(desk, [8, 0, 0], "2026-09-05");
        let file = sends(desk, &pool, "2026-09", &format!("september-{at}.age"));
        pool.carnet(&["pool", "add", &file]).done();
    }
    let made = exported(&pool, "2026-09", "partners");
    assert_eq!(number(&made, "2026-09", "granted"), 24);
    // One alone is late: that there are late ones is not told.
    assert_eq!(number(&made, "earlier", "granted"), "withheld");
    let listed = pool.carnet(&["pool", "list", "--json"]).done();
    let west = listed.lines().find(|line| line.contains("\"west\"")).unwrap();
    assert!(west.contains("\"state\":\"released\""), "{west}");
    // In the quarter all are together.
    let quarter: Value =
        serde_json::from_str(&pool.carnet(&["pool", "report", "--period", "2026-Q3", "--json"]).done())
            .unwrap();
    assert_eq!(number(&quarter, "2026-Q3", "granted"), 35 + 9 + 24);
}

#[test]
fn what_is_taken_back_is_struck() {
    let (pool, [north, ..]) = pool_of_three();
    let releases = north.carnet(&["summary", "ledger", "--releases", "--json"]).done();
    let release: Value = serde_json::from_str(&releases).unwrap();
    let hash = release["release"].as_str().unwrap();
    north.carnet(&["summary", "withdraw", &hash[..12], "--reason", "wrong-records", "--yes"]).done();
    hears(&north, [9, 0, 0], "2026-09-05");
    let file = sends(&north, &pool, "2026-09", "next.age");
    let said = pool.carnet(&["pool", "add", &file]);
    assert!(said.done().is_empty());
    let listed = pool.carnet(&["pool", "list", "--json"]).done();
    let first = listed.lines().next().unwrap();
    assert!(first.contains("\"state\":\"taken-back\""), "{first}");
    let report: Value =
        serde_json::from_str(&pool.carnet(&["pool", "report", "--period", "2026-08", "--json"]).done())
            .unwrap();
    assert_eq!(number(&report, "2026-08", "granted"), 25);
}

#[test]
fn two_chains_and_two_schemes_are_refused() {
    let (pool, [north, ..]) = pool_of_three();
    let home = north.laptop.home();
    north.carnet(&["backup", "kept.tar"]).done();
    let copy = home.join("copy");
    north.carnet(&["--store", copy.to_str().unwrap(), "restore", "kept.tar"]).done();
    let to = pool.owner.recipient.as_str();
    let output = north.path("fork.age");
    let export = [
        "--store",
        copy.to_str().unwrap(),
        "summary",
        "export",
        "--period",
        "2026-08",
        "--profile",
        "trusted",
        "--yes",
        "--to",
        to,
        "-o",
        &output,
    ];
    // What the backup knows to have left leaves again as it was; a restored store says first what else left.
    assert!(north.carnet(&export).failed(5).contains("CN-0591"));
    north.carnet(&["--store", copy.to_str().unwrap(), "summary", "ledger", "--nothing-sent-since"]).done();
    north.carnet(&export).done();
    pool.carnet(&["pool", "add", &{
        let bytes = std::fs::read(&output).unwrap();
        pool.laptop.has_file("fork.age", bytes).to_str().unwrap().to_owned()
    }])
    .done();
    assert_eq!(pool.carnet(&["pool", "list", "--json"]).done().lines().count(), 3);

    let stranger = organisation(&pool.owner.recipient, [1, 2, 3]);
    follows(&stranger, &SCHEME.replace("words", "other-words"));
    let file = sends(&stranger, &pool, "2026-08", "stranger.age");
    let said = pool.carnet(&["pool", "add", &file, "--as", "gate", "--yes"]).failed(2);
    assert!(said.contains("CN-0909"), "{said}");
    // Nobody is pinned by what was refused.
    assert_eq!(pool.store().contributors().unwrap().len(), 3);
}

#[test]
fn an_answer_adds_nothing_but_what_was_published() {
    let (pool, [_, south, _]) = pool_of_three();
    let raised =
        pool.laptop.has_file("raised.txt", "Raised with the commission on 3 September: one form for all.");
    let output = pool.path("answer.age");
    let answer = [
        "pool",
        "return",
        "--for",
        "south",
        "--period",
        "2026-08",
        "--yes",
        "--raised",
        raised.to_str().unwrap(),
        "--to",
        &south.owner.recipient,
        "-o",
        &output,
    ];
    assert!(pool.carnet(&answer).failed(2).contains("CN-0919"), "nothing has left yet");
    exported(&pool, "2026-08", "partners");
    pool.carnet(&answer).done();
    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &south.owner.identity);
    let opened =
        laptop.carnet(&["summary", "open", &output, "--identity", key.to_str().unwrap(), "--json"]).done();
    let opened: Value = serde_json::from_str(&opened).unwrap();
    let rows = opened["rows"].as_array().unwrap();
    assert!(
        rows.contains(&json!({ "table": "decisions", "codes": ["granted"], "own": 12, "all": 35 })),
        "{opened}"
    );
    assert!(rows.iter().all(|row| row["codes"] != json!(["denied"]) && row["codes"] != json!(["deferred"])));
    assert!(opened["raised"].as_str().unwrap().contains("one form for all"));
    let page = laptop.carnet(&["summary", "open", &output, "--identity", key.to_str().unwrap()]).done();
    assert!(page.contains("you 12, all together 35"), "{page}");
}

#[test]
fn what_a_release_counts_cannot_be_removed() {
    let (pool, _) = pool_of_three();
    let said = pool.carnet(&["pool", "remove", "nort", "--yes"]).failed(2);
    assert!(said.contains("CN-0900") && said.contains("north"), "{said}");
    pool.carnet(&["pool", "remove", "east", "--period", "2026-08", "--yes"]).done();
    assert_eq!(pool.carnet(&["pool", "list", "--json"]).done().lines().count(), 2);
    exported(&pool, "2026-08", "partners");
    assert!(pool.carnet(&["pool", "remove", "north", "--yes"]).failed(5).contains("CN-0901"));
}

/// Sends what partners may see, as a file that the coordinator's laptop has.
fn publishes(desk: &Desk, pool: &Desk, name: &str) -> String {
    let output = desk.path(name);
    let to = pool.owner.recipient.as_str();
    let words =
        ["summary", "export", "--period", "2026-08", "--profile", "partners", "--yes", "--to", to, "-o"];
    desk.carnet(&[&words[..], &[&output]].concat()).done();
    pool.laptop.has_file(name, std::fs::read(output).unwrap()).to_str().unwrap().to_owned()
}

#[test]
fn what_contributors_published_themselves_is_not_told_apart_from_the_sum() {
    let pool = Desk::in_kassoura();
    follows(&pool, SCHEME);
    let to = pool.owner.recipient.clone();
    let senders = [[6, 0, 20], [6, 0, 20], [3, 0, 20]].map(|heard| organisation(&to, heard));
    for (desk, name) in senders.iter().zip(["north", "south", "east"]) {
        let file = sends(desk, &pool, "2026-08", &format!("{name}.age"));
        pool.carnet(&["pool", "add", &file, "--as", name, "--signer", &words_of(desk)]).done();
    }
    let dry = ["pool", "export", "--period", "2026-08", "--profile", "partners", "--dry-run", "--json"];
    let to_oneself = ["--to", &to];
    let granted = || {
        let made = pool.carnet(&[&dry[..], &to_oneself].concat()).done();
        number(&serde_json::from_str(&made).unwrap(), "2026-08", "granted")
    };
    // Fifteen yeses, of three contributors, nine without the largest.
    assert_eq!(granted(), 15);
    // Partners have the six of the north and the six of the south from these themselves: three would be left for the east.
    for (desk, name) in senders.iter().zip(["north", "south"]) {
        let file = publishes(desk, &pool, &format!("{name}-published.age"));
        pool.carnet(&["pool", "add", &file]).done();
    }
    assert_eq!(granted(), "withheld");
    let made = exported(&pool, "2026-08", "partners");
    assert_eq!(number(&made, "2026-08", "granted"), "withheld");
    assert_eq!(number(&made, "2026-08", "all"), 93);
    // The audit is the same again, whatever came since.
    let sealed = pool.path("2026-08-partners.age");
    let verified = pool.carnet(&["summary", "verify", &sealed]).done();
    assert!(verified.contains("passes"), "{verified}");
    let file = publishes(&senders[2], &pool, "east-published.age");
    pool.carnet(&["pool", "add", &file]).done();
    assert_eq!(pool.carnet(&["summary", "verify", &sealed]).done(), verified);
}

#[test]
fn a_chain_that_goes_on_under_another_key_is_refused() {
    let (pool, [north, ..]) = pool_of_three();
    hears(&north, [9, 0, 0], "2026-09-05");
    // Somebody who has the store's key gives it another signing key.
    let other = [7_u8; 32];
    let connection = raw_store(&north.laptop.home().join(".local/share/carnet"), &north.owner.identity);
    assert_eq!(connection.execute("UPDATE store SET signing_key = ?1", [other.as_slice()]).unwrap(), 1);
    drop(connection);
    let file = sends(&north, &pool, "2026-09", "changed.age");
    for words in [&["pool", "add", &file, "--as", "north", "--yes"][..], &["pool", "add", &file, "--yes"]] {
        let said = pool.carnet(words).failed(5);
        assert!(said.contains("CN-0907") && said.contains("north"), "{said}");
    }
    assert_eq!(pool.carnet(&["pool", "list", "--json"]).done().lines().count(), 3);
}
