//! `carnet verify`, through the real program: a whole store, and every way in which one can fail to be.

use std::io::Read;
use std::path::Path;

use carnet::sample::{Size, fill};
use rusqlite::Connection;
use serde_json::Value;

use crate::desks::files_under;
use crate::officer::Officer;
use crate::stores::stamp;

/// The database of an officer's store, as somebody opens it who has the key and another program.
pub(crate) fn raw(officer: &Officer) -> Connection {
    let identity = std::fs::read_to_string(officer.home().join("key.txt")).unwrap();
    raw_store(&officer.home().join("carnet"), &identity)
}

/// The database of a store that an age identity opens.
pub(crate) fn raw_store(store: &Path, identity: &str) -> Connection {
    let identity: age::x25519::Identity = identity.trim().parse().unwrap();
    let slot = std::fs::read(store.join("keys/recipients.age")).unwrap();
    let mut key = Vec::new();
    age::Decryptor::new(&slot[..])
        .unwrap()
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .unwrap()
        .read_to_end(&mut key)
        .unwrap();
    let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let connection = Connection::open(store.join("store.db")).unwrap();
    connection.pragma_update(None, "key", format!("x'{digits}'")).unwrap();
    connection
        .execute_batch("PRAGMA cipher_page_size = 4096; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;")
        .unwrap();
    connection
}

fn found(officer: &Officer, words: &[&str]) -> Value {
    let ran = officer.carnet(&[&["verify", "--json"], words].concat());
    let text = if ran.ended(0) { ran.done() } else { ran.printed(4) };
    serde_json::from_str(text.trim()).unwrap()
}

/// What is found, as words.
fn findings(officer: &Officer) -> Vec<String> {
    let found = found(officer, &[]);
    let findings = found["findings"].as_array().unwrap();
    assert_eq!(found["whole"], findings.is_empty());
    findings.iter().map(|finding| finding["finding"].as_str().unwrap().to_owned()).collect()
}

fn words(officer: &Officer) -> String {
    found(officer, &[])["words"].as_str().unwrap().to_owned()
}

/// An officer with some of everything, a backup on the ledger, and counts that are kept.
fn officer() -> Officer {
    let officer = Officer::new();
    for line in [
        "place add --name Goma --kind adm2",
        "place add --name Sake --kind locality --parent L-1",
        "actor add --name Governor --actor-type state-civil",
        "actor add --name Desk --actor-type state-civil --parents A-1",
        "negotiation open --title Road --objective convoy --place L-1 --opened 2026-01-02",
        "decision log --node A-2 --date 2026-10-08 --code granted",
        "trip log --date 2026-10-09 --origin L-1 --destination L-2 --outcome facilitated",
    ] {
        officer.writes(&line.split(' ').collect::<Vec<_>>());
    }
    officer.carnet(&["backup", "store.tar"]).done();
    officer.carnet(&["decision", "edit", "D-1", "--code", "denied"]).done();
    officer
}

fn store(officer: &Officer) -> std::path::PathBuf {
    officer.home().join("carnet")
}

#[test]
fn a_whole_store_is_said_to_be_whole_and_nothing_is_written() {
    let officer = officer();
    let before = files_under(&store(&officer));
    insta::assert_snapshot!(masked(&officer.carnet(&["verify"]).to_string(), &words(&officer)));
    assert_eq!(files_under(&store(&officer)), before);
    let found = found(&officer, &[]);
    assert_eq!(found["findings"].as_array().unwrap().len(), 0);
    assert_eq!((&found["records"], &found["ledger"], &found["slots"]), (&7.into(), &1.into(), &1.into()));
}

fn masked(page: &str, words: &str) -> String {
    page.replace(words, "[words]")
}

