//! What restricts: harm, suspended projects, what was solved, rules.

use super::super::dimension as d;
use super::{AUTHOR, Column, Fact, WHERE, col};

/// The columns that a row has of its incident.
pub(super) const OF_INCIDENT: &[Column] = &[
    col(&d::ROAD, "road"),
    col(&d::NEGOTIATION, "negotiation"),
    col(&d::OBJECTIVE, "objective"),
    col(&d::KIND, "kind"),
    col(&d::CATEGORY, "category"),
    col(&d::GROUP, "cause_group"),
    col(&d::SETTING, "setting"),
    col(&d::SECTOR, "sector"),
    col(&d::GENDER, "gender"),
    col(&d::SENSITIVITY, "sensitivity"),
];

/// Who issued a rule. What was believed of a level when a rule was written is not kept.
pub(super) const ISSUER: &[Column] = &[
    col(&d::LEVEL, "level"),
    col(&d::BRANCH, "branch"),
    col(&d::ACTOR_TYPE, "actor_type"),
    col(&d::ACTOR, "actor"),
];

/// The columns of a rule.
pub(super) const OF_DIRECTIVE: &[Column] =
    &[col(&d::DIRECTIVE, "directive"), col(&d::EFFECT, "effect"), col(&d::SENSITIVITY, "sensitivity")];

/// Harm to our people in an incident, a row a kind.
pub static HARM: Fact = Fact {
    name: "harm",
    view: "fact_harm",
    record: "incident",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_INCIDENT, &[col(&d::HARM, "harm")]],
};

/// An incident that was solved, on the day it was.
pub static SOLVED: Fact = Fact {
    name: "solved",
    view: "fact_solved",
    record: "incident",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_INCIDENT, &[col(&d::RESPONSE, "response"), col(&d::SOLVED_BY, "solved_by")]],
};

/// Projects suspended, on the day it began.
pub static SUSPENSION: Fact = Fact {
    name: "suspension",
    view: "fact_suspension",
    record: "incident",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_INCIDENT],
};

/// Projects taken up again, on the day they were.
pub static RESUMPTION: Fact = Fact {
    name: "resumption",
    view: "fact_resumption",
    record: "incident",
    stock: false,
    columns: &[AUTHOR, WHERE, OF_INCIDENT],
};

/// A rule, on the day it was issued.
pub static DIRECTIVE: Fact = Fact {
    name: "directive",
    view: "fact_directive",
    record: "directive",
    stock: false,
    columns: &[ISSUER, WHERE, OF_DIRECTIVE],
};

/// A rule, on the day it was lifted.
pub static LIFTED: Fact = Fact {
    name: "lifted",
    view: "fact_lifted",
    record: "directive",
    stock: false,
    columns: &[ISSUER, WHERE, OF_DIRECTIVE],
};

/// Every one of them.
pub static ALL: &[&Fact] = &[&HARM, &SOLVED, &SUSPENSION, &RESUMPTION, &DIRECTIVE, &LIFTED];
