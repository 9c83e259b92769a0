//! Who signed a summary, as far as the store at hand knows.

use crate::cli::Failure;
use carnet::exchange::{Bundle, pool};
use carnet::message::Message;
use carnet::store::{Contributor, Store};

/// Whom a signature is known as.
pub(super) enum Signer {
    /// Nobody whom this store has met; or no store was opened.
    Unseen,
    /// This store itself.
    Own,
    /// Somebody who sends to this store's pool.
    Contributor(Contributor),
}

impl Signer {
    /// Who signed a summary.
    pub(super) fn of(store: &Store, bundle: &Bundle) -> Result<Self, Failure> {
        if store.words()? == bundle.signer.words() {
            return Ok(Self::Own);
        }
        Ok(pool::contributor_of(store, bundle)?.map_or(Self::Unseen, Self::Contributor))
    }

    /// The line that says so.
    pub(super) fn line(&self, bundle: &Bundle) -> Message {
        let key = match self {
            Self::Unseen => "summary-open-signer",
            Self::Own => "summary-open-signer-own",
            Self::Contributor(_) => "summary-open-signer-known",
        };
        let line = Message::new(key).with("words", bundle.signer.words().join(" "));
        match self {
            Self::Contributor(known) => {
                line.with("label", known.label.as_str()).with("day", known.pinned_on.as_str())
            }
            Self::Unseen | Self::Own => line,
        }
    }

    /// What it is called in the pool.
    pub(super) fn label(&self) -> Option<&str> {
        match self {
            Self::Contributor(known) => Some(&known.label),
            Self::Unseen | Self::Own => None,
        }
    }

    /// Whether it was seen before here.
    pub(super) fn is_known(&self) -> bool {
        !matches!(self, Self::Unseen)
    }
}
