//! Shapes on the earth: outlines of districts, what simplifies and joins them, and the base map of countries.
//!
//! Positions are whole hundred-thousandths of a degree (about a metre) of WGS 84, so that two districts which share a
//! border share its points exactly.
//!
//! ```
//! use carnet::geometry::{Outline, base};
//! let square = Outline::from_coordinates("[[[[29,-2],[30,-2],[30,-1],[29,-1],[29,-2]]]]").unwrap();
//! assert_eq!(square.bounds().degrees(), [29.0, -2.0, 30.0, -1.0]);
//! assert!(base::country("COD").is_some());
//! ```
//!
//! Absent here: places of the store, files, what is drawn. The course of a road is never held: nothing here is a line.

pub mod base;
mod clip;
mod dissolve;
mod ground;
mod outline;
mod simplify;
mod topology;

pub use clip::clip;
pub use dissolve::dissolve;
pub use ground::{Ground, Known, Land, Tier};
pub use outline::{Bounds, Outline, Polygon, Position, Ring};
pub use simplify::{TOLERANCE, simplified, simplify};
pub use topology::{Topology, TopologyFault};
