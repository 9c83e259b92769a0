//! What a person takes along to the talks, or hands to a successor: gathered here, worded elsewhere.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::{AnalysisError, Item, agenda_of, make};
use crate::indicator::{Cell, Choice, Reported, report};
use crate::model::{Kind, RecordId};
use crate::store::{Filter, Store, StoreError, Stored};
use crate::vocabulary::{KeepApart, Level, Term};

/// How far back the way is looked at, in days.
pub const WAY_DAYS: u64 = 90;

/// A negotiation as it stands.
#[derive(Debug)]
pub struct Brief {
    /// The negotiation.
    pub negotiation: Stored,
    /// Its ladder, up to the day.
    pub ladder: Reported,
    /// Levels of which nobody was ever met, in none of its chains; never nodes.
    pub never_met: Vec<Level>,
    /// Its promises, of both sides, the earliest first.
    pub promises: Vec<Stored>,
    /// What was asked of us, with the day.
    pub asks: Vec<(String, Stored)>,
    /// Trips on its way in the last [`WAY_DAYS`].
    pub trips: Vec<Stored>,
    /// Incidents on it.
    pub incidents: Vec<Stored>,
    /// Directives in force there, and those that name no area.
    pub directives: Vec<Stored>,
    /// What to keep apart from there. Neither why nor where.
    pub keep_apart: Vec<KeepApart>,
    /// Trips that are planned.
    pub planned: Vec<Stored>,
    /// What is due.
    pub due: Vec<Item>,
    /// Its meetings.
    pub meetings: Vec<Stored>,
    /// Its decisions.
    pub decisions: Vec<Stored>,
    /// Its requests.
    pub requests: Vec<Stored>,
}

/// An actor as we know it.
#[derive(Debug)]
pub struct Acquaintance {
    /// The actor.
    pub actor: Stored,
    /// What it said.
    pub decisions: Vec<Stored>,
    /// Where we met it.
    pub meetings: Vec<Stored>,
    /// What it was asked for.
    pub requests: Vec<Stored>,
    /// What it promised.
    pub promises: Vec<Stored>,
    /// What it asked of us, with the day.
    pub asks: Vec<(String, Stored)>,
    /// What it is named in.
    pub incidents: Vec<Stored>,
    /// What it issued.
    pub directives: Vec<Stored>,
    /// What is due.
    pub due: Vec<Item>,
}

/// A negotiation as it stands on a day.
///
/// # Errors
/// [`StoreError::NoSuchRecord`], or when the database fails.
pub fn brief(store: &Store, negotiation: RecordId, today: NaiveDate) -> Result<Brief, AnalysisError> {
    let stored = store.read(negotiation)?;
    let of = |kind: Kind| -> Result<Vec<Stored>, StoreError> {
        store.list(
            kind,
            &Filter { fields: vec![("negotiation", negotiation.to_string())], ..Filter::default() },
        )
    };
    let trips = of(Kind::Trip)?;
    let mut places = ids(&stored, "places");
    places.extend(
        trips.iter().flat_map(|trip| ["road", "destination"].map(|field| ids(trip, field))).flatten(),
    );
    let route = store.route(&places)?;
    let since = today - Days::new(WAY_DAYS);
    let read = |ids: Vec<RecordId>| -> Result<Vec<Stored>, StoreError> {
        ids.into_iter().map(|id| store.read(id)).collect()
    };
    let mut directives = Vec::new();
    for directive in store.list(Kind::Directive, &Filter::default())? {
        let areas = ids(&directive, "areas");
        let mut concerns = areas.is_empty();
        for area in areas {
            concerns |= store.is_on(&route, area)?;
        }
        if concerns && is_in_force(&directive, today) {
            directives.push(directive);
        }
    }
    let planned = trips.into_iter().filter(|trip| !trip.values.contains_key("outcome")).collect();
    let due = agenda_of(store, today)?;
    let choice = Choice::until(today);
    let ladder = make(store, &report::LADDER, &choice, Some(negotiation))?;
    Ok(Brief {
        never_met: never_met(&ladder),
        ladder,
        promises: of(Kind::Promise)?,
        asks: asks(store, store.asks_of(negotiation)?)?,
        trips: read(store.trips_on(&route, negotiation, since, today)?)?,
        incidents: read(store.incidents_on(&route, negotiation, since, today)?)?,
        directives,
        keep_apart: store.keep_apart_on(&route, today)?,
        planned,
        due: due.into_iter().filter(|item| item.dated.negotiation == Some(negotiation)).collect(),
        meetings: of(Kind::Meeting)?,
        decisions: of(Kind::Decision)?,
        requests: of(Kind::Request)?,
        negotiation: stored,
    })
}

