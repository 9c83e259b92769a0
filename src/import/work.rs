//! The machine: rows in, records made or changed, each row on its own so that a bad one costs no good one.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::ahead::{self, ReadRow};
use super::beforehand::{Beforehand, Known};
use super::children::{Joined, Standing};
use super::draft::{Draft, Drafting};
use super::finder::{Finder, Located};
use super::order::{self, Placed};
use super::outcome::{Outcome, Refused, TOLD, Touched, Unmatched};
use super::refuse::{Keeping, NotTaken};
use super::rows::Rows;
use super::table::Row;
use super::write::{Done, Written};
use crate::model::Kind;
use crate::store::{Change, StoreError};
use crate::text::fold;

/// How often progress is told, in rows: often enough for a slow laptop to move each tenth of a second.
const STEP: usize = 100;

/// The work of one import inside one change.
pub(super) struct Work<'w> {
    pub(super) source: &'w str,
    pub(super) provenance: String,
    pub(super) drafting: &'w Drafting<'w>,
    /// What a column of the reshaped table is called in the file.
    pub(super) called: &'w BTreeMap<String, String>,
    filled: HashMap<Kind, BTreeMap<String, String>>,
    pub(super) finder: Finder,
    /// What rows named and was found, for whoever reads ahead.
    known: Arc<Known>,
    unmatched: HashMap<(String, String), usize>,
    /// How often rows without an id of their own stood in the file so far.
    alike: HashMap<String, usize>,
    pub(super) outcome: Outcome,
    /// Where refused rows are kept; nowhere where they are kept already.
    pub(super) keeping: Option<Keeping>,
    /// The lines of the rows that were refused.
    pub(super) refused_lines: Rc<RefCell<HashSet<u64>>>,
    /// The sheet that its rows are in, where that is not the main one.
    pub(super) sheet: Option<String>,
    /// What repeats say of the records of its rows.
    pub(super) joined: Joined,
    /// Of a repeat: whether the rows above were taken.
    pub(super) standing: Option<Standing<'w>>,
}

impl<'w> Work<'w> {
    pub(super) fn new(
        source: &'w str,
        drafting: &'w Drafting<'w>,
        called: &'w BTreeMap<String, String>,
        keeping: Option<Keeping>,
    ) -> Self {
        let kind = drafting.map.one_kind();
        Self {
            source,
            provenance: format!("import:{source}"),
            filled: drafting.kinds().map(|kind| (kind, drafting.filled(kind))).collect(),
            drafting,
            called,
            finder: Finder::default(),
            known: Arc::default(),
            unmatched: HashMap::new(),
            alike: HashMap::new(),
            outcome: Outcome::new(kind),
            keeping,
            refused_lines: Rc::default(),
            sheet: None,
            joined: Joined::default(),
            standing: None,
        }
    }

    /// The fields of a kind that the map fills, with the column that each is from.
    pub(super) fn filled(&self, kind: Kind) -> &BTreeMap<String, String> {
        &self.filled[&kind]
    }

    /// Takes all rows.
    ///
    /// # Errors
    /// When the database fails; what is wrong with a row is in the outcome.
    pub(super) fn run(
        mut self,
        change: &mut Change<'_>,
        rows: &mut Rows<'_>,
        progress: &mut dyn FnMut(usize, u8),
    ) -> Result<Outcome, StoreError> {
        if self.drafting.map.parent.is_some() {
            self.hierarchy(change, rows, progress)?;
        } else {
            let known = Arc::clone(&self.known);
            let (provenance, today) = (self.provenance.clone(), change.stamp().today);
            let kinds: Vec<Kind> = self.drafting.kinds().collect();
            let mut new = HashSet::new();
            for kind in kinds {
                if !change.knows_source(kind, self.source)? {
                    new.insert(kind);
                }
            }
            let beforehand = Beforehand::of(self.drafting.map, &known, &provenance, today, new);
            ahead::together(self.drafting, beforehand, rows, |next| {
                change.keeping_spent(|change| {
                    let mut spent = None;
                    while let Some(rows) = next(spent) {
                        let drafts = self.take(change, rows, progress)?;
                        spent = Some((drafts, change.spent()));
                    }
                    Ok::<_, StoreError>(())
                })
            })?;
        }
        let mut outcome = self.done();
        outcome.had_tags = rows.tagged();
        outcome.mended = rows.mended();
        outcome.filled = rows.filled();
        Ok(outcome)
    }

