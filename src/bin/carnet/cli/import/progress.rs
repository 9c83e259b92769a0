//! How far an import is.

use crate::cli::Session;
use carnet::message::Message;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// A line on the terminal that says how far it is, once it takes longer than a second.
pub(super) struct Progress {
    began: Instant,
    shown: bool,
    wanted: bool,
}

impl Progress {
    pub(super) fn new(session: &Session) -> Self {
        let wanted = std::io::stderr().is_terminal() && !session.is_quiet();
        Self { began: Instant::now(), shown: false, wanted }
    }

    pub(super) fn tell(&mut self, session: &Session, rows: usize, percent: u8) {
        if self.wanted && self.began.elapsed() > Duration::from_secs(1) {
            let message = Message::new("import-progress").with("count", rows).with("percent", percent);
            // Nothing depends on it: a terminal that is gone is told by what comes after.
            let _ = write!(anstream::stderr(), "\r{}\u{1b}[K", session.catalogue().say(&message));
            self.shown = true;
        }
    }

    pub(super) fn clear(&self) {
        if self.shown {
            let _ = write!(anstream::stderr(), "\r\u{1b}[K");
        }
    }
}
