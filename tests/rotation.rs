//! `carnet key rotate`, through the real program, and what an interruption at each of its steps leaves.

use std::fs;
use std::path::Path;

use crate::desks::{Desk, Person, files_under};
use crate::keys::{by_identity, by_passphrase, data_key, listed, put_passphrase, slot};
use crate::officer::Officer;
use crate::stores::identity;
use crate::verify::raw;

const FIRST: &str = "le pont de la riviere seche";
const SECOND: &str = "une autre phrase de passe";

fn whole(officer: &Officer) -> String {
    let page = officer.carnet(&["verify"]).done();
    assert!(page.starts_with("The store is whole."), "{page}");
    page.rsplit_once('"').unwrap().0.rsplit_once('"').unwrap().1.to_owned()
}

fn officer() -> Officer {
    let officer = Officer::new();
    officer.writes(&["place", "add", "--name", "Goma", "--kind", "adm2"]);
    officer.writes(&["actor", "add", "--name", "Governor", "--actor-type", "state-civil"]);
    officer.carnet(&["backup", "before.tar"]).done();
    officer
}

/// The names in the store's folder.
fn names(officer: &Officer) -> Vec<String> {
    let entries = fs::read_dir(officer.home().join("carnet")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_new_data_key_opens_for_recipients_and_passphrases_in_hand() {
    let officer = officer();
    let (recipient, secret) = identity();
    officer.carnet(&["key", "add", "--recipient", &recipient, "--label", "office"]).done();
    put_passphrase(&officer, 1, FIRST);
    put_passphrase(&officer, 2, SECOND);
    put_passphrase(&officer, 3, "somebody who is not here");
    let (noted, key) = (whole(&officer), data_key(&officer));
    let before = files_under(&officer.home().join("carnet"));

    officer.has_file("second.txt", SECOND);
    let words = ["key", "rotate", "--keep-passphrase-file", "second.txt"];
    let plan = by_passphrase(&officer, FIRST, &[&words[..], &["--dry-run"]].concat()).done();
    assert!(
        plan.contains("under the new key: passphrase-1, passphrase-2, recipient-1, recipient-2 (office)"),
        "{plan}"
    );
    assert!(plan.contains("nobody is here to say it: passphrase-3."), "{plan}");
    officer.has_file("second.txt", "no passphrase of this store");
    assert!(by_passphrase(&officer, FIRST, &words).failed(3).contains("[CN-0890]"));
    officer.has_file("second.txt", SECOND);
    assert!(
        by_passphrase(&officer, FIRST, &[&words[..], &["--no-input"]].concat()).failed(2).contains("--yes")
    );
    assert_eq!(files_under(&officer.home().join("carnet")), before);

    by_passphrase(&officer, FIRST, &[&words[..], &["--yes"]].concat()).done();
    assert_ne!(data_key(&officer), key);
    assert_eq!(names(&officer), ["format", "head", "inbox", "keys", "lock", "store.db"]);
    for passphrase in [FIRST, SECOND] {
        let shown = by_passphrase(&officer, passphrase, &["actor", "show", "A-1"]).done();
        assert!(shown.contains("Governor"), "{shown}");
    }
    by_passphrase(&officer, "somebody who is not here", &["actor", "list"]).failed(3);
    by_identity(&officer, &secret, &["actor", "list"]).done();
    assert_eq!(listed(&officer)[3]["label"], "office");
    // The chains go on: what was noted before is in the history, and the ledger is whole.
    assert_ne!(whole(&officer), noted);
    let found = officer.carnet(&["verify", "--expect", &noted]).done();
    assert!(found.contains("1 entry came after it"), "{found}");
    // No page of the database is as it was, and no old slot is left.
    let pages =
        |bytes: &[u8]| bytes.chunks(4096).map(<[u8]>::to_vec).collect::<std::collections::BTreeSet<_>>();
    let old: Vec<_> = before.iter().filter(|(path, _)| path.ends_with("store.db")).collect();
    let now = fs::read(officer.home().join("carnet/store.db")).unwrap();
    assert!(pages(&old[0].1).is_disjoint(&pages(&now)));
    for (path, bytes) in files_under(&officer.home().join("carnet/keys")) {
        assert!(before.iter().all(|(_, old)| *old != bytes), "{}", path.display());
    }
    // Written on, undone no further, rotated once more.
    officer.writes(&["place", "add", "--name", "Sake", "--kind", "locality"]);
    officer.carnet(&["undo"]).done();
    assert!(officer.carnet(&["undo"]).failed(5).contains("[CN-0722]"));
    officer.carnet(&["key", "rotate", "--yes"]).done();
    assert!(officer.carnet(&["verify", "--expect", &noted]).done().contains("The store is whole."));
    assert_eq!(listed(&officer).len(), 2);
    // What left before still opens with what opened it then.
    let opening = ["--store", "back", "--identity", "key.txt"];
    officer.carnet_alone(&[&opening[..], &["restore", "before.tar"]].concat()).done();
}

#[test]
fn nothing_is_rotated_where_nobody_could_open_it_or_it_would_hide_something() {
    let officer = officer();
    put_passphrase(&officer, 1, FIRST);
    officer.has_file("other.txt", "x");
    let older = fs::read(officer.home().join("carnet/store.db")).unwrap();
    officer.writes(&["place", "add", "--name", "Sake", "--kind", "locality"]);
    let newer = fs::read(officer.home().join("carnet/store.db")).unwrap();
    fs::write(officer.home().join("carnet/store.db"), older).unwrap();
    assert!(officer.carnet(&["key", "rotate", "--yes"]).failed(4).contains("[CN-0891]"));
    // A page that cannot be read.
    let mut damaged = newer.clone();
    let page: usize = raw_page(&officer, "trip");
    damaged[(page - 1) * 4096 + 2000] ^= 1;
    fs::write(officer.home().join("carnet/store.db"), damaged).unwrap();
    assert!(officer.carnet(&["key", "rotate", "--yes"]).failed(4).contains("[CN-0205]"));
    assert_eq!(names(&officer), ["format", "head", "inbox", "keys", "lock", "store.db"]);
    fs::write(officer.home().join("carnet/store.db"), newer).unwrap();
    whole(&officer);
    let said = officer.carnet_reading("key rotate --yes\n", &["shell"]).failed(2);
    assert!(said.contains("[CN-0742]"), "{said}");
    // A store that opens by passphrases alone, of which none is in hand, cannot be: one of them opened it.
    fs::remove_file(slot(&officer, "recipients.age")).unwrap();
    by_passphrase(&officer, FIRST, &["key", "rotate", "--yes"]).done();
    by_passphrase(&officer, FIRST, &["verify"]).done();
}

fn raw_page(officer: &Officer, table: &str) -> usize {
    raw(officer)
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0))
        .unwrap()
}

