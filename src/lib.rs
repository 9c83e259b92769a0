//! Carnet: a local, encrypted notebook for humanitarian access negotiations.
pub mod text;
pub mod vocabulary;
pub mod message;
pub mod file;
pub mod guard;
pub mod model;
pub mod indicator;
pub(crate) mod seal;
pub mod disclosure;
pub mod store;
pub mod analysis;
pub mod import;
pub mod render;
pub mod exchange;
