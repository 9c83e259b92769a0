//! Writes the invented records down, one after another.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::random::Random;
use crate::model::{Kind, RecordId};
use crate::store::{Change, StoreError};

/// Days before today; below zero, after it.
pub(super) type DaysAgo = i64;

/// Whoever keeps the team's notebook.
pub(super) struct Scribe<'w, 'c> {
    change: &'w mut Change<'c>,
    /// Chance.
    pub(super) random: Random,
    today: NaiveDate,
    written: BTreeMap<Kind, u64>,
}

impl<'w, 'c> Scribe<'w, 'c> {
    pub(super) fn new(change: &'w mut Change<'c>, random: Random, today: NaiveDate) -> Self {
        Self { change, random, today, written: BTreeMap::new() }
    }

    /// Writes a record. `null` stands for a field that is left empty.
    pub(super) fn make(&mut self, kind: Kind, raw: Value) -> Result<RecordId, StoreError> {
        let Value::Object(raw) = raw else { unreachable!("records are written as objects in this room") };
        for (field, inner, _) in crate::model::declaration(kind).embedded() {
            let inside = raw.get(*field).and_then(Value::as_array).map_or(0, Vec::len) as u64;
            if inside > 0 {
                *self.written.entry(*inner).or_default() += inside;
            }
        }
        *self.written.entry(kind).or_default() += 1;
        self.change.make(kind, &raw, "typed")
    }

    /// A day, as ISO text.
    pub(super) fn day(&self, ago: DaysAgo) -> String {
        self.date(ago).format("%Y-%m-%d").to_string()
    }

    /// A day.
    pub(super) fn date(&self, ago: DaysAgo) -> NaiveDate {
        let days = Days::new(ago.unsigned_abs());
        if ago < 0 { self.today + days } else { self.today - days }
    }

    /// A month, as ISO text: what people remember when they do not remember the day.
    pub(super) fn month(&self, ago: DaysAgo) -> String {
        self.date(ago).format("%Y-%m").to_string()
    }

    /// How long ago the first day of the last whole month was.
    pub(super) fn last_month(&self) -> DaysAgo {
        use chrono::Datelike;
        let days_of_this = i64::from(self.today.day0());
        let last_day = self.date(days_of_this + 1);
        days_of_this + i64::from(last_day.day())
    }

    /// How many records of each kind were written.
    pub(super) fn written(self) -> BTreeMap<Kind, u64> {
        self.written
    }
}

/// A reference as records hold it.
pub(super) fn id(record: RecordId) -> Value {
    json!(record.to_string())
}
