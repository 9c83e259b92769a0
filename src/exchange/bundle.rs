//! A sealed summary: members, manifest and signature in a padded tar, inside an age file.

use std::collections::BTreeMap;
use std::io::Read;

use serde::{Deserialize, Serialize};

use super::error::BundleError;
use super::manifest::{Envelope, Hash, Hex, Manifest, Release};
use super::members::{Reader, TarError, Writer};
use super::party::Identities;
use super::table::{decisions_layout, from_csv, interim_scheme, to_csv};
use crate::disclosure::{Audited, Protected, Threshold};
use crate::model::Period;
use crate::model::canonical::{canonical_json, parse_canonical};
use crate::seal::{self, PublicKey, Recipient, SealError, SigningKey, padded_length};

/// The members' names, in the order in which they stand.
const NAMES: [&str; 4] = ["manifest.json", DECISIONS, DEFINITIONS, "signature"];
const DECISIONS: &str = "tables/decisions.csv";
const DEFINITIONS: &str = "definitions.md";
/// Most bytes of any member.
const MAX_MEMBER: u64 = 256 * 1024;
/// Most bytes of the tar: four members and the padding.
const MAX_TAR: u64 = 2 * 1024 * 1024;
/// Most bytes of a sealed summary.
pub const MAX_SEALED: u64 = MAX_TAR + 64 * 1024;
/// What stands before the manifest's hash in the signed text, so that no other signature passes as one.
const SIGNED: &[u8] = b"carnet/summary/1\0";

/// The tables and texts of a release, byte for byte as they leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    decisions: Vec<u8>,
    definitions: String,
    numbers: Numbers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbers {
    k: u64,
    published: u64,
    withheld: u64,
}

impl Numbers {
    fn of(table: &Protected) -> Self {
        Self {
            k: table.threshold().k(),
            published: table.published() as u64,
            withheld: table.withheld() as u64,
        }
    }
}

impl Members {
    /// The members of an audited table of decisions, with the definitions that a reader needs.
    ///
    /// # Errors
    /// [`BundleError::TableForm`] when the table has other rows than the scheme's,
    /// [`BundleError::DefinitionsForm`].
    pub fn new(table: &Audited, definitions: &str) -> Result<Self, BundleError> {
        let table = table.protected();
        if *table.layout() != decisions_layout() {
            return Err(BundleError::TableForm);
        }
        Ok(Self {
            decisions: to_csv(table),
            definitions: plain_text(definitions)?.to_owned(),
            numbers: Numbers::of(table),
        })
    }

    /// The members as they stand in the ledger, to be sealed for another recipient of the same audience.
    ///
    /// # Errors
    /// As [`open_summary`] has them for tables and definitions.
    pub(super) fn again(decisions: &[u8], definitions: &[u8], k: Threshold) -> Result<Self, BundleError> {
        let table = from_csv(decisions, decisions_layout(), k)?;
        Ok(Self {
            decisions: decisions.to_vec(),
            definitions: plain_text_bytes(definitions)?,
            numbers: Numbers::of(&table),
        })
    }

    /// How the ledger keeps the members: their texts by name.
    pub(super) fn to_value(&self) -> serde_json::Value {
        let decisions = String::from_utf8(self.decisions.clone()).expect("codes, numbers and one marker");
        serde_json::json!({ DECISIONS: decisions, DEFINITIONS: self.definitions })
    }

    /// The members as the ledger keeps them, checked against their release.
    pub(super) fn read(kept: &[u8], release: &Release) -> Result<Self, BundleError> {
        let value = parse_canonical(kept).map_err(|_| BundleError::TableForm)?;
        let text = |name: &'static str| {
            value[name].as_str().map(str::as_bytes).ok_or(BundleError::OtherMember { member: name })
        };
        let k = Threshold::new(release.k).map_err(|_| BundleError::ThresholdTooLow)?;
        let members = Self::again(text(DECISIONS)?, text(DEFINITIONS)?, k)?;
        check_members(&members, release)?;
        Ok(members)
    }

    /// The table that the members hold.
    pub(super) fn table(&self, release: &Release) -> Result<Protected, BundleError> {
        let k = Threshold::new(release.k).map_err(|_| BundleError::ThresholdTooLow)?;
        from_csv(&self.decisions, decisions_layout(), k)
    }

    /// The table of decisions as CSV.
    pub fn decisions(&self) -> &[u8] {
        &self.decisions
    }

    /// The definitions.
    pub fn definitions(&self) -> &str {
        &self.definitions
    }

    fn hashes(&self) -> BTreeMap<String, Hash> {
        [(DECISIONS, self.decisions.as_slice()), (DEFINITIONS, self.definitions.as_bytes())]
            .map(|(name, content)| (name.to_owned(), Hash::of(content)))
            .into()
    }

    /// The release of these members as a link of its store's chain.
    pub fn release(&self, link: Link) -> Release {
        Release {
            alias: link.alias,
            audience: link.audience,
            epoch: link.epoch,
            k: self.numbers.k,
            members: self.hashes(),
            period: link.period,
            previous: link.previous,
            published: self.numbers.published,
            scheme: interim_scheme(),
            sequence: link.sequence,
            withdrawals: link.withdrawals,
            withheld: self.numbers.withheld,
        }
    }
}

