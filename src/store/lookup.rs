//! Finding records as people name them: an id, a uid, a P-code, a few letters of a name in any script.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::{StoreError, record};
use crate::model::{Kind, Lookup, Near, Part, Reason, RecordId, RowId, Uid, Values};
use crate::text::fold;

/// A record that fits a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The record.
    pub id: RecordId,
    /// Its name as written.
    pub name: String,
    /// Whether the whole name was given, and not only some letters.
    pub whole: bool,
}

/// Most candidates that are given back.
const CANDIDATES: usize = 50;
/// Most of them that an error names.
const NAMED: usize = 12;
/// Most near names that are suggested, and how near: one slip in a word of four letters.
const SUGGESTED: usize = 5;
const NEAR: f64 = 0.75;

/// The store as [`model::read`](crate::model::read()) asks it.
pub(super) struct Names<'c> {
    pub(super) connection: &'c Connection,
    pub(super) today: NaiveDate,
    /// Whether it is worth the time to look for what stands near something that was not found.
    pub(super) looks_near: bool,
    /// Records that were found standing before, where nothing can have taken them out since: the rows of an import name the
    /// same few places.
    pub(super) standing: Option<&'c RefCell<HashSet<RecordId>>>,
}

impl Lookup for Names<'_> {
    fn record(&self, kind: Kind, text: &str) -> Result<RecordId, Reason> {
        let missing = || {
            let near = if self.looks_near { near(self.connection, kind, text) } else { Ok(Near::Unknown) };
            Reason::NoSuchRecord(kind, near.unwrap_or_default())
        };
        let known = self.standing.and_then(|standing| Some((standing, text.parse::<RecordId>().ok()?)));
        if let Some((standing, id)) = known
            && id.kind == kind
            && standing.borrow().contains(&id)
        {
            return Ok(id);
        }
        if let Some((id, is_void)) = by_id_or_uid(self.connection, kind, text).map_err(|_| missing())? {
            if is_void {
                return Err(Reason::VoidRecord(id));
            }
            if let Some(standing) = self.standing {
                standing.borrow_mut().insert(id);
            }
            return Ok(id);
        }
        if !matches!(kind, Kind::Actor | Kind::Place) {
            return Err(missing());
        }
        let found = find_by_name(self.connection, kind, text).map_err(|_| missing())?;
        let whole: Vec<RecordId> = found.iter().filter(|found| found.whole).map(|found| found.id).collect();
        let all: Vec<RecordId> = found.iter().map(|found| found.id).collect();
        match (whole.as_slice(), all.as_slice()) {
            ([id], _) | ([], [id]) => Ok(*id),
            ([], []) => Err(missing()),
            ([], several) | (several, _) => {
                Err(Reason::SeveralRecords(kind, several.iter().copied().take(NAMED).collect()))
            }
        }
    }

    fn row(&self, part: &'static Part, text: &str) -> Result<RowId, Reason> {
        let row: RowId = text.parse().map_err(|_| Reason::NoSuchRow)?;
        match row_number(self.connection, part, row) {
            Ok(Some(_)) => Ok(row),
            _ => Err(Reason::NoSuchRow),
        }
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}

/// The primary key of a row such as `R-7.2`, where it exists.
pub(super) fn row_number(
    connection: &Connection,
    part: &Part,
    row: RowId,
) -> Result<Option<i64>, rusqlite::Error> {
    if row.record.kind.name() != part.owner {
        return Ok(None);
    }
    let sql = format!("SELECT id FROM {} WHERE {} = ?1 AND n = ?2", part.table, part.owner);
    connection.prepare_cached(&sql)?.query_row([row.record.number, row.row], |row| row.get(0)).optional()
}

