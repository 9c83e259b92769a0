//! What somebody looks for, read as plain words: nothing that is typed has a meaning of its own but quotes around a
//! phrase and a star after the beginning of a word.

use super::fold;

/// Most words and phrases that are looked for; what follows them is left out.
pub const TERMS: usize = 32;
/// Letters from which on a word finds longer ones that begin with it.
const BEGINNING: usize = 4;

/// A word or a phrase that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its words, folded, which follow one another.
    pub words: Vec<String>,
    /// Whether the last word may go on.
    pub reach: Reach,
}

/// How much of a word has been typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All of it, exactly: it was in quotes.
    Quoted,
    /// All of it: the word is short.
    Whole,
    /// All of it, or the beginning of a longer one.
    Either,
    /// The beginning: a star follows it.
    Beginning,
}

impl Term {
    /// Whether it stands at that place of a text, given as its [`words`].
    pub fn stands_at(&self, text: &[String], at: usize, with_longer: bool) -> bool {
        let Some(found) = text.get(at..at + self.words.len()) else { return false };
        let last = self.words.len() - 1;
        found.iter().zip(&self.words).enumerate().all(|(n, (found, wanted))| {
            let may_go_on = match self.reach {
                Reach::Quoted | Reach::Whole => false,
                Reach::Either => with_longer,
                Reach::Beginning => true,
            };
            if n == last && may_go_on { found.starts_with(wanted.as_str()) } else { found == wanted }
        })
    }
}

/// Reads what was typed; and whether there was more of it than [`TERMS`].
pub fn terms(typed: &str) -> (Vec<Term>, bool) {
    let mut terms = Vec::new();
    for (at, piece) in typed.split(['"', '«', '»', '“', '”', '„', '‟']).enumerate() {
        // Quotes come in pairs; the last one without its partner closes with the text.
        if at % 2 == 1 {
            terms.extend(Some(Term { words: words(piece), reach: Reach::Quoted }));
        } else {
            terms.extend(piece.split_whitespace().map(plain));
        }
    }
    terms.retain(|term: &Term| !term.words.is_empty());
    let more = terms.len() > TERMS;
    terms.truncate(TERMS);
    (terms, more)
}

/// `Nord-Kivu` is a phrase of two words.
fn plain(chunk: &str) -> Term {
    let words = words(chunk);
    let letters = words.last().map_or(0, |word| word.chars().count());
    let reach = if chunk.ends_with('*') {
        Reach::Beginning
    } else if letters >= BEGINNING {
        Reach::Either
    } else {
        Reach::Whole
    };
    Term { words, reach }
}

/// The words of a text as the index has them: folded, Arabic ones without the article and what is written together
/// with it (Larkey, Ballesteros and Connell 2002, the prefixes of light stemming).
pub fn words(text: &str) -> Vec<String> {
    fold::words(text).into_iter().map(|word| bare(&word).to_owned()).collect()
}

/// The [`words`] of a text in one, a space between each two.
pub fn joined(text: &str) -> String {
    let folded = fold::fold(text);
    let mut joined = String::with_capacity(folded.len());
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(bare(word));
    }
    joined
}

fn bare(word: &str) -> &str {
    ["وال", "بال", "كال", "فال", "ال", "لل"]
        .iter()
        .filter_map(|prefix| word.strip_prefix(prefix))
        .find(|rest| rest.chars().count() >= 3)
        .unwrap_or(word)
}

