//! `carnet inbox review`: what waits is shown, taken in, changed or dropped.

use crate::cli::globals::Format;
use crate::cli::record::{self, Cell, RecordError, Table};
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session, asked};
use carnet::guard::Reach;
use carnet::import::{self, Entry, Slip, SlipError, Waiting};
use carnet::message::{Explain, Message};
use carnet::model::{Kind, Values};
use carnet::store::{Store, StoreError};
use carnet::text::clean::for_terminal;
use carnet::vocabulary::{IncidentKind, Term};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What a note can be taken in as.
const KINDS: [Kind; 5] = [Kind::Incident, Kind::Meeting, Kind::Trip, Kind::Event, Kind::Directive];

/// `carnet inbox review`
#[derive(clap::Args)]
pub(super) struct Args {
    /// Shows what waits and does nothing.
    #[arg(long, conflicts_with_all = ["accept", "drop"])]
    list: bool,
    /// With what each says.
    #[arg(long)]
    full: bool,
    /// Takes these in.
    #[arg(long, value_name = "ID", conflicts_with = "drop")]
    accept: Vec<u32>,
    /// Drops these.
    #[arg(long, value_name = "ID")]
    drop: Vec<u32>,
    /// Takes a note in as this kind of record.
    #[arg(long = "as", value_name = "WHAT", requires = "accept", value_parser = kinds())]
    kind: Option<Kind>,
    /// Changes to what the slip says.
    #[arg(long, value_name = "FILE", requires = "accept", conflicts_with = "set")]
    input: Option<PathBuf>,
    /// A field to say otherwise.
    #[arg(long, value_name = "FIELD_VALUE", requires = "accept")]
    set: Vec<String>,
    /// Puts the store's own public key back into the folder.
    #[arg(long, conflicts_with_all = ["list", "accept", "drop"])]
    put_key_back: bool,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(KINDS.map(Kind::name))
        .map(|name| Kind::from_name(&name).expect("the parser lets only names of kinds through"))
}

pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.extend(args.input.clone().filter(|path| path.as_os_str() != "-"));
    Ok(reach)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    if args.put_key_back {
        if !session.dry_run() {
            store.put_inbox_key_back()?;
        }
        let words = store.inbox_words()?.join(" ");
        return Ok(session.say(&Message::new("inbox-key-back").with("words", words))?);
    }
    for number in &args.drop {
        if session.dry_run() {
            import::slip(&store, *number)?;
        } else {
            import::drop_slip(&mut store, &session.stamp(), *number)?;
        }
        session.say(&Message::new("inbox-dropped").with("id", number.to_string()))?;
    }
    if !args.accept.is_empty() {
        let patch = patch(args, &store, session)?;
        for number in &args.accept {
            accept(*number, args.kind, &patch, &mut store, session)?;
        }
    }
    if !(args.accept.is_empty() && args.drop.is_empty()) {
        return Ok(());
    }
    let is_told = args.list || session.can_ask();
    let waiting = import::waiting(&store, session.dry_run() || !is_told)?;
    if !is_told && !waiting.slips.is_empty() {
        return Err(SessionError::MissingFlag { flag: "--list".to_owned() }.into());
    }
    tell(&waiting, session)?;
    if args.list { list(&waiting, args.full, &store, session) } else { ask(&waiting, &mut store, session) }
}

/// What leaves the inbox without being taken in, and why.
fn tell(waiting: &Waiting, session: &Session) -> Result<(), Failure> {
    for (number, error) in &waiting.refused {
        let refused = Message::new("inbox-refused")
            .with("id", number.to_string())
            .with("why", error.message())
            .with("code", format!("CN-{:04}", error.code()));
        session.say(&refused)?;
    }
    if !waiting.refused.is_empty() {
        let aside = if waiting.all_moved { "inbox-aside" } else { "inbox-aside-full" };
        session.say(&Message::new(aside).with("count", waiting.refused.len()))?;
    }
    if !waiting.again.is_empty() {
        session.say(&Message::new("inbox-twins").with("count", waiting.again.len()))?;
    }
    if waiting.more > 0 {
        session.say(&Message::new("inbox-more").with("count", waiting.more))?;
    }
    if waiting.slips.is_empty() {
        let is_all = waiting.refused.is_empty();
        session.say(&Message::new(if is_all { "inbox-none" } else { "inbox-empty" }))?;
    }
    Ok(())
}

