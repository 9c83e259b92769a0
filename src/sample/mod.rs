//! Invented stores: a country that is on no map, its authorities and groups, and an access team's work in it, half a
//! year or two. For the tour that `carnet demo` gives, for benchmarks and for tests.
//!
//! One seed gives one store, to the last value: dates count back from the day in the [`Stamp`]. Everything goes in
//! through [`Change::make`], so that an invented record is held to the rules that a typed one is held to.
//!
//! Names of places, parties and posts are made up; P-codes begin with `QQ` and the currency is `QQF`, which ISO 3166
//! and ISO 4217 leave to private use or never gave away. Absent here: anybody real, any clock, any word that the
//! program itself says.

mod borders;
mod bulk;
mod parties;
mod places;
mod random;
mod requests;
mod road;
mod scribe;
mod talks;
mod tomorrow;
mod words;
mod years;

use std::collections::BTreeMap;

use crate::model::{Kind, RecordId};
use crate::store::{Stamp, Store, StoreError};
use random::Random;
use scribe::Scribe;

#[cfg(doc)]
use crate::store::Change;

/// How much is invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Six months of one team.
    Tour,
    /// Two years of one team with 25 negotiations, and what it plans for tomorrow: what `carnet demo` makes.
    Team,
    /// The places, parties and negotiations of the tour, and so many trips, decisions and incidents over five years.
    Records(u64),
}

/// What was put into a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// How many records of each kind were written.
    pub records: BTreeMap<Kind, u64>,
    /// The negotiation whose ladder has most to show.
    pub negotiation: RecordId,
}

/// Fills a store, in one change.
///
/// # Errors
/// When the database fails, or where a record of the same id is there already.
pub fn fill(store: &mut Store, size: Size, seed: u64, stamp: &Stamp) -> Result<Filled, StoreError> {
    store.change(stamp, |change| {
        for (pcode, outline) in borders::outlines() {
            change.put_border(&pcode, places::GAZETTEER, &outline)?;
        }
        let mut scribe = Scribe::new(change, Random::new(seed), stamp.today);
        let places = places::make(&mut scribe)?;
        let parties = parties::make(&mut scribe)?;
        let negotiations = talks::open(&mut scribe, &places, &parties)?;
        match size {
            Size::Tour | Size::Team => {
                let promises = talks::meet(&mut scribe, &places, &parties, &negotiations)?;
                let requests = requests::make(&mut scribe, &places, &parties, &negotiations)?;
                road::make(&mut scribe, &places, &parties, &requests, &promises)?;
                talks::note_around(&mut scribe, &places, &parties)?;
                if size == Size::Team {
                    years::make(&mut scribe, &places, &parties, &promises)?;
                    tomorrow::plan(&mut scribe, &places, &parties, &negotiations)?;
                }
            }
            Size::Records(records) => bulk::make(&mut scribe, &places, &parties, &negotiations, records)?,
        }
        Ok(Filled { records: scribe.written(), negotiation: negotiations.convoy })
    })
}

#[cfg(test)]
mod tests;
