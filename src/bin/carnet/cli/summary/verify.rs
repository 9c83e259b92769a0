//! `carnet summary verify`: what can be worked out of a summary, and whether several hang together.

use super::export::said;
use crate::cli::globals::Format;
use crate::cli::progress::Progress;
use crate::cli::{Failure, Session};
use carnet::exchange::{self, Bundle, Hangs, MAX_SEALED, OwnAudit};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use serde_json::json;
use std::path::PathBuf;

/// `carnet summary verify`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The sealed summaries.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach =
        if super::open::has_store(session)? { session.reach_of_store()? } else { session.reach_of_flags() };
    reach.inputs.extend(args.files.iter().cloned());
    Ok(reach)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let sealed: Vec<_> =
        args.files.iter().map(|path| file::read(path, MAX_SEALED)).collect::<Result<_, _>>()?;
    let mut bundles: Vec<Bundle> = Vec::new();
    let mut signers = Vec::new();
    for sealed in &sealed {
        let (bundle, signer) = super::open::summary(sealed, session)?;
        bundles.push(bundle);
        signers.push(signer);
    }
    // The whole audit where a store is at hand and opens; what anybody can check without.
    let store = if super::open::has_store(session)? { session.open_store().ok() } else { None };
    let mut wrong = false;
    for ((bundle, signer), path) in bundles.iter().zip(&signers).zip(&args.files) {
        let found = exchange::examined(bundle).map_err(|_| Wrong::Sums)?;
        let own = match &store {
            None => None,
            Some(store) => {
                let mut progress = Progress::new(session, false);
                let audited = exchange::audit_own(store, &session.stamp(), bundle, &mut |step| {
                    progress.tell(session, || said(step));
                });
                progress.clear();
                Some(audited?)
            }
        };
        let certain = found.as_ref().map_or(0, |found| found.certain.len());
        wrong |= certain > 0;
        if session.format() == Format::Json {
            let release = &bundle.manifest.release;
            let object = json!({
                "file": path.display().to_string(), "release": release.hash(), "period": release.period,
                "withheld": found.as_ref().map(|found| found.withheld),
                "certain": certain, "only_the_sender_can_prove": found.as_ref().map(|found| found.narrow),
                "audited_again": own.map(|own| own == OwnAudit::Passes),
            });
            session.write(|out| writeln!(out, "{object}"))?;
            continue;
        }
        let mut lines =
            vec![Message::new("summary-verify-file").with("path", path.as_path()), signer.line(bundle)];
        match &found {
            None => lines.push(Message::new("summary-verify-exact")),
            Some(found) => {
                lines.push(Message::new("summary-verify-adds-up"));
                lines.push(
                    Message::new("summary-verify-certain")
                        .with("count", certain)
                        .with("withheld", found.withheld),
                );
                lines.push(Message::new("summary-verify-narrow").with("count", found.narrow));
            }
        }
        if own == Some(OwnAudit::Passes) {
            lines.push(Message::new("summary-verify-own"));
        }
        for line in lines {
            session.print(&format!("{}\n", session.catalogue().say(&line)))?;
        }
    }
    for (at, one) in bundles.iter().enumerate() {
        for (other, path) in bundles[at + 1..].iter().zip(&args.files[at + 1..]) {
            let key = match exchange::hangs(one, other) {
                Hangs::Apart | Hangs::Same => continue,
                Hangs::Next => "summary-verify-next",
                Hangs::Gap => "summary-verify-gap",
                Hangs::Fork => {
                    return Err(Wrong::Fork { one: args.files[at].clone(), other: path.clone() }.into());
                }
            };
            session.say(
                &Message::new(key).with("one", args.files[at].as_path()).with("other", path.as_path()),
            )?;
        }
    }
    if wrong { Err(Wrong::Certain.into()) } else { Ok(()) }
}

/// What is wrong with a summary.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error("the numbers do not add up")]
    Sums,
    #[error("a withheld number is small for certain")]
    Certain,
    #[error("a fork")]
    Fork { one: PathBuf, other: PathBuf },
}

impl Explain for Wrong {
    fn message(&self) -> Message {
        match self {
            Self::Sums => Message::new("summary-verify-sums"),
            Self::Certain => Message::new("summary-verify-small"),
            Self::Fork { one, other } => {
                Message::new("summary-verify-fork").with("one", one.as_path()).with("other", other.as_path())
            }
        }
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new(match self {
            Self::Sums => "summary-verify-sums.hint",
            Self::Certain => "summary-verify-small.hint",
            Self::Fork { .. } => "summary-verify-fork.hint",
        }))
    }
    fn code(&self) -> u16 {
        match self {
            Self::Sums => 916,
            Self::Certain => 917,
            Self::Fork { .. } => 918,
        }
    }
    fn exit(&self) -> Exit {
        match self {
            Self::Sums => Exit::Damaged,
            Self::Certain | Self::Fork { .. } => Exit::Refused,
        }
    }
}
