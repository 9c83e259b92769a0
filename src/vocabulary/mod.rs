//! Every controlled term of the field, declared once: code, source standard, mappings.
//!
//! A vocabulary is a plain enum made by `vocabulary!`; its terms stand in the order in which people
//! read them. From the one declaration follow the command-line values, the JSON and CSV codes, the
//! CHECKs of `schema.sql` (tested against it), the labels' keys in the message catalogue
//! (`{vocabulary}-{code}`, definition in its attribute `.definition`) and the table in the docs.
//!
//! ```
//! use carnet::vocabulary::{Level, Term};
//! assert_eq!(Level::from_code("checkpoint"), Some(Level::Checkpoint));
//! assert_eq!(Level::Checkpoint.label_key(), "level-checkpoint");
//! ```
//!
//! Absent here: labels in any language (the catalogue has them), SQL, files, clocks.

/// A term of a controlled vocabulary.
pub trait Term: Copy + Eq + 'static {
    /// The vocabulary's name in kebab-case, as in the catalogue's keys and the docs.
    const VOCABULARY: &'static Vocabulary;
    /// All terms, in reading order.
    const ALL: &'static [Self];
    /// The code as written in flags, JSON, CSV and the store.
    fn code(self) -> &'static str;
    /// The term of a code, if there is one.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.code() == code)
    }
    /// Key of the label in the message catalogue.
    fn label_key(self) -> String {
        Self::VOCABULARY.label_key(self.code())
    }
}

/// A vocabulary seen without its Rust type: what forms, CHECKs and docs need.
#[derive(Debug, PartialEq)]
pub struct Vocabulary {
    /// Name in kebab-case, such as `trip-outcome`.
    pub name: &'static str,
    /// The standard that the vocabulary comes from.
    pub source: &'static str,
    /// The terms in reading order.
    pub terms: &'static [Entry],
}

/// One term of a [`Vocabulary`].
#[derive(Debug, PartialEq)]
pub struct Entry {
    /// The code in kebab-case.
    pub code: &'static str,
    /// What the term is called in other schemes: `(scheme, term there)`.
    pub mappings: &'static [(&'static str, &'static str)],
}

impl Vocabulary {
    /// Whether the code is one of this vocabulary's.
    pub fn has(&self, code: &str) -> bool {
        self.terms.iter().any(|term| term.code == code)
    }
    /// The codes in reading order.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.terms.iter().map(|term| term.code)
    }
    /// Key of the vocabulary's title in the message catalogue.
    pub fn title_key(&self) -> String {
        format!("vocabulary-{}", self.name)
    }
    /// Key of a code's label in the message catalogue.
    pub fn label_key(&self, code: &str) -> String {
        format!("{}-{}", self.name, code)
    }
}

