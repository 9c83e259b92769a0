//! What can be counted, by what, and what it means: facts, dimensions, measures, reports, and the table that comes
//! out of them. A report is data: `store` turns a choice of it into SQL, `analysis` into tables, the docs into prose.
//!
//! ```
//! use carnet::indicator::{REPORTS, dimension};
//! let roadblocks = REPORTS.iter().find(|report| report.name == "roadblocks").unwrap();
//! assert!(dimension::find("road").is_some());
//! assert!(!roadblocks.sections().is_empty());
//! ```
//!
//! To add a measure or a dimension: one entry here, its words in `i18n/*/reports.ftl`. What may not be crossed
//! (an author with a place finer than a district) is held by [`Choice::check`].
//!
//! Absent here: arithmetic, SQL, the store, clocks.

pub mod change;
pub mod choice;
pub mod dimension;
pub mod fact;
mod formula;
pub mod measure;
pub mod picture;
pub mod placed;
pub mod report;
pub mod table;

pub use change::{Against, Change, Deltas, FEW_TO_CHANGE};
pub use choice::{Choice, ChoiceError, Filter};
pub use dimension::{DIMENSIONS, Dimension, Grain, Reveals, Values};
pub use fact::Fact;
pub use measure::{Base, Condition, Figure, Largest, Measure, Take};
pub use picture::{Conduct, Ladder, LadderAnswer, LadderRung, Passage, Sign, Stop};
pub use placed::{Placed, PlacedTable};
pub use report::{Body, Listed, REPORTS, Report, Rows, Section};
pub use table::{Cell, Column, FEW, Proportion, Rate, Reported, Row, Shape, Share, Table};
