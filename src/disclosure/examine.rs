//! What anybody who reads a release can work out of it, without the true counts: the check that a receiver makes.

use std::collections::HashMap;

use super::atoms::Atoms;
use super::audited::published;
use super::lp::{End, Side, end};
use super::reduce::{Zeros, reduce};
use super::system::System;
use super::view::View;
use super::{Cell, Fault, Frame, Reader, Release};

/// Bounds this near to a whole number are one.
const SNAP: f64 = 1e-6;

/// What a reader finds of the cells that are withheld.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examined {
    /// Cells withheld.
    pub withheld: usize,
    /// Those that count 1 to k-1 for certain: nothing that is withheld may be so.
    pub certain: Vec<Cell>,
    /// Those that cannot be both nothing and k or more. That is wrong where they are small, which only the sender knows.
    pub narrow: usize,
}

/// Works out between what numbers each withheld cell must lie, given one release and what this reader has read before.
/// For every cell two linear programs, shared where cells are made of the same atoms.
///
/// # Errors
/// [`Fault::DoesNotAddUp`] where no table fits the published numbers; what else is wrong with the release.
pub fn examine(frame: &Frame, reader: &Reader, release: &Release) -> Result<Examined, Fault> {
    let readers = std::slice::from_ref(reader);
    let system = System::new(frame, readers, None)?;
    let views = View::all(&system, readers)?;
    let known = published(&system, &views, release)?;
    let rows = views[0].rows(&system, &known)?;
    let atoms = Atoms::new(system.unknowns, &rows);
    let reduced = reduce(&atoms, &rows, Zeros::Fixed)?;
    let k = reader.threshold.k();
    let mut ends: HashMap<(u32, Vec<u32>, bool), f64> = HashMap::new();
    let mut end_of = |part: u32, places: Vec<u32>, side: Side| -> Result<f64, Fault> {
        if places.is_empty() {
            return Ok(0.0);
        }
        let of_part = &reduced.parts[part as usize];
        if of_part.rows.is_empty() {
            return Ok(if side == Side::Low { 0.0 } else { k as f64 });
        }
        let key = (part, places, side == Side::Low);
        if let Some(found) = ends.get(&key) {
            return Ok(*found);
        }
        let found = match end(of_part, &key.1, side, k as f64) {
            End::At(value, _) => value,
            // At most k is a condition of ours: what cannot be so little is k and more for certain.
            End::Infeasible if side == Side::High => k as f64,
            End::Infeasible => return Err(Fault::DoesNotAddUp),
            End::Unknown if side == Side::High => k as f64,
            End::Unknown => 0.0,
        };
        ends.insert(key, found);
        Ok(found)
    };
    let mut examined = Examined::default();
    for (at, number) in system.numbers.iter().enumerate() {
        if known[at].is_some() || !number.shown || system.is_structural_zero(at as u32) {
            continue;
        }
        examined.withheld += 1;
        let (mut low, mut high) = (0.0, 0.0);
        let mut shares: HashMap<u32, [Vec<u32>; 2]> = HashMap::new();
        for (atom, whole) in atoms.touched(&system.under(&number.homes[0])) {
            match reduced.place[atom as usize] {
                Some((part, place)) => {
                    let share = shares.entry(part).or_default();
                    share[1].push(place);
                    if whole {
                        share[0].push(place);
                    }
                }
                None => {
                    let value = reduced.value(atom) as f64;
                    high += value;
                    low += if whole { value } else { 0.0 };
                }
            }
        }
        for (part, [whole, all]) in shares {
            low += end_of(part, whole, Side::Low)?;
            high += end_of(part, all, Side::High)?;
        }
        let (low, high) = ((low - SNAP).ceil().max(0.0) as u64, (high + SNAP).floor() as u64);
        if low >= 1 && high < k {
            examined.certain.push(number.homes[0].clone());
        }
        if low > 0 || high < k {
            examined.narrow += 1;
        }
    }
    Ok(examined)
}
