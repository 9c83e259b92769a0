//! The forms: for each kind of entry the officer's least, and what follows from the answers.

mod incident;
mod meeting;
mod plain;
mod request;
mod trip;

use super::form::{Desk, Form};
use super::question::Question;
use super::said::Said;
use carnet::model::{Kind, Values};
use carnet::store::StoreError;

/// The form of a command that writes an entry down.
pub(super) fn of(kind: Kind, verb: &str) -> Box<dyn Form> {
    match (kind, verb) {
        (Kind::Trip, "plan") => Box::new(trip::Trip { planned: true, alone: false }),
        (Kind::Trip, _) => Box::new(trip::Trip { planned: false, alone: false }),
        (Kind::Incident, _) => Box::new(incident::Incident),
        (Kind::Meeting, "call") => Box::new(meeting::Call),
        (Kind::Meeting, _) => Box::new(meeting::Meeting),
        (Kind::Request, _) => Box::new(request::Request::default()),
        (kind, _) => Box::new(plain::Plain { kind, short: kind == Kind::Caution }),
    }
}

/// The form of an entry that is posted: one of its own.
pub(super) fn posted(kind: Kind) -> Box<dyn Form> {
    match kind {
        Kind::Trip => Box::new(trip::Trip { planned: false, alone: true }),
        kind => of(kind, "log"),
    }
}

/// What is asked of an entry that flags say whole: who agreed to a trip that is closer to a mission than its
/// negotiation accepts.
pub(super) fn of_whole(kind: Kind, said: &Said, desk: &Desk<'_>) -> Result<Option<Question>, StoreError> {
    if kind == Kind::Trip { trip::who_agreed(said, desk) } else { Ok(None) }
}

/// The form of a request like another.
pub(super) fn request_like(other: Values) -> Box<dyn Form> {
    Box::new(request::Request { like: Some(other) })
}

/// The least of an actor or a place that is made in the middle of another entry.
pub(super) fn on_the_spot(kind: Kind) -> Box<dyn Form> {
    Box::new(plain::Plain { kind, short: true })
}
