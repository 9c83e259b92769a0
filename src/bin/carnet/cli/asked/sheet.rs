//! The evening's vehicles on a terminal: a line each, the table, and they are stored as one command.

use super::ask::{Line, Step, Stopped, hear, number};
use super::drafts::Begun;
use super::form::Act;
use super::sheet_line::{Known, TALLY, read};
use super::{Rim, cautions, dialogue};
use crate::cli::record::Reader;
use crate::cli::{Failure, Session};
use carnet::message::{Explain, Message};
use carnet::model::{Kind, RecordId, Values};
use carnet::store::{Store, StoreError, Stored};
use carnet::text::clean::one_line;
use carnet::text::width::{fit, truncate};
use carnet::vocabulary::{Term, TripOutcome};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Planned trips that are offered, and vehicles that a sheet takes: with its prompt it is one screen of 24 lines.
const OFFERED: u32 = 8;
const ROWS: usize = 20;
/// Columns of the way and of the outcome.
const WAY: usize = 34;
const OUTCOME: usize = 19;

/// A vehicle.
struct Row {
    /// The planned trip of which it says what the road did.
    planned: Option<RecordId>,
    /// What is to be written.
    values: Values,
    /// The whole trip, for the table and for `=` and `<`.
    trip: Values,
}

/// The vehicles said so far, and the planned trips that were asked about.
#[derive(Default)]
struct Sheet {
    rows: Vec<Row>,
    asked: Vec<RecordId>,
    /// Whether all vehicles were said once, and the table was shown.
    is_full: bool,
}

/// What a draft keeps of a sheet.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    rows: Vec<(Option<String>, Values)>,
    asked: Vec<String>,
    is_full: bool,
    /// The line that was half typed.
    half: String,
}

/// Hears the vehicles, and stores them once they are seen to be right. Whoever stops is offered a draft.
pub(in crate::cli) fn evening(store: &mut Store, session: &Session) -> Result<Vec<Stored>, Failure> {
    carnet::guard::outlive_terminal();
    let rim = Rim::of(session);
    let (begun, body) = Begun::look((Kind::Trip, "sheet"), store, &rim)?;
    let mut sheet = Sheet::default();
    if let Some(kept) = body.and_then(|body| serde_json::from_value(body).ok()) {
        sheet.go_on_with(kept, store, &rim)?;
    }
    rim.tell(&Message::new("sheet-how"))?;
    match filled(&mut sheet, store, &rim) {
        Ok(Step::Said(stored)) => {
            begun.done(store, &rim)?;
            Ok(stored)
        }
        Ok(Step::Back) => Ok(Vec::new()),
        Ok(Step::Stop(stopped)) => Err(begun.stopped(stopped, sheet.body(&rim), store, &rim)?),
        Err(failure) => {
            begun.failed(sheet.body(&rim), store, &rim);
            Err(failure)
        }
    }
}

impl Sheet {
    /// What was kept, as far as the store takes it still: a planned trip may be written down or void by now.
    fn go_on_with(&mut self, kept: Kept, store: &mut Store, rim: &Rim<'_>) -> Result<(), Failure> {
        for (planned, values) in kept.rows {
            match whole(planned.and_then(|id| id.parse().ok()), values, store, rim)? {
                Ok(row) => self.rows.push(row),
                Err(error) => {
                    rim.tell(&error.message())?;
                    rim.tell_hint(&error)?;
                }
            }
        }
        self.asked = kept.asked.iter().filter_map(|id| id.parse().ok()).collect();
        self.is_full = kept.is_full;
        rim.half.replace(Some(kept.half));
        Ok(())
    }

    /// What a draft keeps; nothing where nothing would be lost.
    fn body(&self, rim: &Rim<'_>) -> Option<Value> {
        let half = rim.half.take().unwrap_or_default();
        if self.rows.is_empty() && half.is_empty() {
            return None;
        }
        let rows = self.rows.iter().map(|row| (row.planned.map(|id| id.to_string()), row.values.clone()));
        let asked = self.asked.iter().map(ToString::to_string).collect();
        serde_json::to_value(Kept { rows: rows.collect(), asked, is_full: self.is_full, half }).ok()
    }
}

