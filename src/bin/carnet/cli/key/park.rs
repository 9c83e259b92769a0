//! `carnet key park` and `carnet key unpark`: the key goes to holders elsewhere, and comes back.

use super::fresh::Fresh;
use super::handing::Handing;
use super::recovery::HeldArgs;
use super::slots;
use crate::cli::globals::Format;
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session, recipients};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::store::{HandedOut, KeyError, ParkingPlan, Quorum, Store, StoreError};
use serde_json::json;
use std::path::PathBuf;

/// `carnet key park`
#[derive(clap::Args, Default)]
pub(super) struct Args {
    /// Who is to hold the key.
    #[arg(long, value_name = "RECIPIENT")]
    to: Vec<String>,
    /// A file of such recipients.
    #[arg(long, value_name = "FILE")]
    recipients_file: Option<PathBuf>,
    /// A key in shares.
    #[arg(long, value_name = "QUORUM")]
    shares: Option<String>,
    /// What the holders are called.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    label: String,
    #[command(flatten)]
    handing: Handing,
}

impl Args {
    /// Adds the files that it needs.
    pub(super) fn add_to(&self, reach: &mut Reach) {
        reach.inputs.extend(self.recipients_file.clone());
        self.handing.add_to(reach);
    }
}

/// `carnet key unpark`
#[derive(clap::Args)]
pub(super) struct UnparkArgs {
    #[command(flatten)]
    held: HeldArgs,
    /// Somebody who is to open it here, in place of a passphrase.
    #[arg(long, value_name = "RECIPIENT")]
    recipient: Vec<String>,
    #[command(flatten)]
    fresh: Fresh,
}

impl UnparkArgs {
    /// Adds the files that it needs.
    pub(super) fn add_to(&self, reach: &mut Reach) {
        reach.inputs.extend(self.held.files());
        reach.inputs.extend(self.fresh.files());
    }
}

/// Asks to whom the key is to go, and hands it away.
pub(crate) fn asked(session: &Session) -> Result<(), Failure> {
    let catalogue = session.catalogue();
    let options = [
        ("shares", catalogue.label("keys-park-choice-shares")),
        ("to", catalogue.label("keys-park-choice-to")),
        ("later", catalogue.label("keys-park-choice-later")),
    ];
    let args = match session.choose("--to", &Message::new("keys-park-choice"), &options)? {
        "shares" => Args { shares: Some("2/3".to_owned()), ..Args::default() },
        "to" => Args { to: vec![session.ask("--to", &Message::new("keys-park-to-ask"))?], ..Args::default() },
        _ => return Ok(()),
    };
    run(&args, session)
}

/// Says what would open the store and what would not any more; then hands the key away.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    // Nobody is asked for the passphrase of a store that is not there.
    Store::look(&folder)?;
    let quorum: Option<Quorum> = args.shares.as_deref().map(str::parse).transpose()?;
    let mut to = args.to.clone();
    if let Some(path) = &args.recipients_file {
        recipients::for_each(path, |text| -> Result<(), StoreError> {
            to.push(text.to_owned());
            Ok(())
        })?;
    }
    if to.is_empty() && quorum.is_none() {
        return Err(SessionError::MissingFlag { flag: "--to".to_owned() }.into());
    }
    match quorum {
        Some(quorum) => args.handing.check(quorum.of())?,
        None => args.handing.hands_nothing()?,
    }
    let store = Store::open(&folder, &session.key()?)?;
    for alarm in store.alarms() {
        session.warn(alarm)?;
    }
    let abroad = match new_holders(&store, &to, quorum)? {
        0 => 0,
        holders => args.handing.abroad().of(holders, session)?,
    };
    let plan = store.parking_plan(&to, quorum, &args.label, abroad)?;
    say_plan(&plan, quorum, session)?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    if !session.confirm(&Message::new("keys-park-ask"))? {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    session.say(&Message::new("keys-rotating"))?;
    let parking = store.make_parking(&session.stamp(), &plan)?;
    if !matches!(parking.handed(), HandedOut::Nothing) {
        let handed = args.handing.hand_out("shares", parking.handed(), session);
        let agreed = handed.and_then(|()| Ok(session.confirm(&Message::new("keys-park-handed-ask"))?));
        // Without the shares nobody would open it: it is thrown away, and the store stays as it was.
        match agreed {
            Ok(true) => {}
            Ok(false) => {
                parking.abandon()?;
                return Ok(session.say(&Message::new("keys-park-abandoned"))?);
            }
            Err(error) => {
                parking.abandon()?;
                return Err(error);
            }
        }
    }
    parking.finish()?;
    session.say(&Message::new("keys-park-done"))?;
    Ok(session.say(&Message::new("keys-park-copies"))?)
}