/// The part of a text around the place where a term stands, on one line and about so many characters long; `None` where
/// none of the terms stands in it. Words of the text are kept whole.
pub fn excerpt(text: &str, terms: &[Term], length: usize) -> Option<String> {
    let chunks: Vec<&str> = text.split_whitespace().collect();
    let mut all = Vec::new();
    let mut chunk_of = Vec::new();
    for (at, chunk) in chunks.iter().enumerate() {
        let of_chunk = words(chunk);
        chunk_of.extend(std::iter::repeat_n(at, of_chunk.len()));
        all.extend(of_chunk);
    }
    let found = [false, true].into_iter().find_map(|with_longer| {
        (0..all.len()).find(|at| terms.iter().any(|term| term.stands_at(&all, *at, with_longer)))
    })?;
    let (mut first, mut after) = (chunk_of[found], chunk_of[found] + 1);
    let mut taken = chunks[first].chars().count();
    // A third before, the rest after; what one side leaves the other takes.
    let fits = |chunk: &str, taken: usize, limit: usize| taken + chunk.chars().count() < limit;
    let before_limit = taken + length / 3;
    while first > 0 && fits(chunks[first - 1], taken, before_limit) {
        first -= 1;
        taken += chunks[first].chars().count() + 1;
    }
    while after < chunks.len() && fits(chunks[after], taken, length) {
        taken += chunks[after].chars().count() + 1;
        after += 1;
    }
    while first > 0 && after == chunks.len() && fits(chunks[first - 1], taken, length) {
        first -= 1;
        taken += chunks[first].chars().count() + 1;
    }
    let before = if first > 0 { "… " } else { "" };
    let behind = if after < chunks.len() { " …" } else { "" };
    Some(format!("{before}{}{behind}", chunks[first..after].join(" ")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn term(words: &[&str], reach: Reach) -> Term {
        Term { words: words.iter().map(|word| (*word).to_owned()).collect(), reach }
    }

    #[test]
    fn words_phrases_and_beginnings_are_told_apart() {
        let (found, more) = terms("Barrière \"feuille de route\" cam* de Nord-Kivu «لا تأخير»");
        assert!(!more);
        assert_eq!(
            found,
            [
                term(&["barriere"], Reach::Either),
                term(&["feuille", "de", "route"], Reach::Quoted),
                term(&["cam"], Reach::Beginning),
                term(&["de"], Reach::Whole),
                term(&["nord", "kivu"], Reach::Either),
                term(&["لا", "تاخير"], Reach::Quoted),
            ]
        );
        assert_eq!(
            terms("\"un seul").0,
            [term(&["un", "seul"], Reach::Quoted)],
            "a quote without its partner"
        );
        assert!(terms("!!! \"\" * - «»").0.is_empty());
        assert!(terms(&"mot ".repeat(TERMS + 1)).1);
    }

    #[test]
    fn the_arabic_article_and_what_is_written_with_it_do_not_matter() {
        for spelled in ["الحاجز", "حاجز", "والحاجز", "بالحاجز", "للحاجز", "الحَاجِز"]
        {
            assert_eq!(words(spelled), ["حاجز"], "{spelled}");
        }
        assert_eq!(words("الم"), ["الم"], "too little would remain");
    }

    #[test]
    fn an_excerpt_keeps_the_words_as_written() {
        let text =
            "Le chef du poste a demandé\nun « jeton » avant   de laisser passer les deux camions de riz";
        let (looked, _) = terms("JETON");
        assert_eq!(excerpt(text, &looked, 40).unwrap(), "… demandé un « jeton » avant de laisser …");
        assert_eq!(excerpt("jeton", &looked, 40).unwrap(), "jeton");
        assert_eq!(excerpt("jetons perdus", &looked, 40).unwrap(), "jetons perdus");
        assert_eq!(excerpt("rien", &looked, 40), None);
    }

    proptest! {
        #[test]
        fn what_is_looked_for_holds_letters_and_digits_only(typed in "\\PC{0,80}") {
            for term in terms(&typed).0 {
                prop_assert!(!term.words.is_empty());
                for word in &term.words {
                    prop_assert!(!word.contains(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()), "{:?}", word);
                }
            }
        }

        #[test]
        fn joined_words_are_the_words(text in "\\PC{0,40}|(ال|وال)?[ا-ي]{0,5}[ ,-]{0,2}[a-zÉ]{0,4}") {
            prop_assert_eq!(joined(&text), words(&text).join(" "));
        }

        #[test]
        fn a_text_is_found_by_any_of_its_words(text in "\\PC{0,60}", at in any::<prop::sample::Index>()) {
            let all = words(&text);
            prop_assume!(!all.is_empty());
            let word = all[at.index(all.len())].clone();
            let looked = [Term { words: vec![word], reach: Reach::Whole }];
            prop_assert!(excerpt(&text, &looked, 30).is_some());
        }
    }
}
