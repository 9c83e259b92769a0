//! Facts that depend on the day asked about: where a request stands, what an office owes, who was not reached.
//!
//! A view of a database takes no parameter, so the rows of these are statements of `store`, each of the same name.

use super::super::dimension as d;
use super::{AUTHOR, Column, Fact, WHERE, col};

/// A request, on the first day that it was needed as first submitted.
pub static REQUEST: Fact = Fact {
    name: "request",
    view: "state_request",
    record: "request",
    stock: false,
    columns: &[
        WHERE,
        &[
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::REQUEST, "request"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::REQUEST_STATE, "state"),
            col(&d::SECTOR, "sector"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

const OF_ADDRESSEE: &[Column] = &[
    col(&d::NEGOTIATION, "negotiation"),
    col(&d::REQUEST, "request"),
    col(&d::OBJECTIVE, "objective"),
    col(&d::SECTOR, "sector"),
    col(&d::SENSITIVITY, "sensitivity"),
];

/// An authority whose yes a request needs and that was asked, on the first day that the request was needed.
pub static ADDRESSEE: Fact = Fact {
    name: "addressee",
    view: "state_addressee",
    record: "request",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_ADDRESSEE],
};

/// An answer that is owed on the day asked about, whenever it was asked for.
pub static OWED: Fact = Fact {
    name: "owed",
    view: "state_owed",
    record: "request",
    stock: true,
    columns: &[AUTHOR, WHERE, OF_ADDRESSEE],
};

/// People whom a request, or a trip that rested on none, was to reach, and those of them not reached.
pub static CLAIM: Fact = Fact {
    name: "claim",
    view: "state_claim",
    record: "request",
    stock: false,
    columns: &[
        WHERE,
        &[
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::REQUEST, "request"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::SECTOR, "sector"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

/// Every one of them.
pub static ALL: &[&Fact] = &[&REQUEST, &ADDRESSEE, &OWED, &CLAIM];
