//! Finds what rows name, and remembers it: the same few places and actors stand on thousands of rows.

use std::collections::HashMap;

use super::draft::{Node, Place};
use crate::model::{Fault, Kind, Reason, RecordId, Values};
use crate::store::{Change, StoreError};
use crate::text::fold;
use crate::vocabulary::{PlaceKind, Term};

/// What became of the name of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Located {
    /// One place has it.
    Found(RecordId),
    /// None has it, or several.
    Not {
        /// Whether the area in which it was looked for is in the store.
        area_known: bool,
        /// How many have it.
        candidates: usize,
    },
}

/// The places of an area by name.
#[derive(Debug, Default)]
struct Area {
    by_name: HashMap<String, Vec<RecordId>>,
    /// By what is left of a name without the words that do not belong to it.
    by_core: HashMap<String, Vec<RecordId>>,
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Finder {
    areas: HashMap<String, Option<RecordId>>,
    places: HashMap<(RecordId, String), Area>,
    actors: HashMap<String, RecordId>,
    /// Names that the row at hand is the first to name.
    fresh: Vec<String>,
    /// How many actors it made.
    made: usize,
}

impl Finder {
    /// The row at hand was kept; gives how many actors it made.
    pub(super) fn keep(&mut self) -> usize {
        self.fresh.clear();
        std::mem::take(&mut self.made)
    }

    /// The row at hand was undone, and with it the actors that it made.
    pub(super) fn forget(&mut self) {
        self.made = 0;
        for name in self.fresh.drain(..) {
            self.actors.remove(&name);
        }
    }

    /// Finds a place by its name in the area around it.
    pub(super) fn place(&mut self, change: &Change<'_>, place: &Place) -> Result<Located, StoreError> {
        let Some(area) = self.area(change, &place.within)? else {
            return Ok(Located::Not { area_known: false, candidates: 0 });
        };
        let key = (area, place.kind.clone());
        if !self.places.contains_key(&key) {
            let mut names = Area::default();
            if let Some(kind) = PlaceKind::from_code(&place.kind) {
                for (id, folded) in change.places_inside(area, kind)? {
                    push(&mut names.by_core, core(&folded, &place.drop), id);
                    push(&mut names.by_name, folded, id);
                }
            }
            self.places.insert(key.clone(), names);
        }
        let names = &self.places[&key];
        let folded = fold::fold(&place.name);
        let whole = names.by_name.get(&folded).map_or(&[][..], Vec::as_slice);
        let found = match whole {
            [] => names.by_core.get(&core(&folded, &place.drop)).map_or(&[][..], Vec::as_slice),
            whole => whole,
        };
        Ok(match found {
            [id] => Located::Found(*id),
            several => Located::Not { area_known: true, candidates: several.len() },
        })
    }

    /// The area of a code or name; a country before anything else of that name.
    fn area(&mut self, change: &Change<'_>, within: &str) -> Result<Option<RecordId>, StoreError> {
        if within.is_empty() {
            return Ok(None);
        }
        if let Some(area) = self.areas.get(within) {
            return Ok(*area);
        }
        let called = change.called(Kind::Place, within)?;
        let area = match called.as_slice() {
            [id] => Some(*id),
            several => {
                let mut countries = Vec::new();
                for id in several {
                    if change.read(*id)?.values.get("kind").is_some_and(|kind| kind == "country") {
                        countries.push(*id);
                    }
                }
                if let [country] = countries.as_slice() { Some(*country) } else { None }
            }
        };
        self.areas.insert(within.to_owned(), area);
        Ok(area)
    }

    /// The actor of a name, made where there is none: nobody has met it.
    pub(super) fn actor(
        &mut self,
        change: &mut Change<'_>,
        node: &Node,
        source: &str,
        provenance: &str,
    ) -> Result<RecordId, StoreError> {
        let key = fold::fold(&node.name);
        if let Some(id) = self.actors.get(&key) {
            return Ok(*id);
        }
        // Known under this name even where people have given it another one since.
        let known_as = format!("named:{key}");
        if let Some(seen) = change.seen(Kind::Actor, source, &known_as)? {
            self.actors.insert(key, seen.id);
            return Ok(seen.id);
        }
        let id = match change.called(Kind::Actor, &node.name)?.as_slice() {
            [id] => *id,
            [] => {
                let mut raw = Values::new();
                raw.insert("name".into(), node.name.as_str().into());
                raw.insert("actor_type".into(), node.actor_type.as_str().into());
                raw.insert("met".into(), false.into());
                let id = change
                    .make(Kind::Actor, &raw, provenance)
                    .map_err(|error| in_field(error, node.field))?;
                self.made += 1;
                id
            }
            several => {
                let fault = Fault::new(node.field, Reason::SeveralRecords(Kind::Actor, several.to_vec()));
                return Err(StoreError::Faults { kind: Kind::Actor, id: None, faults: vec![fault] });
            }
        };
        change.note_seen(id, source, &known_as, None)?;
        self.fresh.push(key.clone());
        self.actors.insert(key, id);
        Ok(id)
    }
}

/// The fault of a record beside is the fault of the field that names it.
pub(super) fn in_field(error: StoreError, field: &str) -> StoreError {
    match error {
        StoreError::Faults { kind, id, faults } => {
            let faults = faults.into_iter().map(|fault| Fault::new(field, fault.reason)).collect();
            StoreError::Faults { kind, id, faults }
        }
        other => other,
    }
}

fn push(names: &mut HashMap<String, Vec<RecordId>>, name: String, id: RecordId) {
    let ids = names.entry(name).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// A folded name without the words that do not belong to it; the whole name where nothing is left.
fn core(folded: &str, drop: &[String]) -> String {
    let drop: Vec<String> = drop.iter().map(|word| fold::fold(word)).collect();
    let words: Vec<&str> = folded.split(' ').filter(|word| !drop.iter().any(|other| other == word)).collect();
    if words.is_empty() { folded.to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::core;

    #[test]
    fn a_name_keeps_what_is_its_own() {
        let drop = ["Province".to_owned(), "Governorate".to_owned(), "State".to_owned()];
        for (folded, left) in
            [("kabul province", "kabul"), ("state", "state"), ("sana a governorate", "sana a")]
        {
            assert_eq!(core(folded, &drop), left);
        }
    }
}
