//! What is not as it was.

use super::super::{dimension, measure};
use super::{Body, Report, Rows, figures, section};

/// Changes in the period.
pub static CHANGES: Report = Report {
    name: "changes",
    body: Body::Sections(&[
        &figures(
            "first-refusals",
            &[&measure::change::TURNS, &measure::change::TURNED_ON, &measure::change::YESES],
            &[&dimension::ACTOR],
        ),
        &figures(
            "newly-silent",
            &[
                &measure::change::SILENT_ANSWERS,
                &measure::change::SILENT_SINCE,
                &measure::change::ANSWERED_BEFORE,
            ],
            &[&dimension::ACTOR],
        ),
        &figures(
            "roads-unused",
            &[
                &measure::change::UNUSED,
                &measure::change::LAST_USED,
                &measure::change::STILL_UNUSED,
                &measure::change::NOT_MADE_THERE,
            ],
            &[&dimension::ROAD],
        ),
        &figures(
            "new-directives",
            &[&measure::constraint::NEW, &measure::change::ISSUED_ON],
            &[&dimension::DIRECTIVE, &dimension::ACTOR],
        ),
        &section(
            "weekly-incidents",
            Rows::Watched {
                measure: &measure::constraint::INCIDENTS,
                beside: &[&measure::TRIPS_MADE, &measure::change::NOT_MADE],
            },
        ),
    ]),
    device_only: false,
    deltas: false,
    traps: &[
        "report-trap-no-warning",
        "report-trap-fewer-trips",
        "report-trap-ears",
        "report-trap-first-refusal",
        "report-trap-newly-silent",
        "report-trap-unused",
    ],
};
