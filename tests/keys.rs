//! `carnet key`, through the real program: who can open a store, and how that changes.

use std::io::Read;
use std::path::PathBuf;

use secrecy::SecretString;
use serde_json::Value;

use crate::desks::files_under;
use crate::officer::Officer;
use crate::runner::Ran;
use crate::stores::identity;

/// The data key, by the officer's identity.
pub(crate) fn data_key(officer: &Officer) -> Vec<u8> {
    let identity = std::fs::read_to_string(officer.home().join("key.txt")).unwrap();
    let identity: age::x25519::Identity = identity.trim().parse().unwrap();
    opened(&std::fs::read(slot(officer, "recipients.age")).unwrap(), &identity).expect("opens")
}

fn opened(slot: &[u8], identity: &dyn age::Identity) -> Option<Vec<u8>> {
    let mut key = Vec::new();
    age::Decryptor::new(slot).ok()?.decrypt(std::iter::once(identity)).ok()?.read_to_end(&mut key).ok()?;
    Some(key)
}

pub(crate) fn slot(officer: &Officer, name: &str) -> PathBuf {
    officer.home().join("carnet/keys").join(name)
}

/// Puts a slot there by other means, at a cost that no test waits for.
pub(crate) fn put_passphrase(officer: &Officer, n: u32, passphrase: &str) {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(2);
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    std::io::Write::write_all(&mut writer, &data_key(officer)).unwrap();
    writer.finish().unwrap();
    std::fs::write(slot(officer, &format!("passphrase-{n}.age")), sealed).unwrap();
}

/// Types a command that opens the store by the passphrase in a file.
pub(crate) fn by_passphrase(officer: &Officer, passphrase: &str, words: &[&str]) -> Ran {
    officer.has_file("passphrase.txt", passphrase);
    let opening = ["--store", "carnet", "--passphrase-file", "passphrase.txt"];
    officer.carnet_alone(&[&opening, words].concat())
}

pub(crate) fn by_identity(officer: &Officer, identity: &str, words: &[&str]) -> Ran {
    officer.has_file("identity.txt", identity);
    officer.carnet_alone(&[&["--store", "carnet", "--identity", "identity.txt"], words].concat())
}

pub(crate) fn listed(officer: &Officer) -> Vec<Value> {
    serde_json::from_str(officer.carnet(&["key", "list", "--json"]).done().trim()).unwrap()
}

fn names(officer: &Officer) -> Vec<String> {
    listed(officer).iter().map(|slot| slot["name"].as_str().unwrap().to_owned()).collect()
}

fn whole(officer: &Officer) {
    assert!(officer.carnet(&["verify"]).done().starts_with("The store is whole."));
}

const FIRST: &str = "le pont de la riviere seche";
const SECOND: &str = "une autre phrase de passe";

#[test]
fn a_passphrase_comes_is_changed_and_goes_without_the_database_being_written_anew() {
    let officer = Officer::new();
    officer.writes(&["actor", "add", "--name", "Governor", "--actor-type", "state-civil"]);
    officer.has_file("new.txt", format!("{FIRST}\n"));
    let words = ["key", "add", "--label", "second officer", "--new-passphrase-file", "new.txt"];
    let salt = || std::fs::read(officer.home().join("carnet/store.db")).unwrap()[..16].to_vec();
    let before = salt();
    assert!(officer.carnet(&words).to_string().contains("passphrase-1 (second officer), recipient-1"));
    let list = officer.carnet(&["key", "list"]).done();
    assert!(list.contains("passphrase-1  second officer: a passphrase · since 2026-11-24\n"), "{list}");
    assert!(!list.contains("pont"), "{list}");
    let opened = by_passphrase(&officer, FIRST, &["key", "list"]).done();
    assert!(opened.contains("a passphrase · since 2026-11-24 · it opened the store now"), "{opened}");

    // Changed by whoever has it; the label goes with it, and the old one opens nothing any more.
    officer.has_file("new.txt", SECOND);
    let old = std::fs::read(slot(&officer, "passphrase-1.age")).unwrap();
    let change = ["key", "passphrase", "--new-passphrase-file", "new.txt"];
    let said = by_passphrase(&officer, FIRST, &change);
    assert!(said.to_string().contains("its slot is passphrase-2 now"), "{said}");
    said.done();
    assert_eq!(names(&officer), ["passphrase-2", "recipient-1"]);
    assert_eq!(listed(&officer)[0]["label"], "second officer");
    by_passphrase(&officer, FIRST, &["actor", "list"]).failed(3);
    assert!(by_passphrase(&officer, SECOND, &["actor", "show", "A-1"]).done().contains("Governor"));
    for (path, bytes) in files_under(&officer.home().join("carnet")) {
        assert!(bytes != old, "{}", path.display());
        assert!(!path.to_string_lossy().contains(".part-"), "{}", path.display());
    }
    // The same database, under the same key.
    assert_eq!(salt(), before);

    let history = officer.carnet(&["history"]).done();
    assert!(history.contains("who can open it was changed"), "{history}");
    whole(&officer);
    let ran = officer.carnet(&["key", "remove", "second officer", "--yes"]);
    assert!(ran.to_string().contains("The store opens with: recipient-1"), "{ran}");
    ran.done();
    by_passphrase(&officer, SECOND, &["actor", "list"]).failed(3);
    assert_eq!(names(&officer), ["recipient-1"]);
    // Undo goes on to what was written.
    assert!(officer.carnet(&["undo"]).to_string().contains("A-1"));
    whole(&officer);
}

