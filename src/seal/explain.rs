//! What the errors of this room say to the person who met them.

use super::header::HeaderError;
use super::{IdentityError, RecipientError, SealError, ShareError, SignatureError};
use crate::message::{Exit, Explain, Message};

impl Explain for HeaderError {
    fn message(&self) -> Message {
        match self {
            Self::NotAge => Message::new("errors-seal-not-age"),
            Self::Armored => Message::new("errors-seal-armored"),
            Self::Version => Message::new("errors-seal-version"),
            Self::Truncated => Message::new("errors-seal-truncated"),
            Self::TooLarge { limit } => Message::new("errors-seal-header-too-large").with("limit", *limit),
            Self::TooManyStanzas { limit } => {
                Message::new("errors-seal-too-many-stanzas").with("limit", *limit)
            }
            Self::Malformed => Message::new("errors-seal-malformed"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::NotAge => Message::new("errors-seal-not-age.hint"),
            Self::Armored => Message::new("errors-seal-armored.hint"),
            Self::Version => Message::new("errors-seal-version.hint"),
            Self::Truncated => Message::new("errors-seal-truncated.hint"),
            Self::TooLarge { .. } => Message::new("errors-seal-header-too-large.hint"),
            Self::TooManyStanzas { .. } => Message::new("errors-seal-too-many-stanzas.hint"),
            Self::Malformed => Message::new("errors-seal-malformed.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::NotAge => 501,
            Self::Armored => 502,
            Self::Version => 503,
            Self::Truncated => 504,
            Self::TooLarge { .. } => 505,
            Self::TooManyStanzas { .. } => 506,
            Self::Malformed => 507,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Damaged
    }
}

impl Explain for SealError {
    fn message(&self) -> Message {
        match self {
            Self::Header(error) => error.message(),
            Self::NoKeyFits => Message::new("errors-seal-no-key"),
            Self::TooMuchWork { asked, limit } => {
                Message::new("errors-seal-work").with("asked", *asked).with("limit", *limit)
            }
            Self::Damaged => Message::new("errors-seal-damaged"),
            Self::TooLarge { limit } => Message::new("errors-seal-too-large").with("limit", *limit),
            Self::NoRecipient => Message::new("errors-seal-no-recipient"),
            Self::TooManyRecipients { found, limit } => {
                Message::new("errors-seal-too-many-recipients").with("found", *found).with("limit", *limit)
            }
            Self::Recipient => Message::new("errors-seal-recipient"),
            Self::Io(_) => Message::new("errors-seal-io"),
            Self::Randomness => Message::new("errors-seal-randomness"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Header(error) => return error.hint(),
            Self::NoKeyFits => Message::new("errors-seal-no-key.hint"),
            Self::TooMuchWork { .. } => Message::new("errors-seal-work.hint"),
            Self::Damaged => Message::new("errors-seal-damaged.hint"),
            Self::TooLarge { .. } => Message::new("errors-seal-too-large.hint"),
            Self::NoRecipient => Message::new("errors-seal-no-recipient.hint"),
            Self::TooManyRecipients { .. } => Message::new("errors-seal-too-many-recipients.hint"),
            Self::Recipient => Message::new("errors-seal-recipient.hint"),
            Self::Io(_) => Message::new("errors-seal-io.hint"),
            Self::Randomness => Message::new("errors-seal-randomness.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Header(error) => error.code(),
            Self::NoKeyFits => 510,
            Self::TooMuchWork { .. } => 511,
            Self::Damaged => 512,
            Self::TooLarge { .. } => 513,
            Self::NoRecipient => 514,
            Self::TooManyRecipients { .. } => 515,
            Self::Recipient => 516,
            Self::Io(_) => 517,
            Self::Randomness => 518,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Header(error) => error.exit(),
            Self::NoKeyFits => Exit::Key,
            Self::TooMuchWork { .. } | Self::Damaged | Self::TooLarge { .. } => Exit::Damaged,
            Self::NoRecipient | Self::TooManyRecipients { .. } => Exit::Input,
            Self::Recipient | Self::Io(_) | Self::Randomness => Exit::Failed,
        }
    }
}

impl Explain for RecipientError {
    fn message(&self) -> Message {
        match self {
            Self::PrivateKey => Message::new("errors-recipient-private-key"),
            Self::Ssh => Message::new("errors-recipient-ssh"),
            Self::Plugin => Message::new("errors-recipient-plugin"),
            Self::Weak => Message::new("errors-recipient-weak"),
            Self::Invalid => Message::new("errors-recipient-invalid"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::PrivateKey => Message::new("errors-recipient-private-key.hint"),
            Self::Ssh => Message::new("errors-recipient-ssh.hint"),
            Self::Plugin => Message::new("errors-recipient-plugin.hint"),
            Self::Weak => Message::new("errors-recipient-weak.hint"),
            Self::Invalid => Message::new("errors-recipient-invalid.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::PrivateKey => 520,
            Self::Ssh => 521,
            Self::Plugin => 522,
            Self::Weak => 523,
            Self::Invalid => 524,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Input
    }
}

impl Explain for IdentityError {
    fn message(&self) -> Message {
        match self {
            Self::TooLarge { limit } => Message::new("errors-identity-too-large").with("limit", *limit),
            Self::Encrypted => Message::new("errors-identity-encrypted"),
            Self::PublicKey { line } => Message::new("errors-identity-public-key").with("line", *line),
            Self::Plugin { line } => Message::new("errors-identity-plugin").with("line", *line),
            Self::Invalid { line } => Message::new("errors-identity-invalid").with("line", *line),
            Self::Empty => Message::new("errors-identity-empty"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::TooLarge { .. } => Message::new("errors-identity-too-large.hint"),
            Self::Encrypted => Message::new("errors-identity-encrypted.hint"),
            Self::PublicKey { .. } => Message::new("errors-identity-public-key.hint"),
            Self::Plugin { .. } => Message::new("errors-identity-plugin.hint"),
            Self::Invalid { .. } => Message::new("errors-identity-invalid.hint"),
            Self::Empty => Message::new("errors-identity-empty.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::TooLarge { .. } => 530,
            Self::Encrypted => 531,
            Self::PublicKey { .. } => 532,
            Self::Plugin { .. } => 533,
            Self::Invalid { .. } => 534,
            Self::Empty => 535,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Key
    }
}

impl Explain for ShareError {
    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("errors-share-empty"),
            Self::TooLarge { limit } => Message::new("errors-share-too-large").with("limit", *limit),
            Self::Mistyped { share, line: 0 } => {
                Message::new("errors-share-mistyped-head").with("share", *share)
            }
            Self::Mistyped { share, line } => {
                Message::new("errors-share-mistyped").with("share", *share).with("line", *line)
            }
            Self::Cut { share } => Message::new("errors-share-cut").with("share", *share),
            Self::Altered => Message::new("errors-share-altered"),
            Self::Newer => Message::new("errors-share-newer"),
            Self::OtherSet => Message::new("errors-share-other-set"),
            Self::TooFew { needed, found } => {
                Message::new("errors-share-too-few").with("needed", *needed).with("found", *found)
            }
            Self::WrongSecret => Message::new("errors-share-wrong-secret"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Empty => Message::new("errors-share-empty.hint"),
            Self::TooLarge { .. } => Message::new("errors-share-too-large.hint"),
            Self::Mistyped { .. } => Message::new("errors-share-mistyped.hint"),
            Self::Cut { .. } => Message::new("errors-share-cut.hint"),
            Self::Altered => Message::new("errors-share-altered.hint"),
            Self::Newer => Message::new("errors-share-newer.hint"),
            Self::OtherSet => Message::new("errors-share-other-set.hint"),
            Self::TooFew { .. } => Message::new("errors-share-too-few.hint"),
            Self::WrongSecret => Message::new("errors-share-wrong-secret.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Empty => 940,
            Self::TooLarge { .. } => 941,
            Self::Mistyped { .. } => 942,
            Self::Cut { .. } => 943,
            Self::Altered => 944,
            Self::Newer => 945,
            Self::OtherSet => 946,
            Self::TooFew { .. } => 947,
            Self::WrongSecret => 948,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Key
    }
}

impl Explain for SignatureError {
    fn message(&self) -> Message {
        match self {
            Self::Key => Message::new("errors-signature-key"),
            Self::WeakKey => Message::new("errors-signature-weak-key"),
            Self::Mismatch => Message::new("errors-signature-mismatch"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Key => Message::new("errors-signature-key.hint"),
            Self::WeakKey => Message::new("errors-signature-weak-key.hint"),
            Self::Mismatch => Message::new("errors-signature-mismatch.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Key => 540,
            Self::WeakKey => 541,
            Self::Mismatch => 542,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Refused
    }
}
