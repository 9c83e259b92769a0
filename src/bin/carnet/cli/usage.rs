//! What is wrong with a command line, in the person's language.

use super::printer::Printer;
use super::values::BadValue;
use carnet::message::{Exit, Explain, Message};
use carnet::model::{Fault, Reason};
use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

/// How reading the command line ended, when it did not end in a command.
pub(crate) struct Ended {
    error: clap::Error,
    tree: Box<Command>,
}

impl Ended {
    pub(super) fn new(error: clap::Error, tree: Command) -> Self {
        Self { error, tree: Box::new(tree) }
    }

    /// The exit code that it ends in, but for the help asked for.
    pub(crate) fn exit(&self) -> Option<Exit> {
        let is_help = matches!(self.error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
        (!is_help).then_some(Exit::Input)
    }

    /// Prints the help asked for (exit 0), the help needed, or the error (exit 2).
    pub(crate) fn finish(self, printer: &Printer) -> ExitCode {
        match self.error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                // A reader that closed its end has had enough.
                let _ = write!(anstream::stdout(), "{}", self.error.render().ansi());
                ExitCode::SUCCESS
            }
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let _ = write!(anstream::stderr(), "{}", self.short_help());
                Exit::Input.into()
            }
            _ => printer.failure(&UsageError::from(&self.error)),
        }
    }

    /// The short help of the command that was given without its verb.
    fn short_help(mut self) -> String {
        let path = text(&self.error, ContextKind::InvalidSubcommand).unwrap_or_default();
        let mut command = super::help::built(&mut self.tree);
        for word in path.split_whitespace().skip(1) {
            if command.find_subcommand(word).is_none() {
                break;
            }
            command = command.find_subcommand_mut(word).expect("just found");
        }
        command.render_help().ansi().to_string()
    }
}

/// What is wrong with the words of a command line.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UsageError {
    /// A word where a command should be.
    #[error("no command {word:?}")]
    UnknownCommand { word: String, near: Option<String> },
    /// A flag that the command does not take.
    #[error("no argument {word:?}")]
    UnknownArgument { word: String, near: Option<String> },
    /// A value that is not one of those possible.
    #[error("{argument}: {value:?} is not one of the possible values")]
    NotPossible { argument: String, value: String, possible: Vec<String>, near: Option<String> },
    /// A flag at the end without its value.
    #[error("{argument}: value missing")]
    NoValue { argument: String },
    /// A value that its type refuses.
    #[error("{argument}: {reason}")]
    Refused { argument: String, reason: BadReason },
    /// Two arguments that exclude each other, or one given twice.
    #[error("{argument} together with {other}")]
    Conflict { argument: String, other: String },
    /// Arguments that the command needs.
    #[error("missing: {arguments}")]
    Missing { arguments: String },
    /// Bytes that are no text.
    #[error("an argument is not valid UTF-8")]
    NotText,
    /// What else clap refuses.
    #[error("{0}")]
    Other(String),
}

/// The reason for which a value was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadReason {
    /// The type's own, already in sentences.
    #[error("{}", message.id)]
    Explained { message: Message, hint: Option<Message>, code: u16, exit: Exit },
    /// A standard type's, such as a number's: only that it does not fit.
    #[error("{value:?} does not fit")]
    DoesNotFit { value: String },
}

impl UsageError {
    /// A value that its flag does not take, for the model's reason.
    pub(crate) fn refused(flag: &str, reason: Reason) -> Self {
        let fault = Fault::new("", reason);
        let (message, hint, code, exit) = (fault.message(), fault.hint(), fault.code(), fault.exit());
        let reason = BadReason::Explained { message, hint, code, exit };
        Self::Refused { argument: flag.to_owned(), reason }
    }
}

