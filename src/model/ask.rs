//! Asks: what they wanted of us. Amounts demanded are kept, amounts paid are not (domain.md, fact 7).

use super::date::Day;
use super::field::{Amount, Currency, Line, Record, fields};
use super::id::{ActorId, IncidentId, Kind, MeetingId};
use super::{Fault, Reason};
use crate::vocabulary::{AskAnswer, AskKind, Sensitivity};

fields! {
    /// What a node wanted of us, in a meeting or an incident.
    Ask {
        required {
            /// What.
            kind: AskKind,
            /// Who asked.
            node: ActorId,
        }
        optional {
            /// The meeting in which it was asked.
            meeting: Option<MeetingId>,
            /// The incident in which it was asked.
            incident: Option<IncidentId>,
            /// Whether access hung on it.
            linked_to_access: Option<bool>,
            /// Our answer.
            answer: Option<AskAnswer>,
            /// How much was demanded.
            amount: Option<Amount>,
            /// In which currency.
            currency: Option<Currency>,
            /// The red line that it touches.
            red_line: Option<Line>,
            /// To be told to the access working group.
            tell_group: Option<bool>,
            /// Reported to compliance on.
            reported_to_compliance_on: Option<Day>,
        }
    }
}

impl Record for Ask {
    const KIND: Kind = Kind::Ask;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::High;

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        match (self.meeting, self.incident) {
            (None, None) => faults.push(Fault::new("meeting", Reason::Missing)),
            (Some(_), Some(_)) => faults.push(Fault::new("incident", Reason::NotWith("meeting"))),
            _ => {}
        }
        // The log is not a confession: `agreed` exists only where agreeing is not giving in to a demand.
        let may_agree = matches!(
            self.kind,
            AskKind::DistanceFromMission
                | AskKind::VisibilityOrSilence
                | AskKind::Services
                | AskKind::EvacuationFavour
        );
        if self.answer == Some(AskAnswer::Agreed) && !may_agree {
            faults.push(Fault::new("answer", Reason::NotKept));
        }
        if self.amount.is_some() != self.currency.is_some() {
            let missing = if self.amount.is_some() { "currency" } else { "amount" };
            faults.push(Fault::new(missing, Reason::Missing));
        }
        faults
    }
}
