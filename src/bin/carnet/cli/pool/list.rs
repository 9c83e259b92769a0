//! `carnet pool list`: who sent what, what is missing, what was taken back.

use crate::cli::globals::Format;
use crate::cli::record::{Cell, Table};
use crate::cli::{Failure, Session};
use carnet::message::Message;
use carnet::store::{Contribution, Profile};
use serde_json::json;
use std::collections::BTreeMap;

pub(super) fn run(session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    let contributors = store.contributors()?;
    let contributions = store.contributions()?;
    let label = |one: &Contribution| {
        contributors.iter().find(|other| one.is_of(other)).map_or("", |other| other.label.as_str()).to_owned()
    };
    let gaps = gaps(&contributions);
    let state = |one: &Contribution| match (one.withdrawn_on.is_some(), one.is_released()) {
        (true, true) => "taken-back-released",
        (true, false) => "taken-back",
        (false, true) => "released",
        (false, false) => "waiting",
    };
    if session.format() == Format::Json {
        return session.write(|out| {
            for one in &contributions {
                let object = json!({
                    "contributor": label(one), "period": one.period.to_string(), "country": one.country,
                    "profile": one.profile.code(), "scheme": one.scheme, "sequence": one.sequence,
                    "added_on": one.added_on, "state": state(one), "withdrawn_on": one.withdrawn_on,
                });
                writeln!(out, "{object}")?;
            }
            for ((contributor, profile), missing) in &gaps {
                let label = contributors.iter().find(|other| other.number() == *contributor);
                let object = json!({
                    "contributor": label.map(|other| &other.label), "profile": profile, "missing": missing,
                });
                writeln!(out, "{object}")?;
            }
            Ok(())
        });
    }
    if contributions.is_empty() && contributors.is_empty() {
        return Ok(session.say(&Message::new("pool-none"))?);
    }
    let heading = |key: &str| session.catalogue().label(key);
    let table = Table {
        columns: vec![
            ("contributor", heading("pool-contributor")),
            ("period", heading("summary-by-period")),
            ("country", heading("pool-country")),
            ("counts", heading("pool-counts")),
            ("sequence", heading("pool-sequence")),
            ("added", heading("pool-added-on")),
            ("state", heading("pool-state")),
        ],
        rows: contributions
            .iter()
            .map(|one| {
                let counts = if one.profile == Profile::Trusted { "exact" } else { "protected" };
                let state = state(one);
                vec![
                    Cell::plain(label(one)),
                    Cell::plain(one.period.to_string()),
                    Cell::plain(one.country.as_str()),
                    Cell::new(counts, heading(&format!("pool-{counts}"))),
                    Cell::number(one.sequence),
                    Cell::plain(one.added_on.as_str()),
                    Cell::new(state, heading(&format!("pool-state-{state}"))),
                ]
            })
            .collect(),
    };
    table.print(true, session)?;
    for ((contributor, profile), missing) in gaps {
        let label = contributors.iter().find(|other| other.number() == contributor);
        let missing: Vec<String> = missing.iter().map(u64::to_string).collect();
        session.say(
            &Message::new("pool-gap")
                .with("label", label.map_or("", |label| label.label.as_str()))
                .with("profile", profile)
                .with("missing", missing.join(", ")),
        )?;
    }
    Ok(())
}

/// The numbers that are missing in each sender's chain, by sender and profile: of what they sent to these readers, some
/// did not come here.
fn gaps(contributions: &[Contribution]) -> BTreeMap<(i64, &'static str), Vec<u64>> {
    let mut chains: BTreeMap<(i64, &'static str, String), Vec<u64>> = BTreeMap::new();
    for one in contributions {
        chains.entry((one.sender(), one.profile.code(), one.chain())).or_default().push(one.sequence);
    }
    let mut gaps: BTreeMap<(i64, &'static str), Vec<u64>> = BTreeMap::new();
    for ((sender, profile, _), there) in chains {
        let last = there.iter().max().copied().unwrap_or(0);
        let missing: Vec<u64> = (1..=last).filter(|sequence| !there.contains(sequence)).take(100).collect();
        if !missing.is_empty() {
            gaps.entry((sender, profile)).or_default().extend(missing);
        }
    }
    gaps
}
