//! What an import did, or would do: to be told, and to be mended by.

use std::collections::BTreeMap;

use super::children::ParentFault;
use super::table::RowFault;
use crate::model::{Fault, Kind, RecordId};

/// Most refused rows, and most unmatched places, that are kept to be told; all are counted.
pub const TOLD: usize = 10_000;

/// What an import did, or, where `kept` says no, would have done.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What kind of record the rows are; none where a column says it.
    pub kind: Option<Kind>,
    /// Rows below the header that are no tags and not empty.
    pub rows: usize,
    /// Rows that were written down as new records.
    pub made: usize,
    /// Rows that changed a record which an earlier import brought.
    pub changed: usize,
    /// Rows that say what they said before.
    pub unchanged: usize,
    /// Rows that are a further link of a record that has a row already.
    pub further_links: usize,
    /// Rows that were refused.
    pub refused: usize,
    /// Rows of repeats that became rows of the record that they belong to.
    pub joined: usize,
    /// Refused rows that the store keeps to be mended.
    pub waiting: usize,
    /// Rows of which something was left out that their record does not keep, such as an account of sexual violence.
    pub left_out: usize,
    /// The records that were made or changed, the first [`TOLD`] of them.
    pub touched: Vec<Touched>,
    /// Records that rows made beside themselves: countries, actors named, parents without a row.
    pub made_beside: BTreeMap<Kind, usize>,
    /// The rows that were refused, the first [`TOLD`] of them, as they stand in the file.
    pub refusals: Vec<Refusal>,
    /// Rows whose place was found.
    pub places_found: usize,
    /// Names that no place has, or several have, and that were kept as text.
    pub unmatched: Vec<Unmatched>,
    /// Whether a row of HXL tags stood below the header.
    pub had_tags: bool,
    /// Sheets of the workbook that are hidden, and were not read.
    pub hidden_sheets: usize,
    /// Other sheets with something in them, that were not read.
    pub other_sheets: Vec<String>,
    /// The encoding that the file was read in, where it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// Cells that a spreadsheet had garbled and that were mended.
    pub mended: usize,
    /// Cells that took what stands in the cell above which they are merged with.
    pub filled: usize,
    /// Whether this very file was imported before, with the same map.
    pub seen_before: bool,
    /// Whether what was done was kept.
    pub kept: bool,
}

impl Outcome {
    pub(super) fn new(kind: Option<Kind>) -> Self {
        Self {
            kind,
            rows: 0,
            made: 0,
            changed: 0,
            unchanged: 0,
            further_links: 0,
            refused: 0,
            joined: 0,
            waiting: 0,
            left_out: 0,
            touched: Vec::new(),
            made_beside: BTreeMap::new(),
            refusals: Vec::new(),
            places_found: 0,
            unmatched: Vec::new(),
            had_tags: false,
            hidden_sheets: 0,
            other_sheets: Vec::new(),
            encoding: None,
            mended: 0,
            filled: 0,
            seen_before: false,
            kept: true,
        }
    }

    /// Adds what became of the rows of another sheet.
    pub(super) fn add(&mut self, other: Self) {
        for (own, more) in [
            (&mut self.rows, other.rows),
            (&mut self.made, other.made),
            (&mut self.changed, other.changed),
            (&mut self.unchanged, other.unchanged),
            (&mut self.refused, other.refused),
            (&mut self.joined, other.joined),
            (&mut self.waiting, other.waiting),
            (&mut self.left_out, other.left_out),
            (&mut self.places_found, other.places_found),
            (&mut self.mended, other.mended),
            (&mut self.filled, other.filled),
        ] {
            *own += more;
        }
        for (kind, count) in other.made_beside {
            *self.made_beside.entry(kind).or_default() += count;
        }
        other.touched.into_iter().for_each(|touched| self.touch(touched));
        other.refusals.into_iter().for_each(|refusal| self.refuse(refusal));
        let room = TOLD.saturating_sub(self.unmatched.len());
        self.unmatched.extend(other.unmatched.into_iter().take(room));
    }

    /// Whether the store is, or would be, as it was.
    pub fn changes_nothing(&self) -> bool {
        self.made == 0 && self.changed == 0 && self.made_beside.is_empty()
    }

    pub(super) fn touch(&mut self, touched: Touched) {
        if self.touched.len() < TOLD {
            self.touched.push(touched);
        }
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) {
        if self.refusals.len() < TOLD {
            self.refusals.push(refusal);
        }
    }
}

/// A record that a row made or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The sheet that its row is in, where that is not the main one.
    pub sheet: Option<String>,
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// The record.
    pub id: RecordId,
    /// Whether it is new.
    pub made: bool,
}

/// A row that was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The sheet that it is in, where that is not the main one.
    pub sheet: Option<String>,
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// The number of the record, from 1, as a spreadsheet without its header and tags would count it.
    pub record: Option<usize>,
    /// The column, where one is to blame.
    pub column: Option<String>,
    /// What stands there, cut short; for the person's own screen, and never part of an error.
    pub value: Option<String>,
    /// Why.
    pub reason: Refused,
}

/// Why a row was refused. No words of the row are in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The row itself cannot be read.
    Row(RowFault),
    /// A field cannot be taken.
    Field(Fault),
    /// The external id stood on an earlier line, and this row adds nothing to it.
    Repeats {
        /// That line.
        line: u64,
    },
    /// The record was taken out by hand, and stays so.
    Void(RecordId),
    /// What it belongs to is not there.
    Parent(ParentFault),
}

/// A name that was kept as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The name as the file has it.
    pub name: String,
    /// The code or name of the area in which it was looked for.
    pub within: String,
    /// Whether that area is in the store.
    pub area_known: bool,
    /// How many places have the name: none, or several.
    pub candidates: usize,
    /// The area that stands for it.
    pub stands_in: Option<RecordId>,
    /// On how many rows.
    pub rows: usize,
    /// The line of the first.
    pub line: u64,
}
