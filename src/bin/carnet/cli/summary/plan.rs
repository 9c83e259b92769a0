//! `carnet summary plan`: what each scheme would let others see of this store's records, before anything is sealed.

use super::country::{self, In};
use crate::cli::globals::Format;
use crate::cli::record::{Cell, Table};
use crate::cli::{Failure, Session};
use carnet::disclosure::{Audience, Fault};
use carnet::exchange::SummaryError;
use carnet::exchange::scheme::{Joint, Length, Scheme, Share, share};
use carnet::message::Message;
use carnet::model::Period;
use carnet::store::{Country, Stamp, Store};
use serde_json::{Value, json};

/// Months of a year, or quarters of one.
const MONTHS: usize = 12;
const QUARTERS: usize = 4;
/// The shorter periods are proposed where partners would see so many records in a hundred.
const ENOUGH: u64 = 33;
/// Of fewer records no percentage is made.
const FEW: u64 = 10;
/// Those whose thresholds differ.
const AUDIENCES: [Audience; 2] = [Audience::Partners, Audience::Public];

/// `carnet summary plan`
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    country: In,
}

/// A period of a scheme: what its audiences would see of each table; nothing where the tables could not be protected for them.
struct Planned {
    period: Period,
    names: Vec<String>,
    records: u64,
    seen: [Option<Vec<Share>>; 2],
}

impl Planned {
    fn all(&self) -> [Seen; 2] {
        self.seen.each_ref().map(|tables| Seen {
            share: tables.iter().flatten().fold(Share::default(), |sum, table| sum.and(*table)),
            refused: u64::from(tables.is_none()),
        })
    }
}

/// What an audience sees of some periods.
#[derive(Clone, Copy, Default)]
struct Seen {
    share: Share,
    /// Periods that could not be protected for it.
    refused: u64,
}

fn sum<'a>(planned: impl Iterator<Item = &'a Planned>) -> [Seen; 2] {
    planned.map(Planned::all).fold([Seen::default(); 2], |[partners, public], [more, still_more]| {
        let and = |one: Seen, other: Seen| Seen {
            share: one.share.and(other.share),
            refused: one.refused + other.refused,
        };
        [and(partners, more), and(public, still_more)]
    })
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    let country = country::resolve(&store, &args.country)?;
    let mut schemes = Vec::new();
    for scheme in Scheme::shipped() {
        let planned = planned(&store, &scheme, &country, &session.stamp())?;
        schemes.push((scheme, planned));
    }
    let proposed = proposed(&schemes);
    if session.format() == Format::Json {
        let document = json!({
            "schemes": schemes.iter().map(|(scheme, planned)| as_json(scheme, planned)).collect::<Value>(),
            "proposed": proposed,
        });
        return session.write(|out| writeln!(out, "{document}"));
    }
    let rows = schemes.iter().flat_map(|(scheme, planned)| {
        let mut rows: Vec<Vec<Cell>> = planned
            .iter()
            .map(|one| row(scheme, one.period.to_string(), one.records, one.all(), session))
            .collect();
        if planned.len() > 1 {
            let records = planned.iter().map(|one| one.records).sum();
            let all = session.catalogue().label("summary-scheme-all");
            rows.push(row(scheme, all, records, sum(planned.iter()), session));
        }
        rows
    });
    let heading = |key: &'static str| session.catalogue().label(key);
    let table = Table {
        columns: vec![
            ("scheme", heading("summary-scheme-scheme")),
            ("period", heading("summary-scheme-period")),
            ("records", heading("summary-scheme-records")),
            ("partners", heading("summary-scheme-partners")),
            ("public", heading("summary-scheme-public")),
        ],
        rows: rows.collect(),
    };
    if table.rows.is_empty() {
        return Ok(session.say(&Message::new("summary-scheme-nothing"))?);
    }
    table.print(true, session)?;
    session.say(&Message::new("summary-scheme-means"))?;
    let said = match proposed {
        Some(id) => Message::new("summary-scheme-proposed").with("scheme", id),
        None => Message::new("summary-scheme-none"),
    };
    Ok(session.say(&said)?)
}