/// How many would hold a key of which the store does not know yet where they are.
fn new_holders(store: &Store, to: &[String], quorum: Option<Quorum>) -> Result<u8, Failure> {
    if let Some(quorum) = quorum {
        return Ok(quorum.of());
    }
    let is_known = |text: &String| store.key_slot(text).is_ok_and(|slot| slot.holding.is_some());
    let mut new: Vec<&String> = to.iter().filter(|text| !is_known(text)).collect();
    new.sort();
    new.dedup();
    u8::try_from(new.len()).map_err(|_| StoreError::from(KeyError::NoHolder).into())
}

fn say_plan(plan: &ParkingPlan, quorum: Option<Quorum>, session: &Session) -> Result<(), Failure> {
    let catalogue = session.catalogue();
    let mut stays = plan.stays.clone();
    stays.extend(quorum.map(|quorum| {
        let shares = Message::new("keys-park-shares").with("needed", usize::from(quorum.needed()));
        catalogue.say(&shares.with("holders", usize::from(quorum.of())))
    }));
    let goes: Vec<String> = plan.goes.iter().map(super::called).collect();
    if session.format() == Format::Json {
        let object = json!({ "stays": stays, "goes": goes, "withstands_pressure": plan.withstands_pressure });
        session.write(|output| writeln!(output, "{object}"))?;
    } else {
        let mut page = catalogue.say(&Message::new("keys-park-stays").with("slots", stays.join(", ")));
        let goes = Message::new("keys-park-goes").with("slots", goes.join(", "));
        page.push_str(&format!("\n{}\n", catalogue.say(&goes)));
        session.print(&page)?;
    }
    if !plan.withstands_pressure {
        session.say(&Message::new("keys-pressure-park"))?;
    }
    Ok(session.say(&Message::new("keys-park-before"))?)
}

/// Opens the store by what its holders have, and has it open here again.
pub(super) fn unpark(args: &UnparkArgs, session: &Session) -> Result<(), Failure> {
    args.fresh.check(session)?;
    let folder = session.store_folder()?;
    if Store::parked(&folder)?.is_none() {
        return Err(StoreError::from(KeyError::NotParked).into());
    }
    let key = args.held.key(session)?;
    let mut store = Store::open_parked(&folder, &key)?;
    for alarm in store.alarms() {
        session.warn(alarm)?;
    }
    if session.dry_run() {
        return Ok(session.say(&Message::new("keys-dry-run"))?);
    }
    let stamp = session.stamp();
    let mut named = Vec::new();
    if !args.recipient.is_empty() {
        for text in &args.recipient {
            match store.add_recipients(&stamp, std::slice::from_ref(text), "", false) {
                Ok(names) => named.extend(names),
                // The holder's own key, or what an interruption left.
                Err(StoreError::Key(KeyError::There { name })) => named.push(name),
                Err(error) => return Err(error.into()),
            }
        }
    }
    let mut fresh = None;
    if args.recipient.is_empty() || args.fresh.is_given() {
        let passphrase = args.fresh.passphrase(session)?;
        named.push(store.add_passphrase(&stamp, passphrase.secret(), "", session.memory())?);
        fresh = Some(passphrase);
    }
    store.unpark(&stamp, &named.join(", "))?;
    if let Some(fresh) = fresh {
        fresh.show(session)?;
    }
    session.say(&Message::new("keys-unparked"))?;
    slots::say_what_opens(&store.key_slots()?, session)?;
    Ok(session.say(&Message::new("keys-unparked-next"))?)
}
