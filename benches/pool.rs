//! What a coordinator waits for: a thousand summaries with exact counts taken into a pool, and reports over them.
//!
//! ```text
//! cargo bench --bench pool           # 84 organisations, each with the twelve months of a year
//! cargo bench --bench pool -- 20     # 20 organisations
//! ```
//!
//! Measured, never asserted. The summaries are real: each organisation has a store with invented records, from which each
//! month is sealed to the coordinator. Making them is not what is measured.
#![allow(clippy::disallowed_methods, reason = "a benchmark needs a clock and files")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "its table is its result")]

use std::path::Path;
use std::time::{Duration, Instant};

use carnet::exchange::scheme::Scheme;
use carnet::exchange::{self, Recipients, Wanted, pool};
use carnet::message::{Catalogue, Language};
use carnet::model::Period;
use carnet::sample::{Size, fill};
use carnet::store::{AnySetting, Contributor, Country, NewKeys, Profile, Stamp, Store, find_setting};
use chrono::{Datelike, NaiveDate};

/// About 550 cells a month: trips, decisions, requests, incidents and rules of a country with three provinces.
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
    let organisations = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(84);
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let stamp = Stamp { today, at: "2026-11-24T18:00:00Z".into() };
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::new(Language::English);
    let mut coordinator = store(&folder.path().join("pool"), &stamp);
    let to = std::fs::read_to_string(folder.path().join("pool/inbox/key")).unwrap().trim().to_owned();

    let mut sealed = Vec::new();
    let mut cells = 0;
    for number in 0..organisations {
        let mut sender = store(&folder.path().join(number.to_string()), &stamp);
        fill(&mut sender, Size::Records(300), number, &stamp).unwrap();
        for (name, text) in [("trusted_recipient", to.as_str()), ("trusted_protocol", "ISP 2026-04")] {
            let AnySetting::Text(setting) = find_setting(name).unwrap() else { panic!("{name} is a text") };
            sender.change(&stamp, |change| change.set_text(setting, Some(text))).unwrap();
        }
        let country = sender.countries().unwrap().remove(0);
        for back in 1..=12 {
            let month = today.checked_sub_months(chrono::Months::new(13 - back)).unwrap();
            let wanted = Wanted {
                profile: Profile::Trusted,
                period: Period::Month(month.year(), month.month()),
                country: country.clone(),
                threshold: None,
            };
            let mut recipients = Recipients::new();
            recipients.add(&to, None).unwrap();
            let plan = exchange::plan(&sender, &stamp, wanted, recipients, &catalogue, &mut |_| {}).unwrap();
            cells = plan.tables().published();
            let recorded = exchange::record(&mut sender, &stamp, plan).unwrap();
            sealed.push((format!("organisation {number}"), exchange::seal_summary(&recorded).unwrap()));
        }
    }

    let start = Instant::now();
    let identities = exchange::own_identities(&coordinator).unwrap();
    for of_one in sealed.chunks(12) {
        let opened: Vec<_> = of_one
            .iter()
            .map(|(label, bytes)| {
                let bundle = exchange::open_summary(bytes, &identities).unwrap();
                let contributor = Contributor::new(label, bundle.signer.key().0);
                (bundle, contributor)
            })
            .collect();
        pool::add(&mut coordinator, &stamp, &opened).unwrap();
    }
    let added = start.elapsed();
    println!(
        "| contributions | cells of each | taken in | report of a month | of a quarter | of a year | together |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|");
    let country = pool::country_of(&coordinator, None).unwrap();
    let report = |period: Period| reported(&coordinator, &country, period);
    let times = [Period::Month(2026, 10), Period::Quarter(2026, 3), Period::Year(2026)].map(report);
    let all: Duration = times.iter().sum::<Duration>() + added;
    let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
    let [month, quarter, year] = times.map(seconds);
    println!(
        "| {} | {cells} | {} | {month} | {quarter} | {year} | {} |",
        sealed.len(),
        seconds(added),
        seconds(all)
    );
}

fn reported(store: &Store, country: &Country, period: Period) -> Duration {
    let start = Instant::now();
    let pooled = pool::pooled(store, country, period).unwrap();
    assert!(pooled.sums.published() > 0, "something was counted");
    start.elapsed()
}

/// A store that opens by a key that nobody keeps, and follows the scheme.
fn store(path: &Path, stamp: &Stamp) -> Store {
    let mut keys = NewKeys::default();
    keys.add_recipient(&age::x25519::Identity::generate().to_public().to_string()).unwrap();
    let mut store = Store::create(path, &keys, stamp).unwrap();
    let scheme = Scheme::parse(SCHEME).unwrap();
    store.fix_scheme(stamp, 2025, (scheme.id(), scheme.body()), *scheme.hash()).unwrap();
    store
}
