//! Writing down, changing, closing.

use super::{Given, RecordError, Verb, again, alike, flags, input, like, named, said, show_candidates, told};
use crate::cli::kept::OpenStore;
use crate::cli::{Failure, Session, asked, key};
use carnet::message::Message;
use carnet::model::{Fault, Kind, Reason, RecordId, Values};
use carnet::store::{Change, Store, StoreError, Stored};
use serde_json::Value;

/// For so many new actors or places at once similar names are pointed out; more are an import.
const COMPARED: usize = 20;

/// Writes down what the flags or `--input` say: all of it, or nothing.
pub(super) fn make(given: &Given, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let kind = given.kind;
    let from_input = given.input();
    let raws = match &from_input {
        Some(path) => input::records(path, kind, session)?,
        None => {
            let mut values = flags::values(kind, &given.matches, session)?;
            let verb = given.verb.name();
            let pattern = like::pattern(given, &store)?;
            if let Some(pattern) = &pattern {
                like::take(&mut values, pattern);
            }
            again::take(given, &mut values, &store, session)?;
            if session.can_ask() && asked::is_incomplete(kind, verb, &values) {
                let made = asked::entry(kind, verb, values, pattern, &mut store, session)?;
                said::written(&made, &store, session)?;
                return ordered(&made, store, session);
            }
            if let Some(pattern) = &pattern {
                like::take_the_rest(&mut values, pattern, session.today());
            }
            if verb == "call" {
                as_a_call(&mut values, session);
            }
            if let Some(made) = asked::whole(kind, verb, &mut values, &mut store, session)? {
                return said::written(&made, &store, session);
            }
            vec![values]
        }
    };
    say_similar(kind, &raws, &store, session)?;
    if !alike::confirm(kind, &raws, session)? {
        return Ok(());
    }
    let mut at = 0;
    let work = |change: &mut Change<'_>| {
        let mut made = Vec::new();
        for raw in &raws {
            at += 1;
            let id = change.make(kind, raw, "typed");
            let id = match outcome_fault(given, raw) {
                Some(fault) => return Err(with_fault(id, kind, fault)),
                None => id?,
            };
            made.push(change.read(id)?);
        }
        Ok(made)
    };
    let stamp = session.stamp();
    let made = if session.dry_run() { store.rehearse(&stamp, work) } else { store.change(&stamp, work) };
    let made = made.map_err(|error| -> Failure {
        show_candidates(&error, &store, session);
        match from_input {
            Some(_) => RecordError::InRecord { record: at, of: raws.len(), error }.into(),
            None => error.into(),
        }
    })?;
    said::written(&made, &store, session)?;
    if said::is_suspension(&made) && !session.dry_run() {
        session.say(&Message::new("keys-ordered"))?;
    }
    Ok(())
}

/// An order to suspend may be meant for us: then writing ends here, and the key goes before somebody asks for it.
fn ordered(made: &[Stored], store: OpenStore, session: &Session) -> Result<(), Failure> {
    if !said::is_suspension(made) || session.dry_run() {
        return Ok(());
    }
    session.say(&Message::new("keys-ordered"))?;
    if session.agrees() || !session.confirm(&Message::new("keys-ordered-ask"))? {
        return Ok(());
    }
    session.say(&Message::new("keys-ordered-stop"))?;
    if session.is_one_of_several() {
        // A shell has the store open.
        return Ok(());
    }
    drop(store);
    key::park_asked(session)
}

/// A call is a meeting of today, by telephone, of our own.
fn as_a_call(values: &mut Values, session: &Session) {
    for (field, value) in
        [("date", session.today().to_string()), ("channel", "phone".into()), ("mode", "alone".into())]
    {
        values.entry(field).or_insert_with(|| value.into());
    }
}

