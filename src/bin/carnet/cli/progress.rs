//! How far something long is.

use crate::cli::Session;
use carnet::message::Message;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// What takes no longer than this is done before anybody looks.
const PATIENCE: Duration = Duration::from_millis(80);
/// A line that changes more often than this cannot be read.
const STEP: Duration = Duration::from_millis(100);

/// A line on the terminal that says how far it is: at once for what is known to be long, else once it is not over in a
/// moment.
pub(crate) struct Progress {
    wanted: bool,
    is_long: bool,
    began: Instant,
    last: Option<Instant>,
}

impl Progress {
    /// Before it begins.
    pub(crate) fn new(session: &Session, is_long: bool) -> Self {
        let wanted = std::io::stderr().is_terminal() && !session.is_quiet();
        Self { wanted, is_long, began: Instant::now(), last: None }
    }

    /// Something begins that tells nothing until it is done.
    pub(crate) fn begin(&mut self, session: &Session, message: Message) {
        if self.wanted && self.is_long {
            self.show(session, message);
        }
    }

    /// So far it is.
    pub(crate) fn tell(&mut self, session: &Session, message: impl FnOnce() -> Message) {
        let now = Instant::now();
        if self.wanted && is_due(self.is_long, now - self.began, self.last.map(|last| now - last)) {
            self.last = Some(now);
            self.show(session, message());
        }
    }

    fn show(&mut self, session: &Session, message: Message) {
        self.last = self.last.or(Some(self.began));
        // Nothing depends on it: a terminal that is gone is told by what comes after.
        let _ = write!(anstream::stderr(), "\r{}\u{1b}[K", session.catalogue().say(&message));
    }

    /// Takes the line away.
    pub(crate) fn clear(&mut self) {
        if self.last.take().is_some() {
            let _ = write!(anstream::stderr(), "\r\u{1b}[K");
        }
    }
}

/// Whether a line is to be shown, so long after the beginning and after the last one.
fn is_due(is_long: bool, since_beginning: Duration, since_last: Option<Duration>) -> bool {
    match since_last {
        Some(since_last) => since_last >= STEP,
        None => is_long || since_beginning >= PATIENCE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_looks_at_an_idle_terminal_for_more_than_a_tenth_of_a_second() {
        let ms = Duration::from_millis;
        assert!(is_due(true, ms(0), None));
        assert!(!is_due(false, ms(10), None) && is_due(false, ms(100), None));
        assert!(!is_due(true, ms(500), Some(ms(20))) && is_due(true, ms(500), Some(ms(100))));
    }
}
