//! What can be done with a row before it is written: where all that it names was found for rows before it, its record is
//! held to its rules by whoever reads ahead, and only put into its table by whoever has the database.
//!
//! What is not known here is no fault: such a row goes the way of all rows, and the store says what becomes of it.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::RwLock;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::draft::{Draft, Drafting, Node, Place};
use super::finder::Located;
use super::map::Map;
use super::resolve::{self, Finds};
use super::table::Row;
use super::write::Found;
use crate::model::canonical::canonical_object;
use crate::model::{Kind, Lookup, Near, Part, Reason, RecordId, RowId};
use crate::store::{Held, StoreError};

/// So many places of one name are told apart at most, by what they lie in: a sheet has few.
const OF_ONE_NAME: usize = 16;

/// So many names are known at most: a sheet that names more than these names few of them twice.
const NAMES: usize = 20_000;

/// A row whose record only has to be written.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) held: Held,
    /// The digest of what the row says.
    pub(super) digest: [u8; 32],
    /// The places that it names.
    pub(super) located: Vec<Located>,
    /// Whether the source cannot have named it before.
    pub(super) is_first: bool,
}

/// What rows named that are kept, and what was found: written by whoever has the database, read by whoever reads ahead.
#[derive(Debug, Default)]
pub(super) struct Known(RwLock<Names>);

#[derive(Debug, Default)]
struct Names {
    /// By name: of a field of a kind of record, in these areas.
    places: HashMap<String, Vec<(Asked, RecordId)>>,
    actors: HashMap<String, RecordId>,
}

/// What one and the same name is asked for.
#[derive(Debug, PartialEq)]
struct Asked {
    kind: Kind,
    field: &'static str,
    within: Vec<String>,
}

impl Known {
    /// What a row named, now that it is certain.
    pub(super) fn note(&self, draft: &Draft, found: &Found) {
        if draft.places.is_empty() && draft.nodes.is_empty() {
            return;
        }
        let Ok(mut names) = self.0.write() else { return };
        if names.places.len() + names.actors.len() >= NAMES {
            return;
        }
        for (place, located) in draft.places.iter().zip(&found.located) {
            let (Located::Found(id) | Located::Made(id)) = located else { continue };
            let asked = Asked { kind: draft.kind, field: place.field, within: place.within.clone() };
            let of_name = names.places.entry(place.name.clone()).or_default();
            if of_name.len() < OF_ONE_NAME && !of_name.iter().any(|(other, _)| *other == asked) {
                of_name.push((asked, *id));
            }
        }
        for (node, id) in draft.nodes.iter().zip(&found.nodes) {
            names.actors.entry(node.name.clone()).or_insert(*id);
        }
    }
}

/// Makes rows ready.
pub(super) struct Beforehand<'b> {
    known: &'b Known,
    provenance: &'b str,
    today: NaiveDate,
    /// Kinds of which the source has named no record before this import.
    new: HashSet<Kind>,
    /// The ids that rows had so far, as hashes: two that share one are only looked up.
    ids: HashSet<u64>,
    hasher: RandomState,
}

impl<'b> Beforehand<'b> {
    /// For the rows of a map; none where they make what others name, or are put together from several sheets.
    pub(super) fn of(
        map: &Map,
        known: &'b Known,
        provenance: &'b str,
        today: NaiveDate,
        new: HashSet<Kind>,
    ) -> Option<Self> {
        let makes_names = map.kinds().iter().any(|kind| matches!(kind, Kind::Actor | Kind::Place));
        let is_plain = map.parent.is_none() && map.above.is_none() && map.below.is_empty();
        (is_plain && !makes_names).then(|| Self {
            known,
            provenance,
            today,
            new,
            ids: HashSet::new(),
            hasher: RandomState::new(),
        })
    }

    /// Makes a row ready, of its values: none where the store has to be asked, and they are as they were. Values that are
    /// wanted once more come from the cells of the row: `is_kept` says whether all of these may be kept.
    pub(super) fn ready(
        &mut self,
        drafting: &Drafting<'_>,
        (row, is_kept): (&Row, bool),
        draft: &mut Draft,
    ) -> Option<Ready> {
        // Whatever becomes of the row: the next one of its id is not the first.
        let is_first = draft.id.as_ref().is_none_or(|id| self.ids.insert(self.hasher.hash_one(id)));
        let is_first = is_first && self.new.contains(&draft.kind);
        if !is_kept || draft.values.is_empty() || resolve::refers(draft.kind, &draft.values) {
            return None;
        }
        let mut found = Found::default();
        {
            let names = self.known.0.read().ok()?;
            resolve::find(draft, &mut FromKnown { kind: draft.kind, names: &names }, &mut found).ok()?;
        }
        let mut raw = std::mem::take(&mut draft.values);
        resolve::put_found(draft, &mut raw, &found);
        let digest = Sha256::digest(canonical_object(&raw)).into();
        let lookup = OfRow { found: &found, today: self.today };
        let held = Held::ahead(draft.kind, raw, self.provenance, &lookup);
        if held.is_none() {
            draft.values = drafting.draft(row).map(|draft| draft.values).unwrap_or_default();
        }
        Some(Ready { held: held?, digest, located: found.located, is_first })
    }
}

