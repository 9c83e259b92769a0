//! A request: what, where, when, to whom; and to whom it has gone.

use crate::cli::asked::form::{Act, Desk, Form, List, named};
use crate::cli::asked::question::{Question, Takes};
use crate::cli::asked::said::{Answered, Said};
use crate::cli::record::last_day;
use carnet::model::{Kind, RecordId, Values};
use carnet::store::StoreError;
use serde_json::{Value, json};

/// The form of a request.
#[derive(Default)]
pub(super) struct Request {
    /// Another one, whose days and people are proposed.
    pub(super) like: Option<Values>,
}

impl Form for Request {
    fn kind(&self) -> Option<Kind> {
        Some(Kind::Request)
    }

    fn questions(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Question>, StoreError> {
        let mut list = List::new(said, desk);
        list.field("request.what").needed();
        if said.text("request.what") == Some("asset") {
            list.field("request.asset");
        }
        list.field("request.place").needed().among(desk.store.recent_places(6)?);
        list.field("request.first_day").needed();
        let of_like = |name: &str| self.like.as_ref()?.get(name).cloned();
        let last_day = self
            .like
            .as_ref()
            .zip(said.text("request.first_day"))
            .and_then(|(like, first)| last_day(like, first, desk.today));
        list.field("request.last_day").default(desk, last_day.map(Value::from))?;
        list.field("request.people").default(desk, of_like("people"))?;
        let last = desk.store.open_negotiations(6)?;
        if !last.is_empty() && self.like.is_none() {
            let first = last.first().map(|id| id.to_string().into());
            list.field("request.negotiation").among(last).default(desk, first)?.quiet();
        }
        if !said.is_given("request.addressees") {
            let whom = Takes::Records(Kind::Actor, desk.store.recent_actors(9)?);
            list.own("request.whom", "asked-whom", whom).needed();
        }
        let names = addressees(said, desk)?;
        if !names.is_empty() {
            let all: Vec<Value> = (0..names.len()).map(Value::from).collect();
            let all = Answered::one("request.sent", "request.sent", all.into(), names.join(", "));
            list.own("request.sent", "asked-sent", Takes::Rows(names)).answering(Some(all));
        }
        Ok(list.done())
    }

    fn acts(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Act>, StoreError> {
        let mut values = said.values(Kind::Request);
        let mut rows = rows(said);
        let sent: Vec<usize> = said
            .get("request.sent")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|at| usize::try_from(at.as_u64()?).ok())
            .collect();
        let open = rows.iter_mut().filter(|row| !row.contains_key("submitted_on"));
        for (_, row) in open.enumerate().filter(|(at, _)| sent.contains(at)) {
            row.insert("submitted_on".into(), desk.today.format("%Y-%m-%d").to_string().into());
        }
        if !rows.is_empty() {
            values.insert("addressees".into(), rows.into_iter().map(Value::Object).collect());
        }
        Ok(vec![Act::Make { kind: Kind::Request, values, within: None }])
    }
}

/// The rows of those who are asked: as answered, or as another request had them.
fn rows(said: &Said) -> Vec<Values> {
    let nodes = said.texts("request.whom");
    if !nodes.is_empty() {
        let row = |node: &str| match json!({ "node": node }) {
            Value::Object(row) => row,
            _ => Values::new(),
        };
        return nodes.into_iter().map(row).collect();
    }
    let given = said.get("request.addressees").and_then(Value::as_array);
    given.into_iter().flatten().filter_map(|row| row.as_object().cloned()).collect()
}

fn addressees(said: &Said, desk: &Desk<'_>) -> Result<Vec<String>, StoreError> {
    let mut names = Vec::new();
    for row in rows(said) {
        let id: Option<RecordId> = row.get("node").and_then(Value::as_str).and_then(|id| id.parse().ok());
        if row.contains_key("submitted_on") {
            continue;
        }
        names.extend(id.map(|id| named(desk, id)).transpose()?);
    }
    Ok(names)
}
