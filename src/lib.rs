//! Carnet: a local, encrypted notebook for humanitarian access negotiations.
//!
//! The house at a glance. A room imports from itself and from the floors that its last column names, never
//! up or sideways; `tests/house.rs` reads this table and fails on any other import.
//!
//! | floor | room | what lives there | may know |
//! |---|---|---|---|
//! | 0 | `text` | cleaning of text for terminals and files, name folding for search and matching | – |
//! | 0 | `vocabulary` | every controlled term, declared once: code, label key, source standard, mappings | – |
//! | 0 | `message` | the message catalogue, language choice, the trait by which an error explains itself | – |
//! | 0 | `file` | bounded reads of regular files, atomic private writes | – |
//! | 0 | `geometry` | shapes on the earth: outlines, what simplifies and joins them, the base map | – |
//! | 0 | `guard` | what the process denies itself: network, core dumps, swap of keys, foreign readers | – |
//! | 1 | `model` | the records as types; invalid states cannot be built | 0 |
//! | 1 | `indicator` | the declarations of facts, dimensions, measures and reports, and the type of a result table | 0 |
//! | 1 | `seal` | the only room that calls age: key slots and bundles, recipients, signatures | 0 |
//! | 1 | `disclosure` | pure: a table of counts in, an audited table and its proof out | – |
//! | 2 | `store` | the vault on disk: key slots, encrypted database, schema, records, history, ledger | 0–1 |
//! | 3 | `analysis` | pure over what the store hands it: the reports | 0–2 |
//! | 3 | `import` | what comes in, all of it hostile: bounded, then parsed into `model` | 0–2 |
//! | 3 | `sample` | invented records, for the tour and for benchmarks | 0–2 |
//! | 4 | `render` | result tables to something a person reads or a program opens | 0–1 |
//! | 5 | `exchange` | what leaves, and its way back: summaries, backups | 0–4 |
//! | 6 | `cli` | the binary: one file per noun, each calls one function below | 0–5 |
//!
//! The library is silent: it prints nothing and asks nothing. What a person sees is the binary's.
#![deny(clippy::print_stdout, clippy::print_stderr, unreachable_pub)]
#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "unit tests make files and clocks"))]

pub mod analysis;
pub mod disclosure;
pub mod exchange;
pub mod file;
pub mod geometry;
pub mod guard;
pub mod import;
pub mod indicator;
pub mod message;
pub mod model;
pub mod render;
pub mod sample;
pub(crate) mod seal;
pub mod store;
pub mod text;
pub mod vocabulary;
