//! Columns side by side in so many characters, words wrapped inside their column.

use std::borrow::Cow;

use crate::text::{clean, width};

/// Between two columns.
const GAP: usize = 2;
/// No column is squeezed below this, or below its content.
const NARROWEST: usize = 6;

/// A cell with how it is set.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub(super) text: String,
    pub(super) direction: Direction,
}

/// In which direction a cell runs, and whether marks are to say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Left to the terminal.
    Unmarked,
    /// As its first letter does.
    FirstStrong,
    /// From left to right, as numbers and dates.
    LeftToRight,
}

impl Set {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), direction: Direction::Unmarked }
    }
}

/// The rows as lines, under a header and a rule where there is a header; `right` says which columns stand right.
pub(super) fn lines(
    header: Option<&[String]>,
    rows: &[Vec<Set>],
    right: &[bool],
    columns: usize,
    ascii: bool,
) -> String {
    let header: Option<Vec<Set>> = header.map(|cells| cells.iter().map(Set::plain).collect());
    let all: Vec<&Vec<Set>> = header.iter().chain(rows).collect();
    let widths = widths(&all, right.len(), columns);
    let mut text = String::new();
    for (at, row) in all.iter().enumerate() {
        line(&mut text, row, &widths, right);
        if at == 0 && header.is_some() {
            let total: usize = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
            text.push_str(&if ascii { "-" } else { "─" }.repeat(total));
            text.push('\n');
        }
    }
    text
}

/// The columns that the rows take where nothing is squeezed.
pub(super) fn natural_width(header: &[String], rows: &[Vec<Set>]) -> usize {
    let most = |at: usize| {
        let cells = rows.iter().map(|row| row[at].text.as_str()).chain([header[at].as_str()]);
        cells.map(width::width).max().unwrap_or(0)
    };
    (0..header.len()).map(most).sum::<usize>() + GAP * header.len().saturating_sub(1)
}

/// Whether so many columns hold the rows with no word broken.
pub(super) fn keeps_words_whole(header: &[String], rows: &[Vec<Set>], columns: usize) -> bool {
    let longest = |at: usize| {
        let cells = rows.iter().map(|row| row[at].text.as_str()).chain([header[at].as_str()]);
        cells.map(longest_word).max().unwrap_or(0)
    };
    (0..header.len()).map(longest).sum::<usize>() + GAP * header.len().saturating_sub(1) <= columns
}

/// As wide as the content, then the widest squeezed until all fit.
fn widths(rows: &[&Vec<Set>], count: usize, columns: usize) -> Vec<usize> {
    let most = |at: usize, of: fn(&str) -> usize| rows.iter().map(|row| of(&row[at].text)).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..count).map(|at| most(at, width::width)).collect();
    let words: Vec<usize> = (0..count).map(|at| most(at, longest_word)).collect();
    let room = columns.saturating_sub(GAP * count.saturating_sub(1));
    // First between words, then through them.
    for floor in [words.clone(), words.iter().map(|word| (*word).min(NARROWEST)).collect()] {
        while widths.iter().sum::<usize>() > room {
            let widest = (0..count).filter(|at| widths[*at] > floor[*at]).max_by_key(|at| widths[*at]);
            let Some(widest) = widest else { break };
            widths[widest] -= 1;
        }
    }
    widths
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(width::width).max().unwrap_or(0)
}

fn line(text: &mut String, row: &[Set], widths: &[usize], right: &[bool]) {
    let wrapped: Vec<Vec<Cow<'_, str>>> =
        row.iter().zip(widths).map(|(cell, columns)| wrap(&cell.text, *columns)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut written = String::new();
        for (column, parts) in wrapped.iter().enumerate() {
            let part = parts.get(at).map_or("", |part| part.as_ref());
            let pad = " ".repeat(widths[column].saturating_sub(width::width(part)));
            let marked = match row[column].direction {
                _ if part.is_empty() => String::new(),
                Direction::Unmarked => part.to_owned(),
                Direction::FirstStrong => clean::isolate(part),
                Direction::LeftToRight => clean::isolate_ltr(part),
            };
            if column > 0 {
                written.push_str(&" ".repeat(GAP));
            }
            if right[column] {
                written.push_str(&pad);
            }
            written.push_str(&marked);
            if !right[column] {
                written.push_str(&pad);
            }
        }
        text.push_str(written.trim_end());
        text.push('\n');
    }
}

/// The text in lines of at most so many columns, broken between words, and inside one only where it is longer.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<Cow<'_, str>> {
    if width::width(text) <= columns || columns == 0 {
        return vec![Cow::Borrowed(text)];
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let mut word = word;
        let taken = width::width(&line);
        if taken > 0 && taken + 1 + width::width(word) > columns {
            lines.push(Cow::Owned(std::mem::take(&mut line)));
        } else if taken > 0 {
            line.push(' ');
        }
        while width::width(word) > columns {
            let end = prefix(word, columns);
            lines.push(Cow::Owned(word[..end].to_owned()));
            word = &word[end..];
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(Cow::Owned(line));
    }
    lines
}

/// The end of the longest beginning that takes at most so many columns; at least one character.
fn prefix(word: &str, columns: usize) -> usize {
    word.char_indices()
        .map(|(start, character)| start + character.len_utf8())
        .take_while(|end| width::width(&word[..*end]) <= columns)
        .last()
        .or_else(|| word.chars().next().map(char::len_utf8))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_wrapped_inside_their_column() {
        let row = |cells: &[&str]| cells.iter().map(|text| Set::plain(*text)).collect::<Vec<_>>();
        let header = ["Kind".to_owned(), "Incidents".to_owned()];
        let rows = [row(&["Refused at a barrier", "3"]), row(&["Hold", "12"])];
        let text = lines(Some(&header), &rows, &[false, true], 24, false);
        assert_eq!(
            text,
            "Kind           Incidents\n────────────────────────\nRefused at a           3\nbarrier\nHold                  12\n"
        );
    }

    #[test]
    fn a_table_too_wide_for_its_words_is_told() {
        let header = ["Level".to_owned(), "Decisions".to_owned()];
        let rows = [vec![Set::plain("Leadership"), Set::plain("1")]];
        assert!(keeps_words_whole(&header, &rows, 21));
        assert!(!keeps_words_whole(&header, &rows, 20));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_screen(cells in prop::collection::vec("\\PC{0,60}", 3), columns in 24usize..90) {
            let row: Vec<Set> = cells.iter().map(|text| Set::plain(clean::one_line(text))).collect();
            for line in lines(None, &[row], &[false, true, false], columns, false).lines() {
                prop_assert!(width::width(line) <= columns, "{} columns", width::width(line));
            }
        }
    }
}
