//! `carnet report`: what was said, what the road did, where assent stops.

use super::globals::Format;
use super::usage::UsageError;
use super::{Failure, Session};
use carnet::analysis;
use carnet::guard::Reach;
use carnet::indicator::{Body, Choice, ChoiceError, Report, Reported, report};
use carnet::model::{Kind, PartialDate, Period, Reason, RecordId};
use carnet::render::{self, CsvOptions, Screen};
use chrono::NaiveDate;
use std::io::IsTerminal;

/// Columns of a report; as many as every terminal has.
const COLUMNS: u16 = 80;

/// `carnet report outcomes --by month --period 2026-Q4`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Which report.
    #[arg(value_name = "NAME", required_unless_present_any = ["list", "explain"])]
    name: Option<String>,
    /// Name every report.
    #[arg(long, conflicts_with_all = ["name", "explain"])]
    list: bool,
    /// Say what a report counts and what it must not be taken for.
    #[arg(long, value_name = "NAME", conflicts_with = "name")]
    explain: Option<String>,
    /// Group by these dimensions.
    #[arg(long, value_name = "DIM", value_delimiter = ',')]
    by: Vec<String>,
    /// Only facts of which this is true; several terms of one dimension are alternatives.
    #[arg(long = "where", value_name = "FILTER")]
    only: Vec<String>,
    /// Only this year, quarter or month.
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["since", "until"])]
    period: Option<String>,
    /// From this day on.
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Up to this day.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// As things stood on this day; today where nothing is said.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Levels as believed when they were written.
    #[arg(long)]
    as_recorded: bool,
    /// Of the ladder: this negotiation only.
    #[arg(long, value_name = "ID")]
    negotiation: Option<String>,
    /// Begin CSV with a byte-order mark.
    #[arg(long)]
    bom: bool,
    /// Leave CSV cells that a spreadsheet takes for a formula as they are.
    #[arg(long)]
    csv_raw: bool,
}

/// A report reads the store; what only explains reads nothing.
pub(crate) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    if args.name.is_some() { Ok(session.reach_of_store()?) } else { Ok(session.reach_of_flags()) }
}

/// Makes a report and prints it, or says what a report is.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let catalogue = session.catalogue();
    if args.list {
        return session.print(&render::listed(catalogue));
    }
    if let Some(name) = &args.explain {
        return session.print(&render::explained(named(name)?, catalogue));
    }
    let name = args.name.as_deref().unwrap_or_default();
    let of = named(name)?;
    let choice = choice(args, session.today())?;
    let negotiation = negotiation(args, of)?;
    // What cannot be asked is refused before anybody types a passphrase.
    choice.check(of)?;
    let made = analysis::make(&session.open_store()?, of, &choice, negotiation)?;
    print(&made, args, session)
}

fn named(name: &str) -> Result<&'static Report, ChoiceError> {
    report::find(name).ok_or_else(|| ChoiceError::NoSuchReport { name: name.to_owned() })
}

fn negotiation(args: &Args, of: &Report) -> Result<Option<RecordId>, Failure> {
    let Some(id) = &args.negotiation else { return Ok(None) };
    if !matches!(of.body, Body::Ladder) {
        return Err(UsageError::Conflict { argument: "--negotiation".into(), other: of.name.into() }.into());
    }
    match id.parse::<RecordId>() {
        Ok(id) if id.kind == Kind::Negotiation => Ok(Some(id)),
        _ => Err(UsageError::refused("--negotiation", Reason::NoSuchRecord(Kind::Negotiation)).into()),
    }
}

/// What is asked, as of the last day that is over for it.
fn choice(args: &Args, today: NaiveDate) -> Result<Choice, Failure> {
    let date = |flag: &str, text: &Option<String>| -> Result<Option<PartialDate>, Failure> {
        text.as_ref()
            .map(|text| PartialDate::typed(text, today))
            .transpose()
            .map_err(|fault| UsageError::refused(flag, Reason::Date(fault)).into())
    };
    let as_of = date("--as-of", &args.as_of)?.map_or(today, PartialDate::last);
    let (since, until) = match &args.period {
        Some(period) => {
            let period: Period =
                period.parse().map_err(|fault| UsageError::refused("--period", Reason::Date(fault)))?;
            (Some(period.first()), period.last())
        }
        None => (
            date("--since", &args.since)?.map(PartialDate::first),
            date("--until", &args.until)?.map_or(as_of, PartialDate::last),
        ),
    };
    let mut choice = Choice::until(until.min(as_of));
    if let Some(since) = since.filter(|since| *since > choice.until) {
        return Err(ChoiceError::Backwards { since, until: choice.until }.into());
    }
    choice.since = since;
    choice.as_recorded = args.as_recorded;
    for dimension in args.by.iter().filter(|name| !name.trim().is_empty()) {
        choice = choice.by(dimension)?;
    }
    for filter in &args.only {
        choice = choice.only(filter)?;
    }
    Ok(choice)
}

fn print(made: &Reported, args: &Args, session: &Session) -> Result<(), Failure> {
    let catalogue = session.catalogue();
    match session.format() {
        Format::Table => {
            let screen = Screen { width: COLUMNS, isolates: std::io::stdout().is_terminal() };
            session.print(&render::terminal(made, catalogue, &screen))
        }
        Format::Plain => session.write(|output| output.write_all(render::plain(made).as_bytes())),
        Format::Md => session.write(|output| output.write_all(render::markdown(made, catalogue).as_bytes())),
        Format::Csv => {
            session.write(|output| render::csv(made, output, CsvOptions { bom: args.bom, raw: args.csv_raw }))
        }
        Format::Json => session.write(|output| writeln!(output, "{}", render::json(made, catalogue))),
    }
}
