//! What becomes of a record later: postponed, reminded, withdrawn, checked, settled, lifted, renewed.
//!
//! Each verb is a few flags, the questions for those that are missing, and a patch; `write::change` does the rest.

use super::{Format, Given, flags, named, write};
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session, asked};
use carnet::message::{Exit, Explain, Message};
use carnet::model::{Fault, Kind, Near, PartialDate, Reason, RecordId, Values, caution};
use carnet::store::{Store, StoreError};
use chrono::{Days, NaiveDate};
use clap::{Arg, Command};
use serde_json::{Value, json};

/// What is done with a record after it was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Later {
    /// Of a request: a new round.
    Postpone,
    /// Of a request: those who owe an answer were reminded.
    Remind,
    /// Of a request: no longer asked for.
    Withdraw,
    /// Of a promise: somebody looked.
    Check,
    /// Of a promise: done with.
    Settle,
    /// Of a directive or a caution: it holds no more.
    Lift,
    /// Of a caution: it holds longer.
    Renew,
}

impl Later {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Postpone => "postpone",
            Self::Remind => "remind",
            Self::Withdraw => "withdraw",
            Self::Check => "check",
            Self::Settle => "settle",
            Self::Lift => "lift",
            Self::Renew => "renew",
        }
    }

    /// Its flags, beside the id.
    pub(super) fn arguments(self, kind: Kind, command: Command) -> Command {
        let field = flags::of_field;
        let record = |name: &'static str| Arg::new(name).long(name).value_name("ID");
        match self {
            Self::Postpone => command
                .arg(field("request_round", "first_day", "to"))
                .arg(field("request_round", "last_day", "last-day"))
                .arg(field("request_round", "postponed_by", "by"))
                .arg(field("request_round", "postponed_on", "on")),
            Self::Remind => command.arg(record("node")).arg(field("request_addressee", "reminders", "on")),
            Self::Withdraw => command.arg(field("request", "withdrawn_on", "on")),
            Self::Check => command
                .arg(field("promise_check", "finding", "finding"))
                .arg(field("promise_check", "date", "date"))
                .arg(field("promise_check", "verified_by", "verified-by"))
                .arg(record("evidence")),
            Self::Settle => command.arg(field("promise", "settled_on", "on")),
            Self::Lift if kind == Kind::Directive => {
                command.arg(field("directive", "lifted_on", "on")).arg(field("directive", "lifted_by", "by"))
            }
            Self::Lift => command,
            Self::Renew => command.arg(field("caution", "until", "until")),
        }
    }
}

/// Does it.
pub(super) fn run(later: Later, given: &Given, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let id = named(given, &store, session)?;
    let asker = Asker { given, session };
    let today = || session.today().to_string();
    let mut patch = Values::new();
    let mut put = |name: &str, value: Value| patch.insert(name.to_owned(), value);
    match later {
        Later::Postpone => put("rounds", round(id, &asker, &mut store)?),
        Later::Remind => put("addressees", reminded(id, &asker, &store)?),
        Later::Withdraw => {
            put("withdrawn_on", asker.said("request", "withdrawn_on").unwrap_or_else(today).into())
        }
        Later::Check => put("checks", check(&asker, &mut store)?),
        Later::Settle => put("settled_on", asker.said("promise", "settled_on").unwrap_or_else(today).into()),
        Later::Lift if id.kind == Kind::Directive => {
            if let Some(by) = asker.optional("directive", "lifted_by", &mut store)? {
                put("lifted_by", by.into());
            }
            put("lifted_on", asker.said("directive", "lifted_on").unwrap_or_else(today).into())
        }
        Later::Lift => put("until", before_today(id, &store, session)?.into()),
        Later::Renew => {
            let usual = || (session.today() + Days::new(u64::from(caution::DAYS))).to_string();
            put("until", asker.said("caution", "until").unwrap_or_else(usual).into())
        }
    };
    write::change(id, &patch, &[], &mut store, session)?;
    let told = matches!(session.format(), Format::Table | Format::Md) && !session.dry_run();
    match patch.get("rounds").filter(|_| told) {
        Some(_) => say_days(id, &store, session),
        None => Ok(()),
    }
}

/// Says for when a request that was postponed is wanted now: its own first day stays what it was.
fn say_days(id: RecordId, store: &Store, session: &Session) -> Result<(), Failure> {
    let request = store.read(id)?.values;
    let rounds = request.get("rounds").and_then(Value::as_array);
    let Some(round) = rounds.and_then(|rounds| rounds.last()?.as_object()) else { return Ok(()) };
    let day = |name: &str| round.get(name).and_then(Value::as_str);
    let Some(first) = day("first_day") else { return Ok(()) };
    let message = match day("last_day").filter(|last| *last != first) {
        Some(last) => Message::new("later-postponed-days").with("last", last),
        None => Message::new("later-postponed"),
    };
    Ok(session.say(&message.with("id", id.to_string()).with("first", first))?)
}

/// What flags say, and the questions for what they do not.
struct Asker<'a> {
    given: &'a Given,
    session: &'a Session,
}

