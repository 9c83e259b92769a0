//! The way to look for a table of one part.

use std::sync::OnceLock;

use super::super::exact::{Exact, exact};
use super::super::grid;
use super::super::least::{Answer, Least};
use super::super::lp::Side;
use super::super::reduce::Part;

/// The program of one part, made when it is first needed.
pub(super) struct Ways {
    /// The true values of the part's atoms.
    truth: Vec<i64>,
    least: OnceLock<Least>,
}

/// What came of looking.
pub(super) enum Found {
    Table(Exact),
    /// There is none.
    Not,
    /// The solver gave up, or what it found could not be made exact.
    Unknown,
}

impl Ways {
    pub(super) fn new(truth: Vec<i64>) -> Self {
        Self { truth, least: OnceLock::new() }
    }

    /// A table in which some atoms sum to at most (at least) a bound: of these the one that moves least, as its
    /// numbers are in small fractions.
    pub(super) fn look(&self, part: &Part, atoms: &[u32], side: Side, bound: f64) -> Found {
        let least = self.least.get_or_init(|| {
            let rows: Vec<_> = part.rows.iter().map(|row| row.terms.clone()).collect();
            let below = self.truth.iter().map(|&count| count as f64).collect();
            Least::new(&rows, below, vec![1.0; part.atoms.len()], part.atoms.len())
        });
        let sign = if side == Side::High { 1.0 } else { -1.0 };
        let sum: i64 = atoms.iter().map(|&atom| self.truth[atom as usize]).sum();
        let ask = atoms.iter().map(|&atom| (atom, sign)).collect();
        match least.reach(ask, sign * (bound - sum as f64)) {
            Answer::Moves(mut near) => {
                near.iter_mut().zip(&self.truth).for_each(|(value, &truth)| *value += truth as f64);
                let tight = (bound.fract() == 0.0).then_some((atoms, bound as i64));
                let table = self.exact(part, &near, tight);
                table.map_or(Found::Unknown, Found::Table)
            }
            Answer::Not => Found::Not,
            Answer::Unknown => Found::Unknown,
        }
    }

    /// A table in floating point made exact: itself, or one near it.
    pub(super) fn exact(&self, part: &Part, near: &[f64], tight: Option<(&[u32], i64)>) -> Option<Exact> {
        exact(part, near, &self.truth, tight).or_else(|| grid::beside(part, near, tight))
    }
}