/// That the store has to be asked.
struct NotKnown;

impl From<StoreError> for NotKnown {
    fn from(_: StoreError) -> Self {
        Self
    }
}

struct FromKnown<'k> {
    kind: Kind,
    names: &'k Names,
}

impl Finds for FromKnown<'_> {
    type Error = NotKnown;

    fn place(&mut self, place: &Place) -> Result<Located, NotKnown> {
        let of_name = self.names.places.get(&place.name).ok_or(NotKnown)?;
        let is_it = |asked: &Asked| {
            asked.kind == self.kind && asked.field == place.field && asked.within == place.within
        };
        let found = of_name.iter().find(|(asked, _)| is_it(asked));
        found.map(|(_, id)| Located::Found(*id)).ok_or(NotKnown)
    }

    fn actor(&mut self, node: &Node) -> Result<RecordId, NotKnown> {
        self.names.actors.get(&node.name).copied().ok_or(NotKnown)
    }
}

/// The records that a row names, found already.
struct OfRow<'r> {
    found: &'r Found,
    today: NaiveDate,
}

impl Lookup for OfRow<'_> {
    fn record(&self, kind: Kind, text: &str) -> Result<RecordId, Reason> {
        let missing = || Reason::NoSuchRecord(kind, Near::Unknown);
        let id: RecordId = text.parse().map_err(|_| missing())?;
        let mut located = self.found.located.iter();
        let is_known = self.found.nodes.contains(&id)
            || located.any(|located| matches!(located, Located::Found(found) if *found == id));
        (id.kind == kind && is_known).then_some(id).ok_or_else(missing)
    }

    fn row(&self, _: &'static Part, _: &str) -> Result<RowId, Reason> {
        Err(Reason::NoSuchRow)
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::What;
    use crate::import::table::Header;

    const MAP: &str = r#"
format = 1
kind = "trips"
source = "radio-room"
id = "No"
[fields]
date = { column = "Date" }
origin = { column = "To", place = { kind = "locality", make = true } }
destination = { column = "To", place = { kind = "locality", make = true } }
requests = { column = "Request" }
outcome = { constant = "facilitated" }
"#;

    fn place(number: i64) -> RecordId {
        RecordId { kind: Kind::Place, number }
    }

    /// Gives each row to `look`, with what was made of it, once Goma is known as L-7.
    fn each(rows: &[[&str; 4]], new: bool, mut look: impl FnMut(Option<Ready>, Draft)) {
        let map = Map::read(MAP, What::Records).expect("a map");
        let header =
            Header::new(["No", "Date", "To", "Request"].map(str::to_owned).into()).expect("a header");
        let drafting = Drafting::new(&map, &header, Vec::new());
        let known = Known::default();
        let row =
            |cells: &[&str; 4]| Row { line: 2, record: Some(1), cells: cells.map(str::to_owned).into() };
        let first = drafting.draft(&row(&["0", "2025-02-03", "Goma", ""])).expect("a draft");
        known.note(&first, &Found { located: vec![Located::Made(place(7)); 2], ..Found::default() });
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        let new = new.then_some(Kind::Trip).into_iter().collect();
        let mut beforehand = Beforehand::of(&map, &known, "import:radio-room", today, new).expect("plain");
        for row in rows.iter().map(row) {
            let mut draft = drafting.draft(&row).expect("a draft");
            let ready = beforehand.ready(&drafting, (&row, true), &mut draft);
            look(ready, draft);
        }
    }

    #[test]
    fn a_row_that_names_what_is_known_is_ready() {
        each(&[["1", "2025-02-03", "Goma", ""]], true, |ready, draft| {
            let ready = ready.expect("ready");
            assert!(ready.is_first && ready.held.stands_alone() && draft.values.is_empty());
            assert_eq!(ready.located, [Located::Found(place(7)), Located::Found(place(7))]);
        });
    }

    #[test]
    fn what_only_the_store_can_say_is_left_to_it() {
        let rows = [
            ["1", "2025-02-03", "Bukavu", ""],
            // Of a day to come, or of another record.
            ["2", "2031-02-03", "Goma", ""],
            ["3", "2025-02-03", "Goma", "R-1"],
        ];
        each(&rows, true, |ready, draft| {
            assert!(ready.is_none());
            let date = draft.values.get("date").and_then(serde_json::Value::as_str);
            assert!(matches!(date, Some("2025-02-03" | "2031-02-03")), "its values are there still");
        });
    }

    #[test]
    fn only_the_first_row_of_an_id_need_not_be_looked_for() {
        let rows = [["1", "2025-02-03", "Bukavu", ""], ["1", "2025-02-03", "Goma", ""]];
        let mut first = Vec::new();
        each(&rows, true, |ready, _| first.push(ready.map(|ready| ready.is_first)));
        assert_eq!(first, [None, Some(false)]);
        each(&[["1", "2025-02-03", "Goma", ""]], false, |ready, _| assert!(!ready.expect("ready").is_first));
    }
}
