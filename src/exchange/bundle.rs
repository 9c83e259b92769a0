//! A sealed summary: members, manifest and signature in a padded tar, inside an age file.

use std::collections::BTreeMap;
use std::io::Read;

use serde::{Deserialize, Serialize};

use super::error::BundleError;
use super::form::Form;
use super::manifest::{Envelope, Hash, Hex, Manifest, Release, SchemeId, is_code};
use super::members::{Reader, TarError, Writer};
use super::party::Identities;
use super::table::{Tables, adds_up};
use crate::disclosure::Threshold;
use crate::model::Period;
use crate::model::canonical::{canonical_json, parse_canonical};
use crate::seal::{self, PublicKey, Recipient, SealError, SigningKey, padded_length};
use crate::store::Profile;
use crate::text::clean::is_hidden;

const MANIFEST: &str = "manifest.json";
const DEFINITIONS: &str = "definitions.md";
const SIGNATURE: &str = "signature";
/// Most bytes of any member.
const MAX_MEMBER: u64 = 1024 * 1024;
/// Most bytes of the tar.
const MAX_TAR: u64 = 16 * 1024 * 1024;
/// Most bytes of a sealed summary.
pub const MAX_SEALED: u64 = MAX_TAR + 64 * 1024;
/// What stands before the manifest's hash in the signed text, so that no other signature passes as one.
const SIGNED: &[u8] = b"carnet/summary/1\0";

/// The tables and texts of a release, byte for byte as they leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// The tables by their names, in the form's order.
    files: Vec<(String, Vec<u8>)>,
    definitions: String,
    tables: Tables,
}

/// The member of a table.
fn file_of(table: &str) -> String {
    format!("tables/{table}.csv")
}

impl Members {
    /// The members of some tables, with the definitions that a reader needs.
    ///
    /// # Errors
    /// [`BundleError::DefinitionsForm`]; [`BundleError::Manifest`] and [`BundleError::Sums`] where no reader would take
    /// them, so that nothing is written down that cannot be sealed.
    pub(super) fn new(
        form: &Form,
        period: Period,
        tables: Tables,
        definitions: &str,
    ) -> Result<Self, BundleError> {
        let other_form = || BundleError::Manifest { field: "form" };
        if !form.is_sound() {
            return Err(other_form());
        }
        let frame = form.frame_of_reader(period).map_err(|_| other_form())?;
        if !adds_up(&tables, &frame) {
            return Err(BundleError::Sums);
        }
        let made = Self::of(form, period, tables, plain_text(definitions)?.to_owned());
        if made.files.iter().any(|(_, content)| content.len() as u64 > MAX_MEMBER) {
            return Err(other_form());
        }
        Ok(made)
    }

    fn of(form: &Form, period: Period, tables: Tables, definitions: String) -> Self {
        let file = |(at, table): (usize, &super::form::FormTable)| {
            (file_of(&table.name), tables.to_csv(form, at, period))
        };
        let files = form.tables.iter().enumerate().map(file).collect();
        Self { files, definitions, tables }
    }

    /// The members from their files, which must be those of a release.
    fn from_files(
        files: Vec<(String, Vec<u8>)>,
        definitions: &[u8],
        release: &Release,
    ) -> Result<Self, BundleError> {
        let contents: Vec<&[u8]> = files.iter().map(|(_, content)| content.as_slice()).collect();
        let tables = Tables::from_csv(&contents, &release.form, release.period)?;
        let frame = release.frame().map_err(|_| BundleError::Manifest { field: "form" })?;
        if let Profile::Protected(_) = release.audience {
            let k = Threshold::new(release.k).map_err(|_| BundleError::ThresholdTooLow)?;
            crate::disclosure::Release::new(&frame, k, tables.all().to_vec())
                .map_err(BundleError::Disclosure)?;
        }
        if !adds_up(&tables, &frame) {
            return Err(BundleError::Sums);
        }
        let members = Self { files, definitions: plain_text_bytes(definitions)?, tables };
        check_members(&members, release)?;
        Ok(members)
    }

