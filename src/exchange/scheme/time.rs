//! Time as a dimension: where the frozen rows stand, of which of them each release's lines are sums, and the tree in which
//! the lines of one release are nodes.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{Dimension, Fault};
use crate::exchange::form::{EARLIER, PERIOD};
use crate::model::Period;
use crate::store::{FrozenPeriod, Leaf};

/// The total, which no release shows.
const ALL: &str = "all";

/// A set of rows in time.
pub(super) type Span = BTreeSet<Leaf>;

/// The rows that there are, and in which order they were frozen.
#[derive(Debug)]
pub(super) struct Time {
    leaves: Span,
    frozen: BTreeMap<String, i64>,
    /// The periods frozen, the longest first.
    periods: Vec<Period>,
    released: Period,
}

impl Time {
    /// The time of a release of a period, given what is frozen and where the rows stand.
    pub(super) fn new(frozen: &[FrozenPeriod], released: Period, rows: impl Iterator<Item = Leaf>) -> Self {
        let mut order: BTreeMap<String, i64> =
            frozen.iter().map(|frozen| (frozen.period.to_string(), frozen.n)).collect();
        order.entry(released.to_string()).or_insert(i64::MAX);
        let mut periods: Vec<Period> = frozen.iter().map(|frozen| frozen.period).collect();
        periods.retain(|period| *period != released);
        periods.push(released);
        periods.sort_by_key(|period| std::cmp::Reverse(period.last() - period.first()));
        // A period has a row of its own even where nothing was counted.
        let own = periods.iter().map(|period| Leaf { of: *period, frozen_in: *period });
        Self { leaves: own.chain(rows).collect(), frozen: order, periods, released }
    }

    fn order(&self, period: Period) -> Option<i64> {
        self.frozen.get(&period.to_string()).copied()
    }

    /// The rows that a period's line sums: of its time, as far as they were known when it was frozen. Of one whose rows
    /// are not kept (it was taken back, or left another copy of the store): those that a longer period froze anew.
    pub(super) fn own(&self, period: Period) -> Span {
        let known = |leaf: &&Leaf| match (self.order(period), self.order(leaf.frozen_in)) {
            (Some(frozen), Some(leaf)) => leaf <= frozen,
            (None, _) => leaf.frozen_in != period && leaf.frozen_in.contains(period),
            (Some(_), None) => false,
        };
        self.leaves.iter().filter(|leaf| period.contains(leaf.of)).filter(known).copied().collect()
    }

    /// The rows that the line of what came late sums.
    pub(super) fn earlier(&self, period: Period) -> Span {
        let late = |leaf: &&Leaf| leaf.frozen_in == period && leaf.of.last() < period.first();
        self.leaves.iter().filter(late).copied().collect()
    }

    /// The rows of a period's time, whenever they were frozen.
    pub(super) fn within(&self, period: Period) -> Span {
        self.leaves.iter().filter(|leaf| period.contains(leaf.of)).copied().collect()
    }

    /// The rows of some time before that were frozen with a period, or with a longer one that has it.
    pub(super) fn late_within(&self, period: Period) -> Span {
        let late = |leaf: &&Leaf| leaf.frozen_in.contains(period) && leaf.of.last() < period.first();
        self.leaves.iter().filter(late).copied().collect()
    }

    /// Whether the rows of a period are kept.
    pub(super) fn is_frozen(&self, period: Period) -> bool {
        self.order(period).is_some()
    }

    /// The rows that the released lines sum, and all that other lines link with them.
    pub(super) fn linked(&self, lines: &[Span]) -> Span {
        let mut linked = self.own(self.released);
        linked.extend(self.earlier(self.released));
        loop {
            let touched = lines.iter().filter(|line| !line.is_disjoint(&linked) && !line.is_subset(&linked));
            let more: Span = touched.flatten().copied().collect();
            if more.is_empty() {
                return linked;
            }
            linked.extend(more);
        }
    }

