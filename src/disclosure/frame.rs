//! What tables there are, before anybody looks at a record: dimensions, tables over facts, the links
//! between them. Everything in a [`Frame`] is known to every reader.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Dimension, Fault};

/// A cell of a table: one node of each of its dimensions, in the table's order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// The table, numbered as declared.
    pub table: usize,
    /// A node of each dimension of the table.
    pub nodes: Vec<usize>,
}

/// A table: which records it counts and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    name: String,
    fact: usize,
    dimensions: Vec<usize>,
    shown: Vec<Vec<usize>>,
}

impl Table {
    /// The table's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The fact whose records are counted, numbered as declared.
    pub fn fact(&self) -> usize {
        self.fact
    }

    /// The dimensions, numbered as declared.
    pub fn dimensions(&self) -> &[usize] {
        &self.dimensions
    }

    /// For each dimension the nodes that the release shows, in their order. A cell is shown where all its
    /// nodes are.
    pub fn shown(&self) -> &[Vec<usize>] {
        &self.shown
    }

    /// Number of cells shown.
    pub fn cells_shown(&self) -> usize {
        self.shown.iter().map(Vec::len).product()
    }
}

/// The tables of a release with what links them. Facts are populations of records, each record counted
/// once in each table of its fact. Tables of one fact are linked by the margins that they share, and need
/// no other word for it; tables of different facts by [`Frame::at_most`].
///
/// Dimensions, facts and tables are numbered from 0 as they are declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    dimensions: Vec<Dimension>,
    facts: Vec<String>,
    tables: Vec<Table>,
    at_most: Vec<(Cell, Cell)>,
    /// For each link of two whole tables which of those of cells it is.
    at_most_each: Vec<Range<usize>>,
    structural_zeros: Vec<Cell>,
}

impl Frame {
    /// Without tables yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Declares a dimension and gives its number.
    pub fn dimension(&mut self, dimension: Dimension) -> usize {
        self.dimensions.push(dimension);
        self.dimensions.len() - 1
    }

    /// Declares a fact and gives its number.
    pub fn fact(&mut self, name: &str) -> usize {
        self.facts.push(name.to_owned());
        self.facts.len() - 1
    }

    /// Declares a table of a fact by dimensions, every cell of it shown, and gives its number. The cell of
    /// totals alone is the number of the fact's records, in whatever table.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for a fact or dimension that is not declared, [`Fault::DimensionTwice`],
    /// [`Fault::NoCells`] without a dimension, [`Fault::TooLarge`] past [`Frame::MOST_CELLS`] cells, and
    /// [`Fault::Cyclic`] where the tables of the fact are linked in a circle. Tables by {a, b}, {b, c} and
    /// {c, a} agree pairwise on their margins without coming from one population, so a reader could know
    /// more than the margins say; where each dimension's tables form a tree that cannot be (Vorob'ev 1962).
    pub fn table(&mut self, name: &str, fact: usize, dimensions: &[usize]) -> Result<usize, Fault> {
        if fact >= self.facts.len() || dimensions.iter().any(|&d| d >= self.dimensions.len()) {
            return Err(Fault::Unknown);
        }
        if dimensions.is_empty() {
            return Err(Fault::NoCells);
        }
        if dimensions.iter().collect::<BTreeSet<_>>().len() < dimensions.len() {
            return Err(Fault::DimensionTwice { table: name.to_owned() });
        }
        let cells = dimensions
            .iter()
            .try_fold(1_usize, |cells, &d| cells.checked_mul(self.dimensions[d].len()))
            .filter(|&cells| cells <= Self::MOST_CELLS);
        if cells.is_none() {
            return Err(Fault::TooLarge { table: name.to_owned() });
        }
        let shown = dimensions.iter().map(|&d| (0..self.dimensions[d].len()).collect()).collect();
        self.tables.push(Table { name: name.to_owned(), fact, dimensions: dimensions.to_vec(), shown });
        if self.junctions(fact).is_none() {
            self.tables.pop();
            return Err(Fault::Cyclic { table: name.to_owned() });
        }
        Ok(self.tables.len() - 1)
    }

    /// The most cells that a table may have, margins included.
    pub const MOST_CELLS: usize = 1 << 20;

