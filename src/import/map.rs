//! The map of an import: which column fills which field, and how. Written by a person, in TOML; docs/formats/import-map.md
//! is its description.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::What;

/// Most bytes of a map.
pub const MAP_BYTES: u64 = 256 * 1024;

/// The version of the language that this program reads.
const FORMAT: u32 = 1;

/// Why a map cannot be used. `line` is the map's.
#[derive(Debug, thiserror::Error)]
pub enum MapFault {
    /// Not TOML, or with a key that the language has not.
    #[error("line {line}")]
    Form {
        /// Where.
        line: usize,
        /// The key or value that is not understood, where that is what is wrong.
        word: Option<String>,
        /// What the reader of TOML says, in English.
        source: Box<toml::de::Error>,
    },
    /// Not text.
    #[error("not UTF-8")]
    NotText,
    /// Something is wrong with one key.
    #[error("{key} in line {line}: {reason:?}")]
    Key {
        /// The key, with the tables around it: `fields.date`.
        key: String,
        /// Where.
        line: usize,
        /// What.
        reason: MapReason,
    },
}

/// What is wrong with one key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapReason {
    /// Of a version that this program does not read.
    Version(u32),
    /// The map is for something else.
    OtherKind,
    /// A record of that kind has no such field; perhaps this one is meant.
    NoSuchField(Option<String>),
    /// The file has no such column; perhaps this one is meant.
    NoSuchColumn(String, Option<String>),
    /// Not a term of the field's vocabulary; perhaps this one is meant.
    NotATerm(String, Option<String>),
    /// A key that goes with it is missing.
    Needs(&'static str),
    /// It cannot stand beside this key.
    NotWith(&'static str),
    /// The field is not of the sort that this fills.
    WrongSort,
    /// Not a pattern of a date.
    NotADatePattern(String),
    /// Carnet does not keep it, whatever the file says.
    NotKept,
}

/// A map as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    format: Spanned<u32>,
    kind: Spanned<What>,
    /// Whose file it is, in a word: external ids are known under it.
    pub(super) source: Spanned<String>,
    /// The column that names a record for ever.
    pub(super) id: Option<Spanned<String>>,
    /// Which column fills which field.
    #[serde(default)]
    pub(super) fields: BTreeMap<String, Spanned<FieldRule>>,
    /// What is added to a list, or as a row, where a column says so.
    #[serde(default)]
    pub(super) add: BTreeMap<String, Vec<Spanned<AddRule>>>,
    /// The actors that a column names.
    #[serde(default)]
    pub(super) nodes: BTreeMap<String, Spanned<NodesRule>>,
    /// The record above, by its external id.
    pub(super) parent: Option<Spanned<ParentRule>>,
    /// The level that is proposed for a new actor.
    pub(super) level: Option<Spanned<LevelRule>>,
}

/// How a field is filled from a cell.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldRule {
    /// The column; of several the first that is not empty.
    pub(super) column: Option<Columns>,
    /// The same value in each record.
    pub(super) constant: Option<String>,
    /// Cells that say nothing.
    #[serde(default)]
    pub(super) empty: Vec<String>,
    /// How dates are written, the first that fits; ISO where not said.
    #[serde(default)]
    pub(super) dates: Vec<String>,
    /// Separators between several values in one cell.
    #[serde(default)]
    pub(super) split: Vec<String>,
    /// Values that hold a separator and are not to be split.
    #[serde(default)]
    pub(super) whole: Vec<String>,
    /// What the words of the file are here; `*` at the end of a word stands for any rest.
    pub(super) terms: Option<BTreeMap<String, String>>,
    /// What every other word is; without it, a row with another word is refused.
    pub(super) otherwise: Option<String>,
    /// The cell is the name of a place.
    pub(super) place: Option<PlaceRule>,
}

/// One column or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Columns {
    One(String),
    Several(Vec<String>),
}

impl Columns {
    pub(super) fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// How a place is found by its name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceRule {
    /// What kind of place the cell names.
    pub(super) kind: String,
    /// The column with the code or the name of the place around it, a country most often.
    pub(super) within: String,
    /// Words that do not belong to a name.
    #[serde(default)]
    pub(super) drop: Vec<String>,
    /// The field that keeps the name where no place, or more than one, has it.
    pub(super) text: Option<String>,
    /// Columns whose text stands behind the name there.
    #[serde(default)]
    pub(super) text_with: Vec<String>,
}

