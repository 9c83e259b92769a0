//! Meetings: one that was held, with what was answered in it; and a call, in three answers.

use crate::cli::asked::form::{Act, Desk, Form, List};
use crate::cli::asked::question::{Question, Takes};
use crate::cli::asked::said::Said;
use carnet::model::{Kind, Lookup, RecordId, Values};
use carnet::store::StoreError;
use carnet::vocabulary::{Channel, Mode, Term};
use serde_json::{Value, json};

/// Actors offered.
const OFFERED: u32 = 6;

/// The form of a meeting.
pub(super) struct Meeting;

/// The form of a call: who, what they said, the next step.
pub(super) struct Call;

impl Form for Meeting {
    fn kind(&self) -> Option<Kind> {
        Some(Kind::Meeting)
    }

    fn questions(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Question>, StoreError> {
        let mut list = List::new(said, desk);
        let today = desk.today.format("%Y-%m-%d").to_string();
        list.field("meeting.date").default(desk, Some(today.into()))?;
        who(&mut list, said, desk)?;
        list.field("meeting.channel").default(desk, Some(Channel::InPerson.code().into()))?;
        if said.text("meeting.channel") == Some(Channel::InPerson.code()) {
            list.field("meeting.place").needed().among(desk.store.recent_places(OFFERED)?);
        }
        list.field("meeting.mode").default(desk, Some(Mode::Alone.code().into()))?.quiet();
        negotiation(&mut list, said, desk)?;
        list.field("meeting.topics").needed();
        if !said.is_given("meeting.decisions") {
            list.field("decision.code").called("asked-answered").optional();
            if said.text("decision.code").is_some() {
                decision_details(&mut list, said, desk, "meeting.who")?;
            }
        }
        list.field("meeting.next_step");
        if said.text("meeting.next_step").is_some() {
            list.field("meeting.next_step_on");
        }
        Ok(list.done())
    }

    fn acts(&self, said: &Said, _: &Desk<'_>) -> Result<Vec<Act>, StoreError> {
        let mut values = values(said);
        if said.text("decision.code").is_some() {
            let mut decision = said.values(Kind::Decision);
            if let Some(node) = said.texts("meeting.who").first() {
                decision.insert("node".into(), (*node).into());
            }
            values.insert("decisions".into(), json!([decision]));
        }
        Ok(vec![Act::Make { kind: Kind::Meeting, values, within: None }])
    }
}

impl Form for Call {
    fn kind(&self) -> Option<Kind> {
        Some(Kind::Meeting)
    }

    fn questions(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Question>, StoreError> {
        let mut list = List::new(said, desk);
        who(&mut list, said, desk)?;
        list.field("meeting.topics").called("asked-said").needed();
        list.field("meeting.next_step");
        let today = desk.today.format("%Y-%m-%d").to_string();
        list.field("meeting.date").default(desk, Some(today.into()))?.quiet();
        list.field("meeting.channel").default(desk, Some(Channel::Phone.code().into()))?.quiet();
        list.field("meeting.mode").default(desk, Some(Mode::Alone.code().into()))?.quiet();
        negotiation(&mut list, said, desk)?;
        Ok(list.done())
    }

    fn acts(&self, said: &Said, _: &Desk<'_>) -> Result<Vec<Act>, StoreError> {
        Ok(vec![Act::Make { kind: Kind::Meeting, values: values(said), within: None }])
    }

    fn is_short(&self) -> bool {
        true
    }
}

fn who(list: &mut List<'_>, said: &Said, desk: &Desk<'_>) -> Result<(), StoreError> {
    if !said.is_given("meeting.participants") {
        let who = Takes::Records(Kind::Actor, desk.store.recent_actors(OFFERED)?);
        list.own("meeting.who", "asked-with-whom", who).needed();
    }
    Ok(())
}

/// The negotiation is proposed where only one can be meant.
fn negotiation(list: &mut List<'_>, said: &Said, desk: &Desk<'_>) -> Result<(), StoreError> {
    let proposed = match said.texts("meeting.who").first().and_then(|id| id.parse().ok()) {
        Some(node) => desk.store.negotiation_with(node)?,
        None => None,
    };
    let question = list.field("meeting.negotiation").among(desk.store.open_negotiations(OFFERED)?);
    question.default(desk, proposed.map(|id| id.to_string().into()))?.quiet();
    Ok(())
}

/// What follows from an answer: which request it answers, conditions, until when.
pub(super) fn decision_details(
    list: &mut List<'_>,
    said: &Said,
    desk: &Desk<'_>,
    node: &str,
) -> Result<(), StoreError> {
    if !said.is_given("decision.request") && !said.is_given("decision.addressee") {
        let node: Option<RecordId> = said
            .texts(node)
            .first()
            .and_then(|text| desk.store.lookup(desk.today).record(Kind::Actor, text).ok());
        let rows = node.map(|node| desk.store.rows_waiting_for(node)).transpose()?.unwrap_or_default();
        if let Some(first) = rows.first().copied() {
            let answer = crate::cli::asked::said::Answered::one(
                "decision.addressee",
                "decision.addressee",
                first.to_string().into(),
                first.to_string(),
            );
            let question = list.own("decision.addressee", "asked-answers", Takes::Row(rows));
            question.optional().answering(Some(answer));
        }
    }
    match said.text("decision.code") {
        Some("conditional") => {
            list.field("decision.conditions");
            list.field("decision.condition_view");
            list.field("decision.valid_to");
        }
        Some("granted") => {
            list.field("decision.valid_to");
        }
        Some("partial") => {
            list.field("decision.part");
            list.field("decision.valid_to");
        }
        _ => {}
    }
    Ok(())
}

fn values(said: &Said) -> Values {
    let mut values = said.values(Kind::Meeting);
    let nodes = said.texts("meeting.who");
    if !nodes.is_empty() {
        let rows: Vec<Value> = nodes.into_iter().map(|node| json!({ "node": node })).collect();
        values.insert("participants".into(), rows.into());
    }
    values
}
