//! A bundle opens without Carnet: with Debian's `age` and `tar`, and reads as the page says.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use secrecy::ExposeSecret;

use super::hostile::{COUNTS, DECISIONS, DEFINITIONS, recipients, sender};
use super::*;
use crate::seal::Identity;

/// Runs a program with this standard input; `None` where the machine does not have it.
fn run(program: &str, arguments: &[&str], input: &[u8], folder: &Path) -> Option<Vec<u8>> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = match command.spawn() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        child => child.unwrap(),
    };
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writing = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?} failed");
    writing.join().unwrap().unwrap();
    Some(output.stdout)
}

/// Says so past the test runner, which shows nothing of a test that passes.
fn skipped(program: &str) {
    writeln!(std::io::stderr(), "skipped: this machine has no {program}").unwrap();
}

#[test]
fn age_and_tar_open_a_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let identity = Identity::generate();
    let sender = sender(COUNTS);
    let sealed = sender.sealed(&recipients(&[identity.recipient(), Identity::generate().recipient()]));
    std::fs::write(folder.path().join("key.txt"), identity.to_line().expose_secret()).unwrap();
    let Some(tar) = run("age", &["--decrypt", "-i", "key.txt"], &sealed, folder.path()) else {
        return skipped("age");
    };
    let verbose = ["--list", "--verbose", "--numeric-owner", "--utc"];
    let Some(listed) = run("tar", &verbose, &tar, folder.path()) else {
        return skipped("tar");
    };
    let listed = String::from_utf8(listed).unwrap();
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split(' ').next_back()).collect();
    assert_eq!(names, ["manifest.json", DECISIONS, "tables/requests.csv", "definitions.md", "signature"]);
    assert!(listed.lines().all(|line| line.starts_with("-rw------- 0/0 ")));
    assert!(listed.lines().all(|line| line.contains(" 1970-01-01 00:00 ")));
    run("tar", &["--extract"], &tar, folder.path()).unwrap();
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("definitions.md"), DEFINITIONS.as_bytes());
    assert_eq!(read(DECISIONS), sender.csv(0));
    assert_eq!(read("tables/requests.csv"), sender.csv(1));
    // The other way round: what age makes of the tar is a bundle again.
    let recipient = identity.recipient().to_string();
    let again = run("age", &["--encrypt", "-r", &recipient], &tar, folder.path()).unwrap();
    let bundle = open_summary(&again, &Identities::from_keys(vec![identity])).unwrap();
    assert_eq!(bundle.manifest.release, sender.release);
}
