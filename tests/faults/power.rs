//! Power cuts: what a command wrote is recorded, and the disk is put together as a cut at any moment may leave it, with
//! any of the sectors and names that were not yet brought to it.
//!
//! The model is harsher than a file system with a journal: a sector of 512 bytes that was written since its file was last
//! brought to the disk may be there or not, whichever others are; a name that was made, changed or removed since its folder
//! was last brought to the disk may be as it was or as it is. Only a sector is all or nothing, and a renaming.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::kill::Known;
use super::scenarios::{Ends, SCENARIOS, Scenario};
use super::scene::{self, everything_under};
use super::strace::{self, Traced};
use super::{Sweep, Wrong, numbers};
use crate::desks::skipped;

const SECTOR: usize = 512;
const CALLS: &str = "open,openat,creat,close,dup,dup2,fcntl,lseek,write,pwrite64,writev,pwritev,ftruncate,truncate,fallocate,\
    fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile,\
    exit_group";

/// What the program did to the disk, or told.
#[derive(Clone, Debug)]
enum Deed {
    Write { file: usize, at: usize, bytes: Vec<u8> },
    Cut { file: usize, length: usize },
    SyncFile(usize),
    SyncFolder(PathBuf),
    Name { path: PathBuf, entry: Entry },
    Unname(PathBuf),
    Rename { from: PathBuf, to: PathBuf },
    Tell { on_error: bool, bytes: Vec<u8> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Folder,
    File(usize),
}

/// The names on a disk, and by number what the files hold that the names stand for.
type Names = BTreeMap<PathBuf, Entry>;

/// A recorded run.
struct Recorded {
    names: Names,
    files: Vec<Vec<u8>>,
    deeds: Vec<Deed>,
}

fn record(known: &Known) -> Recorded {
    known.scene.put_back();
    let home = known.scene.home();
    let (mut names, mut files) = (Names::new(), Vec::new());
    for (path, bytes) in everything_under(home) {
        let entry = bytes.map_or(Entry::Folder, |bytes| {
            files.push(bytes);
            Entry::File(files.len() - 1)
        });
        names.insert(path, entry);
    }
    let trace = std::env::temp_dir().join(format!("carnet-power-{}", std::process::id()));
    let options = ["-y", "-xx", "-s", "200000", "-e", &format!("trace={CALLS}")];
    let traced = strace::run(
        &known.scene.command(&known.act.words, known.act.opens),
        known.act.input,
        &options,
        &trace,
    );
    std::fs::remove_file(trace).unwrap();
    assert_eq!(traced.exit, Some(known.exit), "{}", traced.err);
    let mut reader =
        Reader { home, names: names.clone(), files: files.len(), open: BTreeMap::new(), deeds: Vec::new() };
    for line in traced.trace.lines() {
        reader.reads(line);
    }
    Recorded { names, files, deeds: reader.deeds }
}

/// Makes deeds of what strace wrote.
struct Reader<'a> {
    home: &'a Path,
    names: Names,
    files: usize,
    /// By the number of what is open: its entry, its path when it was opened, where it is written next.
    open: BTreeMap<i64, (Entry, PathBuf, usize)>,
    deeds: Vec<Deed>,
}

