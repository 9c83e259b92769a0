//! What the errors of this room say to the person who met them.
//!
//! A bundle that is not in its form was damaged or forged; which of its many rules it breaks matters to
//! whoever examines it, so the reason's stable name stands in the sentence.

use super::backup::BackupError;
use super::error::BundleError;
use super::members::TarError;
use super::pool::PoolError;
use super::summary::SummaryError;
use crate::message::{Exit, Explain, Message};

impl Explain for TarError {
    fn message(&self) -> Message {
        match self {
            Self::Truncated => Message::new("errors-archive-truncated"),
            Self::NotAFile { member, .. }
            | Self::AbsolutePath { member }
            | Self::ParentPath { member }
            | Self::UnknownName { member } => {
                Message::new("errors-archive-foreign").with("member", *member).with("reason", self.name())
            }
            Self::NotTar { member }
            | Self::Duplicate { member }
            | Self::OutOfOrder { member }
            | Self::TooLarge { member, .. }
            | Self::OtherForm { member } => {
                Message::new("errors-archive-member").with("member", *member).with("reason", self.name())
            }
            Self::TooManyMembers { .. } | Self::HiddenBytes => {
                Message::new("errors-archive-form").with("reason", self.name())
            }
            Self::Missing { name } => Message::new("errors-archive-missing").with("name", name.as_str()),
            Self::SourceChanged => Message::new("errors-archive-source-changed"),
            Self::Io(_) => Message::new("errors-archive-io"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Truncated | Self::Missing { .. } => Message::new("errors-archive-truncated.hint"),
            Self::SourceChanged => Message::new("errors-archive-source-changed.hint"),
            Self::Io(_) => Message::new("errors-archive-io.hint"),
            _ => Message::new("errors-archive-foreign.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::NotTar { .. } => 570,
            Self::Truncated => 571,
            Self::NotAFile { .. } => 572,
            Self::AbsolutePath { .. } => 573,
            Self::ParentPath { .. } => 574,
            Self::UnknownName { .. } => 575,
            Self::Duplicate { .. } => 576,
            Self::OutOfOrder { .. } => 577,
            Self::TooManyMembers { .. } => 578,
            Self::TooLarge { .. } => 579,
            Self::OtherForm { .. } => 580,
            Self::HiddenBytes => 581,
            Self::Missing { .. } => 582,
            Self::SourceChanged => 583,
            Self::Io(_) => 584,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::SourceChanged | Self::Io(_) => Exit::Failed,
            _ => Exit::Damaged,
        }
    }
}

impl Explain for BundleError {
    fn message(&self) -> Message {
        match self {
            Self::Seal(error) => error.message(),
            Self::Tar(error) => error.message(),
            Self::Signature(error) => error.message(),
            Self::Newer { found } => Message::new("errors-bundle-newer").with("found", *found),
            Self::SignatureForm => Message::new("errors-bundle-signature-form"),
            Self::OtherMember { member } => {
                Message::new("errors-bundle-member").with("member", member.as_str())
            }
            Self::ThresholdTooLow | Self::Disclosure(_) => Message::new("errors-bundle-disclosure"),
            Self::Sums => Message::new("errors-bundle-sums"),
            Self::Readdressed => Message::new("errors-bundle-readdressed"),
            Self::ManifestForm
            | Self::Manifest { .. }
            | Self::TableForm
            | Self::OtherNumbers
            | Self::DefinitionsForm
            | Self::OtherLength => Message::new("errors-bundle-form").with("reason", self.name()),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Seal(error) => return error.hint(),
            Self::Tar(error) => return error.hint(),
            Self::Signature(error) => return error.hint(),
            Self::Newer { .. } => Message::new("errors-bundle-newer.hint"),
            Self::SignatureForm => Message::new("errors-bundle-signature-form.hint"),
            Self::OtherMember { .. } => Message::new("errors-bundle-member.hint"),
            Self::ThresholdTooLow | Self::Disclosure(_) => Message::new("errors-bundle-disclosure.hint"),
            Self::Sums => Message::new("errors-bundle-sums.hint"),
            Self::Readdressed => Message::new("errors-bundle-readdressed.hint"),
            Self::ManifestForm
            | Self::Manifest { .. }
            | Self::TableForm
            | Self::OtherNumbers
            | Self::DefinitionsForm
            | Self::OtherLength => Message::new("errors-bundle-form.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Seal(error) => error.code(),
            Self::Tar(error) => error.code(),
            Self::Signature(error) => error.code(),
            Self::Newer { .. } => 550,
            Self::ManifestForm => 551,
            Self::Manifest { .. } => 552,
            Self::ThresholdTooLow => 553,
            Self::SignatureForm => 554,
            Self::OtherMember { .. } => 555,
            Self::TableForm => 557,
            Self::Disclosure(_) => 558,
            Self::OtherNumbers => 559,
            Self::DefinitionsForm => 560,
            Self::OtherLength => 561,
            Self::Readdressed => 562,
            Self::Sums => 563,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Seal(error) => error.exit(),
            Self::Tar(error) => error.exit(),
            Self::Signature(error) => error.exit(),
            Self::SignatureForm | Self::Readdressed => Exit::Refused,
            _ => Exit::Damaged,
        }
    }
}

impl Explain for SummaryError {
    fn message(&self) -> Message {
        match self {
            Self::NoSuchPeriod { period, scheme } => Message::new("summary-no-such-period")
                .with("period", period.to_string())
                .with("scheme", scheme.as_str()),
            Self::UnsureWhatLeft => Message::new("summary-unsure"),
            Self::Threshold { least } => Message::new("summary-threshold").with("least", *least),
            Self::ThresholdOfExact => Message::new("summary-threshold-exact"),
            Self::Outside { district, records } => Message::new("summary-outside")
                .with("district", district.as_str())
                .with("records", named(records)),
            Self::NothingReceived { period } => {
                Message::new("pool-nothing").with("period", period.to_string())
            }
            Self::Contradicts { contributor, period } => Message::new("pool-contradicts")
                .with("contributor", contributor.as_str())
                .with("period", period.to_string()),
            Self::Refused { too_narrow, in_the_way, .. } => Message::new("summary-refused")
                .with("cells", *too_narrow)
                .with("some", u64::from(!in_the_way.is_empty()))
                .with("in-the-way", named(in_the_way)),
            Self::Tables(_) => Message::new("errors-summary-not-protected"),
            Self::Store(error) => error.message(),
            Self::Bundle(error) => error.message(),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::NoSuchPeriod { .. } => Message::new("summary-no-such-period.hint"),
            Self::UnsureWhatLeft => Message::new("summary-unsure.hint"),
            Self::Threshold { .. } => Message::new("summary-threshold.hint"),
            Self::ThresholdOfExact => Message::new("summary-threshold-exact.hint"),
            Self::Outside { .. } => Message::new("summary-outside.hint"),
            Self::NothingReceived { .. } => Message::new("pool-nothing.hint"),
            Self::Contradicts { .. } => Message::new("pool-contradicts.hint"),
            Self::Refused { coarser: Some(scheme), .. } => {
                Message::new("summary-refused.coarser").with("scheme", scheme.as_str())
            }
            Self::Refused { coarser: None, .. } => Message::new("summary-refused.hint"),
            Self::Tables(_) => Message::new("errors-summary-not-protected.hint"),
            Self::Store(error) => return error.hint(),
            Self::Bundle(error) => return error.hint(),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::NoSuchPeriod { .. } => 590,
            Self::UnsureWhatLeft => 591,
            Self::Threshold { .. } => 864,
            Self::ThresholdOfExact => 920,
            Self::Outside { .. } => 865,
            Self::Refused { .. } => 866,
            Self::Contradicts { .. } => 905,
            Self::NothingReceived { .. } => 906,
            Self::Tables(_) => 856,
            Self::Store(error) => error.code(),
            Self::Bundle(error) => error.code(),
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::NoSuchPeriod { .. }
            | Self::Threshold { .. }
            | Self::ThresholdOfExact
            | Self::Outside { .. }
            | Self::NothingReceived { .. }
            | Self::Contradicts { .. } => Exit::Input,
            Self::UnsureWhatLeft | Self::Refused { .. } | Self::Tables(_) => Exit::Refused,
            Self::Store(error) => error.exit(),
            Self::Bundle(error) => error.exit(),
        }
    }
}

impl Explain for PoolError {
    fn message(&self) -> Message {
        match self {
            Self::ChangedKey { label } => Message::new("pool-changed-key").with("label", label.as_str()),
            Self::Fork { label, period } => {
                Message::new("pool-fork").with("label", label.as_str()).with("period", period.to_string())
            }
            Self::OtherScheme { label, scheme, pool: Some(pool) } => Message::new("pool-other-scheme")
                .with("label", label.as_str())
                .with("scheme", scheme.as_str())
                .with("pool", pool.as_str()),
            Self::OtherScheme { label, scheme, pool: None } => Message::new("pool-unknown-scheme")
                .with("label", label.as_str())
                .with("scheme", scheme.as_str()),
            Self::OtherForm { label, scheme } => {
                Message::new("pool-other-form").with("label", label.as_str()).with("scheme", scheme.as_str())
            }
            Self::NoCountry { countries } if countries.is_empty() => Message::new("pool-empty"),
            Self::NoCountry { countries } => {
                Message::new("pool-no-country").with("countries", countries.join(", "))
            }
            Self::Nothing { period } => Message::new("pool-nothing").with("period", period.to_string()),
            Self::Store(error) => error.message(),
            Self::Summary(error) => error.message(),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::ChangedKey { .. } => Message::new("pool-changed-key.hint"),
            Self::Fork { .. } => Message::new("pool-fork.hint"),
            Self::OtherScheme { pool: Some(_), .. } => Message::new("pool-other-scheme.hint"),
            Self::OtherScheme { pool: None, .. } => Message::new("pool-unknown-scheme.hint"),
            Self::OtherForm { .. } => Message::new("pool-other-form.hint"),
            Self::NoCountry { countries } if countries.is_empty() => Message::new("pool-empty.hint"),
            Self::NoCountry { .. } => Message::new("pool-no-country.hint"),
            Self::Nothing { .. } => Message::new("pool-nothing.hint"),
            Self::Store(error) => return error.hint(),
            Self::Summary(error) => return error.hint(),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::ChangedKey { .. } => 907,
            Self::Fork { .. } => 908,
            Self::OtherScheme { .. } => 909,
            Self::OtherForm { .. } => 910,
            Self::NoCountry { .. } => 911,
            Self::Nothing { .. } => 919,
            Self::Store(error) => error.code(),
            Self::Summary(error) => error.code(),
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::ChangedKey { .. } | Self::Fork { .. } => Exit::Refused,
            Self::OtherScheme { .. }
            | Self::OtherForm { .. }
            | Self::NoCountry { .. }
            | Self::Nothing { .. } => Exit::Input,
            Self::Store(error) => error.exit(),
            Self::Summary(error) => error.exit(),
        }
    }
}

/// The first of a list, and how many more there are.
fn named(list: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = list.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    match list.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}; +{more}"),
    }
}

impl Explain for BackupError {
    fn message(&self) -> Message {
        match self {
            Self::Archive(error) => error.message(),
            Self::Seal(error) => error.message(),
            Self::Store(error) => error.message(),
            Self::NotReadBack { path } => Message::new("backup-not-read-back").with("path", path.as_path()),
            Self::Sealed => Message::new("backup-sealed"),
            Self::OtherHead => Message::new("backup-other-head"),
            Self::Damaged => Message::new("backup-damaged"),
        }
    }

    fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Archive(error) => return error.hint(),
            Self::Seal(error) => return error.hint(),
            Self::Store(error) => return error.hint(),
            Self::NotReadBack { .. } => Message::new("backup-not-read-back.hint"),
            Self::Sealed => Message::new("backup-sealed.hint"),
            Self::OtherHead => Message::new("backup-other-head.hint"),
            Self::Damaged => Message::new("backup-damaged.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Archive(error) => error.code(),
            Self::Seal(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::NotReadBack { .. } => 592,
            Self::Sealed => 593,
            Self::OtherHead => 594,
            Self::Damaged => 595,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Archive(error) => error.exit(),
            Self::Seal(error) => error.exit(),
            Self::Store(error) => error.exit(),
            Self::NotReadBack { .. } => Exit::Failed,
            Self::Sealed => Exit::Key,
            Self::OtherHead | Self::Damaged => Exit::Damaged,
        }
    }
}
