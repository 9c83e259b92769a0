//! `carnet summary export`: shows what would leave, asks, writes it down and seals it.

use super::country::{self, In};
use super::table::Shows;
use crate::cli::globals::{Document, Format};
use crate::cli::output::OutputError;
use crate::cli::progress::Progress;
use crate::cli::recipients::To;
use crate::cli::session::SessionError;
use crate::cli::{Failure, Session, values};
use carnet::disclosure::{Audience, Progress as Protecting};
use carnet::exchange::scheme::Weight;
use carnet::exchange::{self, Plan, Wanted, pool};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::model::Period;
use carnet::store::{Country, Profile, Store};
use clap::ValueEnum;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// `carnet summary export`
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    to: To,
    /// The period.
    #[arg(long, value_name = "PERIOD", value_parser = values::period)]
    period: Period,
    /// For whom.
    #[arg(long, value_enum, value_name = "AUDIENCE", default_value = "public")]
    profile: Readers,
    #[command(flatten)]
    country: In,
    /// A higher threshold.
    #[arg(long, value_name = "N")]
    threshold: Option<u64>,
    /// The new file.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A file for what a reader would know, for an attack.
    #[arg(long, value_name = "FILE")]
    plaintext_output: Option<PathBuf>,
    /// With the true counts.
    #[arg(long, requires = "plaintext_output")]
    with_truth: bool,
    /// Which of those who may read it.
    #[arg(long, value_enum, value_name = "AUDIENCE", requires = "plaintext_output")]
    reader: Option<Readers>,
}

/// A value of `--profile`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Readers {
    Partners,
    Donor,
    Public,
    Trusted,
}

impl Readers {
    fn profile(self) -> Profile {
        match self {
            Self::Partners => Profile::Protected(Audience::Partners),
            Self::Donor => Profile::Protected(Audience::Donor),
            Self::Public => Profile::Protected(Audience::Public),
            Self::Trusted => Profile::Trusted,
        }
    }
}

pub(in crate::cli) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.extend(args.to.files());
    reach.outputs.extend(args.output.iter().chain(&args.plaintext_output).cloned());
    Ok(reach)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    export(args, session, &|store| Ok(country::resolve(store, &args.country)?))
}

/// The same of what a pool received.
pub(in crate::cli) fn run_pooled(args: &Args, session: &Session) -> Result<(), Failure> {
    export(args, session, &|store| Ok(pool::country_of(store, args.country.named())?))
}

