//! Events: context for the timeline.

use super::date::{Day, PartialDate};
use super::field::{Line, Record, Text, fields};
use super::id::{ActorId, Kind, PlaceId};
use super::{Fault, Reason};
use crate::vocabulary::{Acceptance, AdvocacyForum, EventKind, Sensitivity};

fields! {
    /// Something that happened around the negotiations.
    Event {
        required {
            /// When.
            date: PartialDate,
            /// What kind.
            kind: EventKind,
        }
        optional {
            /// Where.
            place: Option<PlaceId>,
            /// Of whom.
            actor: Option<ActorId>,
            /// In words.
            text: Option<Text>,
            /// Of `acceptance`: how we are received there.
            acceptance: Option<Acceptance>,
            /// Of advocacy: in which forum.
            forum: Option<AdvocacyForum>,
            /// Of advocacy: asked of whom.
            asked_of: Option<Line>,
            /// Of silence: why.
            silence_because: Option<Text>,
            /// To be looked at again on.
            review_on: Option<Day>,
        }
    }
}

impl Record for Event {
    const KIND: Kind = Kind::Event;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::Moderate;

    fn rules(&self) -> Vec<Fault> {
        if (self.kind == EventKind::Acceptance) != self.acceptance.is_some() {
            return vec![Fault::new("acceptance", Reason::GoesWith("kind", "acceptance"))];
        }
        Vec::new()
    }
}
