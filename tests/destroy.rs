//! `carnet destroy`, through the real program.

use std::fs;

use serde_json::Value;

use crate::desks::files_under;
use crate::keys::put_passphrase;
use crate::officer::Officer;

/// An officer with a store of several slots and slips, and a backup.
fn officer(officer: Officer) -> Officer {
    officer.writes(&["place", "add", "--name", "Goma", "--kind", "adm2"]);
    officer.carnet(&["backup", "store.tar"]).done();
    put_passphrase(&officer, 1, "le pont de la riviere seche");
    let store = officer.home().join("carnet");
    fs::write(store.join("inbox/483920.slip"), "a slip").unwrap();
    fs::create_dir(store.join("inbox/aside")).unwrap();
    fs::write(store.join("inbox/aside/x"), "no slip").unwrap();
    fs::write(store.join("store-before-1.db"), "an older copy").unwrap();
    fs::write(store.join(".part-x"), "unfinished").unwrap();
    fs::write(store.join("inbox/.part-x"), "an unfinished slip").unwrap();
    officer
}

/// Nobody is asked for a passphrase.
fn destroy(officer: &Officer, words: &[&str]) -> crate::runner::Ran {
    officer.carnet_alone(&[&["--store", "carnet", "destroy"], words].concat())
}

fn code(officer: &Officer) -> String {
    let plan = destroy(officer, &["--dry-run", "--json"]).done();
    let plan: Value = serde_json::from_str(plan.trim()).unwrap();
    assert_eq!(plan["done"], false);
    plan["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_store_goes_for_its_code_alone_and_slots_first() {
    for officer in [officer(Officer::new()), officer(Officer::in_french())] {
        let store = officer.home().join("carnet");
        let before = files_under(&store);
        let code = code(&officer);
        let page = destroy(&officer, &["--dry-run"]).to_string();
        insta::assert_snapshot!(page.replace(&code, "[code]"));
        assert!(destroy(&officer, &["--no-input"]).failed(2).contains("[CN-0844]"));
        assert!(destroy(&officer, &["--confirm", "000000"]).failed(2).contains("[CN-0841]"));
        destroy(&officer, &["--confirm", &code, "--dry-run"]).done();
        assert_eq!(files_under(&store), before);
        // What stood in the slots and in the database is overwritten where it lay: another name of the same bytes shows it.
        let names =
            ["keys/recipients.age", "keys/passphrase-1.age", "store.db", "inbox/483920.slip", "inbox/key"];
        for (n, name) in names.iter().enumerate() {
            fs::hard_link(store.join(name), officer.home().join(format!("seen-{n}"))).unwrap();
        }
        insta::assert_snapshot!(destroy(&officer, &["--confirm", &code]));
        assert!(!store.exists());
        for (n, name) in names.iter().enumerate() {
            let (_, was) = before.iter().find(|(path, _)| path.ends_with(name)).unwrap();
            let now = fs::read(officer.home().join(format!("seen-{n}"))).unwrap();
            assert_eq!(now.len(), was.len(), "{name}");
            let same = now.iter().zip(was).filter(|(now, was)| now == was).count();
            // By chance some are the same, of six bytes one in forty times.
            assert!(same < was.len() / 4 + 3, "{name}: {same} of {} bytes are as they were", was.len());
        }
        destroy(&officer, &["--dry-run"]).failed(4);
        // The backup opens as before.
        let opening = ["--store", "back", "--identity", "key.txt"];
        officer.carnet_alone(&[&opening[..], &["restore", "store.tar"]].concat()).done();
    }
}

#[test]
fn what_is_not_the_stores_stays() {
    let officer = officer(Officer::new());
    let store = officer.home().join("carnet");
    for name in ["letter.txt", "keys/mine.txt", "inbox/photo.jpg", "store-before-x.db"] {
        fs::write(store.join(name), "mine").unwrap();
    }
    let ran = destroy(&officer, &["--confirm", &code(&officer)]);
    assert!(ran.to_string().contains("is not the store's: it stays"), "{ran}");
    ran.done();
    let left: Vec<String> = files_under(&store)
        .into_iter()
        .map(|(path, bytes)| {
            assert_eq!(bytes, b"mine");
            path.strip_prefix(&store).unwrap().to_string_lossy().into_owned()
        })
        .collect();
    assert_eq!(left, ["inbox/photo.jpg", "keys/mine.txt", "letter.txt", "store-before-x.db"]);
    // Nor is a folder touched that is no store.
    fs::create_dir(officer.home().join("letters")).unwrap();
    fs::write(officer.home().join("letters/store.db"), "mine").unwrap();
    let words = ["--store", "letters", "destroy", "--confirm", "000000"];
    assert!(officer.carnet_alone(&words).failed(4).contains("[CN-0201]"));
    assert_eq!(fs::read(officer.home().join("letters/store.db")).unwrap(), b"mine");
}

/// What an interruption leaves can be gone on with.
#[test]
fn a_store_that_is_half_destroyed_goes_the_rest_of_the_way() {
    let officer = officer(Officer::new());
    let store = officer.home().join("carnet");
    fs::remove_dir_all(store.join("keys")).unwrap();
    officer.carnet(&["actor", "list"]).failed(3);
    fs::remove_file(store.join("store.db")).unwrap();
    destroy(&officer, &["--confirm", &code(&officer)]).done();
    assert!(!store.exists());
}

/// A store in use stays; one that is rotated halfway goes whole.
#[test]
fn a_store_in_use_is_not_destroyed() {
    let officer = officer(Officer::new());
    let store = officer.home().join("carnet");
    let code = code(&officer);
    let open = officer.opens_store();
    destroy(&officer, &["--confirm", &code]).failed(6);
    drop(open);
    officer.carnet(&["actor", "list"]).done();
    for name in ["store-next.db", "head-next", "rotation", "store.db-journal"] {
        fs::write(store.join(name), "x").unwrap();
    }
    for name in ["keys-next", "keys-old"] {
        fs::create_dir(store.join(name)).unwrap();
        fs::write(store.join(name).join("recipients.age"), "x").unwrap();
    }
    destroy(&officer, &["--confirm", &code]).done();
    assert!(!store.exists());
    let other = Officer::new();
    assert!(other.carnet_reading("destroy --confirm 000000\n", &["shell"]).failed(2).contains("[CN-0742]"));
}

#[cfg(unix)]
#[test]
fn a_code_typed_at_the_terminal_does_it_and_a_link_is_not_followed() {
    let officer = officer(Officer::new());
    let letter = officer.has_file("letter.txt", "mine");
    std::os::unix::fs::symlink(&letter, officer.home().join("carnet/keys/passphrase-7.age")).unwrap();
    let words = ["--store", "carnet", "destroy"];
    let mut seat = officer.sits_down_alone(&words);
    seat.answers("to destroy this store:", "yes");
    assert_eq!(seat.leaves().exit, Some(2));
    let code = code(&officer);
    let mut seat = officer.sits_down_alone(&words);
    seat.sees("would be destroyed").answers("to destroy this store:", &code);
    assert_eq!(seat.leaves().exit, Some(0));
    assert!(!officer.home().join("carnet").exists());
    assert_eq!(fs::read(letter).unwrap(), b"mine");
}