/// What the ledger knows of a release beside its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The store's random name.
    pub alias: Hex<16>,
    /// The epoch.
    pub epoch: Hex<16>,
    /// For whom.
    pub audience: crate::disclosure::Audience,
    /// Number in this epoch for this audience, from 1.
    pub sequence: u64,
    /// Hash of the release before.
    pub previous: Option<Hash>,
    /// What is counted.
    pub period: Period,
    /// Releases taken back.
    pub withdrawals: Vec<super::manifest::Withdrawal>,
}

/// The signature's file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignatureFile {
    key: Hex<32>,
    signature: Hex<64>,
}

fn signed_text(manifest: &[u8]) -> Vec<u8> {
    [SIGNED, Hash::of(manifest).0.as_slice()].concat()
}

/// Puts a bundle together: the tar that is sealed. The same input gives the same bytes.
///
/// # Errors
/// [`BundleError::OtherMember`] or [`BundleError::OtherNumbers`] when the release is not of these members,
/// [`BundleError::Manifest`].
pub(super) fn assemble(
    members: &Members,
    release: &Release,
    envelope: &Envelope,
    key: &SigningKey,
) -> Result<Vec<u8>, BundleError> {
    check_members(members, release)?;
    check_scheme(release)?;
    let manifest = Manifest::new(release.clone(), envelope.clone())?.to_bytes();
    let signature = SignatureFile {
        key: Hex(key.public().to_bytes()),
        signature: Hex(key.sign(&signed_text(&manifest))),
    };
    let signature = serde_json::to_value(&signature).expect("two texts");
    let mut writer = Writer::new(Vec::new());
    for (name, content) in NAMES.iter().zip([
        manifest.as_slice(),
        &members.decisions,
        members.definitions.as_bytes(),
        &canonical_json(&signature),
    ]) {
        writer.member(name, content.len() as u64, content)?;
    }
    Ok(writer.finish(padded_length)?)
}

/// Puts a bundle together and seals it, to be called once the ledger has recorded the release.
///
/// # Errors
/// As [`assemble`]; [`BundleError::Seal`]; [`BundleError::Readdressed`] when the envelope names others
/// than `recipients`.
pub(super) fn seal_members(
    members: &Members,
    release: &Release,
    envelope: &Envelope,
    key: &SigningKey,
    recipients: &[Recipient],
) -> Result<Vec<u8>, BundleError> {
    let named = |recipient: &Recipient| envelope.recipients.iter().any(|intended| intended.is(recipient));
    let meant = |intended: &super::manifest::Intended| recipients.iter().any(|one| intended.is(one));
    if !recipients.iter().all(named) || !envelope.recipients.iter().all(meant) {
        return Err(BundleError::Readdressed);
    }
    let tar = assemble(members, release, envelope, key)?;
    Ok(seal::wrap_for(&tar, recipients)?)
}

/// A bundle that holds what it says. Whether its signer is known is for the receiver to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The decisions by code.
    pub decisions: Protected,
    /// The definitions.
    pub definitions: String,
    /// Who signed it.
    pub signer: Signer,
}

/// Who signed a bundle: a store, never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signer(PublicKey);

impl Signer {
    /// The signer of a public key, as it was pinned.
    ///
    /// # Errors
    /// [`BundleError::Signature`].
    pub fn from_key(key: Hex<32>) -> Result<Self, BundleError> {
        Ok(Self(PublicKey::from_bytes(&key.0)?))
    }

    /// The public key.
    pub fn key(&self) -> Hex<32> {
        Hex(self.0.to_bytes())
    }

    /// The four words that people compare.
    pub fn words(&self) -> Vec<&'static str> {
        self.0.words()
    }

    /// Whether somebody's words are this signer's: in any case, with spaces or dashes between.
    pub fn has_words(&self, said: &str) -> bool {
        let said = said.to_lowercase();
        let said = said.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        said.eq(self.words())
    }
}

/// Opens a sealed summary and checks all that can be checked without knowing its signer.
///
/// # Errors
/// [`BundleError`]: nothing of a bundle is given out unless all of it holds.
pub fn open_summary(sealed: &[u8], identities: &Identities) -> Result<Bundle, BundleError> {
    if sealed.len() as u64 > MAX_SEALED {
        return Err(SealError::TooLarge { limit: MAX_SEALED }.into());
    }
    let tar = seal::open_with_identities(sealed, identities.all(), MAX_TAR)?;
    let bundle = read(&tar)?;
    let recipients: Vec<Recipient> = identities.all().iter().map(seal::Identity::recipient).collect();
    let intended = &bundle.manifest.envelope.recipients;
    if recipients.iter().any(|recipient| intended.iter().any(|one| one.is(recipient))) {
        Ok(bundle)
    } else {
        Err(BundleError::Readdressed)
    }
}