/// The row of a primary key, where there is one.
pub(super) fn row_id(
    connection: &Connection,
    part: &Part,
    id: i64,
) -> Result<Option<RowId>, rusqlite::Error> {
    let Some(kind) = Kind::from_name(part.owner) else { return Ok(None) };
    let sql = format!("SELECT {}, n FROM {} WHERE id = ?1", part.owner, part.table);
    connection
        .prepare_cached(&sql)?
        .query_row([id], |row| Ok(RowId { record: RecordId { kind, number: row.get(0)? }, row: row.get(1)? }))
        .optional()
}

/// The record of a short id or a uid, and whether it is void.
fn by_id_or_uid(
    connection: &Connection,
    kind: Kind,
    text: &str,
) -> Result<Option<(RecordId, bool)>, rusqlite::Error> {
    let found = |row: &rusqlite::Row<'_>| Ok((RecordId { kind, number: row.get(0)? }, row.get(1)?));
    let look = |column: &str| {
        let sql = format!("SELECT id, voided_on IS NOT NULL FROM {} WHERE {column} = ?1", kind.name());
        connection.prepare_cached(&sql)
    };
    if let Ok(id) = text.parse::<RecordId>()
        && id.kind == kind
    {
        return look("id")?.query_row([id.number], found).optional();
    }
    match text.parse::<Uid>() {
        Ok(uid) => look("uid")?.query_row([uid.0], found).optional(),
        Err(_) => Ok(None),
    }
}

/// Actors or places whose names fit: every word typed begins some word of the name. Void records are left out.
pub(super) fn find_by_name(
    connection: &Connection,
    kind: Kind,
    text: &str,
) -> Result<Vec<Found>, StoreError> {
    let wanted = fold::fold(text);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut whole = candidates(connection, kind, &wanted, "f.folded = ?2")?;
    if !whole.is_empty() {
        whole.iter_mut().for_each(|found| found.whole = true);
        return Ok(whole);
    }
    // The first word narrows the scan; the rest is compared here, where the folding is.
    let first = wanted.split(' ').next().unwrap_or_default();
    let pattern = format!("%{}%", first.replace(['%', '_'], ""));
    let sql = format!(
        "SELECT DISTINCT t.id, t.name, f.folded FROM folded_name f JOIN {0} t ON t.id = f.record
         WHERE f.kind = '{0}' AND f.folded LIKE ?1 AND t.voided_on IS NULL ORDER BY t.id",
        kind.name()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([pattern])?;
    let mut found: Vec<Found> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = RecordId { kind, number: row.get(0)? };
        let folded: String = row.get(2)?;
        if fold::matches(&wanted, &folded) && !found.iter().any(|other| other.id == id) {
            found.push(Found { id, name: row.get(1)?, whole: false });
            if found.len() == CANDIDATES {
                break;
            }
        }
    }
    Ok(found)
}

