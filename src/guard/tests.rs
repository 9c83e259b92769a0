//! Each lock, tried in a process of its own: a lock set here would hold for every other test.

use std::fs;
use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::mpsc;

use chrono::Offset;

use super::*;

const INSIDE: &str = "GUARD_TEST_INSIDE";

/// Runs the test of this name again in a process of its own, where `INSIDE` is set to `folder`.
fn run_inside(test: &str, folder: &Path) -> Output {
    Command::new(std::env::current_exe().expect("the test program"))
        .args(["--exact", &format!("guard::tests::{test}"), "--nocapture"])
        .env(INSIDE, folder)
        .env("TZ", "Asia/Kabul")
        .output()
        .expect("the test program starts")
}

fn inside() -> Option<PathBuf> {
    std::env::var_os(INSIDE).map(PathBuf::from)
}

fn assert_passed(output: &Output) {
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && text.contains("1 passed"), "{text}{errors}");
}

fn is_denied<T>(result: std::io::Result<T>) -> bool {
    result.is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
}

/// What has no safe form: looking into other processes, rings by which calls pass unseen, the kernel's own tools. Each is
/// called with nothing that it could use, and would fail in another way if it was let through.
#[expect(unsafe_code, reason = "these calls have no safe form, and are given no memory")]
fn other_acts() -> Vec<(&'static str, libc::c_long, bool)> {
    let acts = [
        ("ptrace", libc::SYS_ptrace),
        ("process_vm_readv", libc::SYS_process_vm_readv),
        ("process_vm_writev", libc::SYS_process_vm_writev),
        ("pidfd_getfd", libc::SYS_pidfd_getfd),
        ("io_uring_setup", libc::SYS_io_uring_setup),
        ("bpf", libc::SYS_bpf),
        ("perf_event_open", libc::SYS_perf_event_open),
        ("userfaultfd", libc::SYS_userfaultfd),
        ("keyctl", libc::SYS_keyctl),
        ("mount", libc::SYS_mount),
        ("execveat", libc::SYS_execveat),
        ("accept4", libc::SYS_accept4),
    ];
    let tried = acts.map(|(act, number)| {
        // SAFETY: every argument is -1 or null: nothing is read or written.
        let done = unsafe { libc::syscall(number, -1_i64, 0, 0, 0, 0, 0) };
        (act, number, done == -1 && std::io::Error::last_os_error().raw_os_error() == Some(libc::EPERM))
    });
    tried.into()
}

fn set_early_locks() {
    for held in early(|| "It stopped.".into()) {
        assert_eq!(held.hold, Hold::Full, "{:?}", held.lock);
    }
}