/// Reads a bundle's tar and checks it: form, signature, hashes, table, numbers.
///
/// # Errors
/// [`BundleError`], the first that is found in that order.
pub fn read(tar: &[u8]) -> Result<Bundle, BundleError> {
    let [manifest_bytes, decisions, definitions, signature] = read_members(tar)?;
    let manifest = Manifest::read(&manifest_bytes)?;
    let signer = check_signature(&manifest_bytes, &signature)?;
    let release = &manifest.release;
    check_scheme(release)?;
    let k = Threshold::new(release.k).map_err(|_| BundleError::ThresholdTooLow)?;
    let hashed = |name: &'static str, content: &[u8]| match release.members.get(name) {
        Some(hash) if *hash == Hash::of(content) => Ok(()),
        _ => Err(BundleError::OtherMember { member: name }),
    };
    hashed(DECISIONS, &decisions)?;
    hashed(DEFINITIONS, &definitions)?;
    let members = Members::again(&decisions, &definitions, k)?;
    check_members(&members, release)?;
    let decisions = from_csv(&decisions, decisions_layout(), k)?;
    Ok(Bundle { decisions, definitions: members.definitions, signer: Signer(signer), manifest })
}

fn read_members(tar: &[u8]) -> Result<[Vec<u8>; 4], BundleError> {
    let mut reader = Reader::new(tar);
    let mut contents: Vec<Vec<u8>> = Vec::with_capacity(NAMES.len());
    while let Some(head) = reader.next()? {
        let member = head.member;
        match NAMES.iter().position(|name| *name == head.name) {
            None => return Err(TarError::UnknownName { member }.into()),
            Some(at) if at < contents.len() => return Err(TarError::Duplicate { member }.into()),
            Some(at) if at > contents.len() => return Err(TarError::OutOfOrder { member }.into()),
            Some(_) => contents.push(reader.whole(MAX_MEMBER)?),
        }
    }
    let length = reader.end()?;
    let whole: [Vec<u8>; 4] =
        contents.try_into().map_err(|found: Vec<_>| TarError::Missing { name: NAMES[found.len()] })?;
    let used: u64 = whole.iter().map(|content| 512 + (content.len() as u64).next_multiple_of(512)).sum();
    if length == padded_length(used + 1024) { Ok(whole) } else { Err(BundleError::OtherLength) }
}

fn check_signature(manifest: &[u8], signature: &[u8]) -> Result<PublicKey, BundleError> {
    let value = parse_canonical(signature).map_err(|_| BundleError::SignatureForm)?;
    let file: SignatureFile = serde_json::from_value(value).map_err(|_| BundleError::SignatureForm)?;
    let key = PublicKey::from_bytes(&file.key.0)?;
    key.verify(&signed_text(manifest), &file.signature.0)?;
    Ok(key)
}

fn check_scheme(release: &Release) -> Result<(), BundleError> {
    if release.scheme != interim_scheme() {
        return Err(BundleError::UnknownScheme);
    }
    match release.period {
        Period::Month(..) => Ok(()),
        _ => Err(BundleError::Manifest { field: "period" }),
    }
}

fn check_members(members: &Members, release: &Release) -> Result<(), BundleError> {
    if members.hashes() != release.members {
        return Err(BundleError::Manifest { field: "members" });
    }
    let said = Numbers { k: release.k, published: release.published, withheld: release.withheld };
    if members.numbers == said { Ok(()) } else { Err(BundleError::OtherNumbers) }
}

fn plain_text(text: &str) -> Result<&str, BundleError> {
    let hidden = |letter: char| {
        letter.is_control() && letter != '\n'
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    let plain = !text.is_empty() && text.len() as u64 <= MAX_MEMBER && !text.chars().any(hidden);
    if plain { Ok(text) } else { Err(BundleError::DefinitionsForm) }
}

fn plain_text_bytes(bytes: &[u8]) -> Result<String, BundleError> {
    let text = std::str::from_utf8(bytes).map_err(|_| BundleError::DefinitionsForm)?;
    plain_text(text).map(str::to_owned)
}

/// Reads a sealed summary from a stream, and no more of it than one can have.
///
/// # Errors
/// As [`open_summary`].
pub fn open_summary_from(sealed: impl Read, identities: &Identities) -> Result<Bundle, BundleError> {
    let mut bytes = Vec::new();
    sealed.take(MAX_SEALED + 1).read_to_end(&mut bytes).map_err(SealError::from)?;
    open_summary(&bytes, identities)
}
