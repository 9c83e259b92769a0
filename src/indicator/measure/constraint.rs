//! Incidents and rules that restrict, and what became of them.

use super::super::fact::{self, asked, constraint, entry};
use super::{CARNET, Condition, Figure, Measure, OCHA, count, median_days, rows, sum};

/// Incidents.
pub static INCIDENTS: Measure = count("incidents", rows(&fact::INCIDENT, &[]), "report-unit-incidents", OCHA);
/// Incidents for each hundred trips made.
pub static INCIDENTS_PER_100_TRIPS: Measure = Measure {
    name: "incidents-per-100-trips",
    figure: Figure::Rate { of: &INCIDENTS, against: &super::TRIPS_MADE, per: 100 },
    unit: "report-unit-incidents",
    source: CARNET,
};
/// Rules in force.
pub static IN_FORCE: Measure =
    count("directives-in-force", rows(&asked::IN_FORCE, &[]), "report-unit-directives", CARNET);
/// Rules issued.
pub static NEW: Measure =
    count("directives-new", rows(&constraint::DIRECTIVE, &[]), "report-unit-directives", CARNET);
/// Rules lifted.
pub static LIFTED: Measure =
    count("directives-lifted", rows(&constraint::LIFTED, &[]), "report-unit-directives", CARNET);
/// Projects suspended.
pub static BEGUN: Measure =
    count("suspensions-begun", sum(&constraint::SUSPENSION, "projects", &[]), "report-unit-projects", CARNET);
/// Projects still suspended.
pub static STILL: Measure =
    count("suspensions-still-on", sum(&asked::SUSPENDED, "projects", &[]), "report-unit-projects", CARNET);
/// Projects taken up again.
pub static RESUMED: Measure = count(
    "suspensions-resumed",
    sum(&constraint::RESUMPTION, "projects", &[]),
    "report-unit-projects",
    CARNET,
);
/// How long those still suspended have been.
pub static AGE: Measure = median_days("suspension-age", &asked::SUSPENDED, "age");
/// Our people harmed.
pub static HARMED: Measure =
    count("people-harmed", sum(&constraint::HARM, "people", &[]), "report-unit-people", CARNET);
/// Incidents solved.
pub static SOLVED: Measure =
    count("incidents-solved", rows(&constraint::SOLVED, &[]), "report-unit-incidents", CARNET);
/// Events.
pub static EVENTS: Measure = count("events", rows(&entry::EVENT, &[]), "report-unit-events", CARNET);
/// Advocacy of our own.
pub static ADVOCACY: Measure =
    count("advocacy-events", rows(&entry::EVENT, &[Condition::Is("advocacy")]), "report-unit-events", CARNET);

/// Every one of them.
pub static ALL: &[&Measure] = &[
    &INCIDENTS,
    &INCIDENTS_PER_100_TRIPS,
    &IN_FORCE,
    &NEW,
    &LIFTED,
    &BEGUN,
    &STILL,
    &RESUMED,
    &AGE,
    &HARMED,
    &SOLVED,
    &EVENTS,
    &ADVOCACY,
];