    /// The tree over some rows, in which the released period and what came late with it are the first nodes under the
    /// total, and every frozen period within it a node.
    ///
    /// # Errors
    /// [`Fault`], which would be one of ours.
    pub(super) fn tree(&self, linked: &Span) -> Result<TimeTree, Fault> {
        let mut made = Growing { nodes: vec![(ALL.to_owned(), None)], at: BTreeMap::new() };
        let own = self.own(self.released);
        self.grow(&mut made, self.released, &own, ALL);
        let earlier = self.earlier(self.released);
        made.part(EARLIER, &earlier, ALL);
        if earlier.len() > 1 {
            earlier.iter().for_each(|leaf| made.leaf(leaf, EARLIER));
        }
        let rest = linked.iter().filter(|leaf| !own.contains(leaf) && !earlier.contains(leaf));
        rest.for_each(|leaf| made.leaf(leaf, ALL));
        let nodes = made.nodes.iter().map(|(code, parent)| (code.as_str(), parent.as_deref()));
        let dimension = Dimension::new(PERIOD, nodes)?;
        let leaves = made
            .at
            .into_iter()
            .map(|(leaf, code)| Ok((leaf, dimension.node(&code).ok_or(Fault::Unknown)?)))
            .collect::<Result<_, Fault>>()?;
        Ok(TimeTree { dimension, leaves })
    }

    fn grow(&self, made: &mut Growing, period: Period, own: &Span, parent: &str) {
        let code = period.to_string();
        made.part(&code, own, parent);
        if own.len() < 2 {
            return;
        }
        let mut rest = own.clone();
        for within in self.periods.iter().filter(|within| **within != period && period.contains(**within)) {
            let part = self.own(*within);
            // Those within one that has its node already are met there.
            if !part.is_empty() && part.is_subset(&rest) {
                rest.retain(|leaf| !part.contains(leaf));
                self.grow(made, *within, &part, &code);
            }
        }
        rest.iter().for_each(|leaf| made.leaf(leaf, &code));
    }
}

struct Growing {
    nodes: Vec<(String, Option<String>)>,
    at: BTreeMap<Leaf, String>,
}

impl Growing {
    /// A node that stands for several rows, or is the one row that there is.
    fn part(&mut self, code: &str, rows: &Span, parent: &str) {
        self.nodes.push((code.to_owned(), Some(parent.to_owned())));
        if let (Some(only), 1) = (rows.first(), rows.len()) {
            self.at.insert(*only, code.to_owned());
        }
    }

    fn leaf(&mut self, leaf: &Leaf, parent: &str) {
        let code = format!("{}@{}", leaf.of, leaf.frozen_in);
        self.nodes.push((code.clone(), Some(parent.to_owned())));
        self.at.insert(*leaf, code);
    }
}

/// A tree of time.
#[derive(Debug)]
pub(super) struct TimeTree {
    /// The dimension: node 1 is the released period, the first node after those under it is what came late.
    pub(super) dimension: Dimension,
    /// The node of each row.
    pub(super) leaves: BTreeMap<Leaf, usize>,
}

impl TimeTree {
    /// The nodes that a line sums, none above another: one where the tree has it as a node. None where the tree lacks a
    /// row of it.
    pub(super) fn part(&self, line: &Span) -> Option<Vec<usize>> {
        let nodes: BTreeSet<usize> =
            line.iter().map(|leaf| self.leaves.get(leaf).copied()).collect::<Option<_>>()?;
        let whole = (0..self.dimension.len()).find(|node| self.under(*node) == nodes);
        Some(whole.map_or_else(|| nodes.into_iter().collect(), |node| vec![node]))
    }

    /// The nodes that a release shows: its period, and what came late.
    pub(super) fn shown(&self) -> Option<[usize; 2]> {
        Some([1, self.dimension.node(EARLIER)?])
    }

    fn under(&self, node: usize) -> BTreeSet<usize> {
        let mut stack = vec![node];
        let mut leaves = BTreeSet::new();
        while let Some(node) = stack.pop() {
            if self.dimension.is_leaf(node) {
                leaves.insert(node);
            }
            stack.extend(self.dimension.children(node));
        }
        leaves
    }
}
