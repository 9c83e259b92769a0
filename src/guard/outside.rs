//! What somebody sees of a store from outside, without a key: who may read its folder, what the shell wrote down, whether
//! memory goes to a disk in clear, whether a service copies the folder away.
//!
//! Nothing here opens the store. What cannot be looked at is not found, and so nothing found is no promise.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Most bytes that are read of a file: shells keep less.
const MOST: u64 = 8 * 1024 * 1024;

/// Something that somebody without a key sees or could come to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// Others of this device may read or enter what is the store's.
    OpenToOthers,
    /// Something of the store belongs to another user.
    ForeignOwner,
    /// A shell wrote down that the program was called, and with which words.
    ShellHistory,
    /// The desktop wrote down that files of the store were opened.
    RecentFiles,
    /// A service may copy the folder to other machines.
    Synchronised,
    /// Memory can be written to a disk that is not encrypted.
    SwapInClear,
    /// The system would write the program's memory to a file when it dies: the program could not switch that off.
    CoreDumps,
    /// All of memory is written to a disk that is not encrypted when the machine hibernates.
    Hibernation,
    /// The disk that the store lies on is not encrypted.
    DiskInClear,
    /// A program writes down what terminals show, or has left such a file.
    TerminalLog,
    /// A file that an interrupted command did not finish.
    Unfinished,
}

/// What it does to the people in a store that something is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Texts or keys may be read.
    High,
    /// It shows what was done, or lets more be tried.
    Medium,
    /// It shows that the program is used.
    Low,
}

impl Severity {
    /// The word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

impl Seen {
    /// The word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::OpenToOthers => "open-to-others",
            Self::ForeignOwner => "foreign-owner",
            Self::ShellHistory => "shell-history",
            Self::RecentFiles => "recent-files",
            Self::Synchronised => "synchronised",
            Self::SwapInClear => "swap-in-clear",
            Self::CoreDumps => "core-dumps",
            Self::Hibernation => "hibernation",
            Self::DiskInClear => "disk-in-clear",
            Self::TerminalLog => "terminal-log",
            Self::Unfinished => "unfinished",
        }
    }

    /// How bad it is.
    pub fn severity(self) -> Severity {
        match self {
            // Memory holds notes and keys; a log of the terminal holds what it showed; who may write can swap `inbox/key`.
            Self::OpenToOthers
            | Self::ForeignOwner
            | Self::SwapInClear
            | Self::CoreDumps
            | Self::Hibernation
            | Self::TerminalLog => Severity::High,
            Self::ShellHistory | Self::Synchronised | Self::DiskInClear => Severity::Medium,
            Self::RecentFiles | Self::Unfinished => Severity::Low,
        }
    }
}

/// Something that is seen, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sight {
    /// What.
    pub seen: Seen,
    /// The file or folder, for whoever is to put it right.
    pub at: PathBuf,
}

/// Looks at a store's folder from outside, and at what lies around it: in the home folder, where that is known, and in the
/// system. Files have names by which `is_unfinished` knows them until they are whole.
pub fn outside_view(store: &Path, home: Option<&Path>, is_unfinished: fn(&str) -> bool) -> Vec<Sight> {
    let mut sights = Vec::new();
    let mut see = |seen, at: &Path| sights.push(Sight { seen, at: at.to_owned() });
    let store = store.canonicalize().unwrap_or_else(|_| store.to_owned());
    for path in with_all_below(&store) {
        if let Some(seen) = access(&path) {
            see(seen, &path);
        }
    }
    if let Some(at) = synchronised(&store) {
        see(Seen::Synchronised, &at);
    }
    for history in home.iter().flat_map(|home| HISTORIES.iter().map(|name| home.join(name))) {
        if read(&history).is_some_and(|text| text.lines().any(calls_us)) {
            see(Seen::ShellHistory, &history);
        }
    }
    if let Some(recent) = home.map(|home| home.join(".local/share/recently-used.xbel"))
        && read(&recent).is_some_and(|text| text.contains(&*store.to_string_lossy()))
    {
        see(Seen::RecentFiles, &recent);
    }
    let resumes = fs::read_to_string("/sys/power/resume").unwrap_or_default();
    if let Some(device) = device_of(resumes.trim())
        && !is_encrypted(&device)
    {
        see(Seen::Hibernation, &device);
    }
    if let Some(device) = disk_of(&store).filter(|device| !is_encrypted(device)) {
        see(Seen::DiskInClear, &device);
    }
    for log in terminal_logs(home) {
        see(Seen::TerminalLog, &log);
    }
    for path in with_all_below(&store) {
        if path.file_name().is_some_and(|name| is_unfinished(&name.to_string_lossy())) {
            see(Seen::Unfinished, &path);
        }
    }
    for device in read(Path::new("/proc/swaps")).iter().flat_map(|text| swaps(text)) {
        if !is_encrypted(&device) {
            see(Seen::SwapInClear, &device);
        }
    }
    #[cfg(unix)]
    if rustix::process::getrlimit(rustix::process::Resource::Core).current != Some(0) {
        see(Seen::CoreDumps, Path::new("/proc/sys/kernel/core_pattern"));
    }
    sights.sort();
    sights
}

/// Where shells keep what was typed, below the home folder.
const HISTORIES: [&str; 8] = [
    ".bash_history",
    ".zsh_history",
    ".histfile",
    ".ash_history",
    ".sh_history",
    ".local/share/fish/fish_history",
    ".local/share/powershell/PSReadLine/ConsoleHost_history.txt",
    "AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt",
];

