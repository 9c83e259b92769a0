//! What opens a store, and what is to open it: passphrases and identities, from flags or asked. Never from the command
//! line or the environment.

use super::{Session, SessionError};
use crate::cli::failure::Failure;
use carnet::exchange::Identities;
use carnet::file::{self, FileError};
use carnet::message::{Explain, Message};
use carnet::store::{Key, LEAST_PASSPHRASE, SharesTyped, StoreError};
use secrecy::{ExposeSecret, SecretString};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// No passphrase is longer; whatever is, is the wrong file.
const LONGEST_PASSPHRASE: u64 = 1024;

/// Most bytes that are read of an identity file; the seal names its own, lower limit.
const LONGEST_IDENTITY: u64 = 128 * 1024;

/// What opens a store.
#[derive(Debug)]
enum Opener {
    /// A passphrase, from wherever it came.
    Passphrase(SecretString),
    /// A file with an age identity.
    Identity(PathBuf),
}

impl Session {
    /// What opens the store: the flag that names it, else the passphrase asked at the terminal.
    fn opener(&self) -> Result<Opener, SessionError> {
        if let Some(file) = &self.globals.identity {
            return Ok(Opener::Identity(file.clone()));
        }
        if let Some(given) = self.given_passphrase()? {
            return Ok(Opener::Passphrase(given));
        }
        self.need_passphrase_prompt()?;
        Ok(Opener::Passphrase(self.terminal.passphrase(&self.catalogue.label("prompts-passphrase"))?))
    }

    /// What opens a store, from the flags or asked.
    pub(crate) fn key(&self) -> Result<Key, Failure> {
        Ok(self.key_and_passphrase()?.0)
    }

    /// The same with the passphrase, where it is one.
    pub(crate) fn key_and_passphrase(&self) -> Result<(Key, Option<SecretString>), Failure> {
        if let Some(identity) = &self.identity {
            return Ok((Key::from_identity_file(identity)?, None));
        }
        Ok(match self.opener()? {
            Opener::Passphrase(passphrase) => (Key::passphrase(passphrase.clone()), Some(passphrase)),
            Opener::Identity(file) => (Key::from_identity_file(&identity_in(&file)?)?, None),
        })
    }

    /// What the holders of a way back have: shares in files, the identity of `--identity`, or shares that are typed.
    pub(crate) fn key_of_holders(&self, shares: &[PathBuf]) -> Result<Key, Failure> {
        if !shares.is_empty() {
            let mut all = Zeroizing::new(String::new());
            for file in shares {
                let text = match file.as_os_str() == "-" {
                    true => shares_of(self.standard_input()?, Path::new("-"))?,
                    false => {
                        let unreadable =
                            |source| SessionError::IdentityUnreadable { path: file.clone(), source };
                        shares_of(opened(file, unreadable)?, file)?
                    }
                };
                // Room for both before the first is copied, so that no copy is left behind by a text that grows.
                let mut more = Zeroizing::new(String::with_capacity(all.len() + text.len() + 1));
                more.push_str(&all);
                more.push_str(&text);
                more.push('\n');
                all = more;
            }
            return Ok(Key::from_shares(&SecretString::from(all.as_str()))?);
        }
        if self.globals.identity.is_some() || self.identity.is_some() {
            return self.key();
        }
        if !self.can_ask() {
            return Err(SessionError::MissingFlag { flag: "--shares".to_owned() }.into());
        }
        self.typed_shares()
    }

    /// Shares, asked line by line: what does not fit is asked again.
    fn typed_shares(&self) -> Result<Key, Failure> {
        let mut typed = SharesTyped::default();
        self.say(&Message::new("keys-shares-how"))?;
        while !typed.is_enough() {
            let question = match typed.needed() {
                None => Message::new("keys-shares-ask"),
                Some(needed) => Message::new("keys-shares-ask-of").with("needed", needed),
            };
            let question = question.with("share", typed.share()).with("line", typed.line());
            let line = Zeroizing::new(self.ask("--shares", &question)?);
            if let Err(error) = typed.take(&line) {
                self.write_message(&self.catalogue.say(&error.message()))?;
            }
        }
        Ok(typed.key()?)
    }

    /// The private keys of `--identity`, for what is sealed to a person and not to a store.
    pub(crate) fn identities(&self) -> Result<Option<Identities>, Failure> {
        let Some(file) = &self.globals.identity else { return Ok(None) };
        Ok(Some(Identities::parse_file(&identity_in(file)?)?))
    }

    /// Whether a passphrase was given by a flag, or can be asked.
    pub(crate) fn can_give_passphrase(&self) -> bool {
        self.globals.passphrase_file.is_some()
            || self.globals.passphrase_fd.is_some()
            || self.terminal.hears()
    }

    /// The passphrase of a new store: given by its flag, else the one that the program offers, shown once, or one
    /// that the person types twice.
    pub(crate) fn first_passphrase(
        &self,
        offered: impl FnOnce() -> Result<SecretString, StoreError>,
    ) -> Result<SecretString, Failure> {
        if let Some(given) = self.given_passphrase()? {
            return Ok(given);
        }
        self.need_passphrase_prompt()?;
        self.offer_passphrase(offered)
    }

    /// A new passphrase for a store that is there: one that the program offers, shown once, or one that the person types
    /// twice. Where nobody can be asked, the error names the flag that gives it.
    pub(crate) fn chosen_passphrase(
        &self,
        flag: &str,
        offered: impl FnOnce() -> Result<SecretString, StoreError>,
    ) -> Result<SecretString, Failure> {
        if !self.terminal.hears() {
            return Err(SessionError::MissingFlag { flag: flag.to_owned() }.into());
        }
        self.offer_passphrase(offered)
    }

