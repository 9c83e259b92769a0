//! What can be noticeable: each with its sentence, what it is about, and how much it weighs.

use chrono::NaiveDate;

use crate::analysis::tomorrow::Hollow;
use crate::message::Message;
use crate::store::ROAD_DAYS;
use crate::vocabulary::{AskKind, IncidentKind, Level, Term, TripOutcome};

/// How often, and against what it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of {
    /// So many times.
    pub times: u64,
    /// Of so many.
    pub of: u64,
}

/// How the yeses that are needed stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yeses {
    /// Firm, of those that are needed.
    pub firm: Of,
    /// From whom neither yes nor no has come.
    pub silent: u64,
    /// The first day on which they are needed.
    pub on: NaiveDate,
}

/// Something noticeable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noticed {
    /// An incident broke a promise of passage: at this level, in a chain that had said yes.
    BrokenAt(Level),
    /// All that a trip needed had said yes, and the road did this.
    NotAsSaid(TripOutcome),
    /// A higher level of the chain had said yes.
    YesAbove(Level),
    /// The first no of an office after so many yeses in a row.
    FirstNo(u64),
    /// The first yes of an office after so many noes in a row.
    FirstYes(u64),
    /// A yes that is not firm, and why.
    NotFirm(Hollow),
    /// A promise was found broken for the so-many-th time.
    BrokenAgain(u64),
    /// A promise was found broken after so many checks that found it held.
    FirstBreach(u64),
    /// Something was demanded on a road so often, on so many trips made.
    Demanded(Of),
    /// So many trips on a road were cut short or turned back, of so many made.
    TurnedBack(Of),
    /// So many trips on a road were not made, of so many that were due.
    NotMade(Of),
    /// The first trouble on a road after so many trips that passed.
    FirstTrouble(u64),
    /// So many incidents at roadblocks of a road, on so many trips made.
    AtRoadblocks(Of),
    /// So many incidents of any sort on the road of a trip that is planned.
    OnTheRoad(u64),
    /// The first trip on a road for so many days.
    FirstForDays(i64),
    /// So many incidents led by a kind, on all roads, with the trips made.
    KindAgain(IncidentKind, Of),
    /// So many incidents with a suspected link to a peace mission, with the trips made.
    LinkSuspected(Of),
    /// How the yeses that are needed stand.
    Standing(Yeses),
    /// So many of those whose yes is needed are not asked yet.
    NotAsked(u64),
    /// So many of those who are asked owe an answer to an earlier request.
    OwesAlready(u64),
    /// Put off so often, so many times by them.
    Postponed(Of),
    /// Earlier promises of an office: how many were found broken.
    PromisesBefore {
        /// Broken, of all.
        broken: Of,
        /// Of all, never checked.
        unchecked: u64,
    },
    /// A level that was not met before in a negotiation.
    FirstAtLevel(Level),
    /// The same was asked so often in a negotiation.
    AskedAgain(AskKind, u64),
    /// So many trips are planned where a rule holds, while it holds.
    PlannedThere(u64),
    /// So many promises and answers are open in a negotiation that was closed.
    StillOpen {
        /// Promises that are not settled.
        promises: u64,
        /// Answers that are awaited.
        answers: u64,
    },
    /// So many hours late, which is more than a trip as planned may be.
    LateAsPlanned {
        /// Whole hours late.
        hours: u64,
        /// From more than so many on a trip counts as delayed.
        limit: u64,
    },
}

