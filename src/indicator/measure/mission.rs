//! What a peace mission made possible and what it made harder, in counts.

use super::super::fact::{self, asked};
use super::{CARNET, Condition, Measure, count, rows};

const OF_MISSION: Condition = Condition::OneOf("actor_type", &["peace-mission-un", "peace-mission-regional"]);
const ASSET: Condition = Condition::OneOf("objective", &["asset"]);
const GATE: Condition = Condition::NoneOf("objective", &["asset"]);

/// Assets asked for.
pub static ASSETS_ASKED: Measure =
    count("assets-asked", rows(&asked::REQUEST, &[ASSET]), "report-unit-requests", CARNET);
/// Assets granted.
pub static ASSETS_GRANTED: Measure = count(
    "assets-granted",
    rows(&asked::REQUEST, &[ASSET, Condition::Is("cleared")]),
    "report-unit-requests",
    CARNET,
);
/// Gates asked for.
pub static GATES_ASKED: Measure =
    count("gates-asked", rows(&asked::ADDRESSEE, &[OF_MISSION, GATE]), "report-unit-answers", CARNET);
/// Gates opened.
pub static GATES_OPENED: Measure = count(
    "gates-opened",
    rows(&fact::DECISION, &[OF_MISSION, GATE, Condition::Is("is_yes")]),
    "report-unit-decisions",
    CARNET,
);
/// Guarantees given.
pub static GUARANTEES: Measure = count(
    "guarantees-given",
    rows(
        &asked::PROMISE,
        &[Condition::OneOf("side", &["mission"]), Condition::OneOf("promise", &["security-guarantee"])],
    ),
    "report-unit-promises",
    CARNET,
);
/// Passages it obtained.
pub static OBTAINED: Measure = count(
    "passages-obtained",
    rows(&fact::DECISION, &[Condition::OneOf("mode", &["mission-asks-for-us"]), Condition::Is("is_yes")]),
    "report-unit-decisions",
    CARNET,
);
/// Gates shut.
pub static GATES_SHUT: Measure = count(
    "gates-shut",
    rows(
        &fact::DECISION,
        &[OF_MISSION, GATE, Condition::OneOf("code", &["denied", "revoked", "no-capacity"])],
    ),
    "report-unit-decisions",
    CARNET,
);
/// Guarantees refused because of a link.
pub static GUARANTEES_REFUSED: Measure = count(
    "guarantees-refused",
    rows(
        &fact::INCIDENT,
        &[Condition::OneOf("kind", &["guarantee-refused"]), Condition::OneOf("mission_link", &["yes"])],
    ),
    "report-unit-incidents",
    CARNET,
);
/// Incidents where a link was suspected.
pub static SUSPECTED: Measure = count(
    "link-suspected",
    rows(&fact::INCIDENT, &[Condition::OneOf("mission_link", &["yes"])]),
    "report-unit-incidents",
    CARNET,
);
/// Trips that hung on a mission.
pub static TRIPS_WITH: Measure = count(
    "trips-with-mission",
    rows(&fact::TRIP, &[Condition::OneOf("association", &["shared-asset", "seen-together", "armed-escort"])]),
    "report-unit-trips",
    CARNET,
);
/// Promises of a mission that stand.
pub static PROMISES: Measure = count(
    "mission-promises",
    rows(
        &asked::PROMISE,
        &[
            Condition::OneOf("side", &["mission"]),
            Condition::OneOf("state", &["unchecked", "holding", "partly"]),
        ],
    ),
    "report-unit-promises",
    CARNET,
);

/// Every one of them.
pub static ALL: &[&Measure] = &[
    &ASSETS_ASKED,
    &ASSETS_GRANTED,
    &GATES_ASKED,
    &GATES_OPENED,
    &GUARANTEES,
    &OBTAINED,
    &GATES_SHUT,
    &GUARANTEES_REFUSED,
    &SUSPECTED,
    &TRIPS_WITH,
    &PROMISES,
];
