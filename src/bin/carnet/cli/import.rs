//! `carnet import`: records from tables of other hands.

use super::globals::Format;
use super::usage::UsageError;
use super::{Failure, Session};
use carnet::guard::Reach;
use carnet::import::{self, ImportError, Outcome, Refusal, Request, Unmatched, What};
use carnet::message::{Exit, Explain, Message};
use carnet::text::clean::one_line;
use clap::ValueEnum;
use serde_json::{Value, json};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Most refusals, and most unmatched places, that a page for people lists.
const LISTED: usize = 40;

/// `carnet import`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What the file holds.
    #[arg(value_enum, value_name = "WHAT")]
    what: Kinds,
    /// The table.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// More slips; a table comes alone.
    #[arg(value_name = "FILE", conflicts_with_all = ["map", "all_or_nothing"])]
    more: Vec<PathBuf>,
    /// Which column fills which field.
    #[arg(long, value_name = "MAP")]
    map: Option<PathBuf>,
    /// Store nothing where any row is refused.
    #[arg(long)]
    all_or_nothing: bool,
}

/// What can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kinds {
    Actors,
    Places,
    Incidents,
    Slips,
}

impl Args {
    /// The files that the command reads, and the store.
    pub(super) fn reach(&self, session: &Session) -> Result<Reach, Failure> {
        let mut reach = session.reach_of_store()?;
        reach.inputs.extend([Some(&self.file), self.map.as_ref()].into_iter().flatten().cloned());
        reach.inputs.extend(self.more.iter().cloned());
        Ok(reach)
    }
}

/// Imports the file and says what came of it.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let what = match args.what {
        Kinds::Slips => {
            let files: Vec<&Path> =
                std::iter::once(&args.file).chain(&args.more).map(PathBuf::as_path).collect();
            return super::inbox::take_in(&files, session);
        }
        Kinds::Actors => What::Actors,
        Kinds::Places => What::Places,
        Kinds::Incidents => What::Incidents,
    };
    if let Some(word) = args.more.first() {
        let word = word.to_string_lossy().into_owned();
        return Err(UsageError::UnknownArgument { word, near: None }.into());
    }
    let mut store = session.open_store_for_import()?;
    let request = Request {
        what,
        file: &args.file,
        map: args.map.as_deref(),
        dry_run: session.dry_run(),
        all_or_nothing: args.all_or_nothing,
    };
    let mut progress = Progress::new(session);
    let outcome = import::import(&mut store, &session.stamp(), &request, &mut |rows, percent| {
        progress.tell(session, rows, percent);
    });
    progress.clear();
    let outcome = outcome.map_err(|error: ImportError| Failure::from(error))?;
    if session.format() == Format::Json {
        let object = as_object(&outcome, session);
        session.write(|out| writeln!(out, "{object}"))?;
    } else {
        session.print(&page(&outcome, session))?;
    }
    if outcome.refused == 0 {
        return Ok(());
    }
    let (refused, rows) = (outcome.refused, outcome.rows);
    Err(RowsRefused { refused, rows, kept: outcome.kept }.into())
}

/// Rows were refused; the outcome has said which.
#[derive(Debug, thiserror::Error)]
#[error("{refused} of {rows} rows were refused")]
struct RowsRefused {
    refused: usize,
    rows: usize,
    kept: bool,
}

impl Explain for RowsRefused {
    fn message(&self) -> Message {
        let message = if self.kept { "import-some-refused" } else { "import-all-refused" };
        Message::new(message).with("refused", self.refused).with("rows", self.rows)
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new(if self.kept { "import-some-refused.hint" } else { "import-all-refused.hint" }))
    }
    fn code(&self) -> u16 {
        match self.kept {
            true => 440,
            false => 441,
        }
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

/// A line on the terminal that says how far it is, once it takes longer than a second.
struct Progress {
    began: Instant,
    shown: bool,
    wanted: bool,
}

impl Progress {
    fn new(session: &Session) -> Self {
        let wanted = std::io::stderr().is_terminal() && !session.is_quiet();
        Self { began: Instant::now(), shown: false, wanted }
    }

    fn tell(&mut self, session: &Session, rows: usize, percent: u8) {
        if self.wanted && self.began.elapsed() > Duration::from_secs(1) {
            let message = Message::new("import-progress").with("count", rows).with("percent", percent);
            // Nothing depends on it: a terminal that is gone is told by what comes after.
            let _ = write!(anstream::stderr(), "\r{}\u{1b}[K", session.catalogue().say(&message));
            self.shown = true;
        }
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(anstream::stderr(), "\r\u{1b}[K");
        }
    }
}

