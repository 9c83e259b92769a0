//! The equations that published numbers are.
//!
//! Unknowns are the inner cells of every table (but structural zeros), and one slack for each link of
//! `at most`; all are at least 0. A row says that some unknowns less some others make a known number: a
//! published cell, a margin that two tables share, a link.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::classes::classes;
use super::{Cell, Fault, Frame, Population, Reader};

/// A number of the tables: the same one wherever it stands.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// Where it stands: cells that are equal by what they mean, in tables of one fact.
    pub homes: Vec<Cell>,
    /// How far below the grand total, over all dimensions.
    pub depth: usize,
    /// Whether some table of the release shows it.
    pub shown: bool,
    /// The true count; 0 where nobody knows it.
    pub count: u64,
    /// Whether too few nodes or parties make it up.
    pub too_few: bool,
    /// Whether it must not be published, though it may be large.
    pub withheld: bool,
}

/// Where a row comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// A number that this release publishes.
    Number(u32),
    /// A cell of the reader's earlier releases.
    Earlier(u32),
    /// A margin that two tables share, or a link: known to everybody.
    Structure,
}

/// The sum of some unknowns less the sum of others is a known number.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub plus: Vec<u32>,
    pub minus: Vec<u32>,
    pub value: i64,
    pub source: Source,
}

/// The unknowns that a row adds, and those that it takes away.
type Sides = (Vec<u32>, Vec<u32>);

/// The tables' numbers and unknowns.
#[derive(Debug)]
pub(super) struct System<'a> {
    pub frame: &'a Frame,
    pub numbers: Vec<Number>,
    /// For each table the number in each cell of the trees, the last dimension varying fastest.
    at: Vec<Vec<u32>>,
    /// For each table the unknown of each inner cell; none for a structural zero.
    unknown: Vec<Vec<Option<u32>>>,
    /// The true value of every unknown, where the counts are known.
    pub truth: Option<Vec<u64>>,
    pub unknowns: usize,
    /// Shared margins and links.
    pub structure: Vec<Row>,
    /// For each fact and dimension the class of each leaf: nothing that anybody may know parts the leaves of a
    /// class.
    classes: Vec<Vec<Vec<u32>>>,
}

impl<'a> System<'a> {
    /// The system of a frame for some readers, with the true counts where they are known.
    ///
    /// # Errors
    /// [`Fault::InStructuralZero`], [`Fault::MarginsDiffer`], [`Fault::LinkBroken`], [`Fault::OtherCells`]
    /// for counts of other tables.
    pub(super) fn new(
        frame: &'a Frame,
        readers: &[Reader],
        population: Option<&Population>,
    ) -> Result<Self, Fault> {
        if population.is_some_and(|population| !population.fits(frame)) {
            return Err(Fault::OtherCells);
        }
        let mut system = Self {
            frame,
            numbers: Vec::new(),
            at: Vec::new(),
            unknown: Vec::new(),
            truth: population.map(|_| Vec::new()),
            unknowns: 0,
            structure: Vec::new(),
            classes: classes(frame, readers),
        };
        system.number_unknowns(population)?;
        system.number_cells(population);
        system.share_margins()?;
        system.link()?;
        Ok(system)
    }

    /// The value of every unknown by other counts of the same tables.
    ///
    /// # Errors
    /// As [`System::new`].
    pub(super) fn truth_of(&self, population: &Population) -> Result<Option<Vec<u64>>, Fault> {
        if !population.fits(self.frame) {
            return Err(Fault::OtherCells);
        }
        let mut other = Self {
            frame: self.frame,
            numbers: Vec::new(),
            at: Vec::new(),
            unknown: Vec::new(),
            truth: Some(Vec::new()),
            unknowns: 0,
            structure: Vec::new(),
            classes: self.classes.clone(),
        };
        other.number_unknowns(Some(population))?;
        other.share_margins()?;
        other.link()?;
        Ok(other.truth)
    }

    fn number_unknowns(&mut self, population: Option<&Population>) -> Result<(), Fault> {
        for (table, declared) in self.frame.tables().iter().enumerate() {
            let inner: usize =
                declared.dimensions().iter().map(|&d| self.frame.dimensions()[d].leaves().len()).product();
            let mut zero = vec![false; inner];
            for cell in self.frame.structural_zeros().iter().filter(|cell| cell.table == table) {
                self.inner(table, &one_each(cell)).for_each(|at| zero[at] = true);
            }
            let counts = population.map(|population| population.counts(table));
            let mut numbered = Vec::with_capacity(inner);
            for (at, zero) in zero.into_iter().enumerate() {
                let count = counts.map(|counts| counts[at]);
                if zero {
                    if count.is_some_and(|count| count > 0) {
                        return Err(Fault::InStructuralZero { table });
                    }
                    numbered.push(None);
                } else {
                    numbered.push(Some(self.unknowns as u32));
                    self.unknowns += 1;
                    self.truth.iter_mut().zip(count).for_each(|(truth, count)| truth.push(count));
                }
            }
            self.unknown.push(numbered);
        }
        Ok(())
    }

