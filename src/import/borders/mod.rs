//! Borders of districts as they are shared: the COD-AB outlines of a country as GeoJSON, today's columns and the older
//! ones. Matched by P-code to the places that are there, simplified together, and kept.

mod explain;
mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::countries;
use crate::file::{self, FileError};
use crate::geometry::{self, Outline};
use crate::store::{Stamp, Store, StoreError};
use read::read;

/// Most bytes of a file of borders.
pub const BORDER_BYTES: u64 = 96 * 1024 * 1024;
/// Most positions in it.
pub const POSITIONS: usize = 4_000_000;
/// Most areas in it.
pub const AREAS: usize = 20_000;
/// Most rings in it.
pub const RINGS: usize = 200_000;
/// Codes of areas without a place that are told.
const TOLD: usize = 5;

/// What came of a file of borders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borders {
    /// Places whose border was kept.
    pub kept: usize,
    /// Areas in the file whose P-code no place here has.
    pub unmatched: usize,
    /// The first of these codes.
    pub unmatched_codes: Vec<String>,
    /// Features that are no area of a country, province or district: a point, a finer division, no P-code.
    pub left_out: usize,
    /// Positions that the kept borders had in the file.
    pub positions_before: usize,
    /// Positions that they have now.
    pub positions: usize,
    /// No position is further from where it was than so many metres, about.
    pub metres: u32,
}

/// Why no border was kept.
#[derive(Debug, thiserror::Error)]
pub enum BordersError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// Not a collection of features in GeoJSON.
    #[error("{}: no GeoJSON features, line {line}", path.display())]
    NotGeoJson {
        /// The file.
        path: PathBuf,
        /// The line at which that is seen.
        line: usize,
    },
    /// More than is read.
    #[error("{}: more than {most} {what}", path.display())]
    TooMany {
        /// The file.
        path: PathBuf,
        /// `positions`, `areas` or `rings`.
        what: &'static str,
        /// So many are read.
        most: usize,
    },
    /// A position is not in degrees of WGS 84.
    #[error("{}: feature {feature} has a position off the earth", path.display())]
    OffTheEarth {
        /// The file.
        path: PathBuf,
        /// Which feature, from 1.
        feature: usize,
    },
    /// A ring is not closed, or too short.
    #[error("{}: feature {feature} has a ring that does not close", path.display())]
    OpenRing {
        /// The file.
        path: PathBuf,
        /// Which feature, from 1.
        feature: usize,
    },
    /// No feature has a P-code column of a country, province or district.
    #[error("{}: no P-codes", path.display())]
    NoCodes {
        /// The file.
        path: PathBuf,
    },
    /// None of the P-codes is of a place here.
    #[error("{}: no place has any of these P-codes", path.display())]
    NoPlace {
        /// The file.
        path: PathBuf,
        /// The first of them.
        code: String,
    },
    /// The store refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads a file of borders and keeps those of places that are there; `dry_run` keeps nothing.
///
/// # Errors
/// [`BordersError`], and the store is as it was.
pub fn borders(
    store: &mut Store,
    stamp: &Stamp,
    path: &Path,
    dry_run: bool,
) -> Result<Borders, BordersError> {
    let bytes = file::read(path, BORDER_BYTES)?;
    let read = read(&bytes, path)?;
    drop(bytes);
    let first = read.areas.keys().next().cloned();
    let Some(first) = first else { return Err(BordersError::NoCodes { path: path.to_owned() }) };
    let mut kept = None;
    let mut work = |change: &mut crate::store::Change<'_>| {
        let known = change.division_codes()?;
        let (codes, found) = matched(&read.areas, &known);
        let positions_before = found.iter().map(Outline::len).sum();
        let (simple, tolerance) = geometry::simplify(&found);
        for (code, outline) in codes.iter().zip(&simple) {
            change.put_border(code, &read.gazetteer, outline)?;
        }
        let unmatched = || read.areas.keys().filter(|code| known_as(code, &known).is_none());
        kept = Some(Borders {
            kept: codes.len(),
            unmatched: unmatched().count(),
            unmatched_codes: unmatched().take(TOLD).cloned().collect(),
            left_out: read.left_out,
            positions_before,
            positions: simple.iter().map(Outline::len).sum(),
            // A hundred thousandth of a degree is 1.11 metres.
            metres: (f64::from(tolerance) * 1.112).round() as u32,
        });
        Ok(())
    };
    if dry_run {
        store.rehearse(stamp, &mut work)?
    } else {
        store.change(stamp, &mut work)?
    }
    match kept {
        Some(kept) if kept.kept > 0 => Ok(kept),
        _ => Err(BordersError::NoPlace { path: path.to_owned(), code: first }),
    }
}

/// The code by which a place is known here: a country by either of its codes.
fn known_as<'k>(code: &str, known: &'k BTreeSet<String>) -> Option<&'k String> {
    known.get(code).or_else(|| {
        let (three, two, _) = countries::find(code)?;
        known.get(three).or_else(|| known.get(two))
    })
}

fn matched(areas: &BTreeMap<String, Outline>, known: &BTreeSet<String>) -> (Vec<String>, Vec<Outline>) {
    areas.iter().filter_map(|(code, outline)| Some((known_as(code, known)?.clone(), outline.clone()))).unzip()
}