/// `trip log` is for trips whose outcome is known, `trip plan` for those whose is not.
fn outcome_fault(given: &Given, raw: &Values) -> Option<Fault> {
    let has_outcome = raw.get("outcome").is_some_and(|outcome| !outcome.is_null());
    let reason = match (given.verb, given.kind, has_outcome) {
        (Verb::Make("log"), Kind::Trip, false) => Reason::Missing,
        (Verb::Make("plan"), _, true) => Reason::OnlyWhenMade,
        _ => return None,
    };
    Some(Fault::new("outcome", reason))
}

/// The error with one fault more, or the fault alone.
fn with_fault(made: Result<RecordId, StoreError>, kind: Kind, fault: Fault) -> StoreError {
    match made {
        Ok(_) => StoreError::Faults { kind, id: None, faults: vec![fault] },
        Err(StoreError::Faults { kind, id, mut faults }) => {
            faults.push(fault);
            StoreError::Faults { kind, id, faults }
        }
        Err(other) => other,
    }
}

/// Points at actors or places with much the same name: the same one twice is two half histories.
fn say_similar(kind: Kind, raws: &[Values], store: &Store, session: &Session) -> Result<(), Failure> {
    if !matches!(kind, Kind::Actor | Kind::Place) || raws.len() > COMPARED {
        return Ok(());
    }
    for name in raws.iter().filter_map(|raw| raw.get("name")?.as_str()) {
        let found = store.similar_names(kind, name)?;
        if !found.is_empty() {
            let ids: Vec<String> = found.iter().map(|found| found.id.to_string()).collect();
            session.say(&Message::new("record-similar").with("ids", ids.join(", ")))?;
        }
    }
    Ok(())
}

/// Changes a record.
pub(super) fn edit(given: &Given, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let id = named(given, &store, session)?;
    let mut patch = match given.input() {
        Some(path) => {
            let mut patches = input::records(&path, given.kind, session)?;
            let found = patches.len();
            patches.pop().filter(|_| found == 1).ok_or(RecordError::NotOneChange { found })?
        }
        None => flags::values(given.kind, &given.matches, session)?,
    };
    let several = |name: &str| -> Vec<String> {
        given.matches.get_many::<String>(name).into_iter().flatten().cloned().collect()
    };
    for field in several("clear") {
        patch.insert(field.trim_start_matches('-').replace('-', "_"), Value::Null);
    }
    let remove = several("remove");
    if patch.is_empty() && remove.is_empty() {
        return Err(RecordError::NothingGiven.into());
    }
    change(id, &patch, &remove, &mut store, session)
}

/// Closes a negotiation with its result.
pub(super) fn close(given: &Given, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let id = named(given, &store, session)?;
    let mut patch = flags::values(given.kind, &given.matches, session)?;
    patch.entry("closed").or_insert_with(|| session.today().to_string().into());
    change(id, &patch, &[], &mut store, session)
}

/// Changes a record and says what stands now; every verb that changes one ends here.
pub(super) fn change(
    id: RecordId,
    patch: &Values,
    remove: &[String],
    store: &mut Store,
    session: &Session,
) -> Result<(), Failure> {
    let work = |change: &mut Change<'_>| -> Result<(bool, Stored), StoreError> {
        Ok((change.edit(id, patch, remove)?, change.read(id)?))
    };
    let stamp = session.stamp();
    let done = if session.dry_run() { store.rehearse(&stamp, work) } else { store.change(&stamp, work) };
    let (changed, stored) = done.map_err(|error| told(error, store, session))?;
    if !changed {
        session.say(&Message::new("store-nothing-changes").with("id", id.to_string()))?;
    }
    let fields = patch.keys().map(String::as_str).chain(removed(remove)).filter(|_| changed);
    said::changed(stored, fields, store, session)
}

/// The fields of which rows are taken out: of `addressees.2` the first word.
fn removed(remove: &[String]) -> impl Iterator<Item = &str> {
    remove.iter().filter_map(|row| row.split('.').next())
}
