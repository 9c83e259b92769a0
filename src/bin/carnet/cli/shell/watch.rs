//! Notices that nobody has typed for some time, and ends the line that is being read.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often it looks.
const LOOK: Duration = Duration::from_millis(250);

/// The time of the last key.
#[derive(Debug)]
pub(super) struct Watch {
    limit: Duration,
    last: Mutex<Instant>,
    reading: AtomicBool,
    idle: AtomicBool,
}

impl Watch {
    /// Looks for the rest of the program's life. Idle time is counted while a line is read, and at no other time.
    pub(super) fn start(limit: Duration) -> Arc<Self> {
        let watch = Arc::new(Self {
            limit,
            last: Mutex::new(Instant::now()),
            reading: AtomicBool::new(false),
            idle: AtomicBool::new(false),
        });
        let looks = Arc::clone(&watch);
        thread::spawn(move || {
            loop {
                thread::sleep(LOOK);
                if looks.reading.load(Ordering::SeqCst) && looks.since_last() >= looks.limit {
                    looks.idle.store(true, Ordering::SeqCst);
                    // The editor takes it as the end of the line; while none is read it is ignored.
                    #[cfg(unix)]
                    let _ = rustix::process::kill_process(
                        rustix::process::getpid(),
                        rustix::process::Signal::INT,
                    );
                }
            }
        });
        watch
    }

    /// A key was pressed.
    pub(super) fn touch(&self) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// Counts while the work goes on; gives what it gives, and whether it was ended for idleness.
    pub(super) fn during<T>(&self, work: impl FnOnce() -> T) -> (T, bool) {
        self.touch();
        self.idle.store(false, Ordering::SeqCst);
        self.reading.store(true, Ordering::SeqCst);
        let done = work();
        self.reading.store(false, Ordering::SeqCst);
        (done, self.idle.swap(false, Ordering::SeqCst))
    }

    fn since_last(&self) -> Duration {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }
}
