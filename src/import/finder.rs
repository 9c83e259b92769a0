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
    /// It was made, in this area.
    Made(RecordId),
    /// None has it, or several; the nearest of the areas around it stands for it.
    Around(RecordId, usize),
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

/// Words that do not belong to the name of an administrative area.
pub(super) const AREA_WORDS: &[&str] = &[
    "Province",
    "Governorate",
    "State",
    "District",
    "Region",
    "Department",
    "County",
    "Territory",
    "Gouvernorat",
    "Région",
    "Département",
    "Territoire",
    "Cercle",
    "Commune",
    "Provincia",
    "Departamento",
    "Distrito",
    "Estado",
    "Municipio",
    "Región",
    "محافظة",
    "ولاية",
    "مديرية",
    "إقليم",
    "منطقة",
    "قضاء",
];

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Finder {
    areas: HashMap<Vec<String>, Option<(RecordId, usize)>>,
    places: HashMap<(RecordId, String), Area>,
    /// Places looked for without an area, by kind and name: the one, and how many there are.
    named: HashMap<(String, String), (Option<RecordId>, usize)>,
    actors: HashMap<String, RecordId>,
    /// What was found since the rows that are kept.
    fresh: Fresh,
    /// How many actors and how many places the row at hand made.
    made: (usize, usize),
}

/// What rows found that may be undone yet.
#[derive(Debug, Default)]
struct Fresh {
    areas: Vec<Vec<String>>,
    places: Vec<(RecordId, String)>,
    named: Vec<(String, String)>,
    actors: Vec<String>,
    made_places: Vec<RecordId>,
}

impl Finder {
    /// How many actors and how many places the row at hand made. The next one begins.
    pub(super) fn row_made(&mut self) -> (usize, usize) {
        std::mem::take(&mut self.made)
    }

    /// The rows since the last ones were kept.
    pub(super) fn keep(&mut self) {
        self.fresh = Fresh::default();
    }

    /// The rows since the last ones were undone, and with them what they made: all that was found since is looked for anew.
    pub(super) fn forget(&mut self) {
        self.made = (0, 0);
        let Fresh { areas, places, named, actors, made_places } = std::mem::take(&mut self.fresh);
        areas.iter().for_each(|area| _ = self.areas.remove(area));
        places.iter().for_each(|places| _ = self.places.remove(places));
        named.iter().for_each(|named| _ = self.named.remove(named));
        actors.iter().for_each(|name| _ = self.actors.remove(name));
        if !made_places.is_empty() {
            for names in self.places.values_mut() {
                for ids in names.by_name.values_mut().chain(names.by_core.values_mut()) {
                    ids.retain(|id| !made_places.contains(id));
                }
            }
        }
    }

    /// Finds a place by its name in the areas around it; makes it, or takes the area, where the map says so.
    pub(super) fn place(
        &mut self,
        change: &mut Change<'_>,
        place: &Place,
        source: &str,
        provenance: &str,
    ) -> Result<Located, StoreError> {
        let area = self.nearest_area(change, &place.within)?;
        let (found, candidates) = if place.name.is_empty() {
            (None, 0)
        } else {
            match (area, place.within.is_empty()) {
                (Some((area, _)), _) => match self.inside(change, area, place)? {
                    (None, 0) if place.kind == PlaceKind::Locality.code() => {
                        self.area_of_name(change, area, &place.name)?
                    }
                    found => found,
                },
                (None, true) => self.anywhere(change, place)?,
                (None, false) => (None, 0),
            }
        };
        if let Some(id) = found {
            return Ok(Located::Found(id));
        }
        // The name stands beside the area that is nearest to it, and says so itself.
        if let Some((id, 0)) = area.filter(|_| place.name.is_empty() && place.or_within) {
            return Ok(Located::Found(id));
        }
        // Whoever mends a row may have found the place itself.
        if candidates == 0
            && let Some(id) = standing(change, Kind::Place, &place.name)
        {
            return Ok(Located::Found(id));
        }
        if place.make && !place.name.is_empty() && candidates == 0 {
            return self.made(change, place, area.map(|(id, _)| id), source, provenance);
        }
        match area {
            Some((id, _)) if place.or_within => Ok(Located::Around(id, candidates)),
            area => Ok(Located::Not { area_known: area.is_some() || place.within.is_empty(), candidates }),
        }
    }

