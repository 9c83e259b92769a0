//! `carnet summary scheme`: which tables summaries could hold.

use crate::cli::globals::Format;
use crate::cli::record::{Cell, Table};
use crate::cli::{Failure, Session};
use carnet::exchange::scheme::{Length, Scheme, SchemeTable};
use carnet::message::{Exit, Explain, Message};
use carnet::text::fold::nearest;
use serde_json::{Value, json};

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
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let shipped = Scheme::shipped();
    let shown: Vec<&Scheme> = match &args.verb {
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
        Verb::Show { .. } => {
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
