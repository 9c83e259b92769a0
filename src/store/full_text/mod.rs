//! The full-text index: what people wrote, folded by us, so that `carnet find` does not read a million records.
//!
//! Kept by [`Change`](super::Change), in the same transaction as the record, at the end of a command: FTS5 writes what it
//! has gathered to the disk at each savepoint, and an import takes one for every few rows. Only records with words are in it.
//!
//! A word that is gone from a record stays in the index's pages, marked as deleted, until they are merged; FTS5's
//! `secure-delete` is for tables that keep their texts and does nothing here. [`optimise`] merges them all: a purge calls it.

mod compare;
mod query;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;
use serde_json::Value;

use super::{StoreError, record};
use crate::model::{Field, Kind, PartialDate, RecordId, Shape, Values, declaration};
use crate::text::search;

pub(super) use compare::Compare;
pub use query::{Hit, HitField, Search, Searched};

/// So many records wait in memory at most.
const WAITING: usize = 20_000;
/// Rows of the index are numbered by record: the number, then the kind in so many bits.
const KIND_BITS: u32 = 4;
/// Stands between two fields, so that no phrase goes from one into the other. No folded text has it.
const BETWEEN: &str = "\u{e000}";
/// Months are told apart within these years; what is outside counts to the first or last of them.
const YEARS: (i32, i32) = (1990, 2060);
/// Fields that say what something is called.
const NAMES: [&str; 6] = ["name", "names", "aliases", "short_code", "title", "pcode"];

/// What has to be written into the index before the command ends.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    rows: Vec<Row>,
    /// Places that lie elsewhere now: so do the records that name them.
    moved: BTreeSet<i64>,
    areas: Areas,
}

/// What lies in what, as far as it was asked.
#[derive(Debug, Default)]
struct Areas {
    of_place: BTreeMap<i64, Vec<i64>>,
    /// The marks of all areas around some places: the same few stand together in many records.
    marks: HashMap<Vec<i64>, String>,
}

/// A record's row in the index, as it will be.
#[derive(Debug)]
pub(super) struct Row {
    id: RecordId,
    /// Whether there can be a row of it already.
    is_new: bool,
    words: Option<Words>,
}

/// What the index holds of a record.
#[derive(Debug, Default, PartialEq)]
struct Words {
    names: String,
    words: String,
    about: String,
    /// In their order.
    places: Vec<i64>,
}

impl Row {
    /// What the index is to hold of a record; none of a new one without words, as most of an import are. Needs no database.
    pub(super) fn of(id: RecordId, is_new: bool, values: &Values, is_void: bool) -> Option<Self> {
        let words = words_of(id, values, is_void);
        (words.is_some() || !is_new).then_some(Self { id, is_new, words })
    }

    /// A record is taken out of it.
    pub(super) fn gone(id: RecordId) -> Self {
        Self { id, is_new: false, words: None }
    }
}

impl Waiting {
    /// Notes that a place comes or changes, and what lies in it with it. `before` is the record as it was, `None` for a new
    /// one.
    pub(super) fn note_place(&mut self, id: RecordId, before: Option<&Values>, values: &Values) {
        if id.kind == Kind::Place {
            self.forget_areas();
            let lies = |values: &Values| (values.get("parent").cloned(), values.get("crosses").cloned());
            if before.is_some_and(|before| lies(before) != lies(values)) {
                self.moved.insert(id.number);
            }
        }
    }

    /// Keeps rows for the index, in the order in which their records were written.
    pub(super) fn extend(&mut self, rows: impl IntoIterator<Item = Row>) {
        self.rows.extend(rows);
    }

    /// Forgets what lies in what: places were undone.
    pub(super) fn forget_areas(&mut self) {
        self.areas = Areas::default();
    }

    /// Writes where much has come together. Not inside a savepoint.
    pub(super) fn write_some(&mut self, connection: &Connection) -> Result<(), StoreError> {
        if self.rows.len() >= WAITING { self.write(connection) } else { Ok(()) }
    }

