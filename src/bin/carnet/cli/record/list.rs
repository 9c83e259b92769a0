//! Lists: dates, codes, places and counts. Names come with `--full`.

use super::Given;
use super::reader::{Reader, ids, name_of, object, text};
use super::table::{Cell, Table};
use crate::cli::globals::{Document, Format};
use crate::cli::{Failure, Session, values};
use carnet::message::Message;
use carnet::model::{Kind, PartialDate, RecordId, Shape, declaration, field_key};
use carnet::store::{Filter, Store, StoreError, Stored};
use chrono::NaiveDate;
use serde_json::Value;

/// What a column shows.
#[derive(Clone, Copy)]
enum Shows {
    /// A field's code, date or number as it is.
    Field,
    /// The last of a list or of rows, by one of its fields.
    Latest(&'static str),
    /// How many there are.
    Count,
    /// Codes of a list, the first and how many more.
    Lead,
    /// Places by name.
    Places,
    /// Places beside an actor: districts at the finest.
    Districts,
    /// Ids of actors; never their names, but with `--full`.
    Actors,
    /// What it is called; with `--full` only.
    Name,
}

use Shows::{Actors, Count, Districts, Field, Latest, Lead, Name, Places};

/// The columns of a kind after its id. No list joins an actor with a place finer than a district.
fn columns(kind: Kind) -> &'static [(&'static str, Shows)] {
    match kind {
        Kind::Actor => {
            &[("actor_type", Field), ("levels", Latest("level")), ("branches", Lead), ("name", Name)]
        }
        Kind::Place => &[("kind", Field), ("pcode", Field), ("name", Field), ("parent", Places)],
        Kind::Negotiation => &[
            ("opened", Field),
            ("objective", Field),
            ("places", Districts),
            ("actors", Count),
            ("result", Field),
            ("title", Name),
        ],
        Kind::Request => &[
            ("first_day", Field),
            ("what", Field),
            ("place", Places),
            ("addressees", Count),
            ("withdrawn_on", Field),
        ],
        Kind::Meeting => &[
            ("date", Field),
            ("channel", Field),
            ("mode", Field),
            ("participants", Actors),
            ("place", Districts),
        ],
        Kind::Decision => {
            &[("date", Field), ("node", Actors), ("code", Field), ("form", Field), ("addressee", Field)]
        }
        Kind::Promise => &[
            ("made_on", Field),
            ("promised_by", Field),
            ("kind", Field),
            ("node", Actors),
            ("due", Field),
            ("checks", Latest("finding")),
        ],
        Kind::Trip => &[
            ("date", Field),
            ("origin", Places),
            ("destination", Places),
            ("outcome", Field),
            ("checkpoints", Field),
        ],
        Kind::Incident => &[
            ("date", Field),
            ("kinds", Lead),
            ("setting", Field),
            ("place", Places),
            ("road", Places),
            ("trip", Field),
        ],
        Kind::Ask => {
            &[("kind", Field), ("node", Actors), ("meeting", Field), ("incident", Field), ("answer", Field)]
        }
        Kind::Directive => &[
            ("date", Field),
            ("issued_by", Actors),
            ("category", Field),
            ("areas", Districts),
            ("effect", Field),
            ("lifted_on", Field),
        ],
        Kind::Caution => &[("until", Field), ("area", Places), ("keep_apart_from", Lead)],
        Kind::Event => &[("date", Field), ("kind", Field), ("place", Districts), ("actor", Actors)],
    }
}

