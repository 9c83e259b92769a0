//! `carnet init`: a new store, and who can open it.

use super::globals::Format;
use super::{Failure, Session, recipients};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::store::{NewKeys, Store, generate_passphrase};
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
}

/// The files that it needs.
pub(crate) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_new_store(session.store_folder()?);
    reach.inputs.extend(args.recipients_file.clone());
    Ok(reach)
}

/// Makes the store.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    Store::check_vacant(&folder)?;
    let mut keys = NewKeys::default();
    keys.memory = session.memory();
    for text in &args.recipient {
        keys.add_recipient(text)?;
    }
    if let Some(path) = &args.recipients_file {
        recipients::for_each(path, |text| keys.add_recipient(text))?;
    }
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
    let store = Store::create(&folder, &keys, &session.stamp())?;

    let words = store.words()?.join(" ");
    if session.format() == Format::Json {
        let object = json!({
            "store": folder.display().to_string(),
            "words": words,
            "passphrases": keys.passphrases.len(),
            "recipients": keys.recipients(),
            "passphrase": shown.as_ref().map(ExposeSecret::expose_secret),
        });
        return session.write(|output| writeln!(output, "{object}"));
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
    let warning = match (keys.passphrases.is_empty(), keys.recipients() == 0) {
        (true, _) => Some("backup-init-no-passphrase"),
        (false, true) => Some("backup-init-no-recovery"),
        (false, false) => None,
    };
    if let Some(warning) = warning {
        session.say(&Message::new(warning))?;
    }
    Ok(session.say(&Message::new("backup-init-next"))?)
}