    /// Writes all of it.
    pub(super) fn write(&mut self, connection: &Connection) -> Result<(), StoreError> {
        // The last word on a record counts.
        let mut rows: BTreeMap<i64, Row> = BTreeMap::new();
        for mut row in std::mem::take(&mut self.rows) {
            let number = row_number(row.id);
            row.is_new |= rows.get(&number).is_some_and(|earlier| earlier.is_new);
            rows.insert(number, row);
        }
        for place in std::mem::take(&mut self.moved) {
            for id in records_about(connection, place)? {
                if !rows.contains_key(&row_number(id))
                    && let Some(stored) = record::read(connection, id)?
                {
                    let words = words_of(id, &stored.values, stored.voided.is_some());
                    rows.insert(row_number(id), Row { id, is_new: false, words });
                }
            }
        }
        let mut delete = connection.prepare_cached("DELETE FROM full_text WHERE rowid = ?1")?;
        let mut insert = connection
            .prepare_cached("INSERT INTO full_text (rowid, names, words, about) VALUES (?1, ?2, ?3, ?4)")?;
        for (number, row) in rows {
            if !row.is_new {
                delete.execute([number])?;
            }
            if let Some(mut words) = row.words {
                self.name_areas(connection, &mut words)?;
                insert.execute(rusqlite::params![number, words.names, words.words, words.about])?;
            }
        }
        Ok(())
    }

    /// The places, and all that they lie in; a road also lies in what it crosses.
    fn name_areas(&mut self, connection: &Connection, words: &mut Words) -> Result<(), StoreError> {
        if words.places.is_empty() {
            return Ok(());
        }
        if let Some(marks) = self.areas.marks.get(&words.places) {
            words.about.push_str(marks);
            return Ok(());
        }
        let mut all: Vec<i64> = Vec::new();
        for place in &words.places {
            if !self.areas.of_place.contains_key(place) {
                self.areas.of_place.insert(*place, areas_of(connection, *place)?);
            }
            all.extend(&self.areas.of_place[place]);
        }
        all.sort_unstable();
        all.dedup();
        let marks = all.into_iter().map(|place| format!(" {}", place_mark(place))).collect::<String>();
        words.about.push_str(&marks);
        if self.areas.marks.len() >= WAITING {
            self.areas.marks.clear();
        }
        self.areas.marks.insert(words.places.clone(), marks);
        Ok(())
    }
}

/// Fills the index anew from the records: at an upgrade, for SQL alone cannot fold.
pub(super) fn fill(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("INSERT INTO full_text (full_text) VALUES ('delete-all')")?;
    let mut waiting = Waiting::default();
    for kind in Kind::ALL {
        let numbers: Vec<i64> = {
            let mut statement = connection.prepare(&format!("SELECT id FROM {} ORDER BY id", kind.name()))?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        for number in numbers {
            let id = RecordId { kind: *kind, number };
            if let Some(stored) = record::read(connection, id)? {
                waiting.extend(Row::of(id, true, &stored.values, stored.voided.is_some()));
            }
            waiting.write_some(connection)?;
        }
    }
    waiting.write(connection)
}

/// Merges the index into one piece, in which nothing is left of words that were taken out.
pub(super) fn optimise(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("INSERT INTO full_text (full_text) VALUES ('optimize')")?)
}

/// Whether a field can hold words.
fn has_words(shape: &Shape) -> bool {
    matches!(shape, Shape::Text | Shape::Line | Shape::List(Shape::Text | Shape::Line) | Shape::Rows(_))
}

/// Whether a field can name an actor or a place.
fn may_name(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Reference(Kind::Actor | Kind::Place)
            | Shape::List(Shape::Reference(Kind::Actor | Kind::Place))
            | Shape::Rows(_)
    )
}

/// The text fields of a record with what stands in them: field by field, row by row. The name is the path to it,
/// `addressees.reply`.
fn texts<'v>(
    fields: &'static [Field],
    values: &'v Values,
    path: &str,
    look: &mut impl FnMut(&str, &'static str, &'v str),
) {
    for field in fields.iter().filter(|field| has_words(field.shape)) {
        let Some(value) = values.get(field.name) else { continue };
        let full = || if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
        match (field.shape, value) {
            (Shape::Text | Shape::Line, Value::String(text)) => look(&full(), field.name, text),
            (Shape::List(Shape::Text | Shape::Line), Value::Array(several)) => {
                let full = full();
                several.iter().filter_map(Value::as_str).for_each(|text| look(&full, field.name, text));
            }
            (Shape::Rows(part), Value::Array(rows)) => {
                let full = full();
                rows.iter().filter_map(Value::as_object).for_each(|row| texts(part.fields, row, &full, look));
            }
            _ => {}
        }
    }
}

fn texts_of<'v>(kind: Kind, values: &'v Values, mut look: impl FnMut(&str, &'static str, &'v str)) {
    texts(declaration(kind).fields, values, "", &mut look);
    texts(crate::model::COMMON, values, "", &mut look);
}

