//! The room through its public functions: one subject a file.

mod examples;
mod few;
mod known;
mod reading;

use super::*;

/// A dimension of a total over leaves.
fn flat(name: &str, leaves: &[&'static str]) -> Dimension {
    Dimension::flat(name, "T", leaves.iter().copied()).unwrap()
}

/// The readers of audiences that have read nothing before.
fn reader(k: u64) -> Reader {
    Reader::new(Threshold::new(k).unwrap())
}

/// One table over one fact, with its counts in the order of the inner cells.
fn table(dimensions: Vec<Dimension>, counts: &[u64]) -> (Frame, Population) {
    let mut frame = Frame::new();
    let fact = frame.fact("records");
    let dimensions: Vec<usize> = dimensions.into_iter().map(|one| frame.dimension(one)).collect();
    frame.table("t", fact, &dimensions).unwrap();
    let population = counted(&frame, 0, counts);
    (frame, population)
}

/// A population that has these counts in one table, in the order of its inner cells, and nothing in others.
fn counted(frame: &Frame, table: usize, counts: &[u64]) -> Population {
    let mut population = Population::new(frame);
    for (cell, &count) in inner(frame, table).iter().zip(counts) {
        population.add(frame, cell, count).unwrap();
    }
    population
}

/// The inner cells of a table in their order, if all are shown.
fn inner(frame: &Frame, table: usize) -> Vec<Cell> {
    let dimensions = frame.tables()[table].dimensions();
    let leaf = |cell: &Cell| {
        cell.nodes.iter().zip(dimensions).all(|(&node, &d)| frame.dimensions()[d].is_leaf(node))
    };
    frame.cells(table).filter(leaf).collect()
}

/// What a release shows in a cell.
fn shown(frame: &Frame, release: &Release, cell: &Cell) -> Shown {
    release.rows(frame, cell.table).find(|(one, _)| one == cell).map(|(_, shown)| shown).unwrap()
}

/// What is true of a cell, from the counts of the inner cells of its table.
fn count(frame: &Frame, cell: &Cell, counts: &[u64]) -> u64 {
    let dimensions = frame.tables()[cell.table].dimensions();
    let under = |inner: &Cell| {
        let within = |((&node, &leaf), &d): ((&usize, &usize), &usize)| {
            let dimension = &frame.dimensions()[d];
            std::iter::successors(Some(leaf), |&node| dimension.parent(node)).any(|above| above == node)
        };
        cell.nodes.iter().zip(&inner.nodes).zip(dimensions).all(within)
    };
    inner(frame, cell.table).iter().zip(counts).filter(|(one, _)| under(one)).map(|(_, count)| count).sum()
}

/// The release of a table that publishes all but the named cells.
fn all_but(frame: &Frame, counts: &[u64], withheld: &[Cell], k: u64) -> Result<Release, Fault> {
    let show = |cell: Cell| match withheld.contains(&cell) {
        true => Shown::Withheld,
        false => Shown::Published(count(frame, &cell, counts)),
    };
    Release::new(frame, Threshold::new(k).unwrap(), vec![frame.cells(0).map(show).collect()])
}

/// Protects, checks the proof, and gives the release.
fn protected(frame: &Frame, population: &Population, readers: &[Reader]) -> Result<Release, Fault> {
    let audited = protect_tables(frame, population, readers, &mut |_| {})?;
    audited.proof().check(frame, population, readers, audited.release()).unwrap();
    // The audit, which knows nothing of how it was protected, says the same.
    audit_tables(frame, population, readers, audited.release().clone(), &mut |_| {}).unwrap();
    Ok(audited.release().clone())
}
