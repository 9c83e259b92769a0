//! A slip at its review: what it says as answers of the form that asks for such an entry, to be completed and corrected.

use super::dialogue::{self, Written, all_questions};
use super::drafts::Begun;
use super::form::{Form, name_of, named, shown_value};
use super::said::{Answered, Said};
use super::sheet_line::TALLY;
use super::{Failure, Held, Rim, Step, forms, names};
use crate::cli::Session;
use carnet::import::{self, PROVENANCE, SlipError};
use carnet::model::read::value_of;
use carnet::model::{Kind, Lookup, Shape, Values, declaration};
use carnet::store::{Store, StoreError, Stored};
use carnet::vocabulary::{Attribution, Term, YesNoUnknown};
use serde_json::Value;

/// The verb under which a draft of a slip is kept.
const VERB: &str = "inbox ";

/// The slip whose form was open when a shell locked, and the kind that it was taken for.
pub(in crate::cli) fn resumed(store: &Store, session: &Session) -> Result<Option<(u32, Kind)>, Failure> {
    let Some(number) = session.kept().and_then(|kept| kept.draft.get()) else { return Ok(None) };
    let draft = store.drafts()?.into_iter().find(|draft| draft.number == number);
    Ok(draft.and_then(|draft| Some((draft.verb.strip_prefix(VERB)?.parse().ok()?, draft.kind))))
}

/// Asks what the store does not know by a slip's words, and what it lacks; shows it all, to be corrected line by line; and
/// takes it in. `None` where the person goes back.
pub(in crate::cli) fn slip(
    number: u32,
    kind: Kind,
    values: &Values,
    store: &mut Store,
    session: &Session,
) -> Result<Option<Vec<Stored>>, Failure> {
    carnet::guard::outlive_terminal();
    let rim = Rim::of(session);
    let verb = format!("{VERB}{number}");
    let (begun, body) = Begun::look((kind, &verb), store, &rim)?;
    let form = forms::of(kind, "log");
    let mut said: Said = match body.and_then(|body| serde_json::from_value(body).ok()) {
        Some(said) => said,
        None => Said::given(kind, values.clone()),
    };
    rim.half.replace(said.half.take());
    rim.inner.replace(said.inner.take().map(|inner| *inner));
    let mut found = said.given_of(kind);
    let before = found.clone();
    let step = names::found(kind, &mut found, store, &rim)?;
    said.give(kind, found);
    match step {
        Step::Said(()) => {}
        Step::Back => return Ok(None),
        Step::Stop(stopped) => {
            let is_begun = said.given_of(kind) != before || rim.half.borrow().is_some();
            said.half = rim.half.take();
            said.inner = rim.inner.take().map(Box::new);
            let body = if is_begun { serde_json::to_value(&said).ok() } else { None };
            return Err(begun.stopped(stopped, body, store, &rim)?);
        }
    }
    as_answers(kind, form.as_ref(), &mut said, store, &rim)?;
    let as_it_came = said.clone();
    let mut writer = |_: &Said, acts: &[super::form::Act], store: &mut Store, rim: &Rim<'_>| {
        let work = |change: &mut carnet::store::Change<'_>| dialogue::done(acts, PROVENANCE, change);
        match import::accept_as(store, &rim.stamp, number, rim.dry_run, work) {
            Ok(stored) => Ok(Written::Done(stored)),
            Err(SlipError::Store(error @ StoreError::Faults { .. })) => Ok(Written::Faults(error)),
            Err(error) => Err(error.into()),
        }
    };
    match dialogue::hold_from(form.as_ref(), &mut said, true, &mut writer, store, &rim) {
        Ok(Held::Done(stored)) => {
            begun.done(store, &rim)?;
            Ok(Some(stored))
        }
        Ok(Held::Stopped(stopped)) => {
            said.half = rim.half.take();
            said.inner = rim.inner.take().map(Box::new);
            // What only says what the slip says is not lost with it.
            let body = said.body().filter(|_| said != as_it_came);
            Err(begun.stopped(stopped, body, store, &rim)?)
        }
        Err(failure) => {
            begun.failed(said.body().filter(|_| said != as_it_came), store, &rim);
            Err(failure)
        }
    }
}