/// Copies a file, or a folder with all below.
pub(crate) fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// What lies in the folder after each step, put together by hand from the store before and the store after.
#[test]
fn whatever_interrupts_a_rotation_one_of_the_two_stores_is_whole() {
    let officer = officer();
    let (store, old, new) =
        (officer.home().join("carnet"), officer.home().join("old"), officer.home().join("new"));
    copy(&store, &old);
    officer.carnet(&["key", "rotate", "--yes"]).done();
    copy(&store, &new);
    let is_new = |officer: &Officer| officer.carnet(&["history"]).done().contains("data key replaced");
    assert!(is_new(&officer));

    // Each step: which files of the new store lie where, after those of the old.
    type Step = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str], bool);
    let steps: [Step; 10] = [
        ("a database that is half written", &[("half", "store-next.db")], &[], false),
        ("a new database", &[("store.db", "store-next.db")], &[], false),
        ("some slots", &[("store.db", "store-next.db"), ("keys", "keys-next")], &[], false),
        (
            "all but the mark",
            &[("store.db", "store-next.db"), ("keys", "keys-next"), ("head", "head-next")],
            &[],
            false,
        ),
        (
            "the mark",
            &[
                ("store.db", "store-next.db"),
                ("keys", "keys-next"),
                ("head", "head-next"),
                ("mark", "rotation"),
            ],
            &[],
            true,
        ),
        (
            "the database in place",
            &[("store.db", "store.db"), ("keys", "keys-next"), ("head", "head-next"), ("mark", "rotation")],
            &[],
            true,
        ),
        (
            "the head in place",
            &[("store.db", "store.db"), ("keys", "keys-next"), ("head", "head"), ("mark", "rotation")],
            &[],
            true,
        ),
        (
            "the old slots aside",
            &[("store.db", "store.db"), ("keys", "keys-next"), ("head", "head"), ("mark", "rotation")],
            &["keys"],
            true,
        ),
        (
            "the slots in place",
            &[("store.db", "store.db"), ("keys", "keys"), ("head", "head"), ("mark", "rotation")],
            &["keys"],
            true,
        ),
        (
            "the old slots destroyed",
            &[("store.db", "store.db"), ("keys", "keys"), ("head", "head"), ("mark", "rotation")],
            &[],
            true,
        ),
    ];
    for verifies_first in [false, true] {
        for (step, parts, aside, expected) in &steps {
            fs::remove_dir_all(&store).unwrap();
            copy(&old, &store);
            for part in *aside {
                fs::rename(store.join(part), store.join(format!("{part}-old"))).unwrap();
            }
            for (from, to) in *parts {
                match *from {
                    "half" => {
                        let bytes = fs::read(new.join("store.db")).unwrap();
                        fs::write(store.join(to), &bytes[..bytes.len() / 2]).unwrap();
                        fs::write(store.join(format!("{to}-journal")), "half").unwrap();
                    }
                    "mark" => fs::write(store.join(to), "carnet-rotation 1\n").unwrap(),
                    from => {
                        let to = store.join(to);
                        if to.is_dir() {
                            fs::remove_dir_all(&to).unwrap();
                        }
                        copy(&new.join(from), &to);
                    }
                }
            }
            if verifies_first {
                whole(&officer);
            }
            let shown = officer.carnet(&["actor", "show", "A-1"]).to_string();
            assert!(shown.contains("Governor") && !shown.contains("alarm"), "{step}: {shown}");
            assert_eq!(is_new(&officer), *expected, "{step}");
            assert_eq!(names(&officer), ["format", "head", "inbox", "keys", "lock", "store.db"], "{step}");
            whole(&officer);
            // It can be done, or done again, from there.
            officer.writes(&["place", "add", "--name", "Sake", "--kind", "locality"]);
        }
    }
    // A journal of the old database is not played into the new one.
    fs::remove_dir_all(&store).unwrap();
    copy(&old, &store);
    for (from, to) in [("store.db", "store-next.db"), ("keys", "keys-next"), ("head", "head-next")] {
        copy(&new.join(from), &store.join(to));
    }
    fs::write(store.join("rotation"), "carnet-rotation 1\n").unwrap();
    fs::write(store.join("store.db-journal"), vec![7; 9000]).unwrap();
    whole(&officer);
    assert!(is_new(&officer));
}