    fn number_cells(&mut self, population: Option<&Population>) {
        let mut known: HashMap<(usize, BTreeMap<usize, usize>), u32> = HashMap::new();
        for (table, declared) in self.frame.tables().iter().enumerate() {
            let all: Vec<Vec<usize>> = declared
                .dimensions()
                .iter()
                .map(|&d| (0..self.frame.dimensions()[d].len()).collect())
                .collect();
            let shown: Vec<Vec<bool>> = declared
                .shown()
                .iter()
                .zip(&all)
                .map(|(shown, all)| all.iter().map(|node| shown.binary_search(node).is_ok()).collect())
                .collect();
            let mut at = Vec::new();
            for nodes in super::frame::combinations(&all) {
                // The total of a dimension says nothing, so a table without it has the same number.
                let key = declared.dimensions().iter().copied().zip(nodes.iter().copied());
                let key = (declared.fact(), key.filter(|&(_, node)| node != 0).collect());
                let is_shown = nodes.iter().zip(&shown).all(|(&node, shown)| shown[node]);
                let cell = Cell { table, nodes };
                let too_few = population.is_some_and(|population| population.few().contains(&cell));
                let withheld = population.is_some_and(|population| population.withheld().contains(&cell));
                let number = *known.entry(key).or_insert_with(|| {
                    let depth = declared.dimensions().iter().zip(&cell.nodes);
                    let depth = depth.map(|(&d, &node)| self.frame.dimensions()[d].depth(node)).sum();
                    let count = self.sum_truth(&self.under(&cell));
                    self.numbers.push(Number {
                        homes: Vec::new(),
                        depth,
                        shown: false,
                        count,
                        too_few: false,
                        withheld: false,
                    });
                    self.numbers.len() as u32 - 1
                });
                let found = &mut self.numbers[number as usize];
                found.shown |= is_shown;
                found.too_few |= too_few;
                found.withheld |= withheld;
                found.homes.push(cell);
                at.push(number);
            }
            self.at.push(at);
        }
    }

    fn share_margins(&mut self) -> Result<(), Fault> {
        for fact in 0..self.frame.facts().len() {
            for (one, other) in self.frame.junctions(fact).unwrap_or_default() {
                let shared = self.frame.shared(one, other);
                let mut pairs = Vec::new();
                for leaves in self.frame.leaf_combinations(&shared) {
                    let cells = [one, other].map(|table| self.frame.margin(table, &shared, &leaves));
                    let [plus, minus] = cells.each_ref().map(|cell| self.under(cell));
                    if self.truth.is_some() && self.sum_truth(&plus) != self.sum_truth(&minus) {
                        return Err(Fault::MarginsDiffer { one, other });
                    }
                    let [one, _] = cells;
                    pairs.push((one, plus, minus));
                }
                for (plus, minus) in self.by_classes(pairs) {
                    if !(plus.is_empty() && minus.is_empty()) {
                        self.structure.push(Row { plus, minus, value: 0, source: Source::Structure });
                    }
                }
            }
        }
        Ok(())
    }

    fn link(&mut self) -> Result<(), Fault> {
        let mut alone: BTreeSet<usize> = (0..self.frame.links().len()).collect();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for whole in self.frame.whole_links() {
            groups.push(whole.clone().filter(|link| alone.remove(link)).collect());
        }
        groups.extend(alone.into_iter().map(|link| vec![link]));
        for group in groups {
            let mut pairs = Vec::new();
            for link in group {
                let (lesser, greater) = &self.frame.links()[link];
                let (plus, minus) = (self.under(lesser), self.under(greater));
                if self.sum_truth(&minus) < self.sum_truth(&plus) {
                    return Err(Fault::LinkBroken { link });
                }
                pairs.push((lesser.clone(), plus, minus));
            }
            for (mut plus, minus) in self.by_classes(pairs) {
                let slack = self.sum_truth(&minus) - self.sum_truth(&plus);
                self.truth.iter_mut().for_each(|truth| truth.push(slack));
                plus.push(self.unknowns as u32);
                self.unknowns += 1;
                self.structure.push(Row { plus, minus, value: 0, source: Source::Structure });
            }
        }
        Ok(())
    }

