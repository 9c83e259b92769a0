//! What words mean: headers of columns, and values of terms, in four languages and in the schemes that vocabularies map to.

use std::collections::{BTreeMap, HashMap};

use super::super::cell;
use crate::message::{Catalogue, Language};
use crate::model::{Field, Kind, declaration, field_key};
use crate::text::fold;
use crate::vocabulary::Vocabulary;

type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

const HEADERS: &str = include_str!("headers.toml");
const WORDS: &str = include_str!("words.toml");

/// Cells that say nothing.
const NOTHING: &[&str] = &[
    "-",
    "--",
    "—",
    "?",
    ".",
    "/",
    "na",
    "n/a",
    "n.a.",
    "null",
    "nil",
    "none",
    "no information",
    "no info",
    "censored",
    "unknown",
    "not applicable",
    "notapplicable",
    "tbd",
    "inconnu",
    "sans objet",
    "neant",
    "non précisé",
    "s/o",
    "nd",
    "desconocido",
    "sin información",
    "no aplica",
    "sin dato",
    "غير معروف",
    "لا يوجد",
    "غير متوفر",
];

/// The words of sheets, folded.
pub(super) struct Words {
    catalogues: [Catalogue; 2],
    headers: Table,
    terms: Table,
    known: HashMap<&'static str, HashMap<String, Option<&'static str>>>,
    /// Whether the headers are the names of a form's questions, with a group before a hyphen or a colon.
    is_form: bool,
}

/// Columns that KoboToolbox and ODK add to what a form asks.
const OF_FORMS: &[&str] = &[
    "KEY",
    "PARENT_KEY",
    "meta-instanceID",
    "instanceID",
    "SubmissionDate",
    "_uuid",
    "_submission__uuid",
    "_parent_index",
    "__version__",
];

impl Words {
    pub(super) fn new() -> Self {
        let read = |text| toml::from_str(text).expect("tests read the tables of words");
        Self {
            catalogues: [Catalogue::new(Language::English), Catalogue::new(Language::French)],
            headers: read(HEADERS),
            terms: read(WORDS),
            known: HashMap::new(),
            is_form: false,
        }
    }

    /// The same for a table of these columns.
    pub(super) fn of(columns: &[String]) -> Self {
        let is_form = columns.iter().any(|column| OF_FORMS.contains(&column.as_str()));
        Self { is_form, ..Self::new() }
    }

