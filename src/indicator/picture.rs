//! The ladder of one chain as a picture: levels as rows, time as columns. What it is drawn as is `render`'s.

use chrono::NaiveDate;

use crate::message::Message;
use crate::vocabulary::Level;

/// One chain of one negotiation, up to a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Which negotiation and chain.
    pub title: Message,
    /// The last day.
    pub as_of: NaiveDate,
    /// From top to bottom.
    pub rungs: Vec<LadderRung>,
    /// What happened on the road, the earliest first.
    pub road: Vec<Passage>,
    /// Since when a yes stands that nothing on the road has tried yet.
    pub untested_since: Option<NaiveDate>,
}

/// One level.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderRung {
    /// Which.
    pub level: Level,
    /// Whether anybody of it was ever met, asked or heard.
    pub met: bool,
    /// What it said, the earliest first.
    pub answers: Vec<LadderAnswer>,
    /// Since when it owes an answer.
    pub silent_since: Option<NaiveDate>,
    /// Whether assent stops here, and what that says of it.
    pub stops: Option<Stop>,
}

/// Assent stops at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A firm yes came down as far as the level above it.
    Yes,
    /// No level has a firm yes: this is the highest that was asked or that answered.
    NoYes,
}

/// What a level said on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LadderAnswer {
    /// When.
    pub day: NaiveDate,
    /// What.
    pub sign: Sign,
    /// Whether it was said by a desk, which relays.
    pub by_desk: bool,
}

/// What an answer is to those who must travel on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// A firm yes.
    Yes,
    /// A yes that is only relayed, awaits a confirmation, or whose conditions we have not taken.
    HollowYes,
    /// Neither: see my chief, come back, noted.
    Neither,
    /// No, or a yes taken back.
    No,
}

/// Something that happened on the road.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// When.
    pub day: NaiveDate,
    /// How it ended.
    pub conduct: Conduct,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Conduct {
    /// Passed without trouble.
    Passed,
    /// Passed, late or after a stop, or in part.
    Trouble,
    /// Turned back on the road.
    TurnedBack,
    /// Not made.
    NotMade,
    /// An incident that broke the word.
    Incident,
}

impl Sign {
    /// Every sign, in the order of the legend.
    pub const ALL: &'static [Self] = &[Self::Yes, Self::HollowYes, Self::Neither, Self::No];

    /// Key of its label in the catalogue.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Yes => "report-picture-yes",
            Self::HollowYes => "report-picture-hollow",
            Self::Neither => "report-picture-neither",
            Self::No => "report-picture-no",
        }
    }
}

impl Stop {
    /// Key of its label in the catalogue.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Yes => "report-picture-stops",
            Self::NoYes => "report-picture-no-yes",
        }
    }
}

impl Conduct {
    /// Every way, in the order of the legend.
    pub const ALL: &'static [Self] =
        &[Self::Passed, Self::Trouble, Self::TurnedBack, Self::NotMade, Self::Incident];

    /// Key of its label in the catalogue.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Passed => "report-picture-passed",
            Self::Trouble => "report-picture-trouble",
            Self::TurnedBack => "report-picture-turned-back",
            Self::NotMade => "report-picture-not-made",
            Self::Incident => "report-picture-incident",
        }
    }
}

impl Ladder {
    /// The first day on which something stands in it.
    pub fn first(&self) -> NaiveDate {
        let rungs = self
            .rungs
            .iter()
            .flat_map(|rung| rung.answers.iter().map(|answer| answer.day).chain(rung.silent_since));
        rungs.chain(self.road.iter().map(|passage| passage.day)).min().unwrap_or(self.as_of).min(self.as_of)
    }

    /// Where a day stands between the first and the last, from 0 to 1.
    pub fn place(&self, day: NaiveDate) -> f64 {
        let days = (self.as_of - self.first()).num_days();
        if days == 0 {
            return 0.5;
        }
        ((day - self.first()).num_days() as f64 / days as f64).clamp(0.0, 1.0)
    }
}
