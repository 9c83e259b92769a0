//! `carnet key`: who can open the store.

mod fresh;
mod handing;
mod park;
mod recovery;
mod rotate;
mod slots;

pub(super) use handing::Handing;
pub(super) use park::asked as park_asked;
pub(super) use recovery::{hand_out, holders};

use super::{Failure, Session};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::store::{KeySlot, Store};
use clap::Subcommand;
use fresh::Fresh;
use std::path::PathBuf;

/// `carnet key`
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    List,
    Add(AddArgs),
    Remove(RemoveArgs),
    Passphrase(PassphraseArgs),
    Rotate(rotate::Args),
    Recovery(recovery::Args),
    Park(park::Args),
    Unpark(park::UnparkArgs),
}

impl Args {
    /// Whether it closes the store that it opens.
    pub(super) fn replaces_the_data_key(&self) -> bool {
        match &self.verb {
            Verb::Rotate(_) | Verb::Park(_) | Verb::Unpark(_) => true,
            Verb::Recovery(args) => args.opens_by_itself(),
            _ => false,
        }
    }
}

/// `carnet key add`
#[derive(clap::Args)]
struct AddArgs {
    /// Somebody who can open it too, age1...
    #[arg(long, value_name = "RECIPIENT")]
    recipient: Vec<String>,
    /// A file of such recipients.
    #[arg(long, value_name = "FILE")]
    recipients_file: Option<PathBuf>,
    /// What the new slot is called.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    label: String,
    #[command(flatten)]
    fresh: Fresh,
    /// Lets go of recipients whom the store does not know.
    #[arg(long)]
    drop_unknown: bool,
}

/// `carnet key remove`
#[derive(clap::Args)]
struct RemoveArgs {
    /// The slot: its name, its label or its recipient.
    #[arg(value_name = "NAME")]
    slot: String,
    /// Lets go of recipients whom the store does not know.
    #[arg(long)]
    drop_unknown: bool,
}

/// `carnet key passphrase`
#[derive(clap::Args)]
struct PassphraseArgs {
    /// The slot, where it is not the one that opened the store.
    #[arg(long, value_name = "NAME")]
    slot: Option<String>,
    #[command(flatten)]
    fresh: Fresh,
}

/// The files that it needs.
pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    match &args.verb {
        Verb::List | Verb::Remove(_) => {}
        Verb::Add(args) => {
            reach.inputs.extend(args.recipients_file.clone());
            reach.inputs.extend(args.fresh.files());
        }
        Verb::Passphrase(args) => reach.inputs.extend(args.fresh.files()),
        Verb::Rotate(args) => reach.inputs.extend(args.files()),
        Verb::Recovery(args) => args.add_to(&mut reach),
        Verb::Park(args) => args.add_to(&mut reach),
        Verb::Unpark(args) => args.add_to(&mut reach),
    }
    Ok(reach)
}

/// Shows or changes who can open the store.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    match &args.verb {
        Verb::List => list(session),
        Verb::Add(args) => add(args, session),
        Verb::Remove(args) => remove(args, session),
        Verb::Passphrase(args) => passphrase(args, session),
        Verb::Rotate(args) => rotate::run(args, session),
        Verb::Recovery(args) => recovery::run(args, session),
        Verb::Park(args) => park::run(args, session),
        Verb::Unpark(args) => park::unpark(args, session),
    }
}

fn list(session: &Session) -> Result<(), Failure> {
    // In a shell the store is open.
    if !session.is_one_of_several()
        && let Some(parked) = Store::parked(&session.store_folder()?)?
    {
        return slots::show_parked(parked, session);
    }
    let store = session.open_store()?;
    slots::show(&store.key_slots()?, session)?;
    slots::warn_of_unknown(&store, session)
}

fn add(args: &AddArgs, session: &Session) -> Result<(), Failure> {
    let mut texts = args.recipient.clone();
    if let Some(path) = &args.recipients_file {
        super::recipients::for_each(path, |text| -> Result<(), carnet::store::StoreError> {
            texts.push(text.to_owned());
            Ok(())
        })?;
    }
    args.fresh.check(session)?;
    let mut store = session.open_store()?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    let mut added = Vec::new();
    if !texts.is_empty() {
        added = store.add_recipients(&session.stamp(), &texts, &args.label, args.drop_unknown)?;
    }
    if texts.is_empty() || args.fresh.is_given() {
        let passphrase = args.fresh.passphrase(session)?;
        let stamp = session.stamp();
        added.push(store.add_passphrase(&stamp, passphrase.secret(), &args.label, session.memory())?);
        passphrase.show(session)?;
    }
    for name in &added {
        session.say(&Message::new("keys-added").with("name", name))?;
    }
    slots::say_what_opens(&store.key_slots()?, session)
}

fn remove(args: &RemoveArgs, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let slot = store.key_slot(&args.slot)?;
    let others = store.what_opens_without(&slot)?;
    slots::say_what_opens(&others, session)?;
    if slot.opened {
        session.say(&Message::new("keys-remove-own"))?;
    }
    if session.dry_run() {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    if !session.confirm(&Message::new("keys-remove-ask").with("name", called(&slot)))? {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    store.remove_key(&session.stamp(), &slot, args.drop_unknown)?;
    session.say(&Message::new("keys-removed").with("name", called(&slot)))?;
    Ok(session.say(&Message::new("keys-survives"))?)
}

fn passphrase(args: &PassphraseArgs, session: &Session) -> Result<(), Failure> {
    args.fresh.check(session)?;
    let mut store = session.open_store()?;
    let slot = args.slot.as_deref().map(|name| store.key_slot(name)).transpose()?;
    // Nobody thinks of a passphrase for a slot that there is not.
    store.passphrase_to_change(slot.as_ref())?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    let fresh = args.fresh.passphrase(session)?;
    let stamp = session.stamp();
    let name = store.change_passphrase(&stamp, slot.as_ref(), fresh.secret(), session.memory())?;
    fresh.show(session)?;
    session.say(&Message::new("keys-changed").with("name", name))?;
    Ok(session.say(&Message::new("keys-survives"))?)
}

/// A slot as people call it.
fn called(slot: &KeySlot) -> String {
    match slot.label.as_str() {
        "" => slot.name.clone(),
        label => format!("{} ({label})", slot.name),
    }
}
