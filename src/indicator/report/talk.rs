//! Who was met and who decided, what was promised, what was wanted of us, what became of a yes lower down.

use super::super::{dimension, measure};
use super::{Body, Listed, Report, Section, counts, device, durability, figures, lines, spread, terms};

/// At which level things are said and done.
pub static LEVELS: Report = Report {
    name: "levels",
    body: Body::Sections(&[
        &figures(
            "by-level",
            &[
                &measure::talk::MET,
                &measure::DECISIONS,
                &measure::talk::DECIDED,
                &measure::promise::PROMISES,
                &measure::constraint::INCIDENTS,
            ],
            &[&dimension::LEVEL],
        ),
        &figures("levels-ever-met", &[&measure::talk::EVER_MET], &[&dimension::LEVEL]),
        &device(figures("meetings-with-community", &[&measure::talk::COMMUNITY_SHARE], &[])),
        &device(spread(
            "involvement",
            &dimension::INVOLVED_GROUP,
            &dimension::DEGREE,
            &measure::talk::INVOLVEMENTS,
            Listed::Found,
        )),
    ]),
    device_only: false,
    deltas: false,
    traps: &["report-trap-never-met", "report-trap-several-levels", "report-trap-involvement"],
};

/// Where promises stand, each side apart.
pub static PROMISES: Report = Report {
    name: "promises",
    body: Body::Sections(&[
        &spread(
            "promises-by-state",
            &dimension::PROMISE_STATE,
            &dimension::SIDE,
            &measure::promise::PROMISES,
            Listed::All,
        ),
        &figures(
            "promises-checked",
            &[
                &measure::promise::PROMISES,
                &measure::promise::CHECKED_SHARE,
                &measure::promise::OVERDUE,
                &measure::promise::EVER_BROKEN,
                &measure::promise::DAYS_TO_BREACH,
            ],
            &[&dimension::SIDE],
        ),
        &spread(
            "promises-by-kind",
            &dimension::PROMISE,
            &dimension::PROMISE_STATE,
            &measure::promise::PROMISES,
            Listed::Found,
        ),
        &durability::PROMISES_HELD,
        &device(durability::PROMISES_BY_INVOLVEMENT),
        &device(durability::PROMISES_BY_MODE),
        &device(durability::PROMISES_BY_LEVEL),
    ]),
    device_only: false,
    deltas: false,
    traps: &[
        "report-trap-unchecked",
        "report-trap-passage",
        "report-trap-upper-bound",
        "report-trap-recorded-before",
    ],
};

/// What was wanted of us.
pub static BARGAIN: Report = Report {
    name: "bargain",
    body: Body::Sections(&[
        &counts("asks-by-kind", &dimension::ASK, &measure::talk::ASKS, Listed::Found),
        &counts("asks-by-month", &dimension::MONTH, &measure::talk::ASKS, Listed::Found),
        &counts("asks-by-type", &dimension::ACTOR_TYPE, &measure::talk::ASKS, Listed::Found),
        &lines("asks-touching", &[&measure::talk::ASKS, &measure::talk::LINKED, &measure::talk::RED_LINES]),
        &counts("principles-at-risk", &dimension::PRINCIPLE, &measure::talk::NEGOTIATIONS, Listed::All),
    ]),
    device_only: true,
    deltas: false,
    traps: &["report-trap-no-agreeing", "report-trap-asked-where-met"],
};

/// A yes and what became of it lower down, by how high it was said.
static DESCENT: Section = spread(
    "yes-and-conduct",
    &dimension::CONTACT,
    &dimension::CONDUCT,
    &measure::promise::DESCENTS,
    Listed::All,
);

/// What became of a yes lower down its own chain.
pub static TRANSMISSION: Report = Report {
    name: "transmission",
    body: Body::Sections(&[
        &DESCENT,
        &figures(
            "yes-kept",
            &[
                &measure::promise::DESCENTS,
                &measure::promise::KEPT_SHARE,
                &measure::promise::UNTESTED,
                &measure::promise::LAG,
            ],
            &[&dimension::CONTACT],
        ),
        &counts(
            "breached-on-orders",
            &dimension::ON_ORDERS,
            &measure::promise::BREACHED,
            Listed::Only(&["yes", "no", "unknown"]),
        ),
    ]),
    device_only: true,
    deltas: false,
    traps: &[
        "report-trap-untested",
        "report-trap-own-chain",
        "report-trap-orders",
        "report-trap-small-descent",
    ],
};

/// Our own advocacy on the line of decisions and incidents.
pub static ADVOCACY: Report = Report {
    name: "advocacy",
    body: Body::Sections(&[
        &figures(
            "advocacy-by-month",
            &[&measure::constraint::ADVOCACY, &measure::DECISIONS, &measure::constraint::INCIDENTS],
            &[&dimension::MONTH],
        ),
        &counts(
            "advocacy-by-kind",
            &dimension::EVENT,
            &measure::constraint::ADVOCACY,
            Listed::Only(&[
                "public-statement-ours",
                "public-statement-joint",
                "private-advocacy",
                "silence-decided",
            ]),
        ),
        &counts("advocacy-by-forum", &dimension::FORUM, &measure::constraint::ADVOCACY, Listed::Found),
    ]),
    device_only: true,
    deltas: false,
    traps: &["report-trap-no-before-after"],
};

/// What a peace mission made possible, and what it made harder.
pub static MISSION: Report = Report {
    name: "mission",
    body: Body::Sections(&[
        &lines(
            "mission-made-possible",
            &[
                &measure::mission::ASSETS_ASKED,
                &measure::mission::ASSETS_GRANTED,
                &measure::mission::GATES_ASKED,
                &measure::mission::GATES_OPENED,
                &measure::mission::GUARANTEES,
                &measure::mission::OBTAINED,
            ],
        ),
        &lines(
            "mission-made-harder",
            &[
                &measure::mission::GATES_SHUT,
                &measure::mission::GUARANTEES_REFUSED,
                &measure::mission::SUSPECTED,
            ],
        ),
        &figures(
            "assets-by-kind",
            &[&measure::mission::ASSETS_ASKED, &measure::mission::ASSETS_GRANTED],
            &[&dimension::ASSET],
        ),
        &spread(
            "trips-by-association",
            &dimension::ASSOCIATION,
            &dimension::ARRIVAL,
            &measure::TRIPS_DUE,
            Listed::Found,
        ),
        &counts(
            "incidents-by-association",
            &dimension::ASSOCIATION,
            &measure::constraint::INCIDENTS,
            Listed::Found,
        ),
        &figures(
            "hangs-on-the-mission",
            &[&measure::mission::TRIPS_WITH, &measure::mission::GATES_OPENED, &measure::mission::PROMISES],
            &[&dimension::ADM2],
        ),
        &counts(
            "mission-events",
            &dimension::EVENT,
            &measure::constraint::EVENTS,
            Listed::Only(&[
                "mission-arrival",
                "mission-reduction-announced",
                "mission-reduced",
                "mission-base-closed",
                "mission-handed-over",
                "mission-left",
                "mandate-change",
            ]),
        ),
    ]),
    device_only: true,
    deltas: false,
    traps: &["report-trap-mission-evidence", "report-trap-association"],
};

/// Categories of incidents, with the share of each.
pub(super) static CATEGORIES: Section =
    terms("incidents-by-category", &dimension::CATEGORY, &measure::constraint::INCIDENTS, Listed::All);
