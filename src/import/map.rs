//! The map of an import: which column fills which field, and how. Written by a person, in TOML; docs/formats/import-map.md
//! is its description.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::What;
use super::cell;
use super::dates::{DateOrder, DatePattern};
use super::repeat::{Above, Repeat, RepeatRule, repeats};
use super::workbook::Head;
use crate::model::{Kind, declaration};
use crate::text::fold::nearest;

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
    /// There is no such kind of record; perhaps this one is meant.
    NoSuchKind(String, Option<&'static str>),
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
    /// Neither the workbook nor what was given beside it has such a sheet.
    NoSuchSheet(String),
}

/// A map as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    pub(super) format: Spanned<u32>,
    /// What kind of record a row is.
    pub(super) kind: Spanned<KindRule>,
    /// Whose file it is, in a word: external ids are known under it.
    pub(super) source: Spanned<String>,
    /// The column that names a record for ever.
    pub(super) id: Option<Spanned<String>>,
    /// The sheet of a workbook; the first with a table in it where not said.
    pub(super) sheet: Option<String>,
    /// Rows above the header.
    #[serde(default)]
    pub(super) skip: u16,
    /// Rows of the header, one or two.
    pub(super) header_rows: Option<u8>,
    /// The encoding of the file, where it does not show it itself.
    pub(super) encoding: Option<String>,
    /// How dates are written where a field does not say it itself.
    pub(super) date_order: Option<DateOrder>,
    /// Which column fills which field.
    #[serde(default)]
    pub(super) fields: BTreeMap<String, Spanned<FieldRule>>,
    /// What is added to a list, or as a row, where a column says so.
    #[serde(default)]
    pub(super) add: BTreeMap<String, Vec<Spanned<AddRule>>>,
    /// The actors that a column names.
    #[serde(default)]
    pub(super) nodes: BTreeMap<String, Spanned<NodesRule>>,
    /// What holds for one kind of record only.
    #[serde(default)]
    pub(super) of: BTreeMap<String, Spanned<OfKind>>,
    /// The record above, by its external id.
    pub(super) parent: Option<Spanned<ParentRule>>,
    /// The level that is proposed for a new actor.
    pub(super) level: Option<Spanned<LevelRule>>,
    /// Sheets whose rows belong to rows of this one, as they are written.
    #[serde(default)]
    pub(super) repeats: Vec<Spanned<RepeatRule>>,
    /// The same, each with a map of its own.
    #[serde(skip)]
    pub(super) below: Vec<Repeat>,
    /// What its rows belong to, where it is the map of such a sheet.
    #[serde(skip)]
    pub(super) above: Option<Above>,
}

/// What kind of record a row is.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum KindRule {
    /// Each row the same.
    One(String),
    /// A column says it.
    Said(KindColumn),
}

/// The column that says what kind of record a row is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindColumn {
    pub(super) column: String,
    /// The words of the file for kinds; the kinds' own names need not stand here.
    #[serde(default)]
    pub(super) terms: BTreeMap<String, String>,
    /// What a row with another word is; without it, such a row is refused.
    pub(super) otherwise: Option<String>,
}

impl KindColumn {
    /// The kind that a cell says.
    pub(super) fn kind(&self, said: &str) -> Option<Kind> {
        let word = cell::mapped(said, &self.terms);
        word.and_then(kind_named)
            .or_else(|| kind_named(said))
            .or_else(|| self.otherwise.as_deref().and_then(kind_named))
    }
}

/// The kind of a name, one of it or several: `trip`, `trips`.
pub(super) fn kind_named(name: &str) -> Option<Kind> {
    let name = name.trim().to_lowercase();
    Kind::from_name(&name).or_else(|| Kind::from_name(name.strip_suffix('s')?))
}

/// What holds for one kind of record only.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfKind {
    #[serde(default)]
    fields: BTreeMap<String, Spanned<FieldRule>>,
    #[serde(default)]
    add: BTreeMap<String, Vec<Spanned<AddRule>>>,
    #[serde(default)]
    nodes: BTreeMap<String, Spanned<NodesRule>>,
}

/// The rules for one kind of record: those of the whole map, and its own.
#[derive(Debug, Default)]
pub(super) struct Rules<'m> {
    pub(super) fields: BTreeMap<&'m str, &'m Spanned<FieldRule>>,
    pub(super) add: BTreeMap<&'m str, &'m [Spanned<AddRule>]>,
    pub(super) nodes: BTreeMap<&'m str, &'m Spanned<NodesRule>>,
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
    pub(super) dates: Vec<DatePattern>,
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
    /// What the field is where the cells say nothing.
    pub(super) default: Option<String>,
    /// The cell is the name of a place.
    pub(super) place: Option<PlaceRule>,
    /// The cell is the name of an actor, found or made: what kind a new one is.
    pub(super) actor: Option<TypeRule>,
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
    /// The column with the code or the name of the place around it, a country most often; of several the nearest
    /// comes first.
    pub(super) within: Option<Columns>,
    /// Words that do not belong to a name.
    #[serde(default)]
    pub(super) drop: Vec<String>,
    /// Where no place has the name, the nearest of the places around it is taken.
    #[serde(default)]
    pub(super) or_within: bool,
    /// Where no place has the name, one is made.
    #[serde(default)]
    pub(super) make: bool,
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
    /// Those of them that columns fill.
    #[serde(default)]
    pub(super) with: BTreeMap<String, FieldRule>,
}

