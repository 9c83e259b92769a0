//! What the program says to people: sentences by id, in the languages it speaks.
//!
//! The sentences stand in `i18n/<language>/<subject>.ftl` (Fluent), one file per subject, all of them
//! inside the binary. A room names a sentence and the facts in it, the binary chooses the language and
//! prints it; an error does the same through [`Explain`].
//!
//! ```
//! use carnet::message::{Catalogue, Language, Message};
//!
//! let english = Catalogue::new(Language::English);
//! let said = english.say(&Message::new("errors-exit").with("code", 3));
//! assert_eq!(said, "exit code 3");
//! ```
//!
//! An id that no language has is printed as it stands, never a panic: a missing sentence must not cost
//! an evening's entry. `tests/catalogue.rs` holds what a reader relies on instead: every language has
//! the same ids, attributes and variables, and every id named in `src/` exists.
//!
//! Absent here: terminals, the environment, files at run time, and the cleaning of hostile characters
//! in arguments (the printer's, because only it knows where the text goes).

mod catalogue;
mod explain;
mod files;
mod language;

pub use catalogue::Catalogue;
pub use explain::{Exit, Explain};
pub use files::{SUBJECTS, source};
pub use language::Language;

use std::borrow::Cow;
use std::path::Path;

/// A sentence of the catalogue with the facts that it mentions, in no language yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Key in the catalogue; `key.attribute` names an attribute of a message.
    pub id: Cow<'static, str>,
    /// The sentence's variables.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// The sentence of this id, without arguments so far.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// The same sentence with one variable more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// A fact inside a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text as it is: a path, a code, a date already written out.
    Text(String),
    /// A whole number; chooses the plural. Printed without grouping, because years, rows and ids are
    /// numbers too. Exact up to 2^53.
    Number(i64),
    /// A number with its decimals, rounded and written with the language's decimal mark.
    Decimal {
        /// The number.
        value: f64,
        /// Digits after the mark.
        places: usize,
    },
    /// Another sentence or label, said in the same language first.
    Message(Box<Message>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Arg {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<&Path> for Arg {
    fn from(path: &Path) -> Self {
        Self::Text(path.display().to_string())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

macro_rules! whole_numbers {
    ($($type:ty),*) => { $(
        impl From<$type> for Arg {
            fn from(number: $type) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )* };
}

whole_numbers!(i32, i64, u8, u16, u32, u64, usize);