/// Two years of a team, with everything that changes records by other ways than an entry.
#[test]
fn a_store_that_was_filled_undone_merged_purged_loaded_and_restored_is_whole() {
    let officer = Officer::new();
    let mut store = officer.opens_store();
    fill(&mut store, Size::Team, 7, &stamp()).expect("records");
    drop(store);
    assert_eq!(findings(&officer), [""; 0], "filled");
    officer.carnet(&["report", "overview"]).done();
    officer.writes(&["actor", "add", "--name", "Twin", "--actor-type", "state-civil"]);
    officer.writes(&["actor", "add", "--name", "Twin 2", "--actor-type", "state-civil"]);
    officer.carnet(&["actor", "list", "--json"]).done();
    officer.carnet(&["undo"]).done();
    officer.carnet(&["redo"]).done();
    officer.carnet(&["void", "T-3", "--reason", "Twice"]).done();
    officer.carnet(&["place", "edit", "L-2", "--name", "Elsewhere"]).done();
    assert_eq!(findings(&officer), [""; 0], "undone and edited");
    for rule in [&["--due"][..], &["--older-than", "2026-03"]] {
        let plan = officer.carnet(&[&["purge", "--dry-run", "--json"], rule].concat()).done();
        let plan: Value = serde_json::from_str(plan.trim()).unwrap();
        let code = plan["code"].as_str().unwrap();
        officer.carnet(&[&["purge", "--confirm", code], rule].concat()).done();
        assert_eq!(findings(&officer), [""; 0], "purged {rule:?}");
    }
    officer.carnet(&["backup", "store.tar"]).done();
    let back = |words: &[&str]| {
        let opening = ["--store", "back", "--identity", "key.txt"];
        officer.carnet_alone(&[&opening[..], words].concat()).done()
    };
    back(&["restore", "store.tar"]);
    assert!(back(&["verify"]).starts_with("The store is whole.\n"));
}

#[test]
fn words_that_were_noted_are_found_again_or_an_older_store_was_put_back() {
    let officer = officer();
    let (noted, before) = (words(&officer), std::fs::read(store(&officer).join("store.db")).unwrap());
    assert_eq!(found(&officer, &["--expect", &noted])["since_expected"], 0);
    let head = std::fs::read(store(&officer).join("head")).unwrap();
    officer.writes(&["actor", "add", "--name", "Late", "--actor-type", "state-civil"]);
    let spelt = noted.to_uppercase().replace(' ', "-");
    assert_eq!(found(&officer, &["--expect", &spelt])["since_expected"], 1);
    let later = words(&officer);
    assert_ne!(later, noted);
    // The older database under the newer head, and the whole older state: only the words tell of the second.
    std::fs::write(store(&officer).join("store.db"), before).unwrap();
    assert_eq!(findings(&officer), ["rolled-back"]);
    std::fs::write(store(&officer).join("head"), head).unwrap();
    assert_eq!(findings(&officer), [""; 0]);
    let said = officer.carnet(&["verify", "--expect", &later]);
    assert!(said.to_string().contains("an older store was put back"), "{said}");
    assert!(said.failed(4).contains("[CN-0881]"));
    for bad in ["", "one two three", "zoo zoo zoo zzzz", "zoo zoo zoo zoo zoo"] {
        assert!(officer.carnet(&["verify", "--expect", bad]).failed(2).contains("[CN-0880]"), "{bad}");
    }
}

/// A byte in each part of a page, page after page.
#[test]
fn a_byte_altered_anywhere_in_the_database_is_found() {
    let officer = officer();
    let path = store(&officer).join("store.db");
    let whole = std::fs::read(&path).unwrap();
    let pages = whole.len() / 4096;
    // Page by page in steps that meet every part of one: content, IV and MAC at its end.
    let step = pages / 24 + 1;
    let mut places: Vec<usize> =
        (0..pages).step_by(step).map(|page| page * 4096 + page * 611 % 4096).collect();
    places.extend([0, 16, 24, 4095, 4096 + 4060, whole.len() - 1]);
    let mut told = 0;
    for place in places {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x10;
        std::fs::write(&path, bytes).unwrap();
        let found = findings(&officer);
        // The first pages say what there is, and without them nothing is read.
        let expected = if place < 4096 { &["unreadable"][..] } else { &["unreadable", "pages"] };
        assert!(expected.contains(&found[0].as_str()), "byte {place}: {found:?}");
        told += usize::from(found[0] == "pages");
    }
    assert!(told > 12, "{told}");
    for bytes in
        [&whole[..whole.len() - 4096], &whole[..whole.len() - 100], &[&whole[..], &[0; 4096]].concat()]
    {
        std::fs::write(&path, bytes).unwrap();
        assert!(!findings(&officer).is_empty(), "{} bytes of {}", bytes.len(), whole.len());
    }
    std::fs::write(&path, whole).unwrap();
    assert_eq!(findings(&officer), [""; 0]);
}

