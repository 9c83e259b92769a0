//! Which months and days a change touches: those of the record, and of what hangs together with it. What is counted of all other
//! months stays right (`report::rollup`).
//!
//! A figure of a trip follows from its requests, their answers and its incidents, and theirs from it: two steps from record
//! to record. Actors and places are named by everything; where one of them changes, every month is touched, and a new one
//! touches none, for nothing names it yet. Which links there are follows from the declarations of the records.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::Value;

use super::{StoreError, record, references};
use crate::model::{Field, Kind, PartialDate, RecordId, RowId, Shape, Values, declaration};

/// Stands for every month.
pub(super) const ALL: &str = "all";
/// Stands for what is dated in part.
pub(super) const IN_PART: &str = "";

/// The day of a negotiation of which nobody wrote when it was opened, as its fact has it.
const UNDATED: &str = "0001-01-01";
/// Steps from the record that changes.
const STEPS: usize = 2;
/// What touches more records than these touches every month: it is quicker to count anew.
const MOST: usize = 2_000;

/// The months and the days that a command touches.
#[derive(Debug, Default)]
pub(super) struct Touched {
    months: BTreeSet<String>,
    days: BTreeSet<String>,
    all: bool,
    /// New in this command, with all that hangs together with them.
    fresh: BTreeSet<RecordId>,
}

impl Touched {
    /// Every month.
    pub(super) fn all(&mut self) {
        self.all = true;
    }

    /// A record changes, or comes, or goes. `before` is the record as it was, `None` for a new one.
    pub(super) fn add(
        &mut self,
        connection: &Connection,
        id: RecordId,
        before: Option<&Values>,
        values: &Values,
    ) -> Result<(), StoreError> {
        if self.all {
            return Ok(());
        }
        if matches!(id.kind, Kind::Actor | Kind::Place) {
            self.all |= before.is_some();
            return Ok(());
        }
        if id.kind == Kind::Negotiation {
            self.add_day(UNDATED);
        }
        let fields = declaration(id.kind).fields;
        let mut next = BTreeSet::new();
        for values in before.into_iter().chain([values]) {
            self.add_months(fields, values);
            links(fields, values, &mut next);
        }
        match before {
            Some(_) => naming(connection, id, &mut next)?,
            None => _ = self.fresh.insert(id),
        }
        if next.is_empty() {
            return Ok(());
        }
        let mut seen = BTreeSet::from([id]);
        for _ in 0..STEPS {
            let step: Vec<RecordId> = std::mem::take(&mut next).difference(&seen).copied().collect();
            for id in step {
                seen.insert(id);
                if self.fresh.contains(&id) {
                    continue;
                }
                if seen.len() > MOST {
                    self.all = true;
                    return Ok(());
                }
                let Some(stored) = record::read(connection, id)? else { continue };
                let fields = declaration(id.kind).fields;
                self.add_months(fields, &stored.values);
                links(fields, &stored.values, &mut next);
                naming(connection, id, &mut next)?;
            }
        }
        Ok(())
    }

    fn add_months(&mut self, fields: &'static [Field], values: &Values) {
        for field in fields.iter().filter(|field| is_dated_by(field.shape)) {
            match (field.shape, values.get(field.name)) {
                (Shape::Day, Some(Value::String(day))) => self.add_day(day),
                // A whole day that was there before, as most of an import's are.
                (Shape::PartialDate, Some(Value::String(date))) if self.days.contains(date) => {}
                (Shape::PartialDate, Some(Value::String(date))) => {
                    let Ok(date) = date.parse::<PartialDate>() else { continue };
                    for day in [date.first(), date.last()] {
                        self.add_day(&day.to_string());
                    }
                    if date.first() != date.last() {
                        self.months.insert(IN_PART.to_owned());
                    }
                }
                (Shape::List(Shape::Day), Some(Value::Array(days))) => {
                    days.iter().filter_map(Value::as_str).for_each(|day| self.add_day(day));
                }
                (Shape::Rows(part), Some(Value::Array(rows))) => {
                    rows.iter()
                        .filter_map(Value::as_object)
                        .for_each(|row| self.add_months(part.fields, row));
                }
                _ => {}
            }
        }
    }

    fn add_day(&mut self, day: &str) {
        if let (false, Some(month)) = (self.days.contains(day), day.get(..7)) {
            self.months.insert(month.to_owned());
            self.days.insert(day.to_owned());
        }
    }

