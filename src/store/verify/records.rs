//! Records against what the history says of them last, and what is derived from each.

use rusqlite::{Connection, OptionalExtension};

use super::{Finding, NAMED, Verified};
use crate::model::{Kind, RecordId};
use crate::store::record::{self, Stored};
use crate::store::{StoreError, full_text, lookup, version};

/// Ids that are counted, of which the first are named.
#[derive(Default)]
struct Named {
    count: u64,
    ids: Vec<RecordId>,
}

impl Named {
    fn add(&mut self, id: RecordId) {
        self.count += 1;
        if self.ids.len() < NAMED {
            self.ids.push(id);
        }
    }

    fn told(self, finding: impl FnOnce(u64, Vec<RecordId>) -> Finding, to: &mut Vec<Finding>) {
        if self.count > 0 {
            to.push(finding(self.count, self.ids));
        }
    }
}

/// Looks at every record once.
pub(super) fn look(connection: &Connection, verified: &mut Verified) -> Result<(), StoreError> {
    let mut text = full_text::Compare::new(connection)?;
    let (mut others, mut lost, mut names_follow) = (Named::default(), Named::default(), true);
    for kind in Kind::ALL {
        let mut statement = connection.prepare(&format!("SELECT id FROM {} ORDER BY id", kind.name()))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = RecordId { kind: *kind, number: row.get(0)? };
            let Some(stored) = record::read(connection, id)? else { continue };
            verified.records += 1;
            if !is_as_told(connection, &stored)? {
                others.add(id);
            }
            names_follow = names_follow && lookup::names_follow(connection, id, &stored.values)?;
            text.expect(connection, id, &stored.values, stored.voided.is_some())?;
        }
        for id in not_there(connection, *kind)? {
            lost.add(id);
        }
    }
    let strangers = "SELECT 1 FROM folded_name f
         WHERE (kind = 'actor' AND NOT EXISTS (SELECT 1 FROM actor WHERE id = f.record))
            OR (kind = 'place' AND NOT EXISTS (SELECT 1 FROM place WHERE id = f.record))";
    names_follow = names_follow && !connection.prepare(strangers)?.exists([])?;

    let to = &mut verified.findings;
    others.told(|count, ids| Finding::Records { count, ids }, to);
    lost.told(|count, ids| Finding::Lost { count, ids }, to);
    let mut unlike = Named::default();
    text.different().into_iter().for_each(|id| unlike.add(id));
    unlike.told(|count, ids| Finding::FullText { count, ids }, to);
    if !names_follow {
        to.push(Finding::Names);
    }
    Ok(())
}

/// Whether a record says what the last entry about it says. What that entry said may have been destroyed since; then
/// nothing speaks against the record. Levels are left out: earlier versions of the program did not write them down.
fn is_as_told(connection: &Connection, stored: &Stored) -> Result<bool, StoreError> {
    let last: Option<(i64, Option<String>)> = connection
        .prepare_cached(
            "SELECT revision, body FROM history WHERE uid = ?1 AND kind = ?2 ORDER BY revision DESC, n DESC LIMIT 1",
        )?
        .query_row(rusqlite::params![stored.uid.0, stored.id.kind.name()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((revision, body)) = last else { return Ok(false) };
    let Some(body) = body else { return Ok(true) };
    let told = serde_json::from_str(&body).ok().and_then(|body| version::read(stored.id.kind, body));
    Ok(told.is_some_and(|told| {
        told.id == stored.id
            && revision == stored.revision
            && told.there.is_some_and(|there| {
                there.values == stored.values
                    && there.provenance == stored.provenance
                    && there.voided == stored.voided
            })
    }))
}

/// Records of a kind that are there by the last entry about them, and are not there.
fn not_there(connection: &Connection, kind: Kind) -> Result<Vec<RecordId>, StoreError> {
    let mut statement = connection.prepare(&format!(
        "SELECT (SELECT body FROM history l WHERE l.uid = h.uid AND l.kind = ?1 ORDER BY revision DESC, n DESC LIMIT 1)
         FROM (SELECT DISTINCT uid FROM history WHERE kind = ?1) h
         WHERE NOT EXISTS (SELECT 1 FROM {} r WHERE r.uid = h.uid)",
        kind.name()
    ))?;
    let mut rows = statement.query([kind.name()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(body) = row.get::<_, Option<String>>(0)? else { continue };
        let told = serde_json::from_str(&body).ok().and_then(|body| version::read(kind, body));
        found.extend(told.filter(|told| told.there.is_some()).map(|told| told.id));
    }
    Ok(found)
}
