//! The room through its public functions: one subject a file.

mod examples;
mod few;
mod intervals;
mod known;
mod pool;
mod random;
mod reading;
mod sequence;
mod unions;
mod year;

use super::atoms::Atoms;
use super::lp::{End, Side, end};
use super::reduce::{Zeros, reduce};
use super::system::System;
use super::view::View;
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

/// The least and the greatest that a cell can count to a reader, by one linear program for each end; none where
/// there is no greatest. For readers of one table that holds together.
fn interval(
    frame: &Frame,
    population: &Population,
    reader: &Reader,
    release: &Release,
    cell: &Cell,
) -> (f64, Option<f64>) {
    const MOST: f64 = 1e4;
    let readers = std::slice::from_ref(reader);
    let system = System::new(frame, readers, Some(population)).unwrap();
    let views = View::all(&system, readers).unwrap();
    let mut published = vec![None; system.numbers.len()];
    for (cell, shown) in (0..frame.tables().len()).flat_map(|table| release.rows(frame, table)) {
        if let Shown::Published(count) = shown {
            published[system.number(&cell) as usize] = Some(count);
        }
    }
    let rows = views[0].rows(&system, &published).unwrap();
    let atoms = Atoms::new(system.unknowns, &rows);
    let reduced = reduce(&atoms, &rows, Zeros::Fixed).unwrap();
    let ends = [Side::Low, Side::High].map(|side| {
        let (mut sum, mut of_parts) = (0.0, vec![Vec::new(); reduced.parts.len()]);
        for (atom, whole) in atoms.touched(&system.under(cell)) {
            match (reduced.place[atom as usize], reduced.fixed[atom as usize]) {
                _ if !whole && side == Side::Low => {}
                (Some((part, place)), _) => of_parts[part as usize].push(place),
                (None, Some(by)) => sum += reduced.fixings[by as usize].value as f64,
                (None, None) => unreachable!("an atom is in a part or fixed"),
            }
        }
        for (part, places) in reduced.parts.iter().zip(of_parts).filter(|(_, places)| !places.is_empty()) {
            let End::At(at, _) = end(part, &places, side, MOST) else { panic!("no end") };
            sum += (at * 1e6).round() / 1e6;
        }
        sum
    });
    (ends[0], (ends[1] < MOST).then_some(ends[1]))
}

/// The cells that an audit finds too narrow, by their codes; none where it finds none.
fn narrow(frame: &Frame, population: &Population, readers: &[Reader], release: Release) -> Vec<String> {
    match audit_tables(frame, population, readers, release, &mut |_| {}) {
        Ok(_) => Vec::new(),
        Err(Fault::Refused { too_narrow, .. }) => too_narrow.iter().map(|cell| codes(frame, cell)).collect(),
        Err(fault) => panic!("{fault:?}"),
    }
}

/// The codes of a cell.
fn codes(frame: &Frame, cell: &Cell) -> String {
    let dimensions = frame.tables()[cell.table].dimensions().iter().zip(&cell.nodes);
    let codes: Vec<&str> = dimensions.map(|(&d, &node)| frame.dimensions()[d].code(node)).collect();
    codes.join("/")
}
