//! Talking: negotiations, exchanges, who was in them, what was wanted of us.

use super::super::dimension as d;
use super::{AUTHOR, Column, Fact, WHERE, col};

const OF_MEETING: &[Column] = &[
    col(&d::NEGOTIATION, "negotiation"),
    col(&d::OBJECTIVE, "objective"),
    col(&d::MODE, "mode"),
    col(&d::CHANNEL, "channel"),
    col(&d::SECTOR, "sector"),
    col(&d::SENSITIVITY, "sensitivity"),
];

const OF_NEGOTIATION: &[Column] = &[
    col(&d::NEGOTIATION, "negotiation"),
    col(&d::OBJECTIVE, "objective"),
    col(&d::SECTOR, "sector"),
    col(&d::SENSITIVITY, "sensitivity"),
];

/// A negotiation opened by the last day, whenever it was.
pub static NEGOTIATION: Fact = Fact {
    name: "negotiation",
    view: "fact_negotiation",
    record: "negotiation",
    stock: true,
    columns: &[WHERE, OF_NEGOTIATION, &[col(&d::PRINCIPLE, "principle")]],
};

/// A negotiation and a node that was ever addressed or heard in it: a pair.
pub static CONTACT: Fact = Fact {
    name: "contact",
    view: "fact_contact",
    record: "meeting",
    stock: true,
    columns: &[AUTHOR, WHERE, OF_NEGOTIATION],
};

/// An exchange, on its day.
pub static MEETING: Fact = Fact {
    name: "meeting",
    view: "fact_meeting",
    record: "meeting",
    stock: false,
    columns: &[WHERE, OF_MEETING],
};

/// An exchange and a node that was addressed in it: a pair.
pub static ENCOUNTER: Fact = Fact {
    name: "encounter",
    view: "fact_encounter",
    record: "meeting",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_MEETING],
};

/// How a community took part in an exchange or a negotiation, a row for each group.
pub static INVOLVEMENT: Fact = Fact {
    name: "involvement",
    view: "fact_involvement",
    record: "meeting",
    stock: false,
    columns: &[
        WHERE,
        OF_NEGOTIATION,
        &[col(&d::MODE, "mode"), col(&d::DEGREE, "degree"), col(&d::INVOLVED_GROUP, "involved_group")],
    ],
};

/// What a node wanted of us, on the day it did.
pub static ASK: Fact = Fact {
    name: "ask",
    view: "fact_ask",
    record: "ask",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_NEGOTIATION, &[col(&d::ASK, "ask"), col(&d::PRINCIPLE, "principle")]],
};

/// Every one of them.
pub static ALL: &[&Fact] = &[&NEGOTIATION, &CONTACT, &MEETING, &ENCOUNTER, &INVOLVEMENT, &ASK];
