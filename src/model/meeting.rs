//! Meetings: one exchange, by any channel. Decisions, asks and promises made in it are records of their own.

use super::date::{Day, PartialDate};
use super::field::{Line, Record, Text, fields, part};
use super::id::{ActorId, Kind, NegotiationId, PlaceId};
use super::involvement::Involvement;
use super::{Fault, Part, Reason, Shape};
use crate::vocabulary::{AskedBy, Authority, Channel, Mode, ParticipantRole, Sensitivity};

part! { "meeting_participant" in "meeting";
    /// A node that took part. The interlocutor is a role, never a name.
    Participant {
        required {
            /// Who.
            node: ActorId,
        }
        optional {
            /// As what; `addressed` where nothing is said.
            role: Option<ParticipantRole>,
            /// The interlocutor's function.
            function: Option<Line>,
            /// What the interlocutor can do.
            authority: Option<Authority>,
            /// Whom the interlocutor speaks for.
            speaks_for: Option<ActorId>,
        }
    }
}

/// Involvement rows of a meeting.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct MeetingInvolvement(pub Involvement);

impl super::field::Shaped for MeetingInvolvement {
    const SHAPE: Shape =
        Shape::Rows(&Part { table: "meeting_involvement", owner: "meeting", fields: Involvement::FIELDS });
}

fields! {
    /// One exchange.
    Meeting {
        required {
            /// When.
            date: PartialDate,
            /// By which channel.
            channel: Channel,
            /// With whom.
            participants: Vec<Participant>,
            /// How we came to it.
            mode: Mode,
            /// What was talked about.
            topics: Text,
        }
        optional {
            /// Where, or on which road; only when in person.
            place: Option<PlaceId>,
            /// The negotiation that it belongs to.
            negotiation: Option<NegotiationId>,
            /// Who asked for it.
            asked_by: Option<AskedBy>,
            /// Our own side, as functions.
            our_roles: Vec<Line>,
            /// Through an interpreter.
            interpreter: Option<bool>,
            /// How the community took part.
            involvement: Vec<MeetingInvolvement>,
            /// Notes.
            notes: Option<Text>,
            /// What happens next.
            next_step: Option<Text>,
            /// On which day.
            next_step_on: Option<Day>,
            /// Who does it, as a function.
            next_step_by: Option<Line>,
            /// Done on.
            next_step_done_on: Option<Day>,
            /// What we learnt.
            lesson: Option<Text>,
        }
    }
}

impl Record for Meeting {
    const KIND: Kind = Kind::Meeting;
    const FIELDS: &'static [super::Field] = Self::FIELDS;
    const SENSITIVITY: Sensitivity = Sensitivity::High;

    fn rules(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        match (self.channel == Channel::InPerson, self.place.is_some()) {
            (true, false) => faults.push(Fault::new("place", Reason::Missing)),
            (false, true) => faults.push(Fault::new("place", Reason::OnlyWith("channel", "in-person"))),
            _ => {}
        }
        faults
    }
}
