//! A new passphrase: from a file, from an open descriptor, made by the program, or asked. Never in the command line.

use crate::cli::session::descriptor;
use crate::cli::{Failure, Session};
use carnet::message::Message;
use carnet::store::generate_passphrase;
use secrecy::{ExposeSecret, SecretString};
use std::path::PathBuf;

/// The flags that say where a new passphrase comes from.
#[derive(clap::Args)]
pub(super) struct Fresh {
    /// File whose first line is the new passphrase; `-` is standard input.
    #[arg(long, value_name = "FILE", group = "fresh")]
    new_passphrase_file: Option<PathBuf>,
    /// Open file descriptor whose first line is the new passphrase.
    #[arg(long, value_name = "N", group = "fresh")]
    new_passphrase_fd: Option<u32>,
    /// A passphrase made by the program, printed once.
    #[arg(long, group = "fresh")]
    generate: bool,
}

/// A new passphrase, and whether the person has not seen it yet.
pub(super) struct NewPassphrase {
    secret: SecretString,
    is_made: bool,
}

impl Fresh {
    /// Whether one was asked for.
    pub(super) fn is_given(&self) -> bool {
        self.generate || self.new_passphrase_file.is_some() || self.new_passphrase_fd.is_some()
    }

    /// The files that it names.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let file = self.new_passphrase_file.iter().filter(|file| file.as_os_str() != "-").cloned();
        file.chain(self.new_passphrase_fd.map(descriptor))
    }

    /// Refuses what cannot be, before anybody types a passphrase.
    pub(super) fn check(&self, session: &Session) -> Result<(), Failure> {
        match &self.new_passphrase_file {
            Some(file) if file.as_os_str() == "-" => Ok(session.standard_input().map(drop)?),
            _ => Ok(()),
        }
    }

    /// The new passphrase.
    pub(super) fn passphrase(&self, session: &Session) -> Result<NewPassphrase, Failure> {
        let offered = || generate_passphrase(session.catalogue().language());
        if self.generate {
            return Ok(NewPassphrase { secret: offered()?, is_made: true });
        }
        let file = self.new_passphrase_file.clone().or(self.new_passphrase_fd.map(descriptor));
        let secret = match file {
            Some(file) => session.passphrase_of(&file)?,
            None => session.chosen_passphrase("--new-passphrase-file", offered)?,
        };
        Ok(NewPassphrase { secret, is_made: false })
    }
}

impl NewPassphrase {
    /// It.
    pub(super) fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// Prints one that the program made, once its slot is there.
    pub(super) fn show(&self, session: &Session) -> Result<(), Failure> {
        if !self.is_made {
            return Ok(());
        }
        session.say(&Message::new("backup-init-generated"))?;
        session.write(|output| writeln!(output, "{}", self.secret.expose_secret()))
    }
}
