//! Passphrase slots: a secret under scrypt, and passphrases made by the program.

use std::io::Read;

use age::scrypt;
use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::random::below;
use super::stream::{encrypt, opening};
use super::{SealError, WordList, header};

/// Most bytes in a slot: keys and what stands beside them are small.
const MAX_SLOT: u64 = 64 * 1024;
/// The highest cost that is read: 2^18 takes 256 MiB, and a foreign file may ask for 4 GiB.
pub(super) const MAX_WORK: u8 = 18;

/// What one guess of a passphrase costs. Fixed, because a cost measured at the moment of writing depends
/// on what else the machine was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WorkFactor(u8);

impl WorkFactor {
    /// scrypt with N = 2^18: 256 MiB, one or two seconds.
    pub(crate) const STANDARD: Self = Self(MAX_WORK);
    /// scrypt with N = 2^17: 128 MiB, for machines with less than 2 GB of memory.
    pub(crate) const SMALL_MEMORY: Self = Self(17);

    /// The cost for a machine with so much memory; unknown counts as enough.
    pub(crate) fn for_memory(bytes: Option<u64>) -> Self {
        match bytes {
            Some(bytes) if bytes < 2_000_000_000 => Self::SMALL_MEMORY,
            _ => Self::STANDARD,
        }
    }

    /// A cost that protects nothing, so that tests do not wait.
    #[cfg(test)]
    pub(crate) const fn for_tests() -> Self {
        Self(2)
    }
}

/// Seals a secret under a passphrase, as an age file that any age program opens.
///
/// The passphrase is normalised (NFKC, ends trimmed), so that it opens from another keyboard.
///
/// # Errors
/// [`SealError::Io`] never in practice: the file is made in memory.
pub(crate) fn wrap_with_passphrase(
    secret: &[u8],
    passphrase: &SecretString,
    cost: WorkFactor,
) -> Result<Vec<u8>, SealError> {
    let mut recipient = scrypt::Recipient::new(normalised(passphrase));
    recipient.set_work_factor(cost.0);
    let mut sealed = Vec::new();
    encrypt(secret, &mut sealed, std::iter::once(&recipient as &dyn age::Recipient))?;
    Ok(sealed)
}

/// Opens a secret sealed under a passphrase.
///
/// # Errors
/// [`SealError::NoKeyFits`] when the passphrase is wrong, or the part of the slot that it opens is
/// altered, or the file is for recipients; [`SealError::TooMuchWork`], [`SealError::Damaged`],
/// [`SealError::TooLarge`], [`SealError::Header`].
pub(crate) fn open_with_passphrase(
    sealed: &[u8],
    passphrase: &SecretString,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if !header::check(sealed)?.passphrase {
        return Err(SealError::NoKeyFits);
    }
    let mut identity = scrypt::Identity::new(normalised(passphrase));
    identity.set_max_work_factor(MAX_WORK);
    let reader = opening(sealed, std::iter::once(&identity as &dyn age::Identity))?;
    let mut secret = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.take(MAX_SLOT + 1).read_to_end(&mut secret).map_err(|_| SealError::Damaged)?;
    if secret.len() as u64 > MAX_SLOT {
        return Err(SealError::TooLarge { limit: MAX_SLOT });
    }
    Ok(secret)
}

fn normalised(passphrase: &SecretString) -> SecretString {
    // Room for what NFKC adds at most (a factor of 18), so that no half-written copy stays behind in
    // memory when the text grows.
    let given = passphrase.expose_secret();
    let mut text = String::with_capacity(given.len() * 18);
    text.extend(given.nfkc());
    let secret = SecretString::from(text.trim());
    text.zeroize();
    secret
}

