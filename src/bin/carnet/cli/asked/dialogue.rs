//! The dialogue of a form: from the first question to what is stored, one question back, one line corrected.

use super::ask::{Line, Step, ask, hear, number};
use super::form::{Act, Form, name_of};
use super::question::Question;
use super::said::{Answered, Said};
use super::{Held, Rim, cautions};
use crate::cli::Failure;
use carnet::message::{Explain, Message};
use carnet::model::{Fault, Field, Kind, declaration, field_key};
use carnet::store::{Change, Store, StoreError, Stored};
use carnet::text::fold::fold;

/// What writing came to.
pub(super) enum Written {
    Done(Vec<Stored>),
    /// The entry cannot be taken as a whole.
    Faults(StoreError),
}

/// Who writes what a form came to.
pub(super) type Writer<'w> = dyn FnMut(&Said, &[Act], &mut Store, &Rim<'_>) -> Result<Written, Failure> + 'w;

/// Stores it as typed.
pub(super) fn typed(_: &Said, acts: &[Act], store: &mut Store, rim: &Rim<'_>) -> Result<Written, Failure> {
    match write(acts, store, rim) {
        Ok(stored) => Ok(Written::Done(stored)),
        Err(error @ StoreError::Faults { .. }) => Ok(Written::Faults(error)),
        Err(error) => Err(error.into()),
    }
}

/// Asks until all is said and confirmed, and stores it.
pub(super) fn hold(
    form: &dyn Form,
    said: &mut Said,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Held, Failure> {
    hold_from(form, said, false, &mut typed, store, rim)
}

/// The same, with the summary first when everything was said before.
pub(super) fn hold_from(
    form: &dyn Form,
    said: &mut Said,
    mut with_summary: bool,
    writer: &mut Writer<'_>,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Held, Failure> {
    let mut corrected: Option<&'static str> = None;
    // An answer taken back is what Enter takes when its question comes again.
    let mut taken_back: Option<Answered> = None;
    loop {
        let questions = all_questions(form, said, store, rim)?;
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
            match confirm(form, &questions, said, rim)? {
                Confirmed::Yes => {}
                Confirmed::Correct(name) => {
                    let is_new = questions.iter().all(|question| question.name != name);
                    said.extra.extend(is_new.then(|| name.to_owned()));
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
        match writer(said, &acts, store, rim)? {
            Written::Done(stored) => return Ok(Held::Done(stored)),
            Written::Faults(error) => match say_faults(&error, &acts, &questions, said, rim)? {
                Some(name) => corrected = Some(name),
                None => return Err(error.into()),
            },
        }
    }
}

/// The questions of the form, and further ones that were asked for.
pub(super) fn all_questions(
    form: &dyn Form,
    said: &Said,
    store: &Store,
    rim: &Rim<'_>,
) -> Result<Vec<Question>, StoreError> {
    let mut questions = form.questions(said, &rim.desk(store))?;
    for name in &said.extra {
        let Some((kind, field)) = name.split_once('.') else { continue };
        let Some(kind) = Kind::from_name(kind) else { continue };
        if let (Some(name), Some(field)) = (name_of(kind, field), declaration(kind).field(field))
            && questions.iter().all(|question| question.name != name)
        {
            let key = field_key(rim.catalogue, kind.name(), field.name);
            questions.push(Question::of(name, &key, field));
        }
    }
    Ok(questions)
}

/// The question of another field of the record, by its name or by what it is called.
fn further(form: &dyn Form, typed: &str, rim: &Rim<'_>) -> Option<&'static str> {
    let kind = form.kind()?;
    let wanted = fold(&typed.trim().trim_start_matches('-').replace(['-', '_'], " "));
    let is_called = |field: &&&'static Field| {
        let label = rim.catalogue.label(&field_key(rim.catalogue, kind.name(), field.name));
        [field.name.replace('_', " "), label].iter().any(|name| fold(name) == wanted)
    };
    let fields: Vec<&'static Field> = declaration(kind).all_fields().collect();
    name_of(kind, fields.iter().find(is_called)?.name)
}

enum Confirmed {
    Yes,
    Correct(&'static str),
    Back,
    Stop(super::ask::Stopped),
}

fn confirm(
    form: &dyn Form,
    questions: &[Question],
    said: &Said,
    rim: &Rim<'_>,
) -> Result<Confirmed, Failure> {
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
                None => match further(form, &typed, rim) {
                    Some(name) => return Ok(Confirmed::Correct(name)),
                    None => rim.tell(&Message::new("asked-confirm.help"))?,
                },
            },
        }
    }
}

/// Stores what a form came to, as one command: all of it, or nothing.
pub(super) fn write(acts: &[Act], store: &mut Store, rim: &Rim<'_>) -> Result<Vec<Stored>, StoreError> {
    let work = |change: &mut Change<'_>| done(acts, "typed", change);
    if rim.dry_run { store.rehearse(&rim.stamp, work) } else { store.change(&rim.stamp, work) }
}

/// Does it within one command.
pub(super) fn done(
    acts: &[Act],
    provenance: &str,
    change: &mut Change<'_>,
) -> Result<Vec<Stored>, StoreError> {
    let mut stored: Vec<Stored> = Vec::new();
    for act in acts {
        let id = match act {
            Act::Make { kind, values, within } => {
                let mut values = values.clone();
                if let (Some(link), Some(outer)) = (within, stored.last()) {
                    values.insert((*link).to_owned(), outer.id.to_string().into());
                }
                change.make(*kind, &values, provenance)?
            }
            Act::Edit { id, patch } => {
                change.edit(*id, patch, &[])?;
                *id
            }
        };
        stored.push(change.read(id)?);
    }
    Ok(stored)
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
        let (name, label) = match (question, name_of(*kind, field)) {
            (Some(question), _) => (question.name, question.label.clone()),
            // A field that no question of the form is about gets one.
            (None, Some(name)) => (name, Message::new(field_key(rim.catalogue, kind.name(), field))),
            (None, None) => continue,
        };
        if question.is_none() && !said.extra.iter().any(|extra| extra == name) {
            said.extra.push(name.to_owned());
        }
        let reason = Fault::new("", fault.reason.clone());
        let sentence = Message::new("record-labelled").with("label", label).with("value", reason.message());
        rim.tell(&sentence)?;
        rim.tell_hint(&reason)?;
        match first {
            None => {
                said.blank(name);
                first = Some(name);
            }
            Some(other) if other != name => said.forget(name),
            Some(_) => {}
        }
    }
    Ok(first)
}
