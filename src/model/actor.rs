//! Actors: the nodes of the hierarchies that we deal with.

use super::date::PartialDate;
use super::field::{Line, Record, fields, part};
use super::id::{ActorId, Kind};
use super::{Fault, Reason, order};
use crate::vocabulary::{ActorType, Branch, Desk, Level, LinkEnd, LinkStart, Sensitivity};

part! { "actor_level" in "actor";
    /// The level of a node, for a time.
    ActorLevel {
        required {
            /// Where it sits.
            level: Level,
        }
        optional {
            /// First day it is true.
            since: Option<PartialDate>,
            /// Last day it is true.
            until: Option<PartialDate>,
            /// How we know, in a few words.
            basis: Option<Line>,
        }
    }
}

part! { "actor_parent" in "actor";
    /// A link to a node above, for a time. Its one purpose: to know whether a yes and a no come from the same house.
    ActorParent {
        required {
            /// The node above.
            parent: ActorId,
        }
        optional {
            /// From when.
            since: Option<PartialDate>,
            /// Whether it began then, or was first seen then.
            since_is: Option<LinkStart>,
            /// To when.
            until: Option<PartialDate>,
            /// Whether it ended then, or was last seen then.
            until_is: Option<LinkEnd>,
        }
    }
}

part! { "actor_mandate" in "actor";
    /// What a peace mission may do, for a time.
    MissionMandate {
        required {}
        optional {
            /// From when.
            since: Option<PartialDate>,
            /// To when.
            until: Option<PartialDate>,
            /// Protection of civilians.
            protection: Option<bool>,
            /// It opens gates.
            gate: Option<bool>,
            /// It escorts.
            escort: Option<bool>,
        }
    }
}

fields! {
    /// A node of an actor's hierarchy: a desk, a post or a function that answered us, met us or stopped us.
    Actor {
        required {
            /// What it is called; never a person's name.
            name: Line,
            /// What kind of actor.
            actor_type: ActorType,
        }
        optional {
            /// Shown in place of the name where sensitivity asks.
            short_code: Option<Line>,
            /// Other names, in any script.
            aliases: Vec<Line>,
            /// Its levels over time.
            levels: Vec<ActorLevel>,
            /// Up to two branches.
            branches: Vec<Branch>,
            /// A desk relays for its parent.
            desk: Option<Desk>,
            /// The nodes above it over time.
            parents: Vec<ActorParent>,
            /// It stands for a node that we do not know.
            placeholder: Option<bool>,
            /// Whether they answered us, met us or stopped us.
            met: Option<bool>,
            /// Of a peace mission: what it may do.
            mandates: Vec<MissionMandate>,
        }
    }
}

impl Record for Actor {
    const KIND: Kind = Kind::Actor;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::High;

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (at, level) in self.levels.iter().enumerate() {
            faults.extend(order(&format!("levels[{}].until", at + 1), level.since, level.until));
        }
        for (at, link) in self.parents.iter().enumerate() {
            faults.extend(order(&format!("parents[{}].until", at + 1), link.since, link.until));
        }
        for (at, mandate) in self.mandates.iter().enumerate() {
            faults.extend(order(&format!("mandates[{}].until", at + 1), mandate.since, mandate.until));
        }
        if self.branches.len() > 2 {
            faults.push(Fault::new("branches", Reason::TooMany(2)));
        }
        faults
    }
}
