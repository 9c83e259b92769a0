//! Requests, and those who were asked.

use super::super::{dimension, measure};
use super::numbers::STATES;
use super::{Body, CURVE_DAYS, Report, Rows, figures, section};

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
        &section(
            "requests-until-cleared",
            Rows::Curve {
                measure: &measure::request::DUE,
                lasted: "waited",
                ending: "ending",
                ends: &["cleared", "refused", "withdrawn"],
                days: CURVE_DAYS,
                lasting: false,
                by: &[],
            },
        ),
        &figures("answers", ANSWERED, &[]),
        &figures("answers-by-type", ANSWERED, &[&dimension::ACTOR_TYPE]),
        &figures("answers-by-branch", ANSWERED, &[&dimension::BRANCH]),
        &figures("answers-by-level", ANSWERED, &[&dimension::LEVEL]),
    ]),
    device_only: false,
    deltas: false,
    traps: &[
        "report-trap-asked-not-answered",
        "report-trap-compete",
        "report-trap-owing",
        "report-trap-first-branch",
    ],
};