#[test]
fn a_generated_passphrase_is_printed_once_and_a_weak_one_refused() {
    let officer = Officer::new();
    let shown = officer.carnet(&["key", "add", "--generate"]).done();
    assert_eq!(shown.trim().split(' ').count(), 7, "{shown}");
    by_passphrase(&officer, shown.trim(), &["actor", "list"]).done();
    let before = files_under(&officer.home().join("carnet"));
    officer.has_file("new.txt", "too short\n");
    for words in [&["key", "add"][..], &["key", "passphrase"]] {
        let words = [words, &["--new-passphrase-file", "new.txt"]].concat();
        assert!(officer.carnet(&words).failed(2).contains("[CN-0290]"));
        let said = officer.carnet(&[&words[..2], &["--no-input"]].concat()).failed(2);
        assert!(said.contains("--new-passphrase-file"), "{said}");
    }
    // Two passphrases from one standard input.
    let words = ["key", "passphrase", "--new-passphrase-file", "-"];
    let opening = ["--store", "carnet", "--passphrase-file", "-"];
    let said = officer.carnet_alone_reading("one\ntwo\n", &[&opening[..], &words].concat()).failed(2);
    assert!(said.contains("[CN-0126]"), "{said}");
    assert_eq!(files_under(&officer.home().join("carnet")), before);
}

#[test]
fn recipients_come_and_go_and_the_last_slot_stays() {
    let officer = Officer::new();
    let (recipient, secret) = identity();
    let (third, third_secret) = identity();
    officer.carnet(&["key", "add", "--recipient", &recipient, "--label", "office"]).done();
    by_identity(&officer, &secret, &["key", "list"]).done();
    officer.has_file("list.txt", format!("# those outside\n{third}\n"));
    officer.carnet(&["key", "add", "--recipients-file", "list.txt"]).done();
    by_identity(&officer, &third_secret, &["actor", "list"]).done();
    assert_eq!(names(&officer), ["recipient-1", "recipient-2", "recipient-3"]);
    let slots = listed(&officer);
    assert_eq!(slots[1]["recipient"], recipient.as_str());
    assert_eq!(slots[1]["words"].as_str().unwrap().split(' ').count(), 4);
    assert_eq!((&slots[0]["opened"], &slots[1]["opened"]), (&true.into(), &false.into()));
    assert!(officer.carnet(&["key", "add", "--recipient", &recipient]).failed(2).contains("[CN-0886]"));
    assert!(officer.carnet(&["key", "add", "--recipient", "age1nobody"]).failed(2).contains("[CN-0524]"));
    assert!(officer.carnet(&["key", "remove", "safe"]).failed(2).contains("[CN-0882]"));
    assert!(officer.carnet(&["key", "remove", "office", "--no-input"]).failed(2).contains("--yes"));
    officer.carnet(&["key", "remove", "office", "--dry-run"]).done();
    by_identity(&officer, &secret, &["actor", "list"]).done();
    officer.carnet(&["key", "remove", &recipient, "--yes"]).done();
    by_identity(&officer, &secret, &["actor", "list"]).failed(3);
    by_identity(&officer, &third_secret, &["key", "remove", "recipient-1", "--yes"]).done();
    officer.carnet(&["actor", "list"]).failed(3);
    let before = files_under(&officer.home().join("carnet"));
    let last = by_identity(&officer, &third_secret, &["key", "remove", "recipient-3", "--yes"]).failed(5);
    assert!(last.contains("[CN-0883]"), "{last}");
    assert_eq!(files_under(&officer.home().join("carnet")), before);
    // A damaged slot is none that would open it; a passphrase is.
    std::fs::write(slot(&officer, "passphrase-4.age"), "x").unwrap();
    by_identity(&officer, &third_secret, &["key", "remove", "recipient-3", "--yes"]).failed(5);
    by_identity(&officer, &third_secret, &["key", "remove", "passphrase-4", "--yes"]).done();
    by_identity(&officer, &third_secret, &["verify"]).done();
}

