//! What stands on a map.

use super::super::measure;
use super::{Body, Report, figures};

/// Reports about trips and incidents: a page of one of them has this map after it, where it has none of its own.
pub static STANDS_BESIDE: &[&str] =
    &["overview", "outcomes", "trips", "roadblocks", "constraints", "snapshot"];

/// Own trips and incidents by place; where nobody says which, by district.
pub static MAP: Report = Report {
    name: "map",
    body: Body::Sections(&[&figures(
        "incidents-and-trips",
        &[
            &measure::constraint::INCIDENTS,
            &measure::TRIPS_MADE,
            &measure::constraint::INCIDENTS_PER_100_TRIPS,
        ],
        &[],
    )]),
    device_only: false,
    deltas: false,
    traps: &["report-trap-fewer-trips", "report-trap-no-ranking", "report-trap-map-destination"],
};
