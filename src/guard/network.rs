//! The system calls that the process gives up.
//!
//! A list of what is denied, not of what is allowed: the latter breaks with each release of the C library. A denied
//! call fails with EPERM; a call of another architecture (`int 0x80`) ends the process.

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

use super::Hold;

const DENIED: [c_long; 20] = [
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    // Its rings carry socket calls that this filter would not see.
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    // Takes an open socket from another process.
    libc::SYS_pidfd_getfd,
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_keyctl,
    libc::SYS_mount,
];

/// On x86-64 a kernel may also take calls in the x32 way: the same numbers, or five of their own, with this bit.
#[cfg(target_arch = "x86_64")]
const X32: c_long = 0x4000_0000;
/// execve, ptrace, process_vm_readv, process_vm_writev and execveat in the x32 way.
#[cfg(target_arch = "x86_64")]
const X32_ONLY: [c_long; 5] = [520, 521, 539, 540, 545];

/// Gives the calls up, in every thread.
pub(super) fn deny_network() -> Hold {
    let applied = filter().is_ok_and(|filter| seccompiler::apply_filter_all_threads(&filter).is_ok());
    Hold::full_if(applied)
}

fn filter() -> Result<BpfProgram, seccompiler::BackendError> {
    let mut rules: BTreeMap<c_long, Vec<SeccompRule>> = DENIED.map(|call| (call, Vec::new())).into();
    rules.insert(libc::SYS_socketpair, pairs_beyond_unix()?);
    #[cfg(target_arch = "x86_64")]
    for call in DENIED.into_iter().chain(X32_ONLY).chain([libc::SYS_socketpair]) {
        rules.insert(call | X32, Vec::new());
    }
    SeccompFilter::new(
        rules,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EPERM as u32),
        std::env::consts::ARCH.try_into()?,
    )?
    .try_into()
}

/// A pair of Unix sockets passes: the terminal library wakes itself through one.
fn pairs_beyond_unix() -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
    let other_family =
        SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, libc::AF_UNIX as u64)?;
    Ok(vec![SeccompRule::new(vec![other_family])?])
}
