//! Sections that hold each week against the weeks before it, with trips beside.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::curve::column;
use super::report::{in_reading_order, key_cells, key_column, measure_column, table};
use super::statistics::{Ears, Finding, ears};
use crate::indicator::{
    Cell, Choice, Column, Dimension, Measure, Row, Rows, Section, Shape, Table, dimension,
};
use crate::message::Message;
use crate::store::report::{Key, Query};
use crate::store::{Store, StoreError};

/// So many weeks are shown where no first day is asked for; of all of them the past is held against.
const SHOWN: usize = 26;

/// Of each group, of each week so many.
type Weekly = BTreeMap<Vec<Key>, BTreeMap<NaiveDate, u64>>;

/// The table of a section of weeks, and what is to be said beside it. Weeks run from Monday to Sunday, from the first
/// whole one after the first record; those that end in the period are shown.
pub(super) fn watched_table(
    store: &Store,
    section: &Section,
    choice: &Choice,
    began: Option<NaiveDate>,
) -> Result<(Table, Vec<Message>), StoreError> {
    let Rows::Watched { measure, beside } = section.rows else { unreachable!("called for weeks") };
    let outer: Vec<&'static Dimension> = choice
        .by
        .iter()
        .copied()
        .filter(|one| !matches!(one.values, crate::indicator::Values::Period(_)))
        .collect();
    let weeks = weeks(began, choice.until);
    let from = choice.since.unwrap_or(NaiveDate::MIN);
    let first_shown = match choice.since {
        Some(_) => weeks.iter().position(|monday| *monday + Days::new(6) >= from).unwrap_or(weeks.len()),
        None => weeks.len().saturating_sub(SHOWN),
    };
    let watched = weekly(store, measure, &outer, choice)?;
    let mut others = Vec::with_capacity(beside.len());
    for measure in beside {
        let known: Vec<&'static Dimension> =
            outer.iter().copied().filter(|dimension| measure.fact().has(dimension)).collect();
        let counted = weekly(store, measure, &known, choice)?;
        others.push((*measure, known, counted, without_a_week(store, measure, choice)?));
    }

    let mut columns: Vec<Column> = outer.iter().map(|dimension| key_column(dimension)).collect();
    columns.push(key_column(&dimension::WEEK));
    columns.push(measure_column(measure));
    columns.extend(beside.iter().map(|measure| measure_column(measure)));
    for rule in Ears::ALL {
        let name = format!("{rule:?}").to_lowercase();
        columns.push(column(name.clone(), Message::new(format!("report-column-{name}")), Shape::Code));
    }
    let mut keys: Vec<Vec<Key>> = watched.keys().cloned().collect();
    if keys.is_empty() && outer.is_empty() {
        keys.push(Vec::new());
    }
    in_reading_order(&mut keys, &outer);
    let mut rows = Vec::new();
    let mut month_only = false;
    for key in &keys {
        let own = watched.get(key);
        let counts: Vec<u64> =
            weeks.iter().map(|monday| own.and_then(|own| own.get(monday)).copied().unwrap_or(0)).collect();
        let judged: Vec<_> = Ears::ALL.iter().map(|rule| ears(*rule, &counts)).collect();
        for at in first_shown..weeks.len() {
            let mut cells = key_cells(&outer, key);
            cells.extend([Cell::Code(weeks[at].to_string()), Cell::Count(counts[at])]);
            for (_, known, counted, loose) in &others {
                let theirs: Vec<Key> = outer
                    .iter()
                    .zip(key)
                    .filter(|(dimension, _)| known.iter().any(|one| one.name == dimension.name))
                    .map(|(_, key)| key.clone())
                    .collect();
                let count = counted.get(&theirs).and_then(|own| own.get(&weeks[at])).copied().unwrap_or(0);
                // Where of trips only the month is kept, none in the week is not none.
                let hidden = loose.iter().any(|month| touches(weeks[at], month));
                month_only |= hidden;
                cells.push(if count == 0 && hidden {
                    Cell::Absent("not-recorded")
                } else {
                    Cell::Count(count)
                });
            }
            cells.extend(judged.iter().map(|weeks| said(weeks[at].finding)));
            rows.push(Row::new(cells));
        }
    }
    let mut notes = Vec::new();
    if choice.since.is_none() && first_shown > 0 {
        notes.push(Message::new("report-note-last-weeks").with("count", SHOWN as u64));
    }
    if month_only {
        notes.push(Message::new("report-note-month-only"));
    }
    Ok((table(section, columns, rows), notes))
}

fn said(finding: Finding) -> Cell {
    let code = match finding {
        Finding::TooEarly => "too-early",
        Finding::TooFew => "too-few",
        Finding::AsBefore => "as-before",
        Finding::Signal => "signal",
    };
    Cell::Said(code, Message::new(format!("report-finding-{code}")))
}

/// The Mondays of all whole weeks between two days.
fn weeks(began: Option<NaiveDate>, until: NaiveDate) -> Vec<NaiveDate> {
    let Some(began) = began else { return Vec::new() };
    let to_monday = (7 - began.weekday().days_since(Weekday::Mon)) % 7;
    let first = began + Days::new(to_monday.into());
    first.iter_weeks().take_while(|monday| *monday + Days::new(6) <= until).collect()
}

/// Whether a week has a day in a month.
fn touches(monday: NaiveDate, month: &str) -> bool {
    [monday, monday + Days::new(6)].iter().any(|day| day.to_string().starts_with(month))
}

/// What a measure counts in each week of each group, from the first on.
fn weekly(
    store: &Store,
    measure: &'static Measure,
    outer: &[&'static Dimension],
    choice: &Choice,
) -> Result<Weekly, StoreError> {
    let dimensions: Vec<&'static Dimension> =
        outer.iter().copied().chain([&dimension::WEEK as &'static Dimension]).collect();
    let whole = Choice { since: None, ..choice.clone() };
    let answer = store.tabulate(&Query::new(measure.fact(), measure.bases(), &dimensions, &whole))?;
    let mut found = Weekly::new();
    for (mut key, values) in answer.groups {
        let week = match key.pop() {
            Some(Key::Code(code)) => code.parse().ok(),
            _ => None,
        };
        let group = found.entry(key).or_default();
        if let Some(week) = week {
            *group.entry(week).or_default() += values[0].max(0).unsigned_abs();
        }
    }
    Ok(found)
}

/// The months in which a measure counts something of which the week is not known.
fn without_a_week(
    store: &Store,
    measure: &'static Measure,
    choice: &Choice,
) -> Result<Vec<String>, StoreError> {
    let dimensions: [&'static Dimension; 2] = [&dimension::WEEK, &dimension::MONTH];
    let whole = Choice { since: None, ..choice.clone() };
    let answer = store.tabulate(&Query::new(measure.fact(), measure.bases(), &dimensions, &whole))?;
    let loose =
        answer.groups.into_iter().filter(|(_, values)| values[0] > 0).filter_map(|(key, _)| {
            match key.as_slice() {
                [Key::Absent, Key::Code(month)] => Some(month.clone()),
                _ => None,
            }
        });
    Ok(loose.collect())
}
