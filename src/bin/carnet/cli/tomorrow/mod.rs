//! `carnet tomorrow`: can we go? A row a trip, or the whole page of one; never a word that says yes.
//!
//! The list does not read the cautions: only the page, on the way that `notes` opens, does.

mod json;
mod page;
mod row;
mod words;

use super::globals::Format;
use super::usage::UsageError;
use super::{Failure, Session};
use crate::cli::record::Reader;
use carnet::analysis::{self, Outlook};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::{Fault, Kind, PartialDate, Reason, RecordId};
use carnet::store::{Store, StoreError};
use chrono::{Days, NaiveDate};

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
}

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

/// Prints the list, or pages.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let (from, to) = days(args, session.today())?;
    let one = args.id.as_deref().map(trip).transpose()?;
    let store = session.open_store()?;
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
        if session.format() == Format::Json {
            session.write(|out| writeln!(out, "{}", json::page(outlook)))?;
            continue;
        }
        let between = if at > 0 { "\n" } else { "" };
        session.print(&format!("{between}{}", page::page(outlook, &reader, session)?))?;
    }
    Ok(())
}

fn trip(text: &str) -> Result<RecordId, StoreError> {
    let id = text.trim().parse::<RecordId>().ok().filter(|id| id.kind == Kind::Trip);
    id.ok_or_else(|| StoreError::Faults {
        kind: Kind::Trip,
        id: None,
        faults: vec![Fault::new("id", Reason::NoSuchRecord(Kind::Trip))],
    })
}

/// From which day to which: all that is to come, unless somebody says otherwise.
fn days(args: &Args, today: NaiveDate) -> Result<(NaiveDate, Option<NaiveDate>), Failure> {
    let date = match &args.date {
        Some(text) => Some(
            PartialDate::typed(text, today)
                .map_err(|fault| UsageError::refused("--date", Reason::Date(fault)))?,
        ),
        None => None,
    };
    let from = date.map_or(today, PartialDate::first);
    let to = match (args.days, date) {
        (Some(days), _) => Some(from + Days::new(u64::from(days) - 1)),
        (None, Some(date)) => Some(date.last()),
        (None, None) => None,
    };
    Ok((from, to))
}
