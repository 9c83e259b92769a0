//! `carnet summary ledger`: what left the store, when, and to whom.

use super::export::short;
use crate::cli::globals::Format;
use crate::cli::record::{Cell, Table};
use crate::cli::{Failure, Session};
use carnet::exchange::{self, Bundle, MAX_SEALED};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::Kind;
use carnet::store::{LedgerLine, Released};
use carnet::text::width::{pad_end, width};
use serde_json::json;
use std::path::PathBuf;

/// `carnet summary ledger`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The person's word that nothing was sent after the backup that the store was put back from.
    #[arg(long)]
    nothing_sent_since: bool,
    /// What left another copy of the store.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "nothing_sent_since")]
    take_in: Vec<PathBuf>,
    /// The releases alone.
    #[arg(long, conflicts_with_all = ["nothing_sent_since", "take_in"])]
    releases: bool,
}

pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.extend(args.take_in.iter().cloned());
    Ok(reach)
}

/// Takes in what left another copy.
fn take_in(files: &[PathBuf], session: &Session) -> Result<(), Failure> {
    let sealed: Vec<_> = files.iter().map(|path| file::read(path, MAX_SEALED)).collect::<Result<_, _>>()?;
    let mut store = session.open_store()?;
    let mut identities = exchange::own_identities(&store)?;
    if let Some(given) = session.identities()? {
        identities = identities.and(given);
    }
    let bundles: Vec<Bundle> =
        sealed.iter().map(|sealed| exchange::open_summary(sealed, &identities)).collect::<Result<_, _>>()?;
    if session.dry_run() {
        return Ok(session.say(&Message::new("summary-dry-run"))?);
    }
    let taken = exchange::take_in(&mut store, &session.stamp(), &bundles)?;
    Ok(session.say(&Message::new("summary-ledger-taken-in").with("count", taken))?)
}

/// What was released, with what each release is called.
fn releases(session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    let all: Vec<Released> = store.all_releases()?;
    if session.format() == Format::Json {
        return session.write(|out| {
            all.iter().try_for_each(|release| {
                let object = json!({
                    "release": release.hash(), "period": release.period.to_string(),
                    "profile": release.profile.code(), "sequence": release.sequence, "day": release.on,
                    "scheme": release.scheme_id,
                    "withdrawn": release.withdrawn.as_ref().map(|(day, reason)| json!({ "day": day, "reason": reason })),
                });
                writeln!(out, "{object}")
            })
        });
    }
    if all.is_empty() {
        return Ok(session.say(&Message::new("summary-ledger-releases-none"))?);
    }
    let heading = |key: &str| session.catalogue().label(key);
    let table = Table {
        columns: vec![
            ("release", heading("summary-ledger-release")),
            ("day", heading("summary-ledger-day")),
            ("period", heading("summary-by-period")),
            ("profile", heading("summary-ledger-readers")),
            ("scheme", heading("summary-ledger-scheme")),
            ("withdrawn", heading("summary-ledger-withdrawn")),
        ],
        rows: all
            .iter()
            .map(|release| {
                vec![
                    Cell::plain(short(&release.hash())),
                    Cell::plain(release.on.as_str()),
                    Cell::plain(release.period.to_string()),
                    Cell::plain(release.profile.code()),
                    Cell::plain(release.scheme_id.as_str()),
                    Cell::plain(release.withdrawn.as_ref().map_or("", |(day, _)| day.as_str())),
                ]
            })
            .collect(),
    };
    table.print(true, session)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    if !args.take_in.is_empty() {
        return take_in(&args.take_in, session);
    }
    if args.releases {
        return releases(session);
    }
    let mut store = session.open_store()?;
    if args.nothing_sent_since && !session.dry_run() {
        store.confirm_nothing_sent(&session.stamp())?;
        return Ok(session.say(&Message::new("summary-ledger-confirmed"))?);
    }
    let lines = store.ledger()?;
    match session.format() {
        Format::Json => session.write(|output| {
            lines.iter().try_for_each(|line| {
                let object = json!({
                    "n": line.n, "day": line.day, "door": line.door, "what": line.what,
                    "recipients": line.recipients,
                });
                writeln!(output, "{object}")
            })
        }),
        Format::Plain | Format::Csv => {
            let separator = if session.format() == Format::Csv { "," } else { "\t" };
            session.write(|output| {
                lines.iter().try_for_each(|line| {
                    // Days, words of ours and labels: nothing that a separator could stand in but the labels' list.
                    let labels = line.recipients.replace(", ", " + ");
                    writeln!(
                        output,
                        "{}",
                        [&line.day, &line.door, &line.what, &labels].map(String::as_str).join(separator)
                    )
                })
            })
        }
        Format::Table | Format::Md if lines.is_empty() => {
            Ok(session.say(&Message::new("summary-ledger-empty"))?)
        }
        Format::Table => session.print(&columns(&lines, session)),
        Format::Md => {
            let rows = said(&lines, session);
            let mut rows = rows.iter().map(|row| format!("| {} |\n", row.join(" | ")));
            let head = rows.next().unwrap_or_default();
            session.print(&format!("{head}|---|---|---|---|\n{}", rows.collect::<String>()))
        }
    }
}

