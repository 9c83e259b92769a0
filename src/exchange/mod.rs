//! What leaves, and its way back: the sealed summary and the backup.
//!
//! A *bundle* is a padded tar of four members (manifest, table, definitions, signature) inside an age
//! file; an *archive* is a store's folder as a plain tar. Both are written in one form only, and read by a
//! reader that takes no other (`members`): names are keys to a closed list, never paths, and nothing is
//! ever unpacked. docs/formats/ describes both for a stranger.
//!
//! ```
//! use carnet::exchange::{BundleError, read};
//! let refused = read(b"not a tar").unwrap_err();
//! assert_eq!(refused.name(), "tar-truncated");
//! ```
//!
//! A summary leaves by [`plan`], [`record`] and [`seal_summary`], in that order, which the types hold: what was not
//! audited or not recorded cannot be sealed. A backup is made by [`back_up`] and put back by [`unpack_backup`].
//!
//! Absent here: clocks, randomness, SQL, questions to a person, and any way to seal a table that was not audited.

mod agenda;
mod archive;
mod backup;
mod bundle;
mod definitions;
mod error;
mod explain;
pub mod form;
mod label;
mod manifest;
mod members;
mod own;
mod party;
mod plaintext;
pub mod pool;
pub mod scheme;
mod slip;
mod summary;
mod table;
mod verify;

#[cfg(test)]
mod hostile;
#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "other programs are what is tested")]
mod standard_tools;

pub use agenda::write_calendar;
pub use archive::{Entry, MAX_MEMBERS, NotAnEntry, read_archive, write_archive};
pub use backup::{BackedUp, BackupError, Unpacked, back_up, check_restore, unpack_backup};
pub use bundle::{Bundle, MAX_SEALED, Members, Signer, open_summary, open_summary_from, read};
pub use error::BundleError;
pub use label::words_of;
pub use manifest::{
    Envelope, FORMAT, Hash, Hex, Intended, Label, Manifest, NotALabel, NotHex, Release, SchemeId, Withdrawal,
};
pub use members::{OtherKind, TarError};
pub use own::{MAX_OWN, OwnCopy, OwnKind, open_own, seal_to_self};
pub use party::{Identities, Recipients, new_identity};
pub use plaintext::{PlaintextError, check_plaintext, write_plaintext};
pub use slip::{StoreKey, post, seal_slip};
pub use summary::{
    Plan, SummaryError, Wanted, own_identities, plan, record, scheme_of, seal_summary, take_in,
};
pub use table::{Line, Tables, WITHHELD};
pub use verify::{Hangs, OwnAudit, audit_own, examined, hangs};
