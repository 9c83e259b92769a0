//! What a character can do to a terminal, a spreadsheet or a reader's eye, and how it is kept from doing it.
//!
//! A note can come from an import, a slip or a summary of a stranger: `ESC ] 52` writes to the clipboard,
//! U+202E prints *denied* as something else, ten thousand marks on one letter cover the lines above.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks that one letter may carry. Vowelled Arabic needs three, Vietnamese two.
const MARKS_PER_LETTER: usize = 8;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const POP_ISOLATE: char = '\u{2069}';

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// A character that has no place in a text: a control, a bidi override, a tag, a noncharacter.
    #[error("character {} at position {position} cannot be taken", code_point(*.character))]
    Forbidden {
        /// The character.
        character: char,
        /// Its place in what was given, counted in characters from 1.
        position: usize,
    },
    /// More marks on one letter than any script needs.
    #[error("more than {MARKS_PER_LETTER} marks on one letter at position {position}")]
    Marks {
        /// The place of the first mark too many, counted in characters from 1.
        position: usize,
    },
    /// Longer than the field takes.
    #[error("{length} characters, at most {limit} are taken")]
    TooLong {
        /// Characters given, spaces at both ends aside.
        length: usize,
        /// Characters taken.
        limit: usize,
    },
    /// Nothing but spaces and characters that cannot be seen.
    #[error("nothing that can be seen")]
    Empty,
}

/// A character's code point as people look it up: `U+202E`.
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The text for a terminal or a page: every character that could steer either stands as a visible mark
/// (`<U+202E>`), and of a storm of marks on one letter eight stay, followed by U+FFFD.
///
/// Kept are new line and tab, the joiners U+200C/D and the marks U+200E/F, without which Persian and Arabic
/// are misspelt. `\r\n` becomes `\n`; a lone carriage return, which lets a line overwrite itself, is marked.
pub fn for_terminal(text: &str) -> Cow<'_, str> {
    if !needs_cleaning(text) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut marks = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if is_combining_mark(character) {
            marks += 1;
            if marks > MARKS_PER_LETTER {
                if marks == MARKS_PER_LETTER + 1 {
                    cleaned.push(char::REPLACEMENT_CHARACTER);
                }
                continue;
            }
        } else {
            marks = 0;
        }
        if character == '\r' && characters.peek() == Some(&'\n') {
            continue;
        }
        if steers(character) {
            cleaned.push('<');
            cleaned.push_str(&code_point(character));
            cleaned.push('>');
        } else {
            cleaned.push(character);
        }
    }
    Cow::Owned(cleaned)
}

/// [`for_terminal`] on one line: runs of new lines and tabs become one space, none at either end.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let cleaned = for_terminal(text);
    if !cleaned.contains(['\n', '\t']) && cleaned.trim().len() == cleaned.len() {
        return cleaned;
    }
    let parts: Vec<&str> =
        cleaned.split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect();
    Cow::Owned(parts.join(" "))
}

/// The text, cleaned, between a first-strong isolate and its end. For table cells on a terminal: without
/// it two neighbouring Arabic cells show in exchanged columns. Never for pipes, CSV or JSON.
pub fn isolate(text: &str) -> String {
    format!("{FIRST_STRONG_ISOLATE}{}{POP_ISOLATE}", for_terminal(text))
}

/// The text, cleaned, between a left-to-right isolate and its end. For dates, numbers and ids, which else
/// show reversed beside Arabic.
pub fn isolate_ltr(text: &str) -> String {
    format!("{LEFT_TO_RIGHT_ISOLATE}{}{POP_ISOLATE}", for_terminal(text))
}

