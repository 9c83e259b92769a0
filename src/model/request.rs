//! Requests: applications to one or more authorities, each of which may owe us an answer.

use super::date::Day;
use super::field::{Line, Record, fields, part};
use super::id::{ActorId, Kind, NegotiationId, PlaceId};
use super::{Fault, Reason, order_days};
use crate::vocabulary::{AssetKind, Needed, Objective, PostponedBy, Sector, Sensitivity};

part! { "request_addressee" in "request";
    /// An authority that was, or is to be, asked.
    Addressee {
        required {
            /// Who is asked.
            node: ActorId,
        }
        optional {
            /// Whether its yes is needed; `yes` where nothing is said.
            needed: Option<Needed>,
            /// Of `one-of`: the group of which one yes is enough.
            needed_group: Option<Line>,
            /// Submitted on; empty means not yet, and the next step is ours.
            submitted_on: Option<Day>,
            /// The node whose answer must come first.
            waits_on: Option<ActorId>,
            /// Its answer is needed by; the day before the first day where nothing is said.
            needed_by: Option<Day>,
            /// Acknowledged on.
            acknowledged_on: Option<Day>,
            /// Reminders sent on.
            reminders: Vec<Day>,
            /// It sent us on to.
            referred_to: Option<ActorId>,
            /// No longer asked since; a referral ends the old row.
            ended_on: Option<Day>,
        }
    }
}

part! { "request_round" in "request";
    /// A postponement: a new round. The first date stays judged.
    Round {
        required {
            /// First day needed, in this round.
            first_day: Day,
            /// Who postponed.
            postponed_by: PostponedBy,
        }
        optional {
            /// Last day, in this round.
            last_day: Option<Day>,
            /// Postponed on.
            postponed_on: Option<Day>,
        }
    }
}

fields! {
    /// An application.
    Request {
        required {
            /// What is asked for.
            what: Objective,
            /// Where.
            place: PlaceId,
            /// First day needed, as first submitted.
            first_day: Day,
        }
        optional {
            /// Last day needed.
            last_day: Option<Day>,
            /// Of a mission's asset: which.
            asset: Option<AssetKind>,
            /// The negotiation that it belongs to.
            negotiation: Option<NegotiationId>,
            /// Sectors.
            sectors: Vec<Sector>,
            /// People planned to be reached.
            people: Option<u64>,
            /// Women among them.
            women: Option<u64>,
            /// Girls among them.
            girls: Option<u64>,
            /// Boys among them.
            boys: Option<u64>,
            /// Men among them.
            men: Option<u64>,
            /// Goods, in a few words.
            goods: Option<Line>,
            /// Notified to the notification system on.
            notified_on: Option<Day>,
            /// The notification was acknowledged on.
            notification_acknowledged_on: Option<Day>,
            /// Who is asked.
            addressees: Vec<Addressee>,
            /// Later rounds.
            rounds: Vec<Round>,
            /// Withdrawn on.
            withdrawn_on: Option<Day>,
            /// People reached by its trips that were reduced since (docs/guide/retention.md).
            reached_before: Option<u64>,
        }
    }
}

impl Record for Request {
    const KIND: Kind = Kind::Request;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::Moderate;

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        faults.extend(order_days("last_day", Some(self.first_day), self.last_day));
        faults.extend(order_days(
            "notification_acknowledged_on",
            self.notified_on,
            self.notification_acknowledged_on,
        ));
        if self.asset.is_some() && self.what != Objective::Asset {
            faults.push(Fault::new("asset", Reason::OnlyWith("what", "asset")));
        }
        if let Some(people) = self.people {
            let parts = [self.women, self.girls, self.boys, self.men];
            if parts.iter().flatten().sum::<u64>() > people {
                faults.push(Fault::new("people", Reason::LessThanItsParts));
            }
        }
        for (at, addressee) in self.addressees.iter().enumerate() {
            let field = |name: &str| format!("addressees[{}].{name}", at + 1);
            if (addressee.needed == Some(Needed::OneOf)) != addressee.needed_group.is_some() {
                faults.push(Fault::new(field("needed_group"), Reason::GoesWith("needed", "one-of")));
            }
            faults.extend(order_days(
                &field("acknowledged_on"),
                addressee.submitted_on,
                addressee.acknowledged_on,
            ));
            if self.addressees[..at].iter().any(|other| {
                other.node == addressee.node && other.ended_on.is_none() && addressee.ended_on.is_none()
            }) {
                faults.push(Fault::new(field("node"), Reason::Twice));
            }
        }
        for (at, round) in self.rounds.iter().enumerate() {
            faults.extend(order_days(
                &format!("rounds[{}].last_day", at + 1),
                Some(round.first_day),
                round.last_day,
            ));
        }
        faults
    }
}
