//! What a command may use of the world: the terminal, the date, the language, the output and the key.

#![expect(clippy::disallowed_methods, reason = "the one clock of the program")]

mod error;

pub(crate) use error::SessionError;

use super::Early;
use super::failure::Failure;
use super::globals::{Document, Format, Globals};
use super::kept::{Kept, OpenStore};
use super::printer::Printer;
use super::terminal::{self, Heard, Person, Terminal};
use carnet::exchange::Identities;
use carnet::guard::{self, Reach};
use carnet::message::{Catalogue, Message};
use carnet::store::{Alarm, Key, LEAST_PASSPHRASE, Stamp, Store, StoreError};
use carnet::text::clean::for_terminal;
use chrono::NaiveDate;
use etcetera::BaseStrategy;
use secrecy::{ExposeSecret, SecretString};
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use zeroize::Zeroizing;

/// No passphrase is longer; whatever is, is the wrong file.
const LONGEST_PASSPHRASE: u64 = 1024;

/// Most bytes that are read of an identity file; the seal names its own, lower limit.
const LONGEST_IDENTITY: u64 = 128 * 1024;

/// What one run of the program may use of the world.
pub(crate) struct Session {
    globals: Globals,
    catalogue: Rc<Catalogue>,
    printer: Printer,
    terminal: Terminal,
    /// Whoever answers in place of the bare terminal.
    person: Option<Rc<dyn Person>>,
    today: NaiveDate,
    /// An identity at hand, in place of what the flags name.
    identity: Option<SecretString>,
    /// A store that stays open from one command to the next.
    kept: Option<Kept>,
}

/// What opens a store.
#[derive(Debug)]
pub(crate) enum Opener {
    /// A passphrase, from wherever it came.
    Passphrase(SecretString),
    /// A file with an age identity.
    Identity(PathBuf),
}

impl Session {
    /// Reads the local date now: once the files are shut, the time zone cannot be read any more and
    /// 'today' would silently become the one of Greenwich.
    pub(crate) fn new(globals: Globals, early: &Early) -> Self {
        let today = globals.today.unwrap_or_else(|| chrono::Local::now().date_naive());
        let catalogue = Rc::clone(&early.catalogue);
        let printer = Printer::new(Rc::clone(&catalogue), globals.format() == Format::Json, globals.verbose);
        let terminal = Terminal::look(globals.no_input);
        Self { catalogue, printer, terminal, person: None, today, globals, identity: None, kept: None }
    }

    /// A session whose store opens with an identity that stands in no file.
    pub(crate) fn unlocked(globals: Globals, early: &Early, identity: SecretString) -> Self {
        Self { identity: Some(identity), ..Self::new(globals, early) }
    }

    /// A session of one command among several: its store is the one that is kept open, and whoever typed the command
    /// answers its questions.
    pub(crate) fn with(globals: Globals, early: &Early, kept: Kept, person: Option<Rc<dyn Person>>) -> Self {
        Self { kept: Some(kept), person, ..Self::new(globals, early) }
    }

    /// The flags that were given.
    pub(crate) fn globals(&self) -> &Globals {
        &self.globals
    }

    /// What is kept from one command to the next, in a shell.
    pub(crate) fn kept(&self) -> Option<&Kept> {
        self.kept.as_ref()
    }

    /// Whether it is the session of one command of a shell.
    pub(crate) fn is_one_of_several(&self) -> bool {
        self.kept.is_some()
    }

    /// Whether the key is a passphrase that the person types.
    pub(crate) fn asks_for_passphrase(&self) -> bool {
        let globals = &self.globals;
        globals.identity.is_none() && globals.passphrase_file.is_none() && globals.passphrase_fd.is_none()
    }

    /// The sentences, for whoever outlives the session.
    pub(crate) fn shared_catalogue(&self) -> Rc<Catalogue> {
        Rc::clone(&self.catalogue)
    }

    /// Says what must be known before the store is trusted, even under `--quiet`.
    pub(crate) fn warn(&self, alarm: &Alarm) -> Result<(), SessionError> {
        self.write_message(&self.catalogue.say(&alarm.message()))
    }

