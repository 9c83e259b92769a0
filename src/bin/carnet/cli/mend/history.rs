//! `carnet history [ID]`: when, and what changed.

use crate::cli::globals::Format;
use crate::cli::record::Reader;
use crate::cli::{Failure, Session, values};
use carnet::message::Message;
use carnet::model::difference::{Difference, differences};
use carnet::model::{Kind, RecordId, Shape, Values, field_key};
use carnet::store::{Action, Deed, Done, Says, Store, StoreError, Version};
use carnet::text::clean::for_terminal;
use serde_json::{Value, json};

/// So many commands are shown.
const LAST: u64 = 20;

/// `carnet history [ID]`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The record.
    #[arg(value_name = "ID", value_parser = values::read::<RecordId>)]
    id: Option<RecordId>,
    /// Only the latest.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    limit: Option<u64>,
    /// Words too.
    #[arg(long)]
    full: bool,
}

/// Prints the versions of a record, or the last commands.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    match args.id {
        Some(id) => {
            let found = store.versions(id)?;
            let mut told = tell(id, &found);
            let limit = args.limit.and_then(|limit| usize::try_from(limit).ok());
            told.drain(..told.len().saturating_sub(limit.unwrap_or(usize::MAX)));
            versions(id, &told, args.full, &store, session)
        }
        None => {
            let limit = usize::try_from(args.limit.unwrap_or(LAST)).unwrap_or(usize::MAX);
            commands(&store.commands(limit)?, session)
        }
    }
}

/// A version, and what changed with it.
struct Told<'v> {
    version: &'v Version,
    changes: Vec<Difference>,
    /// The reason, where it became void with this version.
    voided: Option<&'v str>,
}

fn tell(id: RecordId, versions: &[Version]) -> Vec<Told<'_>> {
    let none = Values::new();
    let (mut before, mut was_void) = (&none, false);
    let mut told = Vec::new();
    for version in versions {
        let mut changes = Vec::new();
        let mut voided = None;
        match &version.says {
            Says::Fields(values, void) => {
                changes = differences(id.kind, before, values);
                voided = void.as_ref().filter(|_| !was_void).map(|(_, reason)| reason.as_str());
                (before, was_void) = (values, void.is_some());
            }
            Says::Nothing => (before, was_void) = (&none, false),
            Says::Purged => {}
        }
        told.push(Told { version, changes, voided });
    }
    told
}

