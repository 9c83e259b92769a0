//! Requests that were due, and the answers of those who were asked.

use super::super::fact::asked;
use super::{Base, CARNET, Condition, Figure, Measure, Take, count, rows};

/// Requests due.
pub static DUE: Measure = count("requests-due", rows(&asked::REQUEST, &[]), "report-unit-requests", CARNET);
/// Those cleared in time.
pub static CLEARED_IN_TIME: Measure = count(
    "requests-cleared-in-time",
    rows(&asked::REQUEST, &[Condition::Is("cleared_in_time")]),
    "report-unit-requests",
    CARNET,
);
/// Cleared in time, of those due.
pub static CLEARED_SHARE: Measure = Measure {
    name: "cleared-in-time",
    figure: Figure::Share(&CLEARED_IN_TIME, &DUE),
    unit: "report-unit-requests",
    source: CARNET,
};
/// Cleared, in time or late.
pub static CLEARED: Measure = count(
    "requests-cleared",
    rows(&asked::REQUEST, &[Condition::Is("cleared")]),
    "report-unit-requests",
    CARNET,
);
/// Cleared or refused.
pub static DECIDED: Measure = count(
    "requests-answered",
    rows(
        &asked::REQUEST,
        &[Condition::OneOf("state", &["cleared-in-time", "cleared-in-part", "late", "refused"])],
    ),
    "report-unit-requests",
    CARNET,
);
/// Cleared, of those cleared or refused: counts alone, for it leaves out silence.
pub static CLEARED_OF_DECIDED: Measure = Measure {
    name: "cleared-of-answered",
    figure: Figure::OutOf(&CLEARED, &DECIDED),
    unit: "report-unit-requests",
    source: CARNET,
};
/// Requests due that nobody handed in.
pub static NOT_SUBMITTED: Measure = count(
    "requests-not-submitted",
    rows(&asked::REQUEST, &[Condition::Is("not_submitted")]),
    "report-unit-requests",
    CARNET,
);
/// Authorities asked.
pub static ASKED: Measure = count("asked", rows(&asked::ADDRESSEE, &[]), "report-unit-answers", CARNET);
/// Those that have said yes or no.
pub static ANSWERS: Measure =
    count("answers", rows(&asked::ADDRESSEE, &[Condition::Is("answered")]), "report-unit-answers", CARNET);
/// Answered, of those asked.
pub static ANSWERED: Measure = Measure {
    name: "answered",
    figure: Figure::Share(&ANSWERS, &ASKED),
    unit: "report-unit-answers",
    source: CARNET,
};
/// Those that owe an answer past its date.
pub static OVERDUE: Measure =
    count("overdue", rows(&asked::ADDRESSEE, &[Condition::Is("owes")]), "report-unit-answers", CARNET);
/// The middle of the days that an answer took.
pub static DAYS_TO_ANSWER: Measure = Measure {
    name: "days-to-answer",
    figure: Figure::MedianDays(Base {
        fact: &asked::ADDRESSEE,
        take: Take::MiddleDays("days_to_answer"),
        given: &[Condition::Is("answered")],
    }),
    unit: "report-unit-days",
    source: CARNET,
};
/// Answers owed on the day.
pub static OWED: Measure = count("answers-owed", rows(&asked::OWED, &[]), "report-unit-answers", CARNET);
/// Authorities that owe them.
pub static OWING: Measure = count(
    "authorities-owing",
    Base { fact: &asked::OWED, take: Take::Distinct("actor"), given: &[] },
    "report-unit-authorities",
    CARNET,
);
/// Since when.
pub static OWED_SINCE: Measure = Measure {
    name: "owed-since",
    figure: Figure::Day(Base { fact: &asked::OWED, take: Take::First("owed_from"), given: &[] }),
    unit: "report-unit-day",
    source: CARNET,
};
/// For how many days.
pub static DAYS_OWED: Measure = count(
    "days-owed",
    Base { fact: &asked::OWED, take: Take::Most("days_owed"), given: &[] },
    "report-unit-days",
    CARNET,
);

/// Every one of them.
pub static ALL: &[&Measure] = &[
    &DUE,
    &CLEARED_IN_TIME,
    &CLEARED_SHARE,
    &CLEARED,
    &DECIDED,
    &CLEARED_OF_DECIDED,
    &NOT_SUBMITTED,
    &ASKED,
    &ANSWERS,
    &ANSWERED,
    &OVERDUE,
    &DAYS_TO_ANSWER,
    &OWED,
    &OWING,
    &OWED_SINCE,
    &DAYS_OWED,
];
