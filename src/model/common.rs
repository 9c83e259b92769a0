//! What every record has, beside its own fields.

use serde_json::Value;

use super::date::Day;
use super::field::{Line, fields};
use super::{Fault, Field, Reason, Values};
use crate::vocabulary::{CountedBy, Sensitivity, Source, Term};

fields! {
    /// The fields that all records share.
    Common {
        required {}
        optional {
            /// How sensitive; may be raised, never below the kind's own without a reason.
            sensitivity: Option<Sensitivity>,
            /// Where we have it from.
            source: Option<Source>,
            /// Whether it was checked.
            checked: Option<bool>,
            /// When it was reported to us.
            reported_on: Option<Day>,
            /// Who wrote it down, as a short code.
            recorded_by: Option<Line>,
            /// Who counts it: a joint convoy is counted by its lead.
            counted_by: Option<CountedBy>,
            /// Shared by all organisations on one joint convoy.
            joint_token: Option<Line>,
            /// The file number of a paper, never a place.
            paper_reference: Option<Line>,
            /// To be kept until.
            retain_until: Option<Day>,
        }
    }
}

/// The fields that all records share.
pub const COMMON: &[Field] = Common::FIELDS;

/// The rules of the shared fields: a sensitivity is never below the kind's own.
pub(super) fn rules(values: &Values, least: Sensitivity) -> Option<Fault> {
    (given(values)? < least).then(|| Fault::new("sensitivity", Reason::NotKept))
}

/// Raises the sensitivity to what the record holds, whatever was said when it held less.
pub(super) fn raise(values: &mut Values, least: Sensitivity) {
    let sensitivity = given(values).map_or(least, |given| given.max(least));
    values.insert("sensitivity".into(), sensitivity.code().into());
}

fn given(values: &Values) -> Option<Sensitivity> {
    values.get("sensitivity").and_then(Value::as_str).and_then(Sensitivity::from_code)
}
