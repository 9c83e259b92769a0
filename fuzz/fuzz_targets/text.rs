//! Cleaning, folding and measuring of text: done twice it is as done once, and nothing that steers a terminal is left.
#![no_main]

use carnet::text::{clean, digits, fold, search, width};
use libfuzzer_sys::fuzz_target;

/// Whether a terminal or a page would obey the character rather than show it.
fn steers(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t'))
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(letter, '\u{e0000}'..='\u{e007f}')
}

fuzz_target!(|text: &str| {
    let cleaned = clean::for_terminal(text);
    assert!(!cleaned.contains(steers), "{cleaned:?}");
    assert_eq!(clean::for_terminal(&cleaned), cleaned);
    let line = clean::one_line(text);
    assert!(!line.contains(['\n', '\t']) && !line.contains(steers), "{line:?}");
    assert_eq!(clean::one_line(&line), line);
    for inner in [clean::isolate(text), clean::isolate_ltr(text)] {
        let inner: String = inner.chars().skip(1).take(inner.chars().count() - 2).collect();
        assert_eq!(inner, cleaned);
    }
    for limit in [40, 20_000] {
        if let Ok(kept) = clean::check_input(text, limit) {
            assert!(kept.chars().count() <= limit && !kept.is_empty() && !kept.contains(steers), "{kept:?}");
            assert_eq!(clean::check_input(&kept, limit).as_ref(), Ok(&kept));
            assert_eq!(clean::for_terminal(&kept), kept, "what may be stored is shown as it is");
        }
    }
    let guarded = clean::csv_guard(text);
    assert_eq!(clean::csv_guard(&guarded), guarded);
    assert!(!guarded.starts_with(['=', '+', '@', '\t', '\r', '\n']));

    let folded = fold::fold(text);
    assert_eq!(fold::fold(&folded), folded);
    assert!(fold::matches("", text));
    assert!((0.0..=1.0).contains(&fold::likeness(text, &cleaned)));
    let _ = (fold::look_alike(text), fold::words(text));

    for columns in [0, 1, 7, 40] {
        let cut = width::truncate(&cleaned, columns);
        assert!(width::width(&cut) <= columns, "{cut:?} in {columns}");
        assert_eq!(width::width(&width::fit(&cleaned, columns)), columns);
    }

    let (terms, _) = search::terms(text);
    let excerpt = search::excerpt(text, &terms, 60);
    assert!(excerpt.is_none_or(|excerpt| !excerpt.contains('\n')));
    if let Some(number) = digits::number(text) {
        assert!(number.is_finite());
    }
});
