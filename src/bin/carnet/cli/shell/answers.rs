//! Whoever answers the questions of a command in a shell: in an editor, as at the prompt, so that idle time counts there
//! too, and what was half typed is at hand when it locks.

use super::lines::{self, Edited};
use super::watch::Watch;
use crate::cli::session::SessionError;
use crate::cli::terminal::{Heard, Person, Terminal};
use carnet::text::clean::for_terminal;
use std::cell::RefCell;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The person at the editor. Their answers are in no history.
pub(super) struct Answers {
    edited: RefCell<Edited>,
    terminal: Terminal,
}

impl Answers {
    pub(super) fn new(watch: Arc<Watch>) -> Result<Self, SessionError> {
        Ok(Self { edited: RefCell::new(Edited::of_answers(watch)?), terminal: Terminal::look(false) })
    }
}

impl Person for Answers {
    fn tell(&self, text: &str) -> Result<(), SessionError> {
        self.terminal.tell(text)
    }

    fn hear_on(&self, question: &str, typed: &str) -> Result<Heard, SessionError> {
        let prompt = format!("{} ", for_terminal(question));
        let heard = self.edited.borrow_mut().next(&prompt, Zeroizing::new(typed.to_owned()))?;
        Ok(match heard {
            lines::Heard::Line(line) => Heard::Line(line.trim().to_owned()),
            lines::Heard::Cleared => Heard::Stop,
            lines::Heard::Idle(typed) => Heard::Idle(typed.as_str().to_owned()),
            lines::Heard::End => Heard::End,
        })
    }

    fn pasted(&self) -> Result<Option<String>, SessionError> {
        self.terminal.pasted()
    }
}