    /// Goes to the folder in which files are named from here on.
    pub(crate) fn move_to(&self, folder: &Path) -> Result<(), SessionError> {
        std::env::set_current_dir(folder)
            .map_err(|source| SessionError::NoFolder { path: folder.to_owned(), source })
    }

    /// The sentences of the person's language.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Prints failures.
    pub(crate) fn printer(&self) -> &Printer {
        &self.printer
    }

    /// The date to count from.
    pub(crate) fn today(&self) -> NaiveDate {
        self.today
    }

    /// Shape of the data on standard output.
    pub(crate) fn format(&self) -> Format {
        self.globals.format()
    }

    /// The document asked for in place of words.
    pub(crate) fn document(&self) -> Option<Document> {
        self.globals.document()
    }

    /// The moment by the device's clock, in UTC to the second: `2026-11-24T21:40:05Z`. For the record of when
    /// something was written, never for order.
    pub(crate) fn now(&self) -> String {
        chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The files that the flags of every command name.
    pub(crate) fn reach_of_flags(&self) -> Reach {
        Reach { inputs: self.globals.files(), ..Reach::default() }
    }

    /// The same with the store's folder.
    pub(crate) fn reach_of_store(&self) -> Result<Reach, SessionError> {
        Ok(Reach { folders: vec![self.store_folder()?], ..self.reach_of_flags() })
    }

    /// Whether only data and errors are wanted.
    pub(crate) fn is_quiet(&self) -> bool {
        self.globals.quiet
    }

    /// Whether to say what would be done, and do nothing.
    pub(crate) fn dry_run(&self) -> bool {
        self.globals.dry_run
    }

    /// Folder of the store: `--store`, `CARNET_STORE`, else one in the local data folder of the platform,
    /// which no service copies to other machines.
    pub(crate) fn store_folder(&self) -> Result<PathBuf, SessionError> {
        if let Some(folder) = &self.globals.store {
            return Ok(folder.clone());
        }
        let platform = etcetera::choose_base_strategy().map_err(|_| SessionError::NoHome)?;
        // On Windows the data folder roams with the account; the one for caches stays on the machine.
        let local = if cfg!(windows) { platform.cache_dir() } else { platform.data_dir() };
        Ok(local.join("carnet"))
    }

    /// The person's own folder, where the platform names one.
    pub(crate) fn home(&self) -> Option<PathBuf> {
        etcetera::home_dir().ok()
    }

    /// What opens the store: the flag that names it, else the passphrase asked at the terminal.
    pub(crate) fn opener(&self) -> Result<Opener, SessionError> {
        if let Some(file) = &self.globals.identity {
            return Ok(Opener::Identity(file.clone()));
        }
        if let Some(given) = self.given_passphrase()? {
            return Ok(Opener::Passphrase(given));
        }
        self.need_passphrase_prompt()?;
        Ok(Opener::Passphrase(self.terminal.passphrase(&self.catalogue.label("prompts-passphrase"))?))
    }

    /// Opens the store; what a person must know before trusting it is said first, even under `--quiet`.
    pub(crate) fn open_store(&self) -> Result<OpenStore, Failure> {
        let folder = self.store_folder()?;
        if let Some(kept) = &self.kept {
            if folder != kept.folder() {
                return Err(SessionError::OtherStore.into());
            }
            return Ok(kept.take().ok_or(StoreError::Busy { path: folder })?);
        }
        // Nobody is asked for the passphrase of a store that is not there.
        Store::look(&folder)?;
        let store = Store::open(&folder, &self.key()?)?;
        for alarm in store.alarms() {
            self.write_message(&self.catalogue.say(&alarm.message()))?;
        }
        let slips = store.slips().map_or(0, |slips| slips.len());
        if slips > 0 {
            self.say(&Message::new("inbox-waiting").with("count", slips))?;
        }
        Ok(OpenStore::alone(store))
    }

    /// What opens a store, from the flags or asked.
    pub(crate) fn key(&self) -> Result<Key, Failure> {
        Ok(self.key_and_passphrase()?.0)
    }

    /// The same with the passphrase, where it is one.
    pub(crate) fn key_and_passphrase(&self) -> Result<(Key, Option<SecretString>), Failure> {
        if let Some(identity) = &self.identity {
            return Ok((Key::from_identity_file(identity)?, None));
        }
        Ok(match self.opener()? {
            Opener::Passphrase(passphrase) => (Key::passphrase(passphrase.clone()), Some(passphrase)),
            Opener::Identity(file) => (Key::from_identity_file(&identity_in(&file)?)?, None),
        })
    }

    /// The private keys of `--identity`, for what is sealed to a person and not to a store.
    pub(crate) fn identities(&self) -> Result<Option<Identities>, Failure> {
        let Some(file) = &self.globals.identity else { return Ok(None) };
        Ok(Some(Identities::parse_file(&identity_in(file)?)?))
    }

    /// Bytes of memory of this machine, where the system says it.
    pub(crate) fn memory(&self) -> Option<u64> {
        #[cfg(target_os = "linux")]
        {
            let system = rustix::system::sysinfo();
            Some((system.totalram as u64).saturating_mul(u64::from(system.mem_unit)))
        }
        #[cfg(not(target_os = "linux"))]
        None
    }

    /// The day and the moment, as the store keeps them.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { today: self.today, at: self.now() }
    }

