//! A line as words, by the simplest rules of a shell: spaces part words; quotes of either kind keep them together; a
//! backslash takes the next character as it is, but not inside single quotes. Nothing is put in for anything: no
//! variables, no file names, no pipes.

/// A line read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// Its words.
    pub(super) words: Vec<String>,
    /// The word that is being typed at the end, if the line does not end in a space.
    pub(super) last: Option<Last>,
    /// Whether a quote is open, or a backslash has nothing after it.
    pub(super) is_open: bool,
}

/// The word at the end of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Last {
    /// Where in the line it begins, in bytes.
    pub(super) at: usize,
    /// What it says so far.
    pub(super) text: String,
}

/// Reads a line. The last word is among the words too.
pub(super) fn read(line: &str) -> Words {
    let mut words = Words::default();
    let mut word: Option<Last> = None;
    let mut quote: Option<char> = None;
    let mut characters = line.char_indices();
    while let Some((at, character)) = characters.next() {
        if quote.is_none() && character.is_whitespace() {
            words.words.extend(word.take().map(|word| word.text));
            continue;
        }
        let word = word.get_or_insert_with(|| Last { at, text: String::new() });
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if character == open => quote = None,
            (None | Some('"'), '\\') => match characters.next() {
                Some((_, next)) => word.text.push(next),
                None => words.is_open = true,
            },
            _ => word.text.push(character),
        }
    }
    words.is_open |= quote.is_some();
    words.words.extend(word.as_ref().map(|word| word.text.clone()));
    words.last = word;
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        let read = read(line);
        assert!(!read.is_open, "{line}");
        read.words
    }

    #[test]
    fn a_line_is_read_as_the_guide_says() {
        assert_eq!(words("trip list --since 2026-10-01"), ["trip", "list", "--since", "2026-10-01"]);
        assert_eq!(
            words(r#"  find "feu vert"  l\'axe 'a "b" \'  "#),
            ["find", "feu vert", "l'axe", r#"a "b" \"#]
        );
        assert_eq!(words(r#"--name="Poste du pont" """#), ["--name=Poste du pont", ""]);
        assert_eq!(words("$HOME `x` * ; | > #"), ["$HOME", "`x`", "*", ";", "|", ">", "#"]);
        assert!(words("   ").is_empty());
        for open in ["find \"feu", "find 'feu", "find feu\\"] {
            assert!(read(open).is_open, "{open}");
        }
    }

    #[test]
    fn the_word_that_is_typed_is_the_last_one() {
        assert_eq!(read("trip sh").last, Some(Last { at: 5, text: "sh".into() }));
        assert_eq!(read("trip ").last, None);
        assert_eq!(read("find \"po du").last, Some(Last { at: 5, text: "po du".into() }));
    }
}
