//! `carnet summary`: what leaves sealed, its way back, and what has left.

mod country;
mod export;
mod ledger;
mod open;
mod plan;
mod scheme;
mod signer;
mod table;
mod verify;
mod withdraw;

use super::globals::Document;
use super::{Failure, Session};
use carnet::guard::Reach;

/// `carnet summary`
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Plan(plan::Args),
    Scheme(scheme::Args),
    Export(export::Args),
    Open(open::Args),
    Verify(verify::Args),
    Withdraw(withdraw::Args),
    Ledger(ledger::Args),
}

pub(super) use export::{
    Args as ExportArgs, audience_key, reach as reach_of_export, run_pooled as export_pooled,
};
pub(super) use table::Shows;

impl Args {
    /// Whether it makes such a document: a sealed file may hold a page or tables, and what would leave may be attacked.
    pub(super) fn makes(&self, document: Document) -> bool {
        match self.verb {
            Verb::Open(_) => matches!(document, Document::Html | Document::Xlsx),
            Verb::Export(_) => document == Document::AttackJson,
            _ => false,
        }
    }
}

/// The files that it needs.
pub(crate) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    match &args.verb {
        Verb::Export(args) => export::reach(args, session),
        Verb::Open(args) => open::reach(args, session),
        Verb::Verify(args) => verify::reach(args, session),
        Verb::Withdraw(_) => withdraw::reach(session),
        Verb::Ledger(args) => ledger::reach(args, session),
        Verb::Plan(_) => Ok(session.reach_of_store()?),
        Verb::Scheme(args) => scheme::reach(args, session),
    }
}

/// Does what the verb says.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    match &args.verb {
        Verb::Export(args) => export::run(args, session),
        Verb::Open(args) => open::run(args, session),
        Verb::Verify(args) => verify::run(args, session),
        Verb::Withdraw(args) => withdraw::run(args, session),
        Verb::Ledger(args) => ledger::run(args, session),
        Verb::Plan(args) => plan::run(args, session),
        Verb::Scheme(args) => scheme::run(args, session),
    }
}
