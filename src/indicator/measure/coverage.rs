//! What the data cannot say.

use super::super::fact::{self, asked, entry};
use super::{
    CARNET, Condition, DECISIONS, Measure, NOT_RECORDED, TRIPS_DUE, TRIPS_MADE, WITHOUT_TALLY, constraint,
    count, rows, share,
};

/// Decisions of nodes without a level.
pub static NO_LEVEL: Measure = count(
    "decisions-without-level",
    rows(&fact::DECISION, &[Condition::OneOf("level", &["unknown"])]),
    "report-unit-decisions",
    CARNET,
);
/// Of all decisions.
pub static NO_LEVEL_SHARE: Measure = share("level-unknown", &NO_LEVEL, &DECISIONS, "report-unit-decisions");
/// Incidents without an author.
pub static NO_AUTHOR: Measure = count(
    "incidents-without-author",
    rows(&fact::INCIDENT, &[Condition::OneOf("actor", &[""])]),
    "report-unit-incidents",
    CARNET,
);
/// Of all incidents.
pub static NO_AUTHOR_SHARE: Measure =
    share("author-unknown", &NO_AUTHOR, &constraint::INCIDENTS, "report-unit-incidents");
/// Incidents without a district.
pub static NO_DISTRICT: Measure = count(
    "incidents-without-district",
    rows(&fact::INCIDENT, &[Condition::OneOf("adm2", &[""])]),
    "report-unit-incidents",
    CARNET,
);
/// Of all incidents.
pub static NO_DISTRICT_SHARE: Measure =
    share("district-unknown", &NO_DISTRICT, &constraint::INCIDENTS, "report-unit-incidents");
/// Trips without an outcome.
pub static NO_OUTCOME_SHARE: Measure =
    share("outcome-unknown", &NOT_RECORDED, &TRIPS_DUE, "report-unit-trips");
/// Trips made without a road.
pub static NO_ROAD: Measure = count(
    "trips-without-road",
    rows(&fact::PASSAGE, &[Condition::OneOf("road", &[""])]),
    "report-unit-trips",
    CARNET,
);
/// Of trips made.
pub static NO_ROAD_SHARE: Measure = share("road-unknown", &NO_ROAD, &TRIPS_MADE, "report-unit-trips");
/// Trips made without a tally.
pub static NO_TALLY_SHARE: Measure = share("tally-unknown", &WITHOUT_TALLY, &TRIPS_MADE, "report-unit-trips");
/// Weeks.
pub static WEEKS: Measure = count("weeks", rows(&asked::WEEK, &[]), "report-unit-weeks", CARNET);
/// Weeks without entries.
pub static EMPTY_WEEKS: Measure = count(
    "weeks-without-entries",
    rows(&asked::WEEK, &[Condition::Is("empty")]),
    "report-unit-weeks",
    CARNET,
);
/// Of all weeks.
pub static EMPTY_SHARE: Measure = share("weeks-empty", &EMPTY_WEEKS, &WEEKS, "report-unit-weeks");
/// Roads and months with incidents.
pub static ROADS: Measure =
    count("roads-with-incidents", rows(&entry::ROAD_MONTH, &[]), "report-unit-roads", CARNET);
/// Of these, without a trip.
pub static ROADS_WITHOUT: Measure = count(
    "roads-without-trips",
    rows(&entry::ROAD_MONTH, &[Condition::IsNot("travelled")]),
    "report-unit-roads",
    CARNET,
);
/// Of all.
pub static ROADS_SHARE: Measure = share("trips-missing", &ROADS_WITHOUT, &ROADS, "report-unit-roads");
/// Entries.
pub static ENTRIES: Measure = count("entries", rows(&entry::ENTRY, &[]), "report-unit-entries", CARNET);
/// Written late.
pub static LATE_ENTRIES: Measure =
    count("entries-late", rows(&entry::ENTRY, &[Condition::Is("late")]), "report-unit-entries", CARNET);
/// Of all.
pub static LATE_SHARE: Measure = share("late", &LATE_ENTRIES, &ENTRIES, "report-unit-entries");

/// Every one of them.
pub static ALL: &[&Measure] = &[
    &NO_LEVEL,
    &NO_LEVEL_SHARE,
    &NO_AUTHOR,
    &NO_AUTHOR_SHARE,
    &NO_DISTRICT,
    &NO_DISTRICT_SHARE,
    &NO_OUTCOME_SHARE,
    &NO_ROAD,
    &NO_ROAD_SHARE,
    &NO_TALLY_SHARE,
    &WEEKS,
    &EMPTY_WEEKS,
    &EMPTY_SHARE,
    &ROADS,
    &ROADS_WITHOUT,
    &ROADS_SHARE,
    &ENTRIES,
    &LATE_ENTRIES,
    &LATE_SHARE,
];
