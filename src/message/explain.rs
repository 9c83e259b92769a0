//! How an error explains itself to the person who met it.

use super::Message;

/// An error that can say what happened, where, and what to do next.
///
/// Each room's error enum carries facts; this turns a variant into the ids of its sentences. Its
/// `Display` stays English, for logs and tests.
pub trait Explain {
    /// What happened and where: file, row, field. Never the confidential text itself.
    fn message(&self) -> Message;
    /// What the person can do next, where there is something.
    fn hint(&self) -> Option<Message> {
        None
    }
    /// Stable number of this kind of failure, printed as `[CN-0213]` so that a colleague far away can
    /// look it up in docs/errors.md. Never given to another failure once released.
    fn code(&self) -> u16;
    /// What the process tells the script that called it.
    fn exit(&self) -> Exit;
}

/// How the process ends when it did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Exit {
    /// Unexpected failure, full disk, input or output error.
    Failed = 1,
    /// Bad input or usage, output file exists, a flag is missing under `--no-input`.
    Input = 2,
    /// No key opens it: wrong passphrase, or the key slot or identity file is damaged.
    Key = 3,
    /// Store or sealed file is damaged, foreign or too new.
    Damaged = 4,
    /// Refused for protection: disclosure, signature, replay, policy.
    Refused = 5,
    /// Another process uses the store.
    Busy = 6,
    /// The person interrupted it.
    Interrupted = 130,
}

impl Exit {
    /// The number handed to the operating system.
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
