//! The data key: random, 256 bits, never on disk but sealed; and the keys derived from it.

use hmac::{Hmac, Mac};
use rusqlite::Connection;
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::StoreError;
use super::folder::Folder;
use crate::file;
use crate::message::Language;
use crate::seal::{self, Identity, Recipient, SealError, WordList, WorkFactor};

/// Largest key slot that is read.
pub(super) const SLOT_BYTES: u64 = 64 * 1024;
/// Most passphrase slots in a store.
pub(super) const PASSPHRASES: u32 = 32;

/// What a person gives to open a store.
#[derive(Debug)]
pub struct Key(Given);

#[derive(Debug)]
enum Given {
    Passphrase(SecretString),
    Identities(Vec<Identity>),
}

impl Key {
    /// A passphrase.
    pub fn passphrase(passphrase: SecretString) -> Self {
        Self(Given::Passphrase(passphrase))
    }

    /// The private keys of an age identity file.
    ///
    /// # Errors
    /// Why the text holds no identity that we can use.
    pub fn from_identity_file(text: &SecretString) -> Result<Self, StoreError> {
        Ok(Self(Given::Identities(Identity::parse_file(text)?)))
    }

    /// The private key that was divided into shares; `text` holds enough of them as they were printed.
    ///
    /// # Errors
    /// [`StoreError::Share`]: no key but the one that was divided comes of it.
    pub fn from_shares(text: &SecretString) -> Result<Self, StoreError> {
        Ok(Self(Given::Identities(vec![seal::combine(&seal::read_shares(text)?)?])))
    }

    /// One private key.
    pub(super) fn of(identity: Identity) -> Self {
        Self(Given::Identities(vec![identity]))
    }
}

/// Who can open a new store.
#[derive(Debug, Default)]
pub struct NewKeys {
    /// One slot each.
    pub passphrases: Vec<SecretString>,
    /// One slot for all; see [`NewKeys::add_recipient`].
    pub(crate) recipients: Vec<Recipient>,
    /// Bytes of memory of this machine, where known: small ones get a cheaper key derivation.
    pub memory: Option<u64>,
}

/// Fewest characters of a passphrase.
pub const LEAST_PASSPHRASE: usize = 12;
/// Fewest signs of it that are no part of what is tried first.
const LEAST_LEFT: usize = 6;
/// Words of a generated passphrase, eleven bits each: 77 bits.
const GENERATED_WORDS: usize = 7;

/// A passphrase that does not stand against somebody who tries them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassphrase {
    /// Too few characters.
    #[error("a passphrase of fewer than {LEAST_PASSPHRASE} characters")]
    Short,
    /// Little but what is tried first: the commonest words, keys beside each other, signs repeated.
    #[error("a passphrase that is tried among the first")]
    Common,
}

/// A passphrase of seven words, in the letters a to z, from a list of the language where there is one.
///
/// # Errors
/// When the system gives no randomness.
pub fn generate_passphrase(language: Language) -> Result<SecretString, StoreError> {
    let list = match language {
        Language::French => WordList::French,
        Language::English => WordList::English,
    };
    Ok(seal::generate_passphrase(list, GENERATED_WORDS)?)
}

/// Refuses a passphrase that is too short, or that is tried among the first. Whether another one is good nobody can
/// compute: this only rejects.
pub(super) fn check_passphrase(passphrase: &SecretString) -> Result<(), WeakPassphrase> {
    let passphrase = passphrase.expose_secret().trim();
    if passphrase.chars().count() < LEAST_PASSPHRASE {
        return Err(WeakPassphrase::Short);
    }
    if seal::left_of_common(passphrase) < LEAST_LEFT { Err(WeakPassphrase::Common) } else { Ok(()) }
}

impl NewKeys {
    /// Adds a passphrase that opens the store.
    ///
    /// # Errors
    /// [`WeakPassphrase`].
    pub fn add_passphrase(&mut self, passphrase: SecretString) -> Result<(), WeakPassphrase> {
        check_passphrase(&passphrase)?;
        self.passphrases.push(passphrase);
        Ok(())
    }

    /// How many recipients there are.
    pub fn recipients(&self) -> usize {
        self.recipients.len()
    }

    /// Adds the public key of somebody who can open the store.
    ///
    /// # Errors
    /// Why the text is no recipient that we seal to.
    pub fn add_recipient(&mut self, text: &str) -> Result<(), StoreError> {
        self.recipients.push(text.trim().parse::<Recipient>()?);
        Ok(())
    }
}

/// Purposes whose keys outlive the data key that they follow from: what was hashed under them cannot be hashed anew. The
/// head is not among them, for it is written anew with each entry.
pub(super) const OUTLIVING: [&str; 3] = ["carnet/history/1", "carnet/ledger/1", "carnet/frozen/1"];

/// Bytes of a data key.
const LENGTH: usize = 32;