fn page(outcome: &Outcome, session: &Session) -> String {
    let say = |message: Message| session.catalogue().say(&message);
    let head = if outcome.kept { "import-done" } else { "import-would-be" };
    let mut lines = vec![say(Message::new(head)
        .with("rows", outcome.rows)
        .with("made", outcome.made)
        .with("changed", outcome.changed)
        .with("unchanged", outcome.unchanged)
        .with("refused", outcome.refused))];
    if outcome.seen_before {
        let nothing_new = outcome.changes_nothing();
        lines.push(say(Message::new(if nothing_new { "import-nothing-new" } else { "import-seen-before" })));
    }
    if outcome.further_links > 0 {
        lines.push(say(Message::new("import-further").with("count", outcome.further_links)));
    }
    for (kind, count) in &outcome.made_beside {
        let kind = Message::new(format!("{}.plural", kind.label_key()));
        lines.push(say(Message::new("import-beside").with("kind", kind).with("count", *count)));
    }
    if outcome.had_tags {
        lines.push(say(Message::new("import-tags")));
    }
    if outcome.mended > 0 {
        lines.push(say(Message::new("import-mended").with("count", outcome.mended)));
    }
    let as_text: usize = outcome.unmatched.iter().map(|unmatched| unmatched.rows).sum();
    if outcome.places_found + as_text > 0 {
        let message = Message::new("import-places").with("found", outcome.places_found).with("text", as_text);
        lines.push(say(message));
    }
    let mut list = |title: &'static str, entries: Vec<String>, count: usize| {
        if entries.is_empty() {
            return;
        }
        lines.extend([String::new(), say(Message::new(title))]);
        let more = count.saturating_sub(LISTED.min(entries.len()));
        lines.extend(entries.into_iter().take(LISTED).map(|entry| format!("  {}", one_line(&entry))));
        if more > 0 {
            lines.push(format!("  {}", say(Message::new("import-more-refusals").with("count", more))));
        }
    };
    let refusals = outcome.refusals.iter().map(|refusal| say(refusal_message(refusal))).collect();
    list("import-refusals", refusals, outcome.refusals.len());
    let unmatched = outcome.unmatched.iter().map(|unmatched| say(unmatched_message(unmatched))).collect();
    list("import-unmatched", unmatched, outcome.unmatched.len());
    lines.join("\n") + "\n"
}

fn refusal_message(refusal: &Refusal) -> Message {
    let place = match &refusal.column {
        Some(column) => Message::new("import-line-column").with("line", refusal.line).with("column", column),
        None => Message::new("import-line").with("line", refusal.line),
    };
    Message::new("import-refused").with("place", place).with("reason", refusal.reason.message())
}

fn unmatched_message(unmatched: &Unmatched) -> Message {
    let message = match unmatched.candidates {
        _ if !unmatched.area_known => Message::new("import-unmatched-area"),
        0 => Message::new("import-unmatched-none"),
        several => Message::new("import-unmatched-several").with("candidates", several),
    };
    message.with("name", &unmatched.name).with("within", &unmatched.within).with("rows", unmatched.rows)
}

/// One object: English keys, every refusal, and the sentence of each in the person's language.
fn as_object(outcome: &Outcome, session: &Session) -> Value {
    let refusal = |refusal: &Refusal| {
        json!({
            "line": refusal.line,
            "record": refusal.record,
            "column": refusal.column,
            "code": format!("CN-{:04}", refusal.reason.code()),
            "message": session.catalogue().say(&refusal.reason.message()),
        })
    };
    let unmatched = |unmatched: &Unmatched| {
        json!({
            "name": unmatched.name,
            "within": unmatched.within,
            "area_known": unmatched.area_known,
            "candidates": unmatched.candidates,
            "rows": unmatched.rows,
            "line": unmatched.line,
        })
    };
    let beside: serde_json::Map<String, Value> =
        outcome.made_beside.iter().map(|(kind, count)| (kind.name().to_owned(), (*count).into())).collect();
    json!({
        "kind": outcome.kind.name(),
        "kept": outcome.kept,
        "seen_before": outcome.seen_before,
        "rows": outcome.rows,
        "made": outcome.made,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "refused": outcome.refused,
        "further_links": outcome.further_links,
        "made_beside": beside,
        "hxl_tags": outcome.had_tags,
        "mended_cells": outcome.mended,
        "places_found": outcome.places_found,
        "refusals": outcome.refusals.iter().map(refusal).collect::<Vec<_>>(),
        "unmatched": outcome.unmatched.iter().map(unmatched).collect::<Vec<_>>(),
    })
}
