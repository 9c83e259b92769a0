//! `carnet doctor`: what somebody without a key sees of this store, and how to put it right.

use super::globals::Format;
use super::{Failure, Session};
use carnet::guard::{self, Reach, Seen, Sight};
use carnet::message::Message;
use carnet::store::Store;
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
    let sights = guard::outside_view(&folder, session.home().as_deref());
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
                    true => json!({ "seen": seen.code() }),
                    false => json!({ "seen": seen.code(), "at": places }),
                }
            }))
            .collect();
        return session.write(|output| writeln!(output, "{}", json!(found)));
    }
    let catalogue = session.catalogue();
    let mut page = String::new();
    for (seen, sights) in &by_seen {
        page.push_str(&format!("{}\n", catalogue.label(&format!("doctor-{}", seen.code()))));
        if !args.outside_view {
            for sight in sights.iter().take(SHOWN) {
                page.push_str(&format!("    {}\n", sight.at.display()));
            }
            if sights.len() > SHOWN {
                page.push_str("    …\n");
            }
        }
        page.push_str(&format!("    {}\n", catalogue.label(&format!("doctor-{}.advice", seen.code()))));
    }
    if is_parked {
        page.push_str(&format!("{}\n", catalogue.label("doctor-parked")));
    }
    if by_seen.is_empty() {
        page.push_str(&format!("{}\n", catalogue.label("doctor-nothing")));
    }
    page.push_str(&format!("{}\n", catalogue.label("doctor-always")));
    session.print(&page)?;
    Ok(session.say(&Message::new("doctor-limits"))?)
}

/// So many places are shown of one kind.
const SHOWN: usize = 6;