    /// What came of it.
    pub(super) fn done(self) -> Outcome {
        let mut outcome = self.outcome;
        outcome.refusals.sort_by_key(|refusal| refusal.line);
        if let Some(keeping) = &self.keeping {
            outcome.waiting = keeping.kept();
        }
        outcome
    }

    fn hierarchy(
        &mut self,
        change: &mut Change<'_>,
        rows: &mut Rows<'_>,
        progress: &mut dyn FnMut(usize, u8),
    ) -> Result<(), StoreError> {
        let mut drafts = Vec::new();
        while let Some(read) = ahead::next(self.drafting, rows) {
            self.outcome.rows += usize::from(is_counted(&read));
            match self.accepted(change, read)? {
                Ok(draft) => drafts.push(draft),
                Err(not_taken) => self.refuse_read(change, not_taken)?,
            }
        }
        let (placed, repeated, further) = order::placed(drafts);
        self.outcome.further_links = further;
        for repeat in repeated {
            let column = self.drafting.map.id.as_ref().map(|id| id.get_ref().clone());
            self.refuse(repeat.line, repeat.record, column, vec![Refused::Repeats { line: repeat.first }]);
        }
        let (mut left, total) = (Vec::new(), placed.len().max(1));
        for (done, Placed { mut draft, later, depth }) in (1..).zip(placed) {
            left.extend(draft.id.clone().filter(|_| !later.is_empty()).map(|id| (id, later)));
            for written in self.write_each(change, std::slice::from_mut(&mut draft), depth)? {
                self.keep(change, &draft, written)?;
            }
            if done % STEP == 0 {
                progress(done, u8::try_from(done * 100 / total).unwrap_or(100));
            }
        }
        for (child, later) in left {
            for parent in later {
                self.later_link(change, &child, &parent)?;
            }
        }
        Ok(())
    }

    /// Takes some rows: those that are drafts are written together, then what became of each is told in their order. Gives
    /// the drafts back.
    fn take(
        &mut self,
        change: &mut Change<'_>,
        rows: Vec<ReadRow>,
        progress: &mut dyn FnMut(usize, u8),
    ) -> Result<Vec<Draft>, StoreError> {
        let (mut drafts, mut told) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        for read in rows {
            let (is_counted, percent) = (is_counted(&read), read.percent);
            let refused = match self.accepted(change, read)? {
                Ok(draft) => {
                    drafts.push(draft);
                    None
                }
                Err(not_taken) => Some(not_taken),
            };
            told.push((is_counted, percent, refused));
        }
        let written = self.write_together(change, &mut drafts)?;
        let mut written = drafts.iter().zip(written);
        for (is_counted, percent, refused) in told {
            self.outcome.rows += usize::from(is_counted);
            match refused {
                Some(not_taken) => self.refuse_read(change, not_taken)?,
                None => {
                    if let Some((draft, written)) = written.next() {
                        self.keep(change, draft, written)?;
                    }
                }
            }
            if self.outcome.rows.is_multiple_of(STEP) {
                progress(self.outcome.rows, percent);
            }
        }
        Ok(drafts)
    }

    /// A row that was read as a draft with what belongs to it, or why it is refused.
    fn accepted(
        &mut self,
        change: &Change<'_>,
        read: ReadRow,
    ) -> Result<Result<Draft, (Row, NotTaken)>, StoreError> {
        let ReadRow { row, draft, kept, .. } = read;
        let can_be_read = !matches!(draft, Err(NotTaken::Row(_)));
        if can_be_read && let Some(fault) = self.without_parent(change, &row)? {
            return Ok(Err((row, NotTaken::Parent(fault))));
        }
        let mut draft = match draft {
            Ok(draft) => draft,
            Err(why) => return Ok(Err((row, why))),
        };
        if draft.id.is_none() {
            draft.id = Some(self.own_id(&row, &draft));
        }
        self.joined.join(&mut draft);
        draft.cells = kept.unwrap_or(row.cells);
        Ok(Ok(draft))
    }