impl Reader<'_> {
    fn reads(&mut self, line: &str) {
        let Some((_, line)) = line.split_once(' ') else { return };
        let Some((call, rest)) = line.trim_start().split_once('(') else { return };
        let Some((with, gave)) = rest.rsplit_once(") = ") else { return };
        let gave: i64 = gave.split(['<', ' ']).next().unwrap().parse().unwrap_or(-1);
        if gave < 0 {
            return;
        }
        let strings: Vec<Vec<u8>> = with.split('"').skip(1).step_by(2).map(unescaped).collect();
        let number: i64 = with.split(['<', ',']).next().unwrap().trim().parse().unwrap_or(-1);
        let last = || with.rsplit(", ").next().unwrap().parse::<usize>().unwrap();
        match call {
            "open" | "openat" | "creat" => self.opens(with, &strings, gave),
            "close" => drop(self.open.remove(&number)),
            "dup" | "dup2" => self.doubles(number, gave),
            "fcntl" if with.contains("F_DUPFD") => self.doubles(number, gave),
            "lseek" => {
                if let Some((_, _, at)) = self.open.get_mut(&number) {
                    *at = gave as usize;
                }
            }
            "write" if number == 1 || number == 2 => {
                self.deeds.push(Deed::Tell { on_error: number == 2, bytes: strings[0].clone() });
            }
            "write" => {
                if let Some((Entry::File(file), _, at)) = self.open.get_mut(&number) {
                    let bytes = strings[0][..gave as usize].to_vec();
                    self.deeds.push(Deed::Write { file: *file, at: *at, bytes });
                    *at += gave as usize;
                }
            }
            "pwrite64" => {
                if let Some((Entry::File(file), _, _)) = self.open.get(&number) {
                    let bytes = strings[0][..gave as usize].to_vec();
                    self.deeds.push(Deed::Write { file: *file, at: last(), bytes });
                }
            }
            "ftruncate" => {
                if let Some((Entry::File(file), _, _)) = self.open.get(&number) {
                    self.deeds.push(Deed::Cut { file: *file, length: last() });
                }
            }
            "fsync" | "fdatasync" => match self.open.get(&number) {
                Some((Entry::File(file), _, _)) => self.deeds.push(Deed::SyncFile(*file)),
                Some((Entry::Folder, path, _)) => self.deeds.push(Deed::SyncFolder(path.clone())),
                None => {}
            },
            "mkdir" | "mkdirat" => self.makes(&strings, Entry::Folder),
            "unlink" | "unlinkat" | "rmdir" => {
                if let Some(path) = self.inside(&strings[strings.len() - 1]) {
                    self.names.remove(&path);
                    self.deeds.push(Deed::Unname(path));
                }
            }
            "rename" | "renameat" | "renameat2" => {
                let (from, to) = (self.inside(&strings[0]), self.inside(&strings[1]));
                if let (Some(from), Some(to)) = (from, to) {
                    renamed(&mut self.names, &from, &to);
                    self.deeds.push(Deed::Rename { from, to });
                }
            }
            "link" | "linkat" => {
                let (from, to) = (self.inside(&strings[0]).unwrap(), self.inside(&strings[1]).unwrap());
                let entry = self.names[&from];
                self.names.insert(to.clone(), entry);
                self.deeds.push(Deed::Name { path: to, entry });
            }
            "exit_group" | "fcntl" => {}
            other => panic!("a call that the model does not know: {other}({with}"),
        }
    }

    /// A path in the home folder, from there.
    fn inside(&self, path: &[u8]) -> Option<PathBuf> {
        let path = PathBuf::from(String::from_utf8_lossy(path).into_owned());
        let path = if path.is_absolute() { path.strip_prefix(self.home).ok()?.to_owned() } else { path };
        Some(path.components().filter(|part| part.as_os_str() != ".").collect())
    }

    fn opens(&mut self, with: &str, strings: &[Vec<u8>], number: i64) {
        let Some(path) = self.inside(&strings[0]) else { return };
        if path.as_os_str().is_empty() {
            self.open.insert(number, (Entry::Folder, path, 0));
            return;
        }
        let entry = match self.names.get(&path) {
            Some(entry) => *entry,
            None => {
                assert!(with.contains("O_CREAT"), "{} is opened and was never made", path.display());
                self.files += 1;
                self.makes(strings, Entry::File(self.files - 1));
                Entry::File(self.files - 1)
            }
        };
        if let (Entry::File(file), true) = (entry, with.contains("O_TRUNC")) {
            self.deeds.push(Deed::Cut { file, length: 0 });
        }
        self.open.insert(number, (entry, path, 0));
    }

    fn doubles(&mut self, number: i64, other: i64) {
        if let Some(open) = self.open.get(&number).cloned() {
            self.open.insert(other, open);
        }
    }

    fn makes(&mut self, strings: &[Vec<u8>], entry: Entry) {
        if let Some(path) = self.inside(&strings[strings.len() - 1]) {
            self.names.insert(path.clone(), entry);
            self.deeds.push(Deed::Name { path, entry });
        }
    }
}

/// What stands in quotes, each byte as `\x41`.
fn unescaped(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).map(|digits| u8::from_str_radix(&digits[..2], 16).unwrap()).collect()
}