/// Declares a vocabulary: an enum, its codes, its source, its mappings.
macro_rules! vocabulary {
    (
        $(#[$doc:meta])*
        $type:ident = $name:literal, $source:literal {
            $( $(#[$term_doc:meta])* $term:ident = $code:literal $( [ $($scheme:literal : $there:literal),* $(,)? ] )? , )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $type {
            $( $(#[$term_doc])* #[serde(rename = $code)] $term, )*
        }
        impl $crate::vocabulary::Term for $type {
            const VOCABULARY: &'static $crate::vocabulary::Vocabulary = &$crate::vocabulary::Vocabulary {
                name: $name,
                source: $source,
                terms: &[ $( $crate::vocabulary::Entry { code: $code, mappings: &[ $( $( ($scheme, $there) ),* )? ] }, )* ],
            };
            const ALL: &'static [Self] = &[ $( Self::$term, )* ];
            fn code(self) -> &'static str {
                match self { $( Self::$term => $code, )* }
            }
        }
    };
}

mod actor;
mod ask;
mod caution;
mod decision;
mod directive;
mod event;
mod incident;
mod meeting;
mod negotiation;
mod place;
mod promise;
mod record;
mod request;
mod search;
mod trip;

pub use actor::{ActorType, Branch, Desk, Level, LinkCertainty, LinkEnd, LinkStart, MissionMandate};
pub use ask::{AskAnswer, AskKind};
pub use caution::KeepApart;
pub use decision::{ConditionView, Conduct, Contact, Decision, DecisionForm, PartOf};
pub use directive::{DirectiveCategory, DirectiveForm, Effect};
pub use event::{Acceptance, AdvocacyForum, EventKind};
pub use incident::{
    Attribution, Category, Consequence, Group, Harm, HarmOrigin, IncidentKind, OnWhom, Response, Setting, Sex,
};
pub use meeting::{AskedBy, Authority, Channel, InvolvedGroup, InvolvementDegree, ParticipantRole};
pub use negotiation::{
    AssetKind, Association, Mandate, Mode, NegotiationResult, Objective, PeopleGroup, Principle, RedLine,
    Sector,
};
pub use place::{Barrier, CoordinatePrecision, PlaceKind, RoadblockKind};
pub use promise::{Finding, PromiseKind, PromiseSide, PromiseState, VerifiedBy};
pub use record::{CountedBy, Provenance, Sensitivity, Source, YesNoUnknown};
pub use request::{AddresseeAnswer, Needed, PostponedBy, RequestState};
pub use search::{SAME_MEANING, SameMeaning};
pub use trip::{Arrival, Cause, Completion, GoDecision, PromiseGap, SpellEnd, TripOutcome};

/// Every vocabulary, in the order of the docs.
pub const ALL: &[&Vocabulary] = &[
    Level::VOCABULARY,
    Branch::VOCABULARY,
    Desk::VOCABULARY,
    ActorType::VOCABULARY,
    MissionMandate::VOCABULARY,
    LinkStart::VOCABULARY,
    LinkEnd::VOCABULARY,
    LinkCertainty::VOCABULARY,
    PlaceKind::VOCABULARY,
    RoadblockKind::VOCABULARY,
    Barrier::VOCABULARY,
    CoordinatePrecision::VOCABULARY,
    Objective::VOCABULARY,
    AssetKind::VOCABULARY,
    Mandate::VOCABULARY,
    NegotiationResult::VOCABULARY,
    Principle::VOCABULARY,
    RedLine::VOCABULARY,
    Association::VOCABULARY,
    Mode::VOCABULARY,
    Sector::VOCABULARY,
    PeopleGroup::VOCABULARY,
    Needed::VOCABULARY,
    PostponedBy::VOCABULARY,
    RequestState::VOCABULARY,
    AddresseeAnswer::VOCABULARY,
    Channel::VOCABULARY,
    ParticipantRole::VOCABULARY,
    Authority::VOCABULARY,
    AskedBy::VOCABULARY,
    InvolvementDegree::VOCABULARY,
    InvolvedGroup::VOCABULARY,
    Decision::VOCABULARY,
    DecisionForm::VOCABULARY,
    Contact::VOCABULARY,
    Conduct::VOCABULARY,
    ConditionView::VOCABULARY,
    PartOf::VOCABULARY,
    AskKind::VOCABULARY,
    AskAnswer::VOCABULARY,
    PromiseSide::VOCABULARY,
    PromiseKind::VOCABULARY,
    Finding::VOCABULARY,
    VerifiedBy::VOCABULARY,
    PromiseState::VOCABULARY,
    TripOutcome::VOCABULARY,
    Completion::VOCABULARY,
    GoDecision::VOCABULARY,
    PromiseGap::VOCABULARY,
    Arrival::VOCABULARY,
    Cause::VOCABULARY,
    SpellEnd::VOCABULARY,
    Category::VOCABULARY,
    Group::VOCABULARY,
    IncidentKind::VOCABULARY,
    Setting::VOCABULARY,
    Attribution::VOCABULARY,
    OnWhom::VOCABULARY,
    Consequence::VOCABULARY,
    Harm::VOCABULARY,
    HarmOrigin::VOCABULARY,
    Sex::VOCABULARY,
    Response::VOCABULARY,
    DirectiveCategory::VOCABULARY,
    DirectiveForm::VOCABULARY,
    Effect::VOCABULARY,
    KeepApart::VOCABULARY,
    EventKind::VOCABULARY,
    Acceptance::VOCABULARY,
    AdvocacyForum::VOCABULARY,
    YesNoUnknown::VOCABULARY,
    Sensitivity::VOCABULARY,
    Source::VOCABULARY,
    CountedBy::VOCABULARY,
    Provenance::VOCABULARY,
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn is_kebab(code: &str) -> bool {
        code.starts_with(|c: char| c.is_ascii_lowercase())
            && !code.ends_with('-')
            && !code.contains("--")
            && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    }

    fn is_category(code: &str) -> bool {
        matches!(code.as_bytes(), [b'A', b'1'..=b'9'])
    }

    #[test]
    fn codes_are_unique_in_their_vocabulary_and_kebab_case() {
        for vocabulary in ALL {
            assert!(is_kebab(vocabulary.name), "{}", vocabulary.name);
            assert!(!vocabulary.source.is_empty(), "{}", vocabulary.name);
            assert!(!vocabulary.terms.is_empty(), "{}", vocabulary.name);
            let mut seen = HashSet::new();
            for code in vocabulary.codes() {
                assert!(is_kebab(code) || is_category(code), "{} {code}", vocabulary.name);
                assert!(seen.insert(code), "{} {code} twice", vocabulary.name);
            }
        }
    }

    #[test]
    fn label_keys_are_unique_over_all_vocabularies() {
        let mut seen = HashSet::new();
        for vocabulary in ALL {
            assert!(seen.insert(vocabulary.title_key()), "{}", vocabulary.title_key());
            for code in vocabulary.codes() {
                let key = vocabulary.label_key(code);
                assert!(seen.insert(key.clone()), "{key}");
            }
        }
    }

    #[test]
    fn terms_are_found_by_their_codes_and_serialise_as_them() {
        fn check<T: Term + std::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned>() {
            assert_eq!(T::ALL.len(), T::VOCABULARY.terms.len());
            for (term, entry) in T::ALL.iter().zip(T::VOCABULARY.terms) {
                assert_eq!(term.code(), entry.code);
                assert_eq!(T::from_code(entry.code), Some(*term));
                let json = serde_json::to_string(term).expect("a term is written");
                assert_eq!(json, format!("\"{}\"", entry.code));
                assert_eq!(serde_json::from_str::<T>(&json).expect("a code is read"), *term);
            }
            assert_eq!(T::from_code(""), None);
            assert_eq!(T::from_code("no-such-code"), None);
        }
        macro_rules! check_all {
            ($($term:ident)*) => {
                $( check::<$term>(); )*
                let checked = [ $( $term::VOCABULARY.name ),* ];
                let declared: Vec<_> = ALL.iter().map(|vocabulary| vocabulary.name).collect();
                assert_eq!(checked.as_slice(), declared.as_slice());
            };
        }
        check_all!(
            Level
            Branch
            Desk
            ActorType
            MissionMandate
            LinkStart
            LinkEnd
            LinkCertainty
            PlaceKind
            RoadblockKind
            Barrier
            CoordinatePrecision
            Objective
            AssetKind
            Mandate
            NegotiationResult
            Principle
            RedLine
            Association
            Mode
            Sector
            PeopleGroup
            Needed
            PostponedBy
            RequestState
            AddresseeAnswer
            Channel
            ParticipantRole
            Authority
            AskedBy
            InvolvementDegree
            InvolvedGroup
            Decision
            DecisionForm
            Contact
            Conduct
            ConditionView
            PartOf
            AskKind
            AskAnswer
            PromiseSide
            PromiseKind
            Finding
            VerifiedBy
            PromiseState
            TripOutcome
            Completion
            GoDecision
            PromiseGap
            Arrival
            Cause
            SpellEnd
            Category
            Group
            IncidentKind
            Setting
            Attribution
            OnWhom
            Consequence
            Harm
            HarmOrigin
            Sex
            Response
            DirectiveCategory
            DirectiveForm
            Effect
            KeepApart
            EventKind
            Acceptance
            AdvocacyForum
            YesNoUnknown
            Sensitivity
            Source
            CountedBy
            Provenance
        );
    }

    #[test]
    fn orders_that_rules_rely_on() {
        assert!(Sensitivity::Low < Sensitivity::Moderate && Sensitivity::High < Sensitivity::Severe);
        let levels: Vec<_> = Level::ALL.iter().map(|level| level.number()).collect();
        assert_eq!(levels, [Some(1), Some(2), Some(3), Some(4), Some(5), None]);
        let degrees: Vec<_> = Association::ALL.iter().map(|association| association.degree()).collect();
        assert_eq!(degrees, [0, 1, 2, 3, 4, 5]);
        let made: Vec<_> = TripOutcome::ALL.iter().filter(|outcome| outcome.is_made()).collect();
        assert_eq!(made.last(), Some(&&TripOutcome::TurnedBack));
        assert_eq!(made.len(), 5);
        assert_eq!(PromiseGap::ALL.iter().filter(|row| !row.is_of_approved()).count(), 3);
    }
}
