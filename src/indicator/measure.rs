//! What is counted, summed, divided.

pub mod constraint;
pub mod coverage;
pub mod mission;
pub mod people;
pub mod promise;
pub mod request;
pub mod talk;
pub mod trip;

use super::fact::{self, Fact};

/// A figure with its meaning. Label and definition stand in the catalogue under [`Measure::label_key`].
#[derive(Debug)]
pub struct Measure {
    /// Name in kebab-case.
    pub name: &'static str,
    /// How it comes about.
    pub figure: Figure,
    /// What it is counted in: a key of the catalogue.
    pub unit: &'static str,
    /// Where the definition is from.
    pub source: &'static str,
}

/// How a figure comes about.
#[derive(Clone, Copy, Debug)]
pub enum Figure {
    /// A number of rows, or a sum.
    Count(Base),
    /// A part of a whole, with its interval.
    Share(&'static Measure, &'static Measure),
    /// A part of a whole in counts alone, however many there are: for a part that must never stand as a percentage of
    /// its own.
    OutOf(&'static Measure, &'static Measure),
    /// So many for each so many of something else.
    Rate {
        /// What is counted.
        of: &'static Measure,
        /// Against what.
        against: &'static Measure,
        /// For each how many.
        per: u32,
    },
    /// The middle of amounts, in hundredths; of an even number, the mean of the two in the middle.
    Median(Base),
    /// The middle of so many days.
    MedianDays(Base),
    /// A day: the earliest of those found.
    Day(Base),
    /// A sum of what is kept in hundredths: hours.
    Hours(Base),
}

/// What is taken from which rows.
#[derive(Clone, Copy, Debug)]
pub struct Base {
    /// The rows.
    pub fact: &'static Fact,
    /// What is taken.
    pub take: Take,
    /// Only from rows of which all this is true.
    pub given: &'static [Condition],
}

