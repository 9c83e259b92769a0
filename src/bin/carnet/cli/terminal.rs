//! Questions to the person at the terminal, one line at a time.
//!
//! Questions go to standard error, so that standard output stays data. Nobody is asked when `--no-input`
//! is given or when one of the two ends is not a terminal: a script never waits for an answer.
//!
//! [`Person`] is all that a dialogue knows of whoever answers it: the terminal, a shell with a line of its own, or
//! the lines of a test.

use super::session::SessionError;
use carnet::message::{Catalogue, Message};
use carnet::text::clean::for_terminal;
use secrecy::SecretString;
use std::io::{BufRead, IsTerminal, Write};
use std::time::Duration;

/// A terminal gives at most so many bytes of a line and drops the rest without a word.
const LONGEST_LINE: usize = 4095;

/// What Ctrl-C puts into the line while one is read.
#[cfg(unix)]
const STOP: u8 = 0x03;

/// Columns where nothing is known of the screen, as in a pipe or a file.
const COLUMNS: usize = 80;
/// Narrower or wider than these is no page.
const NARROWEST: usize = 40;
const WIDEST: usize = 120;

/// How many columns standard output shows.
pub(crate) fn columns() -> usize {
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map_or(COLUMNS, |(width, _)| usize::from(width.0).clamp(NARROWEST, WIDEST))
}

/// What came of a question.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A line, without its end and without spaces around it.
    Line(String),
    /// Ctrl-C.
    Stop,
    /// Nobody typed for so long that it is time to lock; what stood there half typed.
    Idle(String),
    /// The end of the input: Ctrl-D, or a terminal that is gone.
    End,
}

/// Whoever answers questions.
pub(crate) trait Person {
    /// Shows some lines.
    fn tell(&self, text: &str) -> Result<(), SessionError>;
    /// Asks for one line that begins with what was typed before.
    fn hear_on(&self, question: &str, typed: &str) -> Result<Heard, SessionError>;
    /// Asks for one line.
    fn hear(&self, question: &str) -> Result<Heard, SessionError> {
        self.hear_on(question, "")
    }
    /// A line that lies there already because it was pasted together with the one heard before.
    fn pasted(&self) -> Result<Option<String>, SessionError>;
    /// From here to the end of what it gives, Ctrl-C is heard by the next question, also between two of them: there it
    /// would end the program, and what was said with it.
    fn listens(&self) -> Listening {
        Listening::default()
    }
}

/// While it lasts, Ctrl-C waits for the next question.
#[derive(Default)]
pub(crate) struct Listening {
    #[cfg(unix)]
    _modes: Option<Modes>,
}

/// The person, if there is one to ask.
pub(crate) struct Terminal {
    answers: bool,
    hears: bool,
    /// How long somebody may take for a line; without it they have all the time.
    patience: Option<Duration>,
}

impl Terminal {
    /// Looks at the ends of the process; `no_input` shuts them.
    pub(crate) fn look(no_input: bool) -> Self {
        let (input, error) = (std::io::stdin().is_terminal(), std::io::stderr().is_terminal());
        Self { answers: !no_input && input && error, hears: !no_input && (input || error), patience: None }
    }

    /// The same, which is left alone when nobody answers for so long.
    pub(crate) fn with_patience(self, patience: Duration) -> Self {
        Self { patience: Some(patience), ..self }
    }

    /// Whether questions can be asked.
    pub(crate) fn answers(&self) -> bool {
        self.answers
    }

    /// Whether a passphrase can be asked: at the terminal itself, so that input may come from a file.
    pub(crate) fn hears(&self) -> bool {
        self.hears
    }

    /// Asks for a passphrase at the terminal device, unseen.
    pub(crate) fn passphrase(&self, question: &str) -> Result<SecretString, SessionError> {
        match rpassword::prompt_password(format!("{} ", for_terminal(question))) {
            Ok(passphrase) => Ok(SecretString::from(passphrase)),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => Err(SessionError::Interrupted),
            Err(error) => Err(SessionError::Terminal(error)),
        }
    }
}

impl Person for Terminal {
    fn tell(&self, text: &str) -> Result<(), SessionError> {
        match writeln!(anstream::stderr(), "{}", for_terminal(text)) {
            // Nobody is there to be told; what was said is kept all the same.
            Err(error) if is_gone(&error) => Ok(()),
            told => told.map_err(SessionError::Terminal),
        }
    }

    fn hear_on(&self, question: &str, typed: &str) -> Result<Heard, SessionError> {
        #[cfg(unix)]
        let _modes = Modes::with_stop();
        let mut error = anstream::stderr();
        let asked = write!(error, "{} {}", for_terminal(question), for_terminal(typed));
        match asked.and_then(|()| error.flush()) {
            // It goes at any moment, in the middle of a question too.
            Err(error) if is_gone(&error) => return Ok(Heard::End),
            asked => asked.map_err(SessionError::Terminal)?,
        }
        if self.patience.is_some_and(is_silent) {
            return Ok(Heard::Idle(typed.to_owned()));
        }
        let heard = match read_line(std::io::stdin().lock())? {
            Heard::Line(line) if !typed.is_empty() => Heard::Line(format!("{typed}{line}")),
            heard => heard,
        };
        if !matches!(heard, Heard::Line(_)) {
            // The cursor stands behind the question. A terminal that is gone shows nothing any more.
            let _ = writeln!(error);
        }
        Ok(heard)
    }

    #[cfg(unix)]
    fn listens(&self) -> Listening {
        Listening { _modes: self.answers.then(Modes::with_stop) }
    }