/// An actor as we know it on a day.
///
/// # Errors
/// [`StoreError::NoSuchRecord`], or when the database fails.
pub fn acquaintance(store: &Store, actor: RecordId, today: NaiveDate) -> Result<Acquaintance, StoreError> {
    let stored = store.read(actor)?;
    let with = |kind: Kind, field: &'static str| {
        store.list(kind, &Filter { fields: vec![(field, actor.to_string())], ..Filter::default() })
    };
    let naming = |kind: Kind| -> Result<Vec<Stored>, StoreError> {
        store.naming(actor, kind)?.into_iter().map(|id| store.read(id)).collect()
    };
    let due = agenda_of(store, today)?;
    Ok(Acquaintance {
        actor: stored,
        decisions: with(Kind::Decision, "node")?,
        meetings: naming(Kind::Meeting)?,
        requests: naming(Kind::Request)?,
        promises: with(Kind::Promise, "node")?,
        asks: asks(store, store.asks_by(actor)?)?,
        incidents: naming(Kind::Incident)?,
        directives: with(Kind::Directive, "issued_by")?,
        due: due.into_iter().filter(|item| item.dated.node == Some(actor)).collect(),
    })
}

/// Whether a promise is still open: nobody settled it.
pub fn is_open(promise: &Stored) -> bool {
    !promise.values.contains_key("settled_on")
}

fn is_in_force(directive: &Stored, today: NaiveDate) -> bool {
    let day = |field: &str| directive.values.get(field)?.as_str()?.parse::<NaiveDate>().ok();
    day("lifted_on").is_none_or(|lifted| lifted > today)
        && day("in_force_to").is_none_or(|to| to >= today)
        && day("in_force_from").is_none_or(|from| from <= today)
}

fn asks(store: &Store, found: Vec<(String, RecordId)>) -> Result<Vec<(String, Stored)>, StoreError> {
    found.into_iter().map(|(day, id)| Ok((day, store.read(id)?))).collect()
}

/// The levels that the ladder knows in no chain but as never met.
fn never_met(ladder: &Reported) -> Vec<Level> {
    let (mut never, mut met) = (BTreeSet::new(), BTreeSet::new());
    for row in ladder.tables.iter().flat_map(|table| &table.rows) {
        let level = row.cells.iter().find_map(|cell| match cell {
            Cell::Term(vocabulary, code) if vocabulary.name == Level::VOCABULARY.name => {
                Level::from_code(code)
            }
            _ => None,
        });
        let is_never = row.cells.iter().any(|cell| matches!(cell, Cell::Said("never-met", _)));
        if is_never { never.extend(level) } else { met.extend(level) }
    }
    never.difference(&met).copied().collect()
}

fn ids(stored: &Stored, field: &str) -> Vec<RecordId> {
    match stored.values.get(field) {
        Some(Value::Array(values)) => {
            values.iter().filter_map(|value| value.as_str()?.parse().ok()).collect()
        }
        Some(Value::String(id)) => id.parse().into_iter().collect(),
        _ => Vec::new(),
    }
}
