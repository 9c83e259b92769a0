//! What a fault of a field says to the person who typed it.

use super::date::DateFault;
use super::{Fault, Kind, Near, NotAnId, Reason, RecordId};
use crate::message::{Exit, Explain, Message};
use crate::text::clean::{self, TextFault};
use crate::vocabulary;

/// A vocabulary of more terms than this is not written out in a hint: the help lists it.
const CODES_IN_A_HINT: usize = 24;

impl Kind {
    /// Key of its name in the catalogue, `kind-trip`; the plural is the attribute `.plural`.
    pub fn label_key(self) -> String {
        format!("kind-{}", self.name())
    }

    fn label(self) -> Message {
        Message::new(self.label_key())
    }
}

impl Fault {
    /// Where a field of the record itself is missing: the flag that gives it.
    pub(crate) fn missing_flag(&self) -> Option<String> {
        let is_missing = self.reason == Reason::Missing && !self.field.contains(['[', '.']);
        is_missing.then(|| format!("--{}", self.field.replace('_', "-")))
    }
}

/// `addressees[2].needed_by: no such day`
impl Explain for Fault {
    fn message(&self) -> Message {
        if self.field.is_empty() {
            return sentence(&self.reason);
        }
        Message::new("store-fault").with("field", &self.field).with("reason", sentence(&self.reason))
    }

    fn hint(&self) -> Option<Message> {
        match self.missing_flag() {
            Some(flag) => Some(Message::new("store-fault-missing.hint").with("flags", flag)),
            None => hint(&self.reason),
        }
    }

