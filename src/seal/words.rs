//! Words instead of digits: fingerprints that two people read to each other, and generated passphrases.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Bits that one word stands for.
const BITS: usize = 11;

/// A list of 2,048 words (BIP 39), every one in the letters a to z.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordList {
    /// English. Fingerprints always use it, so that people of two languages read the same words.
    English,
    /// French, accents taken off: keyboards differ, letters a to z are on all of them.
    French,
}

impl WordList {
    /// The words, in the order of the published list.
    pub(crate) fn all(self) -> &'static [String] {
        static ENGLISH: LazyLock<Vec<String>> = LazyLock::new(|| folded(bip39::Language::English));
        static FRENCH: LazyLock<Vec<String>> = LazyLock::new(|| folded(bip39::Language::French));
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
        }
    }
}

fn folded(language: bip39::Language) -> Vec<String> {
    let fold = |word: &&str| word.nfd().filter(char::is_ascii_lowercase).collect();
    language.word_list().iter().map(fold).collect()
}

/// `n` English words (11 bits each) for the SHA-256 of `bytes`, read from its first bit on; at most 23.
///
/// Four words are 44 bits: enough to notice a swapped key when two people read them to each other, not
/// enough to stand for the key.
pub(crate) fn words(bytes: &[u8], n: usize) -> Vec<&'static str> {
    let digest = Sha256::digest(bytes);
    let bit = |at: usize| usize::from(digest[at / 8] >> (7 - at % 8) & 1);
    let all = WordList::English.all();
    (0..n.min(digest.len() * 8 / BITS))
        .map(|word| (0..BITS).fold(0, |index, at| index << 1 | bit(word * BITS + at)))
        .map(|index| all[index].as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_list_has_2048_distinct_words_in_plain_letters() {
        for list in [WordList::English, WordList::French] {
            let distinct: HashSet<&String> = list.all().iter().collect();
            assert_eq!(distinct.len(), 2048);
            assert!(distinct.iter().all(|word| word.len() >= 3));
            assert!(distinct.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())));
        }
    }

    #[test]
    fn words_are_read_from_the_first_bit_on() {
        // SHA-256 of nothing begins e3b0c442 98fc: 11100011101 10000110001 00010000101 00110001111.
        let expected: Vec<&str> = [0b111_0001_1101, 0b100_0011_0001, 0b000_1000_0101, 0b001_1000_1111]
            .map(|index: usize| bip39::Language::English.word_list()[index])
            .to_vec();
        assert_eq!(words(b"", 4), expected);
        assert_eq!(words(b"", 100).len(), 23);
        assert_ne!(words(b"a", 4), words(b"b", 4));
    }
}
