//! The program under `strace`: which calls it makes on files, and one of them made to kill it or to fail.

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// Calls that change what lies on a disk, or end the program.
pub const CHANGING: &[&str] = &[
    "openat",
    "open",
    "creat",
    "write",
    "pwrite64",
    "writev",
    "pwritev",
    "fsync",
    "fdatasync",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "ftruncate",
    "fallocate",
    "fchmod",
    "chmod",
    "fchown",
    "mkdir",
    "mkdirat",
    "rmdir",
    "close",
    "flock",
    "exit_group",
];

/// One call that the program makes on its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub call: &'static str,
    /// The how manieth of its name, from one on.
    pub nth: usize,
    /// What it is called with, as strace writes it.
    pub with: String,
}

/// How the program ended under strace.
pub struct Traced {
    pub exit: Option<i32>,
    pub signal: Option<i32>,
    pub out: Vec<u8>,
    pub err: String,
    /// What strace wrote.
    pub trace: String,
}

/// Whether this machine has strace, and lets it trace.
pub fn is_there() -> bool {
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}

/// The program under strace, with a text on standard input; strace writes to this file.
pub fn run(program: &Command, input: &str, options: &[&str], trace: &Path) -> Traced {
    let mut strace = Command::new("strace");
    strace
        .env_clear()
        .args(["-f", "-qq", "-o"])
        .arg(trace)
        .args(options)
        .arg("--")
        .arg(program.get_program());
    strace.args(program.get_args()).current_dir(program.get_current_dir().unwrap());
    for (name, value) in program.get_envs() {
        strace.env(name, value.unwrap());
    }
    let (status, out, err) = ran(strace, input);
    use std::os::unix::process::ExitStatusExt;
    let trace =
        std::fs::read(trace).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    Traced { exit: status.code(), signal: status.signal(), out, err, trace }
}

/// The program alone.
pub fn plain(program: &Command, input: &str) -> Traced {
    let mut alone = Command::new(program.get_program());
    alone.env_clear().args(program.get_args()).current_dir(program.get_current_dir().unwrap());
    for (name, value) in program.get_envs() {
        alone.env(name, value.unwrap());
    }
    let (status, out, err) = ran(alone, input);
    Traced { exit: status.code(), signal: None, out, err, trace: String::new() }
}

fn ran(mut command: Command, input: &str) -> (ExitStatus, Vec<u8>, String) {
    use std::io::Write;
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Every text here is shorter than what a pipe holds; a program that was killed reads none of it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (output.status, output.stdout, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Every call that changes something, in the order in which they were made, of those that concern files under `home`, the
/// ends of the program and what it tells.
pub fn points(trace: &str, home: &Path) -> Vec<Point> {
    let home = home.to_str().unwrap();
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    let mut found = Vec::new();
    for line in trace.lines() {
        // "1234  pwrite64(5</home/store.db>, ...": the number of the process first.
        let Some((_, line)) = line.split_once(' ') else { continue };
        let Some((name, with)) = line.trim_start().split_once('(') else { continue };
        let Some(call) = CHANGING.iter().find(|call| **call == name) else { continue };
        let nth = counts.entry(call).or_default();
        *nth += 1;
        if concerns(call, with, home) {
            found.push(Point { call, nth: *nth, with: with.chars().take(160).collect() });
        }
    }
    found
}

fn concerns(call: &str, with: &str, home: &str) -> bool {
    if call == "exit_group" || call == "write" && with.starts_with("1<") {
        return true;
    }
    let path = with.split('"').nth(1).filter(|_| !call.contains("write"));
    match path {
        Some(path) if path.starts_with('/') => path.starts_with(home),
        _ => with.contains(home),
    }
}
