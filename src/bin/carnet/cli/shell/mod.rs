//! `carnet shell`: the store is unlocked once, then every command is typed on a line.
//!
//! The commands are those of the program, read by the same tree and run by the same functions; the store is lent to each.
//! History is in memory and forgotten at each lock. When nobody types for some time, at the prompt or at a question, the
//! store is closed, which wipes its keys, and the screen is cleared; a half-typed line, and what a command was told so
//! far, wait inside the store.

mod answers;
mod complete;
mod lines;
mod watch;
mod words;

use super::globals::Globals;
use super::kept::Kept;
use super::session::SessionError;
use super::terminal::{Person, Terminal};
use super::{Early, Failure, Session};
use answers::Answers;
use carnet::guard::{self, Reach};
use carnet::message::{Exit, Explain, Message};
use carnet::store::{Store, setting};
use carnet::text::clean::for_terminal;
use complete::Completer;
use lines::{Edited, Heard, Lines};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;
use watch::Watch;
use zeroize::Zeroizing;

/// `carnet shell`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The one folder beside the store's in which commands read and write files.
    #[arg(long, value_name = "DIR", default_value = ".")]
    exchange: PathBuf,
    /// Lock after so many seconds without a key, where that is sooner than `idle_minutes`.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    lock_after: Option<u64>,
}

/// The store and the exchange folder.
pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.folders.push(args.exchange.clone());
    Ok(reach)
}

/// Unlocks, and does what each line says until the last.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    if session.is_one_of_several() {
        return Err(SessionError::NotInShell.into());
    }
    // Commands come from there; a passphrase that does too would take the first of them with it.
    drop(session.standard_input()?);
    let mut shell = Shell::open(args, session)?;
    shell.go_on()?;
    match shell.failed {
        Some(exit) if shell.is_piped => Err(Failure::Told(exit)),
        _ => Ok(()),
    }
}

struct Shell<'s> {
    session: &'s Session,
    kept: Kept,
    /// The flags that hold for every line.
    globals: Globals,
    early: Early,
    lines: Lines,
    /// Whoever answers the questions of commands, where that is not the bare terminal.
    person: Option<Rc<dyn Person>>,
    is_piped: bool,
    /// How the first command ended that failed.
    failed: Option<Exit>,
}

/// What comes after a line.
#[derive(PartialEq, Eq)]
enum Next {
    Line,
    Lock,
    /// The same, and then the command once more: nobody answered its questions.
    LockAndGoOn,
    Leave,
}

impl<'s> Shell<'s> {
    fn open(args: &Args, session: &'s Session) -> Result<Self, Failure> {
        let folder = session.store_folder()?;
        let folder = folder.canonicalize().unwrap_or(folder);
        let is_piped = !std::io::stdin().is_terminal();
        let kept = Kept::new(folder.clone(), is_piped);
        let store = session.open_store()?.keep();
        let minutes = store.setting(setting("idle_minutes")?)?;
        let limit = args.lock_after.unwrap_or(u64::MAX).min(minutes * 60);
        let mut store = store;
        store.heed(guard::is_interrupted)?;
        kept.put(store);
        session.move_to(&args.exchange)?;
        let mut globals = session.globals().clone();
        globals.store = Some(folder);
        let limit = Duration::from_secs(limit);
        let mut person: Option<Rc<dyn Person>> = None;
        let lines = if is_piped {
            Lines::Piped
        } else if session.draws_lines() {
            let completer = Completer::new(super::tree(), kept.clone(), session.shared_catalogue());
            let watch = Watch::start(limit);
            person = Some(Rc::new(Answers::new(watch.clone())?));
            Lines::Edited(Box::new(Edited::of_commands(completer, watch)?))
        } else {
            person = Some(Rc::new(Terminal::look(false).with_patience(limit)));
            Lines::Plain(limit)
        };
        if !is_piped {
            guard::note_interrupts();
        }
        let early = Early::of_session(session);
        Ok(Self { session, kept, globals, early, lines, person, is_piped, failed: None })
    }

    fn go_on(&mut self) -> Result<(), Failure> {
        if !self.is_piped {
            self.session.say(&Message::new("shell-welcome"))?;
        }
        let prompt = if self.is_piped { "" } else { "carnet> " };
        let mut half = self.half_typed()?;
        // Whether the half-typed line is whole, and was being done.
        let mut goes_on = false;
        loop {
            let heard = if goes_on {
                write!(std::io::stderr(), "{prompt}{}\r\n", for_terminal(&half))
                    .map_err(SessionError::Terminal)?;
                Heard::Line(std::mem::take(&mut half))
            } else {
                self.lines.next(prompt, std::mem::take(&mut half))?
            };
            let next = match heard {
                Heard::Line(line) => {
                    if !goes_on {
                        self.kept.draft.set(None);
                    }
                    let next = self.obey(&line)?;
                    if next == Next::LockAndGoOn {
                        self.keep_line(&line)?;
                    }
                    next
                }
                Heard::Cleared => Next::Line,
                Heard::Idle(typed) => {
                    self.keep_line(&typed)?;
                    Next::Lock
                }
                Heard::End => Next::Leave,
            };
            goes_on = next == Next::LockAndGoOn;
            match next {
                Next::Line => {}
                Next::Leave => return Ok(()),
                Next::Lock | Next::LockAndGoOn => {
                    if !self.locked()? {
                        return Ok(());
                    }
                    half = self.half_typed()?;
                }
            }
        }
    }