    /// How the ledger keeps the members: their texts by name.
    pub(super) fn to_value(&self) -> serde_json::Value {
        let text = |(name, content): &(String, Vec<u8>)| {
            let text = String::from_utf8(content.clone()).expect("codes, numbers and one marker");
            (name.clone(), serde_json::Value::String(text))
        };
        let mut all: serde_json::Map<String, serde_json::Value> = self.files.iter().map(text).collect();
        all.insert(DEFINITIONS.to_owned(), self.definitions.clone().into());
        serde_json::Value::Object(all)
    }

    /// The members as the ledger keeps them, checked against their release.
    pub(super) fn read(kept: &[u8], release: &Release) -> Result<Self, BundleError> {
        let value = parse_canonical(kept).map_err(|_| BundleError::TableForm)?;
        let text = |name: &str| {
            let text = value[name].as_str().map(|text| text.as_bytes().to_vec());
            text.ok_or_else(|| BundleError::OtherMember { member: name.to_owned() })
        };
        let file = |table: &super::form::FormTable| {
            let name = file_of(&table.name);
            Ok((name.clone(), text(&name)?))
        };
        let files = release.form.tables.iter().map(file).collect::<Result<_, BundleError>>()?;
        Self::from_files(files, &text(DEFINITIONS)?, release)
    }

    /// What the tables show.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The definitions.
    pub fn definitions(&self) -> &str {
        &self.definitions
    }

    fn hashes(&self) -> BTreeMap<String, Hash> {
        let files = self.files.iter().map(|(name, content)| (name.clone(), Hash::of(content)));
        files.chain([(DEFINITIONS.to_owned(), Hash::of(self.definitions.as_bytes()))]).collect()
    }

    /// The release of these members as a link of its store's chain.
    pub(super) fn release(&self, link: Link) -> Release {
        Release {
            alias: link.alias,
            audience: link.profile,
            country: link.country,
            epoch: link.epoch,
            form: link.form,
            k: link.k,
            members: self.hashes(),
            period: link.period,
            previous: link.previous,
            protocol: link.protocol,
            published: self.tables.published(),
            scheme: link.scheme,
            sequence: link.sequence,
            withdrawals: link.withdrawals,
            withheld: self.tables.withheld(),
        }
    }
}

/// What is known of a release beside its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) alias: Hex<16>,
    pub(super) epoch: Hex<16>,
    pub(super) profile: Profile,
    pub(super) country: String,
    pub(super) form: Form,
    pub(super) k: u64,
    pub(super) sequence: u64,
    pub(super) previous: Option<Hash>,
    pub(super) protocol: Option<String>,
    pub(super) period: Period,
    pub(super) scheme: SchemeId,
    pub(super) withdrawals: Vec<super::manifest::Withdrawal>,
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
    let manifest = Manifest::new(release.clone(), envelope.clone())?.to_bytes();
    let signature = SignatureFile {
        key: Hex(key.public().to_bytes()),
        signature: Hex(key.sign(&signed_text(&manifest))),
    };
    let signature = serde_json::to_value(&signature).expect("two texts");
    let mut writer = Writer::new(Vec::new());
    let signature = canonical_json(&signature);
    let files = members.files.iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    let last = [(DEFINITIONS, members.definitions.as_bytes()), (SIGNATURE, signature.as_slice())];
    for (name, content) in std::iter::once((MANIFEST, manifest.as_slice())).chain(files).chain(last) {
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
    /// What its tables show.
    pub tables: Tables,
    /// The definitions.
    pub definitions: String,
    /// Who signed it.
    pub signer: Signer,
}