    /// What is left of a header without the groups of a form. A slash or a point stands before a name anywhere; a hyphen
    /// or a colon only in the names of a form's questions, for words of people hold them as well.
    pub(super) fn last<'h>(&self, header: &'h str) -> &'h str {
        let last = header.rsplit(['/', '.']).next().unwrap_or_default();
        let is_name = self.is_form && last == header && !header.contains(char::is_whitespace);
        if is_name { header.rsplit(['-', ':']).next().unwrap_or_default() } else { last }
    }

    /// What a column can be, for records of a kind: names of fields and of what is no field (`@actor`), each with how
    /// sure that is. `header` and `tag` are as the file has them.
    pub(super) fn targets(&self, kind: Kind, header: &str, tag: &str) -> Vec<(String, u8)> {
        let whole = folded_header(header);
        let last = folded_header(self.last(header));
        let tag = folded_tag(tag);
        let mut found: Vec<(String, u8)> = Vec::new();
        let mut add = |name: &str, sure: u8| match found.iter_mut().find(|(other, _)| other == name) {
            Some(other) => other.1 = other.1.max(sure),
            None => found.push((name.to_owned(), sure)),
        };
        let mut word = |name: &str, word: &str, own: u8| match word.strip_prefix('#') {
            Some(_) => {
                if !tag.is_empty() && folded_tag(word) == tag {
                    add(name, 4 + own);
                }
            }
            None => {
                let word = fold::fold(word);
                if word == whole && !word.is_empty() {
                    add(name, 8 + own);
                } else if word == last && !word.is_empty() {
                    add(name, 6 + own);
                }
            }
        };
        for field in declaration(kind).all_fields() {
            word(field.name, &field.name.replace('_', " "), 1);
            for catalogue in &self.catalogues {
                word(field.name, &catalogue.label(&field_key(catalogue, kind.name(), field.name)), 1);
            }
        }
        for (section, own) in [("any", 0), (kind.name(), 1)] {
            for (name, words) in self.headers.get(section).into_iter().flatten() {
                if name.starts_with('@') || declaration(kind).field(name).is_some() {
                    words.iter().for_each(|one| word(name, one, own));
                }
            }
        }
        found.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        found
    }

    /// How sure a header names a field of the rows of a record, which lie in `table`; 0 where it does not.
    pub(super) fn names_field(&self, table: &str, field: &Field, header: &str) -> u8 {
        let whole = folded_header(header);
        let last = folded_header(self.last(header));
        let labels =
            self.catalogues.iter().map(|catalogue| catalogue.label(&field_key(catalogue, table, field.name)));
        let own = self.headers.get(table).and_then(|fields| fields.get(field.name)).into_iter().flatten();
        let mut words = [field.name.replace('_', " ")].into_iter().chain(labels).chain(own.cloned());
        words
            .by_ref()
            .map(|word| fold::fold(&word))
            .map(|word| if word == whole { 2 } else { u8::from(word == last) })
            .max()
            .unwrap_or(0)
    }

    /// Whether a file's or a sheet's name names a kind.
    pub(super) fn names_kind(&self, kind: Kind, name: &str) -> bool {
        let words = fold::words(name);
        let of = self.headers.get("kinds").and_then(|kinds| kinds.get(kind.name()));
        of.into_iter().flatten().any(|word| words.contains(&fold::fold(word)))
    }

    /// The kind that a word of a column names.
    pub(super) fn kind(&self, word: &str) -> Option<Kind> {
        let wanted = fold::fold(word);
        Kind::ALL.iter().copied().find(|kind| {
            let name = kind.name();
            wanted == name
                || wanted.strip_suffix('s') == Some(name)
                || self
                    .headers
                    .get("kinds")
                    .and_then(|kinds| kinds.get(name))
                    .is_some_and(|words| words.iter().any(|word| fold::fold(word) == wanted))
        })
    }

    /// The code that a word of a sheet stands for: the code itself, a label in English or French, a mapping to another
    /// scheme, or a word of the table, in this order.
    pub(super) fn term(&mut self, vocabulary: &'static Vocabulary, word: &str) -> Option<&'static str> {
        let folded = fold::fold(word);
        if folded.is_empty() {
            return None;
        }
        if !self.known.contains_key(vocabulary.name) {
            let known = self.all_words(vocabulary);
            self.known.insert(vocabulary.name, known);
        }
        if let Some(code) = self.known[vocabulary.name].get(&folded) {
            return *code;
        }
        let terms = self.terms.get(vocabulary.name)?;
        let beginnings = terms.iter().flat_map(|(code, words)| words.iter().map(move |word| (code, word)));
        let (code, _) = beginnings
            .filter_map(|(code, word)| Some((code, word.strip_suffix('*')?)))
            .filter(|(_, beginning)| cell::begins(word, beginning))
            .max_by_key(|(_, beginning)| beginning.len())?;
        vocabulary.codes().find(|known| known == code)
    }

    /// Every word of a vocabulary, folded; nothing where two codes share one.
    fn all_words(&self, vocabulary: &'static Vocabulary) -> HashMap<String, Option<&'static str>> {
        let mut known: HashMap<String, Option<&'static str>> = HashMap::new();
        for code in vocabulary.codes() {
            known.insert(fold::fold(code), Some(code));
        }
        let mut layer = |words: Vec<(String, &'static str)>| {
            let mut new: HashMap<String, Option<&'static str>> = HashMap::new();
            for (word, code) in words.into_iter().filter(|(word, _)| !word.is_empty()) {
                new.entry(word)
                    .and_modify(|other| *other = other.filter(|other| *other == code))
                    .or_insert(Some(code));
            }
            for (word, code) in new {
                known.entry(word).or_insert(code);
            }
        };
        let labels = |catalogue: &Catalogue| {
            let label = |code| (fold::fold(&catalogue.label(&vocabulary.label_key(code))), code);
            vocabulary.codes().map(label).collect::<Vec<_>>()
        };
        self.catalogues.iter().for_each(|catalogue| layer(labels(catalogue)));
        let own = self.terms.get(vocabulary.name);
        layer(
            vocabulary
                .codes()
                .flat_map(|code| {
                    own.and_then(|own| own.get(code)).into_iter().flatten().map(move |word| (word, code))
                })
                .filter(|(word, _)| !word.ends_with('*'))
                .map(|(word, code)| (fold::fold(word), code))
                .collect(),
        );
        // One scheme after the other: numbers mean other things in each.
        let mut schemes: Vec<&str> =
            vocabulary.terms.iter().flat_map(|term| term.mappings).map(|(scheme, _)| *scheme).collect();
        schemes.sort_by_key(|scheme| (*scheme != "insecurity-insight", *scheme));
        schemes.dedup();
        for scheme in schemes {
            let of =
                vocabulary.terms.iter().flat_map(|term| term.mappings.iter().map(|there| (there, term.code)));
            layer(
                of.filter(|((of, _), _)| *of == scheme)
                    .map(|((_, word), code)| (fold::fold(word), code))
                    .collect(),
            );
        }
        known
    }
}

/// Whether a cell says nothing.
pub(super) fn says_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty() || NOTHING.iter().any(|word| cell::same(word, cell))
}

