//! What is known of a trip that is planned: who was asked, what they said, the road, the rules.

use chrono::{Days, NaiveDate};
use rusqlite::{OptionalExtension, Row, named_params};

use super::due::{current_round, date, optional_date, term};
use super::{Store, StoreError};
use crate::model::{Hour, Kind, PartialDate, RecordId, RowId};
use crate::vocabulary::{
    ConditionView, Decision, DecisionForm, DirectiveCategory, Effect, GoDecision, IncidentKind, Level, Needed,
};

/// How far back a road is looked at for incidents and restrictions, in days.
pub const ROAD_DAYS: u64 = 30;
/// How far back the last own passage is looked for, in days.
const PASSAGE_DAYS: u64 = 366;

/// A trip that is planned, with what stands behind it.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Which.
    pub trip: RecordId,
    /// The day.
    pub date: PartialDate,
    /// From where.
    pub origin: RecordId,
    /// To where.
    pub destination: RecordId,
    /// By which road.
    pub road: Option<RecordId>,
    /// What its record says of itself.
    pub own: Own,
    /// The offices whose yes it needs, and the last word of each.
    pub words: Vec<Word>,
    /// The decisions that it relies on by name.
    pub relied: Vec<Said>,
    /// The requests that it relies on.
    pub requests: Vec<Applied>,
    /// When we last got through on that road.
    pub passage: Option<Passage>,
    /// Incidents of ours on that road in the last [`ROAD_DAYS`], the latest first.
    pub incidents: Vec<Met>,
    /// What restricts movement, or women, on the way on that day.
    pub rules: Vec<Rule>,
    /// The planned trip that leads back, where there is one.
    pub back: Option<(RecordId, PartialDate)>,
}

/// What the trip's record says of itself.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Vehicles planned, and on the paper.
    pub vehicles: (Option<u64>, Option<u64>),
    /// Persons planned, and on the paper.
    pub persons: (Option<u64>, Option<u64>),
    /// Women among those planned.
    pub women: Option<u64>,
    /// Whether the permit itself is aboard.
    pub permit_aboard: Option<bool>,
    /// The latest hour to turn back.
    pub turn_back_by: Option<Hour>,
    /// Planned to be back on.
    pub return_on: Option<NaiveDate>,
    /// The morning's green light: asked at, received at.
    pub go_ahead: (Option<Hour>, Option<Hour>),
    /// Led by another organisation.
    pub led_by_other: bool,
    /// Who decides, as a function.
    pub decided_by: Option<String>,
    /// What that person decided.
    pub go: Option<GoDecision>,
    /// Notes.
    pub notes: Option<String>,
}

/// An office whose yes is needed.
#[derive(Clone, Debug)]
pub struct Word {
    /// The row of the request.
    pub addressee: RowId,
    /// Who is asked.
    pub node: RecordId,
    /// Whether its yes is needed, or one of a group's.
    pub needed: Needed,
    /// Of one of a group: which group.
    pub group: Option<String>,
    /// Asked on; nothing where the next step is ours.
    pub submitted_on: Option<NaiveDate>,
    /// The node whose answer must come first.
    pub waits_on: Option<RecordId>,
    /// The answer is needed by, where somebody said so.
    pub needed_by: Option<NaiveDate>,
    /// First day needed of the request's latest round.
    pub first_day: NaiveDate,
    /// The last thing that it said.
    pub said: Option<Said>,
}

/// A decision, as it bears on one trip.
#[derive(Clone, Debug)]
pub struct Said {
    /// Which.
    pub decision: RecordId,
    /// Who said it: a desk speaks for the office that it hangs under.
    pub node: RecordId,
    /// When; of a date known in part, the latest day that it can be.
    pub day: NaiveDate,
    /// What.
    pub code: Decision,
    /// In which form.
    pub form: DecisionForm,
    /// The level that must still confirm it.
    pub confirm_by: Option<Level>,
    /// On which conditions.
    pub conditions: Option<String>,
    /// Our view of them.
    pub condition_view: Option<ConditionView>,
    /// For which part.
    pub part: Option<String>,
    /// Valid from.
    pub valid_from: Option<NaiveDate>,
    /// Valid to.
    pub valid_to: Option<NaiveDate>,
    /// Whether it is a firm yes on the day of the trip: the schema's view says so, and nothing else.
    pub firm: bool,
}

