//! What a cell says, once the map has had its word: terms, several values in one cell.

use std::collections::BTreeMap;

use serde_json::Value;

use super::dates::{DatePattern, date};
use super::map::FieldRule;
use super::table::{Header, Row};
use crate::model::{Reason, Shape};
use crate::text::fold;

/// A cell that the map does not understand: its column, and why.
#[derive(Debug, PartialEq)]
pub(super) struct CellFault {
    pub(super) column: String,
    pub(super) reason: Reason,
}

impl CellFault {
    pub(super) fn new(column: &str, reason: Reason) -> Self {
        Self { column: column.to_owned(), reason }
    }
}

/// The first cell of the rule's columns that says something, and its column.
pub(super) fn said<'r>(header: &Header, row: &'r Row, rule: &'r FieldRule) -> Option<(&'r str, &'r str)> {
    let columns = rule.column.as_ref().map_or(&[][..], |columns| columns.names());
    columns
        .iter()
        .map(|column| (column.as_str(), header.cell(row, column)))
        .find(|(_, cell)| !is_empty(cell, &rule.empty))
}

/// Whether a cell says nothing.
pub(super) fn is_empty(cell: &str, empty: &[String]) -> bool {
    cell.is_empty() || empty.iter().any(|word| same(word, cell))
}

/// The value of a field as the record's reader takes it; none where the cells say nothing.
pub(super) fn value(
    header: &Header,
    row: &Row,
    rule: &FieldRule,
    shape: &Shape,
    dates: &[DatePattern],
) -> Result<Option<Value>, CellFault> {
    if let Some(constant) = &rule.constant {
        return Ok(Some(constant.as_str().into()));
    }
    let Some((column, cell)) = said(header, row, rule) else {
        return Ok(rule.default.as_deref().map(Value::from));
    };
    let (element, is_list) = match shape {
        Shape::List(element) => (*element, true),
        shape => (shape, false),
    };
    let dates = if rule.dates.is_empty() { dates } else { &rule.dates };
    // Words of which none is known: what every other word is.
    let otherwise = || rule.otherwise.as_deref().filter(|word| !word.is_empty()).map(Value::from);
    if !is_list && rule.split.is_empty() {
        let value = element_value(cell, rule, element, false, dates);
        return value.map(|value| value.or_else(otherwise)).map_err(|reason| CellFault::new(column, reason));
    }
    let mut values = Vec::new();
    for part in parts(cell, &rule.split, &rule.whole) {
        if is_empty(part, &rule.empty) {
            continue;
        }
        match element_value(part, rule, element, is_list || !rule.split.is_empty(), dates) {
            Ok(Some(value)) if !values.contains(&value) => values.push(value),
            Ok(_) => {}
            Err(reason) => return Err(CellFault::new(column, reason)),
        }
    }
    if values.is_empty() {
        values.extend(otherwise());
    }
    Ok(match (is_list, values.is_empty()) {
        (_, true) => None,
        (true, _) => Some(Value::Array(values)),
        (false, _) => Some(values.swap_remove(0)),
    })
}

fn element_value(
    part: &str,
    rule: &FieldRule,
    shape: &Shape,
    one_of_several: bool,
    dates: &[DatePattern],
) -> Result<Option<Value>, Reason> {
    if let Some(terms) = &rule.terms {
        return match (mapped(part, terms), &rule.otherwise) {
            (Some(term), _) => Ok(Some(term).filter(|term| !term.is_empty()).map(Value::from)),
            (None, Some(_)) if one_of_several => Ok(None),
            (None, Some(otherwise)) => {
                Ok(Some(otherwise.as_str()).filter(|word| !word.is_empty()).map(Value::from))
            }
            (None, None) => Err(unknown_word(shape)),
        };
    }
    match shape {
        Shape::Day | Shape::PartialDate => {
            date(part, dates).map(|date| Some(date.to_string().into())).map_err(Reason::Date)
        }
        // A line end inside a name is a cell that somebody wrapped by hand.
        Shape::Line if part.contains("  ") || part.contains(|c: char| c != ' ' && c.is_whitespace()) => {
            Ok(Some(part.split_whitespace().collect::<Vec<_>>().join(" ").into()))
        }
        Shape::Line => Ok(Some(part.trim().into())),
        _ => Ok(Some(part.into())),
    }
}

/// Why a word that stands in no table of terms cannot be taken.
fn unknown_word(shape: &Shape) -> Reason {
    match shape {
        Shape::Term(vocabulary) => Reason::NotATerm(vocabulary.name, None),
        Shape::Flag => Reason::NotYesOrNo,
        _ => Reason::WrongType("text"),
    }
}

