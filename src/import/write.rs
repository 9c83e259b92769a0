//! Drafts become records: many together, and each on its own where one of them fails after it has written something
//! (docs/decisions/import-in-batches.md).

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::draft::Draft;
use super::finder::Located;
use super::work::Work;
use crate::model::canonical::canonical_object;
use crate::model::{Kind, RecordId, Values};
use crate::store::{Change, StoreError};

/// What became of a row.
pub(super) enum Done {
    Made(RecordId),
    Changed(RecordId),
    Unchanged,
}

/// A row that was written, and what it made beside its record.
pub(super) struct Written {
    pub(super) done: Done,
    pub(super) found: Found,
    pub(super) actors: usize,
    pub(super) places: usize,
}

/// What writing one record found out, besides.
#[derive(Default)]
pub(super) struct Found {
    pub(super) beside: usize,
    /// The places that the row names, one for one.
    pub(super) located: Vec<Located>,
    /// The actors that it names, one for one.
    pub(super) nodes: Vec<RecordId>,
    /// Whether all of it was known before.
    pub(super) was_known: bool,
}

impl Work<'_> {
    /// Writes several drafts, each on its own where one of them fails after it has written something: that a row is undone
    /// costs the others nothing but the time.
    pub(super) fn write_together(
        &mut self,
        change: &mut Change<'_>,
        drafts: &mut [Draft],
    ) -> Result<Vec<Result<Written, StoreError>>, StoreError> {
        if drafts.len() < 2 {
            return self.write_each(change, drafts, None);
        }
        let is_ready = drafts.iter().all(|draft| draft.ready.as_ref().is_some_and(|ready| ready.is_first));
        let is_alone = |draft: &Draft| draft.ready.as_ref().is_some_and(|ready| ready.held.stands_alone());
        if is_ready && drafts.iter().all(is_alone) {
            return change.without_savepoint(|change| self.write_ready(change, drafts));
        }
        let written = change.savepoint(|change| {
            if is_ready {
                return self.write_ready(change, drafts);
            }
            let write = |draft| {
                let before = change.written();
                match self.write(change, draft, None) {
                    Err(error) if is_of_row(&error) && change.written() == before => Ok(Err(error)),
                    written => written.map(Ok),
                }
            };
            drafts.iter_mut().map(write).collect::<Result<Vec<_>, _>>()
        })?;
        match written {
            Ok(written) => {
                self.finder.keep();
                Ok(written)
            }
            Err(error) if is_of_row(&error) => {
                self.finder.forget();
                self.write_each(change, drafts, None)
            }
            Err(error) => Err(error),
        }
    }

    /// Writes drafts whose records are all ready, and of which the source has named none before.
    fn write_ready(
        &self,
        change: &mut Change<'_>,
        drafts: &mut [Draft],
    ) -> Result<Vec<Result<Written, StoreError>>, StoreError> {
        let (mut written, mut made) = (Vec::with_capacity(drafts.len()), Vec::with_capacity(drafts.len()));
        for draft in drafts.iter_mut() {
            let Some(ready) = &mut draft.ready else { continue };
            let id = change.make_held(&mut ready.held, &self.provenance)?;
            let located = std::mem::take(&mut ready.located);
            let found = Found { located, was_known: true, ..Found::default() };
            written.push(Ok(Written { done: Done::Made(id), found, actors: 0, places: 0 }));
            made.push(id);
            draft.spent = draft.ready.take();
        }
        let seen = drafts.iter().zip(made).filter_map(|(draft, id)| {
            let digest = draft.spent.as_ref().map(|ready| &ready.digest)?;
            Some((id, draft.id.as_deref().unwrap_or_default(), Some(digest)))
        });
        change.note_all_seen(self.source, seen)?;
        Ok(written)
    }

    /// Writes drafts, each on its own.
    pub(super) fn write_each(
        &mut self,
        change: &mut Change<'_>,
        drafts: &mut [Draft],
        depth: Option<u32>,
    ) -> Result<Vec<Result<Written, StoreError>>, StoreError> {
        let write = |draft| {
            let written = change.savepoint(|change| self.write(change, draft, depth))?;
            match written {
                Ok(_) => self.finder.keep(),
                Err(_) => self.finder.forget(),
            }
            Ok(written)
        };
        drafts.iter_mut().map(write).collect()
    }

    /// Writes one draft.
    fn write(
        &mut self,
        change: &mut Change<'_>,
        draft: &mut Draft,
        depth: Option<u32>,
    ) -> Result<Written, StoreError> {
        let mut found = Found::default();
        let done = self.done_with(change, draft, depth, &mut found)?;
        let (actors, places) = self.finder.row_made();
        Ok(Written { done, found, actors, places })
    }

    fn done_with(
        &mut self,
        change: &mut Change<'_>,
        draft: &mut Draft,
        depth: Option<u32>,
        found: &mut Found,
    ) -> Result<Done, StoreError> {
        let id = draft.id.as_deref().unwrap_or_default();
        let is_first = draft.ready.as_ref().is_some_and(|ready| ready.is_first);
        let known = if is_first { None } else { change.seen(draft.kind, self.source, id)? };
        if known.is_none()
            && let Some(mut ready) = draft.ready.take()
        {
            let made = change.make_held(&mut ready.held, &self.provenance)?;
            change.note_seen(made, self.source, id, Some(&ready.digest))?;
            found.located = std::mem::take(&mut ready.located);
            found.was_known = true;
            draft.spent = Some(ready);
            return Ok(Done::Made(made));
        }
        let seen = match known {
            Some(seen) => Some(seen),
            None => self.adopted(change, draft)?,
        };
        if let (Some(_), None) = (&seen, draft.record) {
            return Ok(Done::Unchanged);
        }
        if let (Some(seen), Some(ready)) = (&seen, &mut draft.ready)
            && seen.digest == Some(ready.digest)
        {
            found.located = std::mem::take(&mut ready.located);
            found.was_known = true;
            return Ok(Done::Unchanged);
        }
        let raw = self.resolved(change, draft, found)?;
        let id = draft.id.as_deref().unwrap_or_default();
        let digest: [u8; 32] = Sha256::digest(canonical_object(&raw)).into();
        match seen {
            Some(seen) if seen.digest == Some(digest) => Ok(Done::Unchanged),
            Some(seen) => {
                let changed = self.change_record(change, seen.id, &raw)?;
                change.note_seen(seen.id, self.source, id, Some(&digest))?;
                Ok(if changed { Done::Changed(seen.id) } else { Done::Unchanged })
            }
            None => {
                let raw = self.as_new(raw, draft, depth);
                let made = change.make_of(draft.kind, raw, &self.provenance)?;
                change.note_seen(made, self.source, id, Some(&digest))?;
                Ok(Done::Made(made))
            }
        }
    }

    /// What a new record has beside what its row says.
    fn as_new(&self, mut raw: Values, draft: &Draft, depth: Option<u32>) -> Values {
        if draft.kind == Kind::Actor {
            raw.insert("met".into(), false.into());
            if let Some(level) = self.level(draft, depth) {
                raw.insert("levels".into(), Value::Array(vec![Value::Object(level)]));
            }
        }
        raw
    }

    /// The level by the first line of the rule that fits.
    fn level(&self, draft: &Draft, depth: Option<u32>) -> Option<Values> {
        let rule = self.drafting.map.level.as_ref()?.get_ref();
        let fits = |at: &&usize| match rule.rules[**at].depth {
            None => true,
            Some((from, to)) => depth.is_some_and(|depth| (from..=to).contains(&depth)),
        };
        let line = &rule.rules[*draft.level_lines.iter().find(fits)?];
        let mut level = Values::new();
        level.insert("level".into(), line.level.as_str().into());
        if let Some(basis) = &rule.basis {
            level.insert("basis".into(), basis.as_str().into());
        }
        Some(level)
    }
}

/// Whether only the row is at fault, and not the store.
fn is_of_row(error: &StoreError) -> bool {
    matches!(error, StoreError::Faults { .. } | StoreError::Void { .. })
}
