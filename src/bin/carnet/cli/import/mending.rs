//! `carnet import --mend`: rows that an import refused, listed, mended, let go.

use super::page::{refusal_line, refusal_object};
use super::{Args, RowsRefused};
use crate::cli::globals::Format;
use crate::cli::record::from_standard_input;
use crate::cli::{Failure, Session, asked};
use carnet::file;
use carnet::import::{self, ImportError, MENDING_BYTES, Mended, Mending, RowThatWaits};
use carnet::message::Message;
use carnet::store::Store;
use carnet::text::clean::one_line;
use serde_json::{Value, json};

/// Most rows that a page for people lists.
const LISTED: usize = 40;

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let mut mendings: Vec<Mending> = args.drop.iter().map(|id| Mending::Drop { id: *id }).collect();
    if let Some(path) = &args.input {
        let bytes = match path.as_os_str() == "-" {
            true => from_standard_input(session, MENDING_BYTES)?,
            false => file::read(path, MENDING_BYTES)?,
        };
        mendings.extend(import::mendings(&bytes)?);
    }
    let mut id = args.mend.flatten();
    if !args.set.is_empty() {
        let Some(id) = id else {
            return Err(crate::cli::session::SessionError::MissingFlag { flag: "--mend".into() }.into());
        };
        mendings.push(Mending::Set { id, cells: args.set.clone() });
    }
    if !mendings.is_empty() {
        return mend(&mut store, session, &mendings);
    }
    let waiting = import::rows_that_wait(&mut store, &session.stamp())?;
    if id.is_none() {
        // A shell that locked over the cells of one goes on there.
        id = asked::resumed_row(&store, session)?;
    }
    match id {
        Some(id) => {
            let one = waiting.into_iter().find(|one| one.row.id == id);
            one_row(&mut store, session, &one.ok_or(ImportError::NoSuchRow { id })?)
        }
        None => list(&mut store, session, &waiting),
    }
}

fn list(store: &mut Store, session: &Session, waiting: &[RowThatWaits]) -> Result<(), Failure> {
    if session.format() == Format::Json {
        return session
            .write(|out| waiting.iter().try_for_each(|one| writeln!(out, "{}", as_object(one, session))));
    }
    let say = |message: Message| session.catalogue().say(&message);
    if waiting.is_empty() {
        return session.print(&(say(Message::new("import-nothing-waits")) + "\n"));
    }
    let mut lines = vec![say(Message::new("import-waiting").with("count", waiting.len()))];
    for one in waiting.iter().take(LISTED) {
        lines.extend(head_and_reasons(one, session));
    }
    if waiting.len() > LISTED {
        let more = Message::new("import-more-refusals").with("count", waiting.len() - LISTED);
        lines.push(format!("  {}", say(more)));
    }
    session.print(&(lines.join("\n") + "\n"))?;
    if !session.can_ask() {
        return Ok(());
    }
    let question = Message::new("import-mend-which");
    while let Some(answer) = session.ask_optional(&question)? {
        match waiting.iter().find(|one| one.row.id.to_string() == answer) {
            Some(one) => one_row(store, session, one)?,
            None => session.say(&Message::new("import-no-such-row").with("id", answer))?,
        }
    }
    Ok(())
}

fn head_and_reasons(one: &RowThatWaits, session: &Session) -> Vec<String> {
    let head = Message::new("import-waiting-row")
        .with("id", one.row.id)
        .with("what", &one.row.what)
        .with("source", &one.row.source)
        .with("day", &one.row.refused_on);
    let mut lines = vec![session.catalogue().say(&head)];
    if one.refusals.is_empty() {
        lines.push(format!("      {}", session.catalogue().label("import-waiting-good")));
    }
    let reasons = one.refusals.iter().map(|refusal| refusal_line(refusal, session));
    lines.extend(reasons.map(|reason| format!("      {}", one_line(&reason))));
    lines
}

