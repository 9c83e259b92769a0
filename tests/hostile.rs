//! Hostile inputs, each a row of `tests/hostile/table.toml`, each met by the real program: it ends with the exit code and
//! the words of its row, without a panic, in bounded time and memory, with nothing on the screen that steers it, and with a
//! store whose bytes are as they were, save where the row says that something was rightly taken in.
//!
//! Inputs are files in `tests/hostile/`. What no repository holds (a pipe, a gigabyte of holes, a link) is made by the steps
//! of the row. What is behind the first refusal has its own tests: `bad_input`, `bad_sheets`, `summary_forged`,
//! `src/exchange/hostile/`; and `fuzz/` looks for what nobody thought of.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, setrlimit};
use serde::Deserialize;

use crate::bombs::{overlapping, quine};
use crate::officer::Officer;
use crate::source::root;

/// Most memory that the program may ask for.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Most seconds of the processor.
const WORK: u64 = 5;
/// Longest that anybody waits by the clock, which counts what else the machine does; a program that waits for nothing meets it.
const PATIENCE: Duration = Duration::from_secs(180);

/// A row of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// What it is, for a reader.
    what: String,
    /// What is typed; `FILE` stands for the first of the files, `BYTES` for two bytes that are no text, `REPEAT - x 9` for
    /// a word of nine letters, with another word before them in place of the dash, `TIMES x 9` for nine words.
    run: Vec<String>,
    /// Files of `tests/hostile/` that lie in the home folder.
    #[serde(default)]
    files: Vec<String>,
    /// What is done before: see [`step`].
    #[serde(default)]
    steps: Vec<Vec<String>>,
    /// Standard input.
    #[serde(default)]
    input: Input,
    /// Where its streams lead, in the words of a shell; `unread` is a pipe at whose end nobody is.
    #[serde(default)]
    streams: String,
    /// Variables.
    #[serde(default)]
    environment: BTreeMap<String, String>,
    /// Whether the command names no store: it stands alone.
    #[serde(default)]
    alone: bool,
    exit: i32,
    /// The code in brackets; none where it is done, or nobody can hear it.
    #[serde(default)]
    code: String,
    /// Words that it says besides.
    #[serde(default)]
    says: Vec<String>,
    /// Whether the store takes something in, as is right.
    #[serde(default)]
    takes: bool,
}

#[derive(Deserialize, Default, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Input {
    #[default]
    Nothing,
    Text,
    Bytes,
}

type Table = BTreeMap<String, Vec<Case>>;

fn folder() -> PathBuf {
    root().join("tests/hostile")
}

fn table() -> Table {
    toml::from_str(&fs::read_to_string(folder().join("table.toml")).unwrap()).unwrap()
}

/// A home with a store, the key that opens it and a backup; made once, copied for each row.
fn base() -> &'static Officer {
    static BASE: OnceLock<Officer> = OnceLock::new();
    BASE.get_or_init(|| {
        let officer = Officer::new();
        officer.carnet(&["place", "add", "--name", "Goma", "--kind", "adm2"]).done();
        officer.carnet(&["actor", "add", "--name", "Administration", "--actor-type", "state-civil"]).done();
        let event = ["event", "log", "--date", "2026-11-20", "--kind", "other", "--text", "-"];
        officer.carnet_reading("The road was closed", &event).done();
        officer.carnet(&["backup", "backup.tar"]).done();
        officer
    })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    fs::set_permissions(to, fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Everything under a folder: the bytes of files, where links lead, the rest by its name.
fn everything(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        let content = if kind.is_symlink() {
            fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes()
        } else if kind.is_file() {
            fs::read(&path).unwrap()
        } else {
            Vec::new()
        };
        if kind.is_dir() {
            everything(&path, found);
        }
        found.insert(path, content);
    }
}

fn place_in(bytes: &[u8], at: &str) -> usize {
    let at: isize = at.parse().unwrap();
    if at < 0 { bytes.len() - at.unsigned_abs() } else { at.unsigned_abs() }
}

