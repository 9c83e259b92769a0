//! What a form is, and the words with which the forms are written.

use super::question::{Question, Takes};
use super::said::{Answered, Said};
use crate::cli::record::Reader;
use carnet::message::{Catalogue, Message};
use carnet::model::{Field, Kind, RecordId, Shape, Values, declaration, field_key};
use carnet::store::{Store, StoreError};
use carnet::text::clean::one_line;
use carnet::vocabulary::Vocabulary;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What a form may look at while it decides what to ask.
pub(in crate::cli) struct Desk<'a> {
    pub(in crate::cli) store: &'a Store,
    pub(in crate::cli) catalogue: &'a Catalogue,
    pub(in crate::cli) today: NaiveDate,
}

/// What is to be written once all is said.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::cli) enum Act {
    /// A new record; `within` names the field that links it to the record made or changed before it.
    Make { kind: Kind, values: Values, within: Option<&'static str> },
    /// A change to a record.
    Edit { id: RecordId, patch: Values },
}

/// An ordered, short list of questions about one entry, and what it becomes.
pub(in crate::cli) trait Form {
    /// The kind of the record that it writes first, of which further fields can be asked for by name.
    fn kind(&self) -> Option<Kind>;
    /// The questions that have meaning after what was said, in order, answered ones included.
    fn questions(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Question>, StoreError>;
    /// What is to be written.
    fn acts(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Act>, StoreError>;
    /// Whether it is so short that what was said is stored at once and shown, without asking again.
    fn is_short(&self) -> bool {
        false
    }
}

/// The questions of a form while they are put together.
pub(in crate::cli) struct List<'a> {
    said: &'a Said,
    desk: &'a Desk<'a>,
    questions: Vec<Question>,
}

impl<'a> List<'a> {
    pub(in crate::cli) fn new(said: &'a Said, desk: &'a Desk<'a>) -> Self {
        Self { said, desk, questions: Vec::new() }
    }

    pub(in crate::cli) fn done(self) -> Vec<Question> {
        self.questions
    }

    /// The question of a field, named `trip.outcome`, unless a flag has answered it.
    ///
    /// # Panics
    /// When no record has the field: names stand in the source.
    pub(in crate::cli) fn field(&mut self, name: &'static str) -> Added<'_> {
        let (kind, field) = declared(name);
        let takes = Takes::of(field.shape);
        let key = field_key(self.desk.catalogue, kind.name(), field.name);
        let help = Message::new(format!("{key}.help"));
        let mut added = self.add(name, Message::new(key), help, takes);
        if let Some(question) = &mut added.0 {
            question.optional = !field.required;
            question.warns = field.is_words();
        }
        added
    }

    /// A question with words of its own: `asked-<word>` and its `.help`.
    pub(in crate::cli) fn own(&mut self, name: &'static str, key: &'static str, takes: Takes) -> Added<'_> {
        self.add(name, Message::new(key), Message::new(format!("{key}.help")), takes)
    }

    fn add(&mut self, name: &'static str, label: Message, help: Message, takes: Takes) -> Added<'_> {
        if self.said.is_given(name) {
            return Added(None);
        }
        self.questions.push(Question {
            name,
            label,
            help,
            takes,
            default: None,
            optional: true,
            quiet: false,
            warns: false,
        });
        Added(self.questions.last_mut())
    }
}

/// The question just added, to be said more of; nothing where a flag has answered it.
pub(in crate::cli) struct Added<'l>(Option<&'l mut Question>);

impl Added<'_> {
    fn with(mut self, change: impl FnOnce(&mut Question)) -> Self {
        if let Some(question) = &mut self.0 {
            change(question);
        }
        self
    }

    /// It must be answered.
    pub(in crate::cli) fn needed(self) -> Self {
        self.with(|question| question.optional = false)
    }

    /// Nothing may be said.
    pub(in crate::cli) fn optional(self) -> Self {
        self.with(|question| question.optional = true)
    }

    /// It is not asked; what is proposed stands, and can be corrected.
    pub(in crate::cli) fn quiet(self) -> Self {
        self.with(|question| question.quiet = true)
    }

    /// Other words: `asked-<word>` and its `.help`.
    pub(in crate::cli) fn called(self, key: &'static str) -> Self {
        self.with(|question| {
            question.label = Message::new(key);
            question.help = Message::new(format!("{key}.help"));
        })
    }

