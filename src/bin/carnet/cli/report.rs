//! `carnet report`: what was said, what the road did, where assent stops.

mod map;
mod named;
mod shape;

use super::globals::{Document, Format};
use super::output::OutputError;
use super::session::SessionError;
use super::usage::UsageError;
use super::{Failure, Session, values};
use crate::cli::terminal::columns;
use carnet::analysis;
use carnet::exchange::{self, OwnCopy, OwnKind};
use carnet::file;
use carnet::guard::Reach;
use carnet::indicator::{Body, Choice, ChoiceError, REPORTS, Report, Reported, report};
use carnet::message::{Catalogue, Message};
use carnet::model::{Kind, Near, PartialDate, Period, Reason, RecordId};
use carnet::render::{self, CsvOptions, Screen};
use chrono::NaiveDate;
use map::{Around, features};
use serde_json::json;
use shape::Shape;
use std::path::PathBuf;

/// Columns of a report in a file.
const FILE_COLUMNS: usize = 80;

/// The name that stands for every report.
const ALL: &str = "all";

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
    /// Only this node.
    #[arg(long, value_name = "ID")]
    actor: Option<String>,
    /// And everything below it.
    #[arg(long, requires = "actor")]
    with_below: bool,
    /// Leave out whatever is more sensitive.
    #[arg(long, value_name = "SENSITIVITY")]
    max_sensitivity: Option<String>,
    /// Only this year, quarter or month.
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["since", "until"])]
    period: Option<String>,
    /// From this day on.
    #[arg(long, value_name = "DATE", allow_negative_numbers = true)]
    since: Option<String>,
    /// Up to this day.
    #[arg(long, value_name = "DATE", allow_negative_numbers = true)]
    until: Option<String>,
    /// As things stood on this day; today where nothing is said.
    #[arg(long, value_name = "DATE", allow_negative_numbers = true)]
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
    /// Put a row of HXL tags below the header of CSV.
    #[arg(long)]
    hxl: bool,
    /// Draw no countries under a map.
    #[arg(long)]
    no_base_map: bool,
    /// Draw no map.
    #[arg(long)]
    no_map: bool,
    /// Seal the report to this store's own key, into this new file.
    #[arg(short, long, value_name = "SEALED", conflicts_with = "plaintext_output")]
    output: Option<PathBuf>,
    /// Write the report in clear into this new file.
    #[arg(long, value_name = "FILE")]
    plaintext_output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long)]
    force: bool,
}

/// A report reads the store; what only explains reads nothing.
pub(crate) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    if args.name.is_none() {
        return Ok(session.reach_of_flags());
    }
    let mut reach = session.reach_of_store()?;
    reach.outputs.extend(args.output.iter().chain(&args.plaintext_output).cloned());
    Ok(reach)
}

