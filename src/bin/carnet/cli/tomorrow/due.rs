//! Below the list: what is past its day, a line each with its count.

use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::analysis::due;
use carnet::message::Message;
use carnet::store::Store;
use serde_json::json;

/// Prints the lines; for programs, one object more.
pub(super) fn print(store: &Store, session: &Session) -> Result<(), Failure> {
    let today = session.today();
    let answers = due::answers_owed(store, today)?;
    let promises = due::promises_overdue(store, today)?;
    let steps = due::follow_ups_overdue(store, today)?;
    let outcomes = store.without_outcome(today)?;
    let slips = store.slips()?.len();
    match session.format() {
        Format::Json => {
            let overdue = json!({
                "answers": answers.len(), "promises": promises.len(), "follow_ups": steps.len(),
                "outcomes": outcomes, "slips": slips,
            });
            return session.write(|out| writeln!(out, "{}", json!({ "overdue": overdue })));
        }
        Format::Plain | Format::Csv => return Ok(()),
        Format::Table | Format::Md => {}
    }
    let longest = |id: &'static str, count: usize, days: i64, of: String| {
        Message::new(id).with("count", count).with("days", days).with("id", of)
    };
    let mut lines = Vec::new();
    if let [first, ..] = answers.as_slice() {
        let of = first.awaited.addressee.record.to_string();
        lines.push(longest("tomorrow-due-answers", answers.len(), first.days, of));
    }
    if let [first, ..] = promises.as_slice() {
        let of = first.promised.promise.to_string();
        lines.push(longest("tomorrow-due-promises", promises.len(), first.days, of));
    }
    if let [(first, days), ..] = steps.as_slice() {
        lines.push(longest("tomorrow-due-follow-ups", steps.len(), *days, first.meeting.to_string()));
    }
    if lines.is_empty() {
        lines.push(Message::new("tomorrow-due-none"));
    }
    if outcomes > 0 {
        lines.push(Message::new("tomorrow-due-outcomes").with("count", outcomes));
    }
    if slips > 0 {
        lines.push(Message::new("tomorrow-due-slips").with("count", slips));
    }
    let said: Vec<String> = lines.iter().map(|line| session.catalogue().say(line)).collect();
    session.print(&format!("{}\n", said.join("\n")))
}