/// Does a step, a word and what it is done to:
///
/// `write P TEXT`, `append P TEXT`, `long P BEFORE PIECE TIMES BEHIND`, `longer P PIECE TIMES`, `wrap P FILE BEFORE BEHIND`,
/// `empty P`, `remove P`, `cut P LENGTH`, `flip P PLACE` (a bit; from the end where it is negative), `copy P TO`,
/// `move P TO`, `link P TO`, `pipe P`, `folder P`, `hole P LENGTH`, `mode P OCTAL`, and `bomb`, `quine`, `overlapping P`.
fn step(home: &Path, words: &[String]) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let path = home.join(words[1]);
    let add = |text: &[u8]| {
        fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(text).unwrap();
    };
    let change = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(&path, bytes).unwrap();
    };
    match words[..] {
        ["write", _, text] => fs::write(&path, text).unwrap(),
        ["append", _, text] => add(text.as_bytes()),
        ["long", _, before, piece, times, behind] => {
            let text = [before, &piece.repeat(times.parse().unwrap()), behind].concat();
            fs::write(&path, text).unwrap();
        }
        ["longer", _, piece, times] => add(piece.repeat(times.parse().unwrap()).as_bytes()),
        ["wrap", _, file, before, behind] => {
            let inner = fs::read_to_string(home.join(file)).unwrap();
            fs::write(&path, [before, inner.trim(), behind].concat()).unwrap();
        }
        ["empty", _] => fs::write(&path, "").unwrap(),
        ["remove", _] => fs::remove_file(&path).unwrap(),
        ["cut", _, length] => change(&|bytes| bytes.truncate(place_in(bytes, length))),
        ["flip", _, place] => change(&|bytes| {
            let at = place_in(bytes, place);
            bytes[at] ^= 1;
        }),
        ["copy", _, to] => drop(fs::copy(&path, home.join(to)).unwrap()),
        ["move", _, to] => fs::rename(&path, home.join(to)).unwrap(),
        ["link", _, to] => symlink(to, &path).unwrap(),
        ["pipe", _] => assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
        ["folder", _] => fs::create_dir(&path).unwrap(),
        ["hole", _, length] => fs::File::create(&path).unwrap().set_len(length.parse().unwrap()).unwrap(),
        ["mode", _, mode] => {
            let mode = u32::from_str_radix(mode, 8).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        }
        ["bomb", _] => fs::write(&path, crate::bad_sheets::bomb()).unwrap(),
        ["quine", _] => fs::write(&path, quine()).unwrap(),
        ["overlapping", _] => fs::write(&path, overlapping()).unwrap(),
        _ => panic!("no step {words:?}"),
    }
}

/// The command, within its bounds.
#[expect(unsafe_code, reason = "limits are set between fork and exec")]
fn command(case: &Case, home: &Path) -> Command {
    use std::os::unix::ffi::OsStringExt;
    let mut command = if ["", "unread"].contains(&case.streams.as_str()) {
        Command::new(env!("CARGO_BIN_EXE_carnet"))
    } else {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("exec \"$@\" {}", case.streams), "sh", env!("CARGO_BIN_EXE_carnet")]);
        shell
    };
    let file = case.files.first().map(|file| file.rsplit('/').next().unwrap());
    let opening = ["--store", "carnet", "--identity", "key.txt"];
    command.args(["--today", "2026-11-24"]).args(if case.alone { &[] } else { &opening[..] });
    for word in &case.run {
        match word.as_str() {
            "FILE" => command.arg(file.unwrap()),
            "BYTES" => command.arg(std::ffi::OsString::from_vec(vec![0xff, 0xfe])),
            word => match word.split(' ').collect::<Vec<_>>()[..] {
                ["REPEAT", before, piece, times] => {
                    let before = if before == "-" { "" } else { before };
                    command.arg(format!("{before}{}", piece.repeat(times.parse().unwrap())))
                }
                ["TIMES", word, times] => command.args(vec![word; times.parse().unwrap()]),
                _ => command.arg(word),
            },
        };
    }
    command.env_clear().env("HOME", home).env("LANG", "en_GB.UTF-8").env("COLUMNS", "80");
    command.env("PATH", "/usr/bin:/bin").envs(&case.environment).current_dir(home);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // SAFETY: `setrlimit` is a system call that touches no memory of ours.
    unsafe {
        command.pre_exec(|| {
            let limit = |limit| Rlimit { current: Some(limit), maximum: Some(limit) };
            #[cfg(target_os = "linux")]
            setrlimit(Resource::Data, limit(MEMORY))?;
            Ok(setrlimit(Resource::Cpu, limit(WORK))?)
        });
    }
    command
}

