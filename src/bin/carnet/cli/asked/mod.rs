//! Asked mode: what a command was not told by flags is asked, a short list of questions for each kind of entry.
//!
//! A [`Form`](form::Form) gives its questions as values, from what was said so far; [`dialogue`] asks them of a
//! [`Person`], reads each answer at once with `model::read`, and stores the entry as one command. So most tests need
//! no terminal. Somebody who stops is offered a draft inside the encrypted store.
//!
//! Absent here: rules of the field (`model`, `vocabulary` and the store have them), and any question for what
//! domain.md, facts 6 and 7, keep out of the log.

mod ask;
mod cautions;
mod dialogue;
mod form;
mod forms;
mod pick;
mod question;
mod said;
mod sheet;
mod sheet_line;
#[cfg(test)]
mod tests;

pub(super) use pick::candidate;
pub(super) use sheet::evening;
pub(super) use sheet_line::{outcome, tally_fields};

use super::kept::Kept;
use super::session::SessionError;
use super::terminal::{Heard, Person, is_yes};
use super::{Failure, Session};
use ask::{Step, Stopped};
use carnet::message::{Catalogue, Explain, Message};
use carnet::model::read::value_of;
use carnet::model::{Kind, Values};
use carnet::store::{Draft, Stamp, Store, Stored};
use form::{Act, Desk, Form};
use said::Said;
use std::cell::RefCell;

/// What a dialogue has around it.
pub(super) struct Rim<'a> {
    person: &'a dyn Person,
    catalogue: &'a Catalogue,
    stamp: Stamp,
    /// Whether anybody can be asked.
    asks: bool,
    /// Whether what is asked only to make sure is answered by `--yes`.
    agrees: bool,
    dry_run: bool,
    /// Another day than today, said where the way was asked for.
    day: RefCell<Option<String>>,
    /// What was half typed before, for the next question.
    half: RefCell<Option<String>>,
    /// What was said of an actor or a place that was being made on the spot.
    inner: RefCell<Option<Said>>,
    /// What outlives the command, in a shell.
    kept: Option<&'a Kept>,
}

impl<'a> Rim<'a> {
    pub(super) fn of(session: &'a Session) -> Self {
        Self {
            person: session.person(),
            catalogue: session.catalogue(),
            stamp: session.stamp(),
            asks: session.can_ask(),
            agrees: session.agrees(),
            dry_run: session.dry_run(),
            day: RefCell::default(),
            half: RefCell::default(),
            inner: RefCell::default(),
            kept: session.kept(),
        }
    }

    fn desk<'d>(&'d self, store: &'d Store) -> Desk<'d> {
        Desk { store, catalogue: self.catalogue, today: self.stamp.today }
    }

    fn tell(&self, message: &Message) -> Result<(), Failure> {
        Ok(self.person.tell(&self.catalogue.say(message))?)
    }

    fn tell_hint(&self, error: &dyn Explain) -> Result<(), Failure> {
        match error.hint() {
            Some(hint) => self.tell(&hint),
            None => Ok(()),
        }
    }
}

/// How a dialogue ended.
enum Held {
    /// This is stored.
    Done(Vec<Stored>),
    /// Somebody stopped.
    Stopped(Stopped),
}

/// Whether something that the entry cannot be without is not said.
pub(super) fn is_incomplete(kind: Kind, verb: &str, values: &Values) -> bool {
    let said = |name: &str| values.get(name).is_some_and(|value| !value.is_null());
    let outcome = kind == Kind::Trip && verb == "log" && !said("outcome");
    outcome
        || carnet::model::declaration(kind).fields.iter().any(|field| {
            let follows = kind == Kind::Caution && field.name == "until";
            field.required && !follows && !said(field.name)
        })
}

/// Asks for what flags do not say, and stores the entry. A draft of the same command can be gone on with; somebody who
/// stops is offered to keep one. `like` is the request whose days and people are proposed.
pub(super) fn entry(
    kind: Kind,
    verb: &str,
    given: Values,
    like: Option<Values>,
    store: &mut Store,
    session: &Session,
) -> Result<Vec<Stored>, Failure> {
    let rim = Rim::of(session);
    let form = like.map_or_else(|| forms::of(kind, verb), forms::request_like);
    let said = Said::given(kind, given);
    run(form.as_ref(), (kind, verb), said, false, store, &rim)
}

/// Shows the cautions for an entry that flags say whole. Who wants to change it gets its questions.
pub(super) fn whole(
    kind: Kind,
    verb: &str,
    values: &Values,
    store: &mut Store,
    session: &Session,
) -> Result<Option<Vec<Stored>>, Failure> {
    let rim = Rim::of(session);
    let act = Act::Make { kind, values: values.clone(), within: None };
    match cautions::seen(&[act], store, &rim)? {
        Step::Said(()) => Ok(None),
        Step::Stop(stopped) => Err(stopped.into()),
        Step::Back => {
            let form = forms::of(kind, verb);
            let said = to_correct(kind, values, &rim.desk(store))?;
            run(form.as_ref(), (kind, verb), said, true, store, &rim).map(Some)
        }
    }
}

