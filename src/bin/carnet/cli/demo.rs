//! `carnet demo`: a store of invented records in a new folder, and a tour of it. No question is asked.
//!
//! The tour types commands, as a person would, and each is run by the function that runs it for a person.

use super::{Early, Failure, Session};
use carnet::exchange;
use carnet::file::{self, FileError};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::Period;
use carnet::sample::{self, Size};
use carnet::store::{NewKeys, Store, generate_passphrase};
use secrecy::{ExposeSecret, SecretString};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The same for everybody, so that two people look at the same figures.
const SEED: u64 = 1;

/// `carnet demo`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The new folder.
    #[arg(value_name = "DIR", default_value = "carnet-demo")]
    folder: PathBuf,
}

/// The files that it needs.
pub(crate) fn reach(args: &Args, session: &Session) -> Reach {
    Reach { folders: vec![args.folder.clone()], ..session.reach_of_flags() }
}

/// Makes the store and shows it.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    if args.folder.symlink_metadata().is_ok() {
        return Err(FileError::Exists { path: args.folder.clone() }.into());
    }
    if session.dry_run() {
        return Ok(session.say(&Message::new("demo-dry-run").with("path", args.folder.as_path()))?);
    }
    // At once: the passphrase's slot alone takes a second or two.
    session.say(&Message::new("demo-making").with("path", args.folder.as_path()))?;
    let demo = Demo::make(&args.folder, session)?;
    for stop in demo.stops(session) {
        demo.show(&stop, session)?;
    }
    demo.say_where_everything_is(session)
}

/// The demo's folder.
struct Demo<'a> {
    folder: &'a Path,
    /// Opens the store during the tour. Kept nowhere else: every command would derive the passphrase's key anew.
    key: SecretString,
    /// The coordinator's public key.
    coordinator: String,
    negotiation: String,
}

/// A command of the tour, with the sentence that stands above it.
struct Stop {
    heading: Message,
    words: Vec<OsString>,
}

impl<'a> Demo<'a> {
    fn make(folder: &'a Path, session: &Session) -> Result<Self, Failure> {
        file::create_private_folder(folder)?;
        let passphrase = generate_passphrase(session.catalogue().language())?;
        let (key, recipient) = exchange::new_identity();
        let mut keys = NewKeys::default();
        keys.memory = session.memory();
        keys.add_passphrase(passphrase.clone())?;
        keys.add_recipient(&recipient)?;
        let stamp = session.stamp();
        let mut store = Store::create(&folder.join("store"), &keys, &stamp)?;
        let filled = sample::fill(&mut store, Size::Team, SEED, &stamp)?;

        let line = SecretString::from(format!("{}\n", passphrase.expose_secret()));
        file::write_new(&folder.join("demo-passphrase.txt"), line.expose_secret().as_bytes())?;
        let (coordinator_key, coordinator) = exchange::new_identity();
        let line = SecretString::from(format!("{}\n", coordinator_key.expose_secret()));
        file::write_new(&folder.join("demo-coordinator-key.txt"), line.expose_secret().as_bytes())?;
        Ok(Self { folder, key, coordinator, negotiation: filled.negotiation.to_string() })
    }

