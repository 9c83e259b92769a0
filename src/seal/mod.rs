//! Sealing: the only room that calls age, and the only one that asks the system for randomness.
//!
//! Key slots are wrapped here under a passphrase or for recipients, bundles are sealed and opened,
//! manifests are signed, and the bounds are set that a foreign file must keep before age sees a byte of
//! it ([`header`]). Content is given out only when the whole file has been authenticated.
//!
//! ```text
//! let sealed = wrap_for(&tar, &[coordinator, own])?;
//! let tar = open_with_identities(&sealed, &[identity], LIMIT)?;
//! ```
//!
//! Absent here: files and paths, what a bundle contains (`exchange`), where keys are kept (`store`),
//! plugins, ssh keys, and any cryptography of our own: every algorithm is age's, ed25519-dalek's or blahaj's.

mod common;
mod error;
mod explain;
pub(crate) mod header;
mod identity;
mod pad;
mod passphrase;
mod random;
mod recipient;
mod share;
mod sign;
mod stream;
mod words;

pub(crate) use common::left_of_common;
pub(crate) use error::{IdentityError, RecipientError, SealError, ShareError, SignatureError};
pub(crate) use identity::Identity;
pub(crate) use pad::padded_length;
pub(crate) use passphrase::{WorkFactor, generate_passphrase, open_with_passphrase, wrap_with_passphrase};
pub(crate) use random::{Drawn, fill_random, random};
pub(crate) use recipient::Recipient;
pub(crate) use share::{
    LINES as SHARE_LINES, MOST_SHARES, Share, combine, is_head as is_share_head, read as read_shares,
    read_line as read_share_line, split, write_line as write_share_line,
};
pub(crate) use sign::{PublicKey, SigningKey};
pub(crate) use stream::{open_stream, open_with_identities, wrap_for, wrap_stream};
pub(crate) use words::{WordList, words};
