//! `carnet tomorrow`: can we go? A row a trip, or the whole page of one; never a word that says yes.
//!
//! The list does not read the cautions: only the page, on the way that `notes` opens, does.

mod due;
mod json;
mod page;
mod row;
mod words;

use super::globals::Format;
use super::record::{self, Reader};
use super::{Failure, Session, values};
use carnet::analysis::{self, Outlook};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::{Fault, Kind, Near, PartialDate, Reason, RecordId};
use carnet::store::{Change, Store, StoreError};
use carnet::text::clean::for_terminal;
use carnet::vocabulary::{GoDecision, Term, TripOutcome};
use chrono::{Days, NaiveDate};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// `carnet tomorrow T-12`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The trip whose whole page is wanted.
    #[arg(value_name = "ID", conflicts_with_all = ["date", "days", "full"])]
    id: Option<String>,
    /// Only the trips of this day.
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Only the next so many days.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=366))]
    days: Option<u16>,
    /// The whole page of each.
    #[arg(long)]
    full: bool,
    /// The one who decides says go.
    #[arg(long, requires = "id", group = "decision")]
    go: bool,
    /// The one who decides says wait.
    #[arg(long, requires = "id", group = "decision")]
    wait: bool,
    /// The one who decides says no: out of caution, unless another reason is named.
    #[arg(long, requires = "id", group = "decision", value_name = "CODE", num_args = 0..=1, require_equals = true,
        default_missing_value = "self-restricted", value_parser = why_not())]
    no: Option<TripOutcome>,
    /// Who decides, as a function.
    #[arg(long, requires = "decision", value_name = "TEXT")]
    by: Option<String>,
}

/// The outcomes of a trip that is not made.
fn why_not() -> impl TypedValueParser<Value = TripOutcome> {
    let codes = TripOutcome::ALL.iter().filter(|outcome| !outcome.is_made()).map(|outcome| outcome.code());
    PossibleValuesParser::new(codes)
        .map(|code| TripOutcome::from_code(&code).expect("the parser lets only codes of outcomes through"))
}

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

/// Prints the list, or pages.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let (from, to) = days(args, session.today())?;
    let one = args.id.as_deref().map(trip).transpose()?;
    let mut store = session.open_store()?;
    if let (Some(trip), Some(go)) = (one, decision(args)) {
        return decide(trip, go, args, &mut store, session);
    }
    if let Some(trip) = one {
        let outlook = analysis::outlook(&store, trip, session.today())?;
        return pages(&[outlook], &store, session);
    }
    let outlooks = analysis::tomorrow(&store, (from, to), session.today())?;
    if outlooks.is_empty() {
        session.say(&Message::new("tomorrow-none").with("from", words::day(from)))?;
        session.say(&Message::new("tomorrow-none.hint"))?;
    } else if args.full {
        pages(&outlooks, &store, session)?;
    } else {
        list(&outlooks, &store, session)?;
    }
    due::print(&store, session)
}

fn decision(args: &Args) -> Option<GoDecision> {
    match (args.go, args.wait, args.no) {
        (true, ..) => Some(GoDecision::Go),
        (_, true, _) => Some(GoDecision::Wait),
        (.., Some(_)) => Some(GoDecision::No),
        _ => None,
    }
}

/// Writes down what the one who decides said; a no is the trip's outcome too.
fn decide(
    trip: RecordId,
    go: GoDecision,
    args: &Args,
    store: &mut Store,
    session: &Session,
) -> Result<(), Failure> {
    let known = store.read(trip)?.values.contains_key("decided_by");
    let by = match &args.by {
        Some(by) => Some(by.clone()),
        None if known => None,
        None => Some(session.ask("--by", &Message::new("tomorrow-ask-by"))?),
    };
    let work = |change: &mut Change<'_>| {
        change.decide(trip, go, by.as_deref(), args.no)?;
        change.read(trip)
    };
    let stamp = session.stamp();
    let stored =
        if session.dry_run() { store.rehearse(&stamp, work)? } else { store.change(&stamp, work)? };
    match session.format() {
        Format::Json => session.write(|out| writeln!(out, "{}", record::object(&stored)))?,
        Format::Plain | Format::Csv => session.write(|out| writeln!(out, "{trip}"))?,
        Format::Table | Format::Md => {
            let decided_by = stored.values.get("decided_by").and_then(serde_json::Value::as_str);
            let id = if go == GoDecision::No { "tomorrow-said-no" } else { "tomorrow-said" };
            let said = Message::new(id)
                .with("id", trip.to_string())
                .with("by", decided_by.unwrap_or_default())
                .with("go", words::label(go));
            let said = args.no.iter().fold(said, |said, why| said.with("outcome", words::label(*why)));
            session.print(&format!("{}\n", for_terminal(&session.catalogue().say(&said))))?;
        }
    }
    if session.dry_run() {
        return Ok(session.say(&Message::new("record-dry-run"))?);
    }
    if go == GoDecision::No {
        session.say(&Message::new("tomorrow-said-no.hint").with("id", trip.to_string()))?;
    }
    Ok(())
}

fn list(outlooks: &[Outlook], store: &Store, session: &Session) -> Result<(), Failure> {
    match session.format() {
        Format::Json => session
            .write(|out| outlooks.iter().try_for_each(|outlook| writeln!(out, "{}", json::row(outlook)))),
        Format::Table => {
            let page = row::list(outlooks, &Reader::new(store, session), session)?;
            session.print(&page)?;
            Ok(session.say(&Message::new("tomorrow-one").with("id", outlooks[0].planned.trip.to_string()))?)
        }
        Format::Plain | Format::Csv | Format::Md => {
            row::table(outlooks, &Reader::new(store, session), session)?.print(true, session)
        }
    }
}

fn pages(outlooks: &[Outlook], store: &Store, session: &Session) -> Result<(), Failure> {
    let reader = Reader::new(store, session);
    for (at, outlook) in outlooks.iter().enumerate() {
        let apart = analysis::keep_apart(store, &outlook.planned)?;
        if session.format() == Format::Json {
            session.write(|out| writeln!(out, "{}", json::page(outlook, &apart)))?;
            continue;
        }
        let between = if at > 0 { "\n" } else { "" };
        session.print(&format!("{between}{}", page::page(outlook, &apart, &reader, session)?))?;
    }
    Ok(())
}

fn trip(text: &str) -> Result<RecordId, StoreError> {
    let id = text.trim().parse::<RecordId>().ok().filter(|id| id.kind == Kind::Trip);
    id.ok_or_else(|| StoreError::Faults {
        kind: Kind::Trip,
        id: None,
        faults: vec![Fault::new("id", Reason::NoSuchRecord(Kind::Trip, Near::Unknown))],
    })
}

/// From which day to which: all that is to come, unless somebody says otherwise.
fn days(args: &Args, today: NaiveDate) -> Result<(NaiveDate, Option<NaiveDate>), Failure> {
    let date = values::date("--date", args.date.as_deref(), today)?;
    let from = date.map_or(today, PartialDate::first);
    let to = match (args.days, date) {
        (Some(days), _) => Some(from + Days::new(u64::from(days) - 1)),
        (None, Some(date)) => Some(date.last()),
        (None, None) => None,
    };
    Ok((from, to))
}
