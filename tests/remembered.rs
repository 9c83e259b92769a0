//! What the memory of the running program holds, read from outside as somebody does who is more than its user; and what is
//! left of it when it is killed.

use std::fs;
use std::os::unix::fs::FileExt;
use std::process::Command;

use crate::desks::skipped;
use crate::keys::{data_key, put_passphrase};
use crate::officer::Officer;
use crate::runner::terminal::Seat;

const NOTE: &str = "Zorblattnotiz über den Übergang von Quibblewick";
const PASSPHRASE: &str = "wolkenkratzer bei nebel und xylophon";

/// How often each needle stands in what a process can write to. None where this user may not look.
fn found(process: u32, needles: &[Vec<u8>]) -> Option<Vec<usize>> {
    let memory = fs::File::open(format!("/proc/{process}/mem")).ok()?;
    let mut counts = vec![0; needles.len()];
    for region in fs::read_to_string(format!("/proc/{process}/maps")).ok()?.lines() {
        let mut words = region.split_whitespace();
        let (Some(range), Some(rights)) = (words.next(), words.next()) else { continue };
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let [from, to] = [from, to].map(|end| u64::from_str_radix(end, 16).unwrap());
        let mut bytes = vec![0; (to - from) as usize];
        // What was mapped and never touched, or is gone since, has nothing to show.
        let Ok(read) = memory.read_at(&mut bytes, from) else { continue };
        for (count, needle) in counts.iter_mut().zip(needles) {
            *count += times(&bytes[..read], needle);
        }
    }
    Some(counts)
}

fn times(bytes: &[u8], needle: &[u8]) -> usize {
    let (mut found, mut rest) = (0, bytes);
    while let Some(at) = rest.iter().position(|byte| *byte == needle[0]) {
        found += usize::from(rest[at..].starts_with(needle));
        rest = &rest[at + 1..];
    }
    found
}

/// A shell that was opened by a passphrase and has shown a note.
fn shell(officer: &Officer) -> Seat {
    put_passphrase(officer, 1, PASSPHRASE);
    let text = ["event", "log", "--kind", "other", "--date", "2026-11-20", "--text", "-"];
    officer.carnet_reading(NOTE, &text).done();
    let opens = officer.command_alone(&["--store", "carnet", "shell"]);
    // As on a machine that keeps the memory of what dies.
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -c unlimited; exec \"$@\"", "sh"])
        .arg(opens.get_program())
        .args(opens.get_args());
    command.env_clear().current_dir(officer.home());
    for (name, value) in opens.get_envs() {
        command.env(name, value.unwrap());
    }
    let mut seat = Seat::at(command);
    seat.answers_unseen("Passphrase:", PASSPHRASE).answers("carnet> ", "event show E-1").sees("Quibblewick");
    seat.sees("carnet> ");
    seat
}

fn needles(officer: &Officer) -> Vec<Vec<u8>> {
    let key = data_key(officer);
    let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    vec![NOTE.into(), PASSPHRASE.into(), digits.to_uppercase().into(), digits.into(), key]
}

#[test]
fn a_locked_shell_remembers_neither_note_nor_passphrase_nor_key() {
    let officer = Officer::new();
    let mut seat = shell(&officer);
    let needles = needles(&officer);
    let Some(open) = found(seat.process(), &needles) else { return skipped("right to look into a process") };
    // Whoever looks finds what is there: the store is open, and the note was shown.
    assert!(open[0] > 0, "{open:?}");
    // The passphrase has done its work, and is gone already.
    assert_eq!(open[1], 0, "{open:?}");
    seat.presses("lock\n").sees("Locked.").sees("Passphrase:");
    assert_eq!(found(seat.process(), &needles), Some(vec![0; needles.len()]));
    // It is still the process that was looked into, and opens again.
    seat.presses(PASSPHRASE).presses("\n").answers("carnet> ", "exit");
    assert_eq!(seat.leaves().exit, Some(0));
}

#[test]
fn a_shell_that_is_killed_leaves_no_memory_behind() {
    let officer = Officer::new();
    let seat = shell(&officer);
    let limits = fs::read_to_string(format!("/proc/{}/limits", seat.process())).unwrap();
    let core: Vec<&str> = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap()
        .split_whitespace()
        .collect();
    assert_eq!(core[4..6], ["0", "0"]);
    let names = || -> Vec<_> {
        fs::read_dir(officer.home()).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    };
    let before = names();
    rustix::process::kill_process(
        rustix::process::Pid::from_raw(seat.process() as i32).unwrap(),
        rustix::process::Signal::ABORT,
    )
    .unwrap();
    assert_eq!(seat.leaves().signal, Some(6));
    assert_eq!(names(), before);
    assert!(officer.carnet(&["verify"]).done().starts_with("The store is whole."));
}
