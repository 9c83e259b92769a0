//! What the codes of a summary's tables mean, in words.

use crate::message::Catalogue;
use crate::vocabulary::{
    ActorType, Category, Decision, DirectiveCategory, Group, IncidentKind, Level, RequestState, Term,
    TripOutcome,
};

/// The words for a code of a dimension: its label, and what it means where that is written down. None for districts and
/// for codes of a newer program, which stand for themselves.
pub fn words_of(dimension: &str, code: &str, catalogue: &Catalogue) -> Option<(String, String)> {
    if code == "all" {
        return Some((catalogue.label("summary-code-all"), String::new()));
    }
    let of = |term: Option<String>| {
        let key = term?;
        Some((catalogue.label(&key), catalogue.definition(&key)))
    };
    let found = match dimension {
        "outcome" => of(key::<TripOutcome>(code)),
        "state" => of(key::<RequestState>(code)),
        "actor-type" => of(key::<ActorType>(code)),
        "decision" => of(key::<Decision>(code)),
        "level" => of(key::<Level>(code)),
        "restriction" => of(key::<DirectiveCategory>(code)),
        "kind" => of(key::<IncidentKind>(code)),
        "category" => match code.split_once('/') {
            None => of(key::<Group>(code)),
            Some((category, group)) => of(key::<Category>(category)).map(|(label, definition)| {
                let group = of(key::<Group>(group)).map_or_else(|| group.to_owned(), |(label, _)| label);
                (format!("{label} ({group})"), definition)
            }),
        },
        "answer" => {
            let known = ["yes-in-time", "yes-late", "no", "owing", "withdrawn", "other"].contains(&code);
            known.then(|| (catalogue.label(&format!("summary-answer-{code}")), String::new()))
        }
        "period" if code == super::form::EARLIER => {
            Some((catalogue.label("summary-code-earlier"), catalogue.label("summary-code-earlier-means")))
        }
        _ => None,
    };
    found.or_else(|| {
        let unknown = matches!(code, "unknown" | "unknown/unknown");
        unknown.then(|| (catalogue.label("summary-code-unknown"), String::new()))
    })
}

fn key<T: Term>(code: &str) -> Option<String> {
    T::from_code(code).map(Term::label_key)
}
