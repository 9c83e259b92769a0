//! Threads that open the first databases of a process at the same moment do not disturb each other.
//!
//! A file, and so a process, of its own: what is tested happens once in a process. SQLite calls itself ready before it
//! calls SQLCipher's part, and a key that came between the two was refused.
#![allow(clippy::disallowed_methods, reason = "a test starts itself again, for first times")]

use std::process::Command;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use sqlcipher_rustcrypto as _;

const PROCESSES: usize = 300;
const THREADS: u64 = 8;

#[test]
fn each_of_many_processes_opens_its_first_databases_at_once() {
    let program = std::env::current_exe().expect("the test itself");
    for process in 1..=PROCESSES {
        let output = Command::new(&program)
            .args(["--ignored", "--exact", "the_first_databases_of_a_process"])
            .output()
            .expect("the test, started again");
        assert!(
            output.status.success(),
            "process {process}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
#[ignore = "started by the test above, in processes of its own"]
fn the_first_databases_of_a_process() {
    let barrier = Barrier::new(THREADS as usize);
    thread::scope(|scope| {
        for number in 0..THREADS {
            let barrier = &barrier;
            scope.spawn(move || {
                barrier.wait();
                // A little apart, so that one of them comes while the first is still at it.
                let start = Instant::now();
                while start.elapsed() < Duration::from_micros(10 * number) {
                    std::hint::spin_loop();
                }
                let db = Connection::open_in_memory().expect("a database");
                db.pragma_update(None, "key", format!("x'{}'", "07".repeat(32))).expect("a key");
            });
        }
    });
}
