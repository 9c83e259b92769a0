//! A trip for programs. A row holds codes, counts and dates; a page holds words too.

use super::words;
use carnet::analysis::{Hollow, Outlook, Sign, Standing, Step};
use carnet::vocabulary::Term;
use serde_json::{Value, json};

/// One trip of the list.
pub(super) fn row(outlook: &Outlook) -> Value {
    let planned = &outlook.planned;
    let count = outlook.count;
    json!({
        "trip": planned.trip.to_string(),
        "date": planned.date.to_string(),
        "origin": planned.origin.to_string(),
        "destination": planned.destination.to_string(),
        "road": planned.road.map(|road| road.to_string()),
        "needed": count.needed, "firm": count.firm, "hollow": count.hollow, "pending": count.pending,
        "owing": count.owing, "ours": count.ours, "no": count.no,
        "until": outlook.until.map(|day| day.to_string()),
        "signs": outlook.signs.iter().map(sign).collect::<Vec<_>>(),
        "passage": planned.passage.as_ref().map(|passage| json!({
            "trip": passage.trip.to_string(), "date": passage.day.to_string(), "old": outlook.passage_is_old,
        })),
        "incidents": planned.incidents.len(),
        "led_by_other": planned.own.led_by_other,
        "go": planned.own.go.map(Term::code),
    })
}

/// The whole of one trip.
pub(super) fn page(outlook: &Outlook) -> Value {
    let mut page = row(outlook);
    page["steps"] = outlook.steps.iter().map(step).collect();
    page
}

fn sign(sign: &Sign) -> Value {
    let mut object = json!({ "sign": words::code(sign) });
    let mut set = |name: &str, value: Value| object[name] = value;
    match sign {
        Sign::No(count)
        | Sign::Ours(count)
        | Sign::Hollow(count)
        | Sign::Conditions(count)
        | Sign::Women(count) => {
            set("count", json!(count));
        }
        Sign::Pending { count, days, owing } => {
            set("count", json!(count));
            set("days", json!(days));
            set("owing", json!(owing));
        }
        Sign::Curfew(from) => set("from", json!(from.map(|hour| hour.to_string()))),
        Sign::Vehicles { on_paper, planned } | Sign::Persons { on_paper, planned } => {
            set("on_paper", json!(on_paper));
            set("planned", json!(planned));
        }
        Sign::EndsBeforeReturn(day) | Sign::Until(day) => set("date", json!(day.to_string())),
        Sign::Decided(go) => set("go", json!(go.code())),
        _ => {}
    }
    object
}

fn step(step: &Step) -> Value {
    let word = step.word.as_ref();
    let said = step.said();
    let (standing, why) = match &step.standing {
        Standing::Firm => ("firm", None),
        Standing::Hollow(why) => (
            "hollow",
            Some(match why {
                Hollow::Relayed => "relayed",
                Hollow::Unconfirmed(_) => "unconfirmed",
                Hollow::ConditionsOpen => "conditions-open",
                Hollow::ConditionsRefused => "conditions-refused",
                Hollow::NotYet(_) => "not-yet",
                Hollow::Expired(_) => "expired",
            }),
        ),
        Standing::Pending { .. } => ("pending", None),
        Standing::Ours => ("ours", None),
        Standing::No => ("no", None),
    };
    let (days, owed_since) = match &step.standing {
        Standing::Pending { days, owed_since } => (Some(days), owed_since.as_ref()),
        _ => (None, None),
    };
    json!({
        "addressee": word.map(|word| word.addressee.to_string()),
        "node": word.map(|word| word.node).or(said.map(|said| said.node)).map(|node| node.to_string()),
        "needed": word.map(|word| word.needed.code()),
        "needed_group": word.and_then(|word| word.group.as_deref()),
        "standing": standing, "why": why, "days": days,
        "owed_since": owed_since.map(ToString::to_string),
        "decision": said.map(|said| said.decision.to_string()),
        "said_by": said.map(|said| said.node.to_string()),
        "code": said.map(|said| said.code.code()),
        "form": said.map(|said| said.form.code()),
        "date": said.map(|said| said.day.to_string()),
        "valid_to": said.and_then(|said| said.valid_to).map(|day| day.to_string()),
        "part": said.and_then(|said| said.part.as_deref()),
        "conditions": said.and_then(|said| said.conditions.as_deref()),
    })
}