fn said(lines: &[LedgerLine], session: &Session) -> Vec<[String; 4]> {
    let catalogue = session.catalogue();
    let heads = ["summary-ledger-day", "summary-ledger-door", "summary-ledger-what", "summary-ledger-to"];
    let row = |line: &LedgerLine| {
        let door = match line.door.as_str() {
            "summary" => catalogue.label("summary-door-summary"),
            "backup" => catalogue.label("summary-door-backup"),
            "agenda" => catalogue.label("summary-door-agenda"),
            "report" => catalogue.label("summary-door-report"),
            "handover" => catalogue.label("summary-door-handover"),
            "plaintext" => catalogue.label("summary-door-plaintext"),
            "dump" => catalogue.label("summary-door-dump"),
            "recovery" => catalogue.label("summary-door-recovery"),
            "park" => catalogue.label("summary-door-park"),
            "purge" => catalogue.label("summary-door-purge"),
            other => other.to_owned(),
        };
        let to = match line.recipients.as_str() {
            "" => catalogue.label("summary-ledger-nobody-else"),
            labels => labels.to_owned(),
        };
        let what = match line.door.as_str() {
            "purge" => purged(&line.what, session).unwrap_or_else(|| line.what.clone()),
            _ => line.what.clone(),
        };
        [line.day.clone(), door, what, to]
    };
    std::iter::once(heads.map(|key| catalogue.label(key))).chain(lines.iter().map(row)).collect()
}

/// The words of a purge, which the ledger keeps as codes: why, and of each kind how many were destroyed or reduced. None
/// where they are not as this program writes them.
fn purged(what: &str, session: &Session) -> Option<String> {
    let catalogue = session.catalogue();
    let (why, matters) = what.split_once(": ")?;
    let why = match why {
        "due" => "summary-purge-due",
        "older-than" => "summary-purge-older-than",
        "negotiation" => "summary-purge-negotiation",
        "unmet" => "summary-purge-unmet",
        _ => return None,
    };
    let matter = |matter: &str| {
        let [act, thing, count] = matter.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let act = match act {
            "destroy" => "summary-purge-destroy",
            "reduce" => "summary-purge-reduce",
            "forget" => "summary-purge-forget",
            _ => return None,
        };
        let thing = match thing {
            "draft" => "purge-drafts".to_owned(),
            "refused_row" => "purge-refused-rows".to_owned(),
            "undone" => "purge-undone".to_owned(),
            kind => format!("{}.plural", Kind::from_name(kind)?.label_key()),
        };
        let message = Message::new(act).with("thing", catalogue.label(&thing)).with("count", count);
        Some(catalogue.say(&message))
    };
    let matters: Vec<String> = matters.split(", ").map(matter).collect::<Option<_>>()?;
    Some(catalogue.say(&Message::new(why).with("what", matters.join(", "))))
}

fn columns(lines: &[LedgerLine], session: &Session) -> String {
    let rows = said(lines, session);
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2), 0];
    let line = |row: &[String; 4]| {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| pad_end(cell, width)).collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
