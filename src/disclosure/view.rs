//! The tables as one reader sees them: what he knows, and what must stay uncertain to him.

use std::collections::HashSet;

use super::system::{Row, Source, System};
use super::{Cell, Earlier, Fault, Reader, Shown};

/// What must not come too near to its true count: twice the least value that must stay possible, and
/// twice the greatest.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub unknowns: Vec<u32>,
    pub twice_low: u64,
    pub twice_high: u64,
    pub cell: Cell,
}

/// One reader before the tables. Who knows a part of the records himself subtracts it everywhere, so to
/// him every number is what the others make of it.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub reader: &'a Reader,
    /// For every unknown how much of it he knows himself.
    own: Option<Vec<u64>>,
    /// The true value of every unknown less that; empty where the counts are not known.
    pub truth: Vec<u64>,
    /// The true count of every number less what he knows of it; 0 where nobody knows it.
    pub counts: Vec<u64>,
    /// The published cells of earlier releases.
    pub earlier: Vec<Row>,
}

impl<'a> View<'a> {
    /// The views of some readers.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for an earlier cell that there is not or that covers a node twice; where the counts
    /// are known [`Fault::EarlierDiffers`] and [`Fault::NotAPart`]; for what a reader knows himself whatever
    /// can be wrong with counts.
    pub(super) fn all(system: &System<'_>, readers: &'a [Reader]) -> Result<Vec<Self>, Fault> {
        readers.iter().enumerate().map(|(numbered, reader)| Self::new(system, reader, numbered)).collect()
    }

    /// The view of the reader of this number.
    ///
    /// # Errors
    /// As [`View::all`].
    pub(super) fn new(system: &System<'_>, reader: &'a Reader, numbered: usize) -> Result<Self, Fault> {
        let own = match &reader.own {
            // Records of his own obey all that everybody knows of records, and so do those of the others.
            Some(own) => system.truth_of(own)?,
            None => None,
        };
        let truth = match (&system.truth, &own) {
            (Some(truth), Some(own)) => {
                let rest = truth.iter().zip(own).map(|(all, own)| all.checked_sub(*own));
                rest.collect::<Option<_>>().ok_or(Fault::NotAPart { reader: numbered })?
            }
            (Some(truth), None) => truth.clone(),
            (None, _) => Vec::new(),
        };
        let mut view = Self { reader, own, truth, counts: Vec::new(), earlier: Vec::new() };
        let known = system.numbers.iter().map(|number| match &view.own {
            Some(_) => number.count.saturating_sub(view.own(&system.under(&number.homes[0]))),
            None => number.count,
        });
        view.counts = known.collect();
        for (at, earlier) in reader.earlier.iter().enumerate() {
            let plus = unknowns(system, earlier)?;
            if let Shown::Published(count) = earlier.shown {
                if system.truth.is_some() && system.sum_truth(&plus) != count {
                    return Err(Fault::EarlierDiffers { reader: numbered, earlier: at });
                }
                let value = count.checked_sub(view.own(&plus)).ok_or(Fault::DoesNotAddUp)? as i64;
                let source = Source::Earlier(at as u32);
                view.earlier.push(Row { plus, minus: Vec::new(), value, source });
            }
        }
        Ok(view)
    }

    /// What some unknowns sum to among the records that he knows himself.
    pub(super) fn own(&self, unknowns: &[u32]) -> u64 {
        self.own.as_ref().map_or(0, |own| unknowns.iter().map(|&u| own[u as usize]).sum())
    }

    /// What some unknowns sum to in truth, less what he knows of it; 0 where the counts are not known.
    pub(super) fn sum(&self, unknowns: &[u32]) -> u64 {
        if self.truth.is_empty() { 0 } else { unknowns.iter().map(|&u| self.truth[u as usize]).sum() }
    }

