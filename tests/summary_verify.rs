//! `summary verify`: what anybody can check of a file, what its own store checks besides, and how files hang together.

use serde_json::Value;

use crate::desks::{Desk, Person};
use crate::runner::Laptop;

fn verified(said: &str) -> Vec<Value> {
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_file_is_checked_alone_and_by_the_store_that_made_it() {
    let desk = Desk::in_kassoura().has_an_october();
    desk.hears_often("granted", "regional", 14, "2026-09-05");
    let to = Person::new();
    desk.exports("2026-10", "partners", &to, "october.age");
    desk.exports("2026-09", "partners", &to, "september.age");
    let (october, september) = (desk.path("october.age"), desk.path("september.age"));

    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &to.identity);
    let words = ["summary", "verify", &october, &september, "--identity", key.to_str().unwrap()];
    let found = verified(&laptop.carnet(&[&words[..], &["--json"]].concat()).done());
    for one in &found {
        assert_eq!((&one["certain"], &one["audited_again"]), (&0.into(), &Value::Null), "{one}");
        assert!(one["withheld"].as_u64().unwrap() > 1_000, "{one}");
    }
    let page = laptop.carnet(&words).done();
    assert_eq!(page.matches("the numbers add up").count(), 2, "{page}");
    assert_eq!(page.matches("not seen before here").count(), 2, "{page}");

    // The store repeats the whole audit, whatever was changed in it since.
    desk.hears_often("denied", "regional", 3, "2026-10-05");
    let found = verified(&desk.carnet(&["summary", "verify", &october, &september, "--json"]).done());
    assert!(found.iter().all(|one| one["audited_again"] == true), "{found:?}");
    // Nobody is sent to ask the sender by another way who is the sender.
    let page = desk.carnet(&["summary", "verify", &october]).done();
    assert!(page.contains("(this store itself)") && !page.contains("not seen before"), "{page}");
    let opened = desk.carnet(&["summary", "open", &october]).done();
    assert!(opened.contains("(this store itself)"), "{opened}");
}

#[test]
fn exact_counts_have_nothing_to_verify_but_who_signed() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    desk.carnet(&["setting", "set", "trusted_recipient", &to.recipient]).done();
    desk.carnet(&["setting", "set", "trusted_protocol", "ISP 2026-04"]).done();
    desk.exports("2026-10", "trusted", &to, "exact.age");
    let found = verified(&desk.carnet(&["summary", "verify", "exact.age", "--json"]).done());
    assert_eq!((&found[0]["withheld"], &found[0]["certain"]), (&Value::Null, &0.into()));
}

#[test]
fn a_store_filled_from_a_dump_says_first_what_left_the_other() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    desk.exports("2026-10", "partners", &to, "october.age");
    let dump = desk.carnet(&["dump", "--yes"]).done();
    let other = Desk::new();
    other.laptop.has_file("all.jsonl", dump);
    other.carnet(&["load", "all.jsonl"]).done();
    let refused = other.tries_to_export("2026-10", "partners", &to, "again.age", &[]);
    assert!(refused.failed(5).contains("CN-0591"));
    other.carnet(&["summary", "ledger", "--nothing-sent-since"]).done();
    other.exports("2026-10", "partners", &to, "again.age");
}
