//! `carnet agenda`: what is due, overdue first; discreet unless names are asked for.

use super::globals::Format;
use super::record::{Cell, Reader, Table};
use super::{Failure, Session, values};
use carnet::analysis::{self, Item, When};
use carnet::exchange;
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::model::{Kind, RecordId, Shape, Values, declaration};
use carnet::render::{CalendarDay, calendar};
use carnet::store::{Matter, Purge, Store, StoreError};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// `carnet agenda`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Names too.
    #[arg(long)]
    full: bool,
    /// What is due later too.
    #[arg(long)]
    all: bool,
    /// The calendar file.
    #[arg(long, value_name = "FILE", conflicts_with = "full")]
    ics: Option<PathBuf>,
    /// A caution to be renewed.
    #[arg(long, value_name = "ID", conflicts_with_all = ["full", "all", "ics"], value_parser = values::read::<RecordId>)]
    renew: Option<RecordId>,
}

/// The store, and the calendar file.
pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.outputs.extend(args.ics.clone());
    Ok(reach)
}

/// Shows what is due, or writes it as a calendar.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    if let Some(caution) = args.renew {
        return renew(caution, &mut store, session);
    }
    let mut items = analysis::agenda_of(&store, session.today())?;
    let later = if args.all { 0 } else { items.iter().filter(|item| item.when == When::Later).count() };
    items.retain(|item| args.all || item.when != When::Later);
    if let Some(path) = &args.ics {
        return write_calendar(&items, path, &mut store, session);
    }
    match session.format() {
        Format::Json => {
            session.write(|out| items.iter().try_for_each(|item| writeln!(out, "{}", object(item))))?;
        }
        Format::Plain | Format::Csv => {
            table(&items, true, args.full, &store, session)?.print(args.full, session)?
        }
        Format::Table | Format::Md => {
            for when in [When::Overdue, When::ThisWeek, When::NextWeek, When::Later] {
                let of: Vec<Item> = items.iter().filter(|item| item.when == when).cloned().collect();
                if !of.is_empty() {
                    let heading = session.catalogue().label(&format!("agenda-when-{}", when.code()));
                    session.print(&format!("{heading}\n"))?;
                    table(&of, false, args.full, &store, session)?.print(args.full, session)?;
                    session.print("\n")?;
                }
            }
        }
    }
    if items.is_empty() {
        session.say(&Message::new("agenda-none"))?;
    }
    if later > 0 {
        session.say(&Message::new("agenda-later").with("count", later))?;
    }
    let is_page = matches!(session.format(), Format::Table | Format::Md);
    if is_page && !store.purge_plan(&session.stamp(), Purge::Due)?.is_empty() {
        session.say(&Message::new("agenda-purge"))?;
    }
    Ok(())
}

fn object(item: &Item) -> Value {
    let id = |id: Option<RecordId>| id.map(|id| id.to_string());
    json!({
        "when": item.when.code(),
        "on": item.dated.on.to_string(),
        "days": item.days,
        "matter": item.dated.matter.code(),
        "id": item.id(),
        "node": id(item.dated.node),
        "negotiation": id(item.dated.negotiation),
        "code": item.dated.code,
    })
}

fn table(
    items: &[Item],
    with_when: bool,
    full: bool,
    store: &Store,
    session: &Session,
) -> Result<Table, Failure> {
    let reader = Reader::new(store, session);
    let catalogue = session.catalogue();
    let heading = |name: &'static str| (name, catalogue.label(&format!("agenda-column-{name}")));
    let mut columns = ["on", "days", "matter", "id", "node", "code"].map(heading).to_vec();
    if full {
        columns.push(heading("negotiation"));
    }
    if with_when {
        columns.insert(0, ("when", String::new()));
    }
    let mut rows = Vec::with_capacity(items.len());
    for item in items {
        let dated = &item.dated;
        let text = |id: Option<RecordId>| id.map(|id| id.to_string()).unwrap_or_default();
        let node = match dated.node {
            Some(id) if full => match reader.name(id)? {
                Some(name) => format!("{id} {name}"),
                None => id.to_string(),
            },
            node => text(node),
        };
        let matter = catalogue.label(&format!("agenda-matter-{}", dated.matter.code()));
        let mut row = vec![
            Cell::plain(dated.on.to_string()),
            // Ahead of time the date says enough.
            Cell::new(
                item.days.to_string(),
                if item.days > 0 { item.days.to_string() } else { String::new() },
            ),
            Cell::new(dated.matter.code(), matter),
            Cell::plain(item.id()),
            Cell::plain(node),
            Cell::new(dated.code.clone().unwrap_or_default(), label(item, session)),
        ];
        if full {
            row.push(Cell::plain(text(dated.negotiation)));
        }
        if with_when {
            row.insert(0, Cell::plain(item.when.code()));
        }
        rows.push(row);
    }
    Ok(Table { columns, rows })
}