fn renamed(names: &mut Names, from: &Path, to: &Path) {
    let moved: Vec<_> = names.keys().filter(|path| path.starts_with(from)).cloned().collect();
    if moved.is_empty() {
        return;
    }
    names.retain(|path, _| !path.starts_with(to));
    for path in moved {
        let entry = names.remove(&path).unwrap();
        let rest = path.strip_prefix(from).unwrap();
        names.insert(if rest.as_os_str().is_empty() { to.to_owned() } else { to.join(rest) }, entry);
    }
}

/// The disk at a moment: what is on it for certain, and what may be.
struct Disk {
    names: Names,
    files: Vec<Vec<u8>>,
    /// Since the folders were last brought to the disk.
    names_waiting: Vec<Deed>,
    /// By file: since it was.
    waiting: BTreeMap<usize, Vec<Deed>>,
    told: [Vec<u8>; 2],
}

impl Disk {
    fn takes(&mut self, deed: &Deed) {
        match deed {
            Deed::Write { file, .. } | Deed::Cut { file, .. } => {
                self.waiting.entry(*file).or_default().push(deed.clone());
            }
            Deed::SyncFile(file) => {
                for deed in self.waiting.remove(file).unwrap_or_default() {
                    apply(content(&mut self.files, *file), &deed, |_| true);
                }
            }
            Deed::Name { .. } | Deed::Unname(_) | Deed::Rename { .. } => {
                self.names_waiting.push(deed.clone())
            }
            Deed::SyncFolder(folder) => {
                let (now, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.names_waiting)
                    .into_iter()
                    .partition(|deed| concerns(deed, folder));
                self.names_waiting = later;
                for deed in now {
                    name(&mut self.names, &deed);
                }
            }
            Deed::Tell { on_error, bytes } => self.told[usize::from(*on_error)].extend(bytes),
        }
    }

    /// What is found after a cut, `chance` deciding for each sector and name that waits.
    fn cut(&self, chance: &mut impl FnMut() -> bool) -> Vec<(PathBuf, Option<Vec<u8>>)> {
        let mut names = self.names.clone();
        for deed in &self.names_waiting {
            if chance() {
                name(&mut names, deed);
            }
        }
        let mut files = self.files.clone();
        for (file, deeds) in &self.waiting {
            for deed in deeds {
                apply(content(&mut files, *file), deed, |_| chance());
            }
        }
        let is_there = |path: &Path| {
            path.ancestors()
                .skip(1)
                .all(|above| above.as_os_str().is_empty() || names.get(above) == Some(&Entry::Folder))
        };
        let mut found = Vec::new();
        for (path, entry) in &names {
            // Of a folder whose name is not there nothing is.
            if is_there(path) {
                found.push((
                    path.clone(),
                    match entry {
                        Entry::Folder => None,
                        Entry::File(file) => Some(content(&mut files, *file).clone()),
                    },
                ));
            }
        }
        found
    }
}

fn content(files: &mut Vec<Vec<u8>>, file: usize) -> &mut Vec<u8> {
    if files.len() <= file {
        files.resize(file + 1, Vec::new());
    }
    &mut files[file]
}

/// Whether a name stands in this folder.
fn concerns(deed: &Deed, folder: &Path) -> bool {
    let is_in = |path: &Path| path.parent() == Some(folder);
    match deed {
        Deed::Name { path, .. } | Deed::Unname(path) => is_in(path),
        Deed::Rename { from, to } => is_in(from) || is_in(to),
        _ => false,
    }
}

fn name(names: &mut Names, deed: &Deed) {
    match deed {
        Deed::Name { path, entry } => drop(names.insert(path.clone(), *entry)),
        Deed::Unname(path) => names.retain(|other, _| !other.starts_with(path)),
        Deed::Rename { from, to } => renamed(names, from, to),
        _ => {}
    }
}

/// Writes the sectors that are chosen, by their number.
fn apply(bytes: &mut Vec<u8>, deed: &Deed, mut chosen: impl FnMut(usize) -> bool) {
    match deed {
        Deed::Write { at, bytes: new, .. } => {
            let (mut from, end) = (*at, at + new.len());
            while from < end {
                let until = ((from / SECTOR + 1) * SECTOR).min(end);
                if chosen(from / SECTOR) {
                    if bytes.len() < until {
                        bytes.resize(until, 0);
                    }
                    bytes[from..until].copy_from_slice(&new[from - at..until - at]);
                }
                from = until;
            }
        }
        Deed::Cut { length, .. } if chosen(0) => bytes.resize(*length, 0),
        _ => {}
    }
}

