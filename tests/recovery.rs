//! `carnet key recovery`, through the real program: a passphrase that was forgotten is not the end.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::desks::files_under;
use crate::keys::{by_identity, by_passphrase, listed, put_passphrase, slot};
use crate::officer::Officer;
#[cfg(unix)]
use crate::runner::terminal::Seat;
use crate::runner::{Laptop, Ran};
use crate::stores::identity;

const FORGOTTEN: &str = "le pont de la riviere seche";
const FRESH: &str = "une autre phrase de passe";

/// Types a command with what opens the store, if anything, after it.
fn alone(officer: &Officer, words: &[&str]) -> Ran {
    officer.carnet_alone(&[&["--store", "carnet"], words].concat())
}

/// An officer with a record, a passphrase and shares in files.
fn with_shares(quorum: &str, abroad: &str) -> Officer {
    let officer = Officer::new();
    officer.writes(&["actor", "add", "--name", "Governor", "--actor-type", "state-civil"]);
    let words =
        ["key", "recovery", "shares", quorum, "--abroad", abroad, "--label", "offices", "-o", "share.txt"];
    officer.carnet(&words).done();
    officer
}

fn share(officer: &Officer, n: usize) -> String {
    fs::read_to_string(officer.home().join(format!("share-{n}.txt"))).unwrap()
}

/// The same without the lines for people.
fn bare(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

fn folder(officer: &Officer) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    files_under(&officer.home().join("carnet"))
}

#[test]
fn two_of_three_shares_open_a_store_whose_passphrase_was_forgotten() {
    let officer = with_shares("2/3", "2");
    put_passphrase(&officer, 1, FORGOTTEN);
    fs::remove_file(officer.home().join("key.txt")).unwrap();
    officer.has_file("new.txt", FRESH);
    let words = ["key", "recovery", "open", "--new-passphrase-file", "new.txt"];
    for n in 1..=3 {
        let text = share(&officer, n);
        assert!(text.contains(&format!("share {n} of 3, 2 needed, set ")), "{text}");
        assert!(!text.contains("offices") && !text.to_lowercase().contains("carnet"), "{text}");
    }
    let before = folder(&officer);
    // One alone gives nothing, whatever else it is asked with.
    let one = [&words[..], &["--shares", "share-1.txt"]].concat();
    assert!(alone(&officer, &one).failed(3).contains("[CN-0947]"));
    let twice = [&one[..], &["--shares", "share-1.txt"]].concat();
    assert!(alone(&officer, &twice).failed(3).contains("[CN-0947]"));
    assert!(alone(&officer, &[&words[..], &["--no-input"]].concat()).failed(2).contains("--shares"));
    assert_eq!(folder(&officer), before);

    // Which line of which share it is, of several files.
    let read = |name: &str| std::fs::read_to_string(officer.home().join(name)).unwrap();
    let third = read("share-3.txt");
    let line = third.lines().find(|line| line.starts_with('4')).unwrap();
    let other = line.replace(&line[2..5], if &line[2..5] == "000" { "111" } else { "000" });
    officer.has_file("mistyped.txt", third.replace(line, &other));
    let mistyped = [&words[..], &["--shares", "share-1.txt", "--shares", "mistyped.txt"]].concat();
    let said = alone(&officer, &mistyped).failed(3);
    assert!(said.contains("line 4 of share 2"), "{said}");
    let head = third.lines().find(|line| line.starts_with("share")).unwrap();
    officer.has_file("mistyped.txt", third.replace(head, &head.replace("share 3", "share 2")));
    let said = alone(&officer, &mistyped).failed(3);
    assert!(said.contains("the line above share 2"), "{said}");
    assert_eq!(folder(&officer), before);
    officer.has_file("share-3.txt", third.replace(head, &head.to_uppercase()));

    let two = [&words[..], &["--shares", "share-3.txt", "--shares", "share-1.txt"]].concat();
    let said = alone(&officer, &two);
    assert!(said.to_string().contains("with a new passphrase: passphrase-2"), "{said}");
    said.done();
    let shown = by_passphrase(&officer, FRESH, &["actor", "show", "A-1"]).done();
    assert!(shown.contains("Governor"), "{shown}");
    // The one that was forgotten is gone, and that it was a way back stands in the history.
    assert!(!slot(&officer, "passphrase-1.age").exists() && slot(&officer, "passphrase-2.age").exists());
    let history = by_passphrase(&officer, FRESH, &["history", "--json"]).done();
    assert!(history.contains("keyed"), "{history}");
}

