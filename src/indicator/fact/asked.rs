//! Facts that depend on the day asked about: where a request stands, what an office owes, who was not reached.
//!
//! A view of a database takes no parameter, so the rows of these are statements of `store`, each of the same name.

use super::super::dimension as d;
use super::{AUTHOR, Column, Fact, WHERE, col};

const OF_REQUEST: &[Column] = &[
    col(&d::NEGOTIATION, "negotiation"),
    col(&d::REQUEST, "request"),
    col(&d::OBJECTIVE, "objective"),
    col(&d::SECTOR, "sector"),
    col(&d::SENSITIVITY, "sensitivity"),
];

/// A request, on the first day that it was needed as first submitted.
pub static REQUEST: Fact = Fact {
    name: "request",
    view: "state_request",
    record: "request",
    stock: false,
    columns: &[
        WHERE,
        OF_REQUEST,
        &[col(&d::ADM3, "adm3"), col(&d::REQUEST_STATE, "state"), col(&d::ASSET, "asset")],
    ],
};

/// An authority whose yes a request needs and that was asked, on the first day that the request was needed.
pub static ADDRESSEE: Fact = Fact {
    name: "addressee",
    view: "state_addressee",
    record: "request",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_REQUEST],
};

/// An answer that is owed on the day asked about, whenever it was asked for.
pub static OWED: Fact = Fact {
    name: "owed",
    view: "state_owed",
    record: "request",
    stock: true,
    columns: &[AUTHOR, WHERE, OF_REQUEST],
};

/// People whom a request, or a trip that rested on none, was to reach, and those of them not reached.
pub static CLAIM: Fact = Fact {
    name: "claim",
    view: "state_claim",
    record: "request",
    stock: false,
    columns: &[WHERE, OF_REQUEST],
};

/// A promise made by the day asked about, whenever it was.
pub static PROMISE: Fact = Fact {
    name: "promise",
    view: "state_promise",
    record: "promise",
    stock: true,
    columns: &[
        AUTHOR,
        WHERE,
        &[
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::MODE, "mode"),
            col(&d::DEGREE, "degree"),
            col(&d::SIDE, "side"),
            col(&d::PROMISE, "promise"),
            col(&d::PROMISE_STATE, "state"),
            col(&d::SECTOR, "sector"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

/// A request, or a negotiation without one, to which somebody said a firm yes, on the day of the first at the highest
/// level. It has no column of who.
pub static DESCENT: Fact = Fact {
    name: "descent",
    view: "state_descent",
    record: "decision",
    stock: false,
    columns: &[
        WHERE,
        &[
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::CONTACT, "contact"),
            col(&d::CONDUCT, "conduct"),
            col(&d::ON_ORDERS, "on_orders"),
            col(&d::SECTOR, "sector"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

/// A rule in force on the day asked about.
pub static IN_FORCE: Fact = Fact {
    name: "in-force",
    view: "state_directive",
    record: "directive",
    stock: true,
    columns: &[super::constraint::ISSUER, WHERE, super::constraint::OF_DIRECTIVE],
};

/// Projects still suspended on the day asked about.
pub static SUSPENDED: Fact = Fact {
    name: "suspended",
    view: "state_suspension",
    record: "incident",
    stock: true,
    columns: &[AUTHOR, WHERE, super::constraint::OF_INCIDENT],
};

/// A week from Monday to Sunday.
pub static WEEK: Fact = Fact {
    name: "week",
    view: "state_week",
    record: "entry",
    stock: false,
    columns: &[&[col(&d::SENSITIVITY, "sensitivity")]],
};

/// How long a destination could be reached, as far as we went and saw, on the day on which it began. Its level is the
/// highest that had said yes; it has no column of who.
pub static SPELL: Fact = Fact {
    name: "spell",
    view: "state_spell",
    record: "trip",
    stock: true,
    columns: &[
        WHERE,
        &[
            Column { dimension: &d::LEVEL, column: "level", recorded: Some("level_recorded") },
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::MODE, "mode"),
            col(&d::DEGREE, "degree"),
            col(&d::SPELL_END, "spell_end"),
            col(&d::SECTOR, "sector"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

/// The first no of a node after three of its yeses in a row, on its day.
pub static TURN: Fact = Fact {
    name: "turn",
    view: "state_turn",
    record: "decision",
    stock: false,
    columns: &[
        AUTHOR,
        WHERE,
        &[
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::MODE, "mode"),
            col(&d::DECISION, "code"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

/// An answer that is owed by somebody who owed none before the period, on the day from which it is.
pub static SILENT: Fact = Fact {
    name: "silent",
    view: "state_silent",
    record: "request",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_REQUEST],
};

/// A road on which we made trips and then none for thirty days, on the thirtieth. It has no column of who.
pub static UNUSED: Fact = Fact {
    name: "unused",
    view: "state_unused",
    record: "trip",
    stock: false,
    columns: &[&[
        col(&d::ROAD, "road"),
        col(&d::COUNTRY, "country"),
        col(&d::ADM1, "adm1"),
        col(&d::SENSITIVITY, "sensitivity"),
    ]],
};

/// Every one of them.
pub static ALL: &[&Fact] = &[
    &REQUEST, &ADDRESSEE, &OWED, &CLAIM, &PROMISE, &DESCENT, &IN_FORCE, &SUSPENDED, &WEEK, &SPELL, &TURN,
    &SILENT, &UNUSED,
];
