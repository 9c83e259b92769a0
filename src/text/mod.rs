//! Text that people typed: made safe to print and to store, folded for search, numbers read, columns counted.
//!
//! ```
//! use carnet::text::{clean, digits, fold, width};
//!
//! assert_eq!(clean::for_terminal("oui\u{202e}non"), "oui<U+202E>non");
//! assert!(fold::matches("ndele bamingui", "Bamingui-Bangoran, Ndélé"));
//! assert_eq!(digits::number("١٢٫٥"), Some(12.5));
//! assert_eq!(width::truncate("Rutshuru", 5), "Ruts…");
//! ```
//!
//! What is printed is cleaned ([`clean::for_terminal`], [`clean::one_line`]); what is stored was checked
//! ([`clean::check_input`]); what is compared was folded ([`fold::fold`]) and never goes back into a record.
//! The property tests beside each function hold that cleaning and folding change nothing when done twice,
//! and that no control character comes through.
//!
//! Absent here: sentences, terminals, files, clocks, and any word list of a language.

pub mod clean;
pub mod digits;
pub mod fold;
pub mod search;
pub mod width;
