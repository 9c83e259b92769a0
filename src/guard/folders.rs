//! The files that the process keeps, by Landlock (Linux 5.13 and later).
//!
//! Landlock judges the opening of files. `stat`, and the command lines under /proc, stay visible.

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetError, RulesetStatus, Scope, make_bitflags, path_beneath_rules,
};

use super::{Hold, Reach};

/// The rights that are taken away unless granted; what a kernel does not know of them it leaves out.
const RIGHTS: ABI = ABI::V6;

/// No execution, no devices, no links, no sockets: the store has none.
const KEEP: BitFlags<AccessFs> = make_bitflags!(AccessFs::{
    ReadFile | ReadDir | WriteFile | Truncate | MakeReg | MakeDir | RemoveFile | RemoveDir | Refer
});
const READ: BitFlags<AccessFs> = make_bitflags!(AccessFs::{ReadFile | ReadDir});
/// Writing beside the target, syncing the folder, renaming over the target, reading back what was written.
const WRITE: BitFlags<AccessFs> =
    make_bitflags!(AccessFs::{ReadFile | ReadDir | WriteFile | Truncate | MakeReg | RemoveFile});
/// A passphrase is asked for on the terminal, with its echo switched off.
const TERMINAL: BitFlags<AccessFs> = make_bitflags!(AccessFs::{ReadFile | WriteFile | IoctlDev});

/// SQLite seeds itself from the device; without the zone, today's date silently becomes that of Greenwich.
const ALWAYS_READ: [&str; 7] = [
    "/dev/urandom",
    "/etc/localtime",
    "/etc/timezone",
    "/etc/zoneinfo",
    "/usr/share/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/usr/lib/zoneinfo",
];

/// Takes away every file beyond `reach`, from this thread and those that it starts.
pub(super) fn deny_files(reach: &Reach) -> Hold {
    match restrict(reach) {
        Ok(RulesetStatus::FullyEnforced) => Hold::Full,
        Ok(RulesetStatus::PartiallyEnforced) => Hold::Partial,
        Ok(RulesetStatus::NotEnforced) | Err(_) => Hold::Absent,
    }
}

fn restrict(reach: &Reach) -> Result<RulesetStatus, RulesetError> {
    let everything = reach.read_everything.then(|| PathBuf::from("/"));
    let parents = reach.outputs.iter().map(|output| folder_of(output));
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(RIGHTS))?
        .handle_access(AccessNet::from_all(RIGHTS))?
        .scope(Scope::from_all(RIGHTS))?
        .create()?
        .add_rules(path_beneath_rules(ALWAYS_READ, READ))?
        .add_rules(path_beneath_rules(["/dev/tty"], TERMINAL))?
        .add_rules(path_beneath_rules(reach.folders.iter().map(|folder| existing(folder)), KEEP))?
        .add_rules(path_beneath_rules(reach.inputs.iter().chain(&everything), READ))?
        .add_rules(path_beneath_rules(parents, WRITE))?
        .restrict_self()?;
    Ok(status.ruleset)
}

/// The path, or the nearest folder above it that exists.
fn existing(path: &Path) -> PathBuf {
    let mut path = path;
    while !path.exists() {
        match path.parent() {
            Some(parent) if parent != Path::new("") => path = parent,
            Some(_) => return PathBuf::from("."),
            None => break,
        }
    }
    path.to_owned()
}

/// The folder in which a file of this name would be made.
fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(parent) if parent != Path::new("") => existing(parent),
        _ => PathBuf::from("."),
    }
}
