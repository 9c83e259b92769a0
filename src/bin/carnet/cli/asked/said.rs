//! What was said so far: by flags, and answer by answer.

use carnet::model::{Kind, Values, declaration};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::cli) struct Answered {
    /// The question's name.
    pub(in crate::cli) question: String,
    /// What it says, by `record.field`.
    pub(in crate::cli) values: Values,
    /// The same in a person's words, for the summary; empty where nothing was said.
    pub(in crate::cli) shown: String,
    /// Taken from what is likely, without asking.
    #[serde(default)]
    pub(in crate::cli) proposed: bool,
}

impl Answered {
    /// An answer that says nothing.
    pub(in crate::cli) fn nothing(question: &str) -> Self {
        Self { question: question.to_owned(), values: Values::new(), shown: String::new(), proposed: false }
    }

    /// An answer that says one value.
    pub(in crate::cli) fn one(question: &str, key: &str, value: Value, shown: impl Into<String>) -> Self {
        let mut answered = Self { shown: shown.into(), ..Self::nothing(question) };
        answered.values.insert(key.to_owned(), value);
        answered
    }
}

/// All that was said. It is what a draft keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::cli) struct Said {
    /// By flags, by `record.field`, as typed.
    given: Values,
    /// By answers, in their order.
    answered: Vec<Answered>,
    /// Further questions that were asked for, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) extra: Vec<String>,
    /// What was half typed when nobody answered any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) half: Option<String>,
    /// What was said of an actor or a place that was being made for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) inner: Option<Box<Said>>,
}

impl Said {
    /// What flags say of a record.
    pub(in crate::cli) fn given(kind: Kind, values: Values) -> Self {
        let given =
            values.into_iter().map(|(name, value)| (format!("{}.{name}", kind.name()), value)).collect();
        Self { given, ..Self::default() }
    }

    /// What is given of a record, by field.
    pub(in crate::cli) fn given_of(&self, kind: Kind) -> Values {
        let own = |key: &str| key.strip_prefix(kind.name())?.strip_prefix('.').map(str::to_owned);
        self.given.iter().filter_map(|(key, value)| Some((own(key)?, value.clone()))).collect()
    }

    /// Gives this of a record, in place of what was given.
    pub(in crate::cli) fn give(&mut self, kind: Kind, values: Values) {
        self.given = Self::given(kind, values).given;
    }

    /// The questions that were answered.
    pub(in crate::cli) fn questions(&self) -> impl Iterator<Item = &str> {
        self.answered.iter().map(|answered| answered.question.as_str())
    }

    /// Goes on with a draft; what flags say now counts more.
    pub(in crate::cli) fn over(self, mut draft: Self) -> Self {
        draft.answered.retain(|answered| !answered.values.keys().any(|key| self.given.contains_key(key)));
        draft.given.extend(self.given);
        draft
    }

