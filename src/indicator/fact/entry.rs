//! What is around and behind the figures: events, and what was written down when.

use super::super::dimension as d;
use super::{Fact, WHERE, col};

/// Something that happened around the negotiations.
pub static EVENT: Fact = Fact {
    name: "event",
    view: "fact_event",
    record: "event",
    stock: false,
    columns: &[
        WHERE,
        &[col(&d::EVENT, "event"), col(&d::FORUM, "forum"), col(&d::SENSITIVITY, "sensitivity")],
    ],
};

/// A decision, trip, incident or exchange, on its day, with the day on which it was written.
pub static ENTRY: Fact = Fact {
    name: "entry",
    view: "fact_entry",
    record: "entry",
    stock: false,
    columns: &[&[col(&d::SENSITIVITY, "sensitivity")]],
};

/// A road and a month with incidents of ours on it.
pub static ROAD_MONTH: Fact = Fact {
    name: "road-month",
    view: "fact_road_month",
    record: "incident",
    stock: false,
    columns: &[&[
        col(&d::ROAD, "road"),
        col(&d::COUNTRY, "country"),
        col(&d::ADM1, "adm1"),
        col(&d::SENSITIVITY, "sensitivity"),
    ]],
};

/// Every one of them.
pub static ALL: &[&Fact] = &[&EVENT, &ENTRY, &ROAD_MONTH];
