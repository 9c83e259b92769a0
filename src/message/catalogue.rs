//! The sentences of one language, with English behind it.

use super::{Arg, Language, Message, files};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

type Bundle = FluentBundle<FluentResource>;

/// Says [`Message`]s in one language.
pub struct Catalogue {
    language: Language,
    own: Bundle,
    /// Read only when the own language lacks something, which the tests allow for no released one.
    english: OnceLock<Bundle>,
}

impl Catalogue {
    /// The catalogue of a language.
    pub fn new(language: Language) -> Self {
        Self { language, own: bundle(language), english: OnceLock::new() }
    }

    /// The same with signs of ASCII for dashes, dots and quotation marks of ours, for lines that programs and plain
    /// terminals read. What people typed stands in arguments, and stays as it is; so do the letters of the language.
    pub fn in_plain_signs(language: Language) -> Self {
        let mut own = bundle(language);
        own.set_transform(Some(plain_signs));
        Self { language, own, english: OnceLock::new() }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence, in English if this language lacks it, else its id.
    pub fn say(&self, message: &Message) -> String {
        let args = self.arguments(message);
        self.find(&self.own, &message.id, &args)
            .or_else(|| {
                let english = self.english.get_or_init(|| bundle(Language::English));
                self.find(english, &message.id, &args)
            })
            .unwrap_or_else(|| message.id.clone().into_owned())
    }

    /// The sentence of a key that takes no arguments, such as a term's label.
    pub fn label(&self, key: &str) -> String {
        self.say(&Message::new(key.to_owned()))
    }

    /// The one-line definition that stands beside a label: its attribute `.definition`.
    pub fn definition(&self, key: &str) -> String {
        self.label(&format!("{key}.definition"))
    }

    /// Whether this very language has the id (`key` or `key.attribute`); English behind it does not count.
    pub fn has(&self, id: &str) -> bool {
        self.find(&self.own, id, &FluentArgs::new()).is_some()
    }

    fn find(&self, bundle: &Bundle, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (key, attribute) = match id.split_once('.') {
            Some((key, attribute)) => (key, Some(attribute)),
            None => (id, None),
        };
        let message = bundle.get_message(key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        // A variable that was not given shows as {$name}: visible, and no reason to say nothing.
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }

    fn arguments(&self, message: &Message) -> FluentArgs<'static> {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.clone()),
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Decimal { value, places } => decimal(*value, *places),
                Arg::Message(inner) => FluentValue::from(self.say(inner)),
            };
            args.set(*name, value);
        }
        args
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").field("language", &self.language).finish_non_exhaustive()
    }
}

/// Fluent pads to a number of decimals but does not round, so the rounding is done here.
fn decimal(value: f64, places: usize) -> FluentValue<'static> {
    let rounded = format!("{value:.places$}").parse().unwrap_or(value);
    let options =
        FluentNumberOptions { minimum_fraction_digits: Some(places), ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber::new(rounded, options))
}

fn plain_signs(text: &str) -> Cow<'_, str> {
    let sign = |letter| {
        Some(match letter {
            '–' | '—' | '·' | '−' => "-",
            '‘' | '’' => "'",
            '“' | '”' | '«' | '»' => "\"",
            '…' => "...",
            '→' => "->",
            '×' => "x",
            '≥' => ">=",
            '≤' => "<=",
            _ => return None,
        })
    };
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    // The space inside French quotation marks belongs to them.
    let text = text.replace("«\u{a0}", "«").replace("\u{a0}»", "»");
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match sign(letter) {
            Some(sign) => plain.push_str(sign),
            None if matches!(letter, '\u{a0}' | '\u{202f}') => plain.push(' '),
            None => plain.push(letter),
        }
    }
    Cow::Owned(plain)
}

fn bundle(language: Language) -> Bundle {
    let tag = language.code().parse().expect("the two-letter codes are language tags");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(language.isolates_arguments());
    if language.decimal_mark() == ',' {
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(number.as_string().replace('.', ",")),
            _ => None,
        }));
    }
    for text in files::sources(language) {
        // Whatever parses is used; `tests/catalogue.rs` fails on what does not, and on a key given twice.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(language: Language, message: Message) -> String {
        Catalogue::new(language).say(&message)
    }

    #[test]
    fn numbers_choose_the_plural_and_are_not_grouped() {
        let rows = |n: i64| Message::new("errors-count-rows").with("count", n);
        assert_eq!(say(Language::English, rows(1)), "1 row");
        assert_eq!(say(Language::English, rows(12345)), "12345 rows");
        assert_eq!(say(Language::French, rows(0)), "0 ligne");
        assert_eq!(say(Language::French, rows(2)), "2 lignes");
    }

    #[test]
    fn decimals_are_rounded_and_take_the_languages_mark() {
        let code = |value| Message::new("errors-exit").with("code", Arg::Decimal { value, places: 1 });
        assert_eq!(say(Language::English, code(2.96)), "exit code 3.0");
        assert_eq!(say(Language::French, code(2.34)), "code de sortie 2,3");
    }

    #[test]
    fn a_message_inside_another_is_said_in_the_same_language() {
        let nested =
            Message::new("errors-exit").with("code", Message::new("errors-count-rows").with("count", 2));
        assert_eq!(say(Language::French, nested), "code de sortie 2 lignes");
    }

    #[test]
    fn no_invisible_marks_around_arguments() {
        for language in Language::ALL {
            let said = say(*language, Message::new("errors-exit").with("code", "x"));
            assert!(!said.contains(['\u{2068}', '\u{2069}']), "{said:?}");
        }
    }

    #[test]
    fn plain_signs_are_ours_and_letters_and_what_people_typed_stay() {
        let catalogue = Catalogue::in_plain_signs(Language::French);
        let share =
            Message::new("report-cell-out-of").with("numerator", "Béliko – «nord»").with("denominator", 2);
        assert_eq!(catalogue.say(&share), "Béliko – «nord» sur 2");
        assert_eq!(catalogue.label("report-cell-none"), "-");
        assert_eq!(plain_signs("«\u{a0}l’été\u{a0}» [1–2] · x"), "\"l'été\" [1-2] - x");
    }

    #[test]
    fn a_missing_id_is_said_as_it_stands() {
        let catalogue = Catalogue::new(Language::French);
        assert!(!catalogue.has("no-such-sentence"));
        assert_eq!(catalogue.label("no-such-sentence"), "no-such-sentence");
        assert_eq!(catalogue.definition("no-such-sentence"), "no-such-sentence.definition");
        assert_eq!(catalogue.label(""), "");
    }

    #[test]
    fn a_sentence_that_a_language_lacks_is_said_in_english() {
        let mut french = Catalogue::new(Language::French);
        french.own = FluentBundle::new_concurrent(vec![]);
        assert!(!french.has("errors-exit"));
        assert_eq!(french.say(&Message::new("errors-exit").with("code", 4)), "exit code 4");
    }
}
