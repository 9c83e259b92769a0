//! `carnet inbox post`: one entry, sealed to a store that is not opened. No passphrase is asked, and nothing of the
//! store but its public key is read.

use crate::cli::globals::Format;
use crate::cli::record::{self, RecordError};
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session, asked};
use carnet::exchange::{self, StoreKey};
use carnet::file;
use carnet::guard::Reach;
use carnet::import::{Entry, Slip, SlipError};
use carnet::message::Message;
use carnet::model::{Kind, Values};
use clap::{Arg, ArgMatches, Command, FromArgMatches, Subcommand, value_parser};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Most bytes of a note on standard input; the model counts its characters.
const NOTE_BYTES: u64 = 128 * 1024;

/// What is posted, as given.
pub(super) struct Posted {
    entry: Entry,
    matches: ArgMatches,
}

impl Posted {
    fn path(&self, name: &str) -> Option<PathBuf> {
        self.matches.try_get_one::<PathBuf>(name).ok().flatten().cloned()
    }
}

impl FromArgMatches for Posted {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = || {
            let (word, matches) = matches.subcommand()?;
            Some(Self { entry: Entry::from_code(word)?, matches: matches.clone() })
        };
        given().ok_or_else(|| clap::Error::new(clap::error::ErrorKind::MissingSubcommand))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Subcommand for Posted {
    fn augment_subcommands(tree: Command) -> Command {
        tree.subcommands(Entry::ALL.map(|entry| {
            let command = match entry {
                Entry::Record(kind) => record::entry_command(kind, entry.code()),
                Entry::Note => Command::new("note").arg(Arg::new("text").long("text").value_name("TEXT")),
            };
            let file = |name: &'static str| {
                Arg::new(name).long(name).value_name("FILE").value_parser(value_parser!(PathBuf))
            };
            command.arg(file("store-key")).arg(file("output").short('o'))
        }))
    }

    fn augment_subcommands_for_update(tree: Command) -> Command {
        Self::augment_subcommands(tree)
    }

    fn has_subcommand(name: &str) -> bool {
        Entry::from_code(name).is_some()
    }
}

/// The inbox alone, not the store; or the files that are named in its place.
pub(super) fn reach(posted: &Posted, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_flags();
    let key = posted.path("store-key");
    let output = posted.path("output");
    if key.is_none() || output.is_none() {
        reach.folders.push(session.store_folder()?.join("inbox"));
    }
    reach.inputs.extend(key);
    reach.inputs.extend(posted.path("input").filter(|path| path.as_os_str() != "-"));
    reach.outputs.extend(output);
    Ok(reach)
}

/// Seals what was given, and puts it where it is to wait.
pub(super) fn run(posted: &Posted, session: &Session) -> Result<(), Failure> {
    let output = posted.path("output");
    let key = match posted.path("store-key") {
        Some(_) if output.is_none() => {
            return Err(SessionError::MissingFlag { flag: "--output".to_owned() }.into());
        }
        Some(path) => StoreKey::read(&path)?,
        None => StoreKey::of_store(&session.store_folder()?)?,
    };
    session.say(&Message::new("inbox-words").with("words", key.words().join(" ")))?;
    let (mut entry, mut stopped) = (posted.entry, None);
    let entries = match posted.entry {
        Entry::Note => vec![of_note(posted, session)?],
        Entry::Record(kind) => match given(kind, posted, session)? {
            Given::Whole(entries) => entries,
            Given::InPart(values) => {
                let asked = asked::posted(kind, values, session)?;
                (entry, stopped) = (asked.entry, asked.stopped);
                vec![asked.values]
            }
        },
    };
    if entries.len() > 1 && output.is_some() {
        return Err(RecordError::NotOneChange { found: entries.len() }.into());
    }
    let slips: Vec<Slip> = entries
        .iter()
        .map(|values| Slip::new(entry, values, session.today()))
        .collect::<Result<_, SlipError>>()?;
    let sealed: Vec<Vec<u8>> =
        slips.iter().map(|slip| exchange::seal_slip(&key, slip)).collect::<Result<_, _>>()?;
    if session.dry_run() {
        session.say(&Message::new("inbox-dry-run"))?;
        return stopped.map_or(Ok(()), Err);
    }
    for sealed in &sealed {
        let told = match &output {
            Some(path) => {
                file::write_new(path, sealed)?;
                let message = Message::new("inbox-posted-file").with("path", path.as_path());
                said(&json!({ "file": path.to_string_lossy() }), None, &message, session)
            }
            None => {
                let number = exchange::post(&session.store_folder()?, sealed)?;
                let message = Message::new("inbox-posted").with("id", number.to_string());
                said(&json!({ "slip": number }), Some(number), &message, session)
            }
        };
        // Who stopped may have gone with the terminal.
        if stopped.is_none() {
            told?;
        }
    }
    stopped.map_or(Ok(()), Err)
}

fn said(object: &Value, number: Option<u32>, message: &Message, session: &Session) -> Result<(), Failure> {
    match (session.format(), number) {
        (Format::Json, _) => session.write(|out| writeln!(out, "{object}"))?,
        (_, Some(number)) => session.print(&format!("{number}\n"))?,
        (_, None) => {}
    }
    Ok(session.say(message)?)
}

/// What was given of a record.
enum Given {
    Whole(Vec<Values>),
    /// On a terminal, without what it cannot be without.
    InPart(Values),
}

fn given(kind: Kind, posted: &Posted, session: &Session) -> Result<Given, Failure> {
    if let Some(path) = posted.path("input") {
        return Ok(Given::Whole(record::input_records(&path, kind, session)?));
    }
    let values = record::entry_values(kind, &posted.matches, session)?;
    Ok(match session.can_ask() && asked::is_incomplete(kind, "log", &values) {
        true => Given::InPart(values),
        false => Given::Whole(vec![values]),
    })
}

/// A note's words: from the flag, from standard input, or asked.
fn of_note(posted: &Posted, session: &Session) -> Result<Values, Failure> {
    let given = posted.matches.get_one::<String>("text").cloned();
    let text = match given {
        Some(dash) if dash == "-" => {
            let bytes = record::from_standard_input(session, NOTE_BYTES)?;
            String::from_utf8(bytes).map_err(|_| RecordError::NotText)?
        }
        Some(text) => text,
        None => session.ask("--text", &Message::new("inbox-ask-note"))?,
    };
    let mut values = Values::new();
    values.insert("text".into(), text.into());
    Ok(values)
}
