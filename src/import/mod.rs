//! What comes in, all of it hostile: tables of actors, places and incidents from other hands, bounded, then read into
//! records by a map that a person wrote.
//!
//! One machine serves all three kinds. [`import`] reads the file ([`TableFault`] says why it is no table), holds the
//! map to the file's columns and to the record's fields ([`MapFault`]), and takes each row on its own: what is wrong
//! with one is in the [`Outcome`], and costs no other. A row is known again by its external id; it changes its record
//! only where it says something else than the last time, so that the same file twice changes nothing, and what people
//! corrected in between stays.
//!
//! The language of maps is in docs/formats/import-map.md:
//!
//! ```toml
//! format = 1
//! kind = "incidents"
//! source = "our-old-log"
//! id = "No"
//! [fields]
//! date = { column = "Date", dates = ["DD/MM/YYYY"] }
//! ```
//!
//! Absent here: SQL, a clock, the network. Nothing is taken that the record has no field for, whatever the file holds;
//! tests/imports.rs looks for it.

mod cell;
mod check;
mod countries;
mod dates;
mod draft;
mod encoding;
mod error;
mod explain;
mod finder;
mod gazetteer;
mod guess;
mod inbox;
mod kept;
mod load;
#[cfg(test)]
mod load_test;
mod map;
mod mendings;
mod misread;
mod opened;
mod order;
mod outcome;
mod patch;
mod refuse;
mod resolve;
mod rows;
mod slip;
mod slip_error;
mod table;
mod work;
mod workbook;
mod xlsform;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::file;
use crate::model::Kind;
use crate::store::{Change, Stamp, Store, StoreError};

pub use dates::DateOrder;
pub use error::ImportError;
pub use guess::Guess;
pub use inbox::{
    ASIDE, AT_ONCE, PROVENANCE, Waiting, accept, accept_as, as_record, drop_slip, slip, take_in, waiting,
};
pub use kept::{Mended, Mending, RowThatWaits, mend, rows_that_wait};
pub use load::{LineFault, LoadError, Taken, load};
pub use map::{MAP_BYTES, MapFault, MapReason};
pub use mendings::{MENDING_BYTES, mendings};
pub use outcome::{Outcome, Refusal, Refused, TOLD, Touched, Unmatched};
pub use refuse::KEPT;
pub use slip::{Entry, MAX_SLIP, SLIP_SIZES, Slip};
pub use slip_error::SlipError;
pub use table::{CELL_BYTES, COLUMNS, FILE_BYTES, ROWS, RowFault, TableFault};
pub use xlsform::{QUESTIONS, xlsform};

pub(crate) use inbox::put;

use dates::DatePattern;
use draft::Drafting;
use gazetteer::Layout;
use map::Map;
use opened::Opened;
use refuse::Keeping;
use table::Header;
use work::Work;
use workbook::Head;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Nodes of hierarchies.
    Actors,
    /// A gazetteer.
    Places,
    /// Incidents.
    Incidents,
    /// Records of the kind that the map names, or of the kinds that a column says.
    Records,
}

impl What {
    /// The kind of its records, where the word alone says it.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Actors => Some(Kind::Actor),
            Self::Places => Some(Kind::Place),
            Self::Incidents => Some(Kind::Incident),
            Self::Records => None,
        }
    }

    /// The word on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Places => "places",
            Self::Incidents => "incidents",
            Self::Records => "records",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Actors, Self::Places, Self::Incidents, Self::Records]
            .into_iter()
            .find(|what| what.name() == name)
    }
}

/// What to import, and how.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// What the file holds.
    pub what: What,
    /// The file.
    pub file: &'r Path,
    /// Its map; a gazetteer in a known layout needs none.
    pub map: Option<MapFrom<'r>>,
    /// Do everything, tell it, and keep nothing.
    pub dry_run: bool,
    /// Keep nothing where any row is refused.
    pub all_or_nothing: bool,
    /// In which order the parts of a date stand, where the map does not say it of a field itself.
    pub date_order: Option<DateOrder>,
}

