//! An incident: what happened, at what, by whom, what was demanded; alone, or as the end of a trip's form.

use crate::cli::asked::form::{Act, Desk, Form, List};
use crate::cli::asked::question::{Question, Takes};
use crate::cli::asked::said::Said;
use carnet::model::{Kind, Values};
use carnet::store::StoreError;
use carnet::vocabulary::{Attribution, IncidentKind, Setting, Term};
use serde_json::{Value, json};

/// The form of an incident.
pub(super) struct Incident;

impl Form for Incident {
    fn kind(&self) -> Option<Kind> {
        Some(Kind::Incident)
    }

    fn questions(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Question>, StoreError> {
        let mut list = List::new(said, desk);
        let today = desk.today.format("%Y-%m-%d").to_string();
        list.field("incident.date").default(desk, Some(today.into()))?;
        list.field("incident.kinds").needed().offering(on_the_road());
        let setting = proposed_setting(said);
        list.field("incident.setting").needed().default(desk, setting.map(|term| term.code().into()))?;
        if !said.is_given("incident.road") && !said.is_given("incident.place_text") {
            list.field("incident.place").needed().among(desk.store.recent_places(6)?);
        }
        details(&mut list, said, desk)?;
        Ok(list.done())
    }

    fn acts(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Act>, StoreError> {
        let values = values(said, desk)?.unwrap_or_default();
        Ok(vec![Act::Make { kind: Kind::Incident, values, within: None }])
    }
}

/// The kinds that happen on the road.
pub(super) fn on_the_road() -> Vec<&'static str> {
    IncidentKind::ALL.iter().filter(|kind| kind.is_on_the_road()).map(|kind| kind.code()).collect()
}

fn kinds(said: &Said) -> Vec<IncidentKind> {
    said.texts("incident.kinds").into_iter().filter_map(IncidentKind::from_code).collect()
}

fn proposed_setting(said: &Said) -> Option<Setting> {
    IncidentKind::proposed_setting(&kinds(said))
}

fn setting(said: &Said) -> Option<Setting> {
    said.text("incident.setting").and_then(Setting::from_code).or_else(|| proposed_setting(said))
}

/// What follows from the kinds. Of sexual violence nothing but the date of referral (domain.md, fact 7).
pub(super) fn details(list: &mut List<'_>, said: &Said, desk: &Desk<'_>) -> Result<(), StoreError> {
    let kinds = kinds(said);
    if kinds.is_empty() {
        return Ok(());
    }
    if kinds.contains(&IncidentKind::SexualViolenceOrHarassment) {
        list.field("incident.referred_on");
        return Ok(());
    }
    if setting(said) == Some(Setting::Checkpoint) {
        list.field("incident.barrier");
    }
    if !said.is_given("incident.actors") {
        let who = Takes::Record(Kind::Actor, desk.store.recent_actors(6)?);
        list.own("incident.who", "asked-who", who).optional();
        if said.text("incident.who").is_some() {
            list.own("incident.attribution", "asked-attribution", {
                Takes::One(Attribution::VOCABULARY, Attribution::VOCABULARY.codes().collect())
            })
            .answering(Some(crate::cli::asked::form::term_answer(
                desk,
                "incident.attribution",
                Attribution::VOCABULARY,
                Attribution::Sure.code(),
            )))
            .quiet();
            if kinds.iter().any(|kind| kind.asks_about_orders()) {
                use carnet::vocabulary::YesNoUnknown;
                let codes = YesNoUnknown::VOCABULARY.codes().collect();
                list.own(
                    "incident.on_orders",
                    "asked-on-orders",
                    Takes::One(YesNoUnknown::VOCABULARY, codes),
                )
                .optional();
            }
        }
    }
    if kinds.iter().any(|kind| kind.demands_money()) && !said.is_given("incident.asks") {
        list.own("incident.demand", "asked-demand", Takes::Money(desk.store.last_currency()?)).optional();
    }
    if kinds.contains(&IncidentKind::FeeDemanded) {
        list.field("incident.paper_given");
    }
    list.field("incident.what_happened");
    Ok(())
}

/// An amount and its currency as a row.
pub(super) fn demand(said: &Said) -> Values {
    let mut row = Values::new();
    for field in ["amount", "currency"] {
        if let Some(value) = said.get(&format!("money.{field}")) {
            row.insert(field.to_owned(), value.clone());
        }
    }
    row
}

/// The incident as said; `None` where no kind was named.
pub(super) fn values(said: &Said, _: &Desk<'_>) -> Result<Option<Values>, StoreError> {
    let kinds = kinds(said);
    if kinds.is_empty() {
        return Ok(None);
    }
    let mut values = said.values(Kind::Incident);
    if let Some(setting) = proposed_setting(said) {
        values.entry("setting").or_insert_with(|| setting.code().into());
    }
    if let Some(node) = said.text("incident.who") {
        let mut row = Values::new();
        row.insert("node".into(), node.into());
        for field in ["attribution", "on_orders"] {
            if let Some(code) = said.text(&format!("incident.{field}")) {
                row.insert(field.into(), code.into());
            }
        }
        values.insert("actors".into(), json!([row]));
        if said.get("money.amount").is_some() {
            let ask = kinds.iter().find(|kind| kind.demands_money()).and_then(|kind| kind.own_ask());
            let mut row = demand(said);
            row.extend(ask.map(|ask| ("kind".to_owned(), Value::from(ask.code()))));
            values.insert("asks".into(), json!([row]));
        }
    }
    Ok(Some(values))
}
