//! A laptop with a store in one state, put back before each fault, and what the store holds told as text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use carnet::model::Kind;
use carnet::store::{Filter, Key, Store};
use secrecy::SecretString;

use crate::desks::Desk;
use crate::runner::{Laptop, Ran};

/// What opens the store of a scene.
pub const OPENING: [&str; 2] = ["--identity", "key.txt"];

/// Folders without bytes, files with them, by path; those above first.
pub type Kept = Vec<(PathBuf, Option<Vec<u8>>)>;

/// A home folder that can be put back as it was.
pub struct Scene {
    pub laptop: Laptop,
    identity: String,
    kept: Kept,
}

impl Scene {
    /// The home of a desk, copied to where writing waits for no disk.
    pub fn of(desk: &Desk) -> Self {
        Self::with(desk.owner.identity.clone(), everything_under(desk.laptop.home()))
    }

    pub fn with(identity: String, kept: Kept) -> Self {
        let scene = Self { laptop: Laptop::in_memory(), identity, kept };
        scene.put_back();
        scene
    }

    /// What [`Scene::with`] makes the same of, in a home of its own.
    pub fn parts(self) -> (String, Kept) {
        (self.identity, self.kept)
    }

    pub fn home(&self) -> &Path {
        self.laptop.home()
    }

    pub fn folder(&self) -> PathBuf {
        self.home().join(".local/share/carnet")
    }

    /// Everything as it was at first.
    pub fn put_back(&self) {
        lay(self.home(), &self.kept);
    }

    /// The program, ready to be started; it opens the store by the key file where it is to.
    pub fn command(&self, words: &[impl AsRef<str>], opens: bool) -> Command {
        let opening = if opens { &OPENING[..] } else { &[] };
        let words: Vec<&str> = opening.iter().copied().chain(words.iter().map(AsRef::as_ref)).collect();
        self.laptop.command(&words)
    }

    /// What a file of the store held at first.
    pub fn bytes_of(&self, name: &str) -> Option<Vec<u8>> {
        let path = Path::new(".local/share/carnet").join(name);
        self.kept.iter().find(|(kept, _)| *kept == path).and_then(|(_, bytes)| bytes.clone())
    }

    /// Types `carnet` with these words.
    pub fn carnet(&self, words: &[impl AsRef<str>]) -> Ran {
        let words: Vec<&str> = OPENING.into_iter().chain(words.iter().map(AsRef::as_ref)).collect();
        self.laptop.carnet(&words)
    }

    pub fn key(&self) -> Key {
        Key::from_identity_file(&SecretString::from(self.identity.as_str())).unwrap()
    }

    /// What the store in a folder holds, but for what is random.
    pub fn held_in(&self, folder: &Path) -> Held {
        let opened = match Store::parked(folder).unwrap() {
            None => Store::open(folder, &self.key()),
            Some(_) => Store::open_parked(folder, &self.key()),
        };
        Held::of(&opened.unwrap())
    }

    /// The public half of the key that opens it.
    pub fn recipient(&self) -> String {
        let identity: age::x25519::Identity = self.identity.trim().parse().unwrap();
        identity.to_public().to_string()
    }
}

/// What a store holds: every record, how the history and the ledger go, what was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held(pub BTreeMap<String, String>);

impl Held {
    pub fn of(store: &Store) -> Self {
        let mut held = BTreeMap::new();
        let filter = Filter { with_void: true, ..Filter::default() };
        for kind in Kind::ALL {
            for one in store.list(*kind, &filter).unwrap() {
                let told = format!("{} {:?} {:?} {:?}", one.revision, one.values, one.provenance, one.voided);
                held.insert(one.id.to_string(), told);
            }
        }
        let ledger = store.ledger().unwrap();
        let line =
            |line: &carnet::store::LedgerLine| format!("{:?} {:?} {:?}", line.door, line.day, line.what);
        held.insert("ledger".into(), ledger.iter().map(line).collect::<Vec<_>>().join("; "));
        let deeds = |done: &carnet::store::Done| {
            done.deeds
                .iter()
                .map(|deed| format!("{:?} {:?} {}", deed.action, deed.kind, deed.count))
                .collect::<Vec<_>>()
        };
        let history: Vec<String> =
            store.commands(100).unwrap().iter().map(|done| format!("{:?}", deeds(done))).collect();
        held.insert("history".into(), history.join("\n"));
        held.insert("senders".into(), store.contributors().unwrap().len().to_string());
        held.insert("received".into(), store.contributions().unwrap().len().to_string());
        held.insert("alarms".into(), format!("{:?}", store.alarms()));
        Self(held)
    }

    /// The lines in which they differ, shortly.
    pub fn unlike(&self, other: &Self) -> String {
        let keys: std::collections::BTreeSet<_> = self.0.keys().chain(other.0.keys()).collect();
        let differs = |key: &&&String| self.0.get(**key) != other.0.get(**key);
        keys.iter()
            .filter(differs)
            .map(|key| format!("{key}: {:?} / {:?}", self.0.get(*key), other.0.get(*key)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Without the last command of its history.
    pub fn before_the_last(mut self) -> Self {
        let history = self.0.get_mut("history").unwrap();
        let end = history.rfind('\n').unwrap_or(0);
        history.truncate(end);
        self
    }

    /// Without a place of this name, which was added afterwards.
    pub fn without_place(mut self, name: &str) -> Self {
        let quoted = format!("String({name:?})");
        self.0.retain(|key, told| !(key.starts_with("L-") && told.contains(&quoted)));
        self
    }
}

/// Every folder and file under a folder, those above first.
pub fn everything_under(root: &Path) -> Kept {
    fn walk(root: &Path, folder: &Path, found: &mut Kept) {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let name = path.strip_prefix(root).unwrap().to_owned();
            if path.is_dir() {
                found.push((name, None));
                walk(root, &path, found);
            } else {
                found.push((name, Some(fs::read(&path).unwrap())));
            }
        }
    }
    let mut found = Vec::new();
    walk(root, root, &mut found);
    found
}

/// Makes a folder hold these and nothing else.
pub fn lay(root: &Path, kept: &[(PathBuf, Option<Vec<u8>>)]) {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { fs::remove_dir_all(&path).unwrap() } else { fs::remove_file(&path).unwrap() }
    }
    for (name, bytes) in kept {
        let path = root.join(name);
        match bytes {
            None => fs::DirBuilder::new().mode(0o700).create(path).unwrap(),
            Some(bytes) => {
                let mut options = fs::OpenOptions::new();
                let mut file = options.write(true).create_new(true).mode(0o600).open(path).unwrap();
                std::io::Write::write_all(&mut file, bytes).unwrap();
            }
        }
    }
}

/// The names in a folder, and in those below it.
pub fn names(folder: &Path) -> Vec<String> {
    if !folder.exists() {
        return Vec::new();
    }
    everything_under(folder).into_iter().map(|(path, _)| path.to_string_lossy().into_owned()).collect()
}
