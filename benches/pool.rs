//! What a coordinator waits for: a thousand summaries with exact counts taken into a pool, and reports over them.
//!
//! ```text
//! cargo bench --bench pool           # 84 organisations, each with the twelve months of a year
//! cargo bench --bench pool -- 20     # 20 organisations
//! cargo bench --bench pool -- utility    # what partners see where each protects first, and where the pool protects
//! ```
//!
//! Measured, never asserted. The summaries are real: each organisation has a store with invented records, from which each
//! month is sealed to the coordinator. Making them is not what is measured.
#![allow(clippy::disallowed_methods, reason = "a benchmark needs a clock and files")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "its table is its result")]

use std::path::Path;
use std::time::{Duration, Instant};

use carnet::disclosure::Audience;
use carnet::exchange::scheme::{Give, Joint, Scheme, Share, share};
use carnet::exchange::{self, Recipients, Wanted, pool};
use carnet::message::{Catalogue, Language};
use carnet::model::Period;
use carnet::sample::{Size, fill};
use carnet::store::{AnySetting, Contributor, Country, NewKeys, Profile, Stamp, Store, find_setting};
use chrono::{Datelike, NaiveDate};

/// At least 550 cells a month: trips, decisions, answers and rules.
const SCHEME: &str = r#"
id = "pooled"
version = 1
period = "month"
[[tables]]
name = "trips"
counts = "trips"
by = ["outcome", "adm1"]
[[tables]]
name = "decisions"
counts = "decisions"
by = ["decision"]
[[tables]]
name = "answers"
counts = "addressees"
by = ["answer", "actor-type"]
[[tables]]
name = "directives"
counts = "directives"
by = ["restriction"]
"#;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let stamp = Stamp { today, at: "2026-11-24T18:00:00Z".into() };
    if words.iter().any(|word| word == "utility") {
        return utility(&stamp);
    }
    thousand(words.iter().find_map(|word| word.parse().ok()).unwrap_or(84), &stamp);
}

/// Nine organisations, by how many records they have over five years.
const NINE: [u64; 9] = [12_000, 8_000, 5_000, 3_000, 2_000, 1_500, 1_000, 600, 300];

/// How many of the records counted partners see in a cell of the finest kind: the shipped schemes, a month, a quarter and a
/// year, each as if nothing had left before.
fn utility(stamp: &Stamp) {
    println!("| scheme | period | records | seen where each protects first | seen where the pool protects |");
    println!("|---|---|---:|---:|---:|");
    for scheme in Scheme::shipped() {
        for period in [Period::Month(2026, 9), Period::Quarter(2026, 3)] {
            if scheme.has(period) {
                utility_of(&scheme, period, stamp);
            }
        }
    }
}

fn utility_of(scheme: &Scheme, period: Period, stamp: &Stamp) {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::new(Language::English);
    let mut coordinator = store(&folder.path().join("pool"), scheme, stamp);
    let to = std::fs::read_to_string(folder.path().join("pool/inbox/key")).unwrap().trim().to_owned();
    let identities = exchange::own_identities(&coordinator).unwrap();
    let partners = Audience::Partners;
    let mut alone = Share::default();
    for (seed, records) in (1..).zip(NINE) {
        let mut sender = store(&folder.path().join(records.to_string()), scheme, stamp);
        fill(&mut sender, Size::Records(records), seed, stamp).unwrap();
        let country = sender.countries().unwrap().remove(0);
        let joint = Joint::alone(&sender, scheme, &country, period, stamp.today).unwrap();
        // One that is refused shows nothing.
        let shown = match share(&joint, partners, &mut |_| {}) {
            Ok(tables) => tables.into_iter().fold(Share::default(), Share::and),
            Err(_) => Share {
                records: joint.weights().iter().map(|weight| weight.records).sum(),
                ..Share::default()
            },
        };
        alone = alone.and(shown);
        let bytes = sealed(&mut sender, &country, period, &to, &catalogue, stamp).1;
        let bundle = exchange::open_summary(&bytes, &identities).unwrap();
        let contributor = Contributor::new(&records.to_string(), bundle.signer.key().0);
        pool::add(&mut coordinator, stamp, &[(bundle, contributor)]).unwrap();
    }
    let country = pool::country_of(&coordinator, None).unwrap();
    let joint =
        Joint::pooled(&coordinator, (scheme, Give::Counts), &country, period, Vec::new(), None).unwrap();
    let together = match share(&joint, partners, &mut |_| {}) {
        Ok(tables) => tables.into_iter().fold(Share::default(), Share::and),
        Err(error) => {
            println!("| {} | {period} | the pool's is refused: {error} | | |", scheme.id());
            return;
        }
    };
    let percent = |share: Share| format!("{} ({} %)", share.shown, share.shown * 100 / share.records.max(1));
    println!(
        "| {} | {period} | {} | {} | {} |",
        scheme.id(),
        together.records,
        percent(alone),
        percent(together)
    );
}