    /// An id for a row that the file gives none: an actor or a place is known by its name, all else by what its row
    /// says, and how many rows said the same before it.
    fn own_id(&mut self, row: &Row, draft: &Draft) -> String {
        if let (Kind::Actor | Kind::Place, Some(name)) =
            (draft.kind, draft.values.get("name").and_then(Value::as_str))
        {
            return format!("name:{}", fold::fold(name));
        }
        let digest = digest_of(&row.cells);
        let before = self.alike.entry(digest.clone()).or_default();
        *before += 1;
        format!("row:{digest}:{before}")
    }

    /// Tells what became of a draft, now that it is certain.
    fn keep(
        &mut self,
        change: &mut Change<'_>,
        draft: &Draft,
        written: Result<Written, StoreError>,
    ) -> Result<(), StoreError> {
        let Written { done, found, actors, places } = match written {
            Ok(written) => written,
            Err(error) => return self.refuse_error(change, draft, error),
        };
        if !found.was_known {
            self.known.note(draft, &found);
        }
        self.beside(Kind::Actor, actors + found.beside);
        self.beside(Kind::Place, places);
        self.located(draft, found.located);
        self.outcome.left_out += usize::from(draft.left_out);
        let sheet = self.sheet.clone();
        let touched = |id, made| Touched { sheet, line: draft.line, id, made };
        match (draft.record, done) {
            (None, Done::Made(_)) => self.beside(draft.kind, 1),
            (None, _) => {}
            (Some(_), Done::Made(id)) => {
                self.outcome.made += 1;
                self.outcome.touch(touched(id, true));
            }
            (Some(_), Done::Changed(id)) => {
                self.outcome.changed += 1;
                self.outcome.touch(touched(id, false));
            }
            (Some(_), Done::Unchanged) => self.outcome.unchanged += 1,
        }
        match &mut self.keeping {
            Some(keeping) => keeping.taken(change, &draft.cells),
            None => Ok(()),
        }
    }

    fn beside(&mut self, kind: Kind, count: usize) {
        if count > 0 {
            *self.outcome.made_beside.entry(kind).or_default() += count;
        }
    }

    fn located(&mut self, draft: &Draft, located: Vec<Located>) {
        for (place, located) in draft.places.iter().zip(located) {
            let (area_known, candidates, stands_in) = match located {
                Located::Found(_) => {
                    self.outcome.places_found += 1;
                    continue;
                }
                Located::Made(_) => continue,
                Located::Around(id, candidates) => (true, candidates, Some(id)),
                Located::Not { area_known, candidates } => (area_known, candidates, None),
            };
            let within = place.within.first().cloned().unwrap_or_default();
            let key = (within.clone(), fold::fold(&place.name));
            if let Some(at) = self.unmatched.get(&key) {
                self.outcome.unmatched[*at].rows += 1;
            } else if self.outcome.unmatched.len() < TOLD {
                self.unmatched.insert(key, self.outcome.unmatched.len());
                self.outcome.unmatched.push(Unmatched {
                    name: place.name.clone(),
                    within,
                    area_known,
                    candidates,
                    stands_in,
                    rows: 1,
                    line: draft.line,
                });
            }
        }
    }
}

/// Whether it counts as a row: one that was derived from another does not.
fn is_counted(read: &ReadRow) -> bool {
    read.row.record.is_some() || matches!(read.draft, Err(NotTaken::Row(_)))
}

/// The digest of all that a row says.
pub(super) fn digest_of(cells: &[String]) -> String {
    let mut digest = Sha256::new();
    for cell in cells {
        digest.update((cell.len() as u64).to_be_bytes());
        digest.update(cell.as_bytes());
    }
    digest.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
