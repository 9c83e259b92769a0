//! What can go wrong with the terminal, the key and the files that the flags name.

use carnet::file::FileError;
use carnet::message::{Exit, Explain, Message};
use std::io;
use std::path::PathBuf;

/// What can go wrong between the program and the world around it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionError {
    /// An answer is needed and nobody can be asked.
    #[error("{flag} is missing and nobody can be asked")]
    MissingFlag { flag: String },
    /// The store needs a key and nobody can be asked for the passphrase.
    #[error("no passphrase given and no terminal to ask for it")]
    NoPassphrase,
    /// The file of the passphrase cannot be read.
    #[error("cannot read the passphrase in {}", path.display())]
    PassphraseUnreadable { path: PathBuf, source: io::Error },
    /// The file of the passphrase does not begin with a line of text.
    #[error("{} does not begin with a line of text", path.display())]
    PassphraseNotALine { path: PathBuf },
    /// The identity file cannot be read.
    #[error("cannot read the identity in {}", path.display())]
    IdentityUnreadable { path: PathBuf, source: io::Error },
    /// A file is named for a key on paper or shares, and none are made.
    #[error("nothing is handed out that a file could take")]
    NothingHandedOut,
    /// What is named for a passphrase, an identity or shares is no file that can be read to its end.
    #[error(transparent)]
    NotAFile(FileError),
    /// A passphrase of no characters.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// A new passphrase was typed in two ways.
    #[error("the two passphrases differ")]
    TypedDifferently,
    /// Passphrase and data are both to come from standard input.
    #[error("standard input is needed for the passphrase and for data")]
    InputTakenTwice,
    /// Commands come from standard input, so data cannot.
    #[error("standard input gives the commands")]
    InputIsCommands,
    /// A folder that cannot be gone to.
    #[error("cannot go to {}", path.display())]
    NoFolder { path: PathBuf, source: io::Error },
    /// A shell has one store open.
    #[error("another store than the one that is open")]
    OtherStore,
    /// A command that has no place among those of a shell.
    #[error("not in a shell")]
    NotInShell,
    /// A line whose quote is not closed.
    #[error("an open quote")]
    OpenQuote,
    /// The platform names no folder for the person's data.
    #[error("no home folder")]
    NoHome,
    /// The person ended the questions.
    #[error("interrupted")]
    Interrupted,
    /// Nobody answered for some time: a shell locks.
    #[error("nobody answered")]
    Idle,
    /// A line longer than a terminal gives; the rest of it is lost.
    #[error("a line of more than {limit} bytes")]
    LineTooLong { limit: usize },
    /// A line that is no text.
    #[error("a line that is not UTF-8")]
    LineNotText,
    /// The terminal cannot be read or written.
    #[error("cannot use the terminal")]
    Terminal(#[source] io::Error),
    /// Standard output cannot be written.
    #[error("cannot write to standard output")]
    Output(#[source] io::Error),
}

impl Explain for SessionError {
    fn message(&self) -> Message {
        match self {
            Self::MissingFlag { flag } => Message::new("errors-session-missing-flag").with("flag", flag),
            Self::NoPassphrase => Message::new("errors-session-no-passphrase"),
            Self::PassphraseUnreadable { path, .. } => {
                Message::new("errors-session-passphrase-unreadable").with("path", path.as_path())
            }
            Self::PassphraseNotALine { path } => {
                Message::new("errors-session-passphrase-not-a-line").with("path", path.as_path())
            }
            Self::IdentityUnreadable { path, .. } => {
                Message::new("errors-session-identity-unreadable").with("path", path.as_path())
            }
            Self::NothingHandedOut => Message::new("errors-session-nothing-handed-out"),
            Self::NotAFile(error) => error.message(),
            Self::EmptyPassphrase => Message::new("errors-session-empty-passphrase"),
            Self::TypedDifferently => Message::new("errors-session-typed-differently"),
            Self::InputTakenTwice => Message::new("errors-session-input-taken-twice"),
            Self::InputIsCommands => Message::new("errors-session-input-is-commands"),
            Self::OtherStore => Message::new("errors-session-other-store"),
            Self::NoFolder { path, .. } => {
                Message::new("errors-session-no-folder").with("path", path.as_path())
            }
            Self::NotInShell => Message::new("errors-session-not-in-shell"),
            Self::OpenQuote => Message::new("errors-session-open-quote"),
            Self::NoHome => Message::new("errors-session-no-home"),
            Self::Interrupted => Message::new("errors-session-interrupted"),
            Self::Idle => Message::new("errors-session-idle"),
            Self::LineTooLong { limit } => Message::new("errors-session-line-too-long").with("limit", *limit),
            Self::LineNotText => Message::new("errors-session-line-not-text"),
            Self::Terminal(_) => Message::new("errors-session-terminal"),
            Self::Output(_) => Message::new("errors-session-output"),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::MissingFlag { flag } => {
                Some(Message::new("errors-session-missing-flag.hint").with("flag", flag))
            }
            Self::NoPassphrase => Some(Message::new("errors-session-no-passphrase.hint")),
            Self::PassphraseUnreadable { .. } => {
                Some(Message::new("errors-session-passphrase-unreadable.hint"))
            }
            Self::PassphraseNotALine { .. } => {
                Some(Message::new("errors-session-passphrase-not-a-line.hint"))
            }
            Self::IdentityUnreadable { .. } => Some(Message::new("errors-session-identity-unreadable.hint")),
            Self::NothingHandedOut => Some(Message::new("errors-session-nothing-handed-out.hint")),
            Self::NotAFile(error) => error.hint(),
            Self::EmptyPassphrase => Some(Message::new("errors-session-empty-passphrase.hint")),
            Self::TypedDifferently => Some(Message::new("errors-session-typed-differently.hint")),
            Self::InputTakenTwice => Some(Message::new("errors-session-input-taken-twice.hint")),
            Self::InputIsCommands => Some(Message::new("errors-session-input-is-commands.hint")),
            Self::OtherStore => Some(Message::new("errors-session-other-store.hint")),
            Self::NoFolder { .. } => Some(Message::new("errors-session-no-folder.hint")),
            Self::NotInShell => Some(Message::new("errors-session-not-in-shell.hint")),
            Self::OpenQuote => Some(Message::new("errors-session-open-quote.hint")),
            Self::NoHome => Some(Message::new("errors-session-no-home.hint")),
            Self::Interrupted | Self::Idle => None,
            Self::LineTooLong { .. } => Some(Message::new("errors-session-line-too-long.hint")),
            Self::LineNotText => Some(Message::new("errors-session-line-not-text.hint")),
            Self::Terminal(_) => Some(Message::new("errors-session-terminal.hint")),
            Self::Output(_) => Some(Message::new("errors-session-output.hint")),
        }
    }

    fn code(&self) -> u16 {
        match self {
            Self::MissingFlag { .. } => 120,
            Self::NoPassphrase => 121,
            Self::PassphraseUnreadable { .. } => 122,
            Self::PassphraseNotALine { .. } => 123,
            Self::NothingHandedOut => 132,
            Self::NotAFile(error) => error.code(),
            Self::EmptyPassphrase => 124,
            Self::TypedDifferently => 125,
            Self::InputTakenTwice => 126,
            Self::OtherStore => 741,
            Self::NoFolder { .. } => 745,
            Self::NotInShell => 742,
            Self::OpenQuote => 743,
            Self::InputIsCommands => 744,
            Self::NoHome => 127,
            Self::Interrupted => 128,
            Self::Terminal(_) => 129,
            Self::Output(_) => 130,
            Self::IdentityUnreadable { .. } => 131,
            Self::Idle => 716,
            Self::LineTooLong { .. } => 700,
            Self::LineNotText => 701,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::NotAFile(error) => error.exit(),
            Self::Interrupted | Self::Idle => Exit::Interrupted,
            Self::Terminal(_) | Self::Output(_) => Exit::Failed,
            _ => Exit::Input,
        }
    }
}
