//! Tells what went wrong: what, where, what to do next.

use super::failure::Told;
use anstyle::{AnsiColor, Style};
use carnet::message::{Arg, Catalogue, Message};
use carnet::text::clean::for_terminal;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;

const HEAD: Style = AnsiColor::Red.on_default().bold();

/// Prints failures on standard error, for a person or, under `--json`, for a program.
pub(crate) struct Printer {
    catalogue: Rc<Catalogue>,
    json: bool,
    verbose: bool,
}

impl Printer {
    pub(super) fn new(catalogue: Rc<Catalogue>, json: bool, verbose: bool) -> Self {
        Self { catalogue, json, verbose }
    }

    /// Prints the error and gives the exit code that it ends the process with.
    pub(crate) fn failure(&self, error: &dyn Told) -> ExitCode {
        let text = if self.json { self.as_object(error) } else { self.as_lines(error) };
        // Nobody is left to tell when standard error itself is gone; the exit code still says it.
        let _ = writeln!(anstream::stderr(), "{text}");
        error.exit().into()
    }

    fn as_lines(&self, error: &dyn Told) -> String {
        let head = self.catalogue.say(&Message::new("errors-head").with("code", shown(error.code())));
        let mut lines = format!("{HEAD}{head}{HEAD:#} {}", self.say(&error.message()));
        for line in error.hint().iter().flat_map(|hint| indented(&self.say(hint))) {
            lines.push_str(&line);
        }
        if self.verbose {
            for cause in causes(error) {
                let said = Message::new("errors-cause").with("cause", cause);
                indented(&self.say(&said)).iter().for_each(|line| lines.push_str(line));
            }
        }
        lines
    }

    fn as_object(&self, error: &dyn Told) -> String {
        let message = error.message();
        let mut object = json!({
            "code": shown(error.code()),
            "exit": error.exit().code(),
            "id": message.id,
            "facts": self.facts(&message),
            "message": self.say(&message),
            "hint": error.hint().map(|hint| self.say(&hint)),
        });
        if self.verbose {
            object["causes"] = causes(error).iter().map(|cause| for_terminal(cause)).collect();
        }
        json!({ "error": object }).to_string()
    }

    fn facts(&self, message: &Message) -> Map<String, Value> {
        message.args.iter().map(|(name, arg)| ((*name).to_owned(), self.fact(arg))).collect()
    }

    fn fact(&self, arg: &Arg) -> Value {
        match arg {
            Arg::Text(text) => for_terminal(text).into(),
            Arg::Number(number) => (*number).into(),
            Arg::Decimal { value, .. } => (*value).into(),
            Arg::Message(inner) => self.say(inner).into(),
        }
    }

    /// Cleaned, because what was typed, or a path, may hold characters that steer a terminal.
    fn say(&self, message: &Message) -> String {
        for_terminal(&self.catalogue.say(message)).into_owned()
    }
}

/// A code as it is printed and looked up.
fn shown(code: u16) -> String {
    format!("CN-{code:04}")
}

fn indented(text: &str) -> Vec<String> {
    text.lines().map(|line| format!("\n  {line}")).collect()
}

/// The error's English words and those of everything under it, for whoever looks after the program.
fn causes(error: &dyn Told) -> Vec<String> {
    std::iter::successors(Some(error.as_error()), |error| error.source()).map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::usage::UsageError;
    use carnet::message::Language;

    fn printer(json: bool, verbose: bool) -> Printer {
        Printer::new(Rc::new(Catalogue::new(Language::English)), json, verbose)
    }

    fn error() -> UsageError {
        UsageError::UnknownArgument { word: "--stroe".into(), near: Some("--store".into()) }
    }

    #[test]
    fn people_read_what_and_what_next() {
        let lines = anstream::adapter::strip_str(&printer(false, false).as_lines(&error())).to_string();
        assert_eq!(lines, "Error [CN-0104]: there is no argument --stroe.\n  Did you mean --store?");
    }

    #[test]
    fn what_was_typed_cannot_steer_the_terminal() {
        let error = UsageError::UnknownCommand { word: "\u{1b}]52;c;eA==\u{7}\u{202e}x".into(), near: None };
        let lines = printer(false, true).as_lines(&error);
        let lines = lines.replace(&format!("{HEAD}"), "").replace(&format!("{HEAD:#}"), "");
        assert!(lines.contains("no command <U+001B>]52;c;eA==<U+0007><U+202E>x."), "{lines:?}");
        for text in [lines, printer(true, true).as_object(&error)] {
            assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
        }
    }

    #[test]
    fn programs_read_one_object() {
        let text = printer(true, true).as_object(&error());
        let object: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(object["error"]["code"], "CN-0104");
        assert_eq!(object["error"]["exit"], 2);
        assert_eq!(object["error"]["facts"]["word"], "--stroe");
        assert_eq!(object["error"]["causes"][0], "no argument \"--stroe\"");
        assert!(!text.contains('\n'));
    }
}
