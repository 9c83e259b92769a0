//! Finding an actor or a place by a few letters in any script, and making one on the spot.

use super::ask::{Line, Stopped, hear, number};
use super::{Held, Rim, dialogue, forms};
use crate::cli::record::Reader;
use crate::cli::{Failure, Session};
use carnet::message::{Explain, Message};
use carnet::model::{Fault, Kind, Lookup, Near, Reason, RecordId, Values};
use carnet::store::{Store, StoreError};
use carnet::text::clean::one_line;
use serde_json::Value;

/// Most candidates that are shown at once.
const SHOWN: usize = 9;

/// What a search gave.
pub(super) enum Picked {
    Record(RecordId),
    /// Nothing; the question is asked again.
    Nothing,
    Stop(Stopped),
}

/// Shows candidates, a numbered line each.
pub(super) fn show(ids: &[RecordId], store: &Store, rim: &Rim<'_>) -> Result<(), Failure> {
    for (number, id) in (1..).zip(ids) {
        rim.person.tell(&format!("{number:>3}  {}", line(*id, store, rim)?))?;
    }
    Ok(())
}

/// The same for a page of its own: an actor or a place that may be meant.
pub(in crate::cli) fn candidate(id: RecordId, store: &Store, session: &Session) -> Result<String, Failure> {
    Ok(line(id, store, &Rim::of(session))?)
}

/// What tells one candidate from another: its name; of an actor its rank and the last contact; of a place what it is
/// and the district. Nothing joins an actor with a place (domain.md, fact 6).
fn line(id: RecordId, store: &Store, rim: &Rim<'_>) -> Result<String, StoreError> {
    let reader = Reader::of(store, rim.catalogue);
    let stored = reader.record(id)?;
    let mut parts = vec![super::form::named(&rim.desk(store), id)?];
    let label = |prefix: &str, code: &str| rim.catalogue.label(&format!("{prefix}-{code}"));
    let text = |field: &str| stored.values.get(field).and_then(Value::as_str);
    match id.kind {
        Kind::Actor => {
            let levels = stored.values.get("levels").and_then(Value::as_array);
            let level = levels.and_then(|rows| rows.last()?.get("level")?.as_str());
            parts.extend(level.map(|level| label("level", level)));
            if let Some(day) = store.last_contact(id)? {
                parts.push(rim.catalogue.say(&Message::new("asked-last-contact").with("day", day)));
            }
        }
        Kind::Place => {
            parts.extend(text("kind").map(|kind| label("place-kind", kind)));
            if let Some(district) = reader.coarse(id)?.filter(|district| *district != id) {
                parts.extend(reader.name(district)?.map(|name| one_line(&name).into_owned()));
            }
        }
        _ => {
            let declaration = carnet::model::declaration(id.kind);
            parts.extend(declaration.date_field().and_then(text).map(str::to_owned));
        }
    }
    Ok(parts.join(" · "))
}

/// The record that is meant: a number of those offered, an id, some letters; several are shown and asked again, and
/// none can be made now.
pub(super) fn pick(
    kind: Kind,
    typed: &str,
    offered: &[RecordId],
    help: &Message,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Picked, Failure> {
    let has_name = matches!(kind, Kind::Actor | Kind::Place);
    let mut typed = typed.trim().to_owned();
    let mut offered = offered.to_vec();
    let mut new_name: Option<String> = None;
    loop {
        if let Some(at) = number(&typed, offered.len()) {
            return Ok(Picked::Record(offered[at]));
        }
        if let Some(rest) = typed.strip_prefix('+').filter(|_| has_name) {
            let name = if rest.trim().is_empty() { new_name.clone() } else { Some(rest.trim().to_owned()) };
            if let Some(name) = name {
                let is_known = new_name.as_deref() == Some(name.as_str());
                let similar = if is_known { Vec::new() } else { store.similar_names(kind, &name)? };
                if similar.is_empty() {
                    return make(kind, &name, store, rim);
                }
                offered = similar.into_iter().map(|found| found.id).collect();
                new_name = Some(name);
                rim.tell(&Message::new("asked-similar"))?;
            } else {
                rim.tell(&Message::new("asked-name-first"))?;
                return Ok(Picked::Nothing);
            }
        } else {
            let found = store.lookup(rim.stamp.today).record(kind, &typed);
            match found {
                Ok(id) => return Ok(Picked::Record(id)),
                Err(Reason::SeveralRecords(_, ids)) => {
                    rim.tell(&Message::new("asked-which"))?;
                    offered = ids.into_iter().take(SHOWN).collect();
                    new_name = None;
                }
                Err(Reason::NoSuchRecord(_, near)) if has_name => {
                    rim.tell(&Message::new("asked-none-found"))?;
                    offered = match near {
                        Near::Alike(ids) => ids,
                        Near::Unknown | Near::Last(_) | Near::Nothing => Vec::new(),
                    };
                    if !offered.is_empty() {
                        rim.tell(&Message::new("asked-similar"))?;
                    }
                    new_name = Some(typed.clone());
                }
                Err(reason) => {
                    let fault = Fault::new("", reason);
                    rim.tell(&fault.message())?;
                    rim.tell_hint(&fault)?;
                    return Ok(Picked::Nothing);
                }
            }
        }
        show(&offered, store, rim)?;
        let prompt = if new_name.is_some() { "asked-pick-or-new" } else { "asked-pick" };
        typed = match hear(&rim.catalogue.label(prompt), help, rim)? {
            Line::Typed(typed) => typed,
            Line::Empty | Line::Back => return Ok(Picked::Nothing),
            Line::Stop(stopped) => return Ok(Picked::Stop(stopped)),
        };
    }
}

/// Writes down a new actor or place: its least, and at once, so that the entry which needs it can go on.
fn make(kind: Kind, name: &str, store: &mut Store, rim: &Rim<'_>) -> Result<Picked, Failure> {
    if rim.dry_run {
        rim.tell(&Message::new("asked-dry-run-new"))?;
        return Ok(Picked::Nothing);
    }
    let mut values = Values::new();
    values.insert("name".into(), name.into());
    let form = forms::on_the_spot(kind);
    let begun = rim.inner.take().filter(|said| said.text(&format!("{}.name", kind.name())) == Some(name));
    let mut said = begun.unwrap_or_else(|| super::Said::given(kind, values));
    rim.half.replace(said.half.take());
    match dialogue::hold(form.as_ref(), &mut said, store, rim)? {
        Held::Done(made) => {
            let Some(id) = made.first().map(|stored| stored.id) else { return Ok(Picked::Nothing) };
            rim.tell(&Message::new("asked-made").with("name", super::form::named(&rim.desk(store), id)?))?;
            Ok(Picked::Record(id))
        }
        Held::Stopped(stopped) => {
            said.half = rim.half.take();
            rim.inner.replace(Some(said).filter(|said| !said.is_empty()));
            Ok(Picked::Stop(stopped))
        }
    }
}