    fn keep_line(&self, line: &str) -> Result<(), Failure> {
        match self.kept.take() {
            Some(mut store) if !line.is_empty() => Ok(store.keep_line(line, &self.session.stamp())?),
            _ => Ok(()),
        }
    }

    fn half_typed(&self) -> Result<Zeroizing<String>, Failure> {
        let line = self.kept.take().map(|mut store| store.take_line()).transpose()?.flatten();
        Ok(Zeroizing::new(line.unwrap_or_default()))
    }

    /// Does what a line says.
    fn obey(&mut self, line: &str) -> Result<Next, Failure> {
        let read = words::read(line);
        if read.is_open {
            return self.failing(&SessionError::OpenQuote.into());
        }
        let words = match read.words.as_slice() {
            [first, rest @ ..] if first == "carnet" => rest,
            all => all,
        };
        match words {
            [] => Ok(Next::Line),
            [first, ..] if first.starts_with('#') => Ok(Next::Line),
            [only] if only == "exit" || only == "quit" => Ok(Next::Leave),
            [only] if only == "lock" => Ok(Next::Lock),
            words => self.command(words),
        }
    }

    fn command(&mut self, words: &[String]) -> Result<Next, Failure> {
        let words: Vec<OsString> =
            std::iter::once("carnet".into()).chain(words.iter().map(OsString::from)).collect();
        let early = Early::of_line(&words, &self.early, &self.globals);
        let (globals, command) = match super::parse_line(words, &early) {
            Ok(parsed) => parsed,
            Err(ended) => {
                let exit = ended.exit();
                let _ = ended.finish(&early.printer());
                return self.ended(exit);
            }
        };
        if globals.store.is_some() {
            return self.failing(&SessionError::OtherStore.into());
        }
        if command.needs_the_store_shut() {
            return self.failing(&SessionError::NotInShell.into());
        }
        let globals = globals.within(&self.globals);
        let session = Session::with(globals, &early, self.kept.clone(), self.person.clone());
        guard::forget_interrupt();
        let done = super::reach(&command, &session).and_then(|_| super::run(command, &session));
        // What ended this command ends nothing of what the prompt asks the store.
        guard::forget_interrupt();
        match done {
            Ok(()) | Err(Failure::ReaderGone) => Ok(Next::Line),
            Err(Failure::Told(exit)) => self.ended(Some(exit)),
            Err(Failure::Explained(error)) if error.code() == SessionError::Idle.code() => {
                Ok(Next::LockAndGoOn)
            }
            Err(Failure::Explained(error)) => {
                let _ = session.printer().failure(&*error);
                self.ended(Some(error.exit()))
            }
        }
    }

    fn failing(&mut self, failure: &Failure) -> Result<Next, Failure> {
        if let Failure::Explained(error) = failure {
            let _ = self.session.printer().failure(&**error);
            return self.ended(Some(error.exit()));
        }
        Ok(Next::Line)
    }

    /// Says the exit code that the command would have had; the shell goes on.
    fn ended(&mut self, exit: Option<Exit>) -> Result<Next, Failure> {
        if let Some(exit) = exit {
            self.failed = self.failed.or(Some(exit));
            self.session.say(&Message::new("shell-ended").with("exit", u64::from(exit.code())))?;
        }
        Ok(Next::Line)
    }

    /// Closes the store, clears the screen, and opens again for whoever has the key; gives whether that was so.
    fn locked(&mut self) -> Result<bool, Failure> {
        self.kept.close();
        self.lines.forget();
        guard::clear_stack();
        if !self.is_piped && self.session.draws_lines() {
            // The screen, and what was scrolled off it.
            let _ = write!(std::io::stderr(), "\x1b[H\x1b[2J\x1b[3J");
        }
        self.session.say(&Message::new("shell-locked"))?;
        let folder = self.kept.folder().to_owned();
        loop {
            match self.opened(&folder) {
                Ok(store) => {
                    self.kept.put(store);
                    return Ok(true);
                }
                Err(Failure::Explained(error)) if error.exit() == Exit::Interrupted => return Ok(false),
                Err(Failure::Explained(error)) if self.is_piped => return Err(Failure::Explained(error)),
                Err(failure) => _ = self.failing(&failure)?,
            }
        }
    }

    fn opened(&self, folder: &Path) -> Result<Store, Failure> {
        // With a key in a file nothing would be asked, and whoever passes by would be let in.
        if !self.session.asks_for_passphrase() && !self.is_piped {
            self.session.ask_optional(&Message::new("shell-go-on"))?;
        }
        guard::forget_interrupt();
        let mut store = Store::open(folder, &self.session.key()?)?;
        store.heed(guard::is_interrupted)?;
        for alarm in store.alarms() {
            self.session.warn(alarm)?;
        }
        Ok(store)
    }
}
