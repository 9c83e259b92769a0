//! `carnet find`: words looked for over all that was written. What stands there is shown with `--full`.

use super::reader::{Reader, is_unmet};
use super::table::{Cell, Table};
use crate::cli::globals::Format;
use crate::cli::{Failure, Session, values};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::{Kind, Part, PartialDate, Shape, declaration, field_key};
use carnet::store::{Hit, Search, Searched};
use carnet::text::width::truncate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::json;

/// Hits shown where nothing else is said: a screenful.
const SHOWN: u64 = 20;

/// `carnet find TEXT`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What to look for; asked where it is not given.
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// Only what names this actor or a node under it.
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Only what names this place or one in it.
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// Only what is dated on or after.
    #[arg(long, value_name = "DATE", allow_negative_numbers = true)]
    since: Option<String>,
    /// Only what is dated on or before.
    #[arg(long, value_name = "DATE", allow_negative_numbers = true)]
    until: Option<String>,
    /// Only records of this kind.
    #[arg(long, value_name = "KIND", value_parser = kind())]
    kind: Vec<Kind>,
    /// At most so many.
    #[arg(long, value_name = "N", default_value_t = SHOWN, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    limit: u64,
    /// What stands there too.
    #[arg(long)]
    full: bool,
    /// Void records too.
    #[arg(long)]
    void: bool,
}

fn kind() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.name()))
        .map(|name| Kind::from_name(&name).expect("the parser lets only names of kinds through"))
}

/// The store and nothing else.
pub(in crate::cli) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

/// Looks for it.
pub(in crate::cli) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let date = |flag, text: &Option<String>| values::date(flag, text.as_deref(), session.today());
    let (since, until) = (date("--since", &args.since)?, date("--until", &args.until)?);
    let store = session.open_store()?;
    let text = match args.text.as_slice() {
        [] => session.ask("TEXT", &Message::new("record-find-what"))?,
        words => words.iter().map(|word| phrase(word)).collect::<Vec<_>>().join(" "),
    };
    let named =
        |kind, name: &Option<String>| name.as_deref().map(|name| super::find(&store, kind, name)).transpose();
    let search = Search {
        text,
        kinds: args.kind.clone(),
        actor: named(Kind::Actor, &args.actor)?,
        place: named(Kind::Place, &args.place)?,
        since: since.map(PartialDate::first),
        until: until.map(PartialDate::last),
        with_void: args.void,
        limit: usize::try_from(args.limit).unwrap_or(usize::MAX),
    };
    let found = store.search(&search)?;
    let reader = Reader::new(&store, session);
    if session.format() == Format::Json {
        session.write(|out| {
            found.hits.iter().try_for_each(|hit| writeln!(out, "{}", object(hit, args.full, &reader)))
        })?;
    } else {
        table(&found.hits, args.full, &reader, session).print(args.full, session)?;
    }
    if found.words_left_out {
        session.say(&Message::new("record-find-words-left-out").with("most", carnet::text::search::TERMS))?;
    }
    if found.hits.is_empty() {
        return Ok(session.say(&nothing(args, &search.text))?);
    }
    Ok(session.say(&how_many(&found))?)
}

/// Several words in one argument had quotes around them, which the shell took away.
fn phrase(word: &str) -> String {
    let quoted = word.contains(['"', '«', '“']);
    if word.trim().contains(char::is_whitespace) && !quoted { format!("\"{word}\"") } else { word.to_owned() }
}

fn table(hits: &[Hit], full: bool, reader: &Reader<'_>, session: &Session) -> Table {
    let label = |key: &str| session.catalogue().label(key);
    let mut columns = vec![
        ("id", "id".to_owned()),
        ("date", label("field-date")),
        ("kind", label("record-find-kind")),
        ("fields", label("record-find-where")),
    ];
    if full {
        columns.push(("text", label("record-find-text")));
    }
    let with_void = hits.iter().any(|hit| hit.stored.voided.is_some());
    if with_void {
        columns.push(("voided_on", label("record-void")));
    }
    let rows = hits
        .iter()
        .map(|hit| {
            let kind = hit.stored.id.kind;
            let paths: Vec<&str> = hit.fields.iter().map(|field| field.path.as_str()).collect();
            let labels: Vec<String> =
                paths.iter().map(|path| label(&path_key(kind, path, session))).collect();
            let mut cells = vec![
                Cell::plain(hit.stored.id.to_string()),
                Cell::plain(hit.date.map(|date| date.to_string()).unwrap_or_default()),
                Cell::new(kind.name(), label(&kind.label_key())),
                Cell::new(paths.join(","), labels.join(", ")),
            ];
            if full {
                cells.push(Cell::plain(excerpts(hit, reader).join(" / ")));
            }
            if with_void {
                cells.push(Cell::plain(hit.stored.voided.as_ref().map_or("", |(day, _)| day)));
            }
            cells
        })
        .collect();
    Table { columns, rows }
}

/// What stands there. A node that nobody met is called 'above' here as everywhere.
fn excerpts(hit: &Hit, reader: &Reader<'_>) -> Vec<String> {
    if is_unmet(&hit.stored) {
        return reader.name(hit.stored.id).ok().flatten().into_iter().collect();
    }
    hit.fields.iter().map(|field| field.excerpt.clone()).collect()
}

fn object(hit: &Hit, full: bool, reader: &Reader<'_>) -> serde_json::Value {
    let fields: Vec<&str> = hit.fields.iter().map(|field| field.path.as_str()).collect();
    let mut object = json!({
        "id": hit.stored.id.to_string(),
        "kind_of_record": hit.stored.id.kind.name(),
        "date": hit.date.map(|date| date.to_string()),
        "fields": fields,
    });
    if full {
        object["texts"] = excerpts(hit, reader).into();
    }
    if let Some((day, _)) = &hit.stored.voided {
        object["voided_on"] = day.clone().into();
    }
    object
}

/// Key of the label of `addressees.conditions`: that of its last field, which the part has.
fn path_key(kind: Kind, path: &str, session: &Session) -> String {
    let declaration = declaration(kind);
    let mut owner = kind.name();
    let mut names = path.split('.').peekable();
    let mut part: Option<&'static Part> = None;
    while let Some(name) = names.next() {
        if names.peek().is_none() {
            return field_key(session.catalogue(), owner, name);
        }
        let field = match part {
            Some(part) => part.fields.iter().find(|field| field.name == name),
            None => declaration.field(name),
        };
        if let Some(Shape::Rows(inner)) = field.map(|field| field.shape) {
            owner = inner.table;
            part = Some(inner);
        }
    }
    field_key(session.catalogue(), owner, path)
}

fn how_many(found: &Searched) -> Message {
    let message = match (found.and_more, found.hits.len() < found.found) {
        (true, _) => "record-find-many",
        (false, true) => "record-find-some",
        (false, false) => "record-find-all",
    };
    Message::new(message).with("shown", found.hits.len()).with("found", found.found)
}

/// What was looked for, and what to do.
fn nothing(args: &Args, text: &str) -> Message {
    let narrowed = args.actor.is_some()
        || args.place.is_some()
        || args.since.is_some()
        || args.until.is_some()
        || !args.kind.is_empty();
    let message = match (narrowed, text.contains(['"', '«', '“'])) {
        (true, _) => "record-find-none-narrowed",
        (false, true) => "record-find-none-phrase",
        (false, false) => "record-find-none",
    };
    // Whoever pasted a page is not shown a page.
    Message::new(message).with("text", truncate(text, 300).into_owned())
}
