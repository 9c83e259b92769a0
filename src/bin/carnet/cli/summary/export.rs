//! `carnet summary export`: shows what would leave, asks, writes it down and seals it.

use super::table;
use crate::cli::globals::Format;
use crate::cli::recipients::To;
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session, values};
use carnet::exchange::{self, Plan};
use carnet::file::{self, FileError};
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::model::Period;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// `carnet summary export`
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    to: To,
    /// The month.
    #[arg(long, value_name = "MONTH", value_parser = values::period)]
    period: Period,
    /// The new file.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.extend(args.to.files());
    reach.outputs.extend(args.output.clone());
    Ok(reach)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    // Everything that can be refused is refused before the store is opened, and before the ledger has a line.
    let to = args.to.read()?;
    let output = match &args.output {
        Some(path) if path.symlink_metadata().is_ok() => {
            return Err(FileError::Exists { path: path.clone() }.into());
        }
        Some(path) => Some(path.as_path()),
        None if session.dry_run() => None,
        None => return Err(SessionError::MissingFlag { flag: "--output".to_owned() }.into()),
    };
    let stamp = session.stamp();
    let mut store = session.open_store()?;
    let definitions = exchange::definitions(session.catalogue());
    let plan = exchange::plan(&store, &stamp, args.period, to, &definitions)?;
    let told = as_json(&plan, output.filter(|_| !session.dry_run()));
    let json = session.format() == Format::Json;

    let Some(output) = output.filter(|_| !session.dry_run()) else {
        if json {
            return session.write(|out| writeln!(out, "{told}"));
        }
        session.print(&page(&plan, session))?;
        return Ok(session.say(&Message::new("summary-dry-run"))?);
    };
    if json {
        session.say(&Message::new("summary-plan-page").with("page", page(&plan, session)))?;
    } else {
        session.print(&page(&plan, session))?;
    }
    if !session.confirm(&Message::new("summary-plan-ask").with("path", output))? {
        return Err(Declined.into());
    }
    let recorded = exchange::record(&mut store, &stamp, plan)?;
    let written = exchange::seal_summary(&recorded)
        .map_err(Failure::from)
        .and_then(|sealed| Ok(file::write_new(output, &sealed)?));
    if written.is_err() {
        session.say(&Message::new("summary-not-written"))?;
    }
    written?;
    if json {
        return session.write(|out| writeln!(out, "{told}"));
    }
    session.say(&Message::new("summary-sealed").with("path", output))?;
    Ok(session.say(&Message::new("summary-sealed-words").with("words", store.words()?.join(" ")))?)
}

/// Exactly what will leave, and to whom.
fn page(plan: &Plan, session: &Session) -> String {
    let catalogue = session.catalogue();
    let table = plan.table();
    let (cells, withheld) = (table.cells().len(), table.withheld());
    let numbers = Message::new("summary-plan-cells")
        .with("published", table.published())
        .with("cells", cells)
        .with("withheld", withheld)
        .with("share", (withheld * 100 + cells / 2) / cells)
        .with("k", table.threshold().k());
    let mut labels = plan.labels();
    let own = labels.pop().unwrap_or_default();
    let fate = match plan.released_on() {
        Some(day) => {
            Message::new("summary-plan-again").with("period", plan.period().to_string()).with("day", day)
        }
        None => Message::new("summary-plan-once"),
    };
    let head = Message::new("summary-plan-head").with("period", plan.period().to_string());
    let below = [
        numbers,
        Message::new("summary-plan-severe"),
        Message::new("summary-plan-to").with("labels", labels.join(", ")),
        Message::new("summary-plan-own").with("label", own),
        fate,
    ];
    let below: Vec<String> = below.iter().map(|message| catalogue.say(message)).collect();
    format!("{}\n\n{}\n{}\n", catalogue.say(&head), table::columns(table, session), below.join("\n"))
}

fn as_json(plan: &Plan, sealed: Option<&Path>) -> Value {
    let table = plan.table();
    json!({
        "period": plan.period().to_string(),
        "decisions": table::json(table),
        "k": table.threshold().k(),
        "published": table.published(),
        "withheld": table.withheld(),
        "recipients": plan.labels(),
        "released_on": plan.released_on(),
        "sealed": sealed.map(|path| path.display().to_string()),
    })
}

/// The person did not agree to what would leave.
#[derive(Debug, thiserror::Error)]
#[error("not agreed to")]
struct Declined;

impl Explain for Declined {
    fn message(&self) -> Message {
        Message::new("summary-declined")
    }
    fn code(&self) -> u16 {
        140
    }
    fn exit(&self) -> Exit {
        Exit::Interrupted
    }
}
