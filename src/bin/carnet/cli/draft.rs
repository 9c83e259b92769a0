//! `carnet draft`: what was begun and not stored.

use super::globals::Format;
use super::{Failure, Session};
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::store::Draft;
use clap::Subcommand;
use serde_json::json;

/// `carnet draft`
#[derive(clap::Args)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    List,
    Drop {
        #[arg(value_name = "N")]
        number: i64,
    },
}

/// There is no such draft.
#[derive(Debug, thiserror::Error)]
#[error("no draft {number}")]
pub(crate) struct NoSuchDraft {
    number: i64,
}

impl Explain for NoSuchDraft {
    fn message(&self) -> Message {
        Message::new("asked-no-draft").with("number", self.number)
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("asked-no-draft.hint"))
    }
    fn code(&self) -> u16 {
        703
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

/// Lists the drafts, without their words, or drops one.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let drafts = store.drafts()?;
    match args.verb {
        Verb::List => list(&drafts, session),
        Verb::Drop { number } => {
            if !drafts.iter().any(|draft| draft.number == number) {
                return Err(NoSuchDraft { number }.into());
            }
            if !session.dry_run() {
                store.drop_draft(number)?;
            }
            session.say(&Message::new("asked-draft-dropped").with("number", number))?;
            Ok(())
        }
    }
}

fn list(drafts: &[Draft], session: &Session) -> Result<(), Failure> {
    match session.format() {
        Format::Json => session.write(|out| {
            drafts.iter().try_for_each(|draft| {
                let (kind, verb) = (draft.kind.name(), &draft.verb);
                let object =
                    json!({ "number": draft.number, "kind": kind, "verb": verb, "begun_on": draft.begun_on });
                writeln!(out, "{object}")
            })
        })?,
        Format::Plain | Format::Csv => {
            let separator = if session.format() == Format::Csv { "," } else { "\t" };
            session.write(|out| {
                drafts.iter().try_for_each(|draft| {
                    let cells =
                        [&draft.number.to_string(), &draft.begun_on, draft.kind.name(), draft.verb.as_str()];
                    writeln!(out, "{}", cells.join(separator))
                })
            })?;
        }
        _ => {
            let mut page = String::new();
            for draft in drafts {
                let kind = session.catalogue().label(&draft.kind.label_key());
                // A slip or a row that waits is gone on with where it waits.
                let command = match draft.verb.split_once(' ') {
                    Some(("inbox", _)) => "carnet inbox review".to_owned(),
                    None if draft.verb == "post" => format!("carnet inbox post {}", draft.kind.name()),
                    _ => format!("carnet {} {}", draft.kind.name(), draft.verb),
                };
                page.push_str(&format!("{:>3}  {}  {kind}  {command}\n", draft.number, draft.begun_on));
            }
            session.print(&page)?;
        }
    }
    if drafts.is_empty() {
        session.say(&Message::new("asked-no-drafts"))?;
    }
    Ok(())
}
