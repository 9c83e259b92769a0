//! Places: countries and their divisions, sites, roads, named roadblocks.

use super::Fault;
use super::Reason;
use super::field::{Latitude, Line, Longitude, Record, fields};
use super::id::{Kind, PlaceId};
use crate::vocabulary::{CoordinatePrecision, PlaceKind, RoadblockKind, Sensitivity};

fields! {
    /// A place. Nothing on who holds it.
    Place {
        required {
            /// What it is called.
            name: Line,
            /// What kind of place.
            kind: PlaceKind,
        }
        optional {
            /// P-code: text, leading zeros kept.
            pcode: Option<Line>,
            /// The gazetteer that the P-code is from, and its version.
            gazetteer: Option<Line>,
            /// The place that it lies in.
            parent: Option<PlaceId>,
            /// Other names, in any script.
            names: Vec<Line>,
            /// Of a road: the districts that it crosses.
            crosses: Vec<PlaceId>,
            /// Of a roadblock: what kind of named barrier.
            barrier: Option<RoadblockKind>,
            /// Degrees north.
            latitude: Option<Latitude>,
            /// Degrees east.
            longitude: Option<Longitude>,
            /// How exact the coordinates are.
            precision: Option<CoordinatePrecision>,
        }
    }
}

impl Record for Place {
    const KIND: Kind = Kind::Place;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::Low;

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if !self.crosses.is_empty() && self.kind != PlaceKind::Road {
            faults.push(Fault::new("crosses", Reason::OnlyWith("kind", "road")));
        }
        // A barrier has a name only if it is always there and every driver knows it (domain.md).
        if self.kind == PlaceKind::Roadblock && self.barrier.is_none() {
            faults.push(Fault::new("barrier", Reason::Missing));
        }
        if self.barrier.is_some() && self.kind != PlaceKind::Roadblock {
            faults.push(Fault::new("barrier", Reason::OnlyWith("kind", "roadblock")));
        }
        match (self.latitude.is_some(), self.longitude.is_some()) {
            (true, false) => faults.push(Fault::new("longitude", Reason::Missing)),
            (false, true) => faults.push(Fault::new("latitude", Reason::Missing)),
            _ => {}
        }
        faults
    }
}