impl Bundle {
    /// Its members, as the ledger keeps them.
    pub(super) fn members(&self) -> Members {
        let release = &self.manifest.release;
        Members::of(&release.form, release.period, self.tables.clone(), self.definitions.clone())
    }
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

/// Reads a bundle's tar and checks it: form, signature, hashes, tables, numbers.
///
/// # Errors
/// [`BundleError`], the first that is found in that order.
pub fn read(tar: &[u8]) -> Result<Bundle, BundleError> {
    let Contents { manifest: manifest_bytes, parsed, files, definitions, signature } = read_members(tar)?;
    let manifest = parsed;
    let signer = check_signature(&manifest_bytes, &signature)?;
    let release = &manifest.release;
    let all = files.iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    for (name, content) in all.chain([(DEFINITIONS, definitions.as_slice())]) {
        if release.members.get(name) != Some(&Hash::of(content)) {
            return Err(BundleError::OtherMember { member: name.to_owned() });
        }
    }
    let members = Members::from_files(files, &definitions, release)?;
    Ok(Bundle { tables: members.tables, definitions: members.definitions, signer: Signer(signer), manifest })
}

struct Contents {
    manifest: Vec<u8>,
    parsed: Manifest,
    files: Vec<(String, Vec<u8>)>,
    definitions: Vec<u8>,
    signature: Vec<u8>,
}

/// The members, by the names that the first of them, the manifest, gives to those after it.
fn read_members(tar: &[u8]) -> Result<Contents, BundleError> {
    let mut reader = Reader::new(tar);
    let manifest = match reader.next()? {
        Some(head) if head.name == MANIFEST => reader.whole(MAX_MEMBER)?,
        Some(head) if is_later(&head.name) => return Err(TarError::OutOfOrder { member: head.member }.into()),
        Some(head) => return Err(TarError::UnknownName { member: head.member }.into()),
        None => return Err(TarError::Missing { name: MANIFEST.to_owned() }.into()),
    };
    let parsed = Manifest::read(&manifest)?;
    let tables = parsed.release.form.tables.iter().map(|table| file_of(&table.name));
    let names: Vec<String> = tables.chain([DEFINITIONS.to_owned(), SIGNATURE.to_owned()]).collect();
    let mut contents: Vec<Vec<u8>> = Vec::with_capacity(names.len());
    while let Some(head) = reader.next()? {
        let member = head.member;
        if head.name == MANIFEST {
            return Err(TarError::Duplicate { member }.into());
        }
        match names.iter().position(|name| *name == head.name) {
            None => return Err(TarError::UnknownName { member }.into()),
            Some(at) if at < contents.len() => return Err(TarError::Duplicate { member }.into()),
            Some(at) if at > contents.len() => return Err(TarError::OutOfOrder { member }.into()),
            Some(_) => contents.push(reader.whole(MAX_MEMBER)?),
        }
    }
    let length = reader.end()?;
    if let Some(missing) = names.get(contents.len()) {
        return Err(TarError::Missing { name: missing.clone() }.into());
    }
    let used: u64 = std::iter::once(&manifest)
        .chain(&contents)
        .map(|content| 512 + (content.len() as u64).next_multiple_of(512))
        .sum();
    if length != padded_length(used + 1024) {
        return Err(BundleError::OtherLength);
    }
    let (signature, definitions) = (contents.pop().unwrap_or_default(), contents.pop().unwrap_or_default());
    Ok(Contents {
        manifest,
        parsed,
        files: names.into_iter().zip(contents).collect(),
        definitions,
        signature,
    })
}

/// Whether a name is one that only a manifest before it can allow.
fn is_later(name: &str) -> bool {
    let table = name.strip_prefix("tables/").and_then(|name| name.strip_suffix(".csv"));
    [DEFINITIONS, SIGNATURE].contains(&name) || table.is_some_and(is_code)
}

fn check_signature(manifest: &[u8], signature: &[u8]) -> Result<PublicKey, BundleError> {
    let value = parse_canonical(signature).map_err(|_| BundleError::SignatureForm)?;
    let file: SignatureFile = serde_json::from_value(value).map_err(|_| BundleError::SignatureForm)?;
    let key = PublicKey::from_bytes(&file.key.0)?;
    key.verify(&signed_text(manifest), &file.signature.0)?;
    Ok(key)
}

fn check_members(members: &Members, release: &Release) -> Result<(), BundleError> {
    if members.hashes() != release.members {
        return Err(BundleError::Manifest { field: "members" });
    }
    let numbers = (members.tables.published(), members.tables.withheld());
    if numbers == (release.published, release.withheld) { Ok(()) } else { Err(BundleError::OtherNumbers) }
}

fn plain_text(text: &str) -> Result<&str, BundleError> {
    let hidden = |letter: char| letter != '\n' && is_hidden(letter);
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
