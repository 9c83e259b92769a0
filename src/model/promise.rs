//! Promises and their dated checks. A promise's state follows from its checks; nobody types it.

use super::date::{Day, PartialDate};
use super::field::{Record, Text, fields, part};
use super::id::{ActorId, IncidentId, Kind, MeetingId, NegotiationId, PlaceId, TripId};
use super::{Fault, Reason, order_days};
use crate::vocabulary::{Finding, PromiseKind, PromiseSide, Sensitivity, VerifiedBy};

part! { "promise_check" in "promise";
    /// What was found when somebody looked.
    Check {
        required {
            /// On which day.
            date: Day,
            /// What was found.
            finding: Finding,
        }
        optional {
            /// Who saw it.
            verified_by: Option<VerifiedBy>,
            /// The trip that shows it.
            trip: Option<TripId>,
            /// The incident that shows it.
            incident: Option<IncidentId>,
        }
    }
}

fields! {
    /// What somebody undertook to do. A granted decision is the promise of passage and has no kind here.
    Promise {
        required {
            /// Whose side promised.
            promised_by: PromiseSide,
            /// What.
            kind: PromiseKind,
            /// Made on.
            made_on: PartialDate,
        }
        optional {
            /// The node that promised; none where we did.
            node: Option<ActorId>,
            /// In their words.
            text: Option<Text>,
            /// Due on.
            due: Option<Day>,
            /// Where.
            place: Option<PlaceId>,
            /// The negotiation that it belongs to.
            negotiation: Option<NegotiationId>,
            /// The meeting in which it was made.
            meeting: Option<MeetingId>,
            /// What was found when somebody looked.
            checks: Vec<Check>,
            /// Settled on.
            settled_on: Option<Day>,
        }
    }
}

impl Record for Promise {
    const KIND: Kind = Kind::Promise;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::High;

    fn least_sensitivity(&self) -> Sensitivity {
        if self.kind == PromiseKind::ChildRelease { Sensitivity::Severe } else { Self::SENSITIVITY }
    }

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let made = Some(Day(self.made_on.first()));
        faults.extend(order_days("settled_on", made, self.settled_on));
        faults.extend(order_days("due", made, self.due));
        for (at, check) in self.checks.iter().enumerate() {
            faults.extend(order_days(&format!("checks[{}].date", at + 1), made, Some(check.date)));
        }
        if self.promised_by == PromiseSide::Us && self.node.is_some() {
            faults.push(Fault::new("node", Reason::NotWith("promised_by us")));
        }
        if self.promised_by != PromiseSide::Us && self.node.is_none() {
            faults.push(Fault::new("node", Reason::Missing));
        }
        faults
    }
}