    fn pasted(&self) -> Result<Option<String>, SessionError> {
        if is_silent(Duration::ZERO) {
            return Ok(None);
        }
        match read_line(std::io::stdin().lock())? {
            Heard::Line(line) => Ok(Some(line)),
            Heard::Stop | Heard::Idle(_) | Heard::End => Ok(None),
        }
    }
}

/// Whether no line comes for so long.
#[cfg(unix)]
pub(crate) fn is_silent(limit: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let input = std::io::stdin();
    let wait = Timespec {
        tv_sec: i64::try_from(limit.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: limit.subsec_nanos().into(),
    };
    loop {
        match poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(&wait)) {
            // A signal, such as that of another size of the window.
            Err(rustix::io::Errno::INTR) => {}
            heard => return heard == Ok(0),
        }
    }
}

/// Whether no line comes for so long: here nothing tells.
#[cfg(not(unix))]
pub(crate) fn is_silent(limit: Duration) -> bool {
    limit.is_zero()
}

/// Whether the terminal has gone away.
fn is_gone(error: &std::io::Error) -> bool {
    #[cfg(unix)]
    let gone = error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error());
    #[cfg(not(unix))]
    let gone = error.kind() == std::io::ErrorKind::BrokenPipe;
    gone
}

/// Reads to the end of a line. The terminal gives a line at a time, so nothing after it is taken.
fn read_line(mut input: impl BufRead) -> Result<Heard, SessionError> {
    let mut line = Vec::new();
    loop {
        let read = match input.fill_buf() {
            Err(error) if is_gone(&error) => return Ok(Heard::End),
            read => read.map_err(SessionError::Terminal)?,
        };
        if read.is_empty() && line.is_empty() {
            return Ok(Heard::End);
        }
        #[cfg(unix)]
        if read.last() == Some(&STOP) {
            let all = read.len();
            input.consume(all);
            return Ok(Heard::Stop);
        }
        let end = read.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(read.len(), |end| end + 1);
        line.extend_from_slice(&read[..taken]);
        let is_over = end.is_some() || read.is_empty();
        input.consume(taken);
        if line.len() >= LONGEST_LINE {
            return Err(SessionError::LineTooLong { limit: LONGEST_LINE });
        }
        if is_over {
            let line = String::from_utf8(line).map_err(|_| SessionError::LineNotText)?;
            return Ok(Heard::Line(line.trim().to_owned()));
        }
    }
}

/// The terminal's modes as they were; put back when the line is read.
#[cfg(unix)]
struct Modes(Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Modes {
    /// From here on Ctrl-C ends the line instead of the program, which still has something to ask: whether to keep
    /// what was said. The terminal goes on to do what it does with every other key.
    fn with_stop() -> Self {
        use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        let input = std::io::stdin();
        let Ok(before) = tcgetattr(&input) else { return Self(None) };
        let mut modes = before.clone();
        modes.special_codes[SpecialCodeIndex::VINTR] = 0;
        modes.special_codes[SpecialCodeIndex::VEOL] = STOP;
        let changed = tcsetattr(&input, OptionalActions::Now, &modes);
        Self(changed.ok().map(|()| before))
    }
}

#[cfg(unix)]
impl Drop for Modes {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            // A terminal that is gone keeps no modes.
            let _ =
                rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Now, before);
        }
    }
}

/// Whether the answer is one of the language's words for yes; everything else, nothing included, is no.
pub(crate) fn is_yes(answer: &str, catalogue: &Catalogue) -> bool {
    let words = catalogue.say(&Message::new("prompts-yes-words"));
    let answer = answer.trim().to_lowercase();
    words.split_whitespace().any(|word| word == answer)
}

/// Which of the options the answer names, by its number from 1 or by its code.
pub(crate) fn chosen<'a>(answer: &str, codes: &[&'a str]) -> Option<&'a str> {
    let by_number = answer.parse().ok().and_then(|n: usize| codes.get(n.checked_sub(1)?).copied());
    by_number.or_else(|| codes.iter().copied().find(|code| *code == answer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use carnet::message::Language;

    #[test]
    fn only_a_clear_yes_is_yes() {
        let french = Catalogue::new(Language::French);
        assert!(is_yes("o", &french) && is_yes(" OUI ", &french));
        for no in ["", "n", "non", "ok ok", "oui non"] {
            assert!(!is_yes(no, &french), "{no}");
        }
        assert!(is_yes("y", &Catalogue::new(Language::English)));
    }

    #[test]
    fn a_line_ends_at_its_end_at_ctrl_c_or_at_the_end_of_the_input() {
        assert_eq!(read_line(&b"  caf\xc3\xa9 \nnext\n"[..]).unwrap(), Heard::Line("café".into()));
        assert_eq!(read_line(&b"no end"[..]).unwrap(), Heard::Line("no end".into()));
        assert_eq!(read_line(&b"half a li\x03"[..]).unwrap(), Heard::Stop);
        assert_eq!(read_line(&b""[..]).unwrap(), Heard::End);
        assert!(matches!(read_line(&b"\xff\n"[..]), Err(SessionError::LineNotText)));
        // The terminal has dropped what was typed beyond: half a text is not taken for the whole.
        assert!(matches!(read_line(&[b'a'; 4095][..]), Err(SessionError::LineTooLong { .. })));
        assert!(matches!(read_line(&[b'a'; 4094][..]), Ok(Heard::Line(_))));
    }

    #[test]
    fn options_are_chosen_by_number_or_code() {
        let codes = ["granted", "denied"];
        assert_eq!(chosen("2", &codes), Some("denied"));
        assert_eq!(chosen("granted", &codes), Some("granted"));
        assert_eq!(chosen("0", &codes), None);
        assert_eq!(chosen("3", &codes), None);
        assert_eq!(chosen("", &codes), None);
    }
}
