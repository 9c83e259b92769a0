//! The audit of a release of tables, the only way to an [`AuditedRelease`].

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::Bounds;
use super::lp::Side;
use super::proof::{Move, Proof, ReaderProof};
use super::protect::Progress;
use super::system::{Row, Source, System};
use super::union::Unions;
use super::view::View;
use super::{Cell, Fault, Frame, Population, Reader, Release, Shown};

/// A release that has passed the audit, with its proof. Only [`audit_tables`] and
/// [`super::protect_tables`] make one.
///
/// ```compile_fail,E0451
/// use carnet::disclosure::{AuditedRelease, Release, TablesProof};
/// fn forge(release: Release, proof: TablesProof) -> AuditedRelease {
///     AuditedRelease { release, proof }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditedRelease {
    release: Release,
    proof: Proof,
}

impl AuditedRelease {
    /// The tables as their readers will see them.
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// The proof, to be kept by the sender; it never leaves with the tables.
    pub fn proof(&self) -> &Proof {
        &self.proof
    }

    /// For each table the share of records that stand in a published inner cell, as (records in one, all
    /// records); what the release is worth to its readers.
    pub fn utility(&self, frame: &Frame) -> Vec<Utility> {
        let of_table = |table: usize| {
            let declared = &frame.tables()[table];
            // Of what the release shows the finest: a quarter has months below it, but not in its own release.
            let finest = |at: usize, node: usize| {
                let dimension = &frame.dimensions()[declared.dimensions()[at]];
                let is_below = |other: &usize| {
                    std::iter::successors(dimension.parent(*other), |above| dimension.parent(*above))
                        .any(|above| above == node)
                };
                !declared.shown()[at].iter().any(is_below)
            };
            let mut found = Utility::default();
            for (cell, shown) in self.release.rows(frame, table) {
                found.cells += 1;
                if let Shown::Published(count) = shown {
                    found.published += 1;
                    if cell.nodes.iter().enumerate().all(|(at, &node)| finest(at, node)) {
                        found.records_in_inner_cells += count;
                    }
                }
            }
            found
        };
        (0..frame.tables().len()).map(of_table).collect()
    }
}

/// How much of a table is published. Computed from published cells alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Utility {
    /// Cells shown, published or withheld.
    pub cells: usize,
    /// Cells published.
    pub published: usize,
    /// Records that stand in a published cell of the finest kind that the release shows; its share of the table's records says how
    /// much of the detail is left.
    pub records_in_inner_cells: u64,
}

/// Checks a release against the true counts, for everybody who may read it: every published number is
/// true, not below the threshold and the same wherever it stands; no small union; and the strict guarantee
/// proven for every reader against all that he has read.
///
/// # Errors
/// The first [`Fault`]; [`Fault::Refused`] with all cells whose interval is too narrow.
pub fn audit_tables(
    frame: &Frame,
    population: &Population,
    readers: &[Reader],
    release: Release,
    progress: &mut dyn FnMut(Progress),
) -> Result<AuditedRelease, Fault> {
    let system = System::new(frame, readers, Some(population))?;
    let views = View::all(&system, readers)?;
    let published = published(&system, &views, &release)?;
    let mut all = Vec::new();
    let (mut too_narrow, mut in_the_way) = (BTreeSet::new(), BTreeSet::new());
    for (numbered, view) in views.iter().enumerate() {
        let rows = view.rows(&system, &published)?;
        let mut bounds = Bounds::new(&view.truth, &rows, view.targets(&system)?, Vec::new())?;
        let sides = 2 * bounds.goals.len();
        let mut settled = 0;
        let failing = bounds.search(&mut || {
            settled += 1;
            progress(Progress::Audit { reader: numbered, settled, sides });
        });
        for (goal, side) in failing {
            too_narrow.insert(bounds.goals[goal].target.cell.clone());
            in_the_way.extend(in_the_way_of(&system, view, &rows, &bounds.reasons(&rows, goal, side)));
        }
        all.push(bounds);
    }
    if !too_narrow.is_empty() {
        let too_narrow = too_narrow.into_iter().collect();
        return Err(Fault::Refused { too_narrow, in_the_way: in_the_way.into_iter().collect() });
    }
    clear(&system, &views, release, &all)
}