/// Whether a character would be obeyed rather than shown.
fn steers(letter: char) -> bool {
    letter != '\n' && letter != '\t' && letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What is wrong with how the program met the row.
fn met(group: &str, case: &Case) -> Option<String> {
    let laptop = tempfile::TempDir::new().unwrap();
    let home = laptop.path();
    copy(base().home(), home);
    for file in &case.files {
        fs::copy(folder().join(file), home.join(file.rsplit('/').next().unwrap())).unwrap();
    }
    case.steps.iter().for_each(|words| step(home, words));
    let state = || {
        let mut found = BTreeMap::new();
        everything(&home.join("carnet"), &mut found);
        found
    };
    let before = state();
    let start = Instant::now();
    let mut child = command(case, home).spawn().unwrap();
    if case.streams == "unread" {
        drop(child.stdout.take());
    }
    let mut stdin = child.stdin.take().unwrap();
    // One that fails early closes its input before it has read it.
    let _ = match case.input {
        Input::Nothing => Ok(()),
        Input::Text => stdin.write_all(b"x\n"),
        Input::Bytes => stdin.write_all(b"\xff\xfe\0x\n"),
    };
    drop(stdin);
    let pid = rustix::process::Pid::from_child(&child);
    let watch = std::thread::spawn(move || child.wait_with_output().unwrap());
    while !watch.is_finished() {
        if start.elapsed() > PATIENCE {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let ran = watch.join().unwrap();
    let (out, error) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    let mut wrong = Vec::new();
    if ran.status.code() != Some(case.exit) {
        wrong.push(format!("exit {:?}, signal {:?}", ran.status.code(), ran.status.signal()));
    }
    if error.contains("panicked") || error.contains("because of an error in itself") {
        wrong.push("a panic".to_owned());
    }
    if !case.code.is_empty() && !error.contains(&format!("[{}]", case.code)) {
        wrong.push(format!("not {}", case.code));
    }
    if case.code.is_empty() && error.contains("[CN-") {
        wrong.push("a code".to_owned());
    }
    let unsaid = case.says.iter().filter(|words| !error.contains(*words) && !out.contains(*words));
    wrong.extend(unsaid.map(|words| format!("does not say {words:?}")));
    if error.contains(steers) || out.contains(steers) {
        wrong.push("steers the terminal".to_owned());
    }
    // Whatever was given, a screen or two is what a person reads.
    if error.len() > 2_000 {
        wrong.push(format!("{} bytes of error", error.len()));
    }
    if (state() == before) == case.takes {
        wrong.push(if case.takes { "the store is as it was" } else { "the store changed" }.to_owned());
    }
    if start.elapsed() > PATIENCE {
        wrong.push("no end".to_owned());
    }
    let said: String = error.chars().take(300).collect();
    (!wrong.is_empty())
        .then(|| format!("{group}/{} ({}): {}\n{said}", case.name, case.what, wrong.join("; ")))
}

fn meet(groups: &[&str]) {
    let table = table();
    let rows = groups.iter().flat_map(|group| table[*group].iter().map(move |case| (*group, case)));
    let wrong: Vec<String> = rows.filter_map(|(group, case)| met(group, case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn names_dates_and_numbers_are_met() {
    meet(&["names", "dates", "numbers"]);
}

#[test]
fn tables_and_workbooks_are_met() {
    meet(&["csv", "workbooks"]);
}

#[test]
fn json_and_maps_are_met() {
    meet(&["json", "maps"]);
}

#[test]
fn keys_and_stores_are_met() {
    meet(&["keys", "store"]);
}

#[test]
fn sealed_files_and_backups_are_met() {
    meet(&["sealed", "backups"]);
}

#[test]
fn arguments_and_streams_are_met() {
    meet(&["arguments", "streams"]);
}

#[test]
fn the_table_is_whole() {
    let table = table();
    let met: BTreeSet<&str> = [
        "names",
        "dates",
        "numbers",
        "csv",
        "workbooks",
        "json",
        "maps",
        "keys",
        "store",
        "sealed",
        "backups",
        "arguments",
        "streams",
    ]
    .into();
    assert_eq!(table.keys().map(String::as_str).collect::<BTreeSet<_>>(), met);
    let rows: Vec<&Case> = table.values().flatten().collect();
    assert!(rows.len() >= 100, "{}", rows.len());
    for (group, cases) in &table {
        let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), cases.len(), "a name twice in {group}");
    }
    // Every file is met by somebody.
    let used: BTreeSet<PathBuf> =
        rows.iter().flat_map(|case| &case.files).map(|file| folder().join(file)).collect();
    let mut there = BTreeMap::new();
    everything(&folder(), &mut there);
    let files = there.into_keys().filter(|path| path.is_file() && !path.ends_with("table.toml"));
    assert_eq!(files.collect::<BTreeSet<_>>(), used);
}
