//! Every controlled term of the field, declared once: code, source standard, mappings.
//!
//! A vocabulary is a plain enum made by [`vocabulary!`]; its terms stand in the order in which people
//! read them. From the one declaration follow the command-line values, the JSON and CSV codes, the
//! CHECKs of `schema.sql` (tested against it), the labels' keys in the message catalogue
//! (`{vocabulary}-{code}`, definition in its attribute `.definition`) and the table in the docs.
//!
//! ```
//! use carnet::vocabulary::{Level, Term};
//! assert_eq!(Level::from_code("checkpoint"), Some(Level::Checkpoint));
//! assert_eq!(Level::Checkpoint.label_key(), "level-checkpoint");
//! ```
//!
//! Absent here: labels in any language (the catalogue has them), SQL, files, clocks.

/// A term of a controlled vocabulary.
pub trait Term: Copy + Eq + 'static {
    /// The vocabulary's name in kebab-case, as in the catalogue's keys and the docs.
    const VOCABULARY: &'static Vocabulary;
    /// All terms, in reading order.
    const ALL: &'static [Self];
    /// The code as written in flags, JSON, CSV and the store.
    fn code(self) -> &'static str;
    /// The term of a code, if there is one.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.code() == code)
    }
    /// Key of the label in the message catalogue.
    fn label_key(self) -> String {
        Self::VOCABULARY.label_key(self.code())
    }
}

/// A vocabulary seen without its Rust type: what forms, CHECKs and docs need.
#[derive(Debug)]
pub struct Vocabulary {
    /// Name in kebab-case, such as `trip-outcome`.
    pub name: &'static str,
    /// The standard that the vocabulary comes from.
    pub source: &'static str,
    /// The terms in reading order.
    pub terms: &'static [Entry],
}

/// One term of a [`Vocabulary`].
#[derive(Debug)]
pub struct Entry {
    /// The code in kebab-case.
    pub code: &'static str,
    /// What the term is called in other schemes: `(scheme, term there)`.
    pub mappings: &'static [(&'static str, &'static str)],
}

impl Vocabulary {
    /// Whether the code is one of this vocabulary's.
    pub fn has(&self, code: &str) -> bool {
        self.terms.iter().any(|term| term.code == code)
    }
    /// The codes in reading order.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.terms.iter().map(|term| term.code)
    }
    /// Key of a code's label in the message catalogue.
    pub fn label_key(&self, code: &str) -> String {
        format!("{}-{}", self.name, code)
    }
}

/// Declares a vocabulary: an enum, its codes, its source, its mappings.
macro_rules! vocabulary {
    (
        $(#[$doc:meta])*
        $type:ident = $name:literal, $source:literal {
            $( $(#[$term_doc:meta])* $term:ident = $code:literal $( [ $($scheme:literal : $there:literal),* $(,)? ] )? , )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $type {
            $( $(#[$term_doc])* #[serde(rename = $code)] $term, )*
        }
        impl $crate::vocabulary::Term for $type {
            const VOCABULARY: &'static $crate::vocabulary::Vocabulary = &$crate::vocabulary::Vocabulary {
                name: $name,
                source: $source,
                terms: &[ $( $crate::vocabulary::Entry { code: $code, mappings: &[ $( $( ($scheme, $there) ),* )? ] }, )* ],
            };
            const ALL: &'static [Self] = &[ $( Self::$term, )* ];
            fn code(self) -> &'static str {
                match self { $( Self::$term => $code, )* }
            }
        }
    };
}

mod actor;

pub use actor::Level;

/// Every vocabulary, in the order of the docs.
pub const ALL: &[&Vocabulary] = &[Level::VOCABULARY];
