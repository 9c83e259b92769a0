//! `carnet licences`: under which licences the program and what it is built from may be passed on.

use super::{Failure, Session};
use carnet::message::Message;

/// Every crate in the binary with its version and licence; a test compares it with the build.
const CRATES: &str = include_str!("../../../../docs/licences.txt");

/// What is in the binary and is no crate, with the notice that must go with it.
const DATA: &str = include_str!("../../../../docs/licences-data.txt");

/// `carnet licences`
#[derive(clap::Args)]
pub(crate) struct Args {}

/// Prints the licences.
pub(crate) fn run(_: &Args, session: &Session) -> Result<(), Failure> {
    let own = Message::new("pages-licences").with("version", env!("CARGO_PKG_VERSION"));
    session.print(&format!("{}\n\n{CRATES}\n{DATA}", session.catalogue().say(&own)))
}