fn folded_header(header: &str) -> String {
    // What stands in brackets is a unit or a hint: `Retard (h)`.
    let folded = fold::fold(header);
    let short = header.split(['(', '[', ':', '*']).next().map(fold::fold).unwrap_or_default();
    if short.is_empty() { folded } else { short }
}

/// A tag with its attributes in one order.
fn folded_tag(tag: &str) -> String {
    let tag = tag.to_lowercase().replace('+', " +");
    let mut parts: Vec<&str> = tag.split_whitespace().collect();
    if let Some((_, attributes)) = parts.split_first_mut() {
        attributes.sort_unstable();
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{self, Term};

    /// Both tables hold fields, vocabularies and codes that are there, and no word twice for one kind of record.
    #[test]
    fn the_tables_of_words_name_what_is_there() {
        let words = Words::new();
        for (section, fields) in &words.headers {
            if section == "kinds" {
                assert!(fields.keys().all(|name| Kind::from_name(name).is_some()));
                continue;
            }
            for name in fields.keys().filter(|name| !name.starts_with('@')) {
                let has = |kind: Kind| declaration(kind).field(name).is_some();
                let known = match Kind::from_name(section) {
                    Some(kind) => has(kind),
                    None => section == "any" && Kind::ALL.iter().any(|kind| has(*kind)) || name == "notes",
                };
                assert!(known, "{section}.{name}");
            }
        }
        for (name, terms) in &words.terms {
            let of = vocabulary::ALL.iter().find(|vocabulary| vocabulary.name == name);
            let of = of.unwrap_or_else(|| panic!("no vocabulary {name}"));
            assert!(terms.keys().all(|code| of.has(code)), "{name}: {:?}", terms.keys());
        }
    }

    #[test]
    fn words_in_four_languages_become_codes() {
        let mut words = Words::new();
        let outcome = vocabulary::TripOutcome::VOCABULARY;
        for (word, code) in [
            ("turned-back", Some("turned-back")),
            ("TURNED BACK", Some("turned-back")),
            ("Demi-tour", Some("turned-back")),
            ("cancelado", Some("cancelled-by-us")),
            ("تم", Some("facilitated")),
            ("xyz", None),
        ] {
            assert_eq!(words.term(outcome, word), code, "{word}");
        }
        let precision = vocabulary::CoordinatePrecision::VOCABULARY;
        assert_eq!(words.term(precision, "(3) District, Communicipality or Commune "), Some("district"));
        assert_eq!(words.term(precision, "3"), Some("district"));
        let kinds = vocabulary::ActorType::VOCABULARY;
        assert_eq!(words.term(kinds, "NSA"), Some("armed-group"));
        assert_eq!(words.term(kinds, "Donor Government"), Some("state-civil"));
    }

    /// A hyphen parts a group from its question in an export, and words in any other sheet.
    #[test]
    fn a_hyphen_stands_before_a_name_in_an_export_only() {
        let export = Words::of(&["KEY".to_owned()]);
        let sheet = Words::of(&["Sous-préfecture".to_owned()]);
        let named = |words: &Words, kind, header: &str| {
            words.targets(kind, header, "").first().map(|(name, _)| name.clone()).unwrap_or_default()
        };
        for (header, kind, in_export, in_sheet) in [
            ("trip-hours_late", Kind::Trip, "hours_late", ""),
            ("grp:inner:outcome", Kind::Trip, "outcome", ""),
            ("a-b-date", Kind::Incident, "date", ""),
            ("Sous-préfecture", Kind::Incident, "@adm3", "@adm3"),
            ("Vice-province", Kind::Incident, "@adm1", ""),
            ("Post-conflict date", Kind::Incident, "", ""),
        ] {
            assert_eq!(named(&export, kind, header), in_export, "{header}");
            assert_eq!(named(&sheet, kind, header), in_sheet, "{header}");
        }
    }

    #[test]
    fn headers_in_four_languages_name_fields() {
        let words = Words::new();
        let first = |kind, header: &str, tag: &str| {
            words.targets(kind, header, tag).first().map(|(name, _)| name.clone()).unwrap_or_default()
        };
        for (kind, header, tag, wanted) in [
            (Kind::Trip, "Fecha del viaje", "", "date"),
            (Kind::Trip, "Retard (h)", "", "hours_late"),
            (Kind::Trip, "group/hours_late", "", "hours_late"),
            (Kind::Trip, "التاريخ", "", "date"),
            (Kind::Incident, "Event Description", "", "what_happened"),
            (Kind::Incident, "", "#lat", "latitude"),
            (Kind::Incident, "X1", "#group +name +perp", "@actor"),
            (Kind::Incident, "Admin 1", "#admin1", "@adm1"),
            (Kind::Incident, "Country ISO", "#country+iso", "@country"),
        ] {
            assert_eq!(first(kind, header, tag), wanted, "{header} {tag}");
        }
    }
}