    /// Whether nothing was answered, so that nothing would be lost.
    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.answered.iter().all(|answered| answered.proposed) && self.half.is_none() && self.inner.is_none()
    }

    /// What a draft of it says; nothing where nothing would be lost.
    pub(in crate::cli) fn body(&self) -> Option<Value> {
        if self.is_empty() { None } else { serde_json::to_value(self).ok() }
    }

    /// The latest value under a name.
    pub(in crate::cli) fn get(&self, key: &str) -> Option<&Value> {
        self.answered
            .iter()
            .rev()
            .find_map(|answered| answered.values.get(key))
            .or_else(|| self.given.get(key))
            .filter(|value| !value.is_null())
    }

    /// The latest text under a name.
    pub(in crate::cli) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// The texts under a name: the elements of a list, or the one.
    pub(in crate::cli) fn texts(&self, key: &str) -> Vec<&str> {
        match self.get(key) {
            Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(text)) => text.split(',').map(str::trim).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a flag says it.
    pub(in crate::cli) fn is_given(&self, key: &str) -> bool {
        self.given.contains_key(key)
    }

    /// The answer to a question.
    pub(in crate::cli) fn answer(&self, question: &str) -> Option<&Answered> {
        self.answered.iter().find(|answered| answered.question == question)
    }

    /// Takes an answer. A second one to the same question stands in the place of the first, and what was only proposed
    /// after it is proposed anew.
    pub(in crate::cli) fn put(&mut self, answer: Answered) {
        match self.answered.iter().position(|other| other.question == answer.question) {
            Some(at) => {
                self.answered[at] = answer;
                let mut place = 0;
                self.answered.retain(|answered| {
                    place += 1;
                    place <= at + 1 || !answered.proposed
                });
            }
            None => self.answered.push(answer),
        }
    }

    /// The same with one answer more.
    pub(in crate::cli) fn with(mut self, answer: Answered) -> Self {
        self.put(answer);
        self
    }

    /// Forgets the answer to a question.
    pub(in crate::cli) fn forget(&mut self, question: &str) {
        self.answered.retain(|answered| answered.question != question);
    }

    /// Leaves the place of an answer and nothing of what it says.
    pub(in crate::cli) fn blank(&mut self, question: &str) {
        if let Some(answer) = self.answered.iter_mut().find(|answered| answered.question == question) {
            *answer = Answered::nothing(question);
        }
    }

    /// Takes the last answer back and gives it; `None` where there is none.
    pub(in crate::cli) fn take_back(&mut self) -> Option<Answered> {
        let last = self.answered.iter().rposition(|answered| !answered.proposed)?;
        self.answered.drain(last..).next()
    }

    /// Leaves only what flags said and what answers one of these questions.
    pub(in crate::cli) fn only(&mut self, questions: &[&str]) {
        self.answered.retain(|answered| questions.contains(&answered.question.as_str()));
    }

    /// The values of a record: what flags and answers say of its fields and of what may stand inside it.
    pub(in crate::cli) fn values(&self, kind: Kind) -> Values {
        let declaration = declaration(kind);
        let mut values = Values::new();
        let all = self.given.iter().chain(self.answered.iter().flat_map(|answered| &answered.values));
        for (key, value) in all {
            let Some((record, name)) = key.split_once('.') else { continue };
            let is_inside = declaration.embedded().iter().any(|(field, ..)| *field == name);
            let is_request = kind == Kind::Decision && name == "request";
            if record == kind.name() && (declaration.field(name).is_some() || is_inside || is_request) {
                values.insert(name.to_owned(), value.clone());
            }
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(question: &str, value: &str) -> Answered {
        Answered::one(question, question, value.into(), value)
    }

    #[test]
    fn the_last_answer_goes_back_with_what_was_proposed_after_it() {
        let mut said = Said::given(Kind::Trip, Values::new());
        said.put(answer("trip.route", "1"));
        said.put(answer("trip.outcome", "delayed"));
        said.put(Answered { proposed: true, ..answer("trip.road", "L-1") });
        assert_eq!(said.take_back(), Some(answer("trip.outcome", "delayed")));
        assert!(said.answer("trip.outcome").is_none() && said.answer("trip.road").is_none());
        assert!(said.take_back().is_some() && said.is_empty());
        assert_eq!(said.take_back(), None);
    }

    #[test]
    fn a_corrected_answer_keeps_its_place_and_renews_proposals() {
        let mut said = Said::given(Kind::Trip, Values::new());
        said.put(answer("trip.route", "1"));
        said.put(Answered { proposed: true, ..answer("trip.road", "L-1") });
        said.put(answer("trip.outcome", "delayed"));
        said.put(answer("trip.route", "2"));
        assert_eq!(said.text("trip.route"), Some("2"));
        assert!(said.answer("trip.road").is_none());
        assert!(said.take_back().is_some());
        assert!(said.answer("trip.outcome").is_none());
    }

    #[test]
    fn flags_count_more_than_a_draft() {
        let mut draft = Said::default();
        draft.put(answer("trip.outcome", "delayed"));
        draft.put(answer("trip.notes", "..."));
        let mut flags = Values::new();
        flags.insert("outcome".into(), "facilitated".into());
        let said = Said::given(Kind::Trip, flags).over(draft);
        assert_eq!(said.text("trip.outcome"), Some("facilitated"));
        assert_eq!(said.values(Kind::Trip).len(), 2);
    }
}