/// A request that the trip relies on.
#[derive(Clone, Debug)]
pub struct Applied {
    /// Which.
    pub request: RecordId,
    /// Withdrawn on, or taken out.
    pub withdrawn_on: Option<NaiveDate>,
    /// Notified to the notification system on.
    pub notified_on: Option<NaiveDate>,
    /// The notification was acknowledged on.
    pub acknowledged_on: Option<NaiveDate>,
}

/// A trip of ours that got through.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Which.
    pub trip: RecordId,
    /// When; of a date known in part, the latest day that it can be.
    pub day: NaiveDate,
}

/// An incident of ours on the road.
#[derive(Clone, Debug)]
pub struct Met {
    /// Which.
    pub incident: RecordId,
    /// When; of a date known in part, the latest day that it can be.
    pub day: NaiveDate,
    /// Its leading kind.
    pub kind: Option<IncidentKind>,
    /// Whether it restricted women.
    pub on_women: bool,
}

/// A directive or a movement ban that is in force on the way on the day.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The directive, or the incident that says so.
    pub record: RecordId,
    /// What it restricts; of an incident, movement.
    pub category: Option<DirectiveCategory>,
    /// What it does to the work.
    pub effect: Option<Effect>,
    /// Of a curfew: from which hour, to which.
    pub curfew: (Option<Hour>, Option<Hour>),
    /// In force to; nothing where nobody knows its end.
    pub until: Option<NaiveDate>,
}

impl Store {
    /// The trips that are planned for a day between these two and have no outcome yet, by day.
    ///
    /// # Errors
    /// When the database fails.
    pub fn planned(&self, from: NaiveDate, to: Option<NaiveDate>) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection().prepare_cached(PLANNED)?;
        let to = to.map(|day| day.to_string());
        let found = statement.query_map(named_params! { ":from": from.to_string(), ":to": to }, trip_id)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The trips whose day is over and of which nobody wrote what became of them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn without_outcome(&self, today: NaiveDate) -> Result<u64, StoreError> {
        Ok(self
            .connection()
            .prepare_cached(WITHOUT_OUTCOME)?
            .query_row([today.to_string()], |row| row.get(0))?)
    }

    /// What stands behind one trip, planned or not, as known on a day.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`].
    pub fn behind(&self, trip: RecordId, today: NaiveDate) -> Result<Planned, StoreError> {
        let connection = self.connection();
        let mut planned = connection
            .prepare_cached(TRIP)?
            .query_row([trip.number], |row| planned(trip, row))
            .optional()?
            .ok_or(StoreError::NoSuchRecord { id: trip })?;
        let words: Vec<(Word, Option<i64>, bool)> =
            connection.prepare_cached(WORDS)?.query_map([trip.number], word)?.collect::<Result<_, _>>()?;
        for (mut word, decision, firm) in words {
            word.first_day = current_round(connection, word.addressee.record)?.0;
            word.said = decision.map(|decision| self.said(decision, firm)).transpose()?;
            planned.words.push(word);
        }
        let relied: Vec<(i64, bool)> = connection
            .prepare_cached(RELIED)?
            .query_map([trip.number], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        planned.relied =
            relied.into_iter().map(|(decision, firm)| self.said(decision, firm)).collect::<Result<_, _>>()?;
        planned.requests = connection
            .prepare_cached(REQUESTS)?
            .query_map([trip.number], applied)?
            .collect::<Result<_, _>>()?;
        self.look_at_the_road(&mut planned, today)?;
        Ok(planned)
    }

    pub(super) fn said(&self, decision: i64, firm: bool) -> Result<Said, StoreError> {
        let said = |row: &Row<'_>| {
            Ok(Said {
                decision: RecordId { kind: Kind::Decision, number: decision },
                node: RecordId { kind: Kind::Actor, number: row.get(0)? },
                day: date(row, 1)?,
                code: term(row, 2)?.unwrap_or(Decision::Acknowledged),
                form: term(row, 3)?.unwrap_or(DecisionForm::Oral),
                confirm_by: term(row, 4)?,
                conditions: row.get(5)?,
                condition_view: term(row, 6)?,
                part: row.get(7)?,
                valid_from: optional_date(row, 8)?,
                valid_to: optional_date(row, 9)?,
                firm,
            })
        };
        Ok(self.connection().prepare_cached(SAID)?.query_row([decision], said)?)
    }