/// A passphrase of `n` words (11 bits each), each as likely as any other; seven words are 77 bits.
///
/// # Errors
/// [`SealError::Randomness`].
pub(crate) fn generate_passphrase(list: WordList, n: usize) -> Result<SecretString, SealError> {
    let all = list.all();
    // The longest word has 9 letters: no copy is left behind by a text that grows.
    let mut text = String::with_capacity(n * 10);
    for word in 0..n {
        if word > 0 {
            text.push(' ');
        }
        text.push_str(&all[usize::from(below(2048)?)]);
    }
    Ok(SecretString::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::{Identity, wrap_for};

    const CHEAP: WorkFactor = WorkFactor::for_tests();

    fn phrase(text: &str) -> SecretString {
        SecretString::from(text)
    }

    #[test]
    fn a_slot_opens_with_its_passphrase_only() {
        let slot = wrap_with_passphrase(b"key", &phrase("le pont de Rutshuru"), CHEAP).unwrap();
        assert_eq!(open_with_passphrase(&slot, &phrase("le pont de Rutshuru")).unwrap().as_slice(), b"key");
        assert_eq!(
            open_with_passphrase(&slot, &phrase("  le pont de Rutshuru\n")).unwrap().as_slice(),
            b"key"
        );
        let wrong = open_with_passphrase(&slot, &phrase("le pont de rutshuru"));
        assert!(matches!(wrong, Err(SealError::NoKeyFits)));
    }

    #[test]
    fn two_writings_of_one_passphrase_open_the_same_slot() {
        let slot = wrap_with_passphrase(b"key", &phrase("Médecins \u{fb01}n"), CHEAP).unwrap();
        let decomposed = phrase("Me\u{301}decins fin");
        assert_eq!(open_with_passphrase(&slot, &decomposed).unwrap().as_slice(), b"key");
    }

    #[test]
    fn a_file_that_asks_for_too_much_is_refused_before_the_work() {
        let slot = wrap_with_passphrase(b"key", &phrase("long enough"), CHEAP).unwrap();
        let line = slot.windows(3).position(|window| window == b" 2\n").unwrap();
        for asked in [19_u8, 22, 30] {
            let mut greedy = slot[..line].to_vec();
            greedy.extend_from_slice(format!(" {asked}\n").as_bytes());
            greedy.extend_from_slice(&slot[line + 3..]);
            let opened = open_with_passphrase(&greedy, &phrase("long enough"));
            assert!(
                matches!(opened, Err(SealError::TooMuchWork { limit: 18, asked: found }) if found == asked)
            );
        }
    }

    #[test]
    fn an_altered_or_cut_slot_gives_nothing() {
        let slot = wrap_with_passphrase(b"0123456789abcdef", &phrase("long enough"), CHEAP).unwrap();
        for at in 0..slot.len() {
            let mut altered = slot.clone();
            altered[at] ^= 1;
            assert!(open_with_passphrase(&altered, &phrase("long enough")).is_err(), "byte {at}");
            assert!(open_with_passphrase(&slot[..at], &phrase("long enough")).is_err(), "length {at}");
        }
    }

    #[test]
    fn a_passphrase_is_never_tried_on_a_file_for_recipients() {
        let sealed = wrap_for(b"content", &[Identity::generate().recipient()]).unwrap();
        assert!(matches!(open_with_passphrase(&sealed, &phrase("long enough")), Err(SealError::NoKeyFits)));
    }

    #[test]
    fn small_machines_get_the_smaller_cost() {
        assert_eq!(WorkFactor::for_memory(Some(1_900_000_000)), WorkFactor::SMALL_MEMORY);
        assert_eq!(WorkFactor::for_memory(Some(4_000_000_000)), WorkFactor::STANDARD);
        assert_eq!(WorkFactor::for_memory(None), WorkFactor::STANDARD);
    }

    #[test]
    fn generated_passphrases_have_their_length_and_differ() {
        let words = generate_passphrase(WordList::French, 7).unwrap();
        assert_eq!(words.expose_secret().split(' ').count(), 7);
        assert_ne!(words.expose_secret(), generate_passphrase(WordList::French, 7).unwrap().expose_secret());
    }
}
