//! What is said once something is written: the id, one line without words of a person, and what comes next.

use super::list;
use super::reader::{Reader, object, text};
use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::analysis::{noticed, tells};
use carnet::message::Message;
use carnet::model::{Kind, RecordId, declaration};
use carnet::store::{Filter, Store, Stored};
use carnet::text::clean::one_line;

/// More records at once are an import, and nobody reads what each makes noticeable.
const LOOKED_AT: usize = 20;

/// Tells what was written, and what it makes noticeable.
pub(crate) fn written(records: &[Stored], store: &Store, session: &Session) -> Result<(), Failure> {
    show(records, store, session)?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("record-dry-run"))?);
    }
    say_noticed(records, store, session)?;
    say_next(records, session)
}

/// Whether an order to suspend is among them.
pub(super) fn is_suspension(records: &[Stored]) -> bool {
    records.iter().any(|stored| {
        stored.id.kind == Kind::Directive && text(stored, "category") == Some("suspension-order")
    })
}

/// Tells what stands after a change of these fields.
pub(super) fn changed<'f>(
    stored: Stored,
    fields: impl Iterator<Item = &'f str>,
    store: &Store,
    session: &Session,
) -> Result<(), Failure> {
    let is_telling = tells(stored.id.kind, fields);
    let records = [stored];
    show(&records, store, session)?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("record-dry-run"))?);
    }
    if is_telling {
        say_noticed(&records, store, session)?;
    }
    say_next(&records, session)
}

fn show(records: &[Stored], store: &Store, session: &Session) -> Result<(), Failure> {
    match session.format() {
        Format::Json => {
            session.write(|out| records.iter().try_for_each(|stored| writeln!(out, "{}", object(stored))))?;
        }
        Format::Plain | Format::Csv => {
            session.write(|out| records.iter().try_for_each(|stored| writeln!(out, "{}", stored.id)))?;
        }
        Format::Table | Format::Md => {
            let reader = Reader::new(store, session);
            let mut page = String::new();
            for stored in records {
                page.push_str(&line(stored, &reader, session)?);
                page.push('\n');
                if !session.dry_run() {
                    for inside in inside(stored, store)? {
                        page.push_str(&format!("  {}\n", line(&inside, &reader, session)?));
                    }
                }
            }
            session.print(&page)?;
        }
    }
    Ok(())
}

fn say_next(records: &[Stored], session: &Session) -> Result<(), Failure> {
    match records {
        [.., last] => Ok(session.say(&next(last))?),
        [] => Ok(()),
    }
}

/// Says what the records make noticeable, to people only: a program that reads ids or JSON can ask for a report.
fn say_noticed(records: &[Stored], store: &Store, session: &Session) -> Result<(), Failure> {
    let is_for_people = matches!(session.format(), Format::Table | Format::Md) && !session.is_quiet();
    if !is_for_people || records.len() > LOOKED_AT {
        return Ok(());
    }
    let mut written = records.to_vec();
    for stored in records {
        written.extend(inside(stored, store)?);
    }
    for noticed in noticed(store, &written, session.today())? {
        session.say(&noticed.message())?;
    }
    Ok(())
}

/// `T-14  trip  2026-11-24  Goma  Rutshuru  Delay`
fn line(stored: &Stored, reader: &Reader<'_>, session: &Session) -> Result<String, Failure> {
    let kind = session.catalogue().label(&stored.id.kind.label_key());
    let mut words = vec![stored.id.to_string(), kind];
    let cells = list::cells(stored, reader, false)?;
    words.extend(cells.into_iter().skip(1).map(|cell| cell.shown).filter(|shown| !shown.is_empty()));
    Ok(one_line(&words.join("  ")).into_owned())
}

/// The records that were written inside this one.
fn inside(stored: &Stored, store: &Store) -> Result<Vec<Stored>, Failure> {
    let mut found = Vec::new();
    if stored.revision > 1 {
        return Ok(found);
    }
    for (_, kind, link) in declaration(stored.id.kind).embedded() {
        let filter = Filter { fields: vec![(*link, stored.id.to_string())], ..Filter::default() };
        found.extend(store.list(*kind, &filter)?);
    }
    Ok(found)
}

/// The most useful next command.
fn next(stored: &Stored) -> Message {
    let id = stored.id;
    let command = match id.kind {
        Kind::Caution => return Message::new("record-nothing-else"),
        Kind::Actor => "carnet actor tree".to_owned(),
        // What is over asks for nothing more.
        Kind::Negotiation if stored.values.contains_key("closed") => page_of(id),
        Kind::Request if stored.values.contains_key("withdrawn_on") => page_of(id),
        Kind::Promise if stored.values.contains_key("settled_on") => page_of(id),
        Kind::Negotiation => format!("carnet request log --negotiation {id} ..."),
        Kind::Request => format!("carnet decision log --request {id} --node ... --code ..."),
        Kind::Decision => match text(stored, "addressee").and_then(|row| row.split_once('.')) {
            Some((request, _)) => format!("carnet request show {request}"),
            None => format!("carnet trip plan --decisions {id} ..."),
        },
        Kind::Trip => match text(stored, "outcome") {
            None => format!("carnet trip edit {id} --outcome ..."),
            Some("stopped-then-passed" | "cut-short" | "turned-back") => {
                format!("carnet incident log --trip {id} ...")
            }
            Some(_) => page_of(id),
        },
        Kind::Promise => format!("carnet promise check {id}"),
        Kind::Place | Kind::Meeting | Kind::Incident | Kind::Ask | Kind::Directive | Kind::Event => {
            page_of(id)
        }
    };
    Message::new("record-next").with("command", command)
}

fn page_of(id: RecordId) -> String {
    format!("carnet {} show {id}", id.kind.name())
}
