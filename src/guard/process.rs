//! Limits that a Unix process sets on itself.
#![expect(unsafe_code, reason = "umask, prctl, setrlimit and signal have no safe form in std")]

use super::Hold;

/// New files and folders are for their owner alone, whatever mode they are made with.
pub(super) fn deny_other_users() -> Hold {
    // SAFETY: umask takes and gives a number, and cannot fail.
    unsafe { libc::umask(0o077) };
    Hold::Full
}

/// The memory is not written to a file when the process crashes.
pub(super) fn deny_core_dumps() -> Hold {
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: setrlimit reads one rlimit, which lives through the call.
    Hold::full_if(unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const none) } == 0)
}

/// Programs of the same user can neither attach to the process nor read its memory and environment under /proc; the
/// superuser still can, and the command line stays readable to all.
#[cfg(target_os = "linux")]
pub(super) fn deny_tracing() -> Hold {
    // SAFETY: PR_SET_DUMPABLE takes one number.
    Hold::full_if(unsafe { libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0) } == 0)
}

/// A terminal that goes away ends what is read from it, and not the program: it still has something to keep.
pub(super) fn survive_hang_up() {
    // SAFETY: SIG_IGN installs no code of ours. Failing leaves the signal as it was.
    unsafe { libc::signal(libc::SIGHUP, libc::SIG_IGN) };
}

/// A write past the file size limit gives an error, which is handled, and not a signal, which kills.
pub(super) fn survive_full_quota() {
    // SAFETY: SIG_IGN installs no code of ours. Failing leaves the signal as it was.
    unsafe { libc::signal(libc::SIGXFSZ, libc::SIG_IGN) };
}

/// Ctrl-C is noted and ends nothing by itself. A read of the terminal that it comes upon goes on.
pub(super) fn note_interrupts(note: extern "C" fn(libc::c_int)) {
    // SAFETY: `note` does only what is safe in a signal. Failing leaves the signal as it was.
    unsafe { libc::signal(libc::SIGINT, note as libc::sighandler_t) };
}
