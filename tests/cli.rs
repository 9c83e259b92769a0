//! The command line itself: help, usage errors, streams.

use crate::runner::Laptop;
use insta::assert_snapshot;
use serde_json::Value;

#[test]
fn alone_it_shows_the_short_help() {
    assert_snapshot!(Laptop::new().carnet(&[] as &[&str]));
}

#[test]
fn help_speaks_the_language_of_the_laptop() {
    assert_snapshot!(Laptop::new().in_french().carnet(&["help", "help"]));
}

#[test]
fn help_names_no_default_that_says_nothing() {
    let help = Laptop::new().carnet(&["key", "recovery", "shares", "--help"]).done();
    assert!(help.contains("(default: 2/3)") && !help.contains("(default: )"), "{help}");
}

#[test]
fn the_flag_goes_before_the_laptops_language() {
    let said = Laptop::new().in_french().carnet(&["--lang", "en", "licenses"]).failed(2);
    assert_eq!(said, "Error [CN-0103]: there is no command licenses.\n  Did you mean licences?\n");
}

#[test]
fn a_wrong_word_is_named_with_the_nearest_right_one() {
    let laptop = Laptop::new().in_french();
    let said = laptop.carnet(&["licences", "--stroe", "x"]).failed(2);
    assert_eq!(said, "Erreur [CN-0104] : l'argument --stroe n'existe pas.\n  Vouliez-vous dire --store ?\n");
    let said = laptop.carnet(&["licences", "--format", "qqqq"]).failed(2);
    assert!(said.contains("CN-0105") && said.contains("table, plain, csv, json, md"), "{said}");
}

#[test]
fn programs_get_errors_as_one_object() {
    for flags in [["--json", "--yes"], ["--format=json", "--yes"]] {
        let said = Laptop::new().carnet(&[&flags[..], &["licences", "--nothing"]].concat()).failed(2);
        let object: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(object["error"]["code"], "CN-0104");
        assert_eq!(object["error"]["exit"], 2);
        assert_eq!(object["error"]["id"], "errors-cli-unknown-argument");
        assert_eq!(object["error"]["facts"]["word"], "--nothing");
    }
}

#[test]
fn a_day_that_is_none_is_refused_with_the_reason() {
    let said = Laptop::new().on("2026-02-30").carnet(&["licences"]).failed(2);
    assert!(said.starts_with("Error [CN-0102]: --today: this is not a whole date."), "{said}");
}

#[test]
fn licences_are_data_on_standard_output() {
    let ran = Laptop::new().carnet(&["licences"]);
    assert!(ran.to_string().ends_with("--- standard error\n"), "{ran}");
    let out = ran.done();
    assert!(out.lines().any(|line| line.starts_with("age v")), "{out}");
}

#[test]
fn a_reader_that_has_enough_ends_it_quietly() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = Laptop::new().command(&["licences"]).stdout(writer).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn colour_comes_only_when_asked_for_or_seen() {
    let laptop = Laptop::new();
    assert!(!laptop.carnet(&["nothing"]).failed(2).contains('\u{1b}'));
    assert!(laptop.carnet(&["--color", "always", "nothing"]).failed(2).contains('\u{1b}'));
}
