//! Notices that nobody has typed for some time, and ends the line that is being read.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often it looks.
const LOOK: Duration = Duration::from_millis(250);

/// The time of the last key.
#[derive(Debug)]
pub(super) struct Watch {
    limit: Duration,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    last: Instant,
    /// Whether a line is being read.
    reading: bool,
    /// Whether it was ended for idleness.
    idle: bool,
}

impl Watch {
    /// Looks for the rest of the program's life. Idle time is counted while a line is read, and at no other time.
    pub(super) fn start(limit: Duration) -> Arc<Self> {
        let state = State { last: Instant::now(), reading: false, idle: false };
        let watch = Arc::new(Self { limit, state: Mutex::new(state) });
        let looks = Arc::clone(&watch);
        thread::spawn(move || {
            loop {
                thread::sleep(LOOK);
                let mut state = looks.state();
                if state.reading && state.last.elapsed() >= looks.limit {
                    state.idle = true;
                    // The editor takes it as the end of the line. It comes while the line is still read: whoever
                    // ends the reading waits for this lock, so that no command after it is met.
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
        self.state().last = Instant::now();
    }

    /// Counts while the work goes on; gives what it gives, and whether it was ended for idleness.
    pub(super) fn during<T>(&self, work: impl FnOnce() -> T) -> (T, bool) {
        *self.state() = State { last: Instant::now(), reading: true, idle: false };
        let done = work();
        let mut state = self.state();
        state.reading = false;
        (done, std::mem::take(&mut state.idle))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