#[test]
fn what_lies_on_a_bad_page_is_named() {
    let officer = officer();
    for (table, part) in [("decision", "decision"), ("ledger", "ledger"), ("history", "history")] {
        let page: usize = raw(&officer)
            .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0))
            .unwrap();
        let path = store(&officer).join("store.db");
        let whole = std::fs::read(&path).unwrap();
        let mut bytes = whole.clone();
        bytes[(page - 1) * 4096 + 1000] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let found = found(&officer, &[]);
        assert_eq!(found["findings"][0]["affected"], serde_json::json!([part]), "{found}");
        std::fs::write(&path, whole).unwrap();
    }
}

/// SQLCipher accepts a page from an earlier state of the same file: the records no longer say what the history says.
#[test]
fn an_older_page_put_back_is_found() {
    let officer = officer();
    let path = store(&officer).join("store.db");
    let before = std::fs::read(&path).unwrap();
    let page: usize = raw(&officer)
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'decision'", [], |row| row.get(0))
        .unwrap();
    officer.carnet(&["decision", "edit", "D-1", "--code", "granted"]).done();
    let mut bytes = std::fs::read(&path).unwrap();
    let there = (page - 1) * 4096..page * 4096;
    assert_ne!(bytes[there.clone()], before[there.clone()]);
    bytes[there.clone()].copy_from_slice(&before[there]);
    std::fs::write(&path, bytes).unwrap();
    assert!(officer.carnet(&["decision", "show", "D-1"]).done().contains("denied"));
    // An index that holds what the record said may give it away before.
    let found = found(&officer, &[]);
    let records = found["findings"].as_array().unwrap().iter().find(|one| one["finding"] == "records");
    assert_eq!(
        records.expect("the record is not what was written")["ids"],
        serde_json::json!(["D-1"]),
        "{found}"
    );
}

#[test]
fn rows_altered_with_the_key_are_found() {
    for (sql, expected) in [
        ("UPDATE decision SET code = 'granted' WHERE id = 1", &["records"][..]),
        ("UPDATE decision SET revision = 9 WHERE id = 1", &["records"]),
        ("UPDATE trip SET voided_on = '2026-10-10', void_reason = 'x' WHERE id = 1", &["records"]),
        ("DELETE FROM trip WHERE id = 1", &["lost"]),
        (
            "UPDATE history SET body = replace(body, 'denied', 'granted') WHERE kind = 'decision'",
            &["history", "records"],
        ),
        ("UPDATE history SET at = '2026-11-24T18:00:09Z' WHERE n = 3", &["history"]),
        ("UPDATE history SET salt = NULL WHERE n = 3", &["history"]),
        ("DELETE FROM history WHERE n = 4", &["history", "records"]),
        ("DELETE FROM history WHERE n = (SELECT max(n) FROM history)", &["rolled-back", "records"]),
        ("UPDATE ledger SET what = 'nothing'", &["ledger"]),
        ("DELETE FROM ledger", &["ledger-line"]),
        ("PRAGMA foreign_keys = OFF; UPDATE trip SET destination = 77", &["references", "records"]),
        ("DELETE FROM folded_name WHERE kind = 'actor'", &["names"]),
        ("INSERT INTO folded_name VALUES ('place', 99, 'nowhere')", &["names"]),
        ("DELETE FROM actor_line WHERE depth = 1", &["lines"]),
        ("UPDATE place_area SET adm2 = NULL", &["areas"]),
        ("DELETE FROM full_text WHERE rowid = (SELECT min(rowid) FROM full_text)", &["full-text"]),
        (
            "INSERT INTO full_text (rowid, names, words, about) VALUES (160000, 'zorblatt', '', 'ka')",
            &["full-text"],
        ),
        ("CREATE VIEW spy AS SELECT 1", &["schema"]),
        ("CREATE TRIGGER spy AFTER INSERT ON trip BEGIN SELECT 1; END", &["schema"]),
    ] {
        let officer = officer();
        raw(&officer).execute_batch(sql).unwrap();
        let mut found = findings(&officer);
        let mut expected: Vec<&str> = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{sql}");
    }
}