/// Until the vehicles are stored; `Back` where there are none.
fn filled(sheet: &mut Sheet, store: &mut Store, rim: &Rim<'_>) -> Result<Step<Vec<Stored>>, Failure> {
    if !sheet.is_full
        && let Some(stopped) = gather(sheet, store, rim)?
    {
        return Ok(Step::Stop(stopped));
    }
    sheet.is_full = true;
    loop {
        let rows = &mut sheet.rows;
        if rows.is_empty() {
            rim.tell(&Message::new("sheet-nothing"))?;
            return Ok(Step::Back);
        }
        show(rows, store, rim)?;
        let heard = hear(&rim.catalogue.label("sheet-confirm"), &Message::new("sheet-confirm.help"), rim)?;
        match heard {
            Line::Back => match lines(rows, store, rim)? {
                None => continue,
                Some(stopped) => return Ok(Step::Stop(stopped)),
            },
            Line::Stop(stopped) => return Ok(Step::Stop(stopped)),
            Line::Typed(typed) => {
                match number(&typed, rows.len()) {
                    Some(at) => {
                        if let Some(stopped) = correct(at, rows, store, rim)? {
                            return Ok(Step::Stop(stopped));
                        }
                    }
                    None => rim.tell(&Message::new("sheet-confirm.help"))?,
                }
                continue;
            }
            Line::Empty => {}
        }
        let acts: Vec<Act> = rows.iter().map(act).collect();
        match cautions::seen(&acts, store, rim)? {
            Step::Said(()) => return Ok(Step::Said(dialogue::write(&acts, store, rim)?)),
            Step::Back => {}
            Step::Stop(stopped) => return Ok(Step::Stop(stopped)),
        }
    }
}

fn act(row: &Row) -> Act {
    match row.planned {
        Some(id) => Act::Edit { id, patch: row.values.clone() },
        None => Act::Make { kind: Kind::Trip, values: row.values.clone(), within: None },
    }
}

/// The planned trips of the day first, then the others.
fn gather(sheet: &mut Sheet, store: &mut Store, rim: &Rim<'_>) -> Result<Option<Stopped>, Failure> {
    let Sheet { rows, asked, .. } = sheet;
    let today = rim.stamp.today.format("%Y-%m-%d").to_string();
    let planned = store.planned_trips(rim.stamp.today, OFFERED)?;
    let todays = planned.into_iter().rev().filter(|way| way.day == today).filter_map(|way| way.planned);
    for trip in todays {
        if asked.contains(&trip) {
            continue;
        }
        let way = way(&store.read(trip)?.values, store, rim)?;
        let prompt = Message::new("sheet-planned").with("id", trip.to_string()).with("way", way);
        match heard(&rim.catalogue.say(&prompt), Some(trip), rows.last(), store, rim)? {
            Given::Row(row) => rows.push(row),
            Given::Nothing => {}
            Given::Stop(stopped) => return Ok(Some(stopped)),
        }
        asked.push(trip);
    }
    lines(rows, store, rim)
}

/// A line a vehicle, until an empty one.
fn lines(rows: &mut Vec<Row>, store: &mut Store, rim: &Rim<'_>) -> Result<Option<Stopped>, Failure> {
    while rows.len() < ROWS {
        let prompt = format!("{:>3} ", rows.len() + 1);
        match heard(&prompt, None, rows.last(), store, rim)? {
            Given::Row(row) => rows.push(row),
            Given::Nothing => return Ok(None),
            Given::Stop(stopped) => return Ok(Some(stopped)),
        }
    }
    rim.tell(&Message::new("sheet-full").with("count", ROWS))?;
    Ok(None)
}