/// The program itself, stopped at any moment.
#[test]
fn a_rotation_that_is_killed_leaves_a_whole_store() {
    let officer = officer();
    let mut rotated = 0;
    for wait in (0..16).map(|step| step * 23) {
        let mut child = officer.command(&["key", "rotate", "--yes", "--quiet"]);
        let mut child = child.stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = child.kill();
        rotated += usize::from(child.wait().unwrap().success());
        whole(&officer);
        // Verify writes nothing; unfinished files go at an opening that does.
        officer.carnet(&["actor", "show", "A-1"]).done();
        assert_eq!(
            names(&officer),
            ["format", "head", "inbox", "keys", "lock", "store.db"],
            "after {wait} ms"
        );
    }
    assert!(rotated < 16, "none was interrupted");
}

/// Frozen counts are kept under keyed hashes, and a month leaves once: both go on under a new data key.
#[test]
fn a_month_that_left_is_the_same_release_after_a_rotation() {
    let (desk, to) = (Desk::in_kassoura(), Person::new());
    desk.hears("granted", 12, "2026-10-05");
    let export = |to: &str, output: &str| {
        let words = ["summary", "export", "--period", "2026-10", "--yes", "--to", to, "-o", output];
        desk.carnet(&words).done();
        let opened = desk.carnet(&["summary", "open", output, "--json"]).done();
        let opened: serde_json::Value = serde_json::from_str(&opened).unwrap();
        (opened["release"].clone(), opened["signer"].clone())
    };
    let before = export(&to.recipient, "before.age");
    desk.carnet(&["key", "rotate", "--yes"]).done();
    assert_eq!(export(&to.recipient, "after.age"), before);
    assert!(desk.carnet(&["verify"]).done().starts_with("The store is whole."));
}

/// A link in the folder of the old slots leads nowhere.
#[cfg(unix)]
#[test]
fn what_is_destroyed_is_a_slot_and_not_what_a_link_names() {
    let officer = officer();
    let letter = officer.has_file("letter.txt", "mine");
    std::os::unix::fs::symlink(&letter, slot(&officer, "passphrase-9.age")).unwrap();
    // A key that somebody keeps beside the slots is not the store's to destroy.
    fs::write(slot(&officer, "my-key.txt"), "mine").unwrap();
    officer.carnet(&["key", "rotate", "--yes"]).done();
    assert_eq!(fs::read(letter).unwrap(), b"mine");
    assert_eq!(fs::read(slot(&officer, "my-key.txt")).unwrap(), b"mine");
    assert_eq!(names(&officer), ["format", "head", "inbox", "keys", "lock", "store.db"]);
    whole(&officer);
}