/// The text as it is stored: composed (NFC), without spaces at both ends, `\n` for every line end.
///
/// Isolates, soft hyphens, zero-width spaces and byte-order marks are left out without a word: they come
/// with every paste from a word processor, or from our own tables, and carry no meaning.
///
/// # Errors
/// [`TextFault`]: the first character that cannot be taken, a storm of marks, too long, or nothing to see.
pub fn check_input(text: &str, max_chars: usize) -> Result<String, TextFault> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        // Every rule below lets these through as they are.
        let stored = text.trim();
        return match stored.len() {
            0 => Err(TextFault::Empty),
            length if length > max_chars => Err(TextFault::TooLong { length, limit: max_chars }),
            _ => Ok(stored.to_owned()),
        };
    }
    let mut kept = String::with_capacity(text.len());
    let mut marks = 0;
    let mut characters = text.chars().enumerate().peekable();
    while let Some((index, character)) = characters.next() {
        let position = index + 1;
        match character {
            '\r' if matches!(characters.peek(), Some((_, '\n'))) => continue,
            '\u{2028}' | '\u{2029}' => {
                kept.push('\n');
                marks = 0;
                continue;
            }
            '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => continue,
            _ if steers(character) => return Err(TextFault::Forbidden { character, position }),
            _ => {}
        }
        if is_combining_mark(character) {
            marks += 1;
            if marks > MARKS_PER_LETTER {
                return Err(TextFault::Marks { position });
            }
        } else {
            marks = 0;
        }
        kept.push(character);
    }
    let stored: String = kept.trim().nfc().collect();
    if stored.chars().all(is_unseen) {
        return Err(TextFault::Empty);
    }
    let length = stored.chars().count();
    if length > max_chars {
        return Err(TextFault::TooLong { length, limit: max_chars });
    }
    Ok(stored)
}

/// A CSV cell that no spreadsheet takes for a formula: one that begins with `= + - @`, their full-width
/// twins, a tab or a line end gets a leading apostrophe. Plain numbers such as `-2.5` stay.
pub fn csv_guard(cell: &str) -> Cow<'_, str> {
    const STARTERS: [char; 11] =
        ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    if !cell.starts_with(STARTERS) || is_plain_negative(cell) {
        return Cow::Borrowed(cell);
    }
    Cow::Owned(format!("'{cell}"))
}

fn is_plain_negative(cell: &str) -> bool {
    let Some(number) = cell.strip_prefix('-') else { return false };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn needs_cleaning(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|character| {
        marks = if is_combining_mark(character) { marks + 1 } else { 0 };
        marks > MARKS_PER_LETTER || steers(character)
    })
}

/// Whether a character has no place in a line of ours: it ends the line, steers what shows it, or is not seen.
pub(crate) fn is_hidden(character: char) -> bool {
    matches!(character, '\n' | '\t') || steers(character)
}

/// Whether a character steers what shows it, or is there without being seen.
fn steers(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Controls of both sets, U+009B (a one-character ESC [) among them.
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        // Bidi: Arabic letter mark, embeddings and overrides, isolates.
        '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        // Line and paragraph separators; soft hyphen, zero-width space, word joiner and invisible operators;
        // deprecated format characters; byte-order mark; annotation anchors.
        '\u{2028}' | '\u{2029}' | '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' => true,
        '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        // Fillers that print as nothing.
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => true,
        // Tags and the variation selectors that only hidden messages use.
        '\u{e0000}'..='\u{e0fff}' => true,
        '\u{fdd0}'..='\u{fdef}' => true,
        _ => u32::from(character) & 0xfffe == 0xfffe,
    }
}

