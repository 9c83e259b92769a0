//! Why something could not be sealed, opened, signed or believed.

use super::header::HeaderError;

/// Why a sealed file could not be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The file's beginning is not one that we hand to age.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// None of the keys offered opens it; for a key slot, a wrong passphrase looks the same.
    #[error("no key offered opens this file")]
    NoKeyFits,
    /// A passphrase slot asks for more work than we ever write.
    #[error("the file asks for an scrypt work factor of {asked}, at most {limit} is allowed")]
    TooMuchWork {
        /// Base-2 logarithm of the cost asked for.
        asked: u8,
        /// The most that is accepted.
        limit: u8,
    },
    /// A key fits, but the content is altered or cut short.
    #[error("the file is damaged or cut short")]
    Damaged,
    /// The content is larger than the reader accepts.
    #[error("the content is larger than {limit} bytes")]
    TooLarge {
        /// Most bytes accepted.
        limit: u64,
    },
    /// Nobody to seal to.
    #[error("no recipient to seal to")]
    NoRecipient,
    /// More recipients than a reader accepts in a header.
    #[error("{found} recipients, at most {limit} fit")]
    TooManyRecipients {
        /// How many were given, twins counted once.
        found: usize,
        /// Most that a header may hold.
        limit: usize,
    },
    /// age refused to encrypt to the recipients.
    #[error("a recipient cannot be encrypted to")]
    Recipient,
    /// Reading or writing failed underneath.
    #[error("reading or writing failed")]
    Io(#[from] std::io::Error),
    /// The system gave no randomness.
    #[error("the system gave no randomness")]
    Randomness,
}

/// Why a text is not a recipient that we seal to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipientError {
    /// A private key stands where the public one is due: it must not travel further.
    #[error("this is a private key, not a recipient")]
    PrivateKey,
    /// An ssh key; its stanza would carry a tag that links files to the key.
    #[error("ssh keys are not supported")]
    Ssh,
    /// A recipient of an age plugin, or of a kind that we do not write.
    #[error("age plugins and other kinds of recipient are not supported")]
    Plugin,
    /// A point to which anybody could decrypt.
    #[error("this recipient is a weak point, nobody's key")]
    Weak,
    /// Not a recipient, or mistyped (the checksum does not fit).
    #[error("not an age recipient")]
    Invalid,
}

/// Why an identity file could not be read. The line is counted from 1; its text is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// The file is longer than an identity file ever is.
    #[error("an identity file holds at most {limit} bytes")]
    TooLarge {
        /// Most bytes accepted.
        limit: usize,
    },
    /// The identity file is itself sealed with a passphrase.
    #[error("the identity file is itself encrypted")]
    Encrypted,
    /// A public key stands where a private one is due.
    #[error("line {line} is a public key, not an identity")]
    PublicKey {
        /// The line.
        line: usize,
    },
    /// An identity of an age plugin or an ssh key.
    #[error("line {line} is a plugin's or an ssh key")]
    Plugin {
        /// The line.
        line: usize,
    },
    /// Not an identity, or mistyped (the checksum does not fit).
    #[error("line {line} is not an age identity")]
    Invalid {
        /// The line.
        line: usize,
    },
    /// No line holds an identity.
    #[error("no identity in the file")]
    Empty,
}

/// Why a signature is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The public key is no point of the curve.
    #[error("not a public key")]
    Key,
    /// A key of small order, for which signatures can be forged.
    #[error("a weak public key")]
    WeakKey,
    /// The signature is not of this key over this text.
    #[error("the signature does not fit")]
    Mismatch,
}

/// Why what was given as shares of a key gives no key. What was typed is in none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// There is no share in it.
    #[error("no share")]
    Empty,
    /// More text than shares are.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Most bytes that are read.
        limit: usize,
    },
    /// A line whose check does not fit.
    #[error("line {line} of share {share} is mistyped")]
    Mistyped {
        /// Which of the shares that were given, from 1 on.
        share: usize,
        /// The number that stands before the line; 0 is the line above them.
        line: usize,
    },
    /// A share that ends before its last line.
    #[error("share {share} is cut short")]
    Cut {
        /// Which of the shares that were given, from 1 on.
        share: usize,
    },
    /// Every line fits, and the share does not.
    #[error("the lines are not of one share")]
    Altered,
    /// Of a later version of the program.
    #[error("a share of a later version")]
    Newer,
    /// Shares that do not belong together.
    #[error("shares of different sets")]
    OtherSet,
    /// Fewer than are needed.
    #[error("{found} shares of {needed} that are needed")]
    TooFew {
        /// How many are needed.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// What they give together is not what was divided.
    #[error("the shares do not give what was divided")]
    WrongSecret,
}