    /// Marks the months and the days with the place that the history has come to.
    pub(super) fn write(&self, connection: &Connection, n: i64) -> Result<(), StoreError> {
        let mut mark = connection.prepare_cached(
            "INSERT INTO touched_month (month, n) VALUES (?1, ?2) ON CONFLICT (month) DO UPDATE SET n = excluded.n",
        )?;
        if self.all {
            // What was marked before says nothing more, and a purge must not leave the days of what it destroyed.
            connection.execute("DELETE FROM touched_month", [])?;
            connection.execute("DELETE FROM touched_day", [])?;
            mark.execute(rusqlite::params![ALL, n])?;
            return Ok(());
        }
        for month in &self.months {
            mark.execute(rusqlite::params![month, n])?;
        }
        let mut mark = connection.prepare_cached(
            "INSERT INTO touched_day (day, n) VALUES (?1, ?2) ON CONFLICT (day) DO UPDATE SET n = excluded.n",
        )?;
        for day in &self.days {
            mark.execute(rusqlite::params![day, n])?;
        }
        Ok(())
    }
}

/// Whether a field can date its record: few can, and a record has fifty.
fn is_dated_by(shape: &Shape) -> bool {
    matches!(shape, Shape::Day | Shape::PartialDate | Shape::List(Shape::Day) | Shape::Rows(_))
}

/// Whether a field can name another record.
fn may_link(shape: &Shape) -> bool {
    matches!(shape, Shape::Reference(_) | Shape::Row(_) | Shape::List(Shape::Reference(_)) | Shape::Rows(_))
}

/// What a record names, actors and places aside.
fn links(fields: &'static [Field], values: &Values, found: &mut BTreeSet<RecordId>) {
    for field in fields.iter().filter(|field| may_link(field.shape)) {
        match (field.shape, values.get(field.name)) {
            (Shape::Reference(kind), Some(Value::String(id))) if is_dated(*kind) => {
                found.extend(id.parse::<RecordId>())
            }
            (Shape::Row(_), Some(Value::String(row))) => {
                found.extend(row.parse::<RowId>().map(|row| row.record));
            }
            (Shape::List(Shape::Reference(kind)), Some(Value::Array(ids))) if is_dated(*kind) => {
                found.extend(ids.iter().filter_map(|id| id.as_str()?.parse::<RecordId>().ok()));
            }
            (Shape::Rows(part), Some(Value::Array(rows))) => {
                rows.iter().filter_map(Value::as_object).for_each(|row| links(part.fields, row, found));
            }
            _ => {}
        }
    }
}

/// A negotiation is where figures do not go through: those of two trips of one negotiation have nothing to do with each
/// other.
fn is_dated(kind: Kind) -> bool {
    !matches!(kind, Kind::Actor | Kind::Place | Kind::Negotiation)
}

/// What names a record.
fn naming(connection: &Connection, id: RecordId, found: &mut BTreeSet<RecordId>) -> Result<(), StoreError> {
    thread_local! {
        static STATEMENTS: BTreeMap<Kind, Vec<(Kind, String)>> = statements();
    }
    STATEMENTS.with(|statements| {
        for (kind, sql) in statements.get(&id.kind).into_iter().flatten() {
            let mut statement = connection.prepare_cached(sql)?;
            for number in statement.query_map([id.number], |row| row.get(0))? {
                found.insert(RecordId { kind: *kind, number: number? });
            }
        }
        Ok(())
    })
}

/// The statements that find what names a record of a kind.
fn statements() -> BTreeMap<Kind, Vec<(Kind, String)>> {
    let mut found: BTreeMap<Kind, Vec<(Kind, String)>> = BTreeMap::new();
    for kind in Kind::ALL {
        for reference in references::of(*kind) {
            let references::Reference { table, column, owner, named } = reference;
            let sql = format!("SELECT {owner} FROM {table} WHERE {column} = ?1");
            found.entry(named).or_default().push((*kind, sql));
        }
        for field in declaration(*kind).fields {
            if let Shape::Row(part) = field.shape
                && let Some(named) = Kind::from_name(part.owner)
            {
                let sql = format!(
                    "SELECT t.id FROM {} t JOIN {} p ON p.id = t.{} WHERE p.{} = ?1",
                    kind.name(),
                    part.table,
                    field.name,
                    part.owner
                );
                found.entry(named).or_default().push((*kind, sql));
            }
        }
    }
    found
}
