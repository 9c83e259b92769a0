//! `carnet summary scheme`: which tables summaries could hold.

use crate::cli::globals::Format;
use crate::cli::record::{Cell, Table};
use crate::cli::{Failure, Session};
use carnet::exchange::scheme::{Length, Scheme, SchemeFault, SchemeTable};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::text::fold::nearest;
use chrono::Datelike;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// `carnet summary scheme`
#[derive(clap::Args)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    List,
    Show {
        #[arg(value_name = "SCHEME")]
        scheme: String,
    },
    Set {
        #[arg(value_name = "SCHEME")]
        scheme: String,
    },
}

/// Largest file of a scheme.
const LARGEST: u64 = 64 * 1024;

pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    match &args.verb {
        Verb::List | Verb::Show { .. } => Ok(Reach::default()),
        Verb::Set { scheme } => {
            let mut reach = session.reach_of_store()?;
            reach.inputs.extend(is_file(scheme).then(|| scheme.into()));
            Ok(reach)
        }
    }
}

/// A name of ours has no dot or slash.
fn is_file(scheme: &str) -> bool {
    scheme.contains(['.', '/', '\\'])
}

/// Fixes the scheme of this year, or of the next.
fn set(name: &str, shipped: &[Scheme], session: &Session) -> Result<(), Failure> {
    let own;
    let scheme = if is_file(name) {
        let path = Path::new(name);
        let text = file::read(path, LARGEST)?;
        let bad = |why: Message| BadScheme { path: path.to_owned(), why };
        let text = String::from_utf8(text.to_vec())
            .map_err(|_| bad(Message::new("summary-scheme-form").with("found", "UTF-8")))?;
        own = Scheme::parse(&text).map_err(|fault| bad(why(&fault)))?;
        // Whoever reads the name in a manifest would think of other tables.
        if shipped.iter().any(|scheme| scheme.id() == own.id() && scheme.hash() != own.hash()) {
            return Err(bad(Message::new("summary-scheme-ours").with("name", own.id())).into());
        }
        &own
    } else {
        named(shipped, name)?
    };
    let mut store = session.open_store()?;
    let stamp = session.stamp();
    if session.dry_run() {
        return Ok(session.say(&Message::new("summary-dry-run"))?);
    }
    let year = store.fix_scheme(&stamp, stamp.today.year(), (scheme.id(), scheme.body()), *scheme.hash())?;
    let said =
        Message::new("summary-scheme-fixed").with("scheme", scheme.id()).with("year", year.to_string());
    Ok(session.say(&said)?)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let shipped = Scheme::shipped();
    let shown: Vec<&Scheme> = match &args.verb {
        Verb::Set { scheme } => return set(scheme, &shipped, session),
        Verb::List => shipped.iter().collect(),
        Verb::Show { scheme } => vec![named(&shipped, scheme)?],
    };
    if session.format() == Format::Json {
        return session.write(|out| shown.iter().try_for_each(|scheme| writeln!(out, "{}", as_json(scheme))));
    }
    let heading = |key: &'static str| session.catalogue().label(key);
    let length = |length: Length| {
        let key = match length {
            Length::Month => "month",
            Length::Quarter => "quarter",
        };
        Cell::new(key, heading_of(session, key))
    };
    let table = match &args.verb {
        Verb::List => Table {
            columns: vec![
                ("scheme", heading("summary-scheme-scheme")),
                ("version", heading("summary-scheme-version")),
                ("period", heading("summary-scheme-period")),
                ("tables", heading("summary-scheme-tables")),
            ],
            rows: shown
                .iter()
                .map(|scheme| {
                    vec![
                        Cell::plain(scheme.id()),
                        Cell::plain(scheme.version().to_string()),
                        length(scheme.period()),
                        Cell::number(scheme.tables().len()),
                    ]
                })
                .collect(),
        },
        Verb::Show { .. } | Verb::Set { .. } => {
            let row = |scheme: &Scheme, table: &SchemeTable| {
                vec![
                    Cell::plain(table.name()),
                    Cell::plain(table.counts().code()),
                    Cell::plain(table.by().join(" × ")),
                    length(table.only().unwrap_or(scheme.period())),
                ]
            };
            Table {
                columns: vec![
                    ("table", heading("summary-scheme-table")),
                    ("counts", heading("summary-scheme-counts")),
                    ("by", heading("summary-scheme-by")),
                    ("period", heading("summary-scheme-period")),
                ],
                rows: shown
                    .iter()
                    .flat_map(|scheme| scheme.tables().iter().map(move |table| row(scheme, table)))
                    .collect(),
            }
        }
    };
    table.print(true, session)
}

fn heading_of(session: &Session, length: &str) -> String {
    session.catalogue().label(&format!("summary-scheme-{length}"))
}

fn named<'a>(shipped: &'a [Scheme], name: &str) -> Result<&'a Scheme, NoSuchScheme> {
    shipped.iter().find(|scheme| scheme.id() == name).ok_or_else(|| NoSuchScheme {
        name: name.to_owned(),
        near: nearest(name, shipped.iter().map(Scheme::id)).map(ToOwned::to_owned),
    })
}

fn as_json(scheme: &Scheme) -> Value {
    let length = |length: Length| match length {
        Length::Month => "month",
        Length::Quarter => "quarter",
    };
    let table = |table: &SchemeTable| {
        json!({
            "table": table.name(), "counts": table.counts().code(), "by": table.by(),
            "only": table.only().map(length),
        })
    };
    let hash: String = scheme.hash().iter().map(|byte| format!("{byte:02x}")).collect();
    json!({
        "scheme": scheme.id(), "version": scheme.version(), "hash": hash, "period": length(scheme.period()),
        "tables": scheme.tables().iter().map(table).collect::<Value>(),
    })
}

fn why(fault: &SchemeFault) -> Message {
    match fault {
        SchemeFault::Form(found) => Message::new("summary-scheme-form").with("found", found.as_str()),
        SchemeFault::NotListed { table, word } => Message::new("summary-scheme-not-listed")
            .with("table", table.as_str())
            .with("word", word.as_str()),
        SchemeFault::Tells { table } => Message::new("summary-scheme-tells").with("table", table.as_str()),
        SchemeFault::Name { name } => Message::new("summary-scheme-name").with("name", name.as_str()),
        SchemeFault::Twice { table } => Message::new("summary-scheme-twice").with("table", table.as_str()),
    }
}

/// The file holds no scheme.
#[derive(Debug, thiserror::Error)]
#[error("no scheme")]
struct BadScheme {
    path: PathBuf,
    why: Message,
}

impl Explain for BadScheme {
    fn message(&self) -> Message {
        Message::new("summary-scheme-bad").with("path", self.path.as_path()).with("why", self.why.clone())
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("summary-scheme-bad.hint"))
    }
    fn code(&self) -> u16 {
        868
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

/// There is no scheme of that name.
#[derive(Debug, thiserror::Error)]
#[error("no such scheme")]
struct NoSuchScheme {
    name: String,
    near: Option<String>,
}

impl Explain for NoSuchScheme {
    fn message(&self) -> Message {
        Message::new("errors-summary-no-scheme").with("name", self.name.as_str())
    }
    fn hint(&self) -> Option<Message> {
        Some(match &self.near {
            Some(near) => Message::new("errors-summary-no-scheme.near").with("near", near.as_str()),
            None => Message::new("errors-summary-no-scheme.hint"),
        })
    }
    fn code(&self) -> u16 {
        857
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}