#[test]
fn early_denies_network_programs_and_readers() {
    let Some(folder) = inside() else {
        let folder = tempfile::tempdir().expect("a folder");
        return assert_passed(&run_inside("early_denies_network_programs_and_readers", folder.path()));
    };
    let (start, started) = mpsc::channel::<()>();
    let older_thread = std::thread::spawn(move || {
        started.recv().expect("the locks are set");
        is_denied(UdpSocket::bind("127.0.0.1:0"))
    });

    set_early_locks();

    start.send(()).expect("the thread waits");
    assert!(older_thread.join().expect("no panic"), "a thread that was there before is held as well");
    assert!(is_denied(TcpStream::connect("127.0.0.1:9")));
    assert!(is_denied(TcpListener::bind("127.0.0.1:0")));
    assert!(is_denied(UnixListener::bind(folder.join("socket"))));
    UnixStream::pair().expect("the terminal library needs a pair");
    assert!(is_denied(Command::new("/bin/true").status()));

    for (act, number, denied) in other_acts() {
        assert!(denied, "{act} ({number})");
    }

    let made = folder.join("made");
    fs::write(&made, "x").expect("a file");
    fs::create_dir(folder.join("folder")).expect("a folder");
    for path in [made, folder.join("folder")] {
        let mode = fs::metadata(path).expect("what was made").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
    }
    let limits = fs::read_to_string("/proc/self/limits").expect("limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("the core limit");
    assert_eq!(core.split_whitespace().collect::<Vec<_>>()[4..6], ["0", "0"]);
    let status = fs::read_to_string("/proc/self/status").expect("status");
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:\t")).expect("ignored signals");
    assert_ne!(u64::from_str_radix(ignored, 16).expect("a mask") & (1 << (libc::SIGXFSZ - 1)), 0);
}

#[test]
fn a_panic_says_the_sentence_and_nothing_else() {
    if inside().is_some() {
        early(|| "It stopped.".into());
        panic!("the colonel asked for the list");
    }
    let output = run_inside("a_panic_says_the_sentence_and_nothing_else", Path::new("/"));
    assert!(!output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "It stopped.\n");
    assert!(!String::from_utf8_lossy(&output.stdout).contains("colonel"));
}

#[test]
fn files_leaves_what_is_named() {
    let Some(folder) = inside() else {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["store", "in", "out", "other"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
            fs::write(folder.path().join(name).join("there"), name).expect("a file");
        }
        return assert_passed(&run_inside("files_leaves_what_is_named", folder.path()));
    };
    let at = |name: &str| folder.join(name);
    set_early_locks();
    let held = files(&Reach {
        folders: vec![at("store")],
        inputs: vec![at("in/there"), at("in/missing")],
        outputs: vec![at("out/new")],
        read_everything: false,
    });
    assert_eq!(held, Held { lock: Lock::Files, hold: Hold::Full });

    fs::create_dir(at("store/keys")).expect("a folder in the store");
    fs::write(at("store/keys/a"), "x").expect("a file in the store");
    fs::rename(at("store/keys/a"), at("store/a")).expect("a move within the store");
    fs::remove_file(at("store/a")).expect("a removal in the store");
    fs::read(at("in/there")).expect("the input");
    fs::write(at("out/half"), "x").expect("the output, half made");
    fs::rename(at("out/half"), at("out/new")).expect("the output");
    fs::File::open(at("out")).and_then(|folder| folder.sync_all()).expect("the output's folder");
    fs::File::open("/dev/urandom").expect("the random source");

    assert!(is_denied(fs::read(at("other/there"))));
    assert!(is_denied(fs::write(at("other/new"), "x")));
    assert!(is_denied(fs::write(at("in/there"), "x")));
    assert!(is_denied(fs::create_dir(at("out/folder"))));
    assert!(is_denied(fs::read("/etc/passwd")));
    assert!(is_denied(fs::read_dir("/proc/self")));
    assert!(is_denied(std::os::unix::fs::symlink("/etc/passwd", at("store/link"))));
    let thread = std::thread::spawn(move || is_denied(fs::read("/etc/passwd")));
    assert!(thread.join().expect("no panic"));
}

#[test]
fn the_zone_and_the_database_work_behind_all_locks() {
    let Some(folder) = inside() else {
        let folder = tempfile::tempdir().expect("a folder");
        return assert_passed(&run_inside("the_zone_and_the_database_work_behind_all_locks", folder.path()));
    };
    set_early_locks();
    files(&Reach { folders: vec![folder.join("store")], ..Reach::default() });

    assert_eq!(chrono::Local::now().offset().fix().local_minus_utc(), 4 * 3600 + 1800);

    // The store's folder did not exist: the nearest one above it is reached.
    fs::create_dir(folder.join("store")).expect("the store's folder");
    let worker = std::thread::spawn(move || -> rusqlite::Result<i64> {
        let db = rusqlite::Connection::open(folder.join("store/store.db"))?;
        db.pragma_update(None, "key", format!("x'{}'", "07".repeat(32)))?;
        db.execute_batch(
            "PRAGMA synchronous = EXTRA; CREATE TABLE t(n INTEGER) STRICT;
             INSERT INTO t VALUES (1), (2); DELETE FROM t WHERE n = 1; VACUUM;",
        )?;
        db.execute("VACUUM INTO ?1", [folder.join("store/copy.db").to_str()])?;
        db.query_row("SELECT sum(n) FROM t", [], |row| row.get(0))
    });
    assert_eq!(worker.join().expect("no panic").expect("the database"), 2);
}
