//! What is left of a record that is reduced: what reports count, and no name of a node, no fine place, no word, no person.

use rusqlite::OptionalExtension;
use serde_json::{Value, json};

use super::NameOf;
use crate::model::read::REDUCED_ON;
use crate::model::{Kind, PartialDate, RecordId, Values};
use crate::store::change::Change;
use crate::store::history::Action;
use crate::store::{StoreError, level};
use crate::vocabulary::{ActorType, Level, Provenance, Sensitivity, Term};

/// What stays of a trip as it is: road, outcome, completion, tally with what was demanded, association, and what says how
/// far to trust it. Without the demands the middle amount of a road would change when its trips are reduced; without the
/// people and the request, that still names them, everybody would count as not reached (docs/decisions/retention.md).
const OF_A_TRIP: &[&str] = &[
    "road",
    "outcome",
    "completion",
    "checkpoints",
    "checkpoints_long",
    "checkpoints_demanding",
    "demands",
    "hours_late",
    "people_planned",
    "people_reached",
    "requests",
    "association",
    "sensitivity",
    "source",
    "checked",
    "counted_by",
];

/// What stays of an incident as it is: codes, counts and days.
const OF_AN_INCIDENT: &[&str] = &[
    "date",
    "kinds",
    "setting",
    "ban_until",
    "road",
    "barrier",
    "category",
    "trip",
    "mission_link_suspected",
    "on_whom",
    "sector",
    "gender_related",
    "paper_given",
    "projects_suspended",
    "suspended_from",
    "suspended_to",
    "consequences",
    "value_lost",
    "currency",
    "people_delayed",
    "people_not_reached",
    "harm",
    "response",
    "solved_on",
    "referred_on",
    "sensitivity",
    "source",
    "checked",
    "reported_on",
    "counted_by",
];

/// What stays of an ask that was made in a reduced incident.
const OF_AN_ASK: &[&str] = &[
    "kind",
    "incident",
    "linked_to_access",
    "answer",
    "amount",
    "currency",
    "tell_group",
    "reported_to_compliance_on",
    "sensitivity",
    "source",
    "checked",
    "counted_by",
];