impl Asker<'_> {
    fn said(&self, owner: &str, name: &str) -> Option<String> {
        flags::said(&self.given.matches, owner, name)
    }

    fn argument(&self, name: &str) -> Option<&str> {
        self.given.matches.get_one::<String>(name).map(String::as_str)
    }

    /// What cannot be missing; `flag` names it to who cannot be asked.
    fn needed(&self, owner: &str, name: &str, flag: &str, store: &mut Store) -> Result<String, Failure> {
        match self.said(owner, name) {
            Some(said) => Ok(said),
            None if self.session.can_ask() => Ok(self.asked(owner, name, true, store)?.unwrap_or_default()),
            None => Err(SessionError::MissingFlag { flag: flag.to_owned() }.into()),
        }
    }

    fn optional(&self, owner: &str, name: &str, store: &mut Store) -> Result<Option<String>, Failure> {
        match self.said(owner, name) {
            None if self.session.can_ask() => self.asked(owner, name, false, store),
            said => Ok(said),
        }
    }

    /// Asks as the forms do: a bad answer is said and asked again.
    fn asked(
        &self,
        owner: &str,
        name: &str,
        needed: bool,
        store: &mut Store,
    ) -> Result<Option<String>, Failure> {
        let Some(field) = flags::field_of(owner, name) else { return Ok(None) };
        let value = asked::one(owner, field, needed, store, self.session)?;
        Ok(value.and_then(|value| value.as_str().map(str::to_owned)))
    }
}

/// A later round, as long as the one before it where nobody says another last day.
fn round(id: RecordId, asker: &Asker<'_>, store: &mut Store) -> Result<Value, Failure> {
    let to = asker.needed("request_round", "first_day", "--to", store)?;
    let by = asker.needed("request_round", "postponed_by", "--by", store)?;
    let today = asker.session.today();
    let on = asker.said("request_round", "postponed_on").unwrap_or_else(|| today.to_string());
    let mut round = json!({ "postponed_by": by, "postponed_on": on });
    let last = asker.said("request_round", "last_day");
    let request = store.read(id)?.values;
    let latest =
        request.get("rounds").and_then(Value::as_array).and_then(|rounds| rounds.last()?.as_object());
    if let Some(last) = last.or_else(|| last_day(latest.unwrap_or(&request), &to, today)) {
        round["last_day"] = last.into();
    }
    round["first_day"] = to.into();
    Ok(json!([round]))
}

/// The last day of days that begin on another first day and are as many.
pub(in crate::cli) fn last_day(of: &Values, first: &str, today: NaiveDate) -> Option<String> {
    let day = |name: &str| of.get(name)?.as_str()?.parse::<NaiveDate>().ok();
    let length = day("last_day")? - day("first_day")?;
    let PartialDate::Day(first) = PartialDate::typed(first, today).ok()? else { return None };
    Some(first.checked_add_signed(length)?.to_string())
}

/// The rows of those who were reminded: the one that is named, or all who owe an answer.
fn reminded(id: RecordId, asker: &Asker<'_>, store: &Store) -> Result<Value, Failure> {
    let session = asker.session;
    let node = asker.argument("node").map(|text| super::find(store, Kind::Actor, text)).transpose()?;
    let on = asker.said("request_addressee", "reminders").unwrap_or_else(|| session.today().to_string());
    let request = store.read(id)?.values;
    let rows = request.get("addressees").and_then(Value::as_array).into_iter().flatten();
    let awaited = store.awaited(session.today())?;
    let owing: Vec<u64> = awaited
        .iter()
        .filter(|awaited| awaited.addressee.record == id && node.is_none_or(|node| node == awaited.node))
        .filter_map(|awaited| u64::try_from(awaited.addressee.row).ok())
        .collect();
    let changed: Vec<Value> = rows
        .filter_map(|row| {
            let n = row.get("n")?.as_u64().filter(|n| owing.contains(n))?;
            let before = row.get("reminders").and_then(Value::as_array).cloned().unwrap_or_default();
            let days: Vec<Value> = before.into_iter().chain([on.clone().into()]).collect();
            Some(json!({ "n": n, "reminders": days }))
        })
        .collect();
    match (changed.is_empty(), node) {
        (false, _) => {}
        (true, Some(_)) => return Err(LaterError::OwesNothing { id }.into()),
        (true, None) => session.say(&Message::new("later-nobody-owes").with("id", id.to_string()))?,
    }
    Ok(changed.into())
}

fn check(asker: &Asker<'_>, store: &mut Store) -> Result<Value, Failure> {
    let finding = asker.needed("promise_check", "finding", "--finding", store)?;
    let date = asker.said("promise_check", "date");
    let mut check =
        json!({ "finding": finding, "date": date.unwrap_or_else(|| asker.session.today().to_string()) });
    if let Some(by) = asker.said("promise_check", "verified_by") {
        check["verified_by"] = by.into();
    }
    if let Some(text) = asker.argument("evidence") {
        match text.trim().parse::<RecordId>() {
            Ok(id) if matches!(id.kind, Kind::Trip | Kind::Incident) => {
                check[id.kind.name()] = id.to_string().into();
            }
            _ => {
                let fault = Fault::new("evidence", Reason::NoSuchRecord(Kind::Trip, Near::Unknown));
                return Err(StoreError::Faults { kind: Kind::Promise, id: None, faults: vec![fault] }.into());
            }
        }
    }
    Ok(json!([check]))
}

/// The last day of a caution that is lifted: one that ends today would still be shown today.
fn before_today(id: RecordId, store: &Store, session: &Session) -> Result<String, Failure> {
    let yesterday = session.today() - Days::new(1);
    let until = store.read(id)?.values.get("until").and_then(|day| day.as_str()?.parse::<NaiveDate>().ok());
    Ok(until.map_or(yesterday, |until| until.min(yesterday)).to_string())
}

/// Why it cannot be done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LaterError {
    /// Who was named owes no answer to this request.
    #[error("no answer is owed to {id}")]
    OwesNothing { id: RecordId },
}

impl Explain for LaterError {
    fn message(&self) -> Message {
        let Self::OwesNothing { id } = self;
        Message::new("later-owes-nothing").with("id", id.to_string())
    }
    fn hint(&self) -> Option<Message> {
        let Self::OwesNothing { id } = self;
        Some(Message::new("later-owes-nothing.hint").with("id", id.to_string()))
    }
    fn code(&self) -> u16 {
        704
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}
