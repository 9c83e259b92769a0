//! The search for tables that are missing: linear programs, the first of many targets side by side.

use super::super::exact::{Exact, SNAP};
use super::super::lp::{End, Side, end};
use super::super::threads::side_by_side;
use super::Bounds;
use super::ways::Found;

/// So many targets have their first programs solved side by side. Fixed, as what is found hangs on it.
const AT_ONCE: usize = 16;

/// What is tried first for a target: to take its atoms of a part as far as a bound.
struct First {
    share: usize,
    part: usize,
    atoms: Vec<u32>,
    bound: f64,
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
            let order = self.order(side);
            let mut next = 0;
            while next < order.len() {
                let first = next;
                let mut missing = Vec::new();
                while next < order.len() && missing.len() < AT_ONCE {
                    missing.extend((!self.goals[order[next]].reached(side)).then_some(order[next]));
                    next += 1;
                }
                let firsts: Vec<Option<First>> = missing.iter().map(|&goal| self.first(goal, side)).collect();
                let found = self.look_first(side, &firsts);
                for ((goal, first), found) in missing.into_iter().zip(firsts).zip(found) {
                    let tried = first.zip(found).map(|(first, found)| (first.share, found));
                    if !self.goals[goal].reached(side) && !self.reach(goal, side, tried) {
                        failing.push((goal, side));
                    }
                }
                (first..next).for_each(|_| done());
            }
        }
        failing
    }

    /// The targets in the order in which a side of them is looked for. A table that takes a count up takes up all that
    /// contain it, so the smallest come first; one that takes it down takes down all that it contains, so the greatest.
    fn order(&self, side: Side) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.goals.len()).collect();
        let atoms = |&goal: &usize| {
            let shares = self.goals[goal].shares.iter();
            shares.map(|share| share.atoms[side as usize].len()).sum::<usize>()
        };
        match side {
            Side::High => order.sort_by_key(atoms),
            Side::Low => order.sort_by_key(|goal| std::cmp::Reverse(atoms(goal))),
        }
        order
    }

    /// What is tried first for a side of a target: of its parts the smallest that could take it as far as it must go
    /// by itself.
    fn first(&self, goal: usize, side: Side) -> Option<First> {
        let (share, part, atoms) =
            self.shares(goal, side).into_iter().find(|(share, ..)| self.bound(goal, *share, side) >= 0.0)?;
        let bound = self.bound(goal, share, side);
        Some(First { share, part, atoms, bound })
    }

    /// Looks for what is tried first, side by side.
    fn look_first(&mut self, side: Side, firsts: &[Option<First>]) -> Vec<Option<Found>> {
        self.programs += firsts.iter().flatten().count();
        let look = |first: &Option<First>| {
            let First { part, atoms, bound, .. } = first.as_ref()?;
            Some(self.ways[*part].look(&self.reduced.parts[*part], atoms, side, *bound))
        };
        side_by_side(firsts, look)
    }

    /// Whether every side of every target can be shown to reach as far as it must, with so many linear programs
    /// at most.
    pub(in crate::disclosure) fn all_reach(&mut self, programs: usize) -> bool {
        [Side::High, Side::Low].into_iter().all(|side| {
            self.order(side).into_iter().all(|goal| {
                self.goals[goal].reached(side) || self.programs < programs && self.reach(goal, side, None)
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

    /// Takes a side of a target as far as it must go, if it can be. Most often one part alone can take it there; else
    /// each goes as far as it can. What was tried already, of a share, is not tried again.
    fn reach(&mut self, goal: usize, side: Side, mut tried: Option<(usize, Found)>) -> bool {
        let shares = self.shares(goal, side);
        let nothing = self.is_nothing(goal, side);
        for (share, part, atoms) in &shares {
            let found = match tried.take_if(|(of, _)| of == share) {
                Some((_, found)) => found,
                None => {
                    let bound = self.bound(goal, *share, side);
                    if bound < 0.0 {
                        continue;
                    }
                    self.programs += 1;
                    self.ways[*part].look(&self.reduced.parts[*part], atoms, side, bound)
                }
            };
            match found {
                Found::Table(table) => self.offer_table(*part, &table),
                // No other part could make up for it.
                Found::Not if self.is_alone(goal, side) => return false,
                Found::Not | Found::Unknown => {}
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
                let table = self.ways[*part].exact(&self.reduced.parts[*part], &near, tight);
                table.iter().for_each(|table| self.offer_table(*part, table));
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

    fn offer_table(&mut self, part: usize, table: &Exact) {
        let found = self.difference(part, table);
        self.offer(found);
    }
}
