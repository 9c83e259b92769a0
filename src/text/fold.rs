//! Names as they are compared: without accents, case, or the ways in which one keyboard differs from another.
//!
//! Folded text is for search and matching only; it is never shown and never stored in a record.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkd_quick};

use super::digits::ascii_digit;

/// Letters compared at most by [`likeness`], whose cost grows with the product of both lengths.
const LIKENESS_LETTERS: usize = 128;

/// The text folded: decomposed (NFKD), without accents and vowel signs of Latin, Greek, Cyrillic, Hebrew and
/// Arabic, in lower case, one form for each Arabic letter, ASCII digits, and single spaces for all that is
/// neither letter nor digit.
///
/// The Arabic rules are those of common search practice: alef and its hamza or madda forms are one letter, so
/// are ya, alef maqsura and the Persian ya, kaf and the Persian kaf, ta marbuta and ha; tatweel, vowel signs
/// and a hamza on the line are left out. The Turkish dotless i is an i. Marks of other scripts stay, because
/// there they are vowels.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // No rule reaches over white space, and most words need none of the tables.
    for chunk in text.split_whitespace() {
        if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
        if chunk.is_ascii() {
            for byte in chunk.bytes() {
                push_spaced(&mut folded, if byte.is_ascii_alphanumeric() { byte.into() } else { ' ' });
            }
        } else {
            fold_letters(chunk).chars().for_each(|letter| push_spaced(&mut folded, letter));
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Adds a letter in lower case, or a space where the text does not end with one.
fn push_spaced(folded: &mut String, letter: char) {
    if !letter.is_whitespace() {
        folded.push(letter.to_ascii_lowercase());
    } else if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// The letters of a text folded, all else as spaces.
fn fold_letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in text.nfkd().filter(|character| !is_left_out(*character)) {
        for lower in character.to_lowercase().filter(|lower| !is_left_out(*lower)) {
            push_plain(&mut letters, lower);
        }
    }
    // Leaving characters out can bring marks together that were in no common order before.
    if is_nfkd_quick(letters.chars()) == IsNormalized::Yes { letters } else { letters.nfkd().collect() }
}

/// The words of the folded text.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether every word of the needle begins some word of the hay, both folded. The Arabic article does not
/// matter; a needle without words is in every hay.
pub fn matches(needle: &str, hay: &str) -> bool {
    let hay = words(hay);
    words(needle).iter().all(|wanted| {
        hay.iter().any(|word| {
            word.starts_with(wanted.as_str()) || without_article(word).starts_with(without_article(wanted))
        })
    })
}

/// How alike two texts are when folded: 1 for the same, 0 for nothing in common. One less the number of
/// letters to put in, take out, change, or exchange with a neighbour, over the length of the longer
/// (optimal string alignment, Damerau 1964). Compares the first 128 letters.
pub fn likeness(left: &str, right: &str) -> f64 {
    let letters = |text: &str| fold(text).chars().take(LIKENESS_LETTERS).collect::<Vec<char>>();
    let (left, right) = (letters(left), letters(right));
    let longer = left.len().max(right.len());
    if left.is_empty() || right.is_empty() {
        return 0.0;
    }
    1.0 - edits(&left, &right) as f64 / longer as f64
}

/// The name most like the one typed, where one is near enough to be meant.
pub fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| (likeness(typed, name), name))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, name)| name)
}

/// Whether a word mixes letters of scripts that look alike (Latin, Greek, Cyrillic, Armenian, Cherokee), such
/// as a Cyrillic а in a Latin name: it looks like a name that is there already, and is not it. A word wholly
/// in one script is never reported.
pub fn look_alike(text: &str) -> bool {
    text.split(|character: char| !character.is_alphabetic() && !is_combining_mark(character)).any(|word| {
        let mut scripts = word.chars().filter_map(alike_script);
        scripts.next().is_some_and(|first| scripts.any(|other| other != first))
    })
}

