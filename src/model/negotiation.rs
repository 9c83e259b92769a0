//! Negotiations: one access objective each.

use super::date::Day;
use super::field::{Line, Record, Text, fields};
use super::id::{ActorId, Kind, PlaceId};
use super::involvement::Involvement;
use super::{Fault, Part, Reason, Shape, order_days};
use crate::vocabulary::{Association, Mandate, NegotiationResult, Objective, Principle, Sector, Sensitivity};

/// Involvement rows of a negotiation.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct NegotiationInvolvement(pub Involvement);

impl super::field::Shaped for NegotiationInvolvement {
    const SHAPE: Shape = Shape::Rows(&Part {
        table: "negotiation_involvement",
        owner: "negotiation",
        fields: Involvement::FIELDS,
    });
}

fields! {
    /// One access objective, from the day it is opened to its result.
    Negotiation {
        required {
            /// What we call it.
            title: Line,
            /// What we want.
            objective: Objective,
            /// Where.
            places: Vec<PlaceId>,
        }
        optional {
            /// The nodes that we want to talk to.
            actors: Vec<ActorId>,
            /// How many people it is for.
            people: Option<u64>,
            /// Which group it is for.
            for_whom: Option<Line>,
            /// Sectors.
            sectors: Vec<Sector>,
            /// Women among them, per cent.
            women_share: Option<u64>,
            /// Girls among them, per cent.
            girls_share: Option<u64>,
            /// Boys among them, per cent.
            boys_share: Option<u64>,
            /// Men among them, per cent.
            men_share: Option<u64>,
            /// What the organisation gave us to negotiate with.
            mandate: Option<Mandate>,
            /// When it did.
            mandate_on: Option<Day>,
            /// What we will not do.
            red_lines: Vec<Line>,
            /// The least that we accept.
            bottom_line: Option<Text>,
            /// Their motive as we read it.
            motive: Option<Text>,
            /// The principle at risk.
            principle: Option<Principle>,
            /// The closest association with a peace mission that we accept.
            highest_association: Option<Association>,
            /// Opened on.
            opened: Option<Day>,
            /// Closed on.
            closed: Option<Day>,
            /// What came of it.
            result: Option<NegotiationResult>,
            /// What we learnt.
            lesson: Option<Text>,
            /// Of a release of children: handed over to the child-protection system on.
            children_handed_over_on: Option<Day>,
            /// How the community took part.
            involvement: Vec<NegotiationInvolvement>,
        }
    }
}

impl Record for Negotiation {
    const KIND: Kind = Kind::Negotiation;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::High;

    fn least_sensitivity(&self) -> Sensitivity {
        if self.objective == Objective::ReleaseChildren { Sensitivity::Severe } else { Self::SENSITIVITY }
    }

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        faults.extend(order_days("closed", self.opened, self.closed));
        if self.result.is_some() && self.closed.is_none() {
            faults.push(Fault::new("closed", Reason::Missing));
        }
        let shares = [
            ("women_share", self.women_share),
            ("girls_share", self.girls_share),
            ("boys_share", self.boys_share),
            ("men_share", self.men_share),
        ];
        if shares.iter().filter_map(|(_, share)| *share).sum::<u64>() > 100 {
            let last =
                shares.iter().rev().find(|(_, share)| share.is_some()).map_or("men_share", |(name, _)| name);
            faults.push(Fault::new(last, Reason::Above(100)));
        }
        // Fact 7: releases of children keep no count and no node below regional; the node's level is the store's to check.
        if self.objective == Objective::ReleaseChildren && self.people.is_some() {
            faults.push(Fault::new("people", Reason::NotKept));
        }
        if self.children_handed_over_on.is_some() && self.objective != Objective::ReleaseChildren {
            faults.push(Fault::new(
                "children_handed_over_on",
                Reason::OnlyWith("objective", "release-children"),
            ));
        }
        faults
    }
}