    /// Pairs of sums, each of a cell over leaves and totals, added up where the leaves are of the same classes. A table
    /// that fits the sums of a class is made one that fits each pair by moving all records of the class to one of its
    /// leaves, in all tables alike; and as every count asked about is of some nodes of each dimension, that leaf can be
    /// one that it counts or, where it does not count all of them, one that it does not.
    fn by_classes(&self, pairs: Vec<(Cell, Vec<u32>, Vec<u32>)>) -> Vec<Sides> {
        let mut sums: BTreeMap<Vec<Option<u32>>, Sides> = BTreeMap::new();
        for (cell, plus, minus) in pairs {
            let table = &self.frame.tables()[cell.table];
            let classes = &self.classes[table.fact()];
            let class = |(&d, &node): (&usize, &usize)| {
                let dimension = &self.frame.dimensions()[d];
                dimension.is_leaf(node).then(|| classes[d][dimension.leaves_under(node).start])
            };
            let sum =
                sums.entry(table.dimensions().iter().zip(&cell.nodes).map(class).collect()).or_default();
            sum.0.extend(plus);
            sum.1.extend(minus);
        }
        sums.into_values()
            .map(|(mut plus, mut minus)| {
                plus.sort_unstable();
                minus.sort_unstable();
                (plus, minus)
            })
            .collect()
    }

    /// The inner cells of a table under some nodes of each dimension, none of them above another.
    fn inner(&self, table: usize, parts: &[Vec<usize>]) -> impl Iterator<Item = usize> + use<> {
        let mut cells = vec![0];
        for (&d, nodes) in self.frame.tables()[table].dimensions().iter().zip(parts) {
            let dimension = &self.frame.dimensions()[d];
            let leaves: Vec<usize> = nodes.iter().flat_map(|&node| dimension.leaves_under(node)).collect();
            let width = dimension.leaves().len();
            cells = cells.iter().flat_map(|at| leaves.iter().map(move |leaf| at * width + leaf)).collect();
        }
        cells.into_iter()
    }

    /// The unknowns under some nodes of each dimension, ascending.
    pub(super) fn under_parts(&self, table: usize, parts: &[Vec<usize>]) -> Vec<u32> {
        let mut found: Vec<u32> = self.inner(table, parts).filter_map(|at| self.unknown[table][at]).collect();
        found.sort_unstable();
        found
    }

    /// The unknowns that a cell sums, ascending.
    pub(super) fn under(&self, cell: &Cell) -> Vec<u32> {
        self.under_parts(cell.table, &one_each(cell))
    }

    /// What some unknowns sum to in truth; 0 where the counts are not known.
    pub(super) fn sum_truth(&self, unknowns: &[u32]) -> u64 {
        self.truth.as_ref().map_or(0, |truth| unknowns.iter().map(|&u| truth[u as usize]).sum())
    }

    /// The number that stands in a cell.
    pub(super) fn number(&self, cell: &Cell) -> u32 {
        let dimensions = self.frame.tables()[cell.table].dimensions();
        let place = dimensions.iter().zip(&cell.nodes);
        let place = place.fold(0, |at, (&d, &node)| at * self.frame.dimensions()[d].len() + node);
        self.at[cell.table][place]
    }

    /// What is published of every number when just these are.
    pub(super) fn values(&self, published: &BTreeSet<u32>) -> Vec<Option<u64>> {
        let count = |(at, number): (usize, &Number)| published.contains(&(at as u32)).then_some(number.count);
        self.numbers.iter().enumerate().map(count).collect()
    }

    /// The numbers of all cells of its table that contain a cell, itself among them.
    pub(super) fn above(&self, cell: &Cell) -> Vec<u32> {
        let dimensions = self.frame.tables()[cell.table].dimensions();
        let up = |(&d, &node): (&usize, &usize)| {
            let dimension = &self.frame.dimensions()[d];
            std::iter::successors(Some(node), |&node| dimension.parent(node)).collect()
        };
        let up: Vec<Vec<usize>> = dimensions.iter().zip(&cell.nodes).map(up).collect();
        let all = super::frame::combinations(&up);
        all.map(|nodes| self.number(&Cell { table: cell.table, nodes })).collect()
    }

    /// Whether everybody knows that a number is zero, because nothing can be counted in it.
    pub(super) fn is_structural_zero(&self, number: u32) -> bool {
        self.numbers[number as usize].homes.iter().any(|cell| self.under(cell).is_empty())
    }
}

fn one_each(cell: &Cell) -> Vec<Vec<usize>> {
    cell.nodes.iter().map(|&node| vec![node]).collect()
}