#[test]
fn a_way_back_is_shown_stands_on_the_ledger_and_goes() {
    let officer = with_shares("2/3", "1");
    let list = officer.carnet(&["key", "list"]).done();
    assert!(list.contains("offices: a recipient, "), "{list}");
    assert!(list.contains("a way back: 2 of 3 shares, set "), "{list}");
    assert!(list.contains("1 of them outside the country"), "{list}");
    let said = officer.carnet(&["key", "recovery", "list"]);
    assert!(said.to_string().contains("Those inside the country can open it"), "{said}");
    let (recipient, secret) = identity();
    let words = ["key", "recovery", "recipient", &recipient, "--label", "head office", "--abroad", "1"];
    officer.carnet(&words).done();
    let made = officer.carnet(&["key", "recovery", "identity", "--abroad", "0", "--label", "safe"]).done();
    let key = made.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1")).unwrap();
    let ledger = officer.carnet(&["summary", "ledger"]).done();
    for words in ["shares 2/3", "offices", "head office", "identity", "safe", "a way back to the key"] {
        assert!(ledger.contains(words), "{words}: {ledger}");
    }
    assert!(!ledger.contains("AGE-SECRET"), "{ledger}");
    for secret in [secret.as_str(), key] {
        assert!(by_identity(&officer, secret, &["key", "recovery", "rehearse"]).done().contains("It works"));
    }
    let slots = listed(&officer);
    let held: Vec<&Value> =
        slots.iter().map(|slot| &slot["recovery"]).filter(|held| !held.is_null()).collect();
    assert_eq!(held.len(), 3);
    assert_eq!(
        (&held[0]["held_as"], &held[0]["needed"], &held[0]["holders"]),
        (&"shares".into(), &2.into(), &3.into())
    );
    assert_eq!((&held[1]["held_as"], &held[1]["abroad"]), (&"recipient".into(), &1.into()));
    // A key that was handed out says nothing of any record: undo goes on beside it.
    assert!(officer.carnet(&["undo"]).to_string().contains("A-1"));
    officer.carnet(&["key", "remove", "offices", "--yes"]).done();
    let words = ["key", "recovery", "rehearse", "--shares", "share-1.txt", "--shares", "share-2.txt"];
    alone(&officer, &words).failed(3);
    by_identity(&officer, key, &["key", "recovery", "rehearse"]).done();
    assert!(officer.carnet(&["verify"]).done().starts_with("The store is whole."));
    // Somebody who could open the store already becomes a way back by being called one.
    let own = listed(&officer)[0]["recipient"].as_str().unwrap().to_owned();
    officer.carnet(&["key", "recovery", "recipient", &own, "--abroad", "0", "--label", "desk"]).done();
    assert_eq!(listed(&officer).len(), 3);
    assert_eq!(listed(&officer)[0]["recovery"]["held_as"], "recipient");
}

#[test]
fn what_cannot_be_a_way_back_is_refused_before_anything_is_written() {
    let officer = Officer::new();
    officer.has_file("share-2.txt", "mine");
    let before = folder(&officer);
    for quorum in ["1/3", "3/2", "2", "2/16", "0/0", "two", "-1/3", "2/3/4"] {
        let said = officer.carnet(&["key", "recovery", "shares", "--abroad", "0", "--", quorum]).failed(2);
        assert!(said.contains("[CN-0931]"), "{quorum}: {said}");
    }
    let shares = ["key", "recovery", "shares", "2/3"];
    assert!(officer.carnet(&[&shares[..], &["--abroad", "4"]].concat()).failed(2).contains("[CN-0932]"));
    assert!(officer.carnet(&[&shares[..], &["--no-input"]].concat()).failed(2).contains("--abroad"));
    let taken = [&shares[..], &["--abroad", "2", "-o", "share.txt"]].concat();
    assert!(officer.carnet(&taken).failed(2).contains("[CN-0222]"));
    assert!(
        officer
            .carnet(&["key", "recovery", "recipient", "age1nobody", "--abroad", "1"])
            .failed(2)
            .contains("CN-0524")
    );
    // Who has a key already is handed nothing that could go into a file.
    officer
        .carnet(&["key", "recovery", "recipient", "age1nobody", "--abroad", "1", "-o", "key.txt"])
        .failed(2);
    officer.carnet(&[&shares[..], &["--abroad", "2", "--dry-run"]].concat()).done();
    assert_eq!(folder(&officer), before);
}