    fn stops(&self, session: &Session) -> Vec<Stop> {
        let stop = |heading: &'static str, words: &[&str]| Stop {
            heading: Message::new(heading),
            words: words.iter().map(OsString::from).collect(),
        };
        // A month of one team lets next to nothing be seen.
        let quarter = last_quarter(session);
        let words =
            ["summary", "export", "--to", &self.coordinator, "--profile", "partners", "--period", &quarter];
        let mut export = stop("demo-export", &words);
        export.words.extend(["--yes".into(), "--output".into(), self.summary(&quarter).into()]);
        let mut open = stop("demo-open", &["summary", "open"]);
        open.words.push(self.summary(&quarter).into());
        open.words.push("--identity".into());
        open.words.push(self.folder.join("demo-coordinator-key.txt").into());
        vec![
            stop("demo-tomorrow", &["tomorrow"]),
            stop("demo-tree", &["actor", "tree"]),
            stop("demo-ladder", &["report", "ladder", "--negotiation", &self.negotiation]),
            stop("demo-outcomes", &["report", "outcomes"]),
            stop("demo-roadblocks", &["report", "roadblocks", "--by", "month"]),
            export,
            open,
        ]
    }

    fn summary(&self, period: &str) -> PathBuf {
        self.folder.join(format!("summary-{period}.age"))
    }

    /// Runs one command as if it had been typed.
    fn show(&self, stop: &Stop, session: &Session) -> Result<(), Failure> {
        let catalogue = session.catalogue();
        let command = format!("carnet {}", typed(&stop.words));
        session.print(&format!("\n{}\n$ {command}\n\n", catalogue.say(&stop.heading)))?;
        let mut words: Vec<OsString> = vec!["carnet".into()];
        words.extend(stop.words.iter().cloned());
        words.extend(["--store".into(), self.folder.join("store").into()]);
        words.extend(["--today".into(), session.today().format("%Y-%m-%d").to_string().into()]);
        words.extend(["--lang".into(), catalogue.language().code().into(), "--quiet".into()]);
        let early = Early::read(&words);
        let Ok((globals, command)) = super::parse(words, &early) else {
            unreachable!("the tour types commands that exist, as tests/demo.rs sees")
        };
        super::run(command, &Session::unlocked(globals, &early, self.key.clone()))
    }

    fn say_where_everything_is(&self, session: &Session) -> Result<(), Failure> {
        let quarter = last_quarter(session);
        let catalogue = session.catalogue();
        let place = Message::new("demo-where")
            .with("folder", self.folder)
            .with("store", self.folder.join("store").as_path())
            .with("passphrase", self.folder.join("demo-passphrase.txt").as_path())
            .with("key", self.folder.join("demo-coordinator-key.txt").as_path())
            .with("summary", self.summary(&quarter).as_path());
        let mut page = format!("\n{}\n\n{}\n\n", catalogue.say(&place), catalogue.label("demo-try"));
        let today = session.today().format("%Y-%m-%d").to_string();
        for words in [
            &["request", "list"][..],
            &["report", "outcomes", "--by", "month"],
            &[
                "trip",
                "log",
                "--date",
                &today,
                "--origin",
                "Kassoura",
                "--destination",
                "Pont-Kolou",
                "--outcome",
                "delayed",
                "--hours-late",
                "5",
            ],
        ] {
            page.push_str(&format!("  {}\n", self.to_try(words)));
        }
        session.print(&page)
    }

    /// A command that works as printed, from the folder that the demo was started in.
    fn to_try(&self, words: &[&str]) -> String {
        let opening = [
            "--store".into(),
            self.folder.join("store").into_os_string(),
            "--passphrase-file".into(),
            self.folder.join("demo-passphrase.txt").into_os_string(),
        ];
        let words: Vec<OsString> = words.iter().map(OsString::from).chain(opening).collect();
        format!("{} {}", quoted(&program()), typed(&words))
    }
}

/// The last quarter that is over.
fn last_quarter(session: &Session) -> String {
    let today = session.today();
    let before = Period::quarter_of(today).first().pred_opt().unwrap_or(today);
    Period::quarter_of(before).to_string()
}

/// How the program was called: by its path where it is not among the commands of the system.
fn program() -> String {
    let called = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
    if called.components().count() > 1 { called.to_string_lossy().into_owned() } else { "carnet".to_owned() }
}

fn typed(words: &[OsString]) -> String {
    words.iter().map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shell_takes_every_word_back() {
        assert_eq!(quoted("carnet-demo/store"), "carnet-demo/store");
        assert_eq!(quoted("mes documents"), "'mes documents'");
        assert_eq!(quoted("l'été"), r"'l'\''été'");
        assert_eq!(quoted(""), "''");
    }
}
