//! The three numbers, and the people behind the second.

use super::super::{dimension, measure};
use super::{Body, Listed, Report, Rows, Section, counts, figures, lines, section};

/// Trips due by how they went.
pub(super) static WENT: Section = section(
    "trips-as-planned",
    Rows::Terms {
        dimension: &dimension::ARRIVAL,
        measure: &measure::TRIPS_DUE,
        listed: Listed::Only(&["as-planned", "with-trouble", "in-part", "not-reached", "not-recorded"]),
        share: true,
        spread: None,
        of_which: None,
    },
);
/// What stands beside it.
pub(super) static OUR_OWN: Section =
    counts("trips-our-own", &dimension::ARRIVAL, &measure::TRIPS_DUE, Listed::Only(&["own-reasons"]));
/// Requests due by where they stand.
pub(super) static STATES: Section = section(
    "requests-by-state",
    Rows::Terms {
        dimension: &dimension::REQUEST_STATE,
        measure: &measure::request::DUE,
        listed: Listed::Only(&[
            "cleared-in-time",
            "cleared-in-part",
            "late",
            "refused",
            "owing",
            "never-answered",
            "yes-not-firm",
            "waiting",
            "withdrawn",
        ]),
        share: true,
        spread: None,
        of_which: Some(("cleared-in-part", "cleared-in-time")),
    },
);
/// People not reached, at least, by what kept them away.
pub(super) static NOT_REACHED: Section = lines(
    "people-not-reached",
    &[
        &measure::people::NOT_REACHED,
        &measure::people::INSECURITY,
        &measure::people::PHYSICAL,
        &measure::people::BUREAUCRATIC,
        &measure::people::OWN_ACCESS,
        &measure::people::UNKNOWN,
        &measure::people::NO_DISTRICT,
        &measure::people::DISTRICTS,
    ],
);
/// The same, district by district.
static DISTRICTS: Section = figures(
    "people-by-district",
    &[&measure::people::NOT_REACHED, &measure::people::WAITING_SINCE],
    &[&dimension::ADM2],
);
/// Answers owed.
pub(super) static OWED: Section = lines("answers-owed", &[&measure::request::OWED, &measure::request::OWING]);
/// Who owes them.
pub(super) static OWING: Section = figures(
    "answers-owed-by",
    &[&measure::request::OWED_SINCE, &measure::request::DAYS_OWED],
    &[&dimension::REQUEST, &dimension::ACTOR],
);

/// The three numbers.
pub static OVERVIEW: Report = Report {
    name: "overview",
    body: Body::Sections(&[&WENT, &OUR_OWN, &STATES, &NOT_REACHED, &DISTRICTS, &OWED, &OWING]),
    device_only: false,
    deltas: true,
    traps: &["report-trap-two-lines", "report-trap-at-least", "report-trap-owing", "report-trap-own-reasons"],
};

/// People who were to be reached, and those not reached.
pub static PEOPLE: Report = Report {
    name: "people",
    body: Body::Sections(&[
        &NOT_REACHED,
        &figures(
            "people-by-district-and-cause",
            &[
                &measure::people::NOT_REACHED,
                &measure::people::WAITING_SINCE,
                &measure::people::INSECURITY,
                &measure::people::PHYSICAL,
                &measure::people::BUREAUCRATIC,
                &measure::people::OWN_ACCESS,
                &measure::people::UNKNOWN,
            ],
            &[&dimension::ADM2],
        ),
        &lines(
            "people-as-planned",
            &[
                &measure::people::WOMEN,
                &measure::people::GIRLS,
                &measure::people::BOYS,
                &measure::people::MEN,
                &measure::people::NOT_KNOWN,
            ],
        ),
    ]),
    device_only: false,
    deltas: false,
    traps: &["report-trap-at-least", "report-trap-part-unknown", "report-trap-latest-trip"],
};
