//! What protecting tables takes, and what it lets through, on tables like those of the bars in the specification.
//!
//! ```text
//! cargo bench --bench disclosure                # all
//! cargo bench --bench disclosure -- 550 year    # those whose name has one of the words
//! ```
//!
//! Measured, never asserted: a shared machine is no judge. Only that every release stands an audit that
//! knows nothing of how it was made is asserted. The records are drawn at random, the same ones each time:
//! places, actors and categories by Zipf's law, so that most cells are small or empty.
#![allow(clippy::disallowed_methods, reason = "a benchmark needs a clock")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "its table is its result")]

use std::time::{Duration, Instant};

use carnet::disclosure::{
    Audience, AuditedRelease, Cell, Dimension, Earlier, Fault, Frame, Population, Progress, Reader, Release,
    Shown, audit_tables, protect_tables,
};

/// The year of releases that the room's tests go through.
#[path = "../src/disclosure/tests/sequence.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod sequence;

use sequence::{Dice, Ledger, MONTHS, Period, Record, Scheme};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    println!("| tables | records | bar | time | audited again | small | rounds | non-zero cells published |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let actors = || tree("actor", &[3, 3, 0]);
    let flat = || vec![tree("quarter", &[0; 4]), tree("province", &[0; 10]), actors()];
    let deep = || vec![tree("quarter", &[0; 4]), tree("area", &[5; 10]), actors()];
    let months = || vec![tree("month", &[0; MONTHS]), tree("area", &[5; 10]), actors()];
    for (name, dimensions, records, bar) in [
        ("550 cells", flat(), 200, "1 s"),
        ("550 cells", flat(), 1000, "1 s"),
        ("3,050 cells", deep(), 500, "30 s"),
        ("3,050 cells", deep(), 2000, "90 s"),
        ("12 months and their year at once", months(), 2000, "180 s"),
    ] {
        if wanted(name) {
            at_once(name, dimensions, records, bar);
        }
    }
    for records in [100, 500, 2000] {
        let name = format!("a year of releases, {records} incidents");
        if wanted(&name) {
            year(records);
        }
    }
}

/// A total over groups of so many leaves; a group of none is a leaf.
fn tree(name: &str, groups: &[usize]) -> Dimension {
    let mut nodes: Vec<(String, Option<String>)> = vec![("T".to_owned(), None)];
    for (group, &leaves) in groups.iter().enumerate() {
        let code = format!("{name} {group}");
        nodes.push((code.clone(), Some("T".to_owned())));
        nodes.extend((0..leaves).map(|leaf| (format!("{code}.{leaf}"), Some(code.clone()))));
    }
    Dimension::new(name, nodes.iter().map(|(code, parent)| (code.as_str(), parent.as_deref()))).unwrap()
}

/// How the work went.
#[derive(Default)]
struct Work {
    sides: usize,
    rounds: usize,
}

impl Work {
    fn heard(&mut self, progress: Progress) {
        match progress {
            Progress::Audit { settled: 1, sides, .. } => self.sides = self.sides.max(sides),
            Progress::Repair { round, .. } => self.rounds = round,
            _ => {}
        }
    }
}

/// One release of one table, to partners who have read nothing before.
fn at_once(name: &str, dimensions: Vec<Dimension>, records: usize, bar: &str) {
    let mut frame = Frame::new();
    let fact = frame.fact("records");
    let dimensions: Vec<usize> = dimensions.into_iter().map(|one| frame.dimension(one)).collect();
    let table = frame.table("table", fact, &dimensions).unwrap();
    let mut population = Population::new(&frame);
    let mut dice = Dice(1);
    for _ in 0..records {
        let mut nodes = Vec::new();
        for dimension in frame.dimensions() {
            // Time is even, all else is not.
            let leaves = dimension.leaves();
            let even = ["quarter", "month"].contains(&dimension.name());
            nodes.push(leaves[if even { dice.below(leaves.len()) } else { dice.zipf(leaves.len()) }]);
        }
        population.add(&frame, &Cell { table, nodes }, 1).unwrap();
    }
    let readers = [Reader::new(Audience::Partners.least_threshold())];
    let (mut work, start) = (Work::default(), Instant::now());
    let audited =
        protect_tables(&frame, &population, &readers, &mut |progress| work.heard(progress)).unwrap();
    let took = start.elapsed();
    let again = audit_again(&frame, &population, &readers, &audited);
    line(name, records, bar, took, again, work.sides / 2, work.rounds, audited.release().published());
}

