//! What is known of where places are.

use std::collections::BTreeMap;

use super::outline::{Outline, Position};

/// What a place on a map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// A country.
    Country,
    /// A first administrative division.
    Province,
    /// A second one: nothing on a map is finer.
    District,
    /// A road, which is the districts that it crosses: its course is not held.
    Road,
}

/// Where a shape is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// An own border, imported.
    Border,
    /// The districts of a province, all of which have a border.
    OwnDistricts,
    /// The base map: coarse.
    BaseMap,
    /// The districts that a road crosses.
    CrossedDistricts,
    /// The place's own coordinates, rounded.
    Point,
}

impl Known {
    /// Its stable word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Border => "border",
            Self::OwnDistricts => "own-districts",
            Self::BaseMap => "base-map",
            Self::CrossedDistricts => "crossed-districts",
            Self::Point => "point",
        }
    }
}

/// A place with what is known of where it is: an area, else a position.
#[derive(Clone, Debug, PartialEq)]
pub struct Land {
    /// As tables name it: P-code, else short id.
    pub code: String,
    /// Its name, as others typed it.
    pub name: String,
    /// Its area.
    pub outline: Option<Outline>,
    /// A position that stands for it, rounded.
    pub point: Option<Position>,
    /// Where that is from.
    pub known: Known,
}

/// Every place that can be shown, by what it is; and whether the base map may stand beneath.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// The places, in the order of their codes.
    pub lands: BTreeMap<Tier, Vec<Land>>,
    /// Whether the countries of the base map are drawn.
    pub base_map: bool,
}

impl Ground {
    /// What is known of a place.
    pub fn find(&self, tier: Tier, code: &str) -> Option<&Land> {
        self.of(tier).iter().find(|land| land.code == code)
    }

    /// The places of a tier that have an area or a position.
    pub fn of(&self, tier: Tier) -> &[Land] {
        self.lands.get(&tier).map_or(&[], Vec::as_slice)
    }
}
