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
mod draft;
mod error;
mod explain;
mod finder;
mod gazetteer;
mod inbox;
mod load;
#[cfg(test)]
mod load_test;
mod map;
mod mend;
mod order;
mod outcome;
mod rows;
mod slip;
mod slip_error;
mod table;
mod work;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::file;
use crate::model::Kind;
use crate::store::{Change, Stamp, Store, StoreError};

pub use error::ImportError;
pub use inbox::{ASIDE, AT_ONCE, Waiting, accept, drop_slip, slip, take_in, waiting};
pub use load::{LineFault, LoadError, Taken, load};
pub use map::{MAP_BYTES, MapFault, MapReason};
pub use outcome::{Outcome, Refusal, Refused, TOLD, Unmatched};
pub use slip::{Entry, MAX_SLIP, SLIP_SIZES, Slip};
pub use slip_error::SlipError;
pub use table::{CELL_BYTES, COLUMNS, FILE_BYTES, ROWS, RowFault, TableFault};

pub(crate) use inbox::put;

use draft::Drafting;
use gazetteer::Layout;
use map::Map;
use rows::Rows;
use table::{Header, Table};
use work::Work;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Nodes of hierarchies.
    Actors,
    /// A gazetteer.
    Places,
    /// Incidents.
    Incidents,
}

impl What {
    /// The kind of its records.
    pub fn kind(self) -> Kind {
        match self {
            Self::Actors => Kind::Actor,
            Self::Places => Kind::Place,
            Self::Incidents => Kind::Incident,
        }
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
    pub map: Option<&'r Path>,
    /// Do everything, tell it, and keep nothing.
    pub dry_run: bool,
    /// Keep nothing where any row is refused.
    pub all_or_nothing: bool,
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
    let written = request.map.map(|path| file::read(path, MAP_BYTES)).transpose()?;
    let no_table = |fault| ImportError::Table { path: request.file.to_owned(), fault };
    let mut table = Table::read(&bytes).map_err(no_table)?;
    let layout = match written {
        None if request.what == What::Places => Layout::of(&table.header),
        _ => None,
    };
    let text = match (&written, &layout) {
        (Some(written), _) => std::str::from_utf8(written).map_err(|_| MapFault::NotText)?,
        (None, Some(_)) => gazetteer::MAP,
        (None, None) => return Err(ImportError::MapNeeded { path: request.file.to_owned() }),
    };
    let map = Map::read(text.trim_start_matches('\u{feff}'), request.what)?;
    // Read once before anything is written: a table that is too long is told now, not after a million rows.
    while table.next_row().is_some() {
        if table.too_long() {
            return Err(no_table(TableFault::TooManyRows));
        }
    }
    let header = rows(&bytes, layout.as_ref()).map_err(no_table)?.header().clone();
    check::check(&map, text, request.what.kind(), &header)?;
    let input =
        Input { bytes: &bytes, layout: layout.as_ref(), map: &map, header: &header, what: request.what };
    let digests = (Sha256::digest(&bytes).into(), Sha256::digest(text).into());
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
    bytes: &'i [u8],
    layout: Option<&'i Layout>,
    map: &'i Map,
    header: &'i Header,
    what: What,
}

impl Input<'_> {
    fn take(
        &self,
        change: &mut Change<'_>,
        (digest, map_digest): ([u8; 32], [u8; 32]),
        progress: &mut dyn FnMut(usize, u8),
    ) -> Result<Outcome, StoreError> {
        let kind = self.what.kind();
        let seen_before = change.was_imported(kind.name(), &digest, &map_digest)?;
        let called = self.layout.map_or_else(BTreeMap::new, Layout::called);
        let drafting = Drafting::new(self.map, self.header, kind);
        let work = Work::new(kind, self.map.source.get_ref(), drafting, &called);
        let mut rows = rows(self.bytes, self.layout).expect("the file was read as a table before");
        let outcome = work.run(change, &mut rows, progress)?;
        if !seen_before {
            change.note_import(kind.name(), &digest, &map_digest, outcome.rows)?;
        }
        Ok(Outcome { seen_before, ..outcome })
    }
}

/// The rows of a file from its first one.
fn rows<'b>(bytes: &'b [u8], layout: Option<&Layout>) -> Result<Rows<'b>, TableFault> {
    let mut table = Table::read(bytes)?;
    Ok(match layout {
        Some(layout) => Rows::Laid(layout.lay(&mut table)?),
        None => Rows::Table(Box::new(table)),
    })
}
