//! Ways to look for a table of one part.

use std::sync::OnceLock;

use super::super::exact::{Exact, exact};
use super::super::lp::{Base, End, Side};
use super::super::reduce::Part;
use super::super::walk::{Ground, walk};

/// After so many tables of the first program that could not be made exact, it is not asked again. The vertices of a
/// large part have hundreds of atoms in fractions of no common denominator.
const ENOUGH: u32 = 3;

/// The programs of one part, each made when it is first needed.
pub(super) struct Ways {
    /// The true values of the part's atoms.
    truth: Vec<i64>,
    /// Those that targets touch.
    touched: Vec<u32>,
    base: OnceLock<Option<Base>>,
    moves: OnceLock<Option<Base>>,
    ground: OnceLock<Ground>,
    /// How many tables of the first program could not be made exact.
    inexact: u32,
}

/// What came of looking.
pub(super) struct Looked {
    pub found: Found,
    /// Whether the first program's table could not be made exact.
    pub inexact: bool,
}

pub(super) enum Found {
    Table(Exact),
    /// The solver finds that there is none.
    Not,
    /// The solver gave up, or what it found could not be made exact.
    Unknown,
}

impl Ways {
    pub(super) fn new(truth: Vec<i64>, touched: Vec<u32>) -> Self {
        let (base, moves, ground) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { truth, touched, base, moves, ground, inexact: 0 }
    }

    /// Makes the first program, if it is not there yet: its table, near the true one.
    pub(super) fn start(&self, part: &Part) -> Option<Exact> {
        if self.base.get().is_some() {
            return None;
        }
        let near = self.base(part)?.values();
        exact(part, &near, &self.truth, None)
    }

    /// So many more tables could not be made exact.
    pub(super) fn heard(&mut self, looked: &Looked) {
        self.inexact += u32::from(looked.inexact);
    }

    /// A table in which some atoms sum to at most (at least) a bound. The first program is quick in small parts; where
    /// its tables cannot be made exact, a walk is tried, and the program of moves, whose tables are in small
    /// fractions.
    pub(super) fn look(&self, part: &Part, atoms: &[u32], side: Side, bound: f64) -> Looked {
        let whole = (bound.fract() == 0.0).then_some(bound as i64);
        let tight = whole.map(|bound| (atoms, bound));
        let made = |near: &[f64]| exact(part, near, &self.truth, tight).map_or(Found::Unknown, Found::Table);
        let mut inexact = false;
        if self.inexact < ENOUGH {
            match self.base(part).map_or(End::Unknown, |base| base.reach(atoms, side, bound)) {
                End::At(_, near) => match made(&near) {
                    Found::Unknown => inexact = true,
                    found => return Looked { found, inexact },
                },
                End::Infeasible => return Looked { found: Found::Not, inexact },
                End::Unknown => {}
            }
        } else {
            let bound = match side {
                Side::Low => bound.floor(),
                Side::High => bound.ceil(),
            };
            let ground = self.ground.get_or_init(|| Ground::new(part, &self.touched));
            if let Some(numerators) = walk(part, ground, &self.truth, atoms, side, bound as i64) {
                return Looked { found: Found::Table(Exact { denominator: 1, numerators }), inexact };
            }
        }
        let moves = self.moves.get_or_init(|| Base::of_moves(part, &self.truth)).as_ref();
        let found = match moves.map_or(End::Unknown, |moves| moves.reach(atoms, side, bound)) {
            End::At(_, near) => made(&near),
            End::Infeasible => Found::Not,
            End::Unknown => Found::Unknown,
        };
        Looked { found, inexact }
    }

    /// A table in floating point made exact.
    pub(super) fn exact(&self, part: &Part, near: &[f64], tight: Option<(&[u32], i64)>) -> Option<Exact> {
        exact(part, near, &self.truth, tight)
    }

    /// The table that has as little as can be where the true one has nothing.
    fn base(&self, part: &Part) -> Option<&Base> {
        let dear = |&count: &i64| if count > 0 { 0.0 } else { 1.0 };
        self.base.get_or_init(|| Base::new(part, &self.truth.iter().map(dear).collect::<Vec<_>>())).as_ref()
    }
}
