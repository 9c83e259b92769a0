//! What a command may use of the world: the terminal, the date, the language, the output and the key.

#![expect(clippy::disallowed_methods, reason = "the one clock of the program")]

mod error;
mod secrets;

pub(crate) use error::SessionError;
pub(crate) use secrets::descriptor;

use super::Early;
use super::failure::Failure;
use super::globals::{Asked, Document, Format, Globals};
use super::kept::{Kept, OpenStore};
use super::printer::Printer;
use super::terminal::{self, Heard, Person, Terminal};
use carnet::guard::{self, Reach};
use carnet::message::{Catalogue, Message};
use carnet::store::{Alarm, Stamp, Store, StoreError};
use carnet::text::clean::for_terminal;
use chrono::NaiveDate;
use etcetera::BaseStrategy;
use secrecy::SecretString;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

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

    /// The shape asked for, where one is.
    pub(crate) fn asked(&self) -> Option<Asked> {
        self.globals.asked()
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

    /// The same for a store that is to be made in a folder: it is made beside it first, also where that is there and empty.
    pub(crate) fn reach_of_new_store(&self, folder: PathBuf) -> Reach {
        let parent = match folder.parent() {
            Some(parent) if parent != Path::new("") => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        Reach { folders: vec![folder, parent], ..self.reach_of_flags() }
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

    /// From here on Ctrl-C ends what the database does, and the store says what became of it; in a shell it does so already.
    pub(crate) fn heed_interrupts(&self, store: &mut Store) -> Result<(), StoreError> {
        if self.kept.is_some() {
            return Ok(());
        }
        guard::note_interrupts();
        store.heed(guard::is_interrupted)
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

    /// The same, broken between words at the width of a page.
    pub(crate) fn say_wrapped(&self, message: &Message) -> Result<(), SessionError> {
        let text = super::record::wrapped("", &self.catalogue.say(message), 0);
        if self.globals.quiet { Ok(()) } else { self.write_message(text.trim_end()) }
    }

    pub(crate) fn write_message(&self, text: &str) -> Result<(), SessionError> {
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
