//! `carnet summary open`: what somebody sealed for us, checked and shown.

use super::table;
use crate::cli::globals::{Document, Format};
use crate::cli::output::OutputError;
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session};
use carnet::exchange::{self, Bundle, BundleError, Identities, MAX_OWN, OwnCopy};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::text::clean::for_terminal;
use serde_json::{Value, json};
use std::path::PathBuf;

/// `carnet summary open`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The sealed summary.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = if has_store(session)? { session.reach_of_store()? } else { session.reach_of_flags() };
    reach.inputs.push(args.file.clone());
    Ok(reach)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let sealed = file::read(&args.file, MAX_OWN)?;
    let bundle = match open(&sealed, session)? {
        Opened::Own(copy) => return show(&copy, session),
        Opened::Summary(bundle) => bundle,
    };
    if let Some(document) = session.document() {
        return Err(OutputError::NotHere { format: document.code() }.into());
    }
    let decisions = &bundle.decisions;
    match session.format() {
        Format::Table => session.print(&for_terminal(&page(&bundle, session))),
        Format::Md => session.print(&table::markdown(decisions, session)),
        Format::Plain => session.write(|output| output.write_all(table::plain(decisions).as_bytes())),
        Format::Csv => session.write(|output| output.write_all(&exchange::to_csv(decisions))),
        Format::Json => session.write(|output| writeln!(output, "{}", as_json(&bundle))),
    }
}

/// What a sealed file turned out to be.
enum Opened {
    Summary(Box<Bundle>),
    /// What this store sealed to itself.
    Own(Box<OwnCopy>),
}

fn either(sealed: &[u8], identities: &Identities) -> Result<Opened, BundleError> {
    match exchange::open_own(sealed, identities)? {
        Some(copy) => Ok(Opened::Own(Box::new(copy))),
        None => Ok(Opened::Summary(Box::new(exchange::open_summary(sealed, identities)?))),
    }
}

/// A report or a handover as it was sealed: on the screen, for a browser, for programs.
fn show(copy: &OwnCopy, session: &Session) -> Result<(), Failure> {
    match (session.document(), session.format()) {
        (Some(Document::Html), _) if !copy.html.is_empty() => {
            session.write(|output| output.write_all(copy.html.as_bytes()))
        }
        (Some(document), _) => Err(OutputError::NotHere { format: document.code() }.into()),
        (None, Format::Csv) => Err(OutputError::NotHere { format: "csv" }.into()),
        (None, Format::Json) => session.write(|output| match &copy.data {
            Value::Array(all) => all.iter().try_for_each(|one| writeln!(output, "{one}")),
            one => writeln!(output, "{one}"),
        }),
        (None, Format::Table | Format::Plain | Format::Md) => session.print(&for_terminal(&copy.text)),
    }
}

/// With the identity given; where that one does not open it but opens a store, or where none is given, with the
/// store's own key.
fn open(sealed: &[u8], session: &Session) -> Result<Opened, Failure> {
    let refused = match session.identities()? {
        None if !has_store(session)? => {
            return Err(SessionError::MissingFlag { flag: "--identity".to_owned() }.into());
        }
        None => None,
        Some(given) => match either(sealed, &given) {
            Err(error) if error.name() == "seal-no-key" && has_store(session)? => Some(error),
            opened => return Ok(opened?),
        },
    };
    match (session.open_store(), refused) {
        (Ok(store), _) => Ok(either(sealed, &exchange::own_identities(&store)?)?),
        // The key was meant for the file: that it opens no store either is beside the point.
        (Err(_), Some(refused)) => Err(refused.into()),
        (Err(error), None) => Err(error),
    }
}

fn has_store(session: &Session) -> Result<bool, Failure> {
    Ok(session.store_folder()?.join("format").exists())
}

fn page(bundle: &Bundle, session: &Session) -> String {
    let catalogue = session.catalogue();
    let say = |message: Message| catalogue.say(&message);
    let release = &bundle.manifest.release;
    let audience = match release.audience.code() {
        "partners" => "summary-audience-partners",
        "donor" => "summary-audience-donor",
        _ => "summary-audience-public",
    };
    let previous = match &release.previous {
        Some(hash) => Message::new("summary-open-previous").with("hash", hash.to_string()),
        None => Message::new("summary-open-first"),
    };
    let lines = [
        Message::new("summary-open-signer").with("words", bundle.signer.words().join(" ")),
        Message::new("summary-open-release")
            .with("sequence", release.sequence)
            .with("alias", release.alias.to_string()),
        previous,
        Message::new("summary-open-cells")
            .with("published", release.published)
            .with("cells", release.published + release.withheld)
            .with("withheld", release.withheld)
            .with("k", release.k),
        Message::new("summary-open-to").with("labels", labels(bundle).join(", ")),
        Message::new("summary-open-checked"),
    ];
    let head = say(Message::new("summary-open-head")
        .with("period", release.period.to_string())
        .with("audience", Message::new(audience)));
    let lines: Vec<String> = lines.into_iter().map(say).collect();
    format!("{head}\n\n{}\n{}\n", table::columns(&bundle.decisions, session), lines.join("\n"))
}

fn labels(bundle: &Bundle) -> Vec<String> {
    bundle.manifest.envelope.recipients.iter().map(|intended| intended.label.to_string()).collect()
}

fn as_json(bundle: &Bundle) -> Value {
    let release = &bundle.manifest.release;
    json!({
        "release": release,
        "release_hash": release.hash(),
        "recipients": labels(bundle),
        "signer": bundle.signer.key(),
        "signer_words": bundle.signer.words().join(" "),
        "seen_before": false,
        "decisions": table::json(&bundle.decisions),
        "definitions": bundle.definitions,
    })
}
