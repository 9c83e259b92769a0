//! What is handed to holders: a key on paper, or shares; on standard output, or into files that are named.

use crate::cli::globals::Format;
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::store::HandedOut;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use std::path::PathBuf;

/// The flags that say where it goes, and who holds it.
#[derive(clap::Args, Default)]
pub(crate) struct Handing {
    /// Into this new file, in place of standard output; shares into one each, numbered.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    abroad: Abroad,
}

/// The flag that says where its holders are.
#[derive(clap::Args, Default)]
pub(crate) struct Abroad {
    /// How many of those who hold it are outside the country.
    #[arg(long, value_name = "N")]
    abroad: Option<u8>,
}

impl Abroad {
    /// How many holders are outside the country: said by the flag, or asked.
    pub(crate) fn of(&self, holders: u8, session: &Session) -> Result<u8, Failure> {
        if let Some(abroad) = self.abroad {
            return Ok(abroad);
        }
        loop {
            let question = Message::new("keys-abroad-ask").with("count", usize::from(holders));
            if let Ok(abroad) = session.ask("--abroad", &question)?.trim().parse::<u8>()
                && abroad <= holders
            {
                return Ok(abroad);
            }
        }
    }
}

impl Handing {
    /// The files that it names.
    pub(crate) fn add_to(&self, reach: &mut Reach) {
        reach.outputs.extend(self.output.clone());
    }

    /// What it says of where its holders are.
    pub(crate) fn abroad(&self) -> &Abroad {
        &self.abroad
    }

    /// Nothing is handed out: a file that was named for it would never be there.
    pub(crate) fn hands_nothing(&self) -> Result<(), Failure> {
        match self.output {
            Some(_) => Err(SessionError::NothingHandedOut.into()),
            None => Ok(()),
        }
    }

    /// Whether the files are still to be made, before a key is.
    pub(crate) fn check(&self, pieces: u8) -> Result<(), Failure> {
        Ok(self.paths(pieces).iter().try_for_each(|path| file::check_new(path))?)
    }

    fn paths(&self, pieces: u8) -> Vec<PathBuf> {
        let Some(output) = &self.output else { return Vec::new() };
        if pieces < 2 {
            return vec![output.clone()];
        }
        let stem = output.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let end = output.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
        (1..=pieces).map(|n| output.with_file_name(format!("{stem}-{n}{end}"))).collect()
    }

    /// Hands it out, once: it is kept nowhere.
    pub(super) fn hand_out(&self, name: &str, handed: &HandedOut, session: &Session) -> Result<(), Failure> {
        let (pieces, note): (Vec<&SecretString>, _) = match handed {
            HandedOut::Nothing => return self.name_it(name, session),
            HandedOut::Identity(line) => (vec![line], "keys-note-identity"),
            HandedOut::Shares(texts) => (texts.iter().collect(), "keys-note-share"),
        };
        let note = session.catalogue().label(note);
        let written: Vec<SecretString> = pieces
            .iter()
            .map(|piece| {
                let note = note.lines().map(|line| format!("# {line}\n")).collect::<String>();
                let end = if piece.expose_secret().ends_with('\n') { "" } else { "\n" };
                SecretString::from(format!("{note}{}{end}", piece.expose_secret()))
            })
            .collect();
        let paths = self.paths(u8::try_from(written.len()).unwrap_or(u8::MAX));
        for (path, text) in paths.iter().zip(&written) {
            file::write_new(path, text.expose_secret().as_bytes())?;
            session.say(&Message::new("keys-written").with("path", path.as_path()))?;
        }
        if session.format() == Format::Json {
            let pieces: Vec<&str> = written.iter().map(ExposeSecret::expose_secret).collect();
            let shown = paths.is_empty().then_some(pieces);
            session.write(|output| writeln!(output, "{}", json!({ "name": name, "handed": shown })))?;
            return Ok(());
        }
        if !paths.is_empty() {
            session.say(&Message::new("keys-written-warning"))?;
            return Ok(());
        }
        let waits = session.can_ask() && session.shows_on_terminal();
        for (at, text) in written.iter().enumerate() {
            session.write(|output| {
                let mark = if at > 0 { "\n" } else { "" };
                write!(output, "{mark}{}", text.expose_secret())
            })?;
            if waits {
                // One holder does not see the share of the next.
                session.ask_optional(&Message::new("keys-share-next"))?;
            }
        }
        Ok(session.say(&Message::new("keys-shown-once"))?)
    }

    fn name_it(&self, name: &str, session: &Session) -> Result<(), Failure> {
        match session.format() {
            Format::Json => session.write(|output| writeln!(output, "{}", json!({ "name": name }))),
            _ => Ok(()),
        }
    }
}
