//! Rows that are refused: told with line, column and reason, and kept in the store until somebody mends them.

use std::collections::{BTreeSet, HashMap};

use serde_json::json;

use super::cell::CellFault;
use super::children::ParentFault;
use super::draft::{Draft, NoDraft};
use super::outcome::{Refusal, Refused};
use super::table::{Header, Row, RowFault};
use super::work::{Work, digest_of};
use crate::message::Explain;
use crate::model::Fault;
use crate::store::{Change, RefusedRow, StoreError};

/// Most rows of one file that are kept; what is beyond is a file to be mended as a whole.
pub const KEPT: usize = 10_000;

/// Where refused rows are kept, and which of the same source wait there already.
pub(super) struct Keeping {
    what: String,
    source: String,
    map: String,
    /// Where the columns that the map reads stand in the file, and their names. No other column is kept: what has no
    /// field, such as a name or a telephone number, does not come in through a row that waits.
    columns: Vec<(usize, String)>,
    /// Which of these names a record.
    id: Option<usize>,
    /// Rows that waited before, by what names them.
    waiting: HashMap<String, Vec<i64>>,
    kept: usize,
}

/// Why a row is refused before it is written.
pub(super) enum NotTaken {
    /// It cannot be read.
    Row(RowFault),
    /// What it says cannot be taken.
    Draft(NoDraft),
    /// The row above it is not there.
    Parent(ParentFault),
}

impl Keeping {
    /// Reads what waits. `id` is the column that names a record; `read` are the file's columns and those of them that
    /// the map reads.
    pub(super) fn new(
        change: &Change<'_>,
        what: &str,
        source: &str,
        map: &str,
        id: Option<&str>,
        (header, read): (&Header, &BTreeSet<String>),
    ) -> Result<Self, StoreError> {
        let columns: Vec<(usize, String)> =
            header.names.iter().cloned().enumerate().filter(|(_, name)| read.contains(name)).collect();
        let mut keeping = Self {
            what: what.to_owned(),
            source: source.to_owned(),
            map: map.to_owned(),
            id: id.and_then(|id| columns.iter().position(|(_, name)| name == id)),
            columns,
            waiting: HashMap::new(),
            kept: 0,
        };
        for row in change.refused_rows_of(what, source)? {
            // By its own header: another map of the same source may have read other columns.
            let at = id.and_then(|id| row.header.iter().position(|name| name == id));
            let key = known_by(at, &row.cells);
            keeping.waiting.entry(key).or_default().push(row.id);
        }
        Ok(keeping)
    }

    /// How many rows of this file wait now.
    pub(super) fn kept(&self) -> usize {
        self.kept
    }

    /// What is kept of a row of the file.
    fn read(&self, cells: &[String]) -> Vec<String> {
        self.columns.iter().map(|(at, _)| cells.get(*at).cloned().unwrap_or_default()).collect()
    }

    /// A row was taken: what waited under its name waits no longer.
    pub(super) fn taken(&mut self, change: &mut Change<'_>, cells: &[String]) -> Result<(), StoreError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        for id in self.waiting.remove(&known_by(self.id, &self.read(cells))).unwrap_or_default() {
            change.drop_refused(id)?;
        }
        Ok(())
    }

    /// A row was refused: it waits from now on, in place of the same one that waited before.
    fn refused(
        &mut self,
        change: &mut Change<'_>,
        line: u64,
        cells: &[String],
        refusals: &[Refusal],
    ) -> Result<(), StoreError> {
        if self.kept == KEPT {
            return Ok(());
        }
        self.kept += 1;
        let kept = self.read(cells);
        let before = self.waiting.get_mut(&known_by(self.id, &kept)).and_then(|waiting| waiting.pop());
        let row = RefusedRow {
            id: before.unwrap_or(0),
            what: self.what.clone(),
            source: self.source.clone(),
            row: line.max(1),
            header: self.columns.iter().map(|(_, name)| name.clone()).collect(),
            cells: kept,
            reasons: reasons(refusals),
            map: self.map.clone(),
            refused_on: String::new(),
        };
        change.keep_refused(&row).map(|_| ())
    }
}

/// What a row that waits is known by: the cell that names its record, or all that is kept of it.
fn known_by(id: Option<usize>, kept: &[String]) -> String {
    let named = id.and_then(|at| kept.get(at)).map(|cell| cell.trim().to_owned());
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| digest_of(kept))
}

/// Why a row was refused, as the store keeps it.
pub(super) fn reasons(refusals: &[Refusal]) -> String {
    let reason = |refusal: &Refusal| json!({ "column": refusal.column, "code": format!("CN-{:04}", refusal.reason.code()) });
    serde_json::Value::from(refusals.iter().map(reason).collect::<Vec<_>>()).to_string()
}