/// The cells that rows publish.
pub(super) fn in_the_way_of(
    system: &System<'_>,
    view: &View<'_>,
    rows: &[Row],
    reasons: &[u32],
) -> Vec<Cell> {
    let cell = |&row: &u32| match rows[row as usize].source {
        Source::Number(number) => Some(system.numbers[number as usize].homes[0].clone()),
        Source::Earlier(earlier) => view.reader.earlier[earlier as usize].as_cell(),
        Source::Structure => None,
    };
    reasons.iter().filter_map(cell).collect()
}

/// Which numbers a release publishes, if it is in order as far as that can be seen without asking what
/// readers could derive.
pub(super) fn published(
    system: &System<'_>,
    views: &[View<'_>],
    release: &Release,
) -> Result<Vec<Option<u64>>, Fault> {
    if views.iter().map(View::k).max() != Some(release.k()) {
        return Err(Fault::OtherThreshold);
    }
    release.check(system.frame)?;
    let mut published: Vec<Option<u64>> = vec![None; system.numbers.len()];
    let mut withheld = BTreeMap::new();
    for table in 0..system.frame.tables().len() {
        for (cell, shown) in release.rows(system.frame, table) {
            let number = system.number(&cell);
            let Shown::Published(count) = shown else {
                withheld.entry(number).or_insert(cell);
                continue;
            };
            let found = &system.numbers[number as usize];
            if system.truth.is_some() && found.count != count {
                return Err(Fault::Altered { cell });
            }
            // What a reader's own records leave of a count is as good as published to him.
            if found.too_few || found.withheld || views.iter().any(|view| view.is_small(number)) {
                return Err(Fault::BelowThreshold { cell });
            }
            if published[number as usize].is_some_and(|other| other != count) {
                return Err(Fault::DoesNotAddUp);
            }
            published[number as usize] = Some(count);
        }
    }
    for (number, cell) in withheld {
        if published[number as usize].is_some() {
            return Err(Fault::TwoAnswers { cell });
        }
    }
    Ok(published)
}

/// Makes a release an audited one where nothing is wrong with it and the bounds found prove it.
pub(super) fn clear(
    system: &System<'_>,
    views: &[View<'_>],
    release: Release,
    bounds: &[Bounds],
) -> Result<AuditedRelease, Fault> {
    let published = published(system, views, &release)?;
    let unions = Unions::new(system, views);
    let numbers = |published: &[Option<u64>]| -> BTreeSet<u32> {
        (0..published.len() as u32).filter(|&number| published[number as usize].is_some()).collect()
    };
    // What earlier releases had let out before is not this one's to withhold.
    let before = unions.small(system, &BTreeSet::new());
    let before: BTreeSet<_> = before.into_iter().map(|union| (union.reader, union.unknowns)).collect();
    let mut small = unions.small(system, &numbers(&published)).into_iter();
    if let Some(union) = small.find(|union| !before.contains(&(union.reader, union.unknowns.clone()))) {
        return Err(Fault::SmallUnion { cell: union.cell, dimension: union.dimension });
    }
    let proof = Proof { readers: bounds.iter().map(prove).collect() };
    proof.holds(system, views, &published)?;
    Ok(AuditedRelease { release, proof })
}

/// The moves that the targets need, and no others.
fn prove(bounds: &Bounds) -> ReaderProof {
    let mut numbered: BTreeMap<u32, u32> = BTreeMap::new();
    let mut proof = ReaderProof::default();
    for goal in &bounds.goals {
        let mut side = |side: Side| -> Vec<u32> {
            let moves = goal.moves(side);
            let number = |by| {
                *numbered.entry(by).or_insert_with(|| {
                    let found: Move = bounds.moves[by as usize].clone();
                    proof.moves.push(found);
                    proof.moves.len() as u32 - 1
                })
            };
            moves.map(number).collect()
        };
        let both = [side(Side::Low), side(Side::High)];
        proof.targets.push(both);
    }
    proof
}
