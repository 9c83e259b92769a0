//! Requests, and those who were asked.

use super::super::{dimension, measure};
use super::numbers::STATES;
use super::{Body, Report, figures};

/// What is said of those who were asked.
const ANSWERED: &[&measure::Measure] = &[
    &measure::request::ASKED,
    &measure::request::ANSWERED,
    &measure::request::OVERDUE,
    &measure::request::DAYS_TO_ANSWER,
];

/// Requests due, and the answers that they got.
pub static REQUESTS: Report = Report {
    name: "requests",
    body: Body::Sections(&[
        &STATES,
        &figures(
            "requests-cleared",
            &[
                &measure::request::CLEARED_SHARE,
                &measure::request::CLEARED_OF_DECIDED,
                &measure::request::NOT_SUBMITTED,
            ],
            &[],
        ),
        &figures("answers", ANSWERED, &[]),
        &figures("answers-by-type", ANSWERED, &[&dimension::ACTOR_TYPE]),
        &figures("answers-by-branch", ANSWERED, &[&dimension::BRANCH]),
        &figures("answers-by-level", ANSWERED, &[&dimension::LEVEL]),
    ]),
    device_only: false,
    deltas: false,
    traps: &["report-trap-asked-not-answered", "report-trap-owing", "report-trap-first-branch"],
};
