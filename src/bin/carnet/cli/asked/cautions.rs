//! Cautions for an area that a trip or a meeting touches are shown before it is stored. What was answered is not kept.

use super::Rim;
use super::ask::{Line, Step, hear, number};
use super::form::{Act, named};
use crate::cli::Failure;
use carnet::message::Message;
use carnet::model::{Kind, PartialDate, RecordId, Values};
use carnet::store::Store;
use carnet::vocabulary::{KeepApart, Term};
use serde_json::Value;

/// The fields that say where a trip or a meeting is.
const WHERE: [&str; 4] = ["origin", "destination", "road", "place"];

/// Shows the cautions that hold where these records are, and asks: go on, or change?
pub(super) fn seen(acts: &[Act], store: &Store, rim: &Rim<'_>) -> Result<Step<()>, Failure> {
    let mut found: Vec<RecordId> = Vec::new();
    for act in acts {
        let values = match act {
            Act::Make { kind: Kind::Trip | Kind::Meeting, values, .. } => values.clone(),
            Act::Edit { id, patch } if matches!(id.kind, Kind::Trip | Kind::Meeting) => {
                let mut values = store.read(*id)?.values;
                values.extend(patch.clone());
                values
            }
            _ => continue,
        };
        for caution in of(&values, store, rim)? {
            if !found.contains(&caution) {
                found.push(caution);
            }
        }
    }
    if found.is_empty() {
        return Ok(Step::Said(()));
    }
    rim.tell(&Message::new("asked-cautions"))?;
    for id in found {
        rim.person.tell(&format!("  {}", line(id, store, rim)?))?;
    }
    // Where nobody can be asked it is shown and no more: what has happened is to be kept all the same.
    if !rim.asks || rim.agrees {
        return Ok(Step::Said(()));
    }
    loop {
        let prompt = rim.catalogue.label("asked-caution-go-on");
        match hear(&prompt, &Message::new("asked-caution-go-on.help"), rim)? {
            Line::Typed(typed) if number(&typed, 2) == Some(0) => return Ok(Step::Said(())),
            Line::Typed(typed) if number(&typed, 2) == Some(1) => return Ok(Step::Back),
            Line::Back => return Ok(Step::Back),
            Line::Stop(stopped) => return Ok(Step::Stop(stopped)),
            Line::Typed(_) | Line::Empty => {}
        }
    }
}

/// The cautions that hold where a record is, on its day, or today where that is later.
fn of(values: &Values, store: &Store, rim: &Rim<'_>) -> Result<Vec<RecordId>, Failure> {
    use carnet::model::Lookup;
    let lookup = store.lookup(rim.stamp.today);
    let places: Vec<RecordId> = WHERE
        .iter()
        .filter_map(|field| values.get(*field)?.as_str())
        .filter_map(|text| lookup.record(Kind::Place, text).ok())
        .collect();
    let day = values.get("date").and_then(Value::as_str);
    let day = day.and_then(|text| PartialDate::typed(text, rim.stamp.today).ok()).map(PartialDate::first);
    let day = day.unwrap_or(rim.stamp.today).max(rim.stamp.today);
    Ok(store.cautions_on(&store.route(&places)?, day)?)
}

/// `Rutshuru: not with escort; until 2026-12-24`
fn line(id: RecordId, store: &Store, rim: &Rim<'_>) -> Result<String, Failure> {
    let caution = store.read(id)?.values;
    let area = caution.get("area").and_then(Value::as_str).and_then(|area| area.parse().ok());
    let apart: Vec<String> = caution
        .get("keep_apart_from")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|code| KeepApart::from_code(code.as_str()?))
        .map(|term| rim.catalogue.label(&term.label_key()))
        .collect();
    let line = Message::new("asked-caution")
        .with("area", area.map(|area| named(&rim.desk(store), area)).transpose()?.unwrap_or_default())
        .with("apart", apart.join(", "))
        .with("until", caution.get("until").and_then(Value::as_str).unwrap_or_default());
    Ok(rim.catalogue.say(&line))
}
