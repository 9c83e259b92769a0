//! What one row is, and the view of `schema.sql` that holds it.

use super::dimension::{self as d, Dimension, Values};

/// What is counted: one row of a view.
#[derive(Debug)]
pub struct Fact {
    /// Name in kebab-case.
    pub name: &'static str,
    /// The view in `schema.sql`. It has `day_first` and `day_last`, and neither void records nor those that others
    /// count.
    pub view: &'static str,
    /// The kind of record behind a row.
    pub record: &'static str,
    /// The columns by which rows can be grouped.
    pub columns: &'static [Column],
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
        self.columns.iter().find(|column| column.dimension.name == dimension.name)
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

const LEVEL: Column = Column { dimension: &d::LEVEL, column: "level", recorded: Some("level_recorded") };

/// A decision, on its day.
pub static DECISION: Fact = Fact {
    name: "decision",
    view: "fact_decision",
    record: "decision",
    columns: &[
        LEVEL,
        col(&d::BRANCH, "branch"),
        col(&d::ACTOR_TYPE, "actor_type"),
        col(&d::ACTOR, "actor"),
        col(&d::ADM1, "adm1"),
        col(&d::ADM2, "adm2"),
        col(&d::NEGOTIATION, "negotiation"),
        col(&d::OBJECTIVE, "objective"),
        col(&d::DECISION, "code"),
        col(&d::FORM, "form"),
        col(&d::SENSITIVITY, "sensitivity"),
    ],
};

/// A trip, on the first day it was planned for.
pub static TRIP: Fact = Fact {
    name: "trip",
    view: "fact_trip",
    record: "trip",
    columns: &[
        col(&d::ADM1, "adm1"),
        col(&d::ADM2, "adm2"),
        col(&d::ROAD, "road"),
        col(&d::NEGOTIATION, "negotiation"),
        col(&d::OUTCOME, "outcome"),
        col(&d::COMPLETION, "completion"),
        col(&d::ASSOCIATION, "association"),
        col(&d::SENSITIVITY, "sensitivity"),
    ],
};

/// A trip with what stood behind it.
pub static PROMISE_GAP: Fact = Fact {
    name: "promise-gap",
    view: "fact_gap",
    record: "trip",
    columns: &[
        col(&d::GAP, "gap"),
        col(&d::ADM1, "adm1"),
        col(&d::ADM2, "adm2"),
        col(&d::ROAD, "road"),
        col(&d::NEGOTIATION, "negotiation"),
        col(&d::OUTCOME, "outcome"),
        col(&d::COMPLETION, "completion"),
        col(&d::ASSOCIATION, "association"),
        col(&d::SENSITIVITY, "sensitivity"),
    ],
};

/// A trip that was made, on the day it was made: what incidents stand against.
pub static PASSAGE: Fact = Fact {
    name: "passage",
    view: "fact_passage",
    record: "trip",
    columns: &[
        col(&d::ADM1, "adm1"),
        col(&d::ADM2, "adm2"),
        col(&d::ROAD, "road"),
        col(&d::OUTCOME, "outcome"),
        col(&d::ASSOCIATION, "association"),
    ],
};

/// A trip that was made and a roadblock incident on it: a pair.
pub static STOPPAGE: Fact = Fact {
    name: "stoppage",
    view: "fact_stoppage",
    record: "trip",
    columns: &[
        LEVEL,
        col(&d::BRANCH, "branch"),
        col(&d::ACTOR_TYPE, "actor_type"),
        col(&d::ACTOR, "actor"),
        col(&d::ADM1, "adm1"),
        col(&d::ADM2, "adm2"),
        col(&d::ROAD, "road"),
        col(&d::OUTCOME, "outcome"),
        col(&d::ASSOCIATION, "association"),
        col(&d::KIND, "kind"),
        col(&d::CATEGORY, "category"),
        col(&d::GROUP, "cause_group"),
        col(&d::SECTOR, "sector"),
        col(&d::SENSITIVITY, "sensitivity"),
    ],
};

/// An incident, once, whatever the number of its kinds and authors.
pub static INCIDENT: Fact = Fact {
    name: "incident",
    view: "fact_incident",
    record: "incident",
    columns: &[
        LEVEL,
        col(&d::BRANCH, "branch"),
        col(&d::ACTOR_TYPE, "actor_type"),
        col(&d::ACTOR, "actor"),
        col(&d::ADM1, "adm1"),
        col(&d::ADM2, "adm2"),
        col(&d::ROAD, "road"),
        col(&d::KIND, "kind"),
        col(&d::CATEGORY, "category"),
        col(&d::GROUP, "cause_group"),
        col(&d::SETTING, "setting"),
        col(&d::SECTOR, "sector"),
        col(&d::SENSITIVITY, "sensitivity"),
    ],
};

/// An amount demanded on the road.
pub static DEMAND: Fact = Fact {
    name: "demand",
    view: "fact_demand",
    record: "ask",
    columns: &[
        LEVEL,
        col(&d::BRANCH, "branch"),
        col(&d::ACTOR_TYPE, "actor_type"),
        col(&d::ACTOR, "actor"),
        col(&d::ADM1, "adm1"),
        col(&d::ADM2, "adm2"),
        col(&d::ROAD, "road"),
        col(&d::KIND, "kind"),
        col(&d::SENSITIVITY, "sensitivity"),
        col(&d::CURRENCY, "currency"),
    ],
};

/// Every fact, in the order of the docs.
pub static FACTS: &[&Fact] = &[&DECISION, &TRIP, &PROMISE_GAP, &PASSAGE, &STOPPAGE, &INCIDENT, &DEMAND];