fn push_plain(letters: &mut String, lower: char) {
    match lower {
        'ß' => letters.push_str("ss"),
        'æ' => letters.push_str("ae"),
        'œ' => letters.push_str("oe"),
        'þ' => letters.push_str("th"),
        'ı' => letters.push('i'),
        'ø' => letters.push('o'),
        'ł' => letters.push('l'),
        'ħ' => letters.push('h'),
        'đ' | 'ð' | 'ɖ' | 'ɗ' => letters.push('d'),
        // Hausa, Fulfulde, Bambara, Ewe, which are as often typed without them.
        'ɓ' => letters.push('b'),
        'ɛ' | 'ǝ' => letters.push('e'),
        'ɔ' => letters.push('o'),
        'ƙ' => letters.push('k'),
        'ŋ' | 'ɲ' => letters.push('n'),
        'ƴ' => letters.push('y'),
        'ς' => letters.push('σ'),
        'ٱ' => letters.push('ا'),
        'ى' | 'ی' | 'ې' | 'ۍ' | 'ے' => letters.push('ي'),
        'ک' => letters.push('ك'),
        'ګ' => letters.push('گ'),
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => letters.push('ه'),
        // The half rings and raised commas of transliteration, letters to Unicode, are apostrophes to people.
        '\u{2b9}'..='\u{2bf}' => letters.push(' '),
        _ => match ascii_digit(lower) {
            Some(digit) => letters.push(digit),
            None if lower.is_alphanumeric() || is_combining_mark(lower) => letters.push(lower),
            None => letters.push(' '),
        },
    }
}

/// Accents, vowel signs, and what joins or stretches letters.
fn is_left_out(character: char) -> bool {
    matches!(character,
        // Latin, Greek, Cyrillic.
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        // Hebrew points.
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        // Arabic signs, hamza on the line, tatweel.
        | '\u{610}'..='\u{61a}' | '\u{621}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}'
        // Joiners, direction marks, soft hyphen, byte-order mark.
        | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}')
}

/// The word without the Arabic article, where at least three letters remain.
pub(crate) fn without_article(word: &str) -> &str {
    match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 3 => rest,
        _ => word,
    }
}

