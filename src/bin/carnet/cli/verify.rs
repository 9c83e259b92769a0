//! `carnet verify`: whether a store is whole, and what to do where it is not.

use super::globals::Format;
use super::{Failure, Session};
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::store::{Finding, Key, Stage, StateWords, Store, Verified};
use serde_json::json;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// `carnet verify`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The four words of a state, noted before.
    #[arg(long, value_name = "WORDS")]
    expect: Option<String>,
    /// Go on from this state, though an older database was put back or the head is gone.
    #[arg(long)]
    accept: bool,
    /// Drop what is kept of months for reports.
    #[arg(long)]
    recount: bool,
}

/// Something is not as it should be.
#[derive(Debug, thiserror::Error)]
#[error("{findings} findings")]
struct NotWhole {
    findings: usize,
}

impl Explain for NotWhole {
    fn message(&self) -> Message {
        Message::new("verify-not-whole").with("count", self.findings)
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("verify-not-whole.hint"))
    }
    fn code(&self) -> u16 {
        881
    }
    fn exit(&self) -> Exit {
        Exit::Damaged
    }
}

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

/// Looks through the store.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let expected: Option<StateWords> = args.expect.as_deref().map(str::parse).transpose()?;
    let folder = session.store_folder()?;
    // Nobody is asked for the passphrase of a store that is not there.
    Store::look(&folder)?;
    let key = session.key()?;
    let shows = std::io::stderr().is_terminal() && !session.is_quiet();
    let mut tell = |stage: Stage| {
        if shows {
            let stage = match stage {
                Stage::Pages => "verify-stage-pages",
                Stage::Chains => "verify-stage-chains",
                Stage::Records => "verify-stage-records",
                Stage::Counts => "verify-stage-counts",
            };
            // Nothing depends on it: a terminal that is gone is told by what comes after.
            let _ = write!(anstream::stderr(), "\r{}\u{1b}[K", session.catalogue().label(stage));
        }
    };
    let verified = Store::verify(&folder, &key, expected.as_ref(), &mut tell);
    if shows {
        let _ = write!(anstream::stderr(), "\r\u{1b}[K");
    }
    let verified = verified?;
    if session.format() == Format::Json {
        let object = object(&verified);
        session.write(|output| writeln!(output, "{object}"))?;
    } else {
        session.print(&page(&verified, session))?;
    }
    let is_settled = |finding: &Finding| {
        args.accept && finding.can_be_accepted() || args.recount && finding.can_be_recounted()
    };
    if (args.accept || args.recount) && verified.findings.iter().all(is_settled) {
        return settle(args, &verified, &folder, &key, session);
    }
    match verified.findings.len() {
        0 => Ok(()),
        findings => Err(NotWhole { findings }.into()),
    }
}

/// Does what was asked about a store of which nothing else is wrong: takes the person's word for its state, drops kept counts.
fn settle(
    args: &Args,
    verified: &Verified,
    folder: &Path,
    key: &Key,
    session: &Session,
) -> Result<(), Failure> {
    let say = |message: &'static str| session.say(&Message::new(message));
    let waits = verified.findings.iter().any(Finding::can_be_accepted);
    if args.accept && !waits {
        say("verify-nothing-to-accept")?;
    }
    let (accepts, recounts) = (args.accept && waits, args.recount);
    if !accepts && !recounts {
        return Ok(());
    }
    if session.dry_run() {
        for (is_asked, message) in [(accepts, "verify-would-accept"), (recounts, "verify-would-recount")] {
            if is_asked {
                say(message)?;
            }
        }
        return Ok(());
    }
    let mut store = Store::open(folder, key)?;
    if recounts {
        store.forget_counts()?;
        say("verify-recounted")?;
    }
    if accepts {
        store.accept_state(&session.stamp())?;
        say("verify-accepted")?;
    }
    Ok(())
}

fn object(verified: &Verified) -> serde_json::Value {
    let findings = verified.findings.iter().map(|finding| {
        let parts: Vec<&str> = finding.parts().iter().map(|part| part.code()).collect();
        let ids: Vec<String> = finding.ids().iter().map(ToString::to_string).collect();
        json!({ "finding": finding.code(), "affected": parts, "ids": ids, "releases": finding.names() })
    });
    json!({
        "whole": verified.findings.is_empty(),
        "findings": findings.collect::<Vec<_>>(),
        "records": verified.records,
        "entries": verified.entries,
        "ledger": verified.lines,
        "releases": verified.releases,
        "kept_counts": verified.kept_counts,
        "slots": verified.slots,
        "words": (!verified.words.is_empty()).then(|| verified.words.join(" ")),
        "since_expected": verified.since_expected,
        "earlier_version": verified.is_earlier,
    })
}

fn page(verified: &Verified, session: &Session) -> String {
    let say = |message: &Message| session.catalogue().say(message);
    let mut lines = Vec::new();
    for finding in &verified.findings {
        lines.push(say(&finding.message()));
        lines.extend(details(finding, session).into_iter().map(|line| format!("    {line}")));
        let advice = say(&finding.advice());
        // What several have in common is said at the last of them.
        let again = verified.findings.iter().rev().find(|other| other.advice() == finding.advice());
        if again == Some(finding) {
            lines.push(format!("    {advice}"));
        }
    }
    if verified.findings.is_empty() {
        lines.push(say(&Message::new("verify-whole")));
    }
    if verified.entries > 0 {
        let counts = Message::new("verify-counts")
            .with("records", verified.records)
            .with("entries", verified.entries)
            .with("lines", verified.lines)
            .with("releases", verified.releases)
            .with("counts", verified.kept_counts)
            .with("slots", verified.slots);
        lines.push(say(&counts));
    }
    if verified.is_earlier {
        lines.push(say(&Message::new("verify-earlier")));
    }
    if let Some(since) = verified.since_expected {
        lines.push(say(&Message::new("verify-expected").with("count", since)));
    }
    if !verified.words.is_empty() {
        let words = match verified.findings.is_empty() {
            true => Message::new("verify-words"),
            false => Message::new("verify-words-only"),
        };
        lines.push(say(&words.with("words", verified.words.join(" "))));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// What a finding is about: parts of the store, or records.
fn details(finding: &Finding, session: &Session) -> Vec<String> {
    let parts: Vec<String> =
        finding.parts().iter().map(|part| session.catalogue().say(&part.name())).collect();
    let ids: Vec<String> = finding.ids().iter().map(ToString::to_string).collect();
    let mut lines = Vec::new();
    if !parts.is_empty() {
        let affected = Message::new("verify-affected").with("parts", parts.join(", "));
        lines.push(session.catalogue().say(&affected));
    }
    if !ids.is_empty() {
        lines.push(ids.join(" "));
    }
    lines.extend(finding.names().iter().cloned());
    lines
}