#[test]
fn a_label_says_what_a_slot_is_for() {
    let officer = Officer::new();
    let (recipient, _) = identity();
    let long = "x".repeat(61);
    for label in [long.as_str(), "two\nlines"] {
        let words = ["key", "add", "--recipient", &recipient, "--label", label];
        assert!(officer.carnet(&words).failed(2).contains("[CN-0889]"));
    }
    assert!(officer.carnet(&["key", "passphrase"]).failed(2).contains("[CN-0887]"));
    assert!(officer.carnet(&["key", "passphrase", "--slot", "recipient-1"]).failed(2).contains("[CN-0887]"));
}

/// What a power cut leaves after each step of a change of passphrase, made by hand.
#[test]
fn whatever_interrupts_a_change_of_passphrase_one_of_the_two_opens_the_store() {
    let officer = Officer::new();
    put_passphrase(&officer, 1, FIRST);
    // The new slot is written, and nothing else.
    put_passphrase(&officer, 2, SECOND);
    for passphrase in [FIRST, SECOND] {
        by_passphrase(&officer, passphrase, &["actor", "list"]).done();
    }
    let list = officer.carnet(&["key", "list"]).done();
    assert!(list.contains("by one that was interrupted"), "{list}");
    // The old one is overwritten in part, or whole; then it has another name; then it is gone.
    let mut old = std::fs::read(slot(&officer, "passphrase-1.age")).unwrap();
    for overwritten in [10, old.len() / 2, old.len()] {
        old[..overwritten].fill(7);
        std::fs::write(slot(&officer, "passphrase-1.age"), &old).unwrap();
        by_passphrase(&officer, SECOND, &["actor", "list"]).done();
        by_passphrase(&officer, FIRST, &["actor", "list"]).failed(3);
        assert!(officer.carnet(&["key", "list"]).done().contains("damaged: nothing opens it"));
    }
    std::fs::rename(slot(&officer, "passphrase-1.age"), slot(&officer, ".part-x")).unwrap();
    by_passphrase(&officer, SECOND, &["actor", "list"]).done();
    assert_eq!(names(&officer), ["passphrase-2", "recipient-1"]);
    assert!(!slot(&officer, ".part-x").exists());
    whole(&officer);
}

/// A store whose recipients' slot was made by other means opens to some whom it does not know.
#[test]
fn recipients_whom_the_store_does_not_know_are_not_shut_out_in_silence() {
    let officer = Officer::new();
    let own = std::fs::read_to_string(officer.home().join("key.txt")).unwrap();
    let own: age::x25519::Identity = own.trim().parse().unwrap();
    let (stranger, secret) = identity();
    let stranger_key: age::x25519::Recipient = stranger.parse().unwrap();
    let keys = [own.to_public(), stranger_key];
    let encryptor =
        age::Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient)).unwrap();
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    std::io::Write::write_all(&mut writer, &data_key(&officer)).unwrap();
    writer.finish().unwrap();
    std::fs::write(slot(&officer, "recipients.age"), sealed).unwrap();
    by_identity(&officer, &secret, &["actor", "list"]).done();
    let said = officer.carnet(&["key", "list"]);
    assert!(said.to_string().contains("1 recipient more can open the store than it knows"), "{said}");
    let (third, _) = identity();
    let words = ["key", "add", "--recipient", third.as_str()];
    assert!(officer.carnet(&words).failed(5).contains("[CN-0885]"));
    by_identity(&officer, &secret, &["actor", "list"]).done();
    officer.carnet(&[&words[..], &["--recipient", stranger.as_str(), "--drop-unknown"]].concat()).done();
    by_identity(&officer, &secret, &["actor", "list"]).done();
    assert_eq!(names(&officer).len(), 3);
}

