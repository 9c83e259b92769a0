//! What restricts, the monthly page, and what the data cannot say.

use super::super::{dimension, measure};
use super::numbers::{NOT_REACHED, OUR_OWN, OWED, STATES, WENT};
use super::talk::CATEGORIES;
use super::{Body, GAP, Listed, Report, Rows, Section, counts, device, figures, lines, section, terms};

/// Groups of incidents.
static GROUPS: Section =
    terms("incidents-by-group", &dimension::GROUP, &measure::constraint::INCIDENTS, Listed::All);
/// Rules.
static DIRECTIVES: Section = lines(
    "directives",
    &[&measure::constraint::IN_FORCE, &measure::constraint::NEW, &measure::constraint::LIFTED],
);
/// Projects.
static PROJECTS: Section = lines(
    "projects-suspended",
    &[&measure::constraint::BEGUN, &measure::constraint::STILL, &measure::constraint::RESUMED],
);
/// Harm to our people.
static HARM: Section = counts("harm", &dimension::HARM, &measure::constraint::HARMED, Listed::All);

/// Incidents and rules that restrict, and what became of them.
pub static CONSTRAINTS: Report = Report {
    name: "constraints",
    body: Body::Sections(&[
        &CATEGORIES,
        &GROUPS,
        &counts("incidents-by-kind", &dimension::KIND, &measure::constraint::INCIDENTS, Listed::Found),
        &counts("incidents-by-branch", &dimension::BRANCH, &measure::constraint::INCIDENTS, Listed::Found),
        &counts("incidents-by-sector", &dimension::SECTOR, &measure::constraint::INCIDENTS, Listed::Found),
        &counts("incidents-by-gender", &dimension::GENDER, &measure::constraint::INCIDENTS, Listed::All),
        &DIRECTIVES,
        &counts(
            "directives-by-category",
            &dimension::DIRECTIVE,
            &measure::constraint::IN_FORCE,
            Listed::Found,
        ),
        &PROJECTS,
        &figures("suspension-age", &[&measure::constraint::AGE], &[]),
        &HARM,
        &counts("solved-by-category", &dimension::CATEGORY, &measure::constraint::SOLVED, Listed::Found),
        &counts("solved-by-response", &dimension::RESPONSE, &measure::constraint::SOLVED, Listed::Found),
        &device(counts("solved-by", &dimension::SOLVED_BY, &measure::constraint::SOLVED, Listed::Found)),
    ]),
    device_only: false,
    deltas: true,
    traps: &[
        "report-trap-fewer-trips",
        "report-trap-lead-kind",
        "report-trap-first-branch",
        "report-trap-under-reporting",
    ],
};

/// The page of the month.
pub static SNAPSHOT: Report = Report {
    name: "snapshot",
    body: Body::Sections(&[
        &WENT,
        &OUR_OWN,
        &STATES,
        &NOT_REACHED,
        &OWED,
        &GAP,
        &CATEGORIES,
        &GROUPS,
        &DIRECTIVES,
        &PROJECTS,
        &HARM,
        &lines("trips-made-in-the-month", &[&measure::TRIPS_MADE]),
        &section("for-the-coordinator", Rows::Room(&["severity", "first-ask", "second-ask"])),
    ]),
    device_only: false,
    deltas: true,
    traps: &[
        "report-trap-under-reporting",
        "report-trap-fewer-trips",
        "report-trap-at-least",
        "report-trap-own-reasons",
        "report-trap-no-severity",
    ],
};

/// What the data cannot say.
pub static COVERAGE: Report = Report {
    name: "coverage",
    body: Body::Sections(&[
        &figures("coverage-decisions", &[&measure::DECISIONS, &measure::coverage::NO_LEVEL_SHARE], &[]),
        &figures(
            "coverage-incidents",
            &[
                &measure::constraint::INCIDENTS,
                &measure::coverage::NO_AUTHOR_SHARE,
                &measure::coverage::NO_DISTRICT_SHARE,
            ],
            &[],
        ),
        &figures("coverage-trips-due", &[&measure::TRIPS_DUE, &measure::coverage::NO_OUTCOME_SHARE], &[]),
        &figures(
            "coverage-trips-made",
            &[&measure::TRIPS_MADE, &measure::coverage::NO_ROAD_SHARE, &measure::coverage::NO_TALLY_SHARE],
            &[],
        ),
        &figures("coverage-roads", &[&measure::coverage::ROADS_SHARE], &[]),
        &figures("coverage-weeks", &[&measure::coverage::EMPTY_SHARE], &[]),
        &figures("coverage-entries", &[&measure::coverage::ENTRIES, &measure::coverage::LATE_SHARE], &[]),
    ]),
    device_only: false,
    deltas: false,
    traps: &["report-trap-nothing-written", "report-trap-under-reporting"],
};
