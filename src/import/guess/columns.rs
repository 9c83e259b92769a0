//! What the columns of a table hold: how many cells say something, which words, whether they are numbers or dates.

use std::collections::{BTreeMap, HashSet};

use super::super::cell;
use super::super::dates::{self, DateOrder, DatePattern};
use super::words::says_nothing;
use crate::text::digits;

/// Most words of a column that are looked at one by one.
const WORDS: usize = 400;

/// A column.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) tag: String,
    /// Cells that say something.
    pub(super) filled: usize,
    /// The words, with how many cells have each, up to [`WORDS`] of them.
    pub(super) words: BTreeMap<String, usize>,
    /// Cells that say nothing though something stands in them.
    pub(super) empty: Vec<String>,
    /// Whether every row has a cell of its own here.
    pub(super) is_unique: bool,
    pub(super) numbers: usize,
    pub(super) flags: usize,
    pub(super) longest: usize,
    /// Cells that are a date as they stand, and by each order.
    plain: usize,
    ordered: [usize; 3],
    serials: usize,
    seen: HashSet<u64>,
}

const ORDERS: [DateOrder; 3] = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];

impl Column {
    pub(super) fn new(name: &str, tag: &str) -> Self {
        Self { name: name.to_owned(), tag: tag.to_owned(), is_unique: true, ..Self::default() }
    }

    /// The same under another name.
    pub(super) fn called(&self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self.clone() }
    }

    /// Takes a cell in.
    pub(super) fn see(&mut self, cell: &str) {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let cell = cell.trim();
        if says_nothing(cell) {
            self.is_unique = false;
            if !cell.is_empty() && !self.empty.iter().any(|word| word == cell) && self.empty.len() < 20 {
                self.empty.push(cell.to_owned());
            }
            return;
        }
        self.filled += 1;
        self.longest = self.longest.max(cell.chars().count());
        let mut hasher = DefaultHasher::new();
        cell.hash(&mut hasher);
        self.is_unique &= self.seen.insert(hasher.finish());
        if let Some(count) = self.words.get_mut(cell) {
            *count += 1;
        } else if self.words.len() < WORDS && cell.len() <= 200 {
            self.words.insert(cell.to_owned(), 1);
        }
        let number = digits::number(cell);
        self.numbers += usize::from(number.is_some());
        self.flags += usize::from(is_flag(cell));
        self.plain += usize::from(dates::date(cell, &[]).is_ok());
        for (count, order) in self.ordered.iter_mut().zip(ORDERS) {
            let patterns = [DatePattern::Iso, DatePattern::Ordered(order)];
            *count += usize::from(dates::date(cell, &patterns).is_ok());
        }
        let serial = number.is_some_and(|number| (20_000.0..80_000.0).contains(&number));
        self.serials += usize::from(serial);
    }

    /// The share of filled cells.
    pub(super) fn share(&self, count: usize) -> f64 {
        if self.filled == 0 { 0.0 } else { count as f64 / self.filled as f64 }
    }

    /// How dates are written here: the patterns for the map, and whether day and month could be either.
    pub(super) fn dates(&self, from_1904: bool) -> Option<(Vec<&'static str>, bool)> {
        let [dmy, mdy, ymd] = self.ordered;
        let best = dmy.max(mdy).max(ymd).max(self.plain);
        if self.share(best.max(self.serials)) < 0.5 && self.share(best + self.serials) < 0.8 {
            return None;
        }
        let mut patterns = Vec::new();
        let mut is_open = false;
        if best > self.plain {
            match (dmy, mdy, ymd) {
                _ if dmy > mdy && dmy >= ymd => patterns.extend(["iso", "dmy"]),
                _ if mdy > dmy && mdy >= ymd => patterns.extend(["iso", "mdy"]),
                _ if ymd > dmy => patterns.extend(["iso", "ymd"]),
                _ => is_open = true,
            }
        }
        if self.serials > 0 && !is_open {
            if patterns.is_empty() {
                patterns.push("iso");
            }
            patterns.push(if from_1904 { "serial-1904" } else { "serial" });
        }
        Some((patterns, is_open))
    }

    /// The separator between several values in one cell, where cells have one.
    pub(super) fn separator(&self) -> Option<&'static str> {
        [";", "|", "\n", "،", ","].into_iter().find(|mark| self.words.keys().any(|word| word.contains(mark)))
    }
}

/// Yes or no, as sheets and forms write it.
pub(super) fn is_flag(cell: &str) -> bool {
    const FLAGS: &[&str] = &[
        "true",
        "false",
        "yes",
        "no",
        "y",
        "n",
        "0",
        "1",
        "oui",
        "non",
        "o",
        "si",
        "s",
        "x",
        "vrai",
        "faux",
        "verdadero",
        "falso",
        "نعم",
        "لا",
    ];
    FLAGS.iter().any(|flag| cell::same(flag, cell))
}

/// Which separators part the names of a column, and which names hold one and stay whole. A comma parts names where
/// each part stands alone elsewhere, or begins as a name does; what begins in small letters goes on.
pub(super) fn names_apart(column: &Column) -> (Vec<&'static str>, Vec<String>) {
    let Some(mark) = column.separator() else { return (Vec::new(), Vec::new()) };
    let begins_small = |part: &str| part.trim().chars().next().is_some_and(|first| first.is_lowercase());
    let mut whole = Vec::new();
    for word in column.words.keys().filter(|word| word.contains(mark)) {
        let parts: Vec<&str> = word.split(mark).map(str::trim).collect();
        let known = |part: &str| column.words.contains_key(part);
        if matches!(mark, "," | "،") && parts[1..].iter().any(|part| begins_small(part) && !known(part)) {
            whole.push(word.clone());
        }
    }
    (vec![mark], whole)
}
