//! Leaves that nothing known parts.
//!
//! The time of a release has a leaf for each month and each release that froze records of it, and most of
//! them stand in no line of their own: readers know sums over several at most. What is known of all tables
//! alike, shared margins and links, is then said once for all of them.

use std::collections::HashMap;

use super::{Frame, Reader, Shown, Table};

/// For each fact and dimension the class of each leaf. Leaves are of one class if every node that a table
/// shows, every part of a published earlier cell, every end of a link and every structural zero has all of
/// them or none, in the tables of the fact and of those linked to it. (Links between whole tables have every
/// leaf, and are no reason; what was withheld earlier says nothing.)
pub(super) fn classes(frame: &Frame, readers: &[Reader]) -> Vec<Vec<Vec<u32>>> {
    let linked = linked(frame);
    let fresh = || -> Vec<Classes> {
        frame.dimensions().iter().map(|dimension| Classes::new(dimension.leaves().len())).collect()
    };
    let mut classes: Vec<Vec<Classes>> = frame.facts().iter().map(|_| fresh()).collect();
    let mut part = |table: &Table, d: usize, nodes: &[usize]| {
        let dimension = &frame.dimensions()[d];
        if nodes.iter().all(|&node| node < dimension.len()) {
            let leaves = nodes.iter().flat_map(|&node| dimension.leaves_under(node));
            classes[linked[table.fact()]][d].part(leaves);
        }
    };
    for table in frame.tables().iter().filter(|table| table.cells_shown() > 0) {
        for (&d, shown) in table.dimensions().iter().zip(table.shown()) {
            shown.iter().for_each(|&node| part(table, d, &[node]));
        }
    }
    let mut whole = vec![false; frame.links().len()];
    frame.whole_links().iter().cloned().flatten().for_each(|link| whole[link] = true);
    let links = frame.links().iter().zip(whole).filter(|(_, whole)| !whole);
    let ends = links.flat_map(|((lesser, greater), _)| [lesser, greater]);
    for cell in ends.chain(frame.structural_zeros()) {
        let table = &frame.tables()[cell.table];
        table.dimensions().iter().zip(&cell.nodes).for_each(|(&d, &node)| part(table, d, &[node]));
    }
    let earlier = readers.iter().flat_map(|reader| &reader.earlier);
    for earlier in earlier.filter(|earlier| earlier.shown != Shown::Withheld) {
        // What is no cell of these tables is found later.
        let Some(table) = frame.tables().get(earlier.table) else { continue };
        table.dimensions().iter().zip(&earlier.parts).for_each(|(&d, nodes)| part(table, d, nodes));
    }
    let of = |fact: usize| classes[linked[fact]].iter().map(|classes| classes.of.clone()).collect();
    (0..frame.facts().len()).map(of).collect()
}

/// For each fact the first one that links join it to.
fn linked(frame: &Frame) -> Vec<usize> {
    let mut first: Vec<usize> = (0..frame.facts().len()).collect();
    for (lesser, greater) in frame.links() {
        let [one, other] = [lesser, greater].map(|cell| first[frame.tables()[cell.table].fact()]);
        first.iter_mut().filter(|fact| **fact == one.max(other)).for_each(|fact| *fact = one.min(other));
    }
    first
}

struct Classes {
    of: Vec<u32>,
    many: u32,
    /// What has parted them already.
    known: std::collections::HashSet<Vec<usize>>,
}

impl Classes {
    fn new(leaves: usize) -> Self {
        Self { of: vec![0; leaves], many: 1, known: [].into() }
    }

    /// Parts every class into those of its leaves that are among some and those that are not.
    fn part(&mut self, leaves: impl Iterator<Item = usize>) {
        let leaves: Vec<usize> = leaves.collect();
        if !self.known.insert(leaves.clone()) {
            return;
        }
        let mut new: HashMap<u32, u32> = HashMap::new();
        for leaf in leaves {
            let next = self.many;
            let class = *new.entry(self.of[leaf]).or_insert(next);
            self.many += u32::from(class == next);
            self.of[leaf] = class;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Dimension, Earlier, Threshold};
    use super::*;

    #[test]
    fn leaves_that_nothing_parts_are_one_class() {
        let mut frame = Frame::new();
        let fact = frame.fact("records");
        let time = Dimension::flat("time", "T", ["1", "2", "3", "4", "5"]).unwrap();
        let time = frame.dimension(time);
        let table = frame.table("t", fact, &[time]).unwrap();
        let of = |frame: &Frame, earlier: &[Vec<usize>]| {
            let earlier = earlier.iter().map(|nodes| Earlier {
                table,
                parts: vec![nodes.clone()],
                shown: Shown::Published(5),
            });
            let reader = Reader { earlier: earlier.collect(), ..Reader::new(Threshold::new(5).unwrap()) };
            let found = classes(frame, &[reader]).remove(fact).remove(time);
            (0..5)
                .map(|leaf| found.iter().position(|class| *class == found[leaf]).unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(of(&frame, &[]), [0, 1, 2, 3, 4]);
        frame.show(table, time, &[0]).unwrap();
        assert_eq!(of(&frame, &[]), [0, 0, 0, 0, 0]);
        assert_eq!(of(&frame, &[vec![2, 3], vec![3, 4], vec![4, 3]]), [0, 1, 2, 3, 0]);
        frame.show(table, time, &[0, 1]).unwrap();
        assert_eq!(of(&frame, &[]), [0, 1, 1, 1, 1]);
        frame.structural_zero(Cell { table, nodes: vec![5] }).unwrap();
        assert_eq!(of(&frame, &[]), [0, 1, 1, 1, 4]);
    }
}
