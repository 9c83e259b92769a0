//! Whom something is sealed to, as a command line names them: one by one, or in a file with one a line.

use super::Failure;
use carnet::exchange::Recipients;
use carnet::file;
use carnet::message::{Exit, Explain, Message};
use std::path::{Path, PathBuf};

/// Largest recipients file: more than fit in one seal.
const LARGEST_FILE: u64 = 64 * 1024;

/// The flags that name recipients.
#[derive(clap::Args)]
pub(crate) struct To {
    /// A recipient, age1...
    #[arg(long, value_name = "RECIPIENT")]
    to: Vec<String>,
    /// A file of recipients.
    #[arg(long, value_name = "FILE")]
    recipients_file: Option<PathBuf>,
}

impl To {
    /// The files that the flags name.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.recipients_file.iter().cloned()
    }

    /// The recipients; a bad one stops it, and the rest with it.
    pub(crate) fn read(&self) -> Result<Recipients, Failure> {
        let mut recipients = Recipients::new();
        for text in &self.to {
            recipients.add(text, None)?;
        }
        if let Some(path) = &self.recipients_file {
            for_each(path, |text| recipients.add(text, None))?;
        }
        Ok(recipients)
    }
}

/// Gives each recipient of a file to `take`; empty lines and those that begin with `#` are left out.
pub(crate) fn for_each<E: Explain>(
    path: &Path,
    mut take: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), Failure> {
    let text = file::read(path, LARGEST_FILE)?;
    let text = String::from_utf8_lossy(&text);
    for (line, text) in text.lines().enumerate() {
        let text = text.trim();
        if !text.is_empty() && !text.starts_with('#') {
            take(text).map_err(|error| NotARecipient {
                path: path.to_owned(),
                line: line + 1,
                reason: error.message(),
            })?;
        }
    }
    Ok(())
}

/// A line of a recipients file that is none.
#[derive(Debug, thiserror::Error)]
#[error("line {line} of {} is no recipient", path.display())]
struct NotARecipient {
    path: PathBuf,
    line: usize,
    reason: Message,
}

impl Explain for NotARecipient {
    fn message(&self) -> Message {
        Message::new("summary-not-a-recipient")
            .with("path", self.path.as_path())
            .with("line", self.line)
            .with("reason", self.reason.clone())
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("summary-not-a-recipient.hint"))
    }
    fn code(&self) -> u16 {
        141
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}
