//! Cautions: where not to be seen, and with what. No source, no committee, no reason.

use super::date::Day;
use super::field::{Record, fields};
use super::id::{Kind, PlaceId};
use crate::vocabulary::{KeepApart, Sensitivity};

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