    fn look_at_the_road(&self, planned: &mut Planned, today: NaiveDate) -> Result<(), StoreError> {
        let connection = self.connection();
        let (origin, destination) = (planned.origin.number, planned.destination.number);
        let since = (today - Days::new(ROAD_DAYS)).to_string();
        let today_text = today.to_string();
        let passage = |row: &Row<'_>| Ok(Passage { trip: trip_id(row)?, day: date(row, 1)? });
        planned.passage = match planned.road {
            Some(road) => connection
                .prepare_cached(PASSAGE_BY_ROAD)?
                .query_row(named_params! { ":road": road.number, ":today": today_text }, passage)
                .optional()?,
            None => connection
                .prepare_cached(PASSAGE_BETWEEN)?
                .query_row(
                    named_params! {
                        ":origin": origin, ":destination": destination, ":today": today_text,
                        ":since": (today - Days::new(PASSAGE_DAYS)).to_string(),
                    },
                    passage,
                )
                .optional()?,
        };
        planned.incidents = connection
            .prepare_cached(INCIDENTS)?
            .query_map(
                named_params! {
                    ":road": planned.road.map(|road| road.number), ":origin": origin, ":destination": destination,
                    ":since": since, ":today": today_text,
                },
                met,
            )?
            .collect::<Result<_, _>>()?;
        planned.back = connection
            .prepare_cached(BACK)?
            .query_row(
                named_params! {
                    ":trip": planned.trip.number, ":origin": origin, ":destination": destination,
                    ":day": planned.date.first().to_string(),
                },
                |row| Ok((trip_id(row)?, partial_date(row, 1)?)),
            )
            .optional()?;
        self.look_at_the_rules(planned)
    }

    fn look_at_the_rules(&self, planned: &mut Planned) -> Result<(), StoreError> {
        let connection = self.connection();
        let route = self.route(&planned.stops())?;
        let day = planned.date.first().to_string();
        for sql in [DIRECTIVES, BANS] {
            let mut statement = connection.prepare_cached(sql)?;
            let found: Vec<(Rule, Option<i64>)> = statement
                .query_map(named_params! { ":day": day }, |row| Ok((rule(row)?, row.get(7)?)))?
                .collect::<Result<_, _>>()?;
            for (rule, area) in found {
                // A rule for several areas comes once for each; a rule for none is for everywhere.
                let known = planned.rules.iter().any(|other| other.record == rule.record);
                if !known && area.map_or(Ok(true), |area| route.meets(connection, area))? {
                    planned.rules.push(rule);
                }
            }
        }
        Ok(())
    }
}

impl Planned {
    /// The places that it touches.
    pub fn stops(&self) -> Vec<RecordId> {
        [self.origin, self.destination].into_iter().chain(self.road).collect()
    }
}

fn trip_id(row: &Row<'_>) -> rusqlite::Result<RecordId> {
    Ok(RecordId { kind: Kind::Trip, number: row.get(0)? })
}

fn record(row: &Row<'_>, at: usize, kind: Kind) -> rusqlite::Result<Option<RecordId>> {
    Ok(row.get::<_, Option<i64>>(at)?.map(|number| RecordId { kind, number }))
}

fn parsed<T: std::str::FromStr>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    Ok(row.get::<_, Option<String>>(at)?.and_then(|text| text.parse().ok()))
}

fn partial_date(row: &Row<'_>, at: usize) -> rusqlite::Result<PartialDate> {
    parsed(row, at)?.ok_or(rusqlite::Error::InvalidColumnType(at, "date".into(), rusqlite::types::Type::Text))
}

