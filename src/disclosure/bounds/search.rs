//! The search for tables that are missing: linear programs, the first of many targets side by side.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::exact::{SNAP, exact};
use super::super::lp::{Base, End, Side, end};
use super::super::proof::Move;
use super::Bounds;

/// So many targets have their first programs solved side by side. Fixed, as what is found hangs on it.
const AT_ONCE: usize = 16;

/// What is tried first for a target: to take these atoms of a part as far as a bound.
struct First {
    part: usize,
    atoms: Vec<u32>,
    bound: f64,
}

/// What came of it.
enum Tried {
    /// A table, as its difference from the true one.
    Table(Move),
    /// The solver finds that there is none.
    Not,
    /// The solver gave up, or what it found could not be made exact.
    Unknown,
}

fn whole(bound: f64) -> Option<i64> {
    (bound.fract() == 0.0).then_some(bound as i64)
}

impl Bounds {
    /// Looks for the tables that are missing, until every side of every target is shown to reach as far as
    /// it must or cannot be. Gives those that cannot, as (goal, side). `done` hears of every side that is
    /// settled.
    ///
    /// The first programs of [`AT_ONCE`] targets are solved side by side, on as many threads as the machine has; what
    /// they find is taken in the targets' order, so that it does not hang on the machine.
    pub(in crate::disclosure) fn search(&mut self, done: &mut dyn FnMut()) -> Vec<(usize, Side)> {
        let mut failing = Vec::new();
        for side in [Side::High, Side::Low] {
            let mut next = 0;
            while next < self.goals.len() {
                let first = next;
                let mut missing = Vec::new();
                while next < self.goals.len() && missing.len() < AT_ONCE {
                    missing.extend((!self.goals[next].reached(side)).then_some(next));
                    next += 1;
                }
                let firsts: Vec<Option<First>> = missing.iter().map(|&goal| self.first(goal, side)).collect();
                let tried = self.try_firsts(side, &firsts);
                for (goal, tried) in missing.into_iter().zip(tried) {
                    if !self.goals[goal].reached(side) && !self.take_first(goal, side, tried) {
                        failing.push((goal, side));
                    }
                }
                (first..next).for_each(|_| done());
            }
        }
        failing
    }

    /// What is tried first for a side of a target: of its parts the smallest that could take it as far as it must go
    /// by itself.
    fn first(&mut self, goal: usize, side: Side) -> Option<First> {
        let (at, part, atoms) =
            self.shares(goal, side).into_iter().find(|(at, ..)| self.bound(goal, *at, side) >= 0.0)?;
        let bound = self.bound(goal, at, side);
        self.base(part, side)?;
        Some(First { part, atoms, bound })
    }

