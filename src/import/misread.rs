//! Cells as they should have been: two accidents of spreadsheets that every shared file has somewhere.

use std::borrow::Cow;

/// The cell mended: `_x000D_`, which a spreadsheet writes for a carriage return, becomes a line end, and UTF-8 that
/// was once read as windows-1252 (`Ã©`, `â€™`), even twice, becomes what it was.
pub(super) fn mend(cell: &str) -> Cow<'_, str> {
    let mut mended = Cow::Borrowed(cell);
    if mended.contains("_x000D_") {
        mended = Cow::Owned(
            mended.replace("_x000D_\r\n", "\n").replace("_x000D_\n", "\n").replace("_x000D_", "\n"),
        );
    }
    // Three times is more than was ever seen; each round is checked on its own.
    for _ in 0..3 {
        match misread(&mended) {
            Some(text) => mended = Cow::Owned(text),
            None => break,
        }
    }
    mended
}

/// The text with every run of misread characters read again; none where there is no such run.
fn misread(text: &str) -> Option<String> {
    if !text.contains(OPENS) {
        return None;
    }
    let mut mended = String::new();
    let mut found = false;
    let mut rest = text;
    while let Some(start) = rest.find(|character: char| !character.is_ascii()) {
        let (before, run) = rest.split_at(start);
        mended.push_str(before);
        let end = run.find(|character: char| character.is_ascii()).unwrap_or(run.len());
        let (run, after) = run.split_at(end);
        match read_again(run) {
            Some(read) => {
                mended.push_str(&read);
                found = true;
            }
            None => mended.push_str(run),
        }
        rest = after;
    }
    mended.push_str(rest);
    found.then_some(mended)
}

/// How misread UTF-8 opens.
const OPENS: [char; 3] = ['Ã', 'Â', 'â'];

/// A run of characters beyond ASCII as the UTF-8 that it was. Only runs that open as misread UTF-8 does are taken: `É»` at
/// the end of a French title is no accident.
fn read_again(run: &str) -> Option<String> {
    if !run.starts_with(OPENS) || run.chars().count() < 2 {
        return None;
    }
    let bytes: Vec<u8> = run.chars().map(windows_1252).collect::<Option<_>>()?;
    // The last byte of a closing quotation mark has no sign in windows-1252, and many programs drop it.
    if bytes == [0xe2, 0x80] {
        return Some("”".to_owned());
    }
    String::from_utf8(bytes).ok()
}

/// The byte that windows-1252 shows as this character; its five holes are the controls of the same number.
fn windows_1252(character: char) -> Option<u8> {
    const SPECIAL: [(char, u8); 27] = [
        ('€', 0x80),
        ('‚', 0x82),
        ('ƒ', 0x83),
        ('„', 0x84),
        ('…', 0x85),
        ('†', 0x86),
        ('‡', 0x87),
        ('ˆ', 0x88),
        ('‰', 0x89),
        ('Š', 0x8a),
        ('‹', 0x8b),
        ('Œ', 0x8c),
        ('Ž', 0x8e),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('˜', 0x98),
        ('™', 0x99),
        ('š', 0x9a),
        ('›', 0x9b),
        ('œ', 0x9c),
        ('ž', 0x9e),
        ('Ÿ', 0x9f),
    ];
    if let Some((_, byte)) = SPECIAL.iter().find(|(special, _)| *special == character) {
        return Some(*byte);
    }
    u8::try_from(u32::from(character)).ok().filter(|byte| *byte >= 0x80)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accidents_are_mended_and_nothing_else() {
        for (cell, read) in [
            ("Tigray Peopleâ€™s Front", "Tigray People’s Front"),
            ("Ouham-PendÃ©", "Ouham-Pendé"),
            ("Workersâ€™ Hospital", "Workers’ Hospital"),
            ("WorkersÃ¢â‚¬â„¢ Hospital", "Workers’ Hospital"),
            ("Ã¢â‚¬Å“the worksÃ¢â‚¬.", "“the works”."),
            ("one_x000D_\ntwo_x000D_", "one\ntwo\n"),
            ("«CAFÉ»", "«CAFÉ»"),
            ("Ndélé, château, São", "Ndélé, château, São"),
            ("صنعاء", "صنعاء"),
            ("Âge", "Âge"),
        ] {
            assert_eq!(mend(cell), read, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn misread_text_comes_back(text in "[a-z ]{0,5}(é|ñ|’|ô){1,3}[a-z ]{0,5}") {
            let misread: String = text
                .bytes()
                .map(|byte| {
                    (0x80..=0x2122u32).filter_map(char::from_u32).chain('\0'..='\u{7f}')
                        .find(|c| if byte < 0x80 { *c == byte as char } else { windows_1252(*c) == Some(byte) })
                        .unwrap()
                })
                .collect();
            prop_assert_eq!(mend(&misread), text);
        }

        #[test]
        fn it_never_panics(text in "\\PC{0,40}") {
            let _ = mend(&text);
        }
    }
}
