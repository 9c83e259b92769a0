//! The dialogue of a form: from the first question to what is stored, one question back, one line corrected.

use super::ask::{Line, Step, ask, hear, number};
use super::form::{Act, Form};
use super::question::Question;
use super::said::{Answered, Said};
use super::{Held, Rim, cautions};
use crate::cli::Failure;
use carnet::message::{Explain, Message};
use carnet::model::Fault;
use carnet::store::{Change, Store, StoreError, Stored};

/// Asks until all is said and confirmed, and stores it.
pub(super) fn hold(
    form: &dyn Form,
    said: &mut Said,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Held, Failure> {
    hold_from(form, said, false, store, rim)
}

/// The same, with the summary first when everything was said before.
pub(super) fn hold_from(
    form: &dyn Form,
    said: &mut Said,
    mut with_summary: bool,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Held, Failure> {
    let mut corrected: Option<&'static str> = None;
    // An answer taken back is what Enter takes when its question comes again.
    let mut taken_back: Option<Answered> = None;
    loop {
        let questions = form.questions(said, &rim.desk(store))?;
        let next = match corrected.take() {
            Some(name) => questions.iter().find(|question| question.name == name).map(|q| (q, true)),
            None => questions
                .iter()
                .find(|question| said.answer(question.name).is_none())
                .map(|question| (question, !question.quiet)),
        };
        if let Some((question, false)) = next {
            let proposed = question.default.clone().unwrap_or_else(|| Answered::nothing(question.name));
            said.put(Answered { proposed: true, ..proposed });
            continue;
        }
        if let Some((question, true)) = next {
            let mut question = question.clone();
            let before = taken_back.take().filter(|answer| answer.question == question.name);
            let before = said.answer(question.name).cloned().or(before);
            if let Some(answer) = before.filter(|answer| !answer.shown.is_empty()) {
                question.default = Some(answer);
            }
            match ask(&question, store, rim)? {
                Step::Said(answer) => said.put(answer),
                Step::Back => {
                    taken_back = said.take_back();
                    if taken_back.is_none() {
                        rim.tell(&Message::new("asked-first"))?;
                    }
                }
                Step::Stop(stopped) => return Ok(Held::Stopped(stopped)),
            }
            if let Some(day) = rim.day.take() {
                said.put(Answered::one("trip.date", "trip.date", day.clone().into(), day));
            }
            continue;
        }
        let names: Vec<&str> = questions.iter().map(|question| question.name).collect();
        said.only(&names);
        if (with_summary || !form.is_short()) && !rim.agrees {
            match confirm(&questions, said, rim)? {
                Confirmed::Yes => {}
                Confirmed::Correct(name) => {
                    corrected = Some(name);
                    continue;
                }
                Confirmed::Back => {
                    taken_back = said.take_back();
                    if taken_back.is_none() {
                        rim.tell(&Message::new("asked-first"))?;
                    }
                    continue;
                }
                Confirmed::Stop(stopped) => return Ok(Held::Stopped(stopped)),
            }
        }
        let acts = form.acts(said, &rim.desk(store))?;
        match cautions::seen(&acts, store, rim)? {
            Step::Said(()) => {}
            Step::Back => {
                with_summary = true;
                continue;
            }
            Step::Stop(stopped) => return Ok(Held::Stopped(stopped)),
        }
        match write(&acts, store, rim) {
            Ok(stored) => return Ok(Held::Done(stored)),
            Err(error) => match say_faults(&error, &acts, &questions, said, rim)? {
                Some(name) => corrected = Some(name),
                None => return Err(error.into()),
            },
        }
    }
}

enum Confirmed {
    Yes,
    Correct(&'static str),
    Back,
    Stop(super::ask::Stopped),
}

fn confirm(questions: &[Question], said: &Said, rim: &Rim<'_>) -> Result<Confirmed, Failure> {
    rim.person.tell("")?;
    for (number, question) in (1..).zip(questions) {
        let shown = said.answer(question.name).map_or("", |answer| answer.shown.as_str());
        let line = Message::new("record-labelled")
            .with("label", question.label.clone())
            .with("value", if shown.is_empty() { "–" } else { shown });
        rim.person.tell(&format!("{number:>3}  {}", rim.catalogue.say(&line)))?;
    }
    loop {
        match hear(&rim.catalogue.label("asked-confirm"), &Message::new("asked-confirm.help"), rim)? {
            Line::Empty => return Ok(Confirmed::Yes),
            Line::Back => return Ok(Confirmed::Back),
            Line::Stop(stopped) => return Ok(Confirmed::Stop(stopped)),
            Line::Typed(typed) => match number(&typed, questions.len()) {
                Some(at) => return Ok(Confirmed::Correct(questions[at].name)),
                None => rim.tell(&Message::new("asked-confirm.help"))?,
            },
        }
    }
}

/// Stores what a form came to, as one command: all of it, or nothing.
pub(super) fn write(acts: &[Act], store: &mut Store, rim: &Rim<'_>) -> Result<Vec<Stored>, StoreError> {
    let work = |change: &mut Change<'_>| {
        let mut stored: Vec<Stored> = Vec::new();
        for act in acts {
            let id = match act {
                Act::Make { kind, values, within } => {
                    let mut values = values.clone();
                    if let (Some(link), Some(outer)) = (within, stored.last()) {
                        values.insert((*link).to_owned(), outer.id.to_string().into());
                    }
                    change.make(*kind, &values, "typed")?
                }
                Act::Edit { id, patch } => {
                    change.edit(*id, patch, &[])?;
                    *id
                }
            };
            stored.push(change.read(id)?);
        }
        Ok(stored)
    };
    if rim.dry_run { store.rehearse(&rim.stamp, work) } else { store.change(&rim.stamp, work) }
}

/// Says what is wrong with an entry as a whole, and gives the question to be asked again; the answers to any others
/// that are to blame are forgotten.
fn say_faults(
    error: &StoreError,
    acts: &[Act],
    questions: &[Question],
    said: &mut Said,
    rim: &Rim<'_>,
) -> Result<Option<&'static str>, Failure> {
    let StoreError::Faults { kind, faults, .. } = error else { return Ok(None) };
    let is_ours = acts.iter().any(|act| match act {
        Act::Make { kind: made, .. } => made == kind,
        Act::Edit { id, .. } => id.kind == *kind,
    });
    let mut first = None;
    for fault in faults.iter().filter(|_| is_ours) {
        let field = fault.field.split(['[', '.']).next().unwrap_or_default();
        let key = format!("{}.{field}", kind.name());
        let question = questions.iter().find(|question| {
            question.name == key
                || said.answer(question.name).is_some_and(|answer| answer.values.contains_key(&key))
        });
        let Some(question) = question else { continue };
        let reason = Fault::new("", fault.reason.clone());
        let sentence = Message::new("record-labelled")
            .with("label", question.label.clone())
            .with("value", reason.message());
        rim.tell(&sentence)?;
        rim.tell_hint(&reason)?;
        match first {
            None => {
                said.blank(question.name);
                first = Some(question.name);
            }
            Some(name) if name != question.name => said.forget(question.name),
            Some(_) => {}
        }
    }
    Ok(first)
}
