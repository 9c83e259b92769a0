//! Questions to the person at the terminal, one line at a time.
//!
//! Questions go to standard error, so that standard output stays data. Nobody is asked when `--no-input`
//! is given or when one of the two ends is not a terminal: a script never waits for an answer.

use super::session::SessionError;
use carnet::message::{Catalogue, Message};
use carnet::text::clean::for_terminal;
use secrecy::SecretString;
use std::io::{BufRead, IsTerminal, Read, Write};

/// A line longer than this is no answer; texts of that length come by `--input`.
const LONGEST_LINE: u64 = 64 * 1024;

/// The person, if there is one to ask.
pub(crate) struct Terminal {
    answers: bool,
    hears: bool,
}

impl Terminal {
    /// Looks at the ends of the process; `no_input` shuts them.
    pub(crate) fn look(no_input: bool) -> Self {
        let (input, error) = (std::io::stdin().is_terminal(), std::io::stderr().is_terminal());
        Self { answers: !no_input && input && error, hears: !no_input && (input || error) }
    }

    /// Whether questions can be asked.
    pub(crate) fn answers(&self) -> bool {
        self.answers
    }

    /// Whether a passphrase can be asked: at the terminal itself, so that input may come from a file.
    pub(crate) fn hears(&self) -> bool {
        self.hears
    }

    /// Asks for one line; the answer comes without its end and without spaces around it.
    pub(crate) fn line(&self, question: &str) -> Result<String, SessionError> {
        let mut error = anstream::stderr();
        write!(error, "{} ", for_terminal(question))
            .and_then(|()| error.flush())
            .map_err(SessionError::Terminal)?;
        let mut line = String::new();
        let read = std::io::stdin().lock().take(LONGEST_LINE).read_line(&mut line);
        match read.map_err(SessionError::Terminal)? {
            0 => Err(SessionError::Interrupted),
            _ => Ok(line.trim().to_owned()),
        }
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
    fn options_are_chosen_by_number_or_code() {
        let codes = ["granted", "denied"];
        assert_eq!(chosen("2", &codes), Some("denied"));
        assert_eq!(chosen("granted", &codes), Some("granted"));
        assert_eq!(chosen("0", &codes), None);
        assert_eq!(chosen("3", &codes), None);
        assert_eq!(chosen("", &codes), None);
    }
}