fn edits(left: &[char], right: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let change = last[column] + usize::from(letter != other);
            let mut best = change.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other {
                best = best.min(before_last[column - 1] + 1);
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[right.len()]
}

#[derive(PartialEq, Eq)]
enum AlikeScript {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
}

fn alike_script(character: char) -> Option<AlikeScript> {
    match character {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' => {
            Some(AlikeScript::Latin)
        }
        '\u{a722}'..='\u{a7ff}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            Some(AlikeScript::Latin)
        }
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(AlikeScript::Greek),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{a640}'..='\u{a69f}' => {
            Some(AlikeScript::Cyrillic)
        }
        '\u{531}'..='\u{588}' => Some(AlikeScript::Armenian),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(AlikeScript::Cherokee),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for (left, right) in [
            ("Ndélé", "NDELE"),
            ("Nde\u{301}le\u{301}", "ndele"),
            ("27 Régiment d’Infanterie Motorisée", "27 regiment d'infanterie motorisee"),
            ("N'Djamena", "n djamena"),
            ("Sanaʼa", "Sana'a"),
            ("İstanbul", "istanbul"),
            ("ISPARTA ılıca", "isparta ilica"),
            ("Straße", "STRASSE"),
            ("Ségou — cercle", "segou cercle"),
            ("Ɓauchi Ƙano", "bauchi kano"),
            ("Bɛlɛdugu", "Beledugu"),
            ("ﬁeld", "FIELD"),
            ("أحمد", "احمد"),
            ("إدلب", "ادلب"),
            ("آمنة", "امنه"),
            ("ٱلحديدة", "الحديده"),
            ("مُحَمَّد", "محمد"),
            ("مـحـمـد", "محمد"),
            ("على", "علي"),
            ("کابل", "كابل"),
            ("قندهاری", "قندهاري"),
            ("مسؤول", "مسوول"),
            ("رئيس", "رييس"),
            ("صنعاء", "صنعا"),
            ("ﻻ", "لا"),
            ("طريق ٣", "طريق 3"),
            ("راه ۳", "راه 3"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("A\tB  C\n", "a b c"),
        ] {
            assert_eq!(fold(left), fold(right), "{left} {right}");
        }
        assert_ne!(fold("Goma"), fold("Gemena"));
        assert_ne!(fold("की"), fold("का"), "vowel signs of Devanagari are letters");
        assert_eq!(fold("«…»"), "");
    }

    #[test]
    fn a_few_letters_find_a_name() {
        assert!(matches("ndel", "Sous-préfecture de Ndélé"));
        assert!(matches("nord kivu", "Nord-Kivu"));
        assert!(matches("kivu nord", "Nord-Kivu"));
        assert!(matches("حديدة", "محافظة الحديدة"));
        assert!(matches("الحديده", "حديدة"));
        assert!(matches("", "Goma"));
        assert!(!matches("kivu sud", "Nord-Kivu"));
        assert!(!matches("ivu", "Kivu"));
        assert!(!matches("goma", ""));
        assert_eq!(words("d’Infanterie (27e)"), ["d", "infanterie", "27e"]);
    }

    #[test]
    fn slips_of_the_hand_stay_alike() {
        assert_eq!(likeness("Ndélé", "NDELE"), 1.0);
        assert_eq!(likeness("turned-bakc", "turned-back"), 1.0 - 1.0 / 11.0);
        assert_eq!(likeness("granted", "grantd"), 1.0 - 1.0 / 7.0);
        assert_eq!(likeness("abc", "xyz"), 0.0);
        assert_eq!(likeness("", "goma"), 0.0);
        assert_eq!(likeness("", ""), 0.0);
        assert!(likeness("Rutshuru", "Rutchuru") > 0.8);
    }

    #[test]
    fn mixed_scripts_are_noticed() {
        assert!(look_alike("G\u{43e}ma"));
        assert!(look_alike("camp de Beni, B\u{435}ni"));
        assert!(look_alike("Κivu"));
        assert!(!look_alike("Goma"));
        assert!(!look_alike("Київ Kyiv"));
        assert!(!look_alike("صنعاء Sana'a"));
        assert!(!look_alike("Bɛlɛdugu"));
        assert!(!look_alike(""));
    }

    /// Any characters, controls and noncharacters among them.
    fn anything() -> impl Strategy<Value = String> {
        proptest::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter)
    }

    /// Every letter by the tables, the whole text at once.
    fn fold_slowly(text: &str) -> String {
        fold_letters(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #[test]
        fn the_short_way_for_plain_words_gives_the_same(text in anything()) {
            prop_assert_eq!(fold(&text), fold_slowly(&text));
        }

        #[test]
        fn folding_twice_changes_nothing(text in anything()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn folding_twice_changes_nothing_in_marked_scripts(
            text in "[\u{300}-\u{36f}\u{600}-\u{6ff}\u{900}-\u{97f}\u{1000}-\u{109f}\u{200b}-\u{200f}A-Zıİßſ'’ 0-9]*"
        ) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn folded_text_has_no_controls_and_single_spaces(text in anything()) {
            let folded = fold(&text);
            prop_assert!(!folded.chars().any(char::is_control));
            prop_assert!(!folded.contains("  ") && folded.trim() == folded);
        }

        #[test]
        fn a_text_matches_itself_and_is_most_alike(text in "\\PC{0,40}", other in "\\PC{0,40}") {
            prop_assert!(matches(&text, &text));
            let likeness_to_other = likeness(&text, &other);
            prop_assert!((0.0..=1.0).contains(&likeness_to_other));
            prop_assert_eq!(likeness_to_other, likeness(&other, &text));
            prop_assert!(fold(&text).is_empty() || likeness(&text, &text) == 1.0);
        }
    }
}
