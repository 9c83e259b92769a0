//! Actors and places that a filter names: by some letters, in any script, as everywhere else.

use crate::cli::record::{Reader, text_of};
use crate::cli::{Failure, Session};
use carnet::indicator::{Choice, ChoiceError, Dimension, Filter, Values};
use carnet::model::{Kind, Near, RecordId};
use carnet::store::{Store, StoreError};

/// No gazetteer nests deeper.
const DEEPEST: usize = 32;
/// Most candidates that an error names.
const NAMED: usize = 12;

/// The choice with an id wherever a filter has a name.
///
/// # Errors
/// [`ChoiceError::NoSuchTerm`] with what is near, [`ChoiceError::SeveralTerms`].
pub(super) fn by_id(mut choice: Choice, store: &Store, session: &Session) -> Result<Choice, Failure> {
    let reader = Reader::new(store, session);
    for filter in &mut choice.filters {
        // An id or a P-code is what it says, whatever else has it in its name.
        if store.unknown_term(std::slice::from_ref(filter))?.is_some() {
            name(filter, store, &reader)?;
        }
    }
    Ok(choice)
}

fn name(filter: &mut Filter, store: &Store, reader: &Reader<'_>) -> Result<(), Failure> {
    let dimension = filter.dimension;
    let kind = match dimension.values {
        Values::Place => Kind::Place,
        Values::Actor => Kind::Actor,
        _ => return Ok(()),
    };
    let mut fitting = Vec::new();
    let mut others = Vec::new();
    for found in store.find_by_name(kind, &filter.term)? {
        if is_of(found.id, dimension, reader)? { fitting.push(found.id) } else { others.push(found.id) }
    }
    match fitting.as_slice() {
        [one] => {
            filter.name = reader.name(*one)?;
            filter.term = one.to_string();
            Ok(())
        }
        [] => {
            if others.is_empty()
                && let Near::Alike(ids) = store.near(kind, &filter.term)?
            {
                others = ids;
            }
            // What is smaller than asked for lies in what may be meant.
            let mut near: Vec<RecordId> = Vec::new();
            for id in others {
                if let Some(around) = around(id, dimension, reader)?
                    && !near.contains(&around)
                {
                    near.push(around);
                }
            }
            let (dimension, term) = (dimension.name, filter.term.clone());
            Err(ChoiceError::NoSuchTerm { dimension, term, near: shown(&near, reader)? }.into())
        }
        several => {
            let (dimension, term) = (dimension.name, filter.term.clone());
            Err(ChoiceError::SeveralTerms { dimension, term, found: shown(several, reader)? }.into())
        }
    }
}

/// Whether a record can be a value of the dimension: of places, only those of its own kind.
fn is_of(id: RecordId, dimension: &Dimension, reader: &Reader<'_>) -> Result<bool, StoreError> {
    Ok(id.kind != Kind::Place || text_of(&*reader.record(id)?, "kind") == Some(dimension.name))
}

/// The record, or what of the dimension it lies in.
fn around(id: RecordId, dimension: &Dimension, reader: &Reader<'_>) -> Result<Option<RecordId>, StoreError> {
    let mut at = id;
    for _ in 0..DEEPEST {
        if is_of(at, dimension, reader)? {
            return Ok(Some(at));
        }
        match text_of(&*reader.record(at)?, "parent").and_then(|parent| parent.parse().ok()) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    Ok(None)
}

fn shown(ids: &[RecordId], reader: &Reader<'_>) -> Result<Vec<String>, StoreError> {
    let shown = |id: &RecordId| Ok(format!("{} ({id})", reader.name(*id)?.unwrap_or_default()));
    ids.iter().take(NAMED).map(shown).collect()
}
