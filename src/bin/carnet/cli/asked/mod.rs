//! Asked mode: what a command was not told by flags is asked, a short list of questions for each kind of entry.
//!
//! A [`Form`](form::Form) gives its questions as values, from what was said so far; [`dialogue`] asks them of a
//! [`Person`], reads each answer at once with `model::read`, and stores the entry as one command. So most tests need
//! no terminal. Somebody who stops is offered a draft inside the encrypted store.
//!
//! Absent here: rules of the field (`model`, `vocabulary` and the store have them), and any question for what
//! domain.md, facts 6 and 7, keep out of the log.

mod answer;
mod ask;
mod cautions;
mod dialogue;
mod drafts;
mod form;
mod forms;
mod names;
mod pick;
mod post;
mod question;
mod review;
mod row;
mod said;
mod sheet;
mod sheet_line;
#[cfg(test)]
mod tests;

pub(super) use pick::candidate;
pub(super) use post::posted;
pub(super) use review::{resumed, slip};
pub(super) use row::{resumed_row, row};
pub(super) use sheet::evening;
pub(super) use sheet_line::{outcome, tally_fields};

use super::kept::Kept;
use super::terminal::{Listening, Person};
use super::{Failure, Session};
use ask::{Step, Stopped};
use carnet::message::{Catalogue, Explain, Message};
use carnet::model::read::value_of;
use carnet::model::{Field, Kind, Values, field_key};
use carnet::store::{Stamp, Store, Stored};
use drafts::Begun;
use form::{Act, Desk, Form};
use question::Question;
use said::{Answered, Said};
use serde_json::Value;
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
    /// Whether actors and places are words, for no store is open.
    in_words: bool,
    /// What outlives the command, in a shell.
    kept: Option<&'a Kept>,
    /// Ctrl-C keeps what was said, at whatever moment it comes.
    _listening: Listening,
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
            in_words: false,
            kept: session.kept(),
            _listening: session.person().listens(),
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

/// Asks what follows from an entry that flags say whole, and shows the cautions for it. Who wants to change it gets its
/// questions.
pub(super) fn whole(
    kind: Kind,
    verb: &str,
    values: &mut Values,
    store: &mut Store,
    session: &Session,
) -> Result<Option<Vec<Stored>>, Failure> {
    let rim = Rim::of(session);
    let said = Said::given(kind, values.clone());
    let question = if rim.asks { forms::of_whole(kind, &said, &rim.desk(store))? } else { None };
    if let Some(question) = question {
        let answer = only(&question, store, &rim)?;
        values.extend(said.with(answer).values(kind));
    }
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

/// Asks one field of a record, or of its rows, by itself.
pub(super) fn one(
    owner: &str,
    field: &'static Field,
    needed: bool,
    store: &mut Store,
    session: &Session,
) -> Result<Option<Value>, Failure> {
    let rim = Rim::of(session);
    let key = field_key(rim.catalogue, owner, field.name);
    let question = Question { optional: !needed, ..Question::of(field.name, &key, field) };
    Ok(only(&question, store, &rim)?.values.remove(field.name))
}

/// Asks a question that none comes before.
fn only(question: &Question, store: &mut Store, rim: &Rim<'_>) -> Result<Answered, Failure> {
    loop {
        match ask::ask(question, store, rim)? {
            Step::Said(answer) => return Ok(answer),
            Step::Back => rim.tell(&Message::new("asked-first"))?,
            Step::Stop(stopped) => return Err(stopped.into()),
        }
    }
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
    let (begun, body) = Begun::look((kind, verb), store, rim)?;
    if let Some(body) = body.and_then(|body| serde_json::from_value(body).ok()) {
        said = said.over(body);
        rim.half.replace(said.half.take());
        rim.inner.replace(said.inner.take().map(|inner| *inner));
    }
    match dialogue::hold_from(form, &mut said, with_summary, &mut dialogue::typed, store, rim) {
        Ok(Held::Done(stored)) => {
            begun.done(store, rim)?;
            Ok(stored)
        }
        Ok(Held::Stopped(stopped)) => {
            said.half = rim.half.take();
            said.inner = rim.inner.take().map(Box::new);
            Err(begun.stopped(stopped, said.body(), store, rim)?)
        }
        Err(failure) => {
            begun.failed(said.body(), store, rim);
            Err(failure)
        }
    }
}