    /// Whether a passphrase was given by a flag, or can be asked.
    pub(crate) fn can_give_passphrase(&self) -> bool {
        self.globals.passphrase_file.is_some()
            || self.globals.passphrase_fd.is_some()
            || self.terminal.hears()
    }

    /// The passphrase of a new store: given by its flag, else the one that the program offers, shown once, or one
    /// that the person types twice.
    pub(crate) fn first_passphrase(
        &self,
        offered: impl FnOnce() -> Result<SecretString, StoreError>,
    ) -> Result<SecretString, Failure> {
        if let Some(given) = self.given_passphrase()? {
            return Ok(given);
        }
        self.need_passphrase_prompt()?;
        self.offer_passphrase(offered)
    }

    /// A new passphrase for a store that is there: one that the program offers, shown once, or one that the person types
    /// twice. Where nobody can be asked, the error names the flag that gives it.
    pub(crate) fn chosen_passphrase(
        &self,
        flag: &str,
        offered: impl FnOnce() -> Result<SecretString, StoreError>,
    ) -> Result<SecretString, Failure> {
        if !self.terminal.hears() {
            return Err(SessionError::MissingFlag { flag: flag.to_owned() }.into());
        }
        self.offer_passphrase(offered)
    }

    fn offer_passphrase(
        &self,
        offered: impl FnOnce() -> Result<SecretString, StoreError>,
    ) -> Result<SecretString, Failure> {
        let offered = offered()?;
        self.write_message(&self.catalogue.label("backup-init-generated"))?;
        self.write_message(&format!("    {}", offered.expose_secret()))?;
        let question = Message::new("backup-init-ask").with("least", LEAST_PASSPHRASE);
        let first = self.terminal.passphrase(&self.catalogue.say(&question))?;
        if first.expose_secret().is_empty() {
            return Ok(offered);
        }
        let second = self.terminal.passphrase(&self.catalogue.label("prompts-passphrase-again"))?;
        if first.expose_secret() != second.expose_secret() {
            return Err(SessionError::TypedDifferently.into());
        }
        Ok(first)
    }

    fn need_passphrase_prompt(&self) -> Result<(), SessionError> {
        if self.terminal.hears() { Ok(()) } else { Err(SessionError::NoPassphrase) }
    }

    /// The passphrase in a file; `-` is standard input.
    pub(crate) fn passphrase_of(&self, file: &Path) -> Result<SecretString, SessionError> {
        if file.as_os_str() == "-" {
            return first_line(io::stdin().lock(), Path::new("-"));
        }
        passphrase_in(file)
    }

    fn given_passphrase(&self) -> Result<Option<SecretString>, SessionError> {
        if let Some(file) = &self.globals.passphrase_file {
            return self.passphrase_of(file).map(Some);
        }
        self.globals.passphrase_fd.map(|number| passphrase_in(&descriptor(number))).transpose()
    }

