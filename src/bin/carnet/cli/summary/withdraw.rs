//! `carnet summary withdraw`: takes back what left in error.

use super::export::short;
use crate::cli::{Failure, Session};
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::model::Period;
use carnet::store::StoreError;
use clap::ValueEnum;

/// `carnet summary withdraw`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The release: its hash or the beginning of it, as `summary ledger --releases` shows it.
    #[arg(value_name = "RELEASE")]
    release: String,
    /// Why.
    #[arg(long, value_enum, value_name = "CODE")]
    reason: Reason,
}

/// Why a release is taken back. Codes alone: what was wrong with it is nobody else's to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Reason {
    WrongRecords,
    WrongPeriod,
    WrongRecipient,
    CountedTwice,
    Other,
}

pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let wanted = args.release.trim().to_lowercase();
    let mut found = store.all_releases()?;
    found.retain(|release| !wanted.is_empty() && release.hash().starts_with(&wanted));
    let release = match found.as_slice() {
        [release] => release,
        [] => return Err(StoreError::NoSuchRelease.into()),
        _ => return Err(Several.into()),
    };
    let what = Message::new("summary-withdraw-ask")
        .with("release", short(&release.hash()))
        .with("period", release.period.to_string())
        .with("day", release.on.as_str());
    if session.dry_run() {
        session.say(&Message::new("summary-withdraw-page").with("what", what))?;
        return Ok(session.say(&Message::new("summary-dry-run"))?);
    }
    if !session.confirm(&what)? {
        return Ok(session.say(&Message::new("summary-withdraw-not"))?);
    }
    let reason = args.reason.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let hash = release.hash_bytes();
    let taken = store.withdraw(&session.stamp(), hash, &reason)?;
    for release in &taken {
        session.say(
            &Message::new("summary-withdrawn")
                .with("period", release.period.to_string())
                .with("audience", Message::new(super::export::audience_key(release.profile))),
        )?;
    }
    let longest = if matches!(release.period, Period::Year(_)) { "yes" } else { "no" };
    Ok(session.say(&Message::new("summary-withdrawn-next").with("longest", longest))?)
}

/// The beginning of a hash fits several releases.
#[derive(Debug, thiserror::Error)]
#[error("several releases")]
struct Several;

impl Explain for Several {
    fn message(&self) -> Message {
        Message::new("summary-withdraw-several")
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("store-no-such-release.hint"))
    }
    fn code(&self) -> u16 {
        879
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}