/// What a word of the file is in a table of terms: the word itself, else the longest beginning that ends in `*`.
pub(super) fn mapped<'t>(word: &str, terms: &'t BTreeMap<String, String>) -> Option<&'t str> {
    if let Some(term) = terms.get(word) {
        return Some(term);
    }
    let folded = fold::fold(word);
    // Signs fold to nothing: they are the same only when they are written so.
    let alike = |there: &str| !folded.is_empty() && fold::fold(there) == folded;
    if let Some((_, term)) = terms.iter().find(|(there, _)| alike(there)) {
        return Some(term);
    }
    terms
        .iter()
        .filter_map(|(there, term)| Some((there.strip_suffix('*')?, term)))
        .filter(|(beginning, _)| begins(word, beginning))
        .max_by_key(|(beginning, _)| beginning.len())
        .map(|(_, term)| term.as_str())
}

/// Whether a cell begins with some words, case and accents aside.
pub(super) fn begins(cell: &str, words: &str) -> bool {
    cell.starts_with(words) || {
        let words = fold::fold(words);
        !words.is_empty() && fold::fold(cell).starts_with(&words)
    }
}

/// Whether two texts are one word, case, accents and spaces aside.
pub(super) fn same(left: &str, right: &str) -> bool {
    left == right
        || could_fold_alike(left, right) && {
            let folded = fold::fold(left);
            // Signs fold to nothing: two of them are the same only when they are written so.
            !folded.is_empty() && folded == fold::fold(right)
        }
}

/// Whether it is worth folding two texts: of two that begin with other ASCII letters or digits it is not. Accents follow
/// the letter that they stand on, so that the first character says enough.
fn could_fold_alike(left: &str, right: &str) -> bool {
    let first = |text: &str| text.bytes().next().filter(u8::is_ascii_alphanumeric);
    match (first(left), first(right)) {
        (Some(left), Some(right)) => left.eq_ignore_ascii_case(&right),
        _ => true,
    }
}

/// The values in a cell, trimmed, without empty ones. A value that is to stay whole is not split.
pub(super) fn parts<'c>(cell: &'c str, separators: &[String], whole: &[String]) -> Vec<&'c str> {
    if separators.is_empty() {
        return vec![cell];
    }
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < cell.len() {
        let rest = &cell[at..];
        let protected = whole.iter().filter(|_| at == start || cell[start..at].trim().is_empty());
        let protected = protected
            .filter(|whole| !whole.is_empty() && rest.starts_with(whole.as_str()))
            .filter(|whole| {
                // Whole up to the next separator or the end: `A, B` does not protect the beginning of `A, Bis`.
                let after = rest[whole.len()..].trim_start();
                after.is_empty() || separators.iter().any(|separator| after.starts_with(separator.trim()))
            })
            .map(String::len)
            .max();
        if let Some(length) = protected {
            at += length;
            continue;
        }
        match separators.iter().filter(|mark| !mark.is_empty()).find(|mark| rest.starts_with(mark.as_str())) {
            Some(mark) => {
                parts.push(&cell[start..at]);
                at += mark.len();
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(&cell[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn several_names_in_a_cell_and_one_that_holds_a_comma() {
        let whole = owned(&["Al Islah, at-Tagammu al Yamani il islah"]);
        let split = |cell| parts(cell, &owned(&[","]), &whole);
        assert_eq!(split("Army, Police ,"), ["Army", "Police"]);
        assert_eq!(split("Al Islah, at-Tagammu al Yamani il islah"), [whole[0].as_str()]);
        assert_eq!(
            split("Army, Al Islah, at-Tagammu al Yamani il islah, Police"),
            ["Army", whole[0].as_str(), "Police"]
        );
        assert_eq!(
            split("Al Islah, at-Tagammu al Yamani il islahi"),
            ["Al Islah", "at-Tagammu al Yamani il islahi"]
        );
        assert_eq!(parts("a, b", &[], &[]), ["a, b"]);
    }

    #[test]
    fn words_of_a_file_become_terms() {
        let terms: BTreeMap<String, String> =
            [("Checkpoint", "checkpoint"), ("(2)*", "near"), ("(2) exact*", "spot")]
                .map(|(there, here)| (there.to_owned(), here.to_owned()))
                .into();
        for (word, term) in [
            ("checkpoint", Some("checkpoint")),
            ("(2) 25 km Precision", Some("near")),
            ("(2) exact", Some("spot")),
            ("(3) District", None),
        ] {
            assert_eq!(mapped(word, &terms), term, "{word}");
        }
    }

    proptest! {
        #[test]
        fn cells_of_any_kind_never_panic(cell in "\\PC{0,30}", mark in "[,;]|, ", whole in "\\PC{0,10}") {
            let _ = parts(&cell, &[mark], &[whole]);
            let _ = date(&cell, &[]);
        }
    }
}