#[test]
fn what_lies_beside_the_database_is_looked_at_too() {
    let officer = officer();
    let at = |name: &str| store(&officer).join(name);
    let swapped = |name: &str, bytes: &[u8], expected: &str| {
        let whole = std::fs::read(at(name)).unwrap();
        std::fs::write(at(name), bytes).unwrap();
        assert_eq!(findings(&officer), [expected], "{name}");
        std::fs::write(at(name), whole).unwrap();
    };
    swapped("head", b"carnet-head 1\n", "no-head");
    swapped("inbox/key", b"age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa\n", "inbox-key");
    std::fs::write(at("keys/passphrase-2.age"), b"age-encryption.org/v1\n-> scrypt").unwrap();
    assert_eq!(findings(&officer), ["slot"]);
    let said = officer.carnet(&["verify"]);
    assert!(said.to_string().contains("passphrase-2.age"), "{said}");
    said.failed(4);
    std::fs::remove_file(at("keys/passphrase-2.age")).unwrap();
    // No key, no store, in use: told as everywhere.
    officer.has_file("other.txt", crate::stores::identity().1);
    officer.carnet_alone(&["--store", "carnet", "--identity", "other.txt", "verify"]).failed(3);
    officer.carnet_alone(&["--store", "nowhere", "verify"]).failed(4);
    let open = officer.opens_store();
    officer.carnet(&["verify"]).failed(6);
    drop(open);
    assert_eq!(findings(&officer), [""; 0]);
}

#[test]
fn damage_is_told_with_what_to_do_in_both_languages() {
    for officer in [Officer::new(), Officer::in_french()] {
        officer.writes(&["place", "add", "--name", "Goma", "--kind", "adm2"]);
        officer.writes(&["actor", "add", "--name", "Governor", "--actor-type", "state-civil"]);
        raw(&officer)
            .execute_batch(
                "UPDATE actor SET name = 'Other'; DELETE FROM history WHERE n = 2; DELETE FROM place_area",
            )
            .unwrap();
        let words = words(&officer);
        insta::assert_snapshot!(masked(&officer.carnet(&["verify"]).to_string(), &words));
    }
}

#[test]
fn a_shell_does_not_verify_the_store_that_it_has_open() {
    let officer = officer();
    let said = officer.carnet_reading("verify\n", &["shell"]).failed(2);
    assert!(said.contains("[CN-0742]"), "{said}");
    assert!(!Path::new(&officer.home().join("carnet/store.db-journal")).exists());
}

/// An entry more brings nothing back: the warning stays, in a backup that is put back as well, until somebody says that it
/// is known.
#[test]
fn an_older_database_is_told_until_somebody_accepts_it() {
    let (officer, warning) = (officer(), "WARNING: the database is older");
    let at = |name: &str| store(&officer).join(name);
    let before = std::fs::read(at("store.db")).unwrap();
    officer.writes(&["actor", "add", "--name", "Late", "--actor-type", "state-civil"]);
    std::fs::write(at("store.db"), before).unwrap();
    for name in ["One", "Two"] {
        let said = officer.carnet(&["actor", "add", "--name", name, "--actor-type", "state-civil"]);
        assert!(said.to_string().contains(warning), "{said}");
        said.done();
    }
    assert_eq!(findings(&officer), ["rolled-back"]);
    assert!(officer.carnet(&["key", "rotate", "--yes"]).failed(4).contains("[CN-0891]"));

    officer.carnet(&["backup", "older.tar"]).done();
    let opening = ["--store", "back", "--identity", "key.txt"];
    let back = |words: &[&str]| officer.carnet_alone(&[&opening[..], words].concat());
    back(&["restore", "older.tar"]).done();
    assert!(back(&["actor", "list"]).to_string().contains(warning));

    // Not where anything else is wrong, and not in a dry run.
    let not_those = ["verify", "--accept", "--expect", "zoo zoo zoo zoo"];
    assert!(officer.carnet(&not_those).failed(4).contains("[CN-0881]"));
    officer.carnet(&["verify", "--accept", "--dry-run"]).done();
    assert_eq!(findings(&officer), ["rolled-back"]);
    let words = words(&officer);
    insta::assert_snapshot!(masked(&officer.carnet(&["verify", "--accept"]).to_string(), &words));
    assert_eq!(findings(&officer), [""; 0]);
    let said = officer.carnet(&["history"]).to_string();
    assert!(!said.contains("WARNING") && said.contains("taken as it was found"), "{said}");
    let said = officer.carnet(&["verify", "--accept"]);
    assert!(said.to_string().contains("No warning waits"), "{said}");
    said.done();

    // The same for a head that is gone: the first entry makes a new one, which says so.
    std::fs::remove_file(at("head")).unwrap();
    officer.writes(&["actor", "add", "--name", "Three", "--actor-type", "state-civil"]);
    assert_eq!(findings(&officer), ["no-head"]);
    officer.carnet(&["key", "rotate", "--yes"]).done();
    assert_eq!(findings(&officer), ["no-head"]);
    officer.carnet(&["verify", "--accept"]).done();
    assert_eq!(findings(&officer), [""; 0]);
}
