//! `carnet actor merge` and `carnet place merge`: two that are one.

use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::message::Message;
use carnet::model::{Kind, RecordId, field_key};
use carnet::store::Store;
use serde_json::json;

/// Makes one of two; the first goes into the second.
pub(crate) fn merge(
    from: RecordId,
    into: RecordId,
    store: &mut Store,
    session: &Session,
) -> Result<(), Failure> {
    let catalogue = session.catalogue();
    let reason = catalogue.say(&Message::new("mend-merged-into").with("id", into.to_string()));
    let stamp = session.stamp();
    let merged = if session.dry_run() {
        store.rehearse(&stamp, |change| change.merge(from, into, &reason))?
    } else {
        store.change(&stamp, |change| change.merge(from, into, &reason))?
    };
    if session.format() == Format::Json {
        let moved: serde_json::Map<_, _> =
            merged.moved.iter().map(|(kind, count)| (kind.name().to_owned(), json!(count))).collect();
        let object = json!({
            "from": from.to_string(), "into": into.to_string(), "moved": moved, "fields": merged.fields,
            "dry_run": session.dry_run(),
        });
        return session.write(|out| writeln!(out, "{object}"));
    }
    let mut lines = Vec::new();
    for (kind, count) in &merged.moved {
        let label = Message::new(format!("{}.plural", Kind::label_key(*kind)));
        lines.push(catalogue.say(&Message::new("mend-moved").with("kind", label).with("count", *count)));
    }
    if !merged.fields.is_empty() {
        let fields: Vec<String> = merged
            .fields
            .iter()
            .map(|field| catalogue.label(&field_key(catalogue, into.kind.name(), field)))
            .collect();
        lines.push(catalogue.say(&Message::new("mend-took-over").with("fields", fields.join(", "))));
    }
    session.print(&lines.iter().map(|line| format!("{line}\n")).collect::<String>())?;
    let said = if session.dry_run() { "mend-would-merge" } else { "mend-merge-done" };
    let said = Message::new(said).with("from", from.to_string()).with("into", into.to_string());
    Ok(session.say(&said)?)
}