/// Where a map comes from.
#[derive(Clone, Copy, Debug)]
pub enum MapFrom<'r> {
    /// A file.
    File(&'r Path),
    /// A text, such as the one that was proposed.
    Text(&'r str),
}

/// Proposes a map for a file, by its headers, HXL tags and words.
///
/// # Errors
/// [`ImportError`] where the file cannot be read as a table.
pub fn guess(what: What, file: &Path) -> Result<Guess, ImportError> {
    let bytes = file::read(file, FILE_BYTES)?;
    let no_table = |fault| ImportError::Table { path: file.to_owned(), fault };
    let opened = Opened::open(&bytes, None).map_err(no_table)?;
    let head = opened.head(None);
    let mut rows = opened.rows(None, head, None).map_err(no_table)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(guess::propose(&mut rows, what.kind(), &name, head, opened.counts_from_1904()))
}

/// Imports a file in one transaction. `progress` is told, now and then, how many rows are done and how much of the
/// file that is, in per cent.
///
/// Linear in the file. A dry run costs as much as the import; `all_or_nothing` twice as much.
///
/// # Errors
/// [`ImportError`], and the store is as it was. Refused rows are no error: they are in the outcome.
pub fn import(
    store: &mut Store,
    stamp: &Stamp,
    request: &Request<'_>,
    progress: &mut dyn FnMut(usize, u8),
) -> Result<Outcome, ImportError> {
    let bytes = file::read(request.file, FILE_BYTES)?;
    let written = match request.map {
        Some(MapFrom::File(path)) => Some(file::read(path, MAP_BYTES)?),
        Some(MapFrom::Text(text)) => Some(text.into()),
        None => None,
    };
    let written = written.map(|bytes| read_map(bytes, request.what));
    let no_table = |fault| ImportError::Table { path: request.file.to_owned(), fault };
    let named = written.as_ref().and_then(|read| read.as_ref().ok()?.1.encoding.as_deref());
    let opened = Opened::open(&bytes, named).map_err(no_table)?;
    let sheet = written.as_ref().and_then(|read| read.as_ref().ok()?.1.sheet.clone());
    let head = written.as_ref().and_then(|read| Some(read.as_ref().ok()?.1.head())).unwrap_or_default();
    let header = opened.header(sheet.as_deref(), head).map_err(no_table)?;
    let layout = match written {
        None if request.what == What::Places => Layout::of(&header),
        _ => None,
    };
    let (text, map) = match (written, &layout) {
        (Some(written), _) => written?,
        (None, Some(_)) => read_map(gazetteer::MAP.into(), request.what)?,
        (None, None) => return Err(ImportError::MapNeeded { path: request.file.to_owned() }),
    };
    // Read once before anything is written: a table that is too long is told now, not after a million rows.
    let mut rows = opened.rows(sheet.as_deref(), head, None).map_err(no_table)?;
    while rows.next_row().is_some() {
        if rows.too_long() {
            return Err(no_table(TableFault::TooManyRows));
        }
    }
    let header = opened.rows(sheet.as_deref(), head, layout.as_ref()).map_err(no_table)?.header().clone();
    let columns = check::check(&map, &text, &header)?;
    let input = Input {
        opened: &opened,
        head,
        layout: layout.as_ref(),
        map: &map,
        text: &text,
        header: &header,
        columns: &columns,
        request,
    };
    let digests = (Sha256::digest(&bytes).into(), Sha256::digest(&text).into());
    let mut work = |change: &mut Change<'_>| input.take(change, digests, progress);
    if request.dry_run {
        return Ok(Outcome { kept: false, ..store.rehearse(stamp, &mut work)? });
    }
    if request.all_or_nothing {
        let outcome = store.rehearse(stamp, &mut work)?;
        if outcome.refused > 0 {
            return Ok(Outcome { kept: false, ..outcome });
        }
    }
    Ok(store.change(stamp, work)?)
}

/// A file and the map that it is read by, both found good.
struct Input<'i> {
    opened: &'i Opened<'i>,
    head: Head,
    layout: Option<&'i Layout>,
    map: &'i Map,
    text: &'i str,
    header: &'i Header,
    /// The columns that the map reads.
    columns: &'i BTreeSet<String>,
    request: &'i Request<'i>,
}

impl Input<'_> {
    fn take(
        &self,
        change: &mut Change<'_>,
        (digest, map_digest): ([u8; 32], [u8; 32]),
        progress: &mut dyn FnMut(usize, u8),
    ) -> Result<Outcome, StoreError> {
        let what = self.request.what.name();
        let imported = self.map.one_kind().map_or(what, Kind::name);
        let seen_before = change.was_imported(imported, &digest, &map_digest)?;
        let called = self.layout.map_or_else(BTreeMap::new, Layout::called);
        let source = self.map.source.get_ref();
        let order = self.request.date_order;
        let id = self.map.id.as_ref().map(|id| id.get_ref().as_str());
        let map = with_order(self.text, self.map, order);
        let keeping = Keeping::new(change, what, source, &map, id, (self.header, self.columns))?;
        let drafting = Drafting::new(self.map, self.header, patterns(order.or(self.map.date_order)));
        let work = Work::new(source, drafting, &called, Some(keeping));
        let sheet = self.map.sheet.as_deref();
        let read = self.opened.rows(sheet, self.head, self.layout);
        let mut rows = read.expect("the file was read as a table before");
        let outcome = work.run(change, &mut rows, progress)?;
        if !seen_before {
            change.note_import(imported, &digest, &map_digest, outcome.rows)?;
        }
        let (hidden_sheets, other_sheets) = self.opened.left_aside(sheet);
        let encoding = self.opened.encoding();
        Ok(Outcome { seen_before, encoding, hidden_sheets, other_sheets, ..outcome })
    }
}

/// A map and its text.
fn read_map(bytes: Vec<u8>, what: What) -> Result<(String, Map), MapFault> {
    let text = String::from_utf8(bytes).map_err(|_| MapFault::NotText)?;
    let map = Map::read(text.trim_start_matches('\u{feff}'), what)?;
    Ok((text, map))
}

/// How dates are written where the map does not say it.
fn patterns(order: Option<DateOrder>) -> Vec<DatePattern> {
    order.map_or_else(Vec::new, |order| vec![DatePattern::Iso, DatePattern::Ordered(order)])
}

/// The map with the order of dates that was given beside it, for rows that are read again later.
fn with_order(text: &str, map: &Map, order: Option<DateOrder>) -> String {
    let text = text.trim_start_matches('\u{feff}');
    match order {
        Some(order) if map.date_order != Some(order) => {
            let is_order = |line: &&str| line.trim_start().starts_with("date_order");
            let rest: Vec<&str> = text.lines().filter(|line| !is_order(line)).collect();
            format!("date_order = \"{}\"\n{}\n", order.code(), rest.join("\n"))
        }
        _ => text.to_owned(),
    }
}