fn candidates(
    connection: &Connection,
    kind: Kind,
    wanted: &str,
    condition: &str,
) -> Result<Vec<Found>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT t.id, t.name FROM folded_name f JOIN {0} t ON t.id = f.record
         WHERE f.kind = ?1 AND {condition} AND t.voided_on IS NULL ORDER BY t.id LIMIT {CANDIDATES}",
        kind.name()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([kind.name(), wanted], |row| {
        Ok(Found { id: RecordId { kind, number: row.get(0)? }, name: row.get(1)?, whole: false })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the folded names of an actor or a place as its values say.
pub(super) fn keep_names(connection: &Connection, id: RecordId, values: &Values) -> Result<(), StoreError> {
    if !matches!(id.kind, Kind::Actor | Kind::Place) {
        return Ok(());
    }
    connection
        .prepare_cached("DELETE FROM folded_name WHERE kind = ?1 AND record = ?2")?
        .execute(rusqlite::params![id.kind.name(), id.number])?;
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO folded_name (kind, record, folded) VALUES (?1, ?2, ?3)")?;
    for folded in folded_names(values) {
        insert.execute(rusqlite::params![id.kind.name(), id.number, folded])?;
    }
    Ok(())
}

/// What an actor or a place is found by.
fn folded_names(values: &Values) -> BTreeSet<String> {
    let single = ["name", "short_code", "pcode"].iter().filter_map(|field| values.get(*field)?.as_str());
    let several = ["aliases", "names"]
        .iter()
        .filter_map(|field| values.get(*field)?.as_array())
        .flatten()
        .filter_map(|value| value.as_str());
    single.chain(several).map(fold::fold).filter(|folded| !folded.is_empty()).collect()
}

/// Whether `folded_name` has of a record what follows from its values.
pub(super) fn names_follow(
    connection: &Connection,
    id: RecordId,
    values: &Values,
) -> Result<bool, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT folded FROM folded_name WHERE kind = ?1 AND record = ?2")?;
    let found = statement.query_map(rusqlite::params![id.kind.name(), id.number], |row| row.get(0))?;
    let expected = match id.kind {
        Kind::Actor | Kind::Place => folded_names(values),
        _ => BTreeSet::new(),
    };
    Ok(found.collect::<Result<BTreeSet<String>, _>>()? == expected)
}

/// Actors or places whose name is much like one that is about to be written: 'similar: ...'.
pub(super) fn similar_names(
    connection: &Connection,
    kind: Kind,
    name: &str,
) -> Result<Vec<Found>, StoreError> {
    let sql = format!("SELECT id, name FROM {} WHERE voided_on IS NULL ORDER BY id", kind.name());
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found: Vec<(f64, Found)> = Vec::new();
    while let Some(row) = rows.next()? {
        let other: String = row.get(1)?;
        let likeness = fold::likeness(name, &other);
        if likeness >= 0.8 {
            let id = RecordId { kind, number: row.get(0)? };
            found.push((likeness, Found { id, whole: likeness >= 1.0, name: other }));
        }
    }
    found.sort_by(|left, right| right.0.total_cmp(&left.0));
    Ok(found.into_iter().take(5).map(|(_, found)| found).collect())
}

/// What stands near an id or a name that nothing has: by the name, every word of which is near some word of another's
/// name, in any script; by an id, the last one of its kind.
pub(super) fn near(connection: &Connection, kind: Kind, text: &str) -> Result<Near, StoreError> {
    let is_an_id = text.trim().parse::<RecordId>().is_ok();
    if matches!(kind, Kind::Actor | Kind::Place) && !is_an_id {
        let alike = alike(connection, kind, &fold::fold(text))?;
        return Ok(if alike.is_empty() { Near::Unknown } else { Near::Alike(alike) });
    }
    Ok(record::last(connection, kind)?.map_or(Near::Nothing, Near::Last))
}

fn alike(connection: &Connection, kind: Kind, wanted: &str) -> Result<Vec<RecordId>, StoreError> {
    let words = fold::words(wanted);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT f.record, f.folded FROM folded_name f JOIN {0} t ON t.id = f.record
         WHERE f.kind = '{0}' AND t.voided_on IS NULL ORDER BY f.record",
        kind.name()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found: Vec<(f64, RecordId)> = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        let of_name = fold::words(&name);
        let alike =
            |one: &str, other: &str| fold::likeness(fold::without_article(one), fold::without_article(other));
        let nearest = |word: &String| of_name.iter().map(|other| alike(word, other)).fold(0.0, f64::max);
        let by_words = words.iter().map(nearest).fold(1.0, f64::min);
        // A whole name that is near stands before one in which only some words are.
        let likeness = fold::likeness(wanted, &name).max(by_words - 0.001);
        if likeness < NEAR {
            continue;
        }
        let id = RecordId { kind, number: row.get(0)? };
        match found.iter_mut().find(|(_, other)| *other == id) {
            Some((best, _)) => *best = best.max(likeness),
            None => found.push((likeness, id)),
        }
    }
    found.sort_by(|left, right| right.0.total_cmp(&left.0));
    Ok(found.into_iter().take(SUGGESTED).map(|(_, id)| id).collect())
}
