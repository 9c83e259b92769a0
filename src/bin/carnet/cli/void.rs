//! `carnet void`: takes a wrong record out of every figure; the history keeps it.

use super::{Failure, Session, values};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::RecordId;

/// `carnet void ID --reason TEXT`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The record.
    #[arg(value_name = "ID", value_parser = values::read::<RecordId>)]
    id: RecordId,
    /// Why it is wrong, in one line.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

/// Takes the record out.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let reason = match &args.reason {
        Some(reason) => reason.clone(),
        None => session.ask("--reason", &Message::new("prompts-void-reason"))?,
    };
    let stamp = session.stamp();
    let id = args.id.to_string();
    if session.dry_run() {
        store.rehearse(&stamp, |change| change.void(args.id, &reason))?;
        return Ok(session.say(&Message::new("record-dry-run"))?);
    }
    store.change(&stamp, |change| change.void(args.id, &reason))?;
    session.print(&format!("{id}\n"))?;
    Ok(session.say(&Message::new("record-void-done").with("id", id))?)
}