/// How long the audit takes that starts from nothing.
fn audit_again(
    frame: &Frame,
    population: &Population,
    readers: &[Reader],
    audited: &AuditedRelease,
) -> Duration {
    let start = Instant::now();
    audit_tables(frame, population, readers, audited.release().clone(), &mut |_| {}).unwrap();
    start.elapsed()
}

#[expect(clippy::too_many_arguments, reason = "one for each column")]
fn line(
    name: &str,
    records: usize,
    bar: &str,
    took: Duration,
    again: Duration,
    small: usize,
    rounds: usize,
    published: usize,
) {
    let [took, again] = [took, again].map(|time| time.as_secs_f64());
    println!(
        "| {name} | {records} | {bar} | {took:.2} s | {again:.2} s | {small} | {rounds} | {published} |"
    );
}

/// One organisation's year of tables like those of the scheme `access-1-month`, with every month, quarter and
/// the year released to partners against all before.
fn year(incidents: usize) {
    let scheme = access();
    let records = records(&scheme, incidents);
    let mut ledger = Ledger::default();
    let mut longest: Vec<(&str, &str, Duration, Duration, usize, usize, usize)> = Vec::new();
    for period in Period::all() {
        let (name, bar) = match period {
            Period::Month(_) => ("of it, the longest month", "10 s"),
            Period::Quarter(_) => ("of it, the longest quarter", ""),
            Period::Year => ("of it, the year", "180 s"),
        };
        let framed = scheme.framed(period, &records);
        let readers = ledger.readers(&framed, Audience::Partners);
        let (mut work, start) = (Work::default(), Instant::now());
        let audited =
            ledger.release(&framed, Audience::Partners, &mut |progress| work.heard(progress)).unwrap();
        let took = start.elapsed();
        let again = audit_again(&framed.frame, &framed.population, &readers, &audited);
        let published = audited.release().published();
        match longest.iter_mut().find(|found| found.0 == name) {
            Some(found) => {
                let (small, rounds) = (found.4.max(work.sides / 2), found.5.max(work.rounds));
                *found =
                    (name, bar, found.2.max(took), found.3.max(again), small, rounds, found.6 + published);
            }
            None => longest.push((name, bar, took, again, work.sides / 2, work.rounds, published)),
        }
    }
    for (name, bar, took, again, small, rounds, published) in longest {
        line(name, incidents, bar, took, again, small, rounds, published);
    }
}

/// Trips outcome by district, requests by state, answers by type of who gives them, decisions by level,
/// incidents by category and district and by type of their author, roadblock incidents, directives.
fn access() -> Scheme {
    let dimensions = vec![
        tree("outcome", &[0; 6]),
        tree("district", &[0; 10]),
        tree("state", &[0; 7]),
        tree("answer", &[0; 6]),
        tree("type", &[0; 12]),
        tree("decision", &[0; 5]),
        tree("level", &[0; 6]),
        tree("category", &[4, 4, 4, 4, 2, 2]),
        tree("restriction", &[0; 8]),
    ];
    let tables = vec![
        (0, vec![0, 1]),
        (1, vec![2]),
        (2, vec![3, 4]),
        (3, vec![5, 6]),
        (4, vec![7, 1]),
        (4, vec![4]),
        (5, vec![7, 1]),
        (6, vec![8]),
    ];
    Scheme { facts: 7, dimensions, tables, at_most: vec![(6, 4), (1, 2)] }
}

/// So many incidents, a quarter of them at roadblocks; half as many trips, a quarter as many requests (each with one
/// whose yes it needs) and decisions, an eighth as many directives. One in sixteen is written down late.
fn records(scheme: &Scheme, incidents: usize) -> Vec<Record> {
    let mut dice = Dice(1);
    let mut records = Vec::new();
    for at in 0..incidents {
        let mut add = |facts: &[usize]| {
            let month = dice.below(MONTHS);
            let late = if dice.below(16) == 0 { 1 + dice.below(2) } else { 0 };
            let leaf = |dimension: &Dimension| dimension.leaves()[dice.zipf(dimension.leaves().len())];
            let leaves = scheme.dimensions.iter().map(leaf).collect();
            records.push(Record { facts: facts.to_vec(), month, written: month + late, leaves });
        };
        add(if at.is_multiple_of(4) { &[4, 5] } else { &[4] });
        if at.is_multiple_of(2) {
            add(&[0]);
        }
        if at.is_multiple_of(4) {
            add(&[1, 2]);
            add(&[3]);
        }
        if at.is_multiple_of(8) {
            add(&[6]);
        }
    }
    records
}
