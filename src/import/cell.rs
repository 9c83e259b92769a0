//! What a cell says, once the map has had its word: dates, terms, several values in one cell.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::map::FieldRule;
use super::table::{Header, Row};
use crate::model::date::DateFault;
use crate::model::{PartialDate, Reason, Shape};
use crate::text::{digits, fold};

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
) -> Result<Option<Value>, CellFault> {
    if let Some(constant) = &rule.constant {
        return Ok(Some(constant.as_str().into()));
    }
    let Some((column, cell)) = said(header, row, rule) else { return Ok(None) };
    let (element, is_list) = match shape {
        Shape::List(element) => (*element, true),
        shape => (shape, false),
    };
    let mut values = Vec::new();
    for part in parts(cell, &rule.split, &rule.whole) {
        if is_empty(part, &rule.empty) {
            continue;
        }
        match element_value(part, rule, element, is_list || !rule.split.is_empty()) {
            Ok(Some(value)) if !values.contains(&value) => values.push(value),
            Ok(_) => {}
            Err(reason) => return Err(CellFault::new(column, reason)),
        }
    }
    Ok(if is_list {
        (!values.is_empty()).then_some(Value::Array(values))
    } else if values.is_empty() {
        // Several words of which none is known: what every other word is.
        rule.otherwise.as_deref().filter(|word| !word.is_empty()).map(Value::from)
    } else {
        Some(values.swap_remove(0))
    })
}

fn element_value(
    part: &str,
    rule: &FieldRule,
    shape: &Shape,
    one_of_several: bool,
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
            date(part, &rule.dates).map(|date| Some(date.to_string().into())).map_err(Reason::Date)
        }
        // A line end inside a name is a cell that somebody wrapped by hand.
        Shape::Line => Ok(Some(part.split_whitespace().collect::<Vec<_>>().join(" ").into())),
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
    if let Some((_, term)) = terms.iter().find(|(there, _)| same(there, word)) {
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
    left == right || {
        let folded = fold::fold(left);
        // Signs fold to nothing: two of them are the same only when they are written so.
        !folded.is_empty() && folded == fold::fold(right)
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

/// How a date is written: `YYYY-MM-DD`, `DD/MM/YYYY`, `MM/YYYY`, or `iso`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DatePattern {
    /// Year, year and month, or a whole day; a time behind it, or a hyphen left behind a month, does not matter.
    Iso,
    /// Letters `Y`, `M`, `D` in groups, all else as it stands.
    Written(String),
}

impl DatePattern {
    /// The pattern of a text; none where it is not one.
    pub(super) fn read(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("iso") {
            return Some(Self::Iso);
        }
        let group = |letter: char| text.chars().filter(|character| *character == letter).count();
        let whole = |letter: char, length: usize| text.contains(&letter.to_string().repeat(length));
        let year = group('Y') == 4 && whole('Y', 4);
        let month = group('M') == 0 || group('M') == 2 && whole('M', 2);
        let day = group('D') == 0 || group('D') == 2 && whole('D', 2) && group('M') == 2;
        let only = text.chars().all(|c| matches!(c, 'Y' | 'M' | 'D') || c.is_ascii_punctuation() || c == ' ');
        (year && month && day && only).then(|| Self::Written(text.to_owned()))
    }

    fn date(&self, cell: &str) -> Result<PartialDate, DateFault> {
        match self {
            Self::Iso => iso(cell),
            Self::Written(pattern) => written(pattern, cell),
        }
    }
}

/// A date by the first pattern that fits; the first one's fault where none does.
pub(super) fn date(cell: &str, patterns: &[String]) -> Result<PartialDate, DateFault> {
    let cell = digits::to_ascii(cell.trim());
    let mut fault = None;
    for pattern in patterns.iter().filter_map(|pattern| DatePattern::read(pattern)) {
        match pattern.date(&cell) {
            Ok(date) => return Ok(date),
            Err(found) => {
                fault.get_or_insert(found);
            }
        }
    }
    match fault {
        Some(fault) => Err(fault),
        None => iso(&cell),
    }
}

fn iso(cell: &str) -> Result<PartialDate, DateFault> {
    // `2021-12-31T00:00:00Z` and `2021-12-31 00:00`: a day, and a time that says nothing.
    let day = match cell.get(..10) {
        Some(day) if cell[10..].starts_with(['T', ' ']) => day,
        _ => cell,
    };
    // A partial date written with fields of fixed width: `2009-01-`, `2009--`.
    day.trim_end_matches('-').parse()
}

fn written(pattern: &str, cell: &str) -> Result<PartialDate, DateFault> {
    let (mut year, mut month, mut day) = (0_i32, None, None);
    if pattern.len() != cell.len() || !cell.is_ascii() {
        return Err(DateFault::Form);
    }
    for (wanted, found) in pattern.chars().zip(cell.chars()) {
        let digit = || found.to_digit(10).ok_or(DateFault::Form);
        let next = |number: &mut Option<u32>, digit: u32| *number = Some(number.unwrap_or(0) * 10 + digit);
        match wanted {
            'Y' => year = year * 10 + digit()? as i32,
            'M' => next(&mut month, digit()?),
            'D' => next(&mut day, digit()?),
            sign if sign == found => {}
            _ => return Err(DateFault::Form),
        }
    }
    // Through the text of an ISO date, so that years out of range and days that are none are told alike.
    let text = match (month, day) {
        (None, _) => format!("{year:04}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(month), Some(day)) => {
            NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay)?;
            format!("{year:04}-{month:02}-{day:02}")
        }
    };
    text.parse()
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
    fn dates_as_files_write_them() {
        let read = |cell: &str, patterns: &[&str]| date(cell, &owned(patterns)).map(|date| date.to_string());
        for (cell, patterns, wanted) in [
            ("2021-12-31", &[][..], "2021-12-31"),
            ("2009-01-", &[], "2009-01"),
            ("1993", &["iso"], "1993"),
            ("2021-12-31T08:00:00Z", &[], "2021-12-31"),
            ("03/02/2025", &["DD/MM/YYYY"], "2025-02-03"),
            ("03/02/2025", &["MM/DD/YYYY"], "2025-03-02"),
            ("20250203", &["iso", "YYYYMMDD"], "2025-02-03"),
            ("٢٠٢٥-٠٢-٠٣", &[], "2025-02-03"),
            ("02/2025", &["DD/MM/YYYY", "MM/YYYY"], "2025-02"),
        ] {
            assert_eq!(read(cell, patterns).as_deref(), Ok(wanted), "{cell}");
        }
        assert_eq!(read("-2", &[]), Err(DateFault::Form));
        assert_eq!(read("yesterday", &[]), Err(DateFault::Form));
        assert_eq!(read("31/02/2025", &["DD/MM/YYYY"]), Err(DateFault::NoSuchDay));
        assert_eq!(read("1446-03-01", &[]), Err(DateFault::Hijri));
        for wrong in ["", "YY-MM-DD", "YYYY-DD", "YYYY-M-DD", "%Y", "YYYYx"] {
            assert_eq!(DatePattern::read(wrong), None, "{wrong}");
        }
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
            let _ = date(&cell, &owned(&["DD/MM/YYYY", "iso"]));
        }

        #[test]
        fn date_like_cells_never_panic(cell in "[0-9T: é-]{0,14}") {
            let _ = date(&cell, &owned(&["iso", "YYYY-MM-DD", "MM/YYYY"]));
        }
    }
}
