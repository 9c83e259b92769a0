//! Result tables as something a person reads or a program opens.
//!
//! People read labels of the catalogue, programs read codes and stable English names. Every cell comes typed
//! ([`Cell`](crate::indicator::Cell)), so that no format can print a percentage of few cases. Two runs over the same
//! tables give the same bytes.
//!
//! ```
//! # use carnet::indicator::{Choice, Reported, report};
//! # use carnet::message::{Catalogue, Language};
//! let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 31).unwrap();
//! let empty = Reported {
//!     report: &report::OUTCOMES,
//!     choice: Choice::until(day),
//!     tables: Vec::new(),
//!     pictures: Vec::new(),
//!     notes: Vec::new(),
//! };
//! let page = carnet::render::terminal(&empty, &Catalogue::new(Language::English), &Default::default());
//! assert!(page.starts_with("Outcomes"));
//! ```
//!
//! Absent here: the store, files, the terminal itself, clocks.

mod calendar;
mod chart;
mod csv;
mod explained;
mod geojson;
mod grid;
mod html;
mod hxl;
mod json;
mod ladder;
mod map;
mod markdown;
mod record;
mod spoken;
mod terminal;
mod words;
mod workbook;
mod xlsx;

pub use calendar::{CalendarDay, calendar};
pub use csv::{CsvOptions, csv};
pub use explained::{explained, listed};
pub use geojson::{GeoJson, geojson};
pub use html::{Mapped, html, html_of_sheets, html_with_map};
pub use json::json;
pub use markdown::markdown;
pub use terminal::{Screen, terminal};
pub use workbook::{Sheet, Value, WorkbookError, workbook};
pub use xlsx::xlsx;
