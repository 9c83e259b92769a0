//! What is tried first of passphrases: common words, runs of keys, signs repeated. It only rejects; that the rest of a passphrase
//! is good, nothing here says.

use zeroize::Zeroizing;

/// Words at the head of every list of leaked passwords, in the languages of our officers; the longer before what they
/// contain.
const WORDS: [&str; 34] = [
    "motdepasse",
    "contrasena",
    "passphrase",
    "password",
    "passw0rd",
    "humanitarian",
    "humanitaire",
    "superman",
    "baseball",
    "football",
    "princess",
    "princesse",
    "sunshine",
    "whatever",
    "michelle",
    "computer",
    "iloveyou",
    "jetaime",
    "tequiero",
    "bonjour",
    "welcome",
    "bienvenue",
    "secret",
    "soleil",
    "dragon",
    "monkey",
    "letmein",
    "shadow",
    "master",
    "azerty",
    "qwerty",
    "carnet",
    "admin",
    "habibi",
];

/// Rows of keyboards, as fingers run over them.
const ROWS: [&str; 6] = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "1234567890"];

/// Fewest signs of a run.
const RUN: usize = 3;

/// How many signs are left of a passphrase without common words and runs. A sign that was met before in what is left counts
/// half.
pub(crate) fn left_of_common(passphrase: &str) -> usize {
    let folded: Zeroizing<String> = Zeroizing::new(
        passphrase.chars().flat_map(char::to_lowercase).filter(|sign| sign.is_alphanumeric()).collect(),
    );
    let mut left = folded;
    for word in WORDS {
        left = Zeroizing::new(left.replace(word, " "));
    }
    let signs: Zeroizing<Vec<char>> = Zeroizing::new(left.chars().collect());
    let mut kept: Zeroizing<Vec<char>> = Zeroizing::new(Vec::with_capacity(signs.len()));
    let mut at = 0;
    while at < signs.len() {
        let run = run_at(&signs[at..]);
        if run >= RUN {
            at += run;
            continue;
        }
        if signs[at] != ' ' {
            kept.push(signs[at]);
        }
        at += 1;
    }
    let new = (0..kept.len()).filter(|&at| !kept[..at].contains(&kept[at])).count();
    new + (kept.len() - new) / 2
}

/// How many signs from the first on are one repeated, follow each other in the alphabet or in numbers, or lie beside each
/// other on a keyboard.
fn run_at(signs: &[char]) -> usize {
    let length = |step: &dyn Fn(char, char) -> bool| {
        1 + signs.windows(2).take_while(|pair| step(pair[0], pair[1])).count()
    };
    let by =
        |by: i64| move |one: char, next: char| i64::from(u32::from(next)) - i64::from(u32::from(one)) == by;
    let mut longest = [0, 1, -1].map(|step| length(&by(step))).into_iter().max().unwrap_or(1);
    for row in ROWS {
        let beside = |one: char, next: char| match (row.find(one), row.find(next)) {
            (Some(one), Some(next)) => one.abs_diff(next) == 1,
            _ => false,
        };
        longest = longest.max(length(&beside));
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::left_of_common;

    #[test]
    fn what_is_tried_first_leaves_little_and_phrases_leave_much() {
        for common in [
            "aaaaaaaaaaaa",
            "123456789012",
            "password1234",
            "Password-2024",
            "azertyuiop123",
            "motdepasse2026!",
            "abcabcabcabc",
            "qwertyqwerty",
            "admin-admin-admin",
            "121212121212",
            "carnet carnet",
        ] {
            assert!(left_of_common(common) < 6, "{common}: {}", left_of_common(common));
        }
        for phrase in [
            "le pont de la riviere seche",
            "une autre phrase de passe",
            "correct horse battery staple",
            "k7w2 m9xq 4tz8",
            "مفتاح الباب القديم",
            "tres tristes tigres",
        ] {
            assert!(left_of_common(phrase) >= 9, "{phrase}: {}", left_of_common(phrase));
        }
    }
}