impl Change<'_> {
    /// Takes some words out of a record and of every version of it: motives and lessons, details on staff.
    pub(super) fn forget_words(&mut self, id: RecordId) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        let mut values = stored.values.clone();
        let words: &[&str] = match id.kind {
            Kind::Negotiation => &["motive", "lesson"],
            Kind::Meeting => &["lesson"],
            _ => &["what_happened", "solved_by", "hour"],
        };
        for field in words {
            values.remove(*field);
        }
        self.leave_only(id, &stored, &values, &level::Levels::new())
    }

    /// Reduces a trip or an incident.
    pub(super) fn reduce(&mut self, id: RecordId, name_of: NameOf<'_>) -> Result<(), StoreError> {
        match id.kind {
            Kind::Incident => self.reduce_incident(id, name_of),
            _ => self.reduce_trip(id),
        }
    }

    fn reduce_trip(&mut self, id: RecordId) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        let mut values = only(OF_A_TRIP, &stored.values);
        let date = date(&stored.values, "date");
        let month = date.map(coarse);
        values.extend(month.map(|month| ("date".to_owned(), month.to_string().into())));
        if let Some(first) = self::date(&stored.values, "first_planned")
            && Some(coarse(first)) != month
        {
            // It counts in the month for which it was planned first: the first day stands for the month.
            values.insert("first_planned".into(), first.first().format("%Y-%m-01").to_string().into());
        }
        let place = self::id(&stored.values, "destination");
        let district = place.map(|place| self.district(place)).transpose()?.flatten();
        values.extend(district.map(|place| ("destination".to_owned(), place.to_string().into())));
        values.insert(REDUCED_ON.into(), self.stamp.today.to_string().into());
        values.extend(self.gap(id)?.map(|gap| ("gap".to_owned(), gap.into())));

        self.leave_only(id, &stored, &values, &level::Levels::new())?;
        // A promise was seen to hold or to break: when and where is its own.
        self.unlink("promise_check", "promise", "trip", id)
    }

    /// What the road did against what was said, as it stands now.
    fn gap(&self, trip: RecordId) -> Result<Option<String>, StoreError> {
        let gap = self.connection.prepare_cached("SELECT gap FROM fact_gap WHERE id = ?1")?;
        let mut gap = gap;
        Ok(gap.query_row([trip.number], |row| row.get(0)).optional()?)
    }

    fn reduce_incident(&mut self, id: RecordId, name_of: NameOf<'_>) -> Result<(), StoreError> {
        let stored = self.read(id)?;
        let mut values = only(OF_AN_INCIDENT, &stored.values);
        let mut levels = level::Levels::new();
        if let Some(place) = self::id(&stored.values, "place") {
            match self.read(place)?.values.get("kind").and_then(Value::as_str) {
                // Districts are what it can be said of; the road is what the rates of roadblocks stand on.
                Some("road") => _ = values.entry("road").or_insert_with(|| place.to_string().into()),
                Some("roadblock") => _ = values.insert("setting".into(), "checkpoint".into()),
                _ => {}
            }
            let district = self.district(place)?;
            values.extend(district.map(|place| ("place".to_owned(), place.to_string().into())));
        }
        let day = date(&stored.values, "date");
        let rows = stored.values.get("actors").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut authors = Vec::new();
        for mut row in rows {
            let Some(node) = row.get("node").and_then(Value::as_str).and_then(|id| id.parse().ok()) else {
                continue;
            };
            let (author, level) = self.author_like(node, day, name_of)?;
            let n = row.get("n").and_then(Value::as_i64).unwrap_or_default();
            row["node"] = author.to_string().into();
            levels.push((n, Some(level.code().to_owned())));
            authors.push(row);
        }
        if !authors.is_empty() {
            values.insert("actors".into(), authors.into());
        }
        values.insert(REDUCED_ON.into(), self.stamp.today.to_string().into());
        self.leave_only(id, &stored, &values, &levels)?;
        self.reduce_asks(id, day, name_of)?;
        self.unlink("promise_check", "promise", "incident", id)
    }

    /// The asks made in an incident name the node too.
    fn reduce_asks(
        &mut self,
        incident: RecordId,
        day: Option<PartialDate>,
        name_of: NameOf<'_>,
    ) -> Result<(), StoreError> {
        let asks: Vec<i64> = {
            let mut statement = self.connection.prepare_cached(
                "SELECT k.id FROM ask k WHERE k.incident = ?1 AND NOT EXISTS (
                    SELECT 1 FROM temp.purging g WHERE g.kind = 'ask' AND g.id = k.id AND g.act = 'destroy')",
            )?;
            statement.query_map([incident.number], |row| row.get(0))?.collect::<Result<_, _>>()?
        };
        for number in asks {
            let id = RecordId { kind: Kind::Ask, number };
            let stored = self.read(id)?;
            let mut values = only(OF_AN_ASK, &stored.values);
            let Some(node) = self::id(&stored.values, "node") else { continue };
            let (author, level) = self.author_like(node, day, name_of)?;
            values.insert("node".into(), author.to_string().into());
            self.leave_only(id, &stored, &values, &vec![(0, Some(level.code().to_owned()))])?;
        }
        Ok(())
    }

    /// The record that stands for every author of the type and level of a node on a day; made where there is none yet.
    fn author_like(
        &mut self,
        node: RecordId,
        day: Option<PartialDate>,
        name_of: NameOf<'_>,
    ) -> Result<(RecordId, Level), StoreError> {
        let stored = self.read(node)?;
        let code = stored.values.get("actor_type").and_then(Value::as_str).unwrap_or_default();
        let actor_type = ActorType::from_code(code).unwrap_or(ActorType::Unknown);
        let level = level::at(self.connection, node, day)?;
        let found: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT a.id FROM actor a JOIN actor_level l ON l.actor = a.id
                 WHERE a.provenance = ?1 AND a.voided_on IS NULL AND a.actor_type = ?2 AND l.level = ?3
                 ORDER BY a.id LIMIT 1",
            )?
            .query_row([Provenance::Reduced.code(), actor_type.code(), level.code()], |row| row.get(0))
            .optional()?;
        if let Some(number) = found {
            return Ok((RecordId { kind: Kind::Actor, number }, level));
        }
        let Value::Object(raw) = json!({
            "name": name_of(actor_type, level),
            "actor_type": actor_type.code(),
            "levels": [{ "level": level.code() }],
            "placeholder": true,
            "met": true,
            "sensitivity": Sensitivity::High.code(),
        }) else {
            unreachable!("an object was written above")
        };
        Ok((self.make(Kind::Actor, &raw, Provenance::Reduced.code())?, level))
    }

    /// The district that a place lies in; where that is not known, the province or the country.
    fn district(&self, place: RecordId) -> Result<Option<RecordId>, StoreError> {
        let number: Option<Option<i64>> = self
            .connection
            .prepare_cached("SELECT coalesce(adm2, adm1, country) FROM place_area WHERE place = ?1")?
            .query_row([place.number], |row| row.get(0))
            .optional()?;
        Ok(number.flatten().map(|number| RecordId { kind: Kind::Place, number }))
    }

    /// Lets rows of other records no longer say that this one shows it.
    fn unlink(
        &mut self,
        table: &'static str,
        owner: &'static str,
        column: &'static str,
        id: RecordId,
    ) -> Result<(), StoreError> {
        let owners: Vec<i64> = {
            let sql = format!("SELECT DISTINCT {owner} FROM {table} WHERE {column} = ?1");
            let mut statement = self.connection.prepare_cached(&sql)?;
            statement.query_map([id.number], |row| row.get(0))?.collect::<Result<_, _>>()?
        };
        self.connection
            .prepare_cached(&format!("UPDATE {table} SET {column} = NULL WHERE {column} = ?1"))?
            .execute([id.number])?;
        let kind = Kind::from_name(owner).expect("a table of records");
        for number in owners {
            self.write_history(RecordId { kind, number }, Action::Purged)?;
        }
        Ok(())
    }
}

fn only(kept: &[&str], values: &Values) -> Values {
    values
        .iter()
        .filter(|(name, _)| kept.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect()
}

fn date(values: &Values, field: &str) -> Option<PartialDate> {
    values.get(field)?.as_str()?.parse().ok()
}

fn id(values: &Values, field: &str) -> Option<RecordId> {
    values.get(field)?.as_str()?.parse().ok()
}

/// The month of a date, or its year where it does not lie in one month.
fn coarse(date: PartialDate) -> PartialDate {
    let (first, last) = (date.first(), date.last());
    let text = if first.format("%Y-%m").to_string() == last.format("%Y-%m").to_string() {
        first.format("%Y-%m").to_string()
    } else {
        first.format("%Y").to_string()
    };
    text.parse().unwrap_or(date)
}
