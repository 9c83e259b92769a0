//! An entry that is written where no store is open: the same form, with actors and places as words.

use super::dialogue::{self, Written};
use super::drafts::Begun;
use super::form::Act;
use super::said::Said;
use super::{Held, Rim, Stopped, forms};
use crate::cli::session::SessionError;
use crate::cli::terminal::{Heard, is_yes};
use crate::cli::{Failure, Session};
use carnet::import::{Entry, Slip, SlipError};
use carnet::message::Message;
use carnet::model::{Kind, Values};
use carnet::store::{Store, StoreError};
use serde_json::Value;

/// What is to be sealed.
pub(in crate::cli) struct Posted {
    pub(in crate::cli) entry: Entry,
    pub(in crate::cli) values: Values,
    /// How the command ends all the same, where somebody stopped and what they said goes as a note.
    pub(in crate::cli) stopped: Option<Failure>,
}

/// Asks for what flags do not say. Nothing can be kept of it where no store is open: who stops is offered to seal what was
/// said as a note, so that it is not lost and nobody reads it here.
pub(in crate::cli) fn posted(kind: Kind, given: Values, session: &Session) -> Result<Posted, Failure> {
    carnet::guard::outlive_terminal();
    let mut nowhere = Store::nowhere()?;
    let rim = Rim { in_words: true, ..Rim::of(session) };
    let form = forms::posted(kind);
    let mut said = Said::given(kind, given);
    // In a shell a store is open, and a draft waits in it as that of any form does.
    let mut open = session.kept().and_then(|kept| kept.take());
    let begun = match &open {
        Some(open) => {
            let (begun, body) = Begun::look((kind, "post"), open, &rim)?;
            if let Some(body) = body.and_then(|body| serde_json::from_value(body).ok()) {
                said = said.over(body);
                rim.half.replace(said.half.take());
            }
            Some(begun)
        }
        None => None,
    };
    let mut sealed = None;
    let mut writer = |_: &Said, acts: &[Act], _: &mut Store, rim: &Rim<'_>| {
        let Some(Act::Make { values, .. }) = acts.first() else { return Ok(Written::Done(Vec::new())) };
        match Slip::new(Entry::Record(kind), values, rim.stamp.today) {
            Ok(_) => sealed = Some(values.clone()),
            Err(SlipError::Store(error @ StoreError::Faults { .. })) => return Ok(Written::Faults(error)),
            Err(error) => return Err(error.into()),
        }
        Ok(Written::Done(Vec::new()))
    };
    let held = dialogue::hold_from(form.as_ref(), &mut said, false, &mut writer, &mut nowhere, &rim);
    let stopped = match held? {
        Held::Done(_) => {
            if let (Some(begun), Some(open)) = (&begun, &mut open) {
                begun.done(open, &rim)?;
            }
            let values = sealed.ok_or(SessionError::Interrupted)?;
            return Ok(Posted { entry: Entry::Record(kind), values, stopped: None });
        }
        Held::Stopped(stopped) => stopped,
    };
    said.half = rim.half.take();
    if let (Some(begun), Some(open)) = (&begun, &mut open) {
        return Err(begun.stopped(stopped, said.body(), open, &rim)?);
    }
    match said.is_empty() || !goes_as_a_note(stopped, &rim) {
        true => Err(stopped.into()),
        false => {
            let mut values = Values::new();
            values.insert("text".into(), as_note(kind, &said, &rim)?.into());
            Ok(Posted { entry: Entry::Note, values, stopped: Some(stopped.into()) })
        }
    }
}

fn goes_as_a_note(stopped: Stopped, rim: &Rim<'_>) -> bool {
    if stopped != Stopped::ByHand {
        return true;
    }
    match rim.person.hear(&rim.catalogue.label("asked-post-as-note")) {
        Ok(Heard::Line(line)) => line.is_empty() || is_yes(&line, rim.catalogue),
        Ok(Heard::Stop) => false,
        // Nobody is there any more to say no.
        Ok(Heard::End | Heard::Idle(_)) | Err(_) => true,
    }
}

/// What was said, a line an answer, under what its question is called.
fn as_note(kind: Kind, said: &Said, rim: &Rim<'_>) -> Result<String, Failure> {
    let nowhere = Store::nowhere()?;
    let form = forms::posted(kind);
    let mut lines = vec![rim.catalogue.label(&kind.label_key())];
    for question in dialogue::all_questions(form.as_ref(), said, &nowhere, rim)? {
        let answer = said.answer(question.name).filter(|answer| !answer.shown.is_empty());
        lines.extend(answer.map(|answer| {
            let line =
                Message::new("record-labelled").with("label", question.label).with("value", &answer.shown);
            rim.catalogue.say(&line)
        }));
    }
    for (name, value) in said.given_of(kind) {
        let value = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        lines.push(format!("{name}: {value}"));
    }
    lines.extend(said.half.clone());
    Ok(lines.join("\n"))
}
