//! `carnet backup` and `carnet restore`.

use super::recipients::To;
use super::{Failure, Session};
use carnet::exchange;
use carnet::guard::Reach;
use carnet::message::Message;
use std::path::PathBuf;

/// `carnet backup`
#[derive(clap::Args)]
pub(crate) struct BackupArgs {
    /// The new file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    to: To,
}

/// `carnet restore`
#[derive(clap::Args)]
pub(crate) struct RestoreArgs {
    /// The backup.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// The files that `backup` needs.
pub(crate) fn reach_of_backup(args: &BackupArgs, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.extend(args.to.files());
    reach.outputs.push(args.file.clone());
    Ok(reach)
}

/// The files that `restore` needs.
pub(crate) fn reach_of_restore(args: &RestoreArgs, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.push(args.file.clone());
    Ok(reach)
}

/// Backs the store up.
pub(crate) fn back_up(args: &BackupArgs, session: &Session) -> Result<(), Failure> {
    let to = args.to.read()?;
    let mut store = session.open_store()?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("backup-dry-run"))?);
    }
    let made = exchange::back_up(&mut store, &session.stamp(), &args.file, &to)?;
    session.say(
        &Message::new("backup-made")
            .with("path", args.file.as_path())
            .with("entries", made.entries)
            .with("bytes", made.bytes),
    )?;
    let labels = to.labels();
    let opens = match labels.is_empty() {
        true => Message::new("backup-opens-as-store"),
        false => Message::new("backup-opens-sealed").with("labels", labels.join(", ")),
    };
    Ok(session.say(&opens)?)
}

/// Puts a store back.
pub(crate) fn restore(args: &RestoreArgs, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    if session.dry_run() {
        exchange::check_restore(&args.file, &folder)?;
        return Ok(session.say(&Message::new("backup-dry-run"))?);
    }
    let identities = session.identities()?;
    let restored = exchange::unpack_backup(&args.file, &folder, identities.as_ref())?;
    restored.open(&session.key()?, &session.stamp())?;
    session.say(&Message::new("backup-restored").with("path", folder.as_path()))?;
    Ok(session.say(&Message::new("backup-restored-sent"))?)
}