    /// Shows of a table only the given nodes of a dimension: the others are cells that readers can think
    /// of, and are protected as all are, but stand in no line of this release. Without any node the table
    /// is not shown at all.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for a table, a dimension of it or a node that there is not.
    pub fn show(&mut self, table: usize, dimension: usize, nodes: &[usize]) -> Result<(), Fault> {
        let len = self.dimensions.get(dimension).ok_or(Fault::Unknown)?.len();
        let found = self.tables.get_mut(table).ok_or(Fault::Unknown)?;
        let at = found.dimensions.iter().position(|&d| d == dimension).ok_or(Fault::Unknown)?;
        if nodes.iter().any(|&node| node >= len) {
            return Err(Fault::Unknown);
        }
        found.shown[at] = nodes.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        Ok(())
    }

    /// Says that one cell never counts more than another: roadblock incidents and incidents of a district.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for a cell that there is not.
    pub fn at_most(&mut self, lesser: Cell, greater: Cell) -> Result<(), Fault> {
        self.check(&lesser)?;
        self.check(&greater)?;
        self.at_most.push((lesser, greater));
        Ok(())
    }

    /// [`Frame::at_most`] between two whole tables: for every combination of leaves of the dimensions that
    /// both have, over the totals of the others. Holds then for all their margins too.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for a table that there is not.
    pub fn at_most_each(&mut self, lesser: usize, greater: usize) -> Result<(), Fault> {
        if lesser.max(greater) >= self.tables.len() {
            return Err(Fault::Unknown);
        }
        let shared = self.shared(lesser, greater);
        let first = self.at_most.len();
        for leaves in self.leaf_combinations(&shared) {
            let cell = |table: usize| self.margin(table, &shared, &leaves);
            let pair = (cell(lesser), cell(greater));
            self.at_most.push(pair);
        }
        self.at_most_each.push(first..self.at_most.len());
        Ok(())
    }

    /// Says that nothing is ever counted in a cell and in what stands under it, as outside the districts
    /// where an organisation works. Readers know it.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for a cell that there is not.
    pub fn structural_zero(&mut self, cell: Cell) -> Result<(), Fault> {
        self.check(&cell)?;
        self.structural_zeros.push(cell);
        Ok(())
    }

    /// The dimensions.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The names of the facts.
    pub fn facts(&self) -> &[String] {
        &self.facts
    }

    /// The tables.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The pairs of [`Frame::at_most`], lesser first.
    pub fn links(&self) -> &[(Cell, Cell)] {
        &self.at_most
    }

    /// Which of the links are between two whole tables, by table pair.
    pub(super) fn whole_links(&self) -> &[Range<usize>] {
        &self.at_most_each
    }

    /// The cells of [`Frame::structural_zero`].
    pub fn structural_zeros(&self) -> &[Cell] {
        &self.structural_zeros
    }

    /// A cell by the codes of its nodes, in the order of the table's dimensions.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for a table or code that there is not.
    pub fn cell(&self, table: usize, codes: &[&str]) -> Result<Cell, Fault> {
        let dimensions = self.tables.get(table).ok_or(Fault::Unknown)?.dimensions();
        if codes.len() != dimensions.len() {
            return Err(Fault::Unknown);
        }
        let nodes = dimensions
            .iter()
            .zip(codes)
            .map(|(&d, code)| self.dimensions[d].node(code).ok_or(Fault::Unknown))
            .collect::<Result<_, _>>()?;
        Ok(Cell { table, nodes })
    }

