//! `carnet pool`: what many organisations sent, counted together.

mod add;
mod list;
mod report;
mod returned;

use super::globals::Document;
use super::{Failure, Session, summary};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::Period;

/// `carnet pool`
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Add(add::Args),
    List,
    Report(report::Args),
    Export(summary::ExportArgs),
    Return(returned::Args),
    Remove(RemoveArgs),
}

/// `carnet pool remove`
#[derive(clap::Args)]
struct RemoveArgs {
    /// The contributor.
    #[arg(value_name = "LABEL")]
    label: String,
    /// What they sent of one period alone.
    #[arg(long, value_name = "PERIOD", value_parser = super::values::period)]
    period: Option<Period>,
}

impl Args {
    /// Whether it makes such a document: a workbook of sums; and what would leave may be attacked.
    pub(super) fn makes(&self, document: Document) -> bool {
        match self.verb {
            Verb::Report(_) => document == Document::Xlsx,
            Verb::Export(_) => document == Document::AttackJson,
            _ => false,
        }
    }
}

/// The files that it needs.
pub(crate) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    match &args.verb {
        Verb::Add(args) => add::reach(args, session),
        Verb::Export(args) => summary::reach_of_export(args, session),
        Verb::Return(args) => returned::reach(args, session),
        Verb::List | Verb::Report(_) | Verb::Remove(_) => Ok(session.reach_of_store()?),
    }
}

/// Does what the verb says.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    match &args.verb {
        Verb::Add(args) => add::run(args, session),
        Verb::List => list::run(session),
        Verb::Report(args) => report::run(args, session),
        Verb::Export(args) => summary::export_pooled(args, session),
        Verb::Return(args) => returned::run(args, session),
        Verb::Remove(args) => remove(args, session),
    }
}

fn remove(args: &RemoveArgs, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let ask = Message::new("pool-remove-ask").with("label", args.label.as_str());
    if session.dry_run() || !session.confirm(&ask)? {
        return Ok(session.say(&Message::new("pool-not-removed"))?);
    }
    let count = store.remove_contributions(&session.stamp(), args.label.trim(), args.period)?;
    Ok(session.say(&Message::new("pool-removed").with("count", count))?)
}
