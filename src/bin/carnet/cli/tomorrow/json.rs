//! A trip for programs. A row holds codes, counts and dates; a page holds words too.

use super::words;
use carnet::analysis::{Hollow, Outlook, Sign, Standing, Step};
use carnet::model::Hour;
use carnet::vocabulary::{KeepApart, Term};
use chrono::NaiveDate;
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
pub(super) fn page(outlook: &Outlook, apart: &[KeepApart]) -> Value {
    let mut page = row(outlook);
    let (planned, own) = (&outlook.planned, &outlook.planned.own);
    let hour = |hour: Option<Hour>| hour.map(|hour| hour.to_string());
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    page["steps"] = outlook.steps.iter().map(step).collect();
    page["papers"] = json!({
        "permit_aboard": own.permit_aboard,
        "vehicles_planned": own.vehicles.0, "vehicles_on_paper": own.vehicles.1,
        "persons_planned": own.persons.0, "persons_on_paper": own.persons.1,
    });
    page["women"] = json!({
        "planned": own.women,
        "restrictions": outlook.on_women.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    page["notifications"] = planned
        .requests
        .iter()
        .map(|applied| {
            json!({
                "request": applied.request.to_string(), "sent": day(applied.notified_on),
                "acknowledged": day(applied.acknowledged_on), "withdrawn": day(applied.withdrawn_on),
            })
        })
        .collect();
    page["rules"] = planned
        .rules
        .iter()
        .map(|rule| {
            json!({
                "record": rule.record.to_string(), "category": rule.category.map(Term::code),
                "effect": rule.effect.map(Term::code), "curfew_from": hour(rule.curfew.0),
                "curfew_to": hour(rule.curfew.1), "until": day(rule.until),
            })
        })
        .collect();
    page["turn_back_by"] = json!(hour(own.turn_back_by));
    page["return"] = json!({
        "trip": planned.back.as_ref().map(|(trip, _)| trip.to_string()),
        "date": own.return_on.map(|day| day.to_string())
            .or(planned.back.as_ref().map(|(_, date)| date.to_string())),
    });
    page["green_light"] = json!({ "asked_at": hour(own.go_ahead.0), "received_at": hour(own.go_ahead.1) });
    page["incidents"] = planned.incidents.iter().map(|met| json!({
        "incident": met.incident.to_string(), "date": met.day.to_string(), "kind": met.kind.map(Term::code),
    })).collect();
    page["decided_by"] = json!(own.decided_by);
    page["keep_apart_from"] = apart.iter().map(|one| json!(one.code())).collect();
    page["notes"] = json!(own.notes);
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
