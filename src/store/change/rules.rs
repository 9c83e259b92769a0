//! The rules that need the store or the day.

use chrono::NaiveDate;
use serde_json::Value;

use super::{Change, bad, date_of};
use crate::model::read::OF_REDUCED;
use crate::model::{Declaration, Fault, Kind, Reason, RecordId, Values, caution};
use crate::store::{StoreError, recent};
use crate::vocabulary::{Association, Level, Term, TripOutcome};

impl Change<'_> {
    /// The rules that need the store or the day.
    pub(super) fn hold_rules(
        &self,
        declaration: &Declaration,
        values: &Values,
        id: Option<RecordId>,
    ) -> Result<(), StoreError> {
        let mut faults = of_the_day(declaration.kind, values, self.stamp.today);
        if declaration.kind == Kind::Caution {
            faults.extend(self.fine_area_fault(values)?);
        }
        faults.extend(self.child_release_fault(declaration.kind, values)?);
        if faults.is_empty() { Ok(()) } else { Err(bad(declaration.kind, id, faults)) }
    }

    /// A trip that is seen closer to a mission than its negotiation accepts says who agreed.
    pub(super) fn nobody_agreed(&self, values: &Values) -> Result<Option<Fault>, StoreError> {
        let text = |field: &str| values.get(field).and_then(Value::as_str);
        let Some(association) = text("association").and_then(Association::from_code) else { return Ok(None) };
        if text("association_agreed_by").is_some() {
            return Ok(None);
        }
        let accepted = recent::accepted_association(self.connection, values)?;
        let is_above = accepted.is_some_and(|accepted| association > accepted);
        Ok(is_above.then(|| Fault::new("association_agreed_by", Reason::NobodyAgreed)))
    }

    /// A caution's area is no finer than admin level 3: finer, it would say who told us.
    pub(super) fn fine_area_fault(&self, values: &Values) -> Result<Option<Fault>, StoreError> {
        let area = values.get("area").and_then(Value::as_str).and_then(|text| text.parse().ok());
        let Some(area) = area else { return Ok(None) };
        let area = self.read(area)?;
        let kind = area.values.get("kind").and_then(Value::as_str).unwrap_or_default();
        let fits = matches!(kind, "country" | "adm1" | "adm2" | "adm3");
        Ok((!fits).then(|| Fault::new("area", Reason::TooFineAPlace)))
    }

    /// Releases of children name no node below `regional` (domain.md, fact 7).
    pub(super) fn child_release_fault(
        &self,
        kind: Kind,
        values: &Values,
    ) -> Result<Option<Fault>, StoreError> {
        let is_release = match kind {
            Kind::Negotiation => values.get("objective").and_then(Value::as_str) == Some("release-children"),
            Kind::Promise => values.get("kind").and_then(Value::as_str) == Some("child-release"),
            _ => false,
        };
        if !is_release {
            return Ok(None);
        }
        let field = if kind == Kind::Promise { "node" } else { "actors" };
        let nodes: Vec<&Value> = match values.get(field) {
            Some(Value::Array(nodes)) => nodes.iter().collect(),
            Some(node) => vec![node],
            None => Vec::new(),
        };
        for node in
            nodes.into_iter().filter_map(Value::as_str).filter_map(|text| text.parse::<RecordId>().ok())
        {
            let level: String = self.connection.query_row(
                "SELECT coalesce((SELECT level FROM actor_level WHERE actor = ?1
                 ORDER BY coalesce(since_first, '0000') DESC, n DESC LIMIT 1), 'unknown')",
                [node.number],
                |row| row.get(0),
            )?;
            if matches!(Level::from_code(&level), Some(Level::Local | Level::Checkpoint)) {
                return Ok(Some(Fault::new(field, Reason::NotKept)));
            }
        }
        Ok(None)
    }
}

/// Whether a record of a kind can be held to its rules without the store, once what it names is found.
pub(super) fn need_no_store(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Trip
            | Kind::Incident
            | Kind::Meeting
            | Kind::Request
            | Kind::Ask
            | Kind::Directive
            | Kind::Event
    )
}

/// The rules that need the day.
pub(super) fn of_the_day(kind: Kind, values: &Values, today: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    let happened = match kind {
        Kind::Meeting | Kind::Decision | Kind::Incident => Some("date"),
        Kind::Promise => Some("made_on"),
        // A trip that is not made is given up before its day; only one that was made has happened.
        Kind::Trip if outcome_of(values).is_some_and(TripOutcome::is_made) => Some("date"),
        _ => None,
    };
    if let Some(field) = happened
        && date_of(values, field).is_some_and(|date| date.first() > today)
    {
        faults.push(Fault::new(field, Reason::InTheFuture));
    }
    if kind == Kind::Caution
        && let Some(until) = date_of(values, "until")
    {
        let last = today + chrono::Days::new(u64::from(caution::MOST_DAYS));
        if until.last() > last {
            faults.push(Fault::new("until", Reason::After(last.format("%Y-%m-%d").to_string())));
        }
    }
    faults
}

fn outcome_of(values: &Values) -> Option<TripOutcome> {
    TripOutcome::from_code(values.get("outcome")?.as_str()?)
}

/// Coordinates of an incident come with an import or not at all; by hand a P-code or a road says where (domain.md).
pub(super) fn no_coordinates_by_hand(
    kind: Kind,
    id: Option<RecordId>,
    given: &Values,
) -> Result<(), StoreError> {
    let has = |field: &&str| given.get(*field).is_some_and(|value| !value.is_null());
    match ["latitude", "longitude"].iter().find(|field| has(field)) {
        Some(field) if kind == Kind::Incident => {
            Err(StoreError::fault(kind, id, Fault::new(*field, Reason::NotKept)))
        }
        _ => Ok(()),
    }
}

/// Only the program reduces a record: what it keeps of one then is nothing to type in.
pub(super) fn nothing_reduced_by_hand(
    kind: Kind,
    id: Option<RecordId>,
    given: &Values,
) -> Result<(), StoreError> {
    match OF_REDUCED.iter().find(|field| given.contains_key(**field)) {
        Some(field) if matches!(kind, Kind::Trip | Kind::Incident) => {
            Err(StoreError::fault(kind, id, Fault::new(*field, Reason::NotKept)))
        }
        _ => Ok(()),
    }
}
