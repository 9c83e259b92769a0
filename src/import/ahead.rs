//! Reads ahead: while rows are written down, a second thread parses the next ones and makes drafts of them. Neither needs
//! the store.

use std::sync::mpsc::{channel, sync_channel};
use std::thread::Builder;

use serde_json::Value;

use super::beforehand::Beforehand;
use super::draft::{Draft, Drafting};
use super::refuse::NotTaken;
use super::rows::Rows;
use super::table::Row;
use crate::guard;

/// So many rows go together, into one transaction within the transaction: what costs as much for one as for all.
pub(super) const TOGETHER: usize = 200;

/// So many times as many rows are read ahead at most: a file of a million rows is not held in memory as drafts.
const AHEAD: usize = 3;

/// A row as it was read.
pub(super) struct ReadRow {
    pub(super) row: Row,
    pub(super) draft: Result<Draft, NotTaken>,
    /// Its cells where the store may not keep all of them.
    pub(super) kept: Option<Vec<String>>,
    /// How much of the file was read with it, in per cent.
    pub(super) percent: u8,
}

/// What is done with, drafts and what the history has of their records: to free it is work too, and of whoever made it.
pub(super) type Spent = (Vec<Draft>, Vec<Value>);

/// Gives the next rows, none at the end.
type Reading<'r> = Box<dyn FnMut() -> Vec<ReadRow> + Send + 'r>;

/// The next row.
pub(super) fn next(drafting: &Drafting<'_>, rows: &mut Rows<'_>) -> Option<ReadRow> {
    next_ready(drafting, None, rows)
}

/// The next row, its record made ready where that can be.
fn next_ready(
    drafting: &Drafting<'_>,
    beforehand: Option<&mut Beforehand<'_>>,
    rows: &mut Rows<'_>,
) -> Option<ReadRow> {
    let read = rows.next_row()?;
    let percent = rows.percent();
    Some(match read {
        Ok(row) => {
            let mut draft = drafting.draft(&row).map_err(NotTaken::Draft);
            let kept = draft.as_ref().ok().and_then(|_| drafting.kept_apart(&row, true));
            if let Ok(draft) = &mut draft {
                let row = (&row, kept.is_none());
                draft.ready = beforehand.and_then(|beforehand| beforehand.ready(drafting, row, draft));
                draft.copy = draft.ready.is_none().then(|| draft.values.clone());
            }
            ReadRow { row, draft, kept, percent }
        }
        Err((row, fault)) => ReadRow { row, draft: Err(NotTaken::Row(fault)), kept: None, percent },
    })
}

/// Does some work with all rows, a few of them at a time, in their order. What is done with is given back. What fits into one
/// portion is read without another thread, and everything is where the system gives none.
pub(super) fn together<T>(
    drafting: &Drafting<'_>,
    mut beforehand: Option<Beforehand<'_>>,
    rows: &mut Rows<'_>,
    work: impl FnOnce(&mut dyn FnMut(Option<Spent>) -> Option<Vec<ReadRow>>) -> T,
) -> T {
    let mut read = || -> Vec<ReadRow> {
        let next = || next_ready(drafting, beforehand.as_mut(), rows);
        std::iter::from_fn(next).take(TOGETHER).collect()
    };
    let mut first = Some(read());
    if first.as_ref().is_none_or(|first| first.len() < TOGETHER) {
        return work(&mut |_| first.take());
    }
    std::thread::scope(|scope| {
        let (give, given) = sync_channel(AHEAD);
        let (give_back, done) = channel::<Option<Spent>>();
        // What reads is handed over to a thread that is there: a thread that the system did not give would have kept it.
        let (hand_over, handed) = channel::<Reading<'_>>();
        let beside = Builder::new().spawn_scoped(scope, move || {
            let Ok(mut read) = handed.recv() else { return };
            loop {
                let rows = read();
                // Whoever writes them may have failed, and takes no more.
                if rows.is_empty() || give.send(rows).is_err() {
                    break;
                }
                done.try_iter().for_each(drop);
            }
            guard::clear_stack();
        });
        if beside.is_err() {
            return work(&mut |_| first.take().or_else(|| Some(read()).filter(|rows| !rows.is_empty())));
        }
        let _ = hand_over.send(Box::new(read));
        work(&mut move |done| {
            // At the end of the file there is nobody there any more to free them.
            let _ = give_back.send(done);
            first.take().or_else(|| given.recv().ok())
        })
    })
}
