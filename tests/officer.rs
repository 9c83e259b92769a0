//! An officer with a store: the library makes it, so that no test waits for the key derivation of a passphrase.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

#[cfg(unix)]
use crate::runner::terminal::Seat;
use crate::runner::{Laptop, Ran};
use crate::stores::{identity, stamp};
use carnet::store::{Key, NewKeys, Store};
use secrecy::SecretString;

/// An officer's laptop with an empty store, opened by an age identity.
pub struct Officer {
    laptop: Laptop,
}

impl Officer {
    /// In English, on 24 November 2026.
    pub fn new() -> Self {
        Self::at(Laptop::new())
    }

    /// The same in French.
    pub fn in_french() -> Self {
        Self::at(Laptop::new().in_french())
    }

    fn at(laptop: Laptop) -> Self {
        let (recipient, secret) = identity();
        let mut keys = NewKeys::default();
        keys.add_recipient(&recipient).expect("a recipient");
        drop(Store::create(&laptop.home().join("carnet"), &keys, &stamp()).expect("a new store"));
        laptop.has_file("key.txt", secret);
        Self { laptop }
    }

    /// Types `carnet` with these words.
    pub fn carnet(&self, words: &[impl AsRef<OsStr>]) -> Ran {
        self.carnet_reading("", words)
    }

    /// Types `carnet` with these words and gives it a text on standard input.
    pub fn carnet_reading(&self, input: impl AsRef<[u8]>, words: &[impl AsRef<OsStr>]) -> Ran {
        let opening = ["--store", "carnet", "--identity", "key.txt"].map(OsStr::new);
        let words: Vec<&OsStr> = opening.into_iter().chain(words.iter().map(AsRef::as_ref)).collect();
        self.laptop.carnet_reading(input, &words)
    }

    /// The same, ready to be started.
    pub fn command(&self, words: &[&str]) -> Command {
        let opening = ["--store", "carnet", "--identity", "key.txt"];
        self.laptop.command(&[&opening, words].concat())
    }

    /// The same without anything that opens the store, ready to be started.
    pub fn command_alone(&self, words: &[&str]) -> Command {
        self.laptop.command(words)
    }

    /// Types `carnet` with these words at a terminal, and stays there.
    #[cfg(unix)]
    pub fn sits_down(&self, words: &[&str]) -> Seat {
        Seat::at(self.command(words))
    }

    /// The same without anything that opens the store, at a terminal.
    #[cfg(unix)]
    pub fn sits_down_alone(&self, words: &[&str]) -> Seat {
        Seat::at(self.laptop.command(words))
    }

    /// The same without anything that opens the store.
    pub fn carnet_alone(&self, words: &[impl AsRef<OsStr>]) -> Ran {
        self.laptop.carnet(words)
    }

    /// The same, with a text on standard input.
    pub fn carnet_alone_reading(&self, input: impl AsRef<[u8]>, words: &[impl AsRef<OsStr>]) -> Ran {
        self.laptop.carnet_reading(input, words)
    }

    /// The officer's home folder.
    pub fn home(&self) -> &Path {
        self.laptop.home()
    }

    /// Opens the store as another program would.
    pub fn opens_store(&self) -> Store {
        let secret = std::fs::read_to_string(self.home().join("key.txt")).unwrap();
        let key = Key::from_identity_file(&SecretString::from(secret)).unwrap();
        Store::open(&self.home().join("carnet"), &key).unwrap()
    }

    /// Puts a file into the home folder.
    pub fn has_file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        self.laptop.has_file(name, content)
    }

    /// Writes something down as a line of words, and gives the id that was said.
    #[track_caller]
    pub fn writes(&self, words: &[&str]) -> String {
        let ran = self.carnet(&[words, &["--format", "plain"]].concat()).done();
        ran.trim_end().to_owned()
    }
}