/// Every period of a year in which something was counted.
fn planned(
    store: &Store,
    scheme: &Scheme,
    country: &Country,
    stamp: &Stamp,
) -> Result<Vec<Planned>, Failure> {
    let number = match scheme.period() {
        Length::Month => MONTHS,
        Length::Quarter => QUARTERS,
    };
    let mut found = Vec::new();
    for period in scheme.periods(stamp.today).take(number) {
        let counted =
            Joint::alone(store, scheme, country, period, stamp.today).map_err(SummaryError::from)?;
        let weights = counted.weights();
        if weights.iter().all(|weight| weight.records == 0) {
            continue;
        }
        let seen = |audience| match share(&counted, audience, &mut |_| {}) {
            Ok(tables) => Ok(Some(tables)),
            Err(Fault::Refused { .. }) => Ok(None),
            Err(fault) => Err(SummaryError::Tables(fault)),
        };
        let [partners, public] = AUDIENCES.map(seen);
        found.push(Planned {
            period,
            records: weights.iter().map(|weight| weight.records).sum(),
            names: weights.into_iter().map(|weight| weight.name).collect(),
            seen: [partners?, public?],
        });
    }
    Ok(found)
}

/// The scheme with the shorter periods where they let enough be seen, else the one that lets most be seen; none where nothing
/// is seen.
fn proposed(schemes: &[(Scheme, Vec<Planned>)]) -> Option<&str> {
    let hundredths = |planned: &[Planned]| {
        let [partners, _] = sum(planned.iter());
        partners.share.shown * 100 / planned.iter().map(|one| one.records).sum::<u64>().max(1)
    };
    let seen: Vec<(&Scheme, u64)> =
        schemes.iter().map(|(scheme, planned)| (scheme, hundredths(planned))).collect();
    let enough = seen.iter().find(|(_, seen)| *seen >= ENOUGH);
    let most = || seen.iter().rev().max_by_key(|(_, seen)| *seen).filter(|(_, seen)| *seen > 0);
    enough.or_else(most).map(|(scheme, _)| scheme.id())
}

fn row(scheme: &Scheme, period: String, records: u64, seen: [Seen; 2], session: &Session) -> Vec<Cell> {
    let cell = |seen: Seen| {
        let share = (seen.share.shown * 100 + records / 2) / records.max(1);
        let message = Message::new(match seen {
            Seen { refused: 1.., share: Share { records: 0, .. } } => "summary-scheme-refused",
            Seen { refused: 1.., .. } => "summary-scheme-refused-some",
            _ if records < FEW => "summary-scheme-few",
            _ => "summary-scheme-seen",
        });
        let message =
            message.with("shown", seen.share.shown).with("share", share).with("refused", seen.refused);
        Cell { shown: session.catalogue().say(&message), ..Cell::number(seen.share.shown) }
    };
    let [partners, public] = seen;
    vec![Cell::plain(scheme.id()), Cell::plain(period), Cell::number(records), cell(partners), cell(public)]
}

fn as_json(scheme: &Scheme, planned: &[Planned]) -> Value {
    let share = |share: &Share| {
        json!({
            "records": share.records, "shown": share.shown, "cells": share.cells, "published": share.published,
        })
    };
    let tables = |one: &Planned, seen: &Option<Vec<Share>>| match seen {
        Some(shares) => one.names.iter().cloned().zip(shares.iter().map(share)).collect::<Value>(),
        None => Value::Null,
    };
    let period = |one: &Planned| {
        let [partners, public] = &one.seen;
        json!({
            "period": one.period.to_string(),
            "records": one.records,
            "partners": tables(one, partners),
            "public": tables(one, public),
        })
    };
    json!({
        "scheme": scheme.id(),
        "version": scheme.version(),
        "periods": planned.iter().map(period).collect::<Value>(),
    })
}