/// The data key of a store.
pub(crate) struct DataKey {
    /// 32 bytes, in one place: moved, an array leaves a copy behind on the stack, which nobody clears.
    bytes: Zeroizing<Vec<u8>>,
    /// By purpose, where the data key was replaced.
    kept: Vec<(String, Zeroizing<[u8; 32]>)>,
}

/// Which slot gave the data key.
#[derive(Debug)]
pub(super) enum OpenedBy {
    /// The one of a passphrase, by number.
    Passphrase(u32),
    /// The recipients', by one of these keys.
    Identities(Vec<Recipient>),
    /// None: the store was made just now.
    Making,
}

impl DataKey {
    pub(super) fn generate() -> Result<Self, StoreError> {
        let mut bytes = Zeroizing::new(vec![0; LENGTH]);
        seal::fill_random(&mut bytes)?;
        Ok(Self::of(bytes))
    }

    fn of(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self { bytes, kept: Vec::new() }
    }

    /// The key, to be sealed.
    pub(super) fn secret(&self) -> &[u8] {
        self.bytes.as_slice()
    }

    /// Takes the keys that outlived an earlier data key from the store.
    pub(super) fn take_kept(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare("SELECT purpose, key FROM kept_key")?;
        let rows =
            statement.query_map([], |row| Ok((row.get(0)?, Zeroizing::new(row.get::<_, [u8; 32]>(1)?))))?;
        self.kept = rows.collect::<Result<_, _>>()?;
        Ok(())
    }

    /// The key of the examples in docs/formats.
    #[cfg(test)]
    pub(super) fn of_examples() -> Self {
        Self::of(Zeroizing::new(vec![7; LENGTH]))
    }

    /// A key for one purpose: HMAC-SHA256 of the purpose under the data key (as HKDF-Expand does for one block, RFC
    /// 5869, section 2.3; the data key is uniformly random, so there is nothing to extract).
    pub(crate) fn derive(&self, purpose: &'static str) -> Zeroizing<[u8; 32]> {
        if let Some((_, kept)) = self.kept.iter().find(|(kept, _)| kept == purpose) {
            return kept.clone();
        }
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.bytes.as_slice()).expect("HMAC takes keys of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[1]);
        Zeroizing::new(mac.finalize().into_bytes().into())
    }

    /// The key as SQLCipher takes it: `x'64 hex digits'`, no derivation of its own.
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        use std::fmt::Write;
        let mut text = Zeroizing::new(String::with_capacity(67));
        text.push_str("x'");
        for byte in self.bytes.iter() {
            write!(text, "{byte:02x}").expect("writing to a string does not fail");
        }
        text.push('\'');
        text
    }

    /// Writes the slots of a new store.
    pub(super) fn write_slots(&self, folder: &Folder, keys: &NewKeys) -> Result<(), StoreError> {
        if keys.passphrases.is_empty() && keys.recipients.is_empty() {
            return Err(StoreError::NoSlot);
        }
        let work = WorkFactor::for_memory(keys.memory);
        for (n, passphrase) in (1..).zip(&keys.passphrases) {
            let slot = seal::wrap_with_passphrase(self.secret(), passphrase, work)?;
            file::write_new(&folder.passphrase_slot(n), &slot)?;
        }
        if !keys.recipients.is_empty() {
            let slot = seal::wrap_for(self.secret(), &keys.recipients)?;
            file::write_new(&folder.recipients_slot(), &slot)?;
        }
        Ok(())
    }

    /// Opens one of the slots. A slot that is damaged looks like a wrong key, and the next one is tried.
    pub(super) fn open_slots(folder: &Folder, key: &Key) -> Result<(Self, OpenedBy), StoreError> {
        let (secret, by) = match &key.0 {
            Given::Passphrase(passphrase) => {
                let opened = (1..=PASSPHRASES).find_map(|n| {
                    let path = folder.passphrase_slot(n);
                    let slot = path.exists().then(|| file::read(&path, SLOT_BYTES).ok())??;
                    Some((seal::open_with_passphrase(&slot, passphrase).ok()?, n))
                });
                let (secret, n) = opened.ok_or(StoreError::WrongKey)?;
                (secret, OpenedBy::Passphrase(n))
            }
            Given::Identities(identities) => {
                let path = folder.recipients_slot();
                if !path.exists() {
                    return Err(StoreError::WrongKey);
                }
                let slot = file::read(&path, SLOT_BYTES)?;
                let secret = match seal::open_with_identities(&slot, identities, 64) {
                    Err(SealError::Randomness) => return Err(SealError::Randomness.into()),
                    opened => opened.map_err(|_| StoreError::WrongKey)?,
                };
                (secret, OpenedBy::Identities(identities.iter().map(Identity::recipient).collect()))
            }
        };
        if secret.len() != LENGTH {
            return Err(StoreError::WrongKey);
        }
        Ok((Self::of(secret), by))
    }
}
