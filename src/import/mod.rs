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

mod ahead;
mod apart;
mod attributes;
mod beforehand;
mod borders;
mod cell;
mod check;
mod children;
mod container;
mod countries;
mod dates;
mod draft;
mod encoding;
mod error;
mod explain;
mod finder;
mod gazetteer;
mod given;
mod guess;
mod inbox;
mod kept;
mod load;
#[cfg(test)]
mod load_test;
mod map;
mod mendable;
mod mendings;
mod misread;
mod opened;
mod order;
mod outcome;
mod patch;
mod refuse;
mod repeat;
mod resolve;
mod rows;
mod slip;
mod slip_error;
mod table;
mod work;
mod workbook;
mod write;
mod xlsform;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::file;
use crate::model::Kind;
use crate::store::{Change, Stamp, Store, StoreError};

pub use borders::{AREAS, BORDER_BYTES, Borders, BordersError, POSITIONS, RINGS, borders};
pub use children::ParentFault;
pub use dates::DateOrder;
pub use error::ImportError;
pub use given::{KIND_FIELD, RecordsFault, records as records_from_json};
pub use guess::{Guess, GuessedRepeat};
pub use inbox::{
    ASIDE, AT_ONCE, PROVENANCE, Waiting, accept, accept_as, as_record, drop_slip, slip, take_in, waiting,
};
pub use kept::{Mended, Mending, RowThatWaits, mend, rows_that_wait};
pub use load::{LineFault, LoadError, Taken, load};
pub use map::{MAP_BYTES, MapFault, MapReason};
pub use mendable::{Cell, Filled, filled};
pub use mendings::{MENDING_BYTES, mendings};
pub use outcome::{Outcome, Refusal, Refused, TOLD, Touched, Unmatched};
pub use refuse::KEPT;
pub use slip::{Entry, MAX_SLIP, SLIP_SIZES, Slip};
pub use slip_error::SlipError;
pub use table::{CELL_BYTES, COLUMNS, FILE_BYTES, NAME_BYTES, ROWS, RowFault, TableFault};
pub use xlsform::{QUESTIONS, xlsform};

pub(crate) use inbox::put;

use children::{Child, ChildFault, Joined};
use container::Named;
use dates::DatePattern;
use draft::Drafting;
use gazetteer::Layout;
use map::Map;
use opened::Files;
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
    /// Text tables beside it in which the rows of its repeats are, one each.
    pub beside: &'r [PathBuf],
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

/// Proposes a map for a file and those beside it, by their headers, HXL tags and words.
///
/// # Errors
/// [`ImportError`] where the file cannot be read as a table.
pub fn guess(what: What, file: &Path, beside: &[PathBuf]) -> Result<Guess, ImportError> {
    let bytes = file::read(file, FILE_BYTES)?;
    let read = read_beside(beside)?;
    let no_table = |fault| ImportError::Table { path: file.to_owned(), fault };
    let files = open_all((file, &bytes), (beside, &read), None)?;
    let opened = &files.main;
    let head = opened.head(None);
    let mut rows = opened.rows(None, head, None).map_err(no_table)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let from_1904 = opened.counts_from_1904();
    let (mut guess, mut main) =
        guess::propose(&mut rows, what.kind(), &name, head, from_1904).map_err(no_table)?;
    for name in files.others(None).into_iter().filter(|_| what == What::Records) {
        let Some((opened, sheet)) = files.table(&name) else { continue };
        let head = opened.head(sheet.as_deref());
        if let Ok(mut rows) = opened.rows(sheet.as_deref(), head, None) {
            guess::propose_repeat(&mut guess, &mut main, &mut rows, &name, head, from_1904);
        }
    }
    Ok(guess)
}

/// Opens a file and those beside it, each with its path.
fn open_all<'b>(
    (file, bytes): (&Path, &'b [u8]),
    (paths, beside): (&[PathBuf], &'b [Named]),
    encoding: Option<&str>,
) -> Result<Files<'b>, ImportError> {
    let no_table = |path: &Path, fault| ImportError::Table { path: path.to_owned(), fault };
    let mut files = Files::open(bytes, encoding).map_err(|fault| no_table(file, fault))?;
    for (path, read) in paths.iter().zip(beside) {
        files.open_beside(read, encoding).map_err(|fault| no_table(path, fault))?;
    }
    Ok(files)
}