    /// The one place of the kind in an area, by its name, and how many there are.
    fn inside(
        &mut self,
        change: &Change<'_>,
        area: RecordId,
        place: &Place,
    ) -> Result<(Option<RecordId>, usize), StoreError> {
        let key = (area, place.kind.clone());
        if !self.places.contains_key(&key) {
            let mut names = Area::default();
            if let Some(kind) = PlaceKind::from_code(&place.kind) {
                for (id, folded) in change.places_inside(area, kind)? {
                    push(&mut names.by_core, core(&folded, &place.drop), id);
                    push(&mut names.by_name, folded, id);
                }
            }
            self.fresh.places.push(key.clone());
            self.places.insert(key.clone(), names);
        }
        let names = &self.places[&key];
        let folded = fold::fold(&place.name);
        let whole = names.by_name.get(&folded).map_or(&[][..], Vec::as_slice);
        let found = match whole {
            [] => names.by_core.get(&core(&folded, &place.drop)).map_or(&[][..], Vec::as_slice),
            whole => whole,
        };
        Ok((if let [id] = found { Some(*id) } else { None }, found.len()))
    }

    /// A place of the name, wherever it is: of the kind where one is, else the only one.
    fn anywhere(
        &mut self,
        change: &Change<'_>,
        place: &Place,
    ) -> Result<(Option<RecordId>, usize), StoreError> {
        let key = (place.kind.clone(), fold::fold(&place.name));
        if let Some(known) = self.named.get(&key) {
            return Ok(*known);
        }
        let called = change.called(Kind::Place, &place.name)?;
        let mut of_kind = Vec::new();
        for id in &called {
            if change.read(*id)?.values.get("kind").is_some_and(|kind| *kind == place.kind) {
                of_kind.push(*id);
            }
        }
        let found = match (of_kind.is_empty(), called.len()) {
            (false, _) => of_kind,
            (true, 0 | 1) => called,
            (true, _) => nested(change, &called, End::Inner)?.map_or(called, |id| vec![id]),
        };
        let known = (if let [id] = found.as_slice() { Some(*id) } else { None }, found.len());
        // What is not there may be made by another row.
        if known.1 > 0 {
            self.fresh.named.push(key.clone());
            self.named.insert(key, known);
        }
        Ok(known)
    }

    /// The administrative area of a name in another, of the finest level that has one: a town gave its name to the area
    /// around it, and the gazetteer may know that alone.
    fn area_of_name(
        &mut self,
        change: &Change<'_>,
        around: RecordId,
        name: &str,
    ) -> Result<(Option<RecordId>, usize), StoreError> {
        for kind in ["adm3", "adm2", "adm1"] {
            let found = self.inside(change, around, &area(name, kind))?;
            if found.1 > 0 {
                return Ok(found);
            }
        }
        Ok((None, 0))
    }

    /// A place of the name, made in the area.
    fn made(
        &mut self,
        change: &mut Change<'_>,
        place: &Place,
        area: Option<RecordId>,
        source: &str,
        provenance: &str,
    ) -> Result<Located, StoreError> {
        let folded = fold::fold(&place.name);
        let around = area.map_or_else(String::new, |area| area.to_string());
        // Known under this name even where people have given it another one since.
        let known_as = format!("named:{}:{around}:{folded}", place.kind);
        if let Some(seen) = change.seen(Kind::Place, source, &known_as)? {
            return Ok(Located::Found(seen.id));
        }
        let mut raw = Values::new();
        raw.insert("name".into(), place.name.split_whitespace().collect::<Vec<_>>().join(" ").into());
        raw.insert("kind".into(), place.kind.as_str().into());
        if let Some(area) = area {
            raw.insert("parent".into(), area.to_string().into());
        }
        let id = change.make(Kind::Place, &raw, provenance).map_err(|error| in_field(error, place.field))?;
        change.note_seen(id, source, &known_as, None)?;
        self.fresh.made_places.push(id);
        self.made.1 += 1;
        match area {
            Some(area) => {
                if let Some(names) = self.places.get_mut(&(area, place.kind.clone())) {
                    push(&mut names.by_core, core(&folded, &place.drop), id);
                    push(&mut names.by_name, folded, id);
                }
            }
            None => {
                let key = (place.kind.clone(), folded);
                self.fresh.named.push(key.clone());
                self.named.insert(key, (Some(id), 1));
            }
        }
        Ok(Located::Made(id))
    }

    /// The nearest of the areas that is in the store, and how many steps it is from the nearest that was named.
    fn nearest_area(
        &mut self,
        change: &Change<'_>,
        within: &[String],
    ) -> Result<Option<(RecordId, usize)>, StoreError> {
        if let Some(area) = self.areas.get(within) {
            return Ok(*area);
        }
        let mut found: Option<(RecordId, usize)> = None;
        for (at, name) in within.iter().enumerate().rev() {
            let area = match found {
                None => self.area(change, name)?,
                Some((around, _)) => self.area_inside(change, around, name)?,
            };
            found = area.map(|id| (id, at)).or(found);
        }
        self.fresh.areas.push(within.to_vec());
        self.areas.insert(within.to_vec(), found);
        Ok(found)
    }