/// When and where, as answers that can be corrected; the rest as flags said it.
fn to_correct(kind: Kind, values: &Values, desk: &Desk<'_>) -> Result<Said, Failure> {
    let names = ["date", "origin", "destination", "road", "place"];
    let (mut given, mut answers) = (Values::new(), Vec::new());
    for (name, raw) in values {
        let field = carnet::model::declaration(kind).field(name).filter(|_| names.contains(&name.as_str()));
        let value = field.and_then(|field| {
            let value = value_of(field.shape, name, raw, &desk.store.lookup(desk.today)).ok()??;
            Some((field, value))
        });
        match value {
            Some((field, value)) => {
                let key = format!("{}.{name}", kind.name());
                let shown = form::shown_value(desk, field.shape, &value)?;
                answers.push(said::Answered::one(&key, &key, value, shown));
            }
            None => {
                given.insert(name.clone(), raw.clone());
            }
        }
    }
    let mut said = Said::given(kind, given);
    answers.into_iter().for_each(|answer| said.put(answer));
    Ok(said)
}

fn run(
    form: &dyn Form,
    (kind, verb): (Kind, &str),
    mut said: Said,
    with_summary: bool,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Vec<Stored>, Failure> {
    carnet::guard::outlive_terminal();
    let resumed = rim.kept.and_then(|kept| kept.draft.take());
    let draft = begun(kind, verb, resumed, store, rim)?;
    if let Some(body) = draft.as_ref().and_then(|draft| serde_json::from_value(draft.body.clone()).ok()) {
        said = said.over(body);
        rim.half.replace(said.half.take());
        rim.inner.replace(said.inner.take().map(|inner| *inner));
    }
    let held = dialogue::hold_from(form, &mut said, with_summary, store, rim);
    let drop_draft = |store: &mut Store| match &draft {
        Some(draft) if !rim.dry_run || resumed == Some(draft.number) => {
            store.drop_draft(draft.number).map(|_| ())
        }
        _ => Ok(()),
    };
    match held {
        Ok(Held::Done(stored)) => {
            drop_draft(store)?;
            Ok(stored)
        }
        Ok(Held::Stopped(stopped)) => {
            said.half = rim.half.take();
            said.inner = rim.inner.take().map(Box::new);
            let (kept, stopped) = keep(stopped, kind, verb, &said, store, rim)?;
            if kept {
                drop_draft(store)?;
            }
            Err(stopped.into())
        }
        Err(failure) => {
            // Whatever failed, what was typed is not lost with it.
            if matches!(keep_draft(kind, verb, &said, store, rim), Ok(true)) {
                drop_draft(store)?;
            }
            Err(failure)
        }
    }
}

/// The draft of this command that the person wants to go on with, or the one that was `resumed` without asking.
fn begun(
    kind: Kind,
    verb: &str,
    resumed: Option<i64>,
    store: &Store,
    rim: &Rim<'_>,
) -> Result<Option<Draft>, Failure> {
    let mut drafts = store.drafts()?;
    if let Some(at) = drafts.iter().position(|draft| resumed == Some(draft.number)) {
        return Ok(Some(drafts.swap_remove(at)));
    }
    let Some(draft) = drafts.into_iter().find(|draft| draft.kind == kind && draft.verb == verb) else {
        return Ok(None);
    };
    let question = Message::new("asked-draft-go-on").with("day", &draft.begun_on);
    match rim.person.hear(&rim.catalogue.say(&question))? {
        Heard::Line(line) if line.is_empty() || is_yes(&line, rim.catalogue) => Ok(Some(draft)),
        Heard::Line(_) => {
            let dropped = Message::new("asked-draft-stays").with("number", draft.number);
            rim.tell(&dropped)?;
            Ok(None)
        }
        Heard::Stop | Heard::End => Err(SessionError::Interrupted.into()),
        Heard::Idle(_) => Err(SessionError::Idle.into()),
    }
}

/// Offers to keep what was said; whether a draft now holds it, and how the person stopped in the end.
fn keep(
    stopped: Stopped,
    kind: Kind,
    verb: &str,
    said: &Said,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<(bool, Stopped), Failure> {
    let mut stopped = stopped;
    if said.is_empty() || rim.dry_run && stopped != Stopped::Idle {
        return Ok((false, stopped));
    }
    if stopped == Stopped::ByHand {
        match rim.person.hear(&rim.catalogue.label("asked-draft-keep")) {
            Ok(Heard::Line(line)) if line.is_empty() || is_yes(&line, rim.catalogue) => {}
            // A second Ctrl-C is an answer too.
            Ok(Heard::Line(_) | Heard::Stop) => return Ok((false, stopped)),
            Ok(Heard::Idle(_)) => stopped = Stopped::Idle,
            // Nobody is there any more to say no.
            Ok(Heard::End) | Err(_) => {}
        }
    }
    if stopped == Stopped::Idle {
        // It goes on by itself once the store is open again.
        let number = store.keep_draft(kind, verb, rim.stamp.today, &body(said))?;
        rim.kept.inspect(|kept| kept.draft.set(Some(number)));
        return Ok((true, stopped));
    }
    Ok((keep_draft(kind, verb, said, store, rim)?, stopped))
}

fn body(said: &Said) -> serde_json::Value {
    serde_json::to_value(said).unwrap_or_default()
}

fn keep_draft(
    kind: Kind,
    verb: &str,
    said: &Said,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<bool, Failure> {
    if said.is_empty() || rim.dry_run {
        return Ok(false);
    }
    store.keep_draft(kind, verb, rim.stamp.today, &body(said))?;
    // The terminal may be gone; the draft is kept all the same.
    let _ = rim.tell(&Message::new("asked-draft-kept"));
    Ok(true)
}