/// What kind of actor a name stands for.
#[derive(Debug, Default, Deserialize)]
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
        let mut map: Self = toml::from_str(text).map_err(|error| {
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
        let named = match map.kind.get_ref() {
            KindRule::One(name) => vec![name],
            KindRule::Said(said) => said.terms.values().chain(&said.otherwise).collect(),
        };
        let near = |name: &str| nearest(name, Kind::ALL.iter().map(|kind| kind.name()));
        for name in named {
            if kind_named(name).is_none() {
                let reason = MapReason::NoSuchKind(name.clone(), near(name));
                return fault("kind", map.kind.span().start, reason);
            }
        }
        for (name, rules) in &map.of {
            match kind_named(name) {
                Some(kind) if map.kinds().contains(&kind) => {}
                Some(_) => return fault(&format!("of.{name}"), rules.span().start, MapReason::OtherKind),
                None => {
                    let reason = MapReason::NoSuchKind(name.clone(), near(name));
                    return fault(&format!("of.{name}"), rules.span().start, reason);
                }
            }
        }
        if what.kind().is_some_and(|kind| map.one_kind() != Some(kind)) {
            return fault("kind", map.kind.span().start, MapReason::OtherKind);
        }
        map.below = repeats(&mut map, text)?;
        Ok(map)
    }

    /// Where the table begins.
    pub(super) fn head(&self) -> Head {
        Head { skip: usize::from(self.skip), is_double: self.header_rows == Some(2) }
    }

    /// The kind of every row, where it is one.
    pub(super) fn one_kind(&self) -> Option<Kind> {
        match self.kind.get_ref() {
            KindRule::One(name) => kind_named(name),
            KindRule::Said(_) => None,
        }
    }

    /// The kinds that rows can be.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        match self.kind.get_ref() {
            KindRule::One(name) => kind_named(name).into_iter().collect(),
            KindRule::Said(said) if said.terms.is_empty() => Kind::ALL.to_vec(),
            KindRule::Said(said) => {
                let named: Vec<Kind> =
                    said.terms.values().chain(&said.otherwise).filter_map(|name| kind_named(name)).collect();
                Kind::ALL.iter().copied().filter(|kind| named.contains(kind)).collect()
            }
        }
    }

    /// The rules for one kind. Where rows are of several kinds, what a kind has no field for is not meant for it.
    pub(super) fn rules(&self, kind: Kind) -> Rules<'_> {
        let declaration = declaration(kind);
        let own = self.of.iter().filter(|(name, _)| kind_named(name) == Some(kind));
        let own: Vec<&OfKind> = own.map(|(_, own)| own.get_ref()).collect();
        let several = self.one_kind().is_none();
        let is_meant = |name: &str| !several || declaration.field(name).is_some();
        let mut rules = Rules::default();
        let fields = self.fields.iter().filter(|(name, _)| is_meant(name));
        let fields = fields.chain(own.iter().flat_map(|own| &own.fields));
        rules.fields.extend(fields.map(|(name, rule)| (name.as_str(), rule)));
        let add = self.add.iter().filter(|(name, _)| is_meant(name));
        let add = add.chain(own.iter().flat_map(|own| &own.add));
        rules.add.extend(add.map(|(name, rules)| (name.as_str(), rules.as_slice())));
        let nodes = self.nodes.iter().filter(|(name, _)| is_meant(name));
        let nodes = nodes.chain(own.iter().flat_map(|own| &own.nodes));
        rules.nodes.extend(nodes.map(|(name, rule)| (name.as_str(), rule)));
        rules
    }

    /// The names of fields that the whole map fills, with a rule of each, whatever kinds have them.
    pub(super) fn shared(&self) -> impl Iterator<Item = (&str, usize)> {
        let fields = self.fields.iter().map(|(name, rule)| (name.as_str(), rule.span().start));
        let add =
            self.add.iter().filter_map(|(name, rules)| Some((name.as_str(), rules.first()?.span().start)));
        let nodes = self.nodes.iter().map(|(name, rule)| (name.as_str(), rule.span().start));
        fields.chain(add).chain(nodes)
    }
}

/// The line, from 1, in which a byte stands.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}
