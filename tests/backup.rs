//! A new store, its backup, and its return, from the command line.

use std::path::Path;

use carnet::exchange::{Entry, read_archive, write_archive};
use carnet::model::Kind;
use carnet::store::{Filter, Store};
use serde_json::{Value, json};

use crate::desks::{Desk, Person, files_under, run, skipped};
use crate::runner::Laptop;

/// Everything that a store holds, by kind.
fn contents(store: &Store) -> Vec<String> {
    let filter = Filter { with_void: true, ..Filter::default() };
    Kind::ALL
        .iter()
        .flat_map(|kind| store.list(*kind, &filter).unwrap())
        .map(|one| format!("{one:?}"))
        .collect()
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.keeps(Kind::Place, &[json!({ "name": "Kassoura", "kind": "country" })]);
    desk.meets(&["governor", "Préfet de Kola"]);
    desk.hears("granted", 12, "2026-10-05");
    desk
}

fn restore(desk: &Desk, from: &str, into: &str) -> crate::runner::Ran {
    desk.carnet(&["--store", into, "restore", from])
}

/// The names in the home folder: nothing half-made may stay there.
fn names(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(desk.laptop.home())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_store_comes_back_as_it_was() {
    let desk = desk();
    let to = Person::new();
    let export = |store: &str, output: &str| {
        let words = [
            "--store",
            store,
            "summary",
            "export",
            "--period",
            "2026-10",
            "--yes",
            "--to",
            &to.recipient,
            "-o",
            output,
        ];
        desk.carnet(&words)
    };
    export(&desk.path(".local/share/carnet"), "before.age").done();
    desk.carnet(&["backup", "store.tar"]).done();
    desk.hears("denied", 1, "2026-11-05");
    restore(&desk, "store.tar", "back").done();

    let (original, back) = (desk.store(), desk.store_in(&desk.laptop.home().join("back")));
    let mut expected = contents(&original);
    // The one that was written after the backup.
    let late = expected.iter().position(|record| record.contains("denied")).unwrap();
    expected.remove(late);
    assert_eq!(contents(&back), expected);
    assert_eq!(back.words().unwrap(), original.words().unwrap());
    assert_eq!(back.ledger().unwrap(), original.ledger().unwrap());
    assert_eq!(back.ledger().unwrap().len(), 2);
    assert!(back.alarms().is_empty());
    drop((original, back));

    // What was sent after the backup is not known, and so nothing leaves until somebody says.
    assert!(export("back", "after.age").failed(5).contains("CN-0591"));
    let said = desk.carnet(&["--store", "back", "summary", "ledger", "--nothing-sent-since"]);
    said.done();
    export("back", "after.age").done();
    let open = |file: &str| -> Value {
        serde_json::from_str(&desk.carnet(&["summary", "open", file, "--json"]).done()).unwrap()
    };
    assert_eq!(open("before.age")["release"], open("after.age")["release"]);
    // Another month is of the new epoch, under the same alias.
    let words = [
        "--store",
        "back",
        "summary",
        "export",
        "--period",
        "2026-09",
        "--yes",
        "--to",
        &to.recipient,
        "-o",
        "s.age",
    ];
    desk.carnet(&words).done();
    let (before, after) = (open("before.age"), open("s.age"));
    assert_eq!(before["release"]["alias"], after["release"]["alias"]);
    assert_ne!(before["release"]["epoch"], after["release"]["epoch"]);
    assert_eq!(after["release"]["sequence"], 1);
    assert_eq!(before["signer"], after["signer"]);
}

#[test]
fn tar_unpacks_a_backup_into_a_store() {
    let desk = desk();
    desk.carnet(&["backup", "store.tar"]).done();
    let home = desk.laptop.home();
    let Some(listed) = run("tar", &["--list", "--file", "store.tar"], home) else {
        return skipped("tar");
    };
    let listed = String::from_utf8(listed).unwrap();
    assert_eq!(listed, "format\nhead\nkeys/recipients.age\ninbox/key\nstore.db\n");
    std::fs::create_dir(home.join("by-hand")).unwrap();
    run("tar", &["--extract", "--file", "store.tar", "--directory", "by-hand"], home).unwrap();
    assert_eq!(contents(&desk.store_in(&home.join("by-hand"))), contents(&desk.store()));
}

#[cfg(unix)]
#[test]
fn what_is_made_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let desk = desk();
    desk.carnet(&["backup", "store.tar"]).done();
    restore(&desk, "store.tar", "back").done();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let back = desk.laptop.home().join("back");
    assert_eq!((mode(&back), mode(&back.join("keys")), mode(&back.join("inbox"))), (0o700, 0o700, 0o700));
    for folder in [back, desk.folder()] {
        for (path, _) in files_under(&folder) {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
    assert_eq!(mode(&desk.laptop.home().join("store.tar")), 0o600);
}

#[test]
fn nothing_is_overwritten() {
    let desk = desk();
    desk.laptop.has_file("mine.tar", "mine");
    assert!(desk.carnet(&["backup", "mine.tar"]).failed(2).contains("CN-0222"));
    assert_eq!(std::fs::read(desk.path("mine.tar")).unwrap(), b"mine");
    assert_eq!(desk.ledger(), 0);
    desk.carnet(&["backup", "store.tar"]).done();
    let before = files_under(&desk.folder());
    let said = desk.carnet(&["restore", "store.tar"]).failed(2);
    assert!(said.contains("CN-0222"), "{said}");
    std::fs::create_dir(desk.laptop.home().join("empty")).unwrap();
    restore(&desk, "store.tar", "empty").failed(2);
    assert_eq!(files_under(&desk.folder()), before);
    assert!(files_under(&desk.laptop.home().join("empty")).is_empty());
}

#[test]
fn a_backup_that_is_not_whole_leaves_nothing_behind() {
    let desk = desk();
    desk.carnet(&["backup", "store.tar"]).done();
    let whole = std::fs::read(desk.path("store.tar")).unwrap();
    let before = names(&desk);
    let from = |bytes: &[u8], exit: i32| {
        std::fs::write(desk.path("store.tar"), bytes).unwrap();
        let said = restore(&desk, "store.tar", "back").failed(exit);
        assert_eq!(names(&desk), before, "{said}");
        said
    };
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    assert!(from(&whole[..whole.len() - 1024], 4).contains("CN-0571"));
    assert!(from(&whole[..whole.len() / 2], 4).contains("CN-0571"));
    from(b"", 4);
    from(b"not a backup, but long enough to be looked at", 4);
    // A page of the database.
    assert!(from(&flipped(whole.len() - 5000), 4).contains("CN-0595"));
    // A letter of a name, with its checksum as it was.
    from(&flipped(0), 4);
    // The key, which looks like a wrong one then.
    let key = whole.windows(4).position(|window| window == b"\n---").unwrap();
    from(&flipped(key + 20), 3);
    std::fs::write(desk.path("store.tar"), &whole).unwrap();
    restore(&desk, "store.tar", "back").done();
}

#[test]
fn a_backup_put_together_from_two_is_refused() {
    let desk = desk();
    desk.carnet(&["backup", "old.tar"]).done();
    desk.hears("denied", 1, "2026-11-05");
    desk.carnet(&["backup", "new.tar"]).done();
    let read = |name: &str| {
        let mut entries: Vec<(Entry, Vec<u8>)> = Vec::new();
        read_archive(&std::fs::read(desk.path(name)).unwrap()[..], |entry, content| {
            let mut bytes = Vec::new();
            content.read_to_end(&mut bytes)?;
            entries.push((entry, bytes));
            Ok(())
        })
        .unwrap();
        entries
    };
    // The new head over the old database: somebody hides what was written last.
    let (mut old, new) = (read("old.tar"), read("new.tar"));
    old[1] = new[1].clone();
    assert_eq!(old[1].0, Entry::Head);
    let mut mixed = Vec::new();
    let entries = old.iter().map(|(entry, bytes)| Ok((*entry, bytes.len() as u64, &bytes[..])));
    write_archive(&mut mixed, entries).unwrap();
    desk.laptop.has_file("mixed.tar", mixed);
    assert!(restore(&desk, "mixed.tar", "back").failed(4).contains("CN-0594"));
    // A page of the database that changed on the stick: the backup is said to be damaged, not a folder that is gone.
    let mut whole = std::fs::read(desk.path("new.tar")).unwrap();
    let at = whole.len() - 20_000;
    whole[at] ^= 1;
    desk.laptop.has_file("flipped.tar", whole);
    let said = restore(&desk, "flipped.tar", "back").failed(4);
    assert!(said.contains("CN-0595") && !said.contains(".part"), "{said}");
    assert!(!desk.laptop.home().join("back").exists());
}

#[test]
fn a_backup_is_sealed_once_more_where_told() {
    let desk = desk();
    let own = desk.owner.recipient.clone();
    desk.carnet(&["backup", "store.age", "--to", &own]).done();
    let sealed = std::fs::read(desk.path("store.age")).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/v1\n"));
    let before = contents(&desk.store());
    restore(&desk, "store.age", "back").done();
    assert_eq!(contents(&desk.store_in(&desk.laptop.home().join("back"))), before);

    let stranger = Person::new();
    let key = desk.laptop.has_file("stranger.txt", &stranger.identity);
    let words = ["--identity", key.to_str().unwrap(), "--store", "other", "restore", "store.age"];
    assert!(desk.laptop.carnet(&words).failed(3).contains("CN-0510"));
    // A key that opens the seal and not the store.
    desk.carnet(&["backup", "theirs.age", "--to", &stranger.recipient]).done();
    let words = ["--identity", key.to_str().unwrap(), "--store", "other", "restore", "theirs.age"];
    assert!(desk.laptop.carnet(&words).failed(3).contains("CN-0208"));
    // Without a key of the seal nobody is asked for a passphrase.
    let said = desk.laptop.carnet(&["--store", "other", "restore", "theirs.age"]).failed(3);
    assert!(said.contains("CN-0593"), "{said}");
    assert!(!desk.laptop.home().join("other").exists());
    let mut flipped = sealed;
    let last = flipped.len() - 1;
    flipped[last] ^= 1;
    desk.laptop.has_file("flipped.age", flipped);
    assert!(restore(&desk, "flipped.age", "other").failed(4).contains("CN-0512"));
    assert!(!desk.laptop.home().join("other").exists());
}

#[test]
fn nothing_of_a_backup_stays_in_the_store() {
    let desk = desk();
    let before: Vec<_> = files_under(&desk.folder()).into_iter().map(|(path, _)| path).collect();
    desk.carnet(&["backup", "store.tar"]).done();
    desk.carnet(&["backup", "store.age", "--to", &desk.owner.recipient]).done();
    desk.carnet(&["backup", "no-folder/store.tar"]).failed(2);
    let after: Vec<_> = files_under(&desk.folder()).into_iter().map(|(path, _)| path).collect();
    assert_eq!(before, after);
}

#[test]
fn a_passphrase_opens_its_store_and_no_other_does() {
    let laptop = Laptop::new();
    laptop.has_file("short.txt", "too short\n");
    laptop.has_file("right.txt", "le pont de la rivière sèche\n");
    laptop.has_file("wrong.txt", "le pont de la rivière seche\n");
    let folder = laptop.home().join(".local/share/carnet");
    assert!(laptop.carnet(&["init", "--passphrase-file", "short.txt"]).failed(2).contains("CN-0290"));
    laptop.has_file("common.txt", "Password-1234\n");
    assert!(laptop.carnet(&["init", "--passphrase-file", "common.txt"]).failed(2).contains("CN-0923"));
    assert!(!folder.exists());
    let ran = laptop.carnet(&["init", "--passphrase-file", "right.txt"]);
    ran.done();
    let before = files_under(&folder);
    let said = laptop.carnet(&["summary", "ledger", "--passphrase-file", "wrong.txt"]).failed(3);
    assert!(said.contains("CN-0208") && !said.contains("rivi"), "{said}");
    assert!(laptop.carnet(&["init", "--passphrase-file", "right.txt"]).failed(2).contains("CN-0202"));
    assert_eq!(files_under(&folder), before);
    laptop.carnet(&["backup", "store.tar", "--passphrase-file", "right.txt"]).done();
    let words = ["--store", "back", "restore", "store.tar", "--passphrase-file"];
    laptop.carnet(&[&words[..], &["wrong.txt"]].concat()).failed(3);
    assert!(!laptop.home().join("back").exists());
    laptop.carnet(&[&words[..], &["right.txt"]].concat()).done();
}

#[test]
fn init_makes_no_store_that_nobody_can_open() {
    let laptop = Laptop::new();
    assert!(laptop.carnet(&["init"]).failed(2).contains("CN-0121"));
    assert!(laptop.carnet(&["init", "--no-passphrase"]).failed(2).contains("CN-0209"));
    assert!(laptop.carnet(&["init", "--recipient", "age1nobody"]).failed(2).contains("CN-0524"));
    let folder = laptop.home().join(".local/share/carnet");
    assert!(!folder.exists());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("letter.txt"), "mine").unwrap();
    let person = Person::new();
    assert!(laptop.carnet(&["init", "--recipient", &person.recipient]).failed(2).contains("CN-0202"));
    assert_eq!(files_under(&folder), [(folder.join("letter.txt"), b"mine".to_vec())]);
    // An empty folder is as good as none, and becomes its owner's alone.
    std::fs::create_dir(laptop.home().join("empty")).unwrap();
    laptop.carnet(&["--store", "empty", "init", "--recipient", &person.recipient]).done();
    // With recipients, and nobody to ask, no passphrase is needed.
    let words = ["--store", "store", "--json", "init", "--recipient", &person.recipient];
    let made: Value = serde_json::from_str(&laptop.carnet(&words).done()).unwrap();
    assert_eq!((&made["passphrases"], &made["recipients"]), (&json!(0), &json!(1)));
    assert_eq!(made["words"].as_str().unwrap().split(' ').count(), 4);
}

#[test]
fn a_generated_passphrase_is_printed_once_and_opens_the_store() {
    let laptop = Laptop::new().in_french();
    let shown = laptop.carnet(&["init", "--generate"]).done();
    assert_eq!(shown.trim().split(' ').count(), 7, "{shown}");
    assert!(shown.ends_with('\n') && shown.lines().count() == 1);
    let opened = laptop.carnet_reading(&shown, &["summary", "ledger", "--passphrase-file", "-"]);
    opened.done();
    for (path, bytes) in files_under(laptop.home()) {
        let phrase = shown.trim().as_bytes();
        assert!(!bytes.windows(phrase.len()).any(|window| window == phrase), "{}", path.display());
    }
}

#[test]
fn a_backup_of_the_first_version_comes_back_and_is_brought_up_to_date() {
    let desk = crate::faults::scenarios::version_1();
    let files = [
        (Entry::Format, "format"),
        (Entry::Head, "head"),
        (Entry::Recipients, "keys/recipients.age"),
        (Entry::InboxKey, "inbox/key"),
        (Entry::Database, "store.db"),
    ];
    let files = files.map(|(entry, name)| (entry, std::fs::read(desk.folder().join(name)).unwrap()));
    let mut archive = Vec::new();
    let entries = files.iter().map(|(entry, bytes)| Ok((*entry, bytes.len() as u64, &bytes[..])));
    write_archive(&mut archive, entries).unwrap();
    desk.laptop.has_file("first.tar", archive);
    restore(&desk, "first.tar", "back").done();
    let back = |words: &[&str]| desk.carnet(&[&["--store", "back"], words].concat()).done();
    // Names stood elsewhere in that version's rows, and are not in the sample.
    let actors = back(&["actor", "list"]);
    assert!(actors.contains("A-1") && actors.contains("A-2"), "{actors}");
    assert_eq!(back(&["place", "list"]).lines().count(), 3);
    let version: i64 = crate::verify::raw_store(&desk.laptop.home().join("back"), &desk.owner.identity)
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, 2);
}