/// Spaces, joiners, direction marks, variation selectors: nothing to see when alone.
fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{34f}' | '\u{2800}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_steers_a_terminal_is_marked() {
        for (hostile, shown) in [
            ("a\0b", "a<U+0000>b"),
            ("\x1b]0;titre\x07", "<U+001B>]0;titre<U+0007>"),
            ("\x1b[2J", "<U+001B>[2J"),
            ("\u{9b}2J", "<U+009B>2J"),
            ("\x1b]52;c;cm0=\x07", "<U+001B>]52;c;cm0=<U+0007>"),
            ("denied\rgranted", "denied<U+000D>granted"),
            ("\u{202e}iuo", "<U+202E>iuo"),
            ("\u{2066}a\u{2069}", "<U+2066>a<U+2069>"),
            ("a\u{61c}b", "a<U+061C>b"),
            ("\u{feff}nom", "<U+FEFF>nom"),
            ("a\u{2028}b", "a<U+2028>b"),
            ("\u{e0041}", "<U+E0041>"),
            ("\u{ffff}\u{1fffe}\u{fdd0}", "<U+FFFF><U+1FFFE><U+FDD0>"),
        ] {
            assert_eq!(for_terminal(hostile), shown, "{hostile:?}");
        }
    }

    #[test]
    fn what_scripts_need_stays() {
        for text in [
            "Ligne un\nligne\tdeux",
            "می\u{200c}خواهم",
            "الخرطوم\u{200f} 3",
            "مُحَمَّدٌ",
            "Nguyễn",
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}",
        ] {
            assert!(matches!(for_terminal(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
        assert_eq!(for_terminal("un\r\ndeux\u{7}"), "un\ndeux<U+0007>");
    }

    #[test]
    fn a_storm_of_marks_is_cut() {
        let storm = format!("a{}b", "\u{301}".repeat(10_000));
        assert_eq!(for_terminal(&storm), format!("a{}\u{fffd}b", "\u{301}".repeat(8)));
        assert_eq!(check_input(&storm, 20_000), Err(TextFault::Marks { position: 10 }));
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(one_line("  un\r\n\n\tdeux \n"), "un deux");
        assert_eq!(one_line("un deux"), "un deux");
    }

    #[test]
    fn isolates_cannot_be_broken_out_of() {
        assert_eq!(isolate("صنعاء"), "\u{2068}صنعاء\u{2069}");
        assert_eq!(isolate_ltr("2026-11-23"), "\u{2066}2026-11-23\u{2069}");
        assert_eq!(isolate("a\u{2069}b"), "\u{2068}a<U+2069>b\u{2069}");
    }

    #[test]
    fn input_is_composed_and_trimmed() {
        assert_eq!(check_input("  Nde\u{301}le\u{301} \n", 10).as_deref(), Ok("Ndélé"));
        assert_eq!(check_input("un\r\ndeux\u{2028}trois", 20).as_deref(), Ok("un\ndeux\ntrois"));
        assert_eq!(check_input("\u{feff}\u{2068}Goma\u{2069}", 20).as_deref(), Ok("Goma"));
    }

    #[test]
    fn input_faults_name_character_and_place() {
        let forbidden = |character, position| Err(TextFault::Forbidden { character, position });
        assert_eq!(check_input("a\0", 9), forbidden('\0', 2));
        assert_eq!(check_input("é\u{202e}a", 9), forbidden('\u{202e}', 2));
        assert_eq!(check_input("\x1b[31m", 9), forbidden('\x1b', 1));
        assert_eq!(check_input("a\rb", 9), forbidden('\r', 2));
        assert_eq!(check_input("  \u{200b}\u{200e} ", 9), Err(TextFault::Empty));
        assert_eq!(check_input("", 9), Err(TextFault::Empty));
        assert_eq!(check_input("  dix lettres ", 10), Err(TextFault::TooLong { length: 11, limit: 10 }));
        let fault = TextFault::Forbidden { character: '\u{202e}', position: 2 };
        assert_eq!(fault.to_string(), "character U+202E at position 2 cannot be taken");
    }

    #[test]
    fn formulas_are_disarmed() {
        for cell in
            ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1", "-", "--1", "-1.2.3"]
        {
            assert_eq!(csv_guard(cell), format!("'{cell}"));
        }
        for cell in ["-2.5", "-7", "a=b", "", "'=1", "Goma"] {
            assert_eq!(csv_guard(cell), cell);
        }
    }

    /// Any characters, controls and noncharacters among them.
    fn anything() -> impl Strategy<Value = String> {
        proptest::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in anything()) {
            let once = for_terminal(&text).into_owned();
            prop_assert_eq!(&for_terminal(&once), &once);
            let line = one_line(&text).into_owned();
            prop_assert_eq!(&one_line(&line), &line);
            let guarded = csv_guard(&text).into_owned();
            prop_assert_eq!(&csv_guard(&guarded), &guarded);
        }

        #[test]
        fn no_control_character_survives(
            text in "[\\x00-\\x20\\x7f-\\xa0\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}a-c\u{300}-\u{305}]*"
        ) {
            let is_bidi = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let forbidden = |c: char| c.is_control() || is_bidi(c);
            prop_assert!(!for_terminal(&text).chars().any(|c| forbidden(c) && c != '\n' && c != '\t'));
            prop_assert!(!one_line(&text).chars().any(forbidden));
            if let Ok(stored) = check_input(&text, usize::MAX) {
                prop_assert!(!stored.chars().any(|c| forbidden(c) && c != '\n' && c != '\t'));
            }
        }

        #[test]
        fn what_was_taken_is_taken_again_and_needs_no_cleaning(text in anything()) {
            if let Ok(stored) = check_input(&text, usize::MAX) {
                prop_assert_eq!(check_input(&stored, usize::MAX), Ok(stored.clone()));
                prop_assert_eq!(&for_terminal(&stored), &stored);
            }
        }
    }
}
