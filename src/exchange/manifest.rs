//! The manifest: what a bundle says of itself, in canonical JSON.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use super::BundleError;
use super::form::Form;
use crate::disclosure::{Fault, Frame, Threshold};
use crate::model::Period;
use crate::model::canonical::{canonical_json, parse_canonical};
use crate::model::field::LINE_CHARS;
use crate::seal;
use crate::store::Profile;

/// The version of the format that we write and the only one that we read.
pub const FORMAT: u64 = 2;
/// What a bundle with a summary says that it is.
const KIND: &str = "summary";
/// Most recipients named in an envelope: as many as fit in age's header.
pub(super) const MAX_RECIPIENTS: usize = 63;
/// Most releases withdrawn in one bundle.
const MAX_WITHDRAWALS: usize = 1_000;

/// Bytes written in hexadecimal, small letters, always whole.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hex<const N: usize>(pub [u8; N]);

/// A SHA-256.
pub type Hash = Hex<32>;

impl Hash {
    /// The SHA-256 of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl<const N: usize> From<[u8; N]> for Hex<N> {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes)
    }
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Not the right number of hexadecimal digits in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not {digits} hexadecimal digits")]
pub struct NotHex {
    /// How many digits are due.
    digits: usize,
}

impl<const N: usize> FromStr for Hex<N> {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        let wrong = NotHex { digits: 2 * N };
        let digit = |letter: u8| match letter {
            b'0'..=b'9' => Ok(letter - b'0'),
            b'a'..=b'f' => Ok(letter - b'a' + 10),
            _ => Err(wrong),
        };
        if text.len() != 2 * N {
            return Err(wrong);
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// What is released: the same bytes for every recipient of an audience, link of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The store's random name of the year, which no person chose.
    pub alias: Hex<16>,
    /// For whom, and how.
    #[serde(with = "profile")]
    pub audience: Profile,
    /// The country that is covered: its P-code, or its name.
    pub country: String,
    /// Random; changes when a store is restored, so that two copies of one store do not look like a fork.
    pub epoch: Hex<16>,
    /// What the tables look like.
    pub form: Form,
    /// The threshold; 0 where every count is shown.
    pub k: u64,
    /// SHA-256 of each member but manifest and signature, by name.
    pub members: BTreeMap<String, Hash>,
    /// The period that is counted.
    pub period: Period,
    /// [`Release::hash`] of the release before in this epoch for this audience.
    pub previous: Option<Hash>,
    /// The reference of the protocol under which every count is shown; none where counts are protected.
    pub protocol: Option<String>,
    /// Number of cells that are published.
    pub published: u64,
    /// What is counted, and how.
    pub scheme: SchemeId,
    /// Number in this epoch for this audience, from 1.
    pub sequence: u64,
    /// Releases that receivers strike from their pools.
    pub withdrawals: Vec<Withdrawal>,
    /// Number of cells that are withheld.
    pub withheld: u64,
}

/// A scheme, by name and by what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeId {
    /// SHA-256 of all that the scheme says (docs/formats/scheme.md).
    pub hash: Hash,
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: u32,
}

/// A release taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Why: a code in kebab-case.
    pub reason: String,
    /// [`Release::hash`] of what is withdrawn.
    pub release: Hash,
}

impl Release {
    /// The hash by which the next release, and a withdrawal, refer to this one: SHA-256 of its canonical
    /// JSON.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.to_bytes())
    }

    /// The tables as a reader sees them.
    ///
    /// # Errors
    /// [`Fault`] where they do not fit together, which no release that was read has.
    pub fn frame(&self) -> Result<Frame, Fault> {
        self.form.frame_of_reader(self.period)
    }

    /// Its canonical JSON: the bytes that the hash is of, and that the ledger keeps.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        canonical_json(&value(self))
    }

    /// Reads what the ledger keeps.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        let value = parse_canonical(bytes).map_err(|_| BundleError::ManifestForm)?;
        let release: Self = serde_json::from_value(value).map_err(|_| BundleError::ManifestForm)?;
        release.check()?;
        if release.to_bytes() == bytes { Ok(release) } else { Err(BundleError::ManifestForm) }
    }

    /// What can be checked without the tables.
    pub(super) fn check(&self) -> Result<(), BundleError> {
        let fault = |field| Err(BundleError::Manifest { field });
        if self.sequence == 0 || (self.sequence == 1) != self.previous.is_none() {
            return fault("sequence");
        }
        match self.audience {
            Profile::Protected(audience) => {
                if !Threshold::new(self.k).is_ok_and(|k| k >= audience.least_threshold()) {
                    return Err(BundleError::ThresholdTooLow);
                }
                if self.protocol.is_some() {
                    return fault("protocol");
                }
            }
            Profile::Trusted => {
                if self.k != 0 || self.withheld != 0 {
                    return fault("k");
                }
                if !self.protocol.as_deref().is_some_and(is_line) {
                    return fault("protocol");
                }
            }
        }
        if !is_line(&self.country) {
            return fault("country");
        }
        // Sums are for the recipient of a protocol alone.
        if !self.form.is_sound() || (self.form.has_sums() && self.audience != Profile::Trusted) {
            return fault("form");
        }
        if !is_code(&self.scheme.id) {
            return fault("scheme");
        }
        if self.withdrawals.len() > MAX_WITHDRAWALS
            || self.withdrawals.iter().any(|withdrawal| !is_code(&withdrawal.reason))
        {
            return fault("withdrawals");
        }
        Ok(())
    }
}