/// The actors and places that a record names, itself among them.
fn named(fields: &'static [Field], values: &Values, found: &mut BTreeSet<RecordId>) {
    for field in fields.iter().filter(|field| may_name(field.shape)) {
        match (field.shape, values.get(field.name)) {
            (Shape::Reference(Kind::Actor | Kind::Place), Some(Value::String(id))) => {
                found.extend(id.parse::<RecordId>())
            }
            (Shape::List(Shape::Reference(Kind::Actor | Kind::Place)), Some(Value::Array(ids))) => {
                found.extend(ids.iter().filter_map(|id| id.as_str()?.parse::<RecordId>().ok()));
            }
            (Shape::Rows(part), Some(Value::Array(rows))) => {
                rows.iter().filter_map(Value::as_object).for_each(|row| named(part.fields, row, found));
            }
            _ => {}
        }
    }
}

/// What the index holds of a record, the areas of its places left out; `None` where there are no words.
fn words_of(id: RecordId, values: &Values, is_void: bool) -> Option<Words> {
    let mut words = Words::default();
    texts_of(id.kind, values, |_, name, text| {
        let column = if NAMES.contains(&name) { &mut words.names } else { &mut words.words };
        let folded = search::joined(text);
        if !column.is_empty() && !folded.is_empty() {
            column.push_str(&format!(" {BETWEEN} "));
        }
        column.push_str(&folded);
    });
    if words.names.is_empty() && words.words.is_empty() {
        return None;
    }
    words.about = kind_mark(id.kind);
    if is_void {
        words.about.push_str(&format!(" {VOID_MARK}"));
    }
    let date = declaration(id.kind).date_field().and_then(|field| values.get(field)?.as_str());
    if let Some(date) = date.and_then(|date| date.parse::<PartialDate>().ok()) {
        let (year, month) = clipped(date.first());
        words.about.push_str(&format!(" {} {}", year_mark(year), month_mark(year, month)));
    }
    let mut of = BTreeSet::new();
    if matches!(id.kind, Kind::Actor | Kind::Place) {
        of.insert(id);
    }
    named(declaration(id.kind).fields, values, &mut of);
    for other in of {
        match other.kind {
            Kind::Actor => words.about.push_str(&format!(" {}", actor_mark(other.number))),
            _ => words.places.push(other.number),
        }
    }
    Some(words)
}

/// The place and all that it lies in.
fn areas_of(connection: &Connection, place: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE lies (place) AS (
            SELECT ?1
            UNION SELECT value FROM place_crosses WHERE place = ?1
            UNION SELECT p.parent FROM place p JOIN lies ON p.id = lies.place WHERE p.parent IS NOT NULL)
         SELECT place FROM lies",
    )?;
    let rows = statement.query_map([place], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The records in the index that name a place or one that lies in it.
fn records_about(connection: &Connection, place: i64) -> Result<Vec<RecordId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT rowid FROM full_text WHERE full_text MATCH ?1")?;
    let rows = statement.query_map([format!("about : \"{}\"", place_mark(place))], |row| row.get(0))?;
    rows.filter_map(|row| row.map(record_of).transpose()).collect::<Result<_, _>>().map_err(StoreError::from)
}

/// The number of a record's row in the index: those written down later come later.
fn row_number(id: RecordId) -> i64 {
    // By letter, for a new kind may come between others.
    let kind = KINDS.iter().position(|kind| *kind == id.kind.prefix()).unwrap_or_default();
    (id.number << KIND_BITS) | kind as i64
}

fn record_of(row: i64) -> Option<RecordId> {
    let letter = KINDS.get((row & ((1 << KIND_BITS) - 1)) as usize)?;
    let kind = Kind::ALL.iter().copied().find(|kind| kind.prefix() == *letter)?;
    Some(RecordId { kind, number: row >> KIND_BITS })
}

/// New ones come last.
const KINDS: &[char] = &['A', 'L', 'N', 'R', 'M', 'D', 'K', 'P', 'T', 'I', 'X', 'C', 'E'];

const VOID_MARK: &str = "void";

fn kind_mark(kind: Kind) -> String {
    format!("k{}", kind.prefix().to_ascii_lowercase())
}

fn actor_mark(number: i64) -> String {
    format!("a{number}")
}

fn place_mark(number: i64) -> String {
    format!("l{number}")
}

fn year_mark(year: i32) -> String {
    format!("y{year}")
}

fn month_mark(year: i32, month: u32) -> String {
    format!("m{year}{month:02}")
}

fn clipped(day: chrono::NaiveDate) -> (i32, u32) {
    use chrono::Datelike;
    match day.year() {
        year if year < YEARS.0 => (YEARS.0, 1),
        year if year > YEARS.1 => (YEARS.1, 12),
        year => (year, day.month()),
    }
}

#[cfg(test)]
mod tests;
