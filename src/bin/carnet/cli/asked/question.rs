//! Questions as values: what is asked, which answers it takes, what Enter means.

use super::said::Answered;
use carnet::message::Message;
use carnet::model::{Field, Kind, RecordId, RowId, Shape};
use carnet::store::Way;
use carnet::vocabulary::Vocabulary;

/// A question of a form.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Question {
    /// Its name: the record and the field that it fills, `trip.outcome`. Drafts keep it.
    pub(in crate::cli) name: &'static str,
    /// What it is called, in its prompt and in the summary.
    pub(in crate::cli) label: Message,
    /// What `?` says.
    pub(in crate::cli) help: Message,
    /// Which answers it takes.
    pub(in crate::cli) takes: Takes,
    /// What Enter takes.
    pub(in crate::cli) default: Option<Answered>,
    /// Whether nothing may be said.
    pub(in crate::cli) optional: bool,
    /// Taken as proposed, without asking; it can be corrected in the summary.
    pub(in crate::cli) quiet: bool,
    /// What must not be written here.
    pub(in crate::cli) warns: bool,
}

impl Takes {
    /// The answers that a field of a shape takes.
    pub(in crate::cli) fn of(shape: &'static Shape) -> Self {
        match shape {
            Shape::Term(vocabulary) => Self::One(vocabulary, vocabulary.codes().collect()),
            Shape::List(Shape::Term(vocabulary)) => Self::Several(vocabulary, vocabulary.codes().collect()),
            Shape::Reference(kind) => Self::Record(*kind, Vec::new()),
            Shape::List(Shape::Reference(kind)) => Self::Records(*kind, Vec::new()),
            shape => Self::Value(shape),
        }
    }
}

impl Question {
    /// The question of a field of a record, or of its rows.
    pub(in crate::cli) fn of(name: &'static str, key: &str, field: &'static Field) -> Self {
        Self {
            name,
            label: Message::new(key.to_owned()),
            help: Message::new(format!("{key}.help")),
            takes: Takes::of(field.shape),
            default: None,
            optional: !field.required,
            quiet: false,
            warns: field.is_words(),
        }
    }
}

/// Which answers a question takes.
#[derive(Clone, Debug)]
pub(in crate::cli) enum Takes {
    /// A value as typed.
    Value(&'static Shape),
    /// One of these terms.
    One(&'static Vocabulary, Vec<&'static str>),
    /// Several of these terms.
    Several(&'static Vocabulary, Vec<&'static str>),
    /// A record, by id or by some letters.
    Record(Kind, Vec<RecordId>),
    /// Several of them.
    Records(Kind, Vec<RecordId>),
    /// The row of a request.
    Row(Vec<RowId>),
    /// A way between two places, or a planned trip.
    Route(Vec<Way>),
    /// Checkpoints met, long stops, demands: `7/1/2`.
    Tally,
    /// An amount and its currency.
    Money(Option<String>),
    /// Which of these rows, `all` where nothing else is said; the values are given by the form.
    Rows(Vec<String>),
}
