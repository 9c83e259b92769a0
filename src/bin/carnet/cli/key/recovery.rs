//! `carnet key recovery`: ways back for whoever forgot the passphrase.

use super::fresh::Fresh;
use super::handing::{Abroad, Handing};
use super::slots;
use crate::cli::{Failure, Session};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::store::{Holding, KeySlot, Quorum, Store, WayBack};
use clap::Subcommand;
use std::path::PathBuf;

/// `carnet key recovery`
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    List,
    Recipient(RecipientArgs),
    Identity(MadeArgs),
    Shares(SharesArgs),
    Rehearse(HeldArgs),
    Open(OpenArgs),
}

/// What every way back has.
#[derive(clap::Args)]
struct SlotArgs {
    /// What it is called.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    label: String,
    /// Lets go of recipients whom the store does not know.
    #[arg(long)]
    drop_unknown: bool,
}

/// What one has of which something is handed out.
#[derive(clap::Args)]
struct MadeArgs {
    #[command(flatten)]
    slot: SlotArgs,
    #[command(flatten)]
    handing: Handing,
}

#[derive(clap::Args)]
struct RecipientArgs {
    /// Their public key.
    #[arg(value_name = "RECIPIENT")]
    key: String,
    #[command(flatten)]
    slot: SlotArgs,
    #[command(flatten)]
    abroad: Abroad,
}

#[derive(clap::Args)]
struct SharesArgs {
    /// How many of how many.
    #[arg(value_name = "QUORUM", default_value = "2/3")]
    quorum: String,
    #[command(flatten)]
    made: MadeArgs,
}

/// What the holders have.
#[derive(clap::Args)]
pub(super) struct HeldArgs {
    /// A file of shares.
    #[arg(long, value_name = "FILE")]
    shares: Vec<PathBuf>,
}

#[derive(clap::Args)]
struct OpenArgs {
    #[command(flatten)]
    held: HeldArgs,
    /// The slot of the passphrase that was forgotten.
    #[arg(long, value_name = "NAME")]
    slot: Option<String>,
    #[command(flatten)]
    fresh: Fresh,
}

impl HeldArgs {
    /// The files that it names.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.shares.iter().filter(|file| file.as_os_str() != "-").cloned()
    }

    /// The key that they give.
    pub(super) fn key(&self, session: &Session) -> Result<carnet::store::Key, Failure> {
        session.key_of_holders(&self.shares)
    }
}

impl Args {
    /// Whether it opens the store by other means than the session's.
    pub(super) fn opens_by_itself(&self) -> bool {
        matches!(self.verb, Verb::Rehearse(_) | Verb::Open(_))
    }

    /// Adds the files that it needs.
    pub(super) fn add_to(&self, reach: &mut Reach) {
        match &self.verb {
            Verb::List | Verb::Recipient(_) => {}
            Verb::Identity(made) => made.handing.add_to(reach),
            Verb::Shares(args) => args.made.handing.add_to(reach),
            Verb::Rehearse(held) => reach.inputs.extend(held.files()),
            Verb::Open(args) => {
                reach.inputs.extend(args.held.files());
                reach.inputs.extend(args.fresh.files());
            }
        }
    }
}

/// Makes, shows, tries or uses a way back.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    match &args.verb {
        Verb::List => list(session),
        Verb::Recipient(args) => {
            // They have their key already: nothing is handed out.
            let way = WayBack::Recipient(args.key.clone());
            set_up(&way, &args.slot, &args.abroad, &Handing::default(), session)
        }
        Verb::Identity(made) => made.set_up(&WayBack::Identity, session),
        Verb::Shares(args) => args.made.set_up(&WayBack::Shares(args.quorum.parse()?), session),
        Verb::Rehearse(held) => rehearse(held, session),
        Verb::Open(args) => open(args, session),
    }
}

fn list(session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    let mut found = store.key_slots()?;
    found.retain(|slot| slot.holding.is_some());
    slots::show(&found, session)?;
    match found.iter().any(|slot| slot.is_whole) {
        true => warn_of_pressure(found.iter().filter_map(|slot| slot.holding.as_ref()), session),
        false => Ok(session.say(&Message::new("keys-recovery-none"))?),
    }
}

fn warn_of_pressure<'a>(
    mut holdings: impl Iterator<Item = &'a Holding>,
    session: &Session,
) -> Result<(), Failure> {
    match holdings.all(Holding::withstands_pressure) {
        true => Ok(()),
        false => Ok(session.say(&Message::new("keys-pressure-recovery"))?),
    }
}

impl MadeArgs {
    fn set_up(&self, way: &WayBack, session: &Session) -> Result<(), Failure> {
        set_up(way, &self.slot, self.handing.abroad(), &self.handing, session)
    }
}

fn set_up(
    way: &WayBack,
    slot: &SlotArgs,
    abroad: &Abroad,
    handing: &Handing,
    session: &Session,
) -> Result<(), Failure> {
    let holders = holders(way);
    handing.check(holders)?;
    let mut store = session.open_store()?;
    let abroad = abroad.of(holders, session)?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    hand_out(&mut store, way, &slot.label, abroad, slot.drop_unknown, handing, session)
}

/// How many hold it.
pub(crate) fn holders(way: &WayBack) -> u8 {
    match way {
        WayBack::Shares(quorum) => Quorum::of(*quorum),
        WayBack::Recipient(_) | WayBack::Identity => 1,
    }
}

/// Makes a way back and hands it out.
pub(crate) fn hand_out(
    store: &mut Store,
    way: &WayBack,
    label: &str,
    abroad: u8,
    drops_unknown: bool,
    handing: &Handing,
    session: &Session,
) -> Result<(), Failure> {
    handing.check(holders(way))?;
    let (name, handed) = store.add_recovery(&session.stamp(), way, label, abroad, drops_unknown)?;
    handing.hand_out(&name, &handed, session)?;
    let slot: KeySlot = store.key_slot(&name)?;
    session.say(&Message::new("keys-recovery-made").with("name", super::called(&slot)))?;
    warn_of_pressure(slot.holding.iter(), session)?;
    Ok(session.say(&Message::new("keys-recovery-rehearse"))?)
}

fn rehearse(held: &HeldArgs, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    let key = held.key(session)?;
    let tried = Store::try_key(&folder, &key)?;
    let name = match tried.label.as_str() {
        "" => tried.name,
        label => format!("{} ({label})", tried.name),
    };
    let mut said = session.catalogue().say(&Message::new("keys-rehearsed").with("name", name));
    if let Some(holding) = &tried.holding {
        said.push_str(&format!("\n{}", session.catalogue().say(&slots::held(holding))));
    }
    session.print(&format!("{said}\n"))
}

fn open(args: &OpenArgs, session: &Session) -> Result<(), Failure> {
    args.fresh.check(session)?;
    let folder = session.store_folder()?;
    Store::look(&folder)?;
    let key = args.held.key(session)?;
    let mut store = Store::open(&folder, &key)?;
    for alarm in store.alarms() {
        session.warn(alarm)?;
    }
    let slot = args.slot.as_deref().map(|name| store.key_slot(name)).transpose()?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    let fresh = args.fresh.passphrase(session)?;
    let (stamp, memory) = (session.stamp(), session.memory());
    let name = store.recover(&stamp, slot.as_ref(), fresh.secret(), memory)?;
    fresh.show(session)?;
    session.say(&Message::new("keys-recovered").with("name", &name))?;
    slots::say_what_opens(&store.key_slots()?, session)?;
    Ok(session.say(&Message::new("keys-recovered-next"))?)
}