/// The files beside one, each under its name without folder and ending.
fn read_beside(beside: &[PathBuf]) -> Result<Vec<Named>, ImportError> {
    beside.iter().map(|path| Ok((opened::stem(path), file::read(path, FILE_BYTES)?))).collect()
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
    let beside = read_beside(request.beside)?;
    let written = match request.map {
        Some(MapFrom::File(path)) => Some(file::read(path, MAP_BYTES)?),
        Some(MapFrom::Text(text)) => Some(text.into()),
        None => None,
    };
    let written = written.map(|bytes| read_map(bytes, request.what));
    let no_table = |fault| ImportError::Table { path: request.file.to_owned(), fault };
    let named = written.as_ref().and_then(|read| read.as_ref().ok()?.1.encoding.as_deref());
    let mut files = open_all((request.file, &bytes), (request.beside, &beside), named)?;
    let sheet = written.as_ref().and_then(|read| read.as_ref().ok()?.1.sheet.clone());
    if let Some(id) = written.as_ref().and_then(|read| read.as_ref().ok()?.1.id.as_ref()) {
        files.has_id(sheet.as_deref(), id.get_ref());
    }
    let opened = &files.main;
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
    if opened.rows(sheet.as_deref(), head, None).map_err(no_table)?.runs_too_long() {
        return Err(no_table(TableFault::TooManyRows));
    }
    let header = opened.rows(sheet.as_deref(), head, layout.as_ref()).map_err(no_table)?.header().clone();
    let columns = check::check(&map, &text, &header)?;
    let mut children = Vec::new();
    for repeat in &map.below {
        let mut rows = opened.rows(sheet.as_deref(), head, layout.as_ref()).map_err(no_table)?;
        let child = Child::read(repeat, &map, &text, &files, &mut rows);
        children.push(child.map_err(|fault| match fault {
            ChildFault::Map(fault) => fault.into(),
            ChildFault::Table(fault) => {
                let is_it = |path: &&PathBuf| opened::is_called(&opened::stem(path), &repeat.sheet);
                let path = request.beside.iter().find(is_it).map_or(request.file, PathBuf::as_path);
                ImportError::Table { path: path.to_owned(), fault }
            }
        })?);
    }
    let input = Input {
        files: &files,
        children: &children,
        head,
        layout: layout.as_ref(),
        map: &map,
        text: &text,
        header: &header,
        columns: &columns,
        request,
    };
    let all = beside.iter().fold(Sha256::new_with_prefix(&bytes), |all, (_, more)| all.chain_update(more));
    let digests = (all.finalize().into(), Sha256::digest(&text).into());
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
    files: &'i Files<'i>,
    children: &'i [Child<'i>],
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
        let dates = patterns(order.or(self.map.date_order));
        let drafting = Drafting::new(self.map, self.header, dates.clone());
        let mut work = Work::new(source, &drafting, &called, Some(keeping));
        work.joined = Joined::read(self.children, &dates, change.stamp().today);
        let sheet = self.map.sheet.as_deref();
        let read = self.files.main.rows(sheet, self.head, self.layout);
        let mut rows = read.expect("the file was read as a table before");
        let refused = Rc::clone(&work.refused_lines);
        let mut outcome = work.run(change, &mut rows, progress)?;
        for child in self.children {
            outcome.add(child.take(change, (what, &map), &dates, &refused.borrow())?);
        }
        if !seen_before {
            change.note_import(imported, &digest, &map_digest, outcome.rows)?;
        }
        let read: Vec<&str> = self.children.iter().map(|child| child.repeat.sheet.as_str()).collect();
        let (hidden_sheets, other_sheets) = self.files.left_aside(sheet, &read);
        let encoding = self.files.main.encoding();
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