    /// The cells that a table shows, in their fixed order: the last dimension varies fastest.
    ///
    /// # Panics
    /// Without such a table.
    pub fn cells(&self, table: usize) -> impl Iterator<Item = Cell> + use<'_> {
        let shown = &self.tables[table].shown;
        combinations(shown).map(move |nodes| Cell { table, nodes })
    }

    /// Whether there is such a cell.
    pub(super) fn check(&self, cell: &Cell) -> Result<(), Fault> {
        let table = self.tables.get(cell.table).ok_or(Fault::Unknown)?;
        let fits = cell.nodes.len() == table.dimensions.len()
            && cell.nodes.iter().zip(&table.dimensions).all(|(&node, &d)| node < self.dimensions[d].len());
        if fits { Ok(()) } else { Err(Fault::Unknown) }
    }

    /// The dimensions that two tables have both, ascending.
    pub(super) fn shared(&self, one: usize, other: usize) -> Vec<usize> {
        let (one, other) = (&self.tables[one].dimensions, &self.tables[other].dimensions);
        let mut shared: Vec<usize> = one.iter().copied().filter(|d| other.contains(d)).collect();
        shared.sort_unstable();
        shared
    }

    /// Every combination of leaves of some dimensions; the empty one where there are none.
    pub(super) fn leaf_combinations(&self, dimensions: &[usize]) -> Vec<Vec<usize>> {
        let leaves: Vec<Vec<usize>> =
            dimensions.iter().map(|&d| self.dimensions[d].leaves().to_vec()).collect();
        combinations(&leaves).collect()
    }

    /// The cell of a table at nodes of some of its dimensions and the totals of the others.
    pub(super) fn margin(&self, table: usize, dimensions: &[usize], nodes: &[usize]) -> Cell {
        let at = |d: &usize| dimensions.iter().position(|other| other == d).map_or(0, |at| nodes[at]);
        Cell { table, nodes: self.tables[table].dimensions.iter().map(at).collect() }
    }

    /// Pairs of tables of a fact whose shared margins carry all that links them: a spanning tree of the
    /// tables with the most shared dimensions (Kruskal). None where it is not a junction tree, that is where
    /// the tables that have some dimension are not connected in it.
    pub(super) fn junctions(&self, fact: usize) -> Option<Vec<(usize, usize)>> {
        let tables: Vec<usize> = (0..self.tables.len()).filter(|&t| self.tables[t].fact == fact).collect();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (at, &one) in tables.iter().enumerate() {
            pairs.extend(tables[at + 1..].iter().map(|&other| (one, other)));
        }
        pairs.sort_by_key(|&(one, other)| (usize::MAX - self.shared(one, other).len(), one, other));
        let mut group: Vec<usize> = (0..self.tables.len()).collect();
        let mut tree = Vec::new();
        for (one, other) in pairs {
            let (from, to) = (group[other], group[one]);
            if from != to {
                group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
                tree.push((one, other));
            }
        }
        for d in 0..self.dimensions.len() {
            let having = tables.iter().filter(|&&t| self.tables[t].dimensions.contains(&d)).count();
            let joined = tree.iter().filter(|&&(one, other)| self.shared(one, other).contains(&d)).count();
            if having > 0 && having - joined != 1 {
                return None;
            }
        }
        Some(tree)
    }
}

/// Every choice of one item from each list, the last varying fastest; one empty choice from no list.
pub(super) fn combinations(lists: &[Vec<usize>]) -> impl Iterator<Item = Vec<usize>> + use<'_> {
    let all: usize = lists.iter().map(Vec::len).product();
    (0..all).map(move |mut at| {
        let mut choice = vec![0; lists.len()];
        for (list, place) in lists.iter().zip(&mut choice).rev() {
            *place = list[at % list.len()];
            at /= list.len();
        }
        choice
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> (Frame, usize, [usize; 3]) {
        let mut frame = Frame::new();
        let fact = frame.fact("trips");
        let d = ["a", "b", "c"].map(|name| frame.dimension(Dimension::flat(name, "T", ["1", "2"]).unwrap()));
        (frame, fact, d)
    }

    #[test]
    fn tables_in_a_circle_are_refused() {
        let (mut frame, fact, [a, b, c]) = frame();
        frame.table("ab", fact, &[a, b]).unwrap();
        frame.table("bc", fact, &[b, c]).unwrap();
        assert_eq!(frame.table("ca", fact, &[c, a]), Err(Fault::Cyclic { table: "ca".to_owned() }));
        assert_eq!(frame.tables().len(), 2);
        // Of another fact it is no circle, and a table that has them all joins the two.
        let other = frame.fact("requests");
        assert!(frame.table("ca", other, &[c, a]).is_ok());
        assert!(frame.table("abc", fact, &[a, b, c]).is_ok());
        assert!(frame.table("ca", fact, &[c, a]).is_ok());
    }

    #[test]
    fn cells_come_in_one_order_and_only_those_shown() {
        let (mut frame, fact, [a, b, _]) = frame();
        let table = frame.table("ab", fact, &[a, b]).unwrap();
        frame.show(table, a, &[2, 0]).unwrap();
        let nodes: Vec<Vec<usize>> = frame.cells(table).map(|cell| cell.nodes).collect();
        assert_eq!(nodes, [[0, 0], [0, 1], [0, 2], [2, 0], [2, 1], [2, 2]]);
        assert_eq!(frame.tables()[table].cells_shown(), 6);
        frame.show(table, b, &[]).unwrap();
        assert_eq!(frame.cells(table).count(), 0);
        assert_eq!(frame.show(table, 2, &[0]), Err(Fault::Unknown));
        assert_eq!(frame.cell(table, &["T", "9"]), Err(Fault::Unknown));
    }
}
