//! `carnet pool return`: a two-page answer to somebody who sent: their own share beside the total, which type of authority
//! is slow for everyone, what the coordinator raised.

use crate::cli::recipients::To;
use crate::cli::{Failure, Session, values};
use carnet::exchange::pool::{self, Share};
use carnet::exchange::{OwnCopy, words_of};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::model::Period;
use carnet::text::clean::check_input;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Most bytes, and letters, of what the coordinator says.
const LONGEST: u64 = 64 * 1024;
const LETTERS: usize = 4_000;

/// `carnet pool return`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Whose answer it is.
    #[arg(long = "for", value_name = "LABEL")]
    for_whom: String,
    /// The period of a pooled summary that has left.
    #[arg(long, value_name = "PERIOD", value_parser = values::period)]
    period: Period,
    /// The country, where the pool has several.
    #[arg(long, value_name = "NAME")]
    country: Option<String>,
    #[command(flatten)]
    to: To,
    /// A text of what was raised for everyone.
    #[arg(long, value_name = "FILE")]
    raised: Option<PathBuf>,
    /// The new file.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.extend(args.to.files());
    reach.inputs.extend(args.raised.iter().filter(|path| path.as_os_str() != "-").cloned());
    reach.outputs.push(args.output.clone());
    Ok(reach)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let to = args.to.read()?;
    file::check_new(&args.output)?;
    let raised = match &args.raised {
        None => String::new(),
        Some(path) => {
            let text = file::read(path, LONGEST)?;
            let text = String::from_utf8_lossy(&text).into_owned();
            check_input(&text, LETTERS).map_err(|_| BadText)?
        }
    };
    let mut store = session.open_store()?;
    let country = pool::country_of(&store, args.country.as_deref())?;
    let label = args.for_whom.trim();
    let contributor = store
        .contributors()?
        .into_iter()
        .find(|one| one.label == label)
        .ok_or(carnet::store::StoreError::NoSuchContributor { near: None })?;
    let shares = pool::shares(&store, &country, args.period, &contributor)?;
    let period = args.period.to_string();
    let head = Message::new("pool-return-head")
        .with("period", period.as_str())
        .with("country", country.name.as_str())
        .with("label", label);
    let (text, slow) = page(&shares, &raised, &head, session);
    let rows: Vec<Value> = shares
        .iter()
        .map(
            |share| json!({ "table": share.table, "codes": share.codes, "own": share.own, "all": share.all }),
        )
        .collect();
    let data = json!({
        "name": "pool-return", "period": period, "country": country.code, "rows": rows,
        "slow_for_everyone": slow, "raised": raised,
    });
    session.print(&text)?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("summary-dry-run"))?);
    }
    if !session.confirm(&Message::new("summary-plan-ask").with("path", args.output.as_path()))? {
        return Ok(session.say(&Message::new("pool-not-returned"))?);
    }
    let copy =
        OwnCopy { name: format!("{period} return"), device_only: false, data, text, html: String::new() };
    let sealed = pool::seal_return(&mut store, &session.stamp(), &copy, to)?;
    file::write_new(&args.output, &sealed)?;
    Ok(session.say(&Message::new("summary-sealed").with("path", args.output.as_path()))?)
}

/// The answer as a page, and the types of authority that owe answers to everyone.
fn page(shares: &[Share], raised: &str, head: &Message, session: &Session) -> (String, Vec<String>) {
    let catalogue = session.catalogue();
    let mut page = format!("{}\n\n", catalogue.say(head));
    for share in shares {
        let codes: Vec<String> = share
            .codes
            .iter()
            .map(|code| {
                let dimensions = [
                    "outcome",
                    "state",
                    "answer",
                    "actor-type",
                    "decision",
                    "level",
                    "category",
                    "restriction",
                    "kind",
                ];
                let found = dimensions.iter().find_map(|by| words_of(by, code, catalogue));
                found.map_or_else(|| code.clone(), |(label, _)| label)
            })
            .collect();
        let line = Message::new("pool-return-line")
            .with("table", share.table.as_str())
            .with("codes", codes.join(", "))
            .with("own", share.own)
            .with("all", share.all);
        page.push_str(&catalogue.say(&line));
        page.push('\n');
    }
    let slow: Vec<String> = shares
        .iter()
        .filter(|share| share.codes.first().is_some_and(|code| code == "owing" || code == "yes-late"))
        .filter_map(|share| share.codes.get(1).filter(|code| *code != "all"))
        .filter_map(|code| words_of("actor-type", code, catalogue).map(|(label, _)| label))
        .collect();
    page.push('\n');
    if slow.is_empty() {
        page.push_str(&catalogue.label("pool-return-no-slow"));
    } else {
        let said = Message::new("pool-return-slow").with("types", slow.join(", "));
        page.push_str(&catalogue.say(&said));
    }
    page.push('\n');
    if !raised.is_empty() {
        page.push_str(&format!("\n{}\n{raised}\n", catalogue.label("pool-return-raised")));
    }
    (page, slow)
}

/// The text is none that can be sent.
#[derive(Debug, thiserror::Error)]
#[error("not a text that can be sent")]
struct BadText;

impl Explain for BadText {
    fn message(&self) -> Message {
        Message::new("pool-bad-text")
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("pool-bad-text.hint"))
    }
    fn code(&self) -> u16 {
        915
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}