fn planned(trip: RecordId, row: &Row<'_>) -> rusqlite::Result<Planned> {
    let place = |at| Ok::<_, rusqlite::Error>(RecordId { kind: Kind::Place, number: row.get(at)? });
    Ok(Planned {
        trip,
        date: partial_date(row, 0)?,
        origin: place(1)?,
        destination: place(2)?,
        road: record(row, 3, Kind::Place)?,
        own: Own {
            vehicles: (row.get(4)?, row.get(5)?),
            persons: (row.get(6)?, row.get(7)?),
            women: row.get(8)?,
            permit_aboard: row.get(9)?,
            turn_back_by: parsed(row, 10)?,
            return_on: optional_date(row, 11)?,
            go_ahead: (parsed(row, 12)?, parsed(row, 13)?),
            led_by_other: row.get::<_, Option<bool>>(14)?.unwrap_or(false),
            decided_by: row.get(15)?,
            go: term(row, 16)?,
            notes: row.get(17)?,
        },
        words: Vec::new(),
        relied: Vec::new(),
        requests: Vec::new(),
        passage: None,
        incidents: Vec::new(),
        rules: Vec::new(),
        back: None,
    })
}

fn word(row: &Row<'_>) -> rusqlite::Result<(Word, Option<i64>, bool)> {
    let request = RecordId { kind: Kind::Request, number: row.get(0)? };
    let word = Word {
        addressee: RowId { record: request, row: row.get(1)? },
        node: RecordId { kind: Kind::Actor, number: row.get(2)? },
        needed: term(row, 3)?.unwrap_or(Needed::Yes),
        group: row.get(4)?,
        submitted_on: optional_date(row, 5)?,
        waits_on: record(row, 6, Kind::Actor)?,
        needed_by: optional_date(row, 7)?,
        first_day: date(row, 8)?,
        said: None,
    };
    Ok((word, row.get(9)?, row.get(10)?))
}

fn applied(row: &Row<'_>) -> rusqlite::Result<Applied> {
    Ok(Applied {
        request: RecordId { kind: Kind::Request, number: row.get(0)? },
        withdrawn_on: optional_date(row, 1)?,
        notified_on: optional_date(row, 2)?,
        acknowledged_on: optional_date(row, 3)?,
    })
}

fn met(row: &Row<'_>) -> rusqlite::Result<Met> {
    Ok(Met {
        incident: RecordId { kind: Kind::Incident, number: row.get(0)? },
        day: date(row, 1)?,
        kind: term(row, 2)?,
        on_women: row.get(3)?,
    })
}

fn rule(row: &Row<'_>) -> rusqlite::Result<Rule> {
    let kind = if row.get::<_, String>(1)? == "directive" { Kind::Directive } else { Kind::Incident };
    Ok(Rule {
        record: RecordId { kind, number: row.get(0)? },
        category: term(row, 2)?,
        effect: term(row, 3)?,
        curfew: (parsed(row, 4)?, parsed(row, 5)?),
        until: optional_date(row, 6)?,
    })
}

/// Of a trip whose day is known in part, the last day that it can be decides whether it is still to come.
const PLANNED: &str = "
SELECT id FROM trip
WHERE outcome IS NULL AND voided_on IS NULL AND reduced_on IS NULL AND date_last >= :from AND (:to IS NULL OR date_first <= :to)
ORDER BY date_first, id";

const WITHOUT_OUTCOME: &str = "
SELECT count(*) FROM trip WHERE outcome IS NULL AND voided_on IS NULL AND reduced_on IS NULL AND date_last < ?1";

const TRIP: &str = "
SELECT date, origin, destination, road, vehicles_planned, vehicles_on_paper, persons_planned, persons_on_paper,
    women_planned, permit_aboard, turn_back_by, return_on, go_ahead_asked_at, go_ahead_received_at, led_by_other,
    decided_by, go, notes
FROM trip WHERE id = ?1";

const WORDS: &str = "
SELECT s.request, w.n, w.node, s.needed, s.needed_group, w.submitted_on, w.waits_on, w.needed_by, r.first_day,
    s.decision, coalesce(s.firm, 0)
FROM trip_word s
JOIN request_addressee w ON w.id = s.addressee
JOIN request r ON r.id = s.request
WHERE s.trip = ?1
ORDER BY s.request, w.n";

