//! What the ladder is made of: who said what, who was asked, who was met, and what the road did last.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, named_params};

use super::StoreError;
use crate::model::{Kind, RecordId};
use crate::store::record;
use crate::vocabulary::{Decision, DecisionForm, Level, Term, TripOutcome};

/// What is known of one negotiation up to a day.
#[derive(Clone, Debug)]
pub struct Climb {
    /// The negotiation.
    pub negotiation: RecordId,
    /// What we call it.
    pub title: String,
    /// Its decisions, the earliest first.
    pub answers: Vec<Answered>,
    /// Who was asked or met, without regard to an answer.
    pub rungs: Vec<Rung>,
    /// Every node named in `answers` and `rungs`.
    pub nodes: BTreeMap<i64, Node>,
    /// What the road did last.
    pub road: Option<Road>,
    /// All that the road did, the earliest first.
    pub trips: Vec<Road>,
    /// The days of its incidents, the earliest first; of a date known in part, the latest day that it can be.
    pub incidents: Vec<NaiveDate>,
}

/// A decision.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Who said it.
    pub node: i64,
    /// Its level on that day, as known now.
    pub level: Level,
    /// What.
    pub code: Decision,
    /// In which form.
    pub form: DecisionForm,
    /// The level that must still confirm it.
    pub confirm_by: Option<Level>,
    /// A yes: of a conditional one, because we accepted its conditions.
    pub is_yes: bool,
    /// A yes that stands: not only relayed, waiting for nobody's confirmation.
    pub firm: bool,
    /// Whether it is valid on the day of the ladder.
    pub valid: bool,
    /// When; of a date known in part, the latest day that it can be.
    pub day: NaiveDate,
}

/// A node that was asked or met.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The node.
    pub node: i64,
    /// Its level on that day, as known now.
    pub level: Level,
    /// Whether it was asked for an answer, or only met.
    pub asked: bool,
    /// When.
    pub day: Option<NaiveDate>,
}

/// A node.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name; its short code where it is severe.
    pub name: String,
    /// Whether it is a desk, which relays for its parent.
    pub desk: bool,
    /// Its party on the day: the topmost node above it of the same type, by certain links.
    pub party: i64,
    /// The party's name; none where nobody met it: such a node is never named.
    pub party_name: Option<String>,
}

/// A trip.
#[derive(Clone, Debug)]
pub struct Road {
    /// Which.
    pub trip: RecordId,
    /// When it was made, or was to be.
    pub day: NaiveDate,
    /// What the road did.
    pub outcome: TripOutcome,
}

