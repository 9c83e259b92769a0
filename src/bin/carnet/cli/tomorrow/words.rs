//! Days and signs in the person's language.

use carnet::analysis::Sign;
use carnet::message::{Arg, Message};
use carnet::vocabulary::Term;
use chrono::{Datelike, NaiveDate};

/// `25 Nov`.
pub(super) fn day(day: NaiveDate) -> Message {
    Message::new("tomorrow-day").with("day", day.day()).with("month", day.month())
}

/// A sign as the list says it.
pub(super) fn sign(sign: &Sign) -> Message {
    let count = |id: &'static str, count: usize| Message::new(id).with("count", count);
    match sign {
        Sign::AskTheLead => Message::new("tomorrow-sign-ask-the-lead"),
        Sign::No(n) => count("tomorrow-sign-no", *n),
        Sign::Withdrawn => Message::new("tomorrow-sign-withdrawn"),
        Sign::Ban => Message::new("tomorrow-sign-ban"),
        Sign::Curfew(Some(from)) => Message::new("tomorrow-sign-curfew").with("from", from.to_string()),
        Sign::Curfew(None) => Message::new("tomorrow-sign-curfew-unknown"),
        // What is owed is told below the list.
        Sign::Pending { count: n, days, .. } => count("tomorrow-sign-pending", *n).with("days", *days),
        Sign::Ours(n) => count("tomorrow-sign-ours", *n),
        Sign::Hollow(n) => count("tomorrow-sign-hollow", *n),
        Sign::NobodyAsked => Message::new("tomorrow-sign-nobody-asked"),
        Sign::EndsBeforeReturn(until) => {
            Message::new("tomorrow-sign-ends-before-return").with("day", day(*until))
        }
        Sign::InPart => Message::new("tomorrow-sign-in-part"),
        Sign::Conditions(n) => count("tomorrow-sign-conditions", *n),
        Sign::Vehicles { on_paper, planned } => papers("tomorrow-sign-vehicles", *on_paper, *planned),
        Sign::Persons { on_paper, planned } => papers("tomorrow-sign-persons", *on_paper, *planned),
        Sign::NoPermit => Message::new("tomorrow-sign-no-permit"),
        Sign::Women(n) => count("tomorrow-sign-women", *n),
        Sign::NotAcknowledged => Message::new("tomorrow-sign-not-acknowledged"),
        Sign::NoGreenLight => Message::new("tomorrow-sign-no-green-light"),
        Sign::Decided(go) => Message::new("tomorrow-sign-decided").with("go", label(*go)),
        Sign::Until(until) => Message::new("tomorrow-sign-until").with("day", day(*until)),
    }
}

/// The code of a sign, for programs.
pub(super) fn code(sign: &Sign) -> &'static str {
    match sign {
        Sign::AskTheLead => "ask-the-lead",
        Sign::No(_) => "no",
        Sign::Withdrawn => "withdrawn",
        Sign::Ban => "ban",
        Sign::Curfew(_) => "curfew",
        Sign::Pending { .. } => "pending",
        Sign::Ours(_) => "ours",
        Sign::Hollow(_) => "hollow",
        Sign::NobodyAsked => "nobody-asked",
        Sign::EndsBeforeReturn(_) => "ends-before-return",
        Sign::InPart => "in-part",
        Sign::Conditions(_) => "conditions",
        Sign::Vehicles { .. } => "vehicles",
        Sign::Persons { .. } => "persons",
        Sign::NoPermit => "no-permit",
        Sign::Women(_) => "women",
        Sign::NotAcknowledged => "not-acknowledged",
        Sign::NoGreenLight => "no-green-light",
        Sign::Decided(_) => "decided",
        Sign::Until(_) => "until",
    }
}

/// The label of a term, as an argument of a sentence.
pub(super) fn label<T: Term>(term: T) -> Arg {
    Message::new(term.label_key()).into()
}

fn papers(id: &'static str, on_paper: u64, planned: u64) -> Message {
    Message::new(id).with("on-paper", on_paper).with("planned", planned)
}
