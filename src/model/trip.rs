//! Trips: one vehicle or convoy between two named stops; what the road did.

use super::date::{Day, Hour, PartialDate};
use super::field::{Amount, Currency, Line, Record, Text, fields, part};
use super::id::{DecisionId, Kind, NegotiationId, PlaceId, RequestId};
use super::{Fault, Reason, limit, order_days};
use crate::vocabulary::{Association, Completion, GoDecision, PromiseGap, Sensitivity, TripOutcome};

part! { "trip_demand" in "trip";
    /// An amount demanded at a checkpoint that has no incident of its own. What was paid has no field.
    Demand {
        required {
            /// How much.
            amount: Amount,
            /// In which currency.
            currency: Currency,
        }
        optional {}
    }
}

fields! {
    /// One vehicle or convoy between two named stops.
    Trip {
        required {
            /// The day of the trip.
            date: PartialDate,
        }
        whole {
            /// From where; only a reduced trip is without.
            origin: PlaceId,
            /// To where; of a reduced trip the district, where it is known.
            destination: PlaceId,
        }
        optional {
            /// What the road did; empty while planned.
            outcome: Option<TripOutcome>,
            /// How much of it was done; proposed from the outcome.
            completion: Option<Completion>,
            /// By which road.
            road: Option<PlaceId>,
            /// The first date that it was planned for, where it was put off.
            first_planned: Option<Day>,
            /// Planned to be back on.
            return_on: Option<Day>,
            /// The latest hour to turn back.
            turn_back_by: Option<Hour>,
            /// What for.
            purpose: Option<Line>,
            /// The requests that it relied on.
            requests: Vec<RequestId>,
            /// The decisions that it relied on.
            decisions: Vec<DecisionId>,
            /// The negotiation that it belongs to.
            negotiation: Option<NegotiationId>,
            /// Association with a peace mission.
            association: Option<Association>,
            /// Who agreed to more than the negotiation accepts, as a function.
            association_agreed_by: Option<Line>,
            /// Vehicles planned.
            vehicles_planned: Option<u64>,
            /// Vehicles on the paper.
            vehicles_on_paper: Option<u64>,
            /// Vehicles that went.
            vehicles: Option<u64>,
            /// Persons planned.
            persons_planned: Option<u64>,
            /// Persons on the paper.
            persons_on_paper: Option<u64>,
            /// The permit itself is aboard.
            permit_aboard: Option<bool>,
            /// Persons aboard.
            persons: Option<u64>,
            /// Women among those planned.
            women_planned: Option<u64>,
            /// Women among those aboard.
            women: Option<u64>,
            /// People planned to be reached.
            people_planned: Option<u64>,
            /// People reached.
            people_reached: Option<u64>,
            /// Morning green light asked at.
            go_ahead_asked_at: Option<Hour>,
            /// Morning green light received at.
            go_ahead_received_at: Option<Hour>,
            /// Led by another organisation.
            led_by_other: Option<bool>,
            /// Who decides, as a function.
            decided_by: Option<Line>,
            /// What that person decided.
            go: Option<GoDecision>,
            /// Hours late.
            hours_late: Option<Amount>,
            /// Checkpoints met, the last one included.
            checkpoints: Option<u64>,
            /// Of these, that stopped us long.
            checkpoints_long: Option<u64>,
            /// Of these, that demanded something.
            checkpoints_demanding: Option<u64>,
            /// Amounts demanded at checkpoints without an incident.
            demands: Vec<Demand>,
            /// Groups the trips of one journey.
            journey: Option<Line>,
            /// Notes.
            notes: Option<Text>,
            /// Reduced to month, road, district, outcome, completion, tally and association on (docs/guide/retention.md).
            reduced_on: Option<Day>,
            /// Of a reduced trip: what the road did against what was said, as it stood then.
            gap: Option<PromiseGap>,
        }
    }
}

impl Record for Trip {
    const KIND: Kind = Kind::Trip;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::Moderate;

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.gap.is_some() && self.reduced_on.is_none() {
            faults.push(Fault::new("gap", Reason::NotKept));
        }
        for (name, part, whole_name, whole) in [
            ("checkpoints_long", self.checkpoints_long, "checkpoints", self.checkpoints),
            ("checkpoints_demanding", self.checkpoints_demanding, "checkpoints", self.checkpoints),
            ("women", self.women, "persons", self.persons),
            ("women_planned", self.women_planned, "persons_planned", self.persons_planned),
        ] {
            faults.extend(limit(name, part, whole_name, whole));
        }
        faults.extend(order_days("return_on", Some(Day(self.date.first())), self.return_on));
        match (self.outcome, self.completion) {
            (None, Some(_)) => faults.push(Fault::new("outcome", Reason::Missing)),
            (Some(outcome), Some(completion)) if !outcome.is_made() && completion != Completion::None => {
                faults.push(Fault::new("completion", Reason::OnlyWhenMade));
            }
            _ => {}
        }
        if self.outcome.is_some_and(|outcome| !outcome.is_made())
            && self.people_reached.is_some_and(|n| n > 0)
        {
            faults.push(Fault::new("people_reached", Reason::OnlyWhenMade));
        }
        faults
    }
}
