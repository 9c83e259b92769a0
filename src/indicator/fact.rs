//! What one row is, and the view of `schema.sql` that holds it.

pub mod asked;
pub mod constraint;
pub mod entry;
pub mod talk;

use super::dimension::{self as d, Dimension, Values};

/// What is counted: one row of a view.
#[derive(Debug)]
pub struct Fact {
    /// Name in kebab-case.
    pub name: &'static str,
    /// The view in `schema.sql`, or, of a fact that depends on the day asked about, the statement of `store` of that
    /// name. It has `day_first` and `day_last`, and neither void records nor those that others count.
    pub view: &'static str,
    /// The kind of record behind a row.
    pub record: &'static str,
    /// Whether rows are those that stand on the last day, whenever they came about: the first day then cuts off none.
    pub stock: bool,
    /// The columns by which rows can be grouped.
    pub columns: &'static [&'static [Column]],
}

/// A column of a view that is a dimension.
#[derive(Debug)]
pub struct Column {
    /// The dimension.
    pub dimension: &'static Dimension,
    /// The column that holds it.
    pub column: &'static str,
    /// The column that holds it as believed when written, where that can differ.
    pub recorded: Option<&'static str>,
}

impl Fact {
    /// The column of a dimension.
    pub fn column(&self, dimension: &Dimension) -> Option<&'static Column> {
        self.all_columns().find(|column| column.dimension.name == dimension.name)
    }
    /// The columns by which rows can be grouped.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().copied().flatten()
    }
    /// Whether rows can be grouped by a dimension. Every fact has days, so all have periods.
    pub fn has(&self, dimension: &Dimension) -> bool {
        matches!(dimension.values, Values::Period(_)) || self.column(dimension).is_some()
    }
    /// Key of what one row is, in the catalogue.
    pub fn label_key(&self) -> String {
        format!("report-fact-{}", self.name)
    }
}

const fn col(dimension: &'static Dimension, column: &'static str) -> Column {
    Column { dimension, column, recorded: None }
}

/// Who.
const AUTHOR: &[Column] = &[
    // As known now, or as believed when written.
    Column { dimension: &d::LEVEL, column: "level", recorded: Some("level_recorded") },
    col(&d::BRANCH, "branch"),
    col(&d::ACTOR_TYPE, "actor_type"),
    col(&d::ACTOR, "actor"),
];
/// Where, no finer than a district.
const WHERE: &[Column] = &[col(&d::COUNTRY, "country"), col(&d::ADM1, "adm1"), col(&d::ADM2, "adm2")];

/// A decision, on its day.
pub static DECISION: Fact = Fact {
    name: "decision",
    view: "fact_decision",
    record: "decision",
    stock: false,
    columns: &[
        AUTHOR,
        WHERE,
        &[
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::MODE, "mode"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::DECISION, "code"),
            col(&d::FORM, "form"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

const OF_TRIP: &[Column] = &[
    col(&d::ADM3, "adm3"),
    col(&d::ROAD, "road"),
    col(&d::NEGOTIATION, "negotiation"),
    col(&d::OBJECTIVE, "objective"),
    col(&d::OUTCOME, "outcome"),
    col(&d::COMPLETION, "completion"),
    col(&d::ARRIVAL, "arrival"),
    col(&d::CAUSE, "cause"),
    col(&d::ASSOCIATION, "association"),
    col(&d::SECTOR, "sector"),
    col(&d::SENSITIVITY, "sensitivity"),
];

/// A trip, on the first day it was planned for.
pub static TRIP: Fact =
    Fact { name: "trip", view: "fact_trip", record: "trip", stock: false, columns: &[WHERE, OF_TRIP] };

/// A trip with what stood behind it.
pub static PROMISE_GAP: Fact = Fact {
    name: "promise-gap",
    view: "fact_gap",
    record: "trip",
    stock: false,
    columns: &[&[col(&d::GAP, "gap")], WHERE, OF_TRIP],
};

/// A trip that was made, on the day it was made: what incidents stand against.
pub static PASSAGE: Fact = Fact {
    name: "passage",
    view: "fact_passage",
    record: "trip",
    stock: false,
    columns: &[
        WHERE,
        &[
            col(&d::ADM3, "adm3"),
            col(&d::ROAD, "road"),
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::OUTCOME, "outcome"),
            col(&d::ASSOCIATION, "association"),
            col(&d::SECTOR, "sector"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

/// A trip that was made and a roadblock incident on it: a pair.
pub static STOPPAGE: Fact = Fact {
    name: "stoppage",
    view: "fact_stoppage",
    record: "trip",
    stock: false,
    columns: &[
        AUTHOR,
        WHERE,
        &[
            col(&d::ROAD, "road"),
            col(&d::OUTCOME, "outcome"),
            col(&d::ASSOCIATION, "association"),
            col(&d::KIND, "kind"),
            col(&d::CATEGORY, "category"),
            col(&d::GROUP, "cause_group"),
            col(&d::SECTOR, "sector"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

/// An incident, once, whatever the number of its kinds and authors.
pub static INCIDENT: Fact = Fact {
    name: "incident",
    view: "fact_incident",
    record: "incident",
    stock: false,
    columns: &[
        AUTHOR,
        WHERE,
        &[
            col(&d::ADM3, "adm3"),
            col(&d::ROAD, "road"),
            col(&d::NEGOTIATION, "negotiation"),
            col(&d::OBJECTIVE, "objective"),
            col(&d::KIND, "kind"),
            col(&d::CATEGORY, "category"),
            col(&d::GROUP, "cause_group"),
            col(&d::SETTING, "setting"),
            col(&d::SECTOR, "sector"),
            col(&d::GENDER, "gender"),
            col(&d::MISSION_LINK, "mission_link"),
            col(&d::ASSOCIATION, "association"),
            col(&d::SENSITIVITY, "sensitivity"),
        ],
    ],
};

/// An amount demanded on the road.
pub static DEMAND: Fact = Fact {
    name: "demand",
    view: "fact_demand",
    record: "ask",
    stock: false,
    columns: &[
        AUTHOR,
        WHERE,
        &[
            col(&d::ROAD, "road"),
            col(&d::KIND, "kind"),
            col(&d::SENSITIVITY, "sensitivity"),
            col(&d::CURRENCY, "currency"),
        ],
    ],
};

/// Every fact, subject by subject, in the order of the docs.
pub static SUBJECTS: &[&[&Fact]] = &[
    &[&DECISION, &TRIP, &PROMISE_GAP, &PASSAGE, &STOPPAGE, &INCIDENT, &DEMAND],
    asked::ALL,
    talk::ALL,
    constraint::ALL,
    entry::ALL,
];

/// Every fact.
pub fn all() -> impl Iterator<Item = &'static Fact> {
    SUBJECTS.iter().copied().flatten().copied()
}