fn list(waiting: &Waiting, full: bool, store: &Store, session: &Session) -> Result<(), Failure> {
    let catalogue = session.catalogue();
    match session.format() {
        Format::Json => session.write(|out| {
            waiting.slips.iter().try_for_each(|(number, slip)| writeln!(out, "{}", object(*number, slip)))
        }),
        Format::Table | Format::Md if full => {
            for (number, slip) in &waiting.slips {
                session.print(&page(*number, slip, store, session)?)?;
            }
            Ok(())
        }
        _ => {
            let heading = |name: &'static str| {
                (name, catalogue.label(&format!("inbox-column-{}", name.replace('_', "-"))))
            };
            let columns = ["slip", "written_on", "entry", "date", "kind"].map(heading).to_vec();
            let rows = waiting.slips.iter().map(|(number, slip)| {
                let text = |field: &str| slip.values.get(field).and_then(Value::as_str).unwrap_or_default();
                let kind =
                    slip.values.get("kinds").and_then(|kinds| kinds.get(0)?.as_str()).unwrap_or_default();
                let said = IncidentKind::from_code(kind).map(|kind| catalogue.label(&kind.label_key()));
                vec![
                    Cell::plain(number.to_string()),
                    Cell::plain(slip.written_on.to_string()),
                    Cell::new(slip.entry.code(), catalogue.label(&slip.entry.label_key())),
                    Cell::plain(text("date")),
                    Cell::new(kind, said.unwrap_or_default()),
                ]
            });
            Table { columns, rows: rows.collect() }.print(false, session)
        }
    }
}

fn object(number: u32, slip: &Slip) -> Value {
    json!({
        "slip": number,
        "entry": slip.entry.code(),
        "written_on": slip.written_on.to_string(),
        "values": slip.values,
    })
}

/// What a slip says, as a page.
fn page(number: u32, slip: &Slip, store: &Store, session: &Session) -> Result<String, Failure> {
    let catalogue = session.catalogue();
    let head = Message::new("inbox-page-head")
        .with("id", number.to_string())
        .with("entry", Message::new(slip.entry.label_key()))
        .with("day", slip.written_on.to_string());
    let said = match slip.entry {
        Entry::Record(kind) => record::entry_page(kind, &slip.values, store, session)?,
        Entry::Note => {
            let text = slip.values.get("text").and_then(Value::as_str).unwrap_or_default();
            format!("{text}\n")
        }
    };
    Ok(for_terminal(&format!("{}\n\n{said}\n", catalogue.say(&head))).into_owned())
}

/// The changes that the flags or `--input` give.
fn patch(args: &Args, store: &Store, session: &Session) -> Result<Values, Failure> {
    if let Some(path) = &args.input {
        let kind = match (args.kind, args.accept.first()) {
            (Some(kind), _) => kind,
            (None, Some(number)) => match import::slip(store, *number)?.entry {
                Entry::Record(kind) => kind,
                Entry::Note => Kind::Event,
            },
            (None, None) => Kind::Event,
        };
        let mut patches = record::input_records(path, kind, session)?;
        let found = patches.len();
        return Ok(patches.pop().filter(|_| found == 1).ok_or(RecordError::NotOneChange { found })?);
    }
    let mut patch = Values::new();
    for set in &args.set {
        // Without a sign the field is emptied.
        let (name, value) = set.split_once('=').unwrap_or((set, ""));
        said_again(&mut patch, &name.trim().replace('-', "_"), value);
    }
    Ok(patch)
}