    /// Whether a number is small to him.
    pub(super) fn is_small(&self, number: u32) -> bool {
        (1..self.k()).contains(&self.counts[number as usize])
    }

    /// k, in his hands.
    pub(super) fn k(&self) -> u64 {
        self.reader.threshold.k()
    }

    /// All that he knows, given which numbers the release publishes with which values: the rows of the
    /// structure, of earlier releases, of published numbers (one for each place where they stand).
    ///
    /// # Errors
    /// [`Fault::DoesNotAddUp`] where he knows more of a number than it is published to be.
    pub(super) fn rows(&self, system: &System<'_>, published: &[Option<u64>]) -> Result<Vec<Row>, Fault> {
        let mut rows = system.structure.clone();
        rows.extend(self.earlier.iter().cloned());
        for (number, &value) in published.iter().enumerate() {
            let Some(value) = value else { continue };
            for home in &system.numbers[number].homes {
                let plus = system.under(home);
                let value = value.checked_sub(self.own(&plus)).ok_or(Fault::DoesNotAddUp)? as i64;
                rows.push(Row { plus, minus: Vec::new(), value, source: Source::Number(number as u32) });
            }
        }
        Ok(rows)
    }

    /// What must stay uncertain to him: every small number of the trees, shown or not, every number that too
    /// few make up, and the small cells of earlier releases. Not what an earlier release published, which
    /// nothing can protect any more.
    ///
    /// # Errors
    /// [`Fault::Unknown`] for an earlier cell that there is not.
    pub(super) fn targets(&self, system: &System<'_>) -> Result<Vec<Target>, Fault> {
        let k = self.k();
        let gone: HashSet<&Vec<u32>> = self.earlier.iter().map(|row| &row.plus).collect();
        let mut targets = Vec::new();
        for (number, &count) in system.numbers.iter().zip(&self.counts) {
            let small = (1..k).contains(&count);
            let is_target = small || number.too_few && count > 0;
            if !is_target || number.homes.iter().any(|home| gone.contains(&system.under(home))) {
                continue;
            }
            let cell = number.homes[0].clone();
            let unknowns = system.under(&cell);
            let (twice_low, twice_high) = if small { (0, k.saturating_mul(2)) } else { (count, 3 * count) };
            targets.push(Target { unknowns, twice_low, twice_high, cell });
        }
        let mut met = HashSet::new();
        for earlier in self.reader.earlier.iter().filter(|earlier| earlier.shown == Shown::Withheld) {
            if earlier.as_cell().is_some() {
                continue;
            }
            let unknowns = unknowns(system, earlier)?;
            let small = (1..k).contains(&self.sum(&unknowns));
            if small && !gone.contains(&unknowns) && met.insert(unknowns.clone()) {
                let nodes = earlier.parts.iter().map(|parts| parts[0]).collect();
                let cell = Cell { table: earlier.table, nodes };
                targets.push(Target { unknowns, twice_low: 0, twice_high: k.saturating_mul(2), cell });
            }
        }
        Ok(targets)
    }
}

/// The unknowns that an earlier cell sums, ascending.
fn unknowns(system: &System<'_>, earlier: &Earlier) -> Result<Vec<u32>, Fault> {
    let table = system.frame.tables().get(earlier.table).ok_or(Fault::Unknown)?;
    if earlier.parts.len() != table.dimensions().len() {
        return Err(Fault::Unknown);
    }
    for (&d, nodes) in table.dimensions().iter().zip(&earlier.parts) {
        let dimension = &system.frame.dimensions()[d];
        if nodes.is_empty() || nodes.iter().any(|&node| node >= dimension.len()) {
            return Err(Fault::Unknown);
        }
        let mut leaves: Vec<usize> = nodes.iter().flat_map(|&node| dimension.leaves_under(node)).collect();
        leaves.sort_unstable();
        if leaves.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Fault::Unknown);
        }
    }
    Ok(system.under_parts(earlier.table, &earlier.parts))
}
