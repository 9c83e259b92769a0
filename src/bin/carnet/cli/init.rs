//! `carnet init`: a new store, and who can open it.

use super::globals::Format;
use super::key::{Handing, hand_out, holders};
use super::session::SessionError;
use super::{Failure, Session, recipients};
use carnet::guard::Reach;
use carnet::message::{Explain, Message};
use carnet::store::{KeyError, NewKeys, Quorum, Store, StoreError, WayBack, generate_passphrase};
use clap::ValueEnum;
use secrecy::ExposeSecret;
use serde_json::json;
use std::path::PathBuf;

/// `carnet init`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Somebody who can open it too, age1...
    #[arg(long, value_name = "RECIPIENT")]
    recipient: Vec<String>,
    /// A file of such recipients.
    #[arg(long, value_name = "FILE")]
    recipients_file: Option<PathBuf>,
    /// Recipients only.
    #[arg(long, conflicts_with_all = ["generate", "passphrase_file", "passphrase_fd"])]
    no_passphrase: bool,
    /// A passphrase made by the program, printed once.
    #[arg(long, conflicts_with_all = ["passphrase_file", "passphrase_fd"])]
    generate: bool,
    /// The way back for a forgotten passphrase.
    #[arg(long, value_name = "WAY")]
    recovery: Option<Recovery>,
    /// How many of how many shares.
    #[arg(long, value_name = "QUORUM", default_value = "2/3", hide_default_value = true)]
    shares: String,
    #[command(flatten)]
    handing: Handing,
}

/// A value of `--recovery`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Recovery {
    Shares,
    Recipient,
    Identity,
    None,
}

/// The files that it needs.
pub(crate) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_new_store(session.store_folder()?);
    reach.inputs.extend(args.recipients_file.clone());
    args.handing.add_to(&mut reach);
    Ok(reach)
}

/// Makes the store.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    Store::check_vacant(&folder)?;
    let mut keys = NewKeys::default();
    keys.memory = session.memory();
    let mut named = args.recipient.clone();
    for text in &args.recipient {
        keys.add_recipient(text)?;
    }
    if let Some(path) = &args.recipients_file {
        recipients::for_each(path, |text| {
            named.push(text.to_owned());
            keys.add_recipient(text)
        })?;
    }
    if args.recovery == Some(Recovery::Recipient) && named.is_empty() {
        return Err(SessionError::MissingFlag { flag: "--recipient".to_owned() }.into());
    }
    let quorum: Quorum = args.shares.parse()?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("backup-dry-run"))?);
    }
    let mut shown = None;
    if args.generate {
        let passphrase = generate_passphrase(session.catalogue().language())?;
        keys.add_passphrase(passphrase.clone())?;
        shown = Some(passphrase);
    } else if !args.no_passphrase && (keys.recipients() == 0 || session.can_give_passphrase()) {
        let offered = || generate_passphrase(session.catalogue().language());
        keys.add_passphrase(session.first_passphrase(offered)?)?;
    }
    // Asked before anything is there: who stops here has made nothing.
    let ways = ways_back(args, &named, quorum, session)?;
    if !ways.iter().any(|(way, _)| matches!(way, WayBack::Shares(_) | WayBack::Identity)) {
        args.handing.hands_nothing()?;
    }
    let mut store = Store::create(&folder, &keys, &session.stamp())?;

    let words = store.words()?.join(" ");
    if session.format() == Format::Json {
        let object = json!({
            "store": folder.display().to_string(),
            "words": words,
            "passphrases": keys.passphrases.len(),
            "recipients": keys.recipients(),
            "passphrase": shown.as_ref().map(ExposeSecret::expose_secret),
        });
        session.write(|output| writeln!(output, "{object}"))?;
        return make_ways_back(&ways, &mut store, args, session);
    }
    session.say(&Message::new("backup-init-made").with("path", folder.as_path()))?;
    if let Some(passphrase) = shown {
        session.say(&Message::new("backup-init-generated"))?;
        session.write(|output| writeln!(output, "{}", passphrase.expose_secret()))?;
    }
    if !keys.passphrases.is_empty() {
        session.say(&Message::new("backup-init-keys-passphrase"))?;
    }
    if keys.recipients() > 0 {
        session.say(&Message::new("backup-init-keys-recipients").with("count", keys.recipients()))?;
    }
    session.say(&Message::new("backup-init-words").with("words", words))?;
    make_ways_back(&ways, &mut store, args, session)?;
    let warning = match (keys.passphrases.is_empty(), keys.recipients() == 0 && ways.is_empty()) {
        (true, _) => Some("backup-init-no-passphrase"),
        (false, true) => Some("backup-init-no-recovery"),
        (false, false) => None,
    };
    if let Some(warning) = warning {
        session.say(&Message::new(warning))?;
    }
    Ok(session.say(&Message::new("backup-init-next"))?)
}

/// The ways back that are to be made, with how many of their holders are outside the country. Where nobody can be asked and
/// no flag says it, there are none.
fn ways_back(
    args: &Args,
    named: &[String],
    quorum: Quorum,
    session: &Session,
) -> Result<Vec<(WayBack, u8)>, Failure> {
    let chosen = match args.recovery {
        Some(chosen) => chosen,
        // Whose key opens the store already is a way back.
        None if !named.is_empty() || !session.can_ask() => Recovery::None,
        None => ask_for_way(session)?,
    };
    let ways = match chosen {
        Recovery::None => Vec::new(),
        Recovery::Shares => vec![WayBack::Shares(quorum)],
        Recovery::Identity => vec![WayBack::Identity],
        Recovery::Recipient if named.is_empty() => {
            vec![WayBack::Recipient(ask_for_recipient(session)?)]
        }
        Recovery::Recipient => named.iter().cloned().map(WayBack::Recipient).collect(),
    };
    let mut with_abroad = Vec::new();
    for way in ways {
        args.handing.check(holders(&way))?;
        let abroad = args.handing.abroad().of(holders(&way), session)?;
        if abroad > holders(&way) {
            return Err(StoreError::from(KeyError::TooManyAbroad { most: holders(&way) }).into());
        }
        with_abroad.push((way, abroad));
    }
    Ok(with_abroad)
}

fn ask_for_way(session: &Session) -> Result<Recovery, Failure> {
    let catalogue = session.catalogue();
    let options = [
        ("shares", catalogue.label("backup-init-recovery-shares")),
        ("recipient", catalogue.label("backup-init-recovery-recipient")),
        ("identity", catalogue.label("backup-init-recovery-identity")),
        ("none", catalogue.label("backup-init-recovery-none")),
    ];
    session.say(&Message::new("backup-init-recovery-why"))?;
    let code = session.choose("--recovery", &Message::new("backup-init-recovery-ask"), &options)?;
    Ok(Recovery::from_str(code, false).unwrap_or(Recovery::None))
}

/// A public key, asked again where it is none: a passphrase that was shown once is on paper already.
fn ask_for_recipient(session: &Session) -> Result<String, Failure> {
    loop {
        let asked = session.ask("--recipient", &Message::new("backup-init-recovery-recipient-ask"))?;
        match NewKeys::default().add_recipient(&asked) {
            Ok(()) => return Ok(asked),
            Err(error) => session.write_message(&session.catalogue().say(&error.message()))?,
        }
    }
}

fn make_ways_back(
    ways: &[(WayBack, u8)],
    store: &mut Store,
    args: &Args,
    session: &Session,
) -> Result<(), Failure> {
    for (way, abroad) in ways {
        hand_out(store, way, "", *abroad, false, &args.handing, session)?;
    }
    Ok(())
}
