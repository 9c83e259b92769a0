//! Cautions: where not to be seen, and with what. No source, no committee, no reason.

use super::date::Day;
use super::field::{Record, fields};
use super::id::{Kind, PlaceId};
use crate::vocabulary::{KeepApart, Sensitivity};

/// Days that a caution holds where nobody says until when.
pub const DAYS: u32 = 30;
/// Most days that it can hold before somebody renews it: a caution that nobody remembers is followed by nobody.
pub const MOST_DAYS: u32 = 180;

fields! {
    /// Do not be seen there with that, until then.
    Caution {
        required {
            /// Where; no finer than admin level 3.
            area: PlaceId,
            /// What to keep apart from.
            keep_apart_from: Vec<KeepApart>,
            /// Until when.
            until: Day,
        }
        optional {}
    }
}

impl Record for Caution {
    const KIND: Kind = Kind::Caution;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::Severe;
}
