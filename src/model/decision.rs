//! Decisions: what a node said. What happened is a trip's outcome; the two never share a field.

use super::date::{Day, PartialDate};
use super::field::{Line, Record, Text, fields};
use super::id::{ActorId, AddresseeId, Kind, MeetingId, NegotiationId};
use super::{Fault, Reason, order_days};
use crate::vocabulary::{ConditionView, Decision as DecisionCode, DecisionForm, Level, Sensitivity};

fields! {
    /// What a node said. A granted decision is the promise of passage.
    Decision {
        required {
            /// Who said it.
            node: ActorId,
            /// When.
            date: PartialDate,
            /// What.
            code: DecisionCode,
        }
        optional {
            /// The addressee row of a request that it answers.
            addressee: Option<AddresseeId>,
            /// The negotiation that it belongs to.
            negotiation: Option<NegotiationId>,
            /// In which form; `oral` where nothing is said. A relayed yes is hollow until written or confirmed.
            form: Option<DecisionForm>,
            /// On which conditions.
            conditions: Option<Text>,
            /// Our view of them.
            condition_view: Option<ConditionView>,
            /// For which part of places, dates, vehicles, persons.
            part: Option<Line>,
            /// Valid from.
            valid_from: Option<Day>,
            /// Valid to.
            valid_to: Option<Day>,
            /// The level that must still confirm it.
            confirm_by: Option<Level>,
            /// The meeting in which it was said.
            meeting: Option<MeetingId>,
        }
    }
}

impl Record for Decision {
    const KIND: Kind = Kind::Decision;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::High;

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        faults.extend(order_days("valid_to", self.valid_from, self.valid_to));
        if self.condition_view.is_some() && self.code != DecisionCode::Conditional {
            faults.push(Fault::new("condition_view", Reason::OnlyWith("code", "conditional")));
        }
        faults
    }
}
