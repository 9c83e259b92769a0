//! A team's laptop with a store on it, opened by a key file so that no test waits for scrypt; and those to whom it
//! seals.

use std::path::{Path, PathBuf};

use carnet::model::Kind;
use carnet::store::{Key, Store};
use secrecy::SecretString;
use serde_json::json;

use crate::runner::{Laptop, Ran};
use crate::stores::{identity, stamp, values};

/// Somebody with an age key of their own.
pub(crate) struct Person {
    pub(crate) recipient: String,
    pub(crate) identity: String,
}

impl Person {
    pub(crate) fn new() -> Self {
        let (recipient, identity) = identity();
        Self { recipient, identity }
    }
}

/// A laptop with a store.
pub(crate) struct Desk {
    pub(crate) laptop: Laptop,
    pub(crate) owner: Person,
    key: PathBuf,
}

impl Desk {
    /// With an empty store in its usual place.
    pub(crate) fn new() -> Self {
        let owner = Person::new();
        let laptop = Laptop::new();
        let key = laptop.has_file("key.txt", &owner.identity);
        laptop.carnet(&["init", "--no-passphrase", "--recipient", &owner.recipient]).done();
        Self { laptop, owner, key }
    }

    /// The same desk on another day.
    pub(crate) fn on(self, today: &'static str) -> Self {
        Self { laptop: self.laptop.on(today), ..self }
    }

    /// Types a command that opens the store.
    pub(crate) fn carnet(&self, words: &[&str]) -> Ran {
        self.carnet_reading("", words)
    }

    /// The same with a text on standard input.
    pub(crate) fn carnet_reading(&self, input: &str, words: &[&str]) -> Ran {
        let key = self.key.to_str().unwrap();
        self.laptop.carnet_reading(input, &[&["--identity", key], words].concat())
    }

    /// Where the store is.
    pub(crate) fn folder(&self) -> PathBuf {
        self.laptop.home().join(".local/share/carnet")
    }

    /// A path in the home folder.
    pub(crate) fn path(&self, name: &str) -> String {
        self.laptop.home().join(name).to_str().unwrap().to_owned()
    }

    /// The store through the library.
    pub(crate) fn store(&self) -> Store {
        self.store_in(&self.folder())
    }

    /// Another folder's store, by the same key.
    pub(crate) fn store_in(&self, folder: &Path) -> Store {
        Store::open(folder, &self.key()).unwrap()
    }

    pub(crate) fn key(&self) -> Key {
        Key::from_identity_file(&SecretString::from(self.owner.identity.as_str())).unwrap()
    }

    /// Writes down nodes, in the order of their ids from A-1 on.
    pub(crate) fn meets(&self, names: &[&str]) {
        let mut store = self.store();
        for name in names {
            let node = json!({ "name": name, "actor_type": "state-civil" });
            store
                .change(&stamp(), |change| change.make(Kind::Actor, &values(node.clone()), "typed"))
                .unwrap();
        }
    }

    /// Writes down so many decisions of a code, all of A-1 and on one day.
    pub(crate) fn hears(&self, code: &str, times: usize, day: &str) {
        let decision = json!({ "node": "A-1", "date": day, "code": code });
        let mut store = self.store();
        store
            .change(&stamp(), |change| {
                (0..times).try_for_each(|_| {
                    change.make(Kind::Decision, &values(decision.clone()), "typed").map(drop)
                })
            })
            .unwrap();
    }

    /// How many lines the ledger has.
    pub(crate) fn ledger(&self) -> usize {
        self.store().ledger().unwrap().len()
    }
}

/// Every file under a folder with its bytes, by path.
pub(crate) fn files_under(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_under(&path));
        } else {
            found.push((path.clone(), std::fs::read(path).unwrap()));
        }
    }
    found.sort();
    found
}

/// Says past the test runner, which shows nothing of a test that passes, that something could not be tested.
pub(crate) fn skipped(program: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "skipped: this machine has no {program}");
}

/// Runs another program; `None` where the machine does not have it.
pub(crate) fn run(program: &str, words: &[&str], folder: &Path) -> Option<Vec<u8>> {
    match std::process::Command::new(program).args(words).current_dir(folder).output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        output => {
            let output = output.unwrap();
            assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
            Some(output.stdout)
        }
    }
}