/// Prints the records of a kind.
pub(super) fn run(given: &Given, session: &Session) -> Result<(), Failure> {
    let matches = &given.matches;
    let date = |name: &str, flag: &str| {
        let text = matches.get_one::<String>(name);
        values::date(flag, text.map(String::as_str), session.today())
    };
    let (since, until) = (date("since", "--since")?, date("until", "--until")?);
    let store = session.open_store()?;
    let limit = matches.get_one::<u64>("limit").and_then(|limit| usize::try_from(*limit).ok());
    let unmet = given.kind == Kind::Actor && matches.get_flag("unmet");
    let has_name = matches!(given.kind, Kind::Actor | Kind::Place);
    let called = if has_name { matches.get_one::<String>("called") } else { None };
    let filter = Filter {
        since: since.map(PartialDate::first),
        until: until.map(PartialDate::last),
        with_void: matches.get_flag("void"),
        limit: limit.filter(|_| !unmet && called.is_none()),
        ..Filter::default()
    };
    let full = matches.get_flag("full");
    let mut records = store.list(given.kind, &filter)?;
    if let Some(letters) = called {
        let found = store.find_by_name(given.kind, letters)?;
        records.retain(|stored| found.iter().any(|found| found.id == stored.id));
    }
    if unmet {
        let unmet = store.unmet_actors()?;
        records.retain(|stored| unmet.contains(&stored.id));
    }
    if unmet || called.is_some() {
        records.drain(..records.len().saturating_sub(limit.unwrap_or(usize::MAX)));
    }
    if session.format() == Format::Json {
        session.write(|out| records.iter().try_for_each(|stored| writeln!(out, "{}", object(stored))))?;
    } else if session.document() == Some(Document::Xlsx) {
        let title = session.catalogue().label(&format!("{}.plural", given.kind.label_key()));
        let table = table(given.kind, &records, full, &store, session)?;
        table.write_workbook(given.kind.name(), &title, session)?;
    } else {
        table(given.kind, &records, full, &store, session)?.print(full, session)?;
    }
    if records.is_empty() {
        session.say(&nothing(given, &filter))?;
    }
    Ok(())
}

fn table(
    kind: Kind,
    records: &[Stored],
    full: bool,
    store: &Store,
    session: &Session,
) -> Result<Table, Failure> {
    let reader = Reader::new(store, session);
    let heading = |name: &str| session.catalogue().label(&field_key(session.catalogue(), kind.name(), name));
    let mut headings = vec![("id", "id".to_owned())];
    headings.extend(shown_columns(kind, full).map(|(name, _)| (*name, heading(name))));
    let with_void = records.iter().any(|stored| stored.voided.is_some());
    if with_void {
        headings.push(("voided_on", session.catalogue().label("record-void")));
    }
    let mut rows = Vec::with_capacity(records.len());
    for stored in records {
        let mut cells = cells(stored, &reader, full)?;
        if with_void {
            cells.push(Cell::plain(stored.voided.as_ref().map_or("", |(day, _)| day)));
        }
        rows.push(cells);
    }
    Ok(Table { columns: headings, rows })
}

fn shown_columns(kind: Kind, full: bool) -> impl Iterator<Item = &'static (&'static str, Shows)> {
    columns(kind).iter().filter(move |(_, shows)| full || !matches!(shows, Name))
}

/// The id of a record, and its columns.
pub(super) fn cells(stored: &Stored, reader: &Reader<'_>, full: bool) -> Result<Vec<Cell>, StoreError> {
    let mut cells = vec![Cell::plain(stored.id.to_string())];
    for (name, shows) in shown_columns(stored.id.kind, full) {
        cells.push(cell(stored, name, *shows, reader, full)?);
    }
    Ok(cells)
}

