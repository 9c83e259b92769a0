//! Small unions: withheld parts of a published number that sum to 1..k-1.

use std::collections::{BTreeSet, HashMap};

use super::system::System;
use super::view::View;
use super::{Cell, Frame, Shown};

/// A union that a reader can compute and that is small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Union {
    /// The reader, numbered.
    pub reader: usize,
    /// The published cell.
    pub cell: Cell,
    /// The dimension by which it is parted.
    pub dimension: usize,
    /// What the union sums.
    pub unknowns: Vec<u32>,
}

/// Leaves of a dimension, as bits.
type Leaves = Vec<u64>;

/// A sum that stands in some release which a reader has, or in this one.
#[derive(Debug)]
struct Line {
    table: usize,
    /// For each dimension of the table the leaves that it covers.
    over: Vec<Leaves>,
    /// The numbers that it is; none of them where only earlier releases had it.
    numbers: Vec<u32>,
    /// Whether an earlier release published it. Published once is known, however often it was withheld
    /// besides.
    known: bool,
    count: u64,
    /// For each dimension that parts it the nearest lines below.
    parts: Vec<(usize, Vec<usize>)>,
}

/// For each reader all lines that he knows of.
pub(super) struct Unions {
    lines: Vec<Vec<Line>>,
    thresholds: Vec<u64>,
}

impl Unions {
    pub(super) fn new(system: &System<'_>, views: &[View<'_>]) -> Self {
        Self {
            lines: views.iter().map(|view| lines(system, view)).collect(),
            thresholds: views.iter().map(View::k).collect(),
        }
    }

    /// All small unions when just these numbers are published: for every published cell and every dimension
    /// that parts it, the nearest cells below that stand in some release, those of them that are withheld.
    pub(super) fn small(&self, system: &System<'_>, published: &BTreeSet<u32>) -> Vec<Union> {
        let mut found = Vec::new();
        for (reader, (lines, &k)) in self.lines.iter().zip(&self.thresholds).enumerate() {
            let known =
                |line: &Line| line.known || line.numbers.iter().any(|number| published.contains(number));
            let known: Vec<bool> = lines.iter().map(known).collect();
            for (line, _) in lines.iter().zip(&known).filter(|(_, known)| **known) {
                for (at, parts) in &line.parts {
                    let parts: Vec<&Line> =
                        parts.iter().filter(|&&part| known[part]).map(|&part| &lines[part]).collect();
                    let left = line.count.saturating_sub(parts.iter().map(|part| part.count).sum());
                    if (1..k).contains(&left) {
                        found.push(union(system, reader, line, *at, &parts));
                    }
                }
            }
        }
        found
    }
}

/// What is left of a line.
fn union(system: &System<'_>, reader: usize, line: &Line, at: usize, parts: &[&Line]) -> Union {
    let mut left = line.over.clone();
    for part in parts {
        left[at].iter_mut().zip(&part.over[at]).for_each(|(left, part)| *left &= !part);
    }
    let dimension = system.frame.tables()[line.table].dimensions()[at];
    let nodes = nodes_of(system.frame, line.table, &line.over).into_iter().map(|nodes| nodes[0]);
    let cell = match line.numbers.first() {
        Some(&number) => {
            let homes = &system.numbers[number as usize].homes;
            homes.iter().find(|home| home.table == line.table).cloned()
        }
        None => None,
    };
    let cell = cell.unwrap_or_else(|| Cell { table: line.table, nodes: nodes.collect() });
    let unknowns = system.under_parts(line.table, &nodes_of(system.frame, line.table, &left));
    Union { reader, cell, dimension, unknowns }
}

