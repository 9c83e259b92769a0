//! What the process denies itself, so that a fault in it gives away less.
//!
//! [`early`] is the first call of the program: private files, no core dump, no reading of its memory by programs of
//! the same user, no network, no other program started, and a panic that repeats nothing it was told. [`files`]
//! follows once it is known which files the command names, and takes away all others. Both do what the kernel offers
//! and [report](Held) what holds; an older or another kernel is no error.
//!
//! ```no_run
//! use carnet::guard::{self, Hold, Lock, Reach};
//!
//! let held = guard::early(|| "The program stopped because of an error in it.".into());
//! assert!(held.iter().any(|held| held.lock == Lock::Network && held.hold == Hold::Full));
//! guard::files(&Reach { folders: vec!["/home/a/carnet".into()], ..Reach::default() });
//! ```
//!
//! [`outside_view`] looks at a store as somebody does who has no key.
//!
//! The binary installs [`ZeroingAllocator`], which clears what is freed.
//!
//! Absent: any decision about what a command may reach, and any text for a person. A lock cannot be undone, so the
//! tests try each in a process of its own.

mod allocator;
#[cfg(target_os = "linux")]
mod folders;
#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
))]
mod network;
mod outside;
#[cfg(unix)]
mod process;
#[cfg(all(test, target_os = "linux"))]
mod tests;

use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use zeroize::Zeroize;

pub use allocator::ZeroingAllocator;
pub use outside::{Seen, Severity, Sight, outside_view};

/// One thing that the process denies itself or others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lock {
    /// Files that it makes are for their owner alone.
    PrivateFiles,
    /// Its memory is not written to disk when it dies.
    CoreDump,
    /// Other programs of the same user cannot read its memory.
    Memory,
    /// It cannot reach a network, start a program, or look into another process.
    Network,
    /// It cannot open files beyond its [`Reach`].
    Files,
}

impl Lock {
    /// Every lock, in the order in which they are set.
    pub const ALL: [Self; 5] = [Self::PrivateFiles, Self::CoreDump, Self::Memory, Self::Network, Self::Files];

    /// The stable name, which is also the end of its message id.
    pub fn code(self) -> &'static str {
        match self {
            Self::PrivateFiles => "private-files",
            Self::CoreDump => "core-dump",
            Self::Memory => "memory",
            Self::Network => "network",
            Self::Files => "files",
        }
    }
}

/// How far a lock holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hold {
    /// As meant.
    Full,
    /// As far as this kernel, which is older than the lock, knows it.
    Partial,
    /// Not at all: the system does not offer it, or refused.
    Absent,
}

impl Hold {
    /// The stable name, which is also the end of its message id.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Absent => "absent",
        }
    }

    fn full_if(done: bool) -> Self {
        if done { Self::Full } else { Self::Absent }
    }
}

/// Lets the program outlive its terminal: what somebody was typing when it went away is kept, where otherwise the
/// program would end at once. For dialogues.
pub fn outlive_terminal() {
    #[cfg(unix)]
    process::survive_hang_up();
}

/// A lock, and how far it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Held {
    /// The lock.
    pub lock: Lock,
    /// How far it holds.
    pub hold: Hold,
}

/// The files that a command needs, besides the terminal, the kernel's random source and the time zone.
///
/// What is to be read or written but does not exist yet is reached through its nearest folder that does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Folders in which everything may be read, written, made and removed: the store, an exchange folder.
    pub folders: Vec<PathBuf>,
    /// Files, or folders with all below, to read.
    pub inputs: Vec<PathBuf>,
    /// Files to write; their folder may be read, written and removed from.
    pub outputs: Vec<PathBuf>,
    /// Everything may be read. For a command that opens no key.
    pub read_everything: bool,
}

/// Sets every lock but that on files. To be the first call of the program, before any thread.
///
/// From here on a panic prints what `panic_sentence` gives and nothing of the panic itself, which may hold what a
/// person wrote. `panic_sentence` must not panic.
pub fn early(panic_sentence: fn() -> String) -> Vec<Held> {
    silence_panics(panic_sentence);
    let holds = [
        (Lock::PrivateFiles, deny_other_users()),
        (Lock::CoreDump, deny_core_dumps()),
        (Lock::Memory, deny_tracing()),
        (Lock::Network, deny_network()),
    ];
    survive_full_quota();
    let set = holds.map(|(lock, hold)| Held { lock, hold });
    note(&set);
    set.into()
}

/// What holds in this process, in the order in which it was set.
pub fn held() -> Vec<Held> {
    HELD.lock().map(|held| held.clone()).unwrap_or_default()
}

static HELD: Mutex<Vec<Held>> = Mutex::new(Vec::new());

fn note(set: &[Held]) {
    if let Ok(mut held) = HELD.lock() {
        held.extend(set);
    }
}

/// Clears what calls that have returned left on the stack: keys and texts pass through it, and what is freed there is not
/// cleared as memory is. To be called once nothing secret is held any more.
#[inline(never)]
pub fn clear_stack() {
    let mut left = [0_u8; STACK];
    left.zeroize();
    std::hint::black_box(&left);
}

/// So deep calls go, and more: of a thread's two megabytes at least.
const STACK: usize = 512 * 1024;

/// Takes away every file that `reach` does not name.
///
/// To be called before threads are started: on the kernels of today it holds for the calling thread and those that it
/// starts. What was open stays usable, standard input and output among it. Where a path cannot be resolved, it is left
/// out, and opening it gives the error.
pub fn files(reach: &Reach) -> Held {
    let set = Held { lock: Lock::Files, hold: deny_files(reach) };
    note(&[set]);
    set
}

/// Ctrl-C no longer ends the process; from here on [`is_interrupted`] says that it was pressed. For a shell, in which
/// it ends a command.
pub fn note_interrupts() {
    #[cfg(unix)]
    process::note_interrupts(note_interrupt);
}

/// Set by a signal, in which nothing else is safe.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

#[cfg(unix)]
extern "C" fn note_interrupt(_: libc::c_int) {
    INTERRUPTED.store(true, Ordering::SeqCst);
}

/// Whether Ctrl-C was pressed since the last [`forget_interrupt`], where it is noted at all.
pub fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// What was pressed before ends nothing that comes after.
pub fn forget_interrupt() {
    INTERRUPTED.store(false, Ordering::SeqCst);
}

fn silence_panics(sentence: fn() -> String) {
    std::panic::set_hook(Box::new(move |_| {
        // There is nobody left to tell when standard error is gone.
        let _ = writeln!(std::io::stderr(), "{}", sentence());
    }));
}

#[cfg(unix)]
use process::{deny_core_dumps, deny_other_users, survive_full_quota};

#[cfg(target_os = "linux")]
use {folders::deny_files, process::deny_tracing};

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
))]
use network::deny_network;

#[cfg(not(unix))]
fn deny_other_users() -> Hold {
    Hold::Absent
}

#[cfg(not(unix))]
fn deny_core_dumps() -> Hold {
    Hold::Absent
}

#[cfg(not(unix))]
fn survive_full_quota() {}

#[cfg(not(target_os = "linux"))]
fn deny_tracing() -> Hold {
    Hold::Absent
}

#[cfg(not(target_os = "linux"))]
fn deny_files(_: &Reach) -> Hold {
    Hold::Absent
}

#[cfg(not(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
)))]
fn deny_network() -> Hold {
    Hold::Absent
}
