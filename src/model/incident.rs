//! Incidents: what happened, to us or around us.

use super::date::{Day, Hour, PartialDate};
use super::field::{Amount, Currency, Latitude, Line, Longitude, Record, Text, fields, part};
use super::id::{ActorId, DecisionId, Kind, NegotiationId, PlaceId, PromiseId, TripId};
use super::{Fault, Reason, order_days};
use crate::vocabulary::{
    Attribution, Barrier, Category, Consequence, CoordinatePrecision, Harm, HarmOrigin, IncidentKind, OnWhom,
    Response, Sector, Sensitivity, Setting, Sex, YesNoUnknown,
};

part! { "incident_actor" in "incident";
    /// A node said to have done it.
    IncidentActor {
        required {
            /// Who.
            node: ActorId,
        }
        optional {
            /// How sure that is; `unknown` where nothing is said.
            attribution: Option<Attribution>,
            /// Said to be on orders.
            on_orders: Option<YesNoUnknown>,
        }
    }
}

part! { "incident_harm" in "incident";
    /// Harm to our people, in counts. Deaths of others have no field.
    IncidentHarm {
        required {
            /// What kind of harm.
            harm: Harm,
            /// How many.
            count: u64,
        }
        optional {
            /// National or international staff.
            origin: Option<HarmOrigin>,
            /// Women, men, unknown.
            sex: Option<Sex>,
        }
    }
}

fields! {
    /// What happened.
    Incident {
        required {
            /// When.
            date: PartialDate,
            /// What happened: one kind or more; the first leads, and the incident counts once.
            kinds: Vec<IncidentKind>,
            /// Where it came about.
            setting: Setting,
        }
        optional {
            /// At what hour.
            hour: Option<Hour>,
            /// Of a movement ban: until when.
            ban_until: Option<Day>,
            /// Of a curfew: from which hour.
            curfew_from: Option<Hour>,
            /// Of a curfew: to which hour.
            curfew_to: Option<Hour>,
            /// Where.
            place: Option<PlaceId>,
            /// Where, in words, as long as no place matches.
            place_text: Option<Line>,
            /// On which road.
            road: Option<PlaceId>,
            /// Of a barrier without a name: what kind.
            barrier: Option<Barrier>,
            /// What happened, in words.
            what_happened: Option<Text>,
            /// Category; proposed from the leading kind.
            category: Option<Category>,
            /// Who is said to have done it; the first leads.
            actors: Vec<IncidentActor>,
            /// The trip on which it happened.
            trip: Option<TripId>,
            /// The negotiation that it belongs to.
            negotiation: Option<NegotiationId>,
            /// The decision that it broke.
            decision_broken: Option<DecisionId>,
            /// The promise that it broke; makes a check `broken` on its date.
            promise_broken: Option<PromiseId>,
            /// They suspected us of a link to a peace mission.
            mission_link_suspected: Option<bool>,
            /// On whom.
            on_whom: Vec<OnWhom>,
            /// Sector.
            sector: Option<Sector>,
            /// Gender-related.
            gender_related: Option<bool>,
            /// Of a fee: whether a paper was given.
            paper_given: Option<bool>,
            /// Projects suspended.
            projects_suspended: Option<u64>,
            /// Suspended from.
            suspended_from: Option<Day>,
            /// Suspended to.
            suspended_to: Option<Day>,
            /// What followed. With a trip, what the trip says is not said again.
            consequences: Vec<Consequence>,
            /// Value of goods lost.
            value_lost: Option<Amount>,
            /// In which currency.
            currency: Option<Currency>,
            /// People delayed.
            people_delayed: Option<u64>,
            /// People not reached.
            people_not_reached: Option<u64>,
            /// Harm to our people.
            harm: Vec<IncidentHarm>,
            /// What we did.
            response: Option<Response>,
            /// Solved on.
            solved_on: Option<Day>,
            /// Solved by what.
            solved_by: Option<Line>,
            /// Referred on, to those whose task it is.
            referred_on: Option<Day>,
            /// Degrees north; only from an import.
            latitude: Option<Latitude>,
            /// Degrees east; only from an import.
            longitude: Option<Longitude>,
            /// How exact the coordinates are.
            precision: Option<CoordinatePrecision>,
            /// Reduced to district, kind of author and level, without words, on (docs/guide/retention.md).
            reduced_on: Option<Day>,
        }
    }
}

/// Kinds to which "we followed the instructions" is no answer that may be written down.
const NO_FOLLOWING: &[IncidentKind] = &[
    IncidentKind::FeeDemanded,
    IncidentKind::InKindDemanded,
    IncidentKind::Lists,
    IncidentKind::PhoneSearch,
    IncidentKind::CarryArmedPersons,
    IncidentKind::ProgrammeDemand,
];

impl Record for Incident {
    const KIND: Kind = Kind::Incident;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::High;

    /// Detention, abduction, sexual violence; and a spot on the ground, which joined to an author nobody may find with us.
    fn least_sensitivity(&self) -> Sensitivity {
        let is_severe = self.latitude.is_some() || self.kinds.iter().any(|kind| kind.is_always_severe());
        if is_severe { Sensitivity::Severe } else { Self::SENSITIVITY }
    }

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.place.is_none() && self.place_text.is_none() && self.road.is_none() {
            faults.push(Fault::new("place", Reason::Missing));
        }
        for (at, kind) in self.kinds.iter().enumerate() {
            if self.kinds[..at].contains(kind) {
                faults.push(Fault::new(format!("kinds[{}]", at + 1), Reason::Twice));
            }
        }
        if self.response == Some(Response::FollowedInstructions)
            && self.kinds.iter().any(|kind| NO_FOLLOWING.contains(kind))
        {
            faults.push(Fault::new("response", Reason::NotKept));
        }
        if !self.kinds.iter().any(|kind| kind.asks_about_orders()) {
            for (at, actor) in self.actors.iter().enumerate() {
                if actor.on_orders.is_some() {
                    faults.push(Fault::new(format!("actors[{}].on_orders", at + 1), Reason::NotKept));
                }
            }
        }
        if self.kinds.contains(&IncidentKind::SexualViolenceOrHarassment) {
            // A referral date only: the account itself belongs to those who can protect the person.
            for (name, present) in [
                ("what_happened", self.what_happened.is_some()),
                ("harm", !self.harm.is_empty()),
                ("actors", !self.actors.is_empty()),
            ] {
                if present {
                    faults.push(Fault::new(name, Reason::NotKept));
                }
            }
        }
        if !self.kinds.contains(&IncidentKind::MovementBan) {
            for (name, present) in [
                ("ban_until", self.ban_until.is_some()),
                ("curfew_from", self.curfew_from.is_some()),
                ("curfew_to", self.curfew_to.is_some()),
            ] {
                if present {
                    faults.push(Fault::new(name, Reason::OnlyWith("kinds", "movement-ban")));
                }
            }
        }
        faults.extend(order_days("ban_until", Some(Day(self.date.first())), self.ban_until));
        if self.value_lost.is_some() != self.currency.is_some() {
            let missing = if self.value_lost.is_some() { "currency" } else { "value_lost" };
            faults.push(Fault::new(missing, Reason::Missing));
        }
        if self.latitude.is_some() != self.longitude.is_some() {
            let missing = if self.latitude.is_some() { "longitude" } else { "latitude" };
            faults.push(Fault::new(missing, Reason::Missing));
        }
        faults.extend(order_days("suspended_to", self.suspended_from, self.suspended_to));
        faults.extend(order_days("solved_on", Some(Day(self.date.first())), self.solved_on));
        faults
    }
}