/// The lines that a reader knows of, each with its nearest below.
fn lines(system: &System<'_>, view: &View<'_>) -> Vec<Line> {
    let frame = system.frame;
    let mut lines: Vec<Line> = Vec::new();
    let mut met: HashMap<(usize, Vec<Leaves>), usize> = HashMap::new();
    let mut add = |table: usize, over: Vec<Leaves>, count: u64| -> usize {
        *met.entry((table, over.clone())).or_insert_with(|| {
            lines.push(Line { table, over, numbers: Vec::new(), known: false, count, parts: Vec::new() });
            lines.len() - 1
        })
    };
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for (number, found) in system.numbers.iter().enumerate().filter(|(_, found)| found.shown) {
        for home in &found.homes {
            let over = over(frame, home.table, home.nodes.iter().map(std::slice::from_ref));
            numbers.push((add(home.table, over, view.counts[number]), number as u32));
        }
    }
    let mut known: Vec<usize> = Vec::new();
    for earlier in &view.reader.earlier {
        let from = frame.tables()[earlier.table].dimensions();
        let sets = over(frame, earlier.table, earlier.parts.iter().map(Vec::as_slice));
        let count = view.sum(&system.under_parts(earlier.table, &earlier.parts));
        // What says nothing of a dimension stands in every table of the fact that has the others.
        for (table, declared) in frame.tables().iter().enumerate() {
            let to = declared.dimensions();
            let says = |(d, set): (&usize, &Leaves)| to.contains(d) || *set == all(frame, *d);
            if declared.fact() != frame.tables()[earlier.table].fact() || !from.iter().zip(&sets).all(says) {
                continue;
            }
            let set = |d: &usize| match from.iter().position(|other| other == d) {
                Some(at) => sets[at].clone(),
                None => all(frame, *d),
            };
            let line = add(table, to.iter().map(set).collect(), count);
            if matches!(earlier.shown, Shown::Published(_)) {
                known.push(line);
            }
        }
    }
    numbers.into_iter().for_each(|(line, number)| lines[line].numbers.push(number));
    known.into_iter().for_each(|line| lines[line].known = true);
    find_parts(&mut lines);
    lines
}

/// Finds for every line and dimension the nearest lines that are a part of it by that dimension alone.
fn find_parts(lines: &mut [Line]) {
    // Lines that differ in one dimension at most, by that dimension and what they have in the others.
    let mut families: HashMap<(usize, usize, Vec<Leaves>), Vec<usize>> = HashMap::new();
    for (number, line) in lines.iter().enumerate() {
        for at in 0..line.over.len() {
            let mut others = line.over.clone();
            others.remove(at);
            families.entry((line.table, at, others)).or_default().push(number);
        }
    }
    for ((_, at, _), mut family) in families {
        let size = |line: usize| lines[line].over[at].iter().map(|word| word.count_ones()).sum::<u32>();
        family.sort_by_key(|&line| (u32::MAX - size(line), line));
        for (place, &line) in family.iter().enumerate() {
            let mut parts: Vec<usize> = Vec::new();
            for &other in &family[place + 1..] {
                let of = &lines[other].over[at];
                let apart =
                    |part: &usize| lines[*part].over[at].iter().zip(of).all(|(part, of)| part & of == 0);
                let inside = lines[line].over[at].iter().zip(of).all(|(line, of)| of & !line == 0);
                if inside && parts.iter().all(apart) {
                    parts.push(other);
                }
            }
            if !parts.is_empty() {
                lines[line].parts.push((at, parts));
            }
        }
    }
    lines.iter_mut().for_each(|line| line.parts.sort());
}

/// The leaves under some nodes of each dimension of a table.
fn over<'a>(frame: &Frame, table: usize, parts: impl Iterator<Item = &'a [usize]>) -> Vec<Leaves> {
    let dimensions = frame.tables()[table].dimensions();
    let leaves = |(&d, nodes): (&usize, &[usize])| {
        let dimension = &frame.dimensions()[d];
        let mut bits = vec![0; dimension.leaves().len().div_ceil(64)];
        for leaf in nodes.iter().flat_map(|&node| dimension.leaves_under(node)) {
            bits[leaf / 64] |= 1_u64 << (leaf % 64);
        }
        bits
    };
    dimensions.iter().zip(parts).map(leaves).collect()
}

/// All leaves of a dimension.
fn all(frame: &Frame, d: usize) -> Leaves {
    let leaves = frame.dimensions()[d].leaves().len();
    (0..leaves.div_ceil(64))
        .map(|word| if leaves - word * 64 >= 64 { u64::MAX } else { (1 << (leaves - word * 64)) - 1 })
        .collect()
}

