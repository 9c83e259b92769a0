//! Rows that were refused, read again: what is still wrong with each, and what becomes of it once it is mended.

use std::collections::BTreeMap;

use super::draft::Drafting;
use super::error::ImportError;
use super::outcome::{Outcome, Refusal, Refused};
use super::refuse::reasons;
use super::repeat::{Becomes, read_kept};
use super::rows::{Laid, Rows};
use super::table::{Header, Row, RowFault};
use super::work::Work;
use super::{What, patterns};
use crate::model::RecordId;
use crate::store::{Change, RefusedRow, Stamp, Store, StoreError};
use crate::text::fold::nearest;

/// A row that waits to be mended, and what is wrong with it as the store stands now.
#[derive(Clone, Debug, PartialEq)]
pub struct RowThatWaits {
    /// The row as it was kept.
    pub row: RefusedRow,
    /// What is wrong; nothing where it would be taken now.
    pub refusals: Vec<Refusal>,
}

/// What is to become of a row that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mending {
    /// Cells that say something else now; the row is then taken, or waits on.
    Set {
        /// The row's number.
        id: i64,
        /// Column and new cell.
        cells: Vec<(String, String)>,
    },
    /// It is let go.
    Drop {
        /// The row's number.
        id: i64,
    },
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Mended {
    /// It was taken, as this record; none where the record says so already.
    Taken {
        /// The row's number.
        id: i64,
        /// The record.
        record: Option<RecordId>,
    },
    /// It waits on.
    Waits {
        /// The row's number.
        id: i64,
        /// What is still wrong.
        refusals: Vec<Refusal>,
    },
    /// It was let go.
    Dropped {
        /// The row's number.
        id: i64,
    },
}

/// The rows that wait, each read again by its own map.
///
/// # Errors
/// When the store cannot be read.
pub fn rows_that_wait(store: &mut Store, stamp: &Stamp) -> Result<Vec<RowThatWaits>, ImportError> {
    let rows = store.refused_rows()?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let waiting = store.rehearse(stamp, |change| {
        rows.iter()
            .map(|row| {
                let refusals = again(change, row, &row.cells)?.0.refusals;
                Ok(RowThatWaits { row: row.clone(), refusals })
            })
            .collect()
    })?;
    Ok(waiting)
}

/// Mends rows, or lets them go, in one transaction: what can be taken is taken, the rest waits on with its new cells.
///
/// # Errors
/// [`ImportError::NoSuchRow`], [`ImportError::NoSuchColumn`], and the store is as it was.
pub fn mend(store: &mut Store, stamp: &Stamp, mendings: &[Mending]) -> Result<Vec<Mended>, ImportError> {
    let kept: BTreeMap<i64, RefusedRow> =
        store.refused_rows()?.into_iter().map(|row| (row.id, row)).collect();
    for mending in mendings {
        let (Mending::Set { id, .. } | Mending::Drop { id }) = mending;
        let row = kept.get(id).ok_or(ImportError::NoSuchRow { id: *id })?;
        if let Mending::Set { cells, .. } = mending
            && let Some((column, _)) = cells.iter().find(|(column, _)| !row.header.contains(column))
        {
            let near = nearest(column, row.header.iter().map(String::as_str)).map(str::to_owned);
            return Err(ImportError::NoSuchColumn { id: *id, column: column.clone(), near });
        }
    }
    Ok(store.change(stamp, |change| mendings.iter().map(|mending| one(change, mending)).collect())?)
}

fn one(change: &mut Change<'_>, mending: &Mending) -> Result<Mended, StoreError> {
    let (id, cells) = match mending {
        Mending::Drop { id } => {
            change.drop_refused(*id)?;
            return Ok(Mended::Dropped { id: *id });
        }
        Mending::Set { id, cells } => (*id, cells),
    };
    // Named twice, a row may be gone by the second time.
    let Some(mut row) = change.refused_row(id)? else { return Ok(Mended::Dropped { id }) };
    row.cells.resize(row.header.len(), String::new());
    for (column, cell) in cells {
        if let Some(at) = row.header.iter().position(|name| name == column) {
            row.cells[at] = cell.clone();
        }
    }
    let (outcome, kept) = again(change, &row, &row.cells)?;
    if outcome.refused > 0 {
        // What the row is about may have been said only now.
        row.cells = kept;
        row.reasons = reasons(&outcome.refusals);
        change.keep_refused(&row)?;
        return Ok(Mended::Waits { id, refusals: outcome.refusals });
    }
    change.drop_refused(id)?;
    Ok(Mended::Taken { id, record: outcome.touched.first().map(|touched| touched.id) })
}

/// A row taken again by the map that it was first read with, and what of it may wait on.
fn again(
    change: &mut Change<'_>,
    row: &RefusedRow,
    cells: &[String],
) -> Result<(Outcome, Vec<String>), StoreError> {
    let read = What::from_name(&row.what).and_then(|what| read_kept(&row.map, what));
    let (Some(map), Ok(header)) = (read, Header::new(row.header.clone())) else {
        let mut outcome = Outcome::new(None);
        let reason = Refused::Row(RowFault::MapGone);
        outcome.refused = 1;
        outcome.refuse(Refusal {
            sheet: None,
            line: row.row,
            record: None,
            column: None,
            value: None,
            reason,
        });
        return Ok((outcome, cells.to_vec()));
    };
    let called = BTreeMap::new();
    let drafting = Drafting::new(&map, &header, patterns(map.date_order));
    let mut work = Work::new(map.source.get_ref(), &drafting, &called, None);
    if map.above.is_some() {
        work.sheet.clone_from(&map.sheet);
    }
    let mut cells = cells.to_vec();
    cells.resize(header.names.len(), String::new());
    let read = Row { line: row.row, record: Some(1), cells };
    let kept = drafting.cells_kept(&read);
    if map.above.as_ref().is_some_and(|above| matches!(above.becomes, Becomes::Row(..))) {
        return Ok((work.add_to_record(change, read)?, kept));
    }
    let laid = Laid {
        header: header.clone(),
        rows: vec![Ok(read)].into_iter(),
        tagged: false,
        tags: Vec::new(),
        mended: 0,
        filled: 0,
    };
    Ok((work.run(change, &mut Rows::Laid(laid), &mut |_, _| {})?, kept))
}
