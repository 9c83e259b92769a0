//! Kinds of record whose form is a plain list of their own fields.

use crate::cli::asked::form::{Act, Desk, Form, List};
use crate::cli::asked::question::Question;
use crate::cli::asked::said::Said;
use carnet::model::Kind;
use carnet::store::StoreError;
use serde_json::{Value, json};

/// A form of one kind.
pub(super) struct Plain {
    pub(super) kind: Kind,
    /// Whether it is stored without a summary.
    pub(super) short: bool,
}

/// Places offered where none is more likely than another.
const OFFERED: u32 = 6;

impl Form for Plain {
    fn kind(&self) -> Option<Kind> {
        Some(self.kind)
    }

    fn questions(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Question>, StoreError> {
        let mut list = List::new(said, desk);
        let today = || Some(Value::from(desk.today.format("%Y-%m-%d").to_string()));
        let places = || desk.store.recent_places(OFFERED);
        let actors = || desk.store.recent_actors(OFFERED);
        match self.kind {
            Kind::Actor => {
                list.field("actor.name").needed();
                list.field("actor.actor_type").needed();
                list.own("actor.levels", "asked-level", level_terms());
                if !self.short {
                    list.own("actor.parents", "asked-parent", records(Kind::Actor));
                }
            }
            Kind::Place => {
                list.field("place.name").needed();
                list.field("place.kind").needed();
                match said.text("place.kind") {
                    Some("road") => {
                        list.field("place.crosses");
                    }
                    Some("roadblock") => {
                        list.field("place.barrier");
                        list.field("place.parent");
                    }
                    _ => {
                        list.field("place.parent");
                    }
                }
                if !self.short {
                    list.field("place.pcode");
                }
            }
            Kind::Negotiation => {
                list.field("negotiation.title").needed();
                list.field("negotiation.objective").needed();
                list.field("negotiation.places").needed().among(places()?);
                list.field("negotiation.actors").among(actors()?);
                list.field("negotiation.highest_association");
                list.field("negotiation.opened").default(desk, today())?.quiet();
            }
            Kind::Decision => {
                list.field("decision.node").needed().among(actors()?);
                list.field("decision.code").needed();
                list.field("decision.date").default(desk, today())?;
                super::meeting::decision_details(&mut list, said, desk, "decision.node")?;
            }
            Kind::Promise => {
                list.field("promise.promised_by").needed();
                if said.text("promise.promised_by").is_some_and(|by| by != "us") {
                    list.field("promise.node").among(actors()?);
                }
                list.field("promise.kind").needed();
                list.field("promise.text");
                list.field("promise.due");
                list.field("promise.made_on").default(desk, today())?.quiet();
            }
            Kind::Directive => {
                list.field("directive.issued_by").needed().among(actors()?);
                list.field("directive.date").default(desk, today())?;
                list.field("directive.what").needed();
                list.field("directive.category");
                list.field("directive.areas").among(places()?);
                list.field("directive.effect");
                list.field("directive.deadline");
            }
            Kind::Caution => {
                list.field("caution.area").needed().among(places_to_adm3(desk)?);
                list.field("caution.keep_apart_from").needed();
                list.field("caution.until").default(desk, in_thirty_days(desk))?;
            }
            Kind::Event => {
                list.field("event.kind").needed();
                list.field("event.date").default(desk, today())?;
                match said.text("event.kind") {
                    Some("acceptance") => {
                        list.field("event.acceptance");
                    }
                    Some("private-advocacy" | "public-statement-ours" | "public-statement-joint") => {
                        list.field("event.forum");
                    }
                    Some("silence-decided") => {
                        list.field("event.silence_because");
                        list.field("event.review_on");
                    }
                    _ => {}
                }
                list.field("event.place").among(places()?);
                list.field("event.text");
            }
            // These have forms of their own, or none: an ask stands inside a meeting or an incident.
            Kind::Request | Kind::Meeting | Kind::Trip | Kind::Incident | Kind::Ask => {}
        }
        Ok(list.done())
    }

    fn acts(&self, said: &Said, _: &Desk<'_>) -> Result<Vec<Act>, StoreError> {
        let mut values = said.values(self.kind);
        if self.kind == Kind::Actor {
            row_of(&mut values, "levels", "level");
            row_of(&mut values, "parents", "parent");
        }
        Ok(vec![Act::Make { kind: self.kind, values, within: None }])
    }

    fn is_short(&self) -> bool {
        self.short
    }
}

/// One answer as the only row of a part.
fn row_of(values: &mut carnet::model::Values, rows: &str, field: &str) {
    if let Some(Value::String(text)) = values.get(rows).cloned()
        && !text.contains([' ', '='])
    {
        values.insert(rows.to_owned(), json!([{ field: text }]));
    }
}

fn level_terms() -> crate::cli::asked::question::Takes {
    use carnet::vocabulary::{Level, Term};
    let codes = Level::VOCABULARY.codes().collect();
    crate::cli::asked::question::Takes::One(Level::VOCABULARY, codes)
}

fn records(kind: Kind) -> crate::cli::asked::question::Takes {
    crate::cli::asked::question::Takes::Record(kind, Vec::new())
}

/// The districts of recent places: a caution names nothing finer than the third level.
fn places_to_adm3(desk: &Desk<'_>) -> Result<Vec<carnet::model::RecordId>, StoreError> {
    let reader = crate::cli::record::Reader::of(desk.store, desk.catalogue);
    let mut found = Vec::new();
    for place in desk.store.recent_places(20)? {
        if let Some(district) = reader.coarse(place)?
            && !found.contains(&district)
        {
            found.push(district);
        }
    }
    found.truncate(OFFERED as usize);
    Ok(found)
}

fn in_thirty_days(desk: &Desk<'_>) -> Option<Value> {
    let until = desk.today + chrono::Days::new(u64::from(carnet::model::caution::DAYS));
    Some(until.format("%Y-%m-%d").to_string().into())
}
