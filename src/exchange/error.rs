//! Why a bundle could not be made or is not believed.

use super::members::TarError;
use crate::disclosure::Fault;
use crate::seal::{SealError, SignatureError};

/// Why a sealed summary is refused, or cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It could not be sealed or opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Its archive is not in our form.
    #[error(transparent)]
    Tar(#[from] TarError),
    /// Written by a newer version of the format.
    #[error("format version {found} is newer than this program")]
    Newer {
        /// The version found.
        found: u64,
    },
    /// The manifest is not canonical JSON with exactly the fields of the format.
    #[error("the manifest is not in its form")]
    ManifestForm,
    /// A field of the manifest holds what it must not.
    #[error("the manifest's {field} cannot be")]
    Manifest {
        /// The field.
        field: &'static str,
    },
    /// The threshold is below the least one of the audience.
    #[error("the threshold is below the audience's")]
    ThresholdTooLow,
    /// The signature file is not in its form.
    #[error("the signature is not in its form")]
    SignatureForm,
    /// The signature does not hold.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// A member is not the one that the manifest names.
    #[error("{member} is not what the manifest says")]
    OtherMember {
        /// The member.
        member: String,
    },
    /// A table is not in its form, or has other rows than the form's.
    #[error("the table is not in its form")]
    TableForm,
    /// A table shows what the format forbids.
    #[error("the table shows what must be withheld")]
    Disclosure(#[source] Fault),
    /// Published numbers do not add up: no records have these counts.
    #[error("published numbers do not add up")]
    Sums,
    /// The numbers of published and withheld cells are not the table's.
    #[error("the manifest's numbers are not the table's")]
    OtherNumbers,
    /// The definitions are not plain text.
    #[error("the definitions are not plain text")]
    DefinitionsForm,
    /// The archive has not its padded length.
    #[error("the archive has not its padded length")]
    OtherLength,
    /// None of the keys that open it is among the intended recipients.
    #[error("sealed again for somebody whom the sender did not mean")]
    Readdressed,
}

impl BundleError {
    /// The stable name of the reason, as docs/formats/summary.md and the test vectors use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Seal(error) => match error {
                SealError::Header(_) => "seal-header",
                SealError::NoKeyFits => "seal-no-key",
                SealError::TooMuchWork { .. } => "seal-work",
                SealError::Damaged => "seal-damaged",
                SealError::TooLarge { .. } => "seal-too-large",
                SealError::NoRecipient => "seal-no-recipient",
                SealError::TooManyRecipients { .. } => "seal-too-many-recipients",
                SealError::Recipient => "seal-recipient",
                SealError::Io(_) => "seal-io",
                SealError::Randomness => "seal-randomness",
            },
            Self::Tar(error) => error.name(),
            Self::Newer { .. } => "bundle-newer",
            Self::ManifestForm => "manifest-form",
            Self::Manifest { .. } => "manifest-field",
            Self::ThresholdTooLow => "manifest-threshold",
            Self::SignatureForm => "signature-form",
            Self::Signature(SignatureError::Key) => "signature-key",
            Self::Signature(SignatureError::WeakKey) => "signature-weak-key",
            Self::Signature(SignatureError::Mismatch) => "signature-mismatch",
            Self::OtherMember { .. } => "member-hash",
            Self::TableForm => "table-form",
            Self::Disclosure(_) => "table-disclosure",
            Self::Sums => "table-sums",
            Self::OtherNumbers => "table-numbers",
            Self::DefinitionsForm => "definitions-form",
            Self::OtherLength => "tar-length",
            Self::Readdressed => "envelope-readdressed",
        }
    }
}