const RELIED: &str = "SELECT decision, firm FROM trip_relied_decision WHERE trip = ?1 ORDER BY decision";

const SAID: &str = "
SELECT node, date_last, code, form, confirm_by, conditions, condition_view, part, valid_from, valid_to
FROM decision WHERE id = ?1";

const REQUESTS: &str = "
SELECT r.id, coalesce(r.withdrawn_on, r.voided_on), r.notified_on, r.notification_acknowledged_on
FROM trip_requests q JOIN request r ON r.id = q.value
WHERE q.trip = ?1
ORDER BY q.n";

/// We got through: what was cut short or turned back did not. One that another counts was made by us all the same. Of a
/// reduced trip the day is not known any more, and it is long ago.
const PASSAGE_BY_ROAD: &str = "
SELECT id, date_last FROM trip
WHERE road = :road AND voided_on IS NULL AND reduced_on IS NULL AND date_last <= :today
    AND outcome IN ('facilitated', 'delayed', 'stopped-then-passed')
ORDER BY date_last DESC, id DESC
LIMIT 1";

const PASSAGE_BETWEEN: &str = "
SELECT id, date_last FROM trip
WHERE ((origin = :origin AND destination = :destination) OR (origin = :destination AND destination = :origin))
    AND voided_on IS NULL AND date_first >= :since AND date_last <= :today
    AND outcome IN ('facilitated', 'delayed', 'stopped-then-passed')
ORDER BY date_last DESC, id DESC
LIMIT 1";

/// Where the trip names no road, what happened on trips between the same two stops.
const INCIDENTS: &str = "
SELECT f.id, f.day_last, f.kind,
    coalesce(f.gender_related, 0) OR EXISTS (
        SELECT 1 FROM incident_kinds k WHERE k.incident = f.id AND k.value = 'women-staff-restricted')
FROM fact_incident f
WHERE f.day_first >= :since AND f.day_last <= :today
    AND (f.road = :road OR (:road IS NULL AND f.trip IN (
        SELECT id FROM trip
        WHERE (origin = :origin AND destination = :destination)
            OR (origin = :destination AND destination = :origin))))
ORDER BY f.day_last DESC, f.id DESC";

const BACK: &str = "
SELECT t.id, t.date FROM trip t
JOIN trip own ON own.id = :trip
WHERE t.outcome IS NULL AND t.voided_on IS NULL AND t.origin = :destination AND t.destination = :origin
    AND t.date_last >= :day AND t.id <> own.id
ORDER BY coalesce(t.journey, '') <> coalesce(own.journey, ''), t.date_first, t.id
LIMIT 1";

/// What restricts movement or women: each for its areas, or for everywhere where it names none.
const DIRECTIVES: &str = "
SELECT x.id, 'directive', x.category, x.effect, x.curfew_from, x.curfew_to, x.in_force_to, a.value
FROM directive x
LEFT JOIN directive_areas a ON a.directive = x.id
WHERE x.voided_on IS NULL
    AND (x.category IN ('A3', 'women') OR x.curfew_from IS NOT NULL OR x.curfew_to IS NOT NULL)
    AND coalesce(x.in_force_from, x.date_first) <= :day
    AND (x.in_force_to IS NULL OR x.in_force_to >= :day) AND (x.lifted_on IS NULL OR x.lifted_on > :day)
ORDER BY x.date_first, x.id";

/// A ban that somebody announced. Its end is the day that was said, else the day on which it was solved.
const BANS: &str = "
SELECT i.id, 'incident', NULL, NULL, i.curfew_from, i.curfew_to, i.ban_until, coalesce(i.place, i.road)
FROM incident i
WHERE i.voided_on IS NULL AND i.date_first <= :day AND i.date_last >= date(:day, '-30 days')
    AND EXISTS (SELECT 1 FROM incident_kinds k WHERE k.incident = i.id AND k.value = 'movement-ban')
    AND (i.ban_until IS NULL OR i.ban_until >= :day) AND (i.solved_on IS NULL OR i.solved_on > :day)
ORDER BY i.date_first, i.id";
