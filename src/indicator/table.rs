//! The table that comes out: typed cells, so that the common rules hold however it is shown.

use chrono::NaiveDate;

use super::change::Against;
use super::choice::Choice;
use super::picture::Ladder;
use super::report::Report;
use crate::message::{Arg, Message};
use crate::vocabulary::Vocabulary;

/// Cases below which there is no percentage.
pub const FEW: u64 = 10;

/// A report that was made.
#[derive(Clone, Debug)]
pub struct Reported {
    /// Which.
    pub report: &'static Report,
    /// What was asked.
    pub choice: Choice,
    /// Its tables, in order.
    pub tables: Vec<Table>,
    /// Of a ladder: for each table, the same for the eye. Else none.
    pub pictures: Vec<Ladder>,
    /// What a reader must know beside them.
    pub notes: Vec<Message>,
}

/// A table of a report.
#[derive(Clone, Debug)]
pub struct Table {
    /// Stable name in kebab-case.
    pub name: &'static str,
    /// Its title.
    pub title: Message,
    /// What each column is.
    pub columns: Vec<Column>,
    /// The rows; as many cells as columns.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Stable name in snake_case.
    pub name: String,
    /// What people read.
    pub label: Message,
    /// What its cells are.
    pub shape: Shape,
    /// The same in every row, and said in the title or in a note: not shown to people.
    pub in_title: bool,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A term's code, a period or another short code.
    Code,
    /// A record: id or P-code, and name.
    Record,
    /// A number.
    Count,
    /// A part of a whole.
    Share,
    /// So many for each so many.
    Rate,
    /// An amount in hundredths.
    Amount,
    /// A day.
    Date,
    /// A part of a whole that never has a percentage of its own.
    OutOf,
    /// A number of days, in hundredths.
    Days,
    /// A probability with its interval.
    Estimate,
    /// An earlier count, for the one beside it.
    Earlier,
    /// A number that is none of these.
    Decimal,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Whether it is also counted in the row above it.
    pub of_which: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing there to say.
    Empty,
    /// No figure, and why; said by `report-without-<code>`, and empty for programs.
    Without(&'static str),
    /// A term of a vocabulary.
    Term(&'static Vocabulary, String),
    /// A value that is not there: `unknown`, `not-recorded`; said by `report-absent-<code>`.
    Absent(&'static str),
    /// A code said by a sentence of the catalogue.
    Said(&'static str, Message),
    /// A code that reads as it is: a month, a currency.
    Code(String),
    /// A record.
    Record {
        /// Short id or P-code.
        id: String,
        /// Its name, as others typed it.
        name: String,
    },
    /// A number.
    Count(u64),
    /// A part of a whole.
    Share(Share),
    /// So many for each so many.
    Rate(Rate),
    /// Hundredths.
    Amount(i64),
    /// A day.
    Date(NaiveDate),
    /// A part and its whole, in counts alone.
    OutOf(u64, u64),
    /// Hundredths of days.
    Days(i64),
    /// A probability, in per cent, worked out of so many cases; none where these are few.
    Estimate(Option<Proportion>),
    /// An earlier count.
    Earlier(Against),
    /// A number, with so many digits after the point.
    Decimal(f64, u8),
}

/// A part of a whole. It has a percentage only from [`FEW`] cases on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    numerator: u64,
    denominator: u64,
    proportion: Option<Proportion>,
}

/// A proportion in per cent, with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proportion {
    /// Per cent.
    pub percent: f64,
    /// Lower end, per cent.
    pub low: f64,
    /// Upper end, per cent.
    pub high: f64,
}

impl Share {
    /// A share, which forgets its proportion where there are few cases; none where the part is greater than the
    /// whole.
    pub fn new(numerator: u64, denominator: u64, proportion: Proportion) -> Option<Self> {
        (numerator <= denominator).then_some(Self {
            numerator,
            denominator,
            proportion: (denominator >= FEW).then_some(proportion),
        })
    }
    /// The part.
    pub fn numerator(&self) -> u64 {
        self.numerator
    }
    /// The whole.
    pub fn denominator(&self) -> u64 {
        self.denominator
    }
    /// The proportion; none below [`FEW`] cases.
    pub fn proportion(&self) -> Option<Proportion> {
        self.proportion
    }
}

/// So many for each so many of something else. It has a value only from [`FEW`] of these on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    numerator: u64,
    denominator: u64,
    value: Option<f64>,
}

impl Rate {
    /// A rate, which forgets its value where it stands against few.
    pub fn new(numerator: u64, denominator: u64, value: f64) -> Self {
        Self { numerator, denominator, value: (denominator >= FEW).then_some(value) }
    }
    /// What was counted.
    pub fn numerator(&self) -> u64 {
        self.numerator
    }
    /// Against what.
    pub fn denominator(&self) -> u64 {
        self.denominator
    }
    /// How many for each so many; none below [`FEW`].
    pub fn value(&self) -> Option<f64> {
        self.value
    }
}

impl Reported {
    /// The same without the tables that are for this device only and what is noted of them; and their titles.
    pub fn without_device_only(mut self) -> (Self, Vec<Message>) {
        let is_device_only = |table: &Table| {
            self.report.sections().iter().any(|section| section.name == table.name && section.device_only)
        };
        let (left_out, kept): (Vec<Table>, _) = self.tables.into_iter().partition(is_device_only);
        self.tables = kept;
        let titles: Vec<Message> = left_out.into_iter().map(|table| table.title).collect();
        let is_about = |title: &Message, arg: &Arg| matches!(arg, Arg::Message(said) if **said == *title);
        self.notes
            .retain(|note| !note.args.iter().any(|(_, arg)| titles.iter().any(|title| is_about(title, arg))));
        (self, titles)
    }

    /// Whether anything of it is for this device only.
    pub fn has_device_only(&self) -> bool {
        let sections = self.report.sections();
        let is =
            |table: &Table| sections.iter().any(|section| section.name == table.name && section.device_only);
        self.report.device_only || self.tables.iter().any(is)
    }
}

impl Table {
    /// Index of a column by name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

impl Row {
    /// A row that stands for itself.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, of_which: false }
    }
}
