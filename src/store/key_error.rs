//! Why who can open the store is not changed.

use super::WeakPassphrase;
use crate::message::{Exit, Explain, Message};

/// Why who can open the store is not changed.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// No slot is called so.
    #[error("no such slot: {name}")]
    NoSuchSlot {
        /// What was typed.
        name: String,
    },
    /// Nothing else would open the store.
    #[error("nothing else opens the store than {name}")]
    Last {
        /// The slot.
        name: String,
    },
    /// There are as many passphrases as there can be.
    #[error("too many passphrases")]
    TooMany,
    /// The slot of the recipients is sealed to more than the store knows: sealed anew, it would shut them out.
    #[error("{unknown} recipients that the store does not know")]
    UnknownRecipients {
        /// How many.
        unknown: usize,
    },
    /// The recipient can open the store already.
    #[error("a recipient of the store already: {name}")]
    There {
        /// The slot.
        name: String,
    },
    /// It is not said which passphrase is to be changed.
    #[error("which passphrase?")]
    WhichPassphrase,
    /// What was written does not open as it should.
    #[error("not read back")]
    NotReadBack,
    /// A passphrase that was given to be kept opens no slot.
    #[error("a passphrase that opens no slot")]
    OpensNothing,
    /// An older database was put back: a new key would hide it.
    #[error("an older database was put back")]
    RolledBack,
    /// The new data key holds, and old slots could not be destroyed.
    #[error("old slots stay")]
    OldSlotsStay,
    /// A label that is too long, or is no line of text.
    #[error("not a label")]
    BadLabel,
    /// Not so many shares of so many.
    #[error("not a number of shares")]
    NotAQuorum,
    /// More holders outside the country than there are.
    #[error("at most {most} can be outside the country")]
    TooManyAbroad {
        /// How many there are.
        most: u8,
    },
    /// The key of a store that is not parked is not to be brought back.
    #[error("not parked")]
    NotParked,
    /// Nobody to hand the key to.
    #[error("no holder")]
    NoHolder,
    /// A passphrase that is too short.
    #[error(transparent)]
    Weak(#[from] WeakPassphrase),
}

impl Explain for KeyError {
    fn message(&self) -> Message {
        match self {
            Self::NoSuchSlot { name } => Message::new("keys-no-such-slot").with("name", name),
            Self::Last { name } => Message::new("keys-last").with("name", name),
            Self::TooMany => Message::new("keys-too-many"),
            Self::UnknownRecipients { unknown } => {
                Message::new("keys-unknown-recipients").with("count", *unknown)
            }
            Self::There { name } => Message::new("keys-there").with("name", name),
            Self::WhichPassphrase => Message::new("keys-which-passphrase"),
            Self::NotReadBack => Message::new("keys-not-read-back"),
            Self::OpensNothing => Message::new("keys-opens-nothing"),
            Self::RolledBack => Message::new("keys-rolled-back"),
            Self::OldSlotsStay => Message::new("keys-old-slots-stay"),
            Self::BadLabel => Message::new("keys-bad-label"),
            Self::NotAQuorum => Message::new("keys-not-a-quorum"),
            Self::TooManyAbroad { most } => Message::new("keys-too-many-abroad").with("most", *most),
            Self::NotParked => Message::new("keys-not-parked"),
            Self::NoHolder => Message::new("keys-no-holder"),
            Self::Weak(error) => error.message(),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(Message::new(match self {
            Self::NoSuchSlot { .. } => "keys-no-such-slot.hint",
            Self::Last { .. } => "keys-last.hint",
            Self::TooMany => "keys-too-many.hint",
            Self::UnknownRecipients { .. } => "keys-unknown-recipients.hint",
            Self::There { .. } => "keys-there.hint",
            Self::WhichPassphrase => "keys-which-passphrase.hint",
            Self::NotReadBack => "keys-not-read-back.hint",
            Self::OpensNothing => "keys-opens-nothing.hint",
            Self::RolledBack => "keys-rolled-back.hint",
            Self::OldSlotsStay => "keys-old-slots-stay.hint",
            Self::BadLabel => "keys-bad-label.hint",
            Self::NotAQuorum => "keys-not-a-quorum.hint",
            Self::TooManyAbroad { .. } => "keys-too-many-abroad.hint",
            Self::NotParked => "keys-not-parked.hint",
            Self::NoHolder => "keys-no-holder.hint",
            Self::Weak(error) => return error.hint(),
        }))
    }

    fn code(&self) -> u16 {
        match self {
            Self::NoSuchSlot { .. } => 882,
            Self::Last { .. } => 883,
            Self::TooMany => 884,
            Self::UnknownRecipients { .. } => 885,
            Self::There { .. } => 886,
            Self::WhichPassphrase => 887,
            Self::NotReadBack => 888,
            Self::BadLabel => 889,
            Self::OpensNothing => 890,
            Self::RolledBack => 891,
            Self::OldSlotsStay => 892,
            Self::NotAQuorum => 931,
            Self::TooManyAbroad { .. } => 932,
            Self::NotParked => 933,
            Self::NoHolder => 934,
            Self::Weak(error) => error.code(),
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Last { .. } | Self::UnknownRecipients { .. } => Exit::Refused,
            Self::NotReadBack | Self::OldSlotsStay => Exit::Failed,
            Self::OpensNothing => Exit::Key,
            Self::RolledBack => Exit::Damaged,
            Self::Weak(error) => error.exit(),
            _ => Exit::Input,
        }
    }
}
