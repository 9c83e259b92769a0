//! Trips that were due.

use super::super::{dimension, measure};
use super::numbers::{OUR_OWN, WENT};
use super::{Body, Listed, Report, counts, lines, spread, terms};

/// Trips due, what they cost, and why some were not made.
pub static TRIPS: Report = Report {
    name: "trips",
    body: Body::Sections(&[
        &terms("trips-by-outcome", &dimension::OUTCOME, &measure::TRIPS_DUE, Listed::All),
        &WENT,
        &OUR_OWN,
        &counts(
            "trips-not-made",
            &dimension::OUTCOME,
            &measure::TRIPS_DUE,
            Listed::Only(&["denied", "not-cleared-in-time", "go-ahead-withheld", "self-restricted"]),
        ),
        &counts(
            "trips-by-cause",
            &dimension::CAUSE,
            &measure::trip::HINDERED,
            Listed::Only(&["insecurity", "physical", "bureaucratic", "people", "unknown"]),
        ),
        &lines(
            "hours-lost",
            &[&measure::trip::HOURS_LATE, &measure::trip::STAFF_HOURS, &measure::trip::LATE_WITHOUT_PERSONS],
        ),
        &spread(
            "trips-by-association",
            &dimension::ASSOCIATION,
            &dimension::ARRIVAL,
            &measure::TRIPS_DUE,
            Listed::Found,
        ),
    ]),
    device_only: false,
    deltas: false,
    traps: &["report-trap-own-reasons", "report-trap-hours", "report-trap-association"],
};