#[test]
fn a_rehearsal_changes_no_byte_and_proves_the_slot() {
    let officer = with_shares("2/3", "2");
    let before = folder(&officer);
    let words = ["key", "recovery", "rehearse"];
    let two = [&words[..], &["--shares", "share-2.txt", "--shares", "share-3.txt"]].concat();
    let said = alone(&officer, &two).done();
    assert!(said.contains("It works: recipient-2 (offices) opens this store."), "{said}");
    assert!(said.contains("2 of 3 shares"), "{said}");
    // From standard input, all in one.
    let all = format!("{}\n{}", share(&officer, 1), share(&officer, 2));
    let reading = [&["--store", "carnet"][..], &words, &["--shares", "-"]].concat();
    officer.carnet_alone_reading(all, &reading).done();
    assert_eq!(folder(&officer), before);
    // Not the form of the slot is tried, but what lies in it.
    let other = with_shares("2/3", "2");
    fs::copy(slot(&other, "recipients.age"), slot(&officer, "recipients.age")).unwrap();
    alone(&officer, &two).failed(3);
    for n in [2, 3] {
        fs::copy(other.home().join(format!("share-{n}.txt")), officer.home().join(format!("share-{n}.txt")))
            .unwrap();
    }
    // The slot opens, and the database under it does not.
    alone(&officer, &two).failed(4);
}

/// Every sign of a share in turn, and each length of the file.
#[test]
fn a_share_with_one_wrong_sign_or_cut_short_opens_nothing() {
    let (officer, all) = (with_shares("2/3", "2"), std::env::var_os("CARNET_FAULTS").is_some());
    let genuine = bare(&share(&officer, 1));
    let words = ["key", "recovery", "rehearse", "--shares", "altered.txt", "--shares", "share-2.txt"];
    let before = folder(&officer);
    let refused = |text: &[u8]| {
        officer.has_file("altered.txt", text);
        let ran = alone(&officer, &words);
        let said = ran.failed(3);
        assert!(said.contains("[CN-094"), "{said}");
    };
    // Read through the library at every sign (src/seal/share.rs); through the program at some, or at all.
    let step = if all { 1 } else { 23 };
    for at in (0..genuine.len()).step_by(step) {
        let mut altered = genuine.clone().into_bytes();
        altered[at] = match altered[at] {
            b'\n' => b'X',
            b'7' => b'8',
            _ => b'7',
        };
        refused(&altered);
        // Not even of UTF-8.
        altered[at] = 0xff;
        officer.has_file("altered.txt", &altered);
        let said = alone(&officer, &words).failed(2);
        assert!(said.contains("[CN-0131]"), "{said}");
    }
    for length in (1..genuine.len() - 1).step_by(step) {
        refused(&genuine.as_bytes()[..length]);
    }
    refused(b"");
    refused(&vec![b'#'; 70_000]);
    assert_eq!(folder(&officer), before);
}

#[test]
fn shares_of_two_sets_are_not_taken_together() {
    let officer = with_shares("2/3", "2");
    let again = ["key", "recovery", "shares", "2/3", "--abroad", "2", "-o", "other.txt"];
    officer.carnet(&again).done();
    let words = ["key", "recovery", "rehearse", "--shares", "share-1.txt", "--shares", "other-2.txt"];
    assert!(alone(&officer, &words).failed(3).contains("[CN-0946]"));
    for (one, two) in [("share-1.txt", "share-2.txt"), ("other-1.txt", "other-3.txt")] {
        alone(&officer, &["key", "recovery", "rehearse", "--shares", one, "--shares", two]).done();
    }
    // Lines of two papers of one set.
    let (first, second) = (bare(&share(&officer, 1)), bare(&share(&officer, 2)));
    let mixed: Vec<&str> = first.lines().take(3).chain(second.lines().skip(3)).collect();
    officer.has_file("mixed.txt", mixed.join("\n"));
    let words = ["key", "recovery", "rehearse", "--shares", "mixed.txt", "--shares", "share-3.txt"];
    assert!(alone(&officer, &words).failed(3).contains("[CN-0944]"));
}

