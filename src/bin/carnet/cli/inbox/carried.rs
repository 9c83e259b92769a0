//! `carnet import slips`: slips that were carried or mailed go into the inbox, where the next review finds them.

use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::import;
use carnet::message::{Exit, Explain, Message};
use serde_json::json;
use std::path::Path;

/// Takes the slips in, each on its own: one that is refused costs no other.
pub(crate) fn take_in(files: &[&Path], session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    let mut refused = 0;
    for path in files {
        match import::take_in(&store, path, session.dry_run()) {
            Ok(Some(number)) => {
                if session.format() == Format::Json {
                    let object = json!({ "file": path.to_string_lossy(), "slip": number });
                    session.write(|out| writeln!(out, "{object}"))?;
                } else {
                    session.print(&format!("{number}\n"))?;
                }
                let id = number.to_string();
                session.say(&Message::new("inbox-taken-in").with("path", *path).with("id", id))?;
            }
            Ok(None) => session.say(&Message::new("inbox-could-be-taken-in").with("path", *path))?,
            // One file alone says why as any error does.
            Err(error) if files.len() == 1 => return Err(error.into()),
            Err(error) => {
                refused += 1;
                let told = Message::new("inbox-not-taken-in")
                    .with("path", *path)
                    .with("why", error.message())
                    .with("code", format!("CN-{:04}", error.code()));
                session.say(&told)?;
            }
        }
    }
    if refused > 0 {
        return Err(SomeNotTaken { refused, count: files.len() }.into());
    }
    Ok(session.say(&Message::new("inbox-take-in-next"))?)
}

/// Some of the slips were not taken in; what was said before tells which.
#[derive(Debug, thiserror::Error)]
#[error("{refused} of {count} slips were not taken in")]
struct SomeNotTaken {
    refused: usize,
    count: usize,
}

impl Explain for SomeNotTaken {
    fn message(&self) -> Message {
        Message::new("inbox-some-not-taken").with("refused", self.refused).with("count", self.count)
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("inbox-some-not-taken.hint"))
    }
    fn code(&self) -> u16 {
        769
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}
