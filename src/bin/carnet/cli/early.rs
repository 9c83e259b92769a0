//! What must be known before the command line is read, because its own help and errors depend on it.

use super::Session;
use super::globals::{Colour, Format, Globals};
use super::printer::Printer;
use carnet::message::{Catalogue, Language};
use std::ffi::OsString;
use std::rc::Rc;

/// Language, colour and shape of messages, found by looking over the words once.
pub(crate) struct Early {
    /// The sentences of the language chosen.
    pub(crate) catalogue: Rc<Catalogue>,
    json: bool,
    verbose: bool,
}

impl Early {
    /// Looks for `--lang`, `--color`, `--json` and `-v`; a bad value is left for the real parser to refuse.
    pub(crate) fn read(words: &[OsString]) -> Self {
        let words: Vec<&str> =
            words.iter().skip(1).filter_map(|word| word.to_str()).take_while(|word| *word != "--").collect();
        let asked = value_of(&words, "--lang").and_then(Language::from_code);
        let language = Language::choose(asked, sys_locale::get_locales());
        if let Some(colour) = value_of(&words, "--color").and_then(Colour::from_code) {
            colour.apply();
        }
        Self {
            catalogue: Rc::new(Catalogue::new(language)),
            json: words.contains(&"--json") || value_of(&words, "--format") == Some("json"),
            verbose: words.iter().any(|word| ["-v", "--verbose"].contains(word)),
        }
    }

    /// The same of one line among several, in the language of `all` where it asks for no other.
    pub(crate) fn of_line(words: &[OsString], all: &Self, globals: &Globals) -> Self {
        globals.color.unwrap_or(Colour::Auto).apply();
        let own = Self::read(words);
        let asks = words.iter().filter_map(|word| word.to_str()).any(|word| word.starts_with("--lang"));
        let catalogue = if asks { own.catalogue } else { Rc::clone(&all.catalogue) };
        Self { catalogue, json: own.json || all.json, verbose: own.verbose || all.verbose }
    }

    /// What holds for every line of a session.
    pub(crate) fn of_session(session: &Session) -> Self {
        Self {
            catalogue: session.shared_catalogue(),
            json: session.format() == Format::Json,
            verbose: session.globals().verbose,
        }
    }

    /// Prints what goes wrong.
    pub(crate) fn printer(&self) -> Printer {
        Printer::new(Rc::clone(&self.catalogue), self.json, self.verbose)
    }
}

/// The value of a flag in either spelling, `--flag value` or `--flag=value`; the last one counts.
fn value_of<'a>(words: &[&'a str], flag: &str) -> Option<&'a str> {
    let mut found = None;
    for (at, word) in words.iter().enumerate() {
        if *word == flag {
            found = words.get(at + 1).copied();
        } else if let Some(value) = word.strip_prefix(flag).and_then(|rest| rest.strip_prefix('=')) {
            found = Some(value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::value_of;

    #[test]
    fn both_spellings_are_found_and_the_last_counts() {
        assert_eq!(value_of(&["--lang", "fr"], "--lang"), Some("fr"));
        assert_eq!(value_of(&["--lang=en", "actor", "--lang=fr"], "--lang"), Some("fr"));
        assert_eq!(value_of(&["--language=fr", "--lang"], "--lang"), None);
    }
}
