//! Who was met, who decided, what was wanted of us.

use super::super::fact::{self, talk};
use super::{CARNET, Condition, Measure, count, distinct, rows, share};

/// Exchanges.
pub static MEETINGS: Measure = count("meetings", rows(&talk::MEETING, &[]), "report-unit-meetings", CARNET);
/// Exchanges in which a node was addressed.
pub static MET: Measure =
    count("meetings-with-level", distinct(&talk::ENCOUNTER, "id", &[]), "report-unit-meetings", CARNET);
/// Answers that were a yes or a no.
pub static DECIDED: Measure = count(
    "deciding-answers",
    rows(
        &fact::DECISION,
        &[Condition::OneOf("code", &["granted", "conditional", "partial", "denied", "revoked"])],
    ),
    "report-unit-decisions",
    CARNET,
);
/// Negotiations opened by the last day.
pub static NEGOTIATIONS: Measure =
    count("negotiations", rows(&talk::NEGOTIATION, &[]), "report-unit-negotiations", CARNET);
/// Negotiations in which a node was ever addressed or heard.
pub static NEGOTIATIONS_WITH: Measure = count(
    "negotiations-with-level",
    distinct(&talk::CONTACT, "negotiation", &[]),
    "report-unit-negotiations",
    CARNET,
);
/// Ever met, of all negotiations.
pub static EVER_MET: Measure =
    share("ever-met", &NEGOTIATIONS_WITH, &NEGOTIATIONS, "report-unit-negotiations");
/// Exchanges with a community involved.
pub static WITH_COMMUNITY: Measure = count(
    "meetings-with-community",
    rows(&talk::MEETING, &[Condition::Is("with_community")]),
    "report-unit-meetings",
    CARNET,
);
/// With a community, of all.
pub static COMMUNITY_SHARE: Measure =
    share("community-involved", &WITH_COMMUNITY, &MEETINGS, "report-unit-meetings");
/// Occasions, once a group.
pub static INVOLVEMENTS: Measure =
    count("involvements", rows(&talk::INVOLVEMENT, &[]), "report-unit-occasions", CARNET);
/// What was wanted of us.
pub static ASKS: Measure = count("asks", rows(&talk::ASK, &[]), "report-unit-asks", CARNET);
/// On which access hung.
pub static LINKED: Measure = count(
    "asks-linked-to-access",
    rows(&talk::ASK, &[Condition::Is("linked_to_access")]),
    "report-unit-asks",
    CARNET,
);
/// That touch a red line.
pub static RED_LINES: Measure = count(
    "asks-red-line",
    rows(&talk::ASK, &[Condition::Is("red_line_touched")]),
    "report-unit-asks",
    CARNET,
);

/// Every one of them.
pub static ALL: &[&Measure] = &[
    &MEETINGS,
    &MET,
    &DECIDED,
    &NEGOTIATIONS,
    &NEGOTIATIONS_WITH,
    &EVER_MET,
    &WITH_COMMUNITY,
    &COMMUNITY_SHARE,
    &INVOLVEMENTS,
    &ASKS,
    &LINKED,
    &RED_LINES,
];