impl Noticed {
    /// The sentence.
    pub fn message(&self) -> Message {
        let label = |key: String| Message::new(key);
        match self {
            Self::BrokenAt(level) => {
                Message::new("noticed-broken-at").with("level", label(level.label_key()))
            }
            Self::NotAsSaid(outcome) => {
                Message::new("noticed-not-as-said").with("outcome", label(outcome.label_key()))
            }
            Self::YesAbove(level) => {
                Message::new("noticed-yes-above").with("level", label(level.label_key()))
            }
            Self::FirstNo(after) => Message::new("noticed-first-no").with("count", *after),
            Self::FirstYes(after) => Message::new("noticed-first-yes").with("count", *after),
            Self::NotFirm(Hollow::Relayed) => Message::new("noticed-relayed"),
            Self::NotFirm(Hollow::Unconfirmed(level)) => {
                Message::new("noticed-unconfirmed").with("level", label(level.label_key()))
            }
            Self::NotFirm(Hollow::ConditionsRefused) => Message::new("noticed-conditions-refused"),
            Self::NotFirm(Hollow::ConditionsOpen) => Message::new("noticed-conditions-open"),
            Self::NotFirm(Hollow::NotYet(from)) => {
                Message::new("noticed-not-yet").with("day", from.to_string())
            }
            Self::NotFirm(Hollow::Expired(to)) => Message::new("noticed-expired").with("day", to.to_string()),
            Self::BrokenAgain(times) => Message::new("noticed-broken-again").with("count", *times),
            Self::FirstBreach(held) => Message::new("noticed-first-breach").with("count", *held),
            Self::Demanded(of) => on_road("noticed-demanded").with("count", of.times).with("made", of.of),
            Self::TurnedBack(of) => {
                on_road("noticed-turned-back").with("count", of.times).with("made", of.of)
            }
            Self::NotMade(of) => on_road("noticed-not-made").with("count", of.times).with("due", of.of),
            Self::FirstTrouble(after) => on_road("noticed-first-trouble").with("count", *after),
            Self::AtRoadblocks(of) => {
                on_road("noticed-at-roadblocks").with("count", of.times).with("made", of.of)
            }
            Self::OnTheRoad(times) => on_road("noticed-on-the-road").with("count", *times),
            Self::FirstForDays(days) => Message::new("noticed-first-for-days").with("count", *days),
            Self::KindAgain(kind, of) => on_road("noticed-kind-again")
                .with("kind", label(kind.label_key()))
                .with("count", of.times)
                .with("made", of.of),
            Self::LinkSuspected(of) => {
                on_road("noticed-link-suspected").with("count", of.times).with("made", of.of)
            }
            Self::Standing(yeses) => Message::new(match yeses.silent {
                0 => "noticed-standing",
                _ => "noticed-standing-silent",
            })
            .with("needed", yeses.firm.of)
            .with("firm", yeses.firm.times)
            .with("count", yeses.silent)
            .with("day", yeses.on.to_string()),
            Self::NotAsked(count) => Message::new("noticed-not-asked").with("count", *count),
            Self::OwesAlready(count) => Message::new("noticed-owes-already").with("count", *count),
            Self::Postponed(of) => {
                Message::new("noticed-postponed").with("count", of.of).with("by-them", of.times)
            }
            Self::PromisesBefore { broken, unchecked } => Message::new("noticed-promises-before")
                .with("count", broken.of)
                .with("broken", broken.times)
                .with("unchecked", *unchecked),
            Self::FirstAtLevel(level) => {
                Message::new("noticed-first-at-level").with("level", label(level.label_key()))
            }
            Self::AskedAgain(kind, times) => Message::new("noticed-asked-again")
                .with("kind", label(kind.label_key()))
                .with("count", *times),
            Self::PlannedThere(count) => Message::new("noticed-planned-there").with("count", *count),
            Self::StillOpen { promises, answers } => {
                Message::new("noticed-still-open").with("count", *promises).with("answers", *answers)
            }
            Self::LateAsPlanned { hours, limit } => {
                Message::new("noticed-late-as-planned").with("count", *hours).with("limit", *limit)
            }
        }
    }

    /// What it is about: of two that are about the same, the first is said.
    pub(super) fn subject(&self) -> u8 {
        match self {
            Self::BrokenAt(_) | Self::NotAsSaid(_) => 1,
            Self::Demanded(_) | Self::AtRoadblocks(_) | Self::KindAgain(..) => 2,
            Self::TurnedBack(_) | Self::FirstTrouble(_) => 3,
            Self::BrokenAgain(_) | Self::FirstBreach(_) => 4,
            Self::FirstNo(_) | Self::FirstYes(_) => 5,
            Self::YesAbove(_) => 6,
            Self::NotFirm(_) => 7,
            Self::NotMade(_) => 8,
            Self::OnTheRoad(_) => 9,
            Self::FirstForDays(_) => 10,
            Self::LinkSuspected(_) => 11,
            Self::Standing(_) => 12,
            Self::NotAsked(_) => 13,
            Self::OwesAlready(_) => 14,
            Self::Postponed(_) => 15,
            Self::PromisesBefore { .. } => 16,
            Self::FirstAtLevel(_) => 17,
            Self::AskedAgain(..) => 18,
            Self::PlannedThere(_) => 19,
            Self::StillOpen { .. } => 20,
            Self::LateAsPlanned { .. } => 21,
        }
    }

    /// Whether it says something of a road.
    pub(super) fn is_of_a_road(&self) -> bool {
        matches!(
            self,
            Self::Demanded(_)
                | Self::TurnedBack(_)
                | Self::NotMade(_)
                | Self::FirstTrouble(_)
                | Self::AtRoadblocks(_)
                | Self::OnTheRoad(_)
                | Self::FirstForDays(_)
        )
    }

    /// Whether it says something of an office or a level.
    pub(super) fn is_of_authors(&self) -> bool {
        matches!(
            self,
            Self::BrokenAt(_)
                | Self::YesAbove(_)
                | Self::FirstNo(_)
                | Self::FirstYes(_)
                | Self::NotFirm(_)
                | Self::PromisesBefore { .. }
                | Self::FirstAtLevel(_)
        )
    }

    /// The lower, the sooner it is said.
    pub(super) fn weight(&self) -> u8 {
        match self {
            Self::BrokenAt(_) => 0,
            Self::NotAsSaid(_) | Self::YesAbove(_) => 1,
            Self::BrokenAgain(_) | Self::FirstBreach(_) => 2,
            Self::FirstNo(_) | Self::NotFirm(_) => 3,
            Self::TurnedBack(_) | Self::NotMade(_) => 4,
            Self::Demanded(_) => 5,
            Self::LateAsPlanned { .. } => 6,
            Self::FirstTrouble(_) | Self::FirstYes(_) => 7,
            Self::Standing(_) | Self::AtRoadblocks(_) => 8,
            Self::LinkSuspected(_) | Self::AskedAgain(..) | Self::Postponed(_) => 9,
            Self::FirstAtLevel(_) | Self::PromisesBefore { .. } => 10,
            Self::OwesAlready(_) | Self::NotAsked(_) => 11,
            Self::StillOpen { .. } | Self::PlannedThere(_) => 12,
            Self::OnTheRoad(_) | Self::FirstForDays(_) | Self::KindAgain(..) => 13,
        }
    }
}

fn on_road(id: &'static str) -> Message {
    Message::new(id).with("days", ROAD_DAYS)
}