/// The label of the term that says what it is.
fn label(item: &Item, session: &Session) -> String {
    let (kind, field) = match item.dated.matter {
        Matter::Answer | Matter::Access => (Kind::Decision, "code"),
        Matter::Deadline => (Kind::Directive, "category"),
        Matter::Review => (Kind::Event, "kind"),
        Matter::NextStep | Matter::Caution => return String::new(),
        _ => (Kind::Promise, "kind"),
    };
    match (declaration(kind).field(field).map(|field| field.shape), &item.dated.code) {
        (Some(Shape::Term(vocabulary)), Some(code)) => session.catalogue().label(&vocabulary.label_key(code)),
        _ => String::new(),
    }
}

fn write_calendar(items: &[Item], path: &Path, store: &mut Store, session: &Session) -> Result<(), Failure> {
    session.say(&Message::new("agenda-ics-warning"))?;
    let mut days = Vec::new();
    // Cautions are severe, as are records that were raised to it: no file in clear may hold even their day.
    for item in items.iter().filter(|item| !item.dated.severe) {
        days.push(CalendarDay {
            uid: uid(item, store)?,
            on: item.dated.on,
            summary: format!(
                "{} · {}",
                item.id(),
                session.catalogue().label(&format!("agenda-matter-{}", item.dated.matter.code()))
            ),
        });
    }
    let count = days.len();
    if session.dry_run() {
        return Ok(session.say(&Message::new("agenda-ics-dry-run").with("count", count))?);
    }
    if !session.confirm(&Message::new("agenda-ics-ask"))? {
        return Err(AgendaError::NotAgreed.into());
    }
    let stamp = session.stamp();
    exchange::write_calendar(store, &stamp, path, &calendar(&days, &stamp.at))?;
    Ok(session.say(&Message::new("agenda-ics-made").with("path", path).with("count", count))?)
}

/// A name for the event that is the same each time and tells nothing: a hash of the record's random number.
fn uid(item: &Item, store: &Store) -> Result<String, StoreError> {
    let record = store.read(item.dated.record)?;
    let said =
        format!("carnet/agenda/1\0{}\0{}\0{}", record.uid, item.dated.matter.code(), item.row.unwrap_or(0));
    let digest: [u8; 32] = Sha256::digest(said).into();
    Ok(digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect())
}

fn renew(caution: RecordId, store: &mut Store, session: &Session) -> Result<(), Failure> {
    if caution.kind != Kind::Caution {
        return Err(AgendaError::NotACaution { id: caution }.into());
    }
    let until: NaiveDate = session.today() + Days::new(u64::from(carnet::model::caution::DAYS));
    let mut patch = Values::new();
    patch.insert("until".into(), until.to_string().into());
    let stamp = session.stamp();
    if session.dry_run() {
        store.rehearse(&stamp, |change| change.edit(caution, &patch, &[]))?;
        return Ok(session.say(&Message::new("record-dry-run"))?);
    }
    store.change(&stamp, |change| change.edit(caution, &patch, &[]))?;
    let renewed =
        Message::new("agenda-renewed").with("id", caution.to_string()).with("until", until.to_string());
    Ok(session.say(&renewed)?)
}

/// Why the agenda does not do what was asked.
#[derive(Debug, thiserror::Error)]
enum AgendaError {
    /// The person did not agree to a file in clear.
    #[error("not agreed")]
    NotAgreed,
    /// Only cautions are renewed.
    #[error("{id} is not a caution")]
    NotACaution { id: RecordId },
}

impl Explain for AgendaError {
    fn message(&self) -> Message {
        match self {
            Self::NotAgreed => Message::new("agenda-refused"),
            Self::NotACaution { id } => Message::new("agenda-not-a-caution").with("id", id.to_string()),
        }
    }
    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::NotAgreed => Message::new("agenda-refused.hint"),
            Self::NotACaution { .. } => Message::new("agenda-not-a-caution.hint"),
        })
    }
    fn code(&self) -> u16 {
        match self {
            Self::NotAgreed => 770,
            Self::NotACaution { .. } => 771,
        }
    }
    fn exit(&self) -> Exit {
        match self {
            Self::NotAgreed => Exit::Interrupted,
            Self::NotACaution { .. } => Exit::Input,
        }
    }
}