#[cfg(unix)]
#[test]
fn on_a_terminal_a_passphrase_is_offered_first() {
    let officer = Officer::new();
    let mut seat = officer.sits_down(&["key", "add"]);
    seat.sees("A passphrase was made for you").answers("or type one of your own", "");
    seat.sees("Added: passphrase-1.");
    assert_eq!(seat.leaves().exit, Some(0));
    assert_eq!(names(&officer), ["passphrase-1", "recipient-1"]);
}

#[test]
fn a_shell_changes_who_can_open_the_store_that_it_has_open() {
    let officer = Officer::new();
    let (recipient, secret) = identity();
    let lines =
        format!("key add --recipient {recipient} --label office\nkey list\nkey remove office --yes\n");
    let ran = officer.carnet_reading(lines, &["shell"]).done();
    assert!(ran.contains("recipient-2  office"), "{ran}");
    by_identity(&officer, &secret, &["actor", "list"]).failed(3);
}

/// A pipe with a name waits for somebody who writes there; one that a shell opened is read.
#[cfg(unix)]
#[test]
fn what_opens_a_store_comes_from_a_file_or_an_open_pipe_and_nothing_is_waited_for() {
    let officer = Officer::new();
    assert!(
        std::process::Command::new("mkfifo").arg(officer.home().join("pipe")).status().unwrap().success()
    );
    for (flag, words) in [
        ("--identity", &["actor", "list"][..]),
        ("--passphrase-file", &["actor", "list"]),
        ("--identity", &["key", "recovery", "rehearse"]),
    ] {
        let said = officer.carnet_alone(&[&["--store", "carnet", flag, "pipe"], words].concat());
        let said = said.failed(2);
        assert!(said.contains("pipe is a pipe") && said.contains("[CN-0223]"), "{flag}: {said}");
    }
    let said =
        officer.carnet_alone(&["--store", "carnet", "key", "recovery", "rehearse", "--shares", "pipe"]);
    assert!(said.failed(2).contains("[CN-0223]"));
    let identity = std::fs::read_to_string(officer.home().join("key.txt")).unwrap();
    let words = ["--store", "carnet", "--identity", "/dev/fd/0", "actor", "list"];
    officer.carnet_alone_reading(identity, &words).done();
}

#[test]
fn a_slot_that_is_lost_or_altered_is_told_whoever_opens_the_store() {
    let officer = Officer::new();
    put_passphrase(&officer, 1, FIRST);
    whole(&officer);
    let looked = || by_passphrase(&officer, FIRST, &["verify", "--json"]).printed(4);
    let list = || by_passphrase(&officer, FIRST, &["key", "list"]).done();
    let recipients = slot(&officer, "recipients.age");
    let written = std::fs::read(&recipients).unwrap();

    // One character of each stanza's body, which no form betrays.
    let text = String::from_utf8_lossy(&written).into_owned();
    let line = text.lines().nth(2).unwrap().to_owned();
    let other = if line.starts_with('A') { 'B' } else { 'A' };
    let mut altered = written.clone();
    altered[text.find(&line).unwrap()] = other as u8;
    std::fs::write(&recipients, &altered).unwrap();
    assert!(looked().contains(r#""finding":"slot-altered""#), "{}", looked());
    assert!(list().contains("damaged"), "{}", list());

    std::fs::remove_file(&recipients).unwrap();
    assert!(looked().contains(r#""finding":"slot-lost""#), "{}", looked());
    assert!(list().contains("recipient-1") && list().contains("damaged"), "{}", list());

    // As it was, it is whole again; and taken away here, nothing is missing.
    std::fs::write(&recipients, &written).unwrap();
    whole(&officer);
    by_passphrase(&officer, FIRST, &["key", "remove", "recipient-1", "--yes"]).done();
    assert!(by_passphrase(&officer, FIRST, &["verify"]).done().starts_with("The store is whole."));
}