/// Names of folders that services copy away.
const SERVICES: [&str; 8] = [
    "dropbox",
    "onedrive",
    "google drive",
    "nextcloud",
    "owncloud",
    "mobile documents",
    "megasync",
    "pcloud",
];

/// What services leave in a folder that they copy away.
const MARKS: [&str; 5] =
    [".stfolder", ".dropbox", ".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log"];

/// The folder, and what lies two folders deep in it: a store has no more.
fn with_all_below(store: &Path) -> Vec<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let mut found = vec![store.to_owned()];
    for path in below(store) {
        let is_folder = fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir());
        found.extend(if is_folder { below(&path) } else { Vec::new() });
        found.push(path);
    }
    found
}

#[cfg(unix)]
fn access(path: &Path) -> Option<Seen> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::symlink_metadata(path).ok()?;
    if found.uid() != rustix::process::geteuid().as_raw() {
        return Some(Seen::ForeignOwner);
    }
    (!found.is_symlink() && found.mode() & 0o077 != 0).then_some(Seen::OpenToOthers)
}

/// On Windows the profile's own access list protects them.
#[cfg(not(unix))]
fn access(_: &Path) -> Option<Seen> {
    None
}

/// The folder that a service copies away, above a path or itself.
fn synchronised(store: &Path) -> Option<PathBuf> {
    let is_copied = |folder: &&Path| {
        let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        SERVICES.iter().any(|service| name == *service || name.starts_with(&format!("{service} ")))
            || MARKS.iter().any(|mark| folder.join(mark).exists())
    };
    store.ancestors().find(is_copied).map(Path::to_owned)
}

/// Whether a line of a shell's history calls this program: by its name, with or without the way to it.
fn calls_us(line: &str) -> bool {
    line.split(|character: char| character.is_whitespace() || ";|&()'\"".contains(character)).any(|word| {
        let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
        name == "carnet" || name.eq_ignore_ascii_case("carnet.exe")
    })
}

/// The devices and files that memory goes to, by /proc/swaps; those in memory itself left out.
fn swaps(text: &str) -> Vec<PathBuf> {
    let names = text.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| !name.contains("zram")).map(PathBuf::from).collect()
}

/// Whether a device is one of those that the kernel encrypts. A file lies on some disk: it counts as one that is not.
fn is_encrypted(device: &Path) -> bool {
    let real = device.canonicalize().unwrap_or_else(|_| device.to_owned());
    let Some(name) = real.file_name() else { return false };
    let id = Path::new("/sys/class/block").join(name).join("dm/uuid");
    fs::read_to_string(id).is_ok_and(|id| id.starts_with("CRYPT-"))
}

/// The block device of a number `MAJOR:MINOR`; none for 0:0, which stands for no device, and for what the kernel does not know.
fn device_of(number: &str) -> Option<PathBuf> {
    let (major, _) = number.split_once(':')?;
    if major == "0" {
        return None;
    }
    let known = fs::canonicalize(Path::new("/sys/dev/block").join(number)).ok()?;
    Some(Path::new("/dev").join(known.file_name()?))
}

/// The disk that a folder lies on; none where it lies on no block device, as on a network or in memory.
#[cfg(target_os = "linux")]
fn disk_of(folder: &Path) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt;
    let device = fs::metadata(folder).ok()?.dev();
    device_of(&format!("{}:{}", libc::major(device), libc::minor(device)))
}

#[cfg(not(target_os = "linux"))]
fn disk_of(_: &Path) -> Option<PathBuf> {
    None
}

/// Programs that write down what a terminal shows, where they run as the same user, and files that they leave at home.
fn terminal_logs(home: Option<&Path>) -> Vec<PathBuf> {
    const LOGGERS: [&str; 5] = ["script", "ttyrec", "asciinema", "termrec", "scriptlive"];
    let names = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let running = names(Path::new("/proc")).into_iter().filter(|process| {
        let name = fs::read_to_string(process.join("comm")).unwrap_or_default();
        LOGGERS.contains(&name.trim())
    });
    let left = home.into_iter().flat_map(names).filter(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_log = name == "typescript"
            || name.starts_with("screenlog.")
            || name.ends_with(".cast")
            || name.ends_with(".ttyrec");
        is_log && read(path).is_some_and(|text| text.lines().any(calls_us))
    });
    running.chain(left).collect()
}

/// What a file says, as far as it is text; nothing where it cannot be read.
fn read(path: &Path) -> Option<String> {
    // No pipe, which would hold the program for ever.
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_calls_the_program_is_told_from_one_that_has_its_name() {
        for line in [
            "carnet find governor",
            "./target/release/carnet init",
            ": 1700000000:0;carnet trip log",
            "- cmd: carnet agenda",
            "echo x | carnet inbox post note --text -",
            r"C:\Tools\Carnet.exe verify",
        ] {
            assert!(calls_us(line), "{line}");
        }
        for line in ["ls carnets", "cd ~/carnet-notes", "git clone my-carnet", ""] {
            assert!(!calls_us(line), "{line}");
        }
    }

    #[test]
    fn swap_in_memory_is_no_swap() {
        let text = "Filename\t\t\t\tType\t\tSize\n/dev/sda2 partition 8 0 -2\n/dev/zram0 partition 8 0 100\n/swapfile file 1\n";
        assert_eq!(swaps(text), [PathBuf::from("/dev/sda2"), PathBuf::from("/swapfile")]);
        assert!(swaps("Filename Type\n").is_empty());
        assert!(!is_encrypted(Path::new("/swapfile")));
    }
}
