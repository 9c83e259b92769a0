//! Directives: rules that restrict.

use super::date::{Day, Hour, PartialDate};
use super::field::{Line, Record, Text, fields};
use super::id::{ActorId, Kind, PlaceId};
use super::{Fault, order_days};
use crate::vocabulary::{DirectiveCategory, DirectiveForm, Effect, Sensitivity};

fields! {
    /// A rule that restricts.
    Directive {
        required {
            /// Who issued it.
            issued_by: ActorId,
            /// When.
            date: PartialDate,
            /// What it says.
            what: Text,
        }
        optional {
            /// In which form.
            form: Option<DirectiveForm>,
            /// What it restricts.
            category: Option<DirectiveCategory>,
            /// Where.
            areas: Vec<PlaceId>,
            /// In force from.
            in_force_from: Option<Day>,
            /// In force to.
            in_force_to: Option<Day>,
            /// Of a curfew: from which hour.
            curfew_from: Option<Hour>,
            /// Of a curfew: to which hour.
            curfew_to: Option<Hour>,
            /// To be done by.
            deadline: Option<Day>,
            /// What it does to the work.
            effect: Option<Effect>,
            /// Lifted on.
            lifted_on: Option<Day>,
            /// Lifted by what.
            lifted_by: Option<Line>,
        }
    }
}

impl Record for Directive {
    const KIND: Kind = Kind::Directive;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::Moderate;

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        faults.extend(order_days("in_force_to", self.in_force_from, self.in_force_to));
        faults.extend(order_days("lifted_on", Some(Day(self.date.first())), self.lifted_on));
        faults
    }
}
