//! `carnet inbox`: writing without unlocking, and taking it in at the next unlock.

mod carried;
mod post;
mod review;

pub(crate) use carried::take_in;

use super::{Failure, Session};
use carnet::guard::Reach;

/// `carnet inbox`
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    /// Seals one entry to the store.
    #[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
    Post {
        #[command(subcommand)]
        posted: post::Posted,
    },
    Review(review::Args),
}

/// The files that it needs.
pub(crate) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    match &args.verb {
        Verb::Post { posted } => post::reach(posted, session),
        Verb::Review(args) => review::reach(args, session),
    }
}

/// Does what the verb says.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    match &args.verb {
        Verb::Post { posted } => post::run(posted, session),
        Verb::Review(args) => review::run(args, session),
    }
}