/// Holds what a command leaves where the power is cut after so many deeds, one state for each.
fn cuts(
    known: &Known,
    scenario: &Scenario,
    recorded: &Recorded,
    moments: &[(usize, u64)],
    wrong: &mut Wrong,
) -> [usize; 2] {
    let mut whole = 0;
    for (moment, state) in moments {
        let mut disk = Disk {
            names: recorded.names.clone(),
            files: recorded.files.clone(),
            names_waiting: Vec::new(),
            waiting: BTreeMap::new(),
            told: [Vec::new(), Vec::new()],
        };
        for deed in &recorded.deeds[..*moment] {
            disk.takes(deed);
        }
        let mut number = numbers(((*moment as u64) << 20) ^ (state + 1));
        number();
        // All that waits is lost, all of it is there, or any of it, seldom or often.
        let often = match state {
            0 => 0,
            1 => 8,
            _ => 1 + number() % 7,
        };
        let found = disk.cut(&mut || number() % 8 < often);
        let [out, err] = disk.told;
        let err = String::from_utf8_lossy(&err).into_owned();
        let traced = Traced { exit: None, signal: Some(9), out, err, trace: String::new() };
        let told = format!(
            "{}: power cut after {moment} of {}, state {state}: {}",
            scenario.name,
            recorded.deeds.len(),
            last(recorded, *moment)
        );
        whole += usize::from(wrong.unless(&told, || {
            scene::lay(known.scene.home(), &found);
            known.holds(scenario, &traced);
        }));
    }
    [moments.len(), whole]
}

fn last(recorded: &Recorded, moment: usize) -> String {
    let deed = moment.checked_sub(1).map(|at| format!("{:?}", recorded.deeds[at]));
    deed.unwrap_or_default().chars().take(120).collect()
}

#[test]
fn after_a_power_cut_a_store_has_all_that_was_acknowledged() {
    if !strace::is_there() {
        return skipped("strace");
    }
    let sweep = Sweep::of_environment();
    let (mut wrong, mut total) = (Wrong::default(), [0; 2]);
    // What is overwritten where it lies has no sound state between; `destroy` is held to that by being killed.
    let kept = |scenario: &&Scenario| scenario.ends != Ends::Gone && sweep.takes(scenario.name);
    for scenario in SCENARIOS.iter().filter(kept) {
        let known = Known::of(scenario);
        let recorded = record(&known);
        let each = if sweep.is_whole() { 2 } else { 1 };
        let all: Vec<(usize, u64)> = (0..=recorded.deeds.len())
            .flat_map(|moment| (0..each).map(move |state| (moment, 1 + state + moment as u64 % 5)))
            // The end is the moment that matters most: all was told.
            .chain((0..8).map(|state| (recorded.deeds.len(), state)))
            .collect();
        let moments: Vec<_> = sweep.of(all.len(), scenario.sample(2)).into_iter().map(|at| all[at]).collect();
        let figures = cuts(&known, scenario, &recorded, &moments, &mut wrong);
        sweep.tells(&format!("| power | {} | {} | {} |", scenario.name, figures[0], figures[1]));
        total = [total[0] + figures[0], total[1] + figures[1]];
    }
    sweep.tells(&format!("| power | all | {} | {} |", total[0], total[1]));
    wrong.ends();
}

/// The model finds what it is there to find: without a single call that brings something to the disk, what was told is lost.
#[test]
fn a_disk_to_which_nothing_is_brought_loses_what_was_told() {
    if !strace::is_there() {
        return skipped("strace");
    }
    let scenario = SCENARIOS.iter().find(|scenario| scenario.name == "log").unwrap();
    let known = Known::of(scenario);
    let mut recorded = record(&known);
    let before = recorded.deeds.len();
    recorded.deeds.retain(|deed| !matches!(deed, Deed::SyncFile(_) | Deed::SyncFolder(_)));
    assert!(before - recorded.deeds.len() >= 6, "the program brings little to the disk");
    let end = recorded.deeds.len();
    let moments = [(end, 0), (end, 2), (end, 3)];
    let mut wrong = Wrong::default();
    let [all, whole] = cuts(&known, scenario, &recorded, &moments, &mut wrong);
    assert!(whole < all, "nothing was lost");
}