#[test]
fn files_of_key_material_are_private_and_never_overwritten() {
    let officer = with_shares("2/3", "2");
    #[cfg(unix)]
    for n in 1..=3 {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(officer.home().join(format!("share-{n}.txt"))).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let before = share(&officer, 2);
    let again = ["key", "recovery", "shares", "2/3", "--abroad", "2", "-o", "share.txt"];
    assert!(officer.carnet(&again).failed(2).contains("[CN-0222]"));
    assert_eq!(share(&officer, 2), before);
    assert!(!Path::new(&officer.home().join("share.txt")).exists());
    assert_eq!(listed(&officer).len(), 2);
}

#[cfg(unix)]
#[test]
fn on_a_terminal_shares_are_typed_line_by_line() {
    let officer = with_shares("2/3", "2");
    let mut seat = officer.sits_down_alone(&["--store", "carnet", "key", "recovery", "rehearse"]);
    seat.sees("one line at a time");
    for (at, n) in [(1, 3), (2, 1)] {
        let text = bare(&share(&officer, n));
        for (line, signs) in text.lines().skip(1).enumerate() {
            let question = match at {
                1 => format!("Share 1, line {}:", line + 1),
                at => format!("Share {at} of 2, line {}:", line + 1),
            };
            if line == 2 && at == 1 {
                // One wrong sign is told at once, and the line asked again.
                let wrong = if signs.ends_with('7') { "8" } else { "7" };
                seat.answers(&question, &format!("{}{wrong}", &signs[..signs.len() - 1]));
                seat.sees("its check does not fit");
            }
            seat.answers(&question, &signs[2..].to_lowercase().replace('-', ""));
        }
    }
    seat.sees("It works: recipient-2 (offices)");
    assert_eq!(seat.leaves().exit, Some(0));
}

#[test]
fn a_new_store_is_asked_for_its_way_back() {
    let laptop = Laptop::new();
    let (recipient, secret) = identity();
    laptop.has_file("key.txt", secret);
    let init = ["init", "--no-passphrase", "--recipient", &recipient];
    let words = [&init[..], &["--recovery", "shares", "--abroad", "2", "-o", "share.txt"]].concat();
    assert!(laptop.carnet(&[&init[..], &["--recovery", "shares"]].concat()).failed(2).contains("--abroad"));
    assert!(laptop.carnet(&[&words[..], &["--shares", "1/1"]].concat()).failed(2).contains("[CN-0931]"));
    let recovery = ["init", "--no-passphrase", "--recovery", "recipient", "--abroad", "1"];
    assert!(laptop.carnet(&recovery).failed(2).contains("--recipient"));
    assert!(!laptop.home().join(".local/share/carnet").exists());
    laptop.carnet(&words).done();
    laptop
        .carnet(&["key", "recovery", "rehearse", "--shares", "share-2.txt", "--shares", "share-1.txt"])
        .done();
    let list = laptop.carnet(&["key", "list", "--identity", "key.txt"]).done();
    assert!(list.contains("2 of 3 shares"), "{list}");
    // The recipients themselves, called what they are.
    let nothing =
        ["--store", "other", "init", "--no-passphrase", "--recipient", &recipient, "-o", "share.txt"];
    assert!(laptop.carnet(&nothing).failed(2).contains("CN-0132"));
    let words = ["--store", "other", "init", "--no-passphrase", "--recipient", &recipient];
    laptop.carnet(&[&words[..], &["--recovery", "recipient", "--abroad", "1"]].concat()).done();
    let list = laptop.carnet(&["--store", "other", "key", "list", "--identity", "key.txt"]).done();
    assert!(list.contains("a way back: their own key · outside the country"), "{list}");
    // Where nobody is asked and nothing says it, there is none, and that is said.
    let none = laptop.carnet(&["--store", "third", "init", "--generate", "--no-input"]);
    assert!(none.to_string().contains("Who forgets the passphrase loses the store"), "{none}");
    none.done();
}

#[cfg(unix)]
#[test]
fn on_a_terminal_a_new_store_asks_for_its_way_back() {
    let laptop = Laptop::new();
    let mut seat = Seat::at(laptop.command(&["init", "--generate"]));
    seat.sees("Shares on paper for three people");
    seat.answers("Which way back, 1 to 4?", "3");
    seat.answers("Is it held outside the country?", "0");
    seat.sees("AGE-SECRET-KEY-1");
    seat.answers("Enter when it is written down:", "");
    seat.sees("Added: recipient-");
    assert_eq!(seat.leaves().exit, Some(0));
}