/// A field's new value; said twice, it is a list.
fn said_again(patch: &mut Values, name: &str, value: &str) {
    let value = if value.trim().is_empty() { Value::Null } else { value.into() };
    let value = match patch.remove(name) {
        None => value,
        Some(Value::Array(mut values)) => {
            values.push(value);
            values.into()
        }
        Some(first) => Value::Array(vec![first, value]),
    };
    patch.insert(name.to_owned(), value);
}

fn accept(
    number: u32,
    kind: Option<Kind>,
    patch: &Values,
    store: &mut Store,
    session: &Session,
) -> Result<(), Failure> {
    let stored = import::accept(store, &session.stamp(), number, kind, patch, session.dry_run())?;
    record::written(&[stored], store, session)
}

/// Shows one after the other and asks what becomes of it.
fn ask(waiting: &Waiting, store: &mut Store, session: &Session) -> Result<(), Failure> {
    // A shell that locked over the form of one goes on there.
    let mut resumed = asked::resumed(store, session)?
        .filter(|(open, _)| waiting.slips.iter().any(|(number, _)| number == open));
    for (number, slip) in &waiting.slips {
        if resumed.is_some_and(|(open, _)| open != *number) {
            continue;
        }
        session.print(&page(*number, slip, store, session)?)?;
        if let Some((_, kind)) = resumed.take()
            && form(*number, slip, kind, store, session)?
        {
            continue;
        }
        loop {
            let word =
                |code: &'static str| (code, session.catalogue().label(&format!("inbox-choice-{code}")));
            let choices = ["accept", "edit", "later", "drop", "stop"].map(word);
            match session.choose("--accept", &Message::new("inbox-ask-what"), &choices)? {
                "accept" if take(*number, slip, store, session)? => break,
                "edit" if edit(*number, slip, store, session)? => break,
                "accept" | "edit" => {}
                "drop" => {
                    if session.confirm(&Message::new("inbox-ask-drop"))? && !session.dry_run() {
                        import::drop_slip(store, &session.stamp(), *number)?;
                        session.say(&Message::new("inbox-dropped").with("id", number.to_string()))?;
                        break;
                    }
                }
                "stop" => return Ok(()),
                _ => break,
            }
        }
    }
    Ok(())
}

/// Takes a slip in as it is; where the store does not take it so, the form of such an entry asks for what does not fit.
/// `false` where the person would rather not.
fn take(number: u32, slip: &Slip, store: &mut Store, session: &Session) -> Result<bool, Failure> {
    let kind = kind_of(slip, session)?;
    match import::accept(store, &session.stamp(), number, Some(kind), &Values::new(), session.dry_run()) {
        Ok(stored) => {
            record::written(&[stored], store, session)?;
            Ok(true)
        }
        Err(SlipError::Store(error @ StoreError::Faults { .. })) => {
            session.say(&error.message())?;
            form(number, slip, kind, store, session)
        }
        Err(other) => Err(other.into()),
    }
}

/// The form of such an entry, filled in as the slip says, to be corrected.
fn edit(number: u32, slip: &Slip, store: &mut Store, session: &Session) -> Result<bool, Failure> {
    form(number, slip, kind_of(slip, session)?, store, session)
}

fn form(number: u32, slip: &Slip, kind: Kind, store: &mut Store, session: &Session) -> Result<bool, Failure> {
    let (kind, values) = import::as_record(slip, Some(kind));
    match asked::slip(number, kind, &values, store, session)? {
        Some(stored) => {
            record::written(&stored, store, session)?;
            Ok(true)
        }
        None => Ok(false),
    }
}

/// What a slip is taken in as; of a note the person says it.
fn kind_of(slip: &Slip, session: &Session) -> Result<Kind, Failure> {
    let Entry::Note = slip.entry else { return Ok(import::as_record(slip, None).0) };
    let label = |kind: Kind| (kind.name(), session.catalogue().label(&kind.label_key()));
    let name = session.choose("--as", &Message::new("inbox-ask-as"), &KINDS.map(label))?;
    Ok(Kind::from_name(name).unwrap_or(Kind::Event))
}