impl From<&clap::Error> for UsageError {
    fn from(error: &clap::Error) -> Self {
        let get = |kind| text(error, kind);
        let argument = || name_of(&get(ContextKind::InvalidArg).unwrap_or_default());
        match error.kind() {
            ErrorKind::InvalidSubcommand => Self::UnknownCommand {
                word: get(ContextKind::InvalidSubcommand).unwrap_or_default(),
                near: get(ContextKind::SuggestedSubcommand),
            },
            ErrorKind::UnknownArgument => {
                Self::UnknownArgument { word: argument(), near: get(ContextKind::SuggestedArg) }
            }
            ErrorKind::InvalidValue => match get(ContextKind::InvalidValue).filter(|value| !value.is_empty())
            {
                Some(value) => Self::NotPossible {
                    argument: argument(),
                    value,
                    possible: list(error, ContextKind::ValidValue),
                    near: get(ContextKind::SuggestedValue),
                },
                None => Self::NoValue { argument: argument() },
            },
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                Self::NoValue { argument: argument() }
            }
            ErrorKind::ValueValidation => Self::Refused {
                argument: argument(),
                reason: match error.source().and_then(|source| source.downcast_ref::<BadValue>()) {
                    Some(BadValue(told)) => BadReason::Explained {
                        message: told.message(),
                        hint: told.hint(),
                        code: told.code(),
                        exit: told.exit(),
                    },
                    None => {
                        BadReason::DoesNotFit { value: get(ContextKind::InvalidValue).unwrap_or_default() }
                    }
                },
            },
            ErrorKind::ArgumentConflict => Self::Conflict {
                argument: argument(),
                other: get(ContextKind::PriorArg).map_or_else(argument, |prior| name_of(&prior)),
            },
            ErrorKind::MissingRequiredArgument => {
                Self::Missing { arguments: get(ContextKind::InvalidArg).unwrap_or_default() }
            }
            ErrorKind::InvalidUtf8 => Self::NotText,
            kind => Self::Other(format!("{kind:?}")),
        }
    }
}

/// An argument without the word for its value: `--today <DATE>` is `--today`.
fn name_of(argument: &str) -> String {
    argument.split(' ').next().unwrap_or_default().to_owned()
}

fn list(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let all = list(error, kind);
    (!all.is_empty()).then(|| all.join(", "))
}

fn did_you_mean(near: Option<&String>) -> Message {
    match near {
        Some(near) => Message::new("errors-cli-near").with("near", near),
        None => Message::new("errors-cli-see-help"),
    }
}

impl Explain for UsageError {
    fn message(&self) -> Message {
        match self {
            Self::UnknownCommand { word, .. } => {
                Message::new("errors-cli-unknown-command").with("word", word)
            }
            Self::UnknownArgument { word, .. } => {
                Message::new("errors-cli-unknown-argument").with("word", word)
            }
            Self::NotPossible { argument, value, .. } => {
                Message::new("errors-cli-not-possible").with("argument", argument).with("value", value)
            }
            Self::NoValue { argument } => Message::new("errors-cli-no-value").with("argument", argument),
            Self::Refused { argument, reason } => {
                let reason = match reason {
                    BadReason::Explained { message, .. } => message.clone(),
                    BadReason::DoesNotFit { value } => {
                        Message::new("errors-cli-does-not-fit").with("value", value)
                    }
                };
                Message::new("errors-cli-refused").with("argument", argument).with("reason", reason)
            }
            Self::Conflict { argument, other } => {
                Message::new("errors-cli-conflict").with("argument", argument).with("other", other)
            }
            Self::Missing { arguments } => Message::new("errors-cli-missing").with("arguments", arguments),
            Self::NotText => Message::new("errors-cli-not-text"),
            Self::Other(_) => Message::new("errors-cli-other"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::UnknownCommand { near, .. } | Self::UnknownArgument { near, .. } => {
                did_you_mean(near.as_ref())
            }
            Self::NotPossible { near: Some(near), .. } => did_you_mean(Some(near)),
            Self::NotPossible { possible, .. } if !possible.is_empty() => {
                Message::new("errors-cli-possible").with("values", possible.join(", "))
            }
            Self::Refused { reason: BadReason::Explained { hint: Some(hint), .. }, .. } => hint.clone(),
            _ => Message::new("errors-cli-see-help"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Refused { reason: BadReason::Explained { code, .. }, .. } => *code,
            Self::UnknownCommand { .. } => 103,
            Self::UnknownArgument { .. } => 104,
            Self::NotPossible { .. } => 105,
            Self::NoValue { .. } => 106,
            Self::Refused { .. } => 107,
            Self::Conflict { .. } => 108,
            Self::Missing { .. } => 109,
            Self::NotText => 110,
            Self::Other(_) => 111,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Refused { reason: BadReason::Explained { exit, .. }, .. } => *exit,
            _ => Exit::Input,
        }
    }
}
