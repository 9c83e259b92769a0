//! What a record does not keep because of what it is about: the log must not be a case file (domain.md, fact 7).

use serde_json::Value;

use super::{Kind, Values};
use crate::vocabulary::{IncidentKind, Objective, PromiseKind, Term};

/// What a record can be about so that some of its fields stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// The kind of record.
    pub kind: Kind,
    /// The field that says what it is about, a term or a list of terms.
    pub lead: &'static str,
    /// The term.
    pub term: &'static str,
    /// Fields that it never has.
    pub never: &'static [&'static str],
    /// Fields that it has only where the node stands at `regional` or above, which the store knows once it is there.
    pub high_nodes_only: &'static [&'static str],
}

/// All that there is.
pub fn all() -> [Withheld; 3] {
    [
        // A referral date only: the account itself belongs to those who can protect the person.
        Withheld {
            kind: Kind::Incident,
            lead: "kinds",
            term: IncidentKind::SexualViolenceOrHarassment.code(),
            never: &["what_happened", "harm", "actors"],
            high_nodes_only: &[],
        },
        Withheld {
            kind: Kind::Negotiation,
            lead: "objective",
            term: Objective::ReleaseChildren.code(),
            never: &["people"],
            high_nodes_only: &["actors"],
        },
        Withheld {
            kind: Kind::Promise,
            lead: "kind",
            term: PromiseKind::ChildRelease.code(),
            never: &[],
            high_nodes_only: &["node"],
        },
    ]
}

impl Withheld {
    /// What holds for a kind of record.
    pub fn of(kind: Kind) -> Option<Self> {
        all().into_iter().find(|withheld| withheld.kind == kind)
    }

    /// Whether a record says that it is about this.
    pub fn is_said(&self, values: &Values) -> bool {
        match values.get(self.lead) {
            Some(Value::String(term)) => term == self.term,
            Some(Value::Array(terms)) => terms.iter().any(|term| term == self.term),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Shape, declaration};

    #[test]
    fn each_names_fields_and_terms_that_there_are() {
        for withheld in all() {
            let fields = declaration(withheld.kind);
            let lead = fields.field(withheld.lead).expect("a field").shape;
            let (Shape::Term(vocabulary) | Shape::List(Shape::Term(vocabulary))) = lead else {
                panic!("{} is no term", withheld.lead)
            };
            assert!(vocabulary.has(withheld.term));
            let names = withheld.never.iter().chain(withheld.high_nodes_only);
            assert!(names.into_iter().all(|name| fields.field(name).is_some()), "{withheld:?}");
        }
    }
}
