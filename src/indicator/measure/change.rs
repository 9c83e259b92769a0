//! What is not as it was.

use super::super::fact::{self, asked, constraint};
use super::{Base, CARNET, Condition, Figure, Measure, Take, count, distinct, rows, sum};

const fn day(name: &'static str, fact: &'static fact::Fact, column: &'static str) -> Measure {
    let figure = Figure::Day(Base { fact, take: Take::First(column), given: &[] });
    Measure { name, figure, unit: "report-unit-day", source: CARNET }
}

const fn most(fact: &'static fact::Fact, column: &'static str) -> Base {
    Base { fact, take: Take::Most(column), given: &[] }
}

/// First noes after three yeses.
pub static TURNS: Measure = count("first-refusals", rows(&asked::TURN, &[]), "report-unit-decisions", CARNET);
/// When.
pub static TURNED_ON: Measure = day("refused-on", &asked::TURN, "day_last");
/// After how many yeses in a row.
pub static YESES: Measure =
    count("yeses-before", most(&asked::TURN, "yeses"), "report-unit-decisions", CARNET);
/// Authorities newly silent.
pub static SILENT: Measure =
    count("newly-silent", distinct(&asked::SILENT, "actor", &[]), "report-unit-authorities", CARNET);
/// Answers that they owe.
pub static SILENT_ANSWERS: Measure =
    count("newly-owed", rows(&asked::SILENT, &[]), "report-unit-answers", CARNET);
/// Since when.
pub static SILENT_SINCE: Measure = day("silent-since", &asked::SILENT, "owed_from");
/// How often they had answered before.
pub static ANSWERED_BEFORE: Measure =
    count("answered-before", most(&asked::SILENT, "answered_before"), "report-unit-decisions", CARNET);
/// Roads unused for thirty days.
pub static UNUSED: Measure =
    count("roads-unused", rows(&asked::UNUSED, &[]), "report-unit-roads-alone", CARNET);
/// When the last trip on them was made.
pub static LAST_USED: Measure = day("last-used-on", &asked::UNUSED, "last_used_on");
/// Of these, without a trip up to the last day.
pub static STILL_UNUSED: Measure = count(
    "roads-still-unused",
    rows(&asked::UNUSED, &[Condition::Is("still_unused")]),
    "report-unit-roads-alone",
    CARNET,
);
/// Trips on them that were not made meanwhile.
pub static NOT_MADE_THERE: Measure =
    count("not-made-meanwhile", sum(&asked::UNUSED, "not_made", &[]), "report-unit-trips", CARNET);
/// When a rule was issued.
pub static ISSUED_ON: Measure = day("issued-on", &constraint::DIRECTIVE, "day_last");
/// Trips that were not made, for whatever was not our own.
pub static NOT_MADE: Measure = count(
    "trips-not-made",
    rows(
        &fact::TRIP,
        &[Condition::OneOf(
            "outcome",
            &["denied", "not-cleared-in-time", "go-ahead-withheld", "self-restricted"],
        )],
    ),
    "report-unit-trips",
    CARNET,
);

/// Every one of them.
pub static ALL: &[&Measure] = &[
    &TURNS,
    &TURNED_ON,
    &YESES,
    &SILENT,
    &SILENT_ANSWERS,
    &SILENT_SINCE,
    &ANSWERED_BEFORE,
    &UNUSED,
    &LAST_USED,
    &STILL_UNUSED,
    &NOT_MADE_THERE,
    &ISSUED_ON,
    &NOT_MADE,
];