impl Work<'_> {
    /// A row that is not taken.
    pub(super) fn refuse_read(
        &mut self,
        change: &mut Change<'_>,
        (row, why): (Row, NotTaken),
    ) -> Result<(), StoreError> {
        match why {
            NotTaken::Row(fault) => self.refuse_row(change, &row, fault),
            NotTaken::Draft(no_draft) => self.refuse_draft(change, &row, no_draft),
            NotTaken::Parent(fault) => self.refuse_child(change, &row, fault),
        }
    }

    /// A row that cannot be read.
    pub(super) fn refuse_row(
        &mut self,
        change: &mut Change<'_>,
        row: &Row,
        fault: RowFault,
    ) -> Result<(), StoreError> {
        let column = match &fault {
            RowFault::LongCell { column }
            | RowFault::NoResult { column }
            | RowFault::ErrorCell { column } => Some(column.clone()),
            _ => None,
        };
        let is_kept = !matches!(fault, RowFault::TagsAgain);
        let is_whole = matches!(fault, RowFault::NoResult { .. } | RowFault::ErrorCell { .. });
        let kept = self.drafting.kept_apart(row, is_whole).unwrap_or_else(|| row.cells.clone());
        let refusal = self.refusal(row.line, row.record, column, Refused::Row(fault), &row.cells);
        self.refused(change, row.line, is_kept.then_some(&kept), vec![refusal])
    }

    /// A row that is no draft.
    pub(super) fn refuse_draft(
        &mut self,
        change: &mut Change<'_>,
        row: &Row,
        no_draft: NoDraft,
    ) -> Result<(), StoreError> {
        let kept = self.drafting.cells_kept(row);
        let faults = match no_draft {
            NoDraft::NoKind(column) => {
                let fault = Refused::Row(RowFault::NoKind);
                let refusal = self.refusal(row.line, row.record, Some(column), fault, &row.cells);
                return self.refused(change, row.line, Some(&kept), vec![refusal]);
            }
            NoDraft::Cells(faults) => faults,
        };
        let refusals = faults
            .into_iter()
            .map(|CellFault { column, reason }| {
                let called = self.called.get(&column).cloned().unwrap_or_else(|| column.clone());
                let reason = Refused::Field(Fault::new(called.clone(), reason));
                let refusal = self.refusal(row.line, row.record, Some(column), reason, &row.cells);
                Refusal { column: Some(called), ..refusal }
            })
            .collect();
        self.refused(change, row.line, Some(&kept), refusals)
    }

    /// A row whose row above is not there.
    pub(super) fn refuse_child(
        &mut self,
        change: &mut Change<'_>,
        row: &Row,
        fault: ParentFault,
    ) -> Result<(), StoreError> {
        let kept = self.drafting.cells_kept(row);
        let column = self.drafting.map.above.as_ref().map(|above| above.column.clone());
        let refusal = self.refusal(row.line, row.record, column, Refused::Parent(fault), &row.cells);
        self.refused(change, row.line, Some(&kept), vec![refusal])
    }

    /// What the store says of one row; a fault of the store itself ends the import.
    pub(super) fn refuse_error(
        &mut self,
        change: &mut Change<'_>,
        draft: &Draft,
        error: StoreError,
    ) -> Result<(), StoreError> {
        let (line, record) = (draft.line, draft.record);
        let faults = match error {
            StoreError::Faults { faults, .. } => faults,
            StoreError::Void { id } => {
                self.refuse(line, record, None, vec![Refused::Void(id)]);
                return Ok(());
            }
            other => return Err(other),
        };
        let refusals = faults
            .into_iter()
            .map(|fault| {
                let field = fault.field.split(['[', '.']).next().unwrap_or_default();
                let column = self.filled(draft.kind).get(field).filter(|column| !column.is_empty()).cloned();
                let called = column.clone().map(|column| self.called.get(&column).cloned().unwrap_or(column));
                let refusal = self.refusal(line, record, column, Refused::Field(fault), &draft.cells);
                Refusal { column: called, ..refusal }
            })
            .collect();
        self.refused(change, line, Some(&draft.cells), refusals)
    }

    /// A row that is told as refused and not kept: nothing in it can be mended.
    pub(super) fn refuse(
        &mut self,
        line: u64,
        record: Option<usize>,
        column: Option<String>,
        reasons: Vec<Refused>,
    ) {
        self.outcome.refused += 1;
        self.refused_lines.borrow_mut().insert(line);
        for reason in reasons {
            let sheet = self.sheet.clone();
            self.outcome.refuse(Refusal { sheet, line, record, column: column.clone(), value: None, reason });
        }
    }

    fn refusal(
        &self,
        line: u64,
        record: Option<usize>,
        column: Option<String>,
        reason: Refused,
        cells: &[String],
    ) -> Refusal {
        let names = &self.drafting.header.names;
        let at = column.as_ref().and_then(|column| names.iter().position(|name| name == column));
        let value = at.and_then(|at| cells.get(at)).filter(|cell| !cell.trim().is_empty());
        let value = value.map(|cell| cell.chars().take(VALUE_CHARS).collect());
        Refusal { sheet: self.sheet.clone(), line, record, column, value, reason }
    }

    fn refused(
        &mut self,
        change: &mut Change<'_>,
        line: u64,
        cells: Option<&Vec<String>>,
        refusals: Vec<Refusal>,
    ) -> Result<(), StoreError> {
        self.outcome.refused += 1;
        self.refused_lines.borrow_mut().insert(line);
        if let (Some(cells), Some(keeping)) = (cells, &mut self.keeping) {
            keeping.refused(change, line, cells, &refusals)?;
        }
        refusals.into_iter().for_each(|refusal| self.outcome.refuse(refusal));
        Ok(())
    }
}

/// Most characters of a cell that are told beside its refusal.
const VALUE_CHARS: usize = 80;
