//! Whether what a column holds fits what its header says that it is, and which column becomes which field.

use std::collections::BTreeMap;

use super::columns::Column;
use super::words::Words;
use crate::model::{Hour, Kind, Shape, declaration};
use crate::vocabulary::{ActorType, Term, Vocabulary};

/// Which column fills what: fields, and what begins with @.
pub(super) type Assigned = BTreeMap<String, usize>;

/// Assigns columns to the fields of a kind, the surest first; each column once, each field once.
pub(super) fn assign(words: &mut Words, kind: Kind, columns: &[Column]) -> (Assigned, u32) {
    let mut candidates: Vec<(u8, usize, String)> = Vec::new();
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| column.filled > 0) {
        for (target, sure) in words.targets(kind, &column.name, &column.tag) {
            if let Some(bonus) = fit(words, kind, column, &target) {
                candidates.push((sure + bonus, at, target));
            }
        }
    }
    candidates.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(&right.1)));
    let mut assigned = Assigned::new();
    let mut taken = vec![false; columns.len()];
    let mut score = 0;
    for (sure, at, target) in candidates {
        if !taken[at] && !assigned.contains_key(&target) {
            score += if target.starts_with('@') { 1 } else { u32::from(sure) };
            taken[at] = true;
            assigned.insert(target, at);
        }
    }
    (assigned, score)
}

/// Whether a column can be that, and how much more sure its content makes it.
fn fit(words: &mut Words, kind: Kind, column: &Column, target: &str) -> Option<u8> {
    let when = |fits: bool| fits.then_some(0);
    match target {
        "@id" => return when(column.is_unique),
        "@kind" => {
            let known = column.words.iter().filter(|(word, _)| words.kind(word).is_some());
            let known: usize = known.map(|(_, count)| *count).sum();
            return when(column.share(known) >= 0.8);
        }
        "@actor_type" => return when(share_of_terms(words, ActorType::VOCABULARY, column) >= 0.5),
        _ if target.starts_with('@') => return when(column.longest <= 200),
        _ => {}
    }
    fits(words, declaration(kind).field(target)?.shape, column)
}

/// Whether a column can fill a field of a shape, and how much more sure its content makes it.
pub(super) fn fits(words: &mut Words, shape: &Shape, column: &Column) -> Option<u8> {
    let when = |fits: bool| fits.then_some(0);
    match shape {
        Shape::Term(vocabulary) | Shape::List(Shape::Term(vocabulary)) => {
            match share_of_terms(words, vocabulary, column) {
                share if share >= 0.8 => Some(3),
                share if share >= 0.5 => Some(0),
                _ => None,
            }
        }
        Shape::Count | Shape::Amount | Shape::Degrees(_) => when(column.share(column.numbers) >= 0.8),
        Shape::Flag => when(column.share(column.flags) >= 0.8),
        Shape::Day | Shape::PartialDate => when(column.dates(false).is_some()),
        Shape::Hour => {
            let hours = column.words.iter().filter(|(word, _)| word.parse::<Hour>().is_ok());
            when(column.share(hours.map(|(_, count)| *count).sum()) >= 0.8)
        }
        Shape::Currency => when(column.words.keys().all(|word| word.len() == 3)),
        Shape::Line | Shape::List(Shape::Line) => when(column.longest <= crate::model::field::LINE_CHARS),
        Shape::Rows(_) => None,
        _ => Some(0),
    }
}

/// How many of the filled cells hold terms only, one or several.
pub(super) fn share_of_terms(words: &mut Words, vocabulary: &'static Vocabulary, column: &Column) -> f64 {
    let mut known = 0;
    for (word, count) in &column.words {
        if terms_of(words, vocabulary, word, &separators(column)).iter().all(|(_, code)| code.is_some()) {
            known += count;
        }
    }
    column.share(known)
}

/// The separators between terms in one cell: those of lists, and the space of forms.
pub(super) fn separators(column: &Column) -> Vec<&'static str> {
    column.separator().into_iter().filter(|mark| *mark != "\n").collect()
}

/// The terms in a cell; a whole cell that is one term is not parted.
pub(super) fn terms_of(
    words: &mut Words,
    vocabulary: &'static Vocabulary,
    cell: &str,
    separators: &[&str],
) -> Vec<(String, Option<&'static str>)> {
    if let Some(code) = words.term(vocabulary, cell) {
        return vec![(cell.to_owned(), Some(code))];
    }
    for mark in separators.iter().copied().chain([" "]) {
        let parts: Vec<&str> = cell.split(mark).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 {
            continue;
        }
        let terms: Vec<_> =
            parts.iter().map(|part| ((*part).to_owned(), words.term(vocabulary, part))).collect();
        // Forms part codes by a space, and labels hold spaces: all or none.
        if mark != " " || terms.iter().all(|(_, code)| code.is_some()) {
            return terms;
        }
    }
    vec![(cell.to_owned(), None)]
}
