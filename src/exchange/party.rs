//! Whom something is sealed to and who opens it, as a person names them.

use std::fmt;

use secrecy::SecretString;

use super::manifest::{Envelope, Intended, Label};
use crate::seal::{Identity, IdentityError, Recipient, RecipientError};
use crate::store::Addressed;

/// Recipients with their labels, each once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Recipients(Vec<(Recipient, Label)>);

impl Recipients {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a recipient `age1…`. Without a label it gets the four words of its key. One who is there
    /// already stays under the first label.
    ///
    /// # Errors
    /// When the text is no recipient that we seal to.
    pub fn add(&mut self, text: &str, label: Option<Label>) -> Result<(), RecipientError> {
        self.add_recipient(text.parse()?, label);
        Ok(())
    }

    /// Adds a recipient that the program has, such as the store's own.
    pub(crate) fn add_recipient(&mut self, recipient: Recipient, label: Option<Label>) {
        if self.0.iter().any(|(known, _)| *known == recipient) {
            return;
        }
        let label = label.unwrap_or_else(|| {
            recipient.words().join("-").parse().expect("four words of at most eight letters are a label")
        });
        self.0.push((recipient, label));
    }

    /// The keys.
    pub(crate) fn keys(&self) -> Vec<Recipient> {
        self.0.iter().map(|(recipient, _)| recipient.clone()).collect()
    }

    /// The labels, in the order in which they were added.
    pub fn labels(&self) -> Vec<String> {
        self.0.iter().map(|(_, label)| label.to_string()).collect()
    }

    /// Keys and labels, as the ledger takes them.
    pub(super) fn addressed(&self) -> Addressed {
        self.0.iter().map(|(recipient, label)| (recipient.clone(), label.to_string())).collect()
    }

    /// How the manifest names them.
    pub fn envelope(&self) -> Envelope {
        let intended = |(recipient, label): &(Recipient, Label)| Intended::new(recipient, label.clone());
        Envelope { recipients: self.0.iter().map(intended).collect() }
    }
}

/// A new private key, as the line of an age identity file, and its recipient.
pub fn new_identity() -> (SecretString, String) {
    let identity = Identity::generate();
    (identity.to_line(), identity.recipient().to_string())
}

/// Private keys that open what was sealed to them.
#[derive(Clone)]
pub struct Identities(Vec<Identity>);

impl Identities {
    /// The identities of a file as `age-keygen` writes it.
    ///
    /// # Errors
    /// When the text holds no identity that we can use.
    pub fn parse_file(text: &SecretString) -> Result<Self, IdentityError> {
        Identity::parse_file(text).map(Self)
    }

    /// Identities that the program has, such as the store's own.
    pub(crate) fn from_keys(keys: Vec<Identity>) -> Self {
        Self(keys)
    }

    /// These and others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// The keys.
    pub(crate) fn all(&self) -> &[Identity] {
        &self.0
    }
}

impl fmt::Debug for Identities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identities({} hidden)", self.0.len())
    }
}
