//! `carnet key rotate`: a new data key, for when somebody may have the old one.

use super::slots;
use crate::cli::{Failure, Session};
use carnet::message::Message;
use carnet::store::Store;
use std::path::PathBuf;

/// `carnet key rotate`
#[derive(clap::Args)]
pub(super) struct Args {
    /// File whose first line is a passphrase of the store that is to open it from then on too.
    #[arg(long, value_name = "FILE")]
    keep_passphrase_file: Vec<PathBuf>,
    /// Lets go of recipients whom the store does not know.
    #[arg(long)]
    drop_unknown: bool,
}

impl Args {
    /// The files that it names.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.keep_passphrase_file.iter().filter(|file| file.as_os_str() != "-").cloned()
    }
}

/// Says what would open the store and what would not any more; then replaces the key.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    // Nobody is asked for the passphrase of a store that is not there.
    Store::look(&folder)?;
    let files = args.keep_passphrase_file.iter();
    if files.clone().any(|file| file.as_os_str() == "-") {
        drop(session.standard_input()?);
    }
    let others = files.map(|file| session.passphrase_of(file)).collect::<Result<Vec<_>, _>>()?;
    let (key, own) = session.key_and_passphrase()?;
    let store = Store::open(&folder, &key)?;
    for alarm in store.alarms() {
        session.warn(alarm)?;
    }
    let in_hand = store.passphrases_in_hand(own, others)?;
    let rotation = store.rotation(&in_hand, args.drop_unknown)?;
    slots::say_rotation(&rotation, session)?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    if !session.confirm(&Message::new("keys-rotate-ask"))? {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    session.say(&Message::new("keys-rotating"))?;
    store.rotate(&session.stamp(), &in_hand, args.drop_unknown, session.memory())?;
    session.say(&Message::new("keys-rotated"))?;
    Ok(session.say(&Message::new("keys-rotated-copies"))?)
}
