//! `carnet summary open`: what somebody sealed for us, checked and shown.

use super::export::audience_key;
use super::signer::Signer;
use super::table::Shows;
use crate::cli::globals::{Document, Format};
use crate::cli::output::OutputError;
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session};
use carnet::exchange::{self, Bundle, BundleError, Identities, MAX_OWN, OwnCopy};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::render::{Sheet, Value as SheetValue, html_of_sheets, workbook};
use carnet::store::Store;
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
    let (opened, signer) = open(&sealed, session)?;
    let bundle = match opened {
        Opened::Own(copy) => return show(&copy, session),
        Opened::Summary(bundle) => bundle,
    };
    let shows = shows(&bundle);
    match session.document() {
        Some(Document::Xlsx) => return write_workbook(&bundle, session),
        Some(Document::Html) => {
            let page = as_html(&bundle, &signer, session);
            return session.write(|output| output.write_all(page.as_bytes()));
        }
        Some(document) => return Err(OutputError::NotHere { format: document.code() }.into()),
        None => {}
    }
    match session.format() {
        Format::Table => session.print(&for_terminal(&page(&bundle, &signer, session))),
        Format::Md => session.print(&shows.markdown(session)),
        Format::Plain => session.write(|output| output.write_all(shows.plain().as_bytes())),
        Format::Csv => session.write(|output| output.write_all(&shows.csv())),
        Format::Json => session.write(|output| writeln!(output, "{}", as_json(&bundle, &signer))),
    }
}

/// A summary, and nothing else that the store sealed to itself; with who signed it.
pub(super) fn summary(sealed: &[u8], session: &Session) -> Result<(Bundle, Signer), Failure> {
    match open(sealed, session)? {
        (Opened::Summary(bundle), signer) => Ok((*bundle, signer)),
        (Opened::Own(_), _) => Err(BundleError::Manifest { field: "kind" }.into()),
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
/// store's own key. A store that was opened knows the senders of its pool.
fn open(sealed: &[u8], session: &Session) -> Result<(Opened, Signer), Failure> {
    let refused = match session.identities()? {
        None if !has_store(session)? => {
            return Err(SessionError::MissingFlag { flag: "--identity".to_owned() }.into());
        }
        None => None,
        Some(given) => match either(sealed, &given) {
            Err(error) if error.name() == "seal-no-key" && has_store(session)? => Some(error),
            opened => {
                let opened = opened?;
                // Where the same key opens the store as well; where not, nobody asked for the store.
                let store = if has_store(session)? { session.open_store().ok() } else { None };
                let signer = store.map(|store| signer_of(&store, &opened)).transpose()?;
                return Ok((opened, signer.unwrap_or(Signer::Unseen)));
            }
        },
    };
    match (session.open_store(), refused) {
        (Ok(store), _) => {
            let opened = either(sealed, &exchange::own_identities(&store)?)?;
            let signer = signer_of(&store, &opened)?;
            Ok((opened, signer))
        }
        // The key was meant for the file: that it opens no store either is beside the point.
        (Err(_), Some(refused)) => Err(refused.into()),
        (Err(error), None) => Err(error),
    }
}

fn signer_of(store: &Store, opened: &Opened) -> Result<Signer, Failure> {
    match opened {
        Opened::Summary(bundle) => Signer::of(store, bundle),
        Opened::Own(_) => Ok(Signer::Own),
    }
}

pub(super) fn has_store(session: &Session) -> Result<bool, Failure> {
    Ok(session.store_folder()?.join("format").exists())
}

fn shows(bundle: &Bundle) -> Shows<'_> {
    let release = &bundle.manifest.release;
    Shows { form: &release.form, tables: &bundle.tables, period: release.period }
}

/// A sheet for each table, and one of definitions.
fn write_workbook(bundle: &Bundle, session: &Session) -> Result<(), Failure> {
    if session.shows_on_terminal() {
        return Err(OutputError::NotText { format: Document::Xlsx.code() }.into());
    }
    let mut sheets = shows(bundle).sheets(session);
    sheets.push(definitions(bundle, session));
    let release = &bundle.manifest.release;
    let title = format!("{} {}", release.country, release.period);
    let book = workbook(&sheets, &title, session.catalogue().language()).map_err(OutputError::from)?;
    session.write(|out| out.write_all(&book))
}

fn definitions(bundle: &Bundle, session: &Session) -> Sheet {
    let title = session.catalogue().label("summary-definitions-tables");
    let lines = bundle.definitions.lines().filter(|line| !line.is_empty());
    Sheet {
        name: "definitions".to_owned(),
        title: title.clone(),
        headings: vec![title],
        rows: lines.map(|line| vec![SheetValue::Text(line.to_owned())]).collect(),
        is_text: true,
    }
}

/// The lines with a number, and what is to be known of the whole.
fn as_html(bundle: &Bundle, signer: &Signer, session: &Session) -> String {
    let (head, lines) = about(bundle, signer, session);
    let mut sheets = shows(bundle).published(session);
    sheets.push(definitions(bundle, session));
    html_of_sheets(&sheets, &head, &lines, session.catalogue())
}

fn page(bundle: &Bundle, signer: &Signer, session: &Session) -> String {
    let (head, lines) = about(bundle, signer, session);
    format!("{head}\n\n{}{}\n", shows(bundle).page(session), lines.join("\n"))
}

/// What a summary is, and what is to be known of it.
fn about(bundle: &Bundle, signer: &Signer, session: &Session) -> (String, Vec<String>) {
    let catalogue = session.catalogue();
    let say = |message: Message| catalogue.say(&message);
    let release = &bundle.manifest.release;
    let audience = audience_key(release.audience);
    let previous = match &release.previous {
        Some(hash) => Message::new("summary-open-previous").with("hash", hash.to_string()),
        None => Message::new("summary-open-first"),
    };
    let trusted = release
        .protocol
        .as_ref()
        .map(|protocol| Message::new("summary-open-trusted").with("protocol", protocol));
    let withdrawn = release.withdrawals.iter().map(|withdrawal| {
        Message::new("summary-open-withdraws")
            .with("release", super::export::short(&withdrawal.release.to_string()))
    });
    let lines = [
        signer.line(bundle),
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
        .with("country", release.country.as_str())
        .with("scheme", release.scheme.id.as_str())
        .with("audience", Message::new(audience)));
    (head, trusted.into_iter().chain(withdrawn).chain(lines).map(say).collect())
}

fn labels(bundle: &Bundle) -> Vec<String> {
    bundle.manifest.envelope.recipients.iter().map(|intended| intended.label.to_string()).collect()
}

fn as_json(bundle: &Bundle, signer: &Signer) -> Value {
    let release = &bundle.manifest.release;
    json!({
        "release": release,
        "release_hash": release.hash(),
        "recipients": labels(bundle),
        "signer": bundle.signer.key(),
        "signer_words": bundle.signer.words().join(" "),
        "seen_before": signer.is_known(),
        "contributor": signer.label(),
        "tables": shows(bundle).json(),
        "definitions": bundle.definitions,
    })
}