/// What is taken from rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Their number.
    Rows,
    /// The number of different values of a column.
    Distinct(&'static str),
    /// The sum of a column.
    Sum(&'static str),
    /// The median of a column of amounts.
    Middle(&'static str),
    /// The median of a column of days, in hundredths of a day.
    MiddleDays(&'static str),
    /// The greatest value of a column of numbers.
    Most(&'static str),
    /// The earliest of a column of days.
    First(&'static str),
    /// The sum of a column over the largest row of each division, for rows that may be about the same people.
    SumOfLargest(&'static Largest, &'static str),
    /// The earliest of a column of days over the same rows.
    FirstOfLargest(&'static Largest, &'static str),
}

/// Which row of each division is the largest. Of several that are equal in all of this, any.
#[derive(Debug, PartialEq, Eq)]
pub struct Largest {
    /// Columns by which rows are compared, the greatest first.
    pub by: &'static [&'static str],
    /// The column that says which division a row is of. Rows without one are left out.
    pub within: &'static str,
}

/// What is true of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A column is 1.
    Is(&'static str),
    /// A column is not 1.
    IsNot(&'static str),
    /// A column holds one of the codes.
    OneOf(&'static str, &'static [&'static str]),
    /// A column holds none of the codes.
    NoneOf(&'static str, &'static [&'static str]),
    /// A column of numbers is greater than nought.
    Some(&'static str),
}

impl Measure {
    /// Key of its label in the catalogue; the definition is the attribute `.definition`.
    pub fn label_key(&self) -> String {
        format!("report-measure-{}", self.name)
    }
    /// Its stable column name.
    pub fn column_name(&self) -> String {
        self.name.replace('-', "_")
    }
    /// The rows that it is first of all about: of a share or a rate, those counted.
    pub fn fact(&self) -> &'static Fact {
        match self.figure {
            Figure::Count(base)
            | Figure::Median(base)
            | Figure::MedianDays(base)
            | Figure::Day(base)
            | Figure::Hours(base) => base.fact,
            Figure::Share(part, _) | Figure::OutOf(part, _) => part.fact(),
            Figure::Rate { of, .. } => of.fact(),
        }
    }
    /// What it divides by.
    pub fn denominator(&self) -> Option<&'static Measure> {
        match self.figure {
            Figure::Count(_)
            | Figure::Median(_)
            | Figure::MedianDays(_)
            | Figure::Day(_)
            | Figure::Hours(_) => None,
            Figure::Share(_, whole) | Figure::OutOf(_, whole) => Some(whole),
            Figure::Rate { against, .. } => Some(against),
        }
    }
    /// Everything that must be taken from rows to make it.
    pub fn bases(&self) -> Vec<Base> {
        match self.figure {
            Figure::Count(base)
            | Figure::Median(base)
            | Figure::MedianDays(base)
            | Figure::Day(base)
            | Figure::Hours(base) => vec![base],
            Figure::Share(left, right)
            | Figure::OutOf(left, right)
            | Figure::Rate { of: left, against: right, .. } => {
                let mut bases = left.bases();
                bases.extend(right.bases());
                bases
            }
        }
    }
}

const CARNET: &str = "Carnet";
const OCHA: &str = "OCHA Access Monitoring and Reporting Framework";

const fn count(name: &'static str, base: Base, unit: &'static str, source: &'static str) -> Measure {
    Measure { name, figure: Figure::Count(base), unit, source }
}

/// The number of different values of a column.
const fn distinct(fact: &'static Fact, column: &'static str, given: &'static [Condition]) -> Base {
    Base { fact, take: Take::Distinct(column), given }
}

/// The sum of a column.
const fn sum(fact: &'static Fact, column: &'static str, given: &'static [Condition]) -> Base {
    Base { fact, take: Take::Sum(column), given }
}

const fn share(
    name: &'static str,
    part: &'static Measure,
    whole: &'static Measure,
    unit: &'static str,
) -> Measure {
    Measure { name, figure: Figure::Share(part, whole), unit, source: CARNET }
}

const fn median_days(name: &'static str, fact: &'static Fact, column: &'static str) -> Measure {
    let figure = Figure::MedianDays(Base { fact, take: Take::MiddleDays(column), given: &[] });
    Measure { name, figure, unit: "report-unit-days", source: CARNET }
}

const fn rows(fact: &'static Fact, given: &'static [Condition]) -> Base {
    Base { fact, take: Take::Rows, given }
}

/// Decisions.
pub static DECISIONS: Measure =
    count("decisions", rows(&fact::DECISION, &[]), "report-unit-decisions", CARNET);
/// Trips whose day has come.
pub static TRIPS_DUE: Measure = count("trips-due", rows(&fact::TRIP, &[]), "report-unit-trips", CARNET);
/// Trips due by how they stand against what was said.
pub static TRIPS_JUDGED: Measure =
    count("trips-judged", rows(&fact::PROMISE_GAP, &[]), "report-unit-trips", CARNET);
/// OCHA's impeded trips.
pub static IMPEDED: Measure = count(
    "impeded",
    rows(&fact::TRIP, &[Condition::OneOf("outcome", &["stopped-then-passed", "cut-short", "turned-back"])]),
    "report-unit-trips",
    OCHA,
);
/// Trips not made for our own reasons.
pub static OWN_REASONS: Measure =
    count("own-reasons", rows(&fact::TRIP, &[Condition::Is("own_reasons")]), "report-unit-trips", CARNET);
/// Trips whose day has come and of which nobody wrote what happened.
pub static NOT_RECORDED: Measure = count(
    "not-recorded",
    rows(&fact::TRIP, &[Condition::OneOf("outcome", &["not-recorded"])]),
    "report-unit-trips",
    CARNET,
);
/// Incidents at a roadblock.
pub static ROADBLOCK_INCIDENTS: Measure = count(
    "roadblock-incidents",
    rows(&fact::INCIDENT, &[Condition::Is("roadblock")]),
    "report-unit-incidents",
    CARNET,
);
/// Trips that were made.
pub static TRIPS_MADE: Measure = count("trips-made", rows(&fact::PASSAGE, &[]), "report-unit-trips", CARNET);
/// Checkpoints met on trips that were made.
pub static CHECKPOINTS_MET: Measure = count(
    "checkpoints-met",
    Base { fact: &fact::PASSAGE, take: Take::Sum("checkpoints"), given: &[] },
    "report-unit-checkpoints",
    CARNET,
);
/// Checkpoints that demanded something.
pub static CHECKPOINTS_DEMANDING: Measure = count(
    "checkpoints-demanding",
    Base { fact: &fact::PASSAGE, take: Take::Sum("checkpoints_demanding"), given: &[] },
    "report-unit-checkpoints",
    CARNET,
);
/// Trips made of which nobody counted the checkpoints.
pub static WITHOUT_TALLY: Measure = count(
    "without-tally",
    rows(&fact::PASSAGE, &[Condition::IsNot("has_tally")]),
    "report-unit-trips",
    CARNET,
);
/// Roadblock incidents for each hundred trips made.
pub static PER_100_TRIPS: Measure = Measure {
    name: "per-100-trips",
    figure: Figure::Rate { of: &ROADBLOCK_INCIDENTS, against: &TRIPS_MADE, per: 100 },
    unit: "report-unit-incidents",
    source: CARNET,
};
/// Roadblock incidents for each hundred checkpoints met.
pub static PER_100_CHECKPOINTS: Measure = Measure {
    name: "per-100-checkpoints",
    figure: Figure::Rate { of: &ROADBLOCK_INCIDENTS, against: &CHECKPOINTS_MET, per: 100 },
    unit: "report-unit-incidents",
    source: CARNET,
};
/// Trips made with one roadblock incident or more.
pub static TRIPS_WITH_INCIDENT: Measure = count(
    "trips-with-incident",
    Base { fact: &fact::STOPPAGE, take: Take::Distinct("trip"), given: &[] },
    "report-unit-trips",
    CARNET,
);
/// Trips with one or more, of trips made.
pub static TRIPS_STOPPED: Measure = Measure {
    name: "trips-stopped",
    figure: Figure::Share(&TRIPS_WITH_INCIDENT, &TRIPS_MADE),
    unit: "report-unit-trips",
    source: CARNET,
};
/// Checkpoints that demanded something, of those met.
pub static DEMANDING: Measure = Measure {
    name: "demanding",
    figure: Figure::Share(&CHECKPOINTS_DEMANDING, &CHECKPOINTS_MET),
    unit: "report-unit-checkpoints",
    source: CARNET,
};
/// Amounts demanded.
pub static AMOUNTS: Measure = count("amounts", rows(&fact::DEMAND, &[]), "report-unit-demands", CARNET);
/// Their median.
pub static AMOUNT_MEDIAN: Measure = Measure {
    name: "amount-median",
    figure: Figure::Median(Base { fact: &fact::DEMAND, take: Take::Middle("amount"), given: &[] }),
    unit: "report-unit-amount",
    source: CARNET,
};

/// Every measure, subject by subject, in the order of the docs.
pub static SUBJECTS: &[&[&Measure]] = &[
    SAID_AND_DONE,
    trip::ALL,
    request::ALL,
    people::ALL,
    talk::ALL,
    constraint::ALL,
    promise::ALL,
    mission::ALL,
    coverage::ALL,
];

/// Every measure.
pub fn all() -> impl Iterator<Item = &'static Measure> {
    SUBJECTS.iter().copied().flatten().copied()
}

static SAID_AND_DONE: &[&Measure] = &[
    &DECISIONS,
    &TRIPS_DUE,
    &IMPEDED,
    &OWN_REASONS,
    &NOT_RECORDED,
    &TRIPS_JUDGED,
    &ROADBLOCK_INCIDENTS,
    &TRIPS_MADE,
    &PER_100_TRIPS,
    &CHECKPOINTS_MET,
    &PER_100_CHECKPOINTS,
    &WITHOUT_TALLY,
    &TRIPS_WITH_INCIDENT,
    &TRIPS_STOPPED,
    &CHECKPOINTS_DEMANDING,
    &DEMANDING,
    &AMOUNTS,
    &AMOUNT_MEDIAN,
];