/// Makes answers of what a record says, so that each can be corrected; what cannot be read as one is asked, and what may
/// stay unsaid is taken as said.
fn as_answers(
    kind: Kind,
    form: &dyn Form,
    said: &mut Said,
    store: &Store,
    rim: &Rim<'_>,
) -> Result<(), Failure> {
    let mut unread = Vec::new();
    field_by_field(kind, &TALLY, said, &mut unread, store, rim)?;
    for (fields, answers) in in_one_answer(kind, &said.given_of(kind), store, rim)? {
        let mut given = said.given_of(kind);
        fields.iter().for_each(|field| _ = given.remove(*field));
        let mut tried = said.clone();
        tried.give(kind, given);
        answers.iter().for_each(|answer| tried.put(answer.clone()));
        let questions = all_questions(form, &tried, store, rim)?;
        let is_asked = |answer: &Answered| questions.iter().any(|question| question.name == answer.question);
        if answers.iter().all(is_asked) {
            *said = tried;
        }
    }
    field_by_field(kind, &[], said, &mut unread, store, rim)?;
    loop {
        let questions = all_questions(form, said, store, rim)?;
        let open = questions.iter().find(|question| {
            question.optional && said.answer(question.name).is_none() && !unread.contains(&question.name)
        });
        match open {
            Some(question) => said.put(Answered::nothing(question.name)),
            None => break,
        }
    }
    let questions = all_questions(form, said, store, rim)?;
    let names: Vec<String> = said.questions().chain(unread).map(str::to_owned).collect();
    for name in names {
        if questions.iter().all(|question| question.name != name) && !said.extra.contains(&name) {
            said.extra.push(name);
        }
    }
    Ok(())
}

/// Each field of its own as one answer. Rows stay as they are; what cannot be read is to be asked.
fn field_by_field(
    kind: Kind,
    but: &[&str],
    said: &mut Said,
    unread: &mut Vec<&'static str>,
    store: &Store,
    rim: &Rim<'_>,
) -> Result<(), Failure> {
    let mut given = said.given_of(kind);
    let desk = rim.desk(store);
    for field in declaration(kind).all_fields() {
        let is_rows = matches!(field.shape, Shape::Rows(_) | Shape::Row(_)) || but.contains(&field.name);
        let (Some(name), false) = (name_of(kind, field.name), is_rows) else { continue };
        let Some(raw) = given.remove(field.name) else { continue };
        match value_of(field.shape, field.name, &raw, &store.lookup(rim.stamp.today)) {
            Ok(Some(value)) if said.answer(name).is_none() => {
                let shown = shown_value(&desk, field.shape, &value)?;
                said.put(Answered::one(name, name, value, shown));
            }
            Ok(_) => {}
            Err(_) => unread.push(name),
        }
    }
    said.give(kind, given);
    Ok(())
}

/// Fields, and the answers in which a form asks for all of them.
type InOne = (Vec<&'static str>, Vec<Answered>);

/// What a form asks in one answer and a record keeps in several fields or in rows. Rows that say more than that stay as
/// they are.
fn in_one_answer(kind: Kind, given: &Values, store: &Store, rim: &Rim<'_>) -> Result<Vec<InOne>, Failure> {
    let rows = |name: &str| -> Vec<&Values> {
        let rows = given.get(name).and_then(Value::as_array);
        rows.into_iter().flatten().filter_map(Value::as_object).collect()
    };
    let only = |row: &Values, fields: &[&str]| row.keys().all(|name| fields.contains(&name.as_str()));
    let node = |row: &Values| -> Result<Option<(String, String)>, Failure> {
        let Some(text) = row.get("node").and_then(Value::as_str) else { return Ok(None) };
        let found = store.lookup(rim.stamp.today).record(Kind::Actor, text);
        let shown = found.ok().map(|id| Ok((id.to_string(), named(&rim.desk(store), id)?)));
        Ok(shown.transpose().map_err(|error: StoreError| error)?)
    };
    let mut all = Vec::new();
    if kind == Kind::Trip {
        let numbers: Vec<&Value> = TALLY.iter().map_while(|field| given.get(*field)).collect();
        let mut answer = Answered::nothing("trip.tally");
        answer.shown = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        for (field, number) in TALLY.iter().zip(&numbers) {
            answer.values.insert(format!("trip.{field}"), (*number).clone());
        }
        if !numbers.is_empty() {
            all.push((TALLY[..numbers.len()].to_vec(), vec![answer]));
        }
    }
    if kind == Kind::Incident
        && let [row] = rows("actors").as_slice()
        && only(row, &["node", "attribution", "on_orders"])
        && let Some((id, shown)) = node(row)?
    {
        let mut answers = vec![Answered::one("incident.who", "incident.who", id.into(), shown)];
        for (field, vocabulary) in
            [("attribution", Attribution::VOCABULARY), ("on_orders", YesNoUnknown::VOCABULARY)]
        {
            if let Some(code) = row.get(field).and_then(Value::as_str) {
                let name = format!("incident.{field}");
                let label = rim.catalogue.label(&vocabulary.label_key(code));
                answers.push(Answered::one(&name, &name, code.into(), label));
            }
        }
        all.push((vec!["actors"], answers));
    }
    let participants = rows("participants");
    if kind == Kind::Meeting && participants.iter().all(|row| only(row, &["node"])) {
        let mut found = Vec::new();
        for row in &participants {
            found.extend(node(row)?);
        }
        if !found.is_empty() && found.len() == participants.len() {
            let (ids, shown): (Vec<String>, Vec<String>) = found.into_iter().unzip();
            let answer = Answered::one("meeting.who", "meeting.who", ids.into(), shown.join(", "));
            all.push((vec!["participants"], vec![answer]));
        }
    }
    Ok(all)
}
