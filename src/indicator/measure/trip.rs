//! Trips that were due, and what became of them.

use super::super::fact;
use super::{Base, CARNET, Condition, Measure, Take, count, rows};

/// Trips due that did not go as planned, our own reasons aside.
pub static HINDERED: Measure = count(
    "trips-hindered",
    rows(&fact::TRIP, &[Condition::OneOf("arrival", &["with-trouble", "in-part", "not-reached"])]),
    "report-unit-trips",
    CARNET,
);
/// Hours late.
pub static HOURS_LATE: Measure = count(
    "hours-late",
    Base { fact: &fact::TRIP, take: Take::Sum("hours_late"), given: &[Condition::Is("made")] },
    "report-unit-hours",
    CARNET,
);
/// Hours late times persons aboard.
pub static STAFF_HOURS: Measure = count(
    "staff-hours-late",
    Base { fact: &fact::TRIP, take: Take::Sum("staff_hours_late"), given: &[Condition::Is("made")] },
    "report-unit-staff-hours",
    CARNET,
);
/// Late trips of which nobody wrote how many persons were aboard.
pub static LATE_WITHOUT_PERSONS: Measure = count(
    "late-without-persons",
    rows(&fact::TRIP, &[Condition::Is("made"), Condition::Is("late_without_persons")]),
    "report-unit-trips",
    CARNET,
);

/// Every one of them.
pub static ALL: &[&Measure] = &[&HINDERED, &HOURS_LATE, &STAFF_HOURS, &LATE_WITHOUT_PERSONS];