/// Exact counts of a period for the coordinator, and how many cells they are.
fn sealed(
    sender: &mut Store,
    country: &Country,
    period: Period,
    to: &str,
    catalogue: &Catalogue,
    stamp: &Stamp,
) -> (u64, Vec<u8>) {
    for (name, text) in [("trusted_recipient", to), ("trusted_protocol", "ISP 2026-04")] {
        let AnySetting::Text(setting) = find_setting(name).unwrap() else { panic!("{name} is a text") };
        sender.change(stamp, |change| change.set_text(setting, Some(text))).unwrap();
    }
    let wanted = Wanted { profile: Profile::Trusted, period, country: country.clone(), threshold: None };
    let mut recipients = Recipients::new();
    recipients.add(to, None).unwrap();
    let plan = exchange::plan(sender, stamp, wanted, recipients, catalogue, &mut |_| {}).unwrap();
    let cells = plan.tables().published();
    let recorded = exchange::record(sender, stamp, plan).unwrap();
    (cells, exchange::seal_summary(&recorded).unwrap())
}

fn thousand(organisations: u64, stamp: &Stamp) {
    let scheme = Scheme::parse(SCHEME).unwrap();
    let today = stamp.today;
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::new(Language::English);
    let mut coordinator = store(&folder.path().join("pool"), &scheme, stamp);
    let to = std::fs::read_to_string(folder.path().join("pool/inbox/key")).unwrap().trim().to_owned();

    let mut all = Vec::new();
    let mut cells = 0;
    for number in 0..organisations {
        let mut sender = store(&folder.path().join(number.to_string()), &scheme, stamp);
        fill(&mut sender, Size::Records(300), number, stamp).unwrap();
        let country = sender.countries().unwrap().remove(0);
        for back in 1..=12 {
            let month = today.checked_sub_months(chrono::Months::new(13 - back)).unwrap();
            let month = Period::Month(month.year(), month.month());
            let (found, bytes) = sealed(&mut sender, &country, month, &to, &catalogue, stamp);
            cells = found;
            all.push((format!("organisation {number}"), bytes));
        }
    }

    let start = Instant::now();
    let identities = exchange::own_identities(&coordinator).unwrap();
    for of_one in all.chunks(12) {
        let opened: Vec<_> = of_one
            .iter()
            .map(|(label, bytes)| {
                let bundle = exchange::open_summary(bytes, &identities).unwrap();
                let contributor = Contributor::new(label, bundle.signer.key().0);
                (bundle, contributor)
            })
            .collect();
        pool::add(&mut coordinator, stamp, &opened).unwrap();
    }
    let added = start.elapsed();
    println!(
        "| contributions | cells of each | taken in | report of a month | of a quarter | of a year | together |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|");
    let country = pool::country_of(&coordinator, None).unwrap();
    let report = |period: Period| reported(&coordinator, &country, period);
    let times = [Period::Month(2026, 10), Period::Quarter(2026, 3), Period::Year(2026)].map(report);
    let together: Duration = times.iter().sum::<Duration>() + added;
    let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
    let [month, quarter, year] = times.map(seconds);
    println!(
        "| {} | {cells} | {} | {month} | {quarter} | {year} | {} |",
        all.len(),
        seconds(added),
        seconds(together)
    );
}

fn reported(store: &Store, country: &Country, period: Period) -> Duration {
    let start = Instant::now();
    let pooled = pool::pooled(store, country, period).unwrap();
    assert!(pooled.sums.published() > 0, "something was counted");
    start.elapsed()
}

/// A store that opens by a key that nobody keeps, and follows the scheme.
fn store(path: &Path, scheme: &Scheme, stamp: &Stamp) -> Store {
    let mut keys = NewKeys::default();
    keys.add_recipient(&age::x25519::Identity::generate().to_public().to_string()).unwrap();
    let mut store = Store::create(path, &keys, stamp).unwrap();
    store.fix_scheme(stamp, 2025, (scheme.id(), scheme.body()), *scheme.hash()).unwrap();
    store
}