/// A row whole; on a terminal each column that is to blame is asked for, as the field that it fills.
fn one_row(store: &mut Store, session: &Session, one: &RowThatWaits) -> Result<(), Failure> {
    if session.format() == Format::Json {
        return session.write(|out| writeln!(out, "{}", as_object(one, session)));
    }
    let mut lines = head_and_reasons(one, session);
    let cells = one.row.header.iter().zip(&one.row.cells).filter(|(_, cell)| !cell.trim().is_empty());
    lines.extend(cells.map(|(column, cell)| format!("  {}: {}", one_line(column), one_line(cell))));
    session.print(&(lines.join("\n") + "\n"))?;
    if !session.can_ask() {
        return Ok(());
    }
    let cells = asked::row(one, store, session)?;
    if cells.is_empty() && !one.refusals.is_empty() {
        return session.say(&Message::new("import-mend-left")).map_err(Failure::from);
    }
    let before = one.refusals.clone();
    told(store, session, &[Mending::Set { id: one.row.id, cells }])?;
    let mut waiting = import::rows_that_wait(store, &session.stamp())?.into_iter();
    match waiting.find(|other| other.row.id == one.row.id) {
        // What is still wrong with it is asked, as long as something comes of it.
        Some(again) if again.refusals != before => one_row(store, session, &again),
        _ => Ok(()),
    }
}

/// Mends what was said, and ends with the error of refused rows where some still are.
fn mend(store: &mut Store, session: &Session, mendings: &[Mending]) -> Result<(), Failure> {
    let refused = told(store, session, mendings)?;
    if refused == 0 {
        return Ok(());
    }
    Err(RowsRefused { refused, rows: mendings.len(), kept: true }.into())
}

fn told(store: &mut Store, session: &Session, mendings: &[Mending]) -> Result<usize, Failure> {
    let mended = import::mend(store, &session.stamp(), mendings)?;
    let refused = mended.iter().filter(|one| matches!(one, Mended::Waits { .. })).count();
    if session.format() == Format::Json {
        session.write(|out| {
            mended.iter().try_for_each(|one| writeln!(out, "{}", mended_object(one, session)))
        })?;
        return Ok(refused);
    }
    let mut lines = Vec::new();
    for one in &mended {
        let message = match one {
            Mended::Taken { id, record: Some(record) } => {
                Message::new("import-mended-row").with("id", *id).with("record", record.to_string())
            }
            Mended::Taken { id, record: None } => Message::new("import-mended-known").with("id", *id),
            Mended::Dropped { id } => Message::new("import-dropped-row").with("id", *id),
            Mended::Waits { id, .. } => Message::new("import-still-waits").with("id", *id),
        };
        lines.push(session.catalogue().say(&message));
        if let Mended::Waits { refusals, .. } = one {
            let reasons = refusals.iter().map(|refusal| refusal_line(refusal, session));
            lines.extend(reasons.map(|reason| format!("      {}", one_line(&reason))));
        }
    }
    session.print(&(lines.join("\n") + "\n"))?;
    Ok(refused)
}

fn as_object(one: &RowThatWaits, session: &Session) -> Value {
    let cells: serde_json::Map<String, Value> = one
        .row
        .header
        .iter()
        .zip(&one.row.cells)
        .filter(|(column, _)| !column.is_empty())
        .map(|(column, cell)| (column.clone(), cell.as_str().into()))
        .collect();
    json!({
        "id": one.row.id,
        "what": one.row.what,
        "source": one.row.source,
        "line": one.row.row,
        "refused_on": one.row.refused_on,
        "cells": cells,
        "refusals": one.refusals.iter().map(|refusal| refusal_object(refusal, session)).collect::<Vec<_>>(),
    })
}

fn mended_object(one: &Mended, session: &Session) -> Value {
    match one {
        Mended::Taken { id, record } => {
            json!({ "id": id, "done": "taken", "record": record.map(|record| record.to_string()) })
        }
        Mended::Dropped { id } => json!({ "id": id, "done": "dropped" }),
        Mended::Waits { id, refusals } => {
            let refusals: Vec<Value> =
                refusals.iter().map(|refusal| refusal_object(refusal, session)).collect();
            json!({ "id": id, "done": "waits", "refusals": refusals })
        }
    }
}

/// A column and its new cell, `COLUMN=VALUE`.
pub(super) fn set_pair(text: &str) -> Result<(String, String), String> {
    let (column, cell) =
        text.split_once('=').filter(|(column, _)| !column.is_empty()).ok_or("COLUMN=VALUE")?;
    Ok((column.to_owned(), cell.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::set_pair;

    #[test]
    fn a_cell_may_hold_what_parts_it_from_its_column() {
        assert_eq!(set_pair("No=a=b"), Ok(("No".into(), "a=b".into())));
        assert_eq!(set_pair("No="), Ok(("No".into(), String::new())));
        assert!(set_pair("=x").is_err() && set_pair("x").is_err());
    }
}