/// Leaves as nodes.
fn nodes_of(frame: &Frame, table: usize, over: &[Leaves]) -> Vec<Vec<usize>> {
    let dimensions = frame.tables()[table].dimensions();
    let nodes = |(&d, bits): (&usize, &Leaves)| {
        let leaves = frame.dimensions()[d].leaves().iter().enumerate();
        leaves.filter(|(leaf, _)| bits[leaf / 64] >> (leaf % 64) & 1 == 1).map(|(_, &node)| node).collect()
    };
    dimensions.iter().zip(over).map(nodes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::{Dimension, Earlier, Population, Reader, Threshold};

    /// Offices by kinds, of which this release shows no office: A has 1, 2 and 40.
    fn frame() -> (Frame, Population) {
        let mut frame = Frame::new();
        let fact = frame.fact("records");
        let row = frame.dimension(Dimension::flat("row", "T", ["A", "B"]).unwrap());
        let col = frame.dimension(Dimension::flat("col", "T", ["x", "y", "z"]).unwrap());
        frame.table("t", fact, &[row, col]).unwrap();
        frame.show(0, 0, &[0]).unwrap();
        let mut population = Population::new(&frame);
        for (codes, count) in [(["A", "x"], 1), (["A", "y"], 2), (["A", "z"], 40), (["B", "z"], 60)] {
            population.add(&frame, &frame.cell(0, &codes).unwrap(), count).unwrap();
        }
        (frame, population)
    }

    fn small(earlier: &[Vec<Earlier>]) -> Vec<(usize, Vec<u32>)> {
        let (frame, population) = frame();
        let readers = earlier
            .iter()
            .map(|earlier| Reader { earlier: earlier.clone(), ..Reader::new(Threshold::new(5).unwrap()) });
        let readers: Vec<Reader> = readers.collect();
        let system = System::new(&frame, &readers, Some(&population)).unwrap();
        let views = View::all(&system, &readers).unwrap();
        let found = Unions::new(&system, &views).small(&system, &BTreeSet::new());
        found.into_iter().map(|union| (union.reader, union.unknowns)).collect()
    }

    #[test]
    fn published_once_is_known_however_often_it_is_withheld() {
        let (frame, _) = frame();
        let line = |codes: [&str; 2], shown| Earlier::cell(frame.cell(0, &codes).unwrap(), shown);
        let rest = [line(["A", "T"], Shown::Published(43)), line(["A", "x"], Shown::Withheld)];
        let [told, untold] = [Shown::Published(40), Shown::Withheld].map(|shown| line(["A", "z"], shown));
        let partner_first = [rest.as_slice(), &[told.clone(), untold.clone()]].concat();
        let public_first = [rest.as_slice(), &[untold.clone(), told]].concat();
        let public = [rest.as_slice(), &[untold]].concat();
        // The partner knows that A has 3 besides z, in whatever order the two releases came; x and y are the
        // first two unknowns.
        assert_eq!(small(&[partner_first, public.clone()]), [(0, vec![0, 1])]);
        assert_eq!(small(&[public, public_first]), [(1, vec![0, 1])]);
    }

    #[test]
    fn a_sum_that_is_no_cell_has_parts_too() {
        // x, y and z together were published, and z alone, so 3 are left to x and y, in a line or in none.
        let sum = |parts: &[usize], shown| Earlier { table: 0, parts: vec![vec![1], parts.to_vec()], shown };
        let [all, z] = [sum(&[3, 1, 2], Shown::Published(43)), sum(&[3], Shown::Published(40))];
        assert_eq!(small(&[vec![all.clone(), z.clone()]]), [(0, vec![0, 1])]);
        let both = sum(&[2, 1], Shown::Withheld);
        assert_eq!(small(&[vec![all, z.clone(), both.clone()]]), [(0, vec![0, 1])]);
        // Of x and z 41, so x alone is left.
        let other = sum(&[1, 3], Shown::Published(41));
        let x = sum(&[1], Shown::Withheld);
        assert_eq!(small(&[vec![other, z, both, x]]), [(0, vec![0])]);
    }
}