fn cell(
    stored: &Stored,
    name: &'static str,
    shows: Shows,
    reader: &Reader<'_>,
    full: bool,
) -> Result<Cell, StoreError> {
    let shape = declaration(stored.id.kind).field(name).map(|field| field.shape);
    let value = stored.values.get(name);
    Ok(match shows {
        Field => match value {
            Some(value) => scalar(shape, value, reader),
            None => Cell::default(),
        },
        Latest(inner) => {
            let last = value.and_then(Value::as_array).and_then(|rows| rows.last()?.get(inner));
            match (shape, last) {
                (Some(Shape::Rows(part)), Some(last)) => {
                    let shape = part.fields.iter().find(|field| field.name == inner).map(|field| field.shape);
                    scalar(shape, last, reader)
                }
                _ => Cell::default(),
            }
        }
        Count => {
            let count = value.and_then(Value::as_array).map_or(0, Vec::len);
            if count == 0 { Cell::default() } else { Cell::number(count) }
        }
        Lead => {
            let values: &[Value] = value.and_then(Value::as_array).map_or(&[], Vec::as_slice);
            let element = match shape {
                Some(Shape::List(element)) => Some(*element),
                _ => None,
            };
            let codes: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            let lead = values.first().map_or(Cell::default(), |first| scalar(element, first, reader));
            let more = if codes.len() > 1 { format!(" +{}", codes.len() - 1) } else { String::new() };
            Cell::new(codes.join(","), format!("{}{more}", lead.shown))
        }
        Places => places(&ids(stored, name), reader)?,
        Districts => {
            let mut found: Vec<RecordId> = Vec::new();
            for id in ids(stored, name) {
                if let Some(district) = reader.coarse(id)?
                    && !found.contains(&district)
                {
                    found.push(district);
                }
            }
            places(&found, reader)?
        }
        Actors => {
            let found = ids(stored, name);
            let codes: Vec<String> = found.iter().map(ToString::to_string).collect();
            let mut shown = codes.clone();
            if full {
                for (said, id) in shown.iter_mut().zip(&found) {
                    if let Some(name) = reader.name(*id)? {
                        *said = format!("{said} {name}");
                    }
                }
            }
            // In full the name is asked for, in pipes too.
            let code = if full { shown.join(", ") } else { codes.join(",") };
            Cell::new(code, shown.join(", "))
        }
        Name if stored.id.kind == Kind::Actor => Cell::plain(name_of(stored).unwrap_or_default()),
        Name => Cell::plain(text(stored, name).unwrap_or_default()),
    })
}

fn scalar(shape: Option<&Shape>, value: &Value, reader: &Reader<'_>) -> Cell {
    match (shape, value) {
        (Some(Shape::Term(vocabulary)), Value::String(code)) => {
            Cell::new(code.clone(), reader.term(vocabulary, code))
        }
        (_, Value::String(text)) => Cell::plain(text.clone()),
        (_, Value::Bool(flag)) => Cell::new(if *flag { "yes" } else { "no" }, reader.yes_or_no(*flag)),
        (_, other) => Cell::number(other),
    }
}

/// Places by name; for programs by id.
fn places(found: &[RecordId], reader: &Reader<'_>) -> Result<Cell, StoreError> {
    let codes: Vec<String> = found.iter().map(ToString::to_string).collect();
    let mut names = Vec::new();
    for id in found {
        names.push(reader.name(*id)?.unwrap_or_else(|| id.to_string()));
    }
    Ok(Cell::new(codes.join(","), names.join(", ")))
}

/// What was looked for, and what to do.
fn nothing(given: &Given, filter: &Filter) -> Message {
    let kind = Message::new(format!("{}.plural", given.kind.label_key()));
    let noun = given.kind.name();
    let make = match (given.kind, super::NOUNS.iter().find(|noun| noun.kind == given.kind)) {
        // An ask stands in the meeting or the incident in which it was made.
        (Kind::Ask, _) => "carnet meeting log".to_owned(),
        (_, Some(known)) => {
            let verb = known.verbs.iter().find(|verb| matches!(verb, super::Verb::Make(_)));
            format!("carnet {noun} {}", verb.map_or("list", |verb| verb.name()))
        }
        (_, None) => format!("carnet {noun} list"),
    };
    let day = |day: NaiveDate| day.to_string();
    match (filter.since.map(day), filter.until.map(day)) {
        (None, None) => Message::new("record-none").with("kind", kind).with("command", make),
        (Some(since), None) => Message::new("record-none-since").with("kind", kind).with("since", since),
        (None, Some(until)) => Message::new("record-none-until").with("kind", kind).with("until", until),
        (Some(since), Some(until)) => {
            Message::new("record-none-between").with("kind", kind).with("since", since).with("until", until)
        }
    }
}