/// Makes a report and prints it, or says what a report is.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let catalogue = session.catalogue();
    if args.list {
        return match session.format() {
            Format::Json => session.write(|out| {
                REPORTS.iter().try_for_each(|report| {
                    let label = catalogue.label(&report.label_key());
                    writeln!(out, "{}", json!({ "report": report.name, "title": label }))
                })
            }),
            Format::Plain => session.write(|out| {
                REPORTS.iter().try_for_each(|report| {
                    writeln!(out, "{}\t{}", report.name, catalogue.label(&report.label_key()))
                })
            }),
            _ => session.print(&render::listed(catalogue)),
        };
    }
    if let Some(name) = &args.explain {
        return session.print(&render::explained(named(name)?, catalogue));
    }
    let name = args.name.as_deref().unwrap_or_default();
    let choice = choice(args, session.today())?;
    let shape = Shape::of(args, session)?;
    let on_map = shape.document() == Some(Document::GeoJson);
    if on_map && args.no_map {
        return Err(
            UsageError::Conflict { argument: "--no-map".into(), other: "--format geojson".into() }.into()
        );
    }
    let mut reports = reports(args, &choice, on_map)?;
    if args.plaintext_output.is_some() && name == ALL {
        let (kept, left_out): (Vec<_>, Vec<_>) = reports.into_iter().partition(|(of, _)| !of.device_only);
        let names: Vec<&str> = left_out.iter().map(|(of, _)| of.name).collect();
        if !names.is_empty() {
            session.say(&Message::new("report-plaintext-left-out").with("reports", names.join(", ")))?;
        }
        reports = kept;
    }
    let device_only = reports.iter().find(|(of, _)| of.device_only).map(|(of, _)| of.name);
    if let Some(path) = &args.plaintext_output {
        exchange::check_plaintext(path, args.force, device_only)?;
    }
    if let Some(path) = &args.output {
        exchange::check_plaintext(path, args.force, None)?;
    }
    let mut store = session.open_store()?;
    let choice = named::by_id(choice, &store, session)?;
    let mut all: Vec<Reported> = reports
        .into_iter()
        .map(|(of, negotiation)| analysis::make(&store, of, &choice.of(of), negotiation))
        .collect::<Result<_, _>>()?;
    if args.plaintext_output.is_some() {
        let (kept, left_out): (Vec<Reported>, Vec<Vec<Message>>) =
            all.into_iter().map(Reported::without_device_only).unzip();
        all = kept;
        let left_out: Vec<String> = left_out.iter().flatten().map(|title| catalogue.say(title)).collect();
        if !left_out.is_empty() {
            session.say(&Message::new("report-plaintext-sections").with("sections", left_out.join(", ")))?;
        }
    }
    let around = Around::of(&store, &all, &choice, args, shape)?;
    let stamp = session.stamp();
    match (&args.output, &args.plaintext_output) {
        (None, None) => print(&all, &around, args, shape, session),
        (Some(path), _) => {
            let copy = own_copy(name, &all, &around, session);
            if session.dry_run() {
                return Ok(session.say(&Message::new("report-dry-run"))?);
            }
            let sealed = exchange::seal_to_self(&mut store, &stamp, OwnKind::Report, &copy)?;
            if args.force {
                file::replace(path, &sealed)?
            } else {
                file::write_new(path, &sealed)?
            }
            Ok(session.say(&Message::new("report-sealed").with("path", path.as_path()))?)
        }
        (None, Some(path)) => {
            let data = bytes(&all, &around, args, shape, session)?;
            if session.dry_run() {
                return Ok(session.say(&Message::new("report-dry-run"))?);
            }
            let to = (path.as_path(), args.force);
            exchange::write_plaintext(&mut store, &stamp, name, device_only, to, &data)?;
            // Only now is it there to be read: a full disk or a refused name leaves nothing to warn of.
            Ok(session.say(&Message::new("report-plaintext-warning").with("path", path.as_path()))?)
        }
    }
}

/// The reports in the shapes in which they will be looked at again.
fn own_copy(name: &str, all: &[Reported], around: &Around, session: &Session) -> OwnCopy {
    let catalogue = session.catalogue();
    let pages: Vec<String> =
        all.iter().map(|made| render::terminal(made, catalogue, &Screen::default())).collect();
    OwnCopy {
        name: name.to_owned(),
        device_only: all.iter().any(Reported::has_device_only),
        data: all.iter().map(|made| render::json(made, catalogue)).collect(),
        text: pages.join("\n"),
        html: render::html_with_map(all, around.mapped(), catalogue),
    }
}

/// The reports asked for. What cannot be asked is refused before anybody types a passphrase.
fn reports(
    args: &Args,
    choice: &Choice,
    on_map: bool,
) -> Result<Vec<(&'static Report, Option<RecordId>)>, Failure> {
    let name = args.name.as_deref().unwrap_or_default();
    if name != ALL {
        let of = named(name)?;
        let choice = choice.of(of);
        choice.check(of)?;
        if on_map {
            choice.check_on_map(of)?;
        }
        return Ok(vec![(of, negotiation(args, of)?)]);
    }
    if args.negotiation.is_some() {
        return Err(UsageError::Conflict { argument: "--negotiation".into(), other: ALL.into() }.into());
    }
    // Of all, those that can be asked so: what no report has is refused in the words of the first.
    let mut refused = None;
    let mut found = Vec::new();
    for of in report::REPORTS {
        let choice = choice.of(of);
        match choice.check(of).and_then(|()| if on_map { choice.check_on_map(of) } else { Ok(()) }) {
            Ok(()) => found.push((*of, None)),
            Err(error @ (ChoiceError::NotOfReport { .. } | ChoiceError::NoPlace { .. })) => {
                refused = refused.or(Some(error))
            }
            Err(error) => return Err(error.into()),
        }
    }
    match (found.is_empty(), refused) {
        (true, Some(error)) => Err(error.into()),
        _ => Ok(found),
    }
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
        _ => {
            Err(UsageError::refused("--negotiation", Reason::NoSuchRecord(Kind::Negotiation, Near::Unknown))
                .into())
        }
    }
}

