//! `carnet undo` and `carnet redo`: the last command taken back, and done again.

use super::history::deeds;
use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::message::Message;
use carnet::store::{Change, Done, StoreError};
use serde_json::json;

/// Takes the last command back.
pub(crate) fn undo(session: &Session) -> Result<(), Failure> {
    turn(session, ["mend-undone", "mend-would-undo"], |change| change.undo())
}

/// Does again what was taken back last.
pub(crate) fn redo(session: &Session) -> Result<(), Failure> {
    turn(session, ["mend-redone", "mend-would-redo"], |change| change.redo())
}

fn turn(
    session: &Session,
    [said, would]: [&'static str; 2],
    work: fn(&mut Change<'_>) -> Result<Done, StoreError>,
) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let stamp = session.stamp();
    let done = if session.dry_run() { store.rehearse(&stamp, work)? } else { store.change(&stamp, work)? };
    if session.format() == Format::Json {
        let ids: Vec<String> =
            done.deeds.iter().flat_map(|deed| &deed.ids).map(ToString::to_string).collect();
        let object = json!({ "command": done.command, "at": done.at, "ids": ids });
        session.write(|out| writeln!(out, "{object}"))?;
    }
    let what = deeds(&done, session);
    let said = if session.dry_run() { would } else { said };
    Ok(session.say(&Message::new(said).with("command", done.command).with("what", what))?)
}
