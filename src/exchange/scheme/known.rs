//! What left before, as far as it is numbers of the tables of a release: what its readers know already, and what may not be
//! told apart from it.

use std::collections::HashMap;

use super::joint::{Joint, Sums};
use crate::disclosure::{Cell, Earlier, Fault, Population, Reader, Shown};
use crate::exchange::form::Form;
use crate::exchange::table::{Line, Tables};
use crate::model::Period;
use crate::store::Profile;

/// What an earlier release showed, as a reader has it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// For whom it was.
    pub profile: Profile,
    /// What it counted.
    pub period: Period,
    /// What its tables looked like.
    pub form: Form,
    /// Its tables.
    pub tables: Tables,
}

impl Joint {
    /// The cells of an earlier release, as far as they are numbers of these tables.
    pub(super) fn remember(&self, seen: &Seen, earlier: &mut Vec<Earlier>) -> Result<(), Fault> {
        let frozen = self.time.is_frozen(seen.period);
        let spans = [self.time.own(seen.period), self.time.earlier(seen.period)];
        // Two cells may stand for several rows of the tree, none of which may be missing.
        let parts: Vec<Option<Vec<usize>>> =
            spans.iter().map(|span| if span.is_empty() { None } else { self.tree.part(span) }).collect();
        if parts.iter().all(Option::is_none) {
            return Ok(());
        }
        for (at, table) in seen.form.tables.iter().enumerate() {
            let Some(here) = self.form.tables.iter().position(|other| other.name == table.name) else {
                continue;
            };
            for Line { codes, earlier: late, shown } in seen.tables.lines(&seen.form, at) {
                let Some(time) = &parts[usize::from(late)] else { continue };
                let nodes = self.line(here, 0, &codes, 0).ok_or(Fault::Unknown)?;
                if !frozen && (late || Some(self.truly(here, time, &nodes)) != shown.count()) {
                    // Its rows were made anew since. What still counts the same is known; the rest is a number of
                    // nothing that is left.
                    continue;
                }
                earlier.push(at_times(here, time, &nodes, shown));
            }
        }
        Ok(())
    }

    /// The cells of what a contributor published of its own, as far as they are numbers of these tables: of the same time,
    /// and not changed between the two. What is true of its column is known, whatever it is true for.
    pub(super) fn remember_of_one(&self, column: usize, seen: &Seen, earlier: &mut Vec<Earlier>) {
        let spans = [self.time.within(seen.period), self.time.late_within(seen.period)];
        let parts = spans.map(|span| if span.is_empty() { None } else { self.tree.part(&span) });
        for (at, table) in seen.form.tables.iter().enumerate() {
            let Some(here) = self.form.tables.iter().position(|other| other.name == table.name) else {
                continue;
            };
            for Line { codes, earlier: late, shown } in seen.tables.lines(&seen.form, at) {
                let Some(time) = &parts[usize::from(late)] else { continue };
                let Some(nodes) = self.line(here, 0, &codes, column) else { continue };
                if shown.count() == Some(self.truly(here, time, &nodes)) {
                    earlier.push(at_times(here, time, &nodes, shown));
                }
            }
        }
    }

    /// What some nodes of time count in the line of a cell.
    fn truly(&self, table: usize, time: &[usize], nodes: &[usize]) -> u64 {
        let count = |node: &usize| {
            let nodes = std::iter::once(*node).chain(nodes[1..].iter().copied()).collect();
            self.sums.get(&Cell { table, nodes }).copied().unwrap_or(0)
        };
        time.iter().map(count).sum()
    }