fn export(
    args: &Args,
    session: &Session,
    country: &dyn Fn(&Store) -> Result<Country, Failure>,
) -> Result<(), Failure> {
    let attack = match (session.document(), &args.plaintext_output) {
        (Some(Document::AttackJson), Some(path)) if session.dry_run() => Some(path.as_path()),
        (Some(Document::AttackJson), _) => return Err(NotAnAttack.into()),
        (Some(document), _) => return Err(OutputError::NotHere { format: document.code() }.into()),
        (None, Some(_)) => return Err(NotAnAttack.into()),
        (None, None) => None,
    };
    // Everything that can be refused is refused before the store is opened, and before the ledger has a line.
    let to = args.to.read()?;
    let output = match &args.output {
        Some(path) => {
            file::check_new(path)?;
            Some(path.as_path())
        }
        None if session.dry_run() => None,
        None => return Err(SessionError::MissingFlag { flag: "--output".to_owned() }.into()),
    };
    let stamp = session.stamp();
    let mut store = session.open_store()?;
    let wanted = Wanted {
        profile: args.profile.profile(),
        period: args.period,
        country: country(&store)?,
        threshold: args.threshold,
    };
    let mut progress = Progress::new(session, false);
    let plan = exchange::plan(&store, &stamp, wanted, to, session.catalogue(), &mut |step| {
        progress.tell(session, || said(step));
    });
    progress.clear();
    let plan = plan?;
    if let Some(path) = attack {
        return write_attack(&mut store, &plan, args, path, session);
    }
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

/// What a reader would know, in clear: on the ledger, as all that leaves in clear.
fn write_attack(
    store: &mut Store,
    plan: &Plan,
    args: &Args,
    path: &Path,
    session: &Session,
) -> Result<(), Failure> {
    let readers = plan.attack_json(args.with_truth)?.ok_or(NotAnAttack)?;
    let wanted = args.reader.unwrap_or(args.profile).profile();
    let found = readers.into_iter().find(|(audience, _)| Profile::Protected(*audience) == wanted);
    let (_, known) = found.ok_or(NotAnAttack)?;
    session.say(&Message::new("report-plaintext-warning").with("path", path))?;
    let what = format!("attack {} {}", args.period, args.profile.profile().code());
    let bytes = format!("{known}\n");
    exchange::write_plaintext(store, &session.stamp(), &what, None, (path, false), bytes.as_bytes())?;
    Ok(session.say(&Message::new("report-plaintext-written").with("path", path))?)
}

/// How far the protection is.
pub(super) fn said(step: Protecting) -> Message {
    match step {
        Protecting::Audit { settled, sides, .. } => {
            let percent = settled * 100 / sides.max(1);
            Message::new("summary-progress-audit").with("percent", percent)
        }
        Protecting::Repair { round, .. } => Message::new("summary-progress-repair").with("round", round),
        _ => Message::new("summary-progress"),
    }
}

/// Exactly what will leave, and to whom.
fn page(plan: &Plan, session: &Session) -> String {
    let catalogue = session.catalogue();
    let wanted = plan.wanted();
    let shows = Shows { form: plan.form(), tables: plan.tables(), period: wanted.period };
    let (published, withheld) = (plan.tables().published(), plan.tables().withheld());
    let cells = published + withheld;
    let mut below = Vec::new();
    match plan.protocol() {
        Some(protocol) => {
            below.push(Message::new("summary-plan-trusted").with("protocol", protocol));
        }
        None => below.push(
            Message::new("summary-plan-cells")
                .with("published", published)
                .with("cells", cells)
                .with("withheld", withheld)
                .with("share", (withheld * 100 + cells / 2) / cells.max(1))
                .with("k", plan.threshold()),
        ),
    }
    if let Some(weights) = plan.weights() {
        let records: u64 = weights.iter().map(|weight| weight.records).sum();
        let shown = in_inner_cells(plan);
        below.push(
            Message::new("summary-plan-use")
                .with("records", records)
                .with("shown", shown)
                .with("lost", records.saturating_sub(shown)),
        );
    }
    for withdrawal in plan.withdrawals() {
        below.push(
            Message::new("summary-plan-withdraws").with("release", short(&withdrawal.release.to_string())),
        );
    }
    let mut labels = plan.labels();
    let own = labels.pop().unwrap_or_default();
    below.push(Message::new("summary-plan-severe"));
    below.push(Message::new("summary-plan-to").with("labels", labels.join(", ")));
    below.push(Message::new("summary-plan-own").with("label", own));
    below.push(match plan.released_on() {
        Some(day) => {
            Message::new("summary-plan-again").with("period", wanted.period.to_string()).with("day", day)
        }
        None => Message::new("summary-plan-once"),
    });
    if !plan.is_fixed() {
        below.push(
            Message::new("summary-plan-fixes")
                .with("scheme", plan.scheme().id())
                .with("year", wanted.period.year().to_string()),
        );
    }
    let mut head = Message::new("summary-plan-head")
        .with("period", wanted.period.to_string())
        .with("country", wanted.country.name.as_str())
        .with("audience", Message::new(audience_key(wanted.profile)));
    head = head.with("scheme", plan.scheme().id());
    let below: Vec<String> = below.iter().map(|message| catalogue.say(message)).collect();
    format!("{}\n\n{}{}\n", catalogue.say(&head), shows.page(session), below.join("\n"))
}

/// How many records stand in a published cell of the finest kind.
fn in_inner_cells(plan: &Plan) -> u64 {
    let form = plan.form();
    let is_leaf = |by: &String, code: &str| {
        form.dimensions
            .get(by)
            .is_some_and(|nodes| !nodes.iter().any(|node| node.parent.as_deref() == Some(code)))
    };
    let of_table = |(at, table): (usize, &carnet::exchange::form::FormTable)| -> u64 {
        let lines = plan.tables().lines(form, at).into_iter();
        let inner = lines.filter(|line| table.by.iter().zip(&line.codes).all(|(by, code)| is_leaf(by, code)));
        inner.filter_map(|line| line.shown.count()).sum()
    };
    form.tables.iter().enumerate().map(of_table).sum()
}

/// The words for those who read a release.
pub(in crate::cli) fn audience_key(profile: Profile) -> &'static str {
    match profile {
        Profile::Protected(Audience::Partners) => "summary-audience-partners",
        Profile::Protected(Audience::Donor) => "summary-audience-donor",
        Profile::Protected(Audience::Public) => "summary-audience-public",
        Profile::Trusted => "summary-audience-trusted",
    }
}

/// The beginning of a hash, enough to name a release of one store.
pub(super) fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

fn as_json(plan: &Plan, sealed: Option<&Path>) -> Value {
    let wanted = plan.wanted();
    let shows = Shows { form: plan.form(), tables: plan.tables(), period: wanted.period };
    let weights = plan.weights().map(|weights| {
        weights.into_iter().map(|Weight { name, records }| (name, Value::from(records))).collect::<Value>()
    });
    json!({
        "period": wanted.period.to_string(),
        "profile": wanted.profile.code(),
        "country": wanted.country.code,
        "scheme": plan.scheme().id(),
        "tables": shows.json(),
        "records": weights,
        "k": plan.threshold(),
        "published": plan.tables().published(),
        "withheld": plan.tables().withheld(),
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

/// The attack's format is written by a dry run, into a file in clear, of something that is protected.
#[derive(Debug, thiserror::Error)]
#[error("no attack of this")]
struct NotAnAttack;

impl Explain for NotAnAttack {
    fn message(&self) -> Message {
        Message::new("summary-no-attack")
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("summary-no-attack.hint"))
    }
    fn code(&self) -> u16 {
        867
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}