/// What is asked, as of the last day that is over for it.
fn choice(args: &Args, today: NaiveDate) -> Result<Choice, Failure> {
    let date = |flag: &str, text: &Option<String>| values::date(flag, text.as_deref(), today);
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
        return Err(if since > as_of {
            ChoiceError::NotYet { since, as_of }
        } else {
            ChoiceError::Backwards { since, until }
        }
        .into());
    }
    choice.since = since;
    choice.as_recorded = args.as_recorded;
    for dimension in args.by.iter().filter(|name| !name.trim().is_empty()) {
        choice = choice.by(dimension)?;
    }
    for filter in &args.only {
        choice = choice.only(filter)?;
    }
    if let Some(actor) = &args.actor {
        choice = choice.of_actor(actor, args.with_below)?;
    }
    if let Some(ceiling) = &args.max_sensitivity {
        choice = choice.up_to(ceiling)?;
    }
    Ok(choice)
}

/// The reports as bytes, in the shape asked for.
fn bytes(
    all: &[Reported],
    around: &Around,
    args: &Args,
    shape: Shape,
    session: &Session,
) -> Result<Vec<u8>, Failure> {
    let catalogue = session.catalogue();
    let pages =
        |page: &dyn Fn(&Reported) -> String| all.iter().map(page).collect::<Vec<_>>().join("\n").into_bytes();
    // Marks, colours and the width of the terminal are for the screen; a file has none of them.
    let on_screen = args.plaintext_output.is_none();
    let width = if on_screen { columns() } else { FILE_COLUMNS };
    match shape.document() {
        Some(Document::Html) => {
            return Ok(render::html_with_map(all, around.mapped(), catalogue).into_bytes());
        }
        Some(Document::GeoJson) => return features(all, around, session),
        Some(document @ Document::AttackJson) => {
            return Err(OutputError::NotHere { format: document.code() }.into());
        }
        Some(Document::Xlsx) => return Ok(render::xlsx(all, catalogue).map_err(OutputError::from)?),
        None => {}
    }
    Ok(match shape.format() {
        Format::Table => {
            let screen = Screen {
                width,
                isolates: on_screen && session.shows_on_terminal(),
                ascii: !session.draws_lines(),
                colour: on_screen,
            };
            pages(&|made| render::terminal(made, catalogue, &screen))
        }
        Format::Plain => {
            let screen = Screen { width, ascii: true, ..Screen::default() };
            let plain = Catalogue::in_plain_signs(catalogue.language());
            pages(&|made| render::terminal(made, &plain, &screen))
        }
        Format::Md => pages(&|made| render::markdown(made, catalogue)),
        Format::Csv => {
            let mut data = Vec::new();
            let options = CsvOptions { bom: args.bom, raw: args.csv_raw, hxl: args.hxl };
            render::csv(all, &mut data, options).map_err(SessionError::Output)?;
            data
        }
        Format::Json => all
            .iter()
            .map(|made| format!("{}\n", render::json(made, catalogue)))
            .collect::<String>()
            .into_bytes(),
    })
}

/// Standard output: colours and marks as the terminal takes them, everything else byte for byte.
fn print(
    all: &[Reported],
    around: &Around,
    args: &Args,
    shape: Shape,
    session: &Session,
) -> Result<(), Failure> {
    if let (Some(format @ Document::Xlsx), true) = (shape.document(), session.shows_on_terminal()) {
        return Err(OutputError::NotText { format: format.code() }.into());
    }
    let data = bytes(all, around, args, shape, session)?;
    match (shape.document(), shape.format()) {
        (None, Format::Table) => session.print(&String::from_utf8_lossy(&data)),
        _ => session.write(|output| output.write_all(&data)),
    }
}
