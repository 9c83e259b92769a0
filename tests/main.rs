//! All tests that stand outside the library, as one binary: each further one would link SQLCipher again.
#![allow(clippy::disallowed_methods, reason = "tests make folders, files and processes")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(unreachable_pub, reason = "a test binary is nobody's library")]

mod agenda;
#[cfg(unix)]
mod asked;
mod attacked;
mod backup;
mod bad_input;
mod bad_sheets;
mod bombs;
mod borders;
mod briefs;
mod catalogue;
mod changes;
mod cli;
mod clients;
mod coordination;
mod demo;
mod dependencies;
mod desks;
mod destroy;
mod doctor;
mod documents;
mod durability;
mod errors;
#[cfg(target_os = "linux")]
mod faults;
mod find;
mod guess;
mod guide;
#[cfg(unix)]
mod hostile;
mod house;
mod import_together;
mod imports;
mod inbox;
mod keys;
mod licences;
mod mend;
#[cfg(unix)]
mod narrow;
mod near_names;
mod not_kept;
mod noticed;
mod officer;
mod old_sheet;
mod once_more;
mod package;
mod parking;
mod pool;
mod purge;
mod purpose;
mod quarter;
mod readme;
mod records;
mod recovery;
#[cfg(target_os = "linux")]
mod remembered;
mod repeats;
mod report_command;
mod reports;
mod rotation;
mod runner;
mod seized;
mod sheet;
mod shell;
mod source;
mod store;
mod stores;
mod stories;
mod summaries;
mod summary_attacked;
mod summary_forged;
mod summary_months;
mod summary_plan;
mod summary_readers;
mod summary_scheme;
mod summary_verify;
mod summary_withdrawn;
mod summed;
mod tomorrow;
#[cfg(target_os = "linux")]
mod traced;
#[cfg(unix)]
mod typed_inbox;
#[cfg(unix)]
mod typed_shell;
#[cfg(unix)]
mod typed_verbs;
mod verbs;
mod verify;
mod verify_kept;
mod workbooks;
mod worked_month;

use std::collections::BTreeSet;

#[test]
fn every_file_of_tests_is_named_here() {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(source::root().join("tests")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.join("mod.rs").exists() || (path.extension().is_some_and(|ext| ext == "rs") && name != "main")
        {
            found.insert(name);
        }
    }
    let named: BTreeSet<String> = include_str!("main.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned))
        .collect();
    assert_eq!(named, found);
}