    fn offer_passphrase(
        &self,
        offered: impl FnOnce() -> Result<SecretString, StoreError>,
    ) -> Result<SecretString, Failure> {
        let offered = offered()?;
        self.write_message(&self.catalogue.label("backup-init-generated"))?;
        self.write_message(&format!("    {}", offered.expose_secret()))?;
        let question = Message::new("backup-init-ask").with("least", LEAST_PASSPHRASE);
        let first = self.terminal.passphrase(&self.catalogue.say(&question))?;
        if first.expose_secret().is_empty() {
            return Ok(offered);
        }
        let second = self.terminal.passphrase(&self.catalogue.label("prompts-passphrase-again"))?;
        if first.expose_secret() != second.expose_secret() {
            return Err(SessionError::TypedDifferently.into());
        }
        Ok(first)
    }

    fn need_passphrase_prompt(&self) -> Result<(), SessionError> {
        if self.terminal.hears() { Ok(()) } else { Err(SessionError::NoPassphrase) }
    }

    /// The passphrase in a file; `-` is standard input.
    pub(crate) fn passphrase_of(&self, file: &Path) -> Result<SecretString, SessionError> {
        if file.as_os_str() == "-" {
            return first_line(io::stdin().lock(), Path::new("-"));
        }
        passphrase_in(file)
    }

    fn given_passphrase(&self) -> Result<Option<SecretString>, SessionError> {
        if let Some(file) = &self.globals.passphrase_file {
            return self.passphrase_of(file).map(Some);
        }
        self.globals.passphrase_fd.map(|number| passphrase_in(&descriptor(number))).transpose()
    }
}

/// Path of an open descriptor: reading by path needs no `unsafe`, and a pipe behind it stays the same pipe.
pub(crate) fn descriptor(number: u32) -> PathBuf {
    PathBuf::from(format!("/dev/fd/{number}"))
}

/// What a flag names, to be read: also a pipe that a shell opened for it (`<(pass show carnet)`), but none that has a name,
/// for the program would wait until somebody writes there.
fn opened(
    path: &Path,
    unreadable: impl FnOnce(io::Error) -> SessionError,
) -> Result<impl Read, SessionError> {
    file::open_given(path).map_err(|error| match error {
        FileError::WrongKind { .. } => SessionError::NotAFile(error),
        FileError::Failed { source, .. } => unreadable(source),
        error => unreadable(io::Error::other(error)),
    })
}

fn passphrase_in(path: &Path) -> Result<SecretString, SessionError> {
    let unreadable = |source| SessionError::PassphraseUnreadable { path: path.to_owned(), source };
    first_line(opened(path, unreadable)?, path)
}

fn identity_in(path: &Path) -> Result<SecretString, SessionError> {
    let unreadable = |source| SessionError::IdentityUnreadable { path: path.to_owned(), source };
    let mut text = Zeroizing::new(String::new());
    opened(path, unreadable)?.take(LONGEST_IDENTITY).read_to_string(&mut text).map_err(unreadable)?;
    Ok(SecretString::from(text.as_str()))
}

/// The text of a file of shares.
fn shares_of(from: impl Read, path: &Path) -> Result<Zeroizing<String>, SessionError> {
    let mut text = Zeroizing::new(String::with_capacity(4096));
    let unreadable = |source| SessionError::IdentityUnreadable { path: path.to_owned(), source };
    from.take(LONGEST_IDENTITY).read_to_string(&mut text).map_err(unreadable)?;
    Ok(text)
}

/// The first line without its end; what follows it is left alone.
fn first_line(from: impl Read, path: &Path) -> Result<SecretString, SessionError> {
    let path = || path.to_owned();
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST_PASSPHRASE as usize + 2));
    from.take(LONGEST_PASSPHRASE + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| SessionError::PassphraseUnreadable { path: path(), source })?;
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.len() as u64 > LONGEST_PASSPHRASE {
        return Err(SessionError::PassphraseNotALine { path: path() });
    }
    let text = std::str::from_utf8(line).map_err(|_| SessionError::PassphraseNotALine { path: path() })?;
    if text.is_empty() {
        return Err(SessionError::EmptyPassphrase);
    }
    Ok(SecretString::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, SessionError> {
        first_line(bytes, Path::new("p")).map(|secret| secret.expose_secret().to_owned())
    }

    #[test]
    fn a_passphrase_is_the_first_line_without_its_end() {
        assert_eq!(read(b"caf\xc3\xa9 noir\n").unwrap(), "café noir");
        assert_eq!(read(b" two words \r\nsecond line").unwrap(), " two words ");
        assert_eq!(read(b"no end").unwrap(), "no end");
    }

    #[test]
    fn what_is_no_line_of_text_is_no_passphrase() {
        assert!(matches!(read(b""), Err(SessionError::EmptyPassphrase)));
        assert!(matches!(read(b"\nx"), Err(SessionError::EmptyPassphrase)));
        assert!(matches!(read(b"\xff\xfe"), Err(SessionError::PassphraseNotALine { .. })));
        assert!(matches!(read(&[b'x'; 1025]), Err(SessionError::PassphraseNotALine { .. })));
        assert_eq!(read(&[b'x'; 1024]).unwrap().len(), 1024);
        assert!(matches!(
            first_line(io::repeat(b'x'), Path::new("p")),
            Err(SessionError::PassphraseNotALine { .. })
        ));
    }
}
