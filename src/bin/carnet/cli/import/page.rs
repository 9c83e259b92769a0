//! What an import did, as a page for people and as one object for programs.

use crate::cli::Session;
use carnet::import::{Guess, GuessedRepeat, Outcome, Refusal, Touched, Unmatched};
use carnet::message::{Explain, Message};
use carnet::text::clean::one_line;
use serde_json::{Value, json};
use std::path::Path;

/// Most refusals, and most unmatched places, that a page for people lists.
const LISTED: usize = 40;

/// The page: counts first, then what was refused, and what was kept as text. What stands in a refused cell is shown on
/// the person's own screen and nowhere else.
pub(super) fn page(outcome: &Outcome, file: &Path, session: &Session) -> String {
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
    if let Some(encoding) = outcome.encoding {
        lines.push(say(Message::new("import-encoding").with("encoding", encoding)));
    }
    if outcome.hidden_sheets > 0 {
        lines.push(say(Message::new("import-hidden-sheets").with("count", outcome.hidden_sheets)));
    }
    if !outcome.other_sheets.is_empty() {
        let names: Vec<String> =
            outcome.other_sheets.iter().map(|name| one_line(name).into_owned()).collect();
        lines.push(say(Message::new("import-other-sheets").with("names", names.join(", "))));
    }
    if outcome.joined > 0 {
        lines.push(say(Message::new("import-joined").with("count", outcome.joined)));
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
    if outcome.filled > 0 {
        lines.push(say(Message::new("import-filled").with("count", outcome.filled)));
    }
    if outcome.left_out > 0 {
        lines.push(say(Message::new("import-left-out").with("count", outcome.left_out)));
    }
    let as_text: usize = outcome.unmatched.iter().map(|unmatched| unmatched.rows).sum();
    if outcome.places_found + as_text > 0 {
        let message = Message::new("import-places").with("found", outcome.places_found).with("text", as_text);
        lines.push(say(message));
    }
    let mut list = |title: Message, entries: Vec<String>, count: usize| {
        if entries.is_empty() {
            return;
        }
        lines.extend([String::new(), say(title)]);
        let more = count.saturating_sub(LISTED.min(entries.len()));
        lines.extend(entries.into_iter().take(LISTED).map(|entry| format!("  {}", one_line(&entry))));
        if more > 0 {
            lines.push(format!("  {}", say(Message::new("import-more-refusals").with("count", more))));
        }
    };
    let refusals = outcome.refusals.iter().map(|refusal| refusal_line(refusal, session)).collect();
    list(Message::new("import-refusals").with("path", file), refusals, outcome.refusals.len());
    let unmatched = outcome.unmatched.iter().map(|unmatched| say(unmatched_message(unmatched))).collect();
    list(Message::new("import-unmatched"), unmatched, outcome.unmatched.len());
    lines.join("\n") + "\n"
}

/// One refusal: where, why, and on a terminal what stands there.
pub(super) fn refusal_line(refusal: &Refusal, session: &Session) -> String {
    let place = match &refusal.column {
        Some(column) => Message::new("import-line-column").with("line", refusal.line).with("column", column),
        None => Message::new("import-line").with("line", refusal.line),
    };
    let place = match &refusal.sheet {
        Some(sheet) => Message::new("import-in-sheet").with("sheet", sheet).with("place", place),
        None => place,
    };
    let message = match refusal.value.as_ref().filter(|_| session.shows_on_terminal()) {
        Some(value) => Message::new("import-refused-value").with("value", value),
        None => Message::new("import-refused"),
    };
    session.catalogue().say(&message.with("place", place).with("reason", refusal.reason.message()))
}

fn unmatched_message(unmatched: &Unmatched) -> Message {
    let message = match (unmatched.stands_in, unmatched.candidates) {
        _ if !unmatched.area_known => Message::new("import-unmatched-area"),
        (Some(id), _) => Message::new("import-unmatched-around").with("id", id.to_string()),
        (None, 0) => Message::new("import-unmatched-none"),
        (None, several) => Message::new("import-unmatched-several").with("candidates", several),
    };
    message.with("name", &unmatched.name).with("within", &unmatched.within).with("rows", unmatched.rows)
}

/// A refusal as an object: English keys, and the sentence in the person's language.
pub(super) fn refusal_object(refusal: &Refusal, session: &Session) -> Value {
    json!({
        "sheet": refusal.sheet,
        "line": refusal.line,
        "record": refusal.record,
        "column": refusal.column,
        "value": refusal.value,
        "code": format!("CN-{:04}", refusal.reason.code()),
        "message": session.catalogue().say(&refusal.reason.message()),
    })
}

/// One object with all of it.
pub(super) fn as_object(outcome: &Outcome, file: &Path, session: &Session) -> Value {
    let unmatched = |unmatched: &Unmatched| {
        json!({
            "name": unmatched.name,
            "within": unmatched.within,
            "area_known": unmatched.area_known,
            "candidates": unmatched.candidates,
            "stands_in": unmatched.stands_in.map(|id| id.to_string()),
            "rows": unmatched.rows,
            "line": unmatched.line,
        })
    };
    let touched = |touched: &Touched| {
        let done = if touched.made { "made" } else { "changed" };
        json!({ "sheet": touched.sheet, "line": touched.line, "id": touched.id.to_string(), "done": done })
    };
    let beside: serde_json::Map<String, Value> =
        outcome.made_beside.iter().map(|(kind, count)| (kind.name().to_owned(), (*count).into())).collect();
    let refusals: Vec<Value> =
        outcome.refusals.iter().map(|refusal| refusal_object(refusal, session)).collect();
    json!({
        "file": file.to_string_lossy(),
        "kind": outcome.kind.map(|kind| kind.name()),
        "kept": outcome.kept,
        "seen_before": outcome.seen_before,
        "encoding": outcome.encoding.unwrap_or("UTF-8"),
        "hidden_sheets": outcome.hidden_sheets,
        "other_sheets": outcome.other_sheets,
        "rows": outcome.rows,
        "made": outcome.made,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "refused": outcome.refused,
        "joined": outcome.joined,
        "waiting": outcome.waiting,
        "left_out": outcome.left_out,
        "further_links": outcome.further_links,
        "made_beside": beside,
        "hxl_tags": outcome.had_tags,
        "mended_cells": outcome.mended,
        "filled_cells": outcome.filled,
        "places_found": outcome.places_found,
        "records": outcome.touched.iter().map(touched).collect::<Vec<_>>(),
        "refusals": refusals,
        "unmatched": outcome.unmatched.iter().map(unmatched).collect::<Vec<_>>(),
    })
}

/// What was proposed: column by column, and what is not taken.
pub(super) fn guess_page(guess: &Guess, session: &Session) -> String {
    let say = |message: Message| session.catalogue().say(&message);
    let kinds: Vec<String> = guess
        .kinds
        .iter()
        .map(|kind| session.catalogue().label(&format!("{}.plural", kind.label_key())))
        .collect();
    let mut lines = vec![say(Message::new("import-guessed").with("kinds", kinds.join(", ")))];
    let taken = guess.taken.iter();
    lines.extend(taken.map(|(column, target)| format!("  {} → {}", one_line(column), target)));
    if !guess.unused.is_empty() {
        let unused: Vec<String> = guess.unused.iter().map(|column| one_line(column).into_owned()).collect();
        lines.push(say(Message::new("import-guess-unused").with("columns", unused.join(" · "))));
    }
    for repeat in &guess.repeats {
        let message = match repeat.becomes {
            Ok(kind) => Message::new("import-guess-repeat-records")
                .with("kind", Message::new(format!("{}.plural", kind.label_key()))),
            Err(field) => Message::new("import-guess-repeat-rows").with("field", field),
        };
        lines.push(say(message.with("sheet", &repeat.sheet)));
        let taken = repeat.taken.iter();
        lines.extend(taken.map(|(column, target)| format!("  {} → {}", one_line(column), target)));
        if !repeat.unused.is_empty() {
            let unused: Vec<String> =
                repeat.unused.iter().map(|column| one_line(column).into_owned()).collect();
            lines.push(say(Message::new("import-guess-unused").with("columns", unused.join(" · "))));
        }
    }
    if !guess.open_dates.is_empty() {
        let columns: Vec<String> =
            guess.open_dates.iter().map(|column| one_line(column).into_owned()).collect();
        lines.push(say(Message::new("import-guess-dates").with("columns", columns.join(" · "))));
    }
    lines.join("\n") + "\n\n"
}

/// The same as an object, with the map.
pub(super) fn guess_object(guess: &Guess) -> Value {
    let taken: serde_json::Map<String, Value> =
        guess.taken.iter().map(|(column, target)| (column.clone(), target.as_str().into())).collect();
    let repeat = |repeat: &GuessedRepeat| {
        let taken: serde_json::Map<String, Value> =
            repeat.taken.iter().map(|(column, target)| (column.clone(), target.as_str().into())).collect();
        json!({
            "sheet": repeat.sheet,
            "kind": repeat.becomes.ok().map(|kind| kind.name()),
            "rows": repeat.becomes.err(),
            "columns": taken,
            "unused": repeat.unused,
        })
    };
    json!({
        "map": guess.map,
        "kinds": guess.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        "columns": taken,
        "unused": guess.unused,
        "open_dates": guess.open_dates,
        "repeats": guess.repeats.iter().map(repeat).collect::<Vec<_>>(),
    })
}
