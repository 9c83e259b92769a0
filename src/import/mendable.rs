//! What a column of a row that waits fills, so that whoever mends it is asked as for such a record; and how an answer is
//! spelt in the cell, for its map to read it again.

use std::collections::BTreeMap;

use serde_json::Value;

use super::dates::{self, DatePattern};
use super::draft::Drafting;
use super::map::FieldRule;
use super::repeat::{Becomes, read_kept};
use super::table::{Header, Row};
use super::{What, patterns};
use crate::model::{Field, Kind, Shape, declaration};
use crate::store::RefusedRow;
use crate::vocabulary::Vocabulary;

/// What a column fills.
#[derive(Debug)]
pub struct Filled {
    /// The kind of the record.
    pub kind: Kind,
    /// Its field.
    pub field: &'static Field,
    /// What the cell is.
    pub cell: Cell,
    dates: Vec<DatePattern>,
}

/// What a cell is.
#[derive(Debug)]
pub enum Cell {
    /// One of these terms, each with the word of the file that stands for it.
    Term(&'static Vocabulary, Vec<(&'static str, String)>),
    /// The name or the id of a record.
    Record(Kind),
    /// A value of this shape.
    Value(&'static Shape),
    /// Text that the map reads in a way of its own.
    Text,
}

/// What a column of a row that waits fills; `None` where the map does not say it of one field.
pub fn filled(row: &RefusedRow, column: &str) -> Option<Filled> {
    let map = read_kept(&row.map, What::from_name(&row.what)?)?;
    let header = Header::new(row.header.clone()).ok()?;
    let dates = patterns(map.date_order);
    let kind = match map.one_kind() {
        Some(kind) => kind,
        None => {
            let mut cells = row.cells.clone();
            cells.resize(header.names.len(), String::new());
            let row = Row { line: row.row, record: None, cells };
            Drafting::new(&map, &header, dates.clone()).kind(&row).ok()?
        }
    };
    let rules = map.rules(kind);
    let named = |name: &str| match map.above.as_ref().map(|above| above.becomes) {
        Some(Becomes::Row(_, part)) => part.fields.iter().find(|field| field.name == name),
        _ => declaration(kind).field(name),
    };
    for (name, rule) in &rules.fields {
        let rule = rule.get_ref();
        let is_meant =
            rule.column.as_ref().is_some_and(|columns| columns.names().iter().any(|c| c == column));
        if is_meant && let Some(field) = named(name) {
            let dates = if rule.dates.is_empty() { dates } else { rule.dates.clone() };
            return Some(Filled { kind, field, cell: of_rule(rule, field.shape), dates });
        }
    }
    for (name, rule) in &rules.nodes {
        if rule.get_ref().column == column
            && let Some(field) = declaration(kind).field(name)
        {
            let cell = if rule.get_ref().split.is_empty() { Cell::Record(Kind::Actor) } else { Cell::Text };
            return Some(Filled { kind, field, cell, dates });
        }
    }
    None
}

fn of_rule(rule: &FieldRule, shape: &'static Shape) -> Cell {
    let element = match shape {
        Shape::List(element) => element,
        shape => shape,
    };
    if !rule.split.is_empty() {
        return Cell::Text;
    }
    match (element, &rule.terms) {
        _ if rule.place.is_some() => Cell::Record(Kind::Place),
        _ if rule.actor.is_some() => Cell::Record(Kind::Actor),
        (Shape::Term(vocabulary), Some(terms)) => Cell::Term(vocabulary, spelt(vocabulary, terms)),
        (Shape::Term(vocabulary), None) => {
            Cell::Term(vocabulary, vocabulary.codes().map(|code| (code, code.to_owned())).collect())
        }
        (_, Some(_)) => Cell::Text,
        (Shape::Reference(kind), None) => Cell::Record(*kind),
        (shape, None) => Cell::Value(shape),
    }
}

/// The terms for which the file has a word.
fn spelt(vocabulary: &'static Vocabulary, terms: &BTreeMap<String, String>) -> Vec<(&'static str, String)> {
    let word = |code: &str| {
        let mut words = terms.iter().filter(|(word, there)| *there == code && !word.ends_with('*'));
        words.next().map(|(word, _)| word.clone())
    };
    vocabulary.codes().filter_map(|code| Some((code, word(code)?))).collect()
}

impl Filled {
    /// How a value is spelt in the cell; `None` where the map reads no spelling of it.
    pub fn spelling(&self, value: &Value) -> Option<String> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Array(values) => match values.as_slice() {
                [one] => return self.spelling(one),
                _ => return None,
            },
            other => return Some(other.to_string()),
        };
        match &self.cell {
            Cell::Term(_, words) => {
                words.iter().find(|(code, _)| *code == text).map(|(_, word)| word.clone())
            }
            Cell::Value(Shape::Day | Shape::PartialDate) => self.date(&text),
            _ => Some(text),
        }
    }

    /// A date in the first of the usual ways that the map reads as the same date.
    fn date(&self, iso: &str) -> Option<String> {
        let mut ways = vec![iso.to_owned()];
        if let [year, month, day] = iso.trim_start_matches('~').split('-').collect::<Vec<_>>().as_slice() {
            for sign in ["/", ".", "-", " ", ""] {
                for parts in [[day, month, year], [month, day, year], [year, month, day]] {
                    ways.push(parts.map(|part| (*part).to_owned()).join(sign));
                }
            }
        }
        ways.into_iter().find(|way| dates::date(way, &self.dates).is_ok_and(|date| date.to_string() == iso))
    }
}
