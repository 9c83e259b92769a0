//! `carnet doctor`: what somebody without a key sees of this store, and how to put it right.

use super::globals::Format;
use super::record::wrapped;
use super::{Failure, Session};
use carnet::file;
use carnet::guard::{self, Reach, Seen, Sight};
use carnet::message::Message;
use carnet::store::{Store, StoreError};
use serde_json::json;
use std::collections::BTreeMap;

/// `carnet doctor`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Without paths, names and counts.
    #[arg(long)]
    outside_view: bool,
}

/// Everything may be read: no key is opened.
pub(super) fn reach(session: &Session) -> Reach {
    Reach { read_everything: true, ..session.reach_of_flags() }
}

/// Says what is seen.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    let is_parked = matches!(Store::parked(&folder), Ok(Some(_)));
    let sights = guard::outside_view(&folder, session.home().as_deref(), file::is_unfinished);
    let mut by_seen: BTreeMap<Seen, Vec<&Sight>> = BTreeMap::new();
    for sight in &sights {
        by_seen.entry(sight.seen).or_default().push(sight);
    }
    if session.format() == Format::Json {
        let found: Vec<_> = is_parked
            .then(|| json!({ "seen": "parked" }))
            .into_iter()
            .chain(by_seen.iter().map(|(seen, sights)| {
                let places: Vec<String> = sights.iter().map(|sight| sight.at.display().to_string()).collect();
                match args.outside_view {
                    true => json!({ "seen": seen.code(), "severity": seen.severity().code() }),
                    false => {
                        json!({ "seen": seen.code(), "severity": seen.severity().code(), "at": places })
                    }
                }
            }))
            .chain(
                guard::held()
                    .iter()
                    .map(|held| json!({ "lock": held.lock.code(), "holds": held.hold.code() })),
            )
            .collect();
        return session.write(|output| writeln!(output, "{}", json!(found)));
    }
    let catalogue = session.catalogue();
    let mut page = String::new();
    let mut worst_first: Vec<_> = by_seen.iter().collect();
    worst_first.sort_by_key(|(seen, _)| seen.severity());
    for (seen, sights) in worst_first {
        let severity = catalogue.label(&format!("doctor-severity-{}", seen.severity().code()));
        let head = format!("{severity}: ");
        page.push_str(&wrapped(&head, &catalogue.label(&format!("doctor-{}", seen.code())), 2));
        if !args.outside_view {
            for sight in sights.iter().take(SHOWN) {
                page.push_str(&format!("    {}\n", sight.at.display()));
            }
            if sights.len() > SHOWN {
                page.push_str("    …\n");
            }
        }
        page.push_str(&wrapped("    ", &catalogue.label(&format!("doctor-{}.advice", seen.code())), 4));
    }
    if is_parked {
        page.push_str(&wrapped("", &catalogue.label("doctor-parked"), 0));
    }
    if by_seen.is_empty() {
        page.push_str(&wrapped("", &catalogue.label("doctor-nothing"), 0));
    }
    let always = match Store::look(&folder) {
        Err(StoreError::Missing { .. } | StoreError::NotAStore { .. }) => "doctor-no-store",
        _ => "doctor-always",
    };
    page.push_str(&wrapped("", &catalogue.label(always), 0));
    page.push_str(&format!("\n{}", wrapped("", &catalogue.label("doctor-locks"), 0)));
    for held in guard::held() {
        let holds = catalogue.label(&format!("doctor-holds-{}", held.hold.code()));
        let lock = catalogue.label(&format!("doctor-lock-{}", held.lock.code()));
        page.push_str(&wrapped(&format!("    {holds}: "), &lock, 6));
    }
    session.print(&page)?;
    Ok(session.say_wrapped(&Message::new("doctor-limits"))?)
}

/// So many places are shown of one kind.
const SHOWN: usize = 6;
