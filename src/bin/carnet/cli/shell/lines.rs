//! Where the lines come from: an editor on a terminal that can draw, plain lines on one that cannot, or a pipe.

use super::complete::Completer;
use super::watch::Watch;
use crate::cli::session::SessionError;
use crate::cli::terminal::is_silent;
use rustyline::completion::Pair;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{Behavior, CompletionType, Config, Context, Editor, ExternalPrinter, Helper};
use std::cell::RefCell;
use std::io::{BufRead, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

/// A line longer than this is no command; texts of that length come by `--input`.
const LONGEST: u64 = 64 * 1024;

/// What came.
pub(super) enum Heard {
    Line(Zeroizing<String>),
    /// Ctrl-C: the line was given up.
    Cleared,
    /// Nobody typed for some time; what stood there half-typed.
    Idle(Zeroizing<String>),
    End,
}

/// Where lines come from.
pub(super) enum Lines {
    Edited(Box<Edited>),
    /// A terminal that draws nothing; nothing is half-typed for us, for it gives whole lines.
    Plain(Duration),
    Piped,
}

impl Lines {
    /// The next line; the editor begins with `half` in it.
    pub(super) fn next(&mut self, prompt: &str, half: Zeroizing<String>) -> Result<Heard, SessionError> {
        match self {
            Self::Edited(edited) => edited.next(prompt, half),
            Self::Plain(limit) => {
                let mut error = std::io::stderr();
                write!(error, "{prompt}{}", half.as_str())
                    .and_then(|()| error.flush())
                    .map_err(SessionError::Terminal)?;
                if is_silent(*limit) {
                    return Ok(Heard::Idle(half));
                }
                Ok(match line()? {
                    Heard::Line(line) => {
                        Heard::Line(Zeroizing::new(format!("{}{}", half.as_str(), line.as_str())))
                    }
                    other => other,
                })
            }
            Self::Piped => line(),
        }
    }

    /// Forgets the lines typed before.
    pub(super) fn forget(&mut self) {
        if let Self::Edited(edited) = self {
            // Only a history in a file can fail.
            let _ = edited.editor.clear_history();
        }
    }
}

fn line() -> Result<Heard, SessionError> {
    use std::io::Read;
    let mut line = Zeroizing::new(String::new());
    match std::io::stdin().lock().take(LONGEST).read_line(&mut line).map_err(SessionError::Terminal)? {
        0 => Ok(Heard::End),
        _ => Ok(Heard::Line(line)),
    }
}

/// An editor with its history in memory and nowhere else.
pub(super) struct Edited {
    editor: Editor<Helps, MemHistory>,
    watch: Arc<Watch>,
    half: Rc<RefCell<Zeroizing<String>>>,
    remembers: bool,
    /// With somebody to print from outside, the editor waits for keys and signals alike.
    _printer: Option<Box<dyn ExternalPrinter>>,
}

impl Edited {
    /// An editor of commands, which completes and remembers them.
    pub(super) fn of_commands(completer: Completer, watch: Arc<Watch>) -> Result<Self, SessionError> {
        Self::new(Some(completer), watch)
    }

    /// An editor of answers, of which none is remembered.
    pub(super) fn of_answers(watch: Arc<Watch>) -> Result<Self, SessionError> {
        Self::new(None, watch)
    }

    fn new(completer: Option<Completer>, watch: Arc<Watch>) -> Result<Self, SessionError> {
        let config = Config::builder()
            .behavior(Behavior::PreferTerm)
            .completion_type(CompletionType::List)
            .auto_add_history(false)
            .build();
        let mut editor = Editor::with_history(config, MemHistory::new()).map_err(failed)?;
        let printer = editor.create_external_printer().ok();
        let remembers = completer.is_some();
        let half = Rc::new(RefCell::new(Zeroizing::new(String::new())));
        editor.set_helper(Some(Helps { completer, watch: Arc::clone(&watch), half: Rc::clone(&half) }));
        let printer = printer.map(|printer| Box::new(printer) as Box<dyn ExternalPrinter>);
        Ok(Self { editor, watch, half, remembers, _printer: printer })
    }

    /// The next line; the editor begins with `half` in it.
    pub(super) fn next(&mut self, prompt: &str, half: Zeroizing<String>) -> Result<Heard, SessionError> {
        *self.half.borrow_mut() = half.clone();
        let (read, idle) =
            self.watch.during(|| self.editor.readline_with_initial(prompt, (half.as_str(), "")));
        let typed = std::mem::take(&mut *self.half.borrow_mut());
        match read {
            Ok(line) => {
                if self.remembers {
                    let _ = self.editor.add_history_entry(line.as_str());
                }
                Ok(Heard::Line(Zeroizing::new(line)))
            }
            Err(ReadlineError::Interrupted) if idle => Ok(Heard::Idle(typed)),
            Err(ReadlineError::Interrupted) => Ok(Heard::Cleared),
            Err(ReadlineError::Eof) => Ok(Heard::End),
            Err(error) => Err(failed(error)),
        }
    }
}

fn failed(error: ReadlineError) -> SessionError {
    SessionError::Terminal(match error {
        ReadlineError::Io(error) => error,
        other => std::io::Error::other(other.to_string()),
    })
}

/// What the editor asks at each key.
struct Helps {
    completer: Option<Completer>,
    watch: Arc<Watch>,
    half: Rc<RefCell<Zeroizing<String>>>,
}

impl Helper for Helps {}
impl Highlighter for Helps {}
impl Validator for Helps {}

impl Hinter for Helps {
    type Hint = String;

    /// Gives no hint; it is asked for one whenever the line has changed.
    fn hint(&self, line: &str, _: usize, _: &Context<'_>) -> Option<String> {
        self.watch.touch();
        *self.half.borrow_mut() = Zeroizing::new(line.to_owned());
        None
    }
}

impl rustyline::completion::Completer for Helps {
    type Candidate = Pair;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let Some(completer) = &self.completer else { return Ok((at, Vec::new())) };
        let (start, offers) = completer.offers(line.get(..at).unwrap_or(line));
        let single = offers.len() == 1;
        let pairs = offers.into_iter().map(|offer| Pair {
            display: offer.shown,
            replacement: if single { format!("{} ", offer.typed) } else { offer.typed },
        });
        Ok((start, pairs.collect()))
    }
}
