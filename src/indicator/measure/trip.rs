//! Trips that were due, and what became of them.

use super::super::fact;
use super::{Base, CARNET, Condition, Figure, Measure, Take, count, rows};

/// Trips due that did not go as planned, our own reasons aside.
pub static HINDERED: Measure = count(
    "trips-hindered",
    rows(&fact::TRIP, &[Condition::OneOf("arrival", &["with-trouble", "in-part", "not-reached"])]),
    "report-unit-trips",
    CARNET,
);
/// Hours late.
pub static HOURS_LATE: Measure = hours("hours-late", "hours_late", "report-unit-hours");
/// Hours late times persons aboard.
pub static STAFF_HOURS: Measure = hours("staff-hours-late", "staff_hours_late", "report-unit-staff-hours");

/// The sum of a column of trips made. Hours are kept in hundredths, as people type halves.
const fn hours(name: &'static str, column: &'static str, unit: &'static str) -> Measure {
    let base = Base { fact: &fact::TRIP, take: Take::Sum(column), given: &[Condition::Is("made")] };
    Measure { name, figure: Figure::Hours(base), unit, source: CARNET }
}
/// Late trips of which nobody wrote how many persons were aboard.
pub static LATE_WITHOUT_PERSONS: Measure = count(
    "late-without-persons",
    rows(&fact::TRIP, &[Condition::Is("made"), Condition::Is("late_without_persons")]),
    "report-unit-trips",
    CARNET,
);

/// Every one of them.
pub static ALL: &[&Measure] = &[&HINDERED, &HOURS_LATE, &STAFF_HOURS, &LATE_WITHOUT_PERSONS];