    /// Standard input as data; refused when the passphrase is to be read from it.
    pub(crate) fn standard_input(&self) -> Result<io::StdinLock<'static>, SessionError> {
        if self.kept.as_ref().is_some_and(|kept| kept.takes_standard_input) {
            return Err(SessionError::InputIsCommands);
        }
        match &self.globals.passphrase_file {
            Some(file) if file.as_os_str() == "-" => Err(SessionError::InputTakenTwice),
            _ => Ok(io::stdin().lock()),
        }
    }

    /// Whether standard output is a terminal, where texts of two directions need marks between them.
    pub(crate) fn shows_on_terminal(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Whether lines may be drawn, or have to be typed.
    pub(crate) fn draws_lines(&self) -> bool {
        self.globals.term.as_deref() != Some("dumb")
    }

    /// Whoever answers questions.
    pub(crate) fn person(&self) -> &dyn Person {
        self.person.as_deref().unwrap_or(&self.terminal)
    }

    /// One line; the answer comes without its end and without spaces around it.
    fn line(&self, question: &str) -> Result<String, SessionError> {
        match self.person().hear(question)? {
            Heard::Line(line) => Ok(line),
            Heard::Stop | Heard::End => Err(SessionError::Interrupted),
            Heard::Idle(_) => Err(SessionError::Idle),
        }
    }

    /// Whether `--yes` answers what would be asked only to make sure.
    pub(crate) fn agrees(&self) -> bool {
        self.globals.yes
    }

    /// Whether a person is there to answer questions.
    pub(crate) fn can_ask(&self) -> bool {
        self.terminal.answers()
    }

    /// Asks for one line that is needed; where nobody can be asked, the error names the flag that gives it.
    pub(crate) fn ask(&self, flag: &str, question: &Message) -> Result<String, SessionError> {
        self.need_person(flag)?;
        loop {
            let answer = self.line(&self.catalogue.say(question))?;
            if !answer.is_empty() {
                return Ok(answer);
            }
        }
    }

    /// Asks for one line that may stay empty; where nobody can be asked, it does.
    pub(crate) fn ask_optional(&self, question: &Message) -> Result<Option<String>, SessionError> {
        if !self.can_ask() {
            return Ok(None);
        }
        let answer = self.line(&self.catalogue.say(question))?;
        Ok(Some(answer).filter(|answer| !answer.is_empty()))
    }

    /// Asks which of the options; each is a code with the words that the person reads.
    pub(crate) fn choose<'a>(
        &self,
        flag: &str,
        question: &Message,
        options: &[(&'a str, String)],
    ) -> Result<&'a str, SessionError> {
        self.need_person(flag)?;
        let codes: Vec<&str> = options.iter().map(|(code, _)| *code).collect();
        for (number, (_, words)) in options.iter().enumerate() {
            self.write_message(&format!("{:>3}  {words}", number + 1))?;
        }
        loop {
            let answer = self.line(&self.catalogue.say(question))?;
            if let Some(code) = terminal::chosen(&answer, &codes) {
                return Ok(code);
            }
            self.write_message(&self.catalogue.label("prompts-choose-again"))?;
        }
    }

    /// Asks yes or no, no being what Enter says; `--yes` answers without asking.
    pub(crate) fn confirm(&self, question: &Message) -> Result<bool, SessionError> {
        if self.globals.yes {
            return Ok(true);
        }
        self.need_person("--yes")?;
        let question = Message::new("prompts-yes-no").with("question", question.clone());
        let answer = self.line(&self.catalogue.say(&question))?;
        Ok(terminal::is_yes(&answer, &self.catalogue))
    }

    fn need_person(&self, flag: &str) -> Result<(), SessionError> {
        if self.can_ask() { Ok(()) } else { Err(SessionError::MissingFlag { flag: flag.to_owned() }) }
    }

    /// Says a sentence on standard error, unless `--quiet`.
    pub(crate) fn say(&self, message: &Message) -> Result<(), SessionError> {
        if self.globals.quiet { Ok(()) } else { self.write_message(&self.catalogue.say(message)) }
    }

    fn write_message(&self, text: &str) -> Result<(), SessionError> {
        writeln!(anstream::stderr(), "{}", for_terminal(text)).map_err(SessionError::Terminal)
    }

    /// Prints a page for people on standard output; colours go when it is not a terminal.
    pub(crate) fn print(&self, page: &str) -> Result<(), Failure> {
        written(write!(Heeding(anstream::stdout().lock()), "{page}"))
    }

    /// Writes data on standard output, byte for byte.
    pub(crate) fn write(&self, data: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let mut output = io::BufWriter::new(Heeding(io::stdout().lock()));
        written(data(&mut output).and_then(|()| output.flush()))
    }
}