/// Whom this copy of a release was made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The intended recipients. One who is not among them got a copy that was sealed again by another.
    pub recipients: Vec<Intended>,
}

/// An intended recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intended {
    /// The first 16 bytes of the SHA-256 of `carnet/recipient/1`, a zero byte and the public key: who has
    /// the key can tell that it is meant, nobody can tell a key from it.
    pub key: Hex<16>,
    /// What the sender calls it: a label, never a person's name.
    pub label: Label,
}

/// A recipient's label: 1 to 64 letters, digits, spaces, dots, dashes and underlines of any script.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label(String);

/// Not a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a label has 1 to 64 letters, digits, spaces, dots, dashes and underlines")]
pub struct NotALabel;

impl FromStr for Label {
    type Err = NotALabel;

    fn from_str(text: &str) -> Result<Self, NotALabel> {
        let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '.' | '-' | '_');
        let whole = (1..=64).contains(&text.chars().count()) && text.trim() == text;
        if whole && text.chars().all(plain) { Ok(Self(text.to_owned())) } else { Err(NotALabel) }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl Intended {
    /// A recipient under its label.
    pub(crate) fn new(recipient: &seal::Recipient, label: Label) -> Self {
        Self { key: key_of(recipient), label }
    }

    /// Whether this recipient is meant.
    pub(crate) fn is(&self, recipient: &seal::Recipient) -> bool {
        self.key == key_of(recipient)
    }
}

fn key_of(recipient: &seal::Recipient) -> Hex<16> {
    let digest = Sha256::new().chain_update(b"carnet/recipient/1\0").chain_update(recipient.to_bytes());
    let mut key = [0; 16];
    key.copy_from_slice(&digest.finalize()[..16]);
    Hex(key)
}

/// Both parts, with the version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// For whom this copy is.
    pub envelope: Envelope,
    format: u64,
    kind: String,
    /// What is released.
    pub release: Release,
}

impl Manifest {
    /// The manifest of a release for these recipients.
    pub(super) fn new(release: Release, envelope: Envelope) -> Result<Self, BundleError> {
        let manifest = Self { envelope, format: FORMAT, kind: KIND.to_owned(), release };
        manifest.check()?;
        Ok(manifest)
    }

    /// Reads a manifest: version first, so that a newer one is told as such.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        let value = parse_canonical(bytes).map_err(|_| BundleError::ManifestForm)?;
        match value["format"].as_u64() {
            Some(FORMAT) => {}
            Some(found) if found > FORMAT => return Err(BundleError::Newer { found }),
            _ => return Err(BundleError::Manifest { field: "format" }),
        }
        let manifest: Self = serde_json::from_value(value).map_err(|_| BundleError::ManifestForm)?;
        manifest.check()?;
        // What serde takes in two spellings would be signed in one and read in the other.
        if manifest.to_bytes() == bytes { Ok(manifest) } else { Err(BundleError::ManifestForm) }
    }

    /// The bytes that are signed.
    pub fn to_bytes(&self) -> Vec<u8> {
        canonical_json(&value(self))
    }

    fn check(&self) -> Result<(), BundleError> {
        if self.kind != KIND {
            return Err(BundleError::Manifest { field: "kind" });
        }
        let recipients = &self.envelope.recipients;
        let twice = |at: usize| recipients[..at].iter().any(|other| other.key == recipients[at].key);
        if recipients.is_empty() || recipients.len() > MAX_RECIPIENTS || (0..recipients.len()).any(twice) {
            return Err(BundleError::Manifest { field: "recipients" });
        }
        self.release.check()
    }
}

fn value(part: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(part).expect("maps with text keys, numbers and texts")
}

/// Whether a text is a line that can be shown, as long as any that a store keeps.
fn is_line(text: &str) -> bool {
    (1..=LINE_CHARS).contains(&text.chars().count()) && !text.chars().any(crate::text::clean::is_hidden)
}

/// Whether a text is a code: 1 to 40 small letters, digits and dashes.
pub(super) fn is_code(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

mod profile {
    use super::{Deserialize, Deserializer, Profile, Serializer, de};

    pub(super) fn serialize<S: Serializer>(profile: &Profile, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(profile.code())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Profile, D::Error> {
        let code = String::deserialize(deserializer)?;
        Profile::from_code(&code).ok_or_else(|| de::Error::custom("not an audience"))
    }
}