fn versions(
    id: RecordId,
    told: &[Told<'_>],
    full: bool,
    store: &Store,
    session: &Session,
) -> Result<(), Failure> {
    if session.format() == Format::Json {
        let lines: Vec<Value> = told.iter().map(|told| object(id, told, full)).collect();
        return session.write(|out| lines.iter().try_for_each(|line| writeln!(out, "{line}")));
    }
    let catalogue = session.catalogue();
    let reader = Reader::new(store, session);
    let mut page = format!("{id}  {}\n", catalogue.label(&id.kind.label_key()));
    for Told { version, changes, voided } in told {
        let head = Message::new("mend-version")
            .with("revision", version.revision)
            .with("at", moment(&version.at))
            .with("action", Message::new(version.action.label_key()))
            .with("command", version.command);
        page.push_str(&format!("\n{}\n", catalogue.say(&head)));
        match version.says {
            Says::Purged => page.push_str(&format!("    {}\n", catalogue.label("mend-words-gone"))),
            Says::Nothing => page.push_str(&format!("    {}\n", catalogue.label("mend-not-there"))),
            Says::Fields(..) => {}
        }
        if let Some(reason) = voided {
            let reason = if full { reason } else { "…" };
            let void = Message::new("mend-became-void").with("reason", reason);
            page.push_str(&format!("    {}\n", catalogue.say(&void)));
        }
        for change in changes {
            page.push_str(&format!("    {}\n", line(id.kind, change, full, &reader, session)?));
        }
    }
    session.print(&for_terminal(&page))
}

/// `outcome: – -> Delayed (delayed)`; of words only that they changed, but in full.
fn line(
    kind: Kind,
    change: &Difference,
    full: bool,
    reader: &Reader<'_>,
    session: &Session,
) -> Result<String, StoreError> {
    let catalogue = session.catalogue();
    let label = catalogue.label(&field_key(catalogue, change.owner, change.field));
    // `addressees.2.node`: which row.
    let label = match change.path.split('.').collect::<Vec<_>>().as_slice() {
        [rows, number, _] => {
            let rows = catalogue.label(&field_key(catalogue, kind.name(), rows));
            format!("{rows} {number}, {label}")
        }
        _ => label,
    };
    if change.is_words() && !full {
        let what = match (&change.before, &change.after) {
            (None, _) => "mend-words-written",
            (_, None) => "mend-words-emptied",
            _ => "mend-words-changed",
        };
        return Ok(
            catalogue.say(&Message::new("mend-words").with("field", label).with("what", Message::new(what)))
        );
    }
    let said = |value: &Option<Value>| -> Result<String, StoreError> {
        match value {
            None => Ok("–".to_owned()),
            Some(value) => plain(change.shape, value, reader),
        }
    };
    let message = match change.before {
        None => Message::new("mend-filled"),
        Some(_) => Message::new("mend-changed").with("before", said(&change.before)?),
    };
    Ok(catalogue.say(&message.with("field", label).with("after", said(&change.after)?)))
}

/// Ids stay ids: what they name may not be there any more, and names are for `show`.
fn plain(shape: &Shape, value: &Value, reader: &Reader<'_>) -> Result<String, StoreError> {
    match (shape, value) {
        (Shape::Reference(_), Value::String(id)) => Ok(id.clone()),
        (Shape::List(Shape::Reference(_)), Value::Array(ids)) => {
            Ok(ids.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "))
        }
        _ => reader.value(shape, value),
    }
}

fn object(id: RecordId, told: &Told<'_>, full: bool) -> Value {
    let Told { version, changes, voided } = told;
    let changes: Vec<Value> = changes
        .iter()
        .map(|change| match change.is_words() && !full {
            true => json!({ "field": change.path, "words": true }),
            false => json!({ "field": change.path, "before": change.before, "after": change.after }),
        })
        .collect();
    json!({
        "n": version.n,
        "command": version.command,
        "at": version.at,
        "action": version.action.code(),
        "id": id.to_string(),
        "revision": version.revision,
        "there": version.says != Says::Nothing,
        "purged": version.says == Says::Purged,
        "voided": voided.is_some(),
        "void_reason": voided.filter(|_| full),
        "changes": changes,
    })
}

fn commands(commands: &[Done], session: &Session) -> Result<(), Failure> {
    let lines: Vec<String> = match session.format() {
        Format::Json => commands.iter().map(|done| done_object(done).to_string()).collect(),
        Format::Plain | Format::Csv => {
            let separator = if session.format() == Format::Csv { "," } else { "\t" };
            let row = |done: &Done, deed: &Deed| {
                let kind = deed.kind.map_or("store", |kind| kind.name());
                let ids: Vec<String> = deed.ids.iter().map(ToString::to_string).collect();
                let count = deed.count.to_string();
                [
                    done.command.to_string().as_str(),
                    &done.at,
                    deed.action.code(),
                    kind,
                    &count,
                    &ids.join(" "),
                ]
                .join(separator)
            };
            commands.iter().flat_map(|done| done.deeds.iter().map(|deed| row(done, deed))).collect()
        }
        Format::Table | Format::Md => commands
            .iter()
            .map(|done| format!("{:>5}  {}  {}", done.command, moment(&done.at), deeds(done, session)))
            .collect(),
    };
    session.write(|out| lines.iter().try_for_each(|line| writeln!(out, "{line}")))
}

/// `written down T-14, I-3; changed P-2`
pub(super) fn deeds(done: &Done, session: &Session) -> String {
    let catalogue = session.catalogue();
    let said: Vec<String> = done
        .deeds
        .iter()
        .map(|deed| {
            let mut ids: Vec<String> = deed.ids.iter().map(ToString::to_string).collect();
            let more = deed.count.saturating_sub(ids.len() as u64);
            if deed.kind.is_some() && more > 0 {
                ids.push(format!("+{more}"));
            }
            let action = match (deed.action, deed.kind) {
                (Action::Made, None) => catalogue.label("mend-store-made"),
                (action, _) => catalogue.label(&action.label_key()),
            };
            format!("{action} {}", ids.join(", ")).trim_end().to_owned()
        })
        .collect();
    said.join("; ")
}

fn done_object(done: &Done) -> Value {
    let deeds: Vec<Value> = done
        .deeds
        .iter()
        .map(|deed| {
            json!({
                "action": deed.action.code(),
                "kind": deed.kind.map(|kind| kind.name()),
                "count": deed.count,
                "ids": deed.ids.iter().map(ToString::to_string).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "command": done.command, "at": done.at, "deeds": deeds })
}

/// `2026-11-24 18:00` of the moment as it is kept, which is in UTC.
fn moment(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}