    /// The administrative area of a name in another.
    fn area_inside(
        &mut self,
        change: &Change<'_>,
        around: RecordId,
        name: &str,
    ) -> Result<Option<RecordId>, StoreError> {
        for kind in ["adm1", "adm2", "adm3"] {
            if let (Some(id), _) = self.inside(change, around, &area(name, kind))? {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// The area of a code or name; a country before anything else of that name.
    fn area(&mut self, change: &Change<'_>, within: &str) -> Result<Option<RecordId>, StoreError> {
        let called = change.called(Kind::Place, within)?;
        match called.as_slice() {
            [id] => Ok(Some(*id)),
            several => {
                let mut countries = Vec::new();
                for id in several {
                    if change.read(*id)?.values.get("kind").is_some_and(|kind| kind == "country") {
                        countries.push(*id);
                    }
                }
                match countries.as_slice() {
                    [country] => Ok(Some(*country)),
                    // What lies around something is the larger of two that share a name.
                    _ => nested(change, several, End::Outer),
                }
            }
        }
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
            self.fresh.actors.push(key.clone());
            self.actors.insert(key, seen.id);
            return Ok(seen.id);
        }
        let id = match change.called(Kind::Actor, &node.name)?.as_slice() {
            [id] => *id,
            [] if let Some(id) = standing(change, Kind::Actor, &node.name) => id,
            [] => {
                let mut raw = Values::new();
                raw.insert("name".into(), node.name.as_str().into());
                raw.insert("actor_type".into(), node.actor_type.as_str().into());
                raw.insert("met".into(), false.into());
                let id = change
                    .make(Kind::Actor, &raw, provenance)
                    .map_err(|error| in_field(error, node.field))?;
                self.made.0 += 1;
                id
            }
            several => {
                let fault = Fault::new(node.field, Reason::SeveralRecords(Kind::Actor, several.to_vec()));
                return Err(StoreError::Faults { kind: Kind::Actor, id: None, faults: vec![fault] });
            }
        };
        change.note_seen(id, source, &known_as, None)?;
        self.fresh.actors.push(key.clone());
        self.actors.insert(key, id);
        Ok(id)
    }
}

/// An administrative area, to be looked for by its name.
fn area(name: &str, kind: &str) -> Place {
    Place {
        field: "",
        goes: super::draft::Goes::Field,
        name: name.to_owned(),
        within: Vec::new(),
        kind: kind.to_owned(),
        drop: AREA_WORDS.iter().map(|word| (*word).to_owned()).collect(),
        or_within: false,
        make: false,
        text: None,
    }
}

/// One end of places that lie in each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Inner,
    Outer,
}

/// Of several places that lie in each other the one at an end; none where they do not.
fn nested(change: &Change<'_>, places: &[RecordId], end: End) -> Result<Option<RecordId>, StoreError> {
    // No gazetteer is so deep, and a circle has no end.
    const DEPTH: usize = 12;
    for id in places {
        let mut around = Vec::new();
        let mut next = Some(*id);
        while let Some(at) = next.filter(|_| around.len() < DEPTH) {
            let parent =
                change.read(at)?.values.get("parent").and_then(|parent| parent.as_str()?.parse().ok());
            around.extend(parent);
            next = parent;
        }
        if places.iter().all(|other| other == id || around.contains(other)) {
            // The innermost; around it the others stand in their order.
            let outer = around.iter().rev().find(|around| places.contains(around));
            return Ok(outer.filter(|_| end == End::Outer).copied().or(Some(*id)));
        }
    }
    Ok(None)
}

/// The record of an id, where a name is none's and is written as one.
fn standing(change: &Change<'_>, kind: Kind, name: &str) -> Option<RecordId> {
    let id: RecordId = name.trim().parse().ok().filter(|id: &RecordId| id.kind == kind)?;
    change.read(id).is_ok_and(|stored| stored.voided.is_none()).then_some(id)
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
    let mut words: Vec<&str> =
        folded.split(' ').filter(|word| !drop.iter().any(|other| other == word)).collect();
    // `Cercle de Djenné`: what tied the name to the word that went.
    let is_tied = words.first().is_some_and(|word| ["de", "du", "des", "d", "del", "of"].contains(word));
    if is_tied && !folded.starts_with(words[0]) && words.len() > 1 {
        words.remove(0);
    }
    if words.is_empty() { folded.to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::core;

    #[test]
    fn a_name_keeps_what_is_its_own() {
        let drop = ["Province".to_owned(), "Governorate".to_owned(), "State".to_owned()];
        for (folded, left) in [
            ("kabul province", "kabul"),
            ("state", "state"),
            ("sana a governorate", "sana a"),
            ("province du nord", "nord"),
            ("de aar province", "de aar"),
        ] {
            assert_eq!(core(folded, &drop), left);
        }
    }
}