    /// Where a part of the period was taken back and its records changed since, its old number is no number of these tables.
    /// A total that differs by 1..k-1 from the known numbers of its parts would still tell of so few.
    pub(super) fn keep_from_comparison(
        &self,
        readers: &[Reader],
        population: &mut Population,
    ) -> Result<(), Fault> {
        let k = readers.iter().map(|reader| reader.threshold.k()).max().unwrap_or(0);
        let mut known: HashMap<Cell, (u64, bool)> = HashMap::new();
        for seen in self.seen.iter().filter(|seen| seen.period != self.counted.period) {
            let within = self.counted.period.contains(seen.period);
            let Some(time) = self.tree.part(&self.time.own(seen.period)).filter(|_| within) else { continue };
            for (at, table) in seen.form.tables.iter().enumerate() {
                let Some(here) = self.form.tables.iter().position(|other| other.name == table.name) else {
                    continue;
                };
                for Line { codes, earlier, shown } in seen.tables.lines(&seen.form, at) {
                    let (false, Some(count)) = (earlier, shown.count()) else { continue };
                    let Some(nodes) = self.line(here, 1, &codes, 0) else { continue };
                    let changed =
                        !self.time.is_frozen(seen.period) && self.truly(here, &time, &nodes) != count;
                    let total = Cell { table: here, nodes };
                    let (sum, any) = known.entry(total).or_default();
                    *sum += count;
                    *any |= changed;
                }
            }
        }
        for (cell, (sum, changed)) in &known {
            let counted = self.sums.get(cell).copied().unwrap_or(0);
            if *changed && (1..k).contains(&counted.abs_diff(*sum)) {
                population.withhold(&self.frame, cell.clone())?;
            }
        }
        let known = known.into_iter().map(|(cell, (sum, _))| (cell, sum)).collect();
        self.keep_late_from_comparison(k, &known, population)
    }

    /// The same of what came late with a period that was taken back: its records are frozen anew, with those that came since.
    fn keep_late_from_comparison(
        &self,
        k: u64,
        known: &Sums,
        population: &mut Population,
    ) -> Result<(), Fault> {
        let Some([own, earlier]) = self.tree.shown() else { return Ok(()) };
        let mut late: HashMap<(usize, Vec<usize>), (u64, bool)> = HashMap::new();
        for seen in self.seen.iter().filter(|seen| !self.time.is_frozen(seen.period)) {
            // A longer period counts them among its own, as far as they are of its time.
            let among_own = self.counted.period.first() < seen.period.first();
            for (at, table) in seen.form.tables.iter().enumerate() {
                let Some(here) = self.form.tables.iter().position(|other| other.name == table.name) else {
                    continue;
                };
                for line in seen.tables.lines(&seen.form, at) {
                    let (true, Some(count)) = (line.earlier, line.shown.count()) else { continue };
                    let Some(nodes) = self.line(here, 0, &line.codes, 0) else { continue };
                    let (sum, any) = late.entry((here, nodes)).or_default();
                    *sum += count;
                    *any |= among_own;
                }
            }
        }
        for ((table, nodes), (late, among_own)) in late {
            let cell = |time: usize| Cell {
                table,
                nodes: std::iter::once(time).chain(nodes[1..].iter().copied()).collect(),
            };
            let count = |cell: &Cell| self.sums.get(cell).copied().unwrap_or(0);
            let (own, earlier) = (cell(own), cell(earlier));
            let tells = |one: u64, other: u64| (1..k).contains(&one.abs_diff(other));
            let before = known.get(&own).copied().unwrap_or(0) + late;
            let together = among_own && tells(count(&own) + count(&earlier), before);
            if together || (among_own && tells(count(&own), before)) {
                population.withhold(&self.frame, own.clone())?;
            }
            if together || tells(count(&earlier), late) {
                population.withhold(&self.frame, earlier)?;
            }
        }
        Ok(())
    }
}

/// A line as its readers had it, at these nodes of time.
fn at_times(table: usize, time: &[usize], nodes: &[usize], shown: Shown) -> Earlier {
    let parts = std::iter::once(time.to_vec()).chain(nodes[1..].iter().map(|node| vec![*node]));
    Earlier { table, parts: parts.collect(), shown }
}
