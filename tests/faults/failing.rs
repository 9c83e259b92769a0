//! A disk that fails: an error at each call that changes something, a disk that is full from one of them on, writes that take
//! half of what they are given, and a disk that is really full.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use super::kill::Known;
use super::scenarios::{SCENARIOS, Scenario};
use super::strace::{self, Point, Traced};
use super::{Sweep, Wrong};
use crate::desks::skipped;

/// What a disk does at one call.
#[derive(Clone, Copy, Debug)]
enum Fault {
    /// It cannot be read or written there, once.
    Input,
    /// There is no room, there or at any later call of this name.
    Full,
}

impl Fault {
    fn is_of(self, point: &Point) -> bool {
        let changes = match point.call {
            "openat" => point.with.contains("O_CREAT"),
            // What is said is not on the disk.
            "write" => !point.with.starts_with("1<"),
            "close" | "flock" | "exit_group" | "fchmod" | "chmod" | "fchown" => false,
            _ => true,
        };
        let takes_room = ["openat", "write", "pwrite64", "mkdir", "rename", "renameat", "renameat2", "fsync"];
        changes && (matches!(self, Self::Input) || takes_room.contains(&point.call))
    }

    fn injected(self, point: &Point) -> String {
        match self {
            Self::Input => format!("error=EIO:when={}", point.nth),
            // What the program says about it is written by the same call as some of its files.
            Self::Full if point.call == "write" => format!("error=ENOSPC:when={}", point.nth),
            Self::Full => format!("error=ENOSPC:when={}+", point.nth),
        }
    }
}

/// How often a command ended how.
#[derive(Default)]
struct Figures {
    points: usize,
    failed: usize,
    went_well: usize,
    whole: usize,
    codes: BTreeMap<String, usize>,
}

impl Figures {
    /// Judges a command that met a fault.
    fn judge(&mut self, known: &Known, scenario: &Scenario, point: &str, traced: &Traced, wrong: &mut Wrong) {
        self.points += 1;
        let code = traced.err.find("[CN-").map_or("none", |at| &traced.err[at..][..9]).to_owned();
        if traced.exit == Some(known.exit) {
            self.went_well += 1;
        } else {
            self.failed += 1;
            *self.codes.entry(format!("{:?} {code}", traced.exit)).or_default() += 1;
        }
        let whole = wrong.unless(point, || {
            if traced.exit != Some(known.exit) {
                assert_eq!(traced.exit, Some(1), "{}", traced.err);
                assert!(code != "none", "no sentence: {}", traced.err);
            }
            known.holds(scenario, traced);
        });
        self.whole += usize::from(whole);
    }

    fn tell(&self, sweep: &Sweep, fault: &str, name: &str) {
        let Self { points, failed, went_well, whole, codes } = self;
        sweep.tells(&format!("| {fault} | {name} | {points} | {failed} | {went_well} | {whole} | {codes:?}"));
    }
}

#[test]
fn where_the_disk_fails_a_command_says_so_and_nothing_is_half_done() {
    if !strace::is_there() {
        return skipped("strace");
    }
    let sweep = Sweep::of_environment();
    let mut wrong = Wrong::default();
    for (at, scenario) in SCENARIOS.iter().enumerate().filter(|(_, scenario)| sweep.takes(scenario.name)) {
        let known = Known::of(scenario);
        // A sample takes one of the two of each, by turns.
        let by_turns = |fault: &usize| sweep.is_whole() || at % 2 == *fault;
        let faults = [(Fault::Input, "EIO"), (Fault::Full, "ENOSPC")].into_iter().enumerate();
        for (_, (fault, name)) in faults.filter(|(fault, _)| by_turns(fault)) {
            let points: Vec<&Point> = known.points.iter().filter(|point| fault.is_of(point)).collect();
            let mut figures = Figures::default();
            for at in sweep.of(points.len(), 1) {
                let point = points[at];
                let traced = known.disturbed(point.call, &fault.injected(point));
                let told =
                    format!("{}: {name} at {} {}: {}", scenario.name, point.call, point.nth, point.with);
                figures.judge(&known, scenario, &told, &traced, &mut wrong);
            }
            figures.tell(&sweep, name, scenario.name);
        }
    }
    wrong.ends();
}

/// What stands before the C library and cuts writes; `None` where there is no compiler.
fn cutter() -> Option<&'static PathBuf> {
    static MADE: OnceLock<Option<(tempfile::TempDir, PathBuf)>> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("cut.c"), folder.path().join("cut.so"));
        std::fs::write(&from, include_str!("cut.c")).unwrap();
        let made = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&to).arg(&from).status();
        made.is_ok_and(|status| status.success()).then_some((folder, to))
    });
    made.as_ref().map(|(_, path)| path)
}

/// The command, on a disk whose writes are cut from this one on.
fn cut(known: &Known, at: usize) -> Traced {
    known.scene.put_back();
    let mut command = known.scene.command(&known.act.words, known.act.opens);
    command.env("LD_PRELOAD", cutter().unwrap()).env("CUT_AT", at.to_string());
    strace::plain(&command, known.act.input)
}

#[test]
fn a_write_that_takes_half_is_gone_on_with_or_told() {
    if cutter().is_none() || !strace::is_there() {
        return skipped("cc or strace");
    }
    let sweep = Sweep::of_environment();
    let mut wrong = Wrong::default();
    // A sample takes every other.
    let taken =
        |(at, scenario): &(usize, &Scenario)| sweep.takes(scenario.name) && (sweep.is_whole() || at % 2 == 0);
    for (_, scenario) in SCENARIOS.iter().enumerate().filter(taken) {
        let known = Known::of(scenario);
        // Each is cut in half, and in half again.
        let all = cut(&known, 0);
        wrong.unless(&format!("{}: every write takes half", scenario.name), || {
            assert_eq!(all.exit, Some(known.exit), "{}", all.err);
            known.holds(scenario, &all);
        });
        let is_write =
            |point: &&Point| ["write", "pwrite64"].contains(&point.call) && Fault::Full.is_of(point);
        let writes = known.points.iter().filter(is_write).count();
        let mut figures = Figures::default();
        for at in sweep.of(writes, 1) {
            let traced = cut(&known, at + 1);
            let told = format!("{}: write {} takes half, and then the disk is full", scenario.name, at + 1);
            figures.judge(&known, scenario, &told, &traced, &mut wrong);
        }
        figures.tell(&sweep, "half, then full", scenario.name);
    }
    wrong.ends();
}