/// An output that ends with Ctrl-C, where that does not end the program.
struct Heeding<W>(W);

impl<W: Write> Write for Heeding<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Not as 'interrupted', after which a writer would try again.
        if guard::is_interrupted() { Err(io::Error::other("Ctrl-C")) } else { self.0.write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Ok(()) => Ok(()),
        Err(_) if guard::is_interrupted() => Err(StoreError::Interrupted.into()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::ReaderGone),
        Err(error) => Err(SessionError::Output(error).into()),
    }
}

/// Path of an open descriptor: reading by path needs no `unsafe`, and a pipe behind it stays the same pipe.
pub(super) fn descriptor(number: u32) -> PathBuf {
    PathBuf::from(format!("/dev/fd/{number}"))
}

/// Any file is read, for passphrases come through pipes (`<(pass show carnet)`) as well.
fn passphrase_in(path: &Path) -> Result<SecretString, SessionError> {
    let unreadable = |source| SessionError::PassphraseUnreadable { path: path.to_owned(), source };
    first_line(std::fs::File::open(path).map_err(unreadable)?, path)
}

/// As with passphrases, any file is read: an identity may come through a pipe.
fn identity_in(path: &Path) -> Result<SecretString, SessionError> {
    let unreadable = |source| SessionError::IdentityUnreadable { path: path.to_owned(), source };
    let mut text = Zeroizing::new(String::new());
    std::fs::File::open(path)
        .and_then(|file| file.take(LONGEST_IDENTITY).read_to_string(&mut text))
        .map_err(unreadable)?;
    Ok(SecretString::from(text.as_str()))
}

/// The first line without its end; what follows it is left alone.
fn first_line(from: impl Read, path: &Path) -> Result<SecretString, SessionError> {
    let path = || path.to_owned();
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST_PASSPHRASE as usize + 2));
    from.take(LONGEST_PASSPHRASE + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| SessionError::PassphraseUnreadable { path: path(), source })?;
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.len() as u64 > LONGEST_PASSPHRASE {
        return Err(SessionError::PassphraseNotALine { path: path() });
    }
    let text = std::str::from_utf8(line).map_err(|_| SessionError::PassphraseNotALine { path: path() })?;
    if text.is_empty() {
        return Err(SessionError::EmptyPassphrase);
    }
    Ok(SecretString::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, SessionError> {
        first_line(bytes, Path::new("p")).map(|secret| secret.expose_secret().to_owned())
    }

    #[test]
    fn a_passphrase_is_the_first_line_without_its_end() {
        assert_eq!(read(b"caf\xc3\xa9 noir\n").unwrap(), "café noir");
        assert_eq!(read(b" two words \r\nsecond line").unwrap(), " two words ");
        assert_eq!(read(b"no end").unwrap(), "no end");
    }

    #[test]
    fn what_is_no_line_of_text_is_no_passphrase() {
        assert!(matches!(read(b""), Err(SessionError::EmptyPassphrase)));
        assert!(matches!(read(b"\nx"), Err(SessionError::EmptyPassphrase)));
        assert!(matches!(read(b"\xff\xfe"), Err(SessionError::PassphraseNotALine { .. })));
        assert!(matches!(read(&[b'x'; 1025]), Err(SessionError::PassphraseNotALine { .. })));
        assert_eq!(read(&[b'x'; 1024]).unwrap().len(), 1024);
        assert!(matches!(
            first_line(io::repeat(b'x'), Path::new("p")),
            Err(SessionError::PassphraseNotALine { .. })
        ));
    }
}
