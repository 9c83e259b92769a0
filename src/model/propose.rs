//! What follows from what was said, proposed so that nobody has to say it.

use super::Record;
use super::actor::Actor;
use super::ask::Ask;
use super::caution::Caution;
use super::decision::Decision;
use super::directive::Directive;
use super::event::Event;
use super::incident::Incident;
use super::meeting::Meeting;
use super::negotiation::Negotiation;
use super::place::Place;
use super::promise::Promise;
use super::request::Request;
use super::trip::Trip;
use crate::vocabulary::{
    AskAnswer, Attribution, DecisionForm, IncidentKind, Needed, ParticipantRole, Setting,
};

/// Fills in what is missing and follows from the rest.
pub(super) trait Propose: Record {
    /// Fields that are proposed anew when another changes: `(proposed, from)`.
    const FOLLOWS: &'static [(&'static str, &'static str)] = &[];
    /// Fills in.
    fn propose(&mut self) {}
}

impl Propose for Actor {
    fn propose(&mut self) {
        // A node that somebody writes down by hand has met us; imports say otherwise themselves.
        self.met.get_or_insert(true);
        self.placeholder.get_or_insert(false);
    }
}

impl Propose for Request {
    fn propose(&mut self) {
        for addressee in &mut self.addressees {
            addressee.needed.get_or_insert(Needed::Yes);
        }
    }
}

impl Propose for Meeting {
    fn propose(&mut self) {
        for participant in &mut self.participants {
            participant.role.get_or_insert(ParticipantRole::Addressed);
        }
    }
}

impl Propose for Decision {
    fn propose(&mut self) {
        self.form.get_or_insert(DecisionForm::Oral);
    }
}

impl Propose for Ask {
    fn propose(&mut self) {
        self.answer.get_or_insert(AskAnswer::Deferred);
    }
}

impl Propose for Trip {
    const FOLLOWS: &'static [(&'static str, &'static str)] = &[("completion", "outcome")];

    fn propose(&mut self) {
        if let Some(outcome) = self.outcome {
            self.completion.get_or_insert(outcome.proposed_completion());
        }
    }
}

impl Propose for Incident {
    const FOLLOWS: &'static [(&'static str, &'static str)] = &[("category", "kinds")];

    fn propose(&mut self) {
        // The gravest leads, whatever was typed first.
        self.kinds = IncidentKind::in_leading_order(&self.kinds);
        if self.category.is_none() {
            let at_roadblock = self.setting == Setting::Checkpoint;
            self.category = self.kinds.first().and_then(|lead| lead.proposed_category(at_roadblock));
        }
        for actor in &mut self.actors {
            actor.attribution.get_or_insert(Attribution::Unknown);
        }
    }
}

impl Propose for Place {}
impl Propose for Negotiation {}
impl Propose for Promise {}
impl Propose for Directive {}
impl Propose for Caution {}
impl Propose for Event {}
