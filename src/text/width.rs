//! Columns that a text takes on a terminal, and texts made to fit them.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that the text takes: two for wide characters, none for marks and joiners.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text followed by spaces up to so many columns; longer texts stay as they are.
pub fn pad_end(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text after spaces up to so many columns, as numbers stand; longer texts stay as they are.
pub fn pad_start(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text in at most so many columns, the last of them `…` where something was cut. Never cuts between a
/// letter and its marks, or inside a joined emoji.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let room = columns - 1;
    let mut end = 0;
    let mut taken = 0;
    let mut joined = false;
    for (start, character) in text.char_indices() {
        let wide = character.width().unwrap_or(0);
        let breaks_here = wide > 0 && !joined;
        if breaks_here && width(&text[..start]) <= room {
            end = start;
        }
        taken += wide;
        joined = character == '\u{200d}';
        // An emoji's parts add up to more columns than they take together, so that the loop looks further.
        if taken > 2 * room + 2 {
            break;
        }
    }
    Cow::Owned(format!("{}…", &text[..end]))
}

/// The text in exactly so many columns: cut or padded at its end.
pub fn fit(text: &str, columns: usize) -> String {
    pad_end(&truncate(text, columns), columns)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_are_counted_as_terminals_do() {
        assert_eq!(width("Ndélé"), 5);
        assert_eq!(width("Nde\u{301}le\u{301}"), 5);
        assert_eq!(width("صنعاء"), 5);
        assert_eq!(width("مُحَمَّد"), 4);
        assert_eq!(width("日本"), 4);
        assert_eq!(width("\u{2068}Goma\u{2069}"), 4);
    }

    #[test]
    fn texts_are_cut_between_letters() {
        assert_eq!(truncate("Goma", 4), "Goma");
        assert_eq!(truncate("Rutshuru", 4), "Rut…");
        assert_eq!(truncate("Rutshuru", 1), "…");
        assert_eq!(truncate("Rutshuru", 0), "");
        assert_eq!(truncate("日本語", 4), "日…");
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(truncate("👨\u{200d}👩\u{200d}👧 trois", 4), "👨\u{200d}👩\u{200d}👧 …");
        assert_eq!(truncate("👨\u{200d}👩\u{200d}👧 trois", 2), "…");
    }

    #[test]
    fn texts_are_padded_to_columns() {
        assert_eq!(pad_end("日本", 6), "日本  ");
        assert_eq!(pad_start("12", 4), "  12");
        assert_eq!(pad_end("Goma", 2), "Goma");
        assert_eq!(fit("Goma", 6), "Goma  ");
        assert_eq!(fit("日本語", 4), "日… ");
    }

    proptest! {
        #[test]
        fn cut_texts_fit(text in "\\PC{0,40}", columns in 0usize..30) {
            let cut = truncate(&text, columns);
            prop_assert!(width(&cut) <= columns, "{} columns", width(&cut));
            prop_assert!(width(&fit(&text, columns)) == columns);
        }
    }
}
