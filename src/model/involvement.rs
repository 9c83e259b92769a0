//! Community involvement: a degree is a category, not a score.

use super::date::Day;
use super::field::{Line, fields};
use crate::vocabulary::{InvolvedGroup, InvolvementDegree};

fields! {
    /// How a community took part.
    Involvement {
        required {
            /// On which day.
            date: Day,
            /// How far.
            degree: InvolvementDegree,
        }
        optional {
            /// Which groups.
            groups: Vec<InvolvedGroup>,
            /// Consent to what.
            consent_to: Option<Line>,
            /// Consent until when.
            consent_until: Option<Day>,
            /// Consent withdrawn on.
            withdrawn_on: Option<Day>,
        }
    }
}
