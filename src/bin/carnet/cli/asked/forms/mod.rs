//! The forms: for each kind of entry the officer's least, and what follows from the answers.

mod incident;
mod meeting;
mod plain;
mod request;
mod trip;

use super::form::Form;
use carnet::model::{Kind, Values};

/// The form of a command that writes an entry down.
pub(super) fn of(kind: Kind, verb: &str) -> Box<dyn Form> {
    match (kind, verb) {
        (Kind::Trip, "plan") => Box::new(trip::Trip { planned: true }),
        (Kind::Trip, _) => Box::new(trip::Trip { planned: false }),
        (Kind::Incident, _) => Box::new(incident::Incident),
        (Kind::Meeting, "call") => Box::new(meeting::Call),
        (Kind::Meeting, _) => Box::new(meeting::Meeting),
        (Kind::Request, _) => Box::new(request::Request::default()),
        (kind, _) => Box::new(plain::Plain { kind, short: kind == Kind::Caution }),
    }
}

/// The form of a request like another.
pub(super) fn request_like(other: Values) -> Box<dyn Form> {
    Box::new(request::Request { like: Some(other) })
}

/// The least of an actor or a place that is made in the middle of another entry.
pub(super) fn on_the_spot(kind: Kind) -> Box<dyn Form> {
    Box::new(plain::Plain { kind, short: true })
}
