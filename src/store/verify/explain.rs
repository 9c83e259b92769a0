//! What a finding says to the person, and what is to be done.

use super::{Finding, Part};
use crate::message::Message;
use crate::model::RecordId;
use crate::store::past::Break;

impl Part {
    /// Its name in the person's language.
    pub fn name(self) -> Message {
        match self {
            Self::Records(kind) => Message::new(format!("{}.plural", kind.label_key())),
            part => Message::new(format!("verify-part-{}", part.code())),
        }
    }
}

impl Finding {
    /// The word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Pages { .. } => "pages",
            Self::Structure { .. } => "structure",
            Self::Schema { .. } => "schema",
            Self::References { .. } => "references",
            Self::History(_) => "history",
            Self::Ledger(_) => "ledger",
            Self::LedgerLine { .. } => "ledger-line",
            Self::RolledBack => "rolled-back",
            Self::NoHead => "no-head",
            Self::NotExpected => "not-expected",
            Self::Records { .. } => "records",
            Self::Lost { .. } => "lost",
            Self::FullText { .. } => "full-text",
            Self::Names => "names",
            Self::Lines => "lines",
            Self::Areas => "areas",
            Self::Counts { .. } => "counts",
            Self::Releases { .. } => "releases",
            Self::Frozen { .. } => "frozen",
            Self::Slot { .. } => "slot",
            Self::SlotAltered { .. } => "slot-altered",
            Self::SlotLost { .. } => "slot-lost",
            Self::InboxKey => "inbox-key",
        }
    }

    /// What was found.
    pub fn message(&self) -> Message {
        let key = format!("verify-found-{}", self.code());
        let message = Message::new(key);
        match self {
            Self::Pages { count, .. } | Self::References { count, .. } => message.with("count", *count),
            Self::Schema { object } => message.with("object", object),
            Self::History(broken) | Self::Ledger(broken) => {
                let (Break::Gap { n } | Break::Altered { n }) = broken;
                message.with("n", *n)
            }
            Self::LedgerLine { n } => message.with("n", *n),
            Self::Records { count, .. }
            | Self::Lost { count, .. }
            | Self::FullText { count, .. }
            | Self::Counts { count } => message.with("count", *count),
            Self::Slot { name } | Self::SlotAltered { name } | Self::SlotLost { name } => {
                message.with("name", name)
            }
            _ => message,
        }
    }

    /// What is to be done about it.
    pub fn advice(&self) -> Message {
        Message::new(match self {
            Self::Unreadable | Self::Pages { .. } | Self::Structure { .. } => "verify-advice-damaged",
            Self::Schema { .. }
            | Self::References { .. }
            | Self::History(_)
            | Self::Ledger(_)
            | Self::LedgerLine { .. }
            | Self::Records { .. }
            | Self::Lost { .. } => "verify-advice-altered",
            Self::Releases { .. } | Self::Frozen { .. } => "verify-advice-releases",
            Self::Counts { .. } => "verify-advice-counts",
            Self::RolledBack => "verify-advice-rolled-back",
            Self::NotExpected => "verify-advice-older",
            Self::NoHead => "verify-advice-no-head",
            Self::FullText { .. } | Self::Names | Self::Lines | Self::Areas => "verify-advice-derived",
            Self::Slot { .. } => "verify-advice-slot",
            Self::SlotAltered { .. } | Self::SlotLost { .. } => "verify-advice-slot-altered",
            Self::InboxKey => "verify-advice-inbox-key",
        })
    }

    /// Whether dropping what is kept for reports is enough.
    pub fn can_be_recounted(&self) -> bool {
        matches!(self, Self::Counts { .. })
    }

    /// Which summaries differ.
    pub fn names(&self) -> &[String] {
        match self {
            Self::Releases { names } | Self::Frozen { names } => names,
            _ => &[],
        }
    }

    /// Whether a person's word is enough to go on: nothing is wrong with what is there.
    pub fn can_be_accepted(&self) -> bool {
        matches!(self, Self::RolledBack | Self::NoHead)
    }

    /// What is affected.
    pub fn parts(&self) -> &[Part] {
        match self {
            Self::Pages { parts, .. } | Self::Structure { parts } | Self::References { parts, .. } => parts,
            _ => &[],
        }
    }

    /// The first of the records that differ.
    pub fn ids(&self) -> &[RecordId] {
        match self {
            Self::Records { ids, .. } | Self::Lost { ids, .. } | Self::FullText { ids, .. } => ids,
            _ => &[],
        }
    }
}
