//! `carnet shell`: the store is unlocked once, then every command is typed on a line.
//!
//! The commands are those of the program, read by the same tree and run by the same functions; the store is lent to each.
//! History is in memory and forgotten at each lock. When nobody types for some time, the store is closed, which wipes its
//! keys, and the screen is cleared; a half-typed line waits inside the store.

mod complete;
mod lines;
mod watch;
mod words;

use super::kept::Kept;
use super::session::SessionError;
use super::{Command, Early, Failure, Session};
use carnet::guard::{self, Reach};
use carnet::message::{Exit, Message};
use carnet::store::{Store, setting};
use complete::Completer;
use lines::{Edited, Heard, Lines};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
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
    /// What stands before the words of each line.
    base: Vec<OsString>,
    lines: Lines,
    is_piped: bool,
    /// How the first command ended that failed.
    failed: Option<Exit>,
}

/// What comes after a line.
#[derive(PartialEq, Eq)]
enum Next {
    Line,
    Lock,
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
        kept.put(store);
        session.move_to(&args.exchange)?;
        let mut base: Vec<OsString> = vec!["carnet".into(), "--store".into(), folder.into()];
        base.extend(["--lang".into(), session.catalogue().language().code().into()]);
        if let Some(today) = session.given_today() {
            base.extend(["--today".into(), today.format("%Y-%m-%d").to_string().into()]);
        }
        let limit = Duration::from_secs(limit);
        let lines = if is_piped {
            Lines::Piped
        } else if session.draws_lines() {
            guard::outlive_interrupts();
            let completer = Completer::new(super::tree(), kept.clone(), session.shared_catalogue());
            Lines::Edited(Box::new(Edited::new(completer, limit)?))
        } else {
            guard::outlive_interrupts();
            Lines::Plain(limit)
        };
        Ok(Self { session, kept, base, lines, is_piped, failed: None })
    }

    fn go_on(&mut self) -> Result<(), Failure> {
        if !self.is_piped {
            self.session.say(&Message::new("shell-welcome"))?;
        }
        let prompt = if self.is_piped { "" } else { "carnet> " };
        let mut half = self.half_typed()?;
        loop {
            let next = match self.lines.next(prompt, std::mem::take(&mut half))? {
                Heard::Line(line) => self.obey(&line)?,
                Heard::Cleared => Next::Line,
                Heard::Idle(typed) => {
                    if !typed.is_empty()
                        && let Some(mut store) = self.kept.take()
                    {
                        store.keep_line(&typed, &self.session.stamp())?;
                    }
                    Next::Lock
                }
                Heard::End => Next::Leave,
            };
            match next {
                Next::Line => {}
                Next::Leave => return Ok(()),
                Next::Lock => {
                    if !self.locked()? {
                        return Ok(());
                    }
                    half = self.half_typed()?;
                }
            }
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
        let all: Vec<OsString> = self.base.iter().cloned().chain(words.iter().map(OsString::from)).collect();
        let early = Early::read(&all);
        let (globals, command) = match super::parse(all, &early) {
            Ok(parsed) => parsed,
            Err(ended) => {
                let exit = ended.exit();
                let _ = ended.finish(&early.printer());
                return self.ended(exit);
            }
        };
        if matches!(command, Command::Shell(_) | Command::Demo(_) | Command::Init(_) | Command::Restore(_)) {
            return self.failing(&SessionError::NotInShell.into());
        }
        let session = Session::with(globals, &early, self.kept.clone());
        let done = super::reach(&command, &session).and_then(|_| super::run(command, &session));
        match done {
            Ok(()) | Err(Failure::ReaderGone) => Ok(Next::Line),
            Err(Failure::Told(exit)) => self.ended(Some(exit)),
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
        let store = Store::open(folder, &self.session.key()?)?;
        for alarm in store.alarms() {
            self.session.warn(alarm)?;
        }
        Ok(store)
    }
}