/// The climbs of one negotiation, or of all that are not void, by number.
pub(crate) fn climbs(
    connection: &Connection,
    negotiation: Option<RecordId>,
    as_of: NaiveDate,
) -> Result<Vec<Climb>, StoreError> {
    let mut statement = connection.prepare_cached(NEGOTIATIONS)?;
    let chosen = negotiation.map(|id| id.number);
    let found: Vec<(i64, String)> = statement
        .query_map(named_params! { ":negotiation": chosen }, |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    if let (Some(id), true) = (negotiation, found.is_empty()) {
        return Err(record::missing(connection, id)?);
    }
    Ok(found
        .into_iter()
        .map(|(number, title)| climb(connection, number, title, as_of))
        .collect::<Result<_, _>>()?)
}

fn climb(connection: &Connection, number: i64, title: String, as_of: NaiveDate) -> rusqlite::Result<Climb> {
    let day = as_of.to_string();
    let of = named_params! { ":negotiation": number, ":as_of": day };
    let answers: Vec<Answered> =
        connection.prepare_cached(ANSWERS)?.query_map(of, answered)?.collect::<Result<_, _>>()?;
    let rungs: Vec<Rung> = connection
        .prepare_cached(RUNGS)?
        .query_map(of, |row| {
            let day: Option<String> = row.get(3)?;
            Ok(Rung {
                node: row.get(0)?,
                level: term(row, 1)?.unwrap_or(Level::Unknown),
                asked: row.get(2)?,
                day: day.and_then(|day| NaiveDate::parse_from_str(&day, "%Y-%m-%d").ok()),
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut nodes = BTreeMap::new();
    for id in answers.iter().map(|one| one.node).chain(rungs.iter().map(|one| one.node)) {
        if let std::collections::btree_map::Entry::Vacant(place) = nodes.entry(id) {
            let node = connection.prepare_cached(NODE)?.query_row(
                named_params! { ":node": id, ":as_of": day },
                |row| {
                    Ok(Node {
                        name: row.get(0)?,
                        desk: row.get(1)?,
                        party: row.get::<_, Option<i64>>(2)?.unwrap_or(id),
                        party_name: row.get(3)?,
                    })
                },
            )?;
            place.insert(node);
        }
    }
    let trips: Vec<Road> = connection
        .prepare_cached(ROAD)?
        .query_map(of, |row| {
            Ok(Road {
                trip: RecordId { kind: Kind::Trip, number: row.get(0)? },
                day: date(row, 1)?,
                outcome: needed(row, 2)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let incidents =
        connection.prepare_cached(INCIDENTS)?.query_map(of, |row| date(row, 0))?.collect::<Result<_, _>>()?;
    let road = trips.last().cloned();
    let negotiation = RecordId { kind: Kind::Negotiation, number };
    Ok(Climb { negotiation, title, answers, rungs, nodes, road, trips, incidents })
}

fn answered(row: &Row<'_>) -> rusqlite::Result<Answered> {
    Ok(Answered {
        node: row.get("actor")?,
        level: term(row, 1)?.unwrap_or(Level::Unknown),
        code: needed(row, 2)?,
        form: term(row, 3)?.unwrap_or(DecisionForm::Oral),
        confirm_by: term(row, 4)?,
        is_yes: row.get("is_yes")?,
        firm: row.get("firm")?,
        valid: row.get("valid")?,
        day: date(row, 8)?,
    })
}

fn term<T: Term>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    Ok(row.get::<_, Option<String>>(at)?.as_deref().and_then(T::from_code))
}

/// The CHECKs of the schema hold the codes to the vocabularies.
fn needed<T: Term>(row: &Row<'_>, at: usize) -> rusqlite::Result<T> {
    term(row, at)?.ok_or(rusqlite::Error::InvalidColumnType(at, "term".into(), Type::Text))
}

fn date(row: &Row<'_>, at: usize) -> rusqlite::Result<NaiveDate> {
    let text: String = row.get(at)?;
    NaiveDate::parse_from_str(&text, "%Y-%m-%d")
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, Box::new(error)))
}

const NEGOTIATIONS: &str = "
SELECT id, title FROM negotiation
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us' AND (:negotiation IS NULL OR id = :negotiation)
ORDER BY id";

/// Every way in which a decision belongs to a negotiation has its own index.
const ANSWERS: &str = "
SELECT f.actor, f.level, f.code, f.form, d.confirm_by, f.is_yes, f.firm,
    :as_of BETWEEN f.valid_from AND f.valid_to AS valid, f.day_last
FROM fact_decision f
JOIN decision d ON d.id = f.id
WHERE f.id IN (
        SELECT id FROM decision WHERE negotiation = :negotiation
        UNION
        SELECT x.id FROM request r
        JOIN request_addressee w ON w.request = r.id
        JOIN decision x ON x.addressee = w.id
        WHERE r.negotiation = :negotiation
        UNION
        SELECT x.id FROM meeting m JOIN decision x ON x.meeting = m.id WHERE m.negotiation = :negotiation)
    AND f.negotiation = :negotiation AND f.day_last <= :as_of
ORDER BY f.day_last, f.id";

/// An accompanying node did not speak, and a mission or community that stood by is no rung of the chain it was with:
/// each is a rung of its own chain.
const RUNGS: &str = "
WITH contact (node, day, asked) AS (
    SELECT w.node, w.submitted_on, 1
    FROM request r JOIN request_addressee w ON w.request = r.id
    WHERE r.negotiation = :negotiation AND r.voided_on IS NULL AND w.submitted_on <= :as_of
    UNION ALL
    SELECT p.node, m.date_first, 0
    FROM meeting m JOIN meeting_participant p ON p.meeting = m.id
    WHERE m.negotiation = :negotiation AND m.voided_on IS NULL AND m.date_last <= :as_of)
SELECT c.node,
    (SELECT l.level FROM actor_level l
     WHERE l.actor = c.node
        AND coalesce(l.since_first, '0000') <= c.day AND coalesce(l.until_last, '9999') >= c.day
     ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1) AS level,
    c.asked,
    c.day
FROM contact c
ORDER BY c.node, c.asked DESC, c.day";

const NODE: &str = "
WITH party (id) AS (
    SELECT l.ancestor
    FROM actor_line l
    JOIN actor top ON top.id = l.ancestor
    JOIN actor own ON own.id = l.actor
    WHERE l.actor = :node AND top.actor_type = own.actor_type
        AND l.certain_from <= :as_of AND l.certain_to >= :as_of
    ORDER BY l.depth DESC, l.ancestor LIMIT 1)
SELECT
    CASE WHEN a.sensitivity = 'severe' THEN coalesce(a.short_code, '') ELSE a.name END,
    a.desk IS NOT NULL,
    p.id,
    CASE
        WHEN EXISTS (SELECT 1 FROM unmet_actor u WHERE u.id = p.id) THEN NULL
        WHEN coalesce(t.sensitivity, a.sensitivity) = 'severe' THEN coalesce(t.short_code, a.short_code, '')
        ELSE coalesce(t.name, a.name)
    END
FROM actor a
LEFT JOIN party p
LEFT JOIN actor t ON t.id = p.id
WHERE a.id = :node";

const ROAD: &str = "
SELECT f.id, f.travel_last, f.outcome
FROM fact_trip f
WHERE f.id IN (
        SELECT id FROM trip WHERE negotiation = :negotiation
        UNION
        SELECT q.trip FROM request r JOIN trip_requests q ON q.value = r.id WHERE r.negotiation = :negotiation)
    AND f.negotiation = :negotiation AND f.travel_last <= :as_of AND f.outcome <> 'not-recorded'
ORDER BY f.travel_last, f.id";

const INCIDENTS: &str = "
SELECT date_last
FROM incident
WHERE id IN (
        SELECT id FROM incident WHERE negotiation = :negotiation
        UNION
        SELECT i.id FROM trip t JOIN incident i ON i.trip = t.id WHERE t.negotiation = :negotiation
        UNION
        SELECT i.id FROM request r
        JOIN trip_requests q ON q.value = r.id
        JOIN incident i ON i.trip = q.trip
        WHERE r.negotiation = :negotiation)
    AND voided_on IS NULL AND coalesce(counted_by, 'us') = 'us' AND date_last <= :as_of
ORDER BY date_last, id";