/// What is added where a column says so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AddRule {
    /// The column.
    pub(super) column: Option<String>,
    /// When.
    pub(super) when: When,
    /// The words of the file that count, for `when = "is"`.
    #[serde(default)]
    pub(super) is: Vec<String>,
    /// Only where another column says so.
    #[serde(rename = "if")]
    pub(super) only_if: Option<Condition>,
    /// Not where another column says so.
    pub(super) unless: Option<Condition>,
    /// The element of a list.
    pub(super) value: Option<String>,
    /// The fields of a row.
    pub(super) row: Option<BTreeMap<String, String>>,
    /// The field of the row that takes what the cell says.
    pub(super) cell_as: Option<String>,
}

/// When something is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum When {
    /// The cell is a number above zero.
    Count,
    /// The cell says yes.
    Yes,
    /// The cell is one of the words.
    Is,
    /// Nothing else was added.
    Nothing,
}

/// A cell that is one of some words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    pub(super) column: String,
    pub(super) is: Vec<String>,
}

/// The actors that a column names: found by name, or made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NodesRule {
    pub(super) column: String,
    #[serde(default)]
    pub(super) empty: Vec<String>,
    #[serde(default)]
    pub(super) split: Vec<String>,
    #[serde(default)]
    pub(super) whole: Vec<String>,
    /// What kind of actor a new one is.
    #[serde(rename = "type")]
    pub(super) actor_type: TypeRule,
    /// The other fields of the row that names the actor.
    #[serde(default)]
    pub(super) row: BTreeMap<String, String>,
}

/// What kind of actor a name stands for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TypeRule {
    pub(super) column: Option<String>,
    #[serde(default)]
    pub(super) terms: BTreeMap<String, String>,
    /// Names whose kind is known, whatever the column says.
    #[serde(default)]
    pub(super) named: BTreeMap<String, String>,
    pub(super) otherwise: String,
}

/// The record above, by its external id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParentRule {
    pub(super) column: String,
    /// The column with its name, for one that has no row of its own.
    pub(super) name: Option<String>,
    /// What is made of an actor without a row of its own; without it such a row is refused.
    pub(super) missing: Option<BTreeMap<String, String>>,
    pub(super) since: Option<SinceRule>,
    pub(super) until: Option<UntilRule>,
}

/// When a link began, or was first seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SinceRule {
    pub(super) column: String,
    /// The column that says whether it began then.
    pub(super) flag: Option<String>,
    /// Its words for yes.
    #[serde(default)]
    pub(super) began: Vec<String>,
}

/// When a link ended, or was last seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UntilRule {
    pub(super) column: String,
    /// The column that says what the date means.
    pub(super) flag: Option<String>,
    /// Its words for: it ended that day.
    #[serde(default)]
    pub(super) ended: Vec<String>,
    /// Its words for: nobody says that it lasted. Without a last date, such a link was last seen when it was first seen.
    #[serde(default)]
    pub(super) seen: Vec<String>,
}

/// The level that is proposed for a new actor, by the first line that fits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LevelRule {
    /// How we know, in a few words.
    pub(super) basis: Option<String>,
    pub(super) rules: Vec<LevelLine>,
}

/// One line of the rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LevelLine {
    pub(super) level: String,
    /// Steps from the top of the file's longest chain above the actor, from and to.
    pub(super) depth: Option<(u32, u32)>,
    /// Words that the cell of `column` begins with, one of its values where it holds several.
    #[serde(default)]
    pub(super) is: Vec<String>,
    pub(super) column: Option<String>,
    #[serde(default)]
    pub(super) split: Vec<String>,
}

impl Map {
    /// Reads a map. `check` holds it to the file's columns and the record's fields.
    pub(super) fn read(text: &str, what: What) -> Result<Self, MapFault> {
        let map: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            // The reader quotes the key or value that it does not know, and then those that it does.
            let is_unknown = error.message().starts_with("unknown ");
            let word = error.message().split('`').nth(1).filter(|_| is_unknown).map(str::to_owned);
            MapFault::Form { line, word, source: Box::new(error) }
        })?;
        let fault = |key: &str, at: usize, reason| {
            Err(MapFault::Key { key: key.to_owned(), line: line_of(text, at), reason })
        };
        if *map.format.get_ref() != FORMAT {
            return fault("format", map.format.span().start, MapReason::Version(*map.format.get_ref()));
        }
        if *map.kind.get_ref() != what {
            return fault("kind", map.kind.span().start, MapReason::OtherKind);
        }
        Ok(map)
    }
}

/// The line, from 1, in which a byte stands.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}