    fn code(&self) -> u16 {
        match &self.reason {
            Reason::Missing => 232,
            Reason::NoSuchField(_) => 233,
            Reason::WrongType(_) => 234,
            Reason::NotATerm(..) => 235,
            Reason::NotYesOrNo => 236,
            Reason::NotAWholeNumber => 237,
            Reason::NotANumber => 238,
            Reason::Above(_) => 239,
            Reason::Negative => 240,
            Reason::After(_) => 702,
            Reason::TooFine => 241,
            Reason::NotACurrency => 242,
            Reason::OutOfRange(_) => 243,
            Reason::NotAnHour => 244,
            Reason::Date(DateFault::Form) => 245,
            Reason::Date(DateFault::NoSuchDay) => 246,
            Reason::Date(DateFault::NoSuchMonth) => 951,
            Reason::Date(DateFault::YearOutOfRange) => 247,
            Reason::Date(DateFault::Ambiguous(..)) => 248,
            Reason::Date(DateFault::Hijri) => 249,
            Reason::Date(DateFault::NotAWholeDay) => 250,
            Reason::InTheFuture => 251,
            Reason::Before(_) => 252,
            Reason::Text(TextFault::Forbidden { .. }) => 253,
            Reason::Text(TextFault::Marks { .. }) => 254,
            Reason::Text(TextFault::TooLong { .. }) => 255,
            Reason::Text(TextFault::Empty) => 256,
            Reason::SeveralLines => 257,
            Reason::TooMany(_) => 258,
            Reason::NoSuchRecord(..) => 259,
            Reason::SeveralRecords(..) => 260,
            Reason::VoidRecord(_) => 261,
            Reason::NoSuchRow => 262,
            Reason::Taken(_) => 263,
            Reason::Twice => 264,
            Reason::OnlyWith(..) => 265,
            Reason::OnlyWhenMade => 266,
            Reason::NobodyAgreed => 717,
            Reason::AlreadyOver => 780,
            Reason::GoesWith(..) => 267,
            Reason::NotWith(_) => 268,
            Reason::AboveWhole(_) => 269,
            Reason::LessThanItsParts => 270,
            Reason::NotKept => 271,
            Reason::Circle => 272,
            Reason::TooFineAPlace => 273,
            Reason::NamedBy(_) => 275,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Input
    }
}

impl Explain for NotAnId {
    fn message(&self) -> Message {
        Message::new("store-not-an-id")
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("store-not-an-id.hint"))
    }
    fn code(&self) -> u16 {
        274
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

fn sentence(reason: &Reason) -> Message {
    match reason {
        Reason::Missing => Message::new("store-fault-missing"),
        Reason::NoSuchField(_) => Message::new("store-fault-no-such-field"),
        Reason::WrongType(wanted) => {
            let wanted = match *wanted {
                "number" => Message::new("store-type-number"),
                "object" => Message::new("store-type-object"),
                "list" => Message::new("store-type-list"),
                "uid" => Message::new("store-type-uid"),
                _ => Message::new("store-type-text"),
            };
            Message::new("store-fault-wrong-type").with("wanted", wanted)
        }
        Reason::NotATerm(vocabulary, _) => Message::new("store-fault-not-a-term")
            .with("vocabulary", Message::new(format!("vocabulary-{vocabulary}"))),
        Reason::NotYesOrNo => Message::new("store-fault-not-yes-or-no"),
        Reason::NotAWholeNumber => Message::new("store-fault-not-a-whole-number"),
        Reason::NotANumber => Message::new("store-fault-not-a-number"),
        Reason::After(last) => Message::new("store-fault-after").with("last", last),
        Reason::Above(limit) => Message::new("store-fault-above").with("limit", *limit),
        Reason::Negative => Message::new("store-fault-negative"),
        Reason::TooFine => Message::new("store-fault-too-fine"),
        Reason::NotACurrency => Message::new("store-fault-not-a-currency"),
        Reason::OutOfRange(limit) => Message::new("store-fault-out-of-range").with("limit", *limit),
        Reason::NotAnHour => Message::new("store-fault-not-an-hour"),
        Reason::Date(fault) => date_sentence(fault),
        Reason::InTheFuture => Message::new("store-fault-in-the-future"),
        Reason::Before(start) => Message::new("store-fault-before").with("start", start),
        Reason::Text(fault) => text_sentence(fault),
        Reason::SeveralLines => Message::new("store-fault-several-lines"),
        Reason::TooMany(limit) => Message::new("store-fault-too-many").with("limit", *limit),
        Reason::NoSuchRecord(kind, _) => {
            Message::new("store-fault-no-such-record").with("kind", kind.label())
        }
        Reason::SeveralRecords(kind, _) => {
            Message::new("store-fault-several-records").with("kind", kind.label())
        }
        Reason::VoidRecord(id) => Message::new("store-fault-void-record").with("id", id.to_string()),
        Reason::NoSuchRow => Message::new("store-fault-no-such-row"),
        Reason::NamedBy(id) => Message::new("store-fault-named-by").with("id", id.to_string()),
        Reason::Taken(id) => Message::new("store-fault-taken").with("id", id.to_string()),
        Reason::Twice => Message::new("store-fault-twice"),
        Reason::OnlyWith(field, value) => {
            Message::new("store-fault-only-with").with("other", *field).with("value", *value)
        }
        Reason::NobodyAgreed => Message::new("store-fault-nobody-agreed"),
        Reason::OnlyWhenMade => Message::new("store-fault-only-when-made"),
        Reason::AlreadyOver => Message::new("store-fault-already-over"),
        Reason::GoesWith(field, value) => {
            Message::new("store-fault-goes-with").with("other", *field).with("value", *value)
        }
        Reason::NotWith(field) => Message::new("store-fault-not-with").with("other", *field),
        Reason::AboveWhole(whole) => Message::new("store-fault-above-whole").with("whole", whole),
        Reason::LessThanItsParts => Message::new("store-fault-less-than-its-parts"),
        Reason::NotKept => Message::new("store-fault-not-kept"),
        Reason::Circle => Message::new("store-fault-circle"),
        Reason::TooFineAPlace => Message::new("store-fault-too-fine-a-place"),
    }
}

fn joined(ids: &[RecordId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn date_sentence(fault: &DateFault) -> Message {
    match fault {
        DateFault::Form => Message::new("store-fault-date-form"),
        DateFault::NoSuchDay => Message::new("store-fault-no-such-day"),
        DateFault::NoSuchMonth => Message::new("store-fault-no-such-month"),
        DateFault::YearOutOfRange => Message::new("store-fault-year-out-of-range")
            .with("first", *super::date::YEARS.start())
            .with("last", *super::date::YEARS.end()),
        DateFault::Ambiguous(one, other) => Message::new("store-fault-ambiguous")
            .with("one", one.format("%Y-%m-%d").to_string())
            .with("other", other.format("%Y-%m-%d").to_string()),
        DateFault::Hijri => Message::new("store-fault-hijri"),
        DateFault::NotAWholeDay => Message::new("store-fault-not-a-whole-day"),
    }
}

fn text_sentence(fault: &TextFault) -> Message {
    match fault {
        TextFault::Forbidden { character, position } => Message::new("store-fault-forbidden")
            .with("character", clean::code_point(*character))
            .with("position", *position),
        TextFault::Marks { position } => Message::new("store-fault-marks").with("position", *position),
        TextFault::TooLong { length, limit } => {
            Message::new("store-fault-too-long").with("length", *length).with("limit", *limit)
        }
        TextFault::Empty => Message::new("store-fault-empty"),
    }
}

fn hint(reason: &Reason) -> Option<Message> {
    Some(match reason {
        Reason::NoSuchField(Some(near)) => Message::new("errors-cli-near").with("near", near),
        Reason::NoSuchField(None) => Message::new("errors-cli-see-help"),
        Reason::NotATerm(_, Some(near)) => Message::new("store-fault-not-a-term.near").with("near", *near),
        Reason::NotATerm(name, None) => {
            let vocabulary = vocabulary::ALL.iter().find(|vocabulary| vocabulary.name == *name);
            match vocabulary.filter(|vocabulary| vocabulary.terms.len() <= CODES_IN_A_HINT) {
                Some(vocabulary) => Message::new("errors-cli-possible")
                    .with("values", vocabulary.codes().collect::<Vec<_>>().join(", ")),
                None => Message::new("errors-cli-see-help"),
            }
        }
        Reason::NotYesOrNo => Message::new("store-fault-not-yes-or-no.hint"),
        Reason::NotAWholeNumber => Message::new("store-fault-not-a-whole-number.hint"),
        Reason::NotANumber => Message::new("store-fault-not-a-number.hint"),
        Reason::Above(_) => Message::new("store-fault-above.hint"),
        Reason::Negative => Message::new("store-fault-negative.hint"),
        Reason::OutOfRange(_) => Message::new("store-fault-out-of-range.hint"),
        Reason::InTheFuture => Message::new("store-fault-in-the-future.hint"),
        Reason::Before(_) => Message::new("store-fault-before.hint"),
        Reason::SeveralLines => Message::new("store-fault-several-lines.hint"),
        Reason::AboveWhole(_) => Message::new("store-fault-above-whole.hint"),
        Reason::TooFine => Message::new("store-fault-too-fine.hint"),
        Reason::NotACurrency => Message::new("store-fault-not-a-currency.hint"),
        Reason::NotAnHour => Message::new("store-fault-not-an-hour.hint"),
        Reason::Date(DateFault::NoSuchDay) => Message::new("store-fault-no-such-day.hint"),
        Reason::Date(DateFault::NoSuchMonth) => Message::new("store-fault-no-such-month.hint"),
        Reason::Date(DateFault::YearOutOfRange) => Message::new("store-fault-year-out-of-range.hint"),
        Reason::Date(DateFault::Form) => Message::new("store-fault-date-form.hint"),
        Reason::Date(DateFault::Ambiguous(..)) => Message::new("store-fault-ambiguous.hint"),
        Reason::Date(DateFault::Hijri) => Message::new("store-fault-hijri.hint"),
        Reason::Date(DateFault::NotAWholeDay) => Message::new("store-fault-not-a-whole-day.hint"),
        Reason::Text(TextFault::Forbidden { .. } | TextFault::Marks { .. }) => {
            Message::new("store-fault-forbidden.hint")
        }
        Reason::Text(TextFault::TooLong { .. }) => Message::new("store-fault-too-long.hint"),
        Reason::NoSuchRecord(_, Near::Alike(ids)) => {
            Message::new("store-fault-no-such-record.alike").with("ids", joined(ids))
        }
        Reason::NoSuchRecord(_, Near::Last(id)) => Message::new("store-fault-no-such-record.last")
            .with("id", id.to_string())
            .with("command", id.kind.name()),
        Reason::NoSuchRecord(kind, Near::Nothing) => {
            Message::new("store-fault-no-such-record.none").with("kind", kind.label())
        }
        Reason::NoSuchRecord(Kind::Actor | Kind::Place, Near::Unknown) => {
            Message::new("store-fault-no-such-record.by-name")
        }
        Reason::NoSuchRecord(_, Near::Unknown) => Message::new("store-fault-no-such-record.hint"),
        Reason::SeveralRecords(_, ids) => {
            Message::new("store-fault-several-records.hint").with("ids", joined(ids))
        }
        Reason::NoSuchRow => Message::new("store-fault-no-such-row.hint"),
        Reason::NamedBy(_) => Message::new("store-fault-named-by.hint"),
        Reason::NotKept => Message::new("store-fault-not-kept.hint"),
        Reason::Circle => Message::new("store-fault-circle.hint"),
        Reason::TooFineAPlace => Message::new("store-fault-too-fine-a-place.hint"),
        Reason::AlreadyOver => Message::new("store-fault-already-over.hint"),
        Reason::NobodyAgreed => Message::new("store-fault-nobody-agreed.hint"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::NaiveDate;

    use super::*;
    use crate::message::{Catalogue, Language};

    fn every_reason() -> Vec<Reason> {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        let id = RecordId { kind: Kind::Actor, number: 3 };
        vec![
            Reason::Missing,
            Reason::NoSuchField(Some("date".into())),
            Reason::WrongType("object"),
            Reason::NotATerm("decision", Some("granted")),
            Reason::NotYesOrNo,
            Reason::NotAWholeNumber,
            Reason::NotANumber,
            Reason::Above(100),
            Reason::After("2027-05-23".into()),
            Reason::Negative,
            Reason::TooFine,
            Reason::NotACurrency,
            Reason::OutOfRange(90),
            Reason::NotAnHour,
            Reason::Date(DateFault::Form),
            Reason::Date(DateFault::NoSuchDay),
            Reason::Date(DateFault::NoSuchMonth),
            Reason::Date(DateFault::YearOutOfRange),
            Reason::Date(DateFault::Ambiguous(day, day)),
            Reason::Date(DateFault::Hijri),
            Reason::Date(DateFault::NotAWholeDay),
            Reason::InTheFuture,
            Reason::Before("2026-11-23".into()),
            Reason::Text(TextFault::Forbidden { character: '\u{202e}', position: 4 }),
            Reason::Text(TextFault::Marks { position: 4 }),
            Reason::Text(TextFault::TooLong { length: 300, limit: 200 }),
            Reason::Text(TextFault::Empty),
            Reason::SeveralLines,
            Reason::TooMany(2),
            Reason::NoSuchRecord(Kind::Trip, Near::Unknown),
            Reason::SeveralRecords(Kind::Actor, vec![id]),
            Reason::VoidRecord(id),
            Reason::NoSuchRow,
            Reason::NamedBy(id),
            Reason::Taken(id),
            Reason::Twice,
            Reason::OnlyWith("kind", "road"),
            Reason::OnlyWhenMade,
            Reason::NobodyAgreed,
            Reason::AlreadyOver,
            Reason::GoesWith("needed", "one-of"),
            Reason::NotWith("meeting"),
            Reason::AboveWhole("checkpoints".into()),
            Reason::LessThanItsParts,
            Reason::NotKept,
            Reason::Circle,
            Reason::TooFineAPlace,
        ]
    }

    #[test]
    fn every_reason_is_said_in_full_and_has_a_code_of_its_own() {
        let mut codes = BTreeSet::new();
        for reason in every_reason() {
            let fault = Fault::new("addressees[2].needed_by", reason);
            assert!(codes.insert(fault.code()), "{fault}");
            for language in Language::ALL {
                let catalogue = Catalogue::new(*language);
                for message in [Some(fault.message()), fault.hint()].into_iter().flatten() {
                    let said = catalogue.say(&message);
                    assert!(!said.starts_with("store-") && !said.contains('{'), "{said}");
                }
                assert!(catalogue.say(&fault.message()).starts_with("addressees[2].needed_by"));
            }
        }
        assert_eq!(codes.len(), 47);
    }

    #[test]
    fn what_stands_near_an_unknown_name_is_said_by_its_id() {
        let id = RecordId { kind: Kind::Place, number: 3 };
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            for (near, holds) in [
                (Near::Unknown, ""),
                (Near::Alike(vec![id, RecordId { number: 9, ..id }]), "L-3, L-9"),
                (Near::Last(id), "L-3"),
                (Near::Nothing, ""),
            ] {
                let fault = Fault::new("origin", Reason::NoSuchRecord(Kind::Place, near));
                let said = catalogue.say(&fault.hint().expect("a hint"));
                assert!(said.contains(holds) && !said.contains('{') && !said.starts_with("store-"), "{said}");
            }
        }
    }

    #[test]
    fn both_readings_of_a_date_are_named() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        let ambiguous = crate::model::PartialDate::typed("03/02/2025", today).expect_err("two readings");
        let fault = Fault::new("date", Reason::Date(ambiguous));
        let said = Catalogue::new(Language::English).say(&fault.message());
        assert!(said.contains("2025-02-03") && said.contains("2025-03-02"), "{said}");
    }

    #[test]
    fn a_wrong_code_is_answered_with_the_near_one_or_with_all() {
        let english = Catalogue::new(Language::English);
        let hint = |near| {
            english.say(&Fault::new("code", Reason::NotATerm("decision", near)).hint().expect("a hint"))
        };
        assert!(hint(Some("granted")).starts_with("Did you mean granted?"));
        assert!(hint(None).contains("conditional, partial, referred"));
    }
}
