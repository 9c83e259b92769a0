//! What is published, in the format of an attack program: cells, numbers, sums.
//!
//! One JSON object: `threshold`; `cells`, each with an `id`, its `dims`, its published `value` or null and,
//! where asked for, its `truth`; `sums`, each a `total` and its `parts` by id. Every cell of the trees is
//! in it, shown or not. A cell has one id in all tables of its fact, so tables that share a margin share
//! its cells; a link is two sums, with a `slack` among the parts of one; a cell of an earlier release that
//! is none of the trees is a total of its own. Structural zeros have the value 0, which every reader knows.
//! To a reader who knows a part of the records himself every number is less that part.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::system::System;
use super::view::View;
use super::{Cell, Fault, Frame, Population, Reader, Release, Shown};

/// The id of the number that both sides of a link are raised by.
const RAISE: &str = "k";

/// All that one reader knows of a release, in the attack program's format; with the true counts too where
/// they are given, by which it tells a small count that it comes too near to from any other.
///
/// # Errors
/// What is wrong with the counts, the release or the reader's earlier cells, as far as it keeps them from
/// being written down. Whether the release protects anything is for the attack to say.
pub fn attack_json(
    frame: &Frame,
    reader: &Reader,
    release: &Release,
    population: Option<&Population>,
) -> Result<Value, Fault> {
    let system = System::new(frame, std::slice::from_ref(reader), population)?;
    release.check(frame)?;
    let view = View::new(&system, reader, 0)?;
    let mut known = published(&system, release);
    for earlier in &reader.earlier {
        if let (Some(cell), Shown::Published(count)) = (earlier.as_cell(), earlier.shown) {
            known.insert(system.number(&cell), count);
        }
    }
    for (&number, count) in &mut known {
        let own = view.own(&system.under(&system.numbers[number as usize].homes[0]));
        *count = count.checked_sub(own).ok_or(Fault::DoesNotAddUp)?;
    }
    let mut writer =
        Writer { system: &system, view: &view, sums: BTreeSet::new(), cells: Vec::new(), links: 0 };
    for number in 0..system.numbers.len() as u32 {
        writer.number(number, known.get(&number).copied());
    }
    let k = reader.threshold.k();
    for (lesser, greater) in frame.links() {
        writer.link(lesser, greater, &known, k);
    }
    if writer.links > 0 {
        writer.cells.push(json!({ "id": RAISE, "value": k }));
    }
    for (at, earlier) in reader.earlier.iter().enumerate() {
        if earlier.as_cell().is_none() {
            writer.earlier(at, earlier);
        }
    }
    let sums: Vec<Value> =
        writer.sums.iter().map(|(total, parts)| json!({ "total": total, "parts": parts })).collect();
    Ok(json!({ "threshold": k, "cells": writer.cells, "sums": sums }))
}

fn published(system: &System<'_>, release: &Release) -> BTreeMap<u32, u64> {
    let mut known = BTreeMap::new();
    for table in 0..system.frame.tables().len() {
        for (cell, shown) in release.rows(system.frame, table) {
            if let Shown::Published(count) = shown {
                known.insert(system.number(&cell), count);
            }
        }
    }
    known
}

struct Writer<'a> {
    system: &'a System<'a>,
    view: &'a View<'a>,
    sums: BTreeSet<(String, Vec<String>)>,
    cells: Vec<Value>,
    links: usize,
}

impl Writer<'_> {
    /// The id of a number: its fact, and the nodes of its first home that are no totals.
    fn id(&self, number: u32) -> String {
        let home = &self.system.numbers[number as usize].homes[0];
        let table = &self.system.frame.tables()[home.table];
        let mut id = self.system.frame.facts()[table.fact()].clone();
        let mut nodes: Vec<(usize, usize)> =
            table.dimensions().iter().copied().zip(home.nodes.iter().copied()).collect();
        nodes.sort_unstable();
        for (d, node) in nodes.into_iter().filter(|&(_, node)| node != 0) {
            let dimension = &self.system.frame.dimensions()[d];
            id.push_str(&format!("|{}={}", dimension.name(), dimension.code(node)));
        }
        id
    }

    fn number(&mut self, number: u32, value: Option<u64>) {
        let found = &self.system.numbers[number as usize];
        let frame = self.system.frame;
        let home = &found.homes[0];
        let dims: BTreeMap<&str, &str> = frame.tables()[home.table]
            .dimensions()
            .iter()
            .zip(&home.nodes)
            .map(|(&d, &node)| (frame.dimensions()[d].name(), frame.dimensions()[d].code(node)))
            .collect();
        let value = if self.system.is_structural_zero(number) { Some(0) } else { value };
        let mut cell = json!({ "id": self.id(number), "dims": dims, "value": value });
        if self.system.truth.is_some() {
            cell["truth"] = json!(self.view.counts[number as usize]);
        }
        self.cells.push(cell);
        for home in &found.homes {
            for (at, &d) in frame.tables()[home.table].dimensions().iter().enumerate() {
                let children = frame.dimensions()[d].children(home.nodes[at]);
                let parts: Vec<String> = children
                    .iter()
                    .map(|&child| {
                        let mut below = home.clone();
                        below.nodes[at] = child;
                        self.id(self.system.number(&below))
                    })
                    .collect();
                if !parts.is_empty() {
                    self.sums.insert((self.id(number), parts));
                }
            }
        }
    }

    /// `greater + k = lesser + (slack + k)`: raised by k, no difference looks like a small count.
    fn link(&mut self, lesser: &Cell, greater: &Cell, known: &BTreeMap<u32, u64>, k: u64) {
        let (slack, raised) = (format!("slack {}", self.links), format!("raised {}", self.links));
        self.links += 1;
        let numbers = [lesser, greater].map(|cell| self.system.number(cell));
        let [shown_lesser, shown_greater] = numbers.map(|number| known.get(&number));
        let counts = numbers.map(|number| self.view.counts[number as usize]);
        let mut cell = |id: &str, value: Option<u64>, truth: u64| {
            let mut cell = json!({ "id": id, "value": value, "lo": k });
            if self.system.truth.is_some() {
                cell["truth"] = json!(truth);
            }
            self.cells.push(cell);
        };
        let difference =
            shown_greater.zip(shown_lesser).and_then(|(greater, lesser)| greater.checked_sub(*lesser));
        cell(&slack, difference.map(|difference| difference + k), (counts[1] + k).saturating_sub(counts[0]));
        cell(&raised, shown_greater.map(|greater| greater + k), counts[1] + k);
        let [lesser, greater] = numbers.map(|number| self.id(number));
        self.sums.insert((raised.clone(), vec![greater, RAISE.to_owned()]));
        self.sums.insert((raised, vec![lesser, slack]));
    }

    fn earlier(&mut self, at: usize, earlier: &super::Earlier) {
        let id = format!("earlier {at}");
        let under = self.system.under_parts(earlier.table, &earlier.parts);
        let value = match earlier.shown {
            Shown::Published(count) => count.checked_sub(self.view.own(&under)),
            Shown::Withheld => None,
        };
        let mut cell = json!({ "id": id, "value": value });
        if self.system.truth.is_some() {
            cell["truth"] = json!(self.view.sum(&under));
        }
        self.cells.push(cell);
        let parts = super::frame::combinations(&earlier.parts).map(|nodes| {
            let part = Cell { table: earlier.table, nodes };
            self.id(self.system.number(&part))
        });
        let parts = parts.collect();
        self.sums.insert((id, parts));
    }
}