    /// Only these terms are offered; the others are taken all the same.
    pub(in crate::cli) fn offering(self, codes: impl IntoIterator<Item = &'static str>) -> Self {
        self.with(|question| match &mut question.takes {
            Takes::One(_, offered) | Takes::Several(_, offered) => *offered = codes.into_iter().collect(),
            _ => {}
        })
    }

    /// These records are offered.
    pub(in crate::cli) fn among(self, ids: Vec<RecordId>) -> Self {
        self.with(|question| match &mut question.takes {
            Takes::Record(_, offered) | Takes::Records(_, offered) => *offered = ids,
            _ => {}
        })
    }

    /// Enter takes this value of the question's own field.
    pub(in crate::cli) fn default(
        self,
        desk: &Desk<'_>,
        value: Option<serde_json::Value>,
    ) -> Result<Self, StoreError> {
        let Some(value) = value else { return Ok(self) };
        let mut shown = String::new();
        if let Some(question) = &self.0 {
            let (_, field) = declared(question.name);
            shown = shown_value(desk, field.shape, &value)?;
        }
        Ok(self.with(|question| {
            question.default = Some(Answered::one(question.name, question.name, value, shown));
        }))
    }

    /// Enter takes this answer.
    pub(in crate::cli) fn answering(self, answer: Option<Answered>) -> Self {
        self.with(|question| question.default = answer)
    }
}

/// The name of a field's question: `trip.outcome`.
pub(in crate::cli) fn name_of(kind: Kind, field: &str) -> Option<&'static str> {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let of = |kind: Kind| declaration(kind).all_fields().map(move |field| (kind, field.name));
        let all = Kind::ALL.iter().flat_map(|kind| of(*kind));
        all.map(|(kind, field)| format!("{}.{field}", kind.name())).collect()
    });
    NAMES.get(&format!("{}.{field}", kind.name())).map(String::as_str)
}

/// The record and the field of a name such as `trip.outcome`.
///
/// # Panics
/// When there is none: names stand in the source, and a test asks every form.
pub(in crate::cli) fn declared(name: &str) -> (Kind, &'static Field) {
    name.split_once('.')
        .and_then(|(kind, field)| {
            let kind = Kind::from_name(kind)?;
            Some((kind, declaration(kind).field(field)?))
        })
        .expect("the source names fields that are declared")
}

/// A value as the summary shows it: labels and names in place of codes and ids.
pub(in crate::cli) fn shown_value(
    desk: &Desk<'_>,
    shape: &Shape,
    value: &serde_json::Value,
) -> Result<String, StoreError> {
    use serde_json::Value;
    Ok(match (shape, value) {
        (Shape::Term(vocabulary), Value::String(code)) => desk.catalogue.label(&vocabulary.label_key(code)),
        (Shape::Flag, Value::Bool(flag)) => {
            desk.catalogue.label(if *flag { "record-yes" } else { "record-no" })
        }
        (Shape::Reference(_), Value::String(id)) => match id.parse() {
            Ok(id) => named(desk, id)?,
            Err(_) => id.clone(),
        },
        (Shape::List(element), Value::Array(values)) => {
            let shown: Result<Vec<_>, _> =
                values.iter().map(|value| shown_value(desk, element, value)).collect();
            shown?.join(", ")
        }
        (_, Value::String(text)) => one_line(text).into_owned(),
        (_, other) => other.to_string(),
    })
}

/// A record by its name and id: `Goma (L-3)`.
pub(in crate::cli) fn named(desk: &Desk<'_>, id: RecordId) -> Result<String, StoreError> {
    let reader = Reader::of(desk.store, desk.catalogue);
    Ok(match reader.name(id)? {
        Some(name) => format!("{} ({id})", one_line(&name)),
        None => match id.kind {
            // A title says more than a number; it is the person's own screen.
            Kind::Negotiation => {
                match reader.record(id)?.values.get("title").and_then(|title| title.as_str()) {
                    Some(title) => format!("{} ({id})", one_line(title)),
                    None => id.to_string(),
                }
            }
            _ => id.to_string(),
        },
    })
}

/// A term's answer to the question of its field.
pub(in crate::cli) fn term_answer(
    desk: &Desk<'_>,
    question: &'static str,
    vocabulary: &Vocabulary,
    code: &str,
) -> Answered {
    Answered::one(question, question, code.into(), desk.catalogue.label(&vocabulary.label_key(code)))
}