/// Takes another line in place of one; an empty one leaves it, a dash takes it out.
fn correct(
    at: usize,
    rows: &mut Vec<Row>,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Option<Stopped>, Failure> {
    let before = at.checked_sub(1).and_then(|at| rows.get(at));
    let prompt = format!("{:>3} ", at + 1);
    match heard(&prompt, rows[at].planned, before, store, rim)? {
        Given::Row(row) if row.values.is_empty() => {
            rows.remove(at);
        }
        Given::Row(row) => rows[at] = row,
        Given::Nothing => {}
        Given::Stop(stopped) => return Ok(Some(stopped)),
    }
    Ok(None)
}

enum Given {
    Row(Row),
    Nothing,
    Stop(Stopped),
}

/// One line, asked again until the store would take it.
fn heard(
    prompt: &str,
    planned: Option<RecordId>,
    before: Option<&Row>,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Given, Failure> {
    loop {
        let line = match hear(prompt, &Message::new("sheet-how"), rim)? {
            Line::Empty => return Ok(Given::Nothing),
            Line::Stop(stopped) => return Ok(Given::Stop(stopped)),
            Line::Back => "<".to_owned(),
            Line::Typed(typed) => typed,
        };
        if line == "-" {
            return Ok(Given::Row(Row { planned, values: Values::new(), trip: Values::new() }));
        }
        let values = {
            let lookup = store.lookup(rim.stamp.today);
            let known = Known { lookup: &lookup, catalogue: rim.catalogue };
            read(&line, before.map(|row| &row.trip), planned.is_some(), &known)
        };
        match values {
            Ok(values) => match whole(planned, values, store, rim)? {
                Ok(row) => return Ok(Given::Row(row)),
                Err(error) => {
                    rim.tell(&error.message())?;
                    rim.tell_hint(&error)?;
                }
            },
            Err(why) => rim.tell(&why)?,
        }
    }
}

/// The row with its day and its road, if the store would take it.
fn whole(
    planned: Option<RecordId>,
    mut values: Values,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Result<Row, StoreError>, Failure> {
    if planned.is_none() {
        values.entry("date").or_insert_with(|| rim.stamp.today.format("%Y-%m-%d").to_string().into());
        let end = |name: &str| values.get(name).and_then(Value::as_str).and_then(|id| id.parse().ok());
        if let (Some(origin), Some(destination), false) =
            (end("origin"), end("destination"), values.contains_key("road"))
            && let Some(road) = store.road_between(origin, destination)?
        {
            values.insert("road".to_owned(), road.to_string().into());
        }
    }
    let row = Row { planned, values, trip: Values::new() };
    let tried = store.rehearse(&rim.stamp, |change| {
        let id = match act(&row) {
            Act::Edit { id, patch } => change.edit(id, &patch, &[]).map(|_| id)?,
            Act::Make { kind, values, .. } => change.make(kind, &values, "typed")?,
        };
        change.read(id)
    });
    match tried {
        Ok(stored) => Ok(Ok(Row { trip: stored.values, ..row })),
        Err(error @ StoreError::Faults { .. }) => Ok(Err(error)),
        Err(error) => Err(error.into()),
    }
}

fn show(rows: &[Row], store: &Store, rim: &Rim<'_>) -> Result<(), Failure> {
    rim.person.tell("")?;
    for (number, row) in (1..).zip(rows) {
        let text = |name: &str| row.trip.get(name).and_then(Value::as_str);
        let outcome = text("outcome").and_then(TripOutcome::from_code);
        let outcome = outcome.map(|term| rim.catalogue.label(&term.label_key())).unwrap_or_default();
        let mut facts: Vec<String> = Vec::new();
        let tally: Vec<String> =
            TALLY.iter().map_while(|field| row.trip.get(*field)).map(Value::to_string).collect();
        facts.push(tally.join("/"));
        for (field, mark) in [("hours_late", "h"), ("vehicles", "v"), ("persons", "p")] {
            facts.extend(row.trip.get(field).map(|number| format!("{number}{mark}")));
        }
        let way = way(&row.trip, store, rim)?;
        let line = format!(
            "{number:>3}  {}  {}  {}  {}",
            text("date").and_then(|date| date.get(5..)).unwrap_or_default(),
            fit(&truncate(&way, WAY), WAY),
            fit(&truncate(&outcome, OUTCOME), OUTCOME),
            facts.iter().filter(|fact| !fact.is_empty()).cloned().collect::<Vec<_>>().join(" "),
        );
        rim.person.tell(&truncate(line.trim_end(), 79))?;
    }
    Ok(())
}

/// `Goma > Rutshuru`
fn way(trip: &Values, store: &Store, rim: &Rim<'_>) -> Result<String, Failure> {
    let reader = Reader::of(store, rim.catalogue);
    let mut ends = Vec::new();
    for field in ["origin", "destination"] {
        let id: Option<RecordId> = trip.get(field).and_then(Value::as_str).and_then(|id| id.parse().ok());
        let name = id.map(|id| reader.name(id)).transpose()?.flatten().unwrap_or_default();
        ends.push(one_line(&name).into_owned());
    }
    Ok(ends.join(" > "))
}