    /// The programs of what is tried first, side by side.
    fn try_firsts(&mut self, side: Side, firsts: &[Option<First>]) -> Vec<Tried> {
        self.programs += firsts.iter().flatten().count();
        let tried = |first: &Option<First>| {
            let Some(First { part, atoms, bound }) = first else { return Tried::Unknown };
            let Some(base) = self.bases[*part][side as usize].as_ref().and_then(Option::as_ref) else {
                return Tried::Unknown;
            };
            match base.reach(atoms, side, *bound) {
                End::At(_, near) => self.table(*part, &near, whole(*bound).map(|bound| (&atoms[..], bound))),
                End::Infeasible => Tried::Not,
                End::Unknown => Tried::Unknown,
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(firsts.len());
        if threads < 2 {
            return firsts.iter().map(tried).collect();
        }
        let next = AtomicUsize::new(0);
        let work = || {
            let mut found = Vec::new();
            while let Some((at, first)) = {
                let at = next.fetch_add(1, Ordering::Relaxed);
                firsts.get(at).map(|first| (at, first))
            } {
                found.push((at, tried(first)));
            }
            found
        };
        let mut found: Vec<(usize, Tried)> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut found = work();
            for other in others {
                found.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            found
        });
        found.sort_unstable_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, tried)| tried).collect()
    }

    /// Takes what was tried first, and goes on from there. Whether the side reaches as far as it must.
    fn take_first(&mut self, goal: usize, side: Side, tried: Tried) -> bool {
        match tried {
            Tried::Table(found) => self.offer(found),
            // No other part could make up for it.
            Tried::Not if self.believing && self.is_alone(goal, side) => return false,
            Tried::Not | Tried::Unknown => {}
        }
        self.goals[goal].reached(side) || self.reach(goal, side)
    }

    /// Whether every side of every target can be shown to reach as far as it must, with so many linear programs
    /// at most.
    pub(in crate::disclosure) fn all_reach(&mut self, programs: usize) -> bool {
        [Side::High, Side::Low].into_iter().all(|side| {
            (0..self.goals.len()).all(|goal| {
                self.goals[goal].reached(side) || self.programs < programs && self.reach(goal, side)
            })
        })
    }

    /// What a target has of parts that can move, the smaller parts first, as programs over them are cheap:
    /// (share, part, places).
    fn shares(&self, goal: usize, side: Side) -> Vec<(usize, usize, Vec<u32>)> {
        let parts = &self.reduced.parts;
        let shares = self.goals[goal].shares.iter().enumerate();
        let mut shares: Vec<(usize, usize, Vec<u32>)> = shares
            .map(|(at, share)| (at, share.part as usize, share.atoms[side as usize].clone()))
            .filter(|(_, part, atoms)| !atoms.is_empty() && !parts[*part].rows.is_empty())
            .collect();
        shares.sort_by_key(|(at, part, _)| (parts[*part].atoms.len(), *at));
        shares
    }

    /// Whether a side of a target must be nothing, and so all its parts.
    fn is_nothing(&self, goal: usize, side: Side) -> bool {
        side == Side::Low && self.goals[goal].target.twice_low == 0
    }

    /// Whether a part that cannot take a side of a target where it must leaves no way for the others.
    fn is_alone(&self, goal: usize, side: Side) -> bool {
        self.is_nothing(goal, side) || self.shares(goal, side).len() == 1
    }

    /// How far one share of a target must go: all the way where every share must be nothing, else what the others
    /// leave.
    fn bound(&self, goal: usize, share: usize, side: Side) -> f64 {
        if self.is_nothing(goal, side) { 0.0 } else { self.goals[goal].wanted(share, side) }
    }

    /// Takes a side of a target as far as it must go, if it can be. Most often one part alone can take it there, from a
    /// table of that part; else each goes as far as it can.
    fn reach(&mut self, goal: usize, side: Side) -> bool {
        let shares = self.shares(goal, side);
        let nothing = self.is_nothing(goal, side);
        for (share, part, atoms) in &shares {
            let bound = self.bound(goal, *share, side);
            if bound < 0.0 {
                continue;
            }
            self.programs += 1;
            match self.base(*part, side).map_or(End::Unknown, |base| base.reach(atoms, side, bound)) {
                End::At(_, near) => {
                    self.offer_near(*part, &near, whole(bound).map(|bound| (&atoms[..], bound)));
                }
                End::Infeasible if self.believing && self.is_alone(goal, side) => return false,
                End::Infeasible | End::Unknown => {}
            }
            if self.goals[goal].reached(side) {
                return true;
            }
        }
        for (_, part, atoms) in &shares {
            self.programs += 1;
            // As far as it must go is far enough; a table at that bound has rounder numbers than one at no end.
            let most = (self.goals[goal].target.twice_high as f64 / 2.0).ceil();
            if let End::At(at, near) = end(&self.reduced.parts[*part], atoms, side, most) {
                let tight = (side == Side::High && at > most - SNAP).then_some((&atoms[..], most as i64));
                self.offer_near(*part, &near, tight);
                if nothing && at > SNAP {
                    return false;
                }
            }
            if self.goals[goal].reached(side) {
                return true;
            }
        }
        false
    }

    fn offer_near(&mut self, part: usize, near: &[f64], tight: Option<(&[u32], i64)>) {
        if let Tried::Table(found) = self.table(part, near, tight) {
            self.offer(found);
        }
    }

    /// A table near one in floating point, as its difference from the true one.
    fn table(&self, part: usize, near: &[f64], tight: Option<(&[u32], i64)>) -> Tried {
        let table = exact(&self.reduced.parts[part], near, tight);
        table.map_or(Tried::Unknown, |table| Tried::Table(self.difference(part, &table)))
    }

    /// A part solved once for a side: a table from which that side's targets have not far to go.
    fn base(&mut self, part: usize, side: Side) -> Option<&Base> {
        if self.bases[part][side as usize].is_none() {
            let mut protected = vec![0.0; self.reduced.parts[part].atoms.len()];
            for goal in &self.goals {
                for share in goal.shares.iter().filter(|share| share.part as usize == part) {
                    share.atoms[0].iter().for_each(|&place| protected[place as usize] += 1.0);
                }
            }
            let costs: Vec<f64> = match side {
                Side::Low => protected,
                Side::High => protected.iter().map(|&of| if of > 0.0 { 0.0 } else { 1.0 }).collect(),
            };
            let base = Base::new(&self.reduced.parts[part], &costs);
            self.programs += 1;
            let near = base.as_ref().map(Base::values);
            self.bases[part][side as usize] = Some(base);
            if let Some(near) = near {
                self.offer_near(part, &near, None);
            }
        }
        self.bases[part][side as usize].as_ref().and_then(Option::as_ref)
    }
}
