//! `carnet key park` and `carnet key unpark`, through the real program, and what an interruption at each step leaves.

use std::fs;

use crate::desks::files_under;
use crate::keys::{by_identity, by_passphrase, listed, put_passphrase, slot};
use crate::officer::Officer;
use crate::rotation::copy;
use crate::runner::Ran;
use crate::stores::identity;

const PASSPHRASE: &str = "le pont de la riviere seche";
const FRESH: &str = "une autre phrase de passe";

fn alone(officer: &Officer, words: &[&str]) -> Ran {
    officer.carnet_alone(&[&["--store", "carnet"], words].concat())
}

fn officer() -> Officer {
    let officer = Officer::new();
    officer.writes(&["place", "add", "--name", "Goma", "--kind", "adm2"]);
    officer.writes(&["actor", "add", "--name", "Governor", "--actor-type", "state-civil"]);
    put_passphrase(&officer, 1, PASSPHRASE);
    officer
}

fn names(officer: &Officer, folder: &str) -> Vec<String> {
    let folder = officer.home().join(folder);
    let entries = fs::read_dir(&folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    // One that is not to be played back is left by a kill, and the next change takes it.
    names.retain(|name| name != "store.db-journal");
    names.sort();
    names
}

fn is_parked(officer: &Officer) -> bool {
    let ran = alone(officer, &["key", "list"]);
    let is_told = ran.to_string().contains("Parked: this device cannot open the store.");
    // Where it is not, it takes a key to list the slots.
    assert!(ran.ended(if is_told { 0 } else { 2 }), "{ran}");
    is_told
}

#[test]
fn a_parked_store_opens_by_nothing_on_the_device_until_it_is_brought_back() {
    let officer = officer();
    let before = files_under(&officer.home().join("carnet"));
    let words = ["key", "park", "--shares", "2/3", "--abroad", "2", "--label", "offices", "-o", "share.txt"];
    let plan = officer.carnet(&[&words[..], &["--dry-run"]].concat());
    let said = plan.to_string();
    assert!(said.contains("Would open the store: 2 of 3 new shares"), "{said}");
    assert!(said.contains("Would not open it any more: passphrase-1, recipient-1"), "{said}");
    assert!(!said.contains("the pressure only moves"), "{said}");
    plan.done();
    assert!(officer.carnet(&[&words[..], &["--no-input"]].concat()).failed(2).contains("--yes"));
    assert_eq!(files_under(&officer.home().join("carnet")), before);

    officer.carnet(&[&words[..], &["--yes"]].concat()).done();
    assert_eq!(names(&officer, "carnet"), ["format", "head", "inbox", "keys", "lock", "store.db"]);
    assert_eq!(names(&officer, "carnet/keys"), ["parked", "recipients.age"]);
    for (path, bytes) in files_under(&officer.home().join("carnet/keys")) {
        assert!(before.iter().all(|(_, old)| *old != bytes), "{}", path.display());
    }
    let parked = files_under(&officer.home().join("carnet"));
    // Whatever is typed, by whatever opened it before: one sentence and one code.
    let verbs: &[&[&str]] = &[
        &["tomorrow"],
        &["actor", "list"],
        &["actor", "add", "--name", "x", "--actor-type", "state-civil"],
        &["trip", "log", "--date", "2026-11-20"],
        &["meeting", "list"],
        &["find", "Governor"],
        &["draft", "list"],
        &["void", "A-1", "--reason", "x"],
        &["agenda"],
        &["undo"],
        &["redo"],
        &["history"],
        &["dump", "--yes"],
        &["inbox", "review"],
        &["report", "overview"],
        &["summary", "ledger"],
        &["pool", "list"],
        &["backup", "copy.tar"],
        &["verify"],
        &["purge", "--due", "--dry-run"],
        &["setting", "list"],
        &["key", "add", "--generate"],
        &["key", "remove", "offices", "--yes"],
        &["key", "rotate", "--yes"],
        &["key", "recovery", "list"],
        &["key", "recovery", "open", "--shares", "share-1.txt"],
        &["key", "park", "--shares", "2/3", "--abroad", "2", "--yes"],
        &["shell"],
    ];
    for words in verbs {
        let said = officer.carnet(words).failed(3);
        assert!(
            said.contains("[CN-0930]") && said.contains("this device cannot open it"),
            "{words:?}: {said}"
        );
    }
    let said = alone(&officer, &["actor", "list"]).failed(3);
    assert!(said.contains("[CN-0930]"), "nobody is asked for a passphrase: {said}");
    assert!(is_parked(&officer));
    assert!(alone(&officer, &["key", "list", "--json"]).done().contains("\"kind\":\"parked\""));
    assert!(alone(&officer, &["doctor"]).done().contains("The store is parked"));
    let rehearse = ["key", "recovery", "rehearse", "--shares", "share-1.txt", "--shares", "share-3.txt"];
    assert!(alone(&officer, &rehearse).done().contains("(offices) opens this store"));
    assert_eq!(files_under(&officer.home().join("carnet")), parked);

    // The inbox goes on.
    let note = ["--store", "carnet", "inbox", "post", "note", "--text", "-"];
    officer.carnet_alone_reading("The bridge is cut.", &note).done();

    officer.has_file("new.txt", FRESH);
    let unpark = ["key", "unpark", "--new-passphrase-file", "new.txt"];
    let one = [&unpark[..], &["--shares", "share-2.txt"]].concat();
    assert!(alone(&officer, &one).failed(3).contains("[CN-0947]"));
    let two = [&one[..], &["--shares", "share-1.txt"]].concat();
    alone(&officer, &two).done();
    assert_eq!(names(&officer, "carnet/keys"), ["passphrase-1.age", "recipients.age"]);
    let shown = by_passphrase(&officer, FRESH, &["actor", "show", "A-1"]).done();
    assert!(shown.contains("Governor"), "{shown}");
    // What was there before parking does not come back with it.
    officer.carnet(&["actor", "list"]).failed(3);
    assert!(alone(&officer, &two).failed(2).contains("[CN-0933]"));
    let ledger = by_passphrase(&officer, FRESH, &["summary", "ledger"]).done();
    assert!(ledger.contains("the key, handed away") && ledger.contains("shares 2/3"), "{ledger}");
    let page = by_passphrase(&officer, FRESH, &["verify"]).done();
    assert!(page.starts_with("The store is whole."), "{page}");
}

#[test]
fn a_store_is_parked_with_recipients_and_opens_for_one_of_them() {
    let officer = officer();
    let ((one, secret), (two, _), (here, own)) = (identity(), identity(), identity());
    officer.carnet(&["key", "recovery", "recipient", &one, "--label", "head office", "--abroad", "1"]).done();
    assert!(officer.carnet(&["key", "park"]).failed(2).contains("--to"));
    assert!(
        officer.carnet(&["key", "park", "--to", "age1nobody", "--abroad", "1"]).failed(2).contains("CN-0524")
    );
    // Of somebody of whom the store does not know where they are, it is asked.
    assert!(officer.carnet(&["key", "park", "--to", &two, "--no-input"]).failed(2).contains("--abroad"));
    let nothing = ["key", "park", "--to", &two, "--abroad", "0", "--yes", "-o", "share.txt"];
    assert!(officer.carnet(&nothing).failed(2).contains("CN-0132"));
    let near =
        officer.carnet(&["key", "park", "--to", "head office", "--to", &two, "--abroad", "0", "--dry-run"]);
    assert!(near.to_string().contains("the pressure only moves"), "{near}");
    near.done();
    let ran = officer.carnet(&["key", "park", "--to", "head office", "--yes"]);
    assert!(!ran.to_string().contains("the pressure only moves"), "{ran}");
    ran.done();
    assert!(is_parked(&officer));
    by_identity(&officer, &secret, &["actor", "list"]).failed(3);
    // Somebody else's key, and a damaged file.
    by_identity(&officer, &own, &["key", "unpark", "--recipient", &here]).failed(3);
    by_identity(&officer, "AGE-SECRET-KEY-1", &["key", "unpark", "--recipient", &here]).failed(3);
    by_identity(&officer, &secret, &["key", "unpark", "--recipient", &here]).done();
    assert!(by_identity(&officer, &own, &["actor", "show", "A-1"]).done().contains("Governor"));
    fs::write(officer.home().join("key.txt"), own).unwrap();
    assert_eq!(listed(&officer).len(), 2);
    assert_eq!(listed(&officer)[0]["label"], "head office");
}

/// Without their shares nobody would open it: where they cannot be handed out, it is as before.
#[test]
fn nothing_is_parked_where_the_shares_could_not_be_handed_out() {
    let officer = officer();
    fs::create_dir(officer.home().join("out")).unwrap();
    let words = ["key", "park", "--shares", "2/3", "--abroad", "2", "--yes", "-o", "nowhere/share.txt"];
    assert!(officer.carnet(&words).failed(2).contains("[CN-0221]"));
    assert!(officer.carnet(&["actor", "show", "A-1"]).done().contains("Governor"));
    assert_eq!(names(&officer, "carnet"), ["format", "head", "inbox", "keys", "lock", "store.db"]);
    assert!(by_passphrase(&officer, PASSPHRASE, &["verify"]).done().starts_with("The store is whole."));
}

/// What lies in the folder after each step, put together by hand from the store before and the store after.
#[test]
fn whatever_interrupts_parking_the_store_opens_as_before_or_is_parked() {
    let officer = officer();
    let home = officer.home().to_owned();
    let (store, old, new) = (home.join("carnet"), home.join("old"), home.join("new"));
    copy(&store, &old);
    officer.carnet(&["key", "park", "--shares", "2/2", "--abroad", "2", "--yes", "-o", "share.txt"]).done();
    copy(&store, &new);
    // Which parts of the new lie where, whether the old slots were put aside, whether the mark is there.
    type Step = (&'static str, &'static [(&'static str, &'static str)], bool, bool);
    let steps: &[Step] = &[
        ("half a database", &[("half", "store-next.db")], false, false),
        ("a database", &[("store.db", "store-next.db")], false, false),
        ("slots", &[("store.db", "store-next.db"), ("keys", "keys-next")], false, false),
        (
            "all but the mark",
            &[("store.db", "store-next.db"), ("keys", "keys-next"), ("head", "head-next")],
            false,
            false,
        ),
        (
            "the mark",
            &[("store.db", "store-next.db"), ("keys", "keys-next"), ("head", "head-next")],
            false,
            true,
        ),
        (
            "the database in place",
            &[("store.db", "store.db"), ("keys", "keys-next"), ("head", "head-next")],
            false,
            true,
        ),
        (
            "the head in place",
            &[("store.db", "store.db"), ("keys", "keys-next"), ("head", "head")],
            false,
            true,
        ),
        (
            "the old slots aside",
            &[("store.db", "store.db"), ("keys", "keys-next"), ("head", "head")],
            true,
            true,
        ),
        ("the slots in place", &[("store.db", "store.db"), ("keys", "keys"), ("head", "head")], true, true),
        (
            "the old slots destroyed",
            &[("store.db", "store.db"), ("keys", "keys"), ("head", "head")],
            false,
            true,
        ),
    ];
    let (here, own) = identity();
    for (step, parts, is_aside, has_mark) in steps {
        fs::remove_dir_all(&store).unwrap();
        copy(&old, &store);
        if *is_aside {
            fs::rename(store.join("keys"), store.join("keys-old")).unwrap();
        }
        for (from, to) in *parts {
            let to = store.join(to);
            match *from {
                "half" => fs::write(to, &fs::read(new.join("store.db")).unwrap()[..9_000]).unwrap(),
                from => {
                    if to.is_dir() {
                        fs::remove_dir_all(&to).unwrap();
                    }
                    copy(&new.join(from), &to);
                }
            }
        }
        if *has_mark {
            fs::write(store.join("rotation"), "carnet-rotation 1\n").unwrap();
            let said = officer.carnet(&["actor", "show", "A-1"]).failed(3);
            assert!(said.contains("[CN-0930]"), "{step}: {said}");
            assert!(is_parked(&officer), "{step}");
            assert_eq!(names(&officer, "carnet/keys"), ["parked", "recipients.age"], "{step}");
            // Of the old slots none is left, though nobody has a key that opens anything.
            let left = names(&officer, "carnet");
            assert_eq!(left, ["format", "head", "inbox", "keys", "lock", "store.db"], "{step}");
            let words =
                ["key", "unpark", "--shares", "share-1.txt", "--shares", "share-2.txt", "--recipient", &here];
            alone(&officer, &words).done();
            assert!(
                by_identity(&officer, &own, &["actor", "show", "A-1"]).done().contains("Governor"),
                "{step}"
            );
            let page = by_identity(&officer, &own, &["verify"]).done();
            assert!(page.starts_with("The store is whole."), "{step}: {page}");
        } else {
            assert!(officer.carnet(&["actor", "show", "A-1"]).done().contains("Governor"), "{step}");
            assert_eq!(names(&officer, "carnet/keys"), ["passphrase-1.age", "recipients.age"], "{step}");
        }
        assert_eq!(
            names(&officer, "carnet"),
            ["format", "head", "inbox", "keys", "lock", "store.db"],
            "{step}"
        );
    }
}

/// The program itself, stopped at any moment of parking and of bringing back.
#[test]
fn parking_that_is_killed_leaves_a_store_that_opens_or_is_parked() {
    let officer = officer();
    let ((far, secret), (here, own)) = (identity(), identity());
    officer.carnet(&["key", "add", "--recipient", &here]).done();
    fs::write(officer.home().join("key.txt"), &own).unwrap();
    officer.has_file("far.txt", &secret);
    let (mut parked, mut interrupted) = (0, 0);
    let moments = if std::env::var_os("CARNET_FAULTS").is_some() { 200 } else { 16 };
    for wait in (0..moments).map(|step| step * 400 / moments) {
        for words in [
            &["key", "park", "--to", &far, "--abroad", "1", "--yes", "--quiet"][..],
            &["key", "unpark", "--identity", "far.txt", "--recipient", &here, "--quiet"],
        ] {
            let mut child = match words[1] {
                "park" => officer.command(words),
                _ => officer.command_alone(&[&["--store", "carnet"], words].concat()),
            };
            let mut child = child
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(std::time::Duration::from_millis(wait));
            let _ = child.kill();
            interrupted += usize::from(!child.wait().unwrap().success());
            // Settles what was interrupted.
            let ran = officer.carnet(&["actor", "show", "A-1"]);
            if is_parked(&officer) {
                parked += 1;
                ran.failed(3);
                let words = ["key", "unpark", "--identity", "far.txt", "--recipient", &here];
                alone(&officer, &words).done();
            }
            assert!(officer.carnet(&["actor", "show", "A-1"]).done().contains("Governor"), "after {wait} ms");
            assert_eq!(names(&officer, "carnet"), ["format", "head", "inbox", "keys", "lock", "store.db"]);
            assert!(!slot(&officer, "parked").exists());
        }
        // Only one of the two opens it then; both do at the next turn.
        assert!(officer.carnet(&["verify"]).done().starts_with("The store is whole."), "after {wait} ms");
    }
    assert!(parked > 0 && interrupted > 0, "{parked} parked, {interrupted} interrupted");
}

#[cfg(unix)]
#[test]
fn at_a_terminal_the_shares_are_handed_out_before_the_key_goes() {
    let officer = officer();
    let mut seat = officer.sits_down(&["key", "park", "--shares", "2/3"]);
    seat.answers("How many of the 3 who hold it are outside the country?", "1");
    seat.sees("the pressure only moves");
    seat.answers("Hand the key away now?", "y");
    for n in 1..=3 {
        seat.sees(&format!("share {n} of 3, 2 needed"));
        seat.answers("Enter when it is written down:", "");
    }
    seat.answers("Do the holders have their shares, and not you?", "n");
    seat.sees("The store is as it was.");
    assert_eq!(seat.leaves().exit, Some(0));
    assert!(officer.carnet(&["actor", "show", "A-1"]).done().contains("Governor"));
}

/// An order to suspend, once written down, says what to do before somebody asks for the laptop.
#[test]
fn an_order_to_suspend_offers_to_stop_and_to_park() {
    let officer = officer();
    let order =
        ["directive", "log", "--issued-by", "A-1", "--date", "2026-11-20", "--what", "Closed.", "--category"];
    let said = officer.carnet(&[&order[..], &["suspension-order"]].concat());
    assert!(said.to_string().contains("carnet key park. What to do is in docs/guide/travel.md"), "{said}");
    said.done();
    let other = officer.carnet(&[&order[..], &["tax"]].concat());
    assert!(!other.to_string().contains("key park"), "{other}");
    other.done();
}

#[cfg(unix)]
#[test]
fn at_a_terminal_an_order_to_suspend_leads_to_parking() {
    let officer = officer();
    let (far, secret) = identity();
    officer.carnet(&["key", "recovery", "recipient", &far, "--label", "head office", "--abroad", "1"]).done();
    let mut seat = officer.sits_down(&[
        "directive",
        "log",
        "--issued-by",
        "A-1",
        "--date",
        "2026-11-20",
        "--category",
        "suspension-order",
    ]);
    seat.answers("what it says:", "Closed until further notice");
    for _ in 0..3 {
        // Where, what it does to the work, until when: may stay unsaid.
        seat.answers("[nothing]", "");
    }
    seat.answers("Enter stores", "");
    seat.answers("Does it order us ourselves to suspend", "y");
    seat.answers("To whom is the key to go, 1 to 3?", "2");
    seat.answers("or the label:", "head office");
    seat.answers("Hand the key away now?", "y");
    seat.sees("Parked. This device cannot open the store");
    assert_eq!(seat.leaves().exit, Some(0));
    assert!(is_parked(&officer));
    by_identity(&officer, &secret, &["key", "unpark", "--recipient", &far]).done();
    assert!(by_identity(&officer, &secret, &["directive", "list"]).done().contains("X-1"));
}
